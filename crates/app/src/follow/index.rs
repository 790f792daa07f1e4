//! Keeping the search index true: it follows the log, and begins from the database where it has no place of its own.

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use domain::{EntityKey, EntityKind, Operation, Sequence};
use search::{IndexOptions, Opening, RebuildReason, Writer};
use tokio_util::sync::CancellationToken;

use crate::{App, Error, Result, Search, search::heartbeat};

/// How the follower goes when it is near the end of the log: somebody waits for the last change.
const NEAR: Pace = Pace { batch: 100, commit_every: Duration::from_millis(200) };
/// How it goes when it is far from there, and nobody waits for the next change: with fewer commits it gets there sooner.
const FAR: Pace = Pace { batch: 1_000, commit_every: Duration::from_secs(2) };
/// Changes from which on it is far.
const IS_FAR: u64 = 5_000;
/// Entities read at once where everything is read.
const WALK: u64 = 1_000;
/// How long a lone change waits for others to share its commit.
const SETTLE: Duration = Duration::from_millis(20);
/// How many times as long as a commit took the follower gathers changes before the next: a commit costs nearly the same
/// for one change as for hundreds.
const REST: u32 = 4;
/// The longest that it does so.
const LONGEST_REST: Duration = Duration::from_millis(200);
/// How often the follower tells others where it is, and looks for their requests.
const HEARTBEAT: Duration = Duration::from_secs(2);
/// After so many changes it tells at once: an import that waits for it must hear of each step.
const TELL_AFTER: u64 = 100;

/// How much is done before what was done is found.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// Changes taken in at once.
    batch: u64,
    /// How long a change waits for its commit under load.
    commit_every: Duration,
}

/// Writes the index. There is one; it holds the index's lock.
pub struct IndexFollower {
    writer: Option<Writer>,
    opening: Opening,
    /// How far the changes taken in go; they are found once committed.
    taken: Sequence,
    /// The place that others were last told of.
    told: Sequence,
    /// When the next commit may be.
    rested: Instant,
}

impl IndexFollower {
    /// Opens the index in a folder, to be searched and to be kept true by the follower.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where another process writes it or the folder can't be used.
    pub fn open(folder: &std::path::Path, options: IndexOptions) -> Result<(Search, Self)> {
        let (index, writer, opening) = search::Index::open(folder, options).map_err(|error| {
            Error::Unavailable(format!("the index in {} can't be opened: {error}", folder.display()))
        })?;
        let taken = opening.position.unwrap_or_default();
        let search = Search::over(index, taken);
        Ok((search, Self { writer: Some(writer), opening, taken, told: taken, rested: Instant::now() }))
    }

    /// Why the index begins empty, if it does.
    #[must_use]
    pub const fn rebuild_reason(&self) -> Option<&RebuildReason> {
        self.opening.reason.as_ref()
    }

    /// Follows the log until `stop`, then commits what it has. A failure is told in the log and tried again.
    pub async fn run(mut self, app: App, stop: CancellationToken) {
        let mut moved = app.log.watch();
        let mut told = Instant::now().checked_sub(HEARTBEAT);
        while !stop.is_cancelled() {
            let turn = self.turn(&app, &mut told).await;
            if let Err(error) = &turn {
                tracing::error!(%error, position = %self.taken, "the index can't follow the log; trying again");
            }
            let idle = if turn.is_err() { Duration::from_secs(1) } else { HEARTBEAT };
            if matches!(turn, Ok(true)) {
                continue;
            }
            let changed = tokio::time::timeout(idle, moved.changed());
            let _ = stop.run_until_cancelled(changed).await;
            let pause = SETTLE.max(self.rested.saturating_duration_since(Instant::now()));
            let _ = stop.run_until_cancelled(tokio::time::sleep(pause)).await;
        }
        if let Err(error) = self.commit(&app).await {
            tracing::warn!(%error, "the index could not be committed at the end; it goes on from its last commit");
        }
    }

    /// One turn: what is asked for, what is missing, what is new. Answers whether there may be more.
    async fn turn(&mut self, app: &App, told: &mut Option<Instant>) -> Result<bool> {
        if told.is_none_or(|told| told.elapsed() >= HEARTBEAT) {
            *told = Some(Instant::now());
            self.tell(app).await?;
            if heartbeat::take_rebuild_request(app).await? {
                tracing::info!("the index is rebuilt as asked");
                self.rebuild(app, true).await?;
            }
        }
        let end = app.store.log_position().await?.last;
        if self.opening.position.is_none() || self.taken > end {
            // An index ahead of its log belongs to another database, or the database was restored.
            let beside = self.opening.position.is_some();
            self.rebuild(app, beside).await?;
        }
        let pace = if end.0.saturating_sub(self.taken.0) < IS_FAR { NEAR } else { FAR };
        let begun = Instant::now();
        let mut more = false;
        while begun.elapsed() < pace.commit_every {
            more = self.take(app, pace.batch).await?;
            if !more {
                break;
            }
        }
        self.commit(app).await?;
        if self.taken.0.saturating_sub(self.told.0) >= TELL_AFTER {
            self.tell(app).await?;
        }
        Ok(more)
    }

    async fn tell(&mut self, app: &App) -> Result<()> {
        self.told = self.taken;
        heartbeat::tell(app, self.taken).await
    }

    /// Takes in the next changes, so many at most. Answers whether there may be more.
    async fn take(&mut self, app: &App, batch: u64) -> Result<bool> {
        let changes = app.store.changes(self.taken, batch).await?;
        let Some(last) = changes.last().map(|change| change.sequence) else {
            return Ok(false);
        };
        app.catch_up().await?;
        let mut keys: Vec<EntityKey> = Vec::new();
        let mut known = HashSet::new();
        for change in &changes {
            if known.insert(change.key) {
                keys.push(change.key);
            }
            // What a document says of others — labels, names, where they lie — is renewed with them.
            let is_named = matches!(
                change.key.kind,
                EntityKind::Member | EntityKind::Person | EntityKind::Topic | EntityKind::Forum
            );
            if is_named && change.operation != Operation::Create {
                self.renew_dependents(app, change.key).await?;
            }
        }
        self.index(app, &keys).await?;
        self.taken = last;
        Ok(changes.len() as u64 == batch)
    }

    /// Renews what points to a thing; with a topic also what points to the topics below it, for a document is found by
    /// every topic that it lies in.
    async fn renew_dependents(&mut self, app: &App, key: EntityKey) -> Result<()> {
        let mut pointed_to = vec![key];
        let mut known = HashSet::from([key]);
        while let Some(key) = pointed_to.pop() {
            let mut after = None;
            loop {
                let dependents = app.store.pointing_to(key.id, after, WALK).await?;
                let Some(last) = dependents.last() else { break };
                after = Some(last.id);
                self.index(app, &dependents).await?;
                let narrower = dependents.iter().filter(|found| found.kind == EntityKind::Topic);
                pointed_to.extend(narrower.copied().filter(|narrower| known.insert(*narrower)));
                if (dependents.len() as u64) < WALK {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Puts entities into the index as they are now.
    async fn index(&mut self, app: &App, keys: &[EntityKey]) -> Result<()> {
        let updates = app.documents(keys).await?;
        self.write(move |writer| writer.apply(updates)).await
    }

    async fn commit(&mut self, app: &App) -> Result<()> {
        let taken = self.taken;
        if self.opening.position.is_some_and(|position| position >= taken) {
            return Ok(());
        }
        let begun = Instant::now();
        self.write(move |writer| writer.commit(taken)).await?;
        let now = Instant::now();
        self.rested = now + (now.duration_since(begun) * REST).min(LONGEST_REST);
        self.opening.position = Some(taken);
        app.search.moved(taken);
        Ok(())
    }

    /// Fills the index from the database. With `beside`, a new generation is filled while the old one goes on
    /// answering, and takes its place at the end.
    async fn rebuild(&mut self, app: &App, beside: bool) -> Result<()> {
        let index = app.search.index()?.clone();
        let begun = Instant::now();
        let total = app.store.size().await?;
        if total > 0 {
            tracing::info!(entities = total, "the index is being built from the database");
        }
        if beside {
            let writer = blocking(move || index.begin_generation()).await??;
            // The old generation's writer has nothing more to do; its readers go on.
            self.writer = Some(writer);
        }
        // Changes from here on are taken in again after the walk: each replaces what the walk read.
        self.taken = app.store.log_position().await?.last;
        let mut after = None;
        let mut done = 0_u64;
        loop {
            let keys = app.store.walk(after, WALK).await?;
            let Some(last) = keys.last() else { break };
            after = Some(last.id);
            done += keys.len() as u64;
            self.index(app, &keys).await?;
            if done.is_multiple_of(WALK * 20) {
                tracing::info!(done, total, "building the index");
            }
        }
        let taken = self.taken;
        self.write(move |writer| writer.commit(taken)).await?;
        if beside {
            let index = app.search.index()?.clone();
            let writer = self.writer.take().ok_or_else(lost)?;
            let (writer, promoted) = blocking(move || {
                let promoted = index.promote(&writer);
                (writer, promoted)
            })
            .await?;
            self.writer = Some(writer);
            promoted?;
        }
        self.opening.position = Some(taken);
        app.search.moved(taken);
        self.write(Writer::settle).await?;
        if total > 0 {
            let seconds = begun.elapsed().as_secs_f64();
            tracing::info!(entities = done, seconds, "the index is built");
        }
        Ok(())
    }

    /// Does something to the index on a thread that may block.
    async fn write(
        &mut self,
        act: impl FnOnce(&mut Writer) -> Result<(), search::SearchError> + Send + 'static,
    ) -> Result<()> {
        let mut writer = self.writer.take().ok_or_else(lost)?;
        let (writer, done) = blocking(move || {
            let done = act(&mut writer);
            (writer, done)
        })
        .await?;
        // After an error the writer has gone back to its last commit: so do we.
        if done.is_err() {
            self.opening.position = writer.position();
            self.taken = writer.position().unwrap_or_default();
        }
        self.writer = Some(writer);
        Ok(done?)
    }
}

async fn blocking<T: Send + 'static>(act: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(act).await.map_err(Error::internal)
}

fn lost() -> Error {
    Error::Unavailable("the index's writer is gone after a failure: restart the server".to_owned())
}

impl From<search::SearchError> for Error {
    fn from(error: search::SearchError) -> Self {
        match error {
            search::SearchError::Cursor => Self::invalid("after", error.to_string()),
            search::SearchError::TooDeep => Self::invalid("first", error.to_string()),
            search::SearchError::Deadline => Self::Unavailable(error.to_string()),
            other => Self::internal(other),
        }
    }
}
