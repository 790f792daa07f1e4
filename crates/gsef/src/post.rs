//! Letters, by the settings: who they come from, which road they take, and what they say of the site.

use anyhow::{Result, anyhow};
use app::Site;
use mail::{Mailer, Road};

use crate::{config::Config, place::DataDir};

/// What sends letters.
pub(crate) fn mailer(config: &Config) -> Result<Mailer> {
    let road = match &config.smtp_url {
        Some(url) => Road::Smtp(url.clone()),
        None => Road::Folder(DataDir::of(config).mail()),
    };
    let from = config.mail_from.clone().unwrap_or_else(|| default_sender(config.public_url.as_deref()));
    Mailer::new(&from, road).map_err(|error| {
        let setting = if matches!(error, mail::SendError::From(_)) { "mail_from" } else { "smtp_url" };
        anyhow!("the setting {setting} can't be used: {error}")
    })
}

/// What letters say of the site; `listening` is where it is reached if nobody said otherwise.
pub(crate) fn site(config: &Config, listening: &str) -> Site {
    let url = config.public_url.as_deref().unwrap_or(listening);
    Site { name: config.site_name.clone(), url: url.trim_end_matches('/').to_owned() }
}

/// Nobody, at the host that the public knows.
fn default_sender(public_url: Option<&str>) -> String {
    let host =
        public_url.and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split(['/', ':']).next());
    format!("no-reply@{}", host.filter(|host| host.contains('.')).unwrap_or("gsef.invalid"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sender_is_at_the_public_host() {
        assert_eq!(
            default_sender(Some("https://knowledge.example.org:8443/x")),
            "no-reply@knowledge.example.org"
        );
        for unknown in [None, Some("http://localhost:8080"), Some("nonsense")] {
            assert_eq!(default_sender(unknown), "no-reply@gsef.invalid");
        }
    }
}
