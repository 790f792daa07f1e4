//! Becoming an account: an invitation accepted, an account asked for, an address shown to be one's own.

use app::RequestAsked;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{Id, Language, Member};

use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Choice, Field, Kind, languages},
        page::FormPage,
        unprocessable,
    },
    member::everyone,
    place::{self, alphabetical},
    shell::Shell,
};

fn wrong(site: &Site, asked: &Asked) -> impl FnOnce(app::Error) -> Wrong {
    move |error| Wrong::of(site, asked, error)
}

/// `/account/invitation?code=`
pub(crate) async fn invitation(State(site): State<Site>, asked: Asked) -> Response {
    let code = asked.parameter("code").unwrap_or_default();
    html(&invitation_page(&site, &asked, &Form::default(), Faults::default(), code))
}

pub(super) fn invitation_page(
    site: &Site,
    asked: &Asked,
    form: &Form,
    faults: Faults,
    code: String,
) -> FormPage {
    let i = asked.i;
    let language = Field::new("language", i.t("field-language"), Kind::OneOf(languages()));
    let password = Field::password("password", i.t("field-new-password"), "new-password");
    let fields = [
        Field::new("name", i.t("field-name"), Kind::Line("text")).completed("name"),
        language.hint(i.t("field-language-hint")).value(i.tag),
        password.hint(i.t("field-new-password-hint")),
    ];
    let is_new = form.text("code").is_empty();
    let fields = fields.map(|field| if is_new { field } else { field.sent(form, &faults) }).into();
    let shell = Shell::own(site, asked, i.t("invitation-title"));
    let page = FormPage::new(shell, "invitation", "/account/invitation", fields, faults);
    FormPage { hidden: vec![("code", code)], providers: site.app.sign_in_providers(), ..page }
}

/// `POST /account/invitation`
pub(crate) async fn accept(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let (code, name, password) = (form.text("code"), form.text("name"), form.text("password"));
    let language = form.filled("language").and_then(|language| language.parse().ok());
    match site.app.accept_invitation(&asked.cx, code, name, password, language).await {
        Ok(_) => Ok(asked.to("/account/sign-in").told("told-accepted").into_response()),
        Err(error) => {
            let faults = Faults::of(&asked, error, &["name", "password"]).map_err(wrong(&site, &asked))?;
            let page = invitation_page(&site, &asked, &form, faults, code.to_owned());
            Ok(unprocessable(html(&page)))
        }
    }
}

/// `/account/request`
pub(crate) async fn request(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let page = request_page(&site, &asked, None, Faults::default()).await;
    Ok(html(&page.map_err(wrong(&site, &asked))?))
}

/// Every organisation that the asker sees, to choose from.
pub(crate) async fn members(site: &Site, asked: &Asked) -> app::Result<Vec<Choice>> {
    let choice = |member: &std::sync::Arc<Member>| Choice {
        value: member.head.id.to_string(),
        text: place::title(asked, &member.content.name).text,
        is_chosen: false,
    };
    let mut choices: Vec<Choice> = everyone(site, asked).await?.iter().map(choice).collect();
    choices.sort_by_key(|choice| alphabetical(&choice.text));
    Ok(choices)
}

async fn request_page(
    site: &Site,
    asked: &Asked,
    form: Option<&Form>,
    faults: Faults,
) -> app::Result<FormPage> {
    let i = asked.i;
    let members = Kind::OneOf(members(site, asked).await?);
    let fields = [
        Field::new("name", i.t("field-name"), Kind::Line("text")).completed("name"),
        Field::new("email", i.t("field-email"), Kind::Line("email")).completed("email"),
        Field::new("language", i.t("field-language"), Kind::OneOf(languages()))
            .hint(i.t("field-language-hint"))
            .value(i.tag),
        Field::new("member", i.t("field-member"), members).hint(i.t("field-member-hint")).optional(),
        Field::new("message", i.t("field-message"), Kind::Lines(5))
            .hint(i.t("field-message-hint"))
            .optional(),
    ];
    let fields = fields.map(|field| match form {
        Some(form) => field.sent(form, &faults),
        None => field,
    });
    let shell = Shell::own(site, asked, i.t("request-title"));
    Ok(FormPage::new(shell, "request", "/account/request", fields.into(), faults))
}

/// `POST /account/request`
pub(crate) async fn ask(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let language: Option<Language> = form.filled("language").and_then(|language| language.parse().ok());
    let request = RequestAsked {
        email: form.text("email").to_owned(),
        name: form.text("name").to_owned(),
        language: language.unwrap_or_else(|| asked.i.language.clone()),
        member: form.filled("member").map(|id| Id::new(id.parse().unwrap_or_default())),
        message: form.text("message").to_owned(),
    };
    match site.app.request_account(&asked.cx, request).await {
        Ok(()) => Ok(asked.to("/account/request").told("told-requested").into_response()),
        Err(error) => {
            let entries = ["name", "email", "language", "member", "message"];
            let faults = Faults::of(&asked, error, &entries).map_err(wrong(&site, &asked))?;
            let page = request_page(&site, &asked, Some(&form), faults).await;
            Ok(unprocessable(html(&page.map_err(wrong(&site, &asked))?)))
        }
    }
}

/// `/account/verify?code=`. Programs that look at letters before people do must not use the code up, so there is a button.
pub(crate) async fn verification(State(site): State<Site>, asked: Asked) -> Response {
    let code = asked.parameter("code").unwrap_or_default();
    html(&verification_page(&site, &asked, Faults::default(), code))
}

fn verification_page(site: &Site, asked: &Asked, faults: Faults, code: String) -> FormPage {
    let shell = Shell::own(site, asked, asked.i.t("verify-title"));
    let page = FormPage::new(shell, "verify", "/account/verify", Vec::new(), faults);
    FormPage { hidden: vec![("code", code)], ..page }
}

/// `POST /account/verify`
pub(crate) async fn verify(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    match site.app.verify_email(&asked.cx, form.text("code")).await {
        Ok(_) => Ok(asked.to("/").told("told-verified").into_response()),
        Err(error) => {
            let faults = Faults::of(&asked, error, &[]).map_err(wrong(&site, &asked))?;
            let page = verification_page(&site, &asked, faults, form.text("code").to_owned());
            Ok(unprocessable(html(&page)))
        }
    }
}
