//! Citations that were written before: writing a work in every style takes a third of the time of its page, and comes out
//! the same until the work changes.

use std::sync::Arc;

use domain::Language;
use formats::citation::{Citation, CitedWork, in_styles};
use moka::sync::Cache;

/// How much is kept, in bytes about.
const KEPT: u64 = 8 << 20;

/// By what the styles read of a work, and the language: what changed is looked for under another name, so nothing goes out
/// of date.
#[derive(Clone)]
pub(crate) struct Citations(Cache<(CitedWork, Language), Arc<[Citation]>>);

impl Citations {
    pub(crate) fn new() -> Self {
        let weight = |(work, _): &(CitedWork, Language), citations: &Arc<[Citation]>| {
            let texts: usize = citations.iter().map(|citation| citation.text.len()).sum();
            u32::try_from(work.length() + texts).unwrap_or(u32::MAX)
        };
        Self(Cache::builder().max_capacity(KEPT).weigher(weight).build())
    }

    /// A work in every style.
    pub(crate) fn of(&self, work: CitedWork, language: &Language) -> Arc<[Citation]> {
        let key = (work, language.clone());
        self.0.get_with_by_ref(&key, || in_styles(&key.0, language).into())
    }
}
