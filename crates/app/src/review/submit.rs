//! Handing a text in for review, and taking it back.

use domain::{
    Entity, FieldErrors, Id, NotificationKind, Record, Review, State,
    audit::Detail,
    policy::Action,
    review::{Step, ThreadKind, ThreadState, check_words},
};

use super::{Reviewed, entry_of};
use crate::{
    App, Cx, Result, Written,
    notify::News,
    verb::{Change, check_version},
};

impl App {
    /// Hands a text in: a draft into the pool, where editors are told; one that changes were requested of back to the
    /// editor who holds it. `cover` is what the authors want to say to the editors.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid) where it has no title or owner, or requested changes are still open; as
    /// [`App::update_record`], and [`Error::WrongState`](crate::Error::WrongState).
    pub async fn submit_record(
        &self,
        cx: &Cx,
        change: Change<Record>,
        cover: Option<String>,
    ) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let work = self.work(cx, &tx, change.id, Action::Submit).await?;
        check_version(work.version(), change.expected_version)?;
        let to = Step::Submit.take(work.state())?;
        check_words("cover", cover.as_deref().unwrap_or_default(), false)?;
        let mut errors = FieldErrors::none();
        if work.content().title.is_empty() {
            errors.add("title", "is needed before the text can be handed in");
        }
        if work.content().owner.is_none() {
            errors.add("owner", "is needed before the text can be handed in: name the member it belongs to");
        }
        let threads = tx.threads(change.id).await?;
        let open = threads
            .iter()
            .filter(|thread| thread.kind == ThreadKind::ChangeRequest && thread.state == ThreadState::Open)
            .count();
        if open > 0 {
            let message =
                format!("{open} of the requested changes are open: resolve each in its thread first");
            errors.add("threads", message);
        }
        errors.check(())?;

        let now = self.clock.now();
        let language = work.content().title.original().map(|(language, _)| language.clone());
        let review = match tx.review(change.id).await? {
            Some(mut review) => {
                review.moved(to, now);
                review.language = language;
                review.notes.cover = cover.clone().or(review.notes.cover);
                review
            }
            None => {
                let (id, by) = (Id::new(self.ids.next(now)), cx.actor.id().map(Id::new));
                Review::opened(id, work.record.key(), language, by, cover.clone(), now)
            }
        };
        let (kind, concerned) = if to == State::Submitted {
            (NotificationKind::Submitted, self.editors().await?)
        } else {
            let advising = review.reviewers.iter().map(|reviewer| reviewer.account);
            let concerned = advising.chain(review.holder).map(Id::uuid).collect();
            (NotificationKind::Resubmitted, concerned)
        };
        let value = self.bring(&mut tx, &work, to).await?;
        tx.keep_review(&review).await?;
        tx.audit(entry_of(Step::Submit), Some(value.key().into()), Detail::none());
        let news = News::of(kind).saying(cover.as_deref().unwrap_or_default());
        self.tell(cx, &mut tx, &value, news, concerned).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value, sequence })
    }

    /// Takes a text back that no editor has claimed yet.
    ///
    /// # Errors
    /// [`Error::WrongState`](crate::Error::WrongState) where one has; as [`App::update_record`].
    pub async fn recall_record(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let reviewed: Reviewed = self.reviewed(cx, change, Action::Submit).await?;
        self.take(cx, reviewed, Step::Recall, None).await
    }
}
