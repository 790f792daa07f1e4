//! Who took part in a case study, when what happened, and whom members may ask.

use domain::{
    EntityKind, Id, Member, Record,
    record::{Beneficiary, CaseActor, CaseStudy, Contact, KeyDate},
};

use crate::{
    Site,
    asked::Asked,
    place::{self, Link, named},
    shown::Shown,
};

/// Someone who had a part in it.
#[derive(Debug)]
pub(crate) struct ActorView {
    /// What it is to the case; empty where that is not told.
    pub(crate) role: String,
    pub(crate) link: Link,
    /// What it gave.
    pub(crate) support: String,
}

/// A day that mattered.
#[derive(Debug)]
pub(crate) struct DateView {
    pub(crate) date: String,
    pub(crate) label: Shown,
}

/// Who had a part in it, linked where the reader may see the member.
pub(crate) async fn actors(site: &Site, asked: &Asked, case: &CaseStudy) -> app::Result<Vec<ActorView>> {
    let ids: Vec<Id<Member>> = case.actors.iter().filter_map(|actor| actor.member).collect();
    let members = site.app.get_many(&asked.cx, &ids).await?;
    let view = |CaseActor { name, member, role, support }: &CaseActor| {
        // The name is as printed, wherever it leads.
        let href = member
            .and_then(|id| members.get(&id))
            .map(|member| format!("/{}{}", asked.i.tag, place::path(EntityKind::Member, &member.head.slug)));
        let support: Vec<String> =
            support.iter().map(|support| named(asked.i, "support", support.as_str())).collect();
        ActorView {
            role: role.map(|role| named(asked.i, "actor", role.as_str())).unwrap_or_default(),
            link: Link::to(name, href.unwrap_or_default()),
            support: support.join(", "),
        }
    };
    Ok(case.actors.iter().map(view).collect())
}

pub(crate) fn dates(asked: &Asked, case: &CaseStudy) -> Vec<DateView> {
    let view = |KeyDate { date, label }: &KeyDate| DateView {
        date: asked.i.date(date),
        label: Shown::of(label, asked.i, &asked.cx.languages).unwrap_or_else(|| Shown::plain("")),
    };
    case.key_dates.iter().map(view).collect()
}

/// How far it is, how wide it reaches, whom it was for.
pub(crate) fn facts(asked: &Asked, case: &CaseStudy) -> Vec<(String, Link)> {
    let i = asked.i;
    let stage = case.stage.map(|stage| (i.t("fact-stage"), Link::nowhere(named(i, "stage", stage.as_str()))));
    let scale = case.scale.map(|scale| (i.t("fact-scale"), Link::nowhere(named(i, "scale", scale.as_str()))));
    let group = |Beneficiary { group, number }: &Beneficiary| {
        let shown = Shown::of(group, i, &asked.cx.languages)?;
        let text = match number {
            Some(number) => i.put("chip", &[("field", &shown.text), ("value", &i.number(*number))]),
            None => shown.text,
        };
        Some((i.t("fact-for-whom"), Link { text, tongue: shown.tongue, href: String::new() }))
    };
    stage.into_iter().chain(scale).chain(case.beneficiaries.iter().filter_map(group)).collect()
}

/// Whom the reader may ask, line by line; nothing for who is not of the members' audience.
pub(crate) fn contact(site: &Site, asked: &Asked, record: &Record) -> Vec<Link> {
    let Some(Contact { name, email, phone, web }) = site.app.contact(&asked.cx, record) else {
        return Vec::new();
    };
    let name = name.iter().map(Link::nowhere);
    let email = email.iter().map(|email| Link::to(email, format!("mailto:{email}")));
    let phone = phone.iter().map(Link::nowhere);
    name.chain(email).chain(phone).chain(web.iter().map(|web| Link::to(super::host_of(web), web))).collect()
}
