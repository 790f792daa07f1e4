//! Reviews: who holds a text that was handed in, and who advises on it.

use chrono::{Days, NaiveDate};
use domain::{
    EntityKey, Id, Language, Member, Page, PageRequest, Record, Review,
    review::{Advice, ReviewFilter, ReviewNotes, Reviewer},
};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Error, Result, Store, Tx,
    column::{self, Name},
    keyset::Keyset,
    noun::Relation,
    row,
};

pub(crate) const REVIEW: Name = Name("review");
pub(crate) const REVIEWER: Name = Name("reviewer");
pub(crate) const SINCE: Name = Name("since");
const LANGUAGE: Name = Name("language");
const SUBMITTED_AT: Name = Name("submitted_at");
const HOLDER_ID: Name = Name("holder_id");
pub(crate) const ANSWER_DUE: Name = Name("answer_due");
pub(crate) const CLOSED_AT: Name = Name("closed_at");
const NOTES: Name = Name("notes");
pub(crate) const REVIEW_ID: Name = Name("review_id");
const ACCOUNT_ID: Name = Name("account_id");
const POSITION: Name = Name("position");
pub(crate) const DUE: Name = Name("due");
pub(crate) const ADVICE: Name = Name("advice");

const COLUMNS: [Name; 11] = [
    column::ID,
    column::ENTITY_ID,
    column::KIND,
    column::STATE,
    SINCE,
    LANGUAGE,
    SUBMITTED_AT,
    HOLDER_ID,
    ANSWER_DUE,
    CLOSED_AT,
    NOTES,
];

/// A queue: whose records, which of them, in which order.
#[derive(Debug, Clone, Default)]
pub struct QueueQuery {
    /// Only of records that belong to one of these members; none for all.
    pub owners: Option<Vec<Id<Member>>>,
    /// What it is narrowed to, and how it is ordered.
    pub filter: ReviewFilter,
}

fn select() -> SelectStatement {
    Query::select().columns(COLUMNS.map(|name| (REVIEW, name))).from(REVIEW).take()
}

fn read(row: &QueryResult) -> Result<Review> {
    let id: Uuid = row.try_get_by_index(0)?;
    let corrupt = |column, reason: String| Error::Corrupt { table: "review", column, id, reason };
    let kind =
        row::kind_of(row.try_get_by_index(2)?).ok_or_else(|| corrupt("kind", "is no kind".to_owned()))?;
    let state: String = row.try_get_by_index(3)?;
    let language: Option<String> = row.try_get_by_index(5)?;
    let holder: Option<Uuid> = row.try_get_by_index(7)?;
    let answer_due: Option<i64> = row.try_get_by_index(8)?;
    let closed_at: Option<i64> = row.try_get_by_index(9)?;
    let notes: String = row.try_get_by_index(10)?;
    Ok(Review {
        id: Id::new(id),
        record: EntityKey::new(kind, row.try_get_by_index::<Uuid>(1)?),
        state: state
            .parse()
            .map_err(|error: domain::lifecycle::UnknownState| corrupt("state", error.to_string()))?,
        since: row::timestamp(row.try_get_by_index(4)?),
        language: language.and_then(|tag| tag.parse().ok()),
        submitted_at: row::timestamp(row.try_get_by_index(6)?),
        holder: holder.map(Id::new),
        answer_due: answer_due.map(date),
        closed_at: closed_at.map(row::timestamp),
        reviewers: Vec::new(),
        notes: serde_json::from_str::<ReviewNotes>(&notes)
            .map_err(|error| corrupt("notes", error.to_string()))?,
    })
}

/// The day that is so many days after 1970-01-01.
fn date(days: i64) -> NaiveDate {
    let start = NaiveDate::default();
    u64::try_from(days).ok().and_then(|days| start.checked_add_days(Days::new(days))).unwrap_or(start)
}

/// Puts the reviewers to their reviews: one statement for all.
async fn with_reviewers(connection: &impl ConnectionTrait, mut reviews: Vec<Review>) -> Result<Vec<Review>> {
    if reviews.is_empty() {
        return Ok(reviews);
    }
    let select = Query::select()
        .columns([REVIEW_ID, ACCOUNT_ID, DUE, ADVICE])
        .from(REVIEWER)
        .and_where(Expr::col(REVIEW_ID).is_in(reviews.iter().map(|review| review.id.uuid())))
        .order_by(REVIEW_ID, Order::Asc)
        .order_by(POSITION, Order::Asc)
        .take();
    for row in connection.query_all(&select).await? {
        let id: Uuid = row.try_get_by_index(0)?;
        let advice: Option<String> = row.try_get_by_index(3)?;
        let advice: Option<Advice> = advice.map(|json| serde_json::from_str(&json)).transpose().map_err(
            |error: serde_json::Error| Error::Corrupt {
                table: "reviewer",
                column: "advice",
                id,
                reason: error.to_string(),
            },
        )?;
        let reviewer = Reviewer {
            account: Id::new(row.try_get_by_index(1)?),
            due: date(row.try_get_by_index(2)?),
            advice,
        };
        if let Some(review) = reviews.iter_mut().find(|review| review.id.uuid() == id) {
            review.reviewers.push(reviewer);
        }
    }
    Ok(reviews)
}

async fn open(connection: &impl ConnectionTrait, records: &[Uuid]) -> Result<Vec<Review>> {
    let select = select()
        .and_where(Expr::col((REVIEW, column::ENTITY_ID)).is_in(records.iter().copied()))
        .and_where(Expr::col((REVIEW, CLOSED_AT)).is_null())
        .take();
    let rows = connection.query_all(&select).await?;
    with_reviewers(connection, rows.iter().map(read).collect::<Result<_>>()?).await
}

impl Store {
    /// The reviews of a record, the newest first, closed ones included. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn reviews(&self, record: Id<Record>) -> Result<Vec<Review>> {
        let select = select()
            .and_where(Expr::col((REVIEW, column::ENTITY_ID)).eq(record.uuid()))
            .order_by((REVIEW, SUBMITTED_AT), Order::Desc)
            .order_by((REVIEW, column::ID), Order::Desc)
            .take();
        let rows = self.reader.query_all(&select).await?;
        with_reviewers(&self.reader, rows.iter().map(read).collect::<Result<_>>()?).await
    }

    /// A page of the open reviews, the oldest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`], [`Error::Corrupt`] and [`Error::Database`].
    pub async fn review_queue(&self, query: &QueueQuery, page: &PageRequest) -> Result<Page<Review>> {
        let keyset = Keyset {
            table: REVIEW,
            number: if query.filter.by_since { SINCE } else { SUBMITTED_AT },
            id: column::ID,
            descending: query.filter.newest_first,
            letter: match (query.filter.by_since, query.filter.newest_first) {
                (false, false) => b'r',
                (false, true) => b'R',
                (true, false) => b's',
                (true, true) => b'S',
            },
        };
        let narrowed = query.narrow(select());
        let Page { items, has_previous, has_next } =
            keyset.page(&self.reader, narrowed, COLUMNS.len(), page, read).await?;
        let (cursors, reviews): (Vec<String>, Vec<Review>) = items.into_iter().unzip();
        let reviews = with_reviewers(&self.reader, reviews).await?;
        Ok(Page { items: cursors.into_iter().zip(reviews).collect(), has_previous, has_next })
    }

    /// How many open reviews there are.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn review_count(&self, query: &QueueQuery) -> Result<u64> {
        let select = Query::select().expr(Func::count(Expr::val(1))).from(REVIEW).take();
        let row = self.reader.query_one(&query.narrow(select)).await?;
        let count = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or_default();
        Ok(u64::try_from(count).unwrap_or_default())
    }
}

impl QueueQuery {
    fn narrow(&self, mut select: SelectStatement) -> SelectStatement {
        let Self { owners, filter } = self;
        let ReviewFilter {
            states,
            kinds,
            languages,
            topics,
            holder,
            is_held,
            reviewer,
            due_before,
            by_since: _,
            newest_first: _,
        } = filter;
        let col = |name| Expr::col((REVIEW, name));
        select.and_where(col(CLOSED_AT).is_null());
        if let Some(owners) = owners {
            let own = Query::select()
                .column(column::ID)
                .from(column::ENTITY)
                .and_where(Expr::col(column::OWNER_ID).is_in(owners.iter().map(|member| member.uuid())))
                .take();
            select.and_where(col(column::ENTITY_ID).in_subquery(own));
        }
        if !states.is_empty() {
            select.and_where(col(column::STATE).is_in(states.iter().map(|state| state.as_str())));
        }
        if !kinds.is_empty() {
            select.and_where(col(column::KIND).is_in(kinds.iter().map(|kind| i64::from(kind.tag()))));
        }
        if !languages.is_empty() {
            select.and_where(col(LANGUAGE).is_in(languages.iter().map(Language::as_str)));
        }
        if !topics.is_empty() {
            let about = Query::select()
                .column(column::ENTITY_ID)
                .from(column::ENTITY_LINK)
                .and_where(Expr::col(column::RELATION).eq(Relation::Topic as i64))
                .and_where(Expr::col(column::TARGET_ID).is_in(topics.iter().map(|topic| topic.uuid())))
                .take();
            select.and_where(col(column::ENTITY_ID).in_subquery(about));
        }
        if let Some(holder) = holder {
            select.and_where(col(HOLDER_ID).eq(holder.uuid()));
        }
        match is_held {
            Some(true) => {
                select.and_where(col(HOLDER_ID).is_not_null());
            }
            Some(false) => {
                select.and_where(col(HOLDER_ID).is_null());
            }
            None => {}
        }
        if let Some(reviewer) = reviewer {
            let advising = Query::select()
                .column(REVIEW_ID)
                .from(REVIEWER)
                .and_where(Expr::col(ACCOUNT_ID).eq(reviewer.uuid()))
                .take();
            select.and_where(col(column::ID).in_subquery(advising));
        }
        if let Some(day) = due_before {
            select.and_where(col(ANSWER_DUE).lt(row::day(*day)));
        }
        select
    }
}

impl Tx {
    /// The open review of a record, if there is one. The record's row, read for writing, keeps others away from it.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn review(&self, record: Id<Record>) -> Result<Option<Review>> {
        Ok(open(&self.tx, &[record.uuid()]).await?.pop())
    }

    /// Keeps a review as it is now, with its reviewers.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn keep_review(&mut self, review: &Review) -> Result<()> {
        let Review {
            id,
            record,
            state,
            since,
            language,
            submitted_at,
            holder,
            answer_due,
            closed_at,
            reviewers,
            notes,
        } = review;
        let json = |column, error: serde_json::Error| Error::Corrupt {
            table: "review",
            column,
            id: id.uuid(),
            reason: error.to_string(),
        };
        self.unfinished += 1;
        let insert = Query::insert()
            .into_table(REVIEW)
            .columns(COLUMNS)
            .values_panic([
                Expr::val(id.uuid()),
                Expr::val(record.id),
                Expr::val(i64::from(record.kind.tag())),
                Expr::val(state.as_str()),
                Expr::val(since.timestamp_micros()),
                Expr::val(language.as_ref().map(|tag| tag.as_str().to_owned())),
                Expr::val(submitted_at.timestamp_micros()),
                Expr::val(holder.map(Id::uuid)),
                Expr::val(answer_due.map(row::day)),
                Expr::val(closed_at.map(|at| at.timestamp_micros())),
                Expr::val(serde_json::to_string(notes).map_err(|error| json("notes", error))?),
            ])
            .on_conflict(
                OnConflict::column(column::ID).update_columns(COLUMNS.into_iter().skip(3)).to_owned(),
            )
            .take();
        self.tx.execute(&insert).await?;
        let delete =
            Query::delete().from_table(REVIEWER).and_where(Expr::col(REVIEW_ID).eq(id.uuid())).take();
        self.tx.execute(&delete).await?;
        for (at, Reviewer { account, due, advice }) in reviewers.iter().enumerate() {
            let advice = advice
                .as_ref()
                .map(serde_json::to_string)
                .transpose()
                .map_err(|error| json("advice", error))?;
            let insert = Query::insert()
                .into_table(REVIEWER)
                .columns([REVIEW_ID, ACCOUNT_ID, POSITION, DUE, ADVICE])
                .values_panic([
                    Expr::val(id.uuid()),
                    Expr::val(account.uuid()),
                    Expr::val(i64::try_from(at).unwrap_or(i64::MAX)),
                    Expr::val(row::day(*due)),
                    Expr::val(advice),
                ])
                .take();
            self.tx.execute(&insert).await?;
        }
        self.unfinished -= 1;
        Ok(())
    }
}
