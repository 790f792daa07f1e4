//! Amounts of memory in settings: `67108864` or `64 MiB`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bytes(pub(crate) u64);

const UNITS: [(&str, u64); 4] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1)];

impl Bytes {
    /// As many as fit into this machine's memory addresses.
    pub(crate) fn as_usize(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl fmt::Display for Bytes {
    /// In the largest unit of which there is at least one, with a decimal where it says something.
    #[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, size) = UNITS.into_iter().find(|(_, size)| self.0 >= *size).unwrap_or(("B", 1));
        if self.0.is_multiple_of(size) {
            write!(f, "{} {unit}", self.0 / size)
        } else {
            write!(f, "{:.1} {unit}", self.0 as f64 / size as f64)
        }
    }
}

impl FromStr for Bytes {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let known = UNITS.into_iter().find_map(|(unit, size)| Some((text.strip_suffix(unit)?, size)));
        let (number, size) = known.unwrap_or((text, 1));
        let number: Option<u64> = number.trim().parse().ok();
        number.and_then(|number| number.checked_mul(size)).map(Self).ok_or_else(|| {
            format!("'{text}' is not a size: write a number of bytes, or as in 512 KiB, 64 MiB, 1 GiB")
        })
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(u64),
            Text(String),
        }
        match Written::deserialize(deserializer) {
            Ok(Written::Number(number)) => Ok(Self(number)),
            Ok(Written::Text(text)) => text.parse().map_err(de::Error::custom),
            Err(_) => Err(de::Error::custom("write a number of bytes, or as in \"64 MiB\"")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_units_and_without() {
        assert_eq!("67108864".parse(), Ok(Bytes(64 << 20)));
        assert_eq!("64 MiB".parse(), Ok(Bytes(64 << 20)));
        assert_eq!("1GiB".parse(), Ok(Bytes(1 << 30)));
        assert_eq!("12 B".parse(), Ok(Bytes(12)));
        for wrong in ["", "MiB", "-1", "64 MB", "1.5 GiB", "99999999999 GiB", "천"] {
            assert!(wrong.parse::<Bytes>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn sizes_are_shown_in_the_largest_unit() {
        let shown = |bytes| Bytes(bytes).to_string();
        assert_eq!(
            [shown(0), shown(512), shown(64 << 20), shown(1_500)],
            ["0 B", "512 B", "64 MiB", "1.5 KiB"]
        );
    }
}
