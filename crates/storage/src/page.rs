//! Pages of lists by keyset: the order's column and the id, compared as one pair. Cursors survive writes.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use domain::{Actor, EntityKey, Filter, Order, Page, PageRequest, SortField};
use sea_orm::{
    ConnectionTrait, QueryResult, Value,
    sea_query::{Expr, ExprTrait, Func, Order as Direction, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Error, Result, Store,
    column::{self, Name},
    filter,
    noun::Noun,
    row::{self, EntityRow, col},
    visible,
};

/// A list: whose, of what, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListQuery {
    /// Who looks.
    pub actor: Actor,
    /// On which day.
    pub today: NaiveDate,
    /// What it is narrowed to.
    pub filter: Filter,
    /// How it is ordered.
    pub order: Order,
}

/// What a list holds when only keys are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Which thing.
    pub key: EntityKey,
    /// Its version at that moment: an entity at hand with the same version is the same.
    pub version: u32,
}

impl ListQuery {
    pub(crate) fn narrow<N: Noun>(&self, select: &mut SelectStatement) {
        // Of the few that point to a thing, the database is to look at those, and not at all of the kind.
        let kinds = if filter::is_met_by_few(&self.filter) {
            row::of_kind_unindexed::<N>()
        } else {
            row::of_kind::<N>()
        };
        select.and_where(kinds);
        let seen = visible::to(&self.actor, self.today);
        select.cond_where(filter::condition(&self.filter, seen.as_ref()));
        if let Some(seen) = seen {
            select.and_where(seen);
        }
    }
}

const fn sort_column(field: SortField) -> Name {
    match field {
        SortField::Created => column::CREATED_AT,
        SortField::Updated => column::UPDATED_AT,
        SortField::Published => column::PUBLISHED_AT,
        SortField::Date => column::DATE_FIRST,
        SortField::Name => column::SORT_NAME,
    }
}

impl Store {
    /// A page of a list, each item read whole.
    ///
    /// # Errors
    /// [`Error::BadCursor`] for a cursor of another list, [`Error::Corrupt`] and [`Error::Database`].
    pub async fn list<N: Noun>(&self, query: &ListQuery, page: &PageRequest) -> Result<Page<N>> {
        let read = |row: &QueryResult| EntityRow::read(row, 0)?.into_noun::<N>();
        paged::<N, N>(&self.reader, row::select(), 13, query, page, read).await
    }

    /// A page of a list, of which only keys and versions are read.
    ///
    /// # Errors
    /// As [`Store::list`].
    pub async fn list_keys<N: Noun>(&self, query: &ListQuery, page: &PageRequest) -> Result<Page<Listed>> {
        let select =
            Query::select().columns([column::ID, column::KIND, column::VERSION]).from(column::ENTITY).take();
        paged::<N, _>(&self.reader, select, 3, query, page, read_key).await
    }

    /// How many things a list holds.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn count<N: Noun>(&self, query: &ListQuery) -> Result<u64> {
        let mut select = Query::select().expr(Func::count(Expr::val(1))).from(column::ENTITY).take();
        query.narrow::<N>(&mut select);
        let Some(row) = self.reader.query_one(&select).await? else {
            return Ok(0);
        };
        Ok(u64::try_from(row.try_get_by_index::<i64>(0)?).unwrap_or(0))
    }
}

fn read_key(row: &QueryResult) -> Result<Listed> {
    let id: Uuid = row.try_get_by_index(0)?;
    let tag: i64 = row.try_get_by_index(1)?;
    let version: i64 = row.try_get_by_index(2)?;
    let corrupt =
        |column| Error::Corrupt { table: "entity", column, id, reason: "is out of range".to_owned() };
    let kind = row::kind_of(tag).ok_or_else(|| corrupt("kind"))?;
    Ok(Listed {
        key: EntityKey::new(kind, id),
        version: u32::try_from(version).map_err(|_| corrupt("version"))?,
    })
}

/// Reads a page of `N`s as `T`s. The order's column and the id are read behind the `columns` of `select`.
async fn paged<N: Noun, T>(
    connection: &impl ConnectionTrait,
    mut select: SelectStatement,
    columns: usize,
    query: &ListQuery,
    page: &PageRequest,
    read: impl Fn(&QueryResult) -> Result<T>,
) -> Result<Page<T>> {
    let Order { field, descending } = query.order;
    let PageRequest { limit, from_end, after, before } = page;
    query.narrow::<N>(&mut select);
    let keys = || Expr::tuple([col(sort_column(field)), col(column::ID)]);
    // Read from the end, the list runs the other way round.
    let downward = descending != *from_end;
    if let Some(cursor) = after {
        let bound = Cursor::decode(cursor, query.order)?.tuple();
        select.and_where(if descending { keys().lt(bound) } else { keys().gt(bound) });
    }
    if let Some(cursor) = before {
        let bound = Cursor::decode(cursor, query.order)?.tuple();
        select.and_where(if descending { keys().gt(bound) } else { keys().lt(bound) });
    }
    let direction = if downward { Direction::Desc } else { Direction::Asc };
    select
        .columns([sort_column(field), column::ID])
        .order_by_expr(col(sort_column(field)), direction.clone())
        .order_by_expr(col(column::ID), direction)
        .limit(u64::try_from(limit.saturating_add(1)).unwrap_or(u64::MAX));
    let rows = connection.query_all(&select).await?;
    let more = rows.len() > *limit;
    let mut items = Vec::with_capacity(rows.len().min(*limit));
    for row in rows.iter().take(*limit) {
        items.push((Cursor::read(row, columns, field)?.encode(query.order), read(row)?));
    }
    if *from_end {
        items.reverse();
    }
    let (has_previous, has_next) = if *from_end { (more, before.is_some()) } else { (after.is_some(), more) };
    Ok(Page { items, has_previous, has_next })
}

/// A place in a list: the value of the order's column, and the id.
#[derive(Debug, PartialEq)]
struct Cursor {
    value: SortValue,
    id: Uuid,
}

#[derive(Debug, PartialEq)]
enum SortValue {
    Number(i64),
    Text(String),
}

impl Cursor {
    fn read(row: &QueryResult, at: usize, field: SortField) -> Result<Self> {
        let value = match field {
            SortField::Name => SortValue::Text(row.try_get_by_index(at)?),
            SortField::Created | SortField::Updated | SortField::Published | SortField::Date => {
                SortValue::Number(row.try_get_by_index(at)?)
            }
        };
        Ok(Self { value, id: row.try_get_by_index(at + 1)? })
    }

    fn tuple(self) -> Expr {
        let value: Value = match self.value {
            SortValue::Number(number) => number.into(),
            SortValue::Text(text) => text.into(),
        };
        Expr::tuple([Expr::val(value), Expr::val(self.id)])
    }

    /// The order's letter, the id, and the value: a cursor of one order is refused by another.
    fn encode(&self, order: Order) -> String {
        let mut bytes = vec![letter(order)];
        bytes.extend(self.id.as_bytes());
        match &self.value {
            SortValue::Number(number) => bytes.extend(number.to_be_bytes()),
            SortValue::Text(text) => bytes.extend(text.as_bytes()),
        }
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn decode(text: &str, order: Order) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Error::BadCursor)?;
        let (first, rest) = bytes.split_first().ok_or(Error::BadCursor)?;
        let (id, value) = rest.split_at_checked(16).ok_or(Error::BadCursor)?;
        if *first != letter(order) {
            return Err(Error::BadCursor);
        }
        let id = Uuid::from_slice(id).map_err(|_| Error::BadCursor)?;
        let value = if order.field == SortField::Name {
            let text = String::from_utf8(value.to_vec()).map_err(|_| Error::BadCursor)?;
            // PostgreSQL keeps no null characters.
            if text.contains('\0') {
                return Err(Error::BadCursor);
            }
            SortValue::Text(text)
        } else {
            SortValue::Number(i64::from_be_bytes(value.try_into().map_err(|_| Error::BadCursor)?))
        };
        Ok(Self { value, id })
    }
}

const fn letter(order: Order) -> u8 {
    let letter = match order.field {
        SortField::Created => b'c',
        SortField::Updated => b'u',
        SortField::Published => b'p',
        SortField::Date => b'd',
        SortField::Name => b'n',
    };
    if order.descending { letter.to_ascii_uppercase() } else { letter }
}
