//! Which keys an object of the exchange form can have, on every level: taken from the domain's types themselves.

use domain::{
    EntityKind, Identifier,
    forum::ForumContent,
    keys::keys_of,
    lifecycle::Withdrawal,
    member::{Mandate, MemberContent, Membership},
    person::{Affiliation, PersonContent, PersonName},
    record::{
        Beneficiary, BuildingBlock, CaseActor, CaseStudy, Consent, Contact, Contributor, Dataset,
        Distribution, Funder, Indicator, KeyDate, Place, Publication, RecordContent, Relation,
        ResearchProject, Resource, Source, Validation,
    },
    topic::TopicContent,
};
use serde_json::{Map, Value};

use super::COMMON;
use crate::{say, saying::Saying};

/// Whether a key is one of a record's own kind, not of every record.
pub(super) fn is_of_kind(kind: EntityKind, key: &str) -> bool {
    details(kind).is_some_and(|keys| keys.contains(&key))
}

/// The keys that only this kind of record has.
fn details(kind: EntityKind) -> Option<&'static [&'static str]> {
    match kind {
        EntityKind::Publication => Some(keys_of::<Publication>()),
        EntityKind::ResearchProject => Some(keys_of::<ResearchProject>()),
        EntityKind::Dataset => Some(keys_of::<Dataset>()),
        EntityKind::CaseStudy => Some(keys_of::<CaseStudy>()),
        EntityKind::Member | EntityKind::Person | EntityKind::Topic | EntityKind::Forum => None,
    }
}

fn content(kind: EntityKind) -> &'static [&'static str] {
    match kind {
        EntityKind::Member => keys_of::<MemberContent>(),
        EntityKind::Person => keys_of::<PersonContent>(),
        EntityKind::Topic => keys_of::<TopicContent>(),
        EntityKind::Forum => keys_of::<ForumContent>(),
        EntityKind::Publication
        | EntityKind::ResearchProject
        | EntityKind::Dataset
        | EntityKind::CaseStudy => keys_of::<RecordContent>(),
    }
}

/// Every key that things of a kind can have, beside the common ones.
#[cfg(test)]
pub(super) fn content_keys(kind: EntityKind) -> impl Iterator<Item = &'static str> {
    let keys = content(kind).iter().chain(details(kind).unwrap_or_default()).copied();
    keys.filter(|key| *key != "details")
}

/// The keys of the objects that stand under a key, alone or in a list; `None` where there are none or any key goes, as
/// in a localised text.
pub(super) fn under(key: &str) -> Option<&'static [&'static str]> {
    Some(match key {
        "withdrawal" => keys_of::<Withdrawal>(),
        "identifiers" => keys_of::<Identifier>(),
        "memberships" => keys_of::<Membership>(),
        "mandates" => keys_of::<Mandate>(),
        "affiliations" => keys_of::<Affiliation>(),
        "contributors" => keys_of::<Contributor>(),
        "places" => keys_of::<Place>(),
        "relations" => keys_of::<Relation>(),
        "source" => keys_of::<Source>(),
        "validation" => keys_of::<Validation>(),
        "funders" => keys_of::<Funder>(),
        "distributions" => keys_of::<Distribution>(),
        "building_blocks" => keys_of::<BuildingBlock>(),
        "resources" => keys_of::<Resource>(),
        "actors" => keys_of::<CaseActor>(),
        "beneficiaries" => keys_of::<Beneficiary>(),
        "key_dates" => keys_of::<KeyDate>(),
        "contact" => keys_of::<Contact>(),
        "consent" => keys_of::<Consent>(),
        "indicators" => keys_of::<Indicator>(),
        _ => return None,
    })
}

/// Notes every key that no reader would look at, so that a slip of the pen is never a silent loss, and every null
/// character, which a database can't keep.
pub(super) fn check(kind: EntityKind, object: &Map<String, Value>, faults: &mut Vec<Saying>) {
    let content = content(kind).iter().filter(|key| **key != "details");
    let known = || COMMON.iter().chain(content.clone()).chain(details(kind).unwrap_or_default()).copied();
    for (key, value) in object {
        if !known().any(|name| name == key) {
            unknown(key, key, known(), faults);
            continue;
        }
        // A person's name is an object of parts, every other name is a localised text.
        let inner = if kind == EntityKind::Person && key == "name" {
            Some(keys_of::<PersonName>())
        } else {
            under(key)
        };
        match (value, inner) {
            (Value::Object(one), Some(inner)) => check_one(key, one, inner, faults),
            (Value::Array(all), Some(inner)) => {
                for (at, one) in all.iter().enumerate().filter_map(|(at, one)| Some((at, one.as_object()?))) {
                    check_one(&format!("{key}.{at}"), one, inner, faults);
                }
            }
            _ => {}
        }
        if has_null(value) {
            faults.push(say!("null", "contains a null character").at(key));
        }
    }
}

fn check_one(path: &str, object: &Map<String, Value>, known: &[&'static str], faults: &mut Vec<Saying>) {
    for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
        unknown(&format!("{path}.{key}"), key, known.iter().copied(), faults);
    }
}

fn unknown(path: &str, key: &str, known: impl Iterator<Item = &'static str>, faults: &mut Vec<Saying>) {
    let nearest = known
        .map(|name| (strsim::damerau_levenshtein(key, name), name))
        .min()
        // Further away than half its letters it is another word.
        .filter(|(distance, name)| distance * 2 <= name.len());
    let fault = match nearest {
        Some((_, name)) => say!("key-meant", "is not a known key; did you mean '{name}'?", name = name),
        None => say!("key-not-known", "is not a known key"),
    };
    faults.push(fault.at(path));
}

fn has_null(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(all) => all.iter().any(has_null),
        Value::Object(object) => object.iter().any(|(key, value)| key.contains('\0') || has_null(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
