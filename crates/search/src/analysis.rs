//! From text to terms, the same way when a document is indexed, when a query is planned and when a hit is highlighted.
//!
//! A text is cut once into [segments](segment): words of scripts that put spaces between them, and overlapping pairs of
//! characters of those that do not (or, like Korean, glue particles to nouns). Every segment has one position, whichever
//! field it lands in:
//!
//! | field suffix | holds | form |
//! |---|---|---|
//! | `_x` | words of every language | NFKC, lower case, accents folded |
//! | `_fr`, `_ar`… | words of texts in that language | NFKC, lower case, stemmed, accents folded; `_vi` with its accents |
//! | `_cjk` | Han, Kana, Hangul, Thai, Lao, Khmer, Burmese | characters, and pairs of them |
//!
//! Words that a hyphen joins are there a third time, in one: [`compound`](mod@compound). Words of the beginning of a running
//! text are counted again, as written: [`tokenizer`].
//!
//! No stop words are removed here, so phrases stay intact; [`stop_words`] drops them from queries.

mod compound;
pub(crate) mod detect;
pub(crate) mod fold;
pub(crate) mod segment;
mod singular;
mod spelling;
pub(crate) mod stem;
pub(crate) mod stop_words;
pub(crate) mod tokenizer;
mod verbs;

#[cfg(test)]
mod tests;

pub(crate) use compound::{Compound, Piece, compound, is_hyphen, pieces};
pub(crate) use segment::{Segment, Unit, scripts, segments, words};
pub(crate) use stem::{Stemmed, Stems};
