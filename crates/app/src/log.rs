//! This node's place in the log: who waits for it, and the caches that follow it.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use domain::{Actor, Sequence};
use storage::{Committed, LogPosition};
use tokio::sync::{Mutex, watch};

use crate::{App, Result, follow::recent::Recent};

/// How far this node has followed the log.
pub(crate) struct Log {
    last: AtomicU64,
    public: AtomicU64,
    following: Mutex<()>,
    moved: watch::Sender<Sequence>,
    /// The last changes, for subscribers.
    pub(crate) recent: Recent,
}

impl Log {
    pub(crate) fn new(LogPosition { last, public }: LogPosition) -> Self {
        Self {
            last: AtomicU64::new(last.0),
            public: AtomicU64::new(public.0),
            following: Mutex::new(()),
            moved: watch::Sender::new(last),
            recent: Recent::new(last),
        }
    }

    pub(crate) fn position(&self) -> LogPosition {
        LogPosition { last: Sequence(self.last.load(SeqCst)), public: Sequence(self.public.load(SeqCst)) }
    }

    /// Tells when the log moved on.
    pub(crate) fn watch(&self) -> watch::Receiver<Sequence> {
        self.moved.subscribe()
    }
}

/// How many changes are read at once.
const BATCH: u64 = 1_000;

impl App {
    /// Follows the log up to what this node has just written itself. Where that was one change and the next one in the
    /// log, as nearly always, it is known already and need not be read.
    pub(crate) async fn catch_up_to(&self, Committed { sequence, public, keys }: &Committed) -> Result<()> {
        {
            let _one_at_a_time = self.log.following.lock().await;
            let seen = self.log.position().last;
            if *sequence <= seen {
                // Read together with what another wrote.
                return Ok(());
            }
            if let [key] = keys.as_slice()
                && sequence.0 == seen.0 + 1
            {
                self.caches.drop_changed(key.id, *sequence);
                self.vocabulary.follow(*key);
                if *public {
                    self.log.public.store(sequence.0, SeqCst);
                }
                self.log.last.store(sequence.0, SeqCst);
                self.log.moved.send_replace(*sequence);
                return Ok(());
            }
        }
        self.catch_up().await
    }

    /// Follows the log to its end: drops from the caches what changed, then moves on. The order matters: whoever sees
    /// the new place finds no old entity.
    pub(crate) async fn catch_up(&self) -> Result<()> {
        let _one_at_a_time = self.log.following.lock().await;
        loop {
            let seen = self.log.position();
            let changes = self.store.changes(seen.last, BATCH).await?;
            let Some(last) = changes.last().map(|change| change.sequence) else {
                return Ok(());
            };
            for change in &changes {
                self.caches.drop_changed(change.key.id, change.sequence);
                self.vocabulary.follow(change.key);
            }
            let is_public = |change: &&domain::Change| change.seen_by(&Actor::Anonymous).is_some();
            if let Some(public) = changes.iter().rev().find(is_public) {
                self.log.public.store(public.sequence.0, SeqCst);
            }
            self.log.last.store(last.0, SeqCst);
            self.log.moved.send_replace(last);
            if (changes.len() as u64) < BATCH {
                return Ok(());
            }
        }
    }
}
