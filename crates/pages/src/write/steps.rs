//! The steps of writing: which fields stand on which page of the form, and how each is filled in.

pub(crate) mod fields;
mod kinds;

use domain::{Country, EntityKind, Language};

use self::kinds::{CASE_STUDY, DATASET, PUBLICATION, RESEARCH_PROJECT};
use crate::{interface::Interface, place::named, record::scheme_name};

/// A page of the form.
#[derive(Debug)]
pub(crate) struct Step {
    /// Its name in addresses.
    pub(crate) name: &'static str,
    /// The message of its title.
    pub(crate) title: &'static str,
    pub(crate) fields: &'static [Field],
}

/// A field of a record, or of a row of one.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its name, as in the exchange form.
    pub(crate) name: &'static str,
    /// The message of its label.
    pub(crate) label: &'static str,
    pub(crate) input: Input,
    /// Whether a row can't be kept without it.
    pub(crate) is_needed: bool,
}

/// How a field is filled in.
#[derive(Debug)]
pub(crate) enum Input {
    /// A line in the language that is written in.
    Line,
    /// Paragraphs in the language that is written in.
    Paragraphs,
    /// A line that belongs to no language.
    Plain,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A date, as exactly as known.
    Date,
    /// A day of the calendar.
    Day,
    /// An ORCID iD.
    Orcid,
    /// A line that belongs to no language, with what it usually is.
    Suggested(&'static [&'static str]),
    /// Something else, by its address.
    Linked(Linked),
    /// Who may read it, and of what is closed for a time, until when.
    Access,
    /// One of some codes.
    One(Codes),
    /// Some of a few codes.
    Some(Codes),
    /// Some of many: those chosen to be ticked off, the others in lists.
    Pick(Pool),
    /// Words between commas.
    Words,
    /// Yes or no.
    Yes,
    /// Fields that belong together.
    Group(&'static [Field]),
    /// Rows of fields; the message of the button that adds one.
    Rows(&'static [Field], &'static str),
}

impl Input {
    /// The message of what can be written into an input.
    pub(crate) const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Linked(Linked::Target) => Some("hint-target"),
            Self::Linked(Linked::Of(_)) => Some("hint-page"),
            Self::Suggested(_) => Some("hint-licence"),
            Self::Date => Some("hint-date"),
            Self::Day => Some("hint-embargo"),
            Self::Line
            | Self::Paragraphs
            | Self::Plain
            | Self::Number
            | Self::Whole
            | Self::Orcid
            | Self::Access
            | Self::One(_)
            | Self::Some(_)
            | Self::Pick(_)
            | Self::Words
            | Self::Yes
            | Self::Group(_)
            | Self::Rows(..) => None,
        }
    }
}

/// Codes of a vocabulary.
#[derive(Debug)]
pub(crate) struct Codes {
    vocabulary: &'static str,
    codes: fn() -> Vec<&'static str>,
    /// What it is where nothing is said; empty where that is no code.
    pub(crate) default: &'static str,
}

/// Things to pick from that are too many to show at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pool {
    /// The topics of the vocabulary.
    Topics,
    /// Languages.
    Languages,
}

/// What an input leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Linked {
    /// A record or a forum, here or elsewhere.
    Target,
    /// A thing of one kind that is known here; kept by its id alone.
    Of(EntityKind),
}

impl Codes {
    /// Every code with its name.
    pub(crate) fn choices(&self, i: &Interface) -> Vec<(String, String)> {
        if self.vocabulary == "country" {
            let mut all: Vec<(String, String)> = Country::all()
                .map(|country| (country.as_str().to_owned(), country.label(i.languages()).to_owned()))
                .collect();
            all.sort_by_cached_key(|(_, name)| crate::place::alphabetical(name));
            return all;
        }
        let name = |code: &'static str| {
            let text = match (self.vocabulary, code) {
                ("contributor", "person") => i.t("choice-person"),
                ("contributor", _) => i.t("choice-organisation"),
                ("scheme", "document_symbol") => i.t("scheme-symbol"),
                ("scheme", "other") => i.t("scheme-other"),
                ("scheme", "url") => i.t("scheme-url"),
                ("scheme", code) => scheme_of(code).map_or_else(|| code.to_owned(), scheme_name),
                ("access", fields::EMBARGOED) => i.t("access-embargo"),
                ("sdg", code) => format!("{code} · {}", named(i, "sdg", code)),
                (vocabulary, code) => named(i, vocabulary, code),
            };
            (code.to_owned(), text)
        };
        (self.codes)().into_iter().map(name).collect()
    }
}

fn scheme_of(code: &str) -> Option<domain::Scheme> {
    serde_json::from_value(code.into()).ok()
}

/// The steps of writing a record of a kind.
pub(crate) fn steps(kind: EntityKind) -> &'static [Step] {
    match kind {
        EntityKind::CaseStudy => &CASE_STUDY,
        EntityKind::Publication => &PUBLICATION,
        EntityKind::ResearchProject => &RESEARCH_PROJECT,
        EntityKind::Dataset => &DATASET,
        EntityKind::Member | EntityKind::Person | EntityKind::Topic | EntityKind::Forum => &[],
    }
}

/// The step on which a field stands, and the field.
pub(crate) fn find(kind: EntityKind, name: &str) -> Option<(&'static Step, &'static Field)> {
    steps(kind).iter().find_map(|step| Some((step, step.fields.iter().find(|field| field.name == name)?)))
}

/// What a part of a record is called: `indicators.0.source` is “Indicators 1: Source”. What stands in no step is told by
/// its name.
pub(crate) fn label(i: &Interface, kind: EntityKind, path: &str) -> String {
    let mut parts = path.split('.');
    let first = parts.next().unwrap_or_default();
    let Some((_, field)) = find(kind, first) else { return path.replace('_', " ") };
    let mut told = i.t(field.label);
    let cells: &[Field] = match &field.input {
        Input::Rows(cells, _) | Input::Group(cells) => cells,
        Input::Access => &[fields::ACCESS_MODE, fields::ACCESS_UNTIL],
        _ => return told,
    };
    let mut cells = cells.iter();
    for part in parts {
        if let Ok(row) = part.parse::<u64>() {
            told = format!("{told} {}", i.number(row.saturating_add(1)));
        } else if let Some(cell) = cells.find(|cell| cell.name == part) {
            told = format!("{told}: {}", i.t(cell.label));
        }
    }
    told
}

/// The languages that are offered to write in, beside those that a record has.
const OFFERED: [&str; 20] = [
    "en", "fr", "es", "ko", "ar", "ca", "de", "eu", "fa", "gl", "hi", "id", "it", "ja", "pt", "sw", "tr",
    "uk", "wo", "zh",
];

/// Languages to choose from: those given, then those that are offered anyway.
pub(crate) fn offered<'l>(first: impl IntoIterator<Item = &'l Language>) -> Vec<Language> {
    let mut all: Vec<Language> = Vec::new();
    let offered = OFFERED.iter().filter_map(|tag| tag.parse().ok());
    for language in first.into_iter().cloned().chain(offered) {
        if !all.contains(&language) && language != Language::undetermined() {
            all.push(language);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use domain::{
        keys::keys_of,
        record::{
            CaseStudy, Dataset, Details, Publication, RecordContent, ResearchProject, checks::WANTED,
            completeness::completeness, parts::is_field_of,
        },
    };

    use super::*;

    #[test]
    fn what_makes_a_case_complete_can_be_written() {
        let case = RecordContent::new(Details::CaseStudy(Box::default()));
        let missing = completeness(&case).unwrap().missing.into_iter().map(|part| part.field);
        for field in missing.chain(["contact"]) {
            assert!(find(EntityKind::CaseStudy, field).is_some(), "no step has {field}");
        }
        for (field, _) in WANTED {
            assert!(find(EntityKind::Dataset, field).is_some(), "no step has {field}");
        }
    }

    /// What is not written by those who write a record, or stands elsewhere.
    const NOT_WRITTEN: [&str; 5] = ["owner", "validation", "details", "confirmed_on", "body"];

    #[test]
    fn every_field_of_every_kind_stands_on_one_step() {
        for (kind, own) in [
            (EntityKind::Publication, keys_of::<Publication>()),
            (EntityKind::ResearchProject, keys_of::<ResearchProject>()),
            (EntityKind::Dataset, keys_of::<Dataset>()),
            (EntityKind::CaseStudy, keys_of::<CaseStudy>()),
        ] {
            let written: Vec<&str> =
                steps(kind).iter().flat_map(|step| step.fields).map(|field| field.name).collect();
            for name in own.iter().chain(keys_of::<RecordContent>()) {
                let times = written.iter().filter(|written| *written == name).count();
                let wanted = usize::from(!NOT_WRITTEN.contains(name) || (*name == "body" && times == 1));
                assert_eq!(times, wanted, "{name} of {kind:?}");
            }
            for name in written {
                assert!(is_field_of(kind, name), "{kind:?} has no {name}");
            }
        }
    }

    #[test]
    fn a_part_is_called_by_field_row_and_cell() {
        let i = Interface::of(&[]);
        let told = |path| label(i, EntityKind::CaseStudy, path);
        assert_eq!(told("challenge"), "Challenge");
        assert_eq!(told("indicators.0.source"), "Indicators 1: Source");
        assert_eq!(told("contact.email"), "Contact: E-mail address");
        assert_eq!(told("key_dates"), "Key dates");
        assert_eq!(told("dataset_version"), "dataset version");
    }
}
