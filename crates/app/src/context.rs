//! Who asks: [`Cx`].

use chrono::NaiveDate;
use domain::{
    Actor, Language,
    policy::{Action, Target, permit},
};

use crate::{App, Error, Result};

/// Who asks, in which languages. The first argument of every verb.
#[derive(Debug, Clone)]
pub struct Cx {
    /// Who asks.
    pub actor: Actor,
    /// The languages they read, best first; none means each text's original.
    pub languages: Vec<Language>,
}

impl Cx {
    /// Nobody known, reading originals.
    #[must_use]
    pub const fn anonymous() -> Self {
        Self { actor: Actor::Anonymous, languages: Vec::new() }
    }

    /// The platform itself: imports, the scheduler, the operator at the terminal.
    #[must_use]
    pub const fn system() -> Self {
        Self { actor: Actor::System, languages: Vec::new() }
    }
}

impl App {
    /// Whether the asker may do this now; the first line of every verb that writes.
    pub(crate) fn permit(&self, cx: &Cx, action: Action, target: &Target) -> Result<()> {
        permit(&cx.actor, action, target, self.clock.today()).map_err(Error::Refused)
    }

    /// Whether the asker may see this now. What may not be seen is not there.
    pub(crate) fn sees(&self, cx: &Cx, target: &Target, today: NaiveDate) -> bool {
        permit(&cx.actor, Action::Read, target, today).is_ok()
    }

    /// Whether the asker could do this, for buttons and menus.
    #[must_use]
    pub fn could(&self, cx: &Cx, action: Action, target: &Target) -> bool {
        self.permit(cx, action, target).is_ok()
    }
}
