//! What a reader is helped with: words spelt otherwise, and what to leave out.

use super::narrowing::faceted;
use crate::{
    FacetField, Filter, Position, SearchRequest,
    testing::{World, language, numbers, publication, request},
};

fn library() -> World {
    let mut hidden = publication(9, "en", "The conspiracy", "cooperatives of housing");
    hidden.acl = vec!["staff".to_owned()];
    World::of([
        publication(1, "en", "Housing cooperatives", "Houses of their members."),
        publication(2, "fr", "Coopératives d'habitation", "Habiter."),
        publication(3, "en", "Bees", "Honey and housing."),
        hidden,
    ])
}

#[test]
fn words_that_no_document_has_are_found_by_words_like_them() {
    let world = library();
    let page = world.search(&request("housing coperatives"));
    assert_eq!(numbers(&page)[0], 1, "what has every word comes first all the same");
    assert_eq!(page.respelt.len(), 1);
    assert_eq!(
        (page.respelt[0].word.as_str(), page.respelt[0].others[0].as_str()),
        ("coperatives", "cooperatives")
    );
    // What was found is marked, and what was typed is what was understood.
    let marked = page.highlighter.fragments(
        Some(&language("en")),
        "Housing cooperatives",
        crate::FragmentOptions::whole(),
    );
    assert_eq!(marked[0].ranges, [(0, 7), (8, 20)]);
    assert_eq!(page.interpreted_as, "housing coperatives");
    // A word that is there stands for itself; identifiers, short words and scripts without spaces are never guessed.
    for query in ["housing", "10.1234/coperatives", "bes", "협동조힙", "\"coperatives\"", "-coperatives"]
    {
        assert_eq!(world.search(&request(query)).respelt, [], "{query}");
    }
    // The same in French, accents or not.
    assert_eq!(world.found("habitatoin"), [2]);
}

#[test]
fn another_spelling_leaves_words_alone_that_are_there() {
    let world = World::of([
        publication(1, "es", "Economia solidaria", "Texto."),
        publication(2, "en", "Economia of solidarity", "Text."),
        publication(3, "en", "Solidarity economia", "Text."),
        publication(4, "en", "Solidarity", "Text."),
    ]);
    let asked = SearchRequest { did_you_mean: true, ..request("ecomomia solidaria") };
    assert_eq!(world.search(&asked).did_you_mean.as_deref(), Some("economia solidaria"));
}

#[test]
fn words_of_texts_are_taken_for_them_too_and_only_the_nearest() {
    let world = World::of([
        publication(1, "en", "Portraits", "What Gandhi called his work."),
        publication(2, "es", "Retratos", "La obra de Gandhi, y un jardín."),
        publication(3, "en", "Gardens", "A marigold among marigolds."),
    ]);
    assert_eq!(world.found("Ghandi"), [1, 2], "a letter that stands elsewhere");
    assert_eq!(world.search(&request("Ghondi")).respelt, [], "two letters of six are another word");
    let page = world.search(&request("marigald"));
    assert_eq!((numbers(&page), &*page.respelt[0].others), (vec![3], &["marigold".to_owned()][..]));
}

#[test]
fn words_of_what_is_hidden_are_not_told() {
    let world = library();
    let page = world.search(&request("conspirasy"));
    assert_eq!((page.respelt.len(), page.total), (0, Some(0)));
    let staff = SearchRequest { acl: vec!["staff".to_owned()], ..request("conspirasy") };
    assert_eq!(numbers(&world.search(&staff)), [9]);
    // Nor that they are there: to the public the word is as unknown as any.
    assert_eq!(world.search(&request("conspiracy")).respelt, world.search(&request("conspiracyx")).respelt);
}

#[test]
fn a_walk_through_forgiven_hits_goes_on_as_it_began() {
    let world = faceted();
    let first = SearchRequest { limit: 20, ..request("coperative") };
    let page = world.search(&first);
    assert_eq!(page.total, Some(54));
    let next = SearchRequest { position: Position::After(page.hits[19].cursor.clone()), ..first };
    let more = world.search(&next);
    assert_eq!(more.hits.len(), 20);
    assert!(more.hits.iter().all(|hit| !page.hits.iter().any(|seen| seen.key == hit.key)));
}

#[test]
fn a_search_without_hits_says_what_to_leave_out() {
    let world = library();
    let asked = |query: &str, filter| SearchRequest { relaxations: true, filter, ..request(query) };
    let german = Some(Filter::OneOf(FacetField::Language, vec!["de".to_owned()]));
    let page = world.search(&asked("housing title:bees lang:fr", None));
    let told: Vec<_> = page.relaxations.iter().map(|found| (found.term.as_deref(), found.total)).collect();
    assert_eq!(told, [(Some("lang:fr"), 1)]);
    assert_eq!(page.relaxations[0].query, "housing title:bees");
    let page = world.search(&asked("housing", german));
    assert_eq!(page.relaxations.len(), 1);
    assert_eq!((page.relaxations[0].field, page.relaxations[0].total), (Some(FacetField::Language), 2));
    // A part may be wider, which keeps all words and comes first.
    for (query, expected) in [
        ("\"cooperatives housing\"", &[(Some("cooperatives housing"), "cooperatives housing", 3)][..]),
        (
            "\"bees AND housing\"~2 lang:en",
            &[(Some("bees and housing"), "bees and housing lang:en", 2), (None, "lang:en", 2)],
        ),
        ("title:honey", &[(Some("honey"), "honey", 1)]),
        ("author:honey AND lang:en", &[(Some("honey"), "honey AND lang:en", 1), (None, "lang:en", 2)]),
        (
            "title:\"cooperatives housing\"",
            &[(Some("title:(cooperatives housing)"), "title:(cooperatives housing)", 1)],
        ),
    ] {
        let page = world.search(&asked(query, None));
        let found = page.relaxations.iter();
        let told: Vec<_> =
            found.map(|found| (found.instead.as_deref(), found.query.as_str(), found.total)).collect();
        assert_eq!(told, expected, "{query}");
        assert!(query.starts_with(page.relaxations[0].term.as_deref().unwrap()), "{query}");
    }
    // Without quotation marks, words may be spelt otherwise or left out as ever.
    for (query, instead) in
        [("\"housng bees\"", "housng bees"), ("\"housing xylophone\"", "housing xylophone")]
    {
        let page = world.search(&asked(query, None));
        assert_eq!(page.relaxations[0].instead.as_deref(), Some(instead));
        assert_eq!(Some(page.relaxations[0].total), world.search(&request(instead)).total, "{query}");
    }
    // Nothing helps, or nothing need be helped.
    assert_eq!(world.search(&asked("\"xylophone kazoo\"", None)).relaxations, []);
    assert_eq!(world.search(&asked("xylophone", None)).relaxations, []);
    assert_eq!(world.search(&asked("housing", None)).relaxations, []);
}
