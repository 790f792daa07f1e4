//! Letters that gather what accounts are told, once a day; and reminders. By one node at a time.

use std::{collections::HashMap, time::Duration};

use chrono::TimeDelta;
use domain::{Account, AccountState, Entity, Id, Notification, Record, Scope, State, policy::Target};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{App, Cx, Result, notify::letters::Told};

const LEASE: &str = "digest";
const EVERY: Duration = Duration::from_secs(60);
/// How long after a letter the next one may come.
const APART: TimeDelta = TimeDelta::hours(24);
/// How long what happens first waits for what happens next, where no letter came lately.
const GATHERED: TimeDelta = TimeDelta::hours(1);
/// Accounts read at once.
const BATCH: u64 = 100;
/// What is told in one letter; what waits beyond `MOST_READ` comes with the next.
const MOST_TOLD: usize = 50;
const MOST_READ: u64 = 500;

/// Posts letters that gather until `stop`.
pub async fn run_digests(app: App, stop: CancellationToken) {
    let holder = app.ids.next(app.clock.now());
    loop {
        if let Err(error) = app.gather_letters(holder).await {
            tracing::error!(%error, "letters that gather can't be written; trying again");
        }
        if stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_none() {
            break;
        }
    }
    if let Err(error) = app.store.release_lease(LEASE, holder).await {
        tracing::warn!(%error, "the lease of the letters that gather could not be given back; it runs out by itself");
    }
}

impl App {
    /// Reminds of what waits too long, and posts each gathering letter that is due, if this node holds the lease. Answers how
    /// many of those.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn gather_letters(&self, holder: Uuid) -> Result<u64> {
        let now = self.clock.now();
        let until = now + TimeDelta::from_std(EVERY * 3).unwrap_or_default();
        if !self.store.take_lease(LEASE, holder, now, until).await? {
            return Ok(0);
        }
        // What can't be reminded of keeps no letter back.
        if let Err(error) = self.remind().await {
            tracing::error!(%error, "reminders can't be written; trying again");
        }
        let mut posted = 0;
        for account in self.store.digests_due(now - GATHERED, now - APART, BATCH).await? {
            posted += u64::from(self.gather_letter(account).await?);
        }
        Ok(posted)
    }

    /// Posts one account's letter, and marks in the same transaction what it tells.
    async fn gather_letter(&self, account: Id<Account>) -> Result<bool> {
        let mut tx = self.begin(&Cx::system()).await?;
        // Locked: what is chosen or shut meanwhile comes before this, or after.
        let account = tx.account(account).await?.filter(|account| account.state == AccountState::Active);
        let Some(account) = account else { return Ok(false) };
        let waiting = tx.waiting_for_letter(account.id, MOST_READ).await?;
        let records: Vec<Id<Record>> = waiting.iter().map(|told| Id::new(told.subject.id)).collect();
        let records = self.store.get_many::<Record>(&records).await?;
        let records: HashMap<Uuid, Record> =
            records.into_iter().map(|record| (record.head.id.uuid(), record)).collect();
        let actors: Vec<Uuid> = waiting.iter().filter_map(|told| told.actor).map(Id::uuid).collect();
        let actors: HashMap<Uuid, Account> =
            tx.accounts_by_id(&actors).await?.into_iter().map(|actor| (actor.id.uuid(), actor)).collect();

        let today = self.clock.today();
        let actor = account.acting(Scope::Read, today);
        let told = |notification| -> Option<Told<'_>> {
            let notification: &Notification = notification;
            let record = records.get(&notification.subject.id)?;
            // They may have lost sight of it since.
            let insight = Target { state: State::Draft, ..record.target() };
            let by = notification.actor.and_then(|by| actors.get(&by.uuid()));
            actor.sees_target(&insight, today).then_some(Told { notification, record, by })
        };
        let told: Vec<Told<'_>> = waiting.iter().filter_map(told).collect();
        let now = self.clock.now();
        if !told.is_empty() {
            let shown = told.get(..MOST_TOLD).unwrap_or(&told);
            let letter = self.digest(self.ids.next(now), &account, shown, told.len() - shown.len());
            tx.post(&letter).await?;
        }
        let has_posted = tx.has_posted();
        let ids: Vec<_> = waiting.iter().map(|told| told.id).collect();
        tx.mark_mailed(&ids, now).await?;
        self.commit(tx).await?;
        Ok(has_posted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow::stage::Stage;
    use domain::NotificationKind;

    #[test]
    fn what_happens_is_told_at_once_or_gathered_for_a_day() {
        Stage::on_sqlite(async |stage| {
            let Stage { app, clock, .. } = &stage;
            let holder = app.ids.next(app.clock.now());
            let id = stage.case_study("Une monnaie locale").await;
            stage.submit(id).await;
            let letters = stage.letters().await;
            let to: Vec<_> =
                letters.iter().map(|letter| (letter.to.as_str(), letter.language.as_str())).collect();
            assert_eq!(to, [("editor@example.org", "fr"), ("second@example.org", "en")]);
            assert_eq!(
                letters[0].subject,
                "«\u{a0}Une monnaie locale\u{a0}» a été soumis et attend une rédactrice ou un rédacteur"
            );
            let desk = format!("https://example.org/desk/{id}");
            for part in ["Par Kim", &desk, "https://example.org/account"] {
                assert!(letters[0].text.contains(part), "{part}\n{}", letters[0].text);
            }
            let told = app.notifications(&stage.editor, false, &domain::PageRequest::first(9)).await.unwrap();
            assert_eq!(
                told.items[0].1.id.uuid(),
                letters[0].id,
                "a letter that is sent twice is known for one"
            );

            // Whoever takes it and talks about it is told of by the day.
            stage.claim(id).await;
            stage.say(id, "Bien.").await;
            assert_eq!(stage.letters().await, []);
            clock.advance(TimeDelta::minutes(59));
            assert_eq!(app.gather_letters(holder).await.unwrap(), 0, "it gathers first");
            clock.advance(TimeDelta::minutes(1));
            assert_eq!(app.gather_letters(holder).await.unwrap(), 1);
            let letters = stage.letters().await;
            assert_eq!(
                (letters.len(), letters[0].to.as_str(), letters[0].language.as_str()),
                (1, "kim@example.org", "ko")
            );
            let text = &letters[0].text;
            let claimed = text.find("편집자가 「Une monnaie locale」 원고를 맡았습니다").unwrap();
            assert!(claimed < text.find("Bien.").unwrap(), "the oldest first\n{text}");
            assert_eq!(app.gather_letters(holder).await.unwrap(), 0, "nothing waits");

            stage.say(id, "Encore ?").await;
            clock.advance(TimeDelta::hours(23));
            assert_eq!(app.gather_letters(holder).await.unwrap(), 0, "a day apart");
            clock.advance(TimeDelta::hours(1));
            let (other, now) = (app.ids.next(app.clock.now()), app.clock.now());
            assert!(app.store.take_lease(LEASE, other, now, now + TimeDelta::minutes(1)).await.unwrap());
            assert_eq!(app.gather_letters(holder).await.unwrap(), 0, "another node has the lease");
            app.store.release_lease(LEASE, other).await.unwrap();
            assert_eq!(app.gather_letters(holder).await.unwrap(), 1);
            assert!(stage.letters().await[0].text.contains("Encore ?"));

            // Of many things, some are told and the rest is counted.
            for at in 0..60 {
                stage.say(id, &format!("{at}.")).await;
            }
            clock.advance(TimeDelta::hours(24));
            assert_eq!(app.gather_letters(holder).await.unwrap(), 1);
            let letters = stage.letters().await;
            assert!(
                letters[0].text.contains("49.") && !letters[0].text.contains("50."),
                "{}",
                letters[0].text
            );
            assert!(letters[0].text.contains("그 밖의 소식: 10건"), "{}", letters[0].text);

            // Who wants no letters gets none; who is shut out, neither.
            let settings = [(NotificationKind::Commented, domain::Delivery::Off)];
            app.update_notification_settings(&stage.author, &settings).await.unwrap();
            stage.say(id, "?").await;
            clock.advance(TimeDelta::hours(24));
            assert_eq!(app.gather_letters(holder).await.unwrap(), 0);
            let settings = [(NotificationKind::Commented, domain::Delivery::Instant)];
            app.update_notification_settings(&stage.author, &settings).await.unwrap();
            stage.say(id, "!").await;
            assert_eq!(stage.letters().await.len(), 1);
            stage.shut_out("kim@example.org").await;
            stage.say(id, "…").await;
            assert_eq!(stage.letters().await, []);
        });
    }
}
