//! The program under test: its store in a data folder, and servers on copies of it.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use crate::{
    corpus::{self, Size},
    http,
    usage::Usage,
};

/// How long anything may take that is waited for: the index of a million records, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(3_600);

/// The program and the folder in which everything is kept.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub(crate) binary: PathBuf,
    pub(crate) folder: PathBuf,
}

/// How an import went.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Imported {
    pub(crate) entries: usize,
    pub(crate) import_seconds: f64,
    pub(crate) entries_per_second: f64,
    /// From the end of the import until a server on the store said that it is ready.
    pub(crate) index_seconds: f64,
    pub(crate) database_bytes: u64,
    pub(crate) index_bytes: u64,
}

impl Program {
    /// The program that `cargo xtask bench` built, and `bench` beside its build's folder.
    pub(crate) fn find() -> Result<Self> {
        let binary = std::env::var_os("GSEF_BIN")
            .context("run 'cargo xtask bench': it builds the server and sets GSEF_BIN")?;
        let binary = PathBuf::from(binary);
        let target =
            binary.parent().and_then(Path::parent).context("GSEF_BIN is no path within a build's folder")?;
        let folder = target.join("bench");
        fs::create_dir_all(&folder)?;
        Ok(Self { binary, folder })
    }

    /// The data folder of the store of a size.
    pub(crate) fn store(&self, size: Size) -> PathBuf {
        self.folder.join(format!("store-{}", size.name()))
    }

    /// Makes the corpus and the store of it, measuring. None where the store is there and is to be used again.
    pub(crate) fn import(&self, size: Size, again: bool) -> Result<Option<Imported>> {
        let store = self.store(size);
        if store.is_dir() && !again {
            return Ok(None);
        }
        eprintln!("writing the corpus …");
        let corpus = corpus::write(&self.folder, size)?;
        let part = store.with_extension("part");
        clear(&part)?;
        eprintln!("importing {} entries …", size.all());
        let begun = Instant::now();
        let mut import = self.command(&part);
        import.arg("import").arg(&corpus).stdout(Stdio::null());
        let status = import.status().context("can't run the program under test")?;
        let import_seconds = begun.elapsed().as_secs_f64();
        ensure!(status.success(), "the import ended with {status}");
        eprintln!("filling the index …");
        let begun = Instant::now();
        let server = Server::start(self, &part, &[])?;
        let index_seconds = begun.elapsed().as_secs_f64();
        // Merges of the index go on for a while; the store is measured and used as it is when they are done.
        sleep(Duration::from_secs(5));
        server.stop()?;
        clear(&store)?;
        fs::rename(&part, &store)?;
        #[expect(clippy::cast_precision_loss, reason = "a count of entries")]
        let entries = size.all() as f64;
        Ok(Some(Imported {
            entries: size.all(),
            import_seconds,
            entries_per_second: entries / import_seconds,
            index_seconds,
            database_bytes: bytes_of(&store.join("gsef.sqlite"))?,
            index_bytes: bytes_of(&store.join("index"))?,
        }))
    }

    /// A copy of a store, which may be written to.
    pub(crate) fn copy(&self, store: &Path, name: &str) -> Result<PathBuf> {
        let copy = self.folder.join(format!("copy-{name}"));
        clear(&copy)?;
        copy_folder(store, &copy)?;
        Ok(copy)
    }

    /// A new administrator's token.
    pub(crate) fn token(&self, data: &Path) -> Result<String> {
        let address = "bench@example.org";
        self.output(self.command(data).args(["user", "add", address, "--role", "administrator"]))?;
        let token = self.output(self.command(data).args(["token", "create", address, "--scope", "admin"]))?;
        Ok(token.trim().to_owned())
    }

    pub(crate) fn output(&self, command: &mut Command) -> Result<String> {
        let output = command.stderr(Stdio::inherit()).output()?;
        ensure!(output.status.success(), "{} ended with {}", self.binary.display(), output.status);
        Ok(String::from_utf8(output.stdout)?)
    }

    /// The program, to be told what to do with a data folder.
    pub(crate) fn command(&self, data: &Path) -> Command {
        let mut command = Command::new(&self.binary);
        // In the folder of the bench, so that a gsef.toml lying about changes nothing.
        command.current_dir(&self.folder);
        // Nor do settings that lie about in the environment, and what is meant for the bench is none.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GSEF_") {
                command.env_remove(&name);
            }
        }
        command.env("GSEF_DATA_DIR", data);
        command
    }
}

/// A server that is ready; stopped when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// From its start until it said that it is ready.
    pub(crate) ready_after: Duration,
    /// The parent of other processes that work for it, such as a database's.
    pub(crate) beside: Option<u32>,
}

impl Server {
    /// Starts `gsef serve` on a data folder with these settings and waits until it is ready.
    pub(crate) fn start(program: &Program, data: &Path, settings: &[(&str, &str)]) -> Result<Self> {
        let address = free_address()?;
        let mut command = program.command(data);
        command
            .args(["serve", "--listen", &address.to_string()])
            // Measured is the work, not what an operator allows a client.
            .envs([("GSEF_ANONYMOUS_COST_PER_MINUTE", "0"), ("GSEF_TOKEN_COST_PER_MINUTE", "0")])
            .envs(settings.iter().copied());
        Self::spawn(command, address)
    }

    /// Starts this very program in another role, which serves at `--listen`.
    pub(crate) fn start_self(arguments: &[String]) -> Result<Self> {
        let address = free_address()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(arguments).args(["--listen", &address.to_string()]);
        Self::spawn(command, address)
    }

    fn spawn(mut command: Command, address: SocketAddr) -> Result<Self> {
        let begun = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.context("can't run the program under test")?;
        let mut server = Self { child, address, ready_after: Duration::ZERO, beside: None };
        while !http::is_ready(address) {
            if let Some(status) = server.child.try_wait()? {
                bail!("a server ended with {status} before it was ready");
            }
            ensure!(begun.elapsed() < PATIENCE, "a server was not ready in {} s", PATIENCE.as_secs());
            sleep(Duration::from_millis(5));
        }
        server.ready_after = begun.elapsed();
        Ok(server)
    }

    /// What the process, and those beside it, have used so far.
    pub(crate) fn usage(&self) -> Result<Usage> {
        let own = Usage::of(self.child.id())?;
        Ok(match self.beside {
            Some(parent) => own + Usage::of_family(parent)?,
            None => own,
        })
    }

    /// Ends it as an operator would, and waits.
    pub(crate) fn stop(mut self) -> Result<()> {
        let status = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        ensure!(status.success(), "the server can't be told to stop");
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// Removes a folder if it is there.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("can't clear {}", folder.display()))?;
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Bytes of a file, or of all that is in a folder.
pub(crate) fn bytes_of(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path)?;
    if metadata.is_file() {
        return Ok(metadata.len());
    }
    fs::read_dir(path)?.map(|entry| bytes_of(&entry?.path())).sum()
}
