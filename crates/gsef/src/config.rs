//! Settings: flags, before the environment (`GSEF_…`), before `gsef.toml`, before the defaults.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};
use figment::{
    Figment,
    error::Kind,
    providers::{Env, Format as _, Serialized, Toml},
};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

use crate::size::Bytes;

/// The file that is read where none is named, in the working directory.
const FILE: &str = "gsef.toml";
const PREFIX: &str = "GSEF_";
/// Variables that begin so and are no settings: the file of settings, secrets of providers, and the database of tests.
const OTHERS: [&str; 3] = ["CONFIG", "OIDC_", "TEST_"];

/// Every setting, with its value. The names of the fields are those in `gsef.toml`; in the environment they stand in
/// capitals after `GSEF_`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The folder of database, index and files.
    pub(crate) data_dir: PathBuf,
    /// The database, where it is not the SQLite file in the data folder.
    pub(crate) database_url: Option<String>,
    /// What is logged.
    pub(crate) log: Option<String>,
    /// How it is logged.
    pub(crate) log_format: LogFormat,
    /// Where `serve` listens.
    pub(crate) listen: String,
    /// The address at which the public reaches the server.
    pub(crate) public_url: Option<String>,
    /// What the web site is called.
    pub(crate) site_name: String,
    /// The colour of the web site.
    pub(crate) site_accent: Option<String>,
    /// The picture beside the web site's name; the built-in one where absent.
    pub(crate) site_logo: Option<PathBuf>,
    /// Who letters come from; the platform's own host where absent.
    pub(crate) mail_from: Option<String>,
    /// The server that letters go to; a folder where absent.
    pub(crate) smtp_url: Option<String>,
    /// Providers that people may sign in with, by OpenID Connect.
    pub(crate) oidc: Vec<Oidc>,
    /// Proxies whose `X-Forwarded-For` is believed.
    #[serde(deserialize_with = "list")]
    pub(crate) trusted_proxies: Vec<String>,
    /// The largest body of a request.
    pub(crate) body_bytes: Bytes,
    /// The longest time for a request.
    pub(crate) timeout_seconds: u64,
    /// Memory for answers that are kept.
    pub(crate) answers_bytes: Bytes,
    /// Cost that an anonymous address may spend in a minute; 0: without limit.
    pub(crate) anonymous_cost_per_minute: u32,
    /// Cost that a token may spend in a minute; 0: without limit.
    pub(crate) token_cost_per_minute: u32,
    /// Whether only documents known beforehand are executed.
    pub(crate) trusted_documents: TrustedDocuments,
    /// Streams that a token, or an anonymous address, may have open at once.
    pub(crate) streams_per_caller: usize,
    /// Streams that may be open at once in all.
    pub(crate) streams: usize,
    /// Memory for entities that are kept.
    pub(crate) entity_cache_bytes: Bytes,
    /// Pages of lists that are kept.
    pub(crate) list_cache_entries: u64,
    /// Memory in which the index gathers changes.
    pub(crate) index_writer_bytes: Bytes,
    /// Connections to the database for reading.
    pub(crate) database_connections: u32,
}

/// A provider that people may sign in with, as `[[oidc]]` in `gsef.toml`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Oidc {
    /// Its name in addresses.
    pub(crate) name: String,
    /// What people read on its button; its name where absent.
    pub(crate) label: Option<String>,
    /// Its address, as it names itself.
    pub(crate) issuer: String,
    /// What it calls this program.
    pub(crate) client_id: String,
    /// What this program shows it.
    #[serde(skip_serializing)]
    pub(crate) client_secret: Secret,
    /// A file that holds that in its place.
    pub(crate) client_secret_file: Option<PathBuf>,
    /// What is asked for beside `openid`.
    #[serde(deserialize_with = "list")]
    pub(crate) scopes: Vec<String>,
}

/// A text that is never shown.
#[derive(Clone, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Secret(pub(crate) String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Whether only documents known beforehand are executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TrustedDocuments {
    /// Any document is executed.
    Off,
    /// Others are executed and logged.
    Log,
    /// Others are refused.
    Required,
}

impl Default for Config {
    fn default() -> Self {
        let server = server::Settings::default();
        let caches = app::CacheSettings::default();
        let index = search::IndexOptions::default();
        let database = storage::Options::new("");
        Self {
            data_dir: PathBuf::from("./gsef-data"),
            database_url: None,
            log: None,
            log_format: LogFormat::Text,
            listen: "127.0.0.1:8080".to_owned(),
            public_url: server.identity.public_url,
            site_name: server.identity.name,
            site_accent: server.identity.accent,
            site_logo: None,
            mail_from: None,
            smtp_url: None,
            oidc: Vec::new(),
            trusted_proxies: server.trusted_proxies,
            body_bytes: Bytes(server.body_bytes as u64),
            timeout_seconds: server.timeout.as_secs(),
            answers_bytes: Bytes(server.answers_bytes),
            anonymous_cost_per_minute: server.anonymous_cost_per_minute,
            token_cost_per_minute: server.token_cost_per_minute,
            trusted_documents: TrustedDocuments::Off,
            streams_per_caller: server.streams_per_caller,
            streams: server.streams,
            entity_cache_bytes: Bytes(caches.entity_bytes),
            list_cache_entries: caches.lists,
            index_writer_bytes: Bytes(index.writer_memory as u64),
            database_connections: database.readers,
        }
    }
}

/// The flags that every command takes.
#[derive(Debug, Clone, Args, Serialize)]
pub(crate) struct Flags {
    /// Settings file [default: gsef.toml in the working directory, if there is one]
    #[arg(long, global = true, value_name = "FILE", help_heading = "Settings")]
    #[serde(skip)]
    pub(crate) config: Option<PathBuf>,

    /// Folder of database, index and files [default: ./gsef-data]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Settings")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data_dir: Option<PathBuf>,

    /// Database, as postgres://USER:PASSWORD@HOST/NAME [default: SQLite in the data folder]
    #[arg(long, global = true, value_name = "URL", help_heading = "Settings")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) database_url: Option<String>,

    /// What to log: error, warn, info, debug, or as in info,search=debug [default: RUST_LOG]
    #[arg(long, global = true, value_name = "FILTER", help_heading = "Settings")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) log: Option<String>,

    /// How to log, to standard error [default: text]
    #[arg(long, global = true, value_name = "FORMAT", help_heading = "Settings")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) log_format: Option<LogFormat>,
}

impl Config {
    /// The settings in force, with a command's own flags before all.
    pub(crate) fn read(flags: &Flags, own: impl Serialize) -> Result<Self> {
        let defaults = Figment::from(Serialized::defaults(Self::default()));
        let names: Vec<String> = setting_names(&defaults);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        check_variables(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()), &names)?;
        let file = file(flags)?;
        let figment = if file.exists() { defaults.merge(Toml::file_exact(&file)) } else { defaults };
        let figment = figment
            .merge(Env::prefixed(PREFIX).only(&names))
            .merge(Serialized::defaults(flags))
            .merge(Serialized::defaults(own));
        let mut config: Self = extract(&figment, &file)?;
        // An empty variable is the usual way to say "none".
        for text in [
            &mut config.database_url,
            &mut config.public_url,
            &mut config.site_accent,
            &mut config.mail_from,
            &mut config.smtp_url,
            &mut config.log,
        ] {
            if text.as_deref().is_some_and(|text| text.trim().is_empty()) {
                *text = None;
            }
        }
        if let Some(url) = &config.public_url
            && !["http://", "https://"].iter().any(|scheme| url.starts_with(scheme))
        {
            bail!("the setting public_url can't be '{url}': it must be as in https://knowledge.example.org");
        }
        if let Some(url) = &mut config.public_url {
            // Paths are put behind it.
            url.truncate(url.trim_end_matches('/').len());
        }
        if let Some(accent) = &config.site_accent
            && !is_colour(accent)
        {
            bail!("the setting site_accent can't be '{accent}': it must be a colour as in #17594a");
        }
        if config.site_name.trim().is_empty() {
            bail!("the setting site_name is empty: give the site a name");
        }
        if config.database_connections == 0 {
            bail!("the setting database_connections is 0: at least one is needed");
        }
        Ok(config)
    }
}

/// Whether it is a colour of three or six digits, which can stand in a style sheet.
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    [3, 6].contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn setting_names(defaults: &Figment) -> Vec<String> {
    let data = figment::Provider::data(defaults).unwrap_or_default();
    data.into_values().flat_map(figment::value::Dict::into_keys).collect()
}

/// A variable that is meant for a setting that there is not would be passed over, and whoever set it would not know.
fn check_variables(variables: impl Iterator<Item = String>, names: &[&str]) -> Result<()> {
    for variable in variables {
        let Some(name) = variable.strip_prefix(PREFIX) else { continue };
        let is_other = |other: &str| name == other || (other.ends_with('_') && name.starts_with(other));
        if !OTHERS.into_iter().any(is_other) && !names.contains(&name.to_lowercase().as_str()) {
            let known = names.join(", ");
            bail!(
                "there is no setting '{}' (environment variable {variable}): the settings are {known}",
                name.to_lowercase()
            );
        }
    }
    Ok(())
}

/// The settings file; one that was asked for must be there.
fn file(flags: &Flags) -> Result<PathBuf> {
    let named = flags.config.clone().or_else(|| std::env::var_os("GSEF_CONFIG").map(PathBuf::from));
    match named {
        Some(file) if !file.is_file() => {
            bail!("there is no settings file {}: check --config (or GSEF_CONFIG)", file.display())
        }
        Some(file) => Ok(file),
        None => Ok(PathBuf::from(FILE)),
    }
}

fn extract<T: DeserializeOwned>(figment: &Figment, file: &Path) -> Result<T> {
    figment.extract().map_err(|error| {
        let faults: Vec<String> = error.into_iter().map(|fault| explain(&fault, file)).collect();
        anyhow!("{}", faults.join("; "))
    })
}

/// A fault of a setting in one sentence: where, which, what is wrong, what would do.
fn explain(fault: &figment::Error, file: &Path) -> String {
    let provider = fault.metadata.as_ref().map_or("", |metadata| metadata.name.as_ref());
    let in_file = provider.contains("TOML");
    let key = fault.path.join(".");
    let place = if in_file {
        format!(" in {}", file.display())
    } else if provider.contains("environment") {
        format!(" (environment variable {PREFIX}{})", key.to_uppercase())
    } else {
        String::new()
    };
    match &fault.kind {
        Kind::UnknownField(name, known) => {
            format!("there is no setting '{name}'{place}: the settings are {}", known.join(", "))
        }
        Kind::InvalidType(found, wanted) => {
            format!("the setting {key}{place} is {found}: it must be {wanted}")
        }
        Kind::InvalidValue(found, wanted) => {
            format!("the setting {key}{place} can't be {found}: it must be {wanted}")
        }
        Kind::UnknownVariant(found, known) => {
            format!("the setting {key}{place} can't be '{found}': it must be one of {}", known.join(", "))
        }
        // What the file's parser says goes over several lines and shows the place.
        Kind::Message(message) if key.is_empty() && in_file => {
            format!("{} can't be read:\n{message}", file.display())
        }
        Kind::Message(message) => format!("the setting {key}{place}: {message}"),
        other => format!("the setting {key}{place}: {other}"),
    }
}

/// A list, or a text with commas in it.
fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        List(Vec<String>),
        Text(String),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::List(list) => list,
        Written::Text(text) => {
            text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        }
    })
}
