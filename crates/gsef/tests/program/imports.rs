use crate::{Place, finish, last_row};

#[test]
fn what_was_exported_is_imported_unchanged() {
    let (here, there) = (Place::new(), Place::new());
    let first = last_row(&here.import_demo().err);
    assert!(first[0] > 200, "{first:?}");
    assert_eq!(first[1..4], [0, 0, 0], "{first:?}");
    let exported = here.everything();
    assert_eq!(exported.lines().count() as u64, first[0]);

    there.write("all.jsonl", &exported);
    assert_eq!(last_row(&there.well(&["import", "all.jsonl"]).err), [first[0], 0, 0, 0, 0]);
    assert!(there.everything() == exported, "the second export differs from the first");
}

#[test]
fn a_second_import_changes_nothing() {
    let place = Place::new();
    let first = last_row(&place.import_demo().err);
    let exported = place.everything();
    let second = last_row(&place.import_demo().err);
    assert_eq!(second[..4], [0, 0, first[0], 0]);
    assert!(place.everything() == exported);
}

const MIXED: &str = r#"{"id": "test:1", "type": "book", "title": "L'économie sociale", "lang": "fr", "doi": "10.1000/one"}
not JSON
{"id": "test:1", "type": "book", "title": "again"}
{"id": "test:2", "type": "book", "title": "사회적 경제", "lang": "ko", "doi": "10.1000/one"}
{"id": "test:3", "type": "book", "title": "الاقتصاد الاجتماعي", "lang": "ar"}
"#;

#[test]
fn rejected_entries_are_told_with_line_key_and_reason() {
    let place = Place::new();
    place.write("mixed.jsonl", MIXED);
    let done = place.run(&["import", "mixed.jsonl", "--report", "report.jsonl"]);
    assert_eq!(done.code, Some(2), "{}", done.err);
    assert_eq!(last_row(&done.err)[..4], [2, 0, 0, 3]);
    assert!(
        done.err.contains("mixed.jsonl:3: test:1: its key 'test:1' is already used on line 1"),
        "{}",
        done.err
    );

    let report = place.read("report.jsonl");
    let lines: Vec<serde_json::Value> =
        report.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> =
        lines.iter().map(|line| (line["line"].as_u64().unwrap(), line["key"].as_str())).collect();
    assert_eq!(told, [(2, None), (3, Some("test:1")), (4, Some("test:2"))]);
    assert!(lines[2]["reason"].as_str().unwrap().contains("10.1000/one"), "{report}");

    place.run(&["import", "mixed.jsonl", "--report", "report.csv"]);
    let report = place.read("report.csv");
    assert!(report.starts_with("file,line,key,what,reason\n\"mixed.jsonl\",2,\"\",rejected,"), "{report}");
    assert_eq!(report.lines().count(), 4);
}

#[test]
fn files_may_point_to_each_other_in_any_order() {
    let place = Place::new();
    let book = |slug: &str, topic: &str, to: &str| {
        format!(
            r#"{{"type": "publication", "slug": "{slug}", "title": {{"fr": "{slug}"}}, "topics": ["{topic}"], "relations": [{{"type": "cites", "target": "publication:{to}"}}]}}"#
        )
    };
    let other = r#"{"type": "publication", "slug": "alone", "title": {"es": "Sola"}}"#;
    place.write("a.jsonl", &format!("{other}\n{}", book("one", "commons", "two")));
    place
        .write("b.jsonl", &format!("{}\n{}", book("two", "commons", "one"), book("three", "nowhere", "one")));
    place.write("c.jsonl", r#"{"type": "topic", "slug": "commons", "label": {"en": "Commons"}}"#);
    let done = place.run(&["import", "a.jsonl", "b.jsonl", "c.jsonl"]);
    assert_eq!(done.code, Some(2), "{}", done.err);
    assert!(done.err.contains("b.jsonl:2: three: topics.0: there is no topic 'nowhere'"), "{}", done.err);
    assert_eq!(last_row(&done.err), [4, 0, 0, 1, 0], "{}", done.err);
}

#[test]
fn a_dry_run_writes_nothing() {
    let place = Place::new();
    place.write("mixed.jsonl", MIXED);
    let done = place.run(&["import", "mixed.jsonl", "--dry-run"]);
    assert_eq!(done.code, Some(2));
    assert_eq!(last_row(&done.err)[..4], [2, 0, 0, 3]);
    assert!(!place.path("gsef-data").exists());

    place.import_demo();
    let before = place.everything();
    place.run(&["import", "mixed.jsonl", "--dry-run"]);
    assert!(place.everything() == before);
}

#[test]
fn standard_input_is_a_file_too() {
    let place = Place::new();
    let bibtex = "@book{kim2013, title = {사회적 경제}, author = {Kim, Y.}, year = 2013}";
    let done = finish(&mut place.command(&["import", "-", "--source", "thesis", "--state", "draft"]), bibtex);
    assert_eq!(done.code, Some(0), "{}", done.err);
    let exported: serde_json::Value = serde_json::from_str(&place.everything()).unwrap();
    assert_eq!(exported["id"], "thesis:kim2013");
    assert_eq!(exported["state"], "draft");
}

#[test]
fn what_cannot_be_read_is_told_before_anything_is_written() {
    let place = Place::new();
    place.write("good.jsonl", MIXED);
    place.write("notes", "just some notes");
    let done = place.run(&["import", "good.jsonl", "missing.jsonl"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.starts_with("error: missing.jsonl can't be read"), "{}", done.err);
    assert!(!place.path("gsef-data").exists());

    let done = place.run(&["import", "notes"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("notes is neither JSONL nor BibTeX"), "{}", done.err);

    let done = place.run(&["import", "good.jsonl", "--member", "nobody"]);
    assert!(done.err.contains("there is no member 'nobody'"), "{}", done.err);
}

#[test]
fn only_the_kinds_that_are_wanted_are_exported() {
    let place = Place::new();
    place.import_demo();
    let out = place.well(&["export", "--kind", "forum", "--kind", "dataset"]).out;
    let kind = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["type"].clone();
    let kinds: Vec<_> = out.lines().map(kind).collect();
    assert_eq!(kinds.iter().filter(|kind| *kind == "forum").count(), 7);
    assert_eq!(kinds.iter().filter(|kind| *kind == "dataset").count(), kinds.len() - 7);

    place.write("there.jsonl", "kept");
    let done = place.run(&["export", "-o", "there.jsonl"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("there.jsonl is there already"), "{}", done.err);
    assert_eq!(place.read("there.jsonl"), "kept");
}
