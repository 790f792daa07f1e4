//! The search index can always be had back from the database: whatever is wrong with it, the server builds it anew by
//! itself, and says so.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use scenarios::{place::Place, program::eventually, serving::Serving};
use serde_json::{Value, json};

/// How long a small index may take to be built.
const SOON: Duration = Duration::from_secs(10);
const WORKS: u64 = 300;

#[tokio::test]
async fn a_missing_index_is_built_and_said_to_be() -> Result<()> {
    for place in [library(Place::sqlite()?)?, library(Place::postgres()?)?] {
        let said = serve_once(&place).await?;
        ensure!(said.contains("being built from the database: there was none"), "{said}");
        // The second time there is nothing to build.
        let said = serve_once(&place).await?;
        ensure!(said.contains("up to its last commit") && !said.contains("being built"), "{said}");
        fs::remove_dir_all(place.data().join("index"))?;
        let said = serve_once(&place).await?;
        ensure!(said.contains("there was none"), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn an_index_of_another_schema_is_built_anew() -> Result<()> {
    let place = library(Place::sqlite()?)?;
    serve_once(&place).await?;
    // An older program's: its name says so.
    let index = place.data().join("index");
    let (old, _) = generation(&index)?;
    let renamed = "0123456789abcdef-1";
    fs::rename(index.join(&old), index.join(renamed))?;
    fs::write(index.join("CURRENT"), renamed)?;
    let told = place.run(&["index", "status"])?.refused(1)?;
    ensure!(told.contains("another version") && told.contains("'gsef index rebuild'"), "{told}");
    let said = serve_once(&place).await?;
    ensure!(said.contains("made by another version of this program"), "{said}");
    ensure!(!index.join(renamed).exists(), "the old one was left");
    Ok(())
}

#[tokio::test]
async fn a_harmed_index_is_built_anew() -> Result<()> {
    type Harm = fn(&Path) -> Result<()>;
    let harms: &[(&str, Harm)] = &[
        ("CURRENT names nothing", |index| Ok(fs::write(index.join("CURRENT"), "0")?)),
        ("CURRENT is no text", |index| Ok(fs::write(index.join("CURRENT"), [0xff, 0xfe, 0])?)),
        ("CURRENT names a generation that is gone", |index| {
            Ok(fs::remove_dir_all(index.join(generation(index)?.0))?)
        }),
        ("meta.json is empty", |index| harm_meta(index, |_| Vec::new())),
        ("meta.json is cut", |index| harm_meta(index, |meta| meta[..meta.len() / 2].to_vec())),
        ("meta.json is flipped", |index| harm_meta(index, |meta| meta.iter().map(|byte| !byte).collect())),
        ("meta.json is of another index", |index| {
            harm_meta(index, |meta| {
                String::from_utf8_lossy(meta).replace("\"segments\"", "\"sediments\"").into_bytes()
            })
        }),
        ("a postings file is gone", |index| harm_segment(index, "idx", |_| None)),
        ("a term file is cut", |index| {
            harm_segment(index, "term", |bytes| Some(bytes[..bytes.len() / 2].to_vec()))
        }),
        ("a store file is empty", |index| harm_segment(index, "store", |_| Some(Vec::new()))),
        ("a term file is flipped", |index| harm_segment(index, "term", flipped)),
        ("a postings file is flipped", |index| harm_segment(index, "idx", flipped)),
        ("a positions file is flipped", |index| harm_segment(index, "pos", flipped)),
        ("a column file is flipped", |index| harm_segment(index, "fast", flipped)),
        ("a store file is flipped", |index| harm_segment(index, "store", flipped)),
        ("a norms file is flipped", |index| harm_segment(index, "fieldnorm", flipped)),
    ];
    let place = library(Place::sqlite()?)?;
    serve_once(&place).await?;
    let mut unnoticed = Vec::new();
    for (what, harm) in harms {
        harm(&place.data().join("index")).context(*what)?;
        let said = serve_once(&place).await.context(*what)?;
        ensure!(!said.contains("panicked"), "{what}: {said}");
        if !said.contains("being built from the database") {
            unnoticed.push(*what);
            fs::remove_dir_all(place.data().join("index"))?;
            serve_once(&place).await?;
        }
    }
    ensure!(unnoticed.is_empty(), "not noticed: {unnoticed:?}");
    Ok(())
}

#[tokio::test]
async fn the_index_is_looked_at_compared_and_rebuilt_by_command() -> Result<()> {
    let place = library(Place::sqlite()?)?;
    // Where no server runs, the command builds it itself.
    let built = place.run(&["index", "rebuild"])?.well()?;
    ensure!(built.err.contains(&format!("holds {WORKS} documents")), "{}", built.err);
    let status = place.run(&["index", "status"])?.well()?;
    let row = |out: &str, name: &str| {
        let line = out.lines().find(|line| line.starts_with(name)).map(str::to_owned);
        line.and_then(|line| Some(line.split_once("  ")?.1.trim().to_owned()))
    };
    for (name, wanted) in [("documents", "300"), ("in the database", "300"), ("changes behind", "0")] {
        assert_eq!(row(&status.out, name).as_deref(), Some(wanted), "{}", status.out);
    }
    let verified = place.run(&["index", "verify"])?.well()?;
    ensure!(
        verified.out.contains("300 entries compared") && verified.out.contains("no differences"),
        "{verified:?}"
    );

    // Beside a server it is a request, and the old generation answers until the new one is there.
    let server = place.serve().await?;
    let before = row(&place.run(&["index", "status"])?.well()?.out, "generation").context("no generation")?;
    let asked = place.run(&["index", "rebuild"])?.well()?;
    ensure!(asked.err.contains("answers from the old one"), "{}", asked.err);
    let mut answers = 0;
    eventually("the index is rebuilt", SOON, async || {
        assert_eq!(found(&server).await?, WORKS, "not everything is found while the index is rebuilt");
        answers += 1;
        Ok(server.said().contains("the index is built").then_some(()))
    })
    .await?;
    assert_eq!(found(&server).await?, WORKS);
    ensure!(answers > 1, "the server was asked {answers} times");
    let after = row(&place.run(&["index", "status"])?.well()?.out, "generation").context("no generation")?;
    ensure!(before != after, "still generation {before}");
    ensure!(server.said().contains("rebuilt as asked"), "{}", server.said());
    place.run(&["index", "verify"])?.well()?;
    assert_eq!(server.end("TERM").await?.code, Some(0));
    Ok(())
}

#[tokio::test]
async fn verify_finds_a_planted_difference() -> Result<()> {
    let place = library(Place::sqlite()?)?;
    place.run(&["index", "rebuild"])?.well()?;
    let kept = keep(&place.data().join("index"), place.folder())?;
    // What is written now the kept index does not know; with its old place in the log it could say so: the place is
    // moved on, as a bug would.
    let line = json!({ "id": "lib:0", "type": "book", "lang": "fr", "title": "autrement" });
    place.write("more.jsonl", &format!("{line}\n{}\n", json!({ "id": "lib:new", "title": "nouveau" })))?;
    place.run(&["import", "more.jsonl"])?.well()?;
    let behind = place.run(&["index", "verify"])?.well()?;
    ensure!(behind.out.contains("2 changed since"), "{}", behind.out);
    let index = place.data().join("index");
    fs::remove_dir_all(&index)?;
    fs::rename(kept, &index)?;
    harm_meta(&index, |meta| {
        let text = String::from_utf8_lossy(meta);
        text.replace(&format!("\\\"seq\\\":{WORKS}"), &format!("\\\"seq\\\":{}", WORKS + 2)).into_bytes()
    })?;
    let run = place.run(&["index", "verify"])?;
    assert_eq!(run.code, Some(1), "{run:?}");
    ensure!(
        run.out.contains("is not in the index") && run.out.contains("has version 1 in the index, 2"),
        "{run:?}"
    );
    ensure!(run.out.contains("2 differences") && run.err.contains("'gsef index rebuild'"), "{run:?}");
    place.run(&["index", "rebuild"])?.well()?;
    place.run(&["index", "verify"])?.well()?;
    Ok(())
}

#[tokio::test]
async fn an_index_ahead_of_its_log_is_built_anew() -> Result<()> {
    let place = library(Place::sqlite()?)?;
    place.run(&["backup", "copy.sqlite"])?.well()?;
    let file = place.folder().join("later.jsonl");
    let lines = (0..5)
        .map(|number| json!({ "id": format!("later:{number}"), "title": "ouvrage tardif" }).to_string());
    fs::write(&file, lines.collect::<Vec<_>>().join("\n"))?;
    place.run(&["import", "later.jsonl"])?.well()?;
    let server = place.serve().await?;
    assert_eq!(found(&server).await?, WORKS + 5);
    server.end("TERM").await?;
    // By hand, as from a snapshot of the disk: the index stays, and knows of changes that the log has not.
    for end in ["-wal", "-shm", ""] {
        let _ = fs::remove_file(place.data().join(format!("gsef.sqlite{end}")));
    }
    fs::copy(place.folder().join("copy.sqlite"), place.data().join("gsef.sqlite"))?;
    let server = place.serve().await?;
    eventually("the index is that of the database", SOON, async || {
        Ok((found(&server).await? == WORKS).then_some(()))
    })
    .await?;
    ensure!(server.said().contains("the index is built"), "{}", server.said());
    server.end("TERM").await?;
    place.run(&["index", "verify"])?.well()?;
    Ok(())
}

/// A place with some works in its database, and no index yet.
fn library(place: Place) -> Result<Place> {
    let line = |number| {
        let title = format!("ouvrage numéro {number}");
        json!({ "id": format!("lib:{number}"), "type": "book", "lang": "fr", "title": title }).to_string()
    };
    place.write("library.jsonl", &(0..WORKS).map(line).collect::<Vec<_>>().join("\n"))?;
    place.run(&["import", "library.jsonl"])?.well()?;
    Ok(place)
}

/// Serves until everything is found. Answers what the server said.
async fn serve_once(place: &Place) -> Result<String> {
    let server = place.serve().await?;
    assert_eq!(found(&server).await?, WORKS, "{}", server.said());
    let run = server.end("TERM").await?;
    ensure!(run.code == Some(0), "{run:?}");
    let verified = place.run(&["index", "verify"])?;
    ensure!(verified.code == Some(0), "{verified:?}");
    Ok(run.out + &run.err)
}

/// How many works a word, a phrase and nothing in particular find: the same, or it is told.
async fn found(server: &Serving) -> Result<u64> {
    let mut counts = Vec::new();
    for query in ["ouvrage", "", "kind:publication"] {
        let ask = "query ($query: String!) { search(query: $query) { totalCount nodes { id } } }";
        let data = server.ask(None, ask, json!({ "query": query })).await?;
        counts.push(data["search"]["totalCount"].as_u64().context("no count")?);
    }
    ensure!(counts.iter().all(|count| *count == counts[0]), "not of one mind: {counts:?}");
    Ok(counts[0])
}

/// The name of the living generation, and its folder.
fn generation(index: &Path) -> Result<(String, PathBuf)> {
    let name = fs::read_to_string(index.join("CURRENT"))?;
    let folder = index.join(name.trim());
    Ok((name.trim().to_owned(), folder))
}

fn harm_meta(index: &Path, harm: impl Fn(&[u8]) -> Vec<u8>) -> Result<()> {
    let file = generation(index)?.1.join("meta.json");
    let before = fs::read(&file)?;
    let after = harm(&before);
    ensure!(before != after, "nothing was harmed: {}", String::from_utf8_lossy(&before));
    Ok(fs::write(file, after)?)
}

/// Harms every segment's file of a kind; `None` removes it.
fn harm_segment(index: &Path, ending: &str, harm: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Result<()> {
    let folder = generation(index)?.1;
    let meta: Value = serde_json::from_slice(&fs::read(folder.join("meta.json"))?)?;
    let segments = meta["segments"].as_array().context("no segments")?;
    ensure!(!segments.is_empty(), "no segments");
    for segment in segments {
        let name = segment["segment_id"].as_str().context("no id")?.replace('-', "");
        let file = folder.join(format!("{name}.{ending}"));
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        match harm(&bytes) {
            Some(harmed) => fs::write(&file, harmed)?,
            None => fs::remove_file(&file)?,
        }
    }
    Ok(())
}

/// Bytes with a stretch in their middle turned over, and their length and end as they were.
#[expect(clippy::unnecessary_wraps, reason = "one of several harms")]
fn flipped(bytes: &[u8]) -> Option<Vec<u8>> {
    let (from, to) = (bytes.len() / 4, bytes.len() / 2);
    let turned = |(at, byte): (usize, &u8)| if (from..=to).contains(&at) { !byte } else { *byte };
    Some(bytes.iter().enumerate().map(turned).collect())
}

/// Copies an index aside.
fn keep(index: &Path, folder: &Path) -> Result<PathBuf> {
    let kept = folder.join("kept");
    let copied = std::process::Command::new("cp").arg("-r").arg(index).arg(&kept).status()?;
    ensure!(copied.success());
    Ok(kept)
}
