//! Where what people are told leads.

use domain::{Account, Entity as _, Notification, NotificationKind, Record};

use crate::site;

/// The path, below the site's address and without a language, at which an account looks at what it was told and answers it:
/// the page of those who write the record, the desk of those who review it, or what its readers see.
#[must_use]
pub fn notice_path(told: &Notification, to: &Account, record: &Record) -> String {
    let id = record.head.id;
    let of_authors = || format!("/records/{id}");
    let of_desk = || format!("/desk/{id}");
    let path = match told.kind {
        NotificationKind::Submitted
        | NotificationKind::AdviceRequested
        | NotificationKind::AdviceGiven
        | NotificationKind::Resubmitted
        | NotificationKind::AdviceOverdue
        | NotificationKind::AnswerOverdue => of_desk(),
        NotificationKind::Claimed
        | NotificationKind::ChangesRequested
        | NotificationKind::Accepted
        | NotificationKind::Declined
        | NotificationKind::ChangesWaiting
        | NotificationKind::CoAuthorInvited
        | NotificationKind::StillAccurate => of_authors(),
        // Beside the source, where it is shown what changed.
        NotificationKind::TranslationOutdated => match told.note.as_deref() {
            Some(language) => format!("/records/{id}/translations/{language}"),
            None => of_authors(),
        },
        // Both sides talk, each where it works.
        NotificationKind::Commented
        | NotificationKind::ThreadResolved
        | NotificationKind::ThreadConfirmed
        | NotificationKind::ThreadReopened => {
            if to.roles.is_empty() {
                of_authors()
            } else {
                of_desk()
            }
        }
        NotificationKind::Published
        | NotificationKind::Withdrawn
        | NotificationKind::Adapted
        | NotificationKind::Validated => site::path(record.key().kind, &record.head.slug),
    };
    let thread = told.thread.map(|thread| format!("#thread-{thread}"));
    path + thread.as_deref().unwrap_or_default()
}
