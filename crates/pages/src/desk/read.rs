//! A text field by field, to be read by those who make and review it.

use std::collections::HashMap;

use domain::Language;
use serde_json::Value;

use crate::{
    asked::Asked,
    prose::Prose,
    shown::{Shown, Tongue},
    write::{
        steps::{Field, Input, Pool, Step, fields::ACCESSES},
        threads::ThreadView,
        values::{home, localized, shown},
        work::InWork,
    },
};

/// A step of the template as it is read.
pub(crate) struct SectionView {
    pub(crate) name: &'static str,
    pub(crate) title: String,
    pub(crate) fields: Vec<ReadField>,
}

/// A field as it is read.
pub(crate) struct ReadField {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) text: Option<Prose>,
    pub(crate) line: Option<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) threads: Vec<ThreadView>,
    /// What was typed into its box and could not be taken.
    pub(crate) typed: String,
}

/// A cell of a row.
pub(crate) struct Cell {
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) tongue: Tongue,
}

impl ReadField {
    /// Whether nothing was written and nothing said, so that it need not take room.
    pub(crate) fn is_bare(&self) -> bool {
        self.text.is_none() && self.line.is_none() && self.rows.is_empty()
    }
}

/// What a text is read with.
pub(crate) struct Reader<'r> {
    pub(crate) asked: &'r Asked,
    /// The language that is read, if a text has it.
    pub(crate) language: &'r Language,
    /// What topics, and what is led to, are called, as they are kept.
    pub(crate) names: HashMap<String, String>,
    whole: Value,
}

impl<'r> Reader<'r> {
    pub(crate) fn new(
        asked: &'r Asked,
        work: &InWork,
        language: &'r Language,
        names: HashMap<String, String>,
    ) -> Self {
        let whole = serde_json::to_value(&work.newest.content).unwrap_or_default();
        Self { asked, language, names, whole }
    }

    /// A step, each field with the threads about it.
    pub(crate) fn section(
        &self,
        step: &'static Step,
        threads: &mut Vec<ThreadView>,
        typed: impl Fn(&str) -> String,
    ) -> SectionView {
        let mut fields = Vec::new();
        for field in step.fields {
            let (own, others) =
                std::mem::take(threads).into_iter().partition(|thread| thread.field == field.name);
            *threads = others;
            let value = home(&self.whole, field.name).and_then(|home| home.get(field.name));
            fields.push(ReadField { threads: own, typed: typed(field.name), ..self.field(field, value) });
        }
        SectionView { name: step.name, title: self.asked.i.t(step.title), fields }
    }

    fn field(&self, field: &'static Field, value: Option<&Value>) -> ReadField {
        let mut read = ReadField {
            name: field.name,
            label: self.asked.i.t(field.label),
            text: None,
            line: None,
            rows: Vec::new(),
            threads: Vec::new(),
            typed: String::new(),
        };
        match &field.input {
            Input::Line | Input::Paragraphs => read.text = self.text(value).map(Prose::from),
            Input::Group(cells) => {
                let row = self.row(cells, value);
                read.rows.extend((!row.is_empty()).then_some(row));
            }
            Input::Rows(cells, _) => {
                let rows = value.and_then(Value::as_array).into_iter().flatten();
                read.rows = rows.map(|row| self.row(cells, Some(row))).collect();
            }
            _ => read.line = Some(self.plain(field, value)).filter(|line| !line.is_empty()),
        }
        read
    }

    /// The text in the language that is read; else in another, which is told.
    fn text(&self, value: Option<&Value>) -> Option<Shown> {
        let text = localized(value);
        Shown::of(&text, self.asked.i, std::slice::from_ref(self.language)).map(|shown| Shown {
            // In the language that was asked for, there is nothing to remark.
            remark: shown.remark.filter(|_| text.get(self.language).is_none()),
            ..shown
        })
    }

    fn row(&self, cells: &'static [Field], row: Option<&Value>) -> Vec<Cell> {
        let cell = |cell: &'static Field| {
            let value = row.and_then(|row| row.get(cell.name));
            let (text, tongue) = if matches!(cell.input, Input::Line | Input::Paragraphs) {
                let shown = self.text(value)?;
                (shown.text, shown.tongue)
            } else {
                (self.plain(cell, value), Tongue::default())
            };
            (!text.is_empty()).then(|| Cell { label: self.asked.i.t(cell.label), text, tongue })
        };
        cells.iter().filter_map(cell).collect()
    }

    fn plain(&self, field: &Field, value: Option<&Value>) -> String {
        let i = self.asked.i;
        let values = shown(field, value, self.language);
        let named: Vec<String> = match &field.input {
            Input::One(codes) | Input::Some(codes) => {
                let all = codes.choices(i);
                let name = |code: &String| {
                    let found = all.iter().find(|(known, _)| known == code);
                    found.map_or_else(|| code.clone(), |(_, name)| name.clone())
                };
                values.iter().map(name).collect()
            }
            Input::Pick(Pool::Topics) => {
                values.iter().map(|id| self.names.get(id).cloned().unwrap_or_default()).collect()
            }
            Input::Linked(_) => {
                values.iter().map(|kept| self.names.get(kept).unwrap_or(kept).clone()).collect()
            }
            Input::Access => match values.as_slice() {
                [mode, until] => {
                    let name = ACCESSES.choices(i).into_iter().find(|(code, _)| code == mode);
                    let name = name.map_or_else(|| mode.clone(), |(_, name)| name);
                    let until = until.parse().map(|day| i.day(day)).unwrap_or_default();
                    vec![name, until]
                }
                _ => values,
            },
            Input::Pick(Pool::Languages) => {
                let name = |tag: &String| {
                    let language: Option<Language> = tag.parse().ok();
                    let name = language.and_then(|language| language.label(i.languages()));
                    name.map_or_else(|| tag.clone(), str::to_owned)
                };
                values.iter().map(name).collect()
            }
            Input::Yes => {
                values.iter().filter(|value| !value.is_empty()).map(|_| i.t("choice-yes")).collect()
            }
            _ => values,
        };
        named.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
