//! Searches that accounts keep, and what is new in them. Nothing of it is for other readers, so the log is silent.

use domain::{Account, EntityKey, EntityKind, Id, Sequence, Timestamp};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{Error, Result, Store, column::Name, row::timestamp};

const SAVED_SEARCH: Name = Name("saved_search");
const SAVED_SEARCH_HIT: Name = Name("saved_search_hit");
const SETTING: Name = Name("setting");
const ID: Name = Name("id");
const ACCOUNT_ID: Name = Name("account_id");
const NAME: Name = Name("name");
const VALUE: Name = Name("value");
const QUESTION: Name = Name("question");
const CREATED_AT: Name = Name("created_at");
const SINCE: Name = Name("since");
const SEEN: Name = Name("seen");
const SAVED_SEARCH_ID: Name = Name("saved_search_id");
const ENTITY_ID: Name = Name("entity_id");
const KIND: Name = Name("kind");
const SEQUENCE: Name = Name("sequence");
const IS_NEW: Name = Name("is_new");

/// Under which name the place is kept up to which saved searches were run on the log.
const FOLLOWED: &str = "saved_searches";
/// Hits kept of one search: the newest. Who has more unseen will search again rather than read them all.
const MOST_HITS: u64 = 1_000;
/// Rows of one statement.
const ROWS: usize = 50;

/// A search that an account keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Which one.
    pub id: Uuid,
    /// Whose.
    pub account: Id<Account>,
    /// What its owner calls it.
    pub name: String,
    /// What is searched for, as JSON that the application knows.
    pub question: String,
    /// When it was saved.
    pub created_at: Timestamp,
    /// The end of the log when it was saved: only changes after it are new.
    pub since: Sequence,
    /// The place up to which its owner has looked.
    pub seen: Sequence,
}

/// Something that a saved search found in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedHit {
    /// What was found.
    pub key: EntityKey,
    /// The change by which it was found.
    pub sequence: Sequence,
    /// Whether it was not there before; else it was changed, and may have been a hit already.
    pub is_new: bool,
}

fn select() -> SelectStatement {
    Query::select()
        .columns([ID, ACCOUNT_ID, NAME, QUESTION, CREATED_AT, SINCE, SEEN])
        .from(SAVED_SEARCH)
        .order_by(CREATED_AT, Order::Asc)
        .order_by(ID, Order::Asc)
        .take()
}

fn read(row: &QueryResult) -> Result<SavedSearch> {
    Ok(SavedSearch {
        id: row.try_get_by_index(0)?,
        account: Id::new(row.try_get_by_index(1)?),
        name: row.try_get_by_index(2)?,
        question: row.try_get_by_index(3)?,
        created_at: timestamp(row.try_get_by_index(4)?),
        since: sequence(row, 5)?,
        seen: sequence(row, 6)?,
    })
}

fn sequence(row: &QueryResult, at: usize) -> Result<Sequence> {
    Ok(Sequence(u64::try_from(row.try_get_by_index::<i64>(at)?).unwrap_or_default()))
}

fn number(Sequence(place): Sequence) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

impl Store {
    /// The searches that an account keeps, the oldest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn saved_searches(&self, account: Id<Account>) -> Result<Vec<SavedSearch>> {
        let rows =
            self.reader.query_all(select().and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))).await?;
        rows.iter().map(read).collect()
    }

    /// The searches that anybody keeps, `limit` of them after one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn all_saved_searches(
        &self,
        after: Option<&SavedSearch>,
        limit: u64,
    ) -> Result<Vec<SavedSearch>> {
        let mut select = select();
        select.limit(limit);
        if let Some(SavedSearch { id, created_at, .. }) = after {
            let at = created_at.timestamp_micros();
            let later = Expr::col(CREATED_AT).gt(at);
            select.and_where(later.or(Expr::col(CREATED_AT).eq(at).and(Expr::col(ID).gt(*id))));
        }
        let rows = self.reader.query_all(&select).await?;
        rows.iter().map(read).collect()
    }

    /// Keeps a new search.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn save_search(&self, search: &SavedSearch) -> Result<()> {
        let SavedSearch { id, account, name, question, created_at, since, seen } = search;
        let insert = Query::insert()
            .into_table(SAVED_SEARCH)
            .columns([ID, ACCOUNT_ID, NAME, QUESTION, CREATED_AT, SINCE, SEEN])
            .values_panic([
                Expr::val(*id),
                Expr::val(account.uuid()),
                Expr::val(name.as_str()),
                Expr::val(question.as_str()),
                Expr::val(created_at.timestamp_micros()),
                Expr::val(number(*since)),
                Expr::val(number(*seen)),
            ])
            .take();
        let tx = self.transaction().await?;
        tx.execute(&insert).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets a search of an account, with all that was found. Answers whether there was one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn delete_saved_search(&self, account: Id<Account>, id: Uuid) -> Result<bool> {
        let tx = self.transaction().await?;
        let own = Query::select()
            .column(ID)
            .from(SAVED_SEARCH)
            .and_where(Expr::col(ID).eq(id))
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        if tx.query_one(&own).await?.is_none() {
            return Ok(false);
        }
        for (table, column) in [(SAVED_SEARCH_HIT, SAVED_SEARCH_ID), (SAVED_SEARCH, ID)] {
            tx.execute(&Query::delete().from_table(table).and_where(Expr::col(column).eq(id)).take()).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Notes that the owner has looked at a search up to a place: what was found up to there is no longer new. Answers
    /// whether there was such a search.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn mark_seen(&self, account: Id<Account>, id: Uuid, up_to: Sequence) -> Result<bool> {
        let tx = self.transaction().await?;
        let update = Query::update()
            .table(SAVED_SEARCH)
            .value(SEEN, number(up_to))
            .and_where(Expr::col(ID).eq(id))
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        if tx.execute(&update).await?.rows_affected() == 0 {
            return Ok(false);
        }
        let delete = Query::delete()
            .from_table(SAVED_SEARCH_HIT)
            .and_where(Expr::col(SAVED_SEARCH_ID).eq(id))
            .and_where(Expr::col(SEQUENCE).lte(number(up_to)))
            .take();
        tx.execute(&delete).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// What a search has found since its owner last looked, the newest first; a thousand at most.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn saved_hits(&self, id: Uuid) -> Result<Vec<SavedHit>> {
        let select = Query::select()
            .columns([KIND, ENTITY_ID, SEQUENCE, IS_NEW])
            .from(SAVED_SEARCH_HIT)
            .and_where(Expr::col(SAVED_SEARCH_ID).eq(id))
            .order_by(SEQUENCE, Order::Desc)
            .order_by(ENTITY_ID, Order::Desc)
            .limit(MOST_HITS)
            .take();
        let hit = |row: &QueryResult| {
            let (kind, entity): (i64, Uuid) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let kind = u8::try_from(kind).ok().and_then(EntityKind::from_tag).ok_or(Error::Corrupt {
                table: "saved_search_hit",
                column: "kind",
                id: entity,
                reason: format!("{kind} is no kind of entity"),
            })?;
            let is_new: i64 = row.try_get_by_index(3)?;
            Ok(SavedHit {
                key: EntityKey::new(kind, entity),
                sequence: sequence(row, 2)?,
                is_new: is_new != 0,
            })
        };
        self.reader.query_all(&select).await?.iter().map(hit).collect()
    }

    /// How far saved searches have followed the log; none before they ever did.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn saved_searches_followed(&self) -> Result<Option<Sequence>> {
        Ok(self.setting(FOLLOWED).await?.and_then(|place| place.parse().ok()).map(Sequence))
    }

    /// Notes what saved searches found, and up to which place of the log, at once: repeated after a fall, it changes
    /// nothing.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn note_saved_hits(&self, found: &[(Uuid, SavedHit)], followed: Sequence) -> Result<()> {
        let tx = self.transaction().await?;
        for rows in found.chunks(ROWS) {
            let mut insert = Query::insert();
            insert.into_table(SAVED_SEARCH_HIT).columns([SAVED_SEARCH_ID, ENTITY_ID, KIND, SEQUENCE, IS_NEW]);
            for (search, SavedHit { key, sequence, is_new }) in rows {
                insert.values_panic([
                    Expr::val(*search),
                    Expr::val(key.id),
                    Expr::val(i64::from(key.kind.tag())),
                    Expr::val(number(*sequence)),
                    Expr::val(i64::from(*is_new)),
                ]);
            }
            // What was new and not looked at yet stays new when it changes.
            let again = OnConflict::columns([SAVED_SEARCH_ID, ENTITY_ID]).update_column(SEQUENCE).to_owned();
            tx.execute(insert.on_conflict(again)).await?;
        }
        let mut searches: Vec<Uuid> = found.iter().map(|(search, _)| *search).collect();
        searches.sort_unstable();
        searches.dedup();
        for search in searches {
            let oldest_kept = Query::select()
                .column(SEQUENCE)
                .from(SAVED_SEARCH_HIT)
                .and_where(Expr::col(SAVED_SEARCH_ID).eq(search))
                .order_by(SEQUENCE, Order::Desc)
                .limit(1)
                .offset(MOST_HITS - 1)
                .take();
            let Some(row) = tx.query_one(&oldest_kept).await? else { continue };
            let delete = Query::delete()
                .from_table(SAVED_SEARCH_HIT)
                .and_where(Expr::col(SAVED_SEARCH_ID).eq(search))
                .and_where(Expr::col(SEQUENCE).lt(row.try_get_by_index::<i64>(0)?))
                .take();
            tx.execute(&delete).await?;
        }
        let insert = Query::insert()
            .into_table(SETTING)
            .columns([NAME, VALUE])
            .values_panic([Expr::val(FOLLOWED), Expr::val(followed.to_string())])
            .on_conflict(OnConflict::column(NAME).update_column(VALUE).to_owned())
            .take();
        tx.execute(&insert).await?;
        Ok(tx.commit().await?)
    }
}
