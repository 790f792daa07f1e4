//! Whom to ask about a case study.

use domain::{Entity as _, Record, record::Contact};

use crate::{App, Cx};

impl App {
    /// Whom the asker may ask about a record that they may read: contacts are for the members' audience, whoever else
    /// reads the record.
    #[must_use]
    pub fn contact<'a>(&self, cx: &Cx, record: &'a Record) -> Option<&'a Contact> {
        record.content.details.case_study()?.contact_for(&cx.actor, &record.target())
    }
}
