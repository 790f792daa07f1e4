//! Letters that wait to be sent: written in the transaction of what they are about, so that neither is without the other.

use domain::{Language, Timestamp};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use uuid::Uuid;

use crate::{Result, Store, Tx, account::micros, column::Name, row::timestamp};

const OUTBOX: Name = Name("outbox");
const ID: Name = Name("id");
const RECIPIENT: Name = Name("recipient");
const LANGUAGE: Name = Name("language");
const SUBJECT: Name = Name("subject");
const TEXT: Name = Name("text");
const HTML: Name = Name("html");
const CREATED_AT: Name = Name("created_at");
const ATTEMPTS: Name = Name("attempts");
const NEXT_AT: Name = Name("next_at");
const SENT_AT: Name = Name("sent_at");

/// A letter to someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Which one: it makes the `Message-ID`, by which a letter that is sent twice is known for one.
    pub id: Uuid,
    /// The address it goes to.
    pub to: String,
    /// The language it is written in.
    pub language: Language,
    /// What it is about, in one line.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// A letter that has not been sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// The letter.
    pub letter: Letter,
    /// When it was written.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
}

/// What is left of a letter: who got one, when, and about what while it waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// When it was written.
    pub created_at: Timestamp,
    /// What it is about; empty once it is sent or given up.
    pub subject: String,
    /// When it was sent; none while it waits, and where it was given up.
    pub sent_at: Option<Timestamp>,
}

impl Tx {
    /// Posts a letter: it is sent if this transaction is committed, and never if not. Whoever commits should tell the
    /// follower that sends (`App::commit` does), or the letter waits for its next look.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn post(&mut self, letter: &Letter) -> Result<()> {
        let Letter { id, to, language, subject, text, html } = letter;
        let now = self.stamp.at.timestamp_micros();
        let insert = Query::insert()
            .into_table(OUTBOX)
            .columns([ID, RECIPIENT, LANGUAGE, SUBJECT, TEXT, HTML, CREATED_AT, ATTEMPTS, NEXT_AT])
            .values_panic([
                Expr::val(*id),
                Expr::val(to.as_str()),
                Expr::val(language.as_str()),
                Expr::val(subject.as_str()),
                Expr::val(text.as_str()),
                Expr::val(html.as_str()),
                Expr::val(now),
                Expr::val(0_i64),
                Expr::val(now),
            ])
            .take();
        self.tx.execute(&insert).await?;
        self.posted = true;
        Ok(())
    }

    /// Whether letters were posted in this transaction.
    #[must_use]
    pub const fn has_posted(&self) -> bool {
        self.posted
    }

    /// Removes every letter to an address, sent or not.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn forget_letters_to(&mut self, address: &str) -> Result<()> {
        let delete = Query::delete().from_table(OUTBOX).and_where(Expr::col(RECIPIENT).eq(address)).take();
        self.tx.execute(&delete).await?;
        Ok(())
    }

    /// Removes what is left of letters that were written before a moment and wait no more.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn forget_letters(&mut self, before: Timestamp) -> Result<()> {
        let delete = Query::delete()
            .from_table(OUTBOX)
            .and_where(Expr::col(CREATED_AT).lt(before.timestamp_micros()))
            .and_where(Expr::col(NEXT_AT).is_null())
            .take();
        self.tx.execute(&delete).await?;
        Ok(())
    }
}

impl Store {
    /// Letters that are due at a moment, the oldest first, `limit` of them.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn unsent(&self, now: Timestamp, limit: u64) -> Result<Vec<Unsent>> {
        let select = Query::select()
            .columns([ID, RECIPIENT, LANGUAGE, SUBJECT, TEXT, HTML, CREATED_AT, ATTEMPTS])
            .from(OUTBOX)
            .and_where(Expr::col(NEXT_AT).lte(now.timestamp_micros()))
            .order_by(NEXT_AT, Order::Asc)
            .order_by(ID, Order::Asc)
            .limit(limit)
            .take();
        let read = |row: &QueryResult| {
            let language: String = row.try_get_by_index(2)?;
            let attempts: i64 = row.try_get_by_index(7)?;
            Ok(Unsent {
                letter: Letter {
                    id: row.try_get_by_index(0)?,
                    to: row.try_get_by_index(1)?,
                    language: language.parse().unwrap_or_else(|_| Language::english()),
                    subject: row.try_get_by_index(3)?,
                    text: row.try_get_by_index(4)?,
                    html: row.try_get_by_index(5)?,
                },
                created_at: timestamp(row.try_get_by_index(6)?),
                attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
            })
        };
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }

    /// What is left of letters to an address, the oldest first; a thousand at most.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn letters_to(&self, address: &str) -> Result<Vec<OutboxEntry>> {
        let select = Query::select()
            .columns([CREATED_AT, SUBJECT, SENT_AT])
            .from(OUTBOX)
            .and_where(Expr::col(RECIPIENT).eq(address))
            .order_by(CREATED_AT, Order::Asc)
            .limit(1_000)
            .take();
        let read = |row: &QueryResult| {
            Ok(OutboxEntry {
                created_at: timestamp(row.try_get_by_index(0)?),
                subject: row.try_get_by_index(1)?,
                sent_at: row.try_get_by_index::<Option<i64>>(2)?.map(timestamp),
            })
        };
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }

    /// Notes that a letter was sent at a moment, or given up without one, and empties it: it is read where it was sent to,
    /// and nowhere else.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn letter_done(&self, id: Uuid, sent_at: Option<Timestamp>) -> Result<()> {
        let update = Query::update()
            .table(OUTBOX)
            .value(SUBJECT, "")
            .value(TEXT, "")
            .value(HTML, "")
            .value(NEXT_AT, None::<i64>)
            .value(SENT_AT, micros(sent_at.as_ref()))
            .value(ATTEMPTS, Expr::col(ATTEMPTS).add(1))
            .and_where(Expr::col(ID).eq(id))
            .take();
        let tx = self.transaction().await?;
        tx.execute(&update).await?;
        Ok(tx.commit().await?)
    }

    /// Notes that a letter could not be sent, and when it is tried again.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn letter_failed(&self, id: Uuid, next_at: Timestamp) -> Result<()> {
        let update = Query::update()
            .table(OUTBOX)
            .value(NEXT_AT, next_at.timestamp_micros())
            .value(ATTEMPTS, Expr::col(ATTEMPTS).add(1))
            .and_where(Expr::col(ID).eq(id))
            .and_where(Expr::col(NEXT_AT).is_not_null())
            .take();
        let tx = self.transaction().await?;
        tx.execute(&update).await?;
        Ok(tx.commit().await?)
    }
}
