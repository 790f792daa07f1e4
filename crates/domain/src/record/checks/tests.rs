use proptest::prelude::*;

use super::*;
use crate::{Sdg, record::Licence};

fn text(language: &str, text: &str) -> Localized {
    Localized::of(language.parse().unwrap(), text)
}

fn case(case: CaseStudy) -> RecordContent {
    let mut content = RecordContent::new(Details::CaseStudy(Box::new(case)));
    content.title = text("fr", "Une monnaie locale à Lyon");
    content
}

fn codes(content: &RecordContent) -> Vec<String> {
    let told = findings(content).into_iter().filter(|finding| finding.code != MISSING);
    told.map(|finding| format!("{} {}", finding.field, finding.code)).collect()
}

#[test]
fn words_are_counted_in_every_script() {
    for (sentence, count) in [
        ("L’économie sociale et solidaire", 4),
        ("사회적 경제와 협동조합", 3),
        ("الاقتصاد الاجتماعي والتضامني", 3),
        ("", 0),
    ] {
        assert_eq!(words(sentence), count, "{sentence}");
    }
}

#[test]
fn long_texts_are_told_by_language() {
    let long = "협동조합 ".repeat(301);
    let found = findings(&case(CaseStudy { lessons: text("ko", &long), ..CaseStudy::default() }));
    let long = found.iter().find(|finding| finding.code == "too_long").unwrap();
    assert_eq!(long.message(&["fr".parse().unwrap()]).matches("301").count(), 1);
    assert!(long.message(&["fr".parse().unwrap()]).contains("coréen"), "{}", long.message(&[]));
    assert_ne!(long.message(&["ko".parse().unwrap()]), long.message(&["en".parse().unwrap()]));
}

#[test]
fn figures_without_what_makes_them_comparable_are_told() {
    let indicators = vec![Indicator { value: Some(3.0), ..Indicator::default() }];
    let resources = vec![Resource { amount: Some(1.0), ..Resource::default() }];
    assert_eq!(
        codes(&case(CaseStudy { indicators, resources, ..CaseStudy::default() })),
        [
            "indicators.0.unit indicator_without_unit",
            "indicators.0.source indicator_without_source",
            "indicators.0.date indicator_without_date",
            "resources.0.currency amount_without_currency",
            "resources.0.year amount_without_year",
            "title only_one_language",
        ]
    );
}

#[test]
fn titles_are_translated_and_not_repeated() {
    let context = text("fr", "Une monnaie locale, à Lyon : c'est ici.");
    let found = codes(&case(CaseStudy { context, results: text("ko", "결과"), ..CaseStudy::default() }));
    assert_eq!(found, ["title title_untranslated", "context repeats_title"]);
}

#[test]
fn what_means_to_be_an_address_is_one() {
    for (licence, is_told) in [
        ("CC-BY-4.0", false),
        ("https://example.org/terms", false),
        ("www.example.org", true),
        ("htp://example.org", true),
        ("example.org/terms", true),
        ("10.5555/12345", false),
        ("Rapport annuel 2019, p. 3/4", false),
    ] {
        let mut content = case(CaseStudy::default());
        content.licence = Some(Licence(licence.to_owned()));
        assert_eq!(codes(&content).contains(&"licence not_a_web_address".to_owned()), is_told, "{licence}");
    }
}

#[test]
fn what_is_missing_says_why_and_a_title_comes_first() {
    let mut content = RecordContent::new(Details::Dataset(crate::record::Dataset::default()));
    content.sdgs = vec![Sdg::try_from(8).unwrap()];
    let found = findings(&content);
    let first = found.first().unwrap();
    assert_eq!((first.level, first.field.as_str(), first.code), (Level::Error, "title", MISSING));
    assert!(found.iter().all(|finding| !finding.message(&["es".parse().unwrap()]).is_empty()));
    assert_eq!(found.len(), WANTED.len() + 1);
}

proptest! {
    /// Whatever is written, it is looked at without a fault and told in words.
    #[test]
    fn any_text_can_be_looked_at(title in any::<String>(), section in any::<String>(), link in any::<String>()) {
        let indicators = vec![Indicator { source: Some(link), ..Indicator::default() }];
        let mut content = case(CaseStudy { context: text("und", &section), indicators, ..CaseStudy::default() });
        content.title = text("ar", &title);
        for finding in findings(&content) {
            prop_assert!(CODES.contains(&finding.code));
            prop_assert!(!finding.message(&[]).is_empty());
        }
    }
}
