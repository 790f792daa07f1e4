//! When a member belongs to the association, and which offices it holds: rows with their dates.

use app::{Change, Cx, Written};
use domain::{
    Member,
    member::{Mandate, MandateRole, MemberContent, Membership, MembershipType},
};

use super::{
    StepOf,
    codes::{choices, code, decoded},
    entries::{Entries, entry, line, read_span, rows, span},
    members::{MANDATES, MEMBERSHIPS},
    sheet::{Pool, Sheet},
    view::{Section, Views},
};
use crate::{
    Site,
    asked::Asked,
    form::{Form, fault::Faults},
    interface::Interface,
};

const TYPES: [MembershipType; 4] =
    [MembershipType::Full, MembershipType::Associate, MembershipType::Honorary, MembershipType::Allied];
const OFFICES: [MandateRole; 5] = [
    MandateRole::CoChairLocalGovernments,
    MandateRole::CoChairCivilSociety,
    MandateRole::SteeringCommittee,
    MandateRole::Secretariat,
    MandateRole::ForumHost,
];

/// The periods in which a member belongs to the association.
pub(super) struct Memberships;

impl Sheet for Memberships {
    type Noun = Member;
    const STEP: StepOf = MEMBERSHIPS;
    const LISTS: &'static [&'static str] = &["memberships"];

    fn entries(content: &MemberContent) -> Entries {
        let mut entries = vec![entry("rows.memberships", Some(content.memberships.len()))];
        for (at, membership) in content.memberships.iter().enumerate() {
            let Membership { membership_type, category, since, until, source } = membership;
            let name = |cell: &str| format!("memberships.{at}.{cell}");
            entries.push(entry(name("type"), Some(code(membership_type))));
            entries.extend(span(name, since.as_ref(), until.as_ref()));
            entries.push(entry(name("category"), category.as_ref()));
            entries.push(entry(name("source"), source.as_ref()));
        }
        entries
    }

    fn read(asked: &Asked, form: &Form, content: &mut MemberContent, faults: &mut Faults) {
        let i = asked.i;
        content.memberships = Vec::new();
        let cells = ["type", "since", "until", "category", "source"];
        for at in rows(form, "memberships", &cells) {
            let name = |cell: &str| format!("memberships.{at}.{cell}");
            let Some(membership_type) = decoded(form.text(&name("type"))) else {
                faults.add(&name("type"), i.t("fault-needed"));
                continue;
            };
            let [since, until] = read_span(i, form, name, faults);
            let [category, source] = ["category", "source"].map(|cell| line(form, &name(cell)));
            let membership = Membership { membership_type, category, since, until, source };
            // By the row that it stands in on the page, which may have empty ones before it.
            let alone = MemberContent { memberships: vec![membership.clone()], ..content.clone() };
            checked(i, &alone, "memberships", at, faults);
            content.memberships.push(membership);
        }
    }

    fn sections(views: &Views<'_>, _pool: &Pool) -> Vec<Section> {
        let i = views.i;
        let types = choices(i, "membership", TYPES);
        let cells = |row: &str| {
            let [since, until] = views.span(row);
            vec![
                views.codes(&format!("{row}.type"), "filter-kind", types.clone()).optional(),
                since,
                until,
                views.line(&format!("{row}.category"), "register-category"),
                views.line(&format!("{row}.source"), "register-source"),
            ]
        };
        vec![
            Section::new(
                i,
                "register-memberships",
                vec![views.rows("memberships", "register-membership-number", "add-membership", cells)],
            )
            .hint(i.t("register-memberships-hint")),
        ]
    }

    fn save(
        site: &Site,
        cx: &Cx,
        change: Change<Member>,
        content: MemberContent,
    ) -> impl Future<Output = app::Result<Written<Member>>> + Send {
        site.app.set_memberships(cx, change, content.memberships)
    }
}

/// Notes what the domain finds wrong with a content that has one row, as about that row of the page.
fn checked(i: &Interface, alone: &MemberContent, list: &str, at: usize, faults: &mut Faults) {
    let Err(errors) = alone.check() else { return };
    let own = format!("{list}.0.");
    for error in errors.0 {
        if let Some(cell) = error.path.join(".").strip_prefix(&own) {
            faults.say(i, &format!("{list}.{at}.{cell}"), &error.message);
        }
    }
}

/// The offices that a member holds and held.
pub(super) struct Mandates;

impl Sheet for Mandates {
    type Noun = Member;
    const STEP: StepOf = MANDATES;
    const LISTS: &'static [&'static str] = &["mandates"];

    fn entries(content: &MemberContent) -> Entries {
        let mut entries = vec![entry("rows.mandates", Some(content.mandates.len()))];
        for (at, Mandate { role, since, until }) in content.mandates.iter().enumerate() {
            let name = |cell: &str| format!("mandates.{at}.{cell}");
            entries.push(entry(name("role"), Some(code(role))));
            entries.extend(span(name, since.as_ref(), until.as_ref()));
        }
        entries
    }

    fn read(asked: &Asked, form: &Form, content: &mut MemberContent, faults: &mut Faults) {
        let i = asked.i;
        content.mandates = Vec::new();
        for at in rows(form, "mandates", &["role", "since", "until"]) {
            let name = |cell: &str| format!("mandates.{at}.{cell}");
            let Some(role) = decoded(form.text(&name("role"))) else {
                faults.add(&name("role"), i.t("fault-needed"));
                continue;
            };
            let [since, until] = read_span(i, form, name, faults);
            let mandate = Mandate { role, since, until };
            let alone = MemberContent { mandates: vec![mandate.clone()], ..content.clone() };
            checked(i, &alone, "mandates", at, faults);
            content.mandates.push(mandate);
        }
    }

    fn sections(views: &Views<'_>, _pool: &Pool) -> Vec<Section> {
        let i = views.i;
        let offices = choices(i, "mandate", OFFICES);
        let cells = |row: &str| {
            let [since, until] = views.span(row);
            vec![
                views.codes(&format!("{row}.role"), "register-office", offices.clone()).optional(),
                since,
                until,
            ]
        };
        vec![
            Section::new(
                i,
                "register-mandates",
                vec![views.rows("mandates", "register-mandate-number", "add-mandate", cells)],
            )
            .hint(i.t("register-mandates-hint")),
        ]
    }

    fn save(
        site: &Site,
        cx: &Cx,
        change: Change<Member>,
        content: MemberContent,
    ) -> impl Future<Output = app::Result<Written<Member>>> + Send {
        site.app.set_mandates(cx, change, content.mandates)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_written_and_read_again() {
        assert!(TYPES.into_iter().all(|kind| decoded(&code(kind)) == Some(kind)));
        assert!(OFFICES.into_iter().all(|office| decoded(&code(office)) == Some(office)));
    }
}
