//! What is named comes first: symbols, topics, people.

use std::sync::Arc;

use crate::{
    Concept, Label, SearchRequest, Vocabulary,
    identifier::of_topic,
    testing::{World, language, numbers, publication, request},
};

#[test]
fn a_symbol_finds_its_record_first_and_words_still_find() {
    let mut resolution = publication(1, "en", "A resolution", "Promoting the social economy");
    resolution.identifiers = vec!["a/res/77/281".to_owned()];
    let mut hidden = publication(2, "en", "A draft", "Promoting");
    hidden.identifiers = vec!["a/res/99/1".to_owned()];
    hidden.acl = vec!["members".to_owned()];
    let about = publication(3, "en", "About A/RES/77/281 and A/RES/99/1", "A res 77 281 99 1");
    let world = World::of([resolution, hidden, about]);
    assert_eq!(world.hits("A/RES/77/281"), [1, 3]);
    assert_eq!(world.hits("A/RES/99/1"), [3]);
}

#[test]
fn what_has_only_a_part_of_a_symbol_is_no_hit() {
    let mut resolution = publication(1, "en", "A resolution", "text");
    resolution.identifiers = vec!["a/res/77/281".to_owned()];
    let world = World::of([
        resolution,
        publication(2, "es", "Dedicada a la economía", "texto"),
        publication(3, "en", "Section 77 of 281", "res"),
    ]);
    assert_eq!(world.hits("A/RES/77/281"), [1]);
    assert!(!world.search(&request("A/RES/77/281")).relaxed);
    assert_eq!(world.hits("A/RES/77/281 economía"), [1, 2], "beside other words it is one of them");
}

#[test]
fn a_topic_that_is_named_comes_before_what_is_about_it() {
    let topic = |id, slug: &str, label: &str| {
        let mut topic = publication(id, "en", label, "");
        topic.identifiers = vec![of_topic(slug)];
        topic.facets.topics = vec![slug.to_owned()];
        topic
    };
    let mut about = publication(3, "en", "Cooperative cooperatives of cooperatives", "cooperative");
    about.facets.topics = vec!["cooperatives".to_owned()];
    let world =
        World::of([topic(1, "cooperatives", "Cooperatives"), topic(2, "law", "Cooperative law"), about]);
    let label = |text: &str| Label { language: Some(language("en")), text: text.to_owned() };
    let concepts = [("cooperatives", "Cooperatives"), ("law", "Cooperative law")]
        .map(|(slug, text)| Concept { slug: slug.to_owned(), labels: vec![label(text)] });
    let vocabulary = Arc::new(Vocabulary::of(concepts.to_vec()));
    let first = |query: &str| {
        let asked = SearchRequest { vocabulary: Some(vocabulary.clone()), ..request(query) };
        numbers(&world.search(&asked)).first().copied()
    };
    assert_eq!(first("cooperative"), Some(1));
    assert_eq!(first("cooperative law"), Some(2));
    assert_eq!(world.hits("cooperative").first(), Some(&3), "not where the words stand for themselves");
}

#[test]
fn people_are_found_whichever_name_stands_first() {
    let by = |id, name: &str| {
        let mut record = publication(id, "en", "A work", "about commons");
        record.authors = vec![name.to_owned()];
        record
    };
    let world = World::of([
        by(1, "Ana da Costa"),
        by(2, "Costa, Ana da"),
        by(3, "Ana Costa"),
        publication(4, "en", "Da Costa Ana", "text"),
    ]);
    for query in ["author:\"Costa, Ana da\"", "author:\"Ana da Costa\"", "\"Costa, Ana da\""] {
        assert_eq!(world.found(query), [1, 2], "{query}");
    }
    assert_eq!(world.found("author:\"Costa, Ana\""), [2, 3]);
    assert_eq!(world.found("\"Ana Costa\""), [3], "what may be no name is as it stands");
}
