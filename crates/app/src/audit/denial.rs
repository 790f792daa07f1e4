//! Entering what accounts are refused.
//!
//! The policy says no in the middle of a verb, which may hold the one write lock of SQLite. So the entry is written by
//! itself, as soon as the verb has let go of what it held; it may come a moment after the answer.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use domain::{
    EntityKey, EntityKind, Timestamp,
    audit::{Action, Actor, Detail},
    policy::{self, Refusal},
};
use tokio::runtime::Handle;
use tokio_util::task::TaskTracker;

use crate::{App, Cx, Error};

/// The same account, action and subject is entered once in this time, in milliseconds.
const ONCE_IN: i64 = 1_000;
/// Denials remembered: no more than this are entered within that time, whoever is refused what.
const MOST: usize = 1_000;

type Refused = (Actor, Action, Option<EntityKey>);

/// What was refused lately, and what is being entered.
#[derive(Default)]
pub(crate) struct Denials {
    recent: Mutex<HashMap<Refused, Timestamp>>,
    writing: TaskTracker,
}

impl Denials {
    /// Whether this has not been entered lately; from now on it has.
    fn is_new(&self, refused: Refused, now: Timestamp) -> bool {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let is_recent = |at: &Timestamp| (now - *at).num_milliseconds() < ONCE_IN;
        if recent.get(&refused).is_some_and(is_recent) {
            return false;
        }
        if recent.len() >= MOST {
            recent.retain(|_, at| is_recent(at));
        }
        recent.len() < MOST && recent.insert(refused, now).is_none_or(|at| !is_recent(&at))
    }
}

impl App {
    /// Enters that an account was refused a write to a thing of a kind. What is read, and what the anonymous try, is not
    /// entered: the one tells nothing, the other could be anybody's, any number of times.
    pub(crate) fn note_denial(
        &self,
        cx: &Cx,
        wanted: policy::Action,
        kind: EntityKind,
        subject: Option<EntityKey>,
        why: Option<Refusal>,
    ) {
        if let Some(action) = Action::of_wish(kind, wanted) {
            self.note_denied(cx, action, Some(kind), subject, why);
        }
    }

    /// What the policy said of a wish that is about no thing, such as accounts. A refusal is entered.
    pub(crate) fn permitted<T>(&self, cx: &Cx, wanted: Action, said: Result<T, Refusal>) -> crate::Result<T> {
        said.map_err(|refusal| {
            self.note_denied(cx, wanted, None, None, Some(refusal));
            Error::Refused(refusal)
        })
    }

    /// Enters that an account was refused an action; `why` is none where it was told that the thing is not there.
    pub(crate) fn note_denied(
        &self,
        cx: &Cx,
        wanted: Action,
        kind: Option<EntityKind>,
        subject: Option<EntityKey>,
        why: Option<Refusal>,
    ) {
        let actor = Actor::from(&cx.actor);
        let is_account = matches!(actor, Actor::Account(_));
        if !is_account || !self.denials.is_new((actor, wanted, subject), self.clock.now()) {
            return;
        }
        let why = match why {
            Some(Refusal::SignIn) => "sign_in".to_owned(),
            Some(Refusal::Scope(scope)) => format!("scope:{scope}"),
            Some(Refusal::Role) => "role".to_owned(),
            Some(Refusal::Session) => "session".to_owned(),
            None => "unseen".to_owned(),
        };
        let mut detail = Detail::none().with("wanted", wanted).with("why", why);
        if let Some(kind) = kind.filter(|_| subject.is_none()) {
            detail = detail.with("kind", kind);
        }
        let (app, cx) = (self.clone(), cx.clone());
        let enter = async move {
            let entered =
                app.audit_alone(&cx, Action::PermissionDenied, subject.map(Into::into), detail).await;
            if let Err(error) = entered {
                tracing::error!(%error, account = ?cx.actor.id(), %wanted, "a denial could not be entered");
            }
        };
        match Handle::try_current() {
            Ok(runtime) => {
                self.denials.writing.spawn_on(enter, &runtime);
            }
            Err(error) => tracing::error!(%error, %wanted, "a denial could not be entered"),
        }
    }

    /// Waits until the denials of all verbs that have answered are entered: before the store is closed.
    pub async fn denials_entered(&self) {
        self.denials.writing.close();
        self.denials.writing.wait().await;
        self.denials.writing.reopen();
    }
}

#[cfg(test)]
mod tests {
    use domain::{Clock as _, Id, clock::FixedClock};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_same_is_entered_once_a_second_and_not_without_bound() {
        let denials = Denials::default();
        let clock = FixedClock::new("2026-11-26T08:30:00Z".parse().unwrap());
        let of = |account: u128, action| (Actor::Account(Id::new(Uuid::from_u128(account))), action, None);
        let asked = |account, action| denials.is_new(of(account, action), clock.now());
        assert!(asked(1, Action::RecordUpdate));
        assert!(!asked(1, Action::RecordUpdate));
        assert!(asked(1, Action::RecordPublish) && asked(2, Action::RecordUpdate));
        clock.advance(chrono::Duration::milliseconds(999));
        assert!(!asked(1, Action::RecordUpdate));
        clock.advance(chrono::Duration::milliseconds(1));
        assert!(asked(1, Action::RecordUpdate));
        let entered = (10..5_000).filter(|account| asked(*account, Action::RecordUpdate)).count();
        assert!((900..=1_000).contains(&entered), "{entered}");
        clock.advance(chrono::Duration::seconds(1));
        assert!(asked(9_000, Action::RecordUpdate));
    }
}
