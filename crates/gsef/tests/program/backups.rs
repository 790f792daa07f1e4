use std::fs;

use crate::Place;

#[test]
fn a_backup_brings_back_what_was_there() {
    let place = Place::new();
    place.import_demo();
    let before = place.everything();
    place.well(&["backup", "monday.sqlite"]);
    let done = place.run(&["backup", "monday.sqlite"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("monday.sqlite is there already"), "{}", done.err);

    place.write("more.jsonl", r#"{"id": "more:1", "type": "book", "title": "Après la sauvegarde"}"#);
    place.well(&["import", "more.jsonl"]);
    assert!(place.everything() != before);
    place.well(&["index", "rebuild"]);
    place.well(&["index", "verify"]);

    let done = place.run(&["restore", "monday.sqlite"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("--force"), "{}", done.err);
    place.well(&["restore", "monday.sqlite", "--force"]);
    assert!(place.everything() == before);
    // The old index knew more than this database has.
    assert!(!place.path("gsef-data/index").exists());
    let mut left: Vec<String> = fs::read_dir(place.path("gsef-data"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["files", "gsef.sqlite", "serve.lock", "use.lock"]);
}

#[test]
fn what_is_no_backup_changes_nothing() {
    let place = Place::new();
    place.import_demo();
    let before = place.everything();
    place.well(&["backup", "whole.sqlite"]);
    let whole = fs::read(place.path("whole.sqlite")).unwrap();

    place.write("text.sqlite", "not a database");
    fs::write(place.path("cut.sqlite"), &whole[..whole.len() / 2]).unwrap();
    let mut scratched = whole.clone();
    scratched[4096..40_960].fill(0xA5);
    fs::write(place.path("scratched.sqlite"), scratched).unwrap();
    for file in ["text.sqlite", "cut.sqlite", "scratched.sqlite", "missing.sqlite"] {
        let done = place.run(&["restore", file, "--force"]);
        assert_eq!(done.code, Some(1), "{file}");
        assert!(done.err.starts_with(&format!("error: {file} ")), "{}", done.err);
        assert!(place.everything() == before, "{file}");
    }
}
