//! Whether a token is still good, and what it may do now, while streams are open with it.
//!
//! Accounts and tokens make no changes in the log, so there is nothing to follow: the database is asked. One look
//! every five seconds serves all streams of a token, and none is taken for tokens without streams: the work grows with
//! tokens in use, not with streams.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::http::HeaderMap;
use tokio::{sync::watch, time::sleep};

use super::super::{
    errors::Code,
    host::{Host, Identity},
};

/// What is known of a token.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Standing<C> {
    /// It is good, and this is who acts.
    Good(C),
    /// It is unknown, expired or revoked.
    Gone,
}

type Watched<C> = HashMap<Arc<str>, watch::Sender<Standing<C>>>;

/// The tokens with open streams.
#[derive(Debug)]
pub(in super::super) struct Rights<C>(Mutex<Watched<C>>);

impl<C> Default for Rights<C> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<C: Clone + PartialEq + Send + Sync + 'static> Rights<C> {
    /// What becomes of the asker's token; none for the anonymous, of whom nothing can change. `credentials` are the
    /// headers that the token came in.
    pub(super) fn watch<H: Host<Caller = C>>(
        self: &Arc<Self>,
        host: &H,
        identity: &Identity<C>,
        credentials: &HeaderMap,
        every: Duration,
    ) -> Option<watch::Receiver<Standing<C>>> {
        let token = identity.token.as_ref()?;
        let now = Standing::Good(identity.caller.clone());
        let mut watched = self.lock();
        if let Some(known) = watched.get(token) {
            // The asker was looked at just now, the others some seconds ago.
            known.send_if_modified(|standing| std::mem::replace(standing, now.clone()) != now);
            return Some(known.subscribe());
        }
        let (sender, receiver) = watch::channel(now);
        watched.insert(Arc::clone(token), sender.clone());
        drop(watched);
        let looking =
            look(Arc::clone(self), host.clone(), Arc::clone(token), credentials.clone(), sender, every);
        tokio::spawn(looking);
        Some(receiver)
    }

    fn lock(&self) -> MutexGuard<'_, Watched<C>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets a token that no stream is open with any more.
    fn forget_unused(&self, token: &Arc<str>) -> bool {
        let mut watched = self.lock();
        // Streams are added under the same lock, so none can be missed.
        let is_unused = watched.get(token).is_none_or(|sender| sender.receiver_count() == 0);
        if is_unused {
            watched.remove(token);
        }
        is_unused
    }
}

async fn look<H: Host>(
    rights: Arc<Rights<H::Caller>>,
    host: H,
    token: Arc<str>,
    credentials: HeaderMap,
    sender: watch::Sender<Standing<H::Caller>>,
    every: Duration,
) {
    loop {
        tokio::select! {
            () = sleep(every) => {}
            () = sender.closed() => {}
        }
        if rights.forget_unused(&token) {
            return;
        }
        let now = match host.authenticate(&credentials).await {
            Ok(Identity { token: Some(_), caller }) => Standing::Good(caller),
            Ok(Identity { token: None, .. }) => Standing::Gone,
            Err(refusal) if refusal.code == Code::Unauthenticated => Standing::Gone,
            // The database can't be asked; it tells no stream anything either.
            Err(refusal) => {
                tracing::warn!(%refusal, "the token of open streams could not be looked up; trying again");
                continue;
            }
        };
        let is_gone = now == Standing::Gone;
        // Both under one lock: who comes in between would wait for a look that is never taken.
        let mut watched = rights.lock();
        sender.send_if_modified(|standing| std::mem::replace(standing, now.clone()) != now);
        if is_gone {
            watched.remove(&token);
            return;
        }
    }
}
