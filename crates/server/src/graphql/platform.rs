//! The platform itself: its log of changes, its figures, who asks, and what is left of their allowance.

mod changes;
mod statistics;
mod subscription;
mod viewer;

use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::Actor;

pub(crate) use self::{
    changes::Change,
    subscription::PlatformSubscription,
    viewer::{Role, Scope},
};
use self::{changes::ChangeConnection, statistics::Statistics, viewer::Viewer};
use super::{
    asker::Asker,
    connection,
    error::Result,
    scalar::{Date, Sequence},
};

/// What is left of your allowance. Every request costs what it may make the server do.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct RateLimit {
    /// What this request costs.
    cost: u64,
    /// The cost that may be spent at once; `null` where there is no limit.
    limit: Option<u32>,
    /// What is left of it.
    remaining: Option<u32>,
    /// When all of it is there again.
    reset_at: Option<DateTime<Utc>>,
}

/// Asking about the platform itself.
#[derive(Default)]
pub(crate) struct PlatformQuery;

/// Asking about the platform itself.
#[Object(serial)]
impl PlatformQuery {
    /// Who asks; `null` when nobody is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Viewer> {
        match &Asker::of(ctx).cx.actor {
            Actor::Account(account) => Some(Viewer(account.clone())),
            Actor::Anonymous | Actor::System => None,
        }
    }

    /// What happened since a place in the log, oldest first: for keeping a mirror true. Of each thing only the last
    /// change matters; a deletion may be told more than once.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only changes after this place; from the beginning where absent.")] after: Option<
            Sequence,
        >,
        #[graphql(desc = "How many, 1 to 100.", default = 100)] first: i32,
    ) -> Result<ChangeConnection> {
        let after = after.map_or(domain::Sequence(0), |Sequence(place)| place);
        ChangeConnection::read(ctx, after, connection::size("first", first)?).await
    }

    /// The platform in figures, of what everyone can see.
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day; today where absent.")] as_of: Option<Date>,
    ) -> Result<Statistics> {
        Statistics::read(ctx, as_of.map(|Date(day)| day)).await
    }

    /// What is left of your allowance after this request.
    async fn rate_limit(&self, ctx: &Context<'_>) -> RateLimit {
        let asker = Asker::of(ctx);
        RateLimit {
            cost: asker.cost,
            limit: asker.rate.map(|rate| rate.limit),
            remaining: asker.rate.map(|rate| rate.remaining),
            reset_at: asker.rate.map(|rate| rate.reset_at),
        }
    }
}
