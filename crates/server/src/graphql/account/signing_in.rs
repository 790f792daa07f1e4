//! Signing in and out, and passwords.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{
    id,
    joining::DonePayload,
    object::{Account, Session},
};
use crate::graphql::{
    asker::Asker,
    error::{Result, UserError, taken},
};

/// Who signs in.
#[derive(InputObject)]
pub(crate) struct SignInInput {
    /// The e-mail address.
    email: String,
    /// The password.
    #[graphql(secret)]
    password: String,
    /// Where the account has a second factor: the code that the app shows, or a recovery code. Without it the answer is
    /// `SECOND_FACTOR_REQUIRED`.
    #[graphql(secret)]
    code: Option<String>,
}

/// What signing in answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct SignInPayload {
    /// The session, with its token; `null` where there are user errors.
    session: Option<Session>,
    /// The account that signed in.
    account: Option<Account>,
    /// What was wrong. `TOO_MANY_ATTEMPTS`: wait before the next one.
    user_errors: Vec<UserError>,
}

/// Which session.
#[derive(InputObject)]
pub(crate) struct SessionRevokeInput {
    /// Its id.
    id: ID,
}

/// The password, and a new one.
#[derive(InputObject)]
pub(crate) struct PasswordChangeInput {
    /// The password as it is; empty where you have none (`viewer.hasPassword`), within ten minutes of signing in.
    #[graphql(secret)]
    current: String,
    /// The new one: 12 to 128 characters of any script.
    #[graphql(secret)]
    password: String,
}

/// Whose password is no longer known.
#[derive(InputObject)]
pub(crate) struct PasswordResetRequestInput {
    /// The e-mail address.
    email: String,
}

/// A new password by the code of a letter.
#[derive(InputObject)]
pub(crate) struct PasswordResetInput {
    /// The code from the letter.
    code: String,
    /// The new password: 12 to 128 characters of any script.
    #[graphql(secret)]
    password: String,
}

/// Signing in and out.
#[derive(Default)]
pub(crate) struct SigningInMutation;

/// Signing in and out.
#[Object(serial)]
impl SigningInMutation {
    /// Signs in. The session's token is sent as `Authorization: Bearer gsef_ses_…`; it is good until it is unused for 14 days,
    /// and 90 days at most. After five failures within a quarter of an hour, by account or by network address, each further
    /// attempt must wait.
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who.")] input: SignInInput,
    ) -> Result<SignInPayload> {
        let SignInInput { email, password, code } = input;
        let asker = Asker::of(ctx);
        let signed_in = asker.app.sign_in(&asker.cx, &email, &password, code.as_deref()).await;
        let (signed_in, user_errors) = taken(signed_in)?;
        let session = signed_in.as_ref().map(Session::begun);
        let account = signed_in.map(|signed_in| Account::of(signed_in.account));
        Ok(SignInPayload { session, account, user_errors })
    }

    /// Ends the session that this request came by.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<DonePayload> {
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.sign_out(&asker.cx).await)
    }

    /// Ends one of your sessions.
    async fn session_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: SessionRevokeInput,
    ) -> Result<DonePayload> {
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.revoke_session(&asker.cx, id(&input.id)).await)
    }

    /// Ends all your sessions but the one that this request came by.
    async fn session_revoke_others(&self, ctx: &Context<'_>) -> Result<DonePayload> {
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.revoke_other_sessions(&asker.cx).await)
    }

    /// Changes your password; your other sessions end. Needs a session.
    async fn password_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The password, and the new one.")] input: PasswordChangeInput,
    ) -> Result<DonePayload> {
        let PasswordChangeInput { current, password } = input;
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.change_password(&asker.cx, &current, &password).await)
    }

    /// Has a letter written with which to set a new password, good for two hours. The answer is the same whether or not the
    /// address has an account.
    async fn password_reset_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose.")] input: PasswordResetRequestInput,
    ) -> Result<DonePayload> {
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.request_password_reset(&asker.cx, &input.email).await)
    }

    /// Sets a new password by the code of a letter. All sessions of the account end; a second factor stays.
    async fn password_reset(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code, and the new password.")] input: PasswordResetInput,
    ) -> Result<DonePayload> {
        let PasswordResetInput { code, password } = input;
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.reset_password(&asker.cx, &code, &password).await)
    }
}
