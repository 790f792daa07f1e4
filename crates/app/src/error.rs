//! The ways a verb fails.

use domain::{FieldErrors, lifecycle::WrongState, policy::Refusal, record::parts::Collision};
use thiserror::Error;

/// What verbs answer.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a verb did not do what it was asked. All but [`Error::Internal`] are for the asker's eyes.
#[derive(Debug, Error)]
pub enum Error {
    /// It is not there, or not for this asker.
    #[error("there is no such {0}, or you may not see it")]
    NotFound(&'static str),
    /// The policy says no.
    #[error("{0}")]
    Refused(Refusal),
    /// The input can't be taken as it is, told by field.
    #[error("{0}")]
    Invalid(FieldErrors),
    /// Someone else wrote it first.
    #[error("it is at version {current} now, not {expected}: read it again and repeat the change")]
    VersionConflict {
        /// The version it has.
        current: u32,
        /// The version that the asker knew.
        expected: u32,
        /// The parts that both changed, where it is known which; changes of other parts would have gone together.
        collisions: Vec<Collision>,
    },
    /// It stands where this can't be done.
    #[error("{0}")]
    WrongState(WrongState),
    /// An idempotency key came again with another request.
    #[error("the idempotency key was used before for another request: use a new key")]
    KeyReused,
    /// The password is right, and a code is asked for beside it.
    #[error("give a code of your second factor, or one of your recovery codes")]
    SecondFactorRequired,
    /// Too many attempts failed: the next may be made later.
    #[error("too many attempts: wait {seconds} seconds, then try again")]
    TooManyAttempts {
        /// How long to wait.
        seconds: u64,
    },
    /// A provider of sign-in can't be asked, or what it answers can't be believed.
    #[error("{label} can't be asked at this moment: try again later, or sign in another way")]
    Provider {
        /// What people call it.
        label: String,
        /// What is wrong, for the log alone.
        why: String,
    },
    /// What answers can't now: the index is away, or too many ask at once.
    #[error("{0}")]
    Unavailable(String),
    /// Something broke. Clients get none of it; the log gets all.
    #[error("internal: {0}")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// A fault of one field.
    pub(crate) fn invalid(path: &str, message: impl Into<String>) -> Self {
        Self::Invalid(FieldErrors::one(path, message))
    }

    /// Something broke.
    pub(crate) fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<WrongState> for Error {
    fn from(error: WrongState) -> Self {
        Self::WrongState(error)
    }
}

impl From<storage::Error> for Error {
    fn from(error: storage::Error) -> Self {
        match error {
            storage::Error::BadCursor => Self::invalid("after", error.to_string()),
            storage::Error::Taken(errors) => Self::Invalid(errors),
            // The row was locked, or read and written under one lock: only a writer without it can have been faster.
            storage::Error::VersionConflict { expected, .. } => {
                let current = expected.saturating_add(1);
                Self::VersionConflict { current, expected, collisions: Vec::new() }
            }
            storage::Error::Corrupt { .. }
            | storage::Error::Entry { .. }
            | storage::Error::Open { .. }
            | storage::Error::Unsupported(_)
            | storage::Error::Database(_) => Self::internal(error),
        }
    }
}
