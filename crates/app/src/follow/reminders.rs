//! Reminding people of what waits for them too long: each thing once.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use domain::{Id, NotificationKind, Record, Review, State};
use storage::{Overdue, Reminder, Tx};
use uuid::Uuid;

use crate::{App, Cx, Result, notify::News};

/// How long changes wait that were asked for before their authors are reminded: once, and once more. The longest first, so
/// that who is that late is told once.
const STAGES: [TimeDelta; 2] = [TimeDelta::days(30), TimeDelta::days(14)];
/// Days after which the authors of a case study are asked whether it is still true.
const YEAR: u64 = 365;
/// Reminders of a kind that are written at once; the rest comes with the next look.
const BATCH: u64 = 200;

impl App {
    /// Reminds everyone whom something waits for. Answers how many reminders there were.
    pub(super) async fn remind(&self) -> Result<u64> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let mut due = self.store.overdue_advice(today, BATCH).await?;
        due.extend(self.store.overdue_answers(today, BATCH).await?);
        let mut count = 0;
        for overdue in due {
            count += u64::from(self.remind_of(overdue).await?);
        }
        for stage in STAGES {
            let stage = stage.num_microseconds().unwrap_or(i64::MAX);
            for overdue in self.store.waiting_changes(now, stage, BATCH).await? {
                count += u64::from(self.remind_of(overdue).await?);
            }
        }
        let a_year_ago = now - TimeDelta::days(YEAR.cast_signed());
        for record in self.store.old_case_studies(a_year_ago, BATCH).await? {
            count += u64::from(self.ask_whether_true(record).await?);
        }
        Ok(count)
    }

    /// Tells those concerned of one review that waits, and remembers it in the same transaction.
    async fn remind_of(&self, Overdue { record, reminder }: Overdue) -> Result<bool> {
        let mut tx = self.begin(&Cx::system()).await?;
        // Locked: who did it meanwhile is not reminded.
        let Some(record) = tx.get(record).await? else { return Ok(false) };
        let Some(review) = tx.review_of(record.head.id, reminder.subject).await? else { return Ok(false) };
        let Some((to, day)) = self.concerned(&tx, &record, &review, reminder).await? else {
            return Ok(false);
        };
        let news = News::of(reminder.kind).saying(&day.map(|day| day.to_string()).unwrap_or_default());
        self.tell(&Cx::system(), &mut tx, &record, news, to).await?;
        let now = self.clock.now();
        tx.remember(reminder, now).await?;
        if reminder.kind == NotificationKind::ChangesWaiting {
            // Who waited for the longest time is not told of the shorter one besides.
            for stage in STAGES {
                let due = (review.since + stage).timestamp_micros();
                if due <= reminder.due {
                    tx.remember(Reminder { due, ..reminder }, now).await?;
                }
            }
        }
        self.commit(tx).await?;
        Ok(true)
    }

    /// Who is told, and for which day, if the review still waits as it was found.
    async fn concerned(
        &self,
        tx: &Tx,
        record: &Record,
        review: &Review,
        reminder: Reminder,
    ) -> Result<Option<(Vec<Uuid>, Option<NaiveDate>)>> {
        let is_due = |day: NaiveDate| domain_day(day) == reminder.due;
        if reminder.kind == NotificationKind::AdviceOverdue {
            let asked = review.reviewers.iter().find(|asked| Some(asked.account) == reminder.account);
            let asked = asked.filter(|asked| {
                review.state == State::InReview && asked.advice.is_none() && is_due(asked.due)
            });
            return Ok(asked.map(|asked| (vec![asked.account.uuid()], Some(asked.due))));
        }
        if reminder.kind == NotificationKind::ChangesWaiting {
            let waits = review.state == State::ChangesRequested;
            let authors = if waits { tx.writers(record.head.id).await? } else { Vec::new() };
            return Ok(waits.then_some((authors, None)));
        }
        let Some(day) = review.answer_due.filter(|day| is_due(*day)) else { return Ok(None) };
        let to = match review.holder {
            Some(holder) => vec![holder.uuid()],
            None => self.editors().await?,
        };
        Ok(Some((to, Some(day))))
    }

    /// Asks the authors of a case study whether it is still true, if nobody said so for a year.
    async fn ask_whether_true(&self, id: Id<Record>) -> Result<bool> {
        let mut tx = self.begin(&Cx::system()).await?;
        let Some(record) = tx.get(id).await?.filter(|record: &Record| record.head.state == State::Published)
        else {
            return Ok(false);
        };
        let confirmed = record.content.details.case_study().and_then(|case| case.confirmed_on);
        let published = record.head.published_at.map(|at| at.date_naive());
        let (now, today) = (self.clock.now(), self.clock.today());
        // Nobody confirms what is yet to come.
        let since = confirmed.max(published).unwrap_or(today).min(today);
        let reminder = Reminder {
            kind: NotificationKind::StillAccurate,
            subject: id.uuid(),
            account: None,
            due: domain_day(since),
        };
        let is_due = since.checked_add_days(Days::new(YEAR)).is_some_and(|day| day <= today);
        if is_due {
            let authors = tx.writers(id).await?;
            self.tell(&Cx::system(), &mut tx, &record, News::of(reminder.kind), authors).await?;
            tx.remember(reminder, now).await?;
        } else {
            // Looked at again a year after that day.
            tx.remember(reminder, since.and_time(NaiveTime::MIN).and_utc()).await?;
        }
        self.commit(tx).await?;
        Ok(is_due)
    }
}

/// A day as it is kept: counted from 1970.
fn domain_day(day: NaiveDate) -> i64 {
    (day - NaiveDate::default()).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow::stage::{Stage, any};
    use domain::{Role, review::ThreadKind};

    /// What letters were written by reminding, as `address subject`.
    async fn reminded(stage: &Stage) -> Vec<String> {
        stage.letters().await;
        stage.app.remind().await.unwrap();
        let letters = stage.letters().await;
        assert_eq!(stage.app.remind().await.unwrap(), 0, "each is told once");
        letters.iter().map(|letter| format!("{} {}", letter.to, letter.subject)).collect()
    }

    #[test]
    fn what_waits_too_long_is_told_once() {
        Stage::on_sqlite(async |stage| {
            let Stage { app, clock, .. } = &stage;
            let id = stage.case_study("Une monnaie").await;
            stage.submit(id).await;
            clock.advance(TimeDelta::days(30));
            assert_eq!(reminded(&stage).await, [""; 0], "the day itself is not over");
            clock.advance(TimeDelta::days(1));
            let expected = [
                "editor@example.org Les auteur·rice·s de «\u{a0}Une monnaie\u{a0}» attendent une réponse",
                "second@example.org The authors of “Une monnaie” wait for an answer",
            ];
            assert_eq!(reminded(&stage).await, expected);

            stage.claim(id).await;
            let reviewer = stage.person("expert@example.org", "", "es", &[Role::Reviewer]).await;
            let expert = reviewer.actor.account().unwrap().id;
            let due = app.clock.today() + Days::new(5);
            app.assign_reviewer(&stage.editor, any(id), expert, Some(due)).await.unwrap();
            clock.advance(TimeDelta::days(5));
            assert_eq!(reminded(&stage).await, [""; 0]);
            clock.advance(TimeDelta::days(1));
            let overdue = "expert@example.org Su opinión sobre «Une monnaie» está pendiente";
            assert_eq!(reminded(&stage).await, [overdue]);
            // Another day is another promise.
            let due = app.clock.today() + Days::new(2);
            app.assign_reviewer(&stage.editor, any(id), expert, Some(due)).await.unwrap();
            clock.advance(TimeDelta::days(3));
            assert_eq!(reminded(&stage).await, [overdue]);

            let new = crate::NewThread { part: None, kind: ThreadKind::ChangeRequest, text: "?".to_owned() };
            app.request_changes(&stage.editor, any(id), String::new(), vec![new]).await.unwrap();
            clock.advance(TimeDelta::days(13));
            assert_eq!(reminded(&stage).await, [""; 0]);
            let waiting = "kim@example.org 「Une monnaie」 원고에 요청받은 수정이 기다리고 있습니다";
            for days in [1, 16] {
                clock.advance(TimeDelta::days(days));
                assert_eq!(reminded(&stage).await, [waiting], "after {days} more days");
            }
            clock.advance(TimeDelta::days(100));
            assert_eq!(reminded(&stage).await, [""; 0]);
        });
    }

    #[test]
    fn authors_are_asked_once_a_year_whether_it_is_still_true() {
        Stage::on_sqlite(async |stage| {
            let Stage { app, clock, .. } = &stage;
            let id = stage.case_study("Une monnaie").await;
            let other = stage.case_study("Un jardin").await;
            for id in [id, other] {
                app.publish_record(&stage.editor, any(id)).await.unwrap();
            }
            app.withdraw::<Record>(&stage.editor, any(other), "Fini.".to_owned(), None).await.unwrap();
            let asked = "kim@example.org 「Une monnaie」의 내용은 지금도 맞습니까? 확인하거나 고쳐 주세요";
            clock.advance(TimeDelta::days(364));
            assert_eq!(reminded(&stage).await, [""; 0]);
            clock.advance(TimeDelta::days(1));
            assert_eq!(reminded(&stage).await, [asked]);
            clock.advance(TimeDelta::days(30));
            app.confirm_case_study(&stage.author, any(id)).await.unwrap();
            clock.advance(TimeDelta::days(364));
            assert_eq!(reminded(&stage).await, [""; 0], "it was confirmed less than a year ago");
            for _ in 0..2 {
                clock.advance(TimeDelta::days(366));
                assert_eq!(reminded(&stage).await, [asked]);
            }
        });
    }
}
