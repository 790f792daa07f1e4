//! What waits for somebody too long, and that they were reminded of it. What was remembered is found no more.

use chrono::NaiveDate;
use domain::{Account, EntityKind, Id, NotificationKind, Record, Review, State, Timestamp};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Result, Store, Tx,
    account::ACCOUNT_ID,
    column::{self, Name},
    review::{ADVICE, ANSWER_DUE, CLOSED_AT, DUE, REVIEW, REVIEW_ID, REVIEWER, SINCE},
    row,
};

const REMINDER: Name = Name("reminder");
const SUBJECT_ID: Name = Name("subject_id");

/// A reminder: of what, to whom, for which day or moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// What the account is told.
    pub kind: NotificationKind,
    /// What it is about: a review, or a record.
    pub subject: Uuid,
    /// Who is told; none where whoever is concerned is.
    pub account: Option<Id<Account>>,
    /// Which day, in days from 1970, or moment, in microseconds, it is for: the same is told once.
    pub due: i64,
}

/// A review that waits for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue {
    /// Of which record.
    pub record: Id<Record>,
    /// What they are to be told.
    pub reminder: Reminder,
}

/// Rows of `review` that wait, but for those of which `kind` has been told.
fn untold(kind: NotificationKind, account: Expr, due: Expr) -> SelectStatement {
    let told = Query::select()
        .expr(Expr::val(1))
        .from(REMINDER)
        .and_where(Expr::col((REMINDER, column::KIND)).eq(kind.as_str()))
        .and_where(Expr::col((REMINDER, SUBJECT_ID)).equals((REVIEW, column::ID)))
        .and_where(Expr::col((REMINDER, ACCOUNT_ID)).eq(account.clone()))
        .and_where(Expr::col((REMINDER, DUE)).eq(due.clone()))
        .take();
    Query::select()
        .columns([(REVIEW, column::ENTITY_ID), (REVIEW, column::ID)])
        .expr(account)
        .expr(due)
        .from(REVIEW)
        .and_where(Expr::col((REVIEW, CLOSED_AT)).is_null())
        .and_where(Expr::exists(told).not())
        .take()
}

impl Store {
    /// Advice that was due before a day and has not been given.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn overdue_advice(&self, today: NaiveDate, limit: u64) -> Result<Vec<Overdue>> {
        let kind = NotificationKind::AdviceOverdue;
        let (account, due) = (Expr::col((REVIEWER, ACCOUNT_ID)), Expr::col((REVIEWER, DUE)));
        let mut select = untold(kind, account, due.clone());
        select
            .inner_join(REVIEWER, Expr::col((REVIEWER, REVIEW_ID)).equals((REVIEW, column::ID)))
            .and_where(Expr::col((REVIEW, column::STATE)).eq(State::InReview.as_str()))
            .and_where(Expr::col((REVIEWER, ADVICE)).is_null())
            .and_where(due.lt(row::day(today)))
            .limit(limit);
        self.overdue(kind, &select).await
    }

    /// Texts that were sent back before a moment and did not come back. `stage` is how long they wait, in microseconds: each
    /// stage is told once.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn waiting_changes(&self, now: Timestamp, stage: i64, limit: u64) -> Result<Vec<Overdue>> {
        let kind = NotificationKind::ChangesWaiting;
        let due = Expr::col((REVIEW, SINCE)).add(stage);
        let mut select = untold(kind, Expr::val(Uuid::nil()), due.clone());
        select
            .and_where(Expr::col((REVIEW, column::STATE)).eq(State::ChangesRequested.as_str()))
            .and_where(due.lte(now.timestamp_micros()))
            .limit(limit);
        self.overdue(kind, &select).await
    }

    /// Texts whose authors could expect an answer before a day.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn overdue_answers(&self, today: NaiveDate, limit: u64) -> Result<Vec<Overdue>> {
        let kind = NotificationKind::AnswerOverdue;
        let due = Expr::col((REVIEW, ANSWER_DUE));
        let mut select = untold(kind, Expr::val(Uuid::nil()), due.clone());
        select.and_where(due.lt(row::day(today))).limit(limit);
        self.overdue(kind, &select).await
    }

    async fn overdue(&self, kind: NotificationKind, select: &SelectStatement) -> Result<Vec<Overdue>> {
        let rows = self.reader.query_all(select).await?;
        let read = rows.iter().map(|row| {
            let account: Uuid = row.try_get_by_index(2)?;
            let account = (!account.is_nil()).then(|| Id::new(account));
            let (subject, due) = (row.try_get_by_index(1)?, row.try_get_by_index(3)?);
            let record = Id::new(row.try_get_by_index::<Uuid>(0)?);
            Ok(Overdue { record, reminder: Reminder { kind, subject, account, due } })
        });
        read.collect()
    }

    /// Case studies that are public since before a moment, and of which nobody has been asked since then whether they are still
    /// true.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn old_case_studies(&self, before: Timestamp, limit: u64) -> Result<Vec<Id<Record>>> {
        let asked = Query::select()
            .column(SUBJECT_ID)
            .from(REMINDER)
            .and_where(Expr::col(column::KIND).eq(NotificationKind::StillAccurate.as_str()))
            .and_where(Expr::col(column::AT).gt(before.timestamp_micros()))
            .take();
        let select = Query::select()
            .column(column::ID)
            .from(column::ENTITY)
            .and_where(Expr::col(column::KIND).eq(i64::from(EntityKind::CaseStudy.tag())))
            .and_where(Expr::col(column::STATE).eq(State::Published.as_str()))
            .and_where(Expr::col(column::PUBLISHED_AT).lte(before.timestamp_micros()))
            .and_where(Expr::col(column::ID).not_in_subquery(asked))
            .limit(limit)
            .take();
        let rows = self.reader.query_all(&select).await?;
        rows.iter().map(|row| Ok(Id::new(row.try_get_by_index::<Uuid>(0)?))).collect()
    }
}

impl Tx {
    /// Remembers that somebody was reminded at a moment, or need not be.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn remember(&mut self, reminder: Reminder, at: Timestamp) -> Result<()> {
        let Reminder { kind, subject, account, due } = reminder;
        let key = [column::KIND, SUBJECT_ID, ACCOUNT_ID, DUE];
        let insert = Query::insert()
            .into_table(REMINDER)
            .columns(key.into_iter().chain([column::AT]))
            .values_panic([
                Expr::val(kind.as_str()),
                Expr::val(subject),
                Expr::val(account.map_or(Uuid::nil(), Id::uuid)),
                Expr::val(due),
                Expr::val(at.timestamp_micros()),
            ])
            .on_conflict(OnConflict::columns(key).update_column(column::AT).to_owned())
            .take();
        self.tx.execute(&insert).await?;
        Ok(())
    }

    /// Whether a review, by its id, is still open and as it was found: nobody is reminded of what is done.
    ///
    /// # Errors
    /// As [`Tx::review`].
    pub async fn review_of(&self, record: Id<Record>, id: Uuid) -> Result<Option<Review>> {
        Ok(self.review(record).await?.filter(|review| review.id.uuid() == id))
    }
}
