//! Fields as they stand on a page: labels, guidance, what is typed, what was found wrong.

use app::Checked;
use domain::{
    FieldErrors, Language, Localized,
    record::{
        checks::{Level, most_words, words},
        completeness::Missing,
    },
};
use serde_json::Value;

use super::{
    filled::Filled,
    links::Links,
    steps::{
        Codes, Field, Input, Linked, Pool,
        fields::{ACCESS_MODE, ACCESS_UNTIL},
    },
    threads::ThreadView,
    values::{access, home, localized, shown},
};
use crate::{
    asked::Asked,
    form::field::Choice,
    place::Link,
    prose::Prose,
    shown::{Shown, Tongue},
};

/// Lists to pick from that stand open for new choices.
const OPEN_PICKS: usize = 2;

/// How an input looks.
#[derive(Debug)]
pub(crate) enum Control {
    /// A line; its keyboard (HTML, `inputmode`).
    Line(&'static str),
    /// A line, and what it usually is.
    Suggested(&'static [&'static str]),
    /// A day, in the calendar that the browser brings.
    Day,
    Paragraphs,
    Select(Vec<Choice>),
    Boxes(Vec<Choice>),
    /// What is chosen to be ticked off, the others in so many lists.
    Pick(Vec<Choice>, Vec<Choice>, usize),
    Tick,
}

/// Something to look at again.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) level: &'static str,
    pub(crate) text: String,
}

/// An input with its label and all that is told of it.
#[derive(Debug)]
pub(crate) struct InputView {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) is_needed: bool,
    pub(crate) control: Control,
    pub(crate) value: String,
    /// The attributes of what is typed in the language that is written in; empty for what has no language.
    pub(crate) language: String,
    /// What the original says, where another language is written in.
    pub(crate) original: Option<(String, Shown)>,
    pub(crate) count: Option<String>,
    pub(crate) preview: Option<Prose>,
    /// Whether it takes a line of its own.
    pub(crate) is_wide: bool,
    /// What the address in it leads to.
    pub(crate) leads_to: Option<Link>,
    /// What can be written here.
    pub(crate) hint: Option<String>,
    /// Why it can't be kept so; in English where the platform says it.
    pub(crate) faults: Vec<String>,
    pub(crate) notes: Vec<Note>,
}

impl InputView {
    /// What describes it, for those who hear the page.
    pub(crate) fn described(&self) -> String {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id));
        }
        if !self.faults.is_empty() {
            ids.push(format!("{}-fault", self.id));
        }
        if !self.notes.is_empty() {
            ids.push(format!("{}-notes", self.id));
        }
        if self.count.is_some() {
            ids.push(format!("{}-count", self.id));
        }
        ids.join(" ")
    }
}

/// A row of a list.
#[derive(Debug)]
pub(crate) struct RowView {
    pub(crate) id: String,
    /// As buttons name it: `indicators.2`.
    pub(crate) name: String,
    pub(crate) heading: String,
    pub(crate) inputs: Vec<InputView>,
    pub(crate) is_first: bool,
    pub(crate) is_last: bool,
    /// Whether it is there only on the page as yet.
    pub(crate) is_new: bool,
}

/// A field of a record with its rows or inputs, its guidance and its threads.
#[derive(Debug)]
pub(crate) struct FieldView {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    /// Why readers want it.
    pub(crate) guide: &'static str,
    /// Whether it is one input, whose label is the field's.
    pub(crate) is_single: bool,
    pub(crate) inputs: Vec<InputView>,
    pub(crate) rows: Option<Vec<RowView>>,
    /// The label of the button that adds a row.
    pub(crate) add: String,
    pub(crate) faults: Vec<String>,
    pub(crate) notes: Vec<Note>,
    pub(crate) threads: Vec<ThreadView>,
}

/// What a step's fields are shown with.
#[derive(Debug)]
pub(crate) struct Views<'v> {
    pub(crate) asked: &'v Asked,
    pub(crate) whole: Value,
    /// The language that is written in.
    pub(crate) language: &'v Language,
    /// What was typed and could not be kept.
    pub(crate) filled: Option<&'v Filled>,
    pub(crate) errors: &'v FieldErrors,
    pub(crate) checked: &'v [Checked],
    /// The list to which a row is to be added.
    pub(crate) added: &'v str,
    /// The topics to pick from.
    pub(crate) topics: &'v [(String, String)],
    pub(crate) languages: &'v [(String, String)],
    /// What is led to.
    pub(crate) links: &'v Links,
}

impl Views<'_> {
    /// The fields of a step, each with the threads about it.
    pub(crate) fn fields(&self, fields: &'static [Field], threads: &mut Vec<ThreadView>) -> Vec<FieldView> {
        fields.iter().map(|field| self.field(field, threads)).collect()
    }

    fn field(&self, field: &'static Field, threads: &mut Vec<ThreadView>) -> FieldView {
        let i = self.asked.i;
        let value = home(&self.whole, field.name).and_then(|home| home.get(field.name));
        let guide = Missing { field: field.name, weight: 0 }.why(i.languages());
        let (mut inputs, mut rows, mut add) = (Vec::new(), None, String::new());
        match &field.input {
            Input::Group(cells) => {
                for cell in *cells {
                    let inner = value.and_then(|value| value.get(cell.name));
                    inputs.push(self.input(cell, inner, &format!("{}.{}", field.name, cell.name)));
                }
            }
            Input::Access => {
                let (mode, until) = access(value);
                let cells = [(&ACCESS_MODE, mode), (&ACCESS_UNTIL, until)];
                for (cell, value) in cells {
                    let path = format!("{}.{}", field.name, cell.name);
                    inputs.push(self.input(cell, Some(&Value::String(value)), &path));
                }
            }
            Input::Rows(cells, button) => {
                rows = Some(self.rows(field, cells, value));
                add = i.t(button);
            }
            _ => inputs.push(self.input(field, value, field.name)),
        }
        let is_single = rows.is_none() && !matches!(field.input, Input::Group(_) | Input::Access);
        let (own, others) =
            std::mem::take(threads).into_iter().partition(|thread| thread.field == field.name);
        *threads = others;
        FieldView {
            name: field.name,
            label: i.t(field.label),
            guide,
            is_single,
            inputs,
            rows,
            add,
            faults: if is_single { Vec::new() } else { self.faults(field.name, true) },
            notes: if is_single { Vec::new() } else { self.notes(field.name) },
            threads: own,
        }
    }

    fn rows(&self, field: &Field, cells: &'static [Field], value: Option<&Value>) -> Vec<RowView> {
        let kept = value.and_then(Value::as_array).map_or(0, Vec::len);
        let count = match self.filled.and_then(|filled| filled.rows(field.name)) {
            Some(sent) => sent,
            None if self.added == field.name => kept.saturating_add(1),
            None => kept,
        };
        let row = |at: usize| {
            let row = value.and_then(|value| value.get(at));
            let name = format!("{}.{at}", field.name);
            let input = |cell: &'static Field| {
                let inner = row.and_then(|row| row.get(cell.name));
                self.input(cell, inner, &format!("{name}.{}", cell.name))
            };
            let number = u64::try_from(at).unwrap_or_default().saturating_add(1);
            RowView {
                id: name.replace('.', "-"),
                heading: format!("{} {}", self.asked.i.t(field.label), self.asked.i.number(number)),
                inputs: cells.iter().map(input).collect(),
                is_first: at == 0,
                is_last: at + 1 >= kept.max(1),
                is_new: at >= kept,
                name,
            }
        };
        (0..count).map(row).collect()
    }

    fn input(&self, field: &Field, value: Option<&Value>, path: &str) -> InputView {
        let i = self.asked.i;
        let sent = |filled: &Filled| {
            let is_ticked = matches!(field.input, Input::Some(_) | Input::Pick(_) | Input::Yes);
            let values: Vec<String> = filled.all(path).map(str::to_owned).collect();
            (if is_ticked { filled.is_there(path) } else { !values.is_empty() }).then_some(values)
        };
        let values = self.filled.and_then(sent).unwrap_or_else(|| shown(field, value, self.language));
        let mut first = values.first().cloned().unwrap_or_default();
        let mut leads_to = None;
        if matches!(field.input, Input::Linked(_)) {
            leads_to = self.links.get(&first).cloned();
            first = self.links.address(self.asked, &first);
        }
        let is_text = matches!(field.input, Input::Line | Input::Paragraphs);
        let (mut count, mut preview) = (None, None);
        if matches!(field.input, Input::Paragraphs) {
            if !first.trim().is_empty() {
                let tongue = Tongue::new(self.language, i);
                preview = Some(Prose::from(Shown { text: first.clone(), tongue, remark: None }));
            }
            let has = u64::try_from(words(&first)).unwrap_or(u64::MAX);
            let told = i.n("word-count", has);
            count = Some(match most_words(path) {
                Some(most) => i.put("word-count-of", &[("what", &told), ("total", &most.to_string())]),
                None => told,
            });
        }
        InputView {
            id: format!("f-{}", path.replace('.', "-")),
            name: path.to_owned(),
            label: i.t(field.label),
            is_needed: field.is_needed,
            control: self.control(field, &values),
            language: if is_text {
                format!(" lang=\"{}\" dir=\"auto\"", self.language)
            } else {
                String::new()
            },
            original: if is_text { self.original(&localized(value)) } else { None },
            value: first,
            count,
            preview,
            leads_to,
            is_wide: matches!(field.input, Input::Linked(Linked::Target)),
            hint: field.input.hint().map(|message| i.t(message)),
            faults: self.faults(path, false),
            notes: self.notes(path),
        }
    }

    /// What the original says, and in which language, where another one is written in.
    fn original(&self, text: &Localized) -> Option<(String, Shown)> {
        let (language, original) = text.original().filter(|(language, _)| *language != self.language)?;
        let name = language.label(self.asked.i.languages()).unwrap_or(language.as_str());
        let tongue = Tongue::new(language, self.asked.i);
        let shown = Shown { text: original.text.clone(), tongue, remark: None };
        Some((self.asked.i.with("original-says", name), shown))
    }

    fn control(&self, field: &Field, values: &[String]) -> Control {
        let choices = |all: &[(String, String)]| -> Vec<Choice> {
            let choice = |(value, text): &(String, String)| Choice {
                is_chosen: values.contains(value),
                value: value.clone(),
                text: text.clone(),
            };
            all.iter().map(choice).collect()
        };
        match &field.input {
            Input::Line
            | Input::Plain
            | Input::Words
            | Input::Date
            | Input::Orcid
            | Input::Access
            | Input::Group(_)
            | Input::Rows(..) => Control::Line("text"),
            Input::Linked(_) => Control::Line("url"),
            Input::Suggested(usual) => Control::Suggested(usual),
            Input::Day => Control::Day,
            Input::Paragraphs => Control::Paragraphs,
            Input::Number => Control::Line("decimal"),
            Input::Whole => Control::Line("numeric"),
            Input::One(codes) => {
                Control::Select(self.select(codes, values, choices(&codes.choices(self.asked.i))))
            }
            Input::Some(codes) => Control::Boxes(choices(&codes.choices(self.asked.i))),
            Input::Pick(pool) => {
                let all = choices(match pool {
                    Pool::Topics => self.topics,
                    Pool::Languages => self.languages,
                });
                // What is chosen but can't be named is kept as it is.
                let is_known = |value: &&String| all.iter().any(|choice| choice.value == **value);
                let unknown = values.iter().filter(|value| !value.is_empty() && !is_known(value));
                let unknown: Vec<Choice> = unknown
                    .map(|value| Choice { value: value.clone(), text: value.clone(), is_chosen: true })
                    .collect();
                let (mut chosen, rest): (Vec<_>, Vec<_>) =
                    all.into_iter().partition(|choice| choice.is_chosen);
                chosen.extend(unknown);
                // In the order in which they were chosen, which is theirs.
                chosen.sort_by_key(|choice| values.iter().position(|value| *value == choice.value));
                Control::Pick(chosen, rest, OPEN_PICKS)
            }
            Input::Yes => Control::Tick,
        }
    }

    fn select(&self, codes: &Codes, values: &[String], mut choices: Vec<Choice>) -> Vec<Choice> {
        let chosen = values.first().map(String::as_str).unwrap_or_default();
        // What is set elsewhere is shown and kept.
        if !chosen.is_empty() && choices.iter().all(|choice| !choice.is_chosen) {
            choices.push(Choice { value: chosen.to_owned(), text: chosen.to_owned(), is_chosen: true });
        }
        if codes.default.is_empty() {
            let is_chosen = chosen.is_empty();
            choices
                .insert(0, Choice { value: String::new(), text: self.asked.i.t("choice-none"), is_chosen });
        }
        choices
    }

    /// What is wrong with an input, or, of a list, with the list itself.
    fn faults(&self, path: &str, is_exact: bool) -> Vec<String> {
        let told = self.errors.0.iter().filter(|error| {
            let at = place_of(error);
            at == path || (!is_exact && at.strip_prefix(path).is_some_and(|rest| rest.starts_with('.')))
        });
        told.map(|error| error.message.clone()).collect()
    }

    fn notes(&self, path: &str) -> Vec<Note> {
        let about = self
            .checked
            .iter()
            .filter(|checked| checked.finding.field == path && checked.finding.code != "missing");
        about
            .map(|checked| Note {
                level: match checked.finding.level {
                    Level::Error | Level::Warning => "warning",
                    Level::Hint => "hint",
                },
                text: checked.finding.message(self.asked.i.languages()),
            })
            .collect()
    }
}

/// Where a fault lies, as inputs are named.
pub(crate) fn place_of(error: &domain::FieldError) -> String {
    let path = error.path.join(".");
    path.strip_prefix("details.").map_or(path.clone(), str::to_owned)
}
