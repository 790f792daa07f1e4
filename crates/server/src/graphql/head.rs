//! What the platform keeps of every thing, as its readers see it: the fields that all nouns begin with.

use std::{borrow::Cow, sync::Arc};

use app::Curated;
use async_graphql::{Context, Object, TypeName};
use chrono::{DateTime, Utc};

use super::{
    asker::Asker,
    shared::{ExternalReference, State, Tombstone, ViewerCan},
};

/// What the platform keeps of a thing. A noun's object shows these fields as its own (`#[graphql(flatten)]`), so this type
/// is in no schema.
///
/// `id` is not among them: the interface `Node` asks the objects themselves for it. Records have their own, in
/// `record/object.rs`, since their interface does so for every field.
pub(crate) struct Head<N>(Arc<N>);

impl<N> Head<N> {
    pub(crate) fn of(thing: &Arc<N>) -> Self {
        Self(Arc::clone(thing))
    }
}

/// The library wants a name for each type that it takes fields from.
impl<N: Curated> TypeName for Head<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Head", N::NAME).into()
    }
}

/// What the platform keeps of a thing.
#[Object(serial, name_type)]
impl<N: Curated> Head<N> {
    /// Its readable address, unique among its kind.
    async fn slug(&self) -> String {
        self.0.head().slug.to_string()
    }

    /// Where it stands.
    async fn state(&self) -> State {
        self.0.head().state.into()
    }

    /// Counts every write, from 1. Give it as `expectedVersion` when you change it.
    async fn version(&self) -> u32 {
        self.0.head().version
    }

    /// When it was made here.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.head().created_at
    }

    /// When it was last written.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.head().updated_at
    }

    /// Where it came from.
    async fn external_reference(&self) -> Option<ExternalReference> {
        self.0.head().external_reference.as_ref().map(Into::into)
    }

    /// Why it was withdrawn, if it was.
    async fn tombstone(&self, ctx: &Context<'_>) -> Option<Tombstone> {
        let asker = Asker::of(ctx);
        self.0.head().withdrawal.as_ref().map(|withdrawal| Tombstone::of(asker, withdrawal))
    }

    /// What you may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> ViewerCan {
        ViewerCan::of(Asker::of(ctx), &*self.0)
    }
}
