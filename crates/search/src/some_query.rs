//! Words of which some are enough: [`SomeQuery`].

use std::sync::Arc;

use tantivy::{
    BitSet, DocId, DocSet, Score, SegmentReader, TERMINATED, Term,
    index::SegmentId,
    postings::TermInfo,
    query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
    schema::{Field, IndexRecordOption},
};

/// Other words of one language that begin like a word of the query.
#[derive(Debug, Clone)]
pub(crate) struct Family {
    pub(crate) posted: Arc<[Posted]>,
    /// What a document with any of them scores, however often it has them.
    pub(crate) score: f32,
}

/// Where the documents with a word are listed in one field of one segment: known from when the word was found there.
#[derive(Debug)]
pub(crate) struct Posted {
    pub(crate) segment: SegmentId,
    pub(crate) field: Field,
    pub(crate) place: TermInfo,
}

/// A word of the query, and its relatives by language.
#[derive(Debug)]
pub(crate) struct SomeWord {
    pub(crate) query: Box<dyn Query>,
    pub(crate) families: Vec<Family>,
    /// What finding it is worth.
    pub(crate) worth: f32,
}

impl Clone for SomeWord {
    fn clone(&self) -> Self {
        Self { query: self.query.box_clone(), families: self.families.clone(), worth: self.worth }
    }
}

impl SomeWord {
    /// A word without relatives.
    pub(crate) const fn alone(query: Box<dyn Query>, worth: f32) -> Self {
        Self { query, families: Vec::new(), worth }
    }
}

/// What the words of a document make together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Together {
    /// The sum of their scores.
    Sum,
    /// The best of them.
    Best,
}

/// Matches where words are found that are worth enough together. For a word that a document lacks, a relative counts instead. Relatives
/// alone find nothing.
///
/// The engine's own union scores whatever it passes over, in blocks; here a document is scored when somebody asks, which
/// is seldom where other conditions hold as well.
#[derive(Debug, Clone)]
pub(crate) struct SomeQuery {
    pub(crate) words: Vec<SomeWord>,
    /// What the words found must be worth. One is found at least.
    pub(crate) least: f32,
    pub(crate) together: Together,
}

impl SomeQuery {
    /// Any of these, the more of them the better.
    pub(crate) fn any(queries: Vec<Box<dyn Query>>) -> Self {
        Self::at_least(1, queries)
    }

    /// So many of these at least.
    pub(crate) fn at_least(required: usize, queries: Vec<Box<dyn Query>>) -> Self {
        let words = queries.into_iter().map(|query| SomeWord::alone(query, 1.0)).collect();
        Self { words, least: required as f32, together: Together::Sum }
    }

    /// Any of these, the best of which counts.
    pub(crate) fn best_of(queries: Vec<Box<dyn Query>>) -> Self {
        Self { together: Together::Best, ..Self::any(queries) }
    }
}

impl Query for SomeQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let mut words = Vec::with_capacity(self.words.len());
        for SomeWord { query, families, worth } in &self.words {
            // What is only counted needs no relatives.
            let families = if scoring.is_scoring_enabled() { families.clone() } else { Vec::new() };
            words.push(SomeWordWeight { weight: query.weight(scoring)?, families, worth: *worth });
        }
        Ok(Box::new(SomeWeight { words, least: self.least, together: self.together }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        for word in &self.words {
            word.query.query_terms(visitor);
        }
    }
}

struct SomeWeight {
    words: Vec<SomeWordWeight>,
    least: f32,
    together: Together,
}

struct SomeWordWeight {
    weight: Box<dyn Weight>,
    families: Vec<Family>,
    worth: f32,
}

impl Weight for SomeWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut words = Vec::with_capacity(self.words.len());
        for SomeWordWeight { weight, families, worth } in &self.words {
            let scorer = weight.scorer(reader, boost)?;
            let mut relatives = Vec::with_capacity(families.len());
            for family in families {
                relatives.push((documents(&family.posted, reader)?, family.score * boost));
            }
            words.push(Open { doc: scorer.doc(), scorer, relatives, worth: *worth, leads: true });
        }
        let mut by_cost: Vec<(u64, usize)> = words.iter().map(|word| word.scorer.cost()).zip(0..).collect();
        by_cost.sort_unstable();
        let mut followers = 0.0;
        // The most frequent ones follow, as long as they are not worth enough without any other.
        for (_, place) in by_cost.into_iter().rev() {
            let Some(word) = words.get_mut(place) else { continue };
            if followers + word.worth >= self.least {
                break;
            }
            followers += word.worth;
            word.leads = false;
        }
        let mut scorer = SomeScorer { words, least: self.least, together: self.together, doc: 0 };
        Ok(if scorer.settle() == TERMINATED { Box::new(EmptyScorer) } else { Box::new(scorer) })
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        let score = if scorer.doc() <= doc && scorer.seek(doc) == doc { scorer.score() } else { 0.0 };
        Ok(Explanation::new("some of the words, or words that begin alike", score))
    }
}

/// The documents of a segment with any of the words. Gathered first: there are many words, most have few documents, and
/// then a look at one bit tells.
fn documents(posted: &[Posted], reader: &SegmentReader) -> tantivy::Result<BitSet> {
    let mut found = BitSet::with_max_value(reader.max_doc());
    for Posted { segment: _, field, place } in
        posted.iter().filter(|posted| posted.segment == reader.segment_id())
    {
        let index = reader.inverted_index(*field)?;
        let mut postings = index.read_postings_from_terminfo(place, IndexRecordOption::Basic)?;
        let mut doc = postings.doc();
        while doc != TERMINATED {
            found.insert(doc);
            doc = postings.advance();
        }
    }
    Ok(found)
}

/// A word in one segment, with the document it stands at.
struct Open {
    doc: DocId,
    scorer: Box<dyn Scorer>,
    relatives: Vec<(BitSet, f32)>,
    worth: f32,
    leads: bool,
}

impl Open {
    /// Whether a document that lies ahead, or is the one it stands at, has the word.
    fn has(&mut self, doc: DocId) -> bool {
        if self.doc < doc {
            self.doc = self.scorer.seek(doc);
        }
        self.doc == doc
    }
}

/// A handful of words walked side by side. The most frequent ones that are not worth enough together find nothing by
/// themselves: every hit has one of the others. These lead, and the frequent ones are looked at only where one of them is.
struct SomeScorer {
    words: Vec<Open>,
    least: f32,
    together: Together,
    doc: DocId,
}

impl SomeScorer {
    fn leading(&mut self) -> impl Iterator<Item = &mut Open> {
        self.words.iter_mut().filter(|word| word.leads)
    }

    /// Goes to the first document, from where those that lead stand, that has enough of the words.
    fn settle(&mut self) -> DocId {
        loop {
            let next = self.leading().map(|word| word.doc).min().unwrap_or(TERMINATED);
            self.doc = next;
            if next == TERMINATED || self.is_enough() {
                return next;
            }
            self.pass();
        }
    }

    /// Whether the document has enough of the words.
    fn is_enough(&mut self) -> bool {
        let (doc, least) = (self.doc, self.least);
        let mut found: f32 = self.leading().filter(|word| word.doc == doc).map(|word| word.worth).sum();
        if found >= least {
            return true;
        }
        let mut left: f32 = self.words.iter().filter(|word| !word.leads).map(|word| word.worth).sum();
        for word in self.words.iter_mut().filter(|word| !word.leads) {
            if found + left < least {
                return false;
            }
            left -= word.worth;
            if word.has(doc) {
                found += word.worth;
                if found >= least {
                    return true;
                }
            }
        }
        false
    }

    /// Leaves the document behind.
    fn pass(&mut self) {
        let doc = self.doc;
        for word in self.leading().filter(|word| word.doc == doc) {
            word.doc = word.scorer.advance();
        }
    }
}

impl DocSet for SomeScorer {
    fn advance(&mut self) -> DocId {
        self.pass();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for word in self.leading() {
            word.has(target);
        }
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.words.iter().filter(|word| word.leads).map(|word| word.scorer.size_hint()).max().unwrap_or(0)
    }

    fn cost(&self) -> u64 {
        self.words.iter().filter(|word| word.leads).map(|word| word.scorer.cost()).sum()
    }
}

impl Scorer for SomeScorer {
    fn score(&mut self) -> Score {
        let doc = self.doc;
        let scores = self.words.iter_mut().map(|word| {
            if word.has(doc) {
                return word.scorer.score();
            }
            let here = word.relatives.iter().filter(|(documents, _)| documents.contains(doc));
            here.map(|(_, score)| *score).fold(0.0, f32::max)
        });
        match self.together {
            Together::Sum => scores.sum(),
            Together::Best => scores.fold(0.0, f32::max),
        }
    }
}
