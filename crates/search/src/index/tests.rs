use std::{fs, path::Path};

use domain::Sequence;
use tempfile::TempDir;

use crate::{
    Index, IndexOptions, Opening, Ranking, RebuildReason, SearchError, Update, Writer,
    testing::{key, number, numbers, publication, request},
};

fn open(folder: &Path) -> (Index, Writer, Opening) {
    let options = IndexOptions { writer_memory: 15_000_000, ..IndexOptions::default() };
    Index::open(folder, options).unwrap()
}

fn upsert(id: u64, title: &str) -> Update {
    Update::Upsert(Box::new(publication(id, "en", title, "text")))
}

fn found(index: &Index, query: &str) -> Vec<u64> {
    let mut numbers = numbers(&index.reader().search(&request(query)).unwrap());
    numbers.sort_unstable();
    numbers
}

#[test]
fn an_index_goes_on_where_it_stopped() {
    let folder = TempDir::new().unwrap();
    let (index, mut writer, opening) = open(folder.path());
    assert_eq!(opening, Opening { position: None, reason: Some(RebuildReason::Missing) });
    writer.apply([upsert(1, "Cooperative"), upsert(2, "Cooperative")]).unwrap();
    writer.commit(Sequence(7)).unwrap();
    assert_eq!(index.reader().sequence(), Sequence(7));
    // What was not committed when the process ended was never there.
    writer.apply([upsert(3, "Cooperative"), Update::Delete(key(1))]).unwrap();
    drop((index, writer));
    let (index, mut writer, opening) = open(folder.path());
    assert_eq!(opening, Opening { position: Some(Sequence(7)), reason: None });
    assert_eq!(found(&index, "cooperative"), [1, 2]);
    writer.apply([upsert(2, "Foundation"), Update::Delete(key(1))]).unwrap();
    writer.commit(Sequence(9)).unwrap();
    assert_eq!(found(&index, "cooperative"), Vec::<u64>::new());
    assert_eq!(found(&index, "foundation"), [2]);
    let status = index.status();
    assert_eq!((status.documents, status.position, status.generation), (1, Some(Sequence(9)), 1));
    assert!(status.bytes > 0 && status.segments > 0 && status.schema.len() == 16);
}

#[test]
fn the_payload_survives_merges() {
    let folder = TempDir::new().unwrap();
    let (index, mut writer, _) = open(folder.path());
    for sequence in 1..=12 {
        writer.apply([upsert(sequence, "Cooperative")]).unwrap();
        writer.commit(Sequence(sequence)).unwrap();
    }
    writer.wait_for_merges().unwrap();
    assert!(index.status().segments < 12);
    drop((index, writer));
    let (index, _writer, opening) = open(folder.path());
    assert_eq!(opening.position, Some(Sequence(12)));
    assert_eq!(found(&index, "cooperative").len(), 12);
}

#[test]
fn what_several_threads_filled_is_whole_and_one_goes_on_with_it() {
    let folder = TempDir::new().unwrap();
    let options = IndexOptions { writer_memory: 30_000_000, filling_threads: 64, ..IndexOptions::default() };
    let (index, mut writer, _) = Index::open(folder.path(), options).unwrap();
    for id in 0..200 {
        writer.apply([upsert(id % 150, if id < 150 { "Cooperative" } else { "Foundation" })]).unwrap();
    }
    writer.commit(Sequence(200)).unwrap();
    writer.settle().unwrap();
    assert_eq!(found(&index, "cooperative"), (50..150).collect::<Vec<_>>());
    assert_eq!(found(&index, "foundation"), (0..50).collect::<Vec<_>>());
    // From now on a commit adds one segment, however many changes it has.
    let before = index.status().segments;
    writer.apply((500..600).map(|id| upsert(id, "Union"))).unwrap();
    writer.commit(Sequence(500)).unwrap();
    assert!(index.status().segments <= before + 1);
    assert_eq!(found(&index, "union").len(), 100);
    assert_eq!(index.reader().sequence(), Sequence(500));
}

/// Makes an index of one document and damages it.
fn damaged(damage: impl FnOnce(&Path)) -> (Opening, Vec<u64>) {
    let folder = TempDir::new().unwrap();
    let (index, mut writer, _) = open(folder.path());
    writer.apply([upsert(1, "Cooperative")]).unwrap();
    writer.commit(Sequence(1)).unwrap();
    drop((index, writer));
    let name = fs::read_to_string(folder.path().join("CURRENT")).unwrap();
    damage(&folder.path().join(name));
    let (index, mut writer, opening) = open(folder.path());
    // The new index works.
    writer.apply([upsert(5, "Cooperative")]).unwrap();
    writer.commit(Sequence(2)).unwrap();
    (opening, found(&index, "cooperative"))
}

#[test]
fn a_damaged_index_begins_anew() {
    let garbage = damaged(|path| fs::write(path.join("meta.json"), "{").unwrap());
    let cut = damaged(|path| {
        for file in fs::read_dir(path).unwrap().flatten() {
            if file.path().extension().is_some_and(|extension| extension == "idx") {
                fs::write(file.path(), "x").unwrap();
            }
        }
    });
    let gone = damaged(|path| fs::remove_dir_all(path).unwrap());
    for (opening, found) in [garbage, cut, gone] {
        assert_eq!(opening, Opening { position: None, reason: Some(RebuildReason::Damaged) });
        assert_eq!(found, [5]);
    }
}

#[test]
fn an_index_of_another_schema_begins_anew_and_the_old_one_goes() {
    let folder = TempDir::new().unwrap();
    drop(open(folder.path()));
    let old = folder.path().join("0123456789abcdef-4");
    fs::create_dir(&old).unwrap();
    fs::write(folder.path().join("CURRENT"), "0123456789abcdef-4").unwrap();
    let (index, _writer, opening) = open(folder.path());
    assert_eq!(opening.reason, Some(RebuildReason::OtherSchema));
    assert_eq!(index.status().generation, 5);
    assert!(!old.exists());
}

#[test]
fn there_is_one_writer_and_readers_beside_it() {
    let folder = TempDir::new().unwrap();
    let (_index, mut writer, _) = open(folder.path());
    writer.apply([upsert(1, "Cooperative")]).unwrap();
    writer.commit(Sequence(1)).unwrap();
    assert!(matches!(Index::open(folder.path(), IndexOptions::default()), Err(SearchError::Locked)));
    let beside = Index::open_read_only(folder.path(), Ranking::default()).unwrap();
    assert_eq!(found(&beside, "cooperative"), [1]);
    assert!(Index::open_read_only(&folder.path().join("nowhere"), Ranking::default()).is_err());
}

#[test]
fn a_second_generation_is_swapped_in_and_the_first_goes() {
    let folder = TempDir::new().unwrap();
    let (index, mut writer, _) = open(folder.path());
    writer.apply([upsert(1, "Cooperative")]).unwrap();
    writer.commit(Sequence(1)).unwrap();
    let reader = index.reader();
    let mut next = index.begin_generation().unwrap();
    next.apply([upsert(1, "Cooperative"), upsert(2, "Cooperative")]).unwrap();
    next.commit(Sequence(3)).unwrap();
    // Nobody sees it yet, and the living one goes on.
    writer.apply([upsert(9, "Cooperative")]).unwrap();
    writer.commit(Sequence(2)).unwrap();
    assert_eq!(found(&index, "cooperative"), [1, 9]);
    index.promote(&next).unwrap();
    drop(writer);
    assert_eq!(numbers(&reader.search(&request("cooperative")).unwrap()).len(), 2);
    assert_eq!(index.status().generation, 2);
    let folders =
        fs::read_dir(folder.path()).unwrap().flatten().filter(|entry| entry.path().is_dir()).count();
    assert_eq!(folders, 1);
    drop((index, reader, next));
    let (index, _writer, opening) = open(folder.path());
    assert_eq!(opening.position, Some(Sequence(3)));
    assert_eq!(found(&index, "cooperative"), [1, 2]);
}

#[test]
fn a_generation_that_was_never_promoted_is_forgotten() {
    let folder = TempDir::new().unwrap();
    let (index, mut writer, _) = open(folder.path());
    writer.apply([upsert(1, "Cooperative")]).unwrap();
    writer.commit(Sequence(1)).unwrap();
    let half = index.begin_generation().unwrap();
    drop((half, index, writer));
    let (index, _writer, opening) = open(folder.path());
    assert_eq!(opening.position, Some(Sequence(1)));
    assert_eq!(found(&index, "cooperative"), [1]);
    assert_eq!(index.status().generation, 1);
}

#[test]
fn keys_and_versions_can_be_compared_with_the_database() {
    let folder = TempDir::new().unwrap();
    let (index, mut writer, _) = open(folder.path());
    let mut second = publication(1, "en", "Cooperative", "text");
    second.version = 2;
    writer
        .apply([
            upsert(1, "Cooperative"),
            upsert(2, "Cooperative"),
            Update::Upsert(Box::new(second)),
            Update::Delete(key(2)),
        ])
        .unwrap();
    writer.commit(Sequence(1)).unwrap();
    let mut seen = Vec::new();
    index.reader().versions(|key, version| seen.push((number(key), version))).unwrap();
    assert_eq!(seen, [(1, 2)]);
}
