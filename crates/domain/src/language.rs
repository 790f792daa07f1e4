//! Languages as BCP 47 tags.

use std::{fmt, str::FromStr};

use icu_locale_core::LanguageIdentifier;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A language tag after BCP 47 (RFC 5646), in its canonical spelling: `fr`, `pt-BR`, `zh-Hant`.
///
/// Language, script, region and variants are kept; extensions are refused. The bibliographic and terminological
/// three-letter codes of ISO 639-2 (`fre`, `fra`) become their two-letter form where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(Box<str>);

/// Why a text is not a language tag.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{0}' is not a BCP 47 language tag (such as en, pt-BR or zh-Hant)")]
pub struct InvalidLanguage(String);

impl Language {
    /// English, the platform's last resort.
    #[must_use]
    pub fn english() -> Self {
        Self("en".into())
    }

    /// No language in particular, or one that nobody knows (`und`).
    #[must_use]
    pub fn undetermined() -> Self {
        Self("und".into())
    }

    /// The whole tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary subtag: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether text in this language runs from right to left (by the script subtag, else the language's usual script).
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        let script = self.0.split('-').nth(1).filter(|part| part.len() == 4);
        match script {
            Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo" | "Adlm"),
            None => {
                matches!(self.primary(), "ar" | "fa" | "he" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb")
            }
        }
    }
}

impl FromStr for Language {
    type Err = InvalidLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || InvalidLanguage(text.chars().take(40).collect());
        let (language, rest) = match text.split_once(['-', '_']) {
            Some((language, rest)) => (language, Some(rest)),
            None => (text, None),
        };
        let short = two_letters(&language.to_ascii_lowercase()).unwrap_or(language).to_owned();
        let whole = rest.map_or_else(|| short.clone(), |rest| format!("{short}-{}", rest.replace('_', "-")));
        let parsed: LanguageIdentifier = whole.parse().map_err(|_| refused())?;
        if parsed.language.is_unknown() && !short.eq_ignore_ascii_case("und") {
            return Err(refused());
        }
        Ok(Self(parsed.to_string().into_boxed_str()))
    }
}

/// The ISO 639-1 code of an ISO 639-2 one, of either kind.
fn two_letters(code: &str) -> Option<&'static str> {
    // The twenty languages whose bibliographic code (639-2/B) differs from the terminological (639-2/T).
    let terminological = match code {
        "alb" => "sqi",
        "arm" => "hye",
        "baq" => "eus",
        "bur" => "mya",
        "chi" => "zho",
        "cze" => "ces",
        "dut" => "nld",
        "fre" => "fra",
        "geo" => "kat",
        "ger" => "deu",
        "gre" => "ell",
        "ice" => "isl",
        "mac" => "mkd",
        "mao" => "mri",
        "may" => "msa",
        "per" => "fas",
        "rum" => "ron",
        "slo" => "slk",
        "tib" => "bod",
        "wel" => "cym",
        other => other,
    };
    isolang::Language::from_639_3(terminological)?.to_639_1()
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_canonical() {
        for (given, canonical) in [
            ("EN", "en"),
            ("fre", "fr"),
            ("fra", "fr"),
            ("kor", "ko"),
            ("pt_br", "pt-BR"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("grc", "grc"),
            ("chi", "zh"),
        ] {
            assert_eq!(given.parse::<Language>().map(|tag| tag.to_string()), Ok(canonical.to_owned()));
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for given in ["", "e", "english language", "12", "fr-", "한국어"] {
            assert!(given.parse::<Language>().is_err(), "{given}");
        }
    }

    #[test]
    fn direction_follows_the_script() {
        let rtl = |tag: &str| tag.parse::<Language>().map(|tag| tag.is_right_to_left());
        assert_eq!(rtl("ar"), Ok(true));
        assert_eq!(rtl("ko"), Ok(false));
        assert_eq!(rtl("az-Arab"), Ok(true));
        assert_eq!(rtl("ur-Latn"), Ok(false));
    }
}
