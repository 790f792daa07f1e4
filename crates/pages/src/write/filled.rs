//! A form as it was sent: [`Filled`].

use crate::form::Form;

/// Rows of one list at most: what is kept is fewer.
const MOST_ROWS: usize = 400;

/// The names and values of a form, in order, to be read more than once and sent again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filled(Vec<(String, String)>);

impl From<Vec<(String, String)>> for Filled {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

impl From<Form> for Filled {
    fn from(form: Form) -> Self {
        Self(form.into_entries())
    }
}

impl Filled {
    /// The first value of a name; none where it was not sent.
    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Puts another value in the place of the first of a name.
    pub(crate) fn set(&mut self, name: &str, value: String) {
        if let Some((_, known)) = self.0.iter_mut().find(|(key, _)| key == name) {
            *known = value;
        }
    }

    /// A value without outer spaces; empty where it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.first(name).unwrap_or_default().trim()
    }

    /// Every value of a name.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// How many rows of a list were in the form; none where the list was not.
    pub(crate) fn rows(&self, name: &str) -> Option<usize> {
        let count = self.first(&format!("rows.{name}"))?.parse::<usize>().ok()?;
        Some(count.min(MOST_ROWS))
    }

    /// Whether an input of boxes to tick was in the form: those that are not ticked are not sent.
    pub(crate) fn is_there(&self, path: &str) -> bool {
        self.all("there").any(|there| there == path)
    }

    /// What the button says that was pressed: a word, and what it is about.
    pub(crate) fn act(&self) -> (&str, &str) {
        let act = self.text("do");
        act.split_once(':').unwrap_or((act, ""))
    }

    /// Every name and value but these, to be sent again.
    pub(crate) fn others(&self, is_left_out: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        self.0.iter().filter(|(name, _)| !is_left_out(name)).cloned().collect()
    }
}
