//! Everything that is kept about a person, for the person.

use domain::{
    Account, Change, Scope,
    account::MemberRoleOf,
    audit::{Action, Detail},
    policy::permit_own,
};
use serde_json::{Value, json};
use storage::{Credentials, Identity, ListedToken, OutboxEntry, SavedSearch, Session};

use crate::{App, Cx, Error, Result};

/// Changes that are told at most: the newest.
const MOST_CHANGES: u64 = 1_000;

impl App {
    /// All that is kept about the asker's account, as JSON for people. Secrets are told only as being there.
    ///
    /// # Errors
    /// [`Error::Refused`]: a token needs the scope `admin`.
    pub async fn personal_data(&self, cx: &Cx) -> Result<String> {
        self.permitted(cx, Action::AccountExport, permit_own(&cx.actor, Scope::Admin))?;
        let account = self.own(cx).await?;
        let id = account.id;
        let Credentials { password, totp_secret, totp_pending: _, totp_step: _ } =
            self.store.credentials(id).await?;
        let request = self.store.account_request(id).await?;
        let data = json!({
            "account": shown(&account),
            "hasPassword": password.is_some(),
            "hasSecondFactor": totp_secret.is_some(),
            "identities": self.store.identities(id).await?.iter().map(identity).collect::<Vec<_>>(),
            "request": request.map(|(member, message, at)| json!({
                "member": member.map(|member| member.to_string()), "message": message, "askedAt": at,
            })),
            "sessions": self.store.sessions(id).await?.iter().map(session).collect::<Vec<_>>(),
            "tokens": self.store.tokens(id).await?.iter().map(token).collect::<Vec<_>>(),
            "savedSearches": self.store.saved_searches(id).await?.iter().map(saved_search).collect::<Vec<_>>(),
            "notificationSettings": self.store.deliveries(id).await?.iter().map(|(kind, delivery)| json!({
                "kind": kind.as_str(), "delivery": delivery.as_str(),
            })).collect::<Vec<_>>(),
            "letters": self.store.letters_to(&account.email).await?.iter().map(letter).collect::<Vec<_>>(),
            "changes": self.store.changes_by(id.uuid(), MOST_CHANGES).await?.iter().map(change).collect::<Vec<_>>(),
        });
        self.audit_alone(cx, Action::AccountExport, Some(id.into()), Detail::none()).await?;
        serde_json::to_string_pretty(&data).map_err(Error::internal)
    }
}

fn shown(account: &Account) -> Value {
    let Account {
        id,
        email,
        name,
        language,
        state,
        email_verified_at,
        roles,
        member_roles,
        co_authored,
        created_at,
    } = account;
    let for_member = |held: &MemberRoleOf| {
        let MemberRoleOf { member, role, since, until, membership_ends: _ } = held;
        json!({ "member": member.to_string(), "role": role.as_str(), "since": since, "until": until })
    };
    json!({
        "id": id.to_string(),
        "email": email,
        "name": name,
        "language": language.as_str(),
        "state": state.as_str(),
        "emailVerifiedAt": email_verified_at,
        "roles": roles.iter().map(|role| role.as_str()).collect::<Vec<_>>(),
        "memberRoles": member_roles.iter().map(for_member).collect::<Vec<_>>(),
        "coAuthored": co_authored.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "createdAt": created_at,
    })
}

fn identity(identity: &Identity) -> Value {
    let Identity { id, account: _, issuer, subject, provider, shown_as, created_at, last_used_at } = identity;
    json!({
        "id": id, "issuer": issuer, "subject": subject, "provider": provider, "shownAs": shown_as,
        "createdAt": created_at, "lastUsedAt": last_used_at,
    })
}

fn session(session: &Session) -> Value {
    let Session { id, created_at, last_used_at, expires_at } = session;
    json!({ "id": id, "createdAt": created_at, "lastUsedAt": last_used_at, "expiresAt": expires_at })
}

fn token(token: &ListedToken) -> Value {
    let ListedToken { id, name, scope, created_at, expires_at, last_used_at } = token;
    json!({
        "id": id, "name": name, "scope": scope.as_str(), "createdAt": created_at, "expiresAt": expires_at,
        "lastUsedAt": last_used_at,
    })
}

fn saved_search(search: &SavedSearch) -> Value {
    let SavedSearch { id, account: _, name, question, created_at, since: _, seen } = search;
    let question: Value = serde_json::from_str(question).unwrap_or_default();
    json!({ "id": id, "name": name, "question": question, "createdAt": created_at, "seen": seen.to_string() })
}

fn letter(letter: &OutboxEntry) -> Value {
    let OutboxEntry { created_at, subject, sent_at } = letter;
    json!({ "writtenAt": created_at, "subject": subject, "sentAt": sent_at })
}

fn change(change: &Change) -> Value {
    let Change { sequence, key, operation, at, actor: _, before: _, after: _ } = change;
    json!({
        "sequence": sequence.to_string(), "kind": key.kind.as_str(), "id": key.id, "operation": operation.as_str(),
        "at": at,
    })
}
