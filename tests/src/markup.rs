//! Pages that scenarios saw, kept for the Nu HTML checker: it starts once and reads them all after the tests.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::PathBuf,
};

use anyhow::{Context as _, Result};

/// The variable with the folder to keep pages in; without it none are kept. `cargo xtask test` sets it.
pub const FOLDER_VARIABLE: &str = "GSEF_PAGES";

/// Keeps a page under the path that it was seen at, once for each text that it had there.
///
/// # Errors
/// If it can't be written.
pub fn keep(path: &str, page: &str) -> Result<()> {
    let Some(folder) = env::var_os(FOLDER_VARIABLE).map(PathBuf::from) else { return Ok(()) };
    let mut hasher = DefaultHasher::new();
    page.hash(&mut hasher);
    let words: String =
        path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(100).collect();
    let file = folder.join(format!("{}-{:016x}.html", words.trim_matches('-'), hasher.finish()));
    fs::write(&file, page).with_context(|| format!("{} can't be written", file.display()))
}
