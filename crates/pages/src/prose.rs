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

impl From<Shown> for Prose {
    fn from(Shown { text, tongue, remark }: Shown) -> Self {
        Self { html: markdown::html(&text), tongue, remark }
    }
}
