//! The texts that a record had.

use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::record::parts::Difference;

use super::object::Colleague;
use crate::graphql::{
    asker::Asker,
    connection,
    error::{Result, camel_case, failed},
    scalar::Locale,
    shared::State,
};

/// A text that a record had or has, and what it changed.
pub(crate) struct Revision(app::Revised);

/// A text that a record had or has, and what it changed.
#[Object(serial)]
impl Revision {
    /// Its version: `recordRestore` goes back to it.
    async fn version(&self) -> u32 {
        self.0.version
    }

    /// When it was written.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// Who wrote it; `null` for the platform itself, and where nobody noted it.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Colleague>> {
        Colleague::load(ctx, self.0.actor).await
    }

    /// Where it stood.
    async fn state(&self) -> State {
        self.0.state.into()
    }

    /// What it changed of the text before it, field by field and language by language. Empty where it only went a step
    /// further, and for the first text that is kept, unless it was begun beside a published one.
    async fn changes(&self) -> Vec<RevisionChange> {
        self.0.differences.iter().map(RevisionChange::of).collect()
    }
}

/// What a revision changed of one field.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct RevisionChange {
    /// The field, by its name in the API.
    field: String,
    /// The language, of a running text.
    locale: Option<Locale>,
    /// What it said before; `null` where it was not there. What is no running text is told as JSON.
    before: Option<String>,
    /// What it says since; `null` where it was taken away.
    after: Option<String>,
}

impl RevisionChange {
    fn of(Difference { part, before, after }: &Difference) -> Self {
        Self {
            field: camel_case(&part.field),
            locale: part.language.clone().map(Locale),
            before: before.clone(),
            after: after.clone(),
        }
    }
}

/// The revisions of a record as the asker may see them: none for those who may not.
pub(crate) async fn of_record(
    ctx: &Context<'_>,
    record: &domain::Record,
    first: i32,
    before: Option<u32>,
) -> Result<Vec<Revision>> {
    let first = connection::size("first", first)?;
    let asker = Asker::of(ctx);
    match asker.app.revisions(&asker.cx, record, before, first).await {
        Ok(revisions) => Ok(revisions.into_iter().map(Revision).collect()),
        Err(app::Error::Refused(_)) => Ok(Vec::new()),
        Err(error) => Err(failed(&error)),
    }
}
