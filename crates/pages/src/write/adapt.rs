//! "We do this too": saying that a member does what a record tells of, or taking that back.

use app::{Change, NewAdaptation};
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{
    Adaptation, Edtf, EntityKind, FieldErrors, Id, Language, Localized, Member, Record, State as TextState,
    Translation, TranslationStatus, adaptation::AdaptationContent,
};

use super::{Which, start};
use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Field, Kind, languages},
        page::FormPage,
        unprocessable,
    },
    place::{self, Link},
    shell::Shell,
};

/// The entries that faults can be told at.
const ENTRIES: [&str; 4] = ["member", "conditions", "results", "since"];

/// The link to the form, on the page of a published case study, for who writes for another member than its own.
pub(crate) fn link(asked: &Asked, record: &Record) -> Option<Link> {
    let is_of_others = asked.cx.actor.members().any(|member| Some(member) != record.content.owner);
    let kind = domain::Entity::kind(record);
    let is_public = record.head.state == TextState::Published && kind == EntityKind::CaseStudy;
    (is_of_others && is_public)
        .then(|| Link::to(asked.i.t("adapt-title"), format!("/{}{}", asked.i.tag, address(record.head.id))))
}

fn address(record: Id<Record>) -> String {
    format!("/records/{record}/adaptation")
}

/// `/records/{id}/adaptation`
pub(crate) async fn page(State(site): State<Site>, which: Which, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = made(&site, &asked, &which.id, None, Faults::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn source(site: &Site, asked: &Asked, id: &str) -> app::Result<std::sync::Arc<Record>> {
    let missing = app::Error::NotFound("record");
    let Ok(id) = id.parse() else { return Err(missing) };
    site.app.get::<Record>(&asked.cx, app::By::Id(Id::new(id))).await?.ok_or(missing)
}

/// What one of the asker's members said before.
async fn said(site: &Site, asked: &Asked, source: &Record) -> app::Result<Option<Adaptation>> {
    let own: Vec<Id<Member>> = asked.cx.actor.members().collect();
    let all = site.app.adaptations_of(&asked.cx, source.head.id).await?;
    Ok(all.into_iter().find(|said| own.contains(&said.member)))
}

async fn made(
    site: &Site,
    asked: &Asked,
    id: &str,
    form: Option<&Form>,
    faults: Faults,
) -> app::Result<FormPage> {
    let i = asked.i;
    let source = source(site, asked, id).await?;
    let known = said(site, asked, &source).await?;
    let owner = source.content.owner.map(|owner| owner.to_string()).unwrap_or_default();
    let mut members = start::members(site, asked, "").await?;
    members.retain(|member| member.value != owner);
    if members.is_empty() {
        return Err(app::Error::Refused(domain::policy::Refusal::Role));
    }
    let language = &i.language;
    let text = |text: Option<&Localized>| {
        text.and_then(|text| text.get(language)).map(|text| text.text.clone()).unwrap_or_default()
    };
    let content = known.as_ref().map(|known| &known.content);
    let since = content.and_then(|content| content.since.as_ref()).map(ToString::to_string);
    let member = known.as_ref().map(|known| known.member.to_string()).unwrap_or_default();
    let mut fields = vec![
        Field::new("member", i.t("field-member"), Kind::OneOf(members)).value(&member),
        Field::new("since", i.t("adapt-since"), Kind::Line("text"))
            .optional()
            .value(since.as_deref().unwrap_or_default()),
        Field::new("in", i.t("field-language"), Kind::OneOf(languages())).value(i.tag),
        Field::new("conditions", i.t("adaptation-conditions"), Kind::Lines(4))
            .optional()
            .value(&text(content.map(|content| &content.conditions))),
        Field::new("results", i.t("adaptation-results"), Kind::Lines(4))
            .optional()
            .value(&text(content.map(|content| &content.results))),
    ];
    if known.is_some() {
        fields.push(Field::new("revoke", i.t("adapt-revoke"), Kind::Box).optional());
    }
    if let Some(form) = form {
        fields = fields.into_iter().map(|field| field.sent(form, &faults)).collect();
    }
    let title = place::title(asked, &source.content.title).text;
    let shell = Shell::own(site, asked, i.with("adapt-of", &title));
    let mut page = FormPage::new(shell, "adapt", address(source.head.id), fields, faults);
    page.crumbs.push(Link::of(asked, &app::Anything::Record(source)));
    Ok(page)
}

/// `POST /records/{id}/adaptation`
pub(crate) async fn send(
    State(site): State<Site>,
    which: Which,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    asked.person(&site)?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let source = source(&site, &asked, &which.id).await.map_err(wrong)?;
    match declared(&site, &asked, &source, &form).await {
        Ok(message) => {
            let kind = domain::Entity::kind(source.as_ref());
            Ok(asked.to(&place::path(kind, &source.head.slug)).told(message).into_response())
        }
        Err(error) => {
            let faults = Faults::of(&asked, error, &ENTRIES).map_err(wrong)?;
            let page = made(&site, &asked, &which.id, Some(&form), faults).await;
            Ok(unprocessable(html(&page.map_err(wrong)?)))
        }
    }
}

/// Says it, or takes it back: the message of what was done.
async fn declared(site: &Site, asked: &Asked, source: &Record, form: &Form) -> app::Result<&'static str> {
    let change = Change { id: source.head.id, expected_version: None };
    let member: Id<Member> = Id::new(form.text("member").parse().unwrap_or_default());
    if form.is_ticked("revoke") {
        site.app.revoke_adaptation(&asked.cx, change, member).await?;
        return Ok("told-adaptation-revoked");
    }
    let since = form
        .filled("since")
        .map(|since| since.parse::<Edtf>().map_err(|_| FieldErrors::one("since", asked.i.t("fault-day"))));
    let since = since.transpose()?;
    let language: Language = form.text("in").parse().unwrap_or_else(|_| asked.i.language.clone());
    // What was said in other languages, and the record that was named, stay.
    let known = said(site, asked, source).await?.filter(|known| known.member == member);
    let (record, mut content) =
        known.map_or((None, AdaptationContent::default()), |known| (known.record, known.content));
    content.since = since;
    for (name, text) in [("conditions", &mut content.conditions), ("results", &mut content.results)] {
        let given = form.filled(name).unwrap_or_default().to_owned();
        let status = TranslationStatus::Published;
        text.set(language.clone(), Translation { text: given, status, translator: None });
    }
    site.app.declare_adaptation(&asked.cx, change, NewAdaptation { member, record, content }).await?;
    Ok("told-adapted")
}
