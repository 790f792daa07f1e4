//! Talking about single fields of a record: [`Thread`].

use serde::{Deserialize, Serialize};

use super::check_words;
use crate::{
    account::Account,
    clock::Timestamp,
    entity::{EntityKey, EntityKind},
    field::FieldErrors,
    id::Id,
    record::{
        TextField,
        parts::{Part, is_field_of},
    },
};

/// Comments in one thread.
const MOST_COMMENTS: usize = 500;

/// A talk about one part of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Which one.
    pub id: Id<Thread>,
    /// About what record.
    pub record: EntityKey,
    /// About which part of it; none for the whole.
    pub part: Option<Part>,
    /// A comment, or a change that must be made.
    pub kind: ThreadKind,
    /// How far it is.
    pub state: ThreadState,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// What was said, the oldest first; never empty.
    pub comments: Vec<Comment>,
    /// The version of the text that it was opened on.
    pub version: u32,
}

/// What a thread is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadKind {
    /// A remark among those who write and review.
    Comment,
    /// A change that those who review ask for: it must be confirmed before the text can be accepted.
    ChangeRequest,
}

/// How far a thread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadState {
    /// Something is to be done or answered.
    Open,
    /// Its authors say that it is done.
    Resolved,
    /// Those who asked agree that it is.
    Confirmed,
}

/// Something that was said in a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Who said it; none for the platform itself.
    pub by: Option<Id<Account>>,
    /// When.
    pub at: Timestamp,
    /// What, in Markdown.
    pub text: String,
}

/// What is done with a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThreadStep {
    /// Its authors say that it is done.
    Resolve,
    /// Those who asked agree.
    Confirm,
    /// It is not done after all.
    Reopen,
}

impl ThreadKind {
    /// The kind's name in rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::ChangeRequest => "change_request",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Comment, Self::ChangeRequest].into_iter().find(|kind| kind.as_str() == name)
    }
}

impl ThreadState {
    /// The state's name in rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Resolved => "resolved",
            Self::Confirmed => "confirmed",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Open, Self::Resolved, Self::Confirmed].into_iter().find(|state| state.as_str() == name)
    }

    /// Where a thread comes by a step; none where the step can't be taken.
    #[must_use]
    pub const fn after(self, step: ThreadStep) -> Option<Self> {
        match (self, step) {
            (Self::Open, ThreadStep::Resolve) => Some(Self::Resolved),
            // Who asked may also see for themselves that it is done.
            (Self::Open | Self::Resolved, ThreadStep::Confirm) => Some(Self::Confirmed),
            (Self::Resolved | Self::Confirmed, ThreadStep::Reopen) => Some(Self::Open),
            (Self::Resolved | Self::Confirmed, ThreadStep::Resolve)
            | (Self::Confirmed, ThreadStep::Confirm)
            | (Self::Open, ThreadStep::Reopen) => None,
        }
    }
}

impl Thread {
    /// Whether it keeps a text from being accepted.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.kind == ThreadKind::ChangeRequest && self.state != ThreadState::Confirmed
    }

    /// Adds what someone says.
    ///
    /// # Errors
    /// Where it is empty or too long, or the thread is full.
    pub fn say(&mut self, comment: Comment) -> Result<(), FieldErrors> {
        check_words("text", &comment.text, true)?;
        if self.comments.len() >= MOST_COMMENTS {
            return Err(FieldErrors::one(
                "thread",
                "has as many comments as a thread can hold: open another",
            ));
        }
        self.comments.push(comment);
        Ok(())
    }
}

/// Whether a field can be talked about: one that records have, `title`, `indicators`, or a place inside of one,
/// `indicators.2.value`.
///
/// # Errors
/// Where it can't, or where a language is given for what has none.
pub fn check_part(part: &Part, kind: EntityKind) -> Result<(), FieldErrors> {
    let (first, inside) =
        part.field.split_once('.').map_or((part.field.as_str(), None), |(first, rest)| (first, Some(rest)));
    let mut errors = FieldErrors::none();
    if !is_field_of(kind, first) {
        errors.add("field", "is no field of such a record: give its name, as in title or building_blocks");
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    if inside.is_some_and(|inside| inside.len() > 100 || inside.is_empty() || !inside.chars().all(is_plain)) {
        errors.add("field", "goes on with names and numbers between dots, as in indicators.2.value");
    }
    if part.language.is_some() && TextField::parse(first).is_none() {
        errors.add("locale", format!("'{first}' is not in one language or another"));
    }
    errors.check(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_change_is_confirmed_only_after_it_was_asked_for(steps in proptest::collection::vec(0_u8..3, 0..20)) {
            let mut state = ThreadState::Open;
            for step in steps {
                let step = [ThreadStep::Resolve, ThreadStep::Confirm, ThreadStep::Reopen][usize::from(step)];
                let before = state;
                if let Some(to) = state.after(step) {
                    prop_assert_ne!(before, to);
                    state = to;
                }
                prop_assert!(state != ThreadState::Open || before == ThreadState::Open || step == ThreadStep::Reopen);
            }
        }
    }

    #[test]
    fn fields_are_talked_about_by_name() {
        let part = |field: &str, tag: Option<&str>| Part {
            field: field.to_owned(),
            language: tag.map(|tag| tag.parse().unwrap()),
        };
        for (field, tag) in [("title", Some("ko")), ("title", None), ("indicators.2.value", None)] {
            check_part(&part(field, tag), EntityKind::CaseStudy).unwrap();
        }
        for (field, tag) in [
            ("", None),
            ("titel", None),
            ("indicators.", None),
            ("indicators.값", None),
            ("indicators", Some("fr")),
        ] {
            assert!(check_part(&part(field, tag), EntityKind::CaseStudy).is_err(), "{field}");
        }
    }
}
