//! What verbs say when they refuse, in the words of the interface: [`told`].

use crate::interface::Interface;

/// Parts of what verbs say, and the message that tells it, the more exact first. What stands in braces is whatever the verb
/// puts there. A test holds that they still say it, and another that nothing that they can say is missing here.
const WORDS: [(&str, &str); 105] = [
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
    ("has {length} characters; at most {most} are allowed", "fault-too-long"),
    ("is needed before the text can be handed in: name the member", "fault-submit-owner"),
    ("is needed before the text can be handed in", "fault-submit-title"),
    ("of the requested changes are open: resolve each", "fault-requests-open"),
    ("of the requested changes are not confirmed", "fault-requests-unconfirmed"),
    ("say what is to be changed, field by field", "fault-say-changes"),
    ("is needed in at least one language", "fault-one-language"),
    ("is needed: it is what readers will find in its place", "fault-reason"),
    ("is the thing itself: choose another", "fault-itself"),
    ("is not published: nothing can be put into it", "fault-merge-unpublished"),
    ("lies below a topic that lies in this one", "fault-merge-below"),
    ("has another ORCID iD: take the wrong one away first", "fault-two-orcids"),
    ("belongs to another person already", "fault-orcid-taken"),
    ("100 labels are allowed", "fault-hundred"),
    ("is needed", "fault-needed"),
    ("names a kind of support twice", "fault-twice"),
    ("there is no {kind} with this id", "fault-gone"),
    ("points to the thing itself", "fault-itself"),
    ("contains a null character", "fault-null"),
    ("contains a control character", "fault-null"),
    ("must lie between -90 and 90 degrees", "fault-latitude"),
    ("must lie between -180 and 180 degrees", "fault-longitude"),
    ("latitude and longitude go together", "fault-both-degrees"),
    ("a web address (http:// or https://)", "fault-web"),
    ("is neither a web address nor a DOI", "fault-replacement"),
    ("lies before the start", "fault-until-first"),
    ("is more than there are people", "fault-people"),
    ("is not an address for e-mail", "fault-email"),
    ("is not a telephone number", "fault-phone"),
    ("must be a number from 0 to 1,000,000,000,000,000", "fault-amount"),
    ("must lie within ±1,000,000,000,000,000", "fault-amount"),
    ("is not a currency code of ISO 4217", "fault-currency"),
    ("must lie between 1800 and 2100", "fault-year"),
    ("has {count} entries; at most {most} are allowed", "fault-too-many"),
    ("has more than 1000 entries", "fault-too-many"),
    ("must be a language that people read", "fault-language"),
    ("is empty: say what is translated", "fault-nothing-translated"),
    ("is empty: there is no original to translate", "fault-no-original"),
    ("was written in {language}: change the original instead", "fault-original"),
    ("there is no translation into {language}", "fault-no-translation"),
    ("a machine wrote all there is in {language}", "fault-machine-only"),
    ("co-authors, and can't have more", "fault-co-authors"),
    ("records with others already", "fault-co-author-busy"),
    ("is no case study: only those are confirmed", "fault-not-case"),
    ("is a record that you wrote in: somebody else must look at it", "fault-own-record"),
    ("there is no earlier text of version {version}", "fault-no-version"),
    ("a record can't become one of another kind", "fault-other-kind"),
    ("is the member that the record belongs to", "fault-own-member"),
    ("is no record of this member", "fault-others-record"),
    ("has not said that it does this too", "fault-not-said"),
    ("is not in review: hand it in first", "fault-not-in-review"),
    ("is not held by you: claim it first", "fault-not-held"),
    ("is held by another editor", "fault-held"),
    ("is not among the texts that you were asked about", "fault-not-asked"),
    ("is no account of a reviewer or editor", "fault-no-reviewer"),
    ("was not asked for advice on it", "fault-not-asked-them"),
    ("reviewers are asked already: take one off first", "fault-most-reviewers"),
    ("has passed", "fault-past"),
    ("has as many comments as a thread can hold", "fault-thread-full"),
    ("is {} already", "fault-already"),
    ("it is {from} and can't become {to}", "fault-moved-on"),
    ("is your own account: erase it yourself", "fault-own-account"),
    ("is not shut: it is", "fault-not-shut"),
    ("is erased, and there is no way back", "fault-erased"),
    ("is erased: there is nobody to give roles to", "fault-erased"),
    ("was shut before anyone accepted it", "fault-never-accepted"),
    ("has an account that can't act", "fault-account-idle"),
    ("would take your own role of an administrator", "fault-own-role"),
    ("a DOI (such as", "fault-doi"),
    ("an ORCID iD with a right check digit", "fault-orcid"),
    ("an ISBN with a right check digit", "fault-isbn"),
    ("an ISSN with a right check digit", "fault-issn"),
    ("an identifier (1 to 2,000 bytes", "fault-identifier"),
    ("is not an EDTF date", "fault-date"),
    ("there is no such {0}, or you may not see it", "fault-gone"),
    ("your role does not allow this", "fault-refused"),
    ("it is at version {current} now", "form-conflict"),
];

/// What a verb said, in the language of the interface, if there are words for it.
pub(super) fn told(i: &Interface, said: &str) -> Option<String> {
    let (_, message) = WORDS.iter().find(|(part, _)| says(said, part))?;
    Some(match *message {
        message @ ("fault-too-long" | "fault-too-many") => i.with(message, most(said)),
        message => i.t(message),
    })
}

/// Whether a text has a part in it, with anything in the place of what stands in braces.
fn says(said: &str, part: &str) -> bool {
    let mut rest = said;
    for piece in part.split('{').map(|piece| piece.rsplit_once('}').map_or(piece, |(_, piece)| piece)) {
        match rest.find(piece) {
            Some(at) => rest = rest.get(at + piece.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}

/// The bound that a verb names.
fn most(said: &str) -> &str {
    let after = ["at most ", "more than "].iter().find_map(|before| said.rsplit_once(before));
    after.and_then(|(_, rest)| rest.split(' ').next()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
