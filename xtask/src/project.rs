//! Where the project and what cargo builds from it are.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// The checkout that this program was built from.
pub(crate) fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// The cargo that started this program, at work in the project's root.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// The kind of machine that the compiler builds for where nothing is said: `x86_64-unknown-linux-gnu`.
///
/// # Errors
/// When there is no compiler.
pub(crate) fn host() -> Result<String> {
    let said = process::output(Command::new("rustc").arg("-vV").current_dir(root()))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what it builds for")
}

/// What `cargo metadata` says of the workspace, read only as far as the tasks need it.
pub(crate) struct Metadata(String);

impl Metadata {
    /// Asks cargo; needs no network, for dependencies are left out.
    pub(crate) fn read() -> Result<Self> {
        process::output(&mut cargo(["metadata", "--format-version", "1", "--no-deps"])).map(Self)
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target_directory(&self) -> Result<PathBuf> {
        // The value is found without a JSON reader: it is a path, in which cargo has nothing to escape.
        let (_, rest) =
            self.0.split_once(r#""target_directory":""#).context("cargo metadata: no target_directory")?;
        let (path, _) = rest.split_once('"').context("cargo metadata: target_directory has no end")?;
        Ok(path.into())
    }

    /// Whether any crate has documentation examples that run as tests.
    pub(crate) fn has_doctests(&self) -> bool {
        self.0.contains(r#""doctest":true"#)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_names_the_target_directory() {
        let metadata = Metadata::read().unwrap();
        assert!(metadata.target_directory().unwrap().is_absolute());
    }

    #[test]
    fn the_root_is_the_workspace() {
        assert!(root().join("Cargo.lock").is_file(), "{}", root().display());
    }
}
