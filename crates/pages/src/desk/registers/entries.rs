//! A content as entries of a form, and back.

use std::fmt::Display;

use domain::{Edtf, Id, Language, Localized, Translation, TranslationStatus, names::INTERFACE};
use uuid::Uuid;

use crate::{form::Form, form::fault::Faults, interface::Interface};

/// Names and values, as a form is sent.
pub(super) type Entries = Vec<(String, String)>;

/// Rows of one list at most.
const MOST_ROWS: usize = 200;

/// An entry with what a value is written as; empty where there is none.
pub(super) fn entry(name: impl Into<String>, value: Option<impl Display>) -> (String, String) {
    (name.into(), value.map(|value| value.to_string()).unwrap_or_default())
}

/// The languages that a text is written in on a form: those of the interface, then those that it has besides.
pub(super) fn languages<'l>(has: impl IntoIterator<Item = &'l Language>) -> Vec<Language> {
    let interface = INTERFACE.iter().filter_map(|tag| tag.parse().ok());
    let mut all: Vec<Language> = interface.collect();
    for language in has {
        if !all.contains(language) {
            all.push(language.clone());
        }
    }
    all
}

/// The languages of which a form has an entry for a text: those of the interface, then further ones as they were sent.
pub(super) fn languages_of(form: &Form, name: &str) -> Vec<Language> {
    let own = form.entries().iter().filter_map(|(key, _)| key.strip_prefix(name)?.strip_prefix('.'));
    let sent: Vec<Language> =
        own.filter(|tag| !tag.starts_with("other")).filter_map(|tag| tag.parse().ok()).collect();
    languages(&sent)
}

/// A text in its languages, an entry each.
pub(super) fn texts(name: &str, text: &Localized) -> Entries {
    let said = text.iter().map(|(language, said)| (format!("{name}.{language}"), said.text.clone()));
    said.collect()
}

/// Reads a text in its languages. What says what it said stays as it was, with its translator; what is left empty goes.
pub(super) fn read_texts(i: &Interface, form: &Form, name: &str, text: &mut Localized, faults: &mut Faults) {
    for language in languages_of(form, name) {
        set(text, &language, form.text(&format!("{name}.{language}")));
    }
    let other = form.text(&format!("{name}.other")).trim();
    if !other.is_empty() {
        match form.text(&format!("{name}.other-language")).parse::<Language>() {
            Ok(language) => set(text, &language, other),
            Err(_) => faults.add(&format!("{name}.other-language"), i.t("fault-which-language")),
        }
    }
}

fn set(text: &mut Localized, language: &Language, said: &str) {
    let said = said.trim();
    if text.get(language).is_none_or(|known| known.text.trim() != said) {
        let status = TranslationStatus::Published;
        text.set(language.clone(), Translation { text: said.to_owned(), status, translator: None });
    }
}

/// The same entries, with what was written in a further language under the name of that language: so two who bring in the
/// same language at once are seen to write the same text. What has no language yet stays as it is, and is asked about.
pub(super) fn in_their_languages(
    i: &Interface,
    entries: &[(String, String)],
    faults: &mut Faults,
) -> Entries {
    let said = |name: &str| {
        let found = entries.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    };
    let mut named = Vec::new();
    for (key, value) in entries {
        let Some(name) = key.strip_suffix(".other").filter(|_| !value.trim().is_empty()) else { continue };
        let which = format!("{key}-language");
        let Some(language) = said(&which).and_then(|tag| tag.parse::<Language>().ok()) else { continue };
        let own = format!("{name}.{language}");
        match said(&own) {
            // The form has this language already: neither of the two may take the other's place unseen.
            Some(known) if known != value.trim() => faults.add(&which, i.t("fault-language-there")),
            Some(_) | None => named.push((key.clone(), which, own, value.clone())),
        }
    }
    let is_named = |key: &str| {
        named.iter().any(|(text, which, own, _)| [text, which, own].into_iter().any(|known| known == key))
    };
    let mut kept: Entries = entries.iter().filter(|(key, _)| !is_named(key)).cloned().collect();
    kept.extend(named.into_iter().map(|(_, _, own, value)| (own, value)));
    kept
}

/// A line that may be left empty.
pub(super) fn line(form: &Form, name: &str) -> Option<String> {
    form.filled(name).map(str::to_owned)
}

/// A value that is written as text, if it is filled in and can be read.
pub(super) fn read<T: std::str::FromStr<Err: Display>>(
    i: &Interface,
    form: &Form,
    name: &str,
    faults: &mut Faults,
) -> Option<T> {
    match form.filled(name)?.parse() {
        Ok(value) => Some(value),
        Err(error) => {
            faults.say(i, name, &error);
            None
        }
    }
}

/// A date that may be left empty.
pub(super) fn date(i: &Interface, form: &Form, name: &str, faults: &mut Faults) -> Option<Edtf> {
    read(i, form, name, faults)
}

/// Since when and until when, as two entries of a row; `name` names its cells.
pub(super) fn span(name: impl Fn(&str) -> String, since: Option<&Edtf>, until: Option<&Edtf>) -> Entries {
    vec![entry(name("since"), since.map(Edtf::as_str)), entry(name("until"), until.map(Edtf::as_str))]
}

/// The same, read.
pub(super) fn read_span(
    i: &Interface,
    form: &Form,
    name: impl Fn(&str) -> String,
    faults: &mut Faults,
) -> [Option<Edtf>; 2] {
    ["since", "until"].map(|cell| date(i, form, &name(cell), faults))
}

/// A number of degrees, written with a point or a comma.
pub(super) fn degrees(i: &Interface, form: &Form, name: &str, faults: &mut Faults) -> Option<f64> {
    let written = form.filled(name)?.replace(',', ".").replace('−', "-");
    match written.parse::<f64>().ok().filter(|number| number.is_finite()) {
        Some(number) => Some(number),
        None => {
            faults.add(name, i.t("fault-degrees"));
            None
        }
    }
}

/// Ids that were picked, in their order; what is no id is passed over.
pub(super) fn ids<N>(form: &Form, name: &str) -> Vec<Id<N>> {
    let mut list: Vec<Id<N>> = Vec::new();
    for id in form.all(name).filter_map(|id| id.parse::<Uuid>().ok()).map(Id::new) {
        if !list.contains(&id) {
            list.push(id);
        }
    }
    list
}

/// The rows of a list that have something in them, by their place in the form; and where each stands among those kept, so
/// that faults find back.
pub(super) fn rows(form: &Form, list: &str, cells: &[&str]) -> Vec<usize> {
    let count = form.text(&format!("rows.{list}")).parse::<usize>().unwrap_or(0).min(MOST_ROWS);
    let is_filled =
        |at: &usize| cells.iter().any(|cell| form.filled(&format!("{list}.{at}.{cell}")).is_some());
    (0..count).filter(is_filled).collect()
}

/// How many rows of a list a form shows.
pub(super) fn count(form: &Form, list: &str) -> usize {
    form.text(&format!("rows.{list}")).parse::<usize>().unwrap_or(0).min(MOST_ROWS)
}

/// The same entries with one more row in a list.
pub(super) fn with_row(form: &Form, list: &str) -> Form {
    let counter = format!("rows.{list}");
    let more = (count(form, list) + 1).min(MOST_ROWS).to_string();
    let mut entries = form.entries().to_vec();
    entries.retain(|(name, _)| *name != counter);
    entries.push((counter, more));
    Form::from(entries)
}

/// The same entries without a row of a list.
pub(super) fn without_row(form: &Form, list: &str, gone: usize) -> Form {
    let counter = format!("rows.{list}");
    let fewer = count(form, list).saturating_sub(1).to_string();
    let moved = |(name, value): &(String, String)| {
        let cell = name.strip_prefix(list).and_then(|rest| rest.strip_prefix('.'));
        let Some((at, cell)) = cell.and_then(|cell| cell.split_once('.')) else {
            return (*name != counter).then(|| (name.clone(), value.clone()));
        };
        let at: usize = at.parse().ok()?;
        let at = if at > gone { at - 1 } else { at };
        let is_gone = name.starts_with(&format!("{list}.{gone}."));
        (!is_gone).then(|| (format!("{list}.{at}.{cell}"), value.clone()))
    };
    let mut entries: Entries = form.entries().iter().filter_map(moved).collect();
    entries.push((counter, fewer));
    Form::from(entries)
}

/// The lines of a text that have something on them.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !list.iter().any(|known| known == line) {
            list.push(line.to_owned());
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(entries: &[(&str, &str)]) -> Form {
        Form::from(
            entries.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>(),
        )
    }

    #[test]
    fn rows_come_and_go_and_the_others_keep_what_was_typed() {
        let three = form(&[
            ("rows.terms", "3"),
            ("terms.0.since", "2014"),
            ("terms.1.since", "2018"),
            ("terms.2.since", ""),
            ("name.en", "Alpha"),
        ]);
        assert_eq!(rows(&three, "terms", &["since"]), [0, 1], "an empty row is none");
        let four = with_row(&three, "terms");
        assert_eq!(count(&four, "terms"), 4);
        let one_less = without_row(&four, "terms", 0);
        assert_eq!(count(&one_less, "terms"), 3);
        assert_eq!(one_less.text("terms.0.since"), "2018");
        assert_eq!(one_less.text("name.en"), "Alpha");
    }

    #[test]
    fn a_text_in_a_further_language_stands_under_its_name() {
        let i = Interface::of(&[]);
        let entries = |all: &[(&str, &str)]| -> Entries {
            all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let mut faults = Faults::default();
        let sent = entries(&[
            ("name.en", "City"),
            ("name.pt", ""),
            ("name.other", "Cidade"),
            ("name.other-language", "pt"),
        ]);
        let named = in_their_languages(i, &sent, &mut faults);
        assert_eq!(named, entries(&[("name.en", "City"), ("name.pt", "Cidade")]));
        // Without a language it waits for one.
        let sent = entries(&[("name.other", "Cidade"), ("name.other-language", "")]);
        assert_eq!(in_their_languages(i, &sent, &mut faults), sent);
        assert!(faults.is_none());
        // The form has the language already.
        let sent = entries(&[("name.pt", "Vila"), ("name.other", "Cidade"), ("name.other-language", "pt")]);
        assert_eq!(in_their_languages(i, &sent, &mut faults), sent, "nothing is lost");
        assert!(faults.at("name.other-language").is_some());
    }

    #[test]
    fn a_text_keeps_its_languages_their_order_and_who_translated() {
        let mut name: Localized = serde_json::from_str(
            r#"{"ar": "مدينة", "fr": {"text": "Ville", "status": "machine", "translator": "x"}, "en": "City"}"#,
        )
        .unwrap();
        let before = name.clone();
        let mut faults = Faults::default();
        let i = Interface::of(&[]);
        let mut entries = texts("name", &name);
        read_texts(i, &Form::from(entries.clone()), "name", &mut name, &mut faults);
        assert_eq!(name, before, "what says the same changes nothing");
        entries.retain(|(key, _)| key != "name.en");
        entries.push(("name.other".to_owned(), "Cidade".to_owned()));
        read_texts(i, &Form::from(entries.clone()), "name", &mut name, &mut faults);
        assert!(faults.at("name.other-language").is_some(), "in which language?");
        entries.push(("name.other-language".to_owned(), "pt".to_owned()));
        read_texts(i, &Form::from(entries), "name", &mut name, &mut Faults::default());
        let told: Vec<_> = name.iter().map(|(tag, text)| format!("{tag} {}", text.text)).collect();
        assert_eq!(told, ["ar مدينة", "fr Ville", "pt Cidade"]);
    }
}
