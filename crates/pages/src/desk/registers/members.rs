//! The register of members, and what each of them is. Their memberships and offices are in `periods`.

use axum::{extract::State, response::Response};
use chrono::{Days, NaiveDate};
use domain::{
    EntityKind, Identifier, Member, Scheme,
    member::{MemberContent, MemberKind, last_day},
};

use super::{
    Registered, StepOf,
    codes::{choices, code, decoded},
    entries::{Entries, degrees, entry, ids, line, read, read_texts, rows, texts},
    everything, keeper,
    list::{self, Cell, Narrowing, Row},
    sheet::{Pool, Sheet},
    view::{Item, Section, Views},
};
use crate::{
    Result, Site,
    asked::Asked,
    error::Wrong,
    form::{Form, fault::Faults},
    interface::Interface,
    place::{self, named},
    record::scheme_name,
    shown::Shown,
};

/// Days before the end of a membership in which it is said to end soon.
const SOON: u64 = 90;

const ABOUT: StepOf = StepOf { name: "", title: "member-about", is_of_register: false };
pub(super) const MEMBERSHIPS: StepOf =
    StepOf { name: "memberships", title: "register-memberships", is_of_register: true };
pub(super) const MANDATES: StepOf =
    StepOf { name: "mandates", title: "register-mandates", is_of_register: true };

/// The registries that know organisations.
const SCHEMES: [Scheme; 5] =
    [Scheme::Ror, Scheme::Wikidata, Scheme::Geonames, Scheme::UnLocode, Scheme::Other];

impl Registered for Member {
    const KIND: EntityKind = EntityKind::Member;
    const FOLDER: &'static str = "members";
    const TITLE: &'static str = "register-members";
    const NEW: &'static str = "register-new-member";
    const STEPS: &'static [StepOf] = &[ABOUT, MEMBERSHIPS, MANDATES];

    fn title(asked: &Asked, content: &MemberContent) -> Shown {
        place::title(asked, &content.name)
    }
}

/// Where a membership stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    InForce,
    EndsSoon(NaiveDate),
    Ended(NaiveDate),
    ToCome,
    Unknown,
}

impl Standing {
    const ALL: [(&'static str, &'static str); 4] = [
        ("in-force", "membership-in-force"),
        ("soon", "membership-soon"),
        ("ended", "membership-ended"),
        ("none", "membership-none"),
    ];

    fn of(content: &MemberContent, today: NaiveDate) -> Self {
        let last = last_day(&content.memberships);
        if content.memberships.is_empty() {
            return Self::Unknown;
        }
        if let Some(last) = last.filter(|last| *last < today) {
            return Self::Ended(last);
        }
        if content.membership_on(today).is_none() {
            return Self::ToCome;
        }
        let soon = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
        match last.filter(|last| *last <= soon) {
            Some(last) => Self::EndsSoon(last),
            None => Self::InForce,
        }
    }

    /// Whether it is what a choice of the list means: what ends soon is still in force.
    fn is(self, choice: &str) -> bool {
        match choice {
            "in-force" => matches!(self, Self::InForce | Self::EndsSoon(_)),
            "soon" => matches!(self, Self::EndsSoon(_)),
            "ended" => matches!(self, Self::Ended(_)),
            "none" => matches!(self, Self::Unknown),
            _ => true,
        }
    }

    fn cell(self, i: &Interface, content: &MemberContent, today: NaiveDate) -> Cell {
        let current = content.membership_on(today).or_else(|| content.memberships.last());
        let text = current.map(|membership| {
            let kind = named(i, "membership", &code(membership.membership_type));
            let when = i.between(membership.since.as_ref(), membership.until.as_ref());
            if when.is_empty() { kind } else { format!("{kind}, {when}") }
        });
        let mark = match self {
            Self::InForce | Self::Unknown => None,
            Self::EndsSoon(day) => Some(i.with("membership-ends", &i.day(day))),
            Self::Ended(_) => Some(i.t("membership-ended")),
            Self::ToCome => Some(i.t("membership-to-come")),
        };
        Cell { text: text.unwrap_or_else(|| "—".to_owned()), mark }
    }
}

/// `/desk/members`
pub(super) async fn list(State(site): State<Site>, asked: Asked) -> Result<Response> {
    keeper::<Member>(&site, &asked)?;
    let i = asked.i;
    let all = everything::<Member>(&site, &asked, list::filter(&asked)).await;
    let all = all.map_err(|error| Wrong::of(&site, &asked, error))?;
    let today = site.app.clock().today();
    let [kind, wanted] = ["kind", "membership"].map(|name| asked.parameter(name).unwrap_or_default());
    let is_wanted = |member: &Member| {
        let content = &member.content;
        let city = content.city.clone();
        let country = content.country.map(|country| country.label(i.languages()).to_owned());
        let names = content.name.iter().map(|(_, name)| name.text.clone()).chain(city).chain(country);
        list::is_named(&asked, names)
            && (kind.is_empty() || content.kind.as_str() == kind)
            && Standing::of(content, today).is(&wanted)
    };
    let row = |member: &Member| {
        let content = &member.content;
        let place = place::located(i, content.city.as_deref(), content.country);
        let cells = vec![Cell::of(place), Standing::of(content, today).cell(i, content, today)];
        Row::of(&asked, member, named(i, "type", content.kind.as_str()), cells)
    };
    let rows: Vec<Row> = all.iter().filter(|member| is_wanted(member)).map(|member| row(member)).collect();
    let standings = Standing::ALL.map(|(value, text)| (value.to_owned(), i.t(text)));
    let narrowings: Vec<Narrowing> = vec![
        list::states(&asked),
        list::narrowing(&asked, "kind", "filter-kind", choices(i, "type", MemberKind::ALL)),
        list::narrowing(&asked, "membership", "register-membership", standings.into()),
    ];
    let columns = ["register-place", "register-membership"];
    Ok(list::page::<Member>(&site, &asked, narrowings, &columns, rows))
}

/// What a member is.
pub(super) struct About;

impl Sheet for About {
    type Noun = Member;
    const STEP: StepOf = ABOUT;
    const LISTS: &'static [&'static str] = &["identifiers"];
    const PICKS: &'static [EntityKind] = &[EntityKind::Topic];
    const AFTER: &'static str = "memberships";

    fn entries(content: &MemberContent) -> Entries {
        let mut entries = texts("name", &content.name);
        entries.push(entry("kind", Some(content.kind.as_str())));
        entries.push(entry("country", content.country));
        entries.push(entry("city", content.city.as_ref()));
        entries.push(entry("latitude", content.latitude));
        entries.push(entry("longitude", content.longitude));
        entries.push(entry("website", content.website.as_ref()));
        entries.extend(texts("description", &content.description));
        entries.push(entry("rows.identifiers", Some(content.identifiers.len())));
        for (at, identifier) in content.identifiers.iter().enumerate() {
            entries.push(entry(format!("identifiers.{at}.scheme"), Some(identifier.scheme().as_str())));
            entries.push(entry(format!("identifiers.{at}.value"), Some(identifier.value())));
        }
        entries.extend(content.topics.iter().map(|topic| entry("topics", Some(topic))));
        entries
    }

    fn read(asked: &Asked, form: &Form, content: &mut MemberContent, faults: &mut Faults) {
        let i = asked.i;
        read_texts(i, form, "name", &mut content.name, faults);
        content.kind = decoded(form.text("kind")).unwrap_or(content.kind);
        content.country = read(i, form, "country", faults);
        content.city = line(form, "city");
        content.latitude = degrees(i, form, "latitude", faults);
        content.longitude = degrees(i, form, "longitude", faults);
        content.website = line(form, "website");
        read_texts(i, form, "description", &mut content.description, faults);
        content.identifiers = Vec::new();
        for at in rows(form, "identifiers", &["value"]) {
            let path = format!("identifiers.{at}.value");
            let scheme = decoded(form.text(&format!("identifiers.{at}.scheme"))).unwrap_or(Scheme::Other);
            match Identifier::new(scheme, form.text(&path)) {
                Ok(identifier) => content.identifiers.push(identifier),
                Err(error) => faults.say(i, &path, &error),
            }
        }
        content.topics = ids(form, "topics");
    }

    fn sections(views: &Views<'_>, pool: &Pool) -> Vec<Section> {
        let i = views.i;
        let mut schemes: Vec<(String, String)> =
            SCHEMES.map(|scheme| (scheme.as_str().to_owned(), scheme_name(scheme).to_owned())).into();
        for (_, text) in &mut schemes {
            if text.is_empty() {
                *text = i.t("register-other-scheme");
            }
        }
        let identifier = |row: &str| {
            let value = format!("{row}.value");
            vec![
                views.codes(&format!("{row}.scheme"), "register-scheme", schemes.clone()),
                views.line(&value, "register-value"),
            ]
        };
        vec![
            views.section_of_text("name", "field-name", None).hint(i.t("register-name-hint")),
            Section::new(
                i,
                "register-what-where",
                vec![
                    Item::Beside(vec![
                        views.codes("kind", "filter-kind", choices(i, "type", MemberKind::ALL)),
                        views.line("website", "property-website"),
                    ]),
                    Item::Beside(vec![views.country(), views.line("city", "register-city")]),
                    Item::Beside(vec![
                        views.line("latitude", "field-latitude"),
                        views.line("longitude", "field-longitude"),
                    ]),
                ],
            ),
            views
                .section_of_text("description", "register-description", Some(6))
                .hint(i.t("register-markdown")),
            Section::new(i, "nav-topics", vec![views.picks("topics", "register-works-on", "", &pool.topics)]),
            Section::new(
                i,
                "property-identifiers",
                vec![views.rows("identifiers", "register-identifier", "add-identifier", identifier)],
            )
            .hint(i.t("register-identifiers-hint")),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_membership_is_in_force_ends_soon_has_ended_or_is_to_come() {
        let today: NaiveDate = "2026-11-26".parse().unwrap();
        let standing = |memberships: &str| {
            let content = format!(r#"{{"name": {{"en": "A"}}, "memberships": {memberships}}}"#);
            Standing::of(&serde_json::from_str(&content).unwrap(), today)
        };
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(standing("[]"), Standing::Unknown);
        assert_eq!(standing(r#"[{"type": "full", "since": "2014"}]"#), Standing::InForce);
        assert_eq!(standing(r#"[{"type": "full", "until": "2026"}]"#), Standing::EndsSoon(day("2026-12-31")));
        assert_eq!(standing(r#"[{"type": "full", "until": "2027-06"}]"#), Standing::InForce);
        assert_eq!(
            standing(r#"[{"type": "full", "until": "2026-11-25"}]"#),
            Standing::Ended(day("2026-11-25"))
        );
        assert_eq!(standing(r#"[{"type": "full", "since": "2027"}]"#), Standing::ToCome);
        // What is followed by another goes on.
        let both = r#"[{"type": "full", "until": "2026"}, {"type": "associate", "since": "2027"}]"#;
        assert_eq!(standing(both), Standing::InForce);
        assert!(
            standing(r#"[{"type": "full", "until": "2026"}]"#).is("in-force"),
            "what ends soon is in force"
        );
    }

    #[test]
    fn every_code_is_written_and_read_again() {
        assert!(MemberKind::ALL.into_iter().all(|kind| decoded(kind.as_str()) == Some(kind)));
        assert!(SCHEMES.into_iter().all(|scheme| decoded(scheme.as_str()) == Some(scheme)));
    }
}
