//! Indicators of case studies in a table of their own, so that those of many cases can be compared. It holds what each
//! published text reports (never a working revision), and is written beside the links.

use chrono::NaiveDate;
use domain::{
    Actor, EntityKind, Id, Page, PageRequest, Record, State,
    record::{
        Indicator,
        indicators::{IndicatorField, IndicatorFilter, IndicatorOrder, comparable},
    },
};
use sea_orm::{
    ConnectionTrait, Value,
    sea_query::{ColumnRef, Expr, ExprTrait, Func, LikeExpr, Order as Direction, Query, SelectStatement},
};
use uuid::Uuid;

use self::cursor::Cursor;
use crate::{
    Result, Store, Tx,
    column::{self, Name},
    filter,
    noun::{Noun, sort_name},
    row::{UNDATED, col},
    visible,
};

mod cursor;

const INDICATOR: Name = Name("indicator");
const POSITION: Name = Name("position");
const NAMES: Name = Name("names");
const UNIT: Name = Name("unit");
const EVIDENCE: Name = Name("evidence");

/// What `value` holds of an indicator without one: less than every value there is.
const NO_VALUE: f64 = f64::MIN;
/// How many rows go into one statement.
const ROWS: usize = 50;

/// What of an indicator lists are narrowed and ordered by.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRow {
    /// Its name in all of its languages, a line each, without capitals.
    names: String,
    sort_name: String,
    unit: String,
    evidence: i64,
    year: i64,
    value: f64,
}

impl IndicatorRow {
    pub(crate) fn of(indicator: &Indicator) -> Self {
        let Indicator { name, unit, baseline: _, target: _, value, date, method: _, source: _, evidence } =
            indicator;
        let names: Vec<String> = name.iter().map(|(_, name)| comparable(&name.text)).collect();
        Self {
            names: names.join("\n"),
            sort_name: sort_name(name.original().map_or("", |(_, name)| &name.text)),
            unit: unit.as_deref().map(comparable).unwrap_or_default(),
            evidence: evidence.map_or(0, |level| i64::from(level.rank())),
            year: date.as_ref().map_or(UNDATED, |date| i64::from(date.year())),
            value: value.filter(|value| value.is_finite()).unwrap_or(NO_VALUE),
        }
    }
}

/// Where an indicator stands: which case reports it, at which place among its indicators, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorKey {
    /// The case study.
    pub case: Id<Record>,
    /// The place.
    pub position: usize,
}

/// A list of indicators: whose, of what, in which order. Only what published cases report is in it.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorQuery {
    /// Who looks.
    pub actor: Actor,
    /// On which day.
    pub today: NaiveDate,
    /// What it is narrowed to.
    pub filter: IndicatorFilter,
    /// How it is ordered.
    pub order: IndicatorOrder,
}

impl Tx {
    /// Writes what new things measured.
    pub(crate) async fn report<N: Noun>(&self, nouns: &[N]) -> Result<()> {
        let mut rows: Vec<[Value; 8]> = Vec::new();
        for noun in nouns {
            for (at, row) in (0_i64..).zip(noun.indicators()) {
                let IndicatorRow { names, sort_name, unit, evidence, year, value } = row;
                rows.push([
                    noun.head().id.uuid().into(),
                    at.into(),
                    names.into(),
                    sort_name.into(),
                    unit.into(),
                    evidence.into(),
                    year.into(),
                    value.into(),
                ]);
            }
        }
        for rows in rows.chunks(ROWS) {
            let mut insert = Query::insert();
            insert.into_table(INDICATOR).columns([
                column::ENTITY_ID,
                POSITION,
                NAMES,
                column::SORT_NAME,
                UNIT,
                EVIDENCE,
                column::YEAR,
                column::VALUE,
            ]);
            for row in rows {
                insert.values_panic(row.iter().cloned().map(Expr::val));
            }
            self.tx.execute(&insert).await?;
        }
        Ok(())
    }

    /// Writes what a thing measured in the place of what it said before.
    pub(crate) async fn report_anew<N: Noun>(&self, before: &N, after: &N) -> Result<()> {
        if before.indicators() == after.indicators() {
            return Ok(());
        }
        self.forget_indicators(after.head().id.uuid()).await?;
        self.report(std::slice::from_ref(after)).await
    }

    /// Writes the indicators of records that were written before there was a place for them. It logs nothing: nothing of
    /// the records changed.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn fill_indicators(&mut self, records: &[Record]) -> Result<()> {
        self.unfinished += 1;
        for record in records {
            self.forget_indicators(record.head.id.uuid()).await?;
        }
        self.report(records).await?;
        self.unfinished -= 1;
        Ok(())
    }

    async fn forget_indicators(&self, id: Uuid) -> Result<()> {
        let delete =
            Query::delete().from_table(INDICATOR).and_where(Expr::col(column::ENTITY_ID).eq(id)).take();
        self.tx.execute(&delete).await?;
        Ok(())
    }
}

impl Store {
    /// A page of a list of indicators, as keys with their cursors.
    ///
    /// # Errors
    /// [`Error::BadCursor`](crate::Error::BadCursor) for a cursor of another list, and
    /// [`Error::Database`](crate::Error::Database).
    pub async fn list_indicators(
        &self,
        query: &IndicatorQuery,
        page: &PageRequest,
    ) -> Result<Page<IndicatorKey>> {
        let IndicatorOrder { field, descending } = query.order;
        let PageRequest { limit, from_end, after, before } = page;
        let sorted = sort_column(field);
        let keys = || Expr::tuple([Expr::col(sorted.clone()), own(column::ENTITY_ID), own(POSITION)]);
        let mut select = query.select();
        if let Some(cursor) = after {
            let bound = Cursor::decode(cursor, query.order)?.tuple();
            select.and_where(if descending { keys().lt(bound) } else { keys().gt(bound) });
        }
        if let Some(cursor) = before {
            let bound = Cursor::decode(cursor, query.order)?.tuple();
            select.and_where(if descending { keys().gt(bound) } else { keys().lt(bound) });
        }
        // Read from the end, the list runs the other way round.
        let direction = if descending == *from_end { Direction::Asc } else { Direction::Desc };
        select
            .columns([sorted.clone(), (INDICATOR, column::ENTITY_ID).into(), (INDICATOR, POSITION).into()])
            .order_by(sorted, direction.clone())
            .order_by((INDICATOR, column::ENTITY_ID), direction.clone())
            .order_by((INDICATOR, POSITION), direction)
            .limit(u64::try_from(limit.saturating_add(1)).unwrap_or(u64::MAX));
        let rows = self.reader.query_all(&select).await?;
        let more = rows.len() > *limit;
        let mut items = Vec::with_capacity(rows.len().min(*limit));
        for row in rows.iter().take(*limit) {
            let cursor = Cursor::read(row, field)?;
            let key = IndicatorKey { case: Id::new(cursor.id), position: cursor.place() };
            items.push((cursor.encode(query.order), key));
        }
        if *from_end {
            items.reverse();
        }
        let (has_previous, has_next) =
            if *from_end { (more, before.is_some()) } else { (after.is_some(), more) };
        Ok(Page { items, has_previous, has_next })
    }

    /// How many indicators a list has.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn count_indicators(&self, query: &IndicatorQuery) -> Result<u64> {
        let select = query.select().expr(Func::count(Expr::val(1))).take();
        let Some(row) = self.reader.query_one(&select).await? else {
            return Ok(0);
        };
        Ok(u64::try_from(row.try_get_by_index::<i64>(0)?).unwrap_or(0))
    }
}

impl IndicatorQuery {
    /// The rows of the list, without columns.
    fn select(&self) -> SelectStatement {
        let of_case = own(column::ENTITY_ID).equals((column::ENTITY, column::ID));
        let seen = visible::to(&self.actor, self.today);
        let mut select = Query::select()
            .from(INDICATOR)
            .inner_join(column::ENTITY, of_case)
            .and_where(col(column::KIND).eq(i64::from(EntityKind::CaseStudy.tag())))
            .and_where(col(column::STATE).eq(State::Published.as_str()))
            .cond_where(filter::condition(&self.filter.case, seen.as_ref()))
            .take();
        if let Some(seen) = seen {
            select.and_where(seen);
        }
        let IndicatorFilter { case: _, units, name, evidence, year, value } = &self.filter;
        if !units.is_empty() {
            select.and_where(own(UNIT).is_in(units.iter().map(|unit| comparable(unit))));
        }
        if let Some(name) = name {
            let pattern = comparable(name).replace('!', "!!").replace('%', "!%").replace('_', "!_");
            select.and_where(own(NAMES).like(LikeExpr::new(format!("%{pattern}%")).escape('!')));
        }
        if !evidence.is_empty() {
            select.and_where(own(EVIDENCE).is_in(evidence.iter().map(|level| i64::from(level.rank()))));
        }
        let (from, to) = *year;
        if from.is_some() || to.is_some() {
            select.and_where(own(column::YEAR).ne(UNDATED));
        }
        select.and_where_option(from.map(|from| own(column::YEAR).gte(i64::from(from))));
        select.and_where_option(to.map(|to| own(column::YEAR).lte(i64::from(to))));
        let (from, to) = *value;
        if from.is_some() || to.is_some() {
            select.and_where(own(column::VALUE).ne(NO_VALUE));
        }
        select.and_where_option(from.map(|from| own(column::VALUE).gte(from)));
        select.and_where_option(to.map(|to| own(column::VALUE).lte(to)));
        select
    }
}

/// A column of this table.
fn own(name: Name) -> Expr {
    Expr::col((INDICATOR, name))
}

fn sort_column(field: IndicatorField) -> ColumnRef {
    match field {
        IndicatorField::Published => (column::ENTITY, column::PUBLISHED_AT).into(),
        IndicatorField::Value => (INDICATOR, column::VALUE).into(),
        IndicatorField::Year => (INDICATOR, column::YEAR).into(),
        IndicatorField::Name => (INDICATOR, column::SORT_NAME).into(),
    }
}
