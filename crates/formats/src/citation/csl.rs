//! CSL-JSON (Citation Style Language 1.0.2, input data), as citation processors and Zotero read it.

use domain::{
    Edtf, Record, Scheme,
    record::{Contributor, ContributorKind, ContributorRole, Details, PublicationType},
};
use serde_json::{Map, Value, json};

use super::{creators, identifier, in_role, issued, name, sort, title};
use crate::markdown;

/// Works with their addresses, as an array of CSL items.
pub fn csl_json<'r>(works: impl IntoIterator<Item = (&'r Record, String)>) -> String {
    let items: Vec<Value> = works.into_iter().map(|(record, address)| item(record, &address)).collect();
    Value::Array(items).to_string()
}

fn item(record: &Record, address: &str) -> Value {
    let content = &record.content;
    let source = content.source.clone().unwrap_or_default();
    let kind = match (sort(record), &content.details) {
        (Some(PublicationType::Article), _) => "article-journal",
        (Some(PublicationType::Book), _) => "book",
        (Some(PublicationType::BookChapter), _) => "chapter",
        (Some(PublicationType::ConferencePaper), _) => "paper-conference",
        (Some(PublicationType::Thesis), _) => "thesis",
        (Some(PublicationType::Legislation), _) => "legislation",
        (Some(PublicationType::Report | PublicationType::WorkingPaper | PublicationType::PolicyBrief), _) => {
            "report"
        }
        (_, Details::Dataset(_)) => "dataset",
        _ => "document",
    };
    let people = |people: Vec<&Contributor>| {
        let people: Vec<Value> = people.into_iter().map(person).collect();
        (!people.is_empty()).then_some(Value::Array(people))
    };
    let in_role = |role| in_role(record, role).collect();
    let text = |text: Option<String>| text.map(Value::String);
    let genre = match (sort(record), &content.details) {
        (Some(PublicationType::PolicyBrief), _) => Some("Policy brief"),
        (Some(PublicationType::WorkingPaper), _) => Some("Working paper"),
        (_, Details::CaseStudy(_)) => Some("Case study"),
        _ => None,
    };
    let fields = [
        ("id", Some(json!(record.head.slug.as_str()))),
        ("type", Some(json!(kind))),
        ("title", Some(json!(title(record)))),
        ("author", people(creators(record))),
        ("editor", people(in_role(ContributorRole::Editor))),
        ("translator", people(in_role(ContributorRole::Translator))),
        ("issued", issued(record).as_ref().map(date)),
        ("container-title", text(source.title)),
        ("volume", text(source.volume)),
        ("issue", text(source.issue)),
        ("page", text(source.pages)),
        ("publisher", text(source.publisher)),
        ("publisher-place", text(source.place)),
        ("collection-title", text(source.series)),
        ("edition", text(source.edition)),
        ("genre", genre.map(|genre| json!(genre))),
        ("DOI", content.doi().map(|doi| json!(doi.to_string()))),
        ("ISBN", identifier(record, Scheme::Isbn).map(|isbn| json!(isbn))),
        ("ISSN", identifier(record, Scheme::Issn).map(|issn| json!(issn))),
        ("language", content.languages.first().map(|language| json!(language.as_str()))),
        ("abstract", content.summary.original().map(|(_, summary)| json!(markdown::plain(&summary.text)))),
        ("URL", Some(json!(address))),
    ];
    let present = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}

fn person(contributor: &Contributor) -> Value {
    let parts = name(contributor);
    match (contributor.kind, parts.given) {
        (ContributorKind::Person, Some(given)) => json!({ "family": parts.family, "given": given }),
        _ => json!({ "literal": parts.family }),
    }
}

/// The parts of a date that are known; of an interval both ends.
fn date(date: &Edtf) -> Value {
    let part = |text: &str| -> Option<Value> {
        let bare = text.trim_end_matches(['~', '?', '%']);
        let numbers: Option<Vec<u32>> = bare.split('-').map(|part| part.parse().ok()).collect();
        numbers.map(|numbers| json!(numbers))
    };
    let parts: Option<Vec<Value>> = date.as_str().split('/').filter(|end| *end != "..").map(part).collect();
    match parts {
        Some(parts) if !parts.is_empty() => json!({ "date-parts": parts }),
        // A decade has no number.
        _ => json!({ "literal": date.as_str() }),
    }
}
