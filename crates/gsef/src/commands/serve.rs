//! `gsef serve`.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use app::{
    App, CacheSettings,
    follow::{
        IndexFollower, follow_log, run_digests, run_merge_moves, run_notices, run_saved_searches,
        run_schedule, send_letters,
    },
};
use clap::Args;
use domain::{SystemClock, SystemIds};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use search::{IndexOptions, RebuildReason};
use serde::Serialize;
use tokio::{net::TcpListener, task::JoinSet};
use tokio_util::sync::CancellationToken;

use crate::{
    config::{Config, Flags, TrustedDocuments},
    demo::{self, Loaded},
    place::{self, DataDir, IfMissing, Lock},
    post, sign_in,
    size::Bytes,
    stop,
    terminal::{Style, number, out, shell_word},
};

/// Upper ends of the classes that durations are counted in, in seconds.
const DURATIONS: [f64; 12] = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 15.0];
/// How often figures that were recorded are summed up.
const UPKEEP: Duration = Duration::from_secs(5);

#[derive(Debug, Args, Serialize)]
pub(crate) struct Serve {
    /// Load the demo content if the store is empty
    #[arg(long)]
    #[serde(skip)]
    demo: bool,

    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "HOST:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<String>,

    /// Address at which the public reaches this server, as https://knowledge.example.org
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    public_url: Option<String>,

    /// What the web site is called [default: GSEF knowledge exchange]
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    site_name: Option<String>,

    /// The web site's one colour, as #17594a
    #[arg(long, value_name = "COLOUR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    site_accent: Option<String>,

    /// Picture beside the web site's name: SVG, PNG, WebP or JPEG, at most 256 KiB
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    site_logo: Option<PathBuf>,

    /// Who letters come from, as "GSEF <no-reply@example.org>" [default: no-reply at the public address]
    #[arg(long, value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    mail_from: Option<String>,

    /// Server that sends letters, as smtps://USER:PASSWORD@HOST [default: files in the data folder's mail]
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    smtp_url: Option<String>,

    /// Proxies whose X-Forwarded-For is believed: addresses or networks, with commas between
    #[arg(long, value_name = "LIST")]
    #[serde(skip_serializing_if = "Option::is_none")]
    trusted_proxies: Option<String>,

    /// Largest body of a request [default: 1 MiB]
    #[arg(long, value_name = "SIZE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    body_bytes: Option<Bytes>,

    /// Longest time for a request
    #[arg(long, value_name = "SECONDS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    timeout_seconds: Option<u64>,

    /// Memory for answers that are kept; 0 keeps none
    #[arg(long, value_name = "SIZE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    answers_bytes: Option<Bytes>,

    /// Cost that an anonymous address may spend in a minute; 0: no limit
    #[arg(long, value_name = "COST")]
    #[serde(skip_serializing_if = "Option::is_none")]
    anonymous_cost_per_minute: Option<u32>,

    /// Cost that a token may spend in a minute; 0: no limit
    #[arg(long, value_name = "COST")]
    #[serde(skip_serializing_if = "Option::is_none")]
    token_cost_per_minute: Option<u32>,

    /// Whether only documents known beforehand are executed [default: off]
    #[arg(long, value_name = "MODE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    trusted_documents: Option<TrustedDocuments>,

    /// Streams that a token, or an anonymous address, may have open at once
    #[arg(long, value_name = "NUMBER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    streams_per_caller: Option<usize>,

    /// Streams that may be open at once in all
    #[arg(long, value_name = "NUMBER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    streams: Option<usize>,

    /// Memory for entities that are kept; 0 keeps none
    #[arg(long, value_name = "SIZE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_cache_bytes: Option<Bytes>,

    /// Pages of lists that are kept
    #[arg(long, value_name = "NUMBER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    list_cache_entries: Option<u64>,

    /// Memory in which the index gathers changes; four times as much while an empty one is filled
    #[arg(long, value_name = "SIZE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    index_writer_bytes: Option<Bytes>,

    /// Connections to the database for reading
    #[arg(long, value_name = "NUMBER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    database_connections: Option<u32>,
}

impl Serve {
    pub(crate) async fn run(self, config: &Config, flags: &Flags) -> Result<ExitCode> {
        // Before anything is opened or said: what can't be read ends it.
        let settings = settings(config)?;
        let stop = stop::on_signal()?;
        let style = Style::of(&std::io::stdout());
        let data_dir = DataDir::of(config);
        // A folder that is there may be in use, which is the better thing to say than that its server's port is taken. One
        // that is not there is made last: a start that fails leaves none behind.
        let is_there = data_dir.path().exists();
        let lock = is_there.then(|| lock(&data_dir)).transpose()?;
        let mailer = post::mailer(config)?;
        let providers = sign_in::providers(config)?;
        let listener = listen(&config.listen).await?;
        let opened = place::open_store(config, IfMissing::Create).await?;
        let _lock = lock.map_or_else(|| self::lock(&data_dir), Ok)?;
        let options =
            IndexOptions { writer_memory: config.index_writer_bytes.as_usize(), ..IndexOptions::default() };
        let (search, follower) = IndexFollower::open(&data_dir.index(), options)?;
        let reason = follower.rebuild_reason().copied();
        let caches =
            CacheSettings { entity_bytes: config.entity_cache_bytes.0, lists: config.list_cache_entries };
        let url = url_of(&listener)?;
        let app = App::new(opened.store.clone(), Arc::new(SystemClock), Arc::new(SystemIds), caches, search)
            .await?
            .with_site(post::site(config, &url))
            .with_providers(providers);
        for provider in app.sign_in_providers() {
            let back = app.return_address(&provider.name);
            tracing::info!(
                provider = provider.name,
                back,
                "people may sign in by this provider, which must know the address"
            );
        }

        let name = |name: &str| style.quiet(&format!("{name:<10}"));
        out(&format!("{}{}", name("data"), data_dir.path().display()))?;
        out(&format!("{}{}", name("database"), database_name(config)))?;
        let content = content(&app, self.demo).await?;
        out(&format!("{}{content}", name("content")))?;
        out(&format!("{}{}", name("index"), index_state(reason, app.store().size().await?)))?;

        let metrics = record_figures()?;
        let router = server::router(app.clone(), &settings, Some(metrics.clone()));
        let router =
            router.map_err(anyhow::Error::msg).context("the server can't start with these settings")?;
        let mut followers = Followers::default();
        followers.spawn("the log's follower", |end| follow_log(app.clone(), end));
        followers.spawn("the index's follower", |end| follower.run(app.clone(), end));
        followers.spawn("saved searches", |end| run_saved_searches(app.clone(), end));
        followers.spawn("notifications", |end| run_notices(app.clone(), end));
        followers.spawn("the post", |end| send_letters(app.clone(), mailer, end));
        followers.spawn("letters that gather", |end| run_digests(app.clone(), end));
        followers.spawn("what was merged", |end| run_merge_moves(app.clone(), end));
        followers.spawn("the scheduler", |end| run_schedule(app.clone(), end));
        followers.spawn("the figures' upkeep", |end| upkeep(metrics, end));

        out(&format!("{}{} (API console: {url}graphql)", name("address"), style.strong(&url)))?;
        out(&format!(
            "\nFor an administrator's token, in another terminal:\n{}",
            token_commands(config, flags)
        ))?;
        out(&style.quiet("\nCtrl-C ends the server."))?;

        let served = tokio::spawn(server::serve(listener, router, stop.clone()));
        let fault = tokio::select! {
            () = stop.cancelled() => None,
            fault = followers.fault() => Some(fault),
        };
        stop.cancel();
        tracing::info!("ending: requests under way are finished");
        served.await.context("the server failed")?.context("the server can't go on")?;
        followers.end().await;
        app.denials_entered().await;
        drop(app);
        opened.store.close().await?;
        match fault {
            Some(fault) => bail!("{fault} ended by a fault: see the log above, and report it"),
            None => Ok(ExitCode::SUCCESS),
        }
    }
}

/// Makes the data folder whole, and becomes the one that serves from it.
fn lock(data_dir: &DataDir) -> Result<Lock> {
    data_dir.make()?;
    data_dir.lock_serve()
}

/// Loads the demo where that is asked for and the store is empty. Says what the store holds.
async fn content(app: &App, demo: bool) -> Result<String> {
    let held = app.store().size().await?;
    if !demo {
        return Ok(format!("{} entries", number(held)));
    }
    Ok(match demo::load(app).await? {
        Loaded::All(entries) => format!("{} entries of the demo loaded", number(entries)),
        Loaded::NotEmpty => format!("{} entries; the demo is only loaded into an empty store", number(held)),
        Loaded::Elsewhere => "the demo, which another server is loading".to_owned(),
    })
}

async fn listen(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                "another program listens there: stop it, or choose another port with --listen"
            }
            std::io::ErrorKind::PermissionDenied => {
                "this user may not: choose a port from 1024 on with --listen, and put a proxy before it"
            }
            std::io::ErrorKind::AddrNotAvailable => {
                "this machine has no such address: choose another with --listen"
            }
            _ => {
                return anyhow::anyhow!(
                    "can't listen on {address}: {error}: give --listen as in 127.0.0.1:8080"
                );
            }
        };
        anyhow::anyhow!("can't listen on {address}: {why}")
    })
}

/// The operator's picture. A file that can't be one must not show on the first page.
fn logo(path: &Path) -> Result<server::Logo> {
    let bytes = std::fs::read(path)
        .with_context(|| format!("the file of site_logo, {}, can't be read", path.display()))?;
    server::Logo::of(bytes)
        .map_err(|why| anyhow::anyhow!("the setting site_logo can't be {}: {why}", path.display()))
}

fn settings(config: &Config) -> Result<server::Settings> {
    Ok(server::Settings {
        identity: server::Identity {
            name: config.site_name.clone(),
            accent: config.site_accent.clone(),
            logo: config
                .site_logo
                .as_deref()
                .filter(|path| !path.as_os_str().is_empty())
                .map(logo)
                .transpose()?,
            public_url: config.public_url.clone(),
        },
        trusted_proxies: config.trusted_proxies.clone(),
        body_bytes: config.body_bytes.as_usize(),
        timeout: Duration::from_secs(config.timeout_seconds),
        answers_bytes: config.answers_bytes.0,
        anonymous_cost_per_minute: config.anonymous_cost_per_minute,
        token_cost_per_minute: config.token_cost_per_minute,
        trusted_documents: match config.trusted_documents {
            TrustedDocuments::Off => server::TrustMode::Off,
            TrustedDocuments::Log => server::TrustMode::Log,
            TrustedDocuments::Required => server::TrustMode::Required,
        },
        streams_per_caller: config.streams_per_caller,
        streams: config.streams,
    })
}

fn record_figures() -> Result<PrometheusHandle> {
    let durations = Matcher::Suffix("_seconds".to_owned());
    let recorder = PrometheusBuilder::new().set_buckets_for_metric(durations, &DURATIONS);
    let handle = recorder.and_then(PrometheusBuilder::install_recorder);
    handle.context("the process can't keep figures")
}

async fn upkeep(metrics: PrometheusHandle, end: CancellationToken) {
    while end.run_until_cancelled(tokio::time::sleep(UPKEEP)).await.is_some() {
        metrics.run_upkeep();
    }
}

/// What runs beside the server. None of them ends by itself.
#[derive(Default)]
struct Followers {
    end: CancellationToken,
    running: JoinSet<&'static str>,
}

impl Followers {
    fn spawn<F>(&mut self, name: &'static str, follow: impl FnOnce(CancellationToken) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        // In a task of its own, so that a fault in it still has a name.
        let task = tokio::spawn(follow(self.end.clone()));
        self.running.spawn(async move {
            let _ = task.await;
            name
        });
    }

    /// Waits until one ends by a fault; says which.
    async fn fault(&mut self) -> &'static str {
        match self.running.join_next().await {
            Some(Ok(name)) => name,
            Some(Err(_)) | None => "a task beside the server",
        }
    }

    async fn end(mut self) {
        self.end.cancel();
        let all = async { while self.running.join_next().await.is_some() {} };
        if tokio::time::timeout(Duration::from_secs(20), all).await.is_err() {
            tracing::warn!("the index could not be committed in time; it goes on from its last commit");
        }
    }
}

fn index_state(reason: Option<RebuildReason>, entities: u64) -> String {
    let why = match reason {
        None => return "up to its last commit; it follows from there".to_owned(),
        Some(RebuildReason::Missing) => "there was none",
        Some(RebuildReason::OtherSchema) => "it was made by another version of this program",
        Some(RebuildReason::Damaged) => "it could not be read",
    };
    if entities == 0 { format!("begun: {why}") } else { format!("being built from the database: {why}") }
}

fn database_name(config: &Config) -> String {
    match &config.database_url {
        None => format!("SQLite, {}", DataDir::of(config).sqlite().display()),
        Some(url) if url.starts_with("sqlite:") => format!("SQLite, {url}"),
        Some(url) => {
            let place = url
                .rsplit_once('@')
                .map_or_else(|| url.split("://").nth(1).unwrap_or(""), |(_, place)| place);
            format!("PostgreSQL, {}", place.split('?').next().unwrap_or(place))
        }
    }
}

fn url_of(listener: &TcpListener) -> Result<String> {
    let address = listener.local_addr().context("the listener has no address")?;
    let host = if address.ip().is_unspecified() { "localhost".to_owned() } else { address.ip().to_string() };
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    Ok(format!("http://{host}:{}/", address.port()))
}

/// The commands that make an administrator and a token, as they work from here.
fn token_commands(config: &Config, flags: &Flags) -> String {
    let program = std::env::args().next().unwrap_or_else(|| "gsef".to_owned());
    let mut place = String::new();
    if flags.database_url.is_some() {
        // It may hold a password, which belongs on no screen.
        place.push_str(" --database-url URL");
    } else if config.database_url.is_none() && config.data_dir != Config::default().data_dir {
        place = format!(" --data-dir {}", shell_word(&config.data_dir.to_string_lossy()));
    }
    let program = shell_word(&program);
    format!(
        "  {program} user add you@example.org --role administrator{place}\n  \
         {program} token create you@example.org --scope admin{place}"
    )
}
