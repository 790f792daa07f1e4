//! Writing: a transaction that logs what it writes.

use std::collections::HashMap;

use domain::{EntityKey, Id, Operation, Timestamp, lifecycle::Head, policy::Audience};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, Value,
    sea_query::{Expr, ExprTrait, LockType, Order, Query},
};
use uuid::Uuid;

use crate::{
    Error, Result,
    audit_log::{self, Notes, Write},
    change_log::{self, Committed, Pending},
    column,
    noun::Noun,
    row::{self, col},
};

/// Who writes, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The account; none for the platform itself.
    pub actor: Option<Uuid>,
    /// The moment that every change of the transaction carries.
    pub at: Timestamp,
}

/// A transaction. What it writes is logged as it is written, once for each thing; dropped without
/// [`commit`](Tx::commit), nothing of it happened.
pub struct Tx {
    pub(crate) tx: DatabaseTransaction,
    pub(crate) stamp: Stamp,
    pending: Vec<Pending>,
    position: HashMap<EntityKey, usize>,
    /// What the audit log is to be told.
    pub(crate) audit: Notes,
    /// How many writes of several statements began and did not end: they failed on their way, or nobody waited.
    pub(crate) unfinished: u32,
    /// Whether letters wait to be sent because of it.
    pub(crate) posted: bool,
    /// Whether what it writes is saved by a script while somebody types.
    pub(crate) in_background: bool,
}

/// How many rows go into one statement: enough to spare round trips, few enough to keep statements in their cache.
const ROWS: usize = 50;

impl Tx {
    pub(crate) fn new(tx: DatabaseTransaction, stamp: Stamp) -> Self {
        Self {
            tx,
            stamp,
            pending: Vec::new(),
            position: HashMap::new(),
            audit: Notes::default(),
            unfinished: 0,
            posted: false,
            in_background: false,
        }
    }

    /// Notes that a script saves while somebody types: the texts written from now on carry it.
    pub const fn save_in_background(&mut self) {
        self.in_background = true;
    }

    /// Reads a thing to change it: on PostgreSQL its row is locked until the end of the transaction, on SQLite the
    /// transaction holds the one write lock anyway.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn get<N: Noun>(&self, id: Id<N>) -> Result<Option<N>> {
        let mut select = row::select();
        select.and_where(row::by_ids::<N>([id.uuid()]));
        self.lock(&mut select);
        Ok(row::load(&self.tx, &select).await?.pop())
    }

    /// Reads several things to change them, in no order.
    ///
    /// # Errors
    /// As [`Tx::get`].
    pub async fn get_many<N: Noun>(&self, ids: &[Id<N>]) -> Result<Vec<N>> {
        let mut found = Vec::with_capacity(ids.len());
        for ids in ids.chunks(crate::read::MOST_BINDS) {
            let mut select = row::select();
            select.and_where(row::by_ids::<N>(ids.iter().map(|id| id.uuid())));
            self.lock(&mut select);
            found.extend(row::load(&self.tx, &select).await?);
        }
        Ok(found)
    }

    fn lock(&self, select: &mut sea_orm::sea_query::SelectStatement) {
        if self.tx.get_database_backend() == sea_orm::DbBackend::Postgres {
            // Everyone locks in the same order, so that no two wait for each other.
            select.order_by(column::ID, Order::Asc).lock(LockType::Update);
        }
    }

    /// Which of these slugs of a noun are taken.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn taken_slugs<N: Noun>(&self, slugs: &[String]) -> Result<Vec<String>> {
        let mut taken = Vec::new();
        for slugs in slugs.chunks(crate::read::MOST_BINDS) {
            let select = Query::select()
                .column(column::SLUG)
                .from(column::ENTITY)
                .and_where(row::of_kind::<N>())
                .and_where(col(column::SLUG).is_in(slugs))
                .take();
            for row in self.tx.query_all(&select).await? {
                taken.push(row.try_get_by_index(0)?);
            }
        }
        Ok(taken)
    }

    /// Writes new things.
    ///
    /// # Errors
    /// [`Error::Taken`] where a slug, DOI, ORCID iD or external reference is in use, and [`Error::Database`].
    pub async fn create<N: Noun>(&mut self, nouns: &[N]) -> Result<()> {
        self.unfinished += 1;
        for nouns in nouns.chunks(ROWS) {
            let mut insert = Query::insert();
            insert.into_table(column::ENTITY).columns(row::WRITTEN.into_iter().chain([column::HAS_WORKING]));
            for noun in nouns {
                let values = row::values(noun)?.into_iter().chain([Value::from(0_i64)]).map(Expr::val);
                insert.values_panic(values);
            }
            self.tx.execute(&insert).await?;
            self.point(nouns).await?;
            self.note_revisions(nouns).await?;
            self.report(nouns).await?;
            self.follow_new_translations(nouns).await?;
        }
        for noun in nouns {
            self.record(noun, None, Operation::Create);
            self.wrote(noun, None, Operation::Create);
        }
        self.unfinished -= 1;
        Ok(())
    }

    /// Writes a thing anew, in place of the version it was read at.
    ///
    /// # Errors
    /// [`Error::VersionConflict`] where another was faster; [`Error::Taken`] and [`Error::Database`].
    pub async fn update<N: Noun>(&mut self, before: &N, after: &N, operation: Operation) -> Result<()> {
        let Head { id, version, .. } = before.head();
        let values = row::WRITTEN.into_iter().zip(row::values(after)?.into_iter().map(Expr::val));
        let update = Query::update()
            .table(column::ENTITY)
            .values(values.skip(1))
            .and_where(col(column::ID).eq(id.uuid()))
            .and_where(col(column::VERSION).eq(i64::from(*version)))
            .take();
        if self.tx.execute(&update).await?.rows_affected() == 0 {
            return Err(Error::VersionConflict { key: before.key(), expected: *version });
        }
        self.unfinished += 1;
        if before.links() != after.links() || before.identifiers() != after.identifiers() {
            for table in [column::ENTITY_LINK, column::ENTITY_IDENTIFIER] {
                let delete = Query::delete()
                    .from_table(table)
                    .and_where(Expr::col(column::ENTITY_ID).eq(id.uuid()))
                    .take();
                self.tx.execute(&delete).await?;
            }
            self.point(std::slice::from_ref(after)).await?;
        }
        self.note_revision(before, after).await?;
        self.report_anew(before, after).await?;
        self.follow_translations_of(before, after).await?;
        self.record(after, Some(self.audience(before)), operation);
        self.wrote(after, Some(before), operation);
        self.unfinished -= 1;
        Ok(())
    }

    /// Writes what things point to and what others call them.
    async fn point<N: Noun>(&self, nouns: &[N]) -> Result<()> {
        let mut links: Vec<[Value; 3]> = Vec::new();
        let mut identifiers: Vec<[Value; 3]> = Vec::new();
        for noun in nouns {
            let id = noun.head().id.uuid();
            let mut own = noun.links();
            own.sort_unstable();
            own.dedup();
            links.extend(
                own.into_iter()
                    .map(|(relation, target)| [(relation as i64).into(), target.into(), id.into()]),
            );
            let mut own: Vec<_> = noun
                .identifiers()
                .into_iter()
                .map(|identifier| (identifier.value().to_owned(), identifier.scheme().as_str()))
                .collect();
            own.sort_unstable();
            own.dedup();
            identifiers
                .extend(own.into_iter().map(|(value, scheme)| [value.into(), scheme.into(), id.into()]));
        }
        let tables = [
            (column::ENTITY_LINK, [column::RELATION, column::TARGET_ID, column::ENTITY_ID], links),
            (column::ENTITY_IDENTIFIER, [column::VALUE, column::SCHEME, column::ENTITY_ID], identifiers),
        ];
        for (table, columns, rows) in tables {
            for rows in rows.chunks(ROWS) {
                let mut insert = Query::insert();
                insert.into_table(table).columns(columns);
                for row in rows {
                    insert.values_panic(row.iter().cloned().map(Expr::val));
                }
                self.tx.execute(&insert).await?;
            }
        }
        Ok(())
    }

    /// Logs that dates of a thing took effect, and forgets about them until the next write.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn take_effect<N: Noun>(&mut self, noun: &N, before: Audience) -> Result<()> {
        let update = Query::update()
            .table(column::ENTITY)
            .value(column::NEXT_EFFECT, row::next_effect(noun, self.stamp.at.date_naive()))
            .and_where(col(column::ID).eq(noun.head().id.uuid()))
            .take();
        self.tx.execute(&update).await?;
        self.record(noun, Some(before), Operation::Effect);
        Ok(())
    }

    fn audience<N: Noun>(&self, noun: &N) -> Audience {
        noun.target().audience(self.stamp.at.date_naive())
    }

    fn record<N: Noun>(&mut self, noun: &N, before: Option<Audience>, operation: Operation) {
        self.record_for(noun.key(), before, self.audience(noun), operation);
    }

    /// Notes a write for the audit log.
    fn wrote<N: Noun>(&mut self, noun: &N, before: Option<&N>, operation: Operation) {
        let Head { state, version, .. } = noun.head();
        self.audit.wrote(Write {
            key: noun.key(),
            operation,
            from: before.map(|before| before.head().state),
            to: *state,
            version: *version,
            is_working: false,
        });
    }

    /// Notes a change for the log: one for each thing, however often the transaction wrote it.
    pub(crate) fn record_for(
        &mut self,
        key: EntityKey,
        before: Option<Audience>,
        after: Audience,
        operation: Operation,
    ) {
        if let Some(pending) = self.position.get(&key).and_then(|at| self.pending.get_mut(*at)) {
            pending.after = after;
            // Made and published at once is made.
            if pending.operation != Operation::Create {
                pending.operation = operation;
            }
        } else {
            self.position.insert(key, self.pending.len());
            self.pending.push(Pending { key, operation, before, after });
        }
    }

    /// Notes a change that only those who write for an owner see. Where the transaction changed the thing before its readers
    /// too, that is told already: note it first.
    pub(crate) fn record_inside(&mut self, key: EntityKey, writers: Audience) {
        if !self.position.contains_key(&key) {
            self.record_for(key, Some(writers), writers, Operation::Update);
        }
    }

    /// Writes the log and the audit log, and makes everything happen at once. Consumes the transaction: nothing can follow.
    ///
    /// # Errors
    /// [`Error::Database`], also where an earlier write failed; then nothing happened.
    pub async fn commit(self) -> Result<Committed> {
        let Self { tx, stamp, pending, position: _, audit, unfinished, posted: _, in_background: _ } = self;
        if unfinished > 0 {
            // PostgreSQL would refuse by itself. SQLite would keep rows that the log does not tell.
            let reason = "a write of this transaction failed: it can't be committed";
            return Err(Error::Database(DbErr::Custom(reason.to_owned())));
        }
        let committed = change_log::append(&tx, stamp, pending).await?;
        // Always in this order: whoever waits for the second position holds the first, or needs none.
        audit_log::append(&tx, stamp, audit).await?;
        tx.commit().await?;
        Ok(committed)
    }
}
