//! A citation in words, after ISO 690: who, year, title, where it appeared, identifier.

use domain::{
    Record,
    record::{Contributor, ContributorKind, ContributorRole, Source},
};

use super::{in_role, name, title, year};

/// Names that are written out; of more only the first, as ISO 690 allows.
const MOST_NAMES: usize = 3;

/// A record as a line of a bibliography. `address` is where it is kept.
#[must_use]
pub fn in_words(record: &Record, address: &str) -> String {
    let content = &record.content;
    let authors: Vec<&Contributor> = in_role(record, ContributorRole::Author).collect();
    let editors: Vec<&Contributor> = in_role(record, ContributorRole::Editor).collect();
    let mut parts: Vec<String> = Vec::new();
    let makers = match (authors.is_empty(), editors.is_empty()) {
        (false, _) => Some(names(&authors)),
        (true, false) => Some(format!("{} (ed.)", names(&editors))),
        (true, true) => None,
    };
    let year = year(record).map(|year| year.to_string());
    let heading: Vec<String> = makers.into_iter().chain(year).collect();
    if !heading.is_empty() {
        parts.push(heading.join(", "));
    }
    parts.push(title(record).to_owned());
    let Source { title: within, volume, issue, pages, publisher, place, series, edition } =
        content.source.clone().unwrap_or_default();
    let number = match (volume, issue) {
        (Some(volume), Some(issue)) => Some(format!("{volume}({issue})")),
        (volume, issue) => volume.or(issue),
    };
    let host: Vec<String> =
        within.into_iter().chain(number).chain(pages.map(|pages| format!("p. {pages}"))).collect();
    if !host.is_empty() {
        parts.push(host.join(", "));
    }
    parts.extend(edition);
    parts.extend(series);
    let imprint: Vec<String> = place.into_iter().chain(publisher).collect();
    if !imprint.is_empty() {
        parts.push(imprint.join(": "));
    }
    parts.push(content.doi().map_or_else(|| address.to_owned(), |doi| doi.url()));
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(if text.ends_with('.') { " " } else { ". " });
        }
        text.push_str(part.trim());
    }
    text
}

fn names(people: &[&Contributor]) -> String {
    let written: Vec<String> = people.iter().take(MOST_NAMES).map(|person| written(person)).collect();
    if people.len() > MOST_NAMES {
        return written.first().map_or_else(String::new, |first| format!("{first} et al."));
    }
    match written.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => written.concat(),
    }
}

fn written(contributor: &Contributor) -> String {
    let parts = name(contributor);
    let family = match contributor.kind {
        ContributorKind::Person => parts.family.to_uppercase(),
        ContributorKind::Organisation => parts.family.to_owned(),
    };
    parts.given.map_or_else(|| family.clone(), |given| format!("{family}, {given}"))
}
