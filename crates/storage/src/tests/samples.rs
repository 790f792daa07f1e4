//! Things to write: the smallest of each noun, and one of each with every field filled.

use std::collections::BTreeMap;

use domain::{
    Edtf, Entity, ExternalReference, Forum, Id, Identifier, Localized, Member, Person, Record, Scheme, State,
    Topic, Translation, TranslationStatus,
    forum::{ForumContent, ForumKind},
    lifecycle::{Head, Withdrawal},
    member::{Mandate, MandateRole, MemberContent, MemberKind, Membership, MembershipType},
    person::{Affiliation, PersonContent, PersonName},
    record::{
        Access, ActorRole, Beneficiary, BuildingBlock, CaseActor, CaseStage, CaseStudy, Consent, Contact,
        Contributor, ContributorKind, ContributorRole, Dataset, Details, Distribution, EvidenceLevel, Funder,
        Indicator, KeyDate, Licence, Place, ProjectStatus, Publication, PublicationType, RecordContent,
        Relation, RelationType, ResearchProject, Resource, ResourceKind, Source, Support, TerritorialScale,
    },
    topic::{TopicContent, TopicScheme},
};

use super::harness::{after, new_id, start};

/// A text in one language.
pub(super) fn text(language: &str, text: &str) -> Localized {
    Localized::of(language.parse().unwrap(), text)
}

pub(super) fn edtf(date: &str) -> Edtf {
    date.parse().unwrap()
}

/// A head with a slug of its own.
pub(super) fn head<T>(state: State) -> Head<T> {
    let id = new_id();
    let mut head = Head::draft(Id::new(id), format!("s-{id}").parse().unwrap(), start());
    head.state = state;
    head.published_at = (state == State::Published).then(start);
    head
}

/// A publication with a title and nothing else.
pub(super) fn record(state: State) -> Record {
    let mut content = RecordContent::new(Details::Publication(Publication::default()));
    content.title = text("en", "Cooperatives");
    Record { head: head(state), content, has_working: false }
}

pub(super) fn member(state: State) -> Member {
    Member {
        head: head(state),
        content: MemberContent { name: text("ko", "서울특별시"), ..MemberContent::default() },
    }
}

pub(super) fn person(state: State) -> Person {
    Person {
        head: head(state),
        content: PersonContent {
            name: PersonName { display: "Example Person".to_owned(), ..PersonName::default() },
            ..PersonContent::default()
        },
    }
}

pub(super) fn topic(state: State) -> Topic {
    Topic {
        head: head(state),
        content: TopicContent { label: text("en", "Solidarity finance"), ..TopicContent::default() },
    }
}

pub(super) fn forum(state: State) -> Forum {
    Forum {
        head: head(state),
        content: ForumContent {
            edition: "2016".to_owned(),
            name: text("fr", "Forum de Montréal"),
            ..ForumContent::default()
        },
    }
}

/// The next version of a thing, with something done to it.
pub(super) fn next<N: Entity>(before: &N, change: impl FnOnce(&mut N)) -> N {
    let mut next = before.clone();
    next.head_mut().touch(after(i64::from(before.head().version)));
    change(&mut next);
    next
}

/// A text in four languages, of every status, with two scripts that run from right to left and one without letters.
pub(super) fn rich() -> Localized {
    let translation = |text: &str, status, translator: Option<&str>| Translation {
        text: text.to_owned(),
        status,
        translator: translator.map(str::to_owned),
    };
    [
        ("ko", translation("사회적 경제 — 협동조합 「기본법」", TranslationStatus::Published, None)),
        ("ar", translation("الاقتصاد الاجتماعي\u{200f} والتضامني", TranslationStatus::Machine, None)),
        (
            "fr-CA",
            translation(
                "L’économie « sociale » \\ 'ét\u{301}é'",
                TranslationStatus::Reviewed,
                Some("Équipe"),
            ),
        ),
        ("es", translation("¿Qué es?\n\t\"así\"; DROP TABLE entity; --", TranslationStatus::Outdated, None)),
        ("ja", translation("連帯経済 🏳️‍🌈", TranslationStatus::HumanDraft, Some("翻訳者"))),
    ]
    .into_iter()
    .map(|(language, translation)| (language.parse().unwrap(), translation))
    .collect()
}

fn full_head<T>(key: &str) -> Head<T> {
    Head {
        version: 7,
        external_reference: Some(ExternalReference {
            source: "시험".to_owned(),
            key: format!("{key}/é?' \"%_"),
        }),
        updated_at: after(5),
        published_at: Some(after(2)),
        withdrawal: Some(Withdrawal {
            reason: "سُحِب — 철회".to_owned(),
            replacement: Some("https://example.org/다음".to_owned()),
            merged_into: Some(uuid::Uuid::from_u128(7)),
            at: after(4),
        }),
        ..head(State::Withdrawn)
    }
}

/// A member with every field filled.
pub(super) fn full_member() -> Member {
    Member {
        head: full_head("member"),
        content: MemberContent {
            name: rich(),
            description: rich(),
            kind: MemberKind::LocalGovernment,
            country: Some("KR".parse().unwrap()),
            city: Some("서울".to_owned()),
            latitude: Some(37.566_535_000_000_1),
            longitude: Some(-126.977_969_2),
            website: Some("https://www.example.org/".to_owned()),
            identifiers: vec![
                Identifier::new(Scheme::Ror, "https://ror.org/05kzfa883").unwrap(),
                Identifier::new(Scheme::UnLocode, "KRSEL").unwrap(),
            ],
            memberships: vec![Membership {
                membership_type: MembershipType::Full,
                category: Some("A".to_owned()),
                since: Some(edtf("2014-11-17")),
                until: Some(edtf("2021~")),
                source: Some("https://example.org/members".to_owned()),
            }],
            mandates: vec![Mandate {
                role: MandateRole::CoChairLocalGovernments,
                since: Some(edtf("2014")),
                until: Some(edtf("2018-10")),
            }],
            topics: vec![Id::new(new_id()), Id::new(new_id())],
        },
    }
}

/// A person with every field filled.
pub(super) fn full_person() -> Person {
    Person {
        head: full_head("person"),
        content: PersonContent {
            name: PersonName {
                display: "Hong Gildong 홍길동".to_owned(),
                given: Some("Gildong".to_owned()),
                particle: Some("de la".to_owned()),
                family: Some("Hong".to_owned()),
            },
            orcid: Some("0000-0002-1825-0097".parse().unwrap()),
            affiliations: vec![Affiliation {
                name: "جامعة".to_owned(),
                member: Some(Id::new(new_id())),
                since: Some(edtf("2001/2002")),
                until: Some(edtf("2019?")),
            }],
            biography: rich(),
            website: Some("https://example.org/홍".to_owned()),
        },
    }
}

/// A topic with every field filled.
pub(super) fn full_topic() -> Topic {
    Topic {
        head: full_head("topic"),
        content: TopicContent {
            label: rich(),
            alt_labels: BTreeMap::from([
                ("ar".parse().unwrap(), vec!["تعاونية".to_owned(), "جمعية".to_owned()]),
                ("ko".parse().unwrap(), vec!["협동".to_owned()]),
            ]),
            definition: rich(),
            scheme: TopicScheme::Sdg,
            notation: Some("8".to_owned()),
            broader: vec![Id::new(new_id())],
            exact_match: vec!["http://metadata.un.org/sdg/8".to_owned()],
        },
    }
}

/// A forum with every field filled.
pub(super) fn full_forum() -> Forum {
    Forum {
        head: full_head("forum"),
        content: ForumContent {
            edition: "2016".to_owned(),
            kind: ForumKind::SteeringCommittee,
            name: rich(),
            theme: rich(),
            description: rich(),
            date: Some(edtf("2016-09-07/2016-09-09")),
            city: Some("Montréal".to_owned()),
            country: Some("CA".parse().unwrap()),
            hosts: vec![Id::new(new_id())],
            website: Some("https://example.org/2016".to_owned()),
        },
    }
}

/// One record of each kind, each with every field filled.
pub(super) fn full_records() -> [Record; 4] {
    let details = [
        Details::Publication(Publication { publication_type: PublicationType::PolicyBrief }),
        Details::ResearchProject(ResearchProject {
            start: Some(edtf("2020")),
            end: Some(edtf("2023-06")),
            funders: vec![Funder { name: "재단".to_owned(), grant: Some("№ 7".to_owned()) }],
            status: Some(ProjectStatus::Completed),
        }),
        Details::Dataset(Dataset {
            dataset_version: Some("1.0-β".to_owned()),
            distributions: vec![Distribution {
                url: "https://example.org/data.csv".to_owned(),
                media_type: Some("text/csv".to_owned()),
                bytes: Some(u64::MAX),
            }],
            coverage: Some(edtf("201X")),
        }),
        Details::CaseStudy(Box::new(full_case())),
    ];
    let mut number = 0;
    details.map(|details| {
        number += 1;
        Record {
            head: full_head(&format!("record-{number}")),
            content: full_content(details, number),
            has_working: false,
        }
    })
}

fn full_content(details: Details, number: u32) -> RecordContent {
    RecordContent {
        title: rich(),
        summary: rich(),
        body: rich(),
        contributors: vec![Contributor {
            name: "Equipo Ñandú".to_owned(),
            role: ContributorRole::Coordinator,
            kind: ContributorKind::Organisation,
            person: Some(Id::new(new_id())),
            member: Some(Id::new(new_id())),
            orcid: Some("0000-0002-1694-233X".parse().unwrap()),
            affiliation: Some("서울대학교".to_owned()),
        }],
        owner: Some(Id::new(new_id())),
        topics: vec![Id::new(new_id())],
        sdgs: vec![8.try_into().unwrap(), 17.try_into().unwrap()],
        places: vec![Place {
            name: "الرباط".to_owned(),
            country: Some("MA".parse().unwrap()),
            latitude: Some(34.020_882),
            longitude: Some(-6.841_65),
        }],
        languages: vec!["pt-BR".parse().unwrap(), "ar".parse().unwrap()],
        date: Some(edtf("2019-03~")),
        licence: Some(Licence("CC-BY-4.0".to_owned())),
        access: Access::EmbargoedUntil("2027-01-01".parse().unwrap()),
        identifiers: vec![
            Identifier::new(Scheme::Doi, &format!("10.1234/gsef.{number}")).unwrap(),
            Identifier::new(Scheme::Isbn, "978-0-306-40615-7").unwrap(),
            Identifier::new(Scheme::DocumentSymbol, "A/RES/77/281").unwrap(),
        ],
        url: Some("https://example.org/기록".to_owned()),
        keywords: vec!["économie".to_owned(), "협동조합".to_owned()],
        relations: vec![
            Relation { relation_type: RelationType::PresentedAt, target: format!("forum:{}", new_id()) },
            Relation {
                relation_type: RelationType::Cites,
                target: "https://doi.org/10.1234/other".to_owned(),
            },
        ],
        source: Some(Source {
            title: Some("Revue".to_owned()),
            volume: Some("XII".to_owned()),
            issue: Some("3–4".to_owned()),
            pages: Some("e12".to_owned()),
            publisher: Some("GSEF".to_owned()),
            place: Some("Séoul".to_owned()),
            series: Some("연구".to_owned()),
            edition: Some("2ª".to_owned()),
        }),
        validation: Some(domain::record::Validation {
            at: start(),
            by: "Une experte".to_owned(),
            note: "Vu sur place.".to_owned(),
            version: 3,
        }),
        details,
    }
}

fn full_case() -> CaseStudy {
    CaseStudy {
        start: Some(edtf("2012-12-01")),
        end: Some(edtf("2015/..")),
        stage: Some(CaseStage::Failed),
        scale: Some(TerritorialScale::Metropolitan),
        key_dates: vec![KeyDate { date: edtf("2013~"), label: rich() }],
        actors: vec![CaseActor {
            name: "서울 협동조합".to_owned(),
            member: Some(Id::new(new_id())),
            role: Some(ActorRole::Evaluator),
            support: vec![Support::InKind, Support::Political],
        }],
        beneficiaries: vec![Beneficiary { group: rich(), number: Some(u64::from(u32::MAX)) }],
        context: rich(),
        challenge: rich(),
        approach: rich(),
        results: rich(),
        sustainability: rich(),
        failures: rich(),
        lessons: rich(),
        transferability: rich(),
        building_blocks: vec![BuildingBlock {
            title: rich(),
            purpose: rich(),
            description: rich(),
            enabling_factors: rich(),
            lessons: rich(),
        }],
        resources: vec![Resource {
            description: rich(),
            kind: Some(ResourceKind::SocialFinance),
            amount: Some(0.1 + 0.2),
            currency: Some("KRW".to_owned()),
            year: Some(2014),
        }],
        indicators: vec![Indicator {
            name: rich(),
            unit: Some("명".to_owned()),
            baseline: Some(-0.5),
            target: Some(1e300),
            value: Some(12.0),
            date: Some(edtf("2015")),
            method: rich(),
            source: Some("https://example.org/method".to_owned()),
            evidence: Some(EvidenceLevel::Evaluated),
        }],
        people_reached: Some(1_234_567),
        sdg_targets: vec!["8.3".parse().unwrap(), "11.c".parse().unwrap()],
        contact: Some(Contact {
            name: Some("사무국".to_owned()),
            email: Some("case@example.org".to_owned()),
            phone: Some("+82 2 000 0000".to_owned()),
            web: Some("https://example.org/".to_owned()),
        }),
        consent: Some(Consent { given: true, note: Some("서면".to_owned()) }),
        confirmed_on: Some("2026-02-28".parse().unwrap()),
    }
}
