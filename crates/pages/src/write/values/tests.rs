use domain::{EntityKind, record::Details};

use super::{writer::number, *};
use crate::{
    interface::Interface,
    write::{
        filled::Filled,
        steps::{find, steps},
    },
};

fn case() -> RecordContent {
    let json = r#"{"title": {"fr": "Une monnaie locale", "ar": "عملة محلية"}, "sdgs": [8, 11], "keywords": ["monnaie"],
        "places": [{"name": "Nantes", "country": "FR", "latitude": 47.2}],
        "contributors": [{"name": "Claire Martin", "role": "author", "orcid": "0000-0002-1825-0097"}],
        "access": {"embargoed_until": "2027-01-31"}, "source": {"title": "Actes"},
        "identifiers": [{"scheme": "doi", "value": "10.1787/abc"}],
        "relations": [{"type": "cites", "target": "10.1787/def"}],
        "details": {"case_study": {"context": {"fr": "Avant.\n\nAprès."}, "people_reached": 1200,
            "indicators": [{"name": {"fr": "Emplois"}, "unit": "emplois", "baseline": 0.5, "value": 40},
                           {"name": {"ko": "회원"}}],
            "contact": {"email": "a@example.org"}, "consent": {"given": true}, "start": "2016-09/.."}}}"#;
    serde_json::from_str(json).unwrap()
}

fn tag(text: &str) -> Language {
    text.parse().unwrap()
}

fn filled(pairs: &[(&str, &str)]) -> Filled {
    Filled::from(
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>(),
    )
}

fn write(content: &mut RecordContent, pairs: &[(&str, &str)], language: &str) -> Result<(), FieldErrors> {
    let (filled, language) = (filled(pairs), tag(language));
    let fields = steps(EntityKind::CaseStudy).iter().flat_map(|step| step.fields);
    Writer::new(Interface::of(&[]), &filled, &language).write(content, fields)
}

fn faults(content: &mut RecordContent, pairs: &[(&str, &str)]) -> Vec<String> {
    let before = content.clone();
    let errors = write(content, pairs, "fr").unwrap_err();
    assert_eq!(*content, before, "what is wrong is not written");
    errors.0.into_iter().map(|error| error.path.join(".")).collect()
}

/// Everything as a form shows it.
fn as_shown(content: &RecordContent, language: &Language) -> Vec<(String, String)> {
    fn put(
        pairs: &mut Vec<(String, String)>,
        field: &Field,
        value: Option<&Value>,
        path: &str,
        language: &Language,
    ) {
        match &field.input {
            Input::Group(cells) => {
                for cell in *cells {
                    let inner = value.and_then(|value| value.get(cell.name));
                    put(pairs, cell, inner, &format!("{path}.{}", cell.name), language);
                }
            }
            Input::Rows(cells, _) => {
                let rows = value.and_then(Value::as_array).cloned().unwrap_or_default();
                // One more than there are, as after “add”.
                pairs.push((format!("rows.{path}"), (rows.len() + 1).to_string()));
                for at in 0..=rows.len() {
                    for cell in *cells {
                        let inner = rows.get(at).and_then(|row| row.get(cell.name));
                        put(pairs, cell, inner, &format!("{path}.{at}.{}", cell.name), language);
                    }
                }
            }
            Input::Some(_) | Input::Pick(_) | Input::Yes => {
                pairs.push(("there".to_owned(), path.to_owned()));
                let values = shown(field, value, language).into_iter().filter(|value| !value.is_empty());
                pairs.extend(values.map(|value| (path.to_owned(), value)));
            }
            Input::Access => {
                let (mode, until) = access(value);
                pairs.push((format!("{path}.mode"), mode));
                pairs.push((format!("{path}.until"), until));
            }
            _ => {
                let text = shown(field, value, language).remove(0);
                pairs.push((path.to_owned(), text));
            }
        }
    }
    let whole = serde_json::to_value(content).unwrap();
    let mut pairs = Vec::new();
    for field in steps(EntityKind::CaseStudy).iter().flat_map(|step| step.fields) {
        let value = home(&whole, field.name).and_then(|home| home.get(field.name));
        put(&mut pairs, field, value, field.name, language);
    }
    pairs
}

#[test]
fn what_is_sent_as_it_was_shown_changes_nothing() {
    for language in ["fr", "ko", "ar"] {
        let language = tag(language);
        let mut content = case();
        let filled = Filled::from(as_shown(&content, &language));
        let fields = steps(EntityKind::CaseStudy).iter().flat_map(|step| step.fields);
        Writer::new(Interface::of(&[]), &filled, &language).write(&mut content, fields).unwrap();
        assert_eq!(content, case(), "{language}");
    }
}

#[test]
fn what_is_typed_is_written_in_its_language_and_the_rest_stays() {
    let mut content = case();
    let sent = [
        ("title", "지역 화폐"),
        ("people_reached", "12 500"),
        ("keywords", "monnaie، local"),
        ("end", "2020?"),
    ];
    write(&mut content, &sent, "ko").unwrap();
    let titles: Vec<_> =
        content.title.iter().map(|(language, text)| (language.as_str(), text.text.as_str())).collect();
    assert_eq!(titles, [("fr", "Une monnaie locale"), ("ar", "عملة محلية"), ("ko", "지역 화폐")]);
    let Details::CaseStudy(case) = &content.details else { unreachable!() };
    assert_eq!((case.people_reached, case.end.as_ref().unwrap().as_str()), (Some(12_500), "2020?"));
    assert_eq!(content.keywords, ["monnaie", "local"]);
    write(&mut content, &[("title", ""), ("people_reached", "")], "fr").unwrap();
    let Details::CaseStudy(case) = &content.details else { unreachable!() };
    assert_eq!((content.title.iter().len(), case.people_reached), (2, None));
}

#[test]
fn rows_are_added_moved_and_taken_out() {
    let mut content = case();
    let names = |content: &RecordContent| {
        let Details::CaseStudy(case) = &content.details else { unreachable!() };
        let name = |indicator: &domain::record::Indicator| indicator.name.original().unwrap().1.text.clone();
        case.indicators.iter().map(name).collect::<Vec<_>>()
    };
    write(
        &mut content,
        &[("rows.indicators", "3"), ("indicators.2.name", "Euros"), ("indicators.2.value", "1,5")],
        "fr",
    )
    .unwrap();
    assert_eq!(names(&content), ["Emplois", "회원", "Euros"]);
    write(&mut content, &[("rows.indicators", "3"), ("do", "up:indicators.2")], "fr").unwrap();
    assert_eq!(names(&content), ["Emplois", "Euros", "회원"]);
    write(&mut content, &[("rows.indicators", "3"), ("do", "down:indicators.2")], "fr").unwrap();
    // A row that is taken out may be as wrong as it likes.
    write(
        &mut content,
        &[("rows.indicators", "3"), ("indicators.0.name", ""), ("do", "remove:indicators.0")],
        "fr",
    )
    .unwrap();
    assert_eq!(names(&content), ["Euros", "회원"]);
    // What a row has in another language keeps it from being blank.
    write(&mut content, &[("rows.indicators", "2"), ("indicators.1.name", "")], "fr").unwrap();
    assert_eq!(names(&content), ["Euros", "회원"]);
    write(&mut content, &[("rows.indicators", "2"), ("do", "remove:indicators.9")], "fr").unwrap();
    assert_eq!(names(&content).len(), 2);
}

#[test]
fn boxes_that_are_not_ticked_are_only_missed_where_they_were_shown() {
    let mut content = case();
    write(&mut content, &[("sdgs", "1")], "fr").unwrap();
    assert_eq!(content.sdgs.len(), 2);
    write(&mut content, &[("there", "sdgs"), ("sdgs", "1"), ("sdgs", "8"), ("sdgs", "99")], "fr").unwrap();
    assert_eq!(content.sdgs.iter().map(|goal| goal.number()).collect::<Vec<_>>(), [1, 8]);
    write(&mut content, &[("there", "consent.given"), ("contact.email", "")], "fr").unwrap();
    let Details::CaseStudy(case) = &content.details else { unreachable!() };
    assert_eq!((&case.consent, &case.contact), (&None, &None), "a group that says nothing is gone");
}

#[test]
fn what_is_no_number_or_date_is_told_where_it_was_typed() {
    let mut content = case();
    let wrong = [
        ("people_reached", "many"),
        ("start", "soon"),
        ("rows.indicators", "3"),
        ("indicators.0.value", "1,200"),
        ("indicators.2.unit", "€"),
    ];
    let expected = ["people_reached", "indicators.0.value", "indicators.2.name", "start"];
    assert_eq!(faults(&mut content, &wrong), expected);
    assert_eq!(
        faults(&mut content, &[("rows.key_dates", "1"), ("key_dates.0.label", "Début")]),
        ["key_dates.0.date"]
    );
    assert_eq!(number("−1 234,5"), Some(-1234.5));
    assert_eq!((number("1.200,5"), number("∞")), (None, None));
    assert!(find(EntityKind::CaseStudy, "indicators").is_some());
}

#[test]
fn who_may_read_it_is_a_choice_and_a_day() {
    let mut content = case();
    write(&mut content, &[("access.mode", "members"), ("access.until", "2027-01-31")], "fr").unwrap();
    assert_eq!(content.access, domain::record::Access::Members);
    for (until, path) in [("", "access.until"), ("tomorrow", "access.until")] {
        let pairs = [("access.mode", "embargoed_until"), ("access.until", until)];
        assert_eq!(faults(&mut content, &pairs), [path], "{until}");
    }
    let pairs = [("access.mode", "embargoed_until"), ("access.until", "2028-02-29")];
    write(&mut content, &pairs, "fr").unwrap();
    let day = "2028-02-29".parse().unwrap();
    assert_eq!(content.access, domain::record::Access::EmbargoedUntil(day));
    // What is no such choice never opens anything.
    for (mode, until) in [("", ""), ("public", ""), ("OPEN", ""), ("closed", "2027-01-31"), ("open ", "")] {
        let pairs = [("access.mode", mode), ("access.until", until)];
        assert_eq!(faults(&mut content, &pairs), ["access.mode"], "{mode}");
        assert_eq!(content.access, domain::record::Access::EmbargoedUntil(day), "{mode}");
    }
    write(&mut content, &[("access.mode", "open"), ("access.until", "")], "fr").unwrap();
    assert_eq!(content.access, domain::record::Access::Open);
}

#[test]
fn identifiers_are_written_in_their_normal_spelling_or_told_to_be_wrong() {
    let mut content = case();
    let isbn = [
        ("rows.identifiers", "2"),
        ("identifiers.1.scheme", "isbn"),
        ("identifiers.1.value", "978-0-306-40615-7"),
    ];
    write(&mut content, &isbn, "fr").unwrap();
    assert_eq!(content.identifiers[1].value(), "9780306406157");
    let doi = [("rows.identifiers", "2"), ("identifiers.0.value", "11.1787/abc")];
    assert_eq!(faults(&mut content, &doi), ["identifiers.0.value"]);
    let none = [("rows.identifiers", "3"), ("identifiers.2.value", "abc")];
    assert_eq!(faults(&mut content, &none), ["identifiers.2.scheme"]);
    let orcid = [("rows.contributors", "1"), ("contributors.0.orcid", "0000-0002-1825-0098")];
    assert_eq!(faults(&mut content, &orcid), ["contributors.0.orcid"]);
    let target = [("sdg_targets", "8.3, 99.z")];
    assert_eq!(faults(&mut content, &target), ["sdg_targets"], "what can't be read is told at its field");
}
