//! Keeping an account: its name, second factor and tokens; and leaving.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};

use super::{
    id,
    joining::{AccountPayload, DonePayload},
    object::ApiToken,
};
use crate::graphql::{
    asker::Asker,
    error::{Result, UserError, taken},
    platform::Scope,
    scalar::Locale,
};

/// What you change about your account. What is left out stays.
#[derive(InputObject)]
pub(crate) struct AccountUpdateInput {
    /// What you want to be called: 1 to 200 characters.
    name: Option<String>,
    /// The language of letters to you.
    language: Option<Locale>,
}

/// A second factor that is to be confirmed.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct SecondFactor {
    /// The secret (base32), for typing into an app. Shown this once.
    secret: String,
    /// The same as `otpauth://` address, for a QR code.
    uri: String,
}

/// What beginning a second factor answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct SecondFactorBeginPayload {
    /// The secret; `null` where there are user errors. It counts once `secondFactorConfirm` has come.
    second_factor: Option<SecondFactor>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

/// A code of the app.
#[derive(InputObject)]
pub(crate) struct SecondFactorConfirmInput {
    /// The six digits that the app shows.
    #[graphql(secret)]
    code: String,
}

/// What confirming a second factor answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct SecondFactorConfirmPayload {
    /// Ten recovery codes, each good once in place of the app's; `null` where there are user errors. Shown this once.
    recovery_codes: Option<Vec<String>>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

/// What it takes to remove a second factor.
#[derive(InputObject)]
pub(crate) struct SecondFactorRemoveInput {
    /// Your password; empty where you have none (`viewer.hasPassword`), within ten minutes of signing in.
    #[graphql(secret)]
    password: String,
    /// The code that the app shows, or a recovery code.
    #[graphql(secret)]
    code: String,
}

/// A token to make.
#[derive(InputObject)]
pub(crate) struct TokenCreateInput {
    /// What you call it: 1 to 200 characters.
    name: String,
    /// How far it reaches.
    scope: Scope,
    /// When it stops working; never where absent.
    expires_at: Option<DateTime<Utc>>,
}

/// What making a token answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct TokenCreatePayload {
    /// The token as it is listed; `null` where there are user errors.
    token: Option<ApiToken>,
    /// What a program sends as `Authorization: Bearer …`. Shown this once: keep it like a password.
    secret: Option<String>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

/// Which token.
#[derive(InputObject)]
pub(crate) struct TokenRevokeInput {
    /// Its id.
    id: ID,
}

/// Which identity.
#[derive(InputObject)]
pub(crate) struct IdentityRevokeInput {
    /// Its id.
    id: ID,
}

/// What it takes to erase your account.
#[derive(InputObject)]
pub(crate) struct AccountEraseInput {
    /// Your password; empty where you have none (`viewer.hasPassword`), within ten minutes of signing in.
    #[graphql(secret)]
    password: String,
}

/// Keeping an account.
#[derive(Default)]
pub(crate) struct KeepingMutation;

/// Keeping an account.
#[Object(serial)]
impl KeepingMutation {
    /// Changes what you are called, and the language of letters to you.
    async fn account_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: AccountUpdateInput,
    ) -> Result<AccountPayload> {
        let AccountUpdateInput { name, language } = input;
        let asker = Asker::of(ctx);
        let language = language.map(|Locale(language)| language);
        AccountPayload::of(asker.app.update_own(&asker.cx, name.as_deref(), language).await)
    }

    /// Shows a new secret for an app of codes (TOTP). Needs a session, and that there is no second factor yet.
    async fn second_factor_begin(&self, ctx: &Context<'_>) -> Result<SecondFactorBeginPayload> {
        let asker = Asker::of(ctx);
        let (begun, user_errors) = taken(asker.app.begin_second_factor(&asker.cx).await)?;
        let second_factor = begun.map(|app::SecondFactor { secret, uri }| SecondFactor { secret, uri });
        Ok(SecondFactorBeginPayload { second_factor, user_errors })
    }

    /// Makes the secret your second factor, if the app shows the right code.
    async fn second_factor_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code.")] input: SecondFactorConfirmInput,
    ) -> Result<SecondFactorConfirmPayload> {
        let asker = Asker::of(ctx);
        let confirmed = asker.app.confirm_second_factor(&asker.cx, &input.code).await;
        let (recovery_codes, user_errors) = taken(confirmed)?;
        Ok(SecondFactorConfirmPayload { recovery_codes, user_errors })
    }

    /// Takes your second factor away. Needs a session.
    async fn second_factor_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Password and code.")] input: SecondFactorRemoveInput,
    ) -> Result<DonePayload> {
        let SecondFactorRemoveInput { password, code } = input;
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.remove_second_factor(&asker.cx, &password, &code).await)
    }

    /// Takes an identity at another site from your account: it signs you in no more, and your other sessions end. Needs a
    /// session, and a password or another identity that still signs you in.
    async fn identity_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: IdentityRevokeInput,
    ) -> Result<DonePayload> {
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.revoke_identity(&asker.cx, id(&input.id)).await)
    }

    /// Makes an API token, for a program that acts for you. Needs a session: a token makes no token.
    async fn token_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token.")] input: TokenCreateInput,
    ) -> Result<TokenCreatePayload> {
        let TokenCreateInput { name, scope, expires_at } = input;
        let asker = Asker::of(ctx);
        let created = asker.app.create_own_token(&asker.cx, &name, scope.into(), expires_at).await;
        let (created, user_errors) = taken(created)?;
        let (token, secret) = created
            .map(|app::ApiToken { token, listed }| (ApiToken(listed), token.reveal().to_owned()))
            .unzip();
        Ok(TokenCreatePayload { token, secret, user_errors })
    }

    /// Makes one of your API tokens worthless, from its next use on.
    async fn token_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: TokenRevokeInput,
    ) -> Result<DonePayload> {
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.revoke_own_token(&asker.cx, id(&input.id)).await)
    }

    /// Erases your account: address, name, password, sessions, tokens and saved searches. Works keep their authors' names as
    /// printed. There is no way back. Needs a session.
    async fn account_erase(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The password.")] input: AccountEraseInput,
    ) -> Result<DonePayload> {
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.erase_own(&asker.cx, &input.password).await)
    }
}
