//! The page of one account, for administrators: what it may do, and changing that; shutting it and opening it again; a new
//! invitation.

use std::{collections::HashMap, sync::Arc};

use app::{AccountListed, ErasedOrDisabled, Error, Invitation};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{Account, AccountState, Id, Member};

use crate::{
    Result, Site,
    account::{
        joining::members,
        list::{address_of, administrator, state_name},
        rights::{self, Rights, Wanted},
        role_name,
        team::RoleView,
    },
    asked::{Asked, Name},
    error::{Wrong, html},
    form::{Form, fault::Faults, unprocessable},
    interface::machine_readable,
    place::{Link, title},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "account_of.html")]
struct OnePage {
    shell: Shell,
    crumb: Link,
    action: String,
    name: String,
    state: &'static str,
    state_name: String,
    /// What the state means for what can be done, in a sentence.
    state_means: String,
    made: (String, String),
    used: Option<(String, String)>,
    language: String,
    roles: Vec<String>,
    member_roles: Vec<RoleView>,
    /// How many records it writes with others; none where it does not.
    writes_with: Option<String>,
    faults: Faults,
    rights: Option<Rights>,
    is_own: bool,
    /// The way to the request, while it waits for an answer.
    request: Option<String>,
    can_shut: bool,
    can_open: bool,
    can_invite: bool,
    /// The entries of the audit log about it, and of what it did.
    done_to: String,
    done_by: String,
}

/// A name or a number in an address is the id of nobody.
fn id_of(text: &str) -> Id<Account> {
    Id::new(text.parse().unwrap_or_default())
}

/// `/desk/accounts/ID`
pub(super) async fn page(State(site): State<Site>, Name(id): Name, asked: Asked) -> Result<Response> {
    administrator(&site, &asked)?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let listed = site.app.account(&asked.cx, id_of(&id)).await.map_err(wrong)?;
    let page = made(&site, &asked, listed, Faults::default(), None).await;
    Ok(html(&page.map_err(wrong)?))
}

async fn made(
    site: &Site,
    asked: &Asked,
    listed: AccountListed,
    faults: Faults,
    sent: Option<&Form>,
) -> app::Result<OnePage> {
    let AccountListed { account, last_used_at } = listed;
    let i = asked.i;
    let ids: Vec<Id<Member>> = account.member_roles.iter().map(|held| held.member).collect();
    let known: HashMap<Id<Member>, Arc<Member>> = site.app.get_many(&asked.cx, &ids).await?;
    let view = |held: &domain::account::MemberRoleOf| {
        Some(RoleView::of(site, asked, held, known.get(&held.member)?))
    };
    let called = |id: Id<Member>| match known.get(&id) {
        Some(member) => title(asked, &member.content.name).text,
        None => id.to_string(),
    };
    let rights = match account.is_erased() {
        true => None,
        false => {
            let members = members(site, asked).await?;
            Some(Rights::of(asked, &account, members, called, sent.map(|form| (form, &faults))))
        }
    };
    let is_own = asked.cx.actor.id() == Some(account.id.uuid());
    let is_waiting = account.state == AccountState::Requested;
    let request = (is_waiting && account.email_verified_at.is_some())
        .then(|| format!("/{}/desk/accounts/requests/{}", i.tag, account.id));
    let is_shut = account.state == AccountState::Disabled && !account.is_erased();
    let audit = |narrowed: &str| format!("/{}/desk/audit?{narrowed}=account%3A{}", i.tag, account.id);
    let moment = |at| (i.moment(at), machine_readable(at));
    Ok(OnePage {
        shell: Shell::own(site, asked, address_of(i, &account)),
        crumb: Link::to(i.t("accounts-title"), format!("/{}/desk/accounts", i.tag)),
        action: format!("/{}/desk/accounts/{}", i.tag, account.id),
        state: account.state.as_str(),
        state_name: state_name(i, account.state),
        state_means: i.t(means(&account)),
        made: moment(account.created_at),
        used: last_used_at.map(moment),
        language: account.language.own_name().unwrap_or(account.language.as_str()).to_owned(),
        roles: account.roles.iter().map(|role| role_name(i, role.as_str())).collect(),
        member_roles: account.member_roles.iter().filter_map(view).collect(),
        writes_with: (!account.co_authored.is_empty())
            .then(|| i.n("account-writes-with", account.co_authored.len() as u64)),
        faults,
        rights,
        is_own,
        request,
        can_shut: !is_own && !matches!(account.state, AccountState::Disabled),
        can_open: is_shut && account.email_verified_at.is_some(),
        can_invite: is_shut || account.state == AccountState::Invited,
        done_to: audit("what"),
        done_by: audit("who"),
        name: account.name,
    })
}

/// The message that says what an account's state means.
fn means(account: &Account) -> &'static str {
    match account.state {
        AccountState::Active => "account-means-active",
        AccountState::Invited => "account-means-invited",
        AccountState::Requested if account.email_verified_at.is_some() => "account-means-requested",
        AccountState::Requested => "account-means-unverified",
        AccountState::Disabled if account.is_erased() => "account-means-erased",
        AccountState::Disabled if account.email_verified_at.is_some() => "account-means-disabled",
        AccountState::Disabled => "account-means-never",
    }
}

/// `POST /desk/accounts/ID`: writes what it may do, shuts it, opens it, or invites the person anew.
pub(super) async fn send(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    administrator(&site, &asked)?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let id = id_of(&id);
    let listed = site.app.account(&asked.cx, id).await.map_err(wrong)?;
    let done = match form.text("do") {
        "rights" => write(&site, &asked, &listed.account, &form).await,
        "shut" => {
            let shut = site.app.disable_account(&asked.cx, id, ErasedOrDisabled::Disabled).await;
            shut.map(|_| Ok("told-account-shut"))
        }
        // A form that is sent twice finds it open.
        "open" if listed.account.state == AccountState::Active => Ok(Ok("told-account-opened")),
        "open" => site.app.enable_account(&asked.cx, id).await.map(|_| Ok("told-account-opened")),
        "invite" if may_be_invited(&listed.account) => {
            let Account { email, .. } = listed.account.clone();
            let invitation =
                Invitation { email, language: None, roles: Vec::new(), member_roles: Vec::new() };
            site.app.invite(&asked.cx, invitation).await.map(|_| Ok("told-invited"))
        }
        _ => Err(Error::NotFound("account")),
    };
    let (faults, sent) = match done {
        Ok(Ok(told)) => return Ok(asked.to(&format!("/desk/accounts/{id}")).told(told).into_response()),
        Ok(Err(Changed)) => {
            let mut faults = Faults::default();
            faults.add("", asked.i.t("form-conflict"));
            (faults, None)
        }
        Err(error) => {
            let entries = rights::entries(&form);
            let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
            (Faults::of(&asked, error, &entries).map_err(wrong)?, Some(&form))
        }
    };
    let sent = sent.filter(|form| form.text("do") == "rights");
    let page = made(&site, &asked, listed, faults, sent).await;
    Ok(unprocessable(html(&page.map_err(wrong)?)))
}

/// Somebody else has said meanwhile what the account may do.
struct Changed;

fn may_be_invited(account: &Account) -> bool {
    !account.is_erased() && matches!(account.state, AccountState::Invited | AccountState::Disabled)
}

async fn write(
    site: &Site,
    asked: &Asked,
    account: &Account,
    form: &Form,
) -> app::Result<std::result::Result<&'static str, Changed>> {
    let wanted = Wanted::read(asked, form)?;
    let (now, then) = (rights::as_text(account), rights::as_text(&wanted.on(account)));
    if now == then {
        return Ok(Ok("told-saved"));
    }
    if now != form.text("known") {
        return Ok(Err(Changed));
    }
    let written = site.app.set_roles(&asked.cx, account.id, &wanted.roles, &wanted.member_roles).await;
    match written {
        Ok(_) => Ok(Ok("told-saved")),
        Err(Error::Invalid(errors)) => Err(Error::Invalid(wanted.placed(errors))),
        Err(other) => Err(other),
    }
}
