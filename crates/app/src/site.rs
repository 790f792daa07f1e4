//! The web site, as far as letters lead to it: its name, and where things lie on it.

use domain::{EntityKind, Slug};

/// What letters say of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// What it is called.
    pub name: String,
    /// The address that people reach it by, without a slash at its end: links in letters begin with it.
    pub url: String,
}

/// Where a thing lies on the site, without the language: the path that is permanent.
#[must_use]
pub fn path(kind: EntityKind, slug: &Slug) -> String {
    let folder = match kind {
        EntityKind::Publication => "publications",
        EntityKind::ResearchProject => "research",
        EntityKind::Dataset => "datasets",
        EntityKind::CaseStudy => "case-studies",
        EntityKind::Member => "members",
        EntityKind::Person => "people",
        EntityKind::Topic => "topics",
        EntityKind::Forum => "forums",
    };
    format!("/{folder}/{slug}")
}

impl Default for Site {
    fn default() -> Self {
        Self { name: "GSEF knowledge exchange".to_owned(), url: "http://127.0.0.1:8080".to_owned() }
    }
}

impl Site {
    /// The permanent address of a path of the site, which leads to the reader's language.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// Where people keep their account.
    pub(crate) fn account(&self) -> String {
        format!("{}/account", self.url)
    }
}
