//! Putting a topic into another one: the other is found by its names, and chosen.

use std::sync::Arc;

use app::{Change, Error};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{EntityKind, Filter, Id, Member, Property, Record, State as Standing, Topic};

use super::{Registered as _, StepOf, everything, open, path_of, sheet::Head, topics::names};
use crate::{
    Result, Site,
    asked::{Asked, Name},
    desk::menu,
    error::{Wrong, html},
    form::{Form, fault::Faults, unprocessable},
    place::{Link, alphabetical, named},
    shell::{MenuEntry, Shell},
};

/// Topics that are offered at once.
const OFFERED: usize = 20;

const STEP: StepOf = StepOf { name: "merge", title: "register-merge", is_of_register: true };

#[derive(Template)]
#[template(path = "merge.html")]
struct MergePage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    crumb: Link,
    head: Head,
    /// What is about it, and lies in it, in words.
    uses: Vec<String>,
    action: String,
    query: String,
    offered: Vec<Offer>,
    /// Whether there are more than those.
    has_more: bool,
    faults: Faults,
    version: u32,
}

/// What it can be put into.
pub(super) struct Offer {
    pub(super) id: String,
    pub(super) link: Link,
    pub(super) note: String,
    pub(super) is_chosen: bool,
}

/// `/desk/topics/{id}/merge`
pub(super) async fn page(State(site): State<Site>, Name(id): Name, asked: Asked) -> Result<Response> {
    let topic = open::<Topic>(&site, &asked, &id, &STEP).await?;
    if topic.head.state != Standing::Published {
        return Ok(asked.to(&path_of(topic.head.id, "")).into_response());
    }
    let query = asked.parameter("q").unwrap_or_default();
    let page = made(&site, &asked, &topic, query, "", Faults::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn made(
    site: &Site,
    asked: &Asked,
    topic: &Arc<Topic>,
    query: String,
    chosen: &str,
    faults: Faults,
) -> app::Result<MergePage> {
    let i = asked.i;
    let published = Filter::Is(Property::State(vec![Standing::Published]));
    let mut others = everything::<Topic>(site, asked, published).await?;
    others.retain(|other| other.head.id != topic.head.id);
    let wanted = alphabetical(&query);
    if wanted.is_empty() {
        // Those first that share the most words with it: what was made twice is called alike.
        let own = words(topic);
        others.sort_by_cached_key(|other| {
            let shared = words(other).iter().filter(|word| own.contains(word)).count();
            (std::cmp::Reverse(shared), alphabetical(&Topic::title(asked, &other.content).text))
        });
    } else {
        others.retain(|other| names(&other.content).any(|name| alphabetical(&name).contains(&wanted)));
    }
    let has_more = others.len() > OFFERED;
    let offer = |other: &Arc<Topic>| {
        let title = Topic::title(asked, &other.content);
        let own = title.text.clone();
        let mut further: Vec<String> = names(&other.content).filter(|name| *name != own).collect();
        further.sort_unstable();
        further.dedup();
        further.truncate(4);
        let scheme = named(i, "type", other.content.scheme.as_str());
        Offer {
            id: other.head.id.to_string(),
            is_chosen: other.head.id.to_string() == chosen,
            link: Link::named(asked, EntityKind::Topic, &other.head.slug, &other.content.label),
            note: std::iter::once(scheme).chain(further).collect::<Vec<_>>().join(" · "),
        }
    };
    let about = Filter::Is(Property::Topic(vec![topic.head.id.uuid()]));
    let below = Filter::Is(Property::Broader(vec![topic.head.id.uuid()]));
    let uses = [
        i.n("merge-works", site.app.count::<Record>(&asked.cx, about.clone()).await?),
        i.n("merge-members", site.app.count::<Member>(&asked.cx, about).await?),
        i.n("merge-narrower", site.app.count::<Topic>(&asked.cx, below).await?),
    ];
    let name = Topic::title(asked, &topic.content).text;
    Ok(MergePage {
        shell: Shell::own(site, asked, i.with("register-merge-title", &name)),
        menu: menu::menu(site, asked, "/desk/topics"),
        crumb: Link::to(name, format!("/{}{}", i.tag, path_of(topic.head.id, ""))),
        head: Head::of(site, asked, &**topic),
        uses: uses.into(),
        action: path_of(topic.head.id, STEP.name),
        query,
        offered: others.iter().take(OFFERED).map(offer).collect(),
        has_more,
        faults,
        version: topic.head.version,
    })
}

/// The words of everything that a topic is called.
fn words(topic: &Topic) -> Vec<String> {
    let all = names(&topic.content);
    let words = all.flat_map(|name| {
        alphabetical(&name).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
    });
    words.filter(|word| word.chars().count() > 2 || !word.is_ascii() && !word.is_empty()).collect()
}

/// Puts it into the one that was chosen, and leads there.
pub(super) async fn send(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    let topic = open::<Topic>(&site, &asked, &id, &STEP).await?;
    let into: Option<Id<Topic>> = form.filled("into").and_then(|id| id.parse().ok()).map(Id::new);
    let change = Change { id: topic.head.id, expected_version: form.text("version").parse().ok() };
    let faults = match into {
        None => {
            let mut faults = Faults::default();
            faults.add("into", asked.i.t("fault-which-topic"));
            faults
        }
        Some(into) => match site.app.merge(&asked.cx, change, into, None).await {
            Ok(_) => return Ok(asked.to(&path_of(into, "")).told("told-merged").into_response()),
            Err(Error::VersionConflict { .. }) => {
                return Ok(asked.to(&path_of(topic.head.id, STEP.name)).told("told-moved").into_response());
            }
            Err(error) => {
                Faults::of(&asked, error, &["into"]).map_err(|error| Wrong::of(&site, &asked, error))?
            }
        },
    };
    let page = made(&site, &asked, &topic, form.text("q").to_owned(), form.text("into"), faults).await;
    Ok(unprocessable(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?)))
}
