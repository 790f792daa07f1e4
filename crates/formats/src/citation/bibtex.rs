//! BibTeX, as biber and most reference managers read it: UTF-8, special characters escaped.

use std::fmt::Write as _;

use domain::{
    Record, Scheme,
    record::{Contributor, ContributorKind, ContributorRole, Details, PublicationType},
};

use super::{creators, identifier, in_role, issued, name, sort, title};

/// Works with their addresses, as a BibTeX file. The key of each is its slug.
pub fn bibtex<'r>(works: impl IntoIterator<Item = (&'r Record, String)>) -> String {
    let mut out = String::new();
    for (record, address) in works {
        entry(&mut out, record, &address);
    }
    out
}

fn entry(out: &mut String, record: &Record, address: &str) {
    let content = &record.content;
    let source = content.source.clone().unwrap_or_default();
    let kind = match sort(record) {
        Some(PublicationType::Article) => "article",
        Some(PublicationType::Book) => "book",
        Some(PublicationType::BookChapter) => "incollection",
        Some(PublicationType::ConferencePaper) => "inproceedings",
        Some(PublicationType::Proceedings) => "proceedings",
        Some(PublicationType::Thesis) => "phdthesis",
        Some(PublicationType::Report | PublicationType::WorkingPaper | PublicationType::PolicyBrief) => {
            "techreport"
        }
        _ => "misc",
    };
    let within = match kind {
        "article" => "journal",
        _ => "booktitle",
    };
    let publisher = match kind {
        "techreport" => "institution",
        "phdthesis" => "school",
        _ => "publisher",
    };
    let languages: Vec<String> = content.languages.iter().map(ToString::to_string).collect();
    let keywords = content.keywords.join(", ");
    let fields: [(&str, Option<String>); 19] = [
        ("title", Some(format!("{{{}}}", escaped(title(record))))),
        ("author", people(creators(record))),
        ("editor", people(in_role(record, ContributorRole::Editor))),
        ("translator", people(in_role(record, ContributorRole::Translator))),
        ("year", issued(record).map(|date| date.year().to_string())),
        (within, source.title.map(|title| escaped(&title))),
        ("volume", source.volume.map(|volume| escaped(&volume))),
        ("number", source.issue.map(|issue| escaped(&issue))),
        ("pages", source.pages.map(|pages| escaped(&pages).replace('–', "--"))),
        (publisher, source.publisher.map(|publisher| escaped(&publisher))),
        ("address", source.place.map(|place| escaped(&place))),
        ("series", source.series.map(|series| escaped(&series))),
        ("edition", source.edition.map(|edition| escaped(&edition))),
        ("doi", content.doi().map(|doi| doi.to_string())),
        ("isbn", identifier(record, Scheme::Isbn).map(str::to_owned)),
        ("issn", identifier(record, Scheme::Issn).map(str::to_owned)),
        ("language", (!languages.is_empty()).then(|| languages.join(", "))),
        ("keywords", (!keywords.is_empty()).then(|| escaped(&keywords))),
        ("url", Some(address.to_owned())),
    ];
    let _ = writeln!(out, "@{kind}{{{},", record.head.slug);
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(out, "  {name} = {{{value}}},");
        }
    }
    if let Details::CaseStudy(_) = content.details {
        let _ = writeln!(out, "  howpublished = {{Case study}},");
    }
    out.push_str("}\n\n");
}

fn people<'r>(people: impl IntoIterator<Item = &'r Contributor>) -> Option<String> {
    let people: Vec<String> = people.into_iter().map(person).collect();
    (!people.is_empty()).then(|| people.join(" and "))
}

fn person(contributor: &Contributor) -> String {
    let parts = name(contributor);
    match (contributor.kind, parts.given) {
        // Braces keep the words of an organisation together.
        (ContributorKind::Organisation, _) => format!("{{{}}}", escaped(parts.family)),
        (ContributorKind::Person, Some(given)) => format!("{}, {}", escaped(parts.family), escaped(given)),
        (ContributorKind::Person, None) => escaped(parts.family),
    }
}

/// A text in which nothing is a command.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(character);
            }
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\n' | '\r' | '\t' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
