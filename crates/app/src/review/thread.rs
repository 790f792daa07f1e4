//! Talking about single fields: opening a thread, answering in it, and saying how far it is.

use domain::{
    Entity, Id, NotificationKind, Record, Thread, Timestamp,
    audit::{self, Detail},
    policy::Action,
    record::parts::Part,
    review::{Comment, ThreadKind, ThreadState, ThreadStep, check_part},
};
use storage::Tx;
use uuid::Uuid;

use crate::{App, Cx, Error, Result, notify::News, record::work::Work, verb::Change};

/// A thread to open.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// About which part of the record; none for the whole.
    pub part: Option<Part>,
    /// A comment, or a change that must be made.
    pub kind: ThreadKind,
    /// What is said first, in Markdown.
    pub text: String,
}

/// A thread as it is now, and the record that it is about.
#[derive(Debug, Clone)]
pub struct WrittenThread {
    /// The thread.
    pub thread: Thread,
    /// The record.
    pub record: Record,
}

impl App {
    /// Opens a thread on a field. Changes are asked for by those who review only.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Refused`] and [`Error::VersionConflict`].
    pub async fn open_thread(
        &self,
        cx: &Cx,
        change: Change<Record>,
        new: NewThread,
    ) -> Result<WrittenThread> {
        let action = match new.kind {
            ThreadKind::Comment => Action::Comment,
            ThreadKind::ChangeRequest => Action::Advise,
        };
        let mut tx = self.begin(cx).await?;
        let work = self.work(cx, &tx, change.id, action).await?;
        let thread = self.thread_of(cx, &work, new, self.clock.now())?;
        tx.keep_thread(&thread).await?;
        tx.audit(audit::Action::RecordComment, Some(work.record.key().into()), Detail::none());
        self.told(cx, &mut tx, &work.record, &thread, NotificationKind::Commented).await?;
        self.commit(tx).await?;
        Ok(WrittenThread { thread, record: work.record })
    }

    /// Answers in a thread.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`] and [`Error::Refused`].
    pub async fn reply(&self, cx: &Cx, id: Id<Thread>, text: String) -> Result<WrittenThread> {
        let (mut tx, work, mut thread) = self.thread_for(cx, id, Action::Comment).await?;
        thread.say(Comment { by: cx.actor.id().map(Id::new), at: self.clock.now(), text })?;
        tx.keep_thread(&thread).await?;
        tx.audit(audit::Action::RecordComment, Some(work.record.key().into()), Detail::none());
        self.told(cx, &mut tx, &work.record, &thread, NotificationKind::Commented).await?;
        self.commit(tx).await?;
        Ok(WrittenThread { thread, record: work.record })
    }

    /// Says how far a thread is. Who writes the record says that it is done; that a change was made as asked for, or
    /// was not, those who review say.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the thread can't take the step; [`Error::NotFound`] and [`Error::Refused`].
    pub async fn step_thread(&self, cx: &Cx, id: Id<Thread>, step: ThreadStep) -> Result<WrittenThread> {
        let (mut tx, work, mut thread) = self.thread_for(cx, id, Action::Comment).await?;
        if thread.kind == ThreadKind::ChangeRequest && step != ThreadStep::Resolve {
            self.permit(cx, Action::Advise, &work.target())?;
        }
        let to = thread.state.after(step);
        thread.state =
            to.ok_or_else(|| Error::invalid("id", format!("is {} already", thread.state.as_str())))?;
        tx.keep_thread(&thread).await?;
        let detail = Detail::none().with("thread", thread.state.as_str());
        tx.audit(audit::Action::RecordComment, Some(work.record.key().into()), detail);
        let kind = match step {
            ThreadStep::Resolve => NotificationKind::ThreadResolved,
            ThreadStep::Confirm => NotificationKind::ThreadConfirmed,
            ThreadStep::Reopen => NotificationKind::ThreadReopened,
        };
        self.told(cx, &mut tx, &work.record, &thread, kind).await?;
        self.commit(tx).await?;
        Ok(WrittenThread { thread, record: work.record })
    }

    /// The threads about a record, the oldest first, for those who write for its owner and staff.
    ///
    /// # Errors
    /// [`Error::Refused`] for all others, and [`Error::Internal`].
    pub async fn threads(&self, cx: &Cx, record: &Record) -> Result<Vec<Thread>> {
        self.permit_insight(cx, record)?;
        Ok(self.store.threads(record.head.id).await?)
    }

    /// A new thread on a text, not kept yet.
    pub(super) fn thread_of(&self, cx: &Cx, work: &Work, new: NewThread, now: Timestamp) -> Result<Thread> {
        let NewThread { part, kind, text } = new;
        if let Some(part) = &part {
            check_part(part, work.record.kind())?;
        }
        let mut thread = Thread {
            id: Id::new(self.ids.next(now)),
            record: work.record.key(),
            part,
            kind,
            state: ThreadState::Open,
            opened_at: now,
            comments: Vec::new(),
            version: work.version(),
        };
        thread.say(Comment { by: cx.actor.id().map(Id::new), at: now, text })?;
        Ok(thread)
    }

    /// Reads a thread for writing. Its record's row keeps others away from it meanwhile.
    async fn thread_for(&self, cx: &Cx, id: Id<Thread>, action: Action) -> Result<(Tx, Work, Thread)> {
        const NAME: &str = "thread";
        // Which record it is about never changes.
        let found = self.store.thread(id).await?;
        let tx = self.begin(cx).await?;
        let record = found.ok_or(Error::NotFound(NAME))?.record;
        let work = self.work(cx, &tx, Id::new(record.id), action).await.map_err(|error| match error {
            Error::NotFound(_) => Error::NotFound(NAME),
            other => other,
        })?;
        let thread = tx.threads(work.record.head.id).await?.into_iter().find(|thread| thread.id == id);
        Ok((tx, work, thread.ok_or(Error::NotFound(NAME))?))
    }

    /// Tells those who took part in a thread; of what is said, the record's authors too.
    async fn told(
        &self,
        cx: &Cx,
        tx: &mut Tx,
        record: &Record,
        thread: &Thread,
        kind: NotificationKind,
    ) -> Result<()> {
        let mut concerned: Vec<Uuid> =
            thread.comments.iter().filter_map(|comment| comment.by).map(Id::uuid).collect();
        if kind == NotificationKind::Commented {
            concerned.extend(tx.writers(record.head.id).await?);
        }
        let last = thread.comments.last().map_or("", |comment| comment.text.as_str());
        let news = News::of(kind).in_thread(thread.id).saying(last);
        self.tell(cx, tx, record, news, concerned).await
    }
}
