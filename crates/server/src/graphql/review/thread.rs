//! Threads on the fields of a record.

use app::WrittenThread;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{Id, record::parts::Part, review::ThreadStep};

use super::{
    object::Colleague,
    values::{ThreadKind, ThreadState},
};
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, change},
    error::{Result, UserError, camel_case, failed, snake_case, taken},
    record::{Record, lens},
    scalar::Locale,
};

/// A talk about one field of a record, among those who write, review and edit it.
pub(crate) struct Thread(domain::Thread);

/// A talk about one field of a record, among those who write, review and edit it.
#[Object(serial)]
impl Thread {
    /// Its id, for the mutations that are about threads.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// The record.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<Record>> {
        let found = Asker::of(ctx).load::<domain::Record>(Id::new(self.0.record.id)).await?;
        Ok(found.map(lens))
    }

    /// The field, by its name in the API, or a place inside of one, as in `indicators.2.value`; `null` where it is
    /// about the whole.
    async fn field(&self) -> Option<String> {
        self.0.part.as_ref().map(|part| camel_case(&part.field))
    }

    /// The language of the text that it is about; `null` where that is not in one language or another.
    async fn locale(&self) -> Option<Locale> {
        self.0.part.as_ref().and_then(|part| part.language.clone()).map(Locale)
    }

    /// What it is for.
    async fn kind(&self) -> ThreadKind {
        self.0.kind.into()
    }

    /// How far it is.
    async fn state(&self) -> ThreadState {
        self.0.state.into()
    }

    /// When it was opened.
    async fn opened_at(&self) -> DateTime<Utc> {
        self.0.opened_at
    }

    /// The version of the text that it was opened on: what the field said then is among `revisions`.
    async fn version(&self) -> u32 {
        self.0.version
    }

    /// What was said, the oldest first.
    async fn comments(&self) -> Vec<Comment> {
        self.0.comments.iter().cloned().map(Comment).collect()
    }
}

/// Something that was said in a thread.
pub(crate) struct Comment(domain::review::Comment);

/// Something that was said in a thread.
#[Object(serial)]
impl Comment {
    /// Who said it.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Colleague>> {
        Colleague::load(ctx, self.0.by).await
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// What (Markdown).
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// The same as HTML that is safe to put into a page, as the `html` of a `LocalizedText` is.
    async fn html(&self) -> String {
        formats::markdown::html(&self.0.text)
    }
}

/// The threads about a record as the asker may see them: none for those who may not.
pub(crate) async fn of_record(ctx: &Context<'_>, record: &domain::Record) -> Result<Vec<Thread>> {
    let asker = Asker::of(ctx);
    match asker.app.threads(&asker.cx, record).await {
        Ok(threads) => Ok(threads.into_iter().map(Thread).collect()),
        Err(app::Error::Refused(_)) => Ok(Vec::new()),
        Err(error) => Err(failed(&error)),
    }
}

/// A change that is asked for: it becomes a thread on the field.
#[derive(InputObject)]
pub(crate) struct ChangeRequestInput {
    /// The field, by its name in the API, or a place inside of one, as in `indicators.2.value`; absent for the whole.
    field: Option<String>,
    /// The language of the text, where it is about one.
    locale: Option<Locale>,
    /// What is to be changed, and why (Markdown).
    text: String,
}

impl ChangeRequestInput {
    /// The thread that it becomes.
    pub(super) fn read(self, kind: ThreadKind) -> app::NewThread {
        let Self { field, locale, text } = self;
        let part = field.map(|field| Part {
            field: snake_case(&field),
            language: locale.map(|Locale(language)| language),
        });
        app::NewThread { part, kind: kind.into(), text }
    }
}

/// A thread to open.
#[derive(InputObject)]
pub(crate) struct ThreadOpenInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    about: ChangeRequestInput,
    /// What it is for. Changes are asked for by those who review only.
    #[graphql(default_with = "ThreadKind::Comment")]
    kind: ThreadKind,
}

/// An answer in a thread.
#[derive(InputObject)]
pub(crate) struct ThreadReplyInput {
    /// The thread's id.
    id: ID,
    /// What you say (Markdown).
    text: String,
}

/// Which thread.
#[derive(InputObject)]
pub(crate) struct ThreadInput {
    /// Its id.
    id: ID,
}

/// What a mutation of a thread answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ThreadPayload {
    /// The thread as it is now; `null` where there are user errors.
    thread: Option<Thread>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

impl ThreadPayload {
    fn of(result: app::Result<WrittenThread>) -> Result<Self> {
        let (written, user_errors) = taken(result)?;
        Ok(Self { thread: written.map(|WrittenThread { thread, record: _ }| Thread(thread)), user_errors })
    }
}

/// An id that is none of ours names no thread.
fn id(id: &ID) -> Id<domain::Thread> {
    Id::new(id.parse().unwrap_or_default())
}

async fn step(ctx: &Context<'_>, input: ThreadInput, step: ThreadStep) -> Result<ThreadPayload> {
    let asker = Asker::of(ctx);
    ThreadPayload::of(asker.app.step_thread(&asker.cx, id(&input.id), step).await)
}

/// Talking about single fields.
#[derive(Default)]
pub(crate) struct ThreadMutation;

/// Talking about single fields.
#[Object(serial)]
impl ThreadMutation {
    /// Opens a thread on a field of a record, or on the whole.
    async fn thread_open(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The thread.")] input: ThreadOpenInput,
    ) -> Result<ThreadPayload> {
        let ThreadOpenInput { change: which, about, kind } = input;
        let asker = Asker::of(ctx);
        ThreadPayload::of(match change::<domain::Record>(which) {
            Ok(change) => asker.app.open_thread(&asker.cx, change, about.read(kind)).await,
            Err(error) => Err(error),
        })
    }

    /// Answers in a thread.
    async fn thread_reply(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: ThreadReplyInput,
    ) -> Result<ThreadPayload> {
        let ThreadReplyInput { id: thread, text } = input;
        let asker = Asker::of(ctx);
        ThreadPayload::of(asker.app.reply(&asker.cx, id(&thread), text).await)
    }

    /// Says that what a thread asks for is done.
    async fn thread_resolve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which thread.")] input: ThreadInput,
    ) -> Result<ThreadPayload> {
        step(ctx, input, ThreadStep::Resolve).await
    }

    /// Agrees that what a thread asked for is done. A change that was asked for is confirmed by those who review only.
    async fn thread_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which thread.")] input: ThreadInput,
    ) -> Result<ThreadPayload> {
        step(ctx, input, ThreadStep::Confirm).await
    }

    /// Says that what a thread asks for is not done after all.
    async fn thread_reopen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which thread.")] input: ThreadInput,
    ) -> Result<ThreadPayload> {
        step(ctx, input, ThreadStep::Reopen).await
    }
}
