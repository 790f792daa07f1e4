//! Putting two entries together that are one person: the other is found by name, what will happen is shown, then it is done.

use std::sync::Arc;

use app::{Anything, By, Change, Error, SearchAsked};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{
    EntityKind, Filter, Id, Person, Property, Record, State as Standing,
    person::{Affiliation, PersonContent, PersonName},
};
use search::FacetField;

use super::{Registered as _, StepOf, merge::Offer, open, path_of, sheet::Head};
use crate::{
    Result, Site,
    asked::{Asked, Name},
    desk::menu,
    error::{Wrong, html},
    form::{Form, fault::Faults, unprocessable},
    interface::Interface,
    place::Link,
    shell::{MenuEntry, Shell},
};

/// Entries that are offered at once.
const OFFERED: usize = 20;

const STEP: StepOf = StepOf { name: "merge", title: "register-merge-person", is_of_register: true };

#[derive(Template)]
#[template(path = "merge_people.html")]
struct MergePage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    crumb: Link,
    head: Head,
    action: String,
    query: String,
    offered: Vec<Offer>,
    /// Whether there are more than those.
    has_more: bool,
    plan: Option<Plan>,
    faults: Faults,
    version: u32,
}

/// What will happen.
struct Plan {
    into: String,
    /// The form of the entry that stays.
    stays: Link,
    /// How many works follow, in words.
    works: String,
    /// What the entry that stays takes over: what it is, and what it says.
    taken: Vec<(String, String)>,
    /// Whether both have a number, and not the same.
    is_refused: bool,
}

/// `/desk/people/{id}/merge`
pub(super) async fn page(State(site): State<Site>, Name(id): Name, asked: Asked) -> Result<Response> {
    let person = open::<Person>(&site, &asked, &id, &STEP).await?;
    if person.head.state != Standing::Published {
        return Ok(asked.to(&path_of(person.head.id, "")).into_response());
    }
    let wrong = |error| Wrong::of(&site, &asked, error);
    let query = asked.parameter("q").unwrap_or_default();
    let into = asked.parameter("into").unwrap_or_default();
    let other = other(&site, &asked, &person, &into).await.map_err(wrong)?;
    let page = made(&site, &asked, &person, query, other.as_deref(), Faults::default()).await;
    Ok(html(&page.map_err(wrong)?))
}

/// The entry that was chosen, if it can stay.
async fn other(site: &Site, asked: &Asked, person: &Person, into: &str) -> app::Result<Option<Arc<Person>>> {
    let Ok(id) = into.parse() else { return Ok(None) };
    let found = site.app.get::<Person>(&asked.cx, By::Id(Id::new(id))).await?;
    Ok(found.filter(|other| other.head.id != person.head.id && other.head.state == Standing::Published))
}

async fn made(
    site: &Site,
    asked: &Asked,
    person: &Arc<Person>,
    query: String,
    other: Option<&Person>,
    mut faults: Faults,
) -> app::Result<MergePage> {
    let i = asked.i;
    let (offered, has_more, plan) = match other {
        Some(other) => {
            let plan = planned(site, asked, person, other).await?;
            if plan.is_refused && faults.is_none() {
                faults.add("into", i.t("fault-two-orcids"));
            }
            (Vec::new(), false, Some(plan))
        }
        None => {
            let (offered, has_more) = offered(site, asked, person, &query).await?;
            (offered, has_more, None)
        }
    };
    let name = Person::title(asked, &person.content).text;
    Ok(MergePage {
        shell: Shell::own(site, asked, i.with("register-merge-person-title", &name)),
        menu: menu::menu(site, asked, "/desk/people"),
        crumb: Link::to(name, format!("/{}{}", i.tag, path_of(person.head.id, ""))),
        head: Head::of(site, asked, &**person),
        action: path_of(person.head.id, STEP.name),
        query,
        offered,
        has_more,
        plan,
        faults,
        version: person.head.version,
    })
}

/// Entries that may be the same person: those that are called alike, or as was asked.
async fn offered(
    site: &Site,
    asked: &Asked,
    person: &Person,
    query: &str,
) -> app::Result<(Vec<Offer>, bool)> {
    let wanted = if query.trim().is_empty() { &person.content.name.display } else { query };
    let only_words = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let question = SearchAsked {
        query: wanted.chars().map(only_words).collect(),
        filter: Some(search::Filter::OneOf(FacetField::Kind, vec![EntityKind::Person.as_str().to_owned()])),
        limit: OFFERED + 1,
        literal: true,
        // Who was just entered is found at once.
        at_least: Some(site.app.position().last),
        ..SearchAsked::default()
    };
    let found = site.app.search(&asked.cx, question).await?;
    let has_more = found.has_next;
    let people = found.hits.into_iter().filter_map(|hit| match hit.found {
        Anything::Person(person) => Some(person),
        Anything::Member(_) | Anything::Topic(_) | Anything::Forum(_) | Anything::Record(_) => None,
    });
    let can_stay =
        |other: &Arc<Person>| other.head.id != person.head.id && other.head.state == Standing::Published;
    let offer = |other: Arc<Person>| {
        let orcid = other.content.orcid.iter().map(|orcid| orcid.as_str().to_owned());
        let at = other.content.affiliations.iter().take(2).map(|affiliation| affiliation.name.clone());
        Offer {
            id: other.head.id.to_string(),
            note: orcid.chain(at).collect::<Vec<_>>().join(" · "),
            link: Link::of(asked, &Anything::Person(other)),
            is_chosen: false,
        }
    };
    Ok((people.filter(can_stay).take(OFFERED).map(offer).collect(), has_more))
}

async fn planned(site: &Site, asked: &Asked, gone: &Person, stays: &Person) -> app::Result<Plan> {
    let i = asked.i;
    let by_them = Filter::Is(Property::Person(vec![gone.head.id.uuid()]));
    let works = site.app.count::<Record>(&asked.cx, by_them).await?;
    let mut after = stays.content.clone();
    let is_refused = after.absorb(&gone.content).is_err();
    let name = Person::title(asked, &stays.content).text;
    Ok(Plan {
        into: stays.head.id.to_string(),
        works: i.n_with("merge-person-works", works, &name),
        stays: Link::to(name, format!("/{}{}", i.tag, path_of(stays.head.id, ""))),
        taken: if is_refused { Vec::new() } else { taken(i, &stays.content, &after) },
        is_refused,
    })
}

/// What an entry says after it took another in, and did not say before.
fn taken(i: &Interface, before: &PersonContent, after: &PersonContent) -> Vec<(String, String)> {
    let PersonContent { name, orcid, affiliations, biography, website } = after;
    let PersonName { display: _, given, particle, family } = name;
    let mut taken = Vec::new();
    let own = &before.name;
    let lines = [
        ("register-given", given.as_deref(), own.given.as_deref()),
        ("register-particle", particle.as_deref(), own.particle.as_deref()),
        ("register-family", family.as_deref(), own.family.as_deref()),
        (
            "field-orcid",
            orcid.as_ref().map(domain::Orcid::as_str),
            before.orcid.as_ref().map(domain::Orcid::as_str),
        ),
        ("property-website", website.as_deref(), before.website.as_deref()),
    ];
    for (label, now, then) in lines {
        if let Some(now) = now.filter(|_| now != then) {
            taken.push((i.t(label), now.to_owned()));
        }
    }
    for (language, text) in biography.iter().filter(|(language, _)| before.biography.get(language).is_none())
    {
        let label =
            format!("{} ({})", i.t("register-description"), language.own_name().unwrap_or(language.as_str()));
        taken.push((label, text.text.clone()));
    }
    for affiliation in affiliations.iter().filter(|affiliation| !before.affiliations.contains(affiliation)) {
        let Affiliation { name, member: _, since, until } = affiliation;
        let when = i.between(since.as_ref(), until.as_ref());
        let said = [name.as_str(), when.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        taken.push((i.t("person-where"), said.join(" · ")));
    }
    taken
}

/// Leads on to what will happen, or does it and leads to the entry that stays.
pub(super) async fn send(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    let person = open::<Person>(&site, &asked, &id, &STEP).await?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let query = form.text("q").to_owned();
    let chosen = other(&site, &asked, &person, form.text("into")).await.map_err(wrong)?;
    let Some(chosen) = chosen else {
        let mut faults = Faults::default();
        faults.add("into", asked.i.t("fault-which-person"));
        let page = made(&site, &asked, &person, query, None, faults).await;
        return Ok(unprocessable(html(&page.map_err(wrong)?)));
    };
    let path = path_of(person.head.id, STEP.name);
    if form.text("do") != "merge" {
        return Ok(asked.to(&format!("{path}?into={}", chosen.head.id)).into_response());
    }
    let change = Change { id: person.head.id, expected_version: form.text("version").parse().ok() };
    let faults = match site.app.merge(&asked.cx, change, chosen.head.id, None).await {
        Ok(_) => {
            let to = path_of(chosen.head.id, "");
            return Ok(asked.to(&to).told("told-merged-person").into_response());
        }
        Err(Error::VersionConflict { .. }) => {
            let to = format!("{path}?into={}", chosen.head.id);
            return Ok(asked.to(&to).told("told-moved").into_response());
        }
        Err(error) => Faults::of(&asked, error, &["into"]).map_err(wrong)?,
    };
    let page = made(&site, &asked, &person, query, Some(&chosen), faults).await;
    Ok(unprocessable(html(&page.map_err(wrong)?)))
}
