//! Writing accounts and their roles. Accounts are nothing a reader could see, so the log is silent about them.

use chrono::NaiveDate;
use domain::{Account, account::MemberRoleOf};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;

use super::{
    ACCOUNT, ACCOUNT_ID, ACCOUNT_ROLE, CREATED_AT, EMAIL, EMAIL_VERIFIED_AT, ID, LANGUAGE, MEMBER_ID, NAME,
    ROLE, SINCE, STATE, UNTIL, micros,
};
use crate::{Result, Tx, row::day};

impl Tx {
    /// Writes a new account with its roles.
    ///
    /// # Errors
    /// [`Error::Taken`](crate::Error::Taken) where the address has an account, and [`Error::Database`](crate::Error::Database).
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
    /// [`Error::Taken`](crate::Error::Taken) where the address has another account, and [`Error::Database`](crate::Error::Database).
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

    /// Writes an account's roles, in place of those it had.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
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
