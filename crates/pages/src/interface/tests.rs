use std::{collections::BTreeSet, fs, path::Path};

use super::*;

fn ids(sources: &[&'static str]) -> Vec<&'static str> {
    let lines = sources.iter().flat_map(|source| source.lines());
    let first = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    first.filter_map(|line| Some(line.split_once(" =")?.0)).collect()
}

#[test]
fn every_file_of_a_language_is_read_and_has_each_message_once() {
    for (tag, sources) in SOURCES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(tag);
        assert_eq!(fs::read_dir(folder).unwrap().count(), sources.len(), "{tag}");
        let mut seen = BTreeSet::new();
        for id in ids(&sources) {
            assert!(seen.insert(id), "{tag} has '{id}' twice");
        }
    }
}

#[test]
fn every_message_is_there_in_every_language() {
    let [(_, english), others @ ..] = SOURCES;
    let wanted: BTreeSet<_> = ids(&english).into_iter().collect();
    assert!(wanted.len() > 200, "{}", wanted.len());
    for (tag, sources) in SOURCES {
        for source in sources {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{tag} can't be read: {source}");
        }
    }
    for (tag, sources) in others {
        let has: BTreeSet<_> = ids(&sources).into_iter().collect();
        let missing: Vec<_> = wanted.difference(&has).collect();
        let unknown: Vec<_> = has.difference(&wanted).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{tag}: missing {missing:?}, unknown {unknown:?}");
    }
}

/// What is put in where a message wants it.
#[test]
fn every_message_can_be_filled_in() {
    const NAMES: [&str; 35] = [
        "detail",
        "fault",
        "kind",
        "other",
        "key",
        "line",
        "size",
        "then",
        "now",
        "what",
        "day",
        "month",
        "year",
        "from",
        "until",
        "to",
        "date",
        "field",
        "value",
        "word",
        "others",
        "total",
        "sequence",
        "members",
        "countries",
        "governments",
        "networks",
        "shown",
        "most",
        "largest",
        "behind",
        "n",
        "title",
        "name",
        "count",
    ];
    for i in Interface::all() {
        for id in ids(&SOURCES[0].1) {
            let mut args = FluentArgs::new();
            for name in NAMES {
                args.set(name, FluentValue::from("x"));
            }
            args.set("n", FluentValue::from(2));
            let pattern = i.bundle.get_message(id).and_then(|message| message.value()).unwrap();
            let mut errors = Vec::new();
            let text = i.bundle.format_pattern(pattern, Some(&args), &mut errors);
            assert!(errors.is_empty() && !text.trim().is_empty(), "{} {id}: {errors:?}", i.tag);
        }
    }
}

/// Messages whose ids are put together from a code.
const MADE: [&str; 34] = [
    "import-said-",
    "doubt-",
    "found-by-",
    "state-",
    "month-",
    "order-",
    "facet-",
    "crumb-",
    "property-",
    "section-",
    "part-",
    "statistics-",
    "figure-",
    "about-",
    "accessibility-",
    "privacy-",
    "role-",
    "scope-",
    "notice-",
    "invitation-",
    "request-",
    "verify-",
    "reset-",
    "new-password-",
    "erase-",
    "invite-",
    "password-",
    "delivery-",
    "adapt-",
    "register-withdraw-",
    "account-state-",
    "did-",
    "detail-",
    "why-",
];

#[test]
fn pages_ask_for_messages_that_there_are_and_none_is_left_over() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    let mut folders = vec![root.join("src"), root.join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("tests.rs") {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let known: BTreeSet<_> = ids(&SOURCES[0].1).into_iter().collect();
    // A call with a text at once: `t("…")`, `n("…"`, `with("…"`, `put("…"`.
    for call in [".told(\"", ".t(\"", ".n(\"", ".n_with(\"", ".with(\"", ".put(\""] {
        for rest in text.split(call).skip(1) {
            let id = rest.split('"').next().unwrap();
            assert!(known.contains(id), "there is no message '{id}'");
        }
    }
    for id in known {
        let is_made = MADE.iter().any(|beginning| id.starts_with(beginning));
        assert!(is_made || text.contains(&format!("\"{id}\"")), "nothing asks for the message '{id}'");
    }
}

#[test]
fn numbers_and_dates_are_written_as_the_language_does() {
    let [en, fr, es, ko] = ["en", "fr", "es", "ko"].map(|tag| Interface::of(&[tag.parse().unwrap()]));
    assert_eq!(
        [en, fr, es, ko].map(|i| i.number(1_234_567)),
        ["1,234,567", "1\u{202f}234\u{202f}567", "1\u{a0}234\u{a0}567", "1,234,567"]
    );
    assert_eq!([en, es].map(|i| i.number(1_234)), ["1,234", "1234"]);
    assert_eq!(en.decimal(-1_234.5), "−1,234.5");
    assert_eq!(fr.decimal(79.2), "79,2");
    assert_eq!(en.decimal(3.0), "3");
    let day = "2026-11-26".parse().unwrap();
    assert_eq!(
        [en, fr, es, ko].map(|i| i.day(day)),
        ["26 November 2026", "26 novembre 2026", "26 de noviembre de 2026", "2026년 11월 26일"]
    );
    assert_eq!(fr.day("2026-01-01".parse().unwrap()), "1er janvier 2026");
    let date = |text: &str| text.parse().unwrap();
    assert_eq!(fr.date(&date("2016-09-07/..")), "depuis le 7 septembre 2016");
    assert_eq!(ko.date(&date("2016/..")), "2016년부터");
    assert_eq!(en.date(&date("2019-03")), "March 2019");
    assert_eq!(en.date(&date("1968~")), "about 1968");
    assert_eq!(en.date(&date("2016/..")), "since 2016");
    assert_eq!(en.date(&date("2016/2018-05")), "2016 to May 2018");
    assert_eq!(en.date(&date("201X")), "the 2010s");
}

#[test]
fn the_interface_is_the_first_that_a_reader_likes() {
    let of = |tags: &[&str]| {
        let languages: Vec<Language> = tags.iter().map(|tag| tag.parse().unwrap()).collect();
        Interface::of(&languages).tag
    };
    assert_eq!(of(&["ar", "ko-KR", "fr"]), "ko");
    assert_eq!(of(&["ar"]), "en");
    assert_eq!(of(&[]), "en");
}

/// French parts « : ; ? ! » and what stands between guillemets by spaces at which no line breaks.
#[test]
fn french_breaks_no_line_before_its_marks() {
    let faults = |line: &str| {
        let characters: Vec<char> = line.chars().collect();
        let at = |place: Option<usize>| place.and_then(|place| characters.get(place)).copied();
        let is_kept = |space: Option<char>| matches!(space, Some('\u{a0}' | '\u{202f}'));
        let is_wrong = |(place, character): (usize, &char)| {
            let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
            match character {
                // Within a word, an address or a time it is no mark.
                ':' | ';' | '?' | '!' => after.is_none_or(char::is_whitespace) && !is_kept(before),
                '«' => !is_kept(after),
                '»' => !is_kept(before),
                _ => false,
            }
        };
        characters.iter().enumerate().any(is_wrong)
    };
    for wrong in ["Oui !", "Oui!", "« oui\u{a0}»", "«\u{a0}oui »", "Voici : ceci"] {
        assert!(faults(wrong), "{wrong}");
    }
    for right in ["Oui\u{202f}!", "«\u{a0}oui\u{a0}»", "Voici\u{a0}: https://example.org/?a:b à 10:30"] {
        assert!(!faults(right), "{right}");
    }
    let [_, (tag, french), ..] = SOURCES;
    assert_eq!(tag, "fr");
    // What is written in letters obeys as well.
    let letters = include_str!("../../../mail/locales/fr.ftl");
    let sources = french.iter().copied().chain([letters]);
    let lines = sources.flat_map(str::lines).filter(|line| !line.starts_with('#'));
    let wrong: Vec<&str> = lines.filter(|line| faults(line)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
