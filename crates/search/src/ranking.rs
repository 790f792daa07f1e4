//! How hits are ranked: the product's defaults in one place.

/// Weights and limits of ranking. One configuration serves every collection and language.
///
/// A word's score is BM25F (Robertson & Zaragoza 2009, §3.6): the occurrences in all parts of a document are weighed and
/// normalised part by part, summed, and saturated once. It is computed for the stem of the word in each language with the
/// statistics of that language alone, and the best one counts; words that are not stemmed have statistics of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Saturation of repeated words (BM25's k1).
    pub k1: f32,
    /// How much longer texts are held against (BM25's b), 0 to 1.
    pub b: f32,
    /// Weight of a word in the title, relative to the body.
    pub title: f32,
    /// In the summary.
    pub summary: f32,
    /// In the body.
    pub body: f32,
    /// Among the keywords.
    pub keywords: f32,
    /// In names of people and organisations.
    pub names: f32,
    /// In labels of topics.
    pub topics: f32,
    /// What an occurrence of a word as written adds to that of its stem: an exact form then ranks above another one.
    pub exactness: f32,
    /// Weight of a single character of a script without spaces, relative to pairs of characters.
    pub single_character: f32,
    /// Share of the scores of the other parts a phrase is found in that is added to the best one.
    pub tie: f32,
    /// Factor for forms in languages the reader did not ask for, where the reader named any.
    pub other_language: f32,
    /// Weight of what means the same as words of the query, relative to the words themselves.
    pub widened: f32,
    /// Weight of neighbouring words of the query standing side by side, among the best hits by their words: the thousand that
    /// can be reached.
    pub proximity: f32,
    /// Weight of another word that begins alike, in documents without the word of the query (see `plan/family.rs`).
    pub family: f32,
    /// With fewer hits than this, hits with some of the words are added, where at least two words matter.
    pub enough: u64,
    /// Of the most that all words of a query score, the share that the words of a hit with only some of them must be worth,
    /// where that finds as many as can be [reached](crate::REACHABLE) in the order of relevance: any of three words that are
    /// equally rare, none that is much more frequent than the others. 0 to 1.
    pub most: f32,
    /// The same where it does not: of three words the one that every other document has is no hit. 0 to 1.
    pub some: f32,
    /// In queries of at most so many words that matter, hits with every word come before those with some.
    pub complete_first: usize,
}

impl Default for Ranking {
    fn default() -> Self {
        Self {
            k1: 2.5,
            b: 0.7,
            title: 3.0,
            summary: 1.0,
            body: 1.0,
            keywords: 1.5,
            names: 1.5,
            topics: 1.0,
            exactness: 0.4,
            single_character: 0.4,
            tie: 0.1,
            other_language: 0.5,
            widened: 0.35,
            proximity: 0.1,
            family: 0.5,
            enough: 20,
            most: 0.3,
            some: 0.1,
            complete_first: 2,
        }
    }
}
