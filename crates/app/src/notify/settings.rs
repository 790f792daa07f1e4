//! How one is told by mail, kind by kind.

use domain::{Delivery, NotificationKind, Scope, policy::permit_own};

use crate::{App, Cx, Error, Result};

impl App {
    /// How the asker is told by mail: every kind, with what they chose or what holds until they do.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in.
    pub async fn notification_settings(&self, cx: &Cx) -> Result<Vec<(NotificationKind, Delivery)>> {
        let account = permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?.id;
        let chosen = self.store.deliveries(account).await?;
        let of = |kind: NotificationKind| {
            (kind, chosen.get(&kind).copied().unwrap_or_else(|| kind.default_delivery()))
        };
        Ok(NotificationKind::ALL.into_iter().map(of).collect())
    }

    /// Chooses how the asker is told by mail, of these kinds; the others stay. What waits of a kind that is shut off waits no
    /// more. A kind that is named twice counts as it is named last.
    ///
    /// # Errors
    /// [`Error::Refused`], and [`Error::Invalid`] for more than 100 choices.
    pub async fn update_notification_settings(
        &self,
        cx: &Cx,
        settings: &[(NotificationKind, Delivery)],
    ) -> Result<Vec<(NotificationKind, Delivery)>> {
        let account = permit_own(&cx.actor, Scope::Write).map_err(Error::Refused)?.id;
        if settings.len() > 100 {
            return Err(Error::invalid("settings", "are more than 100: name each kind once"));
        }
        let mut tx = self.begin(cx).await?;
        for (kind, delivery) in settings {
            tx.choose_delivery(account, *kind, *delivery).await?;
        }
        tx.commit().await?;
        self.notification_settings(cx).await
    }
}
