//! The register of people: what they are called, by which number others know them, where they work.

use std::sync::Arc;

use app::{Anything, SearchAsked};
use axum::{extract::State, response::Response};
use domain::{
    EntityKind, Id, Member, Order, PageRequest, Person, State as Standing,
    person::{Affiliation, PersonContent},
};
use search::FacetField;

use super::{
    Registered, StepOf,
    entries::{Entries, entry, line, read, read_span, read_texts, rows, span, texts},
    keeper,
    list::{self, Cell, Row},
    sheet::{Pool, Sheet},
    view::{Item, Section, Views},
};
use crate::{
    Result, Site,
    asked::Asked,
    error::Wrong,
    form::{Form, fault::Faults, field::Kind},
    shown::Shown,
};

/// People on a page of the list.
const SHOWN: usize = 50;

const ABOUT: StepOf = StepOf { name: "", title: "person-about", is_of_register: false };

impl Registered for Person {
    const KIND: EntityKind = EntityKind::Person;
    const FOLDER: &'static str = "people";
    const TITLE: &'static str = "register-people";
    const NEW: &'static str = "register-new-person";
    const STEPS: &'static [StepOf] = &[];

    fn title(asked: &Asked, content: &PersonContent) -> Shown {
        let name = content.name.display.trim();
        Shown::plain(if name.is_empty() { asked.i.t("untitled") } else { name.to_owned() })
    }
}

/// `/desk/people`: too many to be at hand as a whole, so names are looked for in the index.
pub(super) async fn list(State(site): State<Site>, asked: Asked) -> Result<Response> {
    keeper::<Person>(&site, &asked)?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let narrowings = vec![list::states(&asked)];
    let state = asked.parameter("state").and_then(|state| state.parse::<Standing>().ok());
    let row = |person: &Arc<Person>| {
        let orcid = person.content.orcid.as_ref().map(|orcid| orcid.as_str().to_owned());
        let note = person.content.affiliations.first().map(|affiliation| affiliation.name.clone());
        Row::of(&asked, &**person, note.unwrap_or_default(), vec![Cell::of(orcid.unwrap_or_default())])
    };
    let columns = ["field-orcid"];
    let at = |name: &str, cursor: &str| list::address::<Person>(&asked, &narrowings, &[(name, cursor)]);
    let before = asked.parameter("before");
    let after = asked.parameter("after").filter(|_| before.is_none());
    if let Some(query) = asked.parameter("q") {
        let kind = search::Filter::OneOf(FacetField::Kind, vec![EntityKind::Person.as_str().to_owned()]);
        let stands = state.map(|state| search::Filter::Stands(vec![state]));
        let question = SearchAsked {
            query,
            filter: Some(search::Filter::All(std::iter::once(kind).chain(stands).collect())),
            limit: SHOWN,
            count: true,
            from_end: before.is_some(),
            after,
            before,
            // Who was just entered is found at once.
            at_least: Some(site.app.position().last),
            ..SearchAsked::default()
        };
        let found = site.app.search(&asked.cx, question).await.map_err(wrong)?;
        let previous = found.hits.first().filter(|_| found.has_previous).map(|hit| at("before", &hit.cursor));
        let next = found.hits.last().filter(|_| found.has_next).map(|hit| at("after", &hit.cursor));
        let people = found.hits.iter().filter_map(|hit| match &hit.found {
            Anything::Person(person) => Some(person),
            Anything::Member(_) | Anything::Topic(_) | Anything::Forum(_) | Anything::Record(_) => None,
        });
        let rows: Vec<Row> = people.map(row).collect();
        let total = found.total.unwrap_or_default();
        return Ok(list::made::<Person>(&site, &asked, narrowings, &columns, rows, total, previous, next));
    }
    let filter = list::filter(&asked);
    let page = PageRequest { limit: SHOWN, from_end: before.is_some(), after, before };
    let total = site.app.count::<Person>(&asked.cx, filter.clone()).await.map_err(wrong)?;
    let found = site.app.list::<Person>(&asked.cx, filter, Order::BY_NAME, page).await.map_err(wrong)?;
    let previous = found.items.first().filter(|_| found.has_previous).map(|(cursor, _)| at("before", cursor));
    let next = found.items.last().filter(|_| found.has_next).map(|(cursor, _)| at("after", cursor));
    let rows = found.items.iter().map(|(_, person)| row(person)).collect();
    Ok(list::made::<Person>(&site, &asked, narrowings, &columns, rows, total, previous, next))
}

/// What is known of a person.
pub(super) struct About;

impl Sheet for About {
    type Noun = Person;
    const STEP: StepOf = ABOUT;
    const LISTS: &'static [&'static str] = &["affiliations"];
    const PICKS: &'static [EntityKind] = &[EntityKind::Member];

    fn entries(content: &PersonContent) -> Entries {
        let name = &content.name;
        let mut entries = vec![
            entry("name.display", Some(&name.display)),
            entry("name.given", name.given.as_ref()),
            entry("name.particle", name.particle.as_ref()),
            entry("name.family", name.family.as_ref()),
            entry("orcid", content.orcid.as_ref().map(domain::Orcid::as_str)),
            entry("website", content.website.as_ref()),
            entry("rows.affiliations", Some(content.affiliations.len())),
        ];
        for (at, Affiliation { name, member, since, until }) in content.affiliations.iter().enumerate() {
            let cell = |cell: &str| format!("affiliations.{at}.{cell}");
            entries.push(entry(cell("name"), Some(name)));
            entries.push(entry(cell("member"), member.as_ref()));
            entries.extend(span(cell, since.as_ref(), until.as_ref()));
        }
        entries.extend(texts("biography", &content.biography));
        entries
    }

    fn read(asked: &Asked, form: &Form, content: &mut PersonContent, faults: &mut Faults) {
        let i = asked.i;
        form.text("name.display").trim().clone_into(&mut content.name.display);
        content.name.given = line(form, "name.given");
        content.name.particle = line(form, "name.particle");
        content.name.family = line(form, "name.family");
        content.orcid = read(i, form, "orcid", faults);
        content.website = line(form, "website");
        content.affiliations = Vec::new();
        for at in rows(form, "affiliations", &["name", "member", "since", "until"]) {
            let cell = |cell: &str| format!("affiliations.{at}.{cell}");
            let Some(name) = line(form, &cell("name")) else {
                faults.add(&cell("name"), i.t("fault-needed"));
                continue;
            };
            let member = form.filled(&cell("member")).and_then(|id| id.parse().ok()).map(Id::<Member>::new);
            let [since, until] = read_span(i, form, cell, faults);
            if since
                .as_ref()
                .zip(until.as_ref())
                .is_some_and(|(since, until)| since.earliest() > until.latest())
            {
                faults.add(&cell("until"), i.t("fault-until-first"));
            }
            content.affiliations.push(Affiliation { name, member, since, until });
        }
        read_texts(i, form, "biography", &mut content.biography, faults);
    }

    fn sections(views: &Views<'_>, pool: &Pool) -> Vec<Section> {
        let i = views.i;
        let affiliation = |row: &str| {
            let cell = |cell: &str| format!("{row}.{cell}");
            let [since, until] = views.span(row);
            vec![
                views.line(&cell("name"), "register-organisation"),
                views.codes(&cell("member"), "register-same-member", pool.members.clone()).optional(),
                since,
                until,
            ]
        };
        vec![
            Section::new(
                i,
                "field-name",
                vec![
                    Item::One(
                        views
                            .field("name.display", "register-display", Kind::Line("text"))
                            .hint(i.t("register-display-hint")),
                    ),
                    Item::Beside(vec![
                        views.line("name.given", "register-given"),
                        views.line("name.particle", "register-particle"),
                        views.line("name.family", "register-family"),
                    ]),
                ],
            ),
            Section::new(
                i,
                "person-elsewhere",
                vec![Item::Beside(vec![
                    views.line("orcid", "field-orcid").hint(i.t("register-orcid-hint")),
                    views.line("website", "property-website"),
                ])],
            ),
            Section::new(
                i,
                "person-where",
                vec![views.rows("affiliations", "register-affiliation", "add-affiliation", affiliation)],
            ),
            views
                .section_of_text("biography", "register-description", Some(5))
                .hint(i.t("register-markdown")),
        ]
    }
}
