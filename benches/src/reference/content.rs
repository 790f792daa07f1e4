//! What the reference reads of the JSON in the rows: only what it answers, borrowed where that can be.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use uuid::Uuid;

/// What is needed of a record's content.
#[derive(Deserialize)]
pub(super) struct Content<'a> {
    #[serde(borrow)]
    pub(super) title: Original<'a>,
    #[serde(borrow)]
    pub(super) summary: Original<'a>,
    #[serde(borrow, default)]
    pub(super) contributors: Vec<Contributor<'a>>,
    pub(super) owner: Option<Uuid>,
    #[serde(borrow)]
    pub(super) languages: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) date: Cow<'a, str>,
}

/// What the filtered list needs of it.
#[derive(Deserialize)]
pub(super) struct BriefContent<'a> {
    #[serde(borrow)]
    pub(super) title: Original<'a>,
    #[serde(borrow)]
    pub(super) languages: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) date: Cow<'a, str>,
}

#[derive(Deserialize)]
pub(super) struct Contributor<'a> {
    #[serde(borrow)]
    pub(super) name: Cow<'a, str>,
    pub(super) person: Option<Uuid>,
}

/// The content of a person or a member: the name is a person's `display`, or a text in some language.
#[derive(Deserialize)]
pub(super) struct Named<'a> {
    #[serde(borrow)]
    pub(super) name: Original<'a>,
}

/// The first entry of an object of texts: the original of a localised text, the display name of a person.
pub(super) struct Original<'a> {
    pub(super) text: Cow<'a, str>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Original<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// A text that is borrowed where it holds no escapes.
        #[derive(Deserialize)]
        struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

        struct First<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for First<'a> {
            type Value = Original<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Original<'a>, M::Error> {
                let first: Option<(IgnoredAny, Borrowed<'a>)> = map.next_entry()?;
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                let (_, Borrowed(text)) =
                    first.ok_or_else(|| serde::de::Error::custom("there is no text"))?;
                Ok(Original { text })
            }
        }
        deserializer.deserialize_map(First(std::marker::PhantomData))
    }
}
