//! Coded values, such as kinds and offices: as rows write them, read again, and named to choose from.

use serde::{Serialize, de::DeserializeOwned};

use crate::{interface::Interface, place::named};

/// How a coded value is written.
pub(super) fn code(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The value that a code is of.
pub(super) fn decoded<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(code)).ok()
}

/// Codes with their names in a vocabulary of the interface, to choose from.
pub(super) fn choices(
    i: &Interface,
    vocabulary: &str,
    all: impl IntoIterator<Item = impl Serialize>,
) -> Vec<(String, String)> {
    let choice = |value| {
        let code = code(value);
        let name = named(i, vocabulary, &code);
        (code, name)
    };
    all.into_iter().map(choice).collect()
}
