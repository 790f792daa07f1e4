//! An entry of a form, as a page shows it: [`Field`]; `templates/forms.html` draws it.

use chrono::NaiveDate;
use domain::{Language, names::INTERFACE};

use crate::form::{
    Form,
    fault::{Fault, Faults, anchor},
};

/// How an entry is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A line of text: the type of the `input` element, such as `email`.
    Line(&'static str),
    /// A text of so many lines.
    Lines(u8),
    /// One of several.
    OneOf(Vec<Choice>),
    /// Any of several, each a box.
    AnyOf(Vec<Choice>),
    /// Yes or no: a box.
    Box,
}

/// One of several values of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) is_chosen: bool,
}

/// An entry of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Its name in the form, and in the paths of faults.
    pub(crate) name: String,
    /// Its id in the page.
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) kind: Kind,
    /// What it is filled in with.
    pub(crate) value: String,
    /// Help below its label.
    pub(crate) hint: Option<String>,
    pub(crate) fault: Option<Fault>,
    /// What browsers and keepers of passwords fill in.
    pub(crate) autocomplete: &'static str,
    /// Whether it must be filled in.
    pub(crate) is_required: bool,
    /// Further attributes of what is filled in, which begin with a space and need no escaping.
    pub(crate) attributes: String,
}

impl Field {
    /// An entry that must be filled in.
    pub(crate) fn new(name: &str, label: String, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            id: anchor(name),
            label,
            kind,
            value: String::new(),
            hint: None,
            fault: None,
            autocomplete: "off",
            is_required: true,
            attributes: String::new(),
        }
    }

    /// A password. What was typed is never shown again.
    pub(crate) fn password(name: &str, label: String, autocomplete: &'static str) -> Self {
        Self::new(name, label, Kind::Line("password")).completed(autocomplete)
    }

    /// Help below its label.
    pub(crate) fn hint(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// What browsers fill in: a token of HTML's `autocomplete`.
    pub(crate) fn completed(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    /// Filled in with a text of this language, in its own direction.
    pub(crate) fn in_language(self, language: &Language) -> Self {
        Self { attributes: format!(" lang=\"{language}\" dir=\"auto\""), ..self }
    }

    /// Where the reader is to go on when the page is shown.
    pub(crate) fn focused(self) -> Self {
        Self { attributes: format!("{} autofocus", self.attributes), ..self }
    }

    /// The same, which may be left empty.
    pub(crate) fn optional(self) -> Self {
        Self { is_required: false, ..self }
    }

    /// Filled in.
    pub(crate) fn value(mut self, value: &str) -> Self {
        value.clone_into(&mut self.value);
        let chosen = |choices: &mut Vec<Choice>| {
            for choice in choices {
                choice.is_chosen = choice.value == value;
            }
        };
        match &mut self.kind {
            Kind::OneOf(choices) => chosen(choices),
            Kind::Line(_) | Kind::Lines(_) | Kind::AnyOf(_) | Kind::Box => {}
        }
        self
    }

    /// Filled in as it was sent, but for passwords; with what is wrong with it.
    pub(crate) fn sent(mut self, form: &Form, faults: &Faults) -> Self {
        self.fault = faults.at(&self.name).cloned();
        match &mut self.kind {
            Kind::Line("password") => self,
            Kind::AnyOf(choices) => {
                for choice in choices {
                    choice.is_chosen = form.all(&self.name).any(|value| value == choice.value);
                }
                self
            }
            Kind::Box => {
                let value = if form.is_ticked(&self.name) { "on" } else { "" };
                self.value(value)
            }
            Kind::Line(_) | Kind::Lines(_) | Kind::OneOf(_) => {
                let value = form.text(&self.name).to_owned();
                self.value(&value)
            }
        }
    }

    /// The type of its `input`: a day that is none is shown as text, for browsers show nothing else of it.
    pub(crate) fn line_type(&self) -> &'static str {
        match self.kind {
            Kind::Line("date") if self.value.parse::<NaiveDate>().is_err() && !self.value.is_empty() => {
                "text"
            }
            Kind::Line(kind) => kind,
            Kind::Lines(_) | Kind::OneOf(_) | Kind::AnyOf(_) | Kind::Box => "text",
        }
    }

    /// The ids of its help and of what is wrong with it, for `aria-describedby`; empty where there is neither.
    pub(crate) fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let fault = self.fault.as_ref().map(|_| format!("{}-fault", self.id));
        hint.into_iter().chain(fault).collect::<Vec<_>>().join(" ")
    }
}

/// The languages of the interface, each by its own name.
pub(crate) fn languages() -> Vec<Choice> {
    let choice = |tag: &str| {
        let language: Option<Language> = tag.parse().ok();
        let text = language.and_then(|language| language.own_name()).unwrap_or(tag).to_owned();
        Choice { value: tag.to_owned(), text, is_chosen: false }
    };
    INTERFACE.into_iter().map(choice).collect()
}
