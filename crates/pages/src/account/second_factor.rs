//! The second factor: begun, confirmed, its recovery codes, removed.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};

use crate::{
    Result, Site,
    account::to_account,
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Field, Kind},
        unprocessable,
    },
    place::Link,
    shell::Shell,
};

/// How far it has come.
enum Stage {
    /// There is none.
    Without,
    /// The secret is shown, and its first code asked for.
    Begun { secret: String, uri: String },
    /// It counts from now on: the recovery codes are shown this once.
    Confirmed(Vec<String>),
    /// There is one; whether removing it takes a password, too.
    With { has_password: bool },
}

#[derive(Template)]
#[template(path = "second_factor.html")]
struct FactorPage {
    shell: Shell,
    crumb: Link,
    stage: Stage,
    faults: Faults,
    fields: Vec<Field>,
}

impl FactorPage {
    fn new(site: &Site, asked: &Asked, stage: Stage, form: &Form, faults: Faults) -> Self {
        let i = asked.i;
        let code = || Field::new("code", i.t("field-code"), Kind::Line("text")).completed("one-time-code");
        let fields = match &stage {
            Stage::Without | Stage::Confirmed(_) => Vec::new(),
            Stage::Begun { .. } => vec![code().hint(i.t("field-first-code-hint"))],
            Stage::With { has_password } => {
                let password = || Field::password("password", i.t("field-password"), "current-password");
                let password = has_password.then(password);
                password.into_iter().chain([code().hint(i.t("field-code-hint"))]).collect()
            }
        };
        let fields = fields.into_iter().map(|field| field.sent(form, &faults)).collect();
        let shell = Shell::own(site, asked, i.t("factor-title"));
        Self { shell, crumb: to_account(asked), stage, faults, fields }
    }
}

/// `/account/second-factor`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let stage = stage(&site, &asked).await?;
    Ok(html(&FactorPage::new(&site, &asked, stage, &Form::default(), Faults::default())))
}

async fn stage(site: &Site, asked: &Asked) -> Result<Stage> {
    let wrong = |error| Wrong::of(site, asked, error);
    if !site.app.own_second_factor(&asked.cx).await.map_err(wrong)? {
        return Ok(Stage::Without);
    }
    Ok(Stage::With { has_password: site.app.own_password(&asked.cx).await.map_err(wrong)? })
}

/// `POST /account/second-factor`: the next step of it, whichever that is.
pub(crate) async fn step(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    let (app, cx) = (&site.app, &asked.cx);
    let show = |stage, faults| html(&FactorPage::new(&site, &asked, stage, &form, faults));
    let done = match form.text("step") {
        "begin" => app
            .begin_second_factor(cx)
            .await
            .map(|app::SecondFactor { secret, uri }| show(Stage::Begun { secret, uri }, Faults::default())),
        "confirm" => app
            .confirm_second_factor(cx, form.text("code"))
            .await
            .map(|codes| show(Stage::Confirmed(codes), Faults::default())),
        _ => app
            .remove_second_factor(cx, form.text("password"), form.text("code"))
            .await
            .map(|()| asked.to("/account/second-factor").told("told-factor-removed").into_response()),
    };
    match done {
        Ok(response) => Ok(response),
        Err(error) => {
            let faults = Faults::of(&asked, error, &["password", "code"])
                .map_err(|error| Wrong::of(&site, &asked, error))?;
            let (secret, uri) = (form.text("secret").to_owned(), form.text("uri").to_owned());
            // Only what was shown before is shown again.
            let is_begun = faults.at("code").is_some() && uri.starts_with("otpauth://");
            let stage = if is_begun { Stage::Begun { secret, uri } } else { stage(&site, &asked).await? };
            Ok(unprocessable(show(stage, faults)))
        }
    }
}
