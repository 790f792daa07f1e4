//! Accounts as rows: what is selected, and how it is read back.

use domain::{
    Account, Id, Language, Record, Role,
    account::{MemberRole, MemberRoleOf},
    member::{Membership, last_day},
};
use sea_orm::{
    QueryResult,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    ACCOUNT, ACCOUNT_ID, ACCOUNT_ROLE, CREATED_AT, EMAIL, EMAIL_VERIFIED_AT, ID, LANGUAGE, MEMBER_ID, NAME,
    ROLE, SINCE, STATE, UNTIL,
};
use crate::{
    Error, Result,
    co_author::{CO_AUTHOR, RECORD_ID},
    column,
    row::{date, timestamp},
};

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
