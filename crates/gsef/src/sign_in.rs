//! Providers of sign-in, by the settings.

use std::{env, fs};

use anyhow::{Context as _, Result, anyhow, bail};
use oidc::Providers;

use crate::config::{Config, Oidc};

/// The providers that people may sign in with. Nothing is asked of them yet: one that is away stops nobody.
pub(crate) fn providers(config: &Config) -> Result<Providers> {
    let settings = config.oidc.iter().enumerate().map(|(at, oidc)| settings(at, oidc, &variable));
    let settings = settings.collect::<Result<Vec<_>>>()?;
    Providers::new(settings).map_err(|(at, oidc::Fault { key, why })| {
        let named = config.oidc.get(at).map(|oidc| oidc.name.as_str());
        anyhow!("the setting {} {why}", place(at, named.unwrap_or_default(), key))
    })
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.trim().is_empty())
}

fn settings(at: usize, oidc: &Oidc, variable: &dyn Fn(&str) -> Option<String>) -> Result<oidc::Settings> {
    let Oidc { name, label, issuer, client_id, client_secret, client_secret_file, scopes } = oidc;
    let file = match client_secret_file {
        Some(file) => {
            let key = place(at, name, "client_secret_file");
            let text = fs::read_to_string(file).with_context(|| {
                format!("the setting {key} names {}, which can't be read", file.display())
            })?;
            // Editors end a file with a line's end.
            Some(text.trim_end_matches(['\r', '\n']).to_owned())
        }
        None => None,
    };
    let written = Some(client_secret.0.clone()).filter(|secret| !secret.is_empty());
    if file.is_some() && written.is_some() {
        let key = place(at, name, "client_secret");
        bail!("the setting {key} is there twice: keep client_secret_file, and leave client_secret out");
    }
    Ok(oidc::Settings {
        label: label.clone().unwrap_or_else(|| name.clone()),
        name: name.clone(),
        issuer: issuer.clone(),
        client_id: client_id.clone(),
        // The environment before the file, as for every setting.
        client_secret: variable(&secret_variable(name)).or(file).or(written).unwrap_or_default(),
        scopes: scopes.clone(),
    })
}

/// The environment variable that holds the secret of a provider.
fn secret_variable(name: &str) -> String {
    format!("GSEF_OIDC_{}_CLIENT_SECRET", name.to_ascii_uppercase().replace('-', "_"))
}

/// How a setting of a provider is called in messages.
fn place(at: usize, name: &str, key: &str) -> String {
    if name.is_empty() { format!("oidc {} {key}", at + 1) } else { format!("oidc '{name}' {key}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    fn orcid() -> Oidc {
        Oidc {
            name: "my-orcid".to_owned(),
            issuer: "https://orcid.org".to_owned(),
            client_id: "APP-1".to_owned(),
            client_secret: Secret("written".to_owned()),
            ..Oidc::default()
        }
    }

    #[test]
    fn a_secret_comes_from_the_environment_before_a_file_before_the_settings() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        fs::write(&file, "of a file\n").unwrap();
        let secret = |oidc: &Oidc, set: Option<&str>| {
            let variable = |name: &str| {
                assert_eq!(name, "GSEF_OIDC_MY_ORCID_CLIENT_SECRET");
                set.map(str::to_owned)
            };
            settings(0, oidc, &variable)
                .map(|settings| settings.client_secret)
                .map_err(|error| format!("{error:#}"))
        };
        assert_eq!(secret(&orcid(), None).unwrap(), "written");
        assert_eq!(secret(&orcid(), Some("set")).unwrap(), "set");
        let filed = Oidc { client_secret: Secret::default(), client_secret_file: Some(file), ..orcid() };
        assert_eq!(secret(&filed, None).unwrap(), "of a file");
        assert_eq!(secret(&filed, Some("set")).unwrap(), "set");
        let twice = Oidc { client_secret: Secret("written".to_owned()), ..filed.clone() };
        assert!(secret(&twice, None).unwrap_err().contains("oidc 'my-orcid' client_secret is there twice"));
        let missing = Oidc { client_secret_file: Some("no/such".into()), ..filed };
        assert!(secret(&missing, None).unwrap_err().contains("client_secret_file names no/such"));
        assert!(!format!("{:?}", orcid()).contains("written"));
    }
}
