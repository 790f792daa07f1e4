use biblatex::{Bibliography, ChunksExt as _};
use domain::{
    Id, Identifier, Ids as _, Localized, Record, Scheme, SeededIds,
    lifecycle::Head,
    record::{
        Contributor, ContributorKind, ContributorRole, Details, Publication, PublicationType, RecordContent,
        Source,
    },
};

use super::*;

fn record(slug: &str, content: RecordContent) -> Record {
    let now = "2026-11-26T09:00:00Z".parse().unwrap();
    let id = Id::new(SeededIds::new(7).next(now));
    Record { head: Head::draft(id, slug.parse().unwrap(), now), content, has_working: false }
}

fn article() -> Record {
    let details = Details::Publication(Publication { publication_type: PublicationType::Article });
    let mut organisation = Contributor::printed("Réseau & Cie {Québec}", ContributorRole::Author);
    organisation.kind = ContributorKind::Organisation;
    record(
        "commons",
        RecordContent {
            title: Localized::of(
                "en".parse().unwrap(),
                "100% of the commons: an \\attempt_ {at} \"$\"\nin two lines",
            ),
            summary: Localized::of("en".parse().unwrap(), "First *line*.\nER  - not the end"),
            contributors: vec![
                Contributor::printed("Elinor Ostrom", ContributorRole::Author),
                organisation,
                Contributor::printed("김신영", ContributorRole::Author),
                Contributor::printed("Vail, John", ContributorRole::Editor),
            ],
            date: Some("1990-05".parse().unwrap()),
            languages: vec!["en".parse().unwrap()],
            identifiers: vec![Identifier::new(Scheme::Doi, "10.1017/CBO9780511807763").unwrap()],
            source: Some(Source {
                title: Some("Journal of Examples".to_owned()),
                volume: Some("7".to_owned()),
                issue: Some("2".to_owned()),
                pages: Some("10–25".to_owned()),
                ..Source::default()
            }),
            ..RecordContent::new(details)
        },
    )
}

#[test]
fn bibtex_is_read_back_as_it_was_meant() {
    let article = article();
    let text = bibtex([(&article, "https://example.org/publications/commons".to_owned())]);
    let read = Bibliography::parse(&text).unwrap();
    let entry = read.get("commons").unwrap();
    let title = entry.title().unwrap().format_verbatim();
    assert_eq!(title, "100% of the commons: an \\attempt_ {at} \"$\" in two lines");
    let authors = entry.author().unwrap();
    assert_eq!((authors[0].name.as_str(), authors[0].given_name.as_str()), ("Ostrom", "Elinor"));
    assert_eq!(authors[1].name, "Réseau & Cie {Québec}");
    assert_eq!(authors[2].name, "김신영");
    assert_eq!(entry.editors().unwrap()[0].0[0].name, "Vail");
    assert_eq!(entry.doi().unwrap().to_lowercase(), "10.1017/cbo9780511807763");
    assert_eq!(entry.get("pages").unwrap().format_verbatim(), "10–25");
}

#[test]
fn ris_has_a_field_a_line_whatever_a_text_holds() {
    let article = article();
    let text =
        ris([(&article, "https://example.org/a".to_owned()), (&article, "https://example.org/b".to_owned())]);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert!(lines.iter().all(|line| line.get(2..6) == Some("  - ")), "{text}");
    assert_eq!(lines.iter().filter(|line| line.starts_with("ER  -")).count(), 2);
    for wanted in [
        "TY  - JOUR",
        "AU  - Ostrom, Elinor",
        "AU  - 김신영",
        "PY  - 1990",
        "SP  - 10",
        "EP  - 25",
        "VL  - 7",
    ] {
        assert!(lines.contains(&wanted), "{wanted} is missing in {text}");
    }
    assert!(lines.contains(&"AB  - First line. ER - not the end"));
}

#[test]
fn csl_items_hold_names_and_dates_in_parts() {
    let article = article();
    let items: serde_json::Value =
        serde_json::from_str(&csl_json([(&article, "https://example.org/a".to_owned())])).unwrap();
    let item = &items[0];
    assert_eq!(item["type"], "article-journal");
    assert_eq!(item["author"][0], serde_json::json!({ "family": "Ostrom", "given": "Elinor" }));
    assert_eq!(item["author"][1]["literal"], "Réseau & Cie {Québec}");
    assert_eq!(item["issued"]["date-parts"], serde_json::json!([[1990, 5]]));
    assert_eq!(item["container-title"], "Journal of Examples");
}

#[test]
fn styles_write_a_work_each_in_its_way() {
    let in_english = in_styles(&CitedWork::of(&article(), "https://example.org/a"), &"en".parse().unwrap());
    let of = |style: &str| {
        let citation = in_english.iter().find(|citation| citation.style == style);
        citation.map(|citation| citation.text.as_str()).unwrap_or_default()
    };
    assert_eq!(in_english.len(), 6);
    assert!(of("APA").starts_with("Ostrom, E., Réseau & Cie {Québec}, & 김신영. (1990)."), "{}", of("APA"));
    assert!(of("MLA").starts_with("Ostrom, Elinor, et al. "), "{}", of("MLA"));
    for citation in &in_english {
        assert!(
            citation.text.contains("Journal of Examples") && citation.text.contains("10"),
            "{citation:?}"
        );
    }
    // What has no title, maker or date can be cited all the same.
    let bare = record("untitled", RecordContent::new(Details::CaseStudy(Box::default())));
    for language in ["en", "fr", "es", "ko", "ar"] {
        let citations = in_styles(
            &CitedWork::of(&bare, "https://example.org/case-studies/untitled"),
            &language.parse().unwrap(),
        );
        assert!(citations.iter().all(|citation| citation.text.contains("Untitled")), "{citations:?}");
        assert_eq!(citations.len(), 6);
    }
    // A case study appears here: what dates it is the day on which it did. Of what appeared elsewhere that says nothing.
    let mut dated = bare.clone();
    dated.content.contributors = vec![Contributor::printed("Ana Ejemplo", ContributorRole::Coordinator)];
    dated.head.published_at = Some("2026-03-04T23:59:00Z".parse().unwrap());
    let of_dated = in_styles(&CitedWork::of(&dated, "https://example.org/x"), &"en".parse().unwrap());
    assert!(of_dated.iter().all(|citation| citation.text.contains("2026")), "{of_dated:?}");
    let works = || [(&dated, String::from("https://example.org/x"))];
    assert!(ris(works()).contains("DA  - 2026/03/04") && bibtex(works()).contains("year = {2026}"));
    let mut elsewhere = article();
    elsewhere.content.date = None;
    elsewhere.head.published_at = dated.head.published_at;
    assert!(!csl_json([(&elsewhere, String::from("https://example.org/a"))]).contains("issued"));
    // Who coordinated a case is its maker, where nobody is named as its author.
    let mut case = bare.clone();
    case.content.contributors = vec![
        Contributor::printed("Funds, Public", ContributorRole::Funder),
        Contributor::printed("Ana Ejemplo", ContributorRole::Coordinator),
    ];
    let of_case = in_styles(&CitedWork::of(&case, "https://example.org/x"), &"en".parse().unwrap());
    assert!(of_case.iter().all(|citation| citation.text.to_lowercase().contains("ejemplo")), "{of_case:?}");
    assert!(of_case.iter().all(|citation| !citation.text.contains("Funds")), "{of_case:?}");
    let works = [(&case, String::from("https://example.org/x"))];
    assert!(ris(works.clone()).contains("AU  - Ejemplo, Ana") && csl_json(works).contains("Ejemplo"));
    let works = [(&bare, String::from("https://example.org/x"))];
    assert!(Bibliography::parse(&bibtex(works)).unwrap().get("untitled").is_some());
}

#[test]
fn a_work_of_editors_is_cited_whole_in_every_style() {
    let mut book = article();
    book.content.contributors = vec![
        Contributor::printed("Ana Ejemplo", ContributorRole::Editor),
        Contributor::printed("Jean Exemple", ContributorRole::Editor),
    ];
    for language in ["en", "fr", "es", "ko"] {
        for citation in in_styles(&CitedWork::of(&book, "https://example.org/a"), &language.parse().unwrap())
        {
            let text = citation.text.to_lowercase();
            assert!(text.starts_with("ejemplo") && text.contains("exemple"), "{citation:?}");
            assert!(text.contains("100% of the commons") && text.contains("1990"), "{citation:?}");
        }
    }
}

#[test]
fn a_case_without_authors_is_cited_by_the_member_that_it_belongs_to() {
    let case = || {
        record(
            "jardin",
            RecordContent {
                title: Localized::of("fr".parse().unwrap(), "Un jardin partagé"),
                date: Some("2024".parse().unwrap()),
                ..RecordContent::new(Details::CaseStudy(Box::default()))
            },
        )
    };
    let own = case();
    let by_owner = cited(&own, Some("Ville de Dakar & Cie"));
    let styles = in_styles(&CitedWork::of(&by_owner, "https://example.org/jardin"), &"fr".parse().unwrap());
    assert_eq!(styles.len(), 6);
    for Citation { style, text } in &styles {
        // Some write names in capitals.
        let text = text.replace("VILLE DE DAKAR & CIE", "Ville de Dakar & Cie");
        assert!(
            text.contains("Ville de Dakar & Cie") && text.contains("Un jardin partagé"),
            "{style}: {text}"
        );
        assert_eq!(text.matches("Dakar").count(), 1, "{style}: {text}");
    }
    let apa = styles.iter().find(|citation| citation.style == "APA").unwrap();
    assert!(apa.text.starts_with("Ville de Dakar & Cie. (2024)."), "{}", apa.text);
    let works = || [(&*by_owner, "https://example.org/jardin".to_owned())];
    assert!(bibtex(works()).contains("author = {{Ville de Dakar \\& Cie}}"), "{}", bibtex(works()));
    assert!(ris(works()).contains("AU  - Ville de Dakar & Cie"), "{}", ris(works()));
    assert!(csl_json(works()).contains(r#"{"literal":"Ville de Dakar & Cie"}"#), "{}", csl_json(works()));
    // Whoever is named made it; and what is another's is not the member's.
    for role in [ContributorRole::Author, ContributorRole::Coordinator, ContributorRole::Editor] {
        let mut named = case();
        named.content.contributors = vec![Contributor::printed("Ana Ejemplo", role)];
        assert!(matches!(cited(&named, Some("Ville de Dakar")), std::borrow::Cow::Borrowed(_)), "{role:?}");
    }
    let mut book = article();
    book.content.contributors.clear();
    assert!(matches!(cited(&book, Some("Ville de Dakar")), std::borrow::Cow::Borrowed(_)));
    assert!(matches!(cited(&own, None), std::borrow::Cow::Borrowed(_)), "an owner that nobody may see");
}
