//! Taking something from its readers, with a tombstone in its place. Records have their own: `record/withdraw.rs`.

use domain::{FieldErrors, Operation, audit, lifecycle::Withdrawal, policy::Action};

use super::{Change, check_version, load};
use crate::{App, Curated, Cx, Result, Written};

impl App {
    /// Withdraws a published member, person, topic or forum. Its tombstone tells why and, perhaps, what to read instead.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Refused`](crate::Error::Refused),
    /// [`Error::VersionConflict`](crate::Error::VersionConflict), [`Error::WrongState`](crate::Error::WrongState) and
    /// [`Error::Invalid`](crate::Error::Invalid) where no reason is given.
    pub async fn withdraw<N: Curated>(
        &self,
        cx: &Cx,
        change: Change<N>,
        reason: String,
        replacement: Option<String>,
    ) -> Result<Written<N>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Withdraw, &before)?;
        check_version(before.head().version, change.expected_version)?;
        check_tombstone(&reason, replacement.as_deref())?;

        let now = self.clock.now();
        let mut after = before.clone();
        let detail = audit::Detail::none().with("reason", &reason);
        after.head_mut().withdraw(Withdrawal { reason, replacement, merged_into: None, at: now })?;
        after.head_mut().touch(now);

        tx.update(&before, &after, Operation::Withdraw).await?;
        if let Some(action) = audit::Action::of_write(after.key().kind, Operation::Withdraw) {
            tx.audit(action, Some(after.key().into()), detail);
        }
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}

/// Whether a tombstone can be kept.
pub(crate) fn check_tombstone(reason: &str, replacement: Option<&str>) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::none();
    if reason.trim().is_empty() {
        errors.add("reason", "is needed: it is what readers will find in its place");
    }
    errors.at_most("reason", reason, 2_000);
    if reason.contains('\0') {
        errors.add("reason", "contains a null character");
    }
    if let Some(replacement) = replacement {
        errors.at_most("replacement", replacement, 2_000);
        if !domain::identifier::is_web_address(replacement) && replacement.parse::<domain::Doi>().is_err() {
            errors.add("replacement", "is neither a web address nor a DOI");
        }
    }
    errors.check(())
}
