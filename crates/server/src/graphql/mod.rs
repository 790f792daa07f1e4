//! GraphQL: the contract that outside clients rely on. One folder a noun; the SDL in `schema/` is the whole of it.
//!
//! Every object is `serial`: its fields are resolved in the order of the query. The library's default resolves them at
//! once and answers them in the order in which they finish, which the specification forbids ("Executing Selection
//! Sets", September 2025 §6.3) and which costs more. Items of a list still run at once, so loaders see whole batches.

mod account;
mod adaptation;
mod asker;
mod audit;
mod change;
mod connection;
mod country;
mod error;
mod filter;
mod forum;
mod global_id;
mod head;
mod host;
pub mod http;
mod member;
mod node;
mod person;
mod platform;
mod record;
mod review;
mod scalar;
mod search;
mod shared;
mod subscription;
mod text;
mod topic;

use async_graphql::{MergedObject, MergedSubscription, SDLExportOptions, Schema};

pub(crate) use self::host::GraphHost;

/// Everything that can be asked.
#[derive(MergedObject, Default)]
#[graphql(serial)]
pub struct Query(
    node::NodeQuery,
    record::RecordQuery,
    record::IndicatorQuery,
    record::TranslationQuery,
    member::MemberQuery,
    person::PersonQuery,
    topic::TopicQuery,
    forum::ForumQuery,
    search::SearchQuery,
    review::ReviewQuery,
    platform::PlatformQuery,
    account::AccountQuery,
    audit::AuditQuery,
);

/// Everything that can be done. Each mutation is one transaction: with user errors, nothing of it happened.
#[derive(MergedObject, Default)]
#[graphql(serial)]
pub struct Mutation(
    record::RecordMutation,
    record::RecordTextMutation,
    review::ReviewMutation,
    adaptation::AdaptationMutation,
    review::ThreadMutation,
    review::NotificationMutation,
    record::RecordTranslationMutation,
    member::MemberMutation,
    person::PersonMutation,
    topic::TopicMutation,
    forum::ForumMutation,
    search::SavedSearchMutation,
    account::JoiningMutation,
    account::SigningInMutation,
    account::KeepingMutation,
    account::ActingMutation,
    record::CoAuthorMutation,
    person::PersonMergeMutation,
);

/// Everything that can be followed as it happens: by `text/event-stream`, or by WebSocket with the sub-protocol
/// `graphql-transport-ws`. A stream ends after an hour at the latest: come back with the place of its last event.
#[derive(MergedSubscription, Default)]
pub struct Subscription(
    platform::PlatformSubscription,
    record::RecordSubscription,
    review::ReviewSubscription,
);

/// The schema of the API.
pub(crate) type Api = Schema<Query, Mutation, Subscription>;

/// The schema. Limits are the door's: it has walked every document before the library sees it.
pub(crate) fn schema() -> Api {
    Schema::build(Query::default(), Mutation::default(), Subscription::default())
        .register_output_type::<node::Node>()
        .register_output_type::<record::Record>()
        .finish()
}

/// The schema as text, in a stable order.
#[must_use]
pub fn sdl() -> String {
    schema().sdl_with_options(SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items())
}
