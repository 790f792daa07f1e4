//! Names of coded values (countries, languages, types, goals…) in the languages of the interface.
//!
//! The tables in `data/` are tab-separated: a code, then the name in each of [`INTERFACE`]. Countries, regions and
//! languages are named as Unicode CLDR 48 does (Unicode License v3), regions in English as UN M49; goals as the United
//! Nations do; types after the vocabularies they are chosen from.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    Language,
    country::{Continent, Country, Region},
};

/// The languages that pages and labels come in, the one that stands in for others first.
pub const INTERFACE: [&str; 4] = ["en", "fr", "es", "ko"];

/// A name in each of [`INTERFACE`], and further columns if a table has them.
pub(crate) type Table = HashMap<&'static str, Vec<&'static str>>;

static TERRITORIES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../data/territories.tsv")));
static REGIONS: LazyLock<Table> = LazyLock::new(|| table(include_str!("../data/regions.tsv")));
static LANGUAGES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../data/languages.tsv")));
static TERMS: LazyLock<Table> = LazyLock::new(|| table(include_str!("../data/terms.tsv")));

pub(crate) fn table(text: &'static str) -> Table {
    let mut table = Table::new();
    for line in text.lines() {
        let mut cells = line.split('\t');
        if let Some(code) = cells.next() {
            table.insert(code, cells.collect());
        }
    }
    table
}

/// The name in the first of the languages that the interface has, or in English.
pub(crate) fn look_up(table: &'static Table, code: &str, languages: &[Language]) -> Option<&'static str> {
    let names = table.get(code)?;
    let column = |language: &Language| INTERFACE.iter().position(|tag| *tag == language.primary());
    names.get(languages.iter().find_map(column).unwrap_or(0)).copied()
}

impl Country {
    /// What the country is called in the first of these languages that the interface has, else in English.
    #[must_use]
    pub fn label(&self, languages: &[Language]) -> &'static str {
        look_up(&TERRITORIES, self.as_str(), languages).unwrap_or_default()
    }
}

impl Region {
    /// What the region is called in the first of these languages that the interface has, else in English.
    #[must_use]
    pub fn label(&self, languages: &[Language]) -> &'static str {
        look_up(&REGIONS, self.code, languages).unwrap_or(self.name)
    }
}

impl Continent {
    /// What the continent is called in the first of these languages that the interface has, else in English.
    #[must_use]
    pub fn label(self, languages: &[Language]) -> &'static str {
        look_up(&REGIONS, self.code(), languages).unwrap_or_else(|| self.name())
    }
}

impl Language {
    /// What the language is called in the first of these languages that the interface has, else in English; nothing
    /// where it is a rare one without a name here.
    #[must_use]
    pub fn label(&self, languages: &[Self]) -> Option<&'static str> {
        look_up(&LANGUAGES, self.as_str(), languages)
            .or_else(|| look_up(&LANGUAGES, self.primary(), languages))
    }

    /// What its own speakers call it; nothing where that is not known here.
    #[must_use]
    pub fn own_name(&self) -> Option<&'static str> {
        let names = LANGUAGES.get(self.as_str()).or_else(|| LANGUAGES.get(self.primary()))?;
        names.get(INTERFACE.len()).copied().filter(|name| !name.is_empty())
    }
}

/// What a coded value of a vocabulary is called, such as `report` of `type`: see `data/terms.tsv` for all of them. In the
/// first of these languages that the interface has, else in English.
#[must_use]
pub fn term(vocabulary: &str, code: &str, languages: &[Language]) -> Option<&'static str> {
    look_up(&TERMS, &format!("{vocabulary}.{code}"), languages)
}

/// What coded values are of, for [`code_of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coded {
    /// Countries (ISO 3166-1 alpha-2).
    Country,
    /// Regions and continents (UN M49).
    Area,
    /// Languages (BCP 47).
    Language,
    /// A vocabulary of [`term`].
    Term(&'static str),
}

/// What people also call countries, and behind each its code.
const OTHER_COUNTRIES: &str = "USA US;EEUU US;UK GB;Great Britain GB;Korea KR;Republic of Korea KR;Corée KR;République de Corée KR;\
    Corea KR;República de Corea KR;한국 KR;Holland NL;Ivory Coast CI;Cape Verde CV;Czech Republic CZ;Turkey TR;Burma MM;Swaziland SZ;\
    East Timor TL;DRC CD;RDC CD;Viet Nam VN";
/// What people also call regions, and behind each its code.
const OTHER_AREAS: &str = "West Africa 011;East Africa 014;North Africa 015;Central Africa 017;East Asia 030;Southeast Asia 035;\
    West Asia 145";

/// The code that is this, or that is called so in a language of the interface or, a language, by its own speakers. Compared as
/// `same` makes them: in small letters, without accents.
#[must_use]
pub fn code_of(coded: Coded, name: &str, same: impl Fn(&str) -> String) -> Option<&'static str> {
    let (table, vocabulary) = match coded {
        Coded::Country => (&TERRITORIES, None),
        Coded::Area => (&REGIONS, None),
        Coded::Language => (&LANGUAGES, None),
        Coded::Term(vocabulary) => (&TERMS, Some(vocabulary)),
    };
    let wanted = same(name);
    let others = match coded {
        Coded::Country => OTHER_COUNTRIES,
        Coded::Area => OTHER_AREAS,
        Coded::Language | Coded::Term(_) => "",
    };
    let mut others = others.split(';').filter_map(|pair| pair.rsplit_once(' '));
    if let Some((_, code)) = others.find(|(called, _)| same(called) == wanted) {
        return Some(code);
    }
    let mut codes = table.iter().filter_map(|(key, names)| {
        let code = match vocabulary {
            Some(vocabulary) => key.strip_prefix(vocabulary)?.strip_prefix('.')?,
            None => key,
        };
        let is_called = |called: &&'static str| !called.is_empty() && same(called) == wanted;
        (same(code) == wanted || names.iter().any(is_called)).then_some(code)
    });
    let first = codes.next()?;
    // Of several that are called so always the same one.
    Some(codes.fold(first, Ord::min))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        EntityKind,
        member::MemberKind,
        record::{
            ActorRole, CaseStage, PublicationType, RelationType, ResourceKind, Support, TerritorialScale,
        },
    };

    fn in_all(name: impl Fn(&[Language]) -> Option<&'static str>) -> Vec<&'static str> {
        let names = INTERFACE.map(|tag| name(&[tag.parse().unwrap()]).unwrap_or_default());
        names.into()
    }

    #[test]
    fn every_code_has_a_name_in_every_language() {
        for country in Country::all() {
            let names = in_all(|languages| Some(country.label(languages)));
            assert!(names.iter().all(|name| !name.is_empty()), "{country}: {names:?}");
            let region = in_all(|languages| Some(country.region().label(languages)));
            assert_eq!(region.first(), Some(&country.region().name), "M49 in English");
            assert!(region.iter().all(|name| !name.is_empty()), "{region:?}");
        }
        for continent in Continent::ALL {
            assert_eq!(in_all(|languages| Some(continent.label(languages))).len(), INTERFACE.len());
        }
        let coded = EntityKind::ALL
            .iter()
            .map(|kind| ("kind", kind.as_str().to_owned()))
            .chain(PublicationType::ALL.iter().map(|sort| ("type", sort.as_str().to_owned())))
            .chain(MemberKind::ALL.iter().map(|kind| ("type", kind.as_str().to_owned())))
            .chain(RelationType::ALL.iter().flat_map(|relation| {
                let there = relation.as_str();
                [("relation", there.to_owned()), ("relation", format!("{there}.inverse"))]
            }))
            .chain((1..=17).map(|goal| ("sdg", goal.to_string())))
            .chain(CaseStage::ALL.iter().map(|stage| ("stage", stage.as_str().to_owned())))
            .chain(TerritorialScale::ALL.iter().map(|scale| ("scale", scale.as_str().to_owned())))
            .chain(ResourceKind::ALL.iter().map(|kind| ("resource", kind.as_str().to_owned())))
            .chain(ActorRole::ALL.iter().map(|role| ("actor", role.as_str().to_owned())))
            .chain(Support::ALL.iter().map(|support| ("support", support.as_str().to_owned())))
            .chain(["open", "members", "embargoed"].map(|access| ("access", access.to_owned())))
            .chain([("tombstone", "merged".to_owned())]);
        for (vocabulary, code) in coded {
            let names = in_all(|languages| term(vocabulary, &code, languages));
            assert!(names.iter().all(|name| !name.is_empty()), "{vocabulary}.{code}: {names:?}");
        }
        for table in [&*TERRITORIES, &*REGIONS, &*LANGUAGES, &*TERMS] {
            assert!(table.values().all(|names| names.len() >= INTERFACE.len()));
        }
    }

    #[test]
    fn codes_are_found_by_what_they_are_called() {
        for (coded, name, code) in [
            (Coded::Country, "SENEGAL", Some("SN")),
            (Coded::Country, "corée du sud", Some("KR")),
            (Coded::Country, "대한민국", Some("KR")),
            (Coded::Country, "sn", Some("SN")),
            (Coded::Area, "áfrica", Some("002")),
            (Coded::Language, "العربية", Some("ar")),
            (Coded::Language, "français", Some("fr")),
            (Coded::Term("type"), "policy brief", Some("policy_brief")),
            (Coded::Term("type"), "person", None),
            (Coded::Term("access"), "accès libre", Some("open")),
            (Coded::Country, "", None),
            (Coded::Language, "", None),
        ] {
            assert_eq!(code_of(coded, name, str::to_lowercase), code, "{name}");
        }
    }

    #[test]
    fn names_come_in_the_readers_language_or_in_english() {
        let korea: Country = "KR".parse().unwrap();
        let tags = |tags: &[&str]| tags.iter().map(|tag| tag.parse().unwrap()).collect::<Vec<Language>>();
        assert_eq!(korea.label(&tags(&["fr-CA"])), "Corée du Sud");
        assert_eq!(korea.label(&tags(&["ar", "es"])), "Corea del Sur");
        assert_eq!(korea.label(&[]), "South Korea");
        let arabic: Language = "ar".parse().unwrap();
        assert_eq!((arabic.label(&tags(&["ko"])), arabic.own_name()), (Some("아랍어"), Some("العربية")));
        assert_eq!(term("type", "no such type", &[]), None);
    }
}
