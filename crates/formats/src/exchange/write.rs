//! One thing as a line of the exchange form.

use domain::{Entity, EntityKind, Slug, lifecycle::Head};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::links;

/// Writes a thing as one line, without a line end. What [`read`](crate::read()) makes of the line, with its links
/// resolved, equals what was written.
///
/// `slug_of` says what a linked thing is called; a link to one that it doesn't know is written by its id.
///
/// # Errors
/// Those of serde, where the content is not an object; the domain's are.
pub fn write<E: Entity>(
    entity: &E,
    slug_of: impl Fn(EntityKind, Uuid) -> Option<Slug>,
) -> Result<String, serde_json::Error> {
    let kind = entity.kind();
    let mut object = common(kind, entity.head())?;
    let Value::Object(mut content) = serde_json::to_value(entity.content())? else {
        return Err(serde::ser::Error::custom("the content is not an object"));
    };
    links::to_slugs(kind, &mut content, |kind, id| slug_of(kind, id).map(|slug| slug.to_string()));
    // The details are the last key of a record's content: lifted up, they end the line.
    let details = if kind.is_record() { content.shift_remove("details") } else { None };
    object.append(&mut content);
    if let Some(Value::Object(mut tagged)) = details
        && let Some(Value::Object(mut details)) = tagged.remove(kind.as_str())
    {
        object.append(&mut details);
    }
    serde_json::to_string(&object)
}

fn common<T>(kind: EntityKind, head: &Head<T>) -> Result<Map<String, Value>, serde_json::Error> {
    let mut object = Map::new();
    object.insert("type".to_owned(), kind.as_str().into());
    // The version and the time of the last write belong to the place where a thing is kept: they count its writes.
    let Head {
        id,
        slug,
        state,
        external_reference,
        created_at,
        published_at,
        withdrawal,
        version: _,
        updated_at: _,
    } = head;
    if let Some(reference) = external_reference {
        object.insert("id".to_owned(), reference.to_string().into());
    }
    put(&mut object, "slug", Some(slug))?;
    put(&mut object, "uid", Some(id))?;
    put(&mut object, "state", Some(state))?;
    put(&mut object, "created_at", Some(created_at))?;
    put(&mut object, "published_at", published_at.as_ref())?;
    put(&mut object, "withdrawal", withdrawal.as_ref())?;
    Ok(object)
}

fn put<T: Serialize>(
    object: &mut Map<String, Value>,
    key: &str,
    value: Option<&T>,
) -> Result<(), serde_json::Error> {
    if let Some(value) = value {
        object.insert(key.to_owned(), serde_json::to_value(value)?);
    }
    Ok(())
}
