//! Pages of lists beside the things themselves, by a number and an id as one pair: reviews, notifications.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Page, PageRequest};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Order as Direction, SelectStatement},
};
use uuid::Uuid;

use crate::{Error, Result, column::Name};

/// How a list is ordered: by a whole number, and by id where that is the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keyset {
    /// The table of both columns.
    pub table: Name,
    /// The number.
    pub number: Name,
    /// The id.
    pub id: Name,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// Tells cursors of one list from those of another.
    pub letter: u8,
}

impl Keyset {
    /// Reads a page. The number and the id are read behind the `columns` of `select`.
    pub(crate) async fn page<T>(
        self,
        connection: &impl ConnectionTrait,
        mut select: SelectStatement,
        columns: usize,
        page: &PageRequest,
        read: impl Fn(&QueryResult) -> Result<T>,
    ) -> Result<Page<T>> {
        let Self { table, number, id, descending, letter } = self;
        let PageRequest { limit, from_end, after, before } = page;
        let column = |name| Expr::col((table, name));
        let keys = || Expr::tuple([column(number), column(id)]);
        if let Some(cursor) = after {
            let bound = bound(cursor, letter)?;
            select.and_where(if descending { keys().lt(bound) } else { keys().gt(bound) });
        }
        if let Some(cursor) = before {
            let bound = bound(cursor, letter)?;
            select.and_where(if descending { keys().gt(bound) } else { keys().lt(bound) });
        }
        // Read from the end, the list runs the other way round.
        let direction = if descending == *from_end { Direction::Asc } else { Direction::Desc };
        select
            .columns([(table, number), (table, id)])
            .order_by((table, number), direction.clone())
            .order_by((table, id), direction)
            .limit(u64::try_from(limit.saturating_add(1)).unwrap_or(u64::MAX));
        let rows = connection.query_all(&select).await?;
        let more = rows.len() > *limit;
        let mut items = Vec::with_capacity(rows.len().min(*limit));
        for row in rows.iter().take(*limit) {
            let (number, id): (i64, Uuid) =
                (row.try_get_by_index(columns)?, row.try_get_by_index(columns + 1)?);
            let mut bytes = vec![letter];
            bytes.extend(number.to_be_bytes());
            bytes.extend(id.as_bytes());
            items.push((URL_SAFE_NO_PAD.encode(bytes), read(row)?));
        }
        if *from_end {
            items.reverse();
        }
        let (has_previous, has_next) =
            if *from_end { (more, before.is_some()) } else { (after.is_some(), more) };
        Ok(Page { items, has_previous, has_next })
    }
}

fn bound(cursor: &str, letter: u8) -> Result<Expr> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| Error::BadCursor)?;
    let (first, rest) = bytes.split_first().ok_or(Error::BadCursor)?;
    let (number, id) = rest.split_at_checked(8).ok_or(Error::BadCursor)?;
    if *first != letter {
        return Err(Error::BadCursor);
    }
    let number = i64::from_be_bytes(number.try_into().map_err(|_| Error::BadCursor)?);
    let id = Uuid::from_slice(id).map_err(|_| Error::BadCursor)?;
    Ok(Expr::tuple([Expr::val(number), Expr::val(id)]))
}
