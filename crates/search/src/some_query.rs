//! Words of which some are enough: [`SomeQuery`].

use std::sync::Arc;

use tantivy::{
    BitSet, DocId, DocSet, Score, SeekDangerResult, SegmentReader, TERMINATED, Term,
    index::SegmentId,
    postings::TermInfo,
    query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
    schema::Field,
};

use crate::bits::set_bits;

#[cfg(test)]
mod tests;

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
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Together {
    /// The sum of their scores.
    Sum,
    /// The best of them, and this share of the others.
    Best(f32),
}

/// Matches where words are found that are worth enough together. For a word that a document lacks, a relative counts
/// instead. Relatives alone find nothing.
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

    /// Any of these, the best of which counts, and this share of the others.
    pub(crate) fn best_of(queries: Vec<Box<dyn Query>>, tie: f32) -> Self {
        Self { together: Together::Best(tie), ..Self::any(queries) }
    }

    /// The query over every segment, for whoever walks its documents by hand.
    pub(crate) fn weigh(&self, scoring: EnableScoring<'_>) -> tantivy::Result<SomeWeight> {
        let mut words = Vec::with_capacity(self.words.len());
        for SomeWord { query, families, worth } in &self.words {
            // What is only counted needs no relatives.
            let families = if scoring.is_scoring_enabled() { families.clone() } else { Vec::new() };
            words.push(SomeWordWeight { weight: query.weight(scoring)?, families, worth: *worth });
        }
        Ok(SomeWeight { words, least: self.least, together: self.together })
    }
}

impl Query for SomeQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.weigh(scoring)?))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        for word in &self.words {
            word.query.query_terms(visitor);
        }
    }
}

/// A [`SomeQuery`] over every segment.
pub(crate) struct SomeWeight {
    words: Vec<SomeWordWeight>,
    least: f32,
    together: Together,
}

struct SomeWordWeight {
    weight: Box<dyn Weight>,
    families: Vec<Family>,
    worth: f32,
}

impl SomeWeight {
    /// The documents of a segment, from the first that has enough of the words.
    pub(crate) fn open(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<SomeScorer> {
        let mut scorer = self.open_near(reader, boost, 0)?;
        scorer.settle();
        Ok(scorer)
    }

    /// The documents of a segment, for who looks at some of them from `target` on and asks by
    /// [`seek_danger`](DocSet::seek_danger): words are not looked for in any other.
    pub(crate) fn open_near(
        &self,
        reader: &SegmentReader,
        boost: Score,
        target: DocId,
    ) -> tantivy::Result<SomeScorer> {
        let mut words = Vec::with_capacity(self.words.len());
        for SomeWordWeight { weight, families, worth } in &self.words {
            let (found, scorer) = weight.scorer_danger(reader, target, boost)?;
            let mut relatives = Vec::with_capacity(families.len());
            for family in families {
                relatives.push((documents(&family.posted, reader)?, family.score * boost));
            }
            let (doc, is_lost) = place_of(found, target);
            if doc != TERMINATED || !relatives.is_empty() {
                words.push(Open { doc, is_lost, scorer, relatives, worth: *worth });
            }
        }
        words.sort_by_key(|word| word.scorer.cost());
        let mut left = vec![0.0; words.len() + 1];
        for (place, word) in words.iter().enumerate().rev() {
            let behind = left.get(place + 1).copied().unwrap_or(0.0);
            if let Some(left) = left.get_mut(place) {
                *left = behind + word.worth;
            }
        }
        let mut scorer =
            SomeScorer { words, left, leading: 0, least: self.least, together: self.together, doc: 0 };
        scorer.choose_leaders();
        Ok(scorer)
    }
}

/// Where a scorer stands that was asked for a document, and whether it only knows that nothing comes before.
const fn place_of(found: SeekDangerResult, target: DocId) -> (DocId, bool) {
    match found {
        SeekDangerResult::Found => (target, false),
        SeekDangerResult::SeekLowerBound(next) => (next, next < TERMINATED),
    }
}

impl Weight for SomeWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let scorer = self.open(reader, boost)?;
        Ok(if scorer.doc == TERMINATED { Box::new(EmptyScorer) } else { Box::new(scorer) })
    }

    fn scorer_danger(
        &self,
        reader: &SegmentReader,
        target: DocId,
        boost: Score,
    ) -> tantivy::Result<(SeekDangerResult, Box<dyn Scorer>)> {
        let mut scorer = self.open_near(reader, boost, target)?;
        let found = scorer.seek_danger(target);
        Ok((found, Box::new(scorer)))
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
    let here = posted.iter().filter(|posted| posted.segment == reader.segment_id());
    for Posted { segment: _, field, place } in here {
        set_bits(&mut found, reader, *field, place)?;
    }
    Ok(found)
}

/// A word in one segment.
struct Open {
    /// The document it stands at. Where it is lost, the first that may have the word.
    doc: DocId,
    /// Whether it was asked for a document that lacks the word and has not looked for the next: to find out where a phrase
    /// stands next takes long, and often nobody asks.
    is_lost: bool,
    scorer: Box<dyn Scorer>,
    relatives: Vec<(BitSet, f32)>,
    worth: f32,
}

impl Open {
    /// Whether a document that lies ahead, or is the one it stands at, has the word.
    fn has(&mut self, doc: DocId) -> bool {
        if self.doc < doc || self.doc == doc && self.is_lost {
            (self.doc, self.is_lost) = place_of(self.scorer.seek_danger(doc), doc);
        }
        self.doc == doc && !self.is_lost
    }

    /// Goes to the next document that has the word, where it is lost.
    fn find_itself(&mut self) {
        while self.is_lost {
            self.has(self.doc);
        }
    }

    /// Goes beyond a document.
    fn leave(&mut self, doc: DocId) {
        self.find_itself();
        if self.doc < doc {
            self.doc = self.scorer.seek(doc);
        }
        if self.doc == doc && doc != TERMINATED {
            self.doc = self.scorer.advance();
        }
    }
}

/// A handful of words walked side by side. The most frequent ones that are not worth enough together find nothing by
/// themselves: every hit has one of the others. These lead, and the frequent ones are looked at only where one of them is
/// (Turtle & Flood 1995, "MaxScore").
pub(crate) struct SomeScorer {
    /// The rarest first.
    words: Vec<Open>,
    /// What a word and all after it are worth together, by place; nothing after the last.
    left: Vec<f32>,
    /// How many of the words lead: the first ones.
    leading: usize,
    least: f32,
    together: Together,
    doc: DocId,
}

impl SomeScorer {
    /// From the document that it stands at on finds only what has words worth so much.
    pub(crate) fn demand(&mut self, least: f32) {
        if least > self.least {
            self.least = least;
            self.choose_leaders();
        }
    }

    /// What the words of the document it stands at are worth together.
    pub(crate) fn worth(&mut self) -> f32 {
        let doc = self.doc;
        self.words.iter_mut().map(|word| if word.has(doc) { word.worth } else { 0.0 }).sum()
    }

    fn choose_leaders(&mut self) {
        // Where one is enough, none follows.
        let enough = self.left.iter().position(|left| *left < self.least);
        self.leading = enough.unwrap_or(self.words.len()).min(self.words.len());
    }

    fn leaders(&mut self) -> impl Iterator<Item = &mut Open> {
        self.words.iter_mut().take(self.leading)
    }

    /// Goes to the first document, from where those that lead stand, that has enough of the words.
    fn settle(&mut self) -> DocId {
        loop {
            self.leaders().for_each(Open::find_itself);
            let next = self.leaders().map(|word| word.doc).min().unwrap_or(TERMINATED);
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
        // Words may be worth nothing: one is there at least.
        let (mut found, mut any) = (0.0, false);
        for (place, word) in self.words.iter_mut().enumerate() {
            if any && found >= least {
                return true;
            }
            if found + self.left.get(place).copied().unwrap_or(0.0) < least {
                return false;
            }
            // Those that lead stand at the document or beyond it.
            if word.has(doc) {
                found += word.worth;
                any = true;
            }
        }
        any && found >= least
    }

    /// Leaves the document behind.
    fn pass(&mut self) {
        let doc = self.doc;
        self.leaders().for_each(|word| word.leave(doc));
    }
}

impl DocSet for SomeScorer {
    fn advance(&mut self) -> DocId {
        self.pass();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for word in self.leaders() {
            word.has(target);
        }
        self.settle()
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if target >= TERMINATED {
            return SeekDangerResult::SeekLowerBound(TERMINATED);
        }
        self.doc = target;
        let mut next = TERMINATED;
        for word in self.leaders() {
            next = next.min(if word.has(target) { target + 1 } else { word.doc });
        }
        if self.is_enough() { SeekDangerResult::Found } else { SeekDangerResult::SeekLowerBound(next) }
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.words.iter().take(self.leading).map(|word| word.scorer.size_hint()).max().unwrap_or(0)
    }

    fn cost(&self) -> u64 {
        self.words.iter().take(self.leading).map(|word| word.scorer.cost()).sum()
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
            // The order of the words differs from segment to segment: added so, the sum does not.
            Together::Sum => scores.map(f64::from).sum::<f64>() as f32,
            Together::Best(tie) => {
                let (best, sum) =
                    scores.fold((0.0_f32, 0.0), |(best, sum), score| (best.max(score), sum + score));
                best + tie * (sum - best)
            }
        }
    }
}
