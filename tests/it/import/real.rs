//! Real sets of works, where there are some at hand.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail, ensure};
use scenarios::{place::Place, program::Run};

use super::Counts;

#[tokio::test]
async fn real_sets_of_flat_works_import_with_known_counts() -> Result<()> {
    let Some(sets) = real_sets()? else { return Ok(()) };
    let place = Place::sqlite()?;
    let import = |name: &str| -> Result<(Counts, Run)> {
        let run = place.run(&["import", &sets.join(name).display().to_string()])?;
        Ok((Counts::of(&run)?, run))
    };
    let (acl, run) = import("acl_2016on.jsonl")?;
    assert_eq!((acl.created, acl.rejected), (10_587, 1), "{}", run.err);
    // Two papers that really have one DOI.
    let twice =
        "2542: acl:J17-1002: is a duplicate: its DOI 10.1162/coli_a_00242 belongs to 'acl:J16-1002' already";
    ensure!(run.err.contains(twice), "{}", run.err);
    let (loc, run) = import("loc_sample.jsonl")?;
    assert_eq!((loc.created, loc.updated, loc.unchanged, loc.rejected), (31_878, 0, 0, 0), "{}", run.err);
    // A part of it once more, with the same keys.
    let (part, run) = import("sse_loc_A.jsonl")?;
    assert_eq!((part.created, part.updated, part.unchanged, part.rejected), (0, 0, 1_007, 0), "{}", run.err);
    assert_eq!(place.log_end().await?, 10_587 + 31_878);
    Ok(())
}

#[test]
fn real_bibtex_imports_without_a_rejection() -> Result<()> {
    let Some(sets) = real_sets()? else { return Ok(()) };
    let mut entries = 0;
    for file in fs::read_dir(sets.join("beebe"))? {
        let file = file?.path();
        // Each in a store of its own: several list the same works with the same DOI.
        let place = Place::sqlite()?;
        let run = place.run(&["import", &file.display().to_string()])?.well()?;
        let counts = Counts::of(&run)?;
        assert_eq!((counts.updated, counts.unchanged, counts.rejected), (0, 0, 0), "{}", run.err);
        assert_eq!(place.exported()?.len() as u64, counts.created);
        entries += counts.created;
    }
    // Of all files together; `@string` and what stands between entries is none.
    assert_eq!(entries, 9_733);
    Ok(())
}

/// The folder of real bibliographic sets, which stands beside the checkout in `shared/data/biblio` or is named in
/// `GSEF_BIBLIO`. Without it the test can't run, and says so; where `CI` is set it has to be there.
fn real_sets() -> Result<Option<PathBuf>> {
    let named = env::var_os("GSEF_BIBLIO").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/biblio");
    let folder = named.unwrap_or(beside);
    if folder.join("sse_loc_A.jsonl").is_file() {
        return Ok(Some(folder));
    }
    if env::var("CI").is_ok_and(|value| value == "true") {
        bail!("{} is missing: the import of real sets can't be tested", folder.display());
    }
    eprintln!(
        "NOT TESTED: the import of real sets, for {} is missing (GSEF_BIBLIO names it)",
        folder.display()
    );
    Ok(None)
}
