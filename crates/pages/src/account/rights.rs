//! The form that says all that an account may do: roles everywhere as boxes, a set of entries for each role for a member,
//! and an empty one for another.

use domain::{
    Account, FieldErrors, Id, Role,
    account::{MemberRole, MemberRoleOf},
};

use crate::{
    account::role_name,
    asked::Asked,
    form::{
        Form,
        fault::Faults,
        field::{Choice, Field, Kind},
    },
};

/// The form, ready to be shown.
pub(super) struct Rights {
    pub(super) everywhere: Field,
    /// A role that is sent along and can't be taken away.
    pub(super) fixed: Option<&'static str>,
    pub(super) held: Vec<Held>,
    pub(super) another: Vec<Field>,
    /// What the account might do when the form was made.
    pub(super) known: String,
}

/// The entries of a role that the account has for a member.
pub(super) struct Held {
    pub(super) legend: String,
    /// The name of the entry that holds the member, and the member.
    pub(super) member: (String, String),
    pub(super) fields: Vec<Field>,
}

/// What the form says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) roles: Vec<Role>,
    pub(super) member_roles: Vec<MemberRoleOf>,
    /// The set of entries in the form that each role for a member comes from.
    places: Vec<usize>,
}

fn name(at: usize, entry: &str) -> String {
    format!("member_roles.{at}.{entry}")
}

/// What an account may do, as a text: two that differ were written by different people.
pub(super) fn as_text(account: &Account) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let everywhere = account.roles.iter().map(|role| role.as_str().to_owned());
    let for_members = account.member_roles.iter().map(|held| {
        let MemberRoleOf { member, role, since, until, membership_ends: _ } = held;
        format!("{role}:{member}:{}:{}", day(*since), day(*until))
    });
    let mut all: Vec<String> = everywhere.chain(for_members).collect();
    all.sort_unstable();
    all.join(" ")
}

impl Rights {
    /// The form for an account, as it is or as it was sent. `members` are all that there are to choose from, and
    /// `called` says what a member is called.
    pub(super) fn of(
        asked: &Asked,
        account: &Account,
        members: Vec<Choice>,
        called: impl Fn(Id<domain::Member>) -> String,
        sent: Option<(&Form, &Faults)>,
    ) -> Self {
        let i = asked.i;
        let is_own = asked.cx.actor.id() == Some(account.id.uuid());
        let box_of = |role: Role| Choice {
            value: role.as_str().to_owned(),
            text: role_name(i, role.as_str()),
            is_chosen: account.roles.contains(&role),
        };
        // Nobody shuts themselves out.
        let roles = [Role::Reviewer, Role::Editor, Role::Administrator].into_iter();
        let roles = roles.filter(|role| !(is_own && *role == Role::Administrator));
        let everywhere = Field::new("roles", i.t("field-roles"), Kind::AnyOf(roles.map(box_of).collect()));
        let everywhere = everywhere.hint(i.t(if is_own { "rights-own" } else { "rights-everywhere" }));
        let shown = |field: Field| match sent {
            Some((form, faults)) => field.sent(form, faults),
            None => field,
        };
        let days = |at: usize, held: Option<&MemberRoleOf>| {
            let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            let since =
                Field::new(&name(at, "since"), i.t("field-role-since"), Kind::Line("date")).optional();
            let until =
                Field::new(&name(at, "until"), i.t("field-role-until"), Kind::Line("date")).optional();
            [
                since.value(&day(held.and_then(|held| held.since))),
                until.value(&day(held.and_then(|held| held.until))),
            ]
        };
        let role_of = |at: usize, role: MemberRole| {
            let choice = |role: MemberRole| Choice {
                value: role.as_str().to_owned(),
                text: role_name(i, role.as_str()),
                is_chosen: false,
            };
            let roles = [MemberRole::Contributor, MemberRole::Representative].map(choice);
            Field::new(&name(at, "role"), i.t("field-member-role"), Kind::OneOf(roles.into()))
                .value(role.as_str())
        };
        let held = account.member_roles.iter().enumerate().map(|(at, held)| {
            let drop = Field::new(&name(at, "drop"), i.t("rights-drop"), Kind::Box).optional();
            let fields = [role_of(at, held.role)].into_iter().chain(days(at, Some(held))).chain([drop]);
            let fields = fields.map(|field| {
                let is_role = field.name == name(at, "role");
                let field = shown(field);
                // A member that is not there any more has no entry of its own: it is told at the role for it.
                let of_member =
                    sent.filter(|_| is_role).and_then(|(_, faults)| faults.at(&name(at, "member")));
                Field { fault: field.fault.or_else(|| of_member.cloned()), ..field }
            });
            Held {
                legend: called(held.member),
                member: (name(at, "member"), held.member.to_string()),
                fields: fields.collect(),
            }
        });
        let held: Vec<Held> = held.collect();
        let at = held.len();
        let member = Field::new(&name(at, "member"), i.t("field-member"), Kind::OneOf(members)).optional();
        let another = [member, role_of(at, MemberRole::Contributor)].into_iter().chain(days(at, None));
        Self {
            everywhere: shown(everywhere),
            fixed: (is_own && account.roles.contains(&Role::Administrator))
                .then_some(Role::Administrator.as_str()),
            held,
            another: another.map(shown).collect(),
            known: match sent {
                Some((form, _)) => form.text("known").to_owned(),
                None => as_text(account),
            },
        }
    }
}

impl Wanted {
    /// What was sent. A day that can't be read is a fault, and no role for good.
    pub(super) fn read(asked: &Asked, form: &Form) -> app::Result<Self> {
        let roles = form.all("roles").filter_map(|role| role.parse().ok()).collect();
        let mut wanted = Self { roles, member_roles: Vec::new(), places: Vec::new() };
        let mut errors = FieldErrors::none();
        for at in 0..sets(form) {
            let Some(member) = form.filled(&name(at, "member")) else { continue };
            if form.is_ticked(&name(at, "drop")) {
                continue;
            }
            let mut day = |entry: &str| {
                let entry = name(at, entry);
                let read = form.filled(&entry)?.parse().map_err(|_| asked.i.t("fault-day"));
                errors.take(&entry, read)
            };
            let (since, until) = (day("since"), day("until"));
            let role = form.text(&name(at, "role")).parse().unwrap_or(MemberRole::Contributor);
            let lasting = MemberRoleOf::lasting(Id::new(member.parse().unwrap_or_default()), role);
            wanted.put(at, MemberRoleOf { since, until, ..lasting });
        }
        Ok(errors.check(wanted)?)
    }

    /// Takes in a role for a member. What is said of the same one further down counts.
    fn put(&mut self, at: usize, role: MemberRoleOf) {
        match self.member_roles.iter().position(|known| known.key() == role.key()) {
            Some(known) => {
                if let (Some(place), Some(known)) =
                    (self.places.get_mut(known), self.member_roles.get_mut(known))
                {
                    (*place, *known) = (at, role);
                }
            }
            None => {
                self.places.push(at);
                self.member_roles.push(role);
            }
        }
    }

    /// The account as it would be.
    pub(super) fn on(&self, account: &Account) -> Account {
        let mut account = Account { roles: Vec::new(), member_roles: Vec::new(), ..account.clone() };
        account.grant(&self.roles, &self.member_roles);
        account
    }

    /// What is to be mended, told at the entries of the form: a verb counts roles, and the form may have left some out.
    pub(super) fn placed(&self, mut errors: FieldErrors) -> FieldErrors {
        for error in &mut errors.0 {
            let [first, at, ..] = error.path.as_mut_slice() else { continue };
            let place = at.parse::<usize>().ok().and_then(|at| self.places.get(at));
            if let (true, Some(place)) = (first == "member_roles", place) {
                *at = place.to_string();
            }
        }
        errors
    }
}

/// How many sets of entries for roles for members a form has: the last one is for another.
fn sets(form: &Form) -> usize {
    (0..).take_while(|at: &usize| form.all(&name(*at, "role")).next().is_some()).count()
}

/// The names of the entries of the form at which faults are told. The member of a role that is held is not one of them.
pub(super) fn entries(form: &Form) -> Vec<String> {
    let sets = sets(form);
    let of_set = (0..sets).flat_map(|at| ["role", "since", "until"].map(|entry| name(at, entry)));
    let another = sets.checked_sub(1).map(|last| name(last, "member"));
    of_set.chain(another).chain(["roles".to_owned()]).collect()
}
