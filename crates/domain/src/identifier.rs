//! Identifiers that the scholarly world gives: [`Doi`], [`Orcid`], and the rest as [`Identifier`].

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A Digital Object Identifier (ISO 26324), lower-case and without a resolver: `10.1787/abc`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Doi(Box<str>);

/// An ORCID iD whose check digit is right (ISO 7064 mod 11-2): `0000-0002-1825-0097`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Orcid(Box<str>);

/// A text that is not the identifier it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{given}' is not {what}")]
pub struct InvalidIdentifier {
    what: &'static str,
    given: String,
}

impl InvalidIdentifier {
    fn new(what: &'static str, given: &str) -> Self {
        Self { what, given: given.chars().take(80).collect() }
    }
}

/// What is escaped in the path of an address (RFC 3986, §3.3).
const ESCAPED: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

impl Doi {
    /// The DOI, such as `10.1787/abc`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its address at the resolver.
    #[must_use]
    pub fn url(&self) -> String {
        format!("https://doi.org/{}", percent_encoding::utf8_percent_encode(&self.0, ESCAPED))
    }
}

impl FromStr for Doi {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || InvalidIdentifier::new("a DOI (such as 10.1787/abc)", text);
        let lower = without_brackets(text.trim()).to_lowercase();
        let (written, is_address) = without_resolver(&lower);
        let decoded = if is_address { decoded(written).ok_or_else(refused)? } else { written.to_owned() };
        let bare = decoded.trim();
        let (prefix, suffix) = bare.split_once('/').ok_or_else(refused)?;
        let registrant = prefix.strip_prefix("10.").ok_or_else(refused)?;
        let registrant_ok =
            registrant.len() >= 4 && registrant.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let suffix_ok = !suffix.is_empty() && !suffix.chars().any(|c| c.is_whitespace() || c.is_control());
        if !registrant_ok || !suffix_ok || bare.len() > 500 {
            return Err(refused());
        }
        Ok(Self(bare.into()))
    }
}

/// What stands in angle brackets or quotation marks, as addresses do in running text.
fn without_brackets(text: &str) -> &str {
    let pairs = [('<', '>'), ('"', '"'), ('“', '”'), ('«', '»')];
    let inner = pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inner.map_or(text, str::trim)
}

/// A DOI without what stands before it, and whether that was the address of a resolver. Where somebody pasted one behind
/// another, without both.
fn without_resolver(text: &str) -> (&str, bool) {
    let (mut bare, mut is_address) = (text, false);
    loop {
        if let Some(rest) = ["dx.doi.org/", "doi.org/"].iter().find_map(|host| bare.strip_prefix(host)) {
            (bare, is_address) = (rest, true);
        } else if let Some(rest) =
            ["https://", "http://", "www.", "doi:"].iter().find_map(|prefix| bare.strip_prefix(prefix))
        {
            bare = rest.trim_start();
        } else {
            return (bare, is_address);
        }
    }
}

/// A DOI of the path of an address (RFC 3986): without a query, and with the characters that escapes stand for.
fn decoded(path: &str) -> Option<String> {
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    Some(percent_encoding::percent_decode_str(path).decode_utf8().ok()?.to_lowercase())
}

impl Orcid {
    /// The iD in groups of four.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("https://orcid.org/{}", self.0)
    }
}

impl FromStr for Orcid {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || {
            InvalidIdentifier::new("an ORCID iD with a right check digit (such as 0000-0002-1825-0097)", text)
        };
        let trimmed = text.trim();
        let bare = trimmed.rsplit('/').next().unwrap_or(trimmed);
        let compact: String = bare.chars().filter(|c| *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        if compact.len() != 16 || !bare.is_ascii() {
            return Err(refused());
        }
        // ISO 7064 mod 11-2, as ORCID describes it.
        let mut total = 0_u32;
        for digit in compact.chars().take(15) {
            total = (total + digit.to_digit(10).ok_or_else(refused)?) * 2;
        }
        let check = (12 - total % 11) % 11;
        let wanted = if check == 10 { 'X' } else { char::from_digit(check, 10).ok_or_else(refused)? };
        if !compact.ends_with(wanted) {
            return Err(refused());
        }
        let groups: Vec<_> = (0..4).map(|at| &compact[at * 4..at * 4 + 4]).collect();
        Ok(Self(groups.join("-").into()))
    }
}

/// The systems that identifiers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// Digital Object Identifier.
    Doi,
    /// International Standard Book Number, as 13 digits.
    Isbn,
    /// International Standard Serial Number, `1234-5679`.
    Issn,
    /// A Handle (RFC 3650).
    Handle,
    /// A web address.
    Url,
    /// Library of Congress Control Number.
    Lccn,
    /// An arXiv identifier.
    Arxiv,
    /// A Research Organization Registry identifier.
    Ror,
    /// A Wikidata entity, `Q42`.
    Wikidata,
    /// A GeoNames feature.
    Geonames,
    /// A UN/LOCODE, `KRSEL`.
    UnLocode,
    /// The document symbol of a public body, such as `A/RES/77/281`.
    DocumentSymbol,
    /// Any other.
    Other,
}

impl Scheme {
    /// The scheme's name in rows and the exchange form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Doi => "doi",
            Self::Isbn => "isbn",
            Self::Issn => "issn",
            Self::Handle => "handle",
            Self::Url => "url",
            Self::Lccn => "lccn",
            Self::Arxiv => "arxiv",
            Self::Ror => "ror",
            Self::Wikidata => "wikidata",
            Self::Geonames => "geonames",
            Self::UnLocode => "un_locode",
            Self::DocumentSymbol => "document_symbol",
            Self::Other => "other",
        }
    }
}

/// An identifier of a thing in some scheme, in that scheme's normal spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", into = "Unchecked")]
pub struct Identifier {
    scheme: Scheme,
    value: Box<str>,
}

/// An identifier as written, before it is normalised.
#[derive(Clone, Serialize, Deserialize)]
struct Unchecked {
    scheme: Scheme,
    value: String,
}

impl Identifier {
    /// An identifier in its scheme's normal spelling.
    ///
    /// # Errors
    /// A value that breaks the scheme's rule (DOI syntax, ISBN and ISSN check digits, a web address's scheme), is empty
    /// or has more than 2,000 bytes.
    pub fn new(scheme: Scheme, value: &str) -> Result<Self, InvalidIdentifier> {
        let trimmed = value.trim();
        if trimmed.is_empty() || trimmed.len() > 2000 || trimmed.chars().any(char::is_control) {
            return Err(InvalidIdentifier::new(
                "an identifier (1 to 2,000 bytes without control characters)",
                value,
            ));
        }
        let value = match scheme {
            Scheme::Doi => trimmed.parse::<Doi>()?.0,
            Scheme::Isbn => isbn13(trimmed)
                .ok_or_else(|| InvalidIdentifier::new("an ISBN with a right check digit", value))?
                .into(),
            Scheme::Issn => issn(trimmed)
                .ok_or_else(|| InvalidIdentifier::new("an ISSN with a right check digit", value))?
                .into(),
            Scheme::Url if !is_web_address(trimmed) => {
                return Err(InvalidIdentifier::new("a web address (http:// or https://)", value));
            }
            _ => trimmed.into(),
        };
        Ok(Self { scheme, value })
    }

    /// The scheme.
    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The value in the scheme's normal spelling.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl TryFrom<Unchecked> for Identifier {
    type Error = InvalidIdentifier;

    fn try_from(Unchecked { scheme, value }: Unchecked) -> Result<Self, Self::Error> {
        Self::new(scheme, &value)
    }
}

impl From<Identifier> for Unchecked {
    fn from(Identifier { scheme, value }: Identifier) -> Self {
        Self { scheme, value: value.into() }
    }
}

/// Whether a text is an address of the web.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

/// The thirteen digits of an ISBN of ten or thirteen (ISO 2108), if its check digit is right.
fn isbn13(text: &str) -> Option<String> {
    let compact: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | ' ' | '‐' | '–')).collect();
    let digits = |of: &[char]| of.iter().map(|c| c.to_digit(10)).collect::<Option<Vec<u32>>>();
    let weighed = |of: &[u32]| {
        of.iter().enumerate().map(|(at, digit)| digit * if at % 2 == 0 { 1 } else { 3 }).sum::<u32>()
    };
    match compact.as_slice() {
        [head @ .., last] if head.len() == 9 => {
            let body = digits(head)?;
            let last = if matches!(last, 'x' | 'X') { 10 } else { last.to_digit(10)? };
            let sum: u32 = body.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
            if !(sum + last).is_multiple_of(11) {
                return None;
            }
            let mut long = vec![9, 7, 8];
            long.extend(body);
            long.push((10 - weighed(&long) % 10) % 10);
            Some(long.into_iter().filter_map(|digit| char::from_digit(digit, 10)).collect())
        }
        all if all.len() == 13 => {
            let all = digits(all)?;
            (weighed(&all) % 10 == 0)
                .then(|| all.into_iter().filter_map(|digit| char::from_digit(digit, 10)).collect())
        }
        _ => None,
    }
}

/// An ISSN (ISO 3297) as `1234-5679`, if its check digit is right.
fn issn(text: &str) -> Option<String> {
    let compact: Vec<char> = text.chars().filter(|c| *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    let [head @ .., last] = compact.as_slice() else {
        return None;
    };
    if head.len() != 7 {
        return None;
    }
    let mut sum = 0;
    for (digit, weight) in head.iter().zip((2..=8).rev()) {
        sum += digit.to_digit(10)? * weight;
    }
    let last_value = if *last == 'X' { 10 } else { last.to_digit(10)? };
    let digits: String = compact.iter().collect();
    ((sum + last_value) % 11 == 0).then(|| format!("{}-{}", &digits[..4], &digits[4..]))
}

macro_rules! text_serde {
    ($($kind:ty),+) => {$(
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}
text_serde!(Doi, Orcid);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dois_lose_resolver_and_case() {
        for text in [
            "10.1787/ABC",
            "doi:10.1787/abc",
            "https://doi.org/10.1787/abc",
            "http://dx.doi.org/10.1787/Abc ",
            "www.doi.org/10.1787/abc",
            "https://https://doi.org/10.1787/abc",
            "doi: https://doi.org/10.1787/%41bc?utm_source=x",
            "<https://doi.org/10.1787/abc>",
            "“10.1787/abc”",
        ] {
            assert_eq!(text.parse::<Doi>().map(|doi| doi.to_string()), Ok("10.1787/abc".to_owned()));
        }
        let escaped = "https://doi.org/10.1000/XYZ%282020%295".parse::<Doi>();
        assert_eq!(escaped.map(|doi| doi.to_string()), Ok("10.1000/xyz(2020)5".to_owned()));
        // What is no address has no escapes.
        assert_eq!(
            "10.1000/a%2Fb?c".parse::<Doi>().map(|doi| doi.to_string()),
            Ok("10.1000/a%2fb?c".to_owned())
        );
        for text in ["", "10.1787", "11.1787/a", "10.17/a", "10.1787/a b", "https://doi.org/10.1787/%ff"] {
            assert!(text.parse::<Doi>().is_err(), "{text}");
        }
    }

    #[test]
    fn orcids_are_checked() {
        assert!("0000-0002-1825-0097".parse::<Orcid>().is_ok());
        assert_eq!(
            "https://orcid.org/0000-0001-5109-3700".parse::<Orcid>().map(|id| id.to_string()),
            Ok("0000-0001-5109-3700".to_owned())
        );
        assert!("0000-0002-1694-233X".parse::<Orcid>().is_ok());
        assert!("0000-0002-1825-0098".parse::<Orcid>().is_err());
        assert!("삼성-전자-0000-0000".parse::<Orcid>().is_err());
    }

    #[test]
    fn book_and_serial_numbers_are_checked() {
        let value = |scheme, text| Identifier::new(scheme, text).map(|id| id.value().to_owned());
        assert_eq!(value(Scheme::Isbn, "0-306-40615-2"), Ok("9780306406157".to_owned()));
        assert_eq!(value(Scheme::Isbn, "978-0-306-40615-7"), Ok("9780306406157".to_owned()));
        assert!(value(Scheme::Isbn, "978-0-306-40615-8").is_err());
        assert_eq!(value(Scheme::Issn, "03785955"), Ok("0378-5955".to_owned()));
        assert!(value(Scheme::Issn, "0378-5954").is_err());
        assert!(value(Scheme::Url, "javascript:alert(1)").is_err());
        assert!(value(Scheme::Issn, "한국어서지번호").is_err());
    }
}
