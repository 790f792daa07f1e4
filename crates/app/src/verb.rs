//! The verbs that every noun shares, one in a file.

mod create;
mod publish;
mod update;
mod withdraw;

pub(crate) use self::withdraw::check_tombstone;

use std::collections::HashSet;

use domain::{ExternalReference, FieldErrors, Id, Slug};
use storage::{Noun, Tx};
use uuid::Uuid;

use crate::{App, Curated, Error, Result};

/// What is to be made.
#[derive(Debug, Clone)]
pub struct New<C> {
    /// What is written about it.
    pub content: C,
    /// Its address; made from its name where none is given.
    pub slug: Option<Slug>,
    /// What it is called where it came from.
    pub external_reference: Option<ExternalReference>,
    /// Whether it comes before its readers at once.
    pub publish: bool,
    /// A key that makes the request safe to repeat for a day: at most 200 characters.
    pub idempotency_key: Option<String>,
}

impl<C> New<C> {
    /// A draft of this content.
    pub const fn draft(content: C) -> Self {
        Self { content, slug: None, external_reference: None, publish: false, idempotency_key: None }
    }
}

/// What is to be changed, and the version that the asker knows.
pub struct Change<N> {
    /// Which thing.
    pub id: Id<N>,
    /// The version the asker read; none takes any.
    pub expected_version: Option<u32>,
}

impl<N> Clone for Change<N> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<N> Copy for Change<N> {}

/// Whether the thing is still as the asker knew it.
pub(crate) fn check_version(current: u32, expected: Option<u32>) -> Result<()> {
    match expected {
        Some(expected) if expected != current => {
            Err(Error::VersionConflict { current, expected, collisions: Vec::new() })
        }
        _ => Ok(()),
    }
}

/// Whether an external reference can be kept.
pub(crate) fn check_reference(reference: Option<&ExternalReference>) -> Result<()> {
    let Some(ExternalReference { source, key }) = reference else {
        return Ok(());
    };
    let mut errors = FieldErrors::none();
    errors.at_most("external_reference.source", source, 100);
    errors.at_most("external_reference.key", key, 500);
    if source.trim().is_empty() || key.trim().is_empty() || source.contains('\0') || key.contains('\0') {
        errors.add("external_reference", "needs a source and a key");
    }
    Ok(errors.check(())?)
}

impl App {
    /// Whether all that a content points to is there and of the right kind.
    pub(crate) async fn check_references<N: Curated>(&self, content: &N::Content) -> Result<()> {
        let references = N::references(content);
        if references.is_empty() {
            return Ok(());
        }
        let ids: Vec<Uuid> = references.iter().map(|reference| reference.id).collect();
        let known = self.store.slugs_of_ids(&ids).await?;
        let mut errors = FieldErrors::none();
        for reference in references {
            if known.get(&reference.id).is_none_or(|(kind, _)| !reference.kinds.contains(kind)) {
                let kind = reference.kinds.first().map_or("thing", |kind| kind.as_str());
                errors.add(&reference.path, format!("there is no {kind} with this id"));
            }
        }
        Ok(errors.check(())?)
    }

    /// The address for something new: the one asked for, or one made from its name that nobody has yet.
    pub(crate) async fn slug_for<N: Curated>(
        &self,
        tx: &Tx,
        asked: Option<Slug>,
        content: &N::Content,
        id: Uuid,
    ) -> Result<Slug> {
        if let Some(slug) = asked {
            return Ok(slug);
        }
        let mut slugs = free_slugs::<N>(tx, &[(N::name(content), id)], &mut HashSet::new()).await?;
        slugs.pop().ok_or_else(|| Error::internal("no slug was made"))
    }
}

/// Addresses for new things of these names, none of them taken yet. `used` holds those given out but not yet written.
pub(crate) async fn free_slugs<N: Curated>(
    tx: &Tx,
    names: &[(Option<&str>, Uuid)],
    used: &mut HashSet<String>,
) -> Result<Vec<Slug>> {
    let short = |id: &Uuid| {
        let hex = id.simple().to_string();
        // The end of a UUID of version 7 is its random part.
        hex.chars().skip(24).collect::<String>()
    };
    let wished: Vec<(Slug, Slug)> = names
        .iter()
        .map(|(name, id)| {
            let plain: Slug =
                N::NAME.parse().map_err(|error: domain::slug::InvalidSlug| Error::internal(error))?;
            let own = name.and_then(Slug::of_title);
            let unique = own.as_ref().unwrap_or(&plain).with_suffix(&short(id));
            Ok((own.unwrap_or_else(|| unique.clone()), unique))
        })
        .collect::<Result<_>>()?;
    let texts: Vec<String> = wished.iter().map(|(slug, _)| slug.to_string()).collect();
    let taken: HashSet<String> = tx.taken_slugs::<N>(&texts).await?.into_iter().collect();
    let mut slugs = Vec::with_capacity(wished.len());
    for (wish, unique) in wished {
        let free = !taken.contains(wish.as_str()) && !used.contains(wish.as_str());
        let slug = if free { wish } else { unique };
        used.insert(slug.to_string());
        slugs.push(slug);
    }
    Ok(slugs)
}

/// A thing as it was found for writing, or that it is not there for the asker.
pub(crate) async fn load<N: Curated + Noun>(tx: &Tx, id: Id<N>) -> Result<N> {
    tx.get(id).await?.ok_or(Error::NotFound(N::NAME))
}
