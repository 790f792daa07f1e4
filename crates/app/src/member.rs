//! What members have of their own: dated memberships and mandates.

use domain::{
    Member,
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
        self.permit(cx, Action::Update, &register())?;
        self.update(cx, change, |content| {
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
        self.permit(cx, Action::Update, &register())?;
        self.update(cx, change, |content| {
            content.mandates = mandates;
            Ok(())
        })
        .await
    }
}

/// The register of members: no member's own page, so that representatives can't write it.
const fn register() -> Target {
    Target::shared(domain::EntityKind::Member, domain::State::Published)
}
