//! Every refusal that verbs and the domain can utter is read from their sources, so that a new one without words fails here.

use std::{fs, path::Path};

use super::*;

/// What no page can be told: what only doors of programs can ask for, beginnings of texts.
const OF_PROGRAMS: [&str; 44] = [
    // Pages of lists, streams and searches, whose arguments the site itself makes.
    "is not the permalink of a search",
    "is of another place: this log",
    "give either 'after' or 'before'",
    "goes with 'before'",
    "goes with 'after'",
    "the log has not come",
    "is too long, or holds a null character",
    "searches already: delete one first",
    "must not be empty",
    "where nothing is there yet can be asked for one language only",
    "is not one of {known}",
    "is no {what} of the audit log",
    // Numbers and keys of requests.
    "must have 1 to 200 characters",
    "must be 1 to {MOST}",
    "are more than 200: leave them out",
    "are more than 100: name each kind once",
    "needs a source and a key",
    "is given twice",
    "records of this kind have no {}",
    "has a translation that a person wrote",
    "is no field of such a record",
    "goes on with names and numbers between dots",
    "is not in one language or another",
    // What the import says to the operator.
    "was taken by a thing of another kind",
    // Values that the inputs of pages can't have, or that are told by the input itself.
    "is not a country code",
    "is not a kind of entity",
    "is not a BCP 47 language tag",
    "is not a state (draft",
    "is not a Sustainable Development Goal",
    "is not a target of the Sustainable Development Goals",
    "is not a slug",
    "you read too slowly",
    // The audit log's own check.
    "entry {",
    "the log ends at entry",
    // Told by other pages than forms: to sign in, to wait, to give a code.
    "sign in first: send an API token",
    "sign in yourself for this",
    "the token's scope does not allow this",
    "too many attempts: wait",
    "give a code of your second factor",
    "the idempotency key was used before",
    // A warning of the import.
    "has no title: it is shown as untitled",
    // The frame of another text, or told by a page of its own.
    "'{given}' is not {what}",
    "internal:",
    "{label} can't be asked",
];

/// Calls that make a refusal.
const CALLS: [&str; 7] = [
    ".add(",
    "FieldErrors::one(",
    "Error::invalid(",
    "InvalidIdentifier::new(",
    "#[error(",
    "let message = ",
    "let message =\n",
];

/// Every source of the verbs and the domain, without its tests.
fn sources() -> Vec<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = Vec::new();
    let mut folders = vec![crates.join("app/src"), crates.join("domain/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(path).unwrap();
                all.push(text.split("#[cfg(test)]").next().unwrap().to_owned());
            }
        }
    }
    all
}

/// The texts between quotes up to the end of a call or statement.
fn texts(rest: &str) -> Vec<String> {
    let (mut texts, mut depth, mut text) = (Vec::new(), 1, None::<String>);
    let mut characters = rest.chars();
    while let Some(character) = characters.next() {
        match (&mut text, character) {
            (Some(open), '\\') => match characters.next() {
                // A line that goes on: the spaces before its next word are none of the text.
                Some('\n') => open.push('\n'),
                Some(other) => open.push(other),
                None => break,
            },
            (Some(_), '"') => texts.extend(text.take()),
            (Some(open), ' ') if open.ends_with('\n') => {}
            (Some(open), other) => open.push(other),
            (None, '"') => text = Some(String::new()),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            (None, ';') => break,
            (None, _) => {}
        }
        if depth == 0 {
            break;
        }
    }
    texts.into_iter().map(|text| text.replace('\n', "")).collect()
}

/// Everything that can be said: sentences, not the paths of fields.
fn refusals() -> Vec<String> {
    let mut all = Vec::new();
    for source in sources() {
        for call in CALLS {
            for rest in source.split(call).skip(1) {
                all.extend(texts(rest).into_iter().filter(|text| text.contains(' ')));
            }
        }
    }
    all.sort();
    all.dedup();
    all
}

#[test]
fn everything_that_verbs_refuse_has_words() {
    let all = refusals();
    assert!(all.len() > 100, "only {} were found", all.len());
    let has_words = |text: &&String| WORDS.iter().any(|(part, _)| is_in(text, part));
    let is_of_programs = |text: &&String| OF_PROGRAMS.iter().any(|part| text.contains(part));
    let missing: Vec<&String> = all.iter().filter(|text| !has_words(text) && !is_of_programs(text)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    for part in OF_PROGRAMS {
        assert!(all.iter().any(|text| text.contains(part)), "nothing says '{part}' any more");
    }
}

/// Whether a text of the sources, whose braces are still empty, has a part in it.
fn is_in(text: &str, part: &str) -> bool {
    text.contains(part) || says(text, part)
}

#[test]
fn verbs_still_say_what_has_words_here() {
    let all = refusals();
    // What only the database can tell, such as who holds an ORCID iD, is said where its rules are.
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../storage/src/constraint.rs");
    let whole = sources().concat() + &fs::read_to_string(rules).unwrap();
    for (part, _) in WORDS {
        assert!(
            all.iter().any(|text| is_in(text, part)) || whole.contains(part),
            "nothing says '{part}' any more"
        );
    }
}

#[test]
fn what_is_put_in_is_passed_over() {
    assert!(says(
        "has 300 characters; at most 200 are allowed",
        "has {length} characters; at most {most} are"
    ));
    assert!(says("it is draft and can't become accepted", "it is {from} and can't become {to}"));
    assert!(!says("it is draft", "it is {from} and can't become {to}"));
    assert_eq!(most("has 300 characters; at most 2000 are allowed"), "2000");
    assert_eq!(most("has more than 1000 entries"), "1000");
}
