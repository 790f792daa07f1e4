//! A word, or else its relatives: [`FamilyQuery`].

use tantivy::{
    BitSet, DocId, DocSet, Score, SegmentReader, TERMINATED, Term,
    query::{BitSetDocSet, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
    schema::IndexRecordOption,
};

use crate::word_query::WordQuery;

/// Other words of one language that begin like a word of the query.
#[derive(Debug, Clone)]
pub(crate) struct Family {
    pub(crate) terms: Vec<Term>,
    /// What a document with any of them scores, however often it has them.
    pub(crate) score: f32,
}

/// Matches where the word is found or a relative of it. A relative counts only where the word itself is missing.
#[derive(Debug, Clone)]
pub(crate) struct FamilyQuery {
    pub(crate) word: WordQuery,
    pub(crate) families: Vec<Family>,
}

impl Query for FamilyQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(FamilyWeight { word: self.word.weight(scoring)?, families: self.families.clone() }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.word.query_terms(visitor);
    }
}

struct FamilyWeight {
    word: Box<dyn Weight>,
    families: Vec<Family>,
}

impl Weight for FamilyWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let word = self.word.scorer(reader, boost)?;
        let mut families = Vec::with_capacity(self.families.len());
        for Family { terms, score } in &self.families {
            let docs = documents(terms, reader)?;
            if docs.doc() != TERMINATED {
                families.push((docs, score * boost));
            }
        }
        if families.is_empty() {
            return Ok(word);
        }
        let mut scorer = FamilyScorer { word, families, doc: TERMINATED };
        if scorer.settle() == TERMINATED { Ok(Box::new(EmptyScorer)) } else { Ok(Box::new(scorer)) }
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        let score = if scorer.doc() <= doc && scorer.seek(doc) == doc { scorer.score() } else { 0.0 };
        Ok(Explanation::new("a word, or else words that begin alike", score))
    }
}

/// The documents of a segment with any of the terms. Gathered first: there are many terms, and most have few documents.
fn documents(terms: &[Term], reader: &SegmentReader) -> tantivy::Result<BitSetDocSet> {
    let mut found = BitSet::with_max_value(reader.max_doc());
    for term in terms {
        let index = reader.inverted_index(term.field())?;
        if let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? {
            let mut doc = postings.doc();
            while doc != TERMINATED {
                found.insert(doc);
                doc = postings.advance();
            }
        }
    }
    Ok(BitSetDocSet::from(found))
}

struct FamilyScorer {
    word: Box<dyn Scorer>,
    families: Vec<(BitSetDocSet, f32)>,
    doc: DocId,
}

impl FamilyScorer {
    fn settle(&mut self) -> DocId {
        let first = self.families.iter().map(|(docs, _)| docs.doc()).min().unwrap_or(TERMINATED);
        self.doc = first.min(self.word.doc());
        self.doc
    }
}

impl DocSet for FamilyScorer {
    fn advance(&mut self) -> DocId {
        if self.word.doc() == self.doc {
            self.word.advance();
        }
        for (docs, _) in &mut self.families {
            if docs.doc() == self.doc {
                docs.advance();
            }
        }
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.word.doc() < target {
            self.word.seek(target);
        }
        for (docs, _) in &mut self.families {
            if docs.doc() < target {
                docs.seek(target);
            }
        }
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        let families = self.families.iter().map(|(docs, _)| docs.size_hint());
        families.max().unwrap_or(0).max(self.word.size_hint())
    }

    fn cost(&self) -> u64 {
        self.families.iter().map(|(docs, _)| docs.cost()).sum::<u64>() + self.word.cost()
    }
}

impl Scorer for FamilyScorer {
    fn score(&mut self) -> Score {
        if self.word.doc() == self.doc {
            return self.word.score();
        }
        let here = self.families.iter().filter(|(docs, _)| docs.doc() == self.doc);
        here.map(|(_, score)| *score).fold(0.0, f32::max)
    }
}
