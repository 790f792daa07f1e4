//! Names of fields, and what their values may be.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::{
    EntityKind, Language,
    country::{Continent, Country, Region},
    names::{Coded, code_of},
};

use crate::{
    analysis::fold,
    ast::{Ast, TextField},
    filter::FacetField,
    identifier,
    query_language::lexer,
};

/// What a name before a colon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Text(TextField),
    Facet(FacetField),
    Dated,
    Identifier,
}

impl Name {
    /// The field of this name, whatever its case.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "title" => Self::Text(TextField::Title),
            "author" => Self::Text(TextField::Author),
            "member" => Self::Text(TextField::Member),
            "topic" => Self::Text(TextField::Topic),
            "kind" => Self::Facet(FacetField::Kind),
            "type" => Self::Facet(FacetField::Type),
            "lang" | "language" => Self::Facet(FacetField::Language),
            "country" => Self::Facet(FacetField::Country),
            "region" => Self::Facet(FacetField::Region),
            "continent" => Self::Facet(FacetField::Continent),
            "sdg" => Self::Facet(FacetField::Sdg),
            "licence" | "license" => Self::Facet(FacetField::Licence),
            "access" => Self::Facet(FacetField::Access),
            "forum" => Self::Facet(FacetField::Forum),
            "person" => Self::Facet(FacetField::Person),
            "year" | "date" => Self::Dated,
            "doi" | "orcid" | "isbn" | "url" | "id" => Self::Identifier,
            _ => return None,
        })
    }

    /// The clause for this field and value; nothing where the value cannot be one of the field.
    pub(super) fn clause(self, value: &str) -> Option<Ast> {
        match self {
            Self::Text(_) => None,
            Self::Facet(field) => {
                let (field, value) = facet_value(field, value.trim())?;
                Some(Ast::Value(field, value))
            }
            Self::Dated => dates(value),
            Self::Identifier => {
                let normal = identifier::normal_form(value);
                // One with an escaped quotation mark or control character could not be written down again.
                let is_plain = !normal.is_empty() && !normal.contains(|c| c != ' ' && lexer::parts_words(c));
                is_plain.then_some(Ast::Identifier(normal))
            }
        }
    }

    /// The clause for several values, any of which may hold: words or ranges beside each other or with `OR`; nothing where one of
    /// them cannot be a value of the field.
    pub(super) fn any_clause(self, values: &Ast) -> Option<Ast> {
        match values {
            Ast::Word(value) => self.clause(value),
            Ast::Phrase { text, slop: 0 } => self.clause(text),
            Ast::Dated(..) if self == Self::Dated => Some(values.clone()),
            Ast::Terms(values) | Ast::Or(values) => {
                Ast::or(values.iter().map(|value| self.any_clause(value)).collect::<Option<_>>()?)
            }
            _ => None,
        }
    }

    /// The clause for values with commas between.
    pub(super) fn listed(self, values: &str) -> Option<Ast> {
        let Self::Facet(_) = self else { return None };
        if !values.contains(',') {
            return None;
        }
        Ast::or(values.split(',').map(|value| self.clause(value)).collect::<Option<_>>()?)
    }
}

/// The value as documents have it, of the field that has it: a code, or what that is called in any language of the interface.
/// What is no code of a field with codes is nothing; a kind may be asked for as a type, a continent as a region.
fn facet_value(field: FacetField, value: &str) -> Option<(FacetField, String)> {
    let text = match field {
        _ if value.is_empty() => return None,
        FacetField::Language => language(value)?,
        FacetField::Country => match value.parse::<Country>() {
            Ok(country) => country.to_string(),
            Err(_) => called(Coded::Country, value)?,
        },
        FacetField::Region | FacetField::Continent => return area(value),
        FacetField::Kind | FacetField::Type => return kind(field, value),
        FacetField::Access => called(Coded::Term("access"), value)?,
        FacetField::Sdg => {
            value.parse::<u8>().ok().filter(|goal| (1..=17).contains(goal)).map(|goal| goal.to_string())?
        }
        FacetField::Forum => value.to_lowercase(),
        _ => value.to_owned(),
    };
    Some((field, text))
}

/// The code of what is called so, whatever the case, the accents and what stands between words.
fn called(coded: Coded, name: &str) -> Option<String> {
    let same = |text: &str| fold::exact(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    code_of(coded, name, same).map(str::to_owned)
}

/// A language by its name or its tag. Names are longer than the tags of all but some rare languages, and would be read as such.
fn language(value: &str) -> Option<String> {
    let name =
        if value.chars().count() > 3 || !value.is_ascii() { called(Coded::Language, value) } else { None };
    name.or_else(|| Some(value.parse::<Language>().ok()?.to_string()))
}

/// A region or continent by its code or name, and which of them it is.
fn area(value: &str) -> Option<(FacetField, String)> {
    let code = match value.parse::<u16>() {
        Ok(number) => format!("{number:03}"),
        Err(_) => called(Coded::Area, value)?,
    };
    if Region::by_code(&code).is_some() {
        Some((FacetField::Region, code))
    } else {
        Continent::by_code(&code).map(|_| (FacetField::Continent, code))
    }
}

/// A kind, or a type within one, by its code or name, and which of them it is.
fn kind(field: FacetField, value: &str) -> Option<(FacetField, String)> {
    let kind = || {
        let code = called(Coded::Term("kind"), value)?;
        Some((FacetField::Kind, code.parse::<EntityKind>().ok()?.as_str().to_owned()))
    };
    let sort = || Some((FacetField::Type, called(Coded::Term("type"), value)?));
    if field == FacetField::Kind { kind() } else { sort().or_else(kind) }
}

/// Reads `2019`, `2019..2024`, `2019..`, `..2024`, `>=2019`, `<2019`, and the same with months and days; `2019-2024`; a range whose
/// end stands first.
pub(super) fn dates(value: &str) -> Option<Ast> {
    if let Some(compared) = compared(value) {
        return compared;
    }
    let Some((from, until)) = value.split_once("..").or_else(|| years(value)) else {
        let (first, last) = span(value)?;
        return Some(Ast::Dated(Some(first), Some(last)));
    };
    let until = until.trim_start_matches('.');
    let from = if from.is_empty() { None } else { Some(span(from)?) };
    let until = if until.is_empty() { None } else { Some(span(until)?) };
    let (from, until) = match (from, until) {
        (Some(from), Some(until)) if until < from => (Some(until), Some(from)),
        as_written => as_written,
    };
    (from.is_some() || until.is_some())
        .then_some(Ast::Dated(from.map(|span| span.0), until.map(|span| span.1)))
}

/// What is before or after a date, with it or without; nothing where it is not compared.
fn compared(value: &str) -> Option<Option<Ast>> {
    let of = |date: &str| span(date.trim_start());
    // A year has four digits, else it could not be written down again.
    let is_written = |day: &NaiveDate| (0..=9999).contains(&day.year());
    let found = if let Some(date) = value.strip_prefix(">=") {
        of(date).map(|(first, _)| Ast::Dated(Some(first), None))
    } else if let Some(date) = value.strip_prefix("<=") {
        of(date).map(|(_, last)| Ast::Dated(None, Some(last)))
    } else if let Some(date) = value.strip_prefix('>') {
        of(date).and_then(|(_, last)| Some(Ast::Dated(Some(last.succ_opt().filter(is_written)?), None)))
    } else if let Some(date) = value.strip_prefix('<') {
        of(date).and_then(|(first, _)| Some(Ast::Dated(None, Some(first.pred_opt().filter(is_written)?))))
    } else {
        return None;
    };
    Some(found)
}

/// Two years with a hyphen or dash between.
fn years(value: &str) -> Option<(&str, &str)> {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    value.split_once(['-', '–']).filter(|(from, until)| is_year(from) && is_year(until))
}

/// Whether a bare word is a range of years: `2019..`, `..2019`, `2019..2024`.
pub(super) fn is_range(word: &str) -> bool {
    word.contains("..")
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-')
        && dates(word).is_some()
}

/// First and last day of a year, month or day.
fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = text.split('-');
    let year: i32 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: Option<u32> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<u32> = parts.next().map(str::parse).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)),
        (Some(month), None) => {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            Some((first, first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?))
        }
        (Some(month), Some(day)) => {
            let date = NaiveDate::from_ymd_opt(year, month, day)?;
            Some((date, date))
        }
    }
}

/// Writes a span of days as it is read: whole years as years.
pub(super) fn print_dates(first: Option<NaiveDate>, last: Option<NaiveDate>) -> String {
    let starts_year = first.is_none_or(|day| day.ordinal() == 1);
    let ends_year = last.is_none_or(|day| day.month() == 12 && day.day() == 31);
    if starts_year && ends_year {
        let year = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| format!("{:04}", day.year()));
        let (from, until) = (year(first), year(last));
        return if from == until { format!("year:{from}") } else { format!("year:{from}..{until}") };
    }
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.format("%Y-%m-%d").to_string());
    format!("date:{}..{}", day(first), day(last))
}
