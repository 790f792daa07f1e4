//! The accounts there are, for administrators: by state and by a part of address or name.

use std::{collections::HashMap, sync::Arc};

use app::AccountListed;
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    AccountState, Id, Member, PageRequest,
    account::{AccountFilter, MemberRoleOf},
    policy::permit_accounts,
};

use crate::{
    Result, Site,
    account::role_name,
    asked::Asked,
    desk::menu::menu,
    error::{Wrong, html},
    form::field::Choice,
    interface::{Interface, machine_readable},
    place::title,
    shell::{MenuEntry, Shell},
};

/// Accounts on a page of the list.
const SHOWN: usize = 50;
/// Requests that are counted at most.
const MOST_REQUESTS: usize = 100;

/// The states in the order in which they are looked for.
const STATES: [AccountState; 4] =
    [AccountState::Active, AccountState::Invited, AccountState::Requested, AccountState::Disabled];

#[derive(Template)]
#[template(path = "accounts.html")]
struct ListPage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    total: String,
    /// How many wait for an answer; none where nobody does.
    waiting: Option<String>,
    part: String,
    states: Vec<Choice>,
    is_narrowed: bool,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

/// An account in the list.
struct Row {
    href: String,
    email: String,
    name: String,
    state: &'static str,
    state_name: String,
    roles: Vec<String>,
    /// When it was last used, for people and for machines.
    used: Option<(String, String)>,
}

/// Whoever does not administer accounts finds nothing here.
pub(super) fn administrator(site: &Site, asked: &Asked) -> Result<()> {
    asked.person(site)?;
    permit_accounts(&asked.cx.actor).map(drop).map_err(|_| Wrong::missing(site, asked))
}

/// What a state of an account is called.
pub(super) fn state_name(i: &Interface, state: AccountState) -> String {
    i.t(&format!("account-state-{}", state.as_str()))
}

/// What an account is called by: of one that was erased, nothing is left to call it by.
pub(super) fn address_of(i: &Interface, account: &domain::Account) -> String {
    if account.is_erased() { i.t("account-erased") } else { account.email.clone() }
}

/// `/desk/accounts`
pub(super) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    administrator(&site, &asked)?;
    let page = made(&site, &asked).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&page))
}

async fn made(site: &Site, asked: &Asked) -> app::Result<ListPage> {
    let i = asked.i;
    let part = asked.parameter("q").unwrap_or_default();
    let state: Option<AccountState> = asked.parameter("state").and_then(|state| state.parse().ok());
    let filter = AccountFilter::of_state(state).contains(&part);
    let wanted = match asked.parameter("before") {
        Some(before) => PageRequest { limit: SHOWN, from_end: true, after: None, before: Some(before) },
        None => PageRequest::next(SHOWN, asked.parameter("after")),
    };
    let listed = site.app.accounts(&asked.cx, &filter, &wanted).await?;
    let total = site.app.account_count(&asked.cx, &filter).await?;
    let waiting = site.app.account_requests(&asked.cx, MOST_REQUESTS).await?.len() as u64;
    let held = listed.items.iter().flat_map(|(_, one)| &one.account.member_roles);
    let members: Vec<Id<Member>> = held.map(|held| held.member).collect();
    let members = site.app.get_many(&asked.cx, &members).await?;
    let at = |name: &str, item: Option<&(String, AccountListed)>| {
        item.map(|(cursor, _)| address(asked, name, cursor))
    };
    let choice = |one: AccountState| Choice {
        value: one.as_str().to_owned(),
        text: state_name(i, one),
        is_chosen: state == Some(one),
    };
    Ok(ListPage {
        shell: Shell::own(site, asked, i.t("accounts-title")),
        menu: menu(site, asked, "/desk/accounts"),
        total: i.n("accounts-count", total),
        waiting: (waiting > 0).then(|| i.n("accounts-waiting", waiting)),
        states: STATES.map(choice).into(),
        is_narrowed: state.is_some() || filter.looks_into_names(),
        part,
        previous: at("before", listed.items.first().filter(|_| listed.has_previous)),
        next: at("after", listed.items.last().filter(|_| listed.has_next)),
        rows: listed.items.iter().map(|(_, one)| row(asked, one, &members)).collect(),
    })
}

fn row(asked: &Asked, listed: &AccountListed, members: &HashMap<Id<Member>, Arc<Member>>) -> Row {
    let AccountListed { account, last_used_at } = listed;
    let i = asked.i;
    let everywhere = account.roles.iter().map(|role| role_name(i, role.as_str()));
    let for_member = |MemberRoleOf { member, role, .. }: &MemberRoleOf| {
        let name = members.get(member).map(|member| title(asked, &member.content.name).text);
        i.put(
            "account-role-of",
            &[("what", &role_name(i, role.as_str())), ("name", &name.unwrap_or_else(|| member.to_string()))],
        )
    };
    Row {
        href: format!("/{}/desk/accounts/{}", i.tag, account.id),
        email: address_of(i, account),
        name: account.name.clone(),
        state: account.state.as_str(),
        state_name: state_name(i, account.state),
        roles: everywhere.chain(account.member_roles.iter().map(for_member)).collect(),
        used: last_used_at.map(|at| (i.moment(at), machine_readable(at))),
    }
}

/// The address of another page of the list, narrowed as it is.
fn address(asked: &Asked, name: &str, cursor: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for kept in ["q", "state"] {
        if let Some(value) = asked.parameter(kept) {
            query.append_pair(kept, &value);
        }
    }
    query.append_pair(name, cursor);
    format!("/{}/desk/accounts?{}", asked.i.tag, query.finish())
}
