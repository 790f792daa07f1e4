//! Importing once more: unchanged, changed, only tried, stopped, and there and back.

use std::{env, fs, io::Write as _, path::Path, process::Stdio, time::Duration};

use anyhow::{Result, ensure};
use scenarios::{
    place::Place,
    program::{self, eventually},
};
use serde_json::json;

use super::{Counts, IN_PART, by_id, fixture};

#[tokio::test]
async fn a_second_import_changes_nothing() -> Result<()> {
    let place = Place::sqlite()?;
    let files = ["exchange.jsonl", "flat.jsonl", "entries.bib"].map(fixture);
    let files: Vec<&str> = ["import"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let first = Counts::of(&place.run(&files)?)?;
    let (text, end) = (place.export()?, place.log_end().await?);
    let second = Counts::of(&place.run(&files)?)?;
    assert_eq!((second.created, second.updated, second.unchanged), (0, 0, first.created));
    assert_eq!(second.rejected, first.rejected);
    assert_eq!(place.log_end().await?, end);
    assert_eq!(place.export()?, text);
    Ok(())
}

#[tokio::test]
async fn an_entry_that_says_something_else_is_written_anew() -> Result<()> {
    let place = Place::sqlite()?;
    let lines = |title: &str| {
        format!("{}\n{}\n", json!({"id": "x:1", "title": title}), json!({"id": "x:2", "title": "Reste"}))
    };
    place.write("works.jsonl", &lines("Avant"))?;
    place.run(&["import", "works.jsonl"])?.well()?;
    let end = place.log_end().await?;
    place.write("works.jsonl", &lines("Après"))?;
    let run = place.run(&["import", "works.jsonl"])?.well()?;
    assert_eq!(Counts::of(&run)?, Counts { created: 0, updated: 1, unchanged: 1, rejected: 0, warnings: 0 });
    assert_eq!(place.log_end().await?, end + 1);
    Ok(())
}

#[tokio::test]
async fn a_dry_run_writes_nothing() -> Result<()> {
    let place = Place::sqlite()?;
    let dry = place.run(&["import", "--dry-run", &fixture("exchange.jsonl"), &fixture("flat.jsonl")])?;
    ensure!(dry.err.contains("dry run: nothing was written"), "{}", dry.err);
    assert!(!place.data().exists(), "a dry run made a data folder");
    let wet = place.run(&["import", &fixture("exchange.jsonl"), &fixture("flat.jsonl")])?;
    assert_eq!(Counts::of(&dry)?, Counts::of(&wet)?);

    let end = place.log_end().await?;
    let text = place.export()?;
    let dry =
        Counts::of(&place.run(&["import", "--dry-run", &fixture("entries.bib"), &fixture("flat.jsonl")])?)?;
    assert_eq!((dry.created, dry.unchanged), (5, 5));
    assert_eq!(place.log_end().await?, end);
    assert_eq!(place.export()?, text);
    Ok(())
}

#[tokio::test]
async fn an_export_is_the_same_after_a_round_trip() -> Result<()> {
    let place = Place::sqlite()?;
    let files = ["exchange.jsonl", "flat.jsonl", "entries.bib"].map(fixture);
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/gsef/demo");
    let mut arguments = vec!["import".to_owned()];
    arguments.extend(files);
    for entry in fs::read_dir(demo)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "jsonl") {
            arguments.push(path.display().to_string());
        }
    }
    arguments.sort_unstable_by_key(|file| file != "import");
    place.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())?;
    let text = place.export()?;
    assert!(text.lines().count() > 100, "{} lines", text.lines().count());

    for other in [Place::sqlite()?, Place::postgres()?] {
        other.write("export.jsonl", &text)?;
        let counts = Counts::of(&other.run(&["import", "export.jsonl"])?.well()?)?;
        assert_eq!((counts.created as usize, counts.rejected), (text.lines().count(), 0));
        let again = other.export()?;
        // Line by line first: the one that differs is easier to read than all.
        for (before, after) in text.lines().zip(again.lines()) {
            assert_eq!(before, after);
        }
        assert_eq!(text, again);
    }
    // And back into the store it came from, where it changes nothing.
    let end = place.log_end().await?;
    place.write("export.jsonl", &text)?;
    let counts = Counts::of(&place.run(&["import", "export.jsonl"])?.well()?)?;
    assert_eq!((counts.created, counts.updated), (0, 0));
    assert_eq!(place.log_end().await?, end);
    Ok(())
}

#[tokio::test]
async fn an_import_that_is_stopped_leaves_whole_batches_and_can_be_finished() -> Result<()> {
    const ENTRIES: u64 = 6_000;
    const BATCH: u64 = 50;
    let place = Place::sqlite()?;
    let mut file = fs::File::create(place.folder().join("many.jsonl"))?;
    for number in 0..ENTRIES {
        let work = json!({
            "id": format!("many:{number}"), "type": "book", "lang": "es", "title": format!("Cooperativa número {number}"),
            "authors": ["Ejemplo, Ana"], "year": "2020",
        });
        writeln!(file, "{work}")?;
    }
    drop(file);
    let batch = BATCH.to_string();
    let arguments = ["import", "many.jsonl", "--batch", &batch, "--data-dir", "data"];
    let mut stops = 0;
    loop {
        let before = if stops == 0 { 0 } else { place.log_end().await? };
        let child = program::command(place.folder())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let process = child.id();
        let waiting = tokio::task::spawn_blocking(move || child.wait_with_output());
        // Once it has written something new it is in the middle.
        let aim = before + BATCH * (5 + 7 * stops);
        if aim < ENTRIES && stops < 3 {
            eventually("the import has begun", Duration::from_secs(60), async || {
                if !place.data().join("gsef.sqlite").exists() {
                    return Ok(None);
                }
                Ok(place.log_end().await.ok().filter(|end| *end >= aim))
            })
            .await?;
            program::signal(process, if stops == 1 { "KILL" } else { "INT" })?;
        }
        let run = program::ended(&waiting.await??);
        let end = place.log_end().await?;
        assert_eq!(end % BATCH, 0, "half a batch was left: {end} changes\n{}", run.err);
        if run.code == Some(0) {
            assert_eq!(end, ENTRIES, "{}", run.err);
            let counts = Counts::of(&run)?;
            assert_eq!((counts.created, counts.unchanged), (ENTRIES - before, before));
            break;
        }
        if stops == 1 {
            assert_eq!(run.code, None, "{}", run.err);
        } else {
            assert_eq!(run.code, IN_PART, "{}", run.err);
            ensure!(run.err.contains("Stopped after a whole batch"), "{}", run.err);
        }
        assert!(before < end && end < ENTRIES, "{before} before, {end} after");
        stops += 1;
    }
    assert_eq!(stops, 3, "the import was not stopped as often as it should have been");
    assert_eq!(by_id(&place)?.len() as u64, ENTRIES);
    Ok(())
}
