use std::{cell::RefCell, collections::HashMap};

use domain::{Entity, Forum, Id, Member, Person, Record, Topic, lifecycle::Head};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{Format, Link, read as read_all};

/// One thing of every kind with every field filled, as it is written.
const FULL: [&str; 8] = [
    r#"{"type":"member","id":"gsef:member-x","slug":"dakar","uid":"01890000-0000-7000-8000-000000000001","state":"withdrawn","created_at":"2024-05-06T07:08:09.123456Z","published_at":"2024-05-07T00:00:00Z","withdrawal":{"reason":"dissoute","replacement":"https://example.org/","merged_into":"01890000-0000-7000-8000-000000000002","at":"2025-01-01T00:00:00Z"},"name":{"fr":"Ville de Dakar","ar":"مدينة داكار","ko":{"text":"다카르시","status":"machine","translator":"someone"}},"description":{"fr":"Capitale."},"kind":"local_government","country":"SN","city":"Dakar","latitude":14.6937,"longitude":-17.44406,"website":"https://example.org/dakar","identifiers":[{"scheme":"wikidata","value":"Q3718"},{"scheme":"un_locode","value":"SNDKR"}],"memberships":[{"type":"full","category":"A","since":"2016","until":"2020-03","source":"https://example.org/statutes"}],"mandates":[{"role":"co_chair_local_governments","since":"2023-05-05","until":"2025~"}],"topics":["sdg-08","sdg-11"]}"#,
    r#"{"type":"person","id":"orcid:1","slug":"a-person","uid":"01890000-0000-7000-8000-000000000001","state":"published","created_at":"2024-05-06T07:08:09Z","published_at":"2024-05-06T07:08:09Z","name":{"display":"María de la Luz Núñez","given":"María","particle":"de la","family":"Luz Núñez"},"orcid":"0000-0002-1825-0097","affiliations":[{"name":"Mairie","member":"dakar","since":"2019","until":"2020"},{"name":"자유 연구자"}],"biography":{"es":"Investigadora."},"website":"https://example.org/"}"#,
    r#"{"type":"topic","slug":"decent-work","uid":"01890000-0000-7000-8000-000000000001","state":"draft","created_at":"2024-05-06T07:08:09Z","label":{"en":"Decent work","ko":"양질의 일자리"},"alt_labels":{"en":["good jobs"],"fr":["travail décent","emploi décent"]},"definition":{"en":"Work that…"},"scheme":"sdg","notation":"8","broader":["sdgs"],"exact_match":["https://example.org/8"]}"#,
    r#"{"type":"forum","slug":"montreal-2016","uid":"01890000-0000-7000-8000-000000000001","state":"published","created_at":"2024-05-06T07:08:09Z","edition":"2016","kind":"inaugural_meeting","name":{"fr":"Forum mondial"},"theme":{"fr":"Agir"},"description":{"fr":"…"},"date":"2016-09-07/2016-09-09","city":"Montréal","country":"CA","hosts":["dakar","montreal"],"website":"https://example.org/"}"#,
    r#"{"type":"publication","id":"acl:P1","slug":"p","uid":"01890000-0000-7000-8000-000000000001","state":"published","created_at":"2024-05-06T07:08:09Z","title":{"ko":"협동조합","en":"Co-operatives"},"summary":{"ko":"요약"},"body":{"ko":"본문"},"contributors":[{"name":"김 철수","role":"author","person":"kim","orcid":"0000-0002-1825-0097","affiliation":"서울대학교"},{"name":"Dakar","role":"publisher","kind":"organisation","member":"dakar"}],"owner":"dakar","topics":["sdg-08"],"sdgs":[8,11],"places":[{"name":"서울","country":"KR","latitude":37.5,"longitude":127.0}],"languages":["ko","en"],"date":"2019-03","licence":"CC-BY-4.0","access":{"embargoed_until":"2027-01-01"},"identifiers":[{"scheme":"doi","value":"10.1787/abc"}],"url":"https://example.org/p","keywords":["경제","économie"],"relations":[{"type":"cites","target":"publication:other"},{"type":"presented_at","target":"forum:montreal-2016"},{"type":"cites","target":"https://doi.org/10.1787/abc"},{"type":"is_part_of","target":"10.1787/def"}],"source":{"title":"학술지","volume":"3","issue":"2","pages":"1–9","publisher":"출판사","place":"서울","series":"총서","edition":"2판"},"validation":{"at":"2026-01-02T03:04:05Z","by":"Une experte","note":"Vu sur place.","version":3},"publication_type":"policy_brief"}"#,
    r#"{"type":"research_project","slug":"icsem","uid":"01890000-0000-7000-8000-000000000001","state":"published","created_at":"2024-05-06T07:08:09Z","title":{"en":"ICSEM"},"start":"2013","end":"2020","funders":[{"name":"F.R.S.–FNRS","grant":"P7/33"}],"status":"completed"}"#,
    r#"{"type":"dataset","slug":"d","uid":"01890000-0000-7000-8000-000000000001","state":"published","created_at":"2024-05-06T07:08:09Z","title":{"en":"Data"},"access":"members","dataset_version":"2","distributions":[{"url":"https://example.org/d.csv","media_type":"text/csv","bytes":12}],"coverage":"2010/2019"}"#,
    r#"{"type":"case_study","slug":"c","uid":"01890000-0000-7000-8000-000000000001","state":"published","created_at":"2024-05-06T07:08:09Z","title":{"es":"Caso"},"start":"2011","end":"2018","stage":"ended","scale":"city","key_dates":[{"date":"2012-05","label":{"es":"Apertura"}}],"actors":[{"name":"Ville de Dakar","member":"dakar","role":"lead","support":["financial","in_kind"]},{"name":"Red local"}],"beneficiaries":[{"group":{"es":"Jóvenes"},"number":120}],"context":{"es":"a"},"challenge":{"es":"b"},"approach":{"es":"c"},"results":{"es":"d"},"sustainability":{"es":"e"},"failures":{"es":"f"},"lessons":{"es":"g"},"transferability":{"es":"h"},"building_blocks":[{"title":{"es":"i"},"purpose":{"es":"p"},"description":{"es":"j"},"enabling_factors":{"es":"k"},"lessons":{"es":"l"}}],"resources":[{"description":{"es":"m"},"kind":"own_revenue","amount":1200.5,"currency":"EUR","year":2018}],"indicators":[{"name":{"es":"n"},"unit":"personas","baseline":0.1,"target":3.0,"value":2.7,"date":"2018","method":{"es":"o"},"source":"https://example.org/","evidence":"evaluated"}],"people_reached":340,"sdg_targets":["8.3","11.a"],"contact":{"name":"Oficina","email":"case@example.org","phone":"+34 900 000 000","web":"https://example.org/"},"consent":{"given":true,"note":"Por escrito."},"confirmed_on":"2026-01-31"}"#,
];

fn entry(line: &str) -> Result<Entry, String> {
    let origin = Origin::file("file");
    let mut all: Vec<_> = read_all(line.as_bytes(), Format::Jsonl, &origin).collect();
    assert_eq!(all.len(), 1);
    all.remove(0).map(|located| located.entry).map_err(|rejection| rejection.reason.to_string())
}

/// Stands in for a store: gives every slug an id and knows it again.
#[derive(Default)]
struct Directory(RefCell<HashMap<(EntityKind, Uuid), Slug>>);

impl Directory {
    fn id_of(&self, link: &Link) -> Option<Uuid> {
        let id = Uuid::from_u128(
            0x0189_0000_0000_7000_8000_0000_0000_1000 + link.slug.bytes().map(u128::from).sum::<u128>(),
        );
        self.0.borrow_mut().insert((link.kind, id), link.slug.parse().ok()?);
        Some(id)
    }

    fn slug_of(&self, kind: EntityKind, id: Uuid) -> Option<Slug> {
        self.0.borrow().get(&(kind, id)).cloned()
    }
}

fn head<T>(entry: &Entry) -> Head<T> {
    Head {
        id: Id::new(entry.uid.unwrap()),
        slug: entry.slug.clone().unwrap(),
        state: entry.state.unwrap(),
        version: 7,
        external_reference: entry.external_reference.clone(),
        created_at: entry.created_at.unwrap(),
        updated_at: entry.created_at.unwrap(),
        published_at: entry.published_at,
        withdrawal: entry.withdrawal.clone(),
    }
}

fn rewritten(entry: &Entry, directory: &Directory) -> String {
    fn line<E: Entity>(entity: &E, directory: &Directory) -> String {
        write(entity, |kind, id| directory.slug_of(kind, id)).unwrap()
    }
    let content = entry.content.clone().resolve(|link| directory.id_of(link)).unwrap();
    match content {
        Resolved::Member(content) => line(&Member { head: head(entry), content }, directory),
        Resolved::Person(content) => line(&Person { head: head(entry), content }, directory),
        Resolved::Topic(content) => line(&Topic { head: head(entry), content }, directory),
        Resolved::Forum(content) => line(&Forum { head: head(entry), content }, directory),
        Resolved::Record(content) => {
            line(&Record { head: head(entry), content: *content, has_working: false }, directory)
        }
    }
}

#[test]
fn every_line_we_write_reads_back_to_the_same_line() {
    for full in FULL {
        assert_eq!(rewritten(&entry(full).unwrap(), &Directory::default()), full);
    }
}

/// Fails when the domain gains a field that the lines above don't fill, so that no field escapes the test above.
#[test]
fn the_full_lines_are_full() {
    for full in FULL {
        let object: Map<String, Value> = serde_json::from_str(full).unwrap();
        let kind = is_exchange(&object).unwrap();
        for key in shape::content_keys(kind) {
            // Records share most fields: one of each kind fills them.
            let shared = kind.is_record() && kind != EntityKind::Publication && !shape::is_of_kind(kind, key);
            assert!(object.contains_key(key) || shared, "{kind}.{key}");
        }
        for (key, value) in &object {
            let objects: Vec<_> =
                value.as_array().into_iter().flatten().filter_map(Value::as_object).collect();
            // An object in a list must be of a known shape, or else its unknown keys would be lost in silence.
            assert!(objects.is_empty() || shape::under(key).is_some(), "{kind}.{key}");
            for name in shape::under(key).unwrap_or_default() {
                let alone = value.as_object().is_some_and(|object| object.contains_key(*name));
                assert!(
                    alone || objects.iter().any(|object| object.contains_key(*name)),
                    "{kind}.{key}.{name}"
                );
            }
        }
    }
}

#[test]
fn links_are_named_by_kind_slug_and_path() {
    let links = |line: &str| {
        let entry = entry(line).unwrap();
        let all = entry.content.links().iter();
        all.map(|link| format!("{} {} {}", link.path.join("."), link.kind, link.slug)).collect::<Vec<_>>()
    };
    assert_eq!(
        links(FULL[4]),
        [
            "owner member dakar",
            "topics.0 topic sdg-08",
            "contributors.0.person person kim",
            "contributors.1.member member dakar",
            "relations.0.target publication other",
            "relations.1.target forum montreal-2016",
        ]
    );
    assert_eq!(links(FULL[1]), ["affiliations.0.member member dakar"]);
    assert_eq!(links(FULL[2]), ["broader.0 topic sdgs"]);
    assert_eq!(links(FULL[3]), ["hosts.0 member dakar", "hosts.1 member montreal"]);
    assert!(entry(FULL[6]).unwrap().content.as_whole().is_some());
}

#[test]
fn a_link_to_nothing_says_where_it_stands() {
    let content = entry(FULL[4]).unwrap().content;
    let errors = content.resolve(|link| (link.slug != "kim").then(|| Uuid::from_u128(1))).unwrap_err();
    assert_eq!(errors.to_string(), "contributors.0.person: there is no person 'kim'");
}

#[test]
fn a_link_without_a_slug_is_written_by_its_id() {
    let directory = Directory::default();
    let entry = entry(FULL[2]).unwrap();
    let Resolved::Topic(content) = entry.content.clone().resolve(|link| directory.id_of(link)).unwrap()
    else {
        panic!("a topic")
    };
    let line = write(&Topic { head: head(&entry), content: content.clone() }, |_, _| None).unwrap();
    assert!(line.contains(&format!(r#""broader":["{}"]"#, content.broader[0])), "{line}");
}

#[test]
fn mistakes_are_told_with_their_path() {
    for (line, reason) in [
        (
            r#"{"type":"member","id":"a:1","nmae":{"en":"x"}}"#,
            "nmae: is not a known key; did you mean 'name'?",
        ),
        (r#"{"type":"topic","id":"a:1","label":{"en":"x"},"한국":1}"#, "한국: is not a known key"),
        (
            r#"{"type":"publication","id":"a:1","contributors":[{"name":"x"},{"nom":"y"}]}"#,
            "contributors.1.nom: is not a known key; did you mean 'name'?",
        ),
        (
            r#"{"type":"publication","id":"a:1","start":"2019"}"#,
            "start: is not a known key; did you mean 'state'?",
        ),
        (
            r#"{"type":"case_study","id":"a:1","indicators":[{"name":{"en":"x"},"date":"last year"}]}"#,
            "indicators.0.date: 'last year' is not an EDTF date (such as 2019, 2019-03, 2019-03-05, 2019~, 201X or 2016/2018)",
        ),
        (r#"{"type":"case_study","id":"a:1","indicators":[{"value":1.0}]}"#, "indicators.0.name: is needed"),
        (
            r#"{"type":"publication","id":"a:1","title":{"fr":{"txt":"x"}}}"#,
            "title.fr: is neither a text nor an object of text, status and translator",
        ),
        (r#"{"type":"member","id":"a:1"}"#, "name: is needed in at least one language"),
        (
            r#"{"type":"topic","id":"a:1","slug":"É","label":{"en":"x"}}"#,
            "slug: 'É' is not a slug (lower-case a to z, digits and single hyphens, at most 100 characters)",
        ),
        (
            r#"{"type":"topic","label":{"en":"x"}}"#,
            "id: is needed (or a uid or slug), so that a second import finds it again",
        ),
        (r#"{"type":"topic","id":"a:1","label":{"en":"x\u0000"}}"#, "label: contains a null character"),
        (r#"{"type":"topic","id":"a:1","label":{"en":"x"},"broader":[""]}"#, "broader.0: names no topic"),
    ] {
        assert_eq!(entry(line).map(|_| ()), Err(reason.to_owned()), "{line}");
    }
}

#[test]
fn what_is_absent_or_null_is_absent() {
    let entry = entry(r#"{"type":"topic","id":"gsef:1","slug":null,"label":{"ko":"주제"}}"#).unwrap();
    assert_eq!((entry.slug, entry.state, entry.uid), (None, None, None));
    assert_eq!(entry.external_reference.unwrap().to_string(), "gsef:1");
}

proptest! {
    /// Whatever the texts, numbers and languages: what was read is written as it was.
    #[test]
    fn texts_and_numbers_survive(
        texts in prop::collection::vec("[^\\x00]{1,40}", 3),
        latitude in -90.0..90.0_f64,
        longitude in -180.0..180.0_f64,
        reached in any::<u64>(),
    ) {
        prop_assume!(texts.iter().all(|text| !text.trim().is_empty()));
        let line = serde_json::json!({
            "type": "case_study",
            "slug": "c",
            "uid": "01890000-0000-7000-8000-000000000001",
            "state": "published",
            "created_at": "2024-05-06T07:08:09Z",
            "title": {"ko": texts[0], "ar": texts[1], "en": {"text": texts[2], "status": "outdated"}},
            "places": [{"name": texts[1], "latitude": latitude, "longitude": longitude}],
            "keywords": texts,
            "results": {"fr": texts[2]},
            "people_reached": reached,
        })
        .to_string();
        prop_assert_eq!(rewritten(&entry(&line).unwrap(), &Directory::default()), line);
    }

    /// No line makes the reader panic.
    #[test]
    fn no_line_panics(line in r#"\{("(type|id|title|label|broader|owner)":("(member|topic|publication|a:b|)"|\{"en":"x"\}|\["a"\]|1|null),?){0,5}\}?"#) {
        let origin = Origin::file("file");
        for one in read_all(line.as_bytes(), Format::Jsonl, &origin) {
            drop(one);
        }
    }
}
