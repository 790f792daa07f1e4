//! GraphQL: the contract that outside clients rely on. One folder a noun; the SDL in `schema/` is the whole of it.
//!
//! Every object is `serial`: its fields are resolved in the order of the query. The library's default resolves them at
//! once and answers them in the order in which they finish, which the specification forbids ("Executing Selection
//! Sets", September 2025 §6.3) and which costs more. Items of a list still run at once, so loaders see whole batches.

mod account;
mod asker;
mod change;
mod connection;
mod country;
mod error;
mod filter;
mod forum;
mod global_id;
mod host;
pub mod http;
mod member;
mod node;
mod person;
mod platform;
mod record;
mod scalar;
mod search;
mod shared;
mod text;
mod topic;

use async_graphql::{EmptySubscription, MergedObject, SDLExportOptions, Schema};

pub(crate) use self::host::GraphHost;

/// Everything that can be asked.
#[derive(MergedObject, Default)]
#[graphql(serial)]
pub struct Query(
    node::NodeQuery,
    record::RecordQuery,
    member::MemberQuery,
    person::PersonQuery,
    topic::TopicQuery,
    forum::ForumQuery,
    search::SearchQuery,
    platform::PlatformQuery,
    account::AccountQuery,
);

/// Everything that can be done. Each mutation is one transaction: with user errors, nothing of it happened.
#[derive(MergedObject, Default)]
#[graphql(serial)]
pub struct Mutation(
    record::RecordMutation,
    member::MemberMutation,
    person::PersonMutation,
    topic::TopicMutation,
    forum::ForumMutation,
    search::SavedSearchMutation,
    account::JoiningMutation,
    account::SigningInMutation,
    account::KeepingMutation,
);

/// The schema of the API.
pub(crate) type Api = Schema<Query, Mutation, EmptySubscription>;

/// The schema. Limits are the door's: it has walked every document before the library sees it.
pub(crate) fn schema() -> Api {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .register_output_type::<node::Node>()
        .register_output_type::<record::Record>()
        .finish()
}

/// The schema as text, in a stable order.
#[must_use]
pub fn sdl() -> String {
    schema().sdl_with_options(SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items())
}
