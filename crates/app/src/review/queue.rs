//! What waits to be reviewed, and how far a record's reviews are.

use chrono::NaiveDate;
use domain::{
    Account, EntityKind, Id, Language, Page, PageRequest, Record, Review, Role, State, Topic, policy::Refusal,
};
use storage::QueueQuery;

use crate::{App, Cx, Error, Result};

/// Which reviews are wanted; everything that is given must hold, of several values one.
#[derive(Debug, Clone, Default)]
pub struct ReviewFilter {
    /// Where the text stands.
    pub states: Vec<State>,
    /// What kind of record it is.
    pub kinds: Vec<EntityKind>,
    /// The language of its title's original.
    pub languages: Vec<Language>,
    /// What it is about.
    pub topics: Vec<Id<Topic>>,
    /// The editor who holds it.
    pub holder: Option<Id<Account>>,
    /// Whether anybody holds it.
    pub is_held: Option<bool>,
    /// Someone who was asked for advice on it.
    pub reviewer: Option<Id<Account>>,
    /// Its authors should have had an answer before this day.
    pub due_before: Option<NaiveDate>,
    /// By when it came to where it stands, rather than by when it was handed in.
    pub by_since: bool,
    /// The newest first, rather than the oldest.
    pub newest_first: bool,
}

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
pub(super) fn permit_queue(cx: &Cx) -> Result<Option<Vec<uuid::Uuid>>> {
    if cx.actor.is_anonymous() {
        return Err(Error::Refused(Refusal::SignIn));
    }
    if cx.actor.is_staff() {
        return Ok(None);
    }
    let members: Vec<_> = cx.actor.members().map(Id::uuid).collect();
    if members.is_empty() { Err(Error::Refused(Refusal::Role)) } else { Ok(Some(members)) }
}

fn queue_query(cx: &Cx, filter: ReviewFilter) -> Result<QueueQuery> {
    let ReviewFilter {
        states,
        kinds,
        languages,
        topics,
        holder,
        is_held,
        reviewer,
        due_before,
        by_since,
        newest_first,
    } = filter;
    let owners = permit_queue(cx)?;
    // Who advises is not told to authors.
    if owners.is_some() && reviewer.is_some() {
        return Err(Error::Refused(Refusal::Role));
    }
    let languages = languages.iter().map(|language| language.as_str().to_owned()).collect();
    Ok(QueueQuery {
        owners,
        states,
        kinds,
        languages,
        topics,
        holder,
        is_held,
        reviewer,
        due_before,
        by_since,
        newest_first,
    })
}
