//! What a record relates to, and what relates to it.

use std::sync::Arc;

use app::Anything;
use domain::{
    Doi, EntityKey, EntityKind, Filter, Order, PageRequest, Property, Record,
    record::{Details, Relation},
};

use crate::{
    Site,
    asked::Asked,
    entry::When,
    place::{Link, named},
};

/// Things that point here, on the page.
const MOST_POINTING: usize = 20;

/// A relation, or what something similar is.
#[derive(Debug)]
pub(crate) struct RelationView {
    /// How they relate; or the other's kind and date.
    pub(crate) what: String,
    pub(crate) link: Link,
    pub(crate) note: String,
}

impl RelationView {
    /// A record that is only like another: what it is stands where the relation would.
    pub(crate) fn beside(asked: &Asked, record: &Arc<Record>) -> Self {
        Self {
            what: what_it_is(asked, record),
            link: Link::of(asked, &Anything::Record(Arc::clone(record))),
            note: String::new(),
        }
    }
}

/// Kind or type, and date.
fn what_it_is(asked: &Asked, record: &Record) -> String {
    let kind = match &record.content.details {
        Details::Publication(publication) => named(asked.i, "type", publication.publication_type.as_str()),
        other => named(asked.i, "kind", other.kind().as_str()),
    };
    When::of_record(record).map_or_else(|| kind.clone(), |when| format!("{kind}, {}", when.text))
}

/// The relations of a record in both directions; those to what the reader may not see are left out.
pub(crate) async fn of(site: &Site, asked: &Asked, record: &Arc<Record>) -> app::Result<Vec<RelationView>> {
    let relations = &record.content.relations;
    let keys: Vec<EntityKey> = relations.iter().filter_map(|relation| relation.target.parse().ok()).collect();
    let found = site.app.get_all(&asked.cx, &keys).await?;
    let note = |thing: &Anything| match thing {
        Anything::Record(record) => what_it_is(asked, record),
        other => named(asked.i, "kind", other.kind().as_str()),
    };
    let mut views = Vec::new();
    for Relation { relation_type, target } in relations {
        let what = named(asked.i, "relation", relation_type.as_str());
        match target.parse::<EntityKey>() {
            Ok(key) => views.extend(found.get(&key).map(|thing| RelationView {
                what,
                link: Link::of(asked, thing),
                note: note(thing),
            })),
            Err(_) => views.push(RelationView {
                what,
                link: match target.parse::<Doi>() {
                    Ok(doi) => Link::to(format!("doi:{doi}"), doi.url()),
                    Err(_) => Link::to(super::host_of(target), target),
                },
                note: asked.i.t("relation-elsewhere"),
            }),
        }
    }
    let here = EntityKey::new(record.content.details.kind(), record.head.id);
    let filter = Filter::Is(Property::RelatesTo(vec![here.id]));
    let page = PageRequest::first(MOST_POINTING);
    for (_, other) in site.app.list::<Record>(&asked.cx, filter, Order::NEWEST, page).await?.items {
        let to_here = other.content.relations.iter().find(|relation| relation.target.parse() == Ok(here));
        let Some(relation) = to_here else { continue };
        views.push(RelationView {
            what: named(asked.i, "relation", &format!("{}.inverse", relation.relation_type.as_str())),
            note: what_it_is(asked, &other),
            link: Link::of(asked, &Anything::Record(other)),
        });
    }
    Ok(views)
}

/// Records that point to a thing that is none itself, such as a forum.
pub(crate) async fn pointing_to(
    site: &Site,
    asked: &Asked,
    kind: EntityKind,
    id: impl Into<uuid::Uuid>,
) -> app::Result<Vec<Arc<Record>>> {
    let key = EntityKey::new(kind, id);
    let filter = Filter::Is(Property::RelatesTo(vec![key.id]));
    let page = PageRequest::first(PageRequest::MOST);
    let found = site.app.list::<Record>(&asked.cx, filter, Order::NEWEST, page).await?;
    Ok(found.items.into_iter().map(|(_, record)| record).collect())
}
