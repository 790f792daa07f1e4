//! Programs of other projects, for Node.js, in `tests/audits`.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::program;

/// The folder, with the packages of its lock file installed. `cargo xtask test` has done so before any test begins.
///
/// # Errors
/// What npm says.
pub fn folder() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
    // One at a time: tests are processes of their own.
    let file = folder.join("package.json");
    let lock = File::open(&file)?;
    lock.lock()?;
    let manifest: Value = serde_json::from_slice(&fs::read(&file)?)?;
    let mut wanted = manifest["dependencies"].as_object().context("no dependencies")?.keys();
    if !wanted.all(|package| folder.join("node_modules").join(package).is_dir()) {
        let install = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
        program::finish(Command::new("npm").args(install).current_dir(&folder))?.well()?;
    }
    Ok(folder)
}
