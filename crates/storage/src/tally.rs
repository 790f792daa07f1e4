//! Counting what is public, for statistics.

use chrono::{NaiveDate, NaiveTime};
use domain::{EntityKind, Id, Topic};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement},
};

use crate::{
    Result, Store, column,
    noun::Relation,
    row::{self, NEVER, col},
};

/// How many things there are of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The kind.
    pub kind: EntityKind,
    /// The value they share.
    pub value: String,
    /// How many.
    pub count: u64,
}

/// Which things are counted: what everyone can see on a day, as far as it was published by the end of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tallied {
    /// The day on which everyone can see it: embargoes have ended by it.
    pub seen_on: NaiveDate,
    /// The last day (UTC) of first publication.
    pub published_by: NaiveDate,
}

impl Tallied {
    /// What everyone can see on a day.
    #[must_use]
    pub const fn on(day: NaiveDate) -> Self {
        Self { seen_on: day, published_by: day }
    }

    fn holds(self) -> Expr {
        let end = self.published_by.succ_opt().unwrap_or(NaiveDate::MAX).and_time(NaiveTime::MIN).and_utc();
        col(column::PUBLIC_FROM)
            .lte(row::day(self.seen_on))
            .and(col(column::PUBLISHED_AT).gt(NEVER))
            .and(col(column::PUBLISHED_AT).lt(end.timestamp_micros()))
    }
}

impl Store {
    /// How many there are by kind, and of what there are no more than that.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn tally_kinds(&self, tallied: Tallied) -> Result<Vec<(EntityKind, u64)>> {
        let select = Query::select()
            .column(column::KIND)
            .expr(Func::count(Expr::val(1)))
            .from(column::ENTITY)
            .and_where(tallied.holds())
            .group_by_col(column::KIND)
            .take();
        let rows = self.reader.query_all(&select).await?;
        let mut tallies = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(kind) = row::kind_of(row.try_get_by_index(0)?) {
                tallies.push((kind, count_of(&row, 1)?));
            }
        }
        Ok(tallies)
    }

    /// How many there are by kind and by year; what has none is left out.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn tally_years(&self, tallied: Tallied) -> Result<Vec<Tally>> {
        self.tally(column::YEAR, tallied, |row| {
            Ok(row.try_get_by_index::<Option<i64>>(1)?.map(|year| year.to_string()))
        })
        .await
    }

    /// How many there are by kind and by their languages (as one text of words).
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn tally_languages(&self, tallied: Tallied) -> Result<Vec<Tally>> {
        self.tally(column::LANGUAGES, tallied, |row| Ok(Some(row.try_get_by_index::<String>(1)?))).await
    }

    /// The topics that most records are about, with how many: at most `first` of them; of equal ones by id.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn tally_topics(&self, tallied: Tallied, first: u64) -> Result<Vec<(Id<Topic>, u64)>> {
        let records = i64::from(EntityKind::Publication.tag());
        let count = || Func::count(Expr::val(1));
        let select = Query::select()
            .column(column::TARGET_ID)
            .expr(count())
            .from(column::ENTITY_LINK)
            .inner_join(
                column::ENTITY,
                Expr::col((column::ENTITY_LINK, column::ENTITY_ID)).equals((column::ENTITY, column::ID)),
            )
            .and_where(Expr::col((column::ENTITY_LINK, column::RELATION)).eq(Relation::Topic as i64))
            .and_where(tallied.holds())
            .and_where(col(column::KIND).gte(records))
            .group_by_col(column::TARGET_ID)
            .order_by_expr(count().into(), Order::Desc)
            .order_by(column::TARGET_ID, Order::Asc)
            .limit(first)
            .take();
        let rows = self.reader.query_all(&select).await?;
        rows.iter().map(|row| Ok((Id::new(row.try_get_by_index(0)?), count_of(row, 1)?))).collect()
    }

    async fn tally(
        &self,
        by: column::Name,
        tallied: Tallied,
        read: impl Fn(&QueryResult) -> Result<Option<String>>,
    ) -> Result<Vec<Tally>> {
        let select: SelectStatement = Query::select()
            .columns([column::KIND, by])
            .expr(Func::count(Expr::val(1)))
            .from(column::ENTITY)
            .and_where(tallied.holds())
            .group_by_columns([column::KIND, by])
            .take();
        let mut tallies = Vec::new();
        for row in self.reader.query_all(&select).await? {
            let Some(kind) = row::kind_of(row.try_get_by_index(0)?) else {
                continue;
            };
            if let Some(value) = read(&row)? {
                tallies.push(Tally { kind, value, count: count_of(&row, 2)? });
            }
        }
        Ok(tallies)
    }
}

fn count_of(row: &QueryResult, at: usize) -> Result<u64> {
    Ok(u64::try_from(row.try_get_by_index::<i64>(at)?).unwrap_or(0))
}
