//! What a search tells of itself: how it was understood, what else was searched for, what to try instead.

use app::Found;
use domain::EntityKind;
use search::{Doubt, Label, Relaxation, Respelling};

use super::Params;
use crate::{asked::Asked, interface::Interface, place::Link, shell::Shell, shown::Tongue};

/// Names of a topic that are told.
const MOST_NAMES: usize = 6;

/// What a search tells of itself.
#[derive(Debug)]
pub(crate) struct Help {
    /// Words that nothing has, and what was searched for instead.
    pub(crate) respelt: Vec<Respelt>,
    /// What of the query was not understood.
    pub(crate) warnings: Vec<String>,
    /// Whether hits need not have every word.
    pub(crate) is_relaxed: bool,
    /// Where only hits with every word are.
    pub(crate) strict: String,
    pub(crate) did_you_mean: Option<Link>,
    pub(crate) expansions: Vec<ExpansionView>,
    /// The same search with its own words only.
    pub(crate) literal: String,
    pub(crate) relaxations: Vec<RelaxationView>,
    /// What was looked for, where nothing was found.
    pub(crate) looked_for: String,
}

/// A word that nothing has.
#[derive(Debug)]
pub(crate) struct Respelt {
    pub(crate) word: String,
    pub(crate) others: String,
}

/// Topics that the query names, with their other names.
#[derive(Debug)]
pub(crate) struct ExpansionView {
    pub(crate) topics: Vec<Link>,
    pub(crate) names: Vec<(String, Tongue)>,
}

/// Something that could be left out, or be wider.
#[derive(Debug)]
pub(crate) struct RelaxationView {
    pub(crate) without: String,
    pub(crate) instead: Option<String>,
    pub(crate) is_filter: bool,
    pub(crate) count: String,
    pub(crate) href: String,
}

impl Help {
    pub(crate) fn new(shell: &Shell, asked: &Asked, params: &Params, found: &Found) -> Self {
        let i = shell.i;
        let respelt = |Respelling { word, others }: &Respelling| Respelt {
            word: word.clone(),
            others: others.iter().take(3).cloned().collect::<Vec<_>>().join(", "),
        };
        let relaxation = |Relaxation { term, instead, field, query, total }: &Relaxation| {
            let other = match field {
                Some(field) => params.without(*field),
                None => params.with_words(query),
            };
            let field = field.map(|field| i.t(&format!("facet-{}", field.as_str())));
            RelaxationView {
                is_filter: field.is_some(),
                instead: instead.clone(),
                without: field.or_else(|| term.clone()).unwrap_or_default(),
                count: i.n("search-results", *total),
                href: shell.href(&other.path()),
            }
        };
        let expansion = |expanded: &app::Expanded| ExpansionView {
            topics: expanded
                .topics
                .iter()
                .map(|topic| Link::named(asked, EntityKind::Topic, &topic.head.slug, &topic.content.label))
                .collect(),
            names: expanded
                .labels
                .iter()
                .take(MOST_NAMES)
                .map(|Label { language, text }| {
                    let tongue = language.as_ref().map(|language| Tongue::new(language, i));
                    (text.clone(), tongue.unwrap_or_default())
                })
                .collect(),
        };
        let strict = params.words.split_whitespace().collect::<Vec<_>>().join(" AND ");
        Self {
            respelt: found.respelt.iter().map(respelt).collect(),
            warnings: found.warnings.iter().map(|warning| doubted(i, &warning.doubt)).collect(),
            is_relaxed: found.is_relaxed,
            strict: shell.href(&params.with_words(&strict).path()),
            did_you_mean: found
                .did_you_mean
                .as_ref()
                .map(|words| Link::to(words, shell.href(&params.with_words(words).path()))),
            expansions: found.expanded_with.iter().map(expansion).collect(),
            literal: shell.href(&Params { is_literal: true, ..params.first_page() }.path()),
            relaxations: found.relaxations.iter().map(relaxation).collect(),
            looked_for: found.interpreted_as.clone(),
        }
    }
}

/// What was not understood, in the language of the interface.
fn doubted(i: &Interface, doubt: &Doubt) -> String {
    i.with(&format!("doubt-{}", doubt.code()), doubt.subject())
}
