//! Accounts and their roles.

use chrono::NaiveDate;
use domain::{
    Account, AccountState, Id, Language, Member, Record, Role, Timestamp,
    account::{MemberRole, MemberRoleOf},
    member::{Membership, last_day},
};
use sea_orm::{
    ConnectionTrait, DbBackend, QueryResult,
    sea_query::{Expr, ExprTrait, LockType, Order, Query, SelectStatement},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Error, Result, Store, Tx,
    co_author::{CO_AUTHOR, RECORD_ID},
    column::{self, Name},
    row::{date, day, timestamp},
};

pub(crate) const ACCOUNT: Name = Name("account");
const ACCOUNT_ROLE: Name = Name("account_role");
pub(crate) const ID: Name = Name("id");
pub(crate) const ACCOUNT_ID: Name = Name("account_id");
const EMAIL: Name = Name("email");
const NAME: Name = Name("name");
const LANGUAGE: Name = Name("language");
pub(crate) const STATE: Name = Name("state");
pub(crate) const EMAIL_VERIFIED_AT: Name = Name("email_verified_at");
pub(crate) const CREATED_AT: Name = Name("created_at");
const ROLE: Name = Name("role");
const MEMBER_ID: Name = Name("member_id");
const SINCE: Name = Name("since");
const UNTIL: Name = Name("until");

/// How many columns [`select`] reads: what a caller adds to it stands behind them.
pub(crate) const COLUMNS: usize = 13;

/// One row for each role with each record that the account writes with others: an account with neither has one row
/// without them. With a role for a member comes what the member says of itself, for its memberships.
pub(crate) fn select() -> SelectStatement {
    Query::select()
        .columns([(ACCOUNT, ID), (ACCOUNT, EMAIL), (ACCOUNT, NAME), (ACCOUNT, LANGUAGE), (ACCOUNT, STATE)])
        .columns([(ACCOUNT, EMAIL_VERIFIED_AT), (ACCOUNT, CREATED_AT)])
        .columns([
            (ACCOUNT_ROLE, ROLE),
            (ACCOUNT_ROLE, MEMBER_ID),
            (ACCOUNT_ROLE, SINCE),
            (ACCOUNT_ROLE, UNTIL),
        ])
        .column((column::ENTITY, column::CONTENT))
        .column((CO_AUTHOR, RECORD_ID))
        .from(ACCOUNT)
        .left_join(ACCOUNT_ROLE, Expr::col((ACCOUNT_ROLE, ACCOUNT_ID)).equals((ACCOUNT, ID)))
        .left_join(column::ENTITY, Expr::col((column::ENTITY, ID)).equals((ACCOUNT_ROLE, MEMBER_ID)))
        .left_join(CO_AUTHOR, Expr::col((CO_AUTHOR, ACCOUNT_ID)).equals((ACCOUNT, ID)))
        .order_by((ACCOUNT, EMAIL), Order::Asc)
        .order_by((ACCOUNT_ROLE, ROLE), Order::Asc)
        .order_by((ACCOUNT_ROLE, MEMBER_ID), Order::Asc)
        .order_by((CO_AUTHOR, RECORD_ID), Order::Asc)
        .take()
}

/// What a member says of itself, as far as rights follow from it.
#[derive(Deserialize)]
struct Belonging {
    #[serde(default)]
    memberships: Vec<Membership>,
}

/// The accounts in rows of [`select`].
pub(crate) fn read(rows: &[QueryResult]) -> Result<Vec<Account>> {
    let mut accounts: Vec<Account> = Vec::new();
    for row in rows {
        let id: Uuid = row.try_get_by_index(0)?;
        if accounts.last().is_none_or(|last| last.id.uuid() != id) {
            accounts.push(read_bare(row, id)?);
        }
        let Some(account) = accounts.last_mut() else { continue };
        if let Some(role) = row.try_get_by_index::<Option<String>>(7)? {
            read_role(row, account, &role)?;
        }
        let record = row.try_get_by_index::<Option<Uuid>>(12)?.map(Id::<Record>::new);
        account.co_authored.extend(record.filter(|record| !account.co_authored.contains(record)));
    }
    Ok(accounts)
}

fn corrupt(table: &'static str, column: &'static str, id: Uuid, reason: &impl ToString) -> Error {
    Error::Corrupt { table, column, id, reason: reason.to_string() }
}

/// The account of a row, without what it may do.
fn read_bare(row: &QueryResult, id: Uuid) -> Result<Account> {
    let language: String = row.try_get_by_index(3)?;
    let state: String = row.try_get_by_index(4)?;
    let verified: Option<i64> = row.try_get_by_index(5)?;
    Ok(Account {
        id: Id::new(id),
        email: row.try_get_by_index(1)?,
        name: row.try_get_by_index(2)?,
        language: language.parse().unwrap_or_else(|_| Language::english()),
        state: state.parse().map_err(|error| corrupt("account", "state", id, &error))?,
        email_verified_at: verified.map(timestamp),
        roles: Vec::new(),
        member_roles: Vec::new(),
        co_authored: Vec::new(),
        created_at: timestamp(row.try_get_by_index(6)?),
    })
}

/// Gives an account the role of a row, unless it has it from another row.
fn read_role(row: &QueryResult, account: &mut Account, role: &str) -> Result<()> {
    let id = account.id.uuid();
    let unknown = |error: domain::account::UnknownName| corrupt("account_role", "role", id, &error);
    let Some(member) = row.try_get_by_index::<Option<Uuid>>(8)? else {
        let role: Role = role.parse().map_err(unknown)?;
        account.roles.extend((!account.roles.contains(&role)).then_some(role));
        return Ok(());
    };
    let role: MemberRole = role.parse().map_err(unknown)?;
    if account.member_roles.iter().any(|held| held.key() == (Id::new(member), role)) {
        return Ok(());
    }
    let content: Option<String> = row.try_get_by_index(11)?;
    let belonging: Option<Belonging> = content
        .map(|content| serde_json::from_str(&content))
        .transpose()
        .map_err(|error| corrupt("entity", "content", member, &error))?;
    account.member_roles.push(MemberRoleOf {
        member: Id::new(member),
        role,
        since: row.try_get_by_index::<Option<i64>>(9)?.and_then(date),
        until: row.try_get_by_index::<Option<i64>>(10)?.and_then(date),
        membership_ends: belonging.and_then(|belonging| last_day(&belonging.memberships)),
    });
    Ok(())
}

async fn by_id(connection: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Account>> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(crate::read::MOST_BINDS) {
        let mut select = select();
        select.and_where(Expr::col((ACCOUNT, ID)).is_in(ids.iter().copied()));
        found.extend(read(&connection.query_all(&select).await?)?);
    }
    Ok(found)
}

impl Store {
    /// The account with an e-mail address (lower-case).
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>> {
        let rows = self.reader.query_all(select().and_where(Expr::col((ACCOUNT, EMAIL)).eq(email))).await?;
        Ok(read(&rows)?.pop())
    }

    /// Accounts by id, in no order; those that are there.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts_by_id(&self, ids: &[Uuid]) -> Result<Vec<Account>> {
        by_id(&self.reader, ids).await
    }

    /// The accounts that have a role everywhere, by e-mail address; with all their roles.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts_with_role(&self, role: Role) -> Result<Vec<Account>> {
        let holders = Query::select()
            .column(ACCOUNT_ID)
            .from(ACCOUNT_ROLE)
            .and_where(Expr::col(ROLE).eq(role.as_str()))
            .and_where(Expr::col(MEMBER_ID).is_null())
            .take();
        let mut select = select();
        select.and_where(Expr::col((ACCOUNT, ID)).in_subquery(holders));
        read(&self.reader.query_all(&select).await?)
    }

    /// The accounts that have, had or will have a role for a member, by e-mail address; with all their roles.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts_for_member(&self, member: Id<Member>) -> Result<Vec<Account>> {
        let holders = Query::select()
            .column(ACCOUNT_ID)
            .from(ACCOUNT_ROLE)
            .and_where(Expr::col(MEMBER_ID).eq(member.uuid()))
            .take();
        let mut select = select();
        select.and_where(Expr::col((ACCOUNT, ID)).in_subquery(holders));
        read(&self.reader.query_all(&select).await?)
    }

    /// The account with an id.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn account(&self, id: Id<Account>) -> Result<Option<Account>> {
        let rows = self.reader.query_all(select().and_where(Expr::col((ACCOUNT, ID)).eq(id.uuid()))).await?;
        Ok(read(&rows)?.pop())
    }

    /// Every account, by e-mail address.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        read(&self.reader.query_all(&select()).await?)
    }

    /// Accounts by e-mail address, `limit` of them after an address, of one state or of all.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts_after(
        &self,
        after: Option<&str>,
        state: Option<AccountState>,
        limit: u64,
    ) -> Result<Vec<Account>> {
        let mut page = Query::select();
        page.column(ID).from(ACCOUNT).order_by(EMAIL, Order::Asc).limit(limit);
        if let Some(after) = after {
            page.and_where(Expr::col(EMAIL).gt(after));
        }
        if let Some(state) = state {
            page.and_where(Expr::col(STATE).eq(state.as_str()));
        }
        let rows =
            self.reader.query_all(select().and_where(Expr::col((ACCOUNT, ID)).in_subquery(page))).await?;
        read(&rows)
    }
}

impl Tx {
    /// As [`Store::accounts_by_id`], within the transaction.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts_by_id(&self, ids: &[Uuid]) -> Result<Vec<Account>> {
        by_id(&self.tx, ids).await
    }

    /// Reads an account to change it: on PostgreSQL its row is locked until the end of the transaction.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn account(&self, id: Id<Account>) -> Result<Option<Account>> {
        self.locked_account(Expr::col((ACCOUNT, ID)).eq(id.uuid())).await
    }

    /// Reads the account with an e-mail address (lower-case) to change it.
    ///
    /// # Errors
    /// As [`Tx::account`].
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>> {
        self.locked_account(Expr::col((ACCOUNT, EMAIL)).eq(email)).await
    }

    async fn locked_account(&self, which: Expr) -> Result<Option<Account>> {
        if self.tx.get_database_backend() == DbBackend::Postgres {
            // Apart from the roles: the optional side of a join can't be locked.
            let lock = Query::select()
                .column(ID)
                .from(ACCOUNT)
                .and_where(which.clone())
                .lock(LockType::Update)
                .take();
            self.tx.query_all(&lock).await?;
        }
        Ok(read(&self.tx.query_all(select().and_where(which)).await?)?.pop())
    }

    /// Writes a new account with its roles. Accounts are nothing a reader could see, so the log is silent about them.
    ///
    /// # Errors
    /// [`Error::Taken`] where the address has an account, and [`Error::Database`].
    pub async fn create_account(&mut self, account: &Account) -> Result<()> {
        let Account {
            id,
            email,
            name,
            language,
            state,
            email_verified_at,
            roles: _,
            member_roles: _,
            co_authored: _,
            created_at,
        } = account;
        let insert = Query::insert()
            .into_table(ACCOUNT)
            .columns([ID, EMAIL, NAME, LANGUAGE, STATE, EMAIL_VERIFIED_AT, CREATED_AT])
            .values_panic([
                Expr::val(id.uuid()),
                Expr::val(email.as_str()),
                Expr::val(name.as_str()),
                Expr::val(language.as_str()),
                Expr::val(state.as_str()),
                Expr::val(micros(email_verified_at.as_ref())),
                Expr::val(created_at.timestamp_micros()),
            ])
            .take();
        self.tx.execute(&insert).await?;
        self.set_roles(account).await
    }

    /// Writes an account anew, roles included.
    ///
    /// # Errors
    /// [`Error::Taken`] where the address has another account, and [`Error::Database`].
    pub async fn update_account(&mut self, account: &Account) -> Result<()> {
        let Account {
            id,
            email,
            name,
            language,
            state,
            email_verified_at,
            roles: _,
            member_roles: _,
            co_authored: _,
            created_at: _,
        } = account;
        let update = Query::update()
            .table(ACCOUNT)
            .value(EMAIL, email.as_str())
            .value(NAME, name.as_str())
            .value(LANGUAGE, language.as_str())
            .value(STATE, state.as_str())
            .value(EMAIL_VERIFIED_AT, micros(email_verified_at.as_ref()))
            .and_where(Expr::col(ID).eq(id.uuid()))
            .take();
        self.tx.execute(&update).await?;
        self.set_roles(account).await
    }

    /// Removes an account that never acted, with all that hangs on it: nothing else can point to it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn delete_account(&mut self, id: Id<Account>) -> Result<()> {
        self.forget_account_things(id).await?;
        let delete = Query::delete().from_table(ACCOUNT).and_where(Expr::col(ID).eq(id.uuid())).take();
        self.tx.execute(&delete).await?;
        Ok(())
    }

    /// Removes all that belongs to an account alone: roles, sessions, tokens, codes, identities, its request, saved
    /// searches, what it was told, and how it signs in. The row itself stays as it is.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn forget_account_things(&mut self, id: Id<Account>) -> Result<()> {
        let searches = Query::select()
            .column(ID)
            .from(Name("saved_search"))
            .and_where(Expr::col(ACCOUNT_ID).eq(id.uuid()))
            .take();
        let hits = Query::delete()
            .from_table(Name("saved_search_hit"))
            .and_where(Expr::col(Name("saved_search_id")).in_subquery(searches))
            .take();
        self.tx.execute(&hits).await?;
        for table in [
            "saved_search",
            "account_role",
            "co_author",
            "session",
            "api_token",
            "account_code",
            "recovery_code",
            "account_identity",
            "sign_in_flow",
            "account_request",
            "idempotency",
            "notification",
            "notification_delivery",
            "reminder",
        ] {
            let delete =
                Query::delete().from_table(Name(table)).and_where(Expr::col(ACCOUNT_ID).eq(id.uuid())).take();
            self.tx.execute(&delete).await?;
        }
        self.set_password(id, None).await?;
        self.remove_second_factor(id).await
    }

    /// Writes an account's roles, in place of those it had.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn set_roles(&mut self, account: &Account) -> Result<()> {
        let Account {
            id,
            email: _,
            name: _,
            language: _,
            state: _,
            email_verified_at: _,
            roles,
            member_roles,
            co_authored: _,
            created_at: _,
        } = account;
        let delete =
            Query::delete().from_table(ACCOUNT_ROLE).and_where(Expr::col(ACCOUNT_ID).eq(id.uuid())).take();
        self.tx.execute(&delete).await?;
        let always: [Option<NaiveDate>; 2] = [None, None];
        let everywhere = roles.iter().map(|role| (role.as_str(), None::<Uuid>, always));
        let for_members = member_roles.iter().map(|held| {
            let MemberRoleOf { member, role, since, until, membership_ends: _ } = held;
            (role.as_str(), Some(member.uuid()), [*since, *until])
        });
        for (role, member, [since, until]) in everywhere.chain(for_members) {
            let insert = Query::insert()
                .into_table(ACCOUNT_ROLE)
                .columns([ACCOUNT_ID, ROLE, MEMBER_ID, SINCE, UNTIL])
                .values_panic([
                    Expr::val(id.uuid()),
                    Expr::val(role),
                    Expr::val(member),
                    Expr::val(since.map(day)),
                    Expr::val(until.map(day)),
                ])
                .take();
            self.tx.execute(&insert).await?;
        }
        Ok(())
    }
}

/// A moment for a column, if there is one.
pub(crate) fn micros(at: Option<&Timestamp>) -> Option<i64> {
    at.map(Timestamp::timestamp_micros)
}
