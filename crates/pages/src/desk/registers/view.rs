//! A form as it is shown: sections of entries, texts in their languages, rows, and things to pick.

use std::collections::BTreeSet;

use domain::{Country, Language};

use super::entries;
use crate::{
    form::{
        Form,
        fault::{Fault, Faults, anchor},
        field::{Choice, Field, Kind},
    },
    interface::Interface,
    place::alphabetical,
    write::steps::offered,
};

/// Lists to pick from that stand open for new choices.
const OPEN_PICKS: u8 = 2;

/// A section of a form.
pub(super) struct Section {
    pub(super) title: String,
    /// Help below its title; empty where there is none.
    pub(super) hint: String,
    pub(super) items: Vec<Item>,
}

impl Section {
    /// A section without help; the title is a message.
    pub(super) fn new(i: &Interface, title: &str, items: Vec<Item>) -> Self {
        Self { title: i.t(title), hint: String::new(), items }
    }

    /// With help below its title.
    pub(super) fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }
}

/// What stands in a section.
pub(super) enum Item {
    /// One entry.
    One(Field),
    /// Entries that stand side by side.
    Beside(Vec<Field>),
    /// One text in its languages.
    Texts(Box<Texts>),
    /// Rows of entries.
    Rows(Rows),
    /// Things to pick from many.
    Picks(Picks),
}

/// One text in its languages, each an entry, and room for one in a further language.
pub(super) struct Texts {
    pub(super) id: String,
    name: String,
    pub(super) legend: String,
    pub(super) hint: String,
    pub(super) fault: Option<Fault>,
    pub(super) fields: Vec<Field>,
    /// The language of a further one, and the text.
    pub(super) other: Option<[Field; 2]>,
    /// Whether a further one was begun.
    pub(super) is_open: bool,
}

/// Rows of entries.
pub(super) struct Rows {
    pub(super) id: String,
    pub(super) name: &'static str,
    pub(super) rows: Vec<Row>,
    /// What the button says that adds one.
    pub(super) add: String,
    pub(super) fault: Option<Fault>,
}

/// A row.
pub(super) struct Row {
    /// As its buttons name it: `memberships.2`.
    pub(super) name: String,
    pub(super) heading: String,
    pub(super) fields: Vec<Field>,
}

/// Things to pick: those that are chosen to be ticked off, the others in lists.
pub(super) struct Picks {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) fault: Option<Fault>,
    pub(super) chosen: Vec<Choice>,
    pub(super) rest: Vec<Choice>,
    pub(super) open: u8,
}

/// What forms are shown with.
pub(super) struct Views<'v> {
    pub(super) i: &'static Interface,
    /// What is there, or what was typed.
    pub(super) form: &'v Form,
    pub(super) faults: &'v Faults,
    /// The list to which a row was just added.
    pub(super) added: &'v str,
}

impl Views<'_> {
    /// An entry, filled in.
    pub(super) fn field(&self, name: &str, label: &str, kind: Kind) -> Field {
        Field::new(name, self.i.t(label), kind).sent(self.form, self.faults)
    }

    /// A line that may be left empty.
    pub(super) fn line(&self, name: &str, label: &str) -> Field {
        self.field(name, label, Kind::Line("text")).optional()
    }

    /// Since when and until when something in a row holds.
    pub(super) fn span(&self, row: &str) -> [Field; 2] {
        [
            self.line(&format!("{row}.since"), "register-since").hint(self.i.t("register-date-hint")),
            self.line(&format!("{row}.until"), "register-until").hint(self.i.t("register-until-hint")),
        ]
    }

    /// A section of one text in its languages, and called like it: a line each, or so many lines.
    pub(super) fn section_of_text(&self, name: &str, title: &str, lines: Option<u8>) -> Section {
        Section::new(self.i, title, vec![self.texts(name, self.i.t(title), String::new(), lines)])
    }

    /// A text in its languages. The legend and the hint are given as they are shown.
    fn texts(&self, name: &str, legend: String, hint: String, lines: Option<u8>) -> Item {
        let i = self.i;
        let kind = || lines.map_or(Kind::Line("text"), Kind::Lines);
        let called = |language: &Language| {
            language
                .label(i.languages())
                .or_else(|| language.own_name())
                .unwrap_or(language.as_str())
                .to_owned()
        };
        let own = entries::languages_of(self.form, name);
        let fields = own.iter().map(|language| {
            let field = Field::new(&format!("{name}.{language}"), called(language), kind());
            field.optional().in_language(language).sent(self.form, self.faults)
        });
        let mut others: Vec<Choice> = offered([])
            .iter()
            .filter(|language| !own.contains(language))
            .map(|language| Choice { value: language.to_string(), text: called(language), is_chosen: false })
            .collect();
        others.sort_by_cached_key(|choice| alphabetical(&choice.text));
        let text = format!("{name}.other");
        let which =
            self.field(&format!("{text}-language"), "register-language", Kind::OneOf(others)).optional();
        let mut said = self.field(&text, "register-in-language", kind()).optional();
        said.attributes.push_str(" dir=\"auto\"");
        let is_open = which.fault.is_some() || !said.value.is_empty();
        Item::Texts(Box::new(Texts {
            id: anchor(name),
            name: name.to_owned(),
            fault: self.faults.at(name).cloned(),
            legend,
            hint,
            fields: fields.collect(),
            other: Some([which, said]),
            is_open,
        }))
    }

    /// Rows of a list; `heading` names one by its number, `cells` are its entries by the beginning of their names.
    pub(super) fn rows(
        &self,
        name: &'static str,
        heading: &str,
        add: &str,
        cells: impl Fn(&str) -> Vec<Field>,
    ) -> Item {
        let count = entries::count(self.form, name);
        let row = |at: usize| {
            let row = format!("{name}.{at}");
            let mut fields = cells(&row);
            if self.added == name
                && at + 1 == count
                && let Some(first) = fields.first().cloned()
                && let Some(place) = fields.first_mut()
            {
                *place = first.focused();
            }
            let number = self.i.number(u64::try_from(at).unwrap_or_default().saturating_add(1));
            Row { heading: self.i.with(heading, &number), name: row, fields }
        };
        Item::Rows(Rows {
            id: anchor(name),
            name,
            rows: (0..count).map(row).collect(),
            add: self.i.t(add),
            fault: self.faults.at(name).cloned(),
        })
    }

    /// Things to pick from: value and name of each.
    pub(super) fn picks(&self, name: &str, label: &str, hint: &str, all: &[(String, String)]) -> Item {
        let picked: Vec<&str> = self.form.all(name).filter(|value| !value.is_empty()).collect();
        let choice = |(value, text): &(String, String)| Choice {
            value: value.clone(),
            text: text.clone(),
            is_chosen: picked.contains(&value.as_str()),
        };
        let (chosen, rest): (Vec<Choice>, Vec<Choice>) =
            all.iter().map(choice).partition(|choice| choice.is_chosen);
        // What is chosen but can't be named, since it was withdrawn, is kept as it is.
        let unknown = picked.iter().filter(|value| all.iter().all(|(known, _)| known != *value));
        let unknown = unknown.map(|value| Choice {
            value: (*value).to_owned(),
            text: self.i.t("register-gone"),
            is_chosen: true,
        });
        let mut chosen: Vec<Choice> = chosen.into_iter().chain(unknown).collect();
        chosen.sort_by_key(|choice| picked.iter().position(|value| *value == choice.value));
        Item::Picks(Picks {
            id: anchor(name),
            name: name.to_owned(),
            label: self.i.t(label),
            hint: if hint.is_empty() { String::new() } else { self.i.t(hint) },
            fault: self.faults.at(name).cloned(),
            chosen,
            rest,
            open: OPEN_PICKS,
        })
    }

    /// A choice of codes with their names.
    pub(super) fn codes(&self, name: &str, label: &str, all: Vec<(String, String)>) -> Field {
        let choices = all.into_iter().map(|(value, text)| Choice { value, text, is_chosen: false });
        self.field(name, label, Kind::OneOf(choices.collect()))
    }

    /// A choice of countries, by name.
    pub(super) fn country(&self) -> Field {
        let mut all: Vec<(String, String)> = Country::all()
            .map(|country| (country.as_str().to_owned(), country.label(self.i.languages()).to_owned()))
            .collect();
        all.sort_by_cached_key(|(_, name)| alphabetical(name));
        self.codes("country", "facet-country", all).optional()
    }
}

fn fields(item: &Item) -> Vec<&Field> {
    match item {
        Item::One(field) => vec![field],
        Item::Beside(fields) => fields.iter().collect(),
        Item::Texts(texts) => texts.fields.iter().chain(texts.other.iter().flatten()).collect(),
        Item::Rows(rows) => rows.rows.iter().flat_map(|row| &row.fields).collect(),
        Item::Picks(_) => Vec::new(),
    }
}

/// Brings each fault to the entry that it is about: that of the longest name that its own begins with, or the whole form.
pub(super) fn settle(faults: &mut Faults, sections: &[Section]) {
    let mut names = BTreeSet::new();
    for item in sections.iter().flat_map(|section| &section.items) {
        names.extend(fields(item).into_iter().map(|field| field.name.clone()));
        match item {
            Item::Texts(texts) => drop(names.insert(texts.name.clone())),
            Item::Rows(rows) => drop(names.insert(rows.name.to_owned())),
            Item::Picks(picks) => drop(names.insert(picks.name.clone())),
            Item::One(_) | Item::Beside(_) => {}
        }
    }
    for fault in &mut faults.0 {
        let mut name = fault.field.as_str();
        while !names.contains(name) {
            name = name.rsplit_once('.').map_or("", |(before, _)| before);
            if name.is_empty() {
                break;
            }
        }
        fault.field = name.to_owned();
        fault.anchor = (!fault.field.is_empty()).then(|| anchor(&fault.field));
    }
}

/// What an entry is called in a list of faults: with what it stands among.
fn called(sections: &[Section], name: &str) -> Option<String> {
    let with = |around: &str, field: &Field| format!("{around}, {}", field.label);
    sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item))).find_map(
        |(section, item)| match item {
            Item::One(field) => (field.name == name).then(|| field.label.clone()),
            Item::Beside(fields) => {
                fields.iter().find(|field| field.name == name).map(|field| field.label.clone())
            }
            Item::Texts(texts) if texts.name == name => Some(texts.legend.clone()),
            Item::Texts(texts) => {
                let mut all = texts.fields.iter().chain(texts.other.iter().flatten());
                all.find(|field| field.name == name).map(|field| with(&texts.legend, field))
            }
            Item::Rows(rows) if rows.name == name => Some(section.title.clone()),
            Item::Rows(rows) => rows.rows.iter().find_map(|row| {
                row.fields.iter().find(|field| field.name == name).map(|field| with(&row.heading, field))
            }),
            Item::Picks(picks) => (picks.name == name).then(|| picks.label.clone()),
        },
    )
}

/// Everything that is to be mended, with what each is about; empty where it is the whole form.
pub(super) fn summary(faults: &Faults, sections: &[Section]) -> Vec<(String, Fault)> {
    let about = |fault: &Fault| called(sections, &fault.field).unwrap_or_default();
    faults.0.iter().map(|fault| (about(fault), fault.clone())).collect()
}

/// What a part of a form is called, and what it says, in words.
pub(super) fn told(i: &Interface, sections: &[Section], part: &str) -> Option<(String, String)> {
    let value = |field: &Field| match &field.kind {
        Kind::OneOf(choices) => choices
            .iter()
            .find(|choice| choice.is_chosen)
            .map(|choice| choice.text.clone())
            .unwrap_or_default(),
        Kind::Line(_) | Kind::Lines(_) | Kind::AnyOf(_) | Kind::Box => field.value.clone(),
    };
    sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item))).find_map(
        |(section, item)| match item {
            Item::One(field) if field.name == part => Some((field.label.clone(), value(field))),
            Item::Beside(fields) => {
                let field = fields.iter().find(|field| field.name == part)?;
                Some((field.label.clone(), value(field)))
            }
            Item::Texts(texts) => {
                let all = texts.fields.iter().chain(texts.other.iter().flatten());
                let field = all.into_iter().find(|field| field.name == part)?;
                Some((format!("{} ({})", texts.legend, field.label), value(field)))
            }
            Item::Rows(rows) if rows.name == part => {
                let row = |row: &Row| {
                    let cells: Vec<String> =
                        row.fields.iter().map(value).filter(|cell| !cell.trim().is_empty()).collect();
                    cells.join(" · ")
                };
                let lines: Vec<String> = rows.rows.iter().map(row).filter(|row| !row.is_empty()).collect();
                Some((section.title.clone(), lines.join("\n")))
            }
            Item::Picks(picks) if picks.name == part => {
                let names: Vec<&str> = picks.chosen.iter().map(|choice| choice.text.as_str()).collect();
                Some((picks.label.clone(), names.join(&i.t("register-comma"))))
            }
            Item::One(_) | Item::Rows(_) | Item::Picks(_) => None,
        },
    )
}
