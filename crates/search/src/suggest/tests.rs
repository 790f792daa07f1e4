use domain::{EntityKey, EntityKind, Language};
use uuid::Uuid;

use crate::{
    Document, Label, SuggestRequest, Text, TextRole, Update,
    testing::{World, key, language, publication},
};

fn named(kind: EntityKind, id: u64, names: &[(&str, &str)]) -> Document {
    let mut document = Document::empty(EntityKey { kind, id: Uuid::from_u64_pair(9, id) });
    document.acl = vec!["public".to_owned()];
    let tag = |tag: &str| (!tag.is_empty()).then(|| language(tag));
    document.suggestion =
        names.iter().map(|(code, text)| Label { language: tag(code), text: (*text).to_owned() }).collect();
    document.texts = names
        .iter()
        .map(|(code, text)| Text { role: TextRole::Title, language: tag(code), text: (*text).to_owned() })
        .collect();
    document
}

fn library() -> World {
    let mut hidden = publication(3, "en", "Cooperative secrets", "text");
    hidden.acl = vec!["members".to_owned()];
    World::of([
        publication(1, "en", "Housing cooperatives in Bilbao", "text"),
        publication(2, "fr", "Économie sociale", "texte"),
        hidden,
        named(EntityKind::Topic, 1, &[("en", "Cooperatives"), ("ko", "협동조합"), ("fr", "Coopératives")]),
        named(EntityKind::Member, 2, &[("ko", "서울특별시"), ("en", "Seoul Metropolitan Government")]),
        named(EntityKind::Person, 3, &[("", "Cooper, Ada")]),
    ])
}

fn suggest(world: &World, prefix: &str, languages: &[Language]) -> Vec<String> {
    let request = SuggestRequest {
        prefix: prefix.to_owned(),
        acl: vec!["public".to_owned()],
        languages: languages.to_vec(),
        first: 10,
    };
    world.reader.suggest(&request).unwrap().into_iter().map(|suggestion| suggestion.label).collect()
}

#[test]
fn titles_and_names_are_suggested_while_typing() {
    let world = library();
    for (prefix, first) in [
        ("eco", "Économie sociale"),
        ("é", "Économie sociale"),
        ("bil", "Housing cooperatives in Bilbao"),
        ("bilb", "Housing cooperatives in Bilbao"),
        ("bilba", "Housing cooperatives in Bilbao"),
        ("housing coop", "Housing cooperatives in Bilbao"),
        ("서울", "서울특별시"),
        ("특별", "서울특별시"),
        ("협", "협동조합"),
        ("조합", "협동조합"),
        ("seoul metro", "Seoul Metropolitan Government"),
        ("ada", "Cooper, Ada"),
    ] {
        assert_eq!(suggest(&world, prefix, &[]).first().map(String::as_str), Some(first), "{prefix}");
    }
    assert_eq!(suggest(&world, "coop", &[])[..2], ["Cooper, Ada", "Cooperatives"]);
    assert_eq!(
        suggest(&world, "cooperatives", &[language("fr")]).first().map(String::as_str),
        Some("Coopératives")
    );
}

#[test]
fn the_label_in_the_language_that_is_typed_is_shown() {
    let world = World::of([
        named(
            EntityKind::Topic,
            1,
            &[("en", "Cooperatives"), ("fr", "Coopératives"), ("pt", "Cooperativas")],
        ),
        named(
            EntityKind::Topic,
            2,
            &[
                ("en", "Housing cooperatives"),
                ("fr", "Coopératives d’habitation"),
                ("es", "Cooperativas de vivienda"),
            ],
        ),
    ]);
    for (prefix, expected) in [
        ("coopé", &["Coopératives", "Coopératives d’habitation"][..]),
        ("coopérative d", &["Coopératives d’habitation"]),
        ("cooperativas de v", &["Cooperativas de vivienda"]),
        ("cooper", &["Cooperatives", "Coopératives d’habitation"]),
    ] {
        assert_eq!(suggest(&world, prefix, &[]), expected, "{prefix}");
    }
}

#[test]
fn labels_in_a_language_of_the_reader_come_before_shorter_ones_in_others() {
    let world = World::of([
        named(EntityKind::Topic, 1, &[("en", "Cooperative movement"), ("fr", "Mouvement coopératif")]),
        named(EntityKind::Topic, 2, &[("en", "South-South cooperation"), ("fr", "Coopération Sud-Sud")]),
    ]);
    let (english, french) = ("Cooperative movement", "Coopération Sud-Sud");
    assert_eq!(suggest(&world, "coop", &[language("en")]), [english, french]);
    assert_eq!(suggest(&world, "coop", &[language("fr")]), [french, english]);
    assert_eq!(suggest(&world, "coop", &[]), [french, english]);
}

#[test]
fn what_is_named_just_so_comes_before_all_that_is_named_after_it() {
    let after =
        (0..200).map(|id| named(EntityKind::Topic, id, &[("en", &format!("Cooperative of kind {id}"))]));
    let mut topics: Vec<Document> = after.collect();
    topics.push(named(EntityKind::Topic, 900, &[("en", "Cooperatives"), ("fr", "Coopératives")]));
    topics.rotate_right(57);
    let world = World::of(topics);
    assert_eq!(suggest(&world, "cooperative", &[]).first().map(String::as_str), Some("Cooperatives"));
}

#[test]
fn what_others_write_in_one_is_suggested_too() {
    let world = World::of([
        publication(1, "en", "Microfinance in Mali", "text"),
        publication(2, "fr", "Écovillages d’Europe", "texte"),
    ]);
    for (prefix, first) in [
        ("micro fin", "Microfinance in Mali"),
        (" Micro  finance", "Microfinance in Mali"),
        ("micro finance in ma", "Microfinance in Mali"),
        ("éco vil", "Écovillages d’Europe"),
        ("micro vil", ""),
    ] {
        let found = suggest(&world, prefix, &[]);
        assert_eq!(found.first().map_or("", String::as_str), first, "{prefix}");
    }
}

#[test]
fn one_wrong_letter_is_forgiven_after_three() {
    let world = library();
    assert_eq!(suggest(&world, "houzing", &[]), ["Housing cooperatives in Bilbao"]);
    assert_eq!(suggest(&world, "xou", &[]), Vec::<String>::new());
}

#[test]
fn a_wrong_letter_in_any_word_and_another_ending_are_forgiven() {
    let world = World::of([
        publication(1, "en", "Housing cooperatives in Bilbao", "text"),
        publication(2, "en", "Houses in Bilbao", "text"),
        publication(3, "en", "Women's co-operatives", "text"),
    ]);
    let (bilbao, women) = (["Housing cooperatives in Bilbao"], ["Women's co-operatives"]);
    for typed in [
        "housng coop",
        "houzing coperatives bil",
        "cooperativs houzing ",
        "cooperative housing ",
        "cooperative bil",
    ] {
        assert_eq!(suggest(&world, typed, &[]), bilbao, "{typed}");
    }
    for typed in [
        "woman coop",
        "women co-op",
        "cooperativ",
        "women cooperatives",
        "women co-operatives ",
        "co-operativ",
    ] {
        assert!(suggest(&world, typed, &[]).contains(&women[0].to_owned()), "{typed}");
    }
    assert_eq!(suggest(&world, "woman coop", &[]), women);
    assert_eq!(suggest(&world, "houses bilbo", &[]), ["Houses in Bilbao", bilbao[0]]);
    assert_eq!(suggest(&world, "hosing cooperative", &[]), bilbao, "a wrong letter and another ending");
    // What is there as typed is never something else.
    assert_eq!(suggest(&world, "houses bil", &[]), ["Houses in Bilbao"]);
    assert_eq!(suggest(&world, "houses seoul", &[]), Vec::<String>::new());
}

#[test]
fn a_label_with_the_word_that_was_meant_is_shown() {
    let world = World::of([
        named(EntityKind::Topic, 1, &[("en", "Fair trade"), ("es", "Comercio justo")]),
        named(EntityKind::Topic, 2, &[("en", "Workers' cooperation"), ("es", "Cooperación del trabajo")]),
    ]);
    let (spanish, english) = (["Comercio justo", "Cooperación del trabajo"], "Workers' cooperation");
    for (typed, reads, expected) in [
        ("comercii", "en", &spanish[..1]),
        // Some letter less or other, *comer* begins so, and *cooper*.
        ("coper", "en", &[english, "Comercio justo"]),
        ("coper", "es", &spanish),
    ] {
        assert_eq!(suggest(&world, typed, &[language(reads)]), expected, "{typed}");
    }
}

#[test]
fn what_a_reader_may_not_know_of_is_never_suggested() {
    let world = library();
    assert!(!suggest(&world, "coop", &[]).contains(&"Cooperative secrets".to_owned()));
    let request = SuggestRequest { prefix: "coop".to_owned(), first: 10, ..SuggestRequest::default() };
    assert!(world.reader.suggest(&request).unwrap().is_empty());
}

#[test]
fn what_was_there_before_takes_no_place_from_what_is_there() {
    let mut world = World::of((0..400).map(|id| publication(id, "en", "Cooperative", "text")));
    world.write((0..398).map(|id| Update::Delete(key(id))));
    assert_eq!(suggest(&world, "coop", &[]), ["Cooperative", "Cooperative"]);
}

#[test]
fn anything_can_be_typed() {
    let world = library();
    for prefix in ["", " ", "\"", "*", "((", "\u{202E}", "🙂", &"a".repeat(5_000), "co op er at iv"] {
        suggest(&world, prefix, &[]);
    }
}
