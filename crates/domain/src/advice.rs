//! What those who write are told in their language: why a part is worth filling in, and what to look at again. The words
//! stand in `data/advice.tsv`, a code and then its text in each of [`INTERFACE`](crate::names::INTERFACE).

use std::sync::LazyLock;

use crate::{
    language::Language,
    names::{Table, look_up, table},
};

static ADVICE: LazyLock<Table> = LazyLock::new(|| table(include_str!("../data/advice.tsv")));

/// The text of a code, in the first of these languages that the interface has, else in English. Values to be put in
/// stand in braces. Empty for a code that there is not.
#[must_use]
pub(crate) fn advice(code: &str, languages: &[Language]) -> &'static str {
    look_up(&ADVICE, code, languages).unwrap_or_default()
}

/// The text of a code with values put in for the names in braces.
#[must_use]
pub(crate) fn filled(code: &str, values: &[(&str, &str)], languages: &[Language]) -> String {
    // One pass: what a value says is not looked through again.
    let mut text = String::new();
    let mut rest = advice(code, languages);
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        text.push_str(before);
        text.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        names::INTERFACE,
        record::{CaseStudy, Details, RecordContent, checks, completeness::completeness},
    };

    fn names(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_code_has_a_text_in_every_language_with_the_same_values() {
        let case = RecordContent::new(Details::CaseStudy(Box::<CaseStudy>::default()));
        let parts = completeness(&case).unwrap().missing.into_iter().map(|part| part.field);
        let why = parts
            .chain(checks::WANTED.iter().map(|(field, _)| *field))
            .chain(["contact"])
            .map(|field| format!("why.{field}"));
        let asked: Vec<String> = why
            .chain(
                checks::CODES.iter().filter(|code| **code != "missing").map(|code| format!("check.{code}")),
            )
            .collect();
        for code in &asked {
            let texts = INTERFACE.map(|tag| advice(code, &[tag.parse().unwrap()]));
            assert!(texts.iter().all(|text| !text.is_empty()), "{code}: {texts:?}");
            assert!(texts.iter().all(|text| names(text) == names(texts[0])), "{code}: {texts:?}");
        }
        for (code, texts) in ADVICE.iter() {
            assert!(asked.iter().any(|asked| asked == code), "nothing asks for {code}");
            assert_eq!(texts.len(), INTERFACE.len(), "{code}");
        }
    }

    #[test]
    fn a_value_with_braces_is_left_as_it_is() {
        let languages = ["en".parse().unwrap()];
        let text = filled("check.possible_duplicate", &[("title", "{title} {count}")], &languages);
        assert!(text.contains("{title} {count}"), "{text}");
    }
}
