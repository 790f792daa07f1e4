//! Putting a thing into another one of its kind, which stands for it from then on. What only topics or only people do then is
//! [`Mergeable`], one file each.

mod leave;
mod person;
mod topic;

use std::{future::Future, sync::Arc};

use domain::{
    EntityKey, FieldErrors, Id, Operation, Slug, State,
    audit::{self, Detail},
    lifecycle::Withdrawal,
    policy::Action,
};

use crate::{
    App, By, Curated, Cx, Error, Result, Written, path,
    verb::{Change, check_tombstone, check_version},
};

/// Things that follow before the writer has the answer: what is more follows soon after.
const AT_ONCE: usize = 200;

/// A noun of which one can be put into another.
pub trait Mergeable: Curated {
    /// What the audit log calls that one was put into another.
    const MERGE: audit::Action;
    /// What the audit log calls that things which named it followed.
    const MOVE: audit::Action;

    /// Whether the one that is to stay can take the other in, as far as others of their kind matter.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what is to be done first.
    fn check_place(app: &App, gone: &Self, kept: &Self) -> impl Future<Output = Result<()>> + Send;

    /// Has the one that stays say what only the other said. What there can be only once leaves the other.
    ///
    /// # Errors
    /// What contradicts, by field.
    fn unite(gone: &mut Self, kept: &mut Self) -> Result<(), FieldErrors>;
}

impl App {
    /// Puts a published thing into another one of its kind, which stands for it from then on: the thing is withdrawn, its
    /// address leads to the other, the other says what only it said, and whatever named it names the other. The first of
    /// those follow at once, the rest in batches after the answer, on one node; what is killed meanwhile goes on after the
    /// restart. Answers the thing that it was put into.
    ///
    /// Without a reason the tombstone says, in the language of whoever reads it, that the two are one. The same again
    /// changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`], [`Error::WrongState`] where it is not published,
    /// and [`Error::Invalid`] where the other is none that it can be put into.
    pub async fn merge<N: Mergeable>(
        &self,
        cx: &Cx,
        change: Change<N>,
        into: Id<N>,
        reason: Option<String>,
    ) -> Result<Written<N>> {
        let mut tx = self.begin(cx).await?;
        let both = tx.get_many(&[change.id, into]).await?;
        let found = |id: Id<N>| both.iter().find(|thing| thing.head().id == id).cloned();
        let before = found(change.id).ok_or(Error::NotFound(N::NAME))?;
        self.permit_known(cx, Action::Merge, &before)?;
        let other = found(into).ok_or_else(missing::<N>)?;
        self.permit_known(cx, Action::Update, &other)?;
        if before.head().merged_into() == Some(into) {
            return Ok(Written { value: other, sequence: self.position().last });
        }
        check_version(before.head().version, change.expected_version)?;
        let (mut gone, mut kept) = self.united(&before, &other).await?;

        let now = self.clock.now();
        let replacement = self.site.address(&path(other.key().kind, &other.head().slug));
        let mut detail = Detail::none().with("into", &other.head().slug);
        // A sentence that is kept would be in one language: without a reason there is none, and readers get theirs.
        let reason = reason.filter(|reason| !reason.trim().is_empty()).unwrap_or_default();
        if !reason.is_empty() {
            check_tombstone(&reason, None)?;
            detail = detail.with("reason", &reason);
        }
        let (replacement, merged_into) = (Some(replacement), Some(into.uuid()));
        gone.head_mut().withdraw(Withdrawal { reason, replacement, merged_into, at: now })?;
        gone.head_mut().touch(now);
        // First the one that goes: it gives up what only one can have.
        tx.update(&before, &gone, Operation::Withdraw).await?;
        if kept.content() != other.content() {
            kept.head_mut().touch(now);
            tx.update(&other, &kept, Operation::Update).await?;
        }
        tx.audit(N::MERGE, Some(gone.key().into()), detail);
        let sequence = self.commit(tx).await?;
        match self.follow_merge::<N>(change.id).await {
            Ok(later) => Ok(Written { value: kept, sequence: later.unwrap_or(sequence) }),
            Err(error) => {
                // The merge stands: what is left is the follower's.
                tracing::warn!(%error, "what names a thing that was merged could not follow at once");
                Ok(Written { value: kept, sequence })
            }
        }
    }

    /// What would come of putting a published thing into another one, for those who look before they do it: the one that
    /// stays, as it would be. Nothing is written.
    ///
    /// # Errors
    /// As those of [`Self::merge`].
    pub async fn foresee_merge<N: Mergeable>(&self, cx: &Cx, gone: Id<N>, into: Id<N>) -> Result<N> {
        let both = self.store.get_many(&[gone, into]).await?;
        let found = |id: Id<N>| both.iter().find(|thing| thing.head().id == id);
        let before = found(gone).ok_or(Error::NotFound(N::NAME))?;
        self.permit_known(cx, Action::Merge, before)?;
        let other = found(into).ok_or_else(missing::<N>)?;
        self.permit_known(cx, Action::Update, other)?;
        let (_, kept) = self.united(before, other).await?;
        Ok(kept)
    }

    /// Both as they are after one was put into the other, if it can be.
    async fn united<N: Mergeable>(&self, before: &N, other: &N) -> Result<(N, N)> {
        if other.head().id == before.head().id {
            return Err(Error::invalid("into", "is the thing itself: choose another"));
        }
        if other.head().state != State::Published {
            return Err(Error::invalid("into", "is not published: nothing can be put into it"));
        }
        N::check_place(self, before, other).await?;
        let (mut gone, mut kept) = (before.clone(), other.clone());
        let at_into = |errors: FieldErrors| match errors.0.first() {
            Some(fault) => Error::invalid("into", fault.message.clone()),
            None => Error::Invalid(errors),
        };
        N::unite(&mut gone, &mut kept).map_err(at_into)?;
        N::check(kept.content()).map_err(|errors| Error::invalid("into", errors.to_string()))?;
        Ok((gone, kept))
    }

    /// Has the first of what names a thing follow, and all that is worked on.
    async fn follow_merge<N: Mergeable>(&self, thing: Id<N>) -> Result<Option<domain::Sequence>> {
        let mut last = None;
        let mut count = 0;
        while count < AT_ONCE {
            let Some((moved, sequence)) = self.leave(thing).await? else { break };
            count += moved;
            last = Some(sequence);
        }
        Ok(self.leave_in_work(thing).await?.or(last))
    }

    /// The thing with this address, if it is there for the asker; of one that was put into another, that other one.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn at_address<N: Mergeable>(&self, cx: &Cx, slug: &Slug) -> Result<Option<Arc<N>>> {
        let found = self.get::<N>(cx, By::Slug(slug.clone())).await?;
        if found.as_ref().is_some_and(|thing| thing.head().state != State::Withdrawn) {
            return Ok(found);
        }
        // Who keeps a register sees what was withdrawn from it.
        Ok(self.in_place_of(cx, slug).await?.or(found))
    }

    async fn in_place_of<N: Mergeable>(&self, cx: &Cx, slug: &Slug) -> Result<Option<Arc<N>>> {
        let Some(old) = self.store.by_slug::<N>(slug).await? else { return Ok(None) };
        let stands = self.standing_for(old.head().id).await?;
        Ok(stands.filter(|thing| self.sees(cx, &thing.target(), self.clock.today())).map(Arc::new))
    }
}

fn missing<N: Mergeable>() -> Error {
    Error::invalid("into", format!("there is no {} with this id", N::NAME))
}

/// The key of a thing of a noun that comes in one kind, by its id.
fn key_of<N: Mergeable>(id: Id<N>) -> Result<EntityKey> {
    let kind = N::KINDS.first().copied().ok_or_else(|| Error::internal("a noun without a kind"))?;
    Ok(EntityKey::new(kind, id))
}
