//! Asking what waits to be reviewed.

use async_graphql::{Context, ID, InputObject, Object};
use domain::{EntityKind, Id, Page, review::ReviewFilter};

use super::{
    object::{Colleague, Review},
    values::ReviewOrder,
};
use crate::graphql::{
    asker::Asker,
    connection::{self, PageInfo},
    error::{Result, failed, invalid},
    filter::IdFilter,
    record::RecordKind,
    scalar::Locale,
    shared::State,
};

/// Which reviews are wanted. Everything that is given must hold; of several values one is enough.
#[derive(InputObject, Default)]
pub(crate) struct ReviewWhere {
    /// Where the text stands.
    state: Option<Vec<State>>,
    /// What kind of record it is.
    kind: Option<Vec<RecordKind>>,
    /// The language of its title's original.
    language: Option<Vec<Locale>>,
    /// A topic that it is about.
    topic: Option<IdFilter>,
    /// The editor who holds it, by account id.
    holder: Option<ID>,
    /// Whether anybody holds it.
    is_held: Option<bool>,
    /// Only what you were asked to advise on.
    #[graphql(default)]
    asked_of_me: bool,
    /// Only what its authors should have had an answer to before today.
    #[graphql(default)]
    is_overdue: bool,
}

impl ReviewWhere {
    fn read(self, asker: &Asker, order: ReviewOrder) -> Result<ReviewFilter> {
        let Self { state, kind, language, topic, holder, is_held, asked_of_me, is_overdue } = self;
        let (by_since, newest_first) = match order {
            ReviewOrder::SubmittedAsc => (false, false),
            ReviewOrder::SubmittedDesc => (false, true),
            ReviewOrder::SinceAsc => (true, false),
            ReviewOrder::SinceDesc => (true, true),
        };
        let topics = topic.map(|topics| topics.ids("topic", &[EntityKind::Topic])).transpose()?;
        Ok(ReviewFilter {
            states: state.unwrap_or_default().into_iter().map(Into::into).collect(),
            kinds: kind.unwrap_or_default().into_iter().map(Into::into).collect(),
            languages: language.unwrap_or_default().into_iter().map(|Locale(language)| language).collect(),
            topics: topics.unwrap_or_default().into_iter().map(Id::new).collect(),
            holder: holder.map(|id| account(&id)).transpose()?,
            is_held,
            reviewer: asker.cx.actor.account().filter(|_| asked_of_me).map(|account| account.id),
            due_before: is_overdue.then(|| asker.app.clock().today()),
            by_since,
            newest_first,
        })
    }
}

/// The account that an id names.
pub(super) fn account(id: &ID) -> Result<Id<domain::Account>> {
    let uuid = id.parse().map_err(|_| invalid(format!("'{}' is not the id of an account", id.as_str())))?;
    Ok(Id::new(uuid))
}

/// A page of what waits to be reviewed.
pub(crate) struct ReviewConnection {
    page: Page<std::sync::Arc<domain::Review>>,
    filter: ReviewFilter,
}

/// A review with its place in the list.
pub(crate) struct ReviewEdge {
    cursor: String,
    node: std::sync::Arc<domain::Review>,
}

/// A page of what waits to be reviewed.
#[Object(serial)]
impl ReviewConnection {
    /// The reviews with their cursors.
    async fn edges(&self) -> Vec<ReviewEdge> {
        let edge = |(cursor, node): &(String, std::sync::Arc<domain::Review>)| ReviewEdge {
            cursor: cursor.clone(),
            node: std::sync::Arc::clone(node),
        };
        self.page.items.iter().map(edge).collect()
    }

    /// The reviews.
    async fn nodes(&self) -> Vec<Review> {
        self.page.items.iter().map(|(_, review)| Review(domain::Review::clone(review))).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::of(&self.page)
    }

    /// How many there are, exactly. It is counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let asker = Asker::of(ctx);
        let count = asker.app.review_count(&asker.cx, self.filter.clone()).await;
        count.map_err(|error| failed(&error))
    }
}

/// A review with its place in the list.
#[Object(serial)]
impl ReviewEdge {
    /// Its place in the list; it stays true when the list changes. Give it as `after` or `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The review.
    async fn node(&self) -> Review {
        Review(domain::Review::clone(&self.node))
    }
}

/// Asking what waits to be reviewed.
#[derive(Default)]
pub(crate) struct ReviewQuery;

/// Asking what waits to be reviewed.
#[Object(serial)]
impl ReviewQuery {
    /// The open reviews: all of them for those who review and edit; those of their members' records for those who write
    /// for members. Nobody else may ask.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn review_queue(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<ReviewWhere>,
        #[graphql(desc = "Their order; by age, the oldest first, where absent.")] order_by: Option<
            ReviewOrder,
        >,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<ReviewConnection> {
        let asker = Asker::of(ctx);
        let filter = filter.unwrap_or_default().read(asker, order_by.unwrap_or_default())?;
        let page = connection::page(first, after, last, before)?;
        let found = asker.app.review_queue(&asker.cx, filter.clone(), &page).await;
        let page = found.map_err(|error| failed(&error))?.map(std::sync::Arc::new);
        Ok(ReviewConnection { page, filter })
    }

    /// Those who can be asked for advice, and editors: for those who review and edit.
    async fn staff(&self, ctx: &Context<'_>) -> Result<Vec<Colleague>> {
        let asker = Asker::of(ctx);
        let staff = asker.app.staff(&asker.cx).await.map_err(|error| failed(&error))?;
        Ok(staff.iter().map(Colleague::of).collect())
    }
}
