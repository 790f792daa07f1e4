use domain::{
    EntityKind,
    record::{PublicationType, RecordContent},
};
use serde_json::json;

use super::*;
use crate::Resolved;

fn entry(value: Value) -> Result<Entry, String> {
    let Value::Object(object) = value else { panic!("an object") };
    read(&object, &Origin::file("file")).map_err(|reasons| reasons.to_string())
}

fn content(entry: &Entry) -> RecordContent {
    match entry.content.as_whole() {
        Some(Resolved::Record(content)) => RecordContent::clone(content),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_work_is_kept_with_all_its_fields() {
    let entry = entry(json!({
        "id": "acl:P1", "type": "paper-conference", "title": " Un titre ", "authors": ["Benoît Crabbé", "김 철수"],
        "editors": ["Pérez, Ana"], "year": "2016", "month": "October-November", "venue": "Proceedings of X",
        "publisher": "ACL", "place": "Osaka", "pages": "1–11", "series": ["S ; 3", "T"], "keywords": ["a", "b", "a"],
        "abstract": "…", "lang": "fre", "doi": "https://doi.org/10.18653/V1/D16-1", "isbn": ["0306406152 (pbk.)", "978-0-306-40615-7"],
        "issn": "0378-5955", "url": "http://example.org/P1", "ddc": ["808.8"],
    }))
    .unwrap();
    assert_eq!(entry.warnings, Vec::<crate::Saying>::new());
    assert_eq!((entry.kind, entry.slug.as_ref(), entry.state), (EntityKind::Publication, None, None));
    assert_eq!(
        serde_json::to_value(content(&entry)).unwrap(),
        json!({
            "title": {"fr": "Un titre"},
            "summary": {"fr": "…"},
            "contributors": [
                {"name": "Benoît Crabbé", "role": "author"},
                {"name": "김 철수", "role": "author"},
                {"name": "Pérez, Ana", "role": "editor"},
            ],
            "languages": ["fr"],
            "date": "2016-10/2016-11",
            "identifiers": [
                {"scheme": "doi", "value": "10.18653/v1/d16-1"},
                {"scheme": "isbn", "value": "9780306406157"},
                {"scheme": "issn", "value": "0378-5955"},
                {"scheme": "other", "value": "ddc:808.8"},
            ],
            "url": "http://example.org/P1",
            "keywords": ["a", "b"],
            "source": {
                "title": "Proceedings of X", "pages": "1–11", "publisher": "ACL", "place": "Osaka", "series": "S ; 3; T",
            },
            "details": {"publication": {"publication_type": "conference_paper"}},
        })
    );
}

#[test]
fn the_original_script_comes_first() {
    let title = |value| serde_json::to_string(&content(&entry(value).unwrap()).title).unwrap();
    assert_eq!(
        title(
            json!({"id": "1", "lang": "chi", "title": "Taiwan da di zhen", "title_vernacular": "台灣大地震"})
        ),
        r#"{"zh":"台灣大地震","zh-Latn":"Taiwan da di zhen"}"#
    );
    assert_eq!(
        title(
            json!({"id": "1", "lang": "per", "title": "Qadamhā", "title_vernacular": "\u{200f}قدمهاى /\u{200f}"})
        ),
        r#"{"fa":"قدمهاى","fa-Latn":"Qadamhā"}"#
    );
    assert_eq!(title(json!({"id": "1", "title": "X", "title_vernacular": "X"})), r#"{"und":"X"}"#);
    assert_eq!(title(json!({"id": "1", "title_vernacular": "책"})), r#"{"und":"책"}"#);
}

#[test]
fn a_bad_value_costs_itself_only() {
    let entry = entry(json!({
        "id": "lccn:1", "type": "hologram", "title": "T", "year": "in press", "lang": "old French", "isbn": "0306406153",
        "doi": "11.1/x", "url": "see page 3", "colour": "red", "keywords": ["k".repeat(501)], "series": {"a": 1},
    }))
    .unwrap();
    assert_eq!(
        entry.warnings,
        [
            "the type 'hologram' is not known: kept as another publication",
            "the key 'colour' is not known and was left out",
            "series is an object and was left out",
            "'old French' is not a BCP 47 language tag (such as en, pt-BR or zh-Hant): left out",
            "the year 'in press' could not be read and was left out",
            "'11.1/x' is not a DOI (such as 10.1787/abc): kept as another identifier",
            "'0306406153' is not an ISBN with a right check digit: kept as another identifier",
            "'see page 3' is not a web address (http:// or https://): kept as another identifier",
            "the keyword 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…' has more than 500 characters and was left out",
        ]
    );
    let identifiers: Vec<_> =
        content(&entry).identifiers.iter().map(|one| format!("{:?} {}", one.scheme(), one.value())).collect();
    assert_eq!(identifiers, ["Lccn 1", "Other doi:11.1/x", "Other isbn:0306406153", "Other url:see page 3"]);
}

#[test]
fn only_what_cannot_be_stored_is_rejected() {
    assert_eq!(entry(json!({"title": "x"})).map(|_| ()), Err("has no id".to_owned()));
    assert_eq!(entry(json!({"id": " "})).map(|_| ()), Err("has no id".to_owned()));
    assert_eq!(
        entry(json!({"id": "1", "title": "é".repeat(2001)})).map(|_| ()),
        Err("title.und: has 2001 characters; at most 2000 are allowed".to_owned())
    );
    let untitled = entry(json!({"id": 7})).unwrap();
    // That it has no title is said by whoever stores it, for every form alike.
    assert!(untitled.warnings.is_empty(), "{:?}", untitled.warnings);
    assert_eq!(untitled.external_reference.unwrap().to_string(), "file:7");
}

#[test]
fn a_long_abstract_becomes_the_body() {
    let entry = entry(json!({"id": "1", "title": "x", "abstract": "글".repeat(20_001)})).unwrap();
    assert_eq!(entry.warnings, ["the abstract is too long for a summary and was kept as the body"]);
    assert!(content(&entry).summary.is_empty());
    assert!(!content(&entry).body.is_empty());
}

#[test]
fn types_become_sorts_of_publications() {
    for (name, expected) in [
        ("book", PublicationType::Book),
        ("proceedings", PublicationType::Proceedings),
        ("article-journal", PublicationType::Article),
        ("chapter", PublicationType::BookChapter),
        ("thesis", PublicationType::Thesis),
        ("", PublicationType::Other),
    ] {
        assert_eq!(publication_type(name), expected, "{name}");
    }
    assert_eq!(entry(json!({"id": "1", "type": "dataset", "title": "x"})).unwrap().kind, EntityKind::Dataset);
}
