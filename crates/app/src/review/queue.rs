//! What waits to be reviewed, and how far a record's reviews are.

use domain::{
    Account, Id, Member, Page, PageRequest, Record, Review, Role,
    policy::{Refusal, permit_queue},
    review::ReviewFilter,
};
use storage::QueueQuery;

use crate::{App, Cx, Error, Result};

impl App {
    /// A page of the open reviews: of all for staff, of their members' records for those who write for members.
    ///
    /// # Errors
    /// [`Error::Refused`] for all others, and [`Error::Invalid`] for a cursor of another list.
    pub async fn review_queue(
        &self,
        cx: &Cx,
        filter: ReviewFilter,
        page: &PageRequest,
    ) -> Result<Page<Review>> {
        let query = queue_query(cx, filter)?;
        Ok(self.store.review_queue(&query, page).await?.map(|review| for_asker(cx, review)))
    }

    /// How many open reviews there are for the asker.
    ///
    /// # Errors
    /// [`Error::Refused`] and [`Error::Internal`].
    pub async fn review_count(&self, cx: &Cx, filter: ReviewFilter) -> Result<u64> {
        Ok(self.store.review_count(&queue_query(cx, filter)?).await?)
    }

    /// The reviews of a record, the newest first, for those who write for its owner and staff.
    ///
    /// # Errors
    /// [`Error::Refused`] for all others, and [`Error::Internal`].
    pub async fn reviews(&self, cx: &Cx, record: &Record) -> Result<Vec<Review>> {
        self.permit_insight(cx, record)?;
        let reviews = self.store.reviews(record.head.id).await?;
        Ok(reviews.into_iter().map(|review| for_asker(cx, review)).collect())
    }

    /// Those who can be asked for advice, and editors: for staff.
    ///
    /// # Errors
    /// [`Error::Refused`] for all others, and [`Error::Internal`].
    pub async fn staff(&self, cx: &Cx) -> Result<Vec<Account>> {
        if cx.actor.is_anonymous() {
            return Err(Error::Refused(Refusal::SignIn));
        }
        if !cx.actor.is_staff() {
            return Err(Error::Refused(Refusal::Role));
        }
        let mut staff = Vec::new();
        for role in [Role::Administrator, Role::Editor, Role::Reviewer] {
            staff.extend(self.store.accounts_with_role(role).await?);
        }
        staff.sort_by(|one, other| one.email.cmp(&other.email));
        staff.dedup_by_key(|account| account.id);
        Ok(staff)
    }
}

/// Authors learn who holds their text, not who advises on it, nor what they say to the editor.
pub(super) fn for_asker(cx: &Cx, mut review: Review) -> Review {
    if !cx.actor.is_staff() {
        review.reviewers.clear();
    }
    review
}

/// The members whose records the asker may see in the queue; none for all.
pub(super) fn seen_owners(cx: &Cx) -> Result<Option<Vec<Id<Member>>>> {
    permit_queue(&cx.actor).map_err(Error::Refused)?;
    Ok((!cx.actor.is_staff()).then(|| cx.actor.members().collect()))
}

fn queue_query(cx: &Cx, filter: ReviewFilter) -> Result<QueueQuery> {
    let owners = seen_owners(cx)?;
    // Who advises is not told to authors.
    if owners.is_some() && filter.reviewer.is_some() {
        return Err(Error::Refused(Refusal::Role));
    }
    Ok(QueueQuery { owners, filter })
}
