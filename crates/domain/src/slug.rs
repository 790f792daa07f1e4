//! Slugs: the readable part of an address.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A readable name in an address, unique among the things of one kind: lower-case ASCII letters, digits and single
/// hyphens, 1 to 100 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(Box<str>);

/// Why a text is not a slug.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{0}' is not a slug (lower-case a to z, digits and single hyphens, at most 100 characters)")]
pub struct InvalidSlug(String);

/// The longest slug, in characters.
pub const LONGEST: usize = 100;

impl Slug {
    /// The slug itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A slug made of a title: accents fall away, everything else that is not a Latin letter or digit parts words, at
    /// most 60 characters are kept. `None` where nothing is left, as with a Korean or Arabic title.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in title.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            match c {
                'a'..='z' | '0'..='9' => slug.push(c),
                'ß' => slug.push_str("ss"),
                'æ' => slug.push_str("ae"),
                'œ' => slug.push_str("oe"),
                'ø' => slug.push('o'),
                'ł' => slug.push('l'),
                'ı' => slug.push('i'),
                'đ' | 'ð' => slug.push('d'),
                '\'' | '’' => {}
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
            if slug.len() >= 60 {
                // Better to end at a word than within one.
                if let Some(end) = slug.rfind('-').filter(|end| *end >= 30) {
                    slug.truncate(end);
                }
                break;
            }
        }
        let slug = slug.trim_matches('-');
        // A single letter or two left over of a long foreign title names nothing.
        if slug.len() < 2 { None } else { Some(Self(slug.into())) }
    }

    /// This slug with a suffix that tells it from others of the same words.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        let room = LONGEST.saturating_sub(suffix.len() + 1);
        let kept: String = self.0.chars().take(room).collect();
        Self(format!("{}-{suffix}", kept.trim_end_matches('-')).into())
    }
}

impl FromStr for Slug {
    type Err = InvalidSlug;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let characters = text.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
        let hyphens = text.starts_with('-') || text.ends_with('-') || text.contains("--");
        if text.is_empty() || text.len() > LONGEST || !characters || hyphens {
            return Err(InvalidSlug(text.chars().take(40).collect()));
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_slugs() {
        let of = |title| Slug::of_title(title).map(|slug| slug.to_string());
        assert_eq!(of("L’économie sociale et solidaire"), Some("leconomie-sociale-et-solidaire".to_owned()));
        assert_eq!(of("  ¿Qué es la economía social? "), Some("que-es-la-economia-social".to_owned()));
        assert_eq!(of("사회적 경제"), None);
        assert_eq!(of("협동조합 기본법 (2012)"), Some("2012".to_owned()));
        assert!(of(&"cooperative ".repeat(20)).is_some_and(|slug| slug.len() <= 60 && !slug.ends_with('-')));
    }

    #[test]
    fn only_slugs_are_slugs() {
        for text in ["a", "sdg-08", "2012"] {
            assert!(text.parse::<Slug>().is_ok(), "{text}");
        }
        for text in ["", "-a", "a-", "a--b", "A", "é", "a b"] {
            assert!(text.parse::<Slug>().is_err(), "{text}");
        }
    }
}
