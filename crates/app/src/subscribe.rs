//! Subscriptions: what happens on the platform, told to one asker as it happens.
//!
//! Each is made of a [`Following`], a place in the log that moves on: it sleeps until the log's follower
//! (`follow_log`) or a write of this node has moved the log, then reads page by page. Nothing gathers for a subscriber
//! who is slow: it has its place and reads on later. So an event of another node, or of a command beside the server,
//! comes by the same road as one of this node.

use std::{collections::VecDeque, sync::Arc};

use domain::{Change, EntityKey, Record, Sequence};
use futures::{
    StreamExt as _,
    stream::{self, BoxStream},
};
use tokio::sync::watch;

use crate::{Anything, App, Cx, Error, Result, SeenChange};

/// Events for one asker, each with its place in the log: whoever gives that place as `after` another time goes on
/// behind it, without gap or repetition.
///
/// The stream ends after an error. The asker's rights are those of the [`Cx`]: when they change, begin anew from the
/// last place.
pub struct Subscription<T> {
    /// The place that it begins at.
    pub place: Sequence,
    /// The events.
    pub events: BoxStream<'static, Result<(Sequence, T)>>,
}

/// Where a subscription begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Since {
    /// Only what happens after this place; from now on where absent.
    pub after: Option<Sequence>,
    /// The asker's rights have changed since: what may have come or gone by that is told first.
    pub rights_changed: bool,
}

/// A place in the log that moves on. Every subscription to what is logged is made of one.
pub struct Following {
    app: App,
    place: Sequence,
    public_only: bool,
    moved: watch::Receiver<Sequence>,
}

impl Following {
    /// The place up to which the log was read.
    pub(crate) const fn place(&self) -> Sequence {
        self.place
    }

    /// Waits for the next changes of which `tell` has something to tell, and answers that: at least one, at most a
    /// page of a hundred. May be given up at any time: nothing is lost then.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn next<T>(&mut self, tell: impl Fn(&Change) -> Option<T> + Sync) -> Result<Vec<T>> {
        loop {
            let end = *self.moved.borrow_and_update();
            while self.place < end {
                let app = &self.app;
                let page = app.log.recent.page(&app.store, self.place, end, self.public_only, &tell).await?;
                self.place = page.place;
                if !page.told.is_empty() {
                    return Ok(page.told);
                }
            }
            // The sender is part of the platform that this holds on to.
            let _ = self.moved.changed().await;
        }
    }
}

impl App {
    /// Follows the log for one asker, from a place on or from now on.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a place that the log has not come to, and [`Error::Internal`].
    pub async fn follow(&self, cx: &Cx, after: Option<Sequence>) -> Result<Following> {
        let moved = self.log.watch();
        let now = self.position().last;
        // A place that only another node has come to yet is a good one.
        if let Some(after) = after.filter(|after| *after > now)
            && after > self.store.log_position().await?.last
        {
            let message = format!("the log has not come to place {after} yet: leave it out to begin now");
            return Err(Error::invalid("after", message));
        }
        let place = after.unwrap_or(now);
        Ok(Following { app: self.clone(), place, public_only: cx.actor.is_anonymous(), moved })
    }

    /// Every change that the asker could see before or can see now, as it happens.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a place that the log has not come to, and [`Error::Internal`].
    pub async fn subscribe_changes(&self, cx: &Cx, since: Since) -> Result<Subscription<SeenChange>> {
        // A mirror is told what happened, not what its rights are.
        let Since { after, rights_changed: _ } = since;
        let following = self.follow(cx, after).await?;
        let place = following.place;
        let actor = cx.actor.clone();
        let state = (following, VecDeque::new());
        let events = stream::try_unfold(state, move |(mut following, mut waiting)| {
            let actor = actor.clone();
            async move {
                if waiting.is_empty() {
                    let seen = |change: &Change| {
                        let seen = change.seen_by(&actor)?;
                        Some(SeenChange { change: change.clone(), seen })
                    };
                    waiting.extend(following.next(seen).await?);
                }
                let next = waiting.pop_front();
                Ok(next.map(|seen| ((seen.change.sequence, seen), (following, waiting))))
            }
        });
        Ok(Subscription { place, events: events.boxed() })
    }

    /// A record each time it changed for the asker, as it then is; none while it is not there for them. Several changes
    /// that were read at once are told once.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none for the asker now and no place to go on from, [`Error::Invalid`] for a
    /// place that the log has not come to, and [`Error::Internal`].
    pub async fn subscribe_record(
        &self,
        cx: &Cx,
        key: EntityKey,
        since: Since,
    ) -> Result<Subscription<Option<Arc<Record>>>> {
        let Since { after, rights_changed } = since;
        if !key.kind.is_record() {
            return Err(Error::NotFound("record"));
        }
        // Before the record is read, so that no change between the two is missed.
        let following = self.follow(cx, after).await?;
        if after.is_none() && self.get_any(cx, key).await?.is_none() {
            return Err(Error::NotFound("record"));
        }
        let place = following.place;
        let cx = cx.clone();
        let events = stream::try_unfold((following, rights_changed), move |(mut following, tell_now)| {
            let cx = cx.clone();
            async move {
                let place = if tell_now {
                    following.place
                } else {
                    let seen = |change: &Change| {
                        let is_it = change.key == key;
                        let is_seen = is_it && change.seen_by(&cx.actor).is_some();
                        is_seen.then_some(change.sequence)
                    };
                    let places = following.next(seen).await?;
                    places.last().copied().unwrap_or(following.place)
                };
                let found = following.app.get_any(&cx, key).await?;
                let record = found
                    .and_then(|found| if let Anything::Record(record) = found { Some(record) } else { None });
                Ok(Some(((place, record), (following, false))))
            }
        });
        Ok(Subscription { place, events: events.boxed() })
    }
}
