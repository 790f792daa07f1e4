//! Reading the audit log: as a chain, to be verified, and in pages, the newest first.

use std::collections::HashMap;

use domain::{
    Page, PageRequest,
    audit::{Entry, Filter, Hash, Link},
};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use uuid::Uuid;

use super::{ACTION, ACTOR, AT, AUDIT_ENTRY, COLUMNS, NUMBER, SUBJECT, integer, position};
use crate::{Error, Result, Store, column::Name, row::timestamp};

/// An entry that is not in the form in which entries are made: somebody wrote it past the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Which one.
    pub number: u64,
    /// What is wrong with it.
    pub reason: String,
}

impl Store {
    /// Where the chain of the audit log ends.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where that was lost, and [`Error::Database`].
    pub async fn audit_position(&self) -> Result<Link> {
        position(&self.reader, false).await
    }

    /// The next entries after a place, at most `limit`, as they are: also those that can't be read.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn audit_chain(&self, after: u64, limit: u64) -> Result<Vec<Result<Entry, Unreadable>>> {
        let select = select()
            .and_where(Expr::col(NUMBER).gt(integer(after)))
            .order_by(NUMBER, Order::Asc)
            .limit(limit)
            .take();
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }

    /// A page of the entries that a filter leaves, the newest first. Cursors are numbers.
    ///
    /// # Errors
    /// [`Error::BadCursor`], [`Error::Entry`] and [`Error::Database`].
    pub async fn audit_entries(&self, filter: &Filter, page: &PageRequest) -> Result<Page<Entry>> {
        let PageRequest { limit, from_end, after, before } = page;
        let mut select = select();
        narrow(&mut select, filter);
        if let Some(cursor) = after {
            select.and_where(Expr::col(NUMBER).lt(place(cursor)?));
        }
        if let Some(cursor) = before {
            select.and_where(Expr::col(NUMBER).gt(place(cursor)?));
        }
        select
            .order_by(NUMBER, if *from_end { Order::Asc } else { Order::Desc })
            .limit(u64::try_from(limit.saturating_add(1)).unwrap_or(u64::MAX));
        let rows = self.reader.query_all(&select).await?;
        let more = rows.len() > *limit;
        let mut items = Vec::with_capacity(rows.len().min(*limit));
        for row in rows.iter().take(*limit) {
            let entry =
                read(row)?.map_err(|Unreadable { number, reason }| Error::Entry { number, reason })?;
            items.push((entry.number.to_string(), entry));
        }
        if *from_end {
            items.reverse();
        }
        let (has_previous, has_next) =
            if *from_end { (more, before.is_some()) } else { (after.is_some(), more) };
        Ok(Page { items, has_previous, has_next })
    }

    /// The e-mail addresses of accounts, for those who may read who did what.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn account_addresses(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, String>> {
        let (id, email) = (Name("id"), Name("email"));
        let mut found = HashMap::new();
        for ids in ids.chunks(crate::read::MOST_BINDS) {
            let select = Query::select()
                .columns([id, email])
                .from(Name("account"))
                .and_where(Expr::col(id).is_in(ids.iter().copied()))
                .take();
            for row in self.reader.query_all(&select).await? {
                found.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            }
        }
        Ok(found)
    }
}

fn select() -> SelectStatement {
    Query::select().columns(COLUMNS).from(AUDIT_ENTRY).take()
}

fn narrow(select: &mut SelectStatement, Filter { actor, subject, action, since, until }: &Filter) {
    if let Some(actor) = actor {
        select.and_where(Expr::col(ACTOR).eq(actor.to_string()));
    }
    if let Some(subject) = subject {
        select.and_where(Expr::col(SUBJECT).eq(subject.to_string()));
    }
    if let Some(action) = action {
        select.and_where(Expr::col(ACTION).eq(action.as_str()));
    }
    if let Some(since) = since {
        select.and_where(Expr::col(AT).gte(since.timestamp_micros()));
    }
    if let Some(until) = until {
        select.and_where(Expr::col(AT).lte(until.timestamp_micros()));
    }
}

/// The number that a cursor is.
fn place(cursor: &str) -> Result<i64> {
    let number: i64 = cursor.parse().map_err(|_| Error::BadCursor)?;
    if number > 0 && number.to_string() == cursor { Ok(number) } else { Err(Error::BadCursor) }
}

fn read(row: &QueryResult) -> Result<Result<Entry, Unreadable>> {
    let number = u64::try_from(row.try_get_by_index::<i64>(0)?).unwrap_or_default();
    Ok(parse(row, number).map_err(|reason| Unreadable { number, reason }))
}

/// An entry, or what is wrong with its row. SQLite keeps whatever was put into a column, so also a type can be wrong.
fn parse(row: &QueryResult, number: u64) -> std::result::Result<Entry, String> {
    fn column<T: sea_orm::TryGetable>(row: &QueryResult, at: usize) -> std::result::Result<T, String> {
        row.try_get_by_index(at).map_err(|error| error.to_string())
    }
    fn known<T: std::str::FromStr<Err: std::fmt::Display>>(text: &str) -> std::result::Result<T, String> {
        text.parse().map_err(|error: T::Err| error.to_string())
    }
    let hash = |at| {
        let bytes: Vec<u8> = column(row, at)?;
        Hash::from_bytes(&bytes).ok_or_else(|| "a hash has 32 bytes".to_owned())
    };
    let subject: Option<String> = column(row, 4)?;
    Ok(Entry {
        number,
        at: timestamp(column(row, 1)?),
        actor: known(&column::<String>(row, 2)?)?,
        action: known(&column::<String>(row, 3)?)?,
        subject: subject.as_deref().map(known).transpose()?,
        detail: domain::audit::Detail::from_json(&column::<String>(row, 5)?)
            .map_err(|error| error.to_string())?,
        request: column(row, 6)?,
        previous: hash(7)?,
        hash: hash(8)?,
    })
}
