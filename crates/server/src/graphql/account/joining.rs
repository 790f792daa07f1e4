//! Becoming an account, by invitation or by request; and shutting one.

use app::{Approval, ErasedOrDisabled, Invitation, Invited, RequestAsked};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{EntityKind, FieldErrors, Id, Language};

use super::{
    id,
    object::{Account, MemberRoleInput, member_roles},
};
use crate::graphql::{
    asker::Asker,
    error::{Result, UserError, taken},
    platform::Role,
    record::input,
    scalar::Locale,
};

/// Whom to invite, to what.
#[derive(InputObject)]
pub(crate) struct AccountInviteInput {
    /// The e-mail address that the letter goes to.
    email: String,
    /// The language of the letter: English, French, Spanish or Korean; yours where absent.
    language: Option<Locale>,
    /// What they may do everywhere: only an administrator gives such roles. Without any role here and below, the account
    /// writes only what others ask it to write with them.
    #[graphql(default)]
    roles: Vec<Role>,
    /// What they may do for members: a representative gives roles for the very member.
    #[graphql(default)]
    member_roles: Vec<MemberRoleInput>,
}

/// An invitation that was written.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct AccountInvitation {
    /// The address that the letter goes to.
    email: String,
    /// Until when it can be accepted.
    expires_at: DateTime<Utc>,
}

/// What an invitation answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct AccountInvitePayload {
    /// The invitation; `null` where there are user errors. It does not tell whether the address had an account already, which
    /// was then given the roles.
    invitation: Option<AccountInvitation>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

/// An invitation that is accepted.
#[derive(InputObject)]
pub(crate) struct InvitationAcceptInput {
    /// The code from the letter.
    code: String,
    /// What you want to be called: 1 to 200 characters.
    name: String,
    /// A password: 12 to 128 characters of any script.
    #[graphql(secret)]
    password: String,
    /// The language of letters to you; that of the invitation where absent.
    language: Option<Locale>,
}

/// What a mutation of an account answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct AccountPayload {
    /// The account as it is now; `null` where there are user errors.
    account: Option<Account>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

impl AccountPayload {
    pub(super) fn of(result: app::Result<domain::Account>) -> Result<Self> {
        let (account, user_errors) = taken(result)?;
        Ok(Self { account: account.map(Account::of), user_errors })
    }
}

/// What someone asks for.
#[derive(InputObject)]
pub(crate) struct AccountRequestInput {
    /// Your e-mail address.
    email: String,
    /// What you want to be called: 1 to 200 characters.
    name: String,
    /// The language of letters to you: English, French, Spanish or Korean.
    language: Option<Locale>,
    /// The id of the member you would write for.
    member: Option<ID>,
    /// Who you are, and what you want to do: at most 2,000 characters.
    #[graphql(default)]
    message: String,
}

/// What a verb answers that says nothing more than that it was taken in.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct DonePayload {
    /// Whether it was taken in; `false` where there are user errors. It tells nothing of whether an address is known.
    is_done: bool,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

impl DonePayload {
    pub(crate) fn of(result: app::Result<()>) -> Result<Self> {
        let (done, user_errors) = taken(result)?;
        Ok(Self { is_done: done.is_some(), user_errors })
    }
}

/// A code from a letter.
#[derive(InputObject)]
pub(crate) struct EmailVerifyInput {
    /// The code from the letter.
    code: String,
}

/// Whom to let in, with what.
#[derive(InputObject)]
pub(crate) struct AccountApproveInput {
    /// The id of the account that waits.
    id: ID,
    /// What they may do everywhere: an editor gives no more than `REVIEWER`. Without any role here and below, the account
    /// writes only what others ask it to write with them.
    #[graphql(default)]
    roles: Vec<Role>,
    /// What they may do for members.
    #[graphql(default)]
    member_roles: Vec<MemberRoleInput>,
}

/// Whom to send away, and why.
#[derive(InputObject)]
pub(crate) struct AccountDeclineInput {
    /// The id of the account that waits.
    id: ID,
    /// Why: it is written to the person. At most 2,000 characters.
    reason: String,
}

/// Which account to shut.
#[derive(InputObject)]
pub(crate) struct AccountDisableInput {
    /// Its id.
    id: ID,
    /// Whether what is known of the person is erased, too. There is no way back from that; from the other, `accountEnable` or
    /// a new invitation.
    #[graphql(default)]
    erase: bool,
}

/// Which account to open again.
#[derive(InputObject)]
pub(crate) struct AccountEnableInput {
    /// Its id.
    id: ID,
}

/// Becoming an account.
#[derive(Default)]
pub(crate) struct JoiningMutation;

/// Becoming an account.
#[Object(serial)]
impl JoiningMutation {
    /// Invites someone by a letter that is good for 14 days. Administrators invite anyone; a representative invites those who
    /// write for their member. Someone who has an account already is given the roles, and told by letter; someone who has not
    /// accepted yet, or whose account is shut, gets a new invitation and keeps the roles they had.
    ///
    /// An administrator may invite without any role, though hardly by mistake: such an account reads what everyone reads, keeps
    /// searches, and writes the records that others ask it to write with them (`coAuthorInvite`), and nothing else.
    async fn account_invite(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, to what.")] input: AccountInviteInput,
    ) -> Result<AccountInvitePayload> {
        let AccountInviteInput { email, language, roles, member_roles: given } = input;
        let asker = Asker::of(ctx);
        let mut errors = FieldErrors::none();
        let member_roles = member_roles(given, &mut errors);
        let roles = roles.into_iter().map(Into::into).collect();
        let language = language.map(|Locale(language)| language);
        let invited = async {
            errors.check(())?;
            asker.app.invite(&asker.cx, Invitation { email, language, roles, member_roles }).await
        };
        let (invited, user_errors) = taken(invited.await)?;
        let invitation = invited.map(|Invited { email, expires_at }| AccountInvitation { email, expires_at });
        Ok(AccountInvitePayload { invitation, user_errors })
    }

    /// Accepts an invitation, or an approved request: the account is active from then on, and can sign in.
    async fn invitation_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code, a name and a password.")] input: InvitationAcceptInput,
    ) -> Result<AccountPayload> {
        let InvitationAcceptInput { code, name, password, language } = input;
        let language = language.map(|Locale(language)| language);
        let asker = Asker::of(ctx);
        AccountPayload::of(asker.app.accept_invitation(&asker.cx, &code, &name, &password, language).await)
    }

    /// Asks for an account. A letter comes to the address, whatever is known of it; the answer here is always the same.
    async fn account_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who asks, for what.")] input: AccountRequestInput,
    ) -> Result<DonePayload> {
        let AccountRequestInput { email, name, language, member, message } = input;
        let asker = Asker::of(ctx);
        let language = language.map(|Locale(language)| language);
        let language = language.or_else(|| asker.cx.languages.first().cloned());
        let mut errors = FieldErrors::none();
        let member = member.and_then(|member| input::id(&mut errors, "member", &member, EntityKind::Member));
        let language = language.unwrap_or_else(Language::english);
        let asked = async {
            errors.check(())?;
            asker
                .app
                .request_account(&asker.cx, RequestAsked { email, name, language, member, message })
                .await
        };
        DonePayload::of(asked.await)
    }

    /// Shows by the code of a letter that an address is yours; the request then comes before those who decide.
    async fn email_verify(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code.")] input: EmailVerifyInput,
    ) -> Result<AccountPayload> {
        let asker = Asker::of(ctx);
        AccountPayload::of(asker.app.verify_email(&asker.cx, &input.code).await)
    }

    /// Lets someone in who asked: they get a letter with which to choose a password. For administrators and editors.
    async fn account_approve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, with what.")] input: AccountApproveInput,
    ) -> Result<AccountPayload> {
        let AccountApproveInput { id: account, roles, member_roles: given } = input;
        let asker = Asker::of(ctx);
        let mut errors = FieldErrors::none();
        let member_roles = member_roles(given, &mut errors);
        let roles = roles.into_iter().map(Into::into).collect();
        let approved = async {
            errors.check(())?;
            let approval = Approval { account: Id::new(id(&account)), roles, member_roles };
            asker.app.approve_request(&asker.cx, approval).await
        };
        AccountPayload::of(approved.await)
    }

    /// Sends someone away who asked, with a reason that is written to them. Nothing else is kept of them. For administrators
    /// and editors.
    async fn account_decline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and why.")] input: AccountDeclineInput,
    ) -> Result<DonePayload> {
        let AccountDeclineInput { id: account, reason } = input;
        let asker = Asker::of(ctx);
        DonePayload::of(asker.app.decline_request(&asker.cx, Id::new(id(&account)), &reason).await)
    }

    /// Shuts an account: it can't act from the next request on, its sessions end and its tokens are worthless. For
    /// administrators, and not for their own account.
    async fn account_disable(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and whether it is erased.")] input: AccountDisableInput,
    ) -> Result<AccountPayload> {
        let AccountDisableInput { id: account, erase } = input;
        let becomes = if erase { ErasedOrDisabled::Erased } else { ErasedOrDisabled::Disabled };
        let asker = Asker::of(ctx);
        AccountPayload::of(asker.app.disable_account(&asker.cx, Id::new(id(&account)), becomes).await)
    }

    /// Opens an account that was shut: the person signs in as before, and may what its roles allow; sessions and tokens that
    /// ended with it stay ended. Not for an erased account, nor for one that nobody ever accepted: invite the person anew. For
    /// administrators.
    async fn account_enable(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: AccountEnableInput,
    ) -> Result<AccountPayload> {
        let AccountEnableInput { id: account } = input;
        let asker = Asker::of(ctx);
        AccountPayload::of(asker.app.enable_account(&asker.cx, Id::new(id(&account))).await)
    }
}
