//! Countries and areas by ISO 3166-1, and the regions and continents they lie in by UN M49.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A country or area by its ISO 3166-1 alpha-2 code, such as `KR`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

/// A text that is no country's code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{0}' is not a country code of ISO 3166-1 (two letters, such as KR)")]
pub struct UnknownCountry(String);

/// A geographical region of UN M49 (its sub-regions, such as Western Africa), by its three-digit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Region {
    /// The code, such as `011`.
    pub code: &'static str,
    /// The English name.
    pub name: &'static str,
    /// The continent it is part of.
    pub continent: Continent,
}

/// A continent, as the association counts them: the macro-regions of UN M49.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Continent {
    /// M49 002.
    Africa,
    /// M49 019.
    Americas,
    /// M49 142.
    Asia,
    /// M49 150.
    Europe,
    /// M49 009.
    Oceania,
    /// M49 010.
    Antarctica,
}

impl Continent {
    /// Every continent.
    pub const ALL: [Self; 6] =
        [Self::Africa, Self::Americas, Self::Asia, Self::Europe, Self::Oceania, Self::Antarctica];

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Africa => "Africa",
            Self::Americas => "Americas",
            Self::Asia => "Asia",
            Self::Europe => "Europe",
            Self::Oceania => "Oceania",
            Self::Antarctica => "Antarctica",
        }
    }

    /// The continent with this M49 code.
    #[must_use]
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|continent| continent.code() == code)
    }

    /// The M49 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Africa => "002",
            Self::Americas => "019",
            Self::Asia => "142",
            Self::Europe => "150",
            Self::Oceania => "009",
            Self::Antarctica => "010",
        }
    }
}

/// The sub-regions of UN M49 (the intermediate ones where M49 has them) with the countries and areas in each.
/// Source: United Nations Statistics Division, Standard country or area codes for statistical use (M49).
/// Taiwan is not listed there; ISO 3166-1 has it, and it is put in Eastern Asia.
const REGIONS: &[(&str, &str, Continent, &str)] = &[
    ("015", "Northern Africa", Continent::Africa, "DZ EG EH LY MA SD TN"),
    (
        "014",
        "Eastern Africa",
        Continent::Africa,
        "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    ),
    ("017", "Middle Africa", Continent::Africa, "AO CD CF CG CM GA GQ ST TD"),
    ("018", "Southern Africa", Continent::Africa, "BW LS NA SZ ZA"),
    ("011", "Western Africa", Continent::Africa, "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"),
    (
        "029",
        "Caribbean",
        Continent::Americas,
        "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    ),
    ("013", "Central America", Continent::Americas, "BZ CR GT HN MX NI PA SV"),
    ("005", "South America", Continent::Americas, "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"),
    ("021", "Northern America", Continent::Americas, "BM CA GL PM US"),
    ("143", "Central Asia", Continent::Asia, "KG KZ TJ TM UZ"),
    ("030", "Eastern Asia", Continent::Asia, "CN HK JP KP KR MN MO TW"),
    ("035", "South-eastern Asia", Continent::Asia, "BN ID KH LA MM MY PH SG TH TL VN"),
    ("034", "Southern Asia", Continent::Asia, "AF BD BT IN IR LK MV NP PK"),
    ("145", "Western Asia", Continent::Asia, "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"),
    ("151", "Eastern Europe", Continent::Europe, "BG BY CZ HU MD PL RO RU SK UA"),
    ("154", "Northern Europe", Continent::Europe, "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"),
    ("039", "Southern Europe", Continent::Europe, "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA"),
    ("155", "Western Europe", Continent::Europe, "AT BE CH DE FR LI LU MC NL"),
    ("053", "Australia and New Zealand", Continent::Oceania, "AU CC CX HM NF NZ"),
    ("054", "Melanesia", Continent::Oceania, "FJ NC PG SB VU"),
    ("057", "Micronesia", Continent::Oceania, "FM GU KI MH MP NR PW UM"),
    ("061", "Polynesia", Continent::Oceania, "AS CK NU PF PN TK TO TV WF WS"),
    ("010", "Antarctica", Continent::Antarctica, "AQ"),
];

impl Country {
    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII capitals get in, so this never falls back.
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// The sub-region it lies in.
    #[must_use]
    pub fn region(self) -> Region {
        let row =
            REGIONS.iter().find(|(.., countries)| countries.split(' ').any(|code| code == self.as_str()));
        let (code, name, continent, _) =
            row.copied().unwrap_or(("010", "Antarctica", Continent::Antarctica, ""));
        Region { code, name, continent }
    }

    /// The continent it lies in.
    #[must_use]
    pub fn continent(self) -> Continent {
        self.region().continent
    }

    /// Every country and area, by region.
    pub fn all() -> impl Iterator<Item = Self> {
        REGIONS.iter().flat_map(|(.., countries)| countries.split(' ')).filter_map(|code| code.parse().ok())
    }
}

impl Region {
    /// The region with this M49 code.
    #[must_use]
    pub fn by_code(wanted: &str) -> Option<Self> {
        let row = REGIONS.iter().find(|(code, ..)| *code == wanted)?;
        Some(Self { code: row.0, name: row.1, continent: row.2 })
    }

    /// The countries and areas in it.
    pub fn countries(self) -> impl Iterator<Item = Country> {
        let row = REGIONS.iter().find(|(code, ..)| *code == self.code);
        row.into_iter().flat_map(|(.., countries)| countries.split(' ')).filter_map(|code| code.parse().ok())
    }
}

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let upper = text.trim().to_ascii_uppercase();
        let known = REGIONS.iter().any(|(.., countries)| countries.split(' ').any(|code| code == upper));
        match *upper.as_bytes() {
            [first, second] if known => Ok(Self([first, second])),
            _ => Err(UnknownCountry(text.chars().take(40).collect())),
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_iso_3166_has_one_region() {
        let mut all: Vec<_> = Country::all().collect();
        assert_eq!(all.len(), 249);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 249);
    }

    #[test]
    fn countries_lie_where_they_lie() {
        let country = |code: &str| code.parse::<Country>().unwrap();
        assert_eq!(country("kr").region().name, "Eastern Asia");
        assert_eq!(country("SN").continent(), Continent::Africa);
        assert_eq!(country("MX").region().code, "013");
        assert!("XX".parse::<Country>().is_err());
        assert!("한국".parse::<Country>().is_err());
    }
}
