//! Languages by name.

use domain::Language;

use super::fields::Fields;
use crate::{say, sketch::Sketch};

/// Languages as Babel names them, and in English.
const LANGUAGES: &[(&str, &str)] = &[
    ("american", "en-US"),
    ("arabic", "ar"),
    ("austrian", "de-AT"),
    ("basque", "eu"),
    ("brazil", "pt-BR"),
    ("brazilian", "pt-BR"),
    ("british", "en-GB"),
    ("catalan", "ca"),
    ("chinese", "zh"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("esperanto", "eo"),
    ("estonian", "et"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("francais", "fr"),
    ("galician", "gl"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hungarian", "hu"),
    ("indonesian", "id"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("latin", "la"),
    ("magyar", "hu"),
    ("mandarin chinese", "zh"),
    ("mexican", "es-MX"),
    ("naustrian", "de-AT"),
    ("ngerman", "de"),
    ("norsk", "nb"),
    ("norwegian", "no"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("slovenian", "sl"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("thai", "th"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("ukenglish", "en-GB"),
    ("usenglish", "en-US"),
    ("vietnamese", "vi"),
];

/// Sets the languages that the entry says it is in.
pub(super) fn read(fields: &mut Fields, sketch: &mut Sketch) {
    for text in ["language", "langid"].iter().filter_map(|name| fields.text(name)).collect::<Vec<_>>() {
        let lower = text.to_lowercase().replace(" and ", ",");
        for name in lower.split([',', ';', '/']).map(str::trim).filter(|name| !name.is_empty()) {
            let tag = LANGUAGES.iter().find(|(known, _)| *known == name).map_or(name, |(_, tag)| tag);
            match tag.parse::<Language>() {
                Ok(tag) => sketch.language(tag),
                Err(_) => sketch.warn(say!(
                    "language-unknown",
                    "the language '{value}' is not known and was left out",
                    value = name.chars().take(40).collect::<String>()
                )),
            }
        }
    }
}
