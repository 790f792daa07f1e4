//! What is to be mended in a form: [`Faults`].

mod words;

use app::Error;
use domain::{FieldError, FieldErrors, Language};

use crate::{asked::Asked, interface::Interface, shown::Tongue};

/// Something that is to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The name of the entry; empty where it is of the whole form.
    pub(crate) field: String,
    /// What is wrong, as a sentence about the entry.
    pub(crate) message: String,
    /// The language of the message.
    pub(crate) tongue: Tongue,
    /// Where the entry is in the page; none where the page has none of this name.
    pub(crate) anchor: Option<String>,
}

/// Everything that is to be mended in a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl Faults {
    /// What the reader can mend of what a verb answered, told in their language; `entries` are the names of the entries of
    /// the form, as they stand in paths of faults.
    ///
    /// # Errors
    /// What the reader can't mend.
    pub(crate) fn of(asked: &Asked, error: Error, entries: &[&str]) -> Result<Self, Error> {
        let mut faults = Self::default();
        match error {
            Error::Invalid(FieldErrors(errors)) => {
                for error in errors {
                    faults.tell(asked.i, &error.path.join("."), &error.message, entries);
                }
            }
            Error::TooManyAttempts { seconds } => faults.add("", asked.i.n("form-wait", seconds)),
            Error::WrongState(state) => faults.tell(asked.i, "", &state.to_string(), entries),
            Error::VersionConflict { .. } => faults.add("", asked.i.t("form-conflict")),
            Error::KeyReused
            | Error::SecondFactorRequired
            | Error::NotFound(_)
            | Error::Refused(_)
            | Error::Unavailable(_)
            | Error::Provider { .. }
            | Error::Internal(_) => return Err(error),
        }
        Ok(faults)
    }

    fn tell(&mut self, i: &Interface, field: &str, said: &str, entries: &[&str]) {
        let (message, tongue) = match words::told(i, said) {
            Some(message) => (message, Tongue::default()),
            // What has no words yet is told as the verb says it.
            None => (said.to_owned(), Tongue::new(&Language::english(), i)),
        };
        let anchor = entries.contains(&field).then(|| anchor(field));
        self.0.push(Fault { field: field.to_owned(), message, tongue, anchor });
    }

    /// Notes what the domain says of an entry, in the reader's language where it has words for it.
    pub(crate) fn say(&mut self, i: &Interface, field: &str, said: &impl std::fmt::Display) {
        self.tell(i, field, &said.to_string(), &[field]);
    }

    /// Notes a fault of an entry of the page, or with an empty name of the whole form, in the language of the page.
    pub(crate) fn add(&mut self, field: &str, message: String) {
        let anchor = (!field.is_empty()).then(|| anchor(field));
        self.0.push(Fault { field: field.to_owned(), message, tongue: Tongue::default(), anchor });
    }

    /// What is wrong with an entry.
    pub(crate) fn at(&self, field: &str) -> Option<&Fault> {
        self.0.iter().find(|fault| fault.field == field)
    }

    /// Whether nothing is wrong.
    pub(crate) const fn is_none(&self) -> bool {
        self.0.is_empty()
    }
}

/// The id of an entry in the page.
pub(crate) fn anchor(field: &str) -> String {
    format!("entry-{}", field.replace(['.', '_'], "-"))
}

/// What a verb said, in the language of the interface; as the verb said it where there are no words for it.
pub(crate) fn told(i: &Interface, said: &str) -> String {
    words::told(i, said).unwrap_or_else(|| said.to_owned())
}

/// The same, if there are words for it.
pub(crate) fn in_words(i: &Interface, said: &str) -> Option<String> {
    words::told(i, said)
}

/// The same of everything that is wrong with a form.
pub(crate) fn told_in_words(i: &Interface, errors: FieldErrors) -> FieldErrors {
    let told = |error: FieldError| FieldError { message: told(i, &error.message), ..error };
    FieldErrors(errors.0.into_iter().map(told).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_verbs_say_is_told_in_the_readers_language() {
        let french = Interface::of(&["fr".parse().unwrap()]);
        let mut faults = Faults::default();
        let mut errors = FieldErrors::none();
        errors.at_most("name", &"a".repeat(300), 200);
        errors.take("password", domain::password::check("short", &[]));
        for error in &errors.0 {
            faults.tell(french, &error.path.join("."), &error.message, &["name"]);
        }
        assert_eq!(faults.0[0].message, french.with("fault-too-long", "200"));
        assert_eq!(faults.0[0].anchor.as_deref(), Some("entry-name"));
        assert_eq!(faults.at("password").unwrap().message, french.t("fault-password-short"));
        assert_eq!(faults.0[1].anchor, None, "the page has no such entry");
        faults.tell(french, "", "nobody has words for this", &[]);
        assert_eq!(faults.0[2].tongue.to_string(), " lang=\"en\"");
    }
}
