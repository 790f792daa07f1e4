//! What the tasks need beyond the Rust toolchain: installed where it is missing, said aloud, never asked for.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::{process, project, user};

/// Where Debian and Ubuntu keep the servers' programs, one folder a major version; they are not on PATH there.
const DEBIAN_POSTGRES: &str = "/usr/lib/postgresql";

/// The folder with PostgreSQL's server programs (initdb, pg_ctl, postgres).
///
/// # Errors
/// When PostgreSQL is missing and can't be installed: the message says what to do by hand.
pub(crate) fn postgres() -> Result<PathBuf> {
    if let Some(folder) = find_postgres() {
        return Ok(folder);
    }
    apt("the PostgreSQL server", &["postgresql"])?;
    find_postgres().with_context(|| {
        format!("installed PostgreSQL, but {DEBIAN_POSTGRES}/*/bin has no initdb and pg_ctl")
    })
}

/// As [`postgres`], but what is missing stays missing.
pub(crate) fn find_postgres() -> Option<PathBuf> {
    let complete = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file();
    let on_path = env::var_os("PATH").and_then(|path| env::split_paths(&path).find(complete));
    on_path.or_else(|| {
        let versions = fs::read_dir(DEBIAN_POSTGRES).ok()?.flatten();
        let mut found: Vec<(u32, PathBuf)> = versions
            .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
            .filter(|(_, folder)| complete(folder))
            .collect();
        found.sort_unstable();
        found.pop().map(|(_, folder)| folder)
    })
}

/// A C++ compiler, for the fuzzer's own runtime.
pub(crate) fn cxx() -> Result<()> {
    if process::works(Command::new("c++").arg("--version")) {
        return Ok(());
    }
    apt("a C++ compiler", &["g++"])
}

/// Chromium and its driver, for the scenarios in a browser, and letters of the languages that pages come in.
pub(crate) fn browser() -> Result<()> {
    let there = |program: &str| process::works(Command::new(program).arg("--version"));
    if there("chromium") && there("chromedriver") {
        return Ok(());
    }
    apt("Chromium and its driver", &["chromium", "chromium-driver", "fonts-noto-core", "fonts-noto-cjk"])
}

/// npm, for the audits of tests/audits that are written for Node.js.
pub(crate) fn npm() -> Result<()> {
    if process::works(Command::new("npm").arg("--version")) {
        return Ok(());
    }
    apt("Node.js and npm", &["nodejs", "npm"])
}

/// How the audits are installed: as their lock file says, and without running what packages bring to be run then.
pub(crate) const NPM_CI: [&str; 4] = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];

/// A Java runtime, for the Nu HTML checker.
pub(crate) fn java() -> Result<()> {
    if process::works(Command::new("java").arg("-version")) {
        return Ok(());
    }
    apt("a Java runtime", &["default-jre-headless"])
}

/// Whether `cargo nextest` is there, after an attempt to install it; without it `cargo test` has to do.
pub(crate) fn nextest() -> bool {
    let there = || process::works(&mut project::cargo(["nextest", "--version"]));
    if there() {
        return true;
    }
    eprintln!("cargo-nextest is missing: installing it");
    if let Err(error) = process::run_ok(&mut project::cargo(["install", "cargo-nextest", "--locked"])) {
        eprintln!("{error:#}");
    }
    there()
}

/// Installs Debian packages: as root directly, otherwise by a sudo that asks no password.
fn apt(what: &str, packages: &[&str]) -> Result<()> {
    let by_hand = format!("sudo apt-get install --no-install-recommends {}", packages.join(" "));
    if !process::works(Command::new("apt-get").arg("--version")) {
        bail!(
            "{what} is missing, and this is not Debian or Ubuntu: install it by hand (there it is `{by_hand}`)"
        );
    }
    let root = user::is_root()?;
    if !root && !process::works(Command::new("sudo").args(["-n", "true"])) {
        bail!(
            "{what} is missing, and installing it needs the rights of root: run `{by_hand}`, then try again"
        );
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        if root {
            command.env("DEBIAN_FRONTEND", "noninteractive");
        } else {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.args(arguments);
        command
    };
    eprintln!("{what} is missing: installing {}", packages.join(", "));
    // An old list of packages may still do, so only the installation itself has to succeed.
    if let Err(error) = process::run_ok(&mut apt_get(&["update", "--quiet"])) {
        eprintln!("{error:#}; going on with the list of packages that is there");
    }
    let mut install = apt_get(&["install", "--quiet", "--yes", "--no-install-recommends"]);
    process::run_ok(install.args(packages))
        .with_context(|| format!("{what} could not be installed: run `{by_hand}`, then try again"))?;
    eprintln!("installed {}", packages.join(", "));
    Ok(())
}
