//! The Nu HTML checker, over every page that the scenarios saw.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};

use crate::{install, process, project};

/// An empty folder for the pages of one run of the tests.
///
/// # Errors
/// If it can't be made.
pub(crate) fn empty_folder(target: &Path) -> Result<PathBuf> {
    let folder = target.join("pages-seen");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} can't be emptied", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} can't be made", folder.display()))?;
    Ok(folder)
}

/// Checks all pages at once. The checker itself prints what it finds, with the file's name and line.
///
/// # Errors
/// If a page has an error, or if there are no pages where there should be some.
pub(crate) fn check(folder: &Path, must_be_some: bool) -> Result<()> {
    let pages = fs::read_dir(folder)?.count();
    if pages == 0 && !must_be_some {
        eprintln!("the tests that ran saw no page");
        return Ok(());
    }
    ensure!(pages > 0, "no scenario kept a page in {}", folder.display());
    install::java()?;
    let checker = project::root().join("tests/audits/node_modules/vnu-jar/build/dist/vnu.jar");
    // Deep nesting is read by recursion.
    let mut command = Command::new("java");
    command.arg("-Xss4m").arg("-jar").arg(&checker).args(["--errors-only", "--skip-non-html"]).arg(folder);
    process::run_ok(&mut command)?;
    eprintln!("{pages} pages without an error");
    Ok(())
}
