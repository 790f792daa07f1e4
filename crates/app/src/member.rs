//! What members have of their own: dated memberships and mandates.

use domain::{
    EntityKey, EntityKind, Member, audit,
    member::{Mandate, Membership},
    policy::{Action, Target},
};

use crate::{App, Cx, Result, Written, verb::Change};

impl App {
    /// Writes a member's periods of membership, in place of those it had. Only the secretariat does.
    ///
    /// # Errors
    /// As [`App::update`].
    pub async fn set_memberships(
        &self,
        cx: &Cx,
        change: Change<Member>,
        memberships: Vec<Membership>,
    ) -> Result<Written<Member>> {
        self.permit_about(cx, Action::Update, &register(), Some(key(change)))?;
        self.update_as(cx, change, Some(audit::Action::MemberMemberships), |content| {
            content.memberships = memberships;
            Ok(())
        })
        .await
    }

    /// Writes a member's mandates, in place of those it had. Only the secretariat does.
    ///
    /// # Errors
    /// As [`App::update`].
    pub async fn set_mandates(
        &self,
        cx: &Cx,
        change: Change<Member>,
        mandates: Vec<Mandate>,
    ) -> Result<Written<Member>> {
        self.permit_about(cx, Action::Update, &register(), Some(key(change)))?;
        self.update_as(cx, change, Some(audit::Action::MemberMandates), |content| {
            content.mandates = mandates;
            Ok(())
        })
        .await
    }
}

/// The register of members: no member's own page, so that representatives can't write it.
const fn register() -> Target {
    Target::shared(EntityKind::Member, domain::State::Published)
}

/// The member that is written.
fn key(change: Change<Member>) -> EntityKey {
    EntityKey::new(EntityKind::Member, change.id)
}
