//! The commands, one in a file.

mod account;
mod audit;
mod backup;
mod doctor;
mod export;
mod import;
mod index;
mod restore;
mod schema;
mod search;
mod serve;
mod token;

use std::process::ExitCode;

use anyhow::Result;
use clap::{
    Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use domain::EntityKind;

use crate::{
    config::{Config, Flags},
    logging,
};

/// The knowledge exchange of the Global Social Economy Forum: members, publications and research, served over GraphQL
/// with full-text search.
///
/// Settings come from flags, else from the environment (GSEF_DATA_DIR, GSEF_LISTEN, …), else from gsef.toml in the
/// working directory, else from the defaults.
#[derive(Debug, Parser)]
#[command(name = "gsef", version, max_term_width = 100, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    flags: Flags,
}

#[expect(clippy::large_enum_variant, reason = "there is one, at the start of the program")]
#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API over HTTP
    Serve(serve::Serve),
    /// Import files: exchange form or bibliographic JSONL, BibTeX
    Import(import::Import),
    /// Write everything out in the exchange form, one thing a line
    Export(export::Export),
    /// Search, and show the hits as a table
    Search(search::Search),
    /// Accounts and their roles
    User {
        #[command(subcommand)]
        command: account::Account,
    },
    /// API tokens
    Token {
        #[command(subcommand)]
        command: token::Token,
    },
    /// Copy the database into one file, also while it is served (SQLite)
    Backup(backup::Backup),
    /// Put a backup in the place of the database (SQLite)
    Restore(restore::Restore),
    /// The search index: look at it, rebuild it, compare it with the database
    Index {
        #[command(subcommand)]
        command: index::Index,
    },
    /// The audit log: who did what, and whether nothing of it was changed
    Audit {
        #[command(subcommand)]
        command: audit::Audit,
    },
    /// Print the schema of the API or of the database
    Schema(schema::Schema),
    /// Check settings, data folder, database and index
    Doctor,
}

/// Runs what was asked for. Answers the exit code: 0, or what the command says of a job done in part.
pub(crate) async fn run(Arguments { command, flags }: Arguments) -> Result<ExitCode> {
    let config = match &command {
        Command::Serve(serve) => Config::read(&flags, serve)?,
        Command::User { command } => Config::read(&flags, command.settings())?,
        _ => Config::read(&flags, NoFlags {})?,
    };
    let log = if matches!(command, Command::Serve(_)) { "info,sea_orm_migration=warn" } else { "warn" };
    logging::begin(&config, log)?;
    match command {
        Command::Serve(serve) => serve.run(&config, &flags).await,
        Command::Import(import) => import.run(&config).await,
        Command::Export(export) => export.run(&config).await,
        Command::Search(search) => search.run(&config).await,
        Command::User { command } => command.run(&config).await,
        Command::Token { command } => command.run(&config).await,
        Command::Backup(backup) => backup.run(&config).await,
        Command::Restore(restore) => restore.run(&config).await,
        Command::Index { command } => command.run(&config).await,
        Command::Audit { command } => command.run(&config).await,
        Command::Schema(schema) => schema.run().await,
        Command::Doctor => doctor::run(&config).await,
    }
}

/// Reads a kind of thing in a flag: help and the message about a wrong one name all that there are.
fn kind() -> impl TypedValueParser<Value = EntityKind> {
    PossibleValuesParser::new(EntityKind::ALL.map(EntityKind::as_str))
        .try_map(|name| name.parse::<EntityKind>())
}

/// The flags of a command that sets nothing by its own.
#[derive(serde::Serialize)]
struct NoFlags {}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    const README: &str = include_str!("../../../../README.md");

    /// What the README says below "Commands", up to the first full stop, by command.
    fn told() -> Vec<String> {
        let (_, told) = README.split_once("\n## Commands\n\n").unwrap();
        let (told, _) = told.split_once(". ").unwrap();
        told.split('`').skip(1).step_by(2).map(|name| name.trim_start_matches("gsef ").to_owned()).collect()
    }

    #[test]
    fn the_readme_names_every_command_in_the_order_of_help() {
        let program = Arguments::command();
        let names = |command: &clap::Command| -> Vec<String> {
            let values = command.get_positionals().flat_map(clap::Arg::get_possible_values);
            let values = values.map(|value| value.get_name().to_owned());
            command.get_subcommands().map(|inner| inner.get_name().to_owned()).chain(values).collect()
        };
        let whole = program.get_subcommands().map(|command| match names(command).join("|").as_str() {
            "" => command.get_name().to_owned(),
            inner => format!("{} {inner}", command.get_name()),
        });
        assert_eq!(told(), whole.collect::<Vec<_>>());
    }

    #[test]
    fn a_wrong_kind_is_answered_with_those_that_there_are() {
        for command in [&["gsef", "search", "--kind", "book", "x"][..], &["gsef", "export", "--kind", "book"]]
        {
            let told = Arguments::try_parse_from(command).unwrap_err().to_string();
            for kind in EntityKind::ALL {
                assert!(told.contains(kind.as_str()), "{told}");
            }
        }
        assert!(Arguments::try_parse_from(["gsef", "export", "--kind", "case_study"]).is_ok());
    }
}
