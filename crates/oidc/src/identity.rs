//! Who someone is at a provider: [`Identity`].

use openidconnect::{ClientId, core::CoreIdTokenClaims};

/// Bytes of a subject (OpenID Connect Core, section 2).
const LONGEST_SUBJECT: usize = 255;
/// Characters that are kept of what someone is shown by.
const LONGEST_SHOWN: usize = 200;

/// Who someone is at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider, as it names itself.
    pub issuer: String,
    /// Who it is there. Only with the issuer it is someone.
    pub subject: String,
    /// What they know themselves by there: an address, or a name, or the subject. The provider did not promise that it is
    /// true, so nothing may be decided by it.
    pub shown_as: String,
}

impl Identity {
    /// The identity of an ID token's claims, whose signature, issuer, audience, time and nonce were found good.
    pub(crate) fn of(claims: &CoreIdTokenClaims, client: &ClientId) -> Result<Self, String> {
        // Core, section 3.1.3.7, steps 4 and 5, which the library leaves to us.
        match claims.authorized_party() {
            Some(party) if party != client => {
                return Err("the ID token was made for another client".to_owned());
            }
            None if claims.audiences().len() > 1 => {
                return Err(
                    "the ID token is for several clients, and does not say for which it was made".to_owned()
                );
            }
            _ => {}
        }
        let subject = claims.subject().as_str();
        if subject.is_empty() || subject.len() > LONGEST_SUBJECT {
            return Err("the ID token's subject is empty, or longer than 255 bytes".to_owned());
        }
        let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str());
        let told = [
            claims.email().map(|email| email.as_str()),
            claims.preferred_username().map(|name| name.as_str()),
            name,
        ];
        let told = told.into_iter().flatten().map(shown).find(|told| !told.is_empty());
        Ok(Self {
            issuer: claims.issuer().as_str().to_owned(),
            subject: subject.to_owned(),
            shown_as: told.unwrap_or_else(|| shown(subject)),
        })
    }
}

/// A text of a stranger, in one line that is not too long.
fn shown(text: &str) -> String {
    let is_kept = |character: &char| !character.is_control();
    text.trim().chars().filter(is_kept).take(LONGEST_SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use openidconnect::core::CoreIdTokenClaims;
    use serde_json::{Value, json};

    use super::*;

    fn of(change: &Value) -> Result<Identity, String> {
        let mut claims = json!({
            "iss": "https://id.example.org", "sub": "24400320", "aud": ["gsef"], "exp": 1_800_000_000, "iat": 1_700_000_000,
        });
        for (name, value) in change.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let claims: CoreIdTokenClaims = serde_json::from_value(claims).unwrap();
        Identity::of(&claims, &ClientId::new("gsef".to_owned()))
    }

    #[test]
    fn a_token_of_several_clients_says_for_which_it_was_made() {
        assert!(of(&json!({})).is_ok());
        assert!(of(&json!({"azp": "gsef"})).is_ok());
        assert!(of(&json!({"aud": ["gsef", "other"], "azp": "gsef"})).is_ok());
        assert!(of(&json!({"aud": ["gsef", "other"]})).unwrap_err().contains("several clients"));
        for aud in [json!(["gsef", "other"]), json!("gsef")] {
            assert!(of(&json!({"aud": aud, "azp": "other"})).unwrap_err().contains("another client"));
        }
    }

    #[test]
    fn a_subject_has_a_bound_and_what_it_is_shown_as_is_one_line() {
        assert!(of(&json!({"sub": "a".repeat(255)})).is_ok());
        for subject in [String::new(), "a".repeat(256)] {
            assert!(of(&json!({ "sub": subject })).is_err());
        }
        let shown = |change: Value| of(&change).unwrap().shown_as;
        assert_eq!(shown(json!({})), "24400320");
        assert_eq!(shown(json!({"name": "조은\r\n예"})), "조은예");
        assert_eq!(shown(json!({"name": "Ana", "preferred_username": "ana"})), "ana");
        assert_eq!(shown(json!({"name": "Ana", "email": "ana@example.org"})), "ana@example.org");
        assert_eq!(
            shown(json!({"name": " ".repeat(3), "email": "é".repeat(300)})).chars().count(),
            LONGEST_SHOWN
        );
    }
}
