use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::{
    Cursor, FacetField, FacetRequest, Filter, FragmentOptions, Order, Position, SearchError, SearchPage,
    SearchRequest, Update, Walk,
    query_language::tests::query,
    testing::{World, facet, key, language, numbers, publication, request},
};

#[test]
fn words_are_found_in_every_form_and_the_exact_form_ranks_first() {
    let world = World::of([
        publication(1, "en", "Housing cooperatives", "How tenants own together"),
        publication(2, "en", "Housing cooperative", "How tenants own together"),
        publication(
            3,
            "fr",
            "Les coopératives d’habitants",
            "L’économie sociale et solidaire",
        ),
        publication(4, "es", "Cooperativas de vivienda", "La economía social"),
    ]);
    let place = |query: &str, id| world.hits(query).iter().position(|hit| *hit == id);
    assert!(place("cooperative", 2) < place("cooperative", 1));
    assert!(place("COOPERATIVES", 1) < place("COOPERATIVES", 2));
    assert_eq!(world.found("coopérative"), [1, 2, 3]);
    assert_eq!(world.found("economie"), [3]);
    assert_eq!(world.found("economía"), [4]);
    assert_eq!(world.found("l'economie"), [3]);
    assert_eq!(world.found("habitant"), [3]);
}

#[test]
fn korean_particles_do_not_hide_a_noun() {
    let world = World::of([
        publication(1, "ko", "협동조합의 역할", "지역 사회에서 협동조합은 중요하다"),
        publication(2, "ko", "사회적경제", "재난관리 시스템을 구축한다"),
        publication(3, "ko", "합조동협", "순서가 다른 글자"),
    ]);
    for query in ["협동조합", "협동조합을", "협동조합에서", "\"협동조합\""] {
        assert_eq!(world.found(query), [1], "{query}");
    }
    assert_eq!(world.found("재난"), [2]);
    assert_eq!(world.found("시스템"), [2]);
    assert_eq!(world.found("정보를"), Vec::<u64>::new());
    assert_eq!(world.found("글"), [3]);
    assert_eq!(world.found("법"), Vec::<u64>::new());
    // Pairs have true positions: the same characters in another order are another word.
    assert_eq!(world.found("\"동협\""), [3]);
    assert_eq!(world.found("\"조합협동\""), Vec::<u64>::new());
}

#[test]
fn arabic_is_found_without_points_and_with_its_articles() {
    let world = World::of([publication(
        1,
        "ar",
        "الاقتصاد الاجتماعي والتضامني",
        "التَّعَاوُنِيَّات في المدن",
    )]);
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
    assert_eq!(world.found("langues"), Vec::<u64>::new());
    assert_eq!(world.found("組合"), [2]);
}

#[test]
fn a_minority_language_ranks_as_it_would_alone() {
    let english = |id| {
        publication(
            id,
            "en",
            "Report",
            &format!(
                "{} garden paper number seven",
                if id % 4 == 0 { "solidarity" } else { "other" }
            ),
        )
    };
    let french = |id| {
        publication(
            id,
            "fr",
            "Rapport",
            &format!(
                "{} jardin papier numéro sept",
                if id % 4 == 0 { "solidarité" } else { "autre" }
            ),
        )
    };
    let mixed = World::of((0..999).map(english).chain((1_000..1_020).map(french)));
    let best = |world: &World, query: &str| world.search(&request(query)).hits[0].score;
    let (in_english, in_french) = (best(&mixed, "solidarity"), best(&mixed, "solidarité"));
    assert!(
        in_french > in_english * 0.8,
        "French {in_french}, English {in_english}"
    );
    let alone = World::of((1_000..1_020).map(french));
    let alone = best(&alone, "solidarité");
    assert!(
        (alone - in_french).abs() < alone * 0.02,
        "alone {alone}, mixed {in_french}"
    );
}

#[test]
fn every_word_is_wanted_until_too_few_have_them() {
    let world = World::of([
        publication(1, "en", "Housing policy", "cities"),
        publication(2, "en", "Housing cooperative", "cities"),
        publication(3, "en", "Energy cooperative", "villages"),
    ]);
    let page = world.search(&request("housing cooperative"));
    assert_eq!((numbers(&page), page.relaxed), (vec![2], false));
    let page = world.search(&request("energy policy"));
    assert!(page.relaxed);
    assert_eq!(world.found("energy policy"), [1, 3]);
    assert_eq!(world.found("the housing of cooperative"), [2]);
    assert_eq!(world.found("housing AND policy"), [1]);
    assert_eq!(world.found("housing OR energy"), [1, 2, 3]);
    assert_eq!(world.found("cooperative -energy"), [2]);
    assert_eq!(world.found("-energy"), [1, 2]);
    assert_eq!(world.found("cooperat*"), [2, 3]);
    assert_eq!(world.found("title:cities"), Vec::<u64>::new());
    assert_eq!(world.found("\"cooperative housing\""), Vec::<u64>::new());
    assert_eq!(world.found(""), [1, 2, 3]);
}

#[test]
fn an_identifier_finds_its_record_first() {
    let mut cited = publication(1, "en", "A record", "text");
    cited.identifiers = vec!["10.1234/abc.5".to_owned()];
    let citing = publication(
        2,
        "en",
        "10.1234/abc.5 10.1234/abc.5",
        "doi 10.1234/abc.5 10.1234/abc.5",
    );
    let world = World::of([cited, citing]);
    for query in [
        "10.1234/ABC.5",
        "https://doi.org/10.1234/abc.5",
        "doi:10.1234/abc.5",
    ] {
        assert_eq!(world.hits(query).first(), Some(&1), "{query}");
    }
}

fn faceted() -> World {
    World::of((0..60).map(|id| {
        let mut document = publication(
            id,
            ["en", "fr", "ko"][id as usize % 3],
            "Cooperative 협동조합",
            "text",
        );
        document.facets.types = vec![if id % 2 == 0 { "report" } else { "article" }.to_owned()];
        document.facets.people = vec![format!("person-{id}")];
        document.facets.topics = vec!["housing".to_owned()];
        document.facets.topics_and_broader = vec!["housing".to_owned(), "economy".to_owned()];
        let day = |month, day| NaiveDate::from_ymd_opt(2015 + (id % 5) as i32, month, day).unwrap();
        document.dated = Some((day(1, 1), day(12, 31)));
        if id % 10 == 0 {
            document.acl = vec!["members".to_owned()];
        }
        document
    }))
}

fn counts(page: &SearchPage, field: FacetField) -> Vec<(String, u64)> {
    let facet = page.facets.iter().find(|facet| facet.field == field).unwrap();
    facet
        .buckets
        .iter()
        .map(|bucket| (bucket.value.clone(), bucket.count))
        .collect()
}

#[test]
fn facets_are_exact_disjunctive_and_after_permissions() {
    let world = faceted();
    let mut asked = request("cooperative");
    asked.facets = vec![
        facet(FacetField::Language),
        facet(FacetField::Type),
        facet(FacetField::Year),
        facet(FacetField::Topic),
    ];
    let page = world.search(&asked);
    assert_eq!(page.total, Some(54));
    assert_eq!(
        counts(&page, FacetField::Type),
        [("article".to_owned(), 30), ("report".to_owned(), 24)]
    );
    assert_eq!(
        counts(&page, FacetField::Topic),
        [("economy".to_owned(), 54), ("housing".to_owned(), 54)]
    );
    let years = counts(&page, FacetField::Year);
    assert_eq!(years.len(), 5);
    assert!(years.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert_eq!(years.iter().map(|year| year.1).sum::<u64>(), 54);

    asked.filter = Some(Filter::All(vec![
        Filter::OneOf(FacetField::Type, vec!["report".to_owned()]),
        Filter::OneOf(FacetField::Language, vec!["fr".to_owned()]),
    ]));
    let narrowed = world.search(&asked);
    assert_eq!(narrowed.total, Some(8));
    // Types are counted among the French ones of every type; languages among the reports of every language.
    assert_eq!(
        counts(&narrowed, FacetField::Type),
        [("article".to_owned(), 10), ("report".to_owned(), 8)]
    );
    assert_eq!(
        counts(&narrowed, FacetField::Language)
            .iter()
            .map(|language| language.1)
            .sum::<u64>(),
        24
    );

    asked.acl = vec!["public".to_owned(), "members".to_owned()];
    asked.filter = None;
    assert_eq!(world.search(&asked).total, Some(60));
    asked.acl = Vec::new();
    let nothing = world.search(&asked);
    assert_eq!(nothing.total, Some(0));
    assert!(nothing.facets.iter().all(|facet| facet.buckets.is_empty()));
}

#[test]
fn facet_values_can_be_searched_and_cut() {
    let world = faceted();
    let mut asked = request("");
    asked.facets = vec![
        FacetRequest {
            field: FacetField::Person,
            first: 3,
            contains: Some("Person-1".to_owned()),
        },
        FacetRequest {
            field: FacetField::Person,
            first: 54,
            contains: None,
        },
        FacetRequest {
            field: FacetField::Person,
            first: 53,
            contains: None,
        },
    ];
    let page = world.search(&asked);
    let [some, all, cut] = page.facets.as_slice() else {
        panic!("three facets")
    };
    assert_eq!(
        some.buckets
            .iter()
            .map(|bucket| bucket.value.as_str())
            .collect::<Vec<_>>(),
        ["person-1", "person-11", "person-12"]
    );
    assert!(some.has_more);
    assert_eq!((all.buckets.len(), all.has_more), (54, false));
    assert_eq!((cut.buckets.len(), cut.has_more), (53, true));
    assert!(all.buckets.windows(2).all(|pair| pair[0].value < pair[1].value));
}

#[test]
fn facet_counts_are_exact_over_many_segments() {
    let mut world = World::of([]);
    for segment in 0..6_u64 {
        world.add((0..40).map(|id| {
            let mut document = publication(segment * 100 + id, "en", "Cooperative", "text");
            // Everyone is rare in each segment; one is rare everywhere and most frequent in all.
            document.facets.people = if id == 39 {
                vec!["everywhere".to_owned()]
            } else {
                vec![format!("p{segment}-{}", id / 4)]
            };
            document
        }));
    }
    let mut asked = request("");
    asked.facets = vec![FacetRequest {
        field: FacetField::Person,
        first: 1,
        contains: None,
    }];
    assert_eq!(
        counts(&world.search(&asked), FacetField::Person),
        [("everywhere".to_owned(), 6)]
    );
}

#[test]
fn dates_match_when_they_may_lie_within() {
    let mut spans = World::of([]);
    let date = |text: &str| text.parse::<NaiveDate>().unwrap();
    for (id, first, last) in [
        (1, "2019-01-01", "2019-12-31"),
        (2, "2019-04-02", "2019-04-02"),
        (3, "2018-01-01", "2018-12-31"),
    ] {
        let mut document = publication(id, "en", "Report", "text");
        document.dated = Some((date(first), date(last)));
        spans.add([document]);
    }
    spans.add([publication(4, "en", "Undated report", "text")]);
    assert_eq!(spans.found("date:2019-03..2019-08"), [1, 2]);
    assert_eq!(spans.found("date:2019-05..2019-08"), [1]);
    assert_eq!(spans.found("year:2018..2019"), [1, 2, 3]);
    assert_eq!(spans.found("report 2019.."), [1, 2]);
    assert_eq!(spans.found("report -year:2019"), [3, 4]);
    let mut asked = request("");
    asked.filter = Some(Filter::years(None, Some(2018)));
    assert_eq!(numbers(&spans.search(&asked)), [3]);
    asked.filter = None;
    asked.order = Order::DateAsc;
    assert_eq!(numbers(&spans.search(&asked)), [3, 1, 2, 4]);
    asked.order = Order::DateDesc;
    assert_eq!(numbers(&spans.search(&asked)), [1, 2, 3, 4]);
}

/// Walks through all pages and back.
fn walk(world: &World, order: Order) -> (Vec<u64>, Vec<u64>) {
    let mut asked = SearchRequest {
        order,
        limit: 7,
        ..request("cooperative")
    };
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
    let mut asked = SearchRequest {
        limit: 10,
        ..request("cooperative")
    };
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
    let mut asked = SearchRequest {
        order: Order::TitleAsc,
        limit: 10,
        ..request("cooperative")
    };
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
fn cursors_of_other_searches_are_refused() {
    let world = faceted();
    let page = world.search(&SearchRequest {
        limit: 5,
        ..request("cooperative")
    });
    let mut asked = request("협동조합");
    asked.position = Position::After(page.hits[0].cursor.clone());
    assert!(matches!(world.reader.search(&asked), Err(SearchError::Cursor)));
    for text in ["", "x", "bm90IGpzb24", &"A".repeat(10_000)] {
        assert!(text.parse::<Cursor>().is_err());
    }
}

#[test]
fn another_spelling_is_offered_only_if_it_finds_more() {
    let world = faceted();
    let asked = |query: &str| SearchRequest {
        did_you_mean: true,
        ..request(query)
    };
    assert_eq!(
        world.search(&asked("coperative")).did_you_mean.as_deref(),
        Some("cooperative")
    );
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
fn a_language_filter_includes_its_variants() {
    let mut world = World::of([
        publication(1, "pt-BR", "Cooperativa", "texto"),
        publication(2, "pt", "Cooperativa", "texto"),
    ]);
    world.add([publication(3, "fr", "Coopérative", "texte")]);
    assert_eq!(world.found("lang:pt"), [1, 2]);
    assert_eq!(world.found("lang:pt-BR"), [1]);
    assert_eq!(world.found("cooperativas lang:pt"), [1, 2]);
}

#[test]
fn a_reader_s_language_comes_first() {
    let world = World::of([
        publication(1, "es", "Cooperativa agraria", "texto"),
        publication(2, "it", "Cooperativa agraria", "testo"),
    ]);
    for (tag, first) in [("it", 2), ("es", 1)] {
        let asked = SearchRequest {
            languages: vec![language(tag)],
            ..request("cooperativa agraria")
        };
        assert_eq!(numbers(&world.search(&asked)).first(), Some(&first), "{tag}");
    }
}

#[test]
fn a_filter_typed_beside_words_does_not_replace_them() {
    let world = World::of([
        publication(1, "fr", "Logement", "texte"),
        publication(2, "fr", "Énergie", "texte"),
        publication(3, "fr", "Eau", "texte"),
    ]);
    // No record has both words; neither filter nor phrase makes the rest of the query meaningless.
    assert_eq!(world.found("logement énergie lang:fr"), [1, 2]);
    assert_eq!(world.found("\"logement\" énergie"), [1]);
    assert_eq!(world.found("lang:fr"), [1, 2, 3]);
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
    let late = SearchRequest {
        deadline: Some(std::time::Instant::now()),
        ..request("")
    };
    world.search(&late);
}
