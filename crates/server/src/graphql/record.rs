//! Records: pieces of knowledge.

mod details;
mod details_input;
pub(crate) mod input;
mod kinds;
mod mutation;
mod object;
mod parts;
mod query;
mod translation;
mod translation_queue;
mod values;

pub(crate) use self::{
    kinds::{CaseStudy, Dataset, Publication, Record, ResearchProject, lens},
    mutation::RecordMutation,
    query::{Asked, RecordOrder, RecordQuery, RecordWhere},
    translation::RecordTranslationMutation,
    translation_queue::TranslationQuery,
};
