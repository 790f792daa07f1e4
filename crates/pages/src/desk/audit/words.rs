//! What an entry of the audit log says besides, in the words of the interface: codes by their names, members and accounts
//! by what they are called. What has no words is shown as it stands in the log.

use std::{collections::HashMap, sync::Arc};

use app::AuditSeen;
use domain::{
    Account, EntityKind, Id, Member, Timestamp,
    audit::{Action, Detail},
};

use crate::{
    Site,
    account::role_name,
    asked::Asked,
    interface::Interface,
    place::{named, title},
};

/// What was done, in words.
pub(super) fn action(i: &Interface, action: Action) -> String {
    i.t(&message(action))
}

/// The message that says what was done.
fn message(action: Action) -> String {
    format!("did-{}", action.as_str().replace('.', "-"))
}

/// One thing that an entry says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) name: String,
    /// Whether the name is that of the log, for which the interface has no word.
    pub(super) is_code: bool,
    pub(super) value: String,
}

/// What the members and accounts are called that entries name.
#[derive(Default)]
pub(super) struct Called {
    members: HashMap<Id<Member>, Arc<Member>>,
    accounts: HashMap<Id<Account>, String>,
}

impl Called {
    /// Those that stand in the details of these entries.
    pub(super) async fn of(site: &Site, asked: &Asked, entries: &[(String, AuditSeen)]) -> app::Result<Self> {
        let (mut members, mut accounts) = (Vec::new(), Vec::new());
        for (name, value) in entries.iter().flat_map(|(_, seen)| seen.entry.detail.iter()) {
            match name {
                "member" => members.extend(value.parse().ok().map(Id::new)),
                "roles" => {
                    members.extend(value.split(", ").filter_map(|role| Some(Given::read(role)?.member)));
                }
                "reviewer" | "account" => accounts.extend(value.parse().ok().map(Id::new)),
                _ => {}
            }
        }
        let accounts = site.app.colleagues(&accounts).await?;
        Ok(Self {
            members: site.app.get_many(&asked.cx, &members).await?,
            accounts: accounts.into_iter().map(|one| (one.id, one.email)).collect(),
        })
    }

    fn member(&self, asked: &Asked, id: Id<Member>) -> Option<String> {
        Some(title(asked, &self.members.get(&id)?.content.name).text)
    }
}

/// Everything that an entry says, in words.
pub(super) fn told(asked: &Asked, called: &Called, detail: &Detail) -> Vec<Told> {
    let i = asked.i;
    let one = |(name, value): (&str, &str)| {
        let message = format!("detail-{name}");
        let is_code = !i.has(&message);
        let shown = if is_code { name.to_owned() } else { i.t(&message) };
        let value = in_words(asked, called, name, value).unwrap_or_else(|| value.to_owned());
        Told { name: shown, is_code, value }
    };
    detail.iter().map(one).collect()
}

/// A value in words, if there are any for it.
fn in_words(asked: &Asked, called: &Called, name: &str, value: &str) -> Option<String> {
    let i = asked.i;
    let said = |message: String| i.has(&message).then(|| i.t(&message));
    let kind = |code: &str| {
        let kind: Option<EntityKind> = code.parse().ok();
        kind.map(|kind| named(i, "kind", kind.as_str()))
    };
    let account = || called.accounts.get(&Id::new(value.parse().ok()?)).cloned();
    match name {
        "from" | "to" => said(format!("state-{value}")),
        "wanted" => Some(action(i, value.parse().ok()?)),
        "why" => match value.strip_prefix("scope:") {
            Some(scope) => Some(i.with("why-scope", &scope_name(i, scope)?)),
            None => said(format!("why-{value}")),
        },
        "scope" => scope_name(i, value),
        "expires" => value.parse::<Timestamp>().ok().map(|at| i.moment(at)),
        "due" => value.parse().ok().map(|day| i.day(day)),
        "kind" => kind(value),
        "kinds" => Some(value.split(' ').map(kind).collect::<Option<Vec<_>>>()?.join(", ")),
        "member" => called.member(asked, Id::new(value.parse().ok()?)),
        "roles" => Some(
            value.split(", ").map(|role| role_in_words(asked, called, role)).collect::<Vec<_>>().join("; "),
        ),
        "account" if value == "new" => Some(i.t("detail-account-new")),
        "account" | "reviewer" => account(),
        "session" if value == "others" => Some(i.t("detail-session-others")),
        "text" if value == "working" => Some(i.t("detail-text-working")),
        "by" if value == "server" => Some(i.t("by-platform")),
        "thread" => said(format!("detail-thread-{value}")),
        _ => None,
    }
}

fn scope_name(i: &Interface, scope: &str) -> Option<String> {
    let message = format!("detail-scope-{scope}");
    i.has(&message).then(|| i.t(&message))
}

/// A role for a member as the log writes it: `contributor of member:ID from 2026-01-01 to 2026-12-31`.
struct Given<'t> {
    role: &'t str,
    member: Id<Member>,
    since: Option<chrono::NaiveDate>,
    until: Option<chrono::NaiveDate>,
}

impl<'t> Given<'t> {
    /// The role, if the text is one; what was cut is none.
    fn read(text: &'t str) -> Option<Self> {
        let (role, rest) = text.split_once(" of member:")?;
        let mut words = rest.split(' ');
        let member = Id::new(words.next()?.parse().ok()?);
        let mut given = Self { role, member, since: None, until: None };
        while let (Some(word), Some(day)) = (words.next(), words.next()) {
            let day = Some(day.parse().ok()?);
            match word {
                "from" => given.since = day,
                "to" => given.until = day,
                _ => return None,
            }
        }
        Some(given)
    }
}

fn role_in_words(asked: &Asked, called: &Called, text: &str) -> String {
    let i = asked.i;
    let Some(Given { role, member, since, until }) = Given::read(text) else {
        return if i.has(&format!("role-{text}")) { role_name(i, text) } else { text.to_owned() };
    };
    let member = called.member(asked, member).unwrap_or_else(|| member.to_string());
    let role = i.put("account-role-of", &[("what", &role_name(i, role)), ("name", &member)]);
    match i.days(since, until) {
        days if days.is_empty() => role,
        days => format!("{role}, {days}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_words_in_every_language_and_no_word_is_left_over() {
        for i in Interface::all() {
            for action in Action::ALL {
                assert!(i.has(&message(*action)), "{}: no words for {action}", i.tag);
            }
        }
        let english = include_str!("../../../locales/en/audit.ftl");
        let said = english.lines().filter_map(|line| line.strip_prefix("did-")?.split(" =").next());
        assert_eq!(said.count(), Action::ALL.len());
    }

    #[test]
    fn a_role_for_a_member_is_read_as_the_log_writes_it() {
        let id = uuid::Uuid::from_u128(7);
        let text = format!("contributor of member:{id} from 2026-01-01 to 2026-12-31");
        let given = Given::read(&text).unwrap();
        assert_eq!((given.role, given.member), ("contributor", Id::new(id)));
        assert_eq!((given.since, given.until), ("2026-01-01".parse().ok(), "2026-12-31".parse().ok()));
        assert!(
            Given::read(&format!("representative of member:{id}")).is_some_and(|given| given.since.is_none())
        );
        for cut in
            ["editor", "contributor of member:0000…", &format!("contributor of member:{id} from 2026-0…")]
        {
            assert!(Given::read(cut).is_none(), "{cut}");
        }
    }
}
