//! Which field goes where: an entry of a BibTeX file as a record.

use std::collections::BTreeSet;

use biblatex::EntryType;
use domain::{
    Edtf,
    record::{Contributor, ContributorKind, ContributorRole, Dataset, Details, Publication, PublicationType},
};

use super::{Raw, decode, identifiers, inherit::Library, languages, names};
use crate::{
    dates,
    entry::Entry,
    origin::Origin,
    say,
    saying::{Reasons, Saying},
    sketch::Sketch,
};

/// Fields with something to say about the work that has no place of its own: they become the body.
const NOTES: [&str; 12] = [
    "type",
    "note",
    "addendum",
    "annote",
    "annotation",
    "comment",
    "comments",
    "remark",
    "remarks",
    "confnote",
    "tableofcontents",
    "history",
];

/// Fields about the file and its use, not about the work: they are passed over in silence.
const BOOKKEEPING: [&str; 17] = [
    "acknowledgement",
    "added-at",
    "bibdate",
    "bibsource",
    "biburl",
    "creationdate",
    "date-added",
    "date-modified",
    "file",
    "groups",
    "ids",
    "interhash",
    "intrahash",
    "key",
    "modificationdate",
    "owner",
    "timestamp",
];

/// The record that an entry describes.
///
/// # Errors
/// Why it can't be kept.
pub(super) fn entry(raw: &Raw, library: &Library, origin: &Origin) -> Result<Entry, Reasons> {
    let mut raw = raw.clone();
    library.inherit(&mut raw);
    let mut warnings = std::mem::take(&mut raw.warnings);
    let decoded = decode::decode(&raw, &mut warnings);
    let mut sketch = Sketch::new(details(&decoded.entry_type, &mut warnings));
    sketch.warnings = warnings;
    let mut fields = Fields { entry: decoded, used: BTreeSet::new() };

    languages::read(&mut fields, &mut sketch);
    title(&mut fields, &mut sketch);
    contributors(&mut fields, &mut sketch);
    date(&mut fields, &mut sketch);
    source(&mut fields, &mut sketch);
    identifiers::read(&mut fields, &mut sketch);
    if let Some(text) = fields.text("abstract") {
        sketch.summary(&text);
    }
    for text in ["keywords", "keyword", "subject", "thesaurus"]
        .iter()
        .filter_map(|name| fields.text(name))
        .collect::<Vec<_>>()
    {
        let parting = if text.contains(';') { ';' } else { ',' };
        text.split(parting).for_each(|keyword| sketch.keyword(keyword));
    }
    let notes: Vec<_> = NOTES.iter().filter_map(|name| fields.text(name)).collect();
    sketch.body(&notes.join("\n\n"));

    let rest = fields.unused();
    if !rest.is_empty() {
        sketch.warn(say!(
            "fields-left-out",
            "left out, for they have no place: {value}",
            value = rest.join(", ")
        ));
    }
    sketch.finish(origin.of_key(&raw.key)?)
}

fn details(kind: &EntryType, warnings: &mut Vec<Saying>) -> Details {
    let publication_type = match kind {
        EntryType::Dataset => return Details::Dataset(Dataset::default()),
        EntryType::Article | EntryType::SuppPeriodical => PublicationType::Article,
        EntryType::Book
        | EntryType::MvBook
        | EntryType::Booklet
        | EntryType::BookInBook
        | EntryType::Collection
        | EntryType::MvCollection
        | EntryType::Reference
        | EntryType::MvReference => PublicationType::Book,
        EntryType::InBook
        | EntryType::InCollection
        | EntryType::InReference
        | EntryType::SuppBook
        | EntryType::SuppCollection => PublicationType::BookChapter,
        EntryType::InProceedings => PublicationType::ConferencePaper,
        EntryType::Proceedings | EntryType::MvProceedings => PublicationType::Proceedings,
        EntryType::Thesis | EntryType::MastersThesis | EntryType::PhdThesis => PublicationType::Thesis,
        EntryType::Report | EntryType::TechReport => PublicationType::Report,
        EntryType::Manual => PublicationType::Guide,
        EntryType::Misc
        | EntryType::Online
        | EntryType::Patent
        | EntryType::Periodical
        | EntryType::Set
        | EntryType::Software
        | EntryType::Unpublished
        | EntryType::XData => PublicationType::Other,
        EntryType::Unknown(name) => match name.as_str() {
            "legislation" | "legal" => PublicationType::Legislation,
            "review" => PublicationType::Article,
            _ => {
                warnings.push(say!(
                    "type-kept",
                    "the type '{name}' is not known: kept as another publication",
                    name = name
                ));
                PublicationType::Other
            }
        },
    };
    Details::Publication(Publication { publication_type })
}

/// An entry's values, and which of them were put somewhere.
pub(super) struct Fields {
    entry: biblatex::Entry,
    used: BTreeSet<String>,
}

impl Fields {
    /// A field as one line of text.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.used.insert(name.to_owned());
        // Question marks alone are how a gap to fill is marked.
        let text = self.entry.fields.get(name).and_then(decode::text);
        text.filter(|text| !text.chars().all(|c| matches!(c, '?' | '-' | '–' | ' ')))
    }

    /// The first of several fields that has a value.
    pub(super) fn first(&mut self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.text(name))
    }

    /// A title with its subtitle.
    fn titled(&mut self, title: &str, subtitle: &str) -> Option<String> {
        let title = self.text(title)?;
        Some(match self.text(subtitle) {
            Some(subtitle) => format!("{title}: {subtitle}"),
            None => title,
        })
    }

    fn unused(&self) -> Vec<String> {
        let values = self.entry.fields.iter().filter(|(_, chunks)| decode::text(chunks).is_some());
        let names = values.map(|(name, _)| name).filter(|name| !BOOKKEEPING.contains(&name.as_str()));
        names.filter(|name| !self.used.contains(*name)).cloned().collect()
    }
}

fn title(fields: &mut Fields, sketch: &mut Sketch) {
    let title = fields.titled("title", "subtitle");
    let addon = fields.text("titleaddon");
    let whole = match (title, addon) {
        (Some(title), Some(addon)) => Some(format!("{title}. {addon}")),
        (title, addon) => title.or(addon),
    };
    // Old files give proceedings a `booktitle` only.
    if let Some(title) = whole.or_else(|| fields.titled("booktitle", "booksubtitle")) {
        sketch.title(&title);
    }
}

fn contributors(fields: &mut Fields, sketch: &mut Sketch) {
    let roles = [
        ("author", ContributorRole::Author),
        ("editor", ContributorRole::Editor),
        ("editora", ContributorRole::Contributor),
        ("editorb", ContributorRole::Contributor),
        ("editorc", ContributorRole::Contributor),
        ("translator", ContributorRole::Translator),
        ("annotator", ContributorRole::Contributor),
        ("commentator", ContributorRole::Contributor),
        ("introduction", ContributorRole::Contributor),
        ("foreword", ContributorRole::Contributor),
        ("afterword", ContributorRole::Contributor),
        ("bookauthor", ContributorRole::Contributor),
    ];
    for (name, role) in roles {
        let Some(chunks) = fields.entry.fields.get(name) else {
            continue;
        };
        let (named, others) = names::contributors(chunks, role);
        named.into_iter().for_each(|contributor| sketch.contributor(contributor));
        if others {
            sketch.warn(say!("others-unnamed", "there are others, who are not named").at(name));
        }
        fields.used.insert(name.to_owned());
    }
}

fn date(fields: &mut Fields, sketch: &mut Sketch) {
    let (whole, year) = (fields.text("date"), fields.text("year"));
    let (month, day) = (fields.text("month"), fields.text("day"));
    if let Some(whole) = &whole {
        // BibLaTeX knows times of the day and open ends without dots.
        let days: Vec<_> =
            whole.split('/').map(|part| part.split('T').next().unwrap_or(part).trim()).collect();
        let days: Vec<_> = days.iter().map(|part| if part.is_empty() { ".." } else { part }).collect();
        if let Ok(date) = days.join("/").parse::<Edtf>() {
            sketch.content.date = Some(date);
            return;
        }
    }
    let month = match (month, day) {
        (Some(month), Some(day)) => Some(format!("{month} {day}")),
        (month, _) => month,
    };
    if let Some(year) = year.or(whole) {
        let (date, warning) = dates::date(&year, month.as_deref());
        sketch.content.date = date;
        sketch.warnings.extend(warning);
    } else if let Some(month) = month {
        sketch.warn(say!("month-alone", "a month without a year ('{value}') was left out", value = month));
    }
}

fn source(fields: &mut Fields, sketch: &mut Sketch) {
    let journal = fields
        .titled("journaltitle", "journalsubtitle")
        .or_else(|| fields.titled("journal", "journalsubtitle"));
    let full = fields.text("fjournal");
    let title = journal.or(full).or_else(|| fields.titled("booktitle", "booksubtitle"));
    let title = title.or_else(|| fields.first(&["maintitle", "eventtitle", "conference"]));
    // Proceedings are their own venue.
    let own = sketch.content.title.original().map(|(_, own)| own.text.clone());
    sketch.source.title = title.filter(|title| Some(title) != own.as_ref());
    sketch.source.volume = fields.text("volume");
    sketch.source.issue = match (fields.text("number"), fields.text("issue")) {
        (Some(number), Some(issue)) if number != issue => Some(format!("{number} ({issue})")),
        (number, issue) => number.or(issue),
    };
    let chapter = fields.text("chapter").map(|chapter| format!("chapter {chapter}"));
    let pages = fields.first(&["pages", "eid", "articleno"]);
    sketch.source.pages = match (chapter, pages) {
        (Some(chapter), Some(pages)) => Some(format!("{chapter}, {pages}")),
        (chapter, pages) => pages.or(chapter),
    };
    sketch.source.place = fields.first(&["address", "location"]);
    sketch.source.series = fields.text("series");
    sketch.source.edition = fields.text("edition");
    sketch.source.publisher = fields.text("publisher");
    // Who brought out a thesis or report is its publisher; beside a publisher, an organisation that took part.
    for name in ["school", "institution", "organization"] {
        let Some(organisation) = fields.text(name) else {
            continue;
        };
        if sketch.source.publisher.is_none() {
            sketch.source.publisher = Some(organisation);
        } else if sketch.source.publisher.as_ref() != Some(&organisation) {
            let mut contributor = Contributor::printed(organisation, ContributorRole::Contributor);
            contributor.kind = ContributorKind::Organisation;
            sketch.contributor(contributor);
        }
    }
    if let Some(how) = fields.text("howpublished") {
        match identifiers::address_in(&how) {
            Some(address) => sketch.url(&address),
            None if sketch.source.publisher.is_none() => sketch.source.publisher = Some(how),
            None => sketch.warn(say!(
                "howpublished",
                "howpublished ('{value}') was left out",
                value = how.chars().take(80).collect::<String>()
            )),
        }
    }
}
