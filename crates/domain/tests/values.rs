//! Properties of values: what they are made of reads back as the same, and no text makes them panic.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{fmt::Debug, str::FromStr};

use domain::{
    Edtf, Identifier, Language, Localized, Orcid, Scheme, Slug, Translation, TranslationStatus, slug::LONGEST,
};
use proptest::{prelude::*, sample::select};
use serde::{Serialize, de::DeserializeOwned};

fn parsed<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// The same value, written as JSON and read back.
fn over_the_wire<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

/// Texts that are almost dates, beside any text at all.
fn almost_dates() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9X]{0,6}(-[0-9]{0,3}){0,3}[~?%]{0,2}",
        "[0-9X]{3,5}(-[0-1][0-9])?[~?]?/([0-9X]{3,5}(-[0-1][0-9]){0,2}|\\.\\.)",
        any::<String>(),
    ]
}

/// Dates of every supported form.
fn dates() -> impl Strategy<Value = String> {
    let one = (0..10_000_u32, 1..13_u32, 1..29_u32, 0..5_usize, select(vec!["", "~", "?", "%"])).prop_map(
        |(year, month, day, form, qualifier)| match form {
            0 => format!("{year:04}{qualifier}"),
            1 => format!("{year:04}-{month:02}{qualifier}"),
            2 => format!("{year:04}-{month:02}-{day:02}{qualifier}"),
            3 => format!("{:03}X{qualifier}", year / 10),
            _ => format!("{:02}XX{qualifier}", year / 100),
        },
    );
    prop_oneof![
        one.clone(),
        one.clone().prop_map(|start| format!("{start}/..")),
        one.prop_map(|end| format!("../{end}"))
    ]
}

/// A text in one of many scripts, or of signs that break things.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        select(vec!["협동조합", "تعاونية", "économie\u{301}", "¿así?", "\"\\\u{2028}", "🏳️‍🌈", "\u{feff}a"])
            .prop_map(str::to_owned),
    ]
}

fn localized() -> impl Strategy<Value = Localized> {
    let statuses = vec![
        TranslationStatus::Machine,
        TranslationStatus::HumanDraft,
        TranslationStatus::Reviewed,
        TranslationStatus::Published,
        TranslationStatus::Outdated,
    ];
    let tags = vec!["en", "fr", "fr-CA", "es", "ko", "ar", "zh-Hant-TW", "grc", "und", "sr-Latn"];
    let translation = (texts(), select(statuses), prop::option::of(texts()))
        .prop_map(|(text, status, translator)| Translation { text, status, translator });
    let entry = (select(tags).prop_map(|tag| tag.parse::<Language>().unwrap()), translation);
    prop::collection::vec(entry, 0..6).prop_map(Localized::from_iter)
}

/// The check digit of an ORCID iD by its definition: the smallest that makes the whole leave 1 when divided by 11.
fn check_digit(digits: &[u32]) -> char {
    "0123456789X"
        .chars()
        .find(|last| {
            let value = last.to_digit(10).unwrap_or(10);
            let total = digits.iter().fold(0, |total, digit| (total + digit) * 2 % 11);
            (total + value) % 11 == 1
        })
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_date_spans_days_in_order_and_reads_back(text in almost_dates()) {
        if let Ok(date) = text.parse::<Edtf>() {
            prop_assert!(date.earliest() <= date.latest());
            prop_assert_eq!(date.to_string(), text);
            prop_assert_eq!(&over_the_wire(&date), &date);
        }
    }

    #[test]
    fn every_form_of_date_is_taken(text in dates()) {
        let date: Edtf = text.parse().unwrap();
        prop_assert_eq!(&over_the_wire(&date), &date);
    }

    #[test]
    fn a_narrower_date_lies_within_a_wider_one(year in 0..10_000_i32, month in 1..13_u32, day in 1..29_u32) {
        let span = |text: String| text.parse::<Edtf>().map(|date| (date.earliest(), date.latest())).unwrap();
        let wider = [
            span(format!("{year:04}-{month:02}-{day:02}")),
            span(format!("{year:04}-{month:02}")),
            span(Edtf::of_year(year).unwrap().to_string()),
            span(format!("{:03}X", year / 10)),
            span(format!("{:02}XX", year / 100)),
        ];
        prop_assert!(wider.is_sorted_by(|narrow, wide| wide.0 <= narrow.0 && narrow.1 <= wide.1));
    }

    #[test]
    fn a_doi_in_any_spelling_is_the_same(suffix in "[!-~À-ÿ가-힣]{1,40}", registrant in "[0-9]{4,9}") {
        let plain = format!("10.{registrant}/{suffix}");
        let doi: domain::Doi = plain.parse().unwrap();
        for text in [
            doi.url().replacen("https://", "http://www.", 1),
            doi.url().replacen("https://doi.org", "HTTP://DX.DOI.ORG", 1),
            format!("doi: {plain} "),
            doi.to_string(),
            doi.url(),
        ] {
            prop_assert_eq!(&parsed::<domain::Doi>(&text), &doi, "{}", text);
        }
        prop_assert_eq!(&over_the_wire(&doi), &doi);
    }

    #[test]
    fn an_orcid_has_one_check_digit(digits in prop::collection::vec(0..10_u32, 15)) {
        let right = check_digit(&digits);
        let body: String = digits.iter().filter_map(|digit| char::from_digit(*digit, 10)).collect();
        for last in "0123456789X".chars() {
            let text = format!("{body}{last}");
            match text.parse::<Orcid>() {
                Ok(orcid) => {
                    prop_assert_eq!(last, right);
                    prop_assert_eq!(orcid.as_str().len(), 19);
                    prop_assert_eq!(&parsed::<Orcid>(orcid.as_str()), &orcid);
                    prop_assert_eq!(&parsed::<Orcid>(&orcid.url()), &orcid);
                    prop_assert_eq!(&over_the_wire(&orcid), &orcid);
                }
                Err(_) => prop_assert_ne!(last, right),
            }
        }
    }

    #[test]
    fn an_identifier_in_normal_spelling_stays_so(
        scheme in select(vec![Scheme::Doi, Scheme::Isbn, Scheme::Issn, Scheme::Url, Scheme::Other]),
        text in prop_oneof![texts(), "[0-9 -]{8,17}[0-9Xx]", "10\\.[0-9]{4}/.{1,20}", "https?://.{1,20}"],
    ) {
        if let Ok(identifier) = Identifier::new(scheme, &text) {
            let again = Identifier::new(scheme, identifier.value());
            prop_assert_eq!(again.as_ref(), Ok(&identifier));
            prop_assert_eq!(&over_the_wire(&identifier), &identifier);
        }
    }

    #[test]
    fn localised_text_reads_back_with_order_status_and_translator(text in localized()) {
        prop_assert_eq!(&over_the_wire(&text), &text);
        let value = serde_json::to_value(&text).unwrap();
        prop_assert_eq!(serde_json::from_value::<Localized>(value).unwrap(), text);
    }

    #[test]
    fn a_language_reads_back(text in prop_oneof!["[a-zA-Z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?", any::<String>()]) {
        if let Ok(language) = text.parse::<Language>() {
            prop_assert_eq!(&parsed::<Language>(language.as_str()), &language);
            prop_assert!(language.as_str().starts_with(language.primary()));
            // In columns of words, a tag is one word without signs that LIKE takes for itself.
            prop_assert!(language.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
        }
    }

    #[test]
    fn a_title_makes_a_slug_or_none(title in texts(), suffix in "[a-z0-9]{1,12}") {
        if let Some(slug) = Slug::of_title(&title) {
            prop_assert_eq!(&parsed::<Slug>(slug.as_str()), &slug);
            let longer = slug.with_suffix(&suffix);
            prop_assert_eq!(&parsed::<Slug>(longer.as_str()), &longer);
            prop_assert!(longer.as_str().strip_suffix(&suffix).is_some_and(|kept| kept.ends_with('-')));
        }
    }

    #[test]
    fn any_slug_takes_a_suffix(text in "[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,12}", suffix in "[a-z0-9]{1,12}") {
        if text.len() > LONGEST {
            prop_assert!(text.parse::<Slug>().is_err());
        } else {
            let longer = text.parse::<Slug>().unwrap().with_suffix(&suffix);
            prop_assert_eq!(&parsed::<Slug>(longer.as_str()), &longer);
            prop_assert_eq!(&over_the_wire(&longer), &longer);
        }
    }

    #[test]
    fn a_long_title_makes_a_short_slug(title in "[a-zA-ZÀ-ÿæœß' -]{0,200}") {
        if let Some(slug) = Slug::of_title(&title) {
            prop_assert!(slug.as_str().len() <= 61, "{}", slug);
            prop_assert_eq!(&parsed::<Slug>(slug.as_str()), &slug);
        }
    }
}
