//! Finding and ranking.

mod forms;
mod helping;
mod identified;
mod narrowing;
mod walking;

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::{
    FragmentOptions, SearchPage, SearchRequest,
    query_language::tests::query,
    testing::{World, language, numbers, publication, request},
};
use narrowing::faceted;

#[test]
fn small_words_that_are_left_out_are_not_marked() {
    let world = World::of([publication(1, "fr", "Déclaration de Dakar, de la ville", "texte")]);
    let marked = |query: &str| {
        let page = world.search(&SearchRequest { languages: vec![language("fr")], ..request(query) });
        let title = "Déclaration de Dakar, de la ville";
        let fragments = page.highlighter.fragments(Some(&language("fr")), title, FragmentOptions::whole());
        fragments.first().map(|fragment| fragment.ranges.clone()).unwrap_or_default()
    };
    assert_eq!(marked("déclaration de Dakar"), [(0, 11), (15, 20)]);
    assert_eq!(marked("de la"), [(12, 14), (22, 24), (25, 27)], "where there are no others they are");
}

#[test]
fn where_nothing_follows_nothing_is_said_to() {
    let world = World::of([
        publication(1, "en", "Housing cooperatives", "How tenants own together"),
        publication(2, "en", "Savings groups", "Lending in a village"),
    ]);
    assert!(!world.search(&request("housing tenants")).relaxed);
    assert!(world.search(&request("housing village")).relaxed);
    assert!(!world.search(&request("xyzzy plugh")).relaxed);
}

#[test]
fn small_words_are_those_of_a_language_that_is_there() {
    let world = World::of([
        publication(1, "es", "El tranvía va lento", "De un barrio al otro"),
        publication(2, "es", "Pan por pan", "Un trueque entre vecinos"),
    ]);
    // As many of them are small words in Catalan, where *va* is one and *por* is not.
    assert_eq!(world.hits("en la por va"), [1]);
}

#[test]
fn words_that_stand_side_by_side_come_first_wherever_the_hits_lie() {
    let apart = |id| {
        publication(id, "en", "Ground", "The land of many towns is held by them, and in time a trust follows")
    };
    let beside = |id| {
        publication(id, "en", "Ground", "The towns of many a land trust is held by them, and in time follows")
    };
    let mut world = World::of((0..40).map(apart));
    world.add((40..80).map(apart).chain([beside(80)]));
    world.add([beside(81)]);
    let page = world.search(&SearchRequest { limit: 3, ..request("land trust") });
    let mut first = numbers(&page);
    let third = first.split_off(2);
    first.sort_unstable();
    assert_eq!(first, [80, 81]);
    assert!(third.iter().all(|id| *id < 80));
    let scores: Vec<f32> = page.hits.iter().map(|hit| hit.score).collect();
    assert!(scores.is_sorted_by(|one, next| one >= next) && scores.first() > scores.last(), "{scores:?}");
    // What is explained is the whole score.
    let explained = world.reader.explain(&request("land trust"), &[page.hits.first().unwrap().key]).unwrap();
    let whole = explained.first().and_then(|parts| parts.first()).unwrap().value;
    assert!((whole - f64::from(*scores.first().unwrap())).abs() < 1e-4, "{whole} {scores:?}");
}

#[test]
fn what_a_text_is_about_it_says_first() {
    // Ties go by the key, so each order is tried.
    let filling = |word: &str| format!("{word} ").repeat(60);
    for (tag, early, late, query) in [
        (
            "en",
            format!("Savings groups. {}", filling("market")),
            format!("{} Savings groups.", filling("market")),
            "savings groups",
        ),
        (
            "fr",
            format!("L’épargne populaire. {}", filling("marché")),
            format!("{} L’épargne populaire.", filling("marché")),
            "épargne",
        ),
        (
            "ko",
            format!("저축이 많다. {}", filling("시장")),
            format!("{} 저축이 많다.", filling("시장")),
            "저축",
        ),
        ("ar", format!("الادخار. {}", filling("سوق")), format!("{} الادخار.", filling("سوق")), "الادخار"),
    ] {
        for (first, second, expected) in [(&early, &late, [1, 2]), (&late, &early, [2, 1])] {
            let world =
                World::of([publication(1, tag, "Report", first), publication(2, tag, "Report", second)]);
            assert_eq!(world.hits(query), expected, "{query}");
        }
    }
    // To be said twice is more than to be said first.
    let world = World::of([
        publication(1, "en", "Report", &format!("Savings. {} Work.", filling("market"))),
        publication(2, "en", "Report", &format!("{} Savings and savings.", filling("market"))),
    ]);
    assert_eq!(world.hits("savings"), [2, 1]);
}

#[test]
fn arabic_is_found_without_points_and_with_its_articles() {
    let world = World::of([publication(1, "ar", "الاقتصاد الاجتماعي والتضامني", "التَّعَاوُنِيَّات في المدن")]);
    for query in ["الاقتصاد", "التعاونيات", "اقتصاد", "التضامني"] {
        assert_eq!(world.found(query), [1], "{query}");
    }
}

#[test]
fn undeclared_languages_are_found_by_their_words_and_stemmed_when_long_enough() {
    let long = "Les entreprises de l'économie sociale et solidaire réunissent des personnes qui coopèrent durablement.";
    let world = World::of([
        publication(1, "", "Sans langue", long),
        publication(2, "", "協同組合", "日本の協同組合"),
    ]);
    assert_eq!(world.found("entreprise"), [1]);
    assert_eq!(world.found("langue"), [1]);
    // Not stemmed: found only as a word that is like it.
    assert_eq!(world.search(&request("langues")).respelt.len(), 1);
    assert_eq!(world.found("組合"), [2]);
}

#[test]
fn a_minority_language_ranks_as_it_would_alone() {
    let english = |id| {
        publication(
            id,
            "en",
            "Report",
            &format!("{} garden paper number seven", if id % 4 == 0 { "solidarity" } else { "other" }),
        )
    };
    let french = |id| {
        publication(
            id,
            "fr",
            "Rapport",
            &format!("{} jardin papier numéro sept", if id % 4 == 0 { "solidarité" } else { "autre" }),
        )
    };
    let mixed = World::of((0..999).map(english).chain((1_000..1_020).map(french)));
    let best = |world: &World, query: &str| world.search(&request(query)).hits[0].score;
    let (in_english, in_french) = (best(&mixed, "solidarity"), best(&mixed, "solidarité"));
    assert!(in_french > in_english * 0.8, "French {in_french}, English {in_english}");
    let alone = World::of((1_000..1_020).map(french));
    let alone = best(&alone, "solidarité");
    assert!((alone - in_french).abs() < alone * 0.02, "alone {alone}, mixed {in_french}");
}

#[test]
fn what_has_every_word_comes_first_and_what_has_some_follows_where_few_have_all() {
    let world = World::of([
        publication(1, "en", "Housing policy", "cities"),
        publication(2, "en", "Housing cooperative", "cities"),
        publication(3, "en", "Energy cooperative", "villages"),
        publication(4, "en", "Housing, housing, housing", "housing"),
    ]);
    let page = world.search(&request("housing cooperative"));
    assert_eq!((numbers(&page).first(), page.total, page.relaxed), (Some(&2), Some(4), true));
    let page = world.search(&request("energy policy"));
    assert!(page.relaxed);
    assert_eq!(world.found("energy policy"), [1, 3]);
    assert_eq!(world.hits("the villages of housing").last(), world.hits("villages housing").last());
    assert_eq!(world.found("housing AND policy"), [1]);
    assert_eq!(world.found("housing OR energy"), [1, 2, 3, 4]);
    assert_eq!(world.found("cooperative -energy"), [2]);
    assert_eq!(world.found("-energy"), [1, 2, 4]);
    assert_eq!(world.found("cooperat*"), [2, 3]);
    assert_eq!(world.found("title:cities"), Vec::<u64>::new());
    assert_eq!(world.found("\"cooperative housing\""), Vec::<u64>::new());
    assert_eq!(world.found(""), [1, 2, 3, 4]);
}

#[test]
fn enough_hits_with_every_word_are_all_there_is() {
    let both = (1..=20).map(|id| publication(id, "en", "Housing cooperative", "cities"));
    let others = (31..=60).map(|id| publication(id, "en", "Energy", "cities"));
    let world = World::of(both.chain(others).chain([publication(21, "en", "Housing policy", "cities")]));
    let page = world.search(&request("housing cooperative"));
    assert_eq!((page.total, page.relaxed), (Some(20), false));
    let page = world.search(&request("housing policy"));
    assert_eq!((numbers(&page).first(), page.total, page.relaxed), (Some(&21), Some(21), true));
    // What has nothing but the word that everything has is no hit.
    let page = world.search(&request("housing policy cities"));
    assert_eq!((numbers(&page).first(), page.total, page.relaxed), (Some(&21), Some(21), true));
    assert_eq!(world.search(&request("cities")).total, Some(51));
}

#[test]
fn relatives_of_a_missing_word_help_to_rank_where_some_words_are_enough() {
    let world = World::of([
        publication(1, "de", "Die Siedlungen der Wikinger", "Im Norden"),
        publication(2, "de", "Die Wikinger", "Seefahrt im Norden"),
        publication(3, "de", "Siedlerbewegung", "Häuser im Süden"),
    ]);
    // What has the word itself comes first, then what has a relative of it, then what has neither.
    assert_eq!(world.hits("Wikinger Siedlung Norden"), [1, 2]);
    assert_eq!(world.hits("Siedler Norden Süden"), [3, 1, 2]);
    // Relatives alone find nothing.
    assert_eq!(world.found("Siedler"), Vec::<u64>::new());
    assert_eq!(world.found("Siedler Wikinger"), [1, 2]);
    // Numbers have no relatives.
    let world =
        World::of([publication(1, "de", "Bericht 1234567", ""), publication(2, "de", "Bericht 1234588", "")]);
    assert_eq!(world.hits("1234567 Seefahrt Wikinger"), [1]);
}

#[test]
fn words_of_another_script_are_not_held_against_a_text() {
    let chinese =
        "合作社是由自愿联合起来的人们共同拥有和民主管理的企业通过共同所有来满足他们的经济社会和文化需要";
    let world = World::of([
        publication(1, "zh", "合作社", &format!("{chinese} ICA 1995 Manchester")),
        publication(2, "zh", "合作社", chinese),
        publication(3, "zh", "合作社", &format!("{chinese}{chinese}{chinese}{chinese} 1995")),
    ]);
    // By its three Latin words alone the first would be the longer text.
    assert_eq!(world.hits("1995"), [1, 3]);
}

#[test]
fn an_identifier_finds_its_record_first() {
    let mut cited = publication(1, "en", "A record", "text");
    cited.identifiers = vec!["10.1234/abc.5".to_owned()];
    let citing = publication(2, "en", "10.1234/abc.5 10.1234/abc.5", "doi 10.1234/abc.5 10.1234/abc.5");
    let alike = publication(3, "en", "10 steps and 1234 others", "abc 5 doi org https");
    let world = World::of([cited, citing, alike]);
    for query in ["10.1234/ABC.5", "https://doi.org/10.1234/abc.5", "doi:10.1234/abc.5"] {
        assert_eq!(world.hits(query).first(), Some(&1), "{query}");
    }
    // Too few have the words, and still a part of an identifier is not the identifier.
    for query in ["10.9999/abc.5", "10.1234/abc.6", "https://doi.org/10.9999/abc", "3-16-148410-X"] {
        assert_eq!(world.hits(query), Vec::<u64>::new(), "{query}");
    }
    assert_eq!(world.hits("10.9999/abc.5 steps"), [3]);
}

#[test]
fn another_spelling_is_offered_only_if_it_finds_more() {
    let world = faceted();
    let asked = |query: &str| SearchRequest { did_you_mean: true, ..request(query) };
    assert_eq!(world.search(&asked("coperative")).did_you_mean.as_deref(), Some("cooperative"));
    assert_eq!(
        world.search(&asked("lang:fr coperativ")).did_you_mean.as_deref(),
        Some("lang:fr cooperative")
    );
    assert_eq!(world.search(&asked("cooperative")).did_you_mean, None);
    assert_eq!(world.search(&asked("협동조힙")).did_you_mean, None);
    assert_eq!(world.search(&asked("xylophone")).did_you_mean, None);
    let mut nobody = asked("coperative");
    nobody.acl = vec!["nobody".to_owned()];
    assert_eq!(world.search(&nobody).did_you_mean, None);
}

#[test]
fn a_reader_s_language_comes_first() {
    let world = World::of([
        publication(1, "es", "Cooperativa agraria", "texto"),
        publication(2, "it", "Cooperativa agraria", "testo"),
    ]);
    for (tag, first) in [("it", 2), ("es", 1)] {
        let asked = SearchRequest { languages: vec![language(tag)], ..request("cooperativa agraria") };
        assert_eq!(numbers(&world.search(&asked)).first(), Some(&first), "{tag}");
    }
}

#[test]
fn readers_and_indexes_are_shared_between_threads_and_the_writer_moves() {
    fn shared<T: Send + Sync + Clone>() {}
    fn moved<T: Send>() {}
    shared::<crate::Reader>();
    shared::<crate::Index>();
    shared::<crate::Highlighter>();
    moved::<crate::Writer>();
    moved::<SearchPage>();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_query_is_answered_and_its_hits_can_be_marked(query in query()) {
        static WORLD: LazyLock<World> = LazyLock::new(faceted);
        let page = WORLD.search(&SearchRequest { did_you_mean: true, ..request(&query) });
        prop_assert!(page.total.is_some_and(|total| total >= page.hits.len() as u64));
        for text in ["Cooperative 협동조합", query.as_str()] {
            let fragments = page.highlighter.fragments(None, text, FragmentOptions::default());
            prop_assert!(fragments.iter().all(|fragment| text.contains(&fragment.text)));
        }
    }
}

#[test]
fn hostile_queries_are_answered() {
    let world = faceted();
    for query in [
        "\"".repeat(999),
        "(".repeat(5_000),
        "*".repeat(1_000),
        "a OR ".repeat(500),
        "-".repeat(300),
        "\u{202E}協\u{0}🙂".repeat(80),
        "NOT NOT".to_owned(),
        "title:".to_owned(),
        "co* ".repeat(64),
    ] {
        world.search(&request(&query));
    }
    let late = SearchRequest { deadline: Some(std::time::Instant::now()), ..request("") };
    world.search(&late);
}
