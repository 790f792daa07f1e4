//! Records: pieces of knowledge.

mod details;
mod details_input;
pub(crate) mod input;
mod kinds;
mod mutation;
mod object;
mod parts;
mod query;
mod subscription;
mod text;
mod values;

pub(crate) use self::{
    kinds::{CaseStudy, Dataset, Publication, Record, ResearchProject, lens},
    mutation::{RecordMutation, RecordPayload},
    query::{Asked, RecordOrder, RecordQuery, RecordWhere},
    subscription::RecordSubscription,
    text::RecordTextMutation,
    values::RecordKind,
};
