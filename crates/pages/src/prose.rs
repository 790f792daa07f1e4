//! Running text: Markdown as HTML that can do no harm, made by `formats::markdown`.

use formats::markdown;

use crate::shown::{Remark, Shown, Tongue};

/// A text of several paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prose {
    /// HTML, safe to put into a page.
    pub(crate) html: String,
    pub(crate) tongue: Tongue,
    pub(crate) remark: Option<Remark>,
}

impl Prose {
    /// Leaves out what was said of an earlier text of the page already. That a machine made it is said of each.
    pub(crate) fn tell_once(&mut self, told: &mut Vec<Remark>) {
        let is_told = self.remark.as_ref().is_some_and(|remark| !remark.is_machine && told.contains(remark));
        if is_told {
            self.remark = None;
        } else {
            told.extend(self.remark.clone());
        }
    }
}

impl From<Shown> for Prose {
    fn from(Shown { text, tongue, remark }: Shown) -> Self {
        Self { html: markdown::html(&text), tongue, remark }
    }
}
