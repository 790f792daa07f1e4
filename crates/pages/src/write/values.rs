//! From a record's fields to the form, and back: what stands in an input, and what comes of what was typed there.
//!
//! Both ways go through the content's JSON, in which every field has the name that the steps give it. What is sent as it was
//! shown changes nothing, so two people in one section only meet where both wrote.

use domain::{
    Edtf, FieldErrors, Language, Localized, Translation, TranslationStatus, keys::keys_of,
    record::RecordContent,
};
use serde_json::{Map, Value};

use super::{
    filled::Filled,
    steps::{Field, Input},
};
use crate::interface::Interface;

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
        Input::Plain | Input::Number | Input::Whole | Input::Date => {
            one(value.map(plain).unwrap_or_default())
        }
        Input::One(codes) => one(value.map_or_else(|| codes.default.to_owned(), plain)),
        Input::Words => one(list().join(", ")),
        Input::Yes => one(value.and_then(Value::as_bool).filter(|yes| *yes).map_or("", |_| "yes").to_owned()),
        Input::Some(_) | Input::Pick(_) => list(),
        Input::Group(_) | Input::Rows(..) => Vec::new(),
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

/// Writes what a form says into a content.
#[derive(Debug)]
pub(crate) struct Writer<'f> {
    pub(crate) i: &'static Interface,
    pub(crate) filled: &'f Filled,
    /// The language that is written in.
    pub(crate) language: &'f Language,
    pub(crate) row_step: Option<RowStep<'f>>,
    errors: FieldErrors,
}

impl<'f> Writer<'f> {
    pub(crate) fn new(i: &'static Interface, filled: &'f Filled, language: &'f Language) -> Self {
        Self { i, filled, language, row_step: RowStep::of(filled.act()), errors: FieldErrors::none() }
    }

    /// Writes these fields, as far as they are wanted, into a content.
    pub(crate) fn write<'s>(
        mut self,
        content: &mut RecordContent,
        fields: impl IntoIterator<Item = &'s Field>,
    ) -> Result<(), FieldErrors> {
        let broken = |error: serde_json::Error| FieldErrors::one("", error.to_string());
        let mut whole = serde_json::to_value(&*content).map_err(broken)?;
        for field in fields {
            if let Some(object) = home_mut(&mut whole, field.name) {
                self.field(object, field, field.name);
            }
        }
        self.errors.check(())?;
        *content = serde_json::from_value(whole).map_err(broken)?;
        Ok(())
    }

    fn fault(&mut self, path: &str, message: &str) {
        self.errors.add(path, self.i.t(message));
    }

    fn field(&mut self, object: &mut Map<String, Value>, field: &Field, path: &str) {
        let made = match &field.input {
            Input::Group(cells) => {
                let mut group = object.get(field.name).cloned().unwrap_or_else(|| Value::Object(Map::new()));
                if let Some(inner) = group.as_object_mut() {
                    for cell in *cells {
                        self.field(inner, cell, &format!("{path}.{}", cell.name));
                    }
                }
                Some(group).filter(|group| !is_blank(group, cells, self.language))
            }
            Input::Rows(cells, _) => {
                let Some(count) = self.filled.rows(path) else { return };
                self.rows(object.get(field.name), cells, path, count)
            }
            _ => match self.leaf(object.get(field.name), field, path) {
                Some(made) => made,
                None => return,
            },
        };
        match made {
            Some(value) => drop(object.insert(field.name.to_owned(), value)),
            None => drop(object.remove(field.name)),
        }
    }

    fn rows(&mut self, was: Option<&Value>, cells: &[Field], path: &str, count: usize) -> Option<Value> {
        let mut rows: Vec<Value> = was.and_then(Value::as_array).cloned().unwrap_or_default();
        while rows.len() < count {
            rows.push(Value::Object(Map::new()));
        }
        for (at, row) in rows.iter_mut().enumerate() {
            let Some(object) = row.as_object_mut() else { continue };
            for cell in cells {
                self.field(object, cell, &format!("{path}.{at}.{}", cell.name));
            }
            let is_dropped =
                |step: RowStep<'_>| step.rows == path && step.at == at && step.act == RowAct::Remove;
            if self.row_step.is_some_and(is_dropped) || is_blank(row, cells, self.language) {
                continue;
            }
            for cell in cells.iter().filter(|cell| cell.is_needed) {
                if row.get(cell.name).is_none_or(|value| value.as_str().is_some_and(str::is_empty)) {
                    self.fault(&format!("{path}.{at}.{}", cell.name), "fault-needed");
                }
            }
        }
        if let Some(step) = self.row_step.filter(|step| step.rows == path) {
            step.take(&mut rows);
        }
        rows.retain(|row| !is_blank(row, cells, self.language));
        (!rows.is_empty()).then_some(Value::Array(rows))
    }

    /// What comes of an input: none where it was not sent or says what it said, else the value, or nothing any more.
    fn leaf(&mut self, was: Option<&Value>, field: &Field, path: &str) -> Option<Option<Value>> {
        let is_ticked = matches!(field.input, Input::Some(_) | Input::Pick(_) | Input::Yes);
        let sent: Vec<&str> = self.filled.all(path).map(str::trim).collect();
        let is_sent = if is_ticked { self.filled.is_there(path) } else { !sent.is_empty() };
        if !is_sent {
            return None;
        }
        let stood = shown(field, was, self.language);
        let first = sent.first().copied().unwrap_or_default();
        if !matches!(field.input, Input::Some(_) | Input::Pick(_))
            && stood.first().is_some_and(|stood| stood.trim() == first)
        {
            return None;
        }
        let text = |text: &str| Value::String(text.to_owned());
        if first.is_empty() && !is_ticked && !matches!(field.input, Input::Line | Input::Paragraphs) {
            return Some(None);
        }
        match &field.input {
            Input::Line | Input::Paragraphs => {
                let mut whole = localized(was);
                whole.set(self.language.clone(), translation(&whole, self.language, first));
                if whole.is_empty() {
                    return Some(None);
                }
                serde_json::to_value(whole).ok().map(Some)
            }
            Input::Plain => Some(Some(text(first))),
            Input::Number => match number(first).and_then(serde_json::Number::from_f64) {
                Some(number) => Some(Some(Value::Number(number))),
                None => {
                    self.fault(path, "fault-number");
                    None
                }
            },
            Input::Whole => match digits(first).parse::<u64>() {
                Ok(number) => Some(Some(Value::from(number))),
                Err(_) => {
                    self.fault(path, "fault-whole");
                    None
                }
            },
            Input::Date => match first.parse::<Edtf>() {
                Ok(date) => Some(Some(text(date.as_str()))),
                Err(_) => {
                    self.fault(path, "fault-date");
                    None
                }
            },
            Input::One(codes) => {
                let is_known = codes.choices(self.i).iter().any(|(code, _)| code == first);
                is_known.then(|| Some(text(first)))
            }
            Input::Some(codes) => {
                let known = codes.choices(self.i);
                let sent: Vec<&str> =
                    sent.into_iter().filter(|sent| known.iter().any(|(code, _)| code == sent)).collect();
                changed(&stood, &sent)
            }
            Input::Pick(_) => changed(&stood, &sent),
            Input::Words => {
                // Other scripts have commas of their own.
                let words = first.split([',', '،', '、', ';', '\n']).map(str::trim);
                let words: Vec<Value> = words.filter(|word| !word.is_empty()).map(text).collect();
                Some((!words.is_empty()).then_some(Value::Array(words)))
            }
            Input::Yes => Some(Some(Value::Bool(first == "yes"))),
            Input::Group(_) | Input::Rows(..) => None,
        }
    }
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

/// A list of codes where it is another one than it was: numbers are written as such.
fn changed(stood: &[String], sent: &[&str]) -> Option<Option<Value>> {
    let mut codes: Vec<&str> = Vec::new();
    for code in sent {
        if !code.is_empty() && !codes.contains(code) {
            codes.push(code);
        }
    }
    if codes == stood {
        return None;
    }
    let value = |code: &&str| code.parse::<u64>().map_or_else(|_| Value::from(*code), Value::from);
    Some((!codes.is_empty()).then(|| Value::Array(codes.iter().map(value).collect())))
}

/// A text that somebody wrote. What was translated by hand stays so; a text that was outdated is as new as its original
/// now.
fn translation(whole: &Localized, language: &Language, text: &str) -> Translation {
    let known = whole.get(language);
    let status = match known.map(|known| known.status) {
        None | Some(TranslationStatus::Published) => TranslationStatus::Published,
        Some(TranslationStatus::Reviewed) => TranslationStatus::Reviewed,
        Some(TranslationStatus::Machine | TranslationStatus::HumanDraft | TranslationStatus::Outdated) => {
            TranslationStatus::HumanDraft
        }
    };
    let translator = known.and_then(|known| known.translator.clone());
    Translation { text: text.to_owned(), status, translator }
}

/// A text without the spaces between the groups of a number.
fn digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')).collect()
}

/// A number as people write it: with spaces between thousands, and a point or a comma before decimals. What could be read
/// in two ways, as 1,200, is none.
fn number(text: &str) -> Option<f64> {
    let text = digits(text).replace('−', "-");
    let is_two_faced = |(_, after): (&str, &str)| after.len() == 3;
    if text.contains(',') && (text.contains('.') || text.split_once(',').is_some_and(is_two_faced)) {
        return None;
    }
    text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests;
