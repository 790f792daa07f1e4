//! Records: pieces of knowledge.

mod case_input;
mod case_parts;
mod case_study;
mod checks;
mod co_author;
mod details;
mod details_input;
mod indicators;
pub(crate) mod input;
mod kinds;
mod mutation;
mod object;
mod parts;
mod query;
mod source_change;
mod subscription;
mod text;
mod translation;
mod translation_queue;
mod values;

pub(crate) use self::{
    co_author::CoAuthorMutation,
    indicators::IndicatorQuery,
    kinds::{CaseStudy, Dataset, Publication, Record, ResearchProject, lens},
    mutation::{RecordMutation, RecordPayload},
    query::{Asked, RecordOrder, RecordQuery, RecordWhere},
    subscription::RecordSubscription,
    text::RecordTextMutation,
    translation::RecordTranslationMutation,
    translation_queue::TranslationQuery,
    values::RecordKind,
};
