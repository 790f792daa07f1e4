//! What an operator says of a provider: [`Settings`].

use openidconnect::url::Url;

/// Characters of a provider's name, and of what people read.
const LONGEST_NAME: usize = 40;
const LONGEST_LABEL: usize = 80;

/// What an operator says of a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// Its name in addresses: small letters, digits and hyphens. It stands in the address that the provider leads back to.
    pub name: String,
    /// What people read on its button.
    pub label: String,
    /// Its address, just as it names itself.
    pub issuer: String,
    /// What it calls this program.
    pub client_id: String,
    /// What this program shows it, to be believed.
    pub client_secret: String,
    /// What is asked for beside `openid`, so that people recognise an identity of theirs in a list: `email`, `profile`.
    pub scopes: Vec<String>,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { name, label, issuer, client_id, client_secret: _, scopes } = self;
        f.debug_struct("Settings")
            .field("name", name)
            .field("label", label)
            .field("issuer", issuer)
            .field("client_id", client_id)
            .field("client_secret", &"…")
            .field("scopes", scopes)
            .finish()
    }
}

/// What is wrong with a setting, and what would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The setting.
    pub key: &'static str,
    /// What is said of it, after its name. It never quotes a secret.
    pub why: String,
}

impl Fault {
    pub(crate) fn new(key: &'static str, why: impl Into<String>) -> Self {
        Self { key, why: why.into() }
    }
}

impl Settings {
    /// Finds the first fault.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        let Self { name, label, issuer, client_id, client_secret, scopes } = self;
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(is_plain) {
            let why = format!(
                "can't be '{name}': it must be 1 to {LONGEST_NAME} small letters, digits and hyphens, as in orcid"
            );
            return Err(Fault::new("name", why));
        }
        let is_one_line = |text: &str| !text.trim().is_empty() && !text.chars().any(char::is_control);
        if !is_one_line(label) || label.chars().count() > LONGEST_LABEL {
            let why = format!("must be 1 to {LONGEST_LABEL} characters: what people read on the button");
            return Err(Fault::new("label", why));
        }
        let url = Url::parse(issuer).ok().filter(|url| {
            let is_asked = issuer.parse().is_ok_and(|uri| crate::http::is_asked(&uri));
            is_asked && url.query().is_none() && url.fragment().is_none() && url.username().is_empty()
        });
        if url.is_none() {
            let why = format!(
                "can't be '{issuer}': it must be the provider's address as in https://orcid.org (http:// only on this \
                 machine)"
            );
            return Err(Fault::new("issuer", why));
        }
        if !is_one_line(client_id) {
            return Err(Fault::new("client_id", "is missing: it is what the provider calls this program"));
        }
        if client_secret.trim().is_empty() {
            return Err(Fault::new("client_secret", "is missing: the provider gave it with the client_id"));
        }
        // RFC 6749, section 3.3.
        let is_scope = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
        if let Some(scope) = scopes.iter().find(|scope| scope.is_empty() || !scope.bytes().all(is_scope)) {
            return Err(Fault::new("scopes", format!("hold '{scope}': each must be one word, as in email")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            name: "orcid".to_owned(),
            label: "ORCID".to_owned(),
            issuer: "https://orcid.org".to_owned(),
            client_id: "APP-1".to_owned(),
            client_secret: "well kept".to_owned(),
            scopes: vec!["email".to_owned()],
        }
    }

    #[test]
    fn the_first_fault_is_named_by_its_key() {
        assert_eq!(settings().check(), Ok(()));
        for issuer in ["http://127.0.0.1:3000", "http://[::1]:3000/oidc", "https://id.example.org/realms/a/"]
        {
            assert_eq!(Settings { issuer: issuer.to_owned(), ..settings() }.check(), Ok(()), "{issuer}");
        }
        type Change = fn(&mut Settings, &str);
        let name: Change = |settings, text| text.clone_into(&mut settings.name);
        let label: Change = |settings, text| text.clone_into(&mut settings.label);
        let issuer: Change = |settings, text| text.clone_into(&mut settings.issuer);
        let client: Change = |settings, text| text.clone_into(&mut settings.client_id);
        let secret: Change = |settings, text| text.clone_into(&mut settings.client_secret);
        let scope: Change = |settings, text| settings.scopes.push(text.to_owned());
        for (key, change, text) in [
            ("name", name, ""),
            ("name", name, "a/b"),
            ("name", name, "ORCID"),
            ("label", label, " "),
            ("label", label, "a\nb"),
            ("issuer", issuer, "orcid.org"),
            ("issuer", issuer, "http://orcid.org"),
            ("issuer", issuer, "https://orcid.org/?a=b"),
            ("issuer", issuer, "https://user:secret@orcid.org"),
            ("client_id", client, ""),
            ("client_secret", secret, ""),
            ("scopes", scope, "two words"),
        ] {
            let mut settings = settings();
            change(&mut settings, text);
            assert_eq!(settings.check().unwrap_err().key, key, "{text}");
        }
    }

    #[test]
    fn a_secret_is_not_shown() {
        assert!(!format!("{:?}", settings()).contains("well kept"));
    }
}
