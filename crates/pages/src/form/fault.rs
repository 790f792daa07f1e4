//! What is to be mended in a form: [`Faults`].

use app::Error;
use domain::{FieldErrors, Language};

use crate::{asked::Asked, interface::Interface, shown::Tongue};

/// How what verbs say is told in the languages of the interface: a part of what they say, and the message. A test holds
/// that they still say it.
const WORDS: [(&str, &str); 48] = [
    ("the address, the password or the code is wrong", "fault-sign-in"),
    ("is not your password", "fault-not-your-password"),
    ("at least {SHORTEST} are needed", "fault-password-short"),
    ("has more than {LONGEST} characters", "fault-password-long"),
    ("is one of those that are tried first", "fault-password-common"),
    ("is your address, your name or that of the site", "fault-password-known"),
    ("is not an e-mail address", "fault-email"),
    ("must not be empty, and on one line", "fault-name"),
    ("must not be empty: it is written to the person", "fault-empty"),
    ("is unknown, used or expired: ask for a new letter", "fault-code"),
    ("is unknown, used or too old: sign in from the beginning", "fault-step"),
    ("is wider than your own", "fault-scope"),
    ("is in the past", "fault-past"),
    ("tokens already: revoke one first", "fault-most-tokens"),
    ("you have a second factor already", "fault-factor-there"),
    ("begin with 'secondFactorBegin'", "fault-factor-not-begun"),
    ("is not the one your app shows now", "fault-factor-code"),
    ("is wrong, or was used before", "fault-factor-used"),
    ("the password was changed meanwhile", "fault-changed-meanwhile"),
    ("there is no member with this id", "fault-member"),
    ("lies before the first day", "fault-until-first"),
    ("holds a null character", "fault-null"),
    ("your account has no password: sign out, sign in again", "fault-no-password"),
    ("is your only way in", "fault-only-way-in"),
    ("it is connected to your account already", "fault-identity-own"),
    ("it is connected to another account", "fault-identity-others"),
    ("ways to sign in by a provider: remove one first", "fault-most-identities"),
    ("was not begun in this browser", "fault-flow"),
    ("is needed in at least one language", "fault-one-language"),
    ("is needed: it is what readers will find in its place", "fault-reason"),
    ("is neither a web address nor a DOI", "fault-replacement"),
    ("a web address (http:// or https://)", "fault-web-address"),
    ("an identifier (1 to 2,000 bytes", "fault-identifier"),
    ("an ORCID iD with a right check digit", "fault-orcid"),
    ("is not an EDTF date", "fault-date"),
    ("lies before the start", "fault-until-first"),
    ("must lie between -90 and 90 degrees", "fault-latitude"),
    ("must lie between -180 and 180 degrees", "fault-longitude"),
    ("latitude and longitude go together", "fault-both-degrees"),
    ("points to the thing itself", "fault-itself"),
    ("is the topic itself: choose another", "fault-itself"),
    ("is not published: nothing can be put into it", "fault-merge-unpublished"),
    ("lies below a topic that lies in this one", "fault-merge-below"),
    ("and can't become", "fault-state"),
    ("belongs to another person already", "fault-orcid-taken"),
    ("100 labels are allowed", "fault-hundred"),
    ("is needed", "fault-needed"),
    ("at most {most} are allowed", "fault-too-long"),
];

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
        let known = WORDS.iter().find(|(part, _)| said.contains(&filled(part, said)));
        let most: String = said.rsplit("at most ").next().unwrap_or_default().to_owned();
        let most = most.split(' ').next().unwrap_or_default();
        let (message, tongue) = match known {
            Some((_, "fault-too-long")) => (i.with("fault-too-long", most), Tongue::default()),
            Some((_, message)) => (i.t(message), Tongue::default()),
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

/// A part of what is said, with the numbers in it that the source puts in.
fn filled(part: &str, said: &str) -> String {
    let most = said.rsplit("at most ").next().and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    part.replace("{SHORTEST}", &domain::password::SHORTEST.to_string())
        .replace("{LONGEST}", &domain::password::LONGEST.to_string())
        .replace("{most}", most)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn verbs_still_say_what_has_words_here() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut text = String::new();
        let mut folders = ["app/src", "domain/src", "storage/src"].map(|folder| crates.join(folder)).to_vec();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    text.push_str(&fs::read_to_string(path).unwrap());
                }
            }
        }
        let text = text.replace("{MOST_TOKENS} tokens", "tokens");
        for (part, _) in WORDS {
            assert!(text.contains(part), "nothing says '{part}' any more");
        }
    }

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
