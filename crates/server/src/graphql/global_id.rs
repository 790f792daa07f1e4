//! Opaque ids: base64url of the kind's tag and the UUID, decoded strictly.

use async_graphql::ID;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{EntityKey, EntityKind};
use uuid::Uuid;

/// The id of a thing as clients see it.
pub(crate) fn encode(key: EntityKey) -> ID {
    let mut bytes = [0_u8; 17];
    bytes[0] = key.kind.tag();
    bytes[1..].copy_from_slice(key.id.as_bytes());
    ID(URL_SAFE_NO_PAD.encode(bytes))
}

/// The thing that an id names; none where the id is not one of ours.
pub(crate) fn decode(id: &ID) -> Option<EntityKey> {
    let bytes = URL_SAFE_NO_PAD.decode(id.as_bytes()).ok()?;
    let (tag, uuid) = bytes.split_first()?;
    Some(EntityKey { kind: EntityKind::from_tag(*tag)?, id: Uuid::from_slice(uuid).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_decoded_strictly() {
        let key = EntityKey::new(EntityKind::CaseStudy, Uuid::from_u128(7));
        let id = encode(key);
        assert_eq!(decode(&id), Some(key));
        assert_eq!(encode(EntityKey::new(EntityKind::Member, Uuid::from_u128(7))).len(), 23);
        for forged in [
            "",
            "CA",
            "한국어",
            "AAAAAAAAAAAAAAAAAAAAAAA",
            "____",
            &format!("{}=", id.as_str()),
            &format!("{}AA", id.as_str()),
        ] {
            assert_eq!(decode(&ID(forged.to_owned())), None, "{forged}");
        }
    }
}
