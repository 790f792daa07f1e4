//! From an [`Ast`] to what the engine runs.

mod bag;
mod conditions;
mod family;
mod identified;
mod phrases;
mod runs;
mod typed;
mod widened;
mod words;

use std::{cell::RefCell, collections::HashMap, rc::Rc, sync::Arc};

use domain::Language;
use tantivy::{
    Searcher, Term,
    query::{AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::{
    analysis::Stemmed,
    ast::{Ast, TextField},
    bits::Bits,
    filter::Filter,
    index::Snapshot,
    ranking::Ranking,
    reader::View,
    request::Mode,
    schema::{Fields, Part},
    some_query::SomeQuery,
    statistics::Statistics,
    word_query::{Places, WordQuery},
};

pub(crate) use conditions::filter_query;
pub(crate) use phrases::phrase_terms;
pub(crate) use runs::without_particle;
pub(crate) use words::stems_of;

/// A query of the engine.
pub(crate) type Boxed = Box<dyn Query>;

/// Parts whose words say what something is about.
pub(crate) const TEXTS: [Part; 4] = [Part::Title, Part::Summary, Part::Body, Part::Keywords];

/// Parts searched without a field name.
const EVERYWHERE: [Part; 6] =
    [Part::Title, Part::Summary, Part::Body, Part::Keywords, Part::Names, Part::Topics];

impl TextField {
    const fn parts(self) -> &'static [Part] {
        match self {
            Self::Title => &[Part::Title],
            Self::Author => &[Part::Authors],
            Self::Member => &[Part::Members],
            Self::Topic => &[Part::Topics],
        }
    }
}

/// What planning needs to know of the index and of the reader.
#[derive(Clone)]
pub(crate) struct Planner<'s> {
    pub(crate) searcher: &'s Searcher,
    pub(crate) fields: &'s Fields,
    pub(crate) statistics: &'s Arc<Statistics>,
    places: &'s Places,
    bits: &'s Arc<Bits>,
    pub(crate) ranking: &'s Ranking,
    /// Languages with stemmed texts in the index, and the factor of each.
    languages: Vec<(Stemmed, f32)>,
    /// The languages whose stop words are dropped.
    stop_languages: Vec<Stemmed>,
    mode: Mode,
    /// Words in all their forms, wherever they stand: a search plans the same words again where it wants fewer of them.
    forms: Rc<RefCell<HashMap<String, WordQuery>>>,
}

/// What a query is planned as.
pub(crate) struct Planned {
    /// What is found, ranked by its words.
    pub(crate) found: Boxed,
    /// Wishes for words of the query that stand side by side there to do so in the hit. The places of both words in each part
    /// must be read for it: only the best hits by their words are looked at.
    pub(crate) neighbours: Vec<Boxed>,
}

impl Planned {
    /// What is found, ranked by all that is wished of it.
    pub(crate) fn whole(self) -> Boxed {
        let Self { found, neighbours } = self;
        let wishes = neighbours.into_iter().map(|wish| (Occur::Should, wish));
        conjunction([(Occur::Must, found)].into_iter().chain(wishes).collect())
    }
}

impl<'s> Planner<'s> {
    /// A planner for one search.
    pub(crate) fn new(view: &'s View, ranking: &'s Ranking, reader: &[Language], ast: &Ast) -> Self {
        let View { generation, snapshot } = view;
        let Snapshot { searcher, statistics, places, bits, names: _, keys: _, sequence: _ } = &**snapshot;
        let asked: Vec<Stemmed> = reader.iter().filter_map(Stemmed::of).collect();
        let factor = |language: &Stemmed| {
            if reader.is_empty() || asked.contains(language) { 1.0 } else { ranking.other_language }
        };
        let indexed = statistics.languages();
        let stop_languages = bag::stop_languages(ast, &asked, &indexed);
        let languages = indexed.into_iter().map(|language| (language, factor(&language))).collect();
        Self {
            searcher,
            fields: &generation.fields,
            statistics,
            places,
            bits,
            ranking,
            languages,
            stop_languages,
            mode: Mode::Every,
            forms: Rc::default(),
        }
    }

    /// The same planner for another query of the reader.
    pub(crate) fn turn_to(&mut self, reader: &[Language], ast: &Ast) {
        let asked: Vec<Stemmed> = reader.iter().filter_map(Stemmed::of).collect();
        self.stop_languages = bag::stop_languages(ast, &asked, &self.statistics.languages());
    }

    /// The query for everything the AST asks for.
    pub(crate) fn plan(&self, ast: &Ast, mode: Mode) -> tantivy::Result<Planned> {
        let planner = Self { mode, ..self.clone() };
        match ast {
            Ast::Terms(items) => planner.bag(items, &EVERYWHERE),
            ast => Ok(Planned { found: planner.clause(ast, &EVERYWHERE)?, neighbours: Vec::new() }),
        }
    }

    /// The same planner where every word is wanted.
    fn strictly(&self) -> Self {
        Self { mode: Mode::Every, ..self.clone() }
    }

    fn clause(&self, ast: &Ast, parts: &[Part]) -> tantivy::Result<Boxed> {
        match ast {
            Ast::Terms(items) => Ok(self.bag(items, parts)?.whole()),
            Ast::And(items) if items.is_empty() => Ok(weightless(Box::new(AllQuery))),
            Ast::And(items) => self.all(items, parts),
            Ast::Or(items) => {
                let any = items.iter().map(|item| self.clause(item, parts)).collect::<Result<_, _>>()?;
                Ok(Box::new(SomeQuery::any(any)))
            }
            Ast::Not(inner) => Ok(without(self.clause(inner, parts)?)),
            Ast::Word(_) | Ast::Prefix(_) | Ast::Widened { .. } => {
                Ok(self.bag(std::slice::from_ref(ast), parts)?.whole())
            }
            Ast::Phrase { text, slop } => self.quoted(text, *slop, parts),
            Ast::In(field, inner) => self.clause(inner, field.parts()),
            Ast::Value(field, value) => {
                filter_query(&Filter::OneOf(*field, vec![value.clone()]), self.searcher, self.fields)
            }
            Ast::Dated(first, last) => {
                filter_query(&Filter::Dated(*first, *last), self.searcher, self.fields)
            }
            Ast::Identifier(id) => Ok(weightless(term_query(self.fields.ids, id))),
        }
    }

    fn all(&self, items: &[Ast], parts: &[Part]) -> tantivy::Result<Boxed> {
        let mut clauses = Vec::with_capacity(items.len() + 1);
        for item in items {
            match item {
                Ast::Not(inner) => clauses.push((Occur::MustNot, self.clause(inner, parts)?)),
                item => clauses.push((Occur::Must, self.clause(item, parts)?)),
            }
        }
        Ok(conjunction(clauses))
    }
}

/// A conjunction; with nothing but negations, everything else.
pub(crate) fn conjunction(mut clauses: Vec<(Occur, Boxed)>) -> Boxed {
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, weightless(Box::new(AllQuery))));
    }
    if let [(Occur::Must, only)] = clauses.as_slice() {
        return only.box_clone();
    }
    // Together, since the engine's union would score them for documents that the rest of the conjunction passes over.
    let wishes: Vec<Boxed> =
        clauses.extract_if(.., |(occur, _)| *occur == Occur::Should).map(|(_, wish)| wish).collect();
    if !wishes.is_empty() {
        clauses.push((Occur::Should, Box::new(SomeQuery::any(wishes))));
    }
    Box::new(BooleanQuery::new(clauses))
}

/// Everything but this.
pub(crate) fn without(query: Boxed) -> Boxed {
    conjunction(vec![(Occur::MustNot, query)])
}

/// A query that narrows and does not rank.
pub(crate) fn weightless(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

/// Documents with exactly this term.
pub(crate) fn term_query(field: Field, text: &str) -> Boxed {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

/// Documents with one of these terms.
pub(crate) fn any_term(field: Field, values: &[String]) -> Boxed {
    match values {
        [] => Box::new(EmptyQuery),
        [one] => weightless(term_query(field, one)),
        many => {
            let any = many.iter().map(|value| weightless(term_query(field, value))).collect();
            weightless(Box::new(BooleanQuery::union(any)))
        }
    }
}
