//! "We do this too": what members adapt of each other's records.

use domain::{
    Adaptation, Entity, EntityKind, FieldErrors, Id, Member, NotificationKind, Record, State,
    adaptation::AdaptationContent,
    audit::{self, Detail},
    policy::{Action, Target},
    record::Access,
};

use crate::{
    App, Curated, Cx, Error, Result, Written,
    notify::News,
    verb::{Change, check_version, load},
};

/// What a member says of something that it does too.
#[derive(Debug, Clone)]
pub struct NewAdaptation {
    /// The member.
    pub member: Id<Member>,
    /// What it tells of it itself: a record of its own.
    pub record: Option<Id<Record>>,
    /// What is to be said about it.
    pub content: AdaptationContent,
}

impl App {
    /// Says that a member does what a published record tells of, or says it anew. Who writes for the member does; those
    /// who wrote the record are told.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`], [`Error::WrongState`] where the record is
    /// not published, and [`Error::Invalid`].
    pub async fn declare_adaptation(
        &self,
        cx: &Cx,
        change: Change<Record>,
        new: NewAdaptation,
    ) -> Result<Written<Record>> {
        let NewAdaptation { member, record, content } = new;
        let mut tx = self.begin(cx).await?;
        let source = self.adaptable(cx, &tx, change, member).await?;
        if source.head.state != State::Published {
            return Err(
                domain::lifecycle::WrongState { from: source.head.state, to: State::Published }.into()
            );
        }
        content.check()?;
        let mut errors = FieldErrors::none();
        if source.content.owner == Some(member) {
            errors.add("member", "is the member that the record belongs to");
        }
        if self.get_many::<Member>(cx, &[member]).await?.is_empty() {
            errors.add("member", "there is no member with this id");
        }
        if let Some(record) = record {
            let own = self.get_many::<Record>(cx, &[record]).await?.remove(&record);
            if own.is_none_or(|own| own.content.owner != Some(member) || record == source.head.id) {
                errors.add("record", "is no record of this member");
            }
        }
        errors.check(())?;

        let known = self.store.adaptations_of(change.id).await?;
        let said = known.iter().find(|said| said.member == member);
        if said.is_some_and(|said| said.record == record && said.content == content) {
            return Ok(Written { value: source, sequence: self.position().last });
        }
        let now = self.clock.now();
        let by = cx.actor.id().map(Id::new);
        let id = Id::new(self.ids.next(now));
        let adaptation = Adaptation { id, source: source.key(), member, record, content, at: now, by };
        tx.keep_adaptation(&source, &adaptation).await?;
        let detail = Detail::none().with("member", member);
        tx.audit(audit::Action::AdaptationDeclare, Some(source.key().into()), detail);
        let authors = tx.writers(change.id).await?;
        self.tell(cx, &mut tx, &source, News::of(NotificationKind::Adapted), authors).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value: source, sequence })
    }

    /// Takes back that a member does what a record tells of.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`], and [`Error::Invalid`] where it had not said so.
    pub async fn revoke_adaptation(
        &self,
        cx: &Cx,
        change: Change<Record>,
        member: Id<Member>,
    ) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let source = self.adaptable(cx, &tx, change, member).await?;
        if !tx.drop_adaptation(&source, member).await? {
            return Err(Error::invalid("member", "has not said that it does this too"));
        }
        let detail = Detail::none().with("member", member);
        tx.audit(audit::Action::AdaptationRevoke, Some(source.key().into()), detail);
        let sequence = self.commit(tx).await?;
        Ok(Written { value: source, sequence })
    }

    /// Reads a record that the asker may see, where they write for the member.
    async fn adaptable(
        &self,
        cx: &Cx,
        tx: &storage::Tx,
        change: Change<Record>,
        member: Id<Member>,
    ) -> Result<Record> {
        let source = load(tx, change.id).await?;
        if !self.sees(cx, &source.target(), self.clock.today()) {
            return Err(Error::NotFound(Record::NAME));
        }
        // Whoever may write records of a member may say what it does.
        let own = Target {
            kind: EntityKind::CaseStudy,
            state: State::Draft,
            access: Access::Open,
            owner: Some(member),
            itself: None,
            record: None,
        };
        self.permit_about(cx, Action::Create, &own, Some(source.key()))?;
        check_version(source.head.version, change.expected_version)?;
        Ok(source)
    }

    /// Who does what a record tells of, as far as the asker may see them.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn adaptations_of(&self, cx: &Cx, source: Id<Record>) -> Result<Vec<Adaptation>> {
        let all = self.store.adaptations_of(source).await?;
        let members: Vec<Id<Member>> = all.iter().map(|adaptation| adaptation.member).collect();
        let seen = self.get_many(cx, &members).await?;
        Ok(all.into_iter().filter(|adaptation| seen.contains_key(&adaptation.member)).collect())
    }

    /// What a member does that others told of, as far as the asker may see it.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn adaptations_by(&self, cx: &Cx, member: Id<Member>) -> Result<Vec<Adaptation>> {
        let all = self.store.adaptations_by(member).await?;
        let sources: Vec<Id<Record>> = all.iter().map(|adaptation| Id::new(adaptation.source.id)).collect();
        let seen = self.get_many(cx, &sources).await?;
        Ok(all.into_iter().filter(|adaptation| seen.contains_key(&Id::new(adaptation.source.id))).collect())
    }
}
