use crate::{
    Concept, Label, Vocabulary,
    ast::Ast,
    query_language,
    testing::{World, language, publication, request},
};
use std::sync::Arc;

fn concept(slug: &str, labels: &[(&str, &str)]) -> Concept {
    let label =
        |(tag, text): &(&str, &str)| Label { language: Some(language(tag)), text: (*text).to_owned() };
    Concept { slug: slug.to_owned(), labels: labels.iter().map(label).collect() }
}

fn vocabulary() -> Vocabulary {
    Vocabulary::of(vec![
        concept(
            "cooperatives",
            &[("en", "Cooperatives"), ("fr", "Coopératives"), ("es", "Cooperativas"), ("ko", "협동조합")],
        ),
        concept(
            "social-and-solidarity-economy",
            &[
                ("en", "Social and solidarity economy"),
                ("fr", "Économie sociale et solidaire"),
                ("ko", "사회연대경제"),
                ("en", "SSE"),
                ("fr", "ESS"),
                ("es", "ESyS"),
            ],
        ),
        concept(
            "housing-cooperatives",
            &[("en", "Housing cooperatives"), ("fr", "Coopératives d'habitation")],
        ),
        concept("not-for-profits", &[("en", "Not-for-profits")]),
        concept("beekeeping", &[("en", "Bee keepers")]),
        concept("empty", &[]),
    ])
}

fn topics(query: &str) -> Vec<(String, String)> {
    let (_, expansions) = vocabulary().expand(&query_language::parse(query).ast);
    expansions.into_iter().map(|expansion| (expansion.words, expansion.topics.join(" "))).collect()
}

#[test]
fn names_are_recognised_in_any_form_and_language() {
    let found = |words: &str, slug: &str| vec![(words.to_owned(), slug.to_owned())];
    for (query, words, slug) in [
        ("coopérative", "coopérative", "cooperatives"),
        ("COOPERATIVA", "COOPERATIVA", "cooperatives"),
        ("협동조합", "협동조합", "cooperatives"),
        ("협동조합을", "협동조합을", "cooperatives"),
        ("ess", "ess", "social-and-solidarity-economy"),
        ("ESyS", "ESyS", "social-and-solidarity-economy"),
        (
            "économies sociales et solidaires Québec",
            "économies sociales et solidaires",
            "social-and-solidarity-economy",
        ),
        ("co-operatives", "co-operatives", "cooperatives"),
        ("housing co-operative", "housing co-operative", "housing-cooperatives"),
        ("not for profits", "not for profits", "not-for-profits"),
        ("not-for-profit", "not-for-profit", "not-for-profits"),
        ("notforprofits", "notforprofits", "not-for-profits"),
        ("bee-keepers", "bee-keepers", "beekeeping"),
        ("bee keeper", "bee keeper", "beekeeping"),
        // The longest name counts.
        ("housing cooperative Berlin", "housing cooperative", "housing-cooperatives"),
        ("coopérative d’habitation", "coopérative d’habitation", "housing-cooperatives"),
        ("Zürich (housing AND cooperative)", "cooperative", "cooperatives"),
    ] {
        assert_eq!(topics(query), found(words, slug), "{query}");
    }
    for query in [
        "",
        "-coopérative",
        "\"coopérative\"",
        "title:coopérative",
        "cooperat*",
        "essence",
        "economy",
        "عربي",
    ] {
        assert_eq!(topics(query), [], "{query}");
    }
    assert_eq!(topics("SSE cooperatives").len(), 2);
}

#[test]
fn what_is_added_leaves_out_what_was_typed() {
    let (ast, expansions) = vocabulary().expand(&query_language::parse("cooperatives 2019..").ast);
    let texts: Vec<_> = expansions[0].labels.iter().map(|label| label.text.as_str()).collect();
    // Folded, the French name is the English one.
    assert_eq!(texts, ["Cooperativas", "협동조합"]);
    assert_eq!(query_language::print(&ast), "cooperatives year:2019..");
}

#[test]
fn a_query_finds_what_is_written_about_it_in_other_languages() {
    let mut tagged = publication(4, "ar", "تقرير", "نص");
    tagged.facets.topics_and_broader = vec!["cooperatives".to_owned()];
    let world = World::of([
        publication(1, "fr", "Une coopérative à Lyon", "Les coopératives."),
        publication(2, "ko", "서울의 협동조합", "협동조합"),
        publication(3, "es", "Cooperativas de trabajo", "Trabajo."),
        tagged,
        publication(5, "fr", "Une ville", "Rien."),
        publication(6, "en", "SSE", "About the social and solidarity economy"),
    ]);
    let widened = |query: &str| {
        let vocabulary = Some(Arc::new(vocabulary()));
        world.search(&crate::SearchRequest { vocabulary, ..request(query) })
    };
    let page = widened("coopérative");
    let hits = crate::testing::numbers(&page);
    assert_eq!(hits[0], 1, "the words themselves rank first: {hits:?}");
    let mut sorted = hits.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [1, 2, 3, 4]);
    assert_eq!(page.total, Some(4));
    assert_eq!(page.interpreted_as, "coopérative");
    assert_eq!(page.expanded_with.len(), 1);
    // Every other clause must hold all the same.
    assert_eq!(widened("coopérative lang:pt").total, Some(0));
    assert_eq!(crate::testing::numbers(&widened("coopérative 서울"))[0], 2);
    assert_eq!(crate::testing::numbers(&widened("coopérative AND 서울")), [2]);
    assert_eq!(crate::testing::numbers(&widened("économie sociale et solidaire")), [6]);
    // What means the same is marked apart.
    let whole = crate::FragmentOptions::whole();
    let own = page.highlighter.fragments(Some(&language("ko")), "서울의 협동조합", whole);
    assert_eq!(own[0].ranges, []);
    let widened = page.widened_highlighter.unwrap();
    let marked = widened.fragments(Some(&language("ko")), "서울의 협동조합", whole);
    assert_eq!(marked[0].ranges, [(4, 8)]);
    // Switched off, only the words count.
    assert_eq!(world.found("coopérative"), [1]);
    assert!(matches!(query_language::parse("coopérative").ast, Ast::Word(_)));
}

#[test]
fn a_misspelt_name_is_the_name_that_was_meant() {
    let mut world = World::of([
        publication(1, "en", "Solidarity", "The cooperatives of a social economy"),
        publication(2, "fr", "Économie sociale et solidaire", "Rien."),
        publication(3, "ko", "사회연대경제", "협동조합"),
    ]);
    let widened = |world: &World, query: &str| {
        let vocabulary = Some(Arc::new(vocabulary()));
        world.search(&crate::SearchRequest { vocabulary, ..request(query) })
    };
    for (query, meant, wanted) in [
        ("coperatives", "cooperatives", vec![1, 3]),
        ("social and solidarty economy", "social and solidarity economy", vec![2, 3]),
    ] {
        let page = widened(&world, query);
        let mut hits = crate::testing::numbers(&page);
        hits.sort_unstable();
        assert!(wanted.iter().all(|number| hits.contains(number)), "{query}: {hits:?}");
        assert_eq!(page.respelt.len(), 1, "{query}");
        let expanded: Vec<_> = page.expanded_with.iter().map(|expansion| expansion.words.as_str()).collect();
        assert_eq!(expanded, [meant], "{query}");
        assert_eq!(page.interpreted_as, query);
        // The next page is of the same search.
        let first = widened(&world, query);
        let cursor = first.hits[0].cursor.clone();
        let vocabulary = Some(Arc::new(vocabulary()));
        let after = crate::Position::After(cursor);
        let rest = world.search(&crate::SearchRequest { vocabulary, position: after, ..request(query) });
        assert_eq!(rest.total, first.total, "{query}");
    }
    // A word that makes no name keeps all of its spellings, beside one that does.
    world.add([publication(4, "en", "Gardens", "gardena"), publication(5, "en", "Gardena", "cooperatives")]);
    world.add([publication(6, "en", "Operatives", "Nothing else.")]);
    let page = widened(&world, "coperatives gardenx");
    let respelt: Vec<_> = page.respelt.iter().map(|respelling| respelling.others.join(" ")).collect();
    assert_eq!(
        respelt,
        ["cooperatives", "gardena gardens"],
        "the name that was meant is searched for, and no other"
    );
    assert!(crate::testing::numbers(&page).contains(&5));
    // Words that somebody has mean themselves.
    assert_eq!(widened(&world, "solidarity").expanded_with, []);
}
