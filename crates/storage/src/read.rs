//! Reading single things and what belongs to them.

use std::{collections::HashMap, sync::Arc};

use domain::{
    Doi, EntityKey, EntityKind, ExternalReference, Forum, Id, Member, Orcid, Person, Record, Slug, Topic,
};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Result, Store, column,
    noun::{Noun, Relation},
    row::{self, EntityRow, col},
};

/// The most values that go into one statement: SQLite takes 32,766, PostgreSQL 65,535.
pub(crate) const MOST_BINDS: usize = 30_000;

/// A thing of any noun, ready to be shared.
#[derive(Debug)]
pub enum AnyNoun {
    /// A member.
    Member(Arc<Member>),
    /// A person.
    Person(Arc<Person>),
    /// A topic.
    Topic(Arc<Topic>),
    /// A forum.
    Forum(Arc<Forum>),
    /// A record of any kind.
    Record(Arc<Record>),
}

impl Store {
    /// Things of any noun by id, in no order; those that are not there are left out. One statement for all nouns: on
    /// SQLite the way to the connection's thread and back costs more than the reading. Not yet narrowed by the policy.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn get_any(&self, ids: &[Uuid]) -> Result<Vec<AnyNoun>> {
        let mut found = Vec::with_capacity(ids.len());
        for ids in ids.chunks(MOST_BINDS) {
            let mut select = row::select();
            select.and_where(col(column::ID).is_in(ids.iter().copied()));
            for row in self.reader.query_all(&select).await? {
                let row = EntityRow::read(&row, 0)?;
                found.push(match row::kind_of(row.kind) {
                    Some(EntityKind::Member) => AnyNoun::Member(Arc::new(row.into_noun()?)),
                    Some(EntityKind::Person) => AnyNoun::Person(Arc::new(row.into_noun()?)),
                    Some(EntityKind::Topic) => AnyNoun::Topic(Arc::new(row.into_noun()?)),
                    Some(EntityKind::Forum) => AnyNoun::Forum(Arc::new(row.into_noun()?)),
                    // What is of no kind at all is refused there.
                    _ => AnyNoun::Record(Arc::new(row.into_noun()?)),
                });
            }
        }
        Ok(found)
    }

    /// Things by id, in no order; those that are not there are left out. Not yet narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database), as for all reads.
    pub async fn get_many<N: Noun>(&self, ids: &[Id<N>]) -> Result<Vec<N>> {
        let mut found = Vec::with_capacity(ids.len());
        for ids in ids.chunks(MOST_BINDS) {
            let uuids = ids.iter().map(|id| id.uuid());
            found.extend(row::load(&self.reader, row::select().and_where(row::by_ids::<N>(uuids))).await?);
        }
        Ok(found)
    }

    /// A thing by its slug. Not yet narrowed by the policy, like every single thing here.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn by_slug<N: Noun>(&self, slug: &Slug) -> Result<Option<N>> {
        self.one(row::select().and_where(row::of_kind::<N>()).and_where(col(column::SLUG).eq(slug.as_str())))
            .await
    }

    /// A record by its DOI.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn by_doi<N: Noun>(&self, doi: &Doi) -> Result<Option<N>> {
        self.one(row::select().and_where(row::of_kind::<N>()).and_where(col(column::DOI).eq(doi.as_str())))
            .await
    }

    /// A person by their ORCID iD.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn by_orcid<N: Noun>(&self, orcid: &Orcid) -> Result<Option<N>> {
        self.one(
            row::select().and_where(row::of_kind::<N>()).and_where(col(column::ORCID).eq(orcid.as_str())),
        )
        .await
    }

    /// The things that carry an identifier of any scheme, in normal spelling; at most ten.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn by_identifier(&self, value: &str) -> Result<Vec<EntityKey>> {
        let holders = Query::select()
            .column(column::ENTITY_ID)
            .from(column::ENTITY_IDENTIFIER)
            .and_where(Expr::col(column::VALUE).eq(value))
            .take();
        let select = Query::select()
            .columns([column::KIND, column::ID])
            .from(column::ENTITY)
            .and_where(col(column::ID).in_subquery(holders))
            .order_by(column::ID, Order::Asc)
            .limit(10)
            .take();
        self.keys(&select).await
    }

    /// The keys of everything there is, by id, after `after`: the walk that rebuilds an index.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn walk(&self, after: Option<Uuid>, limit: u64) -> Result<Vec<EntityKey>> {
        let mut select = Query::select()
            .columns([column::KIND, column::ID])
            .from(column::ENTITY)
            .order_by(column::ID, Order::Asc)
            .limit(limit)
            .take();
        if let Some(after) = after {
            select.and_where(col(column::ID).gt(after));
        }
        self.keys(&select).await
    }

    /// The things of which a date has come since they were written, at most a thousand.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn due(&self, today: chrono::NaiveDate) -> Result<Vec<EntityKey>> {
        let select = Query::select()
            .columns([column::KIND, column::ID])
            .from(column::ENTITY)
            .and_where(col(column::NEXT_EFFECT).lte(row::day(today)))
            .order_by(column::ID, Order::Asc)
            .limit(1_000)
            .take();
        self.keys(&select).await
    }

    /// The keys of those that point to a thing, by id, after `after`.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn pointing_to(&self, target: Uuid, after: Option<Uuid>, limit: u64) -> Result<Vec<EntityKey>> {
        let pointing = Query::select()
            .column(column::ENTITY_ID)
            .from(column::ENTITY_LINK)
            .and_where(Expr::col(column::TARGET_ID).eq(target))
            .and_where(Expr::col(column::RELATION).is_in(Relation::ALL.map(|relation| relation as i64)))
            .take();
        let mut select = Query::select()
            .columns([column::KIND, column::ID])
            .from(column::ENTITY)
            .and_where(col(column::ID).in_subquery(pointing))
            .order_by(column::ID, Order::Asc)
            .limit(limit)
            .take();
        if let Some(after) = after {
            select.and_where(col(column::ID).gt(after));
        }
        self.keys(&select).await
    }

    /// How many things there are at all.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn size(&self) -> Result<u64> {
        let select = Query::select().expr(Func::count(Expr::val(1))).from(column::ENTITY).take();
        let row = self.reader.query_one(&select).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// The id of each of these slugs of a kind.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn ids_of_slugs(&self, kind: EntityKind, slugs: &[String]) -> Result<HashMap<String, Uuid>> {
        let mut found = HashMap::new();
        for slugs in slugs.chunks(MOST_BINDS) {
            let select = Query::select()
                .columns([column::SLUG, column::ID])
                .from(column::ENTITY)
                .and_where(col(column::KIND).eq(i64::from(kind.tag())))
                .and_where(col(column::SLUG).is_in(slugs))
                .take();
            for row in self.reader.query_all(&select).await? {
                found.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            }
        }
        Ok(found)
    }

    /// The kind and slug of each of these ids.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn slugs_of_ids(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, (EntityKind, String)>> {
        let mut found = HashMap::new();
        for ids in ids.chunks(MOST_BINDS) {
            let select = Query::select()
                .columns([column::ID, column::KIND, column::SLUG])
                .from(column::ENTITY)
                .and_where(col(column::ID).is_in(ids.iter().copied()))
                .take();
            for row in self.reader.query_all(&select).await? {
                if let Some(kind) = row::kind_of(row.try_get_by_index(1)?) {
                    found.insert(row.try_get_by_index(0)?, (kind, row.try_get_by_index(2)?));
                }
            }
        }
        Ok(found)
    }

    /// The kind and id behind each external reference of a source.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn by_external_keys(
        &self,
        source: &str,
        keys: &[String],
    ) -> Result<HashMap<String, EntityKey>> {
        let mut found = HashMap::new();
        for keys in keys.chunks(MOST_BINDS) {
            let select = Query::select()
                .columns([column::EXTERNAL_KEY, column::KIND, column::ID])
                .from(column::ENTITY)
                .and_where(col(column::EXTERNAL_SOURCE).eq(source))
                .and_where(col(column::EXTERNAL_KEY).is_in(keys))
                .take();
            for row in self.reader.query_all(&select).await? {
                if let Some(kind) = row::kind_of(row.try_get_by_index(1)?) {
                    found.insert(
                        row.try_get_by_index(0)?,
                        EntityKey::new(kind, row.try_get_by_index::<Uuid>(2)?),
                    );
                }
            }
        }
        Ok(found)
    }

    /// Who holds each of these DOIs: the id, and the external reference, or the slug where there is none.
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn holders_of_dois(&self, dois: &[String]) -> Result<HashMap<String, (Uuid, String)>> {
        self.holders(column::DOI, dois).await
    }

    /// Who holds each of these ORCID iDs, as [`Store::holders_of_dois`].
    ///
    /// # Errors
    /// As [`Store::get_many`].
    pub async fn holders_of_orcids(&self, orcids: &[String]) -> Result<HashMap<String, (Uuid, String)>> {
        self.holders(column::ORCID, orcids).await
    }

    async fn holders(&self, of: column::Name, values: &[String]) -> Result<HashMap<String, (Uuid, String)>> {
        let mut found = HashMap::new();
        for values in values.chunks(MOST_BINDS) {
            let select = Query::select()
                .columns([of, column::ID, column::SLUG, column::EXTERNAL_SOURCE, column::EXTERNAL_KEY])
                .from(column::ENTITY)
                .and_where(col(of).is_in(values))
                .take();
            for row in self.reader.query_all(&select).await? {
                let slug: String = row.try_get_by_index(2)?;
                let source: Option<String> = row.try_get_by_index(3)?;
                let key: Option<String> = row.try_get_by_index(4)?;
                let reference =
                    source.zip(key).map(|(source, key)| ExternalReference { source, key }.to_string());
                found.insert(row.try_get_by_index(0)?, (row.try_get_by_index(1)?, reference.unwrap_or(slug)));
            }
        }
        Ok(found)
    }

    pub(crate) async fn keys(&self, select: &SelectStatement) -> Result<Vec<EntityKey>> {
        let rows = self.reader.query_all(select).await?;
        let mut keys = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(kind) = row::kind_of(row.try_get_by_index(0)?) {
                keys.push(EntityKey::new(kind, row.try_get_by_index::<Uuid>(1)?));
            }
        }
        Ok(keys)
    }

    async fn one<N: Noun>(&self, select: &SelectStatement) -> Result<Option<N>> {
        Ok(row::load(&self.reader, select).await?.pop())
    }
}
