//! Sending letters that wait: each at least once, by one node at a time. And forgetting, now and then, what nobody needs any
//! more: ended sessions, codes, attempts, requests without an answer, what is left of letters.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use mail::{Mailer, Outgoing, SendError};
use storage::{Letter, Unsent};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    App, Cx, Result,
    account::{IDLE, VERIFYING},
};

const LEASE: &str = "post";
/// How long a lease holds; it is renewed before half of that is over.
const LEASED: Duration = Duration::from_secs(60);
/// How often letters are looked for that others posted: commands beside the server, other nodes.
const EVERY: Duration = Duration::from_secs(5);
/// Letters read at once.
const BATCH: u64 = 20;
/// The first pause after a letter that did not leave; doubled with each further one, up to the longest.
const FIRST_PAUSE: TimeDelta = TimeDelta::minutes(1);
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(2);
/// When a letter is given up.
const GIVEN_UP: TimeDelta = TimeDelta::days(1);
/// How often it is looked for what to forget.
const FORGETTING: Duration = Duration::from_secs(3_600);
/// How long it is known that there was a letter.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// Sends letters until `stop`. One node at a time does, by a lease in the database.
pub async fn send_letters(app: App, mailer: Mailer, stop: CancellationToken) {
    let mut post = Post { holder: app.ids.next(app.clock.now()), leased: None, forgot: None };
    while !stop.is_cancelled() {
        match post.round(&app, &mailer, &stop).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "letters can't be sent; trying again"),
        }
        let posted = tokio::time::timeout(EVERY, app.posted.notified());
        let _ = stop.run_until_cancelled(posted).await;
    }
    if post.leased.is_some()
        && let Err(error) = app.store.release_lease(LEASE, post.holder).await
    {
        tracing::warn!(%error, "the lease of the post could not be given back; it runs out by itself");
    }
}

struct Post {
    holder: Uuid,
    leased: Option<Instant>,
    forgot: Option<Instant>,
}

impl Post {
    /// Sends what is due, if this node holds the lease. Answers whether there may be more.
    async fn round(&mut self, app: &App, mailer: &Mailer, stop: &CancellationToken) -> Result<bool> {
        if self.forgot.is_none_or(|at| at.elapsed() > FORGETTING) && self.has_lease(app).await? {
            app.forget().await?;
            self.forgot = Some(Instant::now());
        }
        // Where nothing waits, nothing is written for it.
        let due = app.store.unsent(app.clock.now(), BATCH).await?;
        if due.is_empty() || !self.has_lease(app).await? {
            return Ok(false);
        }
        let may_be_more = due.len() as u64 == BATCH;
        // Read again, under the lease: another node may have sent them meanwhile.
        for unsent in app.store.unsent(app.clock.now(), BATCH).await? {
            if stop.is_cancelled() || !self.has_lease(app).await? {
                return Ok(false);
            }
            app.send(mailer, unsent).await?;
        }
        Ok(may_be_more)
    }

    async fn has_lease(&mut self, app: &App) -> Result<bool> {
        if self.leased.is_none_or(|since| since.elapsed() > LEASED / 2) {
            let now = app.clock.now();
            let until = now + TimeDelta::from_std(LEASED).unwrap_or_default();
            let had = app.store.take_lease(LEASE, self.holder, now, until).await?;
            self.leased = had.then(Instant::now);
        }
        Ok(self.leased.is_some())
    }
}

impl App {
    async fn send(&self, mailer: &Mailer, unsent: Unsent) -> Result<()> {
        let Unsent { letter: Letter { id, to, language, subject, text, html }, created_at, attempts } =
            unsent;
        let letter = Outgoing { id, to, language, subject, text, html, at: created_at };
        let sent = mailer.send(&letter).await;
        let now = self.clock.now();
        match sent {
            Ok(()) => self.store.letter_done(id, Some(now)).await?,
            Err(error @ (SendError::Letter(_) | SendError::From(_) | SendError::Url(_))) => {
                tracing::error!(letter = %id, %error, "a letter can never be sent and is given up");
                self.store.letter_done(id, None).await?;
            }
            Err(SendError::Sending(reason)) if now - created_at >= GIVEN_UP => {
                tracing::error!(letter = %id, reason, "a letter could not be sent for a day and is given up");
                self.store.letter_done(id, None).await?;
            }
            Err(SendError::Sending(reason)) => {
                let pause = pause(attempts);
                tracing::warn!(letter = %id, reason, minutes = pause.num_minutes(), "a letter did not leave; trying again");
                self.store.letter_failed(id, now + pause).await?;
            }
        }
        Ok(())
    }

    /// Forgets what nobody needs any more.
    async fn forget(&self) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.begin(&Cx::system()).await?;
        tx.forget_ended(now - IDLE).await?;
        tx.forget_attempts(now - TimeDelta::days(1)).await?;
        tx.forget_flows(now).await?;
        tx.forget_letters(now - REMEMBERED).await?;
        for account in tx.stale_requests(now - VERIFYING).await? {
            tx.delete_account(account).await?;
        }
        self.commit(tx).await?;
        Ok(())
    }
}

/// How long to wait after so many failures.
fn pause(failures: u32) -> TimeDelta {
    (FIRST_PAUSE * (1 << failures.min(10))).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_two_hours() {
        let minutes: Vec<_> = (0..10).map(|failures| pause(failures).num_minutes()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 120, 120, 120]);
    }
}
