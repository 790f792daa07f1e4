//! Marking a query's words in texts: [`Highlighter`].
//!
//! Texts come from the database; they are analysed here as they were when indexed, so what is marked is what was found.

mod fragment;
mod marks;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use domain::Language;

use crate::{
    analysis::{Stemmed, detect::detect},
    ast::Ast,
};
use marks::Patterns;

/// How fragments are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FragmentOptions {
    /// How many fragments at most, the best first found, shown in the order of the text.
    pub most: usize,
    /// How long a fragment is, in characters as a reader counts them.
    pub length: usize,
    /// One fragment that is the whole text, marked or not: for titles.
    pub whole: bool,
}

impl Default for FragmentOptions {
    fn default() -> Self {
        Self { most: 2, length: 200, whole: false }
    }
}

impl FragmentOptions {
    /// The whole text as one fragment.
    #[must_use]
    pub const fn whole() -> Self {
        Self { most: 1, length: 0, whole: true }
    }
}

/// A piece of a text with the places where the query's words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The piece, as it stands in the text.
    pub text: String,
    /// Start and end (exclusive) of each marked place, in Unicode code points of `text`; in order, apart from each other,
    /// never inside a grapheme cluster.
    pub ranges: Vec<(usize, usize)>,
}

/// Marks the words of one query in texts. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Highlighter {
    patterns: Arc<Patterns>,
}

impl Highlighter {
    /// Marks what the query asks for, in texts of these languages.
    pub(crate) fn new(ast: &Ast, languages: &[Stemmed]) -> Self {
        Self { patterns: Arc::new(Patterns::of(ast, languages)) }
    }

    /// Whether there is anything to mark: a query may be of filters only.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.patterns.has_words()
    }

    /// The fragments of a text with the query's words; none where there are none (unless the whole text is wanted).
    #[must_use]
    pub fn fragments(
        &self,
        language: Option<&Language>,
        text: &str,
        options: FragmentOptions,
    ) -> Vec<Fragment> {
        let stemmed = match language {
            Some(language) => Stemmed::of(language),
            None => detect(text),
        };
        let marks = self.patterns.marks(text, stemmed);
        fragment::cut(text, &marks, options)
    }
}
