//! Removing what belongs to an account alone.

use domain::{Account, Id};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Query},
};

use super::{ACCOUNT, ACCOUNT_ID, ID};
use crate::{Result, Tx, column::Name};

impl Tx {
    /// Removes an account that never acted, with all that hangs on it: nothing else can point to it.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
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
    /// [`Error::Database`](crate::Error::Database).
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
}
