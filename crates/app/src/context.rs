//! Who asks: [`Cx`].

use chrono::NaiveDate;
use domain::{
    Actor, EntityKey, Language,
    policy::{Action, Target, permit},
};
use uuid::Uuid;

use crate::{App, Error, Result};

/// Who asks, in which languages. The first argument of every verb.
#[derive(Debug, Clone)]
pub struct Cx {
    /// Who asks.
    pub actor: Actor,
    /// The languages they read, best first; none means each text's original.
    pub languages: Vec<Language>,
    /// The request that they ask in, for the audit log; none for commands and what runs by itself.
    pub request: Option<Uuid>,
}

impl Cx {
    /// Nobody known, reading originals.
    #[must_use]
    pub const fn anonymous() -> Self {
        Self { actor: Actor::Anonymous, languages: Vec::new(), request: None }
    }

    /// The platform itself: imports, the scheduler, the operator at the terminal.
    #[must_use]
    pub const fn system() -> Self {
        Self { actor: Actor::System, languages: Vec::new(), request: None }
    }
}

impl App {
    /// Whether the asker may do this now; the first line of every verb that writes. What an account is refused is entered
    /// in the audit log.
    pub(crate) fn permit(&self, cx: &Cx, action: Action, target: &Target) -> Result<()> {
        self.permit_about(cx, action, target, None)
    }

    /// As [`App::permit`], of a thing that is known by its key.
    pub(crate) fn permit_about(
        &self,
        cx: &Cx,
        action: Action,
        target: &Target,
        subject: Option<EntityKey>,
    ) -> Result<()> {
        permit(&cx.actor, action, target, self.clock.today()).map_err(|refusal| {
            self.note_denial(cx, action, target.kind, subject, Some(refusal));
            Error::Refused(refusal)
        })
    }

    /// Whether the asker may see this now. What may not be seen is not there.
    pub(crate) fn sees(&self, cx: &Cx, target: &Target, today: NaiveDate) -> bool {
        permit(&cx.actor, Action::Read, target, today).is_ok()
    }

    /// Whether the asker could do this, for buttons and menus.
    #[must_use]
    pub fn could(&self, cx: &Cx, action: Action, target: &Target) -> bool {
        permit(&cx.actor, action, target, self.clock.today()).is_ok()
    }
}
