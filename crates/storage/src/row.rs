//! The row of table `entity`, and its two conversions. Rows never leave this crate.

use chrono::{DateTime, NaiveDate};
use domain::{EntityKind, ExternalReference, Id, Timestamp, lifecycle::Head};
use sea_orm::{
    ConnectionTrait, DbErr, QueryResult, Value,
    sea_query::{ColumnRef, Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Error, Result,
    column::{self, Name},
    noun::{Columns, Noun},
};

/// What of a row is read back; the other columns only narrow and order lists.
pub(crate) struct EntityRow {
    pub id: Uuid,
    pub kind: i64,
    pub slug: String,
    pub state: String,
    pub version: i64,
    pub external_source: Option<String>,
    pub external_key: Option<String>,
    pub created_at: i64,
    pub updated_at: i64,
    pub published_at: i64,
    pub has_working: i64,
    pub withdrawal: Option<String>,
    pub content: String,
}

/// The columns of an [`EntityRow`], in its order.
const READ: [Name; 13] = [
    column::ID,
    column::KIND,
    column::SLUG,
    column::STATE,
    column::VERSION,
    column::EXTERNAL_SOURCE,
    column::EXTERNAL_KEY,
    column::CREATED_AT,
    column::UPDATED_AT,
    column::PUBLISHED_AT,
    column::HAS_WORKING,
    column::WITHDRAWAL,
    column::CONTENT,
];

/// `SELECT … FROM entity` with the columns of an [`EntityRow`].
pub(crate) fn select() -> SelectStatement {
    let mut select = Query::select();
    select.columns(READ).from(column::ENTITY);
    select
}

/// A column of the table, by name.
pub(crate) fn col(name: Name) -> Expr {
    Expr::col(ColumnRef::from((column::ENTITY, name)))
}

impl EntityRow {
    /// Reads a row of [`select`], with its columns beginning at `offset`.
    pub(crate) fn read(row: &QueryResult, offset: usize) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.try_get_by_index(offset)?,
            kind: row.try_get_by_index(offset + 1)?,
            slug: row.try_get_by_index(offset + 2)?,
            state: row.try_get_by_index(offset + 3)?,
            version: row.try_get_by_index(offset + 4)?,
            external_source: row.try_get_by_index(offset + 5)?,
            external_key: row.try_get_by_index(offset + 6)?,
            created_at: row.try_get_by_index(offset + 7)?,
            updated_at: row.try_get_by_index(offset + 8)?,
            published_at: row.try_get_by_index(offset + 9)?,
            has_working: row.try_get_by_index(offset + 10)?,
            withdrawal: row.try_get_by_index(offset + 11)?,
            content: row.try_get_by_index(offset + 12)?,
        })
    }

    /// The noun that the row holds.
    pub(crate) fn into_noun<N: Noun>(self) -> Result<N> {
        let Self {
            id,
            kind,
            slug,
            state,
            version,
            external_source,
            external_key,
            created_at,
            updated_at,
            published_at,
            has_working,
            withdrawal,
            content,
        } = self;
        let corrupt = |column, reason: String| Error::Corrupt { table: "entity", column, id, reason };
        let kind = kind_of(kind).ok_or_else(|| corrupt("kind", format!("{kind} is no kind")))?;
        if !N::KINDS.contains(&kind) {
            return Err(corrupt("kind", format!("{kind} is not of the kind asked for")));
        }
        let withdrawal = match withdrawal {
            Some(json) => {
                Some(serde_json::from_str(&json).map_err(|error| corrupt("withdrawal", error.to_string()))?)
            }
            None => None,
        };
        let head = Head {
            id: Id::new(id),
            slug: slug
                .parse()
                .map_err(|error: domain::slug::InvalidSlug| corrupt("slug", error.to_string()))?,
            state: state
                .parse()
                .map_err(|error: domain::lifecycle::UnknownState| corrupt("state", error.to_string()))?,
            version: u32::try_from(version).map_err(|error| corrupt("version", error.to_string()))?,
            external_reference: external_source
                .zip(external_key)
                .map(|(source, key)| ExternalReference { source, key }),
            created_at: timestamp(created_at),
            updated_at: timestamp(updated_at),
            published_at: (published_at != NEVER).then(|| timestamp(published_at)),
            withdrawal,
        };
        let content =
            serde_json::from_str(&content).map_err(|error| corrupt("content", error.to_string()))?;
        Ok(N::assemble(head, content, has_working != 0))
    }
}

/// The kind with this tag.
pub(crate) fn kind_of(tag: i64) -> Option<EntityKind> {
    EntityKind::from_tag(u8::try_from(tag).ok()?)
}

/// What `published_at` holds of a thing that never was published.
pub(crate) const NEVER: i64 = 0;

/// A day that never comes, for `public_from` and `members_from`.
pub(crate) const NO_DAY: i64 = i64::MAX;

/// Days since 1970-01-01.
pub(crate) fn day(date: NaiveDate) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_days()
}

/// The date of so many days since 1970-01-01; none where there is none that far.
pub(crate) fn date(day: i64) -> Option<NaiveDate> {
    chrono::TimeDelta::try_days(day).and_then(|days| NaiveDate::default().checked_add_signed(days))
}

pub(crate) fn timestamp(micros: i64) -> Timestamp {
    DateTime::from_timestamp_micros(micros).unwrap_or_default()
}

/// The columns that are written, in the order of [`values`].
pub(crate) const WRITTEN: [Name; 27] = [
    column::ID,
    column::KIND,
    column::SLUG,
    column::STATE,
    column::VERSION,
    column::EXTERNAL_SOURCE,
    column::EXTERNAL_KEY,
    column::CREATED_AT,
    column::UPDATED_AT,
    column::PUBLISHED_AT,
    column::PUBLIC_FROM,
    column::MEMBERS_FROM,
    column::NEXT_EFFECT,
    column::OWNER_ID,
    column::SORT_NAME,
    column::DATE_FIRST,
    column::DATE_LAST,
    column::YEAR,
    column::SUBTYPE,
    column::ACCESS,
    column::LANGUAGES,
    column::COUNTRIES,
    column::SDGS,
    column::DOI,
    column::ORCID,
    column::WITHDRAWAL,
    column::CONTENT,
];

/// The values of a noun's row, in the order of [`WRITTEN`].
pub(crate) fn values<N: Noun>(noun: &N) -> Result<Vec<Value>> {
    let kind = noun.kind();
    let Head {
        id,
        slug,
        state,
        version,
        external_reference,
        created_at,
        updated_at,
        published_at,
        withdrawal,
    } = noun.head();
    let Columns { owner, sort_name, date, subtype, access, languages, countries, sdgs, doi, orcid } =
        noun.columns();
    let (source, key) = match external_reference {
        Some(ExternalReference { source, key }) => (Some(source.clone()), Some(key.clone())),
        None => (None, None),
    };
    let write = |column, error: serde_json::Error| Error::Corrupt {
        table: "entity",
        column,
        id: id.uuid(),
        reason: error.to_string(),
    };
    let content = serde_json::to_string(noun.content()).map_err(|error| write("content", error))?;
    let withdrawal = match withdrawal {
        Some(withdrawal) => {
            Some(serde_json::to_string(withdrawal).map_err(|error| write("withdrawal", error))?)
        }
        None => None,
    };
    let (public_from, members_from) = crate::visible::days(&noun.target());
    let next_effect = next_effect(noun, updated_at.date_naive());
    Ok(vec![
        id.uuid().into(),
        i64::from(kind.tag()).into(),
        slug.as_str().into(),
        state.as_str().into(),
        i64::from(*version).into(),
        source.into(),
        key.into(),
        created_at.timestamp_micros().into(),
        updated_at.timestamp_micros().into(),
        published_at.map_or(NEVER, |at| at.timestamp_micros()).into(),
        public_from.into(),
        members_from.into(),
        next_effect.into(),
        owner.into(),
        sort_name.into(),
        date.as_ref().map_or(UNDATED, |date| day(date.earliest())).into(),
        date.as_ref().map_or(UNDATED, |date| day(date.latest())).into(),
        date.as_ref().map(|date| i64::from(date.year())).into(),
        subtype.into(),
        access.into(),
        words(&languages).into(),
        words(&countries).into(),
        words(&sdgs).into(),
        doi.into(),
        orcid.into(),
        withdrawal.into(),
        content.into(),
    ])
}

/// The next day after `today` on which a date of a noun takes effect: an embargo ends, or a period begins or ends.
pub(crate) fn next_effect<N: Noun>(noun: &N, today: NaiveDate) -> Option<i64> {
    let (public_from, _) = crate::visible::days(&noun.target());
    let embargo = Some(public_from).filter(|from| *from != NO_DAY && *from > day(today));
    noun.next_effect(today).map(day).into_iter().chain(embargo).min()
}

/// What `date_first` and `date_last` hold of a thing without a date: before every day there is.
pub(crate) const UNDATED: i64 = i64::MIN / 2;

/// Several words in one column, each between spaces, so that one is found with `LIKE '% word %'`.
fn words(words: &[String]) -> String {
    if words.is_empty() { String::new() } else { format!(" {} ", words.join(" ")) }
}

/// Reads nouns by a condition, in no order.
pub(crate) async fn load<N: Noun>(
    connection: &impl ConnectionTrait,
    select: &SelectStatement,
) -> Result<Vec<N>> {
    let rows = connection.query_all(select).await?;
    rows.iter().map(|row| EntityRow::read(row, 0)?.into_noun()).collect()
}

/// The condition that a row has one of these ids and one of `N`'s kinds.
pub(crate) fn by_ids<N: Noun>(ids: impl IntoIterator<Item = Uuid>) -> Expr {
    // As a sum, the kind is no way into the table: for several ids SQLite would rather walk an index of all things of
    // the kind than look each id up.
    let kind = N::KINDS.iter().map(|kind| i64::from(kind.tag()));
    col(column::ID).is_in(ids).and(col(column::KIND).add(0).is_in(kind))
}

/// The condition that a row is an `N`.
pub(crate) fn of_kind<N: Noun>() -> Expr {
    match N::KINDS {
        [one] => col(column::KIND).eq(i64::from(one.tag())),
        many => col(column::KIND).is_in(many.iter().map(|kind| i64::from(kind.tag()))),
    }
}

/// The same, where no index by kind is to be used: what else is asked for is rarer.
pub(crate) fn of_kind_unindexed<N: Noun>() -> Expr {
    col(column::KIND).add(0).is_in(N::KINDS.iter().map(|kind| i64::from(kind.tag())))
}
