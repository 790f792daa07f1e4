//! What a form leads to by address: pasted by people, kept by id.
//!
//! Readers know a work by the address of its page, its DOI or the last part of its address; the platform keeps its key.
//! So what was typed is looked up before it is written, and what is kept is shown by address and title.

use std::collections::{HashMap, HashSet};

use app::{Anything, By};
use domain::{
    Doi, Entity as _, EntityKey, EntityKind, FieldErrors, Forum, Id, Orcid, Person, Record, Slug,
    identifier::is_web_address, names::INTERFACE,
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    filled::Filled,
    steps::{Field, Input, Linked},
    values::home,
    work::InWork,
};
use crate::{
    Site,
    asked::Asked,
    place::{self, Link},
};

/// What the kept keys of a record's fields are called and where they lie, for one asker.
#[derive(Debug, Default)]
pub(crate) struct Links(HashMap<String, Link>);

impl Links {
    /// Those of these fields of a record.
    pub(crate) async fn of(
        site: &Site,
        asked: &Asked,
        whole: &Value,
        fields: &'static [Field],
    ) -> app::Result<Self> {
        let mut kept: Vec<(String, EntityKey)> = Vec::new();
        for (_, linked, value) in kept_in(whole, fields) {
            let key = match linked {
                Linked::Target => value.parse().ok(),
                Linked::Of(kind) => value.parse::<Uuid>().ok().map(|id| EntityKey::new(kind, id)),
            };
            kept.extend(key.map(|key| (value, key)));
        }
        let keys: Vec<EntityKey> = kept.iter().map(|(_, key)| *key).collect();
        if keys.is_empty() {
            return Ok(Self::default());
        }
        let found = site.app.get_all(&asked.cx, &keys).await?;
        let link = |(value, key): (String, EntityKey)| Some((value, Link::of(asked, found.get(&key)?)));
        Ok(Self(kept.into_iter().filter_map(link).collect()))
    }

    /// What it is, where the asker may know it.
    pub(crate) fn get(&self, kept: &str) -> Option<&Link> {
        self.0.get(kept)
    }

    /// What stands in the input: the permanent address where there is one, else what is kept.
    pub(crate) fn address(&self, asked: &Asked, kept: &str) -> String {
        let href = self.get(kept).map(|link| link.href.as_str());
        let path = href.and_then(|href| href.strip_prefix(&format!("/{}", asked.i.tag)));
        path.unwrap_or(kept).to_owned()
    }

    /// What each is called.
    pub(crate) fn names(&self) -> impl Iterator<Item = (String, String)> {
        self.0.iter().map(|(kept, link)| (kept.clone(), link.text.clone()))
    }
}

/// Everything in these fields that leads somewhere: by its place in the form, how, and what is kept.
fn kept_in(whole: &Value, fields: &'static [Field]) -> Vec<(String, Linked, String)> {
    let mut all = Vec::new();
    for field in fields {
        let Input::Rows(cells, _) = &field.input else { continue };
        let rows = home(whole, field.name).and_then(|home| home.get(field.name)).and_then(Value::as_array);
        for (at, row) in rows.into_iter().flatten().enumerate() {
            for cell in *cells {
                let Input::Linked(linked) = cell.input else { continue };
                if let Some(value) = row.get(cell.name).and_then(Value::as_str) {
                    all.push((format!("{}.{at}.{}", field.name, cell.name), linked, value.to_owned()));
                }
            }
        }
    }
    all
}

/// The form with keys in the place of the addresses in it.
///
/// # Errors
/// Within: each address that leads nowhere, by its input.
pub(crate) async fn read(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    filled: &Filled,
    fields: &'static [Field],
) -> app::Result<Result<Filled, FieldErrors>> {
    let whole = serde_json::to_value(&work.newest.content).unwrap_or_default();
    let kept: HashSet<String> = kept_in(&whole, fields).into_iter().map(|(_, _, value)| value).collect();
    let (mut read, mut errors) = (filled.clone(), FieldErrors::none());
    for field in fields {
        let Input::Rows(cells, _) = &field.input else { continue };
        for cell in *cells {
            let Input::Linked(linked) = cell.input else { continue };
            for at in 0..filled.rows(field.name).unwrap_or_default() {
                let path = format!("{}.{at}.{}", field.name, cell.name);
                let text = filled.text(&path);
                if text.is_empty() || kept.contains(text) {
                    continue;
                }
                match find(site, asked, linked, text).await? {
                    Some(key) if key == work.newest.key().to_string() => {
                        errors.add(&path, asked.i.t("fault-itself"));
                    }
                    Some(key) => read.set(&path, key),
                    None => errors.add(&path, asked.i.t(message(linked))),
                }
            }
        }
    }
    Ok(errors.check(()).map(|()| read))
}

const fn message(linked: Linked) -> &'static str {
    match linked {
        Linked::Of(EntityKind::Member) => "fault-member-page",
        Linked::Of(_) => "fault-person-page",
        Linked::Target => "fault-target",
    }
}

/// What is kept for an address; none where it leads nowhere.
async fn find(site: &Site, asked: &Asked, linked: Linked, text: &str) -> app::Result<Option<String>> {
    let here = own_path(site, asked, text);
    if let Linked::Of(kind) = linked {
        // An address elsewhere may end as one here does.
        let folder = if kind == EntityKind::Person { "/people/" } else { "/members/" };
        let slug = match here {
            Some(path) => path.strip_prefix(folder).unwrap_or_default().trim_end_matches('/'),
            None => text,
        };
        let orcid = text.parse::<Orcid>().ok().filter(|_| kind == EntityKind::Person);
        let found = match (kind, orcid) {
            (EntityKind::Person, Some(orcid)) => person(site, asked, By::Orcid(orcid)).await?,
            (EntityKind::Person, None) => match slug.parse() {
                Ok(slug) => person(site, asked, By::Slug(slug)).await?,
                Err(_) => None,
            },
            _ => match slug.parse() {
                Ok(slug) => site.app.get(&asked.cx, By::Slug(slug)).await?.map(Anything::Member),
                Err(_) => None,
            },
        };
        return Ok(found.filter(|found| found.kind() == kind).map(|found| found.key().id.to_string()));
    }
    if let Some(path) = here {
        return Ok(at(site, asked, path).await?.map(|found| found.key().to_string()));
    }
    if let Ok(doi) = text.parse::<Doi>() {
        let known = site.app.get(&asked.cx, By::<Record>::Doi(doi.clone())).await?;
        return Ok(Some(known.map_or_else(|| doi.to_string(), |record| record.key().to_string())));
    }
    if is_web_address(text) {
        return Ok(Some(text.to_owned()));
    }
    if let Ok(EntityKey { kind, id }) = text.parse() {
        let known = site.app.get_any(&asked.cx, EntityKey { kind, id }).await?;
        return Ok(known.filter(leads_on).map(|found| found.key().to_string()));
    }
    match text.parse::<Slug>() {
        Ok(slug) => Ok(named(site, asked, slug).await?.map(|found| found.key().to_string())),
        Err(_) => Ok(None),
    }
}

async fn person(site: &Site, asked: &Asked, by: By<Person>) -> app::Result<Option<Anything>> {
    Ok(site.app.get(&asked.cx, by).await?.map(Anything::Person))
}

/// Whether a record can relate to it.
fn leads_on(found: &Anything) -> bool {
    let kind = found.kind();
    kind.is_record() || kind == EntityKind::Forum
}

/// The path of an address of this site, without its language.
fn own_path<'t>(site: &Site, asked: &Asked, text: &'t str) -> Option<&'t str> {
    let base = asked.base(site);
    let bases = [Some(base.as_str()), asked.origin(), site.identity.public_url.as_deref()];
    let below = |base: &str| text.strip_prefix(base).filter(|rest| rest.starts_with('/'));
    let path = if text.starts_with('/') {
        text
    } else {
        bases.into_iter().flatten().filter(|base| !base.is_empty()).find_map(below)?
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let bare = |tag: &&str| path.strip_prefix(&format!("/{tag}")).filter(|rest| rest.starts_with('/'));
    Some(INTERFACE.iter().find_map(bare).unwrap_or(path))
}

/// The record or forum whose page lies at a path: that of its readers, or one of those who write it.
async fn at(site: &Site, asked: &Asked, path: &str) -> app::Result<Option<Anything>> {
    let mut parts = path.trim_matches('/').split('/');
    let (folder, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if folder == "records" || folder == "desk" {
        let Ok(id) = name.parse::<Uuid>() else { return Ok(None) };
        let found = site.app.get(&asked.cx, By::<Record>::Id(Id::new(id))).await?;
        return Ok(found.map(Anything::Record));
    }
    let Ok(slug) = name.parse::<Slug>() else { return Ok(None) };
    let found = named(site, asked, slug).await?;
    let lies_there = |found: &Anything| {
        let slug: Slug = match found {
            Anything::Record(record) => record.head.slug.clone(),
            Anything::Forum(forum) => forum.head.slug.clone(),
            Anything::Member(_) | Anything::Person(_) | Anything::Topic(_) => return false,
        };
        place::path(found.kind(), &slug).split('/').nth(1) == Some(folder)
    };
    Ok(found.filter(lies_there))
}

/// The record or forum of a name.
async fn named(site: &Site, asked: &Asked, slug: Slug) -> app::Result<Option<Anything>> {
    if let Some(record) = site.app.get(&asked.cx, By::<Record>::Slug(slug.clone())).await? {
        return Ok(Some(Anything::Record(record)));
    }
    Ok(site.app.get(&asked.cx, By::<Forum>::Slug(slug)).await?.map(Anything::Forum))
}
