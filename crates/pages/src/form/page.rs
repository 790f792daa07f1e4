//! A page that is one form: [`FormPage`].

use app::SignInProvider;
use askama::Template;

use crate::{
    account::to_account,
    asked::Asked,
    form::{fault::Faults, field::Field},
    place::Link,
    shell::Shell,
};

/// A page that is one form, with what stands around it.
#[derive(Template)]
#[template(path = "form_page.html")]
pub(crate) struct FormPage {
    pub(crate) shell: Shell,
    /// The pages above this one.
    pub(crate) crumbs: Vec<Link>,
    pub(crate) standfirst: String,
    pub(crate) faults: Faults,
    pub(crate) fields: Vec<Field>,
    /// Where it is sent to: a path without the language.
    pub(crate) action: String,
    /// What is sent along.
    pub(crate) hidden: Vec<(&'static str, String)>,
    pub(crate) button: String,
    /// Whether there is no way back from it.
    pub(crate) is_grave: bool,
    /// The providers that may vouch for someone in place of a password.
    pub(crate) providers: Vec<SignInProvider>,
    /// Where else to go.
    pub(crate) links: Vec<Link>,
}

impl FormPage {
    /// A page with this address, which its form is sent to as well. Its messages are `NAME-title`, `NAME-standfirst` and
    /// `NAME-button`.
    pub(crate) fn new(
        shell: Shell,
        name: &str,
        action: impl Into<String>,
        fields: Vec<Field>,
        faults: Faults,
    ) -> Self {
        let i = shell.i;
        Self {
            crumbs: Vec::new(),
            standfirst: i.t(&format!("{name}-standfirst")),
            faults,
            fields,
            action: action.into(),
            hidden: Vec::new(),
            button: i.t(&format!("{name}-button")),
            is_grave: false,
            providers: Vec::new(),
            links: Vec::new(),
            shell,
        }
    }

    /// Below the page of one's account.
    pub(crate) fn of_account(mut self, asked: &Asked) -> Self {
        self.crumbs.push(to_account(asked));
        self
    }
}
