//! `gsef import` and `gsef export`: what is taken, what is rejected and why, and that nothing changes the second time.

use std::{
    collections::BTreeMap,
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context as _, Result, bail, ensure};
use scenarios::{
    place::Place,
    program::{self, Run, eventually},
};
use serde_json::{Value, json};

/// Line, key and reason of a rejected entry.
type Rejected = (u64, String, String);

/// The exit code of an import that rejected entries or was stopped.
const IN_PART: Option<i32> = Some(2);

#[test]
fn the_exchange_form_is_taken_and_each_rejection_is_true() -> Result<()> {
    let place = Place::sqlite()?;
    let (counts, rejected) = import_fixture(&place, "exchange.jsonl")?;
    assert_eq!(counts, Counts { created: 7, updated: 0, unchanged: 0, rejected: 7, warnings: 0 });
    assert_eq!(
        rejected,
        [
            (9, "fx:lost", "owner: there is no member 'nowhere'"),
            (10, "fx:typo", "titel: is not a known key; did you mean 'title'?"),
            (11, "fx:first", "its key 'fx:first' is already used on line 5: give each entry a key of its own"),
            (
                12,
                "fx:kind",
                "type: 'publicaton' is none of member, person, topic, forum, publication, research_project, dataset, \
                 case_study"
            ),
            (13, "", "is not JSON: EOF while parsing a string at byte 58"),
            (14, "", "is not a JSON object"),
            (15, "fx:circle", "country: 'XX' is not a country code of ISO 3166-1 (two letters, such as KR)"),
        ]
        .map(owned)
    );
    Ok(())
}

#[test]
fn the_flat_form_is_taken_and_each_rejection_is_true() -> Result<()> {
    let place = Place::sqlite()?;
    let (counts, rejected) = import_fixture(&place, "flat.jsonl")?;
    assert_eq!(counts, Counts { created: 5, updated: 0, unchanged: 0, rejected: 4, warnings: 4 });
    assert_eq!(
        rejected,
        [
            (3, "flat:3", "is a duplicate: its DOI 10.5555/fixture.1 belongs to 'flat:1' already"),
            (5, "", "has no id"),
            (7, "", "is not JSON: expected ident at byte 2"),
            (8, "flat:1", "its key 'flat:1' is already used on line 1: give each entry a key of its own"),
        ]
        .map(owned)
    );
    let works = by_id(&place)?;
    // Three-letter codes became BCP 47, the title in its own script stands first, the DOI is plain.
    let first = &works["flat:1"];
    assert_eq!(first["languages"], json!(["fr"]), "{first}");
    assert_eq!(first["identifiers"][0], json!({"scheme": "doi", "value": "10.5555/fixture.1"}));
    let second = &works["flat:2"];
    assert_eq!(second["title"]["ko"], json!("협동조합 연구"), "{second}");
    assert_eq!(second["date"], json!("2021-03"));
    assert_eq!(second["source"]["title"], json!("시험 저널"));
    assert_eq!(works["flat:6"]["type"], json!("dataset"));
    assert!(works["flat:4"].get("title").is_none_or(|title| title == &json!({})), "{}", works["flat:4"]);
    Ok(())
}

#[test]
fn bibtex_is_taken_and_each_rejection_is_true() -> Result<()> {
    let place = Place::sqlite()?;
    let (counts, rejected) = import_fixture(&place, "entries.bib")?;
    assert_eq!(counts, Counts { created: 5, updated: 0, unchanged: 0, rejected: 3, warnings: 1 });
    assert_eq!(
        rejected,
        [
            (31, "livre", "its key is already that of another entry on line 5"),
            (35, "doublon", "is a duplicate: its DOI 10.5555/fixture.bib.1 belongs to 'livre' already"),
            (40, "ouvert", "title: a brace is not closed before the next entry begins"),
        ]
        .map(owned)
    );
    let works = by_id(&place)?;
    let book = &works["entries:livre"];
    let titles: Vec<_> = book["title"].as_object().into_iter().flat_map(|title| title.values()).collect();
    assert_eq!(titles, ["L'économie sociale & solidaire"]);
    assert_eq!(book["source"]["publisher"], json!("Presses de l'Économie"));
    let names: Vec<_> =
        book["contributors"].as_array().into_iter().flatten().map(|one| &one["name"]).collect();
    assert_eq!(names, ["Amélie Exemple", "José de la Peña", "Groupe d'étude"]);
    let chapter = &works["entries:chapitre"];
    assert_eq!(chapter["source"]["title"], json!("Actes du colloque"), "{chapter}");
    assert_eq!(chapter["source"]["publisher"], json!("Presses de l'Économie, Paris"));
    assert_eq!(chapter["date"], json!("2020"));
    Ok(())
}

#[test]
fn links_find_each_other_forward_backward_and_in_circles() -> Result<()> {
    let place = Place::sqlite()?;
    import_fixture(&place, "exchange.jsonl")?;
    let things = by_id(&place)?;
    assert_eq!(things["fx:first"]["relations"][0]["target"], json!("publication:second-report"));
    assert_eq!(things["fx:second"]["relations"][0]["target"], json!("publication:first-report"));
    assert_eq!(things["fx:commons"]["broader"], json!(["solidarity"]));
    assert_eq!(things["fx:first"]["owner"], json!("town-of-example"));
    assert_eq!(things["fx:first"]["contributors"][0]["person"], json!("ana-ejemplo"));
    assert_eq!(things["fx:draft"]["state"], json!("draft"));

    // In batches of one every link forward has to wait for the end of the file.
    let other = Place::sqlite()?;
    let run = other.run(&["import", &fixture("exchange.jsonl"), "--batch", "1"])?;
    assert_eq!(Counts::of(&run)?, Counts { created: 7, updated: 0, unchanged: 0, rejected: 7, warnings: 0 });
    assert_eq!(without_times(&by_id(&other)?), without_times(&things));

    // Two files that point to each other.
    let pair = Place::sqlite()?;
    let line = |slug: &str, other: &str| {
        json!({"type": "topic", "slug": slug, "label": {"fr": slug}, "scheme": "area", "broader": [other]})
            .to_string()
    };
    pair.write("a.jsonl", &line("narrow", "broad"))?;
    pair.write(
        "b.jsonl",
        &json!({"type": "topic", "slug": "broad", "label": {"fr": "large"}, "scheme": "area"}).to_string(),
    )?;
    let run = pair.run(&["import", "b.jsonl", "a.jsonl"])?.well()?;
    assert_eq!(Counts::of(&run)?.created, 2);
    Ok(())
}

#[test]
fn no_link_is_left_pointing_at_what_was_not_written() -> Result<()> {
    let work = |slug: &str, target: Option<&str>, doi: Option<&str>| {
        let relations: Vec<_> =
            target.iter().map(|target| json!({"type": "cites", "target": target})).collect();
        let identifiers: Vec<_> = doi.iter().map(|doi| json!({"scheme": "doi", "value": doi})).collect();
        json!({
            "type": "publication", "slug": slug, "title": {"pt": slug}, "relations": relations,
            "identifiers": identifiers,
        })
        .to_string()
    };
    // The first points to one that has to wait for the third, which comes with the next batch.
    let place = Place::sqlite()?;
    let chain = [work("one", Some("publication:two"), None), work("two", Some("publication:three"), None)];
    place.write("chain.jsonl", &[chain.join("\n"), work("three", None, None)].join("\n"))?;
    let run = place.run(&["import", "chain.jsonl", "--batch", "2"])?.well()?;
    assert_eq!(Counts::of(&run)?.created, 3);
    let text = place.export()?;
    for target in ["publication:two", "publication:three"] {
        ensure!(text.contains(&format!("\"target\":\"{target}\"")), "{target} is lost:\n{text}");
    }

    // One that points to a duplicate, and one that points to that.
    let place = Place::sqlite()?;
    let lines = [
        work("first", None, Some("10.5555/same")),
        work("second", None, Some("10.5555/same")),
        work("third", Some("publication:second"), None),
        work("fourth", Some("publication:third"), None),
    ];
    place.write("works.jsonl", &lines.join("\n"))?;
    let run = place.run(&["import", "works.jsonl"])?;
    assert_eq!(Counts::of(&run)?, Counts { created: 1, updated: 0, unchanged: 0, rejected: 3, warnings: 0 });
    let told = "works.jsonl:3: third: relations.0.target: the publication 'second' was itself rejected";
    ensure!(run.err.contains(told), "{}", run.err);
    assert_eq!(place.exported()?.len(), 1);
    Ok(())
}

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

#[test]
fn a_doi_that_another_key_holds_is_a_duplicate() -> Result<()> {
    let place = Place::sqlite()?;
    let work = |key: &str, doi: &str| json!({"id": key, "title": "협동조합", "doi": doi}).to_string();
    place.write("a.jsonl", &work("a:1", "10.5555/ONE"))?;
    place.run(&["import", "a.jsonl"])?.well()?;
    place.write(
        "b.jsonl",
        &format!("{}\n{}", work("b:1", "https://doi.org/10.5555/one"), work("b:2", "10.5555/two")),
    )?;
    let run = place.run(&["import", "b.jsonl"])?;
    assert_eq!(run.code, IN_PART);
    assert_eq!(Counts::of(&run)?, Counts { created: 1, updated: 0, unchanged: 0, rejected: 1, warnings: 0 });
    let told = "b.jsonl:1: b:1: is a duplicate: its DOI 10.5555/one belongs to 'a:1' already";
    ensure!(run.err.contains(told), "{}", run.err);
    // Its holder may keep it, and give it up.
    place.write("a.jsonl", &work("a:1", "10.5555/three"))?;
    assert_eq!(Counts::of(&place.run(&["import", "a.jsonl"])?.well()?)?.updated, 1);
    assert_eq!(Counts::of(&place.run(&["import", "b.jsonl"])?.well()?)?.created, 1);
    Ok(())
}

#[test]
fn the_report_lists_everything_also_as_a_table() -> Result<()> {
    let place = Place::sqlite()?;
    let path = fixture("flat.jsonl");
    place.run(&["import", &path, "--report", "report.csv"])?;
    let table = fs::read_to_string(place.folder().join("report.csv"))?;
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("file,line,key,what,reason"));
    assert_eq!(
        lines.next(),
        Some(
            format!(
                "\"{path}\",3,\"flat:3\",rejected,\"is a duplicate: its DOI 10.5555/fixture.1 belongs to 'flat:1' already\""
            )
            .as_str()
        )
    );
    assert_eq!(lines.clone().filter(|line| line.contains(",warning,")).count(), 4, "{table}");
    assert_eq!(lines.count(), 7, "{table}");
    Ok(())
}

#[test]
fn an_import_takes_flags_for_source_state_and_member() -> Result<()> {
    let place = Place::sqlite()?;
    place.run(&["import", &fixture("exchange.jsonl")])?;
    let flags = ["import", "-", "--source", "catalogue", "--state", "draft", "--member", "town-of-example"];
    let line = json!({"id": "a:7", "title": "مراجعة"}).to_string();
    let run =
        program::run_with_input(place.folder(), &[&flags[..], &["--data-dir", "data"]].concat(), &line)?;
    assert_eq!(Counts::of(&run.well()?)?.created, 1);
    let work = &by_id(&place)?["catalogue:a:7"];
    assert_eq!((&work["state"], &work["owner"]), (&json!("draft"), &json!("town-of-example")));

    let unknown = place.run(&["import", &fixture("flat.jsonl"), "--member", "nobody"])?.refused(1)?;
    ensure!(unknown.contains("there is no member 'nobody'"), "{unknown}");
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

#[tokio::test]
async fn real_sets_of_flat_works_import_with_known_counts() -> Result<()> {
    let Some(sets) = real_sets()? else { return Ok(()) };
    let place = Place::sqlite()?;
    let import = |name: &str| -> Result<(Counts, Run)> {
        let run = place.run(&["import", &sets.join(name).display().to_string()])?;
        Ok((Counts::of(&run)?, run))
    };
    let (acl, run) = import("acl_2016on.jsonl")?;
    assert_eq!((acl.created, acl.rejected), (10_587, 1), "{}", run.err);
    // Two papers that really have one DOI.
    let twice =
        "2542: acl:J17-1002: is a duplicate: its DOI 10.1162/coli_a_00242 belongs to 'acl:J16-1002' already";
    ensure!(run.err.contains(twice), "{}", run.err);
    let (loc, run) = import("loc_sample.jsonl")?;
    assert_eq!((loc.created, loc.updated, loc.unchanged, loc.rejected), (31_878, 0, 0, 0), "{}", run.err);
    // A part of it once more, with the same keys.
    let (part, run) = import("sse_loc_A.jsonl")?;
    assert_eq!((part.created, part.updated, part.unchanged, part.rejected), (0, 0, 1_007, 0), "{}", run.err);
    assert_eq!(place.log_end().await?, 10_587 + 31_878);
    Ok(())
}

#[test]
fn real_bibtex_imports_without_a_rejection() -> Result<()> {
    let Some(sets) = real_sets()? else { return Ok(()) };
    let mut entries = 0;
    for file in fs::read_dir(sets.join("beebe"))? {
        let file = file?.path();
        // Each in a store of its own: several list the same works with the same DOI.
        let place = Place::sqlite()?;
        let run = place.run(&["import", &file.display().to_string()])?.well()?;
        let counts = Counts::of(&run)?;
        assert_eq!((counts.updated, counts.unchanged, counts.rejected), (0, 0, 0), "{}", run.err);
        assert_eq!(place.exported()?.len() as u64, counts.created);
        entries += counts.created;
    }
    // Of all files together; `@string` and what stands between entries is none.
    assert_eq!(entries, 9_733);
    Ok(())
}

/// The folder of real bibliographic sets, which stands beside the checkout in `shared/data/biblio` or is named in
/// `GSEF_BIBLIO`. Without it the test can't run, and says so; where `CI` is set it has to be there.
fn real_sets() -> Result<Option<PathBuf>> {
    let named = env::var_os("GSEF_BIBLIO").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/biblio");
    let folder = named.unwrap_or(beside);
    if folder.join("sse_loc_A.jsonl").is_file() {
        return Ok(Some(folder));
    }
    if env::var("CI").is_ok_and(|value| value == "true") {
        bail!("{} is missing: the import of real sets can't be tested", folder.display());
    }
    eprintln!(
        "NOT TESTED: the import of real sets, for {} is missing (GSEF_BIBLIO names it)",
        folder.display()
    );
    Ok(None)
}

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
