use std::io::{self, BufReader, Read};

use super::*;

fn all(text: &[u8]) -> Vec<Result<Located, Rejection>> {
    let origin = Origin::file("file");
    read(text, Format::Jsonl, &origin).collect()
}

fn reasons(text: &[u8]) -> Vec<(u64, Option<String>, String)> {
    all(text)
        .into_iter()
        .filter_map(Result::err)
        .map(|Rejection { line, key, reason }| (line, key, reason.to_string()))
        .collect()
}

#[test]
fn the_form_is_told_by_name_or_beginning() {
    assert_eq!(detect("books.JSONL", b""), Some(Format::Jsonl));
    assert_eq!(detect("tugboat.bib", b"{"), Some(Format::Bibtex));
    assert_eq!(detect("stdin", b"\xef\xbb\xbf \n{\"id\":"), Some(Format::Jsonl));
    assert_eq!(detect("export.txt", b"% made by hand\n@book{"), Some(Format::Bibtex));
    assert_eq!(detect("책", b"TI  - x"), None);
    assert_eq!(detect("", b""), None);
}

#[test]
fn each_line_is_told_apart() {
    let text = "\u{feff}{\"id\":\"acl:1\",\"title\":\"Flat\"}\r\n\r\n{\"type\":\"topic\",\"id\":\"gsef:1\",\"label\":{\"ko\":\"주제\"}}\n{\"type\":\"dataset\",\"id\":\"x:1\",\"title\":\"Flat\"}\n{\"type\":\"dataset\",\"id\":\"x:2\",\"title\":{\"en\":\"Ours\"}}";
    let kinds: Vec<_> = all(text.as_bytes())
        .into_iter()
        .map(|one| one.unwrap())
        .map(|Located { line, key, entry, bytes_read }| (line, key, entry.kind, bytes_read))
        .collect();
    let bytes = |end: &str| text.find(end).unwrap() as u64;
    assert_eq!(
        kinds,
        [
            (1, "acl:1".to_owned(), EntityKind::Publication, bytes("\r\n{\"type\":\"topic")),
            (3, "gsef:1".to_owned(), EntityKind::Topic, bytes("{\"type\":\"dataset\",\"id\":\"x:1")),
            (4, "x:1".to_owned(), EntityKind::Dataset, bytes("{\"type\":\"dataset\",\"id\":\"x:2")),
            (5, "x:2".to_owned(), EntityKind::Dataset, text.len() as u64),
        ]
    );
}

#[test]
fn what_cannot_be_stored_is_rejected_with_line_key_and_reason() {
    let mut text = b"{\"id\":\"a:1\"\nnot json\n[1]\n{\"title\":\"x\"}\n{\"id\":\"a:2\",\"type\":\"memebr\",\"name\":{\"en\":\"x\"}}\n{\"id\":\"a:3\",\"title\":{\"en\":\"x\"}}\n".to_vec();
    text.extend_from_slice(b"{\"id\":\"a:4\",\"title\":\"\xe9\"}\n");
    text.extend(std::iter::repeat_n(b'x', LONGEST + 1));
    text.extend_from_slice(b"\n{\"id\":\"a:5\",\"title\":\"kept\"}\n");
    let expected = [
        (1, None, "is not JSON: EOF while parsing an object at byte 11"),
        (2, None, "is not JSON: expected ident at byte 2"),
        (3, None, "is not a JSON object"),
        (4, None, "has no id"),
        (
            5,
            Some("a:2"),
            "type: 'memebr' is none of member, person, topic, forum, publication, research_project, dataset, case_study",
        ),
        (6, Some("a:3"), "type: is needed"),
        (7, None, "is not UTF-8 from byte 22 on"),
        (8, None, "has 4194305 bytes; at most 4194304 are allowed"),
    ];
    let expected = expected.map(|(line, key, reason)| (line, key.map(str::to_owned), reason.to_owned()));
    assert_eq!(reasons(&text), expected);
    assert_eq!(
        all(&text).into_iter().filter_map(Result::ok).map(|found| found.key).collect::<Vec<_>>(),
        ["a:5"]
    );
}

#[test]
fn a_reader_that_fails_ends_the_file() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let origin = Origin::file("file");
    let reader = || BufReader::new((&b"{\"id\":\"a:1\",\"title\":\"x\"}\n"[..]).chain(Broken));
    let found: Vec<_> = read(reader(), Format::Jsonl, &origin).collect();
    assert!(found[0].is_ok());
    assert_eq!(found[1].as_ref().unwrap_err().reason, "can't be read any further: the disk is gone");
    assert_eq!(found.len(), 2);
    let found: Vec<_> = read(reader(), Format::Bibtex, &origin).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].as_ref().unwrap_err().reason, "the file can't be read: the disk is gone");
}
