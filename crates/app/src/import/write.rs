//! Writing what was decided: one transaction for a batch.

use std::collections::HashSet;

use domain::{
    Forum, Id, Member, Operation, Person, Record, State, Topic,
    audit::{Action, Detail},
    lifecycle::Head,
};
use formats::{Reasons, Saying, say};
use storage::Tx;

use super::{
    Import, RejectedEntry, Warning,
    plan::{Facts, Plan, Ready},
};
use crate::{Curated, Error, Result, verb::free_slugs};

/// What is said of an entry whose state is not the file's to change.
fn in_review() -> Saying {
    say!("in-review", "its review here decides where it stands, and not the file")
}

/// Why the verb did not take an entry, in its own words.
fn refused(error: Error) -> Reasons {
    match error {
        Error::Invalid(errors) => errors.into(),
        other => domain::FieldErrors::one("", other.to_string()).into(),
    }
}

/// What a transaction did to the entries of a batch.
#[derive(Default)]
struct Tally {
    created: u64,
    updated: u64,
    unchanged: u64,
    /// Lines and keys of entries whose state is not the file's to change.
    in_review: Vec<(u64, String)>,
}

impl Import {
    /// Writes a batch at once. Where that fails because someone else wrote meanwhile, entry by entry, so that only what
    /// really can't be written is rejected.
    pub(super) async fn write(&mut self, plan: Plan) -> Result<()> {
        let Plan { members, people, topics, forums, records, .. } = plan;
        let mut tx = self.begin().await?;
        let mut tally = Tally::default();
        let all = async {
            self.put::<Topic>(&mut tx, &topics, &mut tally).await?;
            self.put::<Member>(&mut tx, &members, &mut tally).await?;
            self.put::<Person>(&mut tx, &people, &mut tally).await?;
            self.put::<Forum>(&mut tx, &forums, &mut tally).await?;
            self.put::<Record>(&mut tx, &records, &mut tally).await
        };
        match all.await {
            Ok(()) => {
                if !self.options.dry_run {
                    self.app.commit(tx).await?;
                }
                self.count(tally);
                Ok(())
            }
            Err(Error::Invalid(_) | Error::VersionConflict { .. }) => {
                drop(tx);
                self.one_by_one::<Topic>(topics).await?;
                self.one_by_one::<Member>(members).await?;
                self.one_by_one::<Person>(people).await?;
                self.one_by_one::<Forum>(forums).await?;
                self.one_by_one::<Record>(records).await
            }
            Err(error) => Err(error),
        }
    }

    /// A transaction for a batch, of which the audit log has one entry with counts: thousands would hide what people did.
    async fn begin(&self) -> Result<Tx> {
        let mut tx = self.app.begin(&self.cx).await?;
        tx.audit_as_one(Action::ImportRun, Detail::none());
        Ok(tx)
    }

    async fn one_by_one<N: Curated>(&mut self, batch: Vec<Ready<N::Content>>) -> Result<()> {
        for ready in batch {
            let mut tx = self.begin().await?;
            let mut tally = Tally::default();
            match self.put::<N>(&mut tx, std::slice::from_ref(&ready), &mut tally).await {
                Ok(()) => {
                    if !self.options.dry_run {
                        self.app.commit(tx).await?;
                    }
                    self.count(tally);
                }
                Err(Error::Internal(error)) => return Err(Error::Internal(error)),
                Err(error) => {
                    self.outcome.rejected.push(RejectedEntry {
                        line: ready.line,
                        key: Some(ready.key),
                        reason: refused(error),
                    });
                }
            }
        }
        Ok(())
    }

    fn count(&mut self, Tally { created, updated, unchanged, in_review: held }: Tally) {
        self.outcome.warnings.extend(held.into_iter().map(|(line, key)| Warning {
            line,
            key,
            message: in_review(),
        }));
        self.outcome.created += created;
        self.outcome.updated += updated;
        self.outcome.unchanged += unchanged;
    }

    async fn put<N: Curated>(
        &self,
        tx: &mut Tx,
        batch: &[Ready<N::Content>],
        tally: &mut Tally,
    ) -> Result<()> {
        let (known, new): (Vec<_>, Vec<_>) = batch.iter().partition(|ready| ready.is_known);
        let ids: Vec<Id<N>> = known.iter().map(|ready| Id::new(ready.id)).collect();
        let before = tx.get_many(&ids).await?;
        for ready in known {
            let before = before.iter().find(|noun| noun.head().id.uuid() == ready.id);
            match before {
                Some(before) => self.renew(tx, before, ready, tally).await?,
                None => return Err(Error::invalid("id", "was taken by a thing of another kind")),
            }
        }
        let mut used: HashSet<String> =
            new.iter().filter_map(|ready| ready.entry.slug.as_ref()).map(ToString::to_string).collect();
        let unnamed: Vec<_> = new
            .iter()
            .filter(|ready| ready.entry.slug.is_none())
            .map(|ready| (N::name(&ready.content), ready.id))
            .collect();
        let mut slugs = free_slugs::<N>(tx, &unnamed, &mut used).await?.into_iter();
        let mut made = Vec::with_capacity(new.len());
        for ready in new {
            let slug = match ready.entry.slug.clone() {
                Some(slug) => slug,
                None => slugs.next().ok_or_else(|| Error::internal("fewer slugs than entries"))?,
            };
            made.push(N::make(self.head(ready, slug), ready.content.clone()));
        }
        tally.created += made.len() as u64;
        tx.create(&made).await?;
        Ok(())
    }

    /// The head of a new thing.
    fn head<N, C>(&self, ready: &Ready<C>, slug: domain::Slug) -> Head<N> {
        let Facts { external_reference, slug: _, state, created_at, published_at, withdrawal } =
            ready.entry.clone();
        let now = self.app.clock.now();
        let mut head = Head::draft(Id::new(ready.id), slug, created_at.unwrap_or(now));
        head.updated_at = now;
        head.external_reference = external_reference;
        head.state = state.unwrap_or(self.options.state);
        let was_published = matches!(head.state, State::Published | State::Withdrawn);
        head.published_at = published_at.or(was_published.then_some(now));
        head.withdrawal = withdrawal;
        head
    }

    /// Writes a known thing anew, where the entry says something else than the store.
    async fn renew<N: Curated>(
        &self,
        tx: &mut Tx,
        before: &N,
        ready: &Ready<N::Content>,
        tally: &mut Tally,
    ) -> Result<()> {
        let Facts { external_reference, slug, state, created_at, published_at, withdrawal } = &ready.entry;
        let now = self.app.clock.now();
        if before.head().merged_into().is_some() && state.is_none() {
            // Where it came from, it is still told apart; here another stands for it, which the source knows nothing of.
            tally.unchanged += 1;
            return Ok(());
        }
        let mut after = before.clone();
        *after.content_mut() = ready.content.clone();
        let head = after.head_mut();
        // What the entry doesn't say stays as it is.
        if let Some(reference) = external_reference {
            head.external_reference = Some(reference.clone());
        }
        if let Some(slug) = slug {
            head.slug = slug.clone();
        }
        if before.head().state.is_under_review() {
            // Its review decides where it goes, and not a file.
            if state.is_some_and(|state| state != before.head().state) {
                tally.in_review.push((ready.line, ready.key.clone()));
            }
        } else if let Some(state) = state {
            head.state = *state;
            head.withdrawal.clone_from(withdrawal);
        }
        head.created_at = created_at.unwrap_or(head.created_at);
        head.published_at = published_at.or(head.published_at);
        if head.state == State::Published {
            head.published_at.get_or_insert(now);
        }
        if after.head() == before.head() && after.content() == before.content() {
            tally.unchanged += 1;
            return Ok(());
        }
        after.head_mut().touch_as(tx.next_version(before).await?, now);
        tally.updated += 1;
        Ok(tx.update(before, &after, Operation::Update).await?)
    }
}
