//! Whom to ask about a case study.

use domain::{
    Entity as _, Record,
    record::{Contact, Details},
};

use crate::{App, Cx};

impl App {
    /// Whom the asker may ask about a record that they may read: contacts are for the members' audience, whoever else
    /// reads the record.
    #[must_use]
    pub fn contact<'a>(&self, cx: &Cx, record: &'a Record) -> Option<&'a Contact> {
        match &record.content.details {
            Details::CaseStudy(case) => case.contact_for(&cx.actor, &record.target()),
            Details::Publication(_) | Details::ResearchProject(_) | Details::Dataset(_) => None,
        }
    }
}
