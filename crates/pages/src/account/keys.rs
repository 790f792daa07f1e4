//! By what one's account is acted for: sessions, and API tokens.

use app::{ApiToken, App, ListedToken, OwnSession};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use chrono::{Days, NaiveTime};
use domain::{Scope, Timestamp};

use crate::{
    Result, Site,
    account::to_account,
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Choice, Field, Kind},
        unprocessable,
    },
    interface::Interface,
    place::Link,
    shell::Shell,
};

/// How many days a new token works, where nothing else is chosen.
const DAYS: &str = "365";

#[derive(Template)]
#[template(path = "sessions.html")]
struct SessionsPage {
    shell: Shell,
    crumb: Link,
    sessions: Vec<Row>,
    has_others: bool,
}

/// A session or a token, as it is listed.
struct Row {
    id: String,
    name: String,
    begun: String,
    used: String,
    ends: String,
    /// Whether it is the one by which this page was asked for.
    is_current: bool,
}

/// `/account/sessions`
pub(crate) async fn sessions(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let listed = site.app.own_sessions(&asked.cx).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    let row = |OwnSession { session, is_current }: &OwnSession| Row {
        id: session.id.to_string(),
        name: String::new(),
        begun: asked.i.moment(session.created_at),
        used: asked.i.moment(session.last_used_at),
        ends: asked.i.moment(App::session_end(session)),
        is_current: *is_current,
    };
    Ok(html(&SessionsPage {
        shell: Shell::own(&site, &asked, asked.i.t("sessions-title")),
        crumb: to_account(&asked),
        has_others: listed.len() > 1,
        sessions: listed.iter().map(row).collect(),
    }))
}

/// `POST /account/sessions`: ends one, or all others.
pub(crate) async fn end(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    let ended = match form.filled("session") {
        Some(id) => site.app.revoke_session(&asked.cx, id.parse().unwrap_or_default()).await,
        None => site.app.revoke_other_sessions(&asked.cx).await,
    };
    match ended {
        // Gone already is what was asked for.
        Ok(()) | Err(app::Error::NotFound(_)) => {
            Ok(asked.to("/account/sessions").told("told-sessions-ended").into_response())
        }
        Err(error) => Err(Wrong::of(&site, &asked, error)),
    }
}

#[derive(Template)]
#[template(path = "tokens.html")]
struct TokensPage {
    shell: Shell,
    crumb: Link,
    tokens: Vec<Row>,
    /// The token that was just made.
    made: Option<(String, String)>,
    faults: Faults,
    fields: Vec<Field>,
}

/// `/account/tokens`
pub(crate) async fn tokens(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = tokens_page(&site, &asked, None, Faults::default(), None).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn tokens_page(
    site: &Site,
    asked: &Asked,
    form: Option<&Form>,
    faults: Faults,
    made: Option<(String, String)>,
) -> app::Result<TokensPage> {
    let i = asked.i;
    let fields = [
        Field::new("name", i.t("field-token-name"), Kind::Line("text")).hint(i.t("field-token-name-hint")),
        Field::new("scope", i.t("field-scope"), Kind::OneOf(scopes(i))).value(Scope::Read.as_str()),
        Field::new("days", i.t("field-days"), Kind::OneOf(spans(i))).value(DAYS),
    ];
    let fields = fields.map(|field| match form {
        Some(form) => field.sent(form, &faults),
        None => field,
    });
    let row = |token: &ListedToken| Row {
        id: token.id.to_string(),
        name: format!(
            "{} ({})",
            if token.name.is_empty() { i.t("token-nameless") } else { token.name.clone() },
            i.t(&format!("scope-{}", token.scope.as_str()))
        ),
        begun: i.moment(token.created_at),
        used: token.last_used_at.map_or_else(|| i.t("token-unused"), |at| i.moment(at)),
        ends: token.expires_at.map_or_else(|| i.t("token-endless"), |at| i.moment(at)),
        is_current: false,
    };
    Ok(TokensPage {
        shell: Shell::own(site, asked, i.t("tokens-title")),
        crumb: to_account(asked),
        tokens: site.app.own_tokens(&asked.cx).await?.iter().map(row).collect(),
        made,
        faults,
        fields: fields.into(),
    })
}

fn scopes(i: &Interface) -> Vec<Choice> {
    let choice = |scope: Scope| Choice {
        value: scope.as_str().to_owned(),
        text: i.t(&format!("scope-{}", scope.as_str())),
        is_chosen: false,
    };
    [Scope::Read, Scope::Write, Scope::Admin].map(choice).into()
}

fn spans(i: &Interface) -> Vec<Choice> {
    let choice = |days: u64| Choice {
        value: days.to_string(),
        text: if days == 0 { i.t("token-endless") } else { i.n("days", days) },
        is_chosen: false,
    };
    [30, 90, 365, 0].map(choice).into()
}

/// `POST /account/tokens`: makes one, or revokes one.
pub(crate) async fn keep(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    if let Some(id) = form.filled("token") {
        return match site.app.revoke_own_token(&asked.cx, id.parse().unwrap_or_default()).await {
            Ok(()) | Err(app::Error::NotFound(_)) => {
                Ok(asked.to("/account/tokens").told("told-token-revoked").into_response())
            }
            Err(error) => Err(wrong(error)),
        };
    }
    let scope = form.text("scope").parse().unwrap_or(Scope::Read);
    let expires_at = end_of(site.app.clock().now(), form.text("days"));
    match site.app.create_own_token(&asked.cx, form.text("name"), scope, expires_at).await {
        Ok(ApiToken { token, listed }) => {
            let made = Some((listed.name, token.reveal().to_owned()));
            Ok(html(&tokens_page(&site, &asked, None, Faults::default(), made).await.map_err(wrong)?))
        }
        Err(error) => {
            let faults = Faults::of(&asked, error, &["name", "scope", "days"]).map_err(wrong)?;
            let page = tokens_page(&site, &asked, Some(&form), faults, None).await.map_err(wrong)?;
            Ok(unprocessable(html(&page)))
        }
    }
}

/// The end of the day so many days from now; none for zero, and for what is no number.
fn end_of(now: Timestamp, days: &str) -> Option<Timestamp> {
    let days: u64 = days.parse().unwrap_or(1);
    let day = now.date_naive().checked_add_days(Days::new(days.min(36_500)))?;
    (days > 0).then(|| day.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::days(1))
}
