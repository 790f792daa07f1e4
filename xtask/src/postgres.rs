//! A private PostgreSQL server in a temporary directory, which goes away with this program however that ends.

use std::fs::DirBuilder;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::{env, fs, process as this};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::user::User;
use crate::{install, process, user};

/// The variable by which tests find the server: `postgres://USER@HOST:PORT/DATABASE`.
pub(crate) const URL_VARIABLE: &str = "GSEF_TEST_POSTGRES";

/// Stops the server and removes its directory once standard input closes, which the kernel sees to even when the
/// program at the other end is killed. `immediate` skips the last checkpoint: nobody will read that data again.
const JANITOR: &str =
    r#"cat >/dev/null; "$1/pg_ctl" -D "$2/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$2""#;

#[derive(Args)]
pub(crate) struct Options {
    /// The command and its arguments.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "COMMAND")]
    command: Vec<String>,
}

/// `cargo xtask postgres -- COMMAND…`
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let Some((program, arguments)) = options.command.split_first() else { bail!("no command given") };
    let cluster = Cluster::start(Purpose::Tests)?;
    let mut command = Command::new(program);
    command.args(arguments);
    cluster.tell(&mut command);
    let status = process::run(&mut command)?;
    cluster.stop()?;
    Ok(process::exit_code(status))
}

/// What a server is set up for.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// Many small databases that nobody will miss.
    Tests,
    /// Comparing its speed with others': as for a machine that it shares with one other program. Durable, as it comes.
    Measuring,
}

impl Purpose {
    const fn settings(self) -> &'static str {
        match self {
            Self::Tests => "-c max_connections=400 -c fsync=off",
            // Compiling statements costs more than it saves where they take milliseconds.
            Self::Measuring => {
                "-c shared_buffers=512MB -c work_mem=64MB -c effective_cache_size=4GB -c random_page_cost=1.1 \
                 -c max_wal_size=4GB -c jit=off"
            }
        }
    }
}

/// A running server. Dropping it stops the server and removes everything it wrote.
pub(crate) struct Cluster {
    port: u16,
    home: PathBuf,
    janitor: Option<Child>,
}

impl Cluster {
    /// Starts a server on a free port of 127.0.0.1; `postgres` is its superuser and needs no password, which is fair
    /// for a server that holds test data for minutes.
    ///
    /// # Errors
    /// When PostgreSQL can't be installed or started; the message holds the server's own.
    pub(crate) fn start(purpose: Purpose) -> Result<Self> {
        let settings = purpose.settings();
        let bin = install::postgres()?;
        // initdb and the server refuse to work as root.
        let owner = if user::is_root()? { Some(User::postgres()?) } else { None };
        let home = new_directory(owner)?;
        // From here on the directory is the janitor's, on every way out.
        let mut cluster = Self { port: 0, janitor: Some(janitor(&bin, &home, owner)?), home: home.clone() };
        let program = |name: &str| {
            let mut command = Command::new(bin.join(name));
            command.current_dir(&home).arg("-D").arg(home.join("data"));
            if let Some(user) = owner {
                user.runs(&mut command);
            }
            command
        };
        let mut initdb = program("initdb");
        initdb.args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]);
        process::output(&mut initdb)?;

        // Between asking for a free port and the server's taking it, another program may have been quicker.
        let mut attempts = 0;
        cluster.port = loop {
            let port = free_port()?;
            let options = format!("-k '{}' -h 127.0.0.1 -p {port} {settings}", home.display());
            let log = home.join("log");
            let mut start = program("pg_ctl");
            start.arg("-l").arg(&log).args(["-w", "-t", "60", "-o", &options, "start"]);
            // Not `output`: the server keeps what it inherits open, and reading would wait for its end.
            if process::works(&mut start) {
                break port;
            }
            attempts += 1;
            if attempts == 3 {
                let said = fs::read_to_string(log).unwrap_or_default();
                bail!("PostgreSQL ({}) does not start:\n{}", bin.display(), said.trim());
            }
        };
        eprintln!(
            "started PostgreSQL ({}) on 127.0.0.1:{} in {}",
            bin.display(),
            cluster.port,
            home.display()
        );
        Ok(cluster)
    }

    /// Where the server is, as the tests read it.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Puts the server's address into a command's environment, for our tests and for libpq's programs.
    pub(crate) fn tell(&self, command: &mut Command) {
        command.env(URL_VARIABLE, self.url());
        command.envs([("PGHOST", "127.0.0.1"), ("PGUSER", "postgres"), ("PGDATABASE", "postgres")]);
        command.env("PGPORT", self.port.to_string());
    }

    /// Stops the server and removes its directory.
    ///
    /// # Errors
    /// When the directory could not be removed.
    pub(crate) fn stop(mut self) -> Result<()> {
        self.end()
    }

    fn end(&mut self) -> Result<()> {
        let Some(mut janitor) = self.janitor.take() else {
            return Ok(());
        };
        // `wait` closes the janitor's input first.
        let status = janitor.wait().context("lost the shell that stops PostgreSQL")?;
        if !status.success() {
            bail!("stopping PostgreSQL and removing {} failed ({status})", self.home.display());
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.end() {
            eprintln!("error: {error:#}");
        }
    }
}

fn janitor(bin: &Path, home: &Path, owner: Option<User>) -> Result<Child> {
    let mut command = Command::new("sh");
    command.args(["-c", JANITOR, "gsef-postgres-janitor"]).arg(bin).arg(home).current_dir("/");
    // A process group of its own, so that Ctrl-C at the terminal ends the tests and not the cleaning up.
    command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null());
    if let Some(user) = owner {
        user.runs(&mut command);
    }
    let started = command.spawn().context("can't start the shell that will stop PostgreSQL");
    if started.is_err() {
        fs::remove_dir_all(home).ok();
    }
    started
}

/// A new directory that only `owner` (by default this user) can enter.
fn new_directory(owner: Option<User>) -> Result<PathBuf> {
    // Another user may be unable to enter root's own temporary directory; /tmp is everybody's. A short path matters
    // too: the server's socket lies in it, and a socket's path has at most 107 bytes.
    let parent = if owner.is_some() { PathBuf::from("/tmp") } else { env::temp_dir() };
    for number in 0..1000 {
        let path = parent.join(format!("gsef-postgres-{}-{number}", this::id()));
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => {
                if let Some(User { uid, gid }) = owner {
                    chown(&path, Some(uid), Some(gid))
                        .with_context(|| format!("can't give away {}", path.display()))?;
                }
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| format!("can't create {}", path.display())),
        }
    }
    bail!("{} is full of directories of ended test runs (gsef-postgres-*): remove them", parent.display())
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

/// A server that tests may use: the one that the environment names, or else an own one.
pub(crate) enum Server {
    /// Named by [`URL_VARIABLE`]; started and stopped by somebody else.
    Named(String),
    /// Started here.
    Own(Cluster),
}

impl Server {
    /// # Errors
    /// As [`Cluster::start`].
    pub(crate) fn ready(purpose: Purpose) -> Result<Self> {
        match env::var(URL_VARIABLE) {
            Ok(url) if !url.is_empty() => {
                eprintln!("using the PostgreSQL server of {URL_VARIABLE}");
                Ok(Self::Named(url))
            }
            _ => Cluster::start(purpose).map(Self::Own),
        }
    }

    /// Puts the server's address into a command's environment.
    pub(crate) fn tell(&self, command: &mut Command) {
        match self {
            Self::Named(url) => {
                command.env(URL_VARIABLE, url);
            }
            Self::Own(cluster) => cluster.tell(command),
        }
    }

    /// # Errors
    /// As [`Cluster::stop`].
    pub(crate) fn stop(self) -> Result<()> {
        match self {
            Self::Named(_) => Ok(()),
            Self::Own(cluster) => cluster.stop(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_stopped_cluster_leaves_nothing() {
        // Whoever names a server of their own in GSEF_TEST_POSTGRES may have none to start.
        if install::find_postgres().is_none() {
            return;
        }
        let cluster = Cluster::start(Purpose::Tests).unwrap();
        let (port, home) = (cluster.port, cluster.home.clone());
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok() && home.exists());
        cluster.stop().unwrap();
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err() && !home.exists());
    }

    #[test]
    fn a_dropped_cluster_leaves_nothing() {
        if install::find_postgres().is_none() {
            return;
        }
        let home = Cluster::start(Purpose::Tests).unwrap().home.clone();
        assert!(!home.exists(), "{}", home.display());
    }
}
