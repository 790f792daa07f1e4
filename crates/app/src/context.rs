//! Who asks: [`Cx`].

use std::net::IpAddr;

use chrono::NaiveDate;
use domain::{
    Actor, EntityKey, Language,
    policy::{AccountActor, Action, Refusal, Target, permit, permit_own},
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
    /// By what they came.
    pub client: Client,
    /// Whether a script saves while somebody types, and nobody pressed a button.
    pub in_background: bool,
}

/// By what someone came to a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Client {
    /// The session they act by; none for a token, and for nobody.
    pub session: Option<Uuid>,
    /// Their network address, as far as the door knows it.
    pub address: Option<IpAddr>,
}

impl Cx {
    /// Someone, reading these languages, who came by nothing in particular.
    #[must_use]
    pub const fn new(actor: Actor, languages: Vec<Language>) -> Self {
        let client = Client { session: None, address: None };
        Self { actor, languages, client, request: None, in_background: false }
    }

    /// Nobody known, reading originals.
    #[must_use]
    pub const fn anonymous() -> Self {
        Self::new(Actor::Anonymous, Vec::new())
    }

    /// The platform itself: imports, the scheduler, the operator at the terminal.
    #[must_use]
    pub const fn system() -> Self {
        Self::new(Actor::System, Vec::new())
    }

    /// The person who acts on their own account: someone who signed in, not a token, which may be in others' hands.
    pub(crate) fn person(&self) -> Result<(&AccountActor, Uuid), Refusal> {
        let account = permit_own(&self.actor, domain::Scope::Admin)?;
        Ok((account, self.client.session.ok_or(Refusal::Session)?))
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
