//! Names of fields, and what their values may be.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::{EntityKind, Language};

use crate::{
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
            Self::Facet(field) => Some(Ast::Value(field, facet_value(field, value)?)),
            Self::Dated => dates(value),
            Self::Identifier => {
                let normal = identifier::normal_form(value);
                // One with an escaped quotation mark or control character could not be written down again.
                let is_plain = !normal.is_empty() && !normal.contains(|c| c != ' ' && lexer::parts_words(c));
                is_plain.then_some(Ast::Identifier(normal))
            }
        }
    }
}

fn facet_value(field: FacetField, value: &str) -> Option<String> {
    let value = value.trim();
    match field {
        _ if value.is_empty() => None,
        FacetField::Language => value.parse::<Language>().ok().map(|language| language.to_string()),
        FacetField::Country => (value.len() == 2 && value.is_ascii()).then(|| value.to_ascii_uppercase()),
        FacetField::Sdg => {
            value.parse::<u8>().ok().filter(|goal| (1..=17).contains(goal)).map(|goal| goal.to_string())
        }
        FacetField::Kind => {
            let kind = value.to_lowercase().replace('-', "_").parse::<EntityKind>().ok()?;
            Some(kind.as_str().to_owned())
        }
        FacetField::Region | FacetField::Continent => {
            let code = value.parse::<u16>().ok().filter(|code| *code < 1_000)?;
            Some(format!("{code:03}"))
        }
        FacetField::Type | FacetField::Access | FacetField::Forum => Some(value.to_lowercase()),
        _ => Some(value.to_owned()),
    }
}

/// Reads `2019`, `2019..2024`, `2019..`, `..2024`, and the same with months and days.
pub(super) fn dates(value: &str) -> Option<Ast> {
    let Some((from, until)) = value.split_once("..") else {
        let (first, last) = span(value)?;
        return Some(Ast::Dated(Some(first), Some(last)));
    };
    let until = until.trim_start_matches('.');
    let first = if from.is_empty() { None } else { Some(span(from)?.0) };
    let last = if until.is_empty() { None } else { Some(span(until)?.1) };
    (first.is_some() || last.is_some()).then_some(Ast::Dated(first, last))
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
