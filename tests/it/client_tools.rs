//! The tools that client apps are built with take the contract as it is written down: Relay's compiler and its store,
//! and graphql-codegen.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, ensure};
use scenarios::{
    audits,
    program::{self, Run},
    world::{World, on_sqlite},
};
use tempfile::TempDir;

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const CONTRACT: &str = include_str!("../../schema/schema.graphql");
/// A field that nothing has.
const WRONG: &str = "nothingOfThatName";

/// An app's folder, as its developers have it: the contract, operations, configurations, the tools.
struct App {
    folder: TempDir,
}

impl App {
    fn new() -> Result<Self> {
        let audits = audits::folder()?;
        let folder = tempfile::tempdir()?;
        let app = Self { folder };
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema");
        fs::write(app.path("schema.graphql"), CONTRACT)?;
        for (from, to) in [
            (schema.join("operations"), "operations"),
            (audits.join("clients"), ""),
            (audits.join("clients/src"), "src"),
        ] {
            fs::create_dir_all(app.path(to))?;
            for entry in fs::read_dir(from)? {
                let entry = entry?;
                if entry.file_type()?.is_file() {
                    fs::copy(entry.path(), app.path(to).join(entry.file_name()))?;
                }
            }
        }
        fs::create_dir(app.path("artefacts"))?;
        std::os::unix::fs::symlink(audits.join("node_modules"), app.path("node_modules"))?;
        Ok(app)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn tool(&self, name: &str, arguments: &[&str]) -> Result<Run> {
        let tool = self.path("node_modules/.bin").join(name);
        program::finish(Command::new(tool).args(arguments).current_dir(self.folder.path()))
    }

    fn compile(&self) -> Result<Run> {
        self.tool("relay-compiler", &["relay.config.json"])
    }

    fn generate(&self) -> Result<Run> {
        self.tool("graphql-codegen", &["--config", "codegen.json"])
    }
}

/// Whether a tool refused an operation, and said which field it does not know.
fn refused(told: &Run) -> Result<()> {
    ensure!(told.code != Some(0), "a field that does not exist was taken: {}{}", told.out, told.err);
    ensure!(told.out.contains(WRONG) || told.err.contains(WRONG), "{}{}", told.out, told.err);
    Ok(())
}

#[test]
fn relays_compiler_takes_the_contract() -> Result<()> {
    let app = App::new()?;
    app.compile()?.well()?;
    for artefact in [
        "PublicationsQuery",
        "PublicationsPageQuery",
        "PublicationsItemQuery",
        "PublicationsCreateMutation",
        "PublicationsSearchQuery",
        "PublicationsChangedSubscription",
        "Publications_list",
    ] {
        let file = app.path("artefacts").join(format!("{artefact}.graphql.js"));
        ensure!(file.is_file(), "{artefact} was not made");
    }

    let wrong = format!("graphql`query WrongQuery {{ records(first: 1) {{ {WRONG} }} }}`;\n");
    fs::write(app.path("src/Wrong.js"), wrong)?;
    refused(&app.compile()?)
}

#[test]
fn codegen_takes_the_contract_and_our_own_operations() -> Result<()> {
    let app = App::new()?;
    app.generate()?.well()?;
    let types = fs::read_to_string(app.path("artefacts/types.ts"))?;
    for entry in fs::read_dir(app.path("operations"))? {
        let text = fs::read_to_string(entry?.path())?;
        for kind in ["query", "mutation", "subscription"] {
            for line in text.lines().filter_map(|line| line.strip_prefix(&format!("{kind} "))) {
                let name = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                let (first, rest) = (kind[..1].to_uppercase(), &kind[1..]);
                ensure!(types.contains(&format!("export type {name}{first}{rest} = ")), "no type of {name}");
            }
        }
    }
    ensure!(types.contains("export type PublicationCreateInput = "), "no type of an input");

    fs::write(app.path("operations/Wrong.graphql"), format!("query Wrong {{ records {{ {WRONG} }} }}\n"))?;
    refused(&app.generate()?)
}

#[test]
fn a_relay_connection_is_added_to_from_a_mutations_answer() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let token = world.place.token()?;
        let address = format!("{}graphql", world.server.url);
        let told = tokio::task::spawn_blocking(move || {
            let app = App::new()?;
            app.compile()?.well()?;
            let artefacts = app.path("artefacts").display().to_string();
            let arguments = ["relay.mjs", &address, &token, &artefacts];
            program::finish(Command::new("node").args(arguments).current_dir(audits::folder()?))
        });
        let told = told.await??.well()?;
        print!("{}", told.out);
        ensure!(told.out.lines().filter(|line| line.starts_with("ok     ")).count() == 4, "{}", told.out);
        Ok(())
    })
}
