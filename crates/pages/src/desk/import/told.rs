//! What is said of the entries of a file, in the reader's language: a sentence for each code that the import knows.

use domain::Language;
use formats::Saying;

use crate::{form::fault, interface::Interface, place::named, shown::Tongue};

/// A sentence about an entry, and the language that it is in: what the domain says in words that have no translation stays
/// in English.
pub(super) fn told(i: &Interface, saying: &Saying) -> (String, Tongue) {
    let Saying { part, code, values, text } = saying;
    let (said, tongue) = match code {
        Some(code) => {
            let value = |(name, value): &(&'static str, String)| match *name {
                "fault" => (*name, fault::told(i, value)),
                "kind" | "other" => (*name, named(i, "kind", value)),
                name => (name, value.clone()),
            };
            let values: Vec<(&str, String)> = values.iter().map(value).collect();
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            (i.put(&format!("import-said-{code}"), &values), Tongue::default())
        }
        None => match fault::in_words(i, text) {
            Some(said) => (said, Tongue::default()),
            None => (text.clone(), Tongue::new(&Language::english(), i)),
        },
    };
    if part.is_empty() {
        (said, tongue)
    } else {
        (i.put("import-part", &[("field", part), ("what", &said)]), tongue)
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use formats::say;

    use super::*;

    /// The codes that the sources of reading and importing can say.
    fn codes() -> BTreeSet<String> {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut folders = vec![crates.join("formats/src"), crates.join("app/src/import")];
        let mut texts = vec![fs::read_to_string(crates.join("app/src/import.rs")).unwrap()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("tests.rs") {
                    texts.push(fs::read_to_string(path).unwrap());
                }
            }
        }
        let mut all = BTreeSet::new();
        for text in texts {
            let text = text.split("#[cfg(test)]\nmod ").next().unwrap().to_owned();
            for rest in text.split("say!(").skip(1) {
                let code = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
                all.extend(code.map(str::to_owned));
            }
        }
        all
    }

    #[test]
    fn every_sentence_of_the_import_has_words_and_no_others() {
        let codes = codes();
        assert!(codes.len() > 60, "{}", codes.len());
        let words = include_str!("../../../locales/en/desk.ftl");
        let has: BTreeSet<String> = words
            .lines()
            .filter_map(|line| Some(line.strip_prefix("import-said-")?.split(" =").next()?.to_owned()))
            .collect();
        assert_eq!(codes.difference(&has).collect::<Vec<_>>(), Vec::<&String>::new(), "without words");
        assert_eq!(has.difference(&codes).collect::<Vec<_>>(), Vec::<&String>::new(), "said by nothing");
    }

    #[test]
    fn sentences_are_in_the_readers_language_with_what_is_put_in() {
        let french = Interface::of(&["fr".parse().unwrap()]);
        let saying = say!("target-missing", "there is no {kind} '{name}'", kind = "topic", name = "logement");
        let (said, tongue) = told(french, &saying.at("topics.0"));
        assert!(said.contains("topics.0") && said.contains("logement") && said.contains("Thème"), "{said}");
        assert_eq!(tongue, Tongue::default());
        let saying = Saying { part: String::new(), code: None, values: Vec::new(), text: "odd".to_owned() };
        assert_eq!(told(french, &saying).1.to_string(), " lang=\"en\"");
    }
}
