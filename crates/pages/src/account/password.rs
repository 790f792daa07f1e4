//! Passwords: changing one's own, and setting a new one by letter.

use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};

use crate::{
    Result, Site,
    account::own::own_password,
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Field, Kind},
        page::FormPage,
        unprocessable,
    },
    shell::Shell,
};

/// `/account/reset`: by letter; with the code of the letter, the new password.
pub(crate) async fn reset(State(site): State<Site>, asked: Asked) -> Response {
    match asked.parameter("code") {
        Some(code) => html(&new_page(&site, &asked, &Form::default(), Faults::default(), code)),
        None => html(&letter_page(&site, &asked, &Form::default(), Faults::default())),
    }
}

fn letter_page(site: &Site, asked: &Asked, form: &Form, faults: Faults) -> FormPage {
    let i = asked.i;
    let email = Field::new("email", i.t("field-email"), Kind::Line("email")).completed("username");
    let fields = vec![email.sent(form, &faults)];
    let shell = Shell::own(site, asked, i.t("reset-title"));
    FormPage::new(shell, "reset", "/account/reset", fields, faults)
}

fn new_page(site: &Site, asked: &Asked, form: &Form, faults: Faults, code: String) -> FormPage {
    let i = asked.i;
    let password = Field::password("password", i.t("field-new-password"), "new-password");
    let fields = vec![password.hint(i.t("field-new-password-hint")).sent(form, &faults)];
    let shell = Shell::own(site, asked, i.t("new-password-title"));
    let page = FormPage::new(shell, "new-password", "/account/reset", fields, faults);
    FormPage { hidden: vec![("code", code)], ..page }
}

/// `POST /account/reset`
pub(crate) async fn set(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let code = form.text("code");
    let done = if code.is_empty() {
        site.app.request_password_reset(&asked.cx, form.text("email")).await
    } else {
        site.app.reset_password(&asked.cx, code, form.text("password")).await
    };
    match done {
        Ok(()) if code.is_empty() => Ok(asked.to("/account/reset").told("told-reset-sent").into_response()),
        Ok(()) => Ok(asked.to("/account/sign-in").told("told-password-set").into_response()),
        Err(error) => {
            let faults = Faults::of(&asked, error, &["email", "password"])
                .map_err(|error| Wrong::of(&site, &asked, error))?;
            let page = if code.is_empty() {
                letter_page(&site, &asked, &form, faults)
            } else {
                new_page(&site, &asked, &form, faults, code.to_owned())
            };
            Ok(unprocessable(html(&page)))
        }
    }
}

/// `/account/password`
pub(crate) async fn change(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = change_page(&site, &asked, &Form::default(), Faults::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn change_page(site: &Site, asked: &Asked, form: &Form, faults: Faults) -> app::Result<FormPage> {
    let i = asked.i;
    let current = own_password(site, asked, "current", i.t("field-current-password")).await?;
    let new = Field::password("password", i.t("field-new-password"), "new-password");
    let new = new.hint(i.t("field-new-password-hint"));
    let fields = current.into_iter().chain([new]).map(|field| field.sent(form, &faults)).collect();
    let shell = Shell::own(site, asked, i.t("password-title"));
    Ok(FormPage::new(shell, "password", "/account/password", fields, faults).of_account(asked))
}

/// `POST /account/password`
pub(crate) async fn changed(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    match site.app.change_password(&asked.cx, form.text("current"), form.text("password")).await {
        Ok(()) => Ok(asked.to("/account").told("told-password-changed").into_response()),
        Err(error) => {
            let wrong = |error| Wrong::of(&site, &asked, error);
            let faults = Faults::of(&asked, error, &["current", "password"]).map_err(wrong)?;
            let page = change_page(&site, &asked, &form, faults).await.map_err(wrong)?;
            Ok(unprocessable(html(&page)))
        }
    }
}
