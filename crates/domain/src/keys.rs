//! The names of a type's fields, taken from the type itself: [`keys_of`].

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, Visitor, value::Error},
    forward_to_deserialize_any,
};

/// The names of a type's fields as serde knows them; none where it is no struct.
#[must_use]
pub fn keys_of<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    let mut keys: &'static [&'static str] = &[];
    // The probe takes note of the names and ends every attempt with an error, which says nothing.
    let _ = T::deserialize(Probe(&mut keys));
    keys
}

/// Asked for a struct, it takes note of the names of the fields and has no more to give.
struct Probe<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = fields;
        Err(Error::custom("only the names were wanted"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(Error::custom("not a struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        EntityKind, Identifier,
        record::{RecordContent, Relation},
    };

    #[test]
    fn the_names_come_from_the_types() {
        assert_eq!(keys_of::<Relation>(), ["type", "target"]);
        assert_eq!(keys_of::<Identifier>(), ["scheme", "value"]);
        assert!(keys_of::<RecordContent>().contains(&"details"));
        assert!(keys_of::<EntityKind>().is_empty());
    }
}
