//! From a record's fields to the form, and back: what stands in an input, and what comes of what was typed there.
//!
//! Both ways go through the content's JSON, in which every field has the name that the steps give it. What is sent as it was
//! shown changes nothing, so two people in one section only meet where both wrote.

mod writer;

use domain::{FieldErrors, Language, Localized, keys::keys_of, record::RecordContent};
use serde_json::{Map, Value};

pub(crate) use self::writer::Writer;
use super::steps::{Field, Input, fields::EMBARGOED};

/// A button of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowAct {
    Remove,
    Up,
    Down,
}

/// What is done with a row beside what was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowStep<'f> {
    pub(crate) rows: &'f str,
    pub(crate) at: usize,
    pub(crate) act: RowAct,
}

impl<'f> RowStep<'f> {
    /// What a button says: `up`, `indicators.2`.
    pub(crate) fn of((word, about): (&str, &'f str)) -> Option<Self> {
        let act = match word {
            "remove" => RowAct::Remove,
            "up" => RowAct::Up,
            "down" => RowAct::Down,
            _ => return None,
        };
        let (rows, at) = about.rsplit_once('.')?;
        Some(Self { rows, at: at.parse().ok()?, act })
    }

    fn take(self, rows: &mut Vec<Value>) {
        let last = rows.len().saturating_sub(1);
        if self.at > last || rows.is_empty() {
            return;
        }
        match self.act {
            RowAct::Remove => drop(rows.remove(self.at)),
            RowAct::Up => rows.swap(self.at, self.at.saturating_sub(1)),
            RowAct::Down => rows.swap(self.at, (self.at + 1).min(last)),
        }
    }
}

/// The object of a content's JSON in which a field stands: what only its kind has lies deeper.
pub(crate) fn home<'v>(whole: &'v Value, field: &str) -> Option<&'v Map<String, Value>> {
    if is_shared(field) {
        return whole.as_object();
    }
    whole.get("details")?.as_object()?.values().next()?.as_object()
}

fn home_mut<'v>(whole: &'v mut Value, field: &str) -> Option<&'v mut Map<String, Value>> {
    if is_shared(field) {
        return whole.as_object_mut();
    }
    whole.get_mut("details")?.as_object_mut()?.values_mut().next()?.as_object_mut()
}

fn is_shared(field: &str) -> bool {
    keys_of::<RecordContent>().contains(&field)
}

/// A text as the domain has it.
pub(crate) fn localized(value: Option<&Value>) -> Localized {
    value.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
}

/// What stands in an input: one text, or the codes that are chosen.
pub(crate) fn shown(field: &Field, value: Option<&Value>, language: &Language) -> Vec<String> {
    let plain = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        },
        Value::Object(parts) => parts.keys().next().cloned().unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Array(_) => String::new(),
    };
    let list = || value.and_then(Value::as_array).into_iter().flatten().map(plain).collect::<Vec<_>>();
    let one = |text: String| vec![text];
    match &field.input {
        Input::Line | Input::Paragraphs => {
            one(localized(value).get(language).map(|text| text.text.clone()).unwrap_or_default())
        }
        Input::Plain
        | Input::Number
        | Input::Whole
        | Input::Date
        | Input::Day
        | Input::Orcid
        | Input::Suggested(_)
        | Input::Linked(_) => one(value.map(plain).unwrap_or_default()),
        Input::Access => {
            let (mode, until) = access(value);
            vec![mode, until]
        }
        Input::One(codes) => one(value.map_or_else(|| codes.default.to_owned(), plain)),
        Input::Words => one(list().join(", ")),
        Input::Yes => one(value.and_then(Value::as_bool).filter(|yes| *yes).map_or("", |_| "yes").to_owned()),
        Input::Some(_) | Input::Pick(_) => list(),
        Input::Group(_) | Input::Rows(..) => Vec::new(),
    }
}

/// Who may read a record, as a code, and the day from which everyone may where it is closed until then.
pub(crate) fn access(value: Option<&Value>) -> (String, String) {
    match value {
        Some(Value::String(mode)) => (mode.clone(), String::new()),
        Some(Value::Object(parts)) => {
            let until = parts.get(EMBARGOED).and_then(Value::as_str).unwrap_or_default();
            (EMBARGOED.to_owned(), until.to_owned())
        }
        _ => ("open".to_owned(), String::new()),
    }
}

/// Whether a row says nothing, so that it need not be kept.
fn is_blank(row: &Value, cells: &[Field], language: &Language) -> bool {
    let Some(row) = row.as_object() else { return true };
    let says = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(parts) => !parts.is_empty(),
        Value::Bool(true) | Value::Number(_) => true,
    };
    row.iter().all(|(name, value)| match cells.iter().find(|cell| cell.name == name) {
        Some(Field { input: Input::One(codes), .. }) => {
            value.as_str().is_none_or(|code| code == codes.default)
        }
        Some(cell @ Field { input: Input::Yes, .. }) => {
            shown(cell, Some(value), language).iter().all(String::is_empty)
        }
        _ => !says(value),
    })
}

/// Puts a field of one content into another, as it is.
pub(crate) fn copy(to: &mut RecordContent, from: &RecordContent, field: &str) -> Result<(), FieldErrors> {
    let broken = |error: serde_json::Error| FieldErrors::one("", error.to_string());
    let mut whole = serde_json::to_value(&*to).map_err(broken)?;
    let other = serde_json::to_value(from).map_err(broken)?;
    let value = home(&other, field).and_then(|home| home.get(field)).cloned();
    if let Some(object) = home_mut(&mut whole, field) {
        match value {
            Some(value) => drop(object.insert(field.to_owned(), value)),
            None => drop(object.remove(field)),
        }
    }
    *to = serde_json::from_value(whole).map_err(broken)?;
    Ok(())
}

#[cfg(test)]
mod tests;
