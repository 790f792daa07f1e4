//! Our own exchange form: JSONL in UTF-8, one thing a line, links between things by slug.
//!
//! An object's keys are those of the domain's content, beside `type`, `id`, `slug`, `uid`, `state`, `created_at`,
//! `published_at` and `withdrawal`. What only one kind of record has stands flat among them. A line that is read and
//! written again is the same; nothing that is stored gets lost.

mod links;
mod shape;
mod write;

use domain::{EntityKind, FieldError, FieldErrors, Slug, State, clock::to_micros};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::Segment;

pub use self::{links::Unlinked, write::write};
use crate::{
    entry::{Content, Entry, Resolved},
    origin::Origin,
    say,
    saying::Reasons,
};

/// The keys that every thing can have, in the order in which they are written.
const COMMON: [&str; 8] = ["type", "id", "slug", "uid", "state", "created_at", "published_at", "withdrawal"];

/// Reads an object that [`is_exchange`] as a thing of this kind.
///
/// # Errors
/// Every unknown key, with the nearest known one; else the first value that can't be what it should be; else whatever
/// the domain finds wrong with it. Paths lead to the value in the object.
pub(crate) fn read(
    kind: EntityKind,
    mut object: Map<String, Value>,
    origin: &Origin,
) -> Result<Entry, Reasons> {
    let mut faults = Vec::new();
    shape::check(kind, &object, &mut faults);
    if !faults.is_empty() {
        return Err(Reasons(faults));
    }

    let mut errors = FieldErrors::none();
    object.remove("type");
    let id = take::<String>(&mut object, "id", &mut errors);
    let external_reference = id.map(|id| origin.of_id(&id)).transpose().map_err(|fault| fault.at("id"))?;
    let slug = take::<Slug>(&mut object, "slug", &mut errors);
    let uid = take(&mut object, "uid", &mut errors);
    let state = take::<State>(&mut object, "state", &mut errors);
    let created_at = take(&mut object, "created_at", &mut errors).map(to_micros);
    let published_at = take(&mut object, "published_at", &mut errors).map(to_micros);
    let withdrawal = take(&mut object, "withdrawal", &mut errors);
    errors.check(())?;
    if external_reference.is_none() && uid.is_none() && slug.is_none() {
        return Err(say!(
            "id-needed",
            "is needed (or a uid or slug), so that a second import finds it again"
        )
        .at("id")
        .into());
    }

    let unlinked = Unlinked::new(kind, object)?;
    let content = content(kind, unlinked.value())?;
    content.check().map_err(flattened)?;
    let content =
        if unlinked.links().is_empty() { Content::whole(content) } else { Content::linked(unlinked) };
    let warnings = Vec::new();
    Ok(Entry {
        kind,
        external_reference,
        slug,
        uid,
        state,
        created_at,
        published_at,
        withdrawal,
        content,
        warnings,
    })
}

/// Takes one of the common keys out.
fn take<T: DeserializeOwned>(
    object: &mut Map<String, Value>,
    key: &str,
    errors: &mut FieldErrors,
) -> Option<T> {
    let value = object.shift_remove(key).filter(|value| !value.is_null())?;
    errors.take(key, serde_path_to_error::deserialize(&value).map_err(|error| error.inner().to_string()))
}

/// The content in an object that has ids for links and the kind's own keys under `details`.
fn content(kind: EntityKind, value: &Value) -> Result<Resolved, Reasons> {
    Ok(match kind {
        EntityKind::Member => Resolved::Member(typed(value)?),
        EntityKind::Person => Resolved::Person(typed(value)?),
        EntityKind::Topic => Resolved::Topic(typed(value)?),
        EntityKind::Forum => Resolved::Forum(typed(value)?),
        EntityKind::Publication
        | EntityKind::ResearchProject
        | EntityKind::Dataset
        | EntityKind::CaseStudy => Resolved::Record(Box::new(typed(value)?)),
    })
}

fn typed<T: DeserializeOwned>(value: &Value) -> Result<T, Reasons> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().iter().filter_map(|segment| match segment {
            Segment::Seq { index } => Some(index.to_string()),
            Segment::Map { key } => Some(key.clone()),
            Segment::Enum { variant } => Some(variant.clone()),
            Segment::Unknown => None,
        });
        let place = FieldError { path: path.collect(), message: String::new() };
        let FieldErrors(places) = flattened(FieldErrors(vec![place]));
        let part: Vec<String> = places.into_iter().flat_map(|place| place.path).collect();
        let message = error.inner().to_string();
        // What serde says of a localised text's untagged forms tells a reader nothing.
        let fault = if message.contains("untagged") {
            say!("text-odd", "is neither a text nor an object of text, status and translator")
        } else {
            say!("value-odd", "{fault}", fault = message)
        };
        if part.is_empty() { fault.into() } else { fault.at(&part.join(".")).into() }
    })
}

/// Faults with the paths that their fields have in the exchange form, where the kind's own keys lie flat.
fn flattened(mut errors: FieldErrors) -> FieldErrors {
    for FieldError { path, .. } in &mut errors.0 {
        let own = |part: &String| part.parse::<EntityKind>().is_ok_and(EntityKind::is_record);
        if path.first().is_some_and(|part| part == "details") {
            path.remove(0);
            if path.first().is_some_and(own) {
                path.remove(0);
            }
        }
    }
    errors
}

/// The kind that an object of the exchange form is of; `None` where the object is of another form.
///
/// `dataset` is a type of the flat bibliographic form as well: there its title is a plain text.
pub(crate) fn is_exchange(object: &Map<String, Value>) -> Option<EntityKind> {
    let kind = object.get("type")?.as_str()?.parse().ok()?;
    let flat = kind == EntityKind::Dataset
        && !object.contains_key("slug")
        && object.get("title").is_none_or(Value::is_string);
    (!flat).then_some(kind)
}

#[cfg(test)]
mod tests;
