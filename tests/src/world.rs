//! A served place with its accounts, on either database.

use std::panic::{AssertUnwindSafe, resume_unwind};

use anyhow::{Context as _, Result};
use futures::FutureExt as _;
use tokio::runtime::Builder;

use crate::{client::Client, place::Place, serving::Serving};

/// A place, and the server on it. Dropping it kills the server and removes the database.
#[derive(Debug)]
pub struct World {
    // Dropped in this order: the server before what it serves.
    /// The server.
    pub server: Serving,
    /// Where its data is.
    pub place: Place,
}

impl World {
    /// Imports things in the exchange form into a place, and serves it with these flags. Ready means that the index has
    /// what was imported.
    ///
    /// # Errors
    /// What the program says.
    pub async fn start(place: Place, fixtures: &[&str], flags: &[&str]) -> Result<Self> {
        if !fixtures.is_empty() {
            place.write("fixtures.jsonl", &fixtures.join("\n"))?;
            place.run(&["import", "fixtures.jsonl"])?.well()?;
        }
        let flags = [&place.flags(), flags].concat();
        let server = Serving::start(place.folder(), &flags).await?;
        Ok(Self { server, place })
    }

    /// Nobody.
    ///
    /// # Errors
    /// If no client can be made.
    pub fn anyone(&self) -> Result<Client> {
        Client::anyone(&self.server.url)
    }

    /// An account with everything: an administrator with a token of scope `admin`.
    ///
    /// # Errors
    /// What the program says.
    pub fn administrator(&self) -> Result<Client> {
        self.account("administrator@example.org", &["--role", "administrator"], "admin")
    }

    /// An account that acts for the member with this slug, as `representative` or `contributor`; its token has the scope
    /// `write`.
    ///
    /// # Errors
    /// What the program says.
    pub fn of_member(&self, slug: &str, role: &str) -> Result<Client> {
        self.account(&format!("{role}@{slug}.example.org"), &["--member", slug, "--as", role], "write")
    }

    /// An account with what `rights` says (flags of `gsef user add`), by a new token of this scope.
    ///
    /// # Errors
    /// What the program says.
    pub fn account(&self, email: &str, rights: &[&str], scope: &str) -> Result<Client> {
        self.place.run(&[&["user", "add", email], rights].concat())?.well()?;
        let made = self.place.run(&["token", "create", email, "--scope", scope])?.well()?;
        Ok(self.anyone()?.with_token(made.out.trim()))
    }
}

/// Asks a scenario of a place with SQLite and of one with PostgreSQL.
///
/// # Errors
/// What the scenario answers, with the database it was asked of.
pub fn on_both(scenario: impl AsyncFn(Place) -> Result<()>) -> Result<()> {
    // Asked for first, so that nobody takes half a run for a whole one.
    let postgres = Place::postgres()?;
    ask("on SQLite", scenario(Place::sqlite()?))?;
    ask("on PostgreSQL", scenario(postgres))
}

/// Asks a scenario of a place with SQLite only: what the database has no part in.
///
/// # Errors
/// What the scenario answers.
pub fn on_sqlite(scenario: impl AsyncFn(Place) -> Result<()>) -> Result<()> {
    ask("on SQLite", scenario(Place::sqlite()?))
}

fn ask(database: &'static str, scenario: impl Future<Output = Result<()>>) -> Result<()> {
    eprintln!("{database}:");
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    // A panic must not end the runtime before the server that runs in it is dropped.
    let outcome = runtime.block_on(AssertUnwindSafe(scenario).catch_unwind());
    outcome.unwrap_or_else(|panic| resume_unwind(panic)).context(database)
}
