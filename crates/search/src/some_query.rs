//! Words of which some are enough: [`SomeQuery`].

use tantivy::{
    BitSet, DocId, DocSet, Score, SegmentReader, TERMINATED, Term,
    query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
    schema::IndexRecordOption,
};

/// Other words of one language that begin like a word of the query.
#[derive(Debug, Clone)]
pub(crate) struct Family {
    pub(crate) terms: Vec<Term>,
    /// What a document with any of them scores, however often it has them.
    pub(crate) score: f32,
}

/// A word of the query, and its relatives by language.
#[derive(Debug)]
pub(crate) struct SomeWord {
    pub(crate) query: Box<dyn Query>,
    pub(crate) families: Vec<Family>,
}

impl Clone for SomeWord {
    fn clone(&self) -> Self {
        Self { query: self.query.box_clone(), families: self.families.clone() }
    }
}

/// Matches where at least one of the words is found; the score is the sum of theirs. For a word that a document lacks, a
/// relative counts instead. Relatives alone find nothing.
#[derive(Debug, Clone)]
pub(crate) struct SomeQuery {
    pub(crate) words: Vec<SomeWord>,
}

impl Query for SomeQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let mut words = Vec::with_capacity(self.words.len());
        for SomeWord { query, families } in &self.words {
            // What is only counted needs no relatives.
            let families = if scoring.is_scoring_enabled() { families.clone() } else { Vec::new() };
            words.push((query.weight(scoring)?, families));
        }
        Ok(Box::new(SomeWeight { words }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        for word in &self.words {
            word.query.query_terms(visitor);
        }
    }
}

struct SomeWeight {
    words: Vec<(Box<dyn Weight>, Vec<Family>)>,
}

impl Weight for SomeWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut words = Vec::with_capacity(self.words.len());
        for (weight, families) in &self.words {
            let scorer = weight.scorer(reader, boost)?;
            let mut relatives = Vec::with_capacity(families.len());
            for family in families {
                relatives.push((documents(&family.terms, reader)?, family.score * boost));
            }
            words.push(Open { doc: scorer.doc(), scorer, relatives });
        }
        let doc = words.iter().map(|word| word.doc).min().unwrap_or(TERMINATED);
        if doc == TERMINATED {
            return Ok(Box::new(EmptyScorer));
        }
        Ok(Box::new(SomeScorer { words, doc }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        let score = if scorer.doc() <= doc && scorer.seek(doc) == doc { scorer.score() } else { 0.0 };
        Ok(Explanation::new("some of the words, or words that begin alike", score))
    }
}

/// The documents of a segment with any of the terms. Gathered first: there are many terms, most have few documents, and
/// then a look at one bit tells.
fn documents(terms: &[Term], reader: &SegmentReader) -> tantivy::Result<BitSet> {
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
    Ok(found)
}

/// A word in one segment, with the document it stands at.
struct Open {
    doc: DocId,
    scorer: Box<dyn Scorer>,
    relatives: Vec<(BitSet, f32)>,
}

/// A handful of words walked side by side.
struct SomeScorer {
    words: Vec<Open>,
    doc: DocId,
}

impl SomeScorer {
    fn settle(&mut self) -> DocId {
        self.doc = self.words.iter().map(|word| word.doc).min().unwrap_or(TERMINATED);
        self.doc
    }
}

impl DocSet for SomeScorer {
    fn advance(&mut self) -> DocId {
        for word in &mut self.words {
            if word.doc == self.doc {
                word.doc = word.scorer.advance();
            }
        }
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for word in &mut self.words {
            if word.doc < target {
                word.doc = word.scorer.seek(target);
            }
        }
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.words.iter().map(|word| word.scorer.size_hint()).max().unwrap_or(0)
    }

    fn cost(&self) -> u64 {
        self.words.iter().map(|word| word.scorer.cost()).sum()
    }
}

impl Scorer for SomeScorer {
    fn score(&mut self) -> Score {
        let mut sum = 0.0;
        for word in &mut self.words {
            sum += if word.doc == self.doc {
                word.scorer.score()
            } else {
                let here = word.relatives.iter().filter(|(documents, _)| documents.contains(self.doc));
                here.map(|(_, score)| *score).fold(0.0, f32::max)
            };
        }
        sum
    }
}
