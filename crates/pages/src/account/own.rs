//! One's account: what it is called, what it may do, and the ways to everything that belongs to it. Taking one's data along,
//! and leaving.

use askama::Template;
use axum::{
    extract::State,
    http::{
        HeaderName, HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
    response::{IntoResponse as _, Response},
};
use domain::Language;

use crate::{
    Result, Site,
    account::{role_name, team::RoleView},
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Field, Kind, languages},
        page::FormPage,
        unprocessable,
    },
    session::Viewer,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    shell: Shell,
    email: String,
    /// What it may do everywhere.
    roles: Vec<String>,
    /// For which members, as what.
    member_roles: Vec<RoleView>,
    faults: Faults,
    fields: Vec<Field>,
    sessions: String,
    tokens: String,
    /// How many providers open the account; none where there are none to choose from.
    identities: Option<String>,
    has_factor: bool,
    invites: bool,
    decides: bool,
    administers: bool,
}

/// `/account`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let viewer = asked.person(&site)?;
    let page = read(&site, &asked, viewer, None, Faults::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn read(
    site: &Site,
    asked: &Asked,
    viewer: &Viewer,
    form: Option<&Form>,
    faults: Faults,
) -> app::Result<AccountPage> {
    let (i, cx, account) = (asked.i, &asked.cx, &viewer.account);
    let mut member_roles = Vec::new();
    let members: Vec<_> = account.member_roles.iter().map(|held| held.member).collect();
    let known = site.app.get_many(cx, &members).await?;
    for held in &account.member_roles {
        if let Some(member) = known.get(&held.member) {
            member_roles.push(RoleView::of(site, asked, held, member));
        }
    }
    let fields = [
        Field::new("name", i.t("field-name"), Kind::Line("text")).completed("name").value(&account.name),
        Field::new("language", i.t("field-language"), Kind::OneOf(languages()))
            .hint(i.t("field-language-hint"))
            .value(account.language.primary()),
    ];
    let fields = fields.map(|field| match form {
        Some(form) => field.sent(form, &faults),
        None => field,
    });
    let is_offered = !site.app.sign_in_providers().is_empty();
    let own = site.app.own_identities(cx).await?;
    Ok(AccountPage {
        shell: Shell::own(site, asked, i.t("own-account")),
        email: account.email.clone(),
        roles: account.roles.iter().map(|role| role_name(i, role.as_str())).collect(),
        member_roles,
        faults,
        fields: fields.into(),
        sessions: i.n("account-sessions", site.app.own_sessions(cx).await?.len() as u64),
        tokens: i.n("account-tokens", site.app.own_tokens(cx).await?.len() as u64),
        identities: (is_offered || !own.is_empty()).then(|| i.n("account-identities", own.len() as u64)),
        has_factor: site.app.own_second_factor(cx).await?,
        invites: viewer.invites(),
        decides: viewer.decides_on_accounts(),
        administers: domain::policy::permit_accounts(&viewer.actor).is_ok(),
    })
}

/// `POST /account`
pub(crate) async fn update(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let viewer = asked.person(&site)?;
    let language: Option<Language> = form.filled("language").and_then(|language| language.parse().ok());
    match site.app.update_own(&asked.cx, Some(form.text("name")), language).await {
        Ok(_) => Ok(asked.to("/account").told("told-saved").into_response()),
        Err(error) => {
            let wrong = |error| Wrong::of(&site, &asked, error);
            let faults = Faults::of(&asked, error, &["name", "language"]).map_err(wrong)?;
            let page = read(&site, &asked, viewer, Some(&form), faults).await.map_err(wrong)?;
            Ok(unprocessable(html(&page)))
        }
    }
}

/// `/account/personal-data.json`
pub(crate) async fn personal_data(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let data = site.app.personal_data(&asked.cx).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    let headers: [(HeaderName, HeaderValue); 3] = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"personal-data.json\"")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, data).into_response())
}

/// `/account/erase`
pub(crate) async fn leave(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = leave_page(&site, &asked, &Form::default(), Faults::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn leave_page(site: &Site, asked: &Asked, form: &Form, faults: Faults) -> app::Result<FormPage> {
    let i = asked.i;
    let password = own_password(site, asked, "password", i.t("field-password")).await?;
    let sure = Field::new("sure", i.t("field-sure"), Kind::Box);
    let fields = password.into_iter().chain([sure]).map(|field| field.sent(form, &faults)).collect();
    let shell = Shell::own(site, asked, i.t("erase-title"));
    let page = FormPage::new(shell, "erase", "/account/erase", fields, faults).of_account(asked);
    Ok(FormPage { is_grave: true, ..page })
}

/// The entry for the password as it is, where the account has one: who has none signed in a moment ago, or is told to.
pub(super) async fn own_password(
    site: &Site,
    asked: &Asked,
    name: &str,
    label: String,
) -> app::Result<Option<Field>> {
    let has = site.app.own_password(&asked.cx).await?;
    Ok(has.then(|| Field::password(name, label, "current-password")))
}

/// `POST /account/erase`
pub(crate) async fn erase(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let mut faults = Faults::default();
    if !form.is_ticked("sure") {
        faults.add("sure", asked.i.t("fault-sure"));
        let page = leave_page(&site, &asked, &form, faults).await.map_err(wrong)?;
        return Ok(unprocessable(html(&page)));
    }
    match site.app.erase_own(&asked.cx, form.text("password")).await {
        Ok(()) => Ok(asked.to("/").cookie(asked.jar.without_session()).told("told-erased").into_response()),
        Err(error) => {
            let faults = Faults::of(&asked, error, &["password"]).map_err(wrong)?;
            let page = leave_page(&site, &asked, &form, faults).await.map_err(wrong)?;
            Ok(unprocessable(html(&page)))
        }
    }
}
