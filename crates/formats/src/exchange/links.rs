//! Where the things of the exchange form point to others, and how slugs become ids there: [`Unlinked`].

use domain::EntityKind;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{content, shape};
use crate::{
    entry::{Link, Resolved},
    say,
    saying::Reasons,
};

/// What a place in an object points to.
#[derive(Clone, Copy)]
enum Target {
    /// A thing of this kind, by slug.
    Of(EntityKind),
    /// A thing of any kind as `kind:slug`; or else a DOI or a web address, which is no link of ours.
    Any,
}

/// The places where things of a kind point to others; `*` stands for every position of a list.
const fn places(kind: EntityKind) -> &'static [(&'static [&'static str], Target)] {
    const MEMBER: Target = Target::Of(EntityKind::Member);
    const PERSON: Target = Target::Of(EntityKind::Person);
    const TOPIC: Target = Target::Of(EntityKind::Topic);
    match kind {
        EntityKind::Member => &[(&["topics", "*"], TOPIC)],
        EntityKind::Person => &[(&["affiliations", "*", "member"], MEMBER)],
        EntityKind::Topic => &[(&["broader", "*"], TOPIC)],
        EntityKind::Forum => &[(&["hosts", "*"], MEMBER)],
        EntityKind::Publication
        | EntityKind::ResearchProject
        | EntityKind::Dataset
        | EntityKind::CaseStudy => &[
            (&["owner"], MEMBER),
            (&["topics", "*"], TOPIC),
            (&["contributors", "*", "person"], PERSON),
            (&["contributors", "*", "member"], MEMBER),
            (&["actors", "*", "member"], MEMBER),
            (&["relations", "*", "target"], Target::Any),
        ],
    }
}

/// Calls `swap` with every place that can hold a link: what it points to, the path, and the text there.
fn visit(
    kind: EntityKind,
    object: &mut Map<String, Value>,
    swap: &mut dyn FnMut(Target, &[String], &mut String),
) {
    for (pattern, target) in places(kind) {
        if let Some((first, rest)) = pattern.split_first()
            && let Some(value) = at(kind, object, first)
        {
            walk(value, rest, &mut vec![(*first).to_owned()], &mut |path, text| {
                swap(*target, path, text);
            });
        }
    }
}

/// What stands under a key: in a record's content the keys of its own kind stand one level deeper.
fn at<'a>(kind: EntityKind, object: &'a mut Map<String, Value>, key: &str) -> Option<&'a mut Value> {
    if object.contains_key(key) {
        return object.get_mut(key);
    }
    object.get_mut("details")?.get_mut(kind.as_str())?.get_mut(key)
}

fn walk(
    value: &mut Value,
    pattern: &[&str],
    path: &mut Vec<String>,
    found: &mut dyn FnMut(&[String], &mut String),
) {
    match (value, pattern.split_first()) {
        (Value::String(text), None) => found(path, text),
        (Value::Array(all), Some((&"*", rest))) => {
            for (at, one) in all.iter_mut().enumerate() {
                path.push(at.to_string());
                walk(one, rest, path, found);
                path.pop();
            }
        }
        (Value::Object(object), Some((key, rest))) => {
            if let Some(one) = object.get_mut(*key) {
                path.push((*key).to_owned());
                walk(one, rest, path, found);
                path.pop();
            }
        }
        // Not what it should be: whoever reads the value will say so.
        _ => {}
    }
}

/// Puts slugs in the place of ids, as the exchange form has them; an id without a slug stays.
pub(super) fn to_slugs(
    kind: EntityKind,
    object: &mut Map<String, Value>,
    mut slug_of: impl FnMut(EntityKind, Uuid) -> Option<String>,
) {
    visit(kind, object, &mut |target, _, text| match target {
        Target::Of(kind) => {
            if let Some(slug) = text.parse().ok().and_then(|id| slug_of(kind, id)) {
                *text = slug;
            }
        }
        Target::Any => {
            if let Some((kind, id)) = own(text)
                && let Some(slug) = id.parse().ok().and_then(|id| slug_of(kind, id))
            {
                *text = format!("{kind}:{slug}");
            }
        }
    });
}

/// The kind and slug (or id) of a relation's target, where it is a thing of the platform.
fn own(target: &str) -> Option<(EntityKind, &str)> {
    let (kind, name) = target.split_once(':')?;
    Some((kind.parse().ok()?, name))
}

/// An object of the exchange form, in the shape of the domain's content, whose links have yet to become ids.
#[derive(Debug, Clone)]
pub struct Unlinked {
    kind: EntityKind,
    /// Numbers (as ids) stand where the links stood.
    value: Value,
    links: Vec<Link>,
}

impl Unlinked {
    /// Takes note of an object's links and puts the kind's own keys under `details`.
    pub(super) fn new(kind: EntityKind, mut object: Map<String, Value>) -> Result<Self, Reasons> {
        let mut links = Vec::new();
        let mut faults = Vec::new();
        visit(kind, &mut object, &mut |target, path, text| {
            let (kind, slug) = match target {
                Target::Of(kind) => (kind, text.as_str()),
                Target::Any => match own(text) {
                    Some(found) => found,
                    None => return,
                },
            };
            if slug.is_empty() {
                faults.push(say!("names-none", "names no {kind}", kind = kind).at(&path.join(".")));
            }
            let placeholder = Uuid::from_u128(links.len() as u128);
            links.push(Link { kind, slug: slug.to_owned(), path: path.to_vec() });
            *text = put(target, kind, placeholder);
        });
        if !faults.is_empty() {
            return Err(Reasons(faults));
        }
        if kind.is_record() {
            let (own, shared): (Map<_, _>, Map<_, _>) =
                object.into_iter().partition(|(key, _)| shape::is_of_kind(kind, key));
            let details = Map::from_iter([(kind.as_str().to_owned(), Value::Object(own))]);
            object = shared;
            object.insert("details".to_owned(), Value::Object(details));
        }
        Ok(Self { kind, value: Value::Object(object), links })
    }

    pub(super) const fn value(&self) -> &Value {
        &self.value
    }

    /// The links, in the order in which they stand.
    pub(crate) fn links(&self) -> &[Link] {
        &self.links
    }

    /// The content with ids for links.
    pub(crate) fn resolve(
        mut self,
        mut find: impl FnMut(&Link) -> Option<Uuid>,
    ) -> Result<Resolved, Reasons> {
        let mut faults = Vec::new();
        let mut links = self.links.iter();
        if let Value::Object(object) = &mut self.value {
            visit(self.kind, object, &mut |target, _, text| {
                // The same places in the same order as when the links were noted.
                if matches!(target, Target::Any) && own(text).is_none() {
                    return;
                }
                let Some(link) = links.next() else { return };
                match find(link) {
                    Some(id) => *text = put(target, link.kind, id),
                    None => {
                        let fault = say!(
                            "target-missing",
                            "there is no {kind} '{name}'",
                            kind = link.kind,
                            name = link.slug
                        );
                        faults.push(fault.at(&link.path.join(".")));
                    }
                }
            });
        }
        if !faults.is_empty() {
            return Err(Reasons(faults));
        }
        content(self.kind, &self.value)
    }
}

fn put(target: Target, kind: EntityKind, id: Uuid) -> String {
    match target {
        Target::Of(_) => id.to_string(),
        Target::Any => format!("{kind}:{id}"),
    }
}
