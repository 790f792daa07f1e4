//! What comes of what was typed: [`Writer`].

use domain::{
    Edtf, FieldErrors, Identifier, Language, Localized, Orcid, Scheme, Translation, TranslationStatus,
    record::RecordContent,
};
use serde_json::{Map, Value};

use super::{RowAct, RowStep, access, home, home_mut, is_blank, localized, shown};
use crate::{
    interface::Interface,
    write::{
        filled::Filled,
        steps::{
            Field, Input,
            fields::{ACCESS_MODE, EMBARGOED},
        },
    },
};

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
        let was = whole.clone();
        let fields: Vec<&Field> = fields.into_iter().collect();
        for field in &fields {
            if let Some(object) = home_mut(&mut whole, field.name) {
                self.field(object, field, field.name);
            }
        }
        if self.errors.0.is_empty() {
            match serde_json::from_value(whole.clone()) {
                Ok(read) => *content = read,
                Err(error) => self.blame(&was, &whole, &fields, &error),
            }
        }
        self.errors.check(())
    }

    /// Finds the fields without which a content could be read.
    fn blame(&mut self, was: &Value, whole: &Value, fields: &[&Field], error: &serde_json::Error) {
        for field in fields {
            let mut alone = was.clone();
            let value = home(whole, field.name).and_then(|home| home.get(field.name)).cloned();
            if let (Some(object), Some(value)) = (home_mut(&mut alone, field.name), value) {
                object.insert(field.name.to_owned(), value);
            }
            if serde_json::from_value::<RecordContent>(alone).is_err() {
                self.fault(field.name, "fault-unreadable");
            }
        }
        if self.errors.0.is_empty() {
            self.errors.add("", error.to_string());
        }
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
            Input::Access => match self.access(object.get(field.name), path) {
                Some(made) => made,
                None => return,
            },
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
            if path == "identifiers" {
                self.identifier(row, &format!("{path}.{at}.value"));
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

    /// Writes an identifier in the normal spelling of its scheme.
    fn identifier(&mut self, row: &mut Value, path: &str) {
        let text = |name: &str| row.get(name).and_then(Value::as_str);
        let (Some(scheme), Some(value)) = (text("scheme"), text("value")) else { return };
        let Ok(scheme) = serde_json::from_value::<Scheme>(scheme.into()) else { return };
        match Identifier::new(scheme, value) {
            Ok(identifier) => {
                if let Some(row) = row.as_object_mut() {
                    row.insert("value".to_owned(), identifier.value().into());
                }
            }
            Err(_) => self.fault(
                path,
                match scheme {
                    Scheme::Doi => "fault-doi",
                    Scheme::Isbn => "fault-isbn",
                    Scheme::Issn => "fault-issn",
                    _ => "fault-identifier",
                },
            ),
        }
    }

    /// What comes of who may read it; none where it is as it was.
    fn access(&mut self, was: Option<&Value>, path: &str) -> Option<Option<Value>> {
        let sent = self.filled.first(&format!("{path}.{}", ACCESS_MODE.name))?;
        let until_path = format!("{path}.until");
        let until = self.filled.text(&until_path);
        let (stood, stood_until) = access(was);
        match sent {
            EMBARGOED if stood == EMBARGOED && stood_until == until => None,
            EMBARGOED if until.is_empty() => {
                self.fault(&until_path, "fault-embargo-day");
                None
            }
            EMBARGOED if day(until).is_none() => {
                self.fault(&until_path, "fault-day");
                None
            }
            EMBARGOED => {
                let mut parts = Map::new();
                parts.insert(EMBARGOED.to_owned(), until.into());
                Some(Some(Value::Object(parts)))
            }
            mode if mode == stood => None,
            "members" => Some(Some("members".into())),
            "open" => Some(None),
            // What nobody knows opens nothing: it stays as it was, and whoever sent it is told.
            _ => {
                self.fault(&format!("{path}.{}", ACCESS_MODE.name), "fault-access");
                None
            }
        }
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
            // Addresses were read before: what is left is kept as it is.
            Input::Plain | Input::Suggested(_) | Input::Linked(_) => Some(Some(text(first))),
            Input::Orcid => match first.parse::<Orcid>() {
                Ok(orcid) => Some(Some(text(orcid.as_str()))),
                Err(_) => {
                    self.fault(path, "fault-orcid");
                    None
                }
            },
            Input::Day => match day(first) {
                Some(_) => Some(Some(text(first))),
                None => {
                    self.fault(path, "fault-day");
                    None
                }
            },
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
            Input::Group(_) | Input::Rows(..) | Input::Access => None,
        }
    }
}

/// A day as browsers send it: `2027-01-31`.
fn day(text: &str) -> Option<chrono::NaiveDate> {
    text.parse().ok()
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
pub(super) fn number(text: &str) -> Option<f64> {
    let text = digits(text).replace('−', "-");
    let is_two_faced = |(_, after): (&str, &str)| after.len() == 3;
    if text.contains(',') && (text.contains('.') || text.split_once(',').is_some_and(is_two_faced)) {
        return None;
    }
    text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}
