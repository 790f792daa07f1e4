//! How resolver and door speak of a stream's place.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use tokio::sync::watch;

/// The place in the log that a running subscription has come to.
///
/// The resolver says where it begins and the place of each event just before it answers it; the door writes the place
/// beside the event, and gives it back when the subscription is taken up again.
#[derive(Debug)]
pub(crate) struct StreamPlace {
    /// Where the client, or the door itself, goes on: it counts before an argument of the document.
    pub(crate) resume: Option<u64>,
    /// The stream is taken up again because the asker's rights have changed.
    pub(crate) rights_changed: bool,
    began: watch::Sender<Option<u64>>,
    /// 0: no event has had a place yet.
    at: AtomicU64,
}

impl StreamPlace {
    pub(super) fn new(resume: Option<u64>, rights_changed: bool) -> Self {
        Self { resume, rights_changed, began: watch::Sender::new(None), at: AtomicU64::new(0) }
    }

    /// Says that the stream has begun at a place.
    pub(crate) fn begin(&self, place: u64) {
        self.began.send_replace(Some(place));
    }

    /// Says the place of the event that is answered next.
    pub(crate) fn come_to(&self, place: u64) {
        self.at.store(place, SeqCst);
    }

    /// Where the stream began, once it has.
    pub(super) fn began(&self) -> watch::Receiver<Option<u64>> {
        self.began.subscribe()
    }

    /// The place of the event that was answered last.
    pub(super) fn at(&self) -> Option<u64> {
        Some(self.at.load(SeqCst)).filter(|place| *place > 0)
    }
}
