//! The audit log, for those who administer.

use std::str::FromStr;

use app::AuditSeen;
use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{
    Page,
    audit::{Action, Actor, Filter, Subject},
};
use uuid::Uuid;

use super::{
    asker::Asker,
    connection::{self, PageInfo},
    error::{Result, failed, invalid},
    global_id,
    node::{self, Node},
};

/// A page of the audit log.
pub(crate) struct AuditConnection(Page<AuditSeen>);

/// A page of the audit log.
#[Object(serial)]
impl AuditConnection {
    /// The entries with their cursors, the newest first.
    async fn edges(&self) -> Vec<AuditEdge> {
        let edge = |(cursor, entry): &(String, AuditSeen)| AuditEdge {
            cursor: cursor.clone(),
            node: AuditEntry(entry.clone()),
        };
        self.0.items.iter().map(edge).collect()
    }

    /// The entries, the newest first.
    async fn nodes(&self) -> Vec<AuditEntry> {
        self.0.items.iter().map(|(_, entry)| AuditEntry(entry.clone())).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        let cursor = |item: Option<&(String, AuditSeen)>| item.map(|(cursor, _)| cursor.clone());
        PageInfo {
            has_next_page: self.0.has_next,
            has_previous_page: self.0.has_previous,
            start_cursor: cursor(self.0.items.first()),
            end_cursor: cursor(self.0.items.last()),
        }
    }
}

/// An entry of the audit log with its place.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct AuditEdge {
    /// The entry's number. Give it as `after` or `before`.
    cursor: String,
    /// The entry.
    node: AuditEntry,
}

/// Something that was decided, administered, exported or refused: who did what to what, and when. Entries are never
/// changed; each holds the hash of the one before it.
pub(crate) struct AuditEntry(AuditSeen);

/// Something that was decided, administered, exported or refused: who did what to what, and when. Entries are never
/// changed; each holds the hash of the one before it.
#[Object(serial)]
impl AuditEntry {
    /// Its place in the log: 1, 2, 3 … without a gap, written as text because it outgrows 32 bits.
    async fn number(&self) -> String {
        self.0.entry.number.to_string()
    }

    /// When it was done.
    async fn at(&self) -> DateTime<Utc> {
        self.0.entry.at
    }

    /// Who did it.
    async fn actor(&self) -> AuditActor {
        let (kind, id) = match self.0.entry.actor {
            Actor::Anonymous => (AuditActorKind::Anonymous, None),
            Actor::System => (AuditActorKind::System, None),
            Actor::Account(id) => (AuditActorKind::Account, Some(ID(id.to_string()))),
        };
        AuditActor { kind, id, email: self.0.address.clone() }
    }

    /// What was done, such as `record.publish`, `account.grant` or `permission.denied`. More are to come.
    async fn action(&self) -> &str {
        self.0.entry.action.as_str()
    }

    /// To what; `null` where it was done to nothing of its own, as an import.
    async fn subject(&self) -> Option<AuditSubject> {
        self.0.entry.subject.map(AuditSubject)
    }

    /// What else there is to know, by name: states (`from`, `to`), `version`, `reason`, `scope` and the like.
    async fn detail(&self) -> Vec<AuditDetail> {
        let detail =
            |(name, value): (&str, &str)| AuditDetail { name: name.to_owned(), value: value.to_owned() };
        self.0.entry.detail.iter().map(detail).collect()
    }

    /// The id of the request that it was done in, as `x-request-id` and the server's log tell it; `null` for commands.
    async fn request_id(&self) -> Option<String> {
        self.0.entry.request.map(|id| id.to_string())
    }

    /// The SHA-256 of the entry and of the hash before it, as 64 hexadecimal digits. Whoever notes it can show later that
    /// nothing up to here was changed.
    async fn hash(&self) -> String {
        self.0.entry.hash.to_string()
    }

    /// The hash of the entry before; 64 zeros for the first.
    async fn previous_hash(&self) -> String {
        self.0.entry.previous.to_string()
    }
}

/// Who did something.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct AuditActor {
    /// What sort of actor it is.
    kind: AuditActorKind,
    /// The account's id, for `auditLog(where: {actor})`; `null` where no account acted.
    id: Option<ID>,
    /// The e-mail address that the account has now; `null` where no account acted.
    email: Option<String>,
}

/// The sorts of actors.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuditActorKind {
    /// Nobody known, such as who could not sign in.
    Anonymous,
    /// The platform itself: the operator at the terminal, and its imports.
    System,
    /// An account, by one of its tokens or sessions.
    Account,
}

/// What something was done to: a thing or an account.
pub(crate) struct AuditSubject(Subject);

/// What something was done to: a thing or an account.
#[Object(serial)]
impl AuditSubject {
    /// The id of the thing or account, for `auditLog(where: {subject})`.
    async fn id(&self) -> ID {
        match self.0 {
            Subject::Thing(key) => global_id::encode(key),
            Subject::Account(id) => ID(id.to_string()),
        }
    }

    /// What kind of thing it is, such as `case_study`; `account` for an account.
    async fn kind(&self) -> &str {
        match self.0 {
            Subject::Thing(key) => key.kind.as_str(),
            Subject::Account(_) => "account",
        }
    }

    /// The thing as it is now; `null` for an account.
    async fn node(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let Subject::Thing(key) = self.0 else {
            return Ok(None);
        };
        let asker = Asker::of(ctx);
        let found = asker.app.get_any(&asker.cx, key).await.map_err(|error| failed(&error))?;
        Ok(found.map(node::lens))
    }
}

/// Something more about an entry.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct AuditDetail {
    /// What it is about, such as `reason`.
    name: String,
    /// What there is to say: at most 200 characters.
    value: String,
}

/// Which entries of the audit log are wanted. All that is given must hold.
#[derive(InputObject, Default)]
pub(crate) struct AuditLogWhere {
    /// Only what this one did: the id of an account, `system` or `anonymous`.
    actor: Option<ID>,
    /// Only what was done to this: the id of a thing or of an account.
    subject: Option<ID>,
    /// Only this action, such as `record.publish`.
    action: Option<String>,
    /// Only from this moment on.
    since: Option<DateTime<Utc>>,
    /// Only up to this moment, which is included.
    until: Option<DateTime<Utc>>,
}

impl AuditLogWhere {
    fn read(self) -> Result<Filter> {
        let Self { actor, subject, action, since, until } = self;
        Ok(Filter {
            actor: actor
                .map(|ID(text)| parse(&text, "'actor' is no account's id, 'system' or 'anonymous'"))
                .transpose()?,
            subject: subject.map(|id| subject_of(&id)).transpose()?,
            action: action
                .map(|action| action.parse::<Action>().map_err(|_| unknown(&action)))
                .transpose()?,
            since,
            until,
        })
    }
}

/// Reads what stands bare in the API and with its kind in the log: the id of an account.
fn parse<T: FromStr>(text: &str, fault: &str) -> Result<T> {
    let whole = text.parse::<Uuid>().map_or_else(|_| text.to_owned(), |id| format!("account:{id}"));
    whole.parse().map_err(|_| invalid(fault))
}

fn subject_of(id: &ID) -> Result<Subject> {
    match global_id::decode(id) {
        Some(key) => Ok(Subject::Thing(key)),
        None => parse(id, "'subject' is no id of a thing or an account"),
    }
}

fn unknown(action: &str) -> async_graphql::Error {
    let known: Vec<_> = Action::ALL.iter().map(|action| action.as_str()).collect();
    let given: String = action.chars().take(60).collect();
    invalid(format!("there is no action '{given}': it is one of {}", known.join(", ")))
}

/// Asking who did what.
#[derive(Default)]
pub(crate) struct AuditQuery;

/// Asking who did what.
#[Object(serial)]
impl AuditQuery {
    /// Who decided, administered, exported or was refused what, the newest first. For administrators, by a token of scope
    /// `admin`.
    async fn audit_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What the list is narrowed to.")] filter: Option<AuditLogWhere>,
        #[graphql(desc = "The first so many, 1 to 100; 20 where neither is given.")] first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor: older entries.")] after: Option<String>,
        #[graphql(desc = "The last so many, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor: newer entries.")] before: Option<String>,
    ) -> Result<AuditConnection> {
        let asker = Asker::of(ctx);
        let page = connection::page(first, after, last, before)?;
        let filter = filter.unwrap_or_default().read()?;
        let found = asker.app.audit_log(&asker.cx, &filter, &page).await.map_err(|error| failed(&error))?;
        Ok(AuditConnection(found))
    }
}
