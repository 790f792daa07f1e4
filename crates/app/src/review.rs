//! From a draft to a decision: handing in, claiming, advising, asking for changes, deciding. One verb, or a verb and the
//! one that undoes it, in a file.

mod advise;
mod assign;
mod bulk;
mod claim;
mod decide;
mod follow;
mod queue;
mod submit;
mod thread;

use domain::{
    Account, Entity, Id, Record, Review,
    audit::{self, Detail},
    policy::{Action, Refusal},
    review::Step,
};
use storage::Tx;

pub use self::{
    bulk::{BulkDecision, Decided},
    follow::QueueChange,
    thread::{NewThread, WrittenThread},
};
use crate::{
    App, Cx, Error, Result, Written,
    notify::News,
    record::work::Work,
    verb::{Change, check_version},
};

/// A text in review, read for writing.
struct Reviewed {
    tx: Tx,
    work: Work,
    review: Review,
}

impl App {
    /// Reads a text in review for writing, where the asker may do this to it.
    async fn reviewed(&self, cx: &Cx, change: Change<Record>, action: Action) -> Result<Reviewed> {
        let tx = self.begin(cx).await?;
        let work = self.work(cx, &tx, change.id, action).await?;
        check_version(work.version(), change.expected_version)?;
        let review = tx.review(change.id).await?;
        let review = review.ok_or_else(|| Error::invalid("id", "is not in review: hand it in first"))?;
        Ok(Reviewed { tx, work, review })
    }

    /// Takes a step with a text and its review, tells those concerned, and commits.
    async fn take(
        &self,
        cx: &Cx,
        reviewed: Reviewed,
        step: Step,
        news: Option<(News, Vec<uuid::Uuid>)>,
    ) -> Result<Written<Record>> {
        let Reviewed { mut tx, work, mut review } = reviewed;
        let to = step.take(work.state())?;
        review.moved(to, self.clock.now());
        let value = self.bring(&mut tx, &work, to).await?;
        tx.keep_review(&review).await?;
        tx.audit(entry_of(step), Some(value.key().into()), Detail::none());
        if let Some((news, concerned)) = news {
            self.tell(cx, &mut tx, &value, news, concerned).await?;
        }
        let sequence = self.commit(tx).await?;
        Ok(Written { value, sequence })
    }
}

/// What a step is called in the audit log.
const fn entry_of(step: Step) -> audit::Action {
    match step {
        Step::Submit => audit::Action::RecordSubmit,
        Step::Recall => audit::Action::RecordRecall,
        Step::Claim => audit::Action::ReviewClaim,
        Step::Release => audit::Action::ReviewRelease,
        Step::RequestChanges => audit::Action::RecordRequestChanges,
        Step::Accept => audit::Action::RecordAccept,
        Step::Decline => audit::Action::RecordDecline,
        Step::Reopen => audit::Action::RecordReopen,
        Step::Publish => audit::Action::RecordPublish,
    }
}

/// The account that acts: nobody holds or advises on a text namelessly.
fn someone(cx: &Cx) -> Result<Id<Account>> {
    cx.actor.account().map(|account| account.id).ok_or(Error::Refused(Refusal::Role))
}

/// Whether the asker holds a text.
fn check_held(cx: &Cx, review: &Review) -> Result<()> {
    if review.is_held_by(someone(cx)?) {
        return Ok(());
    }
    Err(Error::invalid("id", "is not held by you: claim it first, or ask its holder to release it"))
}
