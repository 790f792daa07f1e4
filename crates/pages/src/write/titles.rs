//! What a text points to, by title: a key says nothing to people.

use std::collections::HashMap;

use domain::{
    EntityKey,
    record::parts::{Collision, Difference},
};
use serde_json::Value;
use uuid::Uuid;

use crate::{Site, asked::Asked, place::Link};

/// The titles of what some texts point to, for an asker.
#[derive(Debug, Default)]
pub(crate) struct Titles {
    by_id: HashMap<Uuid, String>,
    /// What stands for a thing that is not there for the asker.
    unseen: String,
}

impl Titles {
    /// Those of what differences point to.
    pub(crate) async fn of<'d>(
        site: &Site,
        asked: &Asked,
        differences: impl IntoIterator<Item = &'d Difference> + Send,
    ) -> app::Result<Self> {
        let mut ids = Vec::new();
        for Difference { part, before, after } in differences {
            if part.language.is_none() {
                before.iter().chain(after).for_each(|text| note(text, &mut ids));
            }
        }
        Self::read(site, asked, ids).await
    }

    /// Those of what two people wrote.
    pub(crate) async fn of_collisions(
        site: &Site,
        asked: &Asked,
        collisions: &[Collision],
    ) -> app::Result<Self> {
        let mut ids = Vec::new();
        for Collision { part, base, current, yours } in collisions {
            if part.language.is_none() {
                [base, current, yours].into_iter().flatten().for_each(|text| note(text, &mut ids));
            }
        }
        Self::read(site, asked, ids).await
    }

    async fn read(site: &Site, asked: &Asked, mut ids: Vec<Uuid>) -> app::Result<Self> {
        ids.sort_unstable();
        ids.dedup();
        let unseen = asked.i.t("difference-unseen");
        if ids.is_empty() {
            return Ok(Self { by_id: HashMap::new(), unseen });
        }
        let found = site.app.fetch(&asked.cx, &ids).await?;
        let by_id = found.iter().map(|(id, thing)| (*id, Link::of(asked, thing).text)).collect();
        Ok(Self { by_id, unseen })
    }

    /// A text, or the title of what it is the key of.
    pub(super) fn tell(&self, text: &str) -> String {
        match key(text) {
            Some(id) => self.by_id.get(&id).unwrap_or(&self.unseen).clone(),
            None => text.to_owned(),
        }
    }

    /// Titles that are known.
    #[cfg(test)]
    pub(super) fn known(by_id: &[(Uuid, &str)]) -> Self {
        let by_id = by_id.iter().map(|(id, title)| (*id, (*title).to_owned())).collect();
        Self { by_id, unseen: "not here".to_owned() }
    }
}

/// The id of the thing that a text is the key of: `publication:` and an id, or an id alone.
fn key(text: &str) -> Option<Uuid> {
    let id = text.parse::<EntityKey>().ok().map(|key| key.id);
    // The shorter ways to write an id are numbers to people.
    id.or_else(|| Some(text).filter(|text| text.len() == 36)?.parse().ok())
}

fn note(text: &str, ids: &mut Vec<Uuid>) {
    match serde_json::from_str(text) {
        Ok(value) => look(&value, ids),
        Err(_) => ids.extend(key(text)),
    }
}

fn look(value: &Value, ids: &mut Vec<Uuid>) {
    match value {
        Value::String(text) => ids.extend(key(text)),
        Value::Array(items) => items.iter().for_each(|item| look(item, ids)),
        Value::Object(parts) => parts.values().for_each(|part| look(part, ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
