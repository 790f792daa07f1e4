//! Pages and cursors.

use domain::Sequence;
use tempfile::TempDir;

use super::narrowing::faceted;
use crate::{
    Cursor, Demand, Index, IndexOptions, Mode, Order, Position, SearchError, SearchRequest, Update, Walk,
    testing::{World, key, numbers, publication, request},
};

/// Walks through all pages and back.
fn walk(world: &World, order: Order) -> (Vec<u64>, Vec<u64>) {
    let mut asked = SearchRequest { order, limit: 7, ..request("cooperative") };
    let mut forwards = Vec::new();
    let mut page = world.search(&asked);
    assert!(!page.has_previous);
    loop {
        forwards.extend(numbers(&page));
        let Some(last) = page.hits.last().filter(|_| page.has_next) else {
            break;
        };
        asked.position = Position::After(last.cursor.to_string().parse::<Cursor>().unwrap());
        page = world.search(&asked);
        assert!(page.has_previous);
    }
    asked.position = Position::Last;
    let mut page = world.search(&asked);
    assert!(!page.has_next);
    let mut backwards: Vec<u64> = Vec::new();
    loop {
        backwards.splice(0..0, numbers(&page));
        let Some(first) = page.hits.first().filter(|_| page.has_previous) else {
            break;
        };
        asked.position = Position::Before(first.cursor.clone());
        page = world.search(&asked);
    }
    (forwards, backwards)
}

#[test]
fn pages_walk_through_every_hit_once_in_both_directions() {
    let mut world = faceted();
    // Several segments, equal titles, equal dates and missing values.
    world.add((100..110).map(|id| publication(id, "en", "Cooperative", "undated")));
    for order in [
        Order::Relevance,
        Order::DateAsc,
        Order::DateDesc,
        Order::TitleAsc,
        Order::TitleDesc,
        Order::PublishedDesc,
    ] {
        let (forwards, backwards) = walk(&world, order);
        let mut unique = forwards.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!((forwards.len(), unique.len()), (64, 64), "{order:?}");
        assert_eq!(forwards, backwards, "{order:?}");
    }
}

#[test]
fn a_walk_by_relevance_is_stable_while_the_index_changes() {
    let mut world = faceted();
    let mut asked = SearchRequest { limit: 10, ..request("cooperative") };
    let whole = world.hits("cooperative");
    let first = world.search(&asked);
    asked.position = Position::After(first.hits[9].cursor.clone());
    world.add((200..230).map(|id| publication(id, "en", "Cooperative cooperative", "cooperative")));
    world.write([Update::Delete(key(whole[50]))]);
    let second = world.search(&asked);
    assert_eq!(second.walk, Walk::Kept);
    assert_eq!(numbers(&second), whole[10..20]);
}

#[test]
fn a_walk_by_title_neither_skips_nor_repeats_while_the_index_changes() {
    let mut world =
        World::of((0..30).map(|id| publication(id * 2, "en", &format!("Cooperative {:02}", id * 2), "text")));
    let mut asked = SearchRequest { order: Order::TitleAsc, limit: 10, ..request("cooperative") };
    let first = world.search(&asked);
    // The hit the cursor points to goes, and others come on both sides of it.
    asked.position = Position::After(first.hits[9].cursor.clone());
    world.write([Update::Delete(key(18))]);
    world.add([
        publication(17, "en", "Cooperative 17", "text"),
        publication(19, "en", "Cooperative 19", "text"),
    ]);
    assert_eq!(numbers(&world.search(&asked))[..3], [19, 20, 22]);
    asked.position = Position::Before(first.hits[9].cursor.clone());
    assert_eq!(numbers(&world.search(&asked)).last(), Some(&17));
}

#[test]
fn a_walk_goes_on_by_its_scores_where_its_list_is_gone() {
    let folder = TempDir::new().unwrap();
    let text = |id: u64| match id % 3 {
        0 => "A land trust, and the land of the trust",
        1 => "The trust of a town and its land",
        _ => "Land and nothing more, in no trust",
    };
    let open = || Index::open(folder.path(), IndexOptions::default()).unwrap();
    let (index, mut writer, _) = open();
    for id in 0..40 {
        writer.apply([Update::Upsert(Box::new(publication(id, "en", "Ground", text(id))))]).unwrap();
    }
    writer.commit(Sequence(1)).unwrap();
    let mut asked = SearchRequest { limit: 7, ..request("land trust") };
    let whole = numbers(&index.reader().search(&request("land trust")).unwrap());
    let mut page = index.reader().search(&asked).unwrap();
    let mut walked = numbers(&page);
    drop((index, writer));
    for restart in 2.. {
        let Some(last) = page.hits.last().filter(|_| page.has_next) else { break };
        asked.position = Position::After(last.cursor.clone());
        // Another process, and another state of the index with the same documents.
        let (index, mut writer, _) = open();
        writer.commit(Sequence(restart)).unwrap();
        page = index.reader().search(&asked).unwrap();
        assert_eq!(page.walk, Walk::Resumed);
        walked.extend(numbers(&page));
    }
    assert_eq!((whole.len(), walked), (40, whole));
}

#[test]
fn cursors_of_other_searches_are_refused() {
    let world = faceted();
    let page = world.search(&SearchRequest { limit: 5, ..request("cooperative") });
    let mut asked = request("협동조합");
    asked.position = Position::After(page.hits[0].cursor.clone());
    assert!(matches!(world.reader.search(&asked), Err(SearchError::Cursor)));
    for text in ["", "x", "bm90IGpzb24", &"A".repeat(10_000)] {
        assert!(text.parse::<Cursor>().is_err());
    }
}

#[test]
fn a_crowd_with_a_frequent_word_alone_follows_only_where_it_can_be_reached() {
    // *village* is worth a sixth of both words.
    let with = |rare: u64| {
        World::of((0..6_000).map(|id| {
            let word = if id < rare { "housing" } else { "village" };
            let word = if id < 5_200 { word } else { "text" };
            publication(id, "en", word, "")
        }))
    };
    let asked = SearchRequest { limit: 7, ..request("housing village") };
    let crowded = with(1_100);
    let page = crowded.search(&asked);
    assert_eq!((page.total, page.demand), (Some(1_100), Demand::As { mode: Mode::Most, forgiving: false }));
    assert!(page.relaxed);
    // Whoever goes on, and whoever asks for others like these, means the same.
    let after = Position::After(page.hits[6].cursor.to_string().parse::<Cursor>().unwrap());
    for order in [Order::Relevance, Order::TitleAsc] {
        let first = crowded.search(&SearchRequest { order, ..asked.clone() });
        let position = Position::After(first.hits[6].cursor.clone());
        let next = crowded.search(&SearchRequest { order, position, ..asked.clone() });
        assert_eq!((next.total, next.demand, next.relaxed), (page.total, page.demand, true), "{order:?}");
        assert!(numbers(&next).iter().all(|id| *id < 1_100 && !numbers(&first).contains(id)));
    }
    assert_eq!(crowded.search(&SearchRequest { demand: page.demand, ..asked.clone() }).total, Some(1_100));

    let reached = with(900);
    let page = reached.search(&asked);
    assert_eq!((page.total, page.demand), (Some(5_200), Demand::As { mode: Mode::Some, forgiving: false }));
    assert!(numbers(&page).iter().all(|id| *id < 900));
    let next = reached.search(&SearchRequest { position: after, ..asked });
    assert_eq!(next.demand, Demand::As { mode: Mode::Most, forgiving: false });
}
