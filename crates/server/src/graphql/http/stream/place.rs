//! How resolver and door speak of a stream's place.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering::SeqCst},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// Events that are worked out at once, of all streams. A change wakes every stream; were all of them answered at the same
/// time, each would hold what it needs for that, and all would ask the database for the same thing before one had it.
pub(crate) const TURNS: usize = 32;

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
    /// Whose turn it is, among all streams.
    turns: Arc<Semaphore>,
    /// Held from an event's coming until its answer is worked out; given back with the stream at the latest.
    turn: Mutex<Option<OwnedSemaphorePermit>>,
}

impl StreamPlace {
    pub(super) fn new(turns: Arc<Semaphore>, resume: Option<u64>, rights_changed: bool) -> Self {
        let (began, at) = (watch::Sender::new(None), AtomicU64::new(0));
        Self { resume, rights_changed, began, at, turns, turn: Mutex::default() }
    }

    /// Says that the stream has begun at a place.
    pub(crate) fn begin(&self, place: u64) {
        self.began.send_replace(Some(place));
    }

    /// Says the place of the event that is answered next, once it is this stream's turn.
    pub(crate) async fn come_to(&self, place: u64) {
        // The turns are never closed; were they, there would be no bound, and the events would come all the same.
        let turn = Arc::clone(&self.turns).acquire_owned().await.ok();
        self.at.store(place, SeqCst);
        self.keep(turn);
    }

    /// The answer is worked out, or is not waited for: it is the next stream's turn.
    pub(super) fn is_answered(&self) {
        self.keep(None);
    }

    fn keep(&self, turn: Option<OwnedSemaphorePermit>) {
        *self.turn.lock().unwrap_or_else(PoisonError::into_inner) = turn;
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn one_streams_event_is_worked_out_after_anothers() {
        let turns = Arc::new(Semaphore::new(1));
        let place = || StreamPlace::new(Arc::clone(&turns), None, false);
        let (first, second, third) = (place(), place(), place());
        first.come_to(7).await;
        let waits = async |place: &StreamPlace| timeout(Duration::from_millis(20), place.come_to(8)).await;
        assert!(waits(&second).await.is_err(), "two at once");
        assert_eq!((first.at(), second.at()), (Some(7), None));
        first.is_answered();
        assert!(waits(&second).await.is_ok());
        assert!(waits(&third).await.is_err(), "two at once");
        // A stream that ends in the middle of an answer takes nobody's turn along.
        drop(second);
        assert!(waits(&third).await.is_ok());
        // Its own next event is no second one at once.
        third.is_answered();
        assert!(waits(&third).await.is_ok());
    }
}
