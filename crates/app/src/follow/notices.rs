//! Telling those who are connected what they are told, on whatever node it was written.
//!
//! Notifications make no changes in the log, so each node looks for new ones itself, and only while somebody listens. What
//! a transaction tells carries the moment at which it began, and may be seen a while after that: each look goes back over
//! some time, and what was told already is passed over.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use domain::{Id, Notification, Scope, Timestamp, policy::permit_own};
use futures::{
    StreamExt as _,
    stream::{self},
};
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

use crate::{App, Cx, Error, Result, Subscription};

/// How often it is looked.
const EVERY: Duration = Duration::from_millis(500);
/// How far each look goes back, in seconds: longer than a transaction may take.
const BACK: i64 = 60;
/// Notifications read at once; more than that in a minute are told with the next looks, as far as they are still within.
const MOST: u64 = 10_000;
/// Notifications that wait for a slow listener. One that is further behind is told that it has missed some.
const WAITING: usize = 4_096;

/// What was told lately, and those who listen.
pub(crate) struct Notices {
    listeners: broadcast::Sender<Arc<Notification>>,
    told: Mutex<HashMap<Id<Notification>, Timestamp>>,
}

impl Default for Notices {
    fn default() -> Self {
        Self { listeners: broadcast::Sender::new(WAITING), told: Mutex::default() }
    }
}

/// Tells those who listen what they are told, until `stop`.
pub async fn run_notices(app: App, stop: CancellationToken) {
    let mut moved = app.log.watch();
    while !stop.is_cancelled() {
        if let Err(error) = app.tell_listeners().await {
            tracing::error!(%error, "notifications can't be looked for; trying again");
        }
        // What this node writes moves its log at once; the rest is looked for.
        let changed = tokio::time::timeout(EVERY, moved.changed());
        let _ = stop.run_until_cancelled(changed).await;
    }
}

impl App {
    /// Looks for what was told since the last look, if anybody listens.
    async fn tell_listeners(&self) -> Result<()> {
        let notices = &self.notices;
        if notices.listeners.receiver_count() == 0 {
            return Ok(());
        }
        let since = self.clock.now() - chrono::Duration::seconds(BACK);
        let mut lately = self.store.notifications_since(since, MOST).await?;
        lately.sort_by_key(|told| (told.at, told.id));
        let mut told = notices.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|_, at| *at >= since);
        for notification in lately {
            if told.insert(notification.id, notification.at).is_none() {
                // Nobody may be left by now; nothing is lost by that, since it is kept.
                let _ = notices.listeners.send(Arc::new(notification));
            }
        }
        Ok(())
    }

    /// What the asker is told, as it happens. It has no place to come back with: whoever was away reads what they have
    /// not read yet.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in.
    pub async fn subscribe_notifications(&self, cx: &Cx) -> Result<Subscription<Arc<Notification>>> {
        let account = permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?.id;
        let begun = self.clock.now();
        let listener = self.notices.listeners.subscribe();
        let app = self.clone();
        let events = stream::try_unfold(listener, move |mut listener| {
            let app = app.clone();
            async move {
                loop {
                    match listener.recv().await {
                        // What was told before is not news, though it may be seen by the first look only.
                        Ok(told) if told.account == account && told.at >= begun => {
                            return Ok(Some(((app.position().last, told), listener)));
                        }
                        Ok(_) => {}
                        Err(broadcast::error::RecvError::Lagged(_)) => {
                            let message =
                                "you read too slowly and missed some: look at what you have not read";
                            return Err(Error::Unavailable(message.to_owned()));
                        }
                        Err(broadcast::error::RecvError::Closed) => return Ok(None),
                    }
                }
            }
        });
        Ok(Subscription { place: self.position().last, events: events.boxed() })
    }
}
