//! Who acts for a member, for those who represent it: since when, until when, and ending it.

use std::sync::Arc;

use app::{By, TeamMember};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{AccountState, Id, Member, account::MemberRoleOf};

use crate::{
    Result, Site,
    account::{role_name, to_account},
    asked::{Asked, Name},
    error::{Wrong, html},
    form::Form,
    place::Link,
    shell::Shell,
};

/// What somebody may do for a member, in words.
pub(super) struct RoleView {
    pub(super) role: String,
    pub(super) member: Link,
    /// From when to when; empty where it is for good.
    pub(super) days: String,
    /// Whether it is so today.
    pub(super) is_in_force: bool,
    /// Where those who act for the member are told, for who may know.
    pub(super) team: Option<String>,
}

impl RoleView {
    pub(super) fn of(site: &Site, asked: &Asked, held: &MemberRoleOf, member: &Arc<Member>) -> Self {
        let MemberRoleOf { member: id, role, since, until, membership_ends: _ } = held;
        let may_know = domain::policy::permit_team(&asked.cx.actor, *id).is_ok();
        Self {
            role: role_name(asked.i, role.as_str()),
            member: Link::of(asked, &app::Anything::Member(Arc::clone(member))),
            days: asked.i.days(*since, *until),
            is_in_force: held.holds_on(site.app.clock().today()),
            team: may_know.then(|| format!("/{}/account/team/{}", asked.i.tag, member.head.slug)),
        }
    }
}

#[derive(Template)]
#[template(path = "team.html")]
struct TeamPage {
    shell: Shell,
    crumb: Link,
    action: String,
    team: Vec<Acting>,
}

/// Someone who acts for the member.
struct Acting {
    id: String,
    name: String,
    email: String,
    /// Whether they have not accepted the invitation yet.
    is_invited: bool,
    role: RoleView,
}

/// `/account/team/{member}`
pub(crate) async fn page(State(site): State<Site>, Name(slug): Name, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = made(&site, &asked, &slug).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&page))
}

async fn member(site: &Site, asked: &Asked, slug: &str) -> app::Result<Arc<Member>> {
    let missing = app::Error::NotFound("member");
    let Ok(slug) = slug.parse() else { return Err(missing) };
    site.app.get::<Member>(&asked.cx, By::Slug(slug)).await?.ok_or(missing)
}

async fn made(site: &Site, asked: &Asked, slug: &str) -> app::Result<TeamPage> {
    let member = member(site, asked, slug).await?;
    let team = site.app.team(&asked.cx, member.head.id).await?;
    let view = |TeamMember { account, role }: TeamMember| Acting {
        id: account.id.to_string(),
        name: account.display_name().to_owned(),
        is_invited: account.state == AccountState::Invited,
        email: account.email,
        role: RoleView::of(site, asked, &role, &member),
    };
    let name = crate::place::title(asked, &member.content.name).text;
    Ok(TeamPage {
        shell: Shell::own(site, asked, asked.i.with("team-of", &name)),
        crumb: to_account(asked),
        action: format!("/{}/account/team/{}", asked.i.tag, member.head.slug),
        team: team.into_iter().map(view).collect(),
    })
}

/// `POST /account/team/{member}`: ends what somebody may do for it.
pub(crate) async fn end(
    State(site): State<Site>,
    Name(slug): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    asked.person(&site)?;
    let account = Id::new(form.text("account").parse().unwrap_or_default());
    let ended = async {
        let member = member(&site, &asked, &slug).await?;
        site.app.end_member_role(&asked.cx, account, member.head.id).await?;
        Ok(member)
    };
    let member: Arc<Member> = ended.await.map_err(|error| Wrong::of(&site, &asked, error))?;
    // Who ended what they did themselves may not look any more.
    let is_own = asked.cx.actor.id() == Some(account.uuid());
    let path = if is_own { "/account".to_owned() } else { format!("/account/team/{}", member.head.slug) };
    Ok(asked.to(&path).told("told-role-ended").into_response())
}
