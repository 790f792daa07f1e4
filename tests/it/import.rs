//! `gsef import` and `gsef export`: what is taken, what is rejected and why, and that nothing changes the second time.

mod again;
mod forms;
mod links;
mod real;

use std::{collections::BTreeMap, env, fs, path::Path};

use anyhow::{Context as _, Result, bail, ensure};
use scenarios::{place::Place, program::Run};
use serde_json::{Value, json};

/// Line, key and reason of a rejected entry.
type Rejected = (u64, String, String);

/// The exit code of an import that rejected entries or was stopped.
const IN_PART: Option<i32> = Some(2);

/// The path of a file in `tests/fixtures/import`.
fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import").join(name).display().to_string()
}

/// What the report's table says in its last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counts {
    created: u64,
    updated: u64,
    unchanged: u64,
    rejected: u64,
    warnings: u64,
}

impl Counts {
    fn of(run: &Run) -> Result<Self> {
        let table = run.err.lines().skip_while(|line| !line.starts_with("file  "));
        let last = table.take_while(|line| !line.is_empty()).last().context(run.err.clone())?;
        let cells: Vec<u64> = last
            .split_whitespace()
            .rev()
            .take(5)
            .map(|cell| cell.replace(',', "").parse())
            .collect::<Result<_, _>>()
            .with_context(|| run.err.clone())?;
        let [warnings, rejected, unchanged, updated, created] = cells[..] else { bail!("{}", run.err) };
        Ok(Self { created, updated, unchanged, rejected, warnings })
    }
}

/// Imports a fixture that has faults. Answers the counts, and the rejections as the report's file has them.
fn import_fixture(place: &Place, name: &str) -> Result<(Counts, Vec<Rejected>)> {
    let path = fixture(name);
    let run = place.run(&["import", &path, "--report", "report.jsonl"])?;
    assert_eq!(run.code, IN_PART, "{}", run.err);
    let mut rejected = Vec::new();
    for line in fs::read_to_string(place.folder().join("report.jsonl"))?.lines() {
        let line: Value = serde_json::from_str(line)?;
        assert_eq!(line["file"], json!(path));
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        if line["what"] == "rejected" {
            // The terminal tells the same.
            let key = text("key");
            let shown = if key.is_empty() { String::new() } else { format!(" {key}:") };
            let told = format!("{path}:{}:{shown} {}", line["line"], text("reason"));
            ensure!(run.err.contains(&told), "not told: {told}\n{}", run.err);
            rejected.push((line["line"].as_u64().unwrap_or_default(), key, text("reason")));
        }
    }
    Ok((Counts::of(&run)?, rejected))
}

/// What the store holds, by id.
fn by_id(place: &Place) -> Result<BTreeMap<String, Value>> {
    let things = place.exported()?.into_iter();
    Ok(things.map(|thing| (thing["id"].as_str().unwrap_or_default().to_owned(), thing)).collect())
}

fn owned((line, key, reason): (u64, &str, &str)) -> Rejected {
    (line, key.to_owned(), reason.to_owned())
}

/// Things without what differs from store to store.
fn without_times(things: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut things = things.clone();
    for thing in things.values_mut().filter_map(Value::as_object_mut) {
        for key in ["uid", "created_at", "published_at"] {
            thing.shift_remove(key);
        }
    }
    things
}
