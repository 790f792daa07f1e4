//! RIS (Research Information Systems, 2011), as EndNote, Zotero and Mendeley read it.

use std::fmt::Write as _;

use domain::{
    Record, Scheme,
    record::{Contributor, ContributorRole, Details, PublicationType},
};

use super::{creators, identifier, in_role, issued, name, sort, title};
use crate::markdown::plain;

/// Works with their addresses, as a RIS file.
pub fn ris<'r>(works: impl IntoIterator<Item = (&'r Record, String)>) -> String {
    let mut out = String::new();
    for (record, address) in works {
        entry(&mut out, record, &address);
    }
    out
}

fn entry(out: &mut String, record: &Record, address: &str) {
    let content = &record.content;
    let source = content.source.clone().unwrap_or_default();
    let kind = match (sort(record), &content.details) {
        (Some(PublicationType::Article), _) => "JOUR",
        (Some(PublicationType::Book), _) => "BOOK",
        (Some(PublicationType::BookChapter), _) => "CHAP",
        (Some(PublicationType::ConferencePaper), _) => "CPAPER",
        (Some(PublicationType::Proceedings), _) => "CONF",
        (Some(PublicationType::Thesis), _) => "THES",
        (Some(PublicationType::Legislation), _) => "STAT",
        (Some(PublicationType::Report | PublicationType::WorkingPaper | PublicationType::PolicyBrief), _) => {
            "RPRT"
        }
        (_, Details::Dataset(_)) => "DATA",
        _ => "GEN",
    };
    let mut line = |tag: &str, value: Option<&str>| {
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            // A line is a field: what is broken in a text must not begin another one.
            let value = value.split(['\r', '\n']).collect::<Vec<_>>().join(" ");
            let _ = write!(out, "{tag}  - {value}\r\n");
        }
    };
    line("TY", Some(kind));
    line("ID", Some(record.head.slug.as_str()));
    line("TI", Some(title(record)));
    for contributor in creators(record) {
        line("AU", Some(&person(contributor)));
    }
    for contributor in in_role(record, ContributorRole::Editor) {
        line("ED", Some(&person(contributor)));
    }
    for contributor in in_role(record, ContributorRole::Translator) {
        line("A4", Some(&person(contributor)));
    }
    let issued = issued(record);
    line("PY", issued.as_ref().map(|date| date.year().to_string()).as_deref());
    let is_day = issued.as_ref().filter(|date| date.earliest() == date.latest());
    line("DA", is_day.map(|date| date.as_str().replace('-', "/")).as_deref());
    line("T2", source.title.as_deref());
    line("VL", source.volume.as_deref());
    line("IS", source.issue.as_deref());
    let pages = source.pages.unwrap_or_default();
    let mut ends = pages.split(['-', '–']);
    line("SP", ends.next());
    line("EP", ends.next());
    line("PB", source.publisher.as_deref());
    line("CY", source.place.as_deref());
    line("T3", source.series.as_deref());
    line("ET", source.edition.as_deref());
    line("DO", content.doi().map(|doi| doi.to_string()).as_deref());
    line("SN", identifier(record, Scheme::Isbn).or_else(|| identifier(record, Scheme::Issn)));
    for language in &content.languages {
        line("LA", Some(language.as_str()));
    }
    for keyword in &content.keywords {
        line("KW", Some(keyword));
    }
    line("AB", content.summary.original().map(|(_, summary)| plain(&summary.text)).as_deref());
    line("UR", Some(address));
    out.push_str("ER  - \r\n\r\n");
}

fn person(contributor: &Contributor) -> String {
    let parts = name(contributor);
    parts.given.map_or_else(|| parts.family.to_owned(), |given| format!("{}, {given}", parts.family))
}
