//! A record as those see it who make it: with the text that is being worked on, which readers don't see.

use std::{collections::HashMap, sync::Arc};

use app::{By, Change};
use domain::{
    Account, Entity as _, Id, Language, Record, State,
    policy::{Action, Target},
};
use uuid::Uuid;

use crate::{
    Result, Site,
    asked::Asked,
    error::Wrong,
    place::{self, named},
    shown::Shown,
};

/// A record in work.
#[derive(Debug)]
pub(crate) struct InWork {
    /// The record as it stands for its readers.
    pub(crate) record: Arc<Record>,
    /// The same with the newest text, and where and at which version that stands.
    pub(crate) newest: Record,
}

impl InWork {
    /// The record of an address, for those who write for its owner and staff. For others it is not there, whether or not
    /// they may read it; whoever is not signed in is led to sign in.
    pub(crate) async fn open(site: &Site, asked: &Asked, id: &str) -> Result<Self> {
        asked.person(site)?;
        let missing = || Wrong::missing(site, asked);
        let id = id.parse::<Uuid>().map_err(|_| missing())?;
        let found = site.app.get::<Record>(&asked.cx, By::Id(Id::new(id))).await;
        let record = found.map_err(|error| Wrong::of(site, asked, error))?.ok_or_else(missing)?;
        let insight = Target { state: State::Draft, ..record.target() };
        if !site.app.could(&asked.cx, Action::Read, &insight) {
            return Err(missing());
        }
        Self::of(site, asked, record).await.map_err(|error| Wrong::of(site, asked, error))
    }

    /// A record that the asker has insight into.
    pub(crate) async fn of(site: &Site, asked: &Asked, record: Arc<Record>) -> app::Result<Self> {
        let mut newest = Record::clone(&record);
        if let Some(working) = site.app.working_revision(&asked.cx, &record).await? {
            newest.head.state = working.state;
            newest.head.version = working.version;
            newest.head.updated_at = working.updated_at;
            newest.content = working.content;
        }
        Ok(Self { record, newest })
    }

    /// Whether the asker could do this to the newest text.
    pub(crate) fn could(&self, site: &Site, asked: &Asked, action: Action) -> bool {
        let target = Target { state: self.newest.head.state, ..self.record.target() };
        site.app.could(&asked.cx, action, &target)
    }

    /// The record, to be changed as its form knew it: at the version that the form carries.
    pub(crate) fn change(&self, version: Option<u32>) -> Change<Record> {
        Change { id: self.newest.head.id, expected_version: version }
    }

    /// Its title for the asker.
    pub(crate) fn title(&self, asked: &Asked) -> Shown {
        place::title(asked, &self.newest.content.title)
    }

    /// The path of one of its pages for those who write it.
    pub(crate) fn path(&self, page: &str) -> String {
        format!("/records/{}{page}", self.newest.head.id)
    }

    /// The language of its title's original; that of the interface where it has none.
    pub(crate) fn language(&self, asked: &Asked) -> Language {
        let original = self.newest.content.title.original().map(|(language, _)| language.clone());
        original.filter(|tag| *tag != Language::undetermined()).unwrap_or_else(|| asked.i.language.clone())
    }
}

/// Where a text stands, in the words of the interface.
pub(crate) fn state_name(asked: &Asked, state: State) -> String {
    asked.i.t(&format!("state-{}", state.as_str()))
}

/// What kind of record it is, in the words of the interface.
pub(crate) fn kind_name(asked: &Asked, record: &Record) -> String {
    named(asked.i, "kind", record.kind().as_str())
}

/// What accounts are called.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<Id<Account>, String>);

impl Names {
    /// Those of these accounts.
    pub(crate) async fn of(site: &Site, ids: impl IntoIterator<Item = Id<Account>>) -> app::Result<Self> {
        let mut ids: Vec<Id<Account>> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let accounts = site.app.colleagues(&ids).await?;
        Ok(Self(accounts.iter().map(|one| (one.id, one.display_name().to_owned())).collect()))
    }

    /// What one is called; the platform where it is none.
    pub(crate) fn get(&self, asked: &Asked, id: Option<Id<Account>>) -> String {
        let name = id.and_then(|id| self.0.get(&id).cloned());
        name.unwrap_or_else(|| asked.i.t("by-platform"))
    }
}
