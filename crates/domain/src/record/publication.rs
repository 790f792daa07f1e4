//! What only a publication has.

use serde::{Deserialize, Serialize};

/// What only a publication has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Publication {
    /// What sort of publication it is.
    pub publication_type: PublicationType,
}

/// The sorts of publications (a choice of COAR Resource Types 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicationType {
    /// A report.
    Report,
    /// A journal article.
    Article,
    /// A policy brief.
    PolicyBrief,
    /// A working paper.
    WorkingPaper,
    /// A book.
    Book,
    /// A part of a book.
    BookChapter,
    /// A paper in a conference's proceedings.
    ConferencePaper,
    /// A conference's proceedings.
    Proceedings,
    /// A thesis.
    Thesis,
    /// A guide or manual.
    Guide,
    /// A declaration or resolution.
    Declaration,
    /// A law or regulation.
    Legislation,
    /// Any other.
    #[default]
    Other,
}

impl PublicationType {
    /// Every type.
    pub const ALL: [Self; 13] = [
        Self::Report,
        Self::Article,
        Self::PolicyBrief,
        Self::WorkingPaper,
        Self::Book,
        Self::BookChapter,
        Self::ConferencePaper,
        Self::Proceedings,
        Self::Thesis,
        Self::Guide,
        Self::Declaration,
        Self::Legislation,
        Self::Other,
    ];

    /// The type's name in rows and facets.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Article => "article",
            Self::PolicyBrief => "policy_brief",
            Self::WorkingPaper => "working_paper",
            Self::Book => "book",
            Self::BookChapter => "book_chapter",
            Self::ConferencePaper => "conference_paper",
            Self::Proceedings => "proceedings",
            Self::Thesis => "thesis",
            Self::Guide => "guide",
            Self::Declaration => "declaration",
            Self::Legislation => "legislation",
            Self::Other => "other",
        }
    }
}
