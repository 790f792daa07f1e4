//! Running saved searches on what changes: each batch of changes is indexed alone, in memory, and every saved search is
//! run on that, with what its owner may see now.

use std::{
    collections::{HashMap, HashSet},
    time::{Duration, Instant},
};

use domain::{Account, AccountState, Actor, Change, EntityKey, Id, Scope, Sequence};
use search::{Demand, Index, Order, SearchRequest};
use storage::SavedHit;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{App, Error, Question, Result, search::saved::index_of};

const LEASE: &str = "saved_searches";
/// How long a lease holds; it is renewed before half of that is over.
const LEASED: Duration = Duration::from_secs(60);
/// How long changes gather: nobody waits at the screen for an alert.
const SETTLE: Duration = Duration::from_millis(500);
/// How often the log is looked at where nothing moves.
const EVERY: Duration = Duration::from_secs(20);
/// Changes taken in at once.
const BATCH: u64 = 500;
/// Saved searches read at once.
const SEARCHES: u64 = 200;
/// Hits of one search in one batch of changes.
const PAGE: usize = 100;

/// Runs saved searches on the log until `stop`. One node at a time does, by a lease in the database.
pub async fn run_saved_searches(app: App, stop: CancellationToken) {
    let holder = app.ids.next(app.clock.now());
    let mut leased: Option<Instant> = None;
    let mut moved = app.log.watch();
    while !stop.is_cancelled() {
        match app.follow_with_saved_searches(holder, &mut leased).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "saved searches can't follow the log; trying again"),
        }
        let changed = tokio::time::timeout(EVERY, moved.changed());
        let _ = stop.run_until_cancelled(changed).await;
        let _ = stop.run_until_cancelled(tokio::time::sleep(SETTLE)).await;
    }
    if leased.is_some()
        && let Err(error) = app.store.release_lease(LEASE, holder).await
    {
        tracing::warn!(%error, "the lease of saved searches could not be given back; it runs out by itself");
    }
}

impl App {
    /// Takes in the next changes, if this node holds the lease. Answers whether there may be more.
    async fn follow_with_saved_searches(&self, holder: Uuid, leased: &mut Option<Instant>) -> Result<bool> {
        // Where nobody keeps a search, nothing is written for it.
        if self.store.all_saved_searches(None, 1).await?.is_empty() {
            return Ok(false);
        }
        if leased.is_none_or(|since| since.elapsed() > LEASED / 2) {
            let now = self.clock.now();
            let until = now + chrono::Duration::from_std(LEASED).unwrap_or_default();
            if !self.store.take_lease(LEASE, holder, now, until).await? {
                *leased = None;
                return Ok(false);
            }
            *leased = Some(Instant::now());
        }
        self.run_saved_searches_once().await
    }

    /// Runs every saved search on the next changes. Answers whether there may be more.
    ///
    /// # Errors
    /// [`Error::Internal`]; then nothing was noted, and the same changes are taken in again.
    pub(crate) async fn run_saved_searches_once(&self) -> Result<bool> {
        let mut searches = Vec::new();
        loop {
            let more = self.store.all_saved_searches(searches.last(), SEARCHES).await?;
            let is_last = (more.len() as u64) < SEARCHES;
            searches.extend(more);
            if is_last {
                break;
            }
        }
        // What happened before the oldest search was saved is news to nobody.
        let Some(oldest) = searches.iter().map(|search| search.since).min() else { return Ok(false) };
        let followed = self.store.saved_searches_followed().await?.unwrap_or_default().max(oldest);
        let changes = self.store.changes(followed, BATCH).await?;
        let Some(last) = changes.last().map(|change| change.sequence) else { return Ok(false) };
        self.catch_up().await?;
        let keys: Vec<EntityKey> =
            changes.iter().map(|change| change.key).collect::<HashSet<_>>().into_iter().collect();
        let index = index_of(self.documents(&keys).await?).await?;
        let accounts: HashMap<Id<Account>, Account> =
            self.store.accounts().await?.into_iter().map(|account| (account.id, account)).collect();
        let vocabulary = self.vocabulary().await?;
        let mut found = Vec::new();
        for search in &searches {
            // Who may not act is told nothing.
            let owner = accounts.get(&search.account).filter(|owner| owner.state == AccountState::Active);
            let Some(owner) = owner else { continue };
            let mut question: Question = match serde_json::from_str(&search.question) {
                Ok(question) => question,
                Err(error) => {
                    tracing::warn!(%error, search = %search.id, "a saved search can't be read and is passed over");
                    continue;
                }
            };
            if let Some(filter) = &mut question.filter {
                self.follow_merged(filter).await?;
            }
            let actor = owner.acting(Scope::Read, self.clock.today());
            let request = SearchRequest {
                query: question.query,
                filter: question.filter,
                acl: actor.tokens(),
                order: Order::UpdatedDesc,
                limit: PAGE,
                demand: Demand::STRICT,
                vocabulary: (!question.literal).then(|| std::sync::Arc::clone(&vocabulary)),
                ..SearchRequest::default()
            };
            for key in hits(index.clone(), request).await? {
                // Changes of what is being worked on are none for those who can't see it.
                let own = changes.iter().filter(|change| {
                    change.key == key && change.sequence > search.since && change.seen_by(&actor).is_some()
                });
                let own: Vec<&Change> = own.collect();
                found.extend(
                    news(&own, &actor)
                        .map(|(sequence, is_new)| (search.id, SavedHit { key, sequence, is_new })),
                );
            }
        }
        self.store.note_saved_hits(&found, last).await?;
        Ok(changes.len() as u64 == BATCH)
    }
}

/// The last change of a hit, and whether it was not there for the owner before these changes.
fn news(changes: &[&Change], owner: &Actor) -> Option<(Sequence, bool)> {
    let (first, last) = (changes.first()?, changes.last()?);
    Some((last.sequence, !first.was_seen_by(owner)))
}

/// Every hit of a search in a small index.
async fn hits(index: Index, request: SearchRequest) -> Result<Vec<EntityKey>> {
    let run = move || -> Result<_, search::SearchError> {
        let reader = index.reader();
        let mut keys = Vec::new();
        let mut request = request;
        loop {
            let page = reader.search(&request)?;
            keys.extend(page.hits.iter().map(|hit| hit.key));
            let Some(last) = page.hits.last().filter(|_| page.has_next) else { return Ok(keys) };
            request.position = search::Position::After(last.cursor.clone());
        }
    };
    Ok(tokio::task::spawn_blocking(run).await.map_err(Error::internal)??)
}
