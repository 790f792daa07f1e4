//! Those who asked for an account, for those who decide; and inviting someone.

use app::{AccountRequest, Approval, Error, Invitation};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use chrono::NaiveDate;
use domain::{
    FieldErrors, Id, Role,
    account::{MemberRole, MemberRoleOf},
    policy::{permit_accounts, permit_approval, permit_team},
};

use crate::{
    Result, Site,
    account::{joining::members, role_name},
    asked::{Asked, Name},
    desk::menu::menu,
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Choice, Field, Kind, languages},
        page::FormPage,
        unprocessable,
    },
    interface::Interface,
    place::Link,
    session::Viewer,
    shell::{MenuEntry, Shell},
};

/// Requests that are read at once: as many as the verb shows.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "requests.html")]
struct RequestsPage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    requests: Vec<Asking>,
    invites: bool,
}

/// Someone who asked.
struct Asking {
    href: String,
    name: String,
    email: String,
    at: String,
    member: Option<Link>,
    message: String,
}

#[derive(Template)]
#[template(path = "request.html")]
struct RequestPage {
    shell: Shell,
    crumb: Link,
    asking: Asking,
    faults: Faults,
    approval: Vec<Field>,
    reason: Field,
}

/// `/desk/accounts/requests`
pub(crate) async fn list(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let viewer = asked.person(&site)?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let found = site.app.account_requests(&asked.cx, MOST).await.map_err(wrong)?;
    let mut requests = Vec::new();
    for request in &found {
        requests.push(asking(&site, &asked, request).await.map_err(wrong)?);
    }
    let shell = Shell::own(&site, &asked, asked.i.t("requests-title"));
    let menu = menu(&site, &asked, "/desk/accounts/requests");
    Ok(html(&RequestsPage { shell, menu, requests, invites: viewer.invites() }))
}

async fn asking(site: &Site, asked: &Asked, request: &AccountRequest) -> app::Result<Asking> {
    let AccountRequest { account, member, message, created_at } = request;
    let member = match member {
        Some(member) => site.app.get_many(&asked.cx, &[*member]).await?.remove(member),
        None => None,
    };
    Ok(Asking {
        href: format!("/{}/desk/accounts/requests/{}", asked.i.tag, account.id),
        name: account.name.clone(),
        email: account.email.clone(),
        at: asked.i.moment(*created_at),
        member: member.map(|member| Link::of(asked, &app::Anything::Member(member))),
        message: message.clone(),
    })
}

/// The request of an account, if it waits.
async fn waiting(site: &Site, asked: &Asked, id: &str) -> app::Result<AccountRequest> {
    let mut requests = site.app.account_requests(&asked.cx, MOST).await?.into_iter();
    requests.find(|request| request.account.id.to_string() == id).ok_or(Error::NotFound("account request"))
}

/// `/desk/accounts/requests/ID`
pub(crate) async fn page(State(site): State<Site>, Name(id): Name, asked: Asked) -> Result<Response> {
    let viewer = asked.person(&site)?;
    let page = request_page(&site, &asked, viewer, &id, None, Faults::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn request_page(
    site: &Site,
    asked: &Asked,
    viewer: &Viewer,
    id: &str,
    form: Option<&Form>,
    faults: Faults,
) -> app::Result<RequestPage> {
    let i = asked.i;
    let request = waiting(site, asked, id).await?;
    let reason = Field::new("reason", i.t("field-reason"), Kind::Lines(4)).hint(i.t("field-reason-hint"));
    let member = request.member.map(|member| member.to_string()).unwrap_or_default();
    let mut approval = roles_fields(i, viewer, members(site, asked).await?, &member);
    let mut reason = reason;
    if let Some(form) = form {
        approval = approval.into_iter().map(|field| field.sent(form, &faults)).collect();
        reason = reason.sent(form, &faults);
    }
    Ok(RequestPage {
        shell: Shell::own(site, asked, i.with("request-of", &request.account.name)),
        crumb: Link::to(i.t("requests-title"), format!("/{}/desk/accounts/requests", i.tag)),
        asking: asking(site, asked, &request).await?,
        faults,
        approval,
        reason,
    })
}

/// The entries in which roles are given: those that the viewer may give.
fn roles_fields(i: &Interface, viewer: &Viewer, members: Vec<Choice>, member: &str) -> Vec<Field> {
    let choice = |role: &str| Choice { value: role.to_owned(), text: role_name(i, role), is_chosen: false };
    let roles = [Role::Reviewer, Role::Editor, Role::Administrator].into_iter();
    let may_give = |role: &Role| permit_approval(&viewer.actor, &[*role]).is_ok();
    let roles: Vec<Choice> = roles.filter(may_give).map(|role| choice(role.as_str())).collect();
    let member_roles =
        [MemberRole::Contributor, MemberRole::Representative].map(|role| choice(role.as_str()));
    let mut fields = vec![
        Field::new("member", i.t("field-member"), Kind::OneOf(members)).optional().value(member),
        Field::new("member_role", i.t("field-member-role"), Kind::OneOf(member_roles.into()))
            .value(MemberRole::Contributor.as_str()),
        Field::new("since", i.t("field-role-since"), Kind::Line("date")).optional(),
        Field::new("until", i.t("field-role-until"), Kind::Line("date"))
            .optional()
            .hint(i.t("field-role-until-hint")),
    ];
    if !roles.is_empty() {
        fields
            .push(Field::new("roles", i.t("field-roles"), Kind::AnyOf(roles)).hint(i.t("field-roles-hint")));
    }
    fields
}

/// The entries of a form that gives roles at which faults are told.
const GIVEN: [&str; 5] = ["email", "reason", "member", "since", "until"];

/// The roles that a form gives. A day that can't be read is a fault, and no role for good.
fn given(asked: &Asked, form: &Form) -> app::Result<(Vec<Role>, Vec<MemberRoleOf>)> {
    let roles = form.all("roles").filter_map(|role| role.parse().ok()).collect();
    let role = form.text("member_role").parse().unwrap_or(MemberRole::Contributor);
    let mut errors = FieldErrors::none();
    let mut day = |name: &str| -> Option<NaiveDate> {
        let read = form.filled(name)?.parse().map_err(|_| asked.i.t("fault-day"));
        errors.take(name, read)
    };
    let (since, until) = (day("since"), day("until"));
    let member = form.filled("member").map(|id| {
        let lasting = MemberRoleOf::lasting(Id::new(id.parse().unwrap_or_default()), role);
        MemberRoleOf { since, until, ..lasting }
    });
    Ok(errors.check((roles, member.into_iter().collect()))?)
}

/// What is to be mended, told at the entries of the form: it gives one role for a member at most.
fn faults(asked: &Asked, error: Error) -> app::Result<Faults> {
    let error = match error {
        Error::Invalid(FieldErrors(mut errors)) => {
            for error in &mut errors {
                if error.path.starts_with(&["member_roles".to_owned()]) {
                    error.path.drain(..2.min(error.path.len()));
                }
            }
            Error::Invalid(FieldErrors(errors))
        }
        other => other,
    };
    Faults::of(asked, error, &GIVEN)
}

/// `POST /desk/accounts/requests/ID`: lets in, or sends away.
pub(crate) async fn decide(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    let viewer = asked.person(&site)?;
    let account = Id::new(id.parse().unwrap_or_default());
    let is_granted = form.text("decision") == "approve";
    let decided = if is_granted {
        match given(&asked, &form) {
            Ok((roles, member_roles)) => {
                let approval = Approval { account, roles, member_roles };
                site.app.approve_request(&asked.cx, approval).await.map(drop)
            }
            Err(error) => Err(error),
        }
    } else {
        site.app.decline_request(&asked.cx, account, form.text("reason")).await
    };
    match decided {
        Ok(()) if is_granted => Ok(asked.to("/desk/accounts/requests").told("told-approved").into_response()),
        Ok(()) => Ok(asked.to("/desk/accounts/requests").told("told-declined").into_response()),
        Err(error) => {
            let wrong = |error| Wrong::of(&site, &asked, error);
            let faults = faults(&asked, error).map_err(wrong)?;
            let page = request_page(&site, &asked, viewer, &id, Some(&form), faults).await;
            Ok(unprocessable(html(&page.map_err(wrong)?)))
        }
    }
}

/// `/desk/accounts/invite`
pub(crate) async fn invitation(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let viewer = asked.person(&site)?;
    let page = invitation_page(&site, &asked, viewer, None, Faults::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn invitation_page(
    site: &Site,
    asked: &Asked,
    viewer: &Viewer,
    form: Option<&Form>,
    faults: Faults,
) -> app::Result<FormPage> {
    let i = asked.i;
    if !viewer.invites() {
        return Err(Error::Refused(domain::policy::Refusal::Role));
    }
    let mut members = members(site, asked).await?;
    let invites_for = |member: &Choice| {
        permit_team(&viewer.actor, Id::new(member.value.parse().unwrap_or_default())).is_ok()
    };
    members.retain(invites_for);
    let mut fields = vec![
        Field::new("email", i.t("field-email"), Kind::Line("email")),
        Field::new("language", i.t("field-language"), Kind::OneOf(languages())).value(i.tag),
    ];
    fields.extend(roles_fields(i, viewer, members, ""));
    if let Some(form) = form {
        fields = fields.into_iter().map(|field| field.sent(form, &faults)).collect();
    }
    let shell = Shell::own(site, asked, i.t("invite-title"));
    let page = FormPage::new(shell, "invite", "/desk/accounts/invite", fields, faults).of_account(asked);
    if permit_accounts(&viewer.actor).is_err() {
        return Ok(page);
    }
    // Only an administrator may invite without a role: what that comes to is said before it is done.
    Ok(FormPage { standfirst: format!("{} {}", page.standfirst, i.t("invite-bare")), ..page })
}

/// `POST /desk/accounts/invite`
pub(crate) async fn invite(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let viewer = asked.person(&site)?;
    let language = form.filled("language").and_then(|language| language.parse().ok());
    let invited = async {
        let (roles, member_roles) = given(&asked, &form)?;
        let invitation = Invitation { email: form.text("email").to_owned(), language, roles, member_roles };
        site.app.invite(&asked.cx, invitation).await
    };
    let is_bare = form.all("roles").next().is_none() && form.filled("member").is_none();
    match invited.await {
        Ok(_) => {
            let told = if is_bare { "told-invited-bare" } else { "told-invited" };
            Ok(asked.to("/desk/accounts/invite").told(told).into_response())
        }
        Err(error) => {
            let wrong = |error| Wrong::of(&site, &asked, error);
            let faults = faults(&asked, error).map_err(wrong)?;
            let page = invitation_page(&site, &asked, viewer, Some(&form), faults).await;
            Ok(unprocessable(html(&page.map_err(wrong)?)))
        }
    }
}
