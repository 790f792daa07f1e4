use domain::{
    EntityKind, Scheme,
    record::{Details, RecordContent},
};
use proptest::prelude::*;

mod text;

use super::*;
use crate::{Format, Located, Resolved, read as read_all};

fn all(source: &[u8]) -> Vec<Result<Located, Rejection>> {
    let origin = Origin::file("file");
    read_all(source, Format::Bibtex, &origin).collect()
}

fn content(located: &Located) -> RecordContent {
    match located.entry.content.as_whole() {
        Some(Resolved::Record(content)) => RecordContent::clone(content),
        other => panic!("{other:?}"),
    }
}

/// The only entry of a file, with its warnings.
fn one(source: &str) -> (RecordContent, Vec<crate::Saying>) {
    let found = all(source.as_bytes());
    assert_eq!(found.len(), 1, "{found:?}");
    let located = found[0].as_ref().unwrap();
    (content(located), located.entry.warnings.clone())
}

fn rejections(source: &str) -> Vec<(u64, Option<String>, String)> {
    let rejected = all(source.as_bytes()).into_iter().filter_map(Result::err);
    rejected.map(|Rejection { line, key, reason }| (line, key, reason.to_string())).collect()
}

#[test]
fn an_entry_is_kept_with_all_its_fields() {
    let source = r#"
        @String{j-x = "Journal of " # "X"}
        @Article{Knuth:1984:LP,
            author = "Donald E. Knuth and {Coop{\'e}rative de Dakar} and others",
            title = "Literate Programming", subtitle = {in {\TeX}},
            journal = j-x, volume = 27, number = "2", issue = "99", pages = "97--111", year = 1984, month = may # "~10",
            publisher = {P}, address = {Z{\"u}rich}, series = "S", edition = "2nd", organization = "O",
            ISSN = "0010-4620 (print), 1460-2067 (electronic)", DOI = "http://dx.doi.org/10.1093/comjnl/27.2.97",
            URL = "http://example.org/a\_b", keywords = "programs, prose", language = "German", abstract = "A {\em new} way.",
            note = "With 20\% more.", annote = {Reprinted.}, acknowledgement = ack, price = "US\$10",
        }"#;
    let (content, warnings) = one(source);
    assert_eq!(
        warnings,
        [
            "the abbreviation 'ack' is not defined: kept as written",
            "author: there are others, who are not named",
            "left out, for they have no place: price",
        ]
    );
    assert_eq!(
        serde_json::to_value(content).unwrap(),
        serde_json::json!({
            "title": {"de": "Literate Programming: in TeX"},
            "summary": {"de": "A new way."},
            "body": {"de": "With 20% more.\n\nReprinted."},
            "contributors": [
                {"name": "Donald E. Knuth", "role": "author"},
                {"name": "Coopérative de Dakar", "role": "author", "kind": "organisation"},
                {"name": "O", "role": "contributor", "kind": "organisation"},
            ],
            "languages": ["de"],
            "date": "1984-05-10",
            "identifiers": [
                {"scheme": "doi", "value": "10.1093/comjnl/27.2.97"},
                {"scheme": "issn", "value": "0010-4620"},
                {"scheme": "issn", "value": "1460-2067"},
            ],
            "url": "http://example.org/a_b",
            "keywords": ["programs", "prose"],
            "source": {
                "title": "Journal of X", "volume": "27", "issue": "2 (99)", "pages": "97–111", "publisher": "P",
                "place": "Zürich", "series": "S", "edition": "2nd",
            },
            "details": {"publication": {"publication_type": "article"}},
        })
    );
}

#[test]
fn a_broken_entry_costs_only_itself() {
    let source = "\
@article{a, title = {First}}
@article{b, title = {never closed,
  year = 2000
@article{c, title = \"Third\" year = 2001}
@article{d, title {x}}
@article{, title = {No key}}
@article{title = {No key}}
@string{x = {y}
@book(e, title = {In (parentheses)})
";
    let expected = [
        (2, Some("b"), "title: a brace is not closed before the next entry begins"),
        (5, Some("d"), "an equals sign is missing after 'title'"),
        (6, None, "has no citation key"),
        (7, None, "has no citation key: 'title' is a field"),
        (8, None, "'@' stands where a field's name should"),
    ];
    let expected = expected.map(|(line, key, reason)| (line, key.map(str::to_owned), reason.to_owned()));
    assert_eq!(rejections(source), expected);
    let found = all(source.as_bytes()).into_iter().filter_map(Result::ok);
    let found: Vec<_> = found.map(|located| (located.line, located.key)).collect();
    assert_eq!(found, [(1, "a".to_owned()), (4, "c".to_owned()), (9, "e".to_owned())]);
}

#[test]
fn what_stands_between_entries_is_a_comment() {
    let source = "Mail to me@example.org, or @me.\n% @article{no, title={x}}\n@comment{ @article{no2, title={x}} }\n@preamble{\"\\def\\x{y}\"}\n@misc{yes, % here too\n title={100% yes}, }\n";
    let found = all(source.as_bytes());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].as_ref().unwrap().key, "yes");
    assert_eq!(content(found[0].as_ref().unwrap()).title.original().unwrap().1.text, "100% yes");
}

#[test]
fn a_key_is_taken_once() {
    let source = "@misc{k, title={x}}\n@misc{k, title={x}}\n@misc{k, title={y}}\n";
    assert_eq!(
        rejections(source),
        [
            (2, Some("k".to_owned()), "repeats the entry on line 1".to_owned()),
            (3, Some("k".to_owned()), "its key is already that of another entry on line 1".to_owned()),
        ]
    );
}

#[test]
fn parts_inherit_from_the_whole() {
    let source = "\
@inproceedings{part, title={Part}, crossref={WHOLE}}
@incollection{dated, title={Dated}, year=1999, booktitle={Own}, crossref=whole}
@inproceedings{lost, title={Lost}, crossref={nowhere}}
@proceedings{whole, title={Whole}, year=2001, month=jan, editor={Ed Itor}, publisher={P}, isbn={0306406152}, doi={10.1000/1}, keywords={w}}
@article{a, title={A}, crossref={b}}
@article{b, title={B}, crossref={a}}
@misc{x, title={X}, xdata={data}}
@xdata{data, publisher={D}, keywords={shared}}
";
    let found: Vec<_> = all(source.as_bytes()).into_iter().map(Result::unwrap).collect();
    let by = |key: &str| found.iter().find(|located| located.key == key).unwrap();
    let part = content(by("part"));
    assert_eq!(part.source.as_ref().and_then(|source| source.title.as_deref()), Some("Whole"));
    assert_eq!(part.source.as_ref().and_then(|source| source.publisher.as_deref()), Some("P"));
    assert_eq!(part.date.as_ref().map(ToString::to_string), Some("2001-01".to_owned()));
    assert_eq!(part.contributors[0].name, "Ed Itor");
    assert!(part.identifiers.is_empty() && part.keywords.is_empty());
    let dated = content(by("dated"));
    assert_eq!(dated.source.and_then(|source| source.title), Some("Own".to_owned()));
    assert_eq!(dated.date.map(|date| date.to_string()), Some("1999".to_owned()));
    assert_eq!(by("lost").entry.warnings, ["crossref: there is no entry 'nowhere' in this file"]);
    assert_eq!(by("a").entry.warnings, ["crossref: 'a' leads back to itself: left out"]);
    assert_eq!(content(by("x")).keywords, ["shared"]);
    assert!(!found.iter().any(|located| located.key == "data"));
}

#[test]
fn numbers_and_addresses_are_found_where_people_put_them() {
    let (content, warnings) = one(
        "@book{k, title={x}, isbn={0-306-40615-2 (paper, alk.), ???}, lccn={Z253.4 .T47}, howpublished={\\url{https://example.org/x}},\
         eprint={2101.00001}, archiveprefix={arXiv}, doi={http://doi.acm.org/10.1145/12.34}, school={S}}",
    );
    let found: Vec<_> = content.identifiers.iter().map(|one| (one.scheme(), one.value())).collect();
    assert_eq!(
        found,
        [
            (Scheme::Doi, "10.1145/12.34"),
            (Scheme::Isbn, "9780306406157"),
            (Scheme::Other, "shelf-mark:Z253.4 .T47"),
            (Scheme::Arxiv, "2101.00001"),
        ]
    );
    assert_eq!(content.url.as_deref(), Some("https://example.org/x"));
    assert_eq!(content.source.and_then(|source| source.publisher), Some("S".to_owned()));
    assert_eq!(warnings, Vec::<crate::Saying>::new());
}

#[test]
fn types_become_sorts_of_publications() {
    for (kind, expected) in [
        ("Article", "article"),
        ("INPROCEEDINGS", "conference_paper"),
        ("conference", "conference_paper"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("manual", "guide"),
        ("incollection", "book_chapter"),
        ("misc", "other"),
    ] {
        let (content, warnings) = one(&format!("@{kind}{{k, title = {{x}}}}"));
        let Details::Publication(publication) = content.details else { panic!("{kind}") };
        assert_eq!((publication.publication_type.as_str(), warnings.len()), (expected, 0), "{kind}");
    }
    assert_eq!(one("@dataset{k, title={x}}").0.details.kind(), EntityKind::Dataset);
    assert_eq!(
        one("@hologram{k, title={x}}").1,
        ["the type 'hologram' is not known: kept as another publication"]
    );
}

#[test]
fn dates_of_both_dialects_are_read() {
    for (fields, expected) in [
        ("date = {2016-03-05T10:00}", "2016-03-05"),
        ("date = {2016/}", "2016/.."),
        ("date = {2016~}", "2016~"),
        ("year = 1999, month = 3", "1999-03"),
        ("year = {1999}, month = nov, day = 10", "1999-11-10"),
        ("year = {19xx}", "19XX"),
        ("year = {1988\\unskip--}", "1988/.."),
    ] {
        let (content, warnings) = one(&format!("@misc{{k, title = {{x}}, {fields}}}"));
        assert_eq!((content.date.unwrap().as_str(), warnings.len()), (expected, 0), "{fields}");
    }
}

#[test]
fn other_encodings_are_read() {
    let latin = all(b"@misc{k, title={Fran\xe7ois}}\n@misc{l, title={plain}}");
    let found: Vec<_> = latin.iter().map(|one| one.as_ref().unwrap()).collect();
    assert_eq!(content(found[0]).title.original().unwrap().1.text, "François");
    assert_eq!(found[0].entry.warnings, ["the file is not UTF-8: it was read as Latin-1"]);
    assert_eq!(found[1].entry.warnings, Vec::<crate::Saying>::new());
    for (mark, bytes) in
        [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
    {
        let units = "@misc{k, title={협동}}".encode_utf16().flat_map(bytes);
        let wide: Vec<u8> = mark.into_iter().chain(units).collect();
        assert_eq!(content(all(&wide)[0].as_ref().unwrap()).title.original().unwrap().1.text, "협동");
    }
    assert_eq!(all("\u{feff}@misc{k, title={x}}".as_bytes()).len(), 1);
}

#[test]
fn values_that_would_harm_are_kept_as_written() {
    let deep = format!("@misc{{k, title = {{{}x{}}}}}", "{".repeat(10_000), "}".repeat(10_000));
    let (content, warnings) = one(&deep);
    assert_eq!(content.title.original().unwrap().1.text, "x");
    assert_eq!(warnings, ["title: its TeX can't be read (its braces are too deep): kept as written"]);
    let accents = one(&format!("@misc{{k, title = {{{}}}}}", "\\'".repeat(900)));
    assert!(!accents.0.title.is_empty());
    // Each definition is twice as long as the one before.
    let mut bomb = "@string{s0 = \"0123456789\"}\n".to_owned();
    for at in 1..40 {
        bomb.push_str(&format!("@string{{s{at} = s{} # s{}}}\n", at - 1, at - 1));
    }
    let found = rejections(&bomb);
    assert_eq!(found[0].2, "has more than 1048576 bytes");
}

#[test]
fn the_key_and_source_are_the_citation_key_and_the_file() {
    let origin = Origin { source: Some("beebe".to_owned()), stem: "tugboat".to_owned() };
    let of = |origin: &Origin| {
        let mut found = read_all(&b"@misc{Knuth:1984:LP, title={x}}"[..], Format::Bibtex, origin);
        found.next().unwrap().unwrap().entry.external_reference.unwrap().to_string()
    };
    assert_eq!(of(&origin), "beebe:Knuth:1984:LP");
    assert_eq!(of(&Origin::file("tugboat")), "tugboat:Knuth:1984:LP");
}

proptest! {
    /// No file makes the reader panic or run without end.
    #[test]
    fn no_file_panics(source in r#"(@(misc|string|comment|book)[{(]|k,|title|author|crossref|=|[{]|[}]|"|\\|\\'|\\verb|\$|#|,|and|한|é|a|%|~| |\n){0,60}"#) {
        drop(all(source.as_bytes()));
    }
}
