//! `gsef backup` and `gsef restore`: what was acknowledged before a backup began is in it, and a restore destroys nothing
//! by accident.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    place::Place,
    program::{self, eventually},
    serving::Serving,
};
use serde_json::{Value, json};

const CREATE: &str = "mutation ($title: String!) { publicationCreate(input: {
    publish: true, title: [{ locale: \"fr\", value: $title }] }) {
    record { id } searchSequence userErrors { message } } }";
const NODES: &str = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_holds_every_write_that_was_acknowledged_before_it_began() -> Result<()> {
    let place = Place::sqlite()?;
    let token = place.token()?;
    let server = Arc::new(place.serve().await?);
    let mut acknowledged = Vec::new();
    for number in 0..60 {
        acknowledged.push(create(&server, &token, number).await?);
    }
    // Writing goes on while the backup is made, and is not held up by it.
    let stop = Arc::new(AtomicBool::new(false));
    let writer = {
        let (server, token, stop) = (Arc::clone(&server), token.clone(), Arc::clone(&stop));
        tokio::spawn(async move {
            let mut later = 0_u64;
            while !stop.load(Ordering::Relaxed) {
                create(&server, &token, 1_000 + later).await?;
                later += 1;
            }
            anyhow::Ok(later)
        })
    };
    tokio::time::sleep(Duration::from_millis(100)).await;
    let folder = place.folder().to_owned();
    let made = tokio::task::spawn_blocking(move || {
        program::run(&folder, &["backup", "copy.sqlite", "--data-dir", "data"])
    });
    let made = made.await??.well()?;
    ensure!(made.err.contains("copy.sqlite"), "{}", made.err);
    stop.store(true, Ordering::Relaxed);
    ensure!(writer.await?? > 0, "nothing was written beside the backup");
    ensure!(!place.folder().join("copy.sqlite.part").exists(), "a part was left");

    // Into a folder that is not there yet.
    let restored = program::run(place.folder(), &["restore", "copy.sqlite", "--data-dir", "new"])?.well()?;
    ensure!(restored.err.contains("new"), "{}", restored.err);
    let copy = Serving::start(place.folder(), &["--data-dir", "new"]).await?;
    let data = copy.ask(None, NODES, json!({ "ids": acknowledged })).await?;
    for (id, node) in acknowledged.iter().zip(data["nodes"].as_array().context("no nodes")?) {
        assert_eq!(node["id"], json!(id), "not in the backup");
    }
    let found = copy.ask(None, "{ search(query: \"avant\") { totalCount } }", json!({})).await?;
    ensure!(found["search"]["totalCount"].as_u64() >= Some(60), "{found}");
    // The token is in it too, and the log goes on where it was.
    let written = create(&copy, &token, 5_000).await?;
    ensure!(!acknowledged.contains(&written), "{written}");
    copy.end("TERM").await?;
    program::run(place.folder(), &["index", "verify", "--data-dir", "new"])?.well()?;
    let doctor = program::run(place.folder(), &["doctor", "--data-dir", "new"])?.well()?;
    ensure!(doctor.out.contains("sound"), "{}", doctor.out);
    Ok(())
}

#[tokio::test]
async fn a_restore_refuses_what_would_destroy_something() -> Result<()> {
    let place = Place::sqlite()?;
    place.write("works.jsonl", &json!({ "id": "a:1", "title": "Avant" }).to_string())?;
    place.run(&["import", "works.jsonl"])?.well()?;
    place.run(&["backup", "copy.sqlite"])?.well()?;
    place.write("works.jsonl", &json!({ "id": "a:2", "title": "Après" }).to_string())?;
    place.run(&["import", "works.jsonl"])?.well()?;
    let before = place.export()?;

    // A store that is there, without --force.
    let told = place.run(&["restore", "copy.sqlite"])?.refused(1)?;
    ensure!(told.contains("already") && told.contains("--force"), "{told}");
    // Files that are no backup; the store stays as it is even with --force.
    place.write("text", "SQLite format 3, or is it?")?;
    let copy = fs::read(place.folder().join("copy.sqlite"))?;
    fs::write(place.folder().join("cut"), &copy[..copy.len() / 2])?;
    let mut harmed = copy.clone();
    for byte in harmed.iter_mut().skip(4_096 + 8).take(6_000) {
        *byte = !*byte;
    }
    fs::write(place.folder().join("harmed"), harmed)?;
    fs::write(place.folder().join("empty"), "")?;
    let foreign = [b"SQLite format 3\0".as_slice(), &[0; 84]].concat();
    fs::write(place.folder().join("foreign"), foreign)?;
    for file in ["text", "cut", "harmed", "empty", "foreign", "nowhere"] {
        let told = place.run(&["restore", file, "--force"])?.refused(1).context(file)?;
        ensure!(told.contains(file), "{told}");
        assert_eq!(place.export()?, before, "restoring {file} changed the store");
    }
    // A server that runs.
    let server = place.serve().await?;
    let told = place.run(&["restore", "copy.sqlite", "--force"])?.refused(1)?;
    ensure!(told.contains("serving") && told.contains("stop it"), "{told}");
    server.end("TERM").await?;
    assert_eq!(place.export()?, before);

    // And what it may do, it does: nothing is left of the later one.
    place.run(&["restore", "copy.sqlite", "--force"])?.well()?;
    let titles: Vec<_> = place.exported()?.into_iter().map(|work| work["id"].clone()).collect();
    assert_eq!(titles, [json!("a:1")]);
    let left: Vec<_> = fs::read_dir(place.data())?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| name.contains(".old") || name.contains(".new"))
        .collect();
    ensure!(left.is_empty(), "left behind: {left:?}");
    let server = place.serve().await?;
    eventually("the index is of the restored database", Duration::from_secs(5), async || {
        let data = server.ask(None, "{ search(query: \"\") { totalCount } }", json!({})).await?;
        Ok((data["search"]["totalCount"] == json!(1)).then_some(()))
    })
    .await
}

#[test]
fn on_postgres_both_say_what_to_use() -> Result<()> {
    let place = Place::postgres()?;
    place.run(&["user", "add", "ana@example.org", "--role", "editor"])?.well()?;
    let told = place.run(&["backup", "copy"])?.refused(1)?;
    ensure!(told.contains("pg_dump") && told.contains("pg_restore"), "{told}");
    let told = place.run(&["restore", "copy"])?.refused(1)?;
    ensure!(told.contains("pg_restore"), "{told}");
    ensure!(!place.folder().join("copy").exists() && !place.folder().join("copy.part").exists());
    Ok(())
}

async fn create(server: &Serving, token: &str, number: u64) -> Result<String> {
    let title = if number < 1_000 { format!("Avant {number}") } else { format!("Après {number}") };
    let data = server.ask(Some(token), CREATE, json!({ "title": title })).await?;
    let payload: &Value = &data["publicationCreate"];
    ensure!(payload["userErrors"] == json!([]), "{payload}");
    Ok(payload["record"]["id"].as_str().context("no id")?.to_owned())
}
