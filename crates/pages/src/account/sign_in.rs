//! Signing in, in two steps where there is a second factor; and out.

use app::{Error, SignInProvider, SignInStep, SignedIn};
use askama::Template;
use axum::{
    extract::{OriginalUri, State},
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};

use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Field, Kind},
        origin::{own_path, referring_path},
        unprocessable,
    },
    redirect::Redirect,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    shell: Shell,
    faults: Faults,
    fields: Vec<Field>,
    /// Where to go afterwards: a path of the site with its language.
    next: String,
    /// The first step, where the code of a second factor is asked for.
    step: Option<String>,
    is_kept: bool,
    /// The providers that may vouch for someone in place of a password.
    providers: Vec<SignInProvider>,
}

/// `/account/sign-in`
pub(crate) async fn page(
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    asked: Asked,
) -> Response {
    if asked.viewer.is_some() {
        return asked.to("/account").into_response();
    }
    let came_from = || referring_path(&headers, &uri, site.identity.public_url.as_deref());
    let next = asked.parameter("next").or_else(came_from).unwrap_or_default();
    html(&first_step(&site, &asked, &Form::default(), Faults::default(), &next))
}

/// `POST /account/sign-in`: the address and the password.
pub(crate) async fn first(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let (email, password) = (form.text("email"), form.text("password"));
    match site.app.begin_sign_in(&asked.cx, email, password).await {
        Ok(SignInStep::Done(signed_in)) => Ok(entered(&asked, &form, &signed_in).into_response()),
        Ok(SignInStep::Code(step)) => Ok(html(&second_step(
            &site,
            &asked,
            (form.text("next"), is_kept(&form)),
            step.reveal(),
            Faults::default(),
        ))),
        Err(error) => {
            let faults = faults(&site, &asked, error, &["email", "password"])?;
            Ok(unprocessable(html(&first_step(&site, &asked, &form, faults, form.text("next")))))
        }
    }
}

/// `POST /account/sign-in/code`: the code of the second factor.
pub(crate) async fn second(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let step = form.text("step");
    match site.app.finish_sign_in(&asked.cx, step, form.text("code")).await {
        Ok(signed_in) => Ok(entered(&asked, &form, &signed_in).into_response()),
        Err(error) => {
            let faults = faults(&site, &asked, error, &["code"])?;
            let page = if faults.at("step").is_some() {
                first_step(&site, &asked, &form, faults, form.text("next"))
            } else {
                second_step(&site, &asked, (form.text("next"), is_kept(&form)), step, faults)
            };
            Ok(unprocessable(html(&page)))
        }
    }
}

/// The page that asks for the code of a second factor, after a provider vouched for someone.
pub(super) fn code_page(site: &Site, asked: &Asked, next: &str, is_kept: bool, step: &str) -> Response {
    html(&second_step(site, asked, (next, is_kept), step, Faults::default()))
}

/// `POST /account/sign-out`
pub(crate) async fn out(State(site): State<Site>, asked: Asked, _form: Form) -> Result<Response> {
    if asked.viewer.is_some() {
        site.app.sign_out(&asked.cx).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    }
    Ok(asked.to("/").cookie(asked.jar.without_session()).told("told-signed-out").into_response())
}

fn faults(site: &Site, asked: &Asked, error: Error, entries: &[&str]) -> Result<Faults> {
    Faults::of(asked, error, entries).map_err(|error| Wrong::of(site, asked, error))
}

/// Someone is in, and goes on to where they wanted to be.
fn entered(asked: &Asked, form: &Form, signed_in: &SignedIn) -> Redirect {
    go_on(asked, form.text("next"), is_kept(form), signed_in)
}

fn is_kept(form: &Form) -> bool {
    form.is_ticked("keep")
}

/// The same, for whoever said before where they wanted to be.
pub(super) fn go_on(asked: &Asked, next: &str, is_kept: bool, signed_in: &SignedIn) -> Redirect {
    let next = own_path(next).filter(|next| is_a_goal(next));
    let cookie = asked.jar.with_session(signed_in.token.reveal(), is_kept);
    let redirect = match next {
        Some(next) => asked.to_address(next),
        None => asked.to("/account"),
    };
    redirect.cookie(cookie)
}

/// Whether someone who signs in there wants to come back there: not to pages that are for others.
fn is_a_goal(path: &str) -> bool {
    !["/sign-in", "/account/invitation", "/account/verify", "/account/reset", "/account/request"]
        .iter()
        .any(|part| path.contains(part))
}

fn first_step(site: &Site, asked: &Asked, form: &Form, faults: Faults, next: &str) -> SignInPage {
    let i = asked.i;
    let email = Field::new("email", i.t("field-email"), Kind::Line("email")).completed("username");
    let password = Field::password("password", i.t("field-password"), "current-password");
    let keep = Field::new("keep", i.t("field-keep"), Kind::Box).hint(i.t("field-keep-hint")).optional();
    let fields = [email, password, keep].map(|field| field.sent(form, &faults)).into();
    let next = own_path(next).unwrap_or_default().to_owned();
    let shell = Shell::own(site, asked, i.t("sign-in"));
    let providers = site.app.sign_in_providers();
    SignInPage { shell, faults, fields, next, step: None, is_kept: false, providers }
}

/// The page that asks for the code of a second factor; `goal` is where to go on, and whether to keep the session.
fn second_step(site: &Site, asked: &Asked, goal: (&str, bool), step: &str, faults: Faults) -> SignInPage {
    let (next, is_kept) = goal;
    let i = asked.i;
    let code = Field::new("code", i.t("field-code"), Kind::Line("text")).hint(i.t("field-code-hint"));
    // A code is good once: nobody mends one.
    let code = code.completed("one-time-code").sent(&Form::default(), &faults);
    let next = own_path(next).unwrap_or_default().to_owned();
    let shell = Shell::own(site, asked, i.t("sign-in"));
    let step = Some(step.to_owned());
    SignInPage { shell, faults, fields: vec![code], next, step, is_kept, providers: Vec::new() }
}
