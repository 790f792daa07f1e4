//! The providers that open one's account: listed, connected, removed.

use app::{OwnIdentity, SignInProvider};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};

use crate::{
    Result, Site,
    account::{own::own_password, provider, to_account},
    asked::Asked,
    error::{Wrong, html},
    form::{Form, fault::Faults, field::Field, unprocessable},
    place::Link,
    shell::Shell,
};

#[derive(Template)]
#[template(path = "identities.html")]
struct IdentitiesPage {
    shell: Shell,
    crumb: Link,
    faults: Faults,
    identities: Vec<Row>,
    providers: Vec<SignInProvider>,
    fields: Vec<Field>,
}

/// An identity, as it is listed.
struct Row {
    id: String,
    label: String,
    shown_as: String,
    connected: String,
    used: Option<String>,
    /// Whether its provider is still one of the site's.
    is_offered: bool,
}

/// `/account/identities`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    Ok(html(&read(&site, &asked, &Form::default(), Faults::default()).await?))
}

async fn read(site: &Site, asked: &Asked, form: &Form, faults: Faults) -> Result<IdentitiesPage> {
    let (i, wrong) = (asked.i, |error| Wrong::of(site, asked, error));
    let row = |OwnIdentity { identity, label }: OwnIdentity| Row {
        id: identity.id.to_string(),
        is_offered: label.is_some(),
        label: label.unwrap_or(identity.provider),
        shown_as: identity.shown_as,
        connected: i.moment(identity.created_at),
        used: identity.last_used_at.map(|at| i.moment(at)),
    };
    let password = own_password(site, asked, "password", i.t("field-password")).await.map_err(wrong)?;
    Ok(IdentitiesPage {
        shell: Shell::own(site, asked, i.t("identities-title")),
        crumb: to_account(asked),
        identities: site.app.own_identities(&asked.cx).await.map_err(wrong)?.into_iter().map(row).collect(),
        providers: site.app.sign_in_providers(),
        fields: password.into_iter().map(|field| field.sent(form, &faults)).collect(),
        faults,
    })
}

/// The same page, with what someone who came back from a provider can't have.
pub(super) async fn faulty(site: &Site, asked: &Asked, faults: Faults) -> Result<Response> {
    Ok(unprocessable(html(&read(site, asked, &Form::default(), faults).await?)))
}

/// `POST /account/identities`: removes one, or leads to a provider to connect another.
pub(crate) async fn change(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    let done = match form.filled("identity") {
        Some(id) => match site.app.revoke_identity(&asked.cx, id.parse().unwrap_or_default()).await {
            // Gone already is what was asked for.
            Ok(()) | Err(app::Error::NotFound(_)) => {
                Ok(asked.to("/account/identities").told("told-identity-removed").into_response())
            }
            Err(error) => Err(error),
        },
        None => {
            let back = provider::way_back(&asked, &Form::default());
            let name = form.text("provider");
            let begun = site.app.begin_identity(&asked.cx, name, form.text("password"), back).await;
            begun.map(|begun| provider::lead(&site, &asked, name, &begun))
        }
    };
    match done {
        Ok(response) => Ok(response),
        Err(error) => {
            let faults = Faults::of(&asked, error, &["password"]);
            let faults = faults.map_err(|error| Wrong::of(&site, &asked, error))?;
            Ok(unprocessable(html(&read(&site, &asked, &form, faults).await?)))
        }
    }
}
