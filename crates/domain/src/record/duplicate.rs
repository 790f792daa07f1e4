//! Whether two records may tell of the same thing.

use std::collections::HashSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Details, Place, RecordContent};
use crate::localized::Localized;

/// Why two records may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Their titles are alike, and neither place nor year speaks against it.
    Title,
    /// Their titles share no language, but place and year are the same.
    PlaceAndYear,
}

/// How much two titles must share to be alike: of all pairs of neighbouring letters.
const ALIKE: f64 = 0.8;
/// How near two points are that stand for the same place, in degrees: some five kilometres.
const NEAR: f64 = 0.05;

/// Why one record may tell of the same thing as another of its kind; none where it hardly does.
#[must_use]
pub fn likeness(one: &RecordContent, other: &RecordContent) -> Option<Likeness> {
    if one.details.kind() != other.details.kind() {
        return None;
    }
    let years = year(one).zip(year(other));
    if titles_alike(&one.title, &other.title) {
        let elsewhere = are_elsewhere(&one.places, &other.places);
        let at_other_times = years.is_some_and(|(one, other)| one != other);
        return (!elsewhere && !at_other_times).then_some(Likeness::Title);
    }
    let same_place = one.places.iter().any(|here| other.places.iter().any(|there| is_same(here, there)));
    let same_year = years.is_some_and(|(one, other)| one == other);
    (same_place && same_year && share_no_language(&one.title, &other.title)).then_some(Likeness::PlaceAndYear)
}

/// The year that a record tells of: of a case the one in which it began, else its date's.
fn year(content: &RecordContent) -> Option<i32> {
    let began = match &content.details {
        Details::CaseStudy(case) => case.start.as_ref(),
        Details::ResearchProject(project) => project.start.as_ref(),
        Details::Publication(_) | Details::Dataset(_) => None,
    };
    began.or(content.date.as_ref()).map(crate::edtf::Edtf::year)
}

fn titles_alike(one: &Localized, other: &Localized) -> bool {
    one.iter().any(|(_, one)| other.iter().any(|(_, other)| shared(&one.text, &other.text) >= ALIKE))
}

fn share_no_language(one: &Localized, other: &Localized) -> bool {
    let mut pairs = one.iter().flat_map(|(one, _)| other.iter().map(move |(other, _)| (one, other)));
    let is_known = |text: &Localized| !text.is_empty() && text.iter().all(|(tag, _)| tag.as_str() != "und");
    is_known(one) && is_known(other) && !pairs.any(|(one, other)| one.primary() == other.primary())
}

/// What two texts share of their pairs of neighbouring letters (Dice), 0 to 1. Pairs need no words, so it holds for
/// scripts that write none.
fn shared(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| -> HashSet<(char, char)> {
        let letters = folded(text);
        letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
    };
    let (one, other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    if all == 0 { 0.0 } else { 2.0 * one.intersection(&other).count() as f64 / all as f64 }
}

/// Letters and digits alone, without accents and capitals; no more than a long title has.
fn folded(text: &str) -> Vec<char> {
    let letters = text.nfkd().filter(|letter| letter.is_alphanumeric() && !is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).take(500).collect()
}

/// Both name countries, and none is the same.
fn are_elsewhere(one: &[Place], other: &[Place]) -> bool {
    let countries = |places: &[Place]| places.iter().filter_map(|place| place.country).collect::<Vec<_>>();
    let (one, other) = (countries(one), countries(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|country| other.contains(country))
}

fn is_same(one: &Place, other: &Place) -> bool {
    let near = |one: Option<f64>, other: Option<f64>| {
        one.zip(other).is_some_and(|(one, other)| (one - other).abs() <= NEAR)
    };
    let is_named = !one.name.is_empty() && folded(&one.name) == folded(&other.name);
    (is_named && one.country == other.country)
        || (near(one.latitude, other.latitude) && near(one.longitude, other.longitude))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::CaseStudy;

    fn case(language: &str, title: &str, country: &str, year: &str) -> RecordContent {
        let start = Some(year.parse().unwrap());
        let mut content =
            RecordContent::new(Details::CaseStudy(Box::new(CaseStudy { start, ..CaseStudy::default() })));
        content.title = Localized::of(language.parse().unwrap(), title);
        let point = if country == "KR" { (37.56, 126.97) } else { (45.76, 4.83) };
        content.places = vec![Place {
            country: Some(country.parse().unwrap()),
            latitude: Some(point.0),
            longitude: Some(point.1),
            ..Place::default()
        }];
        content
    }

    #[test]
    fn the_same_title_is_told_whatever_accents_and_the_same_place_and_year_across_languages() {
        let french = case("fr", "Jardins partagés de la Guillotière", "FR", "2019");
        let typed = case("fr", "Jardins partages de la guillotiere", "FR", "2019");
        assert_eq!(likeness(&french, &typed), Some(Likeness::Title));
        let korean = case("ko", "기요티에르의 공동 텃밭", "FR", "2019");
        assert_eq!(likeness(&french, &korean), Some(Likeness::PlaceAndYear));
    }

    #[test]
    fn another_year_place_or_title_is_another_case() {
        let one = case("fr", "Jardins partagés de la Guillotière", "FR", "2019");
        for other in [
            case("fr", "Jardins partagés de la Guillotière", "FR", "2020"),
            case("fr", "Jardins partagés de la Guillotière", "KR", "2019"),
            case("fr", "Une monnaie locale pour les commerces", "FR", "2019"),
            case("ko", "공동 텃밭", "FR", "2018"),
            case("ko", "공동 텃밭", "KR", "2019"),
        ] {
            assert_eq!(likeness(&one, &other), None, "{:?}", other.title);
        }
    }
}
