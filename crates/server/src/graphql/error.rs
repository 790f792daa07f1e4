//! How verbs' failures reach clients: [`failed`] for queries, [`UserError`] for mutations.

use async_graphql::{Enum, SimpleObject};

use domain::record::parts::Collision;

use super::{http::Code, scalar::Locale};

/// What resolvers answer.
pub(crate) type Result<T, E = async_graphql::Error> = std::result::Result<T, E>;

/// The failure of a verb as a top-level error. What is internal carries no code: the door masks and logs it.
pub(crate) fn failed(error: &app::Error) -> async_graphql::Error {
    match error {
        app::Error::NotFound(_) => Code::NotFound.error(error.to_string()),
        app::Error::Refused(domain::policy::Refusal::SignIn) => {
            Code::Unauthenticated.error(error.to_string())
        }
        app::Error::Refused(_) => Code::Forbidden.error(error.to_string()),
        app::Error::Invalid(_)
        | app::Error::VersionConflict { .. }
        | app::Error::WrongState(_)
        | app::Error::KeyReused
        | app::Error::SecondFactorRequired => Code::ValidationFailed.error(error.to_string()),
        app::Error::TooManyAttempts { .. } => Code::RateLimited.error(error.to_string()),
        app::Error::Unavailable(_) | app::Error::Provider { .. } => Code::Timeout.error(error.to_string()),
        app::Error::Internal(source) => async_graphql::Error::new_with_source(Hidden(format!("{source:?}"))),
    }
}

/// What a verb answers, for a payload: what it made, or what could not be taken.
///
/// # Errors
/// Where the failure is not the user's.
pub(crate) fn taken<T>(answer: app::Result<T>) -> Result<(Option<T>, Vec<UserError>)> {
    match answer {
        Ok(made) => Ok((Some(made), Vec::new())),
        Err(error) => Ok((None, UserError::of(&error)?)),
    }
}

/// A wrong argument.
pub(crate) fn invalid(message: impl Into<String>) -> async_graphql::Error {
    Code::ValidationFailed.error(message.into())
}

/// An internal failure on its way to the log.
#[derive(Debug)]
struct Hidden(String);

impl std::fmt::Display for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a mutation could not take. A mutation that has user errors has changed nothing.
#[derive(SimpleObject, Debug, Clone, PartialEq)]
#[graphql(serial)]
pub(crate) struct UserError {
    /// What sort of fault it is, for programs.
    code: UserErrorCode,
    /// What is wrong and what would help, for people.
    message: String,
    /// The field it is about, from the mutation's argument inwards: `["input", "identifiers", "0", "value"]`. Empty
    /// where it is about the whole.
    path: Vec<String>,
    /// For `VERSION_CONFLICT`: the version that the thing has now.
    current_version: Option<u32>,
    /// For `VERSION_CONFLICT` of a record: the fields that someone else changed too, with both texts. Changes of other
    /// fields would have gone together.
    conflicts: Vec<FieldConflict>,
    /// For `TOO_MANY_ATTEMPTS`: the seconds to wait before the next one.
    retry_after: Option<u64>,
}

/// A field that two people changed at once.
#[derive(SimpleObject, Debug, Clone, PartialEq)]
#[graphql(serial)]
pub(crate) struct FieldConflict {
    /// The field, by its name in the API.
    field: String,
    /// The language, of a running text.
    locale: Option<Locale>,
    /// What it said in the version that you read; `null` where it was not there. What is no running text is told as
    /// JSON.
    base: Option<String>,
    /// What it says now.
    current: Option<String>,
    /// What you wanted it to say.
    yours: Option<String>,
}

impl FieldConflict {
    fn of(Collision { part, base, current, yours }: &Collision) -> Self {
        Self {
            field: camel_case(&part.field),
            locale: part.language.clone().map(Locale),
            base: base.clone(),
            current: current.clone(),
            yours: yours.clone(),
        }
    }
}

/// The sorts of user errors. The list only grows.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UserErrorCode {
    /// The field can't be taken as it is.
    Invalid,
    /// There is no such thing, or the asker may not see it.
    NotFound,
    /// The asker may not do this.
    Forbidden,
    /// Someone else wrote the thing since it was read.
    VersionConflict,
    /// The thing stands where this can't be done.
    WrongState,
    /// The idempotency key was used before for another request.
    IdempotencyKeyReused,
    /// The password is right, and a code of the second factor is asked for beside it.
    SecondFactorRequired,
    /// Too many attempts failed: the next may be made later.
    TooManyAttempts,
}

impl UserError {
    /// A verb's failure as user errors.
    ///
    /// # Errors
    /// Where the failure is not the user's: nobody is signed in, the index is away, something broke.
    pub(crate) fn of(error: &app::Error) -> Result<Vec<Self>> {
        let one = |code| Ok(vec![Self::plain(code, error)]);
        match error {
            app::Error::Refused(domain::policy::Refusal::SignIn)
            | app::Error::Unavailable(_)
            | app::Error::Provider { .. }
            | app::Error::Internal(_) => Err(failed(error)),
            app::Error::NotFound(_) => one(UserErrorCode::NotFound),
            app::Error::Refused(_) => one(UserErrorCode::Forbidden),
            app::Error::VersionConflict { current, expected: _, collisions } => Ok(vec![Self {
                current_version: Some(*current),
                conflicts: collisions.iter().map(FieldConflict::of).collect(),
                ..Self::plain(UserErrorCode::VersionConflict, error)
            }]),
            app::Error::WrongState(_) => one(UserErrorCode::WrongState),
            app::Error::KeyReused => one(UserErrorCode::IdempotencyKeyReused),
            app::Error::SecondFactorRequired => one(UserErrorCode::SecondFactorRequired),
            app::Error::TooManyAttempts { seconds } => {
                let waits = Self {
                    retry_after: Some(*seconds),
                    ..Self::plain(UserErrorCode::TooManyAttempts, error)
                };
                Ok(vec![waits])
            }
            app::Error::Invalid(errors) => Ok(errors
                .0
                .iter()
                .map(|domain::FieldError { path, message }| Self {
                    message: message.clone(),
                    path: in_input(path),
                    ..Self::plain(UserErrorCode::Invalid, error)
                })
                .collect()),
        }
    }

    /// A failure about the whole.
    fn plain(code: UserErrorCode, error: &app::Error) -> Self {
        Self {
            code,
            message: error.to_string(),
            path: Vec::new(),
            current_version: None,
            conflicts: Vec::new(),
            retry_after: None,
        }
    }
}

/// The path of a field of the domain in the API's input: camel case, without the level that only the domain has.
fn in_input(path: &[String]) -> Vec<String> {
    let parts = path.iter().filter(|part| *part != "details").map(|part| camel_case(part));
    std::iter::once("input".to_owned()).chain(parts).collect()
}

/// The name of a field of the domain in the API.
pub(crate) fn camel_case(snake: &str) -> String {
    let mut camel = String::with_capacity(snake.len());
    let mut upper = false;
    for c in snake.chars() {
        match c {
            '_' => upper = true,
            c if upper => {
                camel.extend(c.to_uppercase());
                upper = false;
            }
            c => camel.push(c),
        }
    }
    camel
}

/// The name of a field of the API in the domain.
pub(crate) fn snake_case(camel: &str) -> String {
    let mut snake = String::with_capacity(camel.len());
    for c in camel.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_input() {
        let path: Vec<String> = ["details", "building_blocks", "0", "title"].map(str::to_owned).to_vec();
        assert_eq!(in_input(&path), ["input", "buildingBlocks", "0", "title"]);
        for name in ["building_blocks", "title", "indicators.2.value"] {
            assert_eq!(snake_case(&camel_case(name)), name);
        }
    }
}
