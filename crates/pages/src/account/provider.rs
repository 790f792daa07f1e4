//! Signing in by a provider: the way there, and back.
//!
//! Whoever presses a provider's button is shown a page that leads on by itself (`Refresh`), and not led by a redirect:
//! browsers hold redirects of a form against `form-action` of the page's policy, which would have to name every address
//! that a provider may use. A provider leads back to one address without a language, which it knows by heart; what is
//! shown there is never at that address, so that nobody reloads or bookmarks a code that was used up, but for the page
//! that asks for a second factor's code.

use app::{Brought, CameBack, Error, FlowBegun, ProviderOutcome, SignInStep, WayBack};
use askama::Template;
use axum::{
    extract::State,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{REFERRER_POLICY, SET_COOKIE},
    },
    response::{IntoResponse as _, Response},
};

use super::{identities, joining, sign_in};
use crate::{
    Result, Site,
    asked::{Asked, Name},
    error::{Wrong, html},
    form::{Form, fault::Faults, origin::own_path, unprocessable},
    interface::Interface,
    place::Link,
    session::cookie,
    shell::Shell,
};

const REFRESH: HeaderName = HeaderName::from_static("refresh");

#[derive(Template)]
#[template(path = "provider.html")]
struct ProviderPage {
    shell: Shell,
    faults: Faults,
    text: String,
    /// Where the page leads.
    onward: Option<Link>,
    /// Where else to go.
    links: Vec<Link>,
}

/// `POST /account/sign-in/provider`
pub(crate) async fn sign_in(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let name = form.text("provider");
    let begun = site.app.begin_provider_sign_in(&asked.cx, name, way_back(&asked, &form)).await;
    let begun = begun.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(lead(&site, &asked, name, &begun))
}

/// `POST /account/invitation/provider`
pub(crate) async fn accept(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let (code, person, name) = (form.text("code"), form.text("name"), form.text("provider"));
    let language = form.filled("language").and_then(|language| language.parse().ok());
    let back = way_back(&asked, &Form::default());
    match site.app.begin_provider_acceptance(&asked.cx, name, code, person, language, back).await {
        Ok(begun) => Ok(lead(&site, &asked, name, &begun)),
        Err(error) => {
            let faults = Faults::of(&asked, error, &["name"]);
            let faults = faults.map_err(|error| Wrong::of(&site, &asked, error))?;
            let page = joining::invitation_page(&site, &asked, &form, faults, code.to_owned());
            Ok(unprocessable(html(&page)))
        }
    }
}

/// What is remembered until someone is back.
pub(super) fn way_back(asked: &Asked, form: &Form) -> WayBack {
    WayBack {
        language: asked.i.tag.to_owned(),
        next: own_path(form.text("next")).unwrap_or_default().to_owned(),
        is_kept: form.is_ticked("keep"),
    }
}

/// The page that leads on to a provider.
pub(super) fn lead(site: &Site, asked: &Asked, name: &str, begun: &FlowBegun) -> Response {
    let FlowBegun { url, browser } = begun;
    let label = site.app.sign_in_providers().into_iter().find(|provider| provider.name == name);
    let label = label.map(|provider| provider.label).unwrap_or_default();
    let title = asked.i.with("provider-leading", &label);
    let mut response = html(&ProviderPage {
        shell: Shell::own(site, asked, title),
        faults: Faults::default(),
        text: asked.i.with("provider-leading-text", &label),
        onward: Some(Link::to(asked.i.with("provider-go", &label), url.clone())),
        links: Vec::new(),
    });
    let headers = response.headers_mut();
    if let Ok(refresh) = HeaderValue::try_from(format!("0; url={url}")) {
        headers.insert(REFRESH, refresh);
    }
    headers.append(SET_COOKIE, asked.jar.with_flow(browser.reveal()));
    response
}

/// `/sign-in/oidc/{provider}/callback`: back from a provider.
pub(crate) async fn back(
    State(site): State<Site>,
    Name(provider): Name,
    headers: HeaderMap,
    mut asked: Asked,
) -> Result<Response> {
    let browser = cookie::read(&headers, asked.jar.flow());
    let [state, code, error, issuer] = ["state", "code", "error", "iss"].map(|name| asked.parameter(name));
    // What is shown stands for the page of signing in. The code is in none of its links.
    "/account/sign-in".clone_into(&mut asked.path);
    asked.query.clear();
    let brought = Brought {
        browser: browser.as_deref(),
        state: state.as_deref(),
        code: code.as_deref(),
        error: error.as_deref(),
        issuer: issuer.as_deref(),
    };
    let mut response = match site.app.finish_at_provider(&asked.cx, &provider, brought).await {
        Ok(came) => match came_back(&site, &mut asked, came).await {
            Ok(response) => response,
            Err(wrong) => wrong.into_response(),
        },
        // Another way that was begun in this browser may still come to its end.
        Err(error) => return refused(&site, &asked, error),
    };
    let headers = response.headers_mut();
    headers.append(SET_COOKIE, asked.jar.without_flow());
    // The address holds what the provider gave.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(response)
}

async fn came_back(site: &Site, asked: &mut Asked, came: CameBack) -> Result<Response> {
    let CameBack { back: WayBack { language, next, is_kept }, label, outcome } = came;
    if let Some(interface) = Interface::all().find(|one| one.tag == language) {
        asked.i = interface;
    }
    match outcome {
        ProviderOutcome::In(SignInStep::Done(signed_in)) => {
            Ok(sign_in::go_on(asked, &next, is_kept, &signed_in).into_response())
        }
        ProviderOutcome::In(SignInStep::Code(step)) => {
            // Whoever was signed in here before is not any more.
            asked.viewer = None;
            Ok(sign_in::code_page(site, asked, &next, is_kept, step.reveal()))
        }
        ProviderOutcome::Connected => {
            Ok(asked.to("/account/identities").told("told-identity-added").into_response())
        }
        ProviderOutcome::Unknown => Ok(unknown(site, asked, &label)),
        ProviderOutcome::GivenUp => {
            let page = if asked.viewer.is_some() { "/account/identities" } else { "/account/sign-in" };
            Ok(asked.to(page).told("told-provider-nothing").into_response())
        }
        ProviderOutcome::Failed(why) => Err(Wrong::of(site, asked, Error::Provider { label, why })),
        ProviderOutcome::Faulty(error) => refused(site, asked, error),
        ProviderOutcome::NotConnected(error) => {
            let faults = Faults::of(asked, error, &[]).map_err(|error| Wrong::of(site, asked, error))?;
            identities::faulty(site, asked, faults).await
        }
    }
}

/// Nobody's account is opened by it.
fn unknown(site: &Site, asked: &Asked, label: &str) -> Response {
    let i = asked.i;
    let link = |message: &str, path: &str| Link::to(i.t(message), format!("/{}{path}", i.tag));
    let mut response = html(&ProviderPage {
        shell: Shell::own(site, asked, i.t("provider-unknown")),
        faults: Faults::default(),
        text: i.with("provider-unknown-text", label),
        onward: Some(link("sign-in", "/account/sign-in")),
        links: vec![link("request-title", "/account/request")],
    });
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
}

/// What the reader can mend is told; all else is an error.
fn refused(site: &Site, asked: &Asked, error: Error) -> Result<Response> {
    if matches!(error, Error::TooManyAttempts { .. }) {
        return Err(Wrong::of(site, asked, error));
    }
    let faults = Faults::of(asked, error, &[]).map_err(|error| Wrong::of(site, asked, error))?;
    let i = asked.i;
    Ok(unprocessable(html(&ProviderPage {
        shell: Shell::own(site, asked, i.t("sign-in")),
        faults,
        text: String::new(),
        onward: Some(Link::to(i.t("sign-in-again"), format!("/{}/account/sign-in", i.tag))),
        links: Vec::new(),
    })))
}
