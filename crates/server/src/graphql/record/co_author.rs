//! Writing a record with people who write nothing else of its owner's.

use app::Invited;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::Id;

use crate::graphql::{
    account::DonePayload,
    asker::Asker,
    error::{Result, UserError, failed, taken},
    global_id,
    review::Colleague,
    scalar::Locale,
};

/// Those who were asked to write a record with its authors; none for who may not know.
pub(crate) async fn of_record(ctx: &Context<'_>, record: &domain::Record) -> Result<Vec<Colleague>> {
    let asker = Asker::of(ctx);
    match asker.app.co_authors(&asker.cx, record).await {
        Ok(accounts) => Ok(accounts.iter().map(Colleague::of).collect()),
        Err(app::Error::Refused(_)) => Ok(Vec::new()),
        Err(error) => Err(failed(&error)),
    }
}

/// Whom to ask to write a record with its authors.
#[derive(InputObject)]
pub(crate) struct CoAuthorInviteInput {
    /// The record's id.
    id: ID,
    /// The e-mail address that the letter goes to.
    email: String,
    /// The language of the letter, for who has no account yet: English, French, Spanish or Korean; yours where absent.
    language: Option<Locale>,
}

/// What asking a co-author answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct CoAuthorInvitePayload {
    /// Until when a new account can be made by the letter; `null` where there are user errors.
    expires_at: Option<DateTime<Utc>>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

/// Who writes which record no longer.
#[derive(InputObject)]
pub(crate) struct CoAuthorRemoveInput {
    /// The record's id.
    id: ID,
    /// The account's id: one of `coAuthors`, or your own.
    account: ID,
}

/// Writing with others.
#[derive(Default)]
pub(crate) struct CoAuthorMutation;

/// Writing with others.
#[Object(serial)]
impl CoAuthorMutation {
    /// Asks someone to write a record with its authors: to read it whatever its state, to write it and to talk about it, and
    /// nothing else of its owner's. Handing it in stays with those who write for its owner. Who has an account is told, all
    /// others get an invitation by letter that is good for 14 days. For those who write for the record's owner, and editors.
    async fn co_author_invite(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, to which record.")] input: CoAuthorInviteInput,
    ) -> Result<CoAuthorInvitePayload> {
        let CoAuthorInviteInput { id, email, language } = input;
        let asker = Asker::of(ctx);
        let language = language.map(|Locale(language)| language);
        let invited = asker.app.invite_co_author(&asker.cx, record(&id), &email, language).await;
        let (invited, user_errors) = taken(invited)?;
        let expires_at = invited.map(|Invited { email: _, expires_at }| expires_at);
        Ok(CoAuthorInvitePayload { expires_at, user_errors })
    }

    /// Someone writes a record with its authors no longer. For those who write for the record's owner, editors, and the
    /// co-author.
    async fn co_author_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, of which record.")] input: CoAuthorRemoveInput,
    ) -> Result<DonePayload> {
        let CoAuthorRemoveInput { id, account } = input;
        let asker = Asker::of(ctx);
        let account = Id::new(account.parse().unwrap_or_default());
        DonePayload::of(asker.app.remove_co_author(&asker.cx, record(&id), account).await)
    }
}

/// The record of an id; one that is no record's is nothing's.
fn record(id: &ID) -> Id<domain::Record> {
    let key = global_id::decode(id).filter(|key| key.kind.is_record());
    Id::new(key.map(|key| key.id).unwrap_or_default())
}
