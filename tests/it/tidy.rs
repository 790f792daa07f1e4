//! What the compiler can't hold: the floors, the documents' references, and what must not be in the repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The tower, from the ground up. A crate may import what is on a lower floor, never what is on its own or above.
const FLOORS: [&[&str]; 6] = [
    &["domain", "migrations"],
    &["storage", "search", "formats", "mail", "oidc"],
    &["app"],
    &["pages"],
    &["server"],
    &["gsef"],
];

/// Crates beside the tower: they may look into every floor, and no other crate may import them.
const BESIDE: [&str; 4] = ["scenarios", "benches", "fuzz", "xtask"];

/// The engines, by how their crates' names begin, and the crates that may know them.
const ENGINES: [(&str, &[&str]); 10] = [
    ("sea-orm", &["storage", "migrations"]),
    ("sea-query", &["storage", "migrations"]),
    ("sqlx", &["storage", "benches"]),
    ("migrations", &["storage"]),
    ("tantivy", &["search"]),
    ("async-graphql", &["server"]),
    ("axum", &["pages", "server", "benches"]),
    ("hyper", &["server", "oidc", "scenarios", "benches"]),
    ("lettre", &["mail"]),
    ("openidconnect", &["oidc"]),
];

/// Files longer than this hold more than one idea. The aim is half of it; the test that prints the longest tells.
const LINES_AT_MOST: usize = 800;

#[test]
fn crates_point_down() -> Result<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut metadata = Command::new(cargo);
    metadata.args(["metadata", "--format-version", "1", "--no-deps"]).current_dir(root()?);
    let output = metadata.output().context("can't start cargo")?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let wrong = wrong_imports(&serde_json::from_slice(&output.stdout)?)?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn a_wrong_import_is_found() -> Result<()> {
    let import = |name: &str| serde_json::json!({ "name": name });
    let metadata = serde_json::json!({ "packages": [
        { "name": "domain", "dependencies": [import("serde"), import("storage")] },
        { "name": "storage", "dependencies": [import("domain"), import("search"), import("sea-orm")] },
        { "name": "search", "dependencies": [import("tantivy")] },
        { "name": "app", "dependencies": [import("axum"), import("xtask"), import("storage")] },
        { "name": "attic", "dependencies": [] },
        { "name": "benches", "dependencies": [import("axum"), import("app")] },
        { "name": "xtask", "dependencies": [] },
    ]});
    let wrong = wrong_imports(&metadata)?;
    let found: Vec<_> = wrong.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(
        found,
        ["domain → storage", "storage → search", "app → axum", "app → xtask", "attic"],
        "{wrong:#?}"
    );
    Ok(())
}

/// What in the metadata of the workspace breaks the order of the floors, one line each.
fn wrong_imports(metadata: &Value) -> Result<Vec<String>> {
    let floor = |name: &str| FLOORS.iter().position(|floor| floor.contains(&name));
    let mut wrong = Vec::new();
    for package in metadata["packages"].as_array().context("metadata without packages")? {
        let name = package["name"].as_str().context("package without a name")?;
        let beside = BESIDE.contains(&name);
        if floor(name).is_none() && !beside {
            wrong.push(format!("{name}: on no floor; give it one in tests/it/tidy.rs"));
        }
        for dependency in package["dependencies"].as_array().context("package without dependencies")? {
            let import = dependency["name"].as_str().context("dependency without a name")?;
            if BESIDE.contains(&import) {
                wrong.push(format!("{name} → {import}: stands beside the tower"));
            }
            if floor(import).is_some_and(|below| floor(name).is_some_and(|own| below >= own)) {
                wrong.push(format!("{name} → {import}: imports point down"));
            }
            let engine = ENGINES.iter().find(|(engine, _)| import.starts_with(engine));
            if let Some((_, owners)) = engine.filter(|(_, owners)| !owners.contains(&name)) {
                wrong.push(format!("{name} → {import}: only for {}", owners.join(", ")));
            }
        }
    }
    Ok(wrong)
}

#[test]
fn paths_in_the_architecture_exist() -> Result<()> {
    let text = fs::read_to_string(root()?.join("ARCHITECTURE.md")).context("ARCHITECTURE.md")?;
    let known = Known::of(&files()?);
    let missing: BTreeSet<_> = code_spans(&text)
        .flat_map(alternatives)
        .filter(|path| known.looks_like_path(path) && !known.has(path))
        .collect();
    ensure!(missing.is_empty(), "ARCHITECTURE.md names what is not there: {missing:#?}");
    Ok(())
}

#[test]
fn only_paths_are_taken_for_paths() {
    let known = Known::of(&["crates/app/src/record/publish.rs".into(), "schema/schema.graphql".into()]);
    let text = "`crates/app/src` and `record/publish.rs`,\n```\n`no/such.rs`\n```\n`a b` `schema/{schema,old}.graphql`";
    let spans: Vec<_> = code_spans(text).flat_map(alternatives).collect();
    let expected =
        ["crates/app/src", "record/publish.rs", "a b", "schema/schema.graphql", "schema/old.graphql"];
    assert_eq!(spans, expected);
    for path in ["record/publish.rs", "publish.rs:12", "crates/", "crates/*/src", "app/src/record"] {
        assert!(known.looks_like_path(path) && known.has(path), "{path}");
    }
    for path in ["record/gone.rs", "gone.rs", "gone/", "crates/gone", "schema/old.graphql", "lish.rs"] {
        assert!(known.looks_like_path(path) && !known.has(path), "{path}");
    }
    for word in [
        "/graphql",
        "application/json",
        "a/b c",
        ".rs",
        "app::record",
        "https://example.org/a.rs",
        "<noun>.rs",
    ] {
        assert!(!known.looks_like_path(word), "{word}");
    }
}

/// What stands in single backticks outside of fenced blocks.
fn code_spans(markdown: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    let prose = markdown.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    });
    prose.flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// `a/{b,c}` is short for `a/b` and `a/c`.
fn alternatives(span: &str) -> Vec<String> {
    let Some((before, (choices, after))) =
        span.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    else {
        return vec![span.to_owned()];
    };
    choices.split(',').map(|choice| format!("{before}{}{after}", choice.trim())).collect()
}

/// Every file and folder of the repository, relative to its root and with `/` before it.
struct Known(BTreeSet<String>);

impl Known {
    fn of(files: &[PathBuf]) -> Self {
        let paths =
            files.iter().flat_map(|file| file.ancestors()).filter(|path| !path.as_os_str().is_empty());
        Self(paths.map(|path| format!("/{}", path.display())).collect())
    }

    /// A source file's name, a name that ends in `/`, or a name with `/` whose first part is a folder here. Not:
    /// routes (they begin with `/`), media types, Rust paths, placeholders.
    fn looks_like_path(&self, span: &str) -> bool {
        let plain = |c: char| c.is_ascii_alphanumeric() || "_-./*:".contains(c);
        if span.starts_with('/') || span.contains("::") || span.contains("//") || !span.chars().all(plain) {
            return false;
        }
        let name = Path::new(without_line(span));
        let source = name
            .extension()
            .is_some_and(|end| ["rs", "md", "graphql", "sql"].iter().any(|known| end == *known));
        let in_folder = span.split_once('/').is_some_and(|(first, _)| self.has(first));
        source || in_folder || (span.ends_with('/') && !is_ignored(span.trim_end_matches('/')))
    }

    /// Whether a file or folder has this path or one that ends with it; what follows a `*` is not looked at.
    fn has(&self, path: &str) -> bool {
        let path = without_line(path);
        let path = path.split_once('*').map_or(path, |(before, _)| before).trim_end_matches('/');
        let end = format!("/{path}");
        path.is_empty() || self.0.iter().any(|known| known.ends_with(&end))
    }
}

/// `file.rs:12` without the number of the line.
fn without_line(path: &str) -> &str {
    path.split(':').next().unwrap_or(path)
}

#[test]
fn nothing_names_the_machine_it_was_written_on() -> Result<()> {
    let root = root()?;
    let mut machine = vec![format!("/{}/", "root")];
    machine.extend((root.components().count() > 2).then(|| root.display().to_string()));
    let home = env::var("HOME").unwrap_or_default();
    machine.extend((home.len() > 1 && Path::new(&home) != env::temp_dir()).then(|| format!("{home}/")));
    let mut found = Vec::new();
    for file in files()? {
        let bytes = fs::read(root.join(&file)).with_context(|| file.display().to_string())?;
        let text = String::from_utf8_lossy(&bytes);
        found.extend(
            machine
                .iter()
                .filter(|path| names(&text, path))
                .map(|path| format!("{}: {path}", file.display())),
        );
    }
    ensure!(found.is_empty(), "paths of this machine:\n{}", found.join("\n"));
    Ok(())
}

#[test]
fn a_path_counts_only_from_its_beginning() {
    assert!(
        names("see /srv/ana/x", "/srv/ana/")
            && names("=/srv/ana/", "/srv/ana/")
            && names("/srv/ana/", "/srv/ana/")
    );
    assert!(!names("https://example.org/srv/ana/", "/srv/ana/") && !names("é/srv/ana/", "/srv/ana/"));
    assert!(names("https://example.org/srv/ana/ is /srv/ana/", "/srv/ana/"));
}

/// Whether the text holds the path where a path can begin, not as a part of an address.
fn names(text: &str, path: &str) -> bool {
    text.match_indices(path)
        .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || "._-~".contains(c)))
}

#[test]
fn no_source_file_is_too_long() -> Result<()> {
    let mut lengths = Vec::new();
    for file in files()?.into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
        let text = fs::read_to_string(root()?.join(&file)).with_context(|| file.display().to_string())?;
        lengths.push((text.lines().count(), file));
    }
    lengths.sort_unstable_by(|a, b| b.cmp(a));
    for (lines, file) in lengths.iter().take(10) {
        println!("{lines:5} {}", file.display());
    }
    let (longest, file) = lengths.first().context("no source files")?;
    ensure!(*longest <= LINES_AT_MOST, "{} has {longest} lines, more than {LINES_AT_MOST}", file.display());
    Ok(())
}

#[test]
fn the_readme_tells_how_to_run_and_to_test() -> Result<()> {
    let readme = fs::read_to_string(root()?.join("README.md")).context("README.md")?;
    for command in ["cargo run --release -- serve --demo", "cargo xtask test"] {
        ensure!(readme.contains(command), "README.md does not mention `{command}`");
    }
    Ok(())
}

#[test]
fn every_migration_is_listed() -> Result<()> {
    let folder = root()?.join("migrations/src");
    let lib = fs::read_to_string(folder.join("lib.rs")).context("migrations/src/lib.rs")?;
    let mut steps = 0;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        // A step is a file or a folder called m0001_…; helpers that steps share have other names.
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else {
            continue;
        };
        if !name.strip_prefix('m').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            continue;
        }
        steps += 1;
        ensure!(lib.contains(&format!("mod {name};")), "migrations/src/lib.rs does not declare {name}");
        ensure!(lib.contains(&format!("{name}::")), "migrations/src/lib.rs does not run {name}");
    }
    ensure!(steps > 0, "no migrations in {}", folder.display());
    Ok(())
}

/// The root of the checkout.
fn root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("tests has no parent folder")
}

/// The files of the repository, relative to its root, in order: all but what git keeps for itself and ignores.
fn files() -> Result<Vec<PathBuf>> {
    let root = root()?;
    let (mut folders, mut files) = (vec![root.to_path_buf()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let entry = entry?;
            if is_ignored(&entry.file_name().to_string_lossy()) {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path().strip_prefix(root)?.to_path_buf());
            }
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// Whether .gitignore leaves out files and folders of this name. Of its language it uses only `name`, `/name`,
/// `name/` and `*.end`, and so is read by name alone.
fn is_ignored(name: &str) -> bool {
    let ignored = |line: &str| match line.strip_prefix('*') {
        Some(end) => name.ends_with(end),
        None => line.trim_matches('/') == name,
    };
    name == ".git"
        || include_str!("../../.gitignore")
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .any(ignored)
}
