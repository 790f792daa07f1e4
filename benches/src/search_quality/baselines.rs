//! What other engines gave on the same collections.

use serde::Serialize;

/// Means over all queries of the best lexical engine of four.
///
/// Measured once, with the same measures and each query as an OR of its words: *bm25s* (Lucene's BM25, k1 1.2, b 0.75;
/// title and text as one field; Snowball stemmer and stop words, pairs of characters for Chinese and Korean), *FTS5*
/// (SQLite's bm25 with porter or unicode61), *tantivy* (its BM25 over two fields, with stems or pairs of characters, and as
/// it comes).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Baseline {
    pub(crate) engine: &'static str,
    pub(crate) ndcg_at_10: f64,
    pub(crate) mrr_at_10: f64,
    pub(crate) recall_at_100: f64,
}

const fn best(engine: &'static str, ndcg_at_10: f64, mrr_at_10: f64, recall_at_100: f64) -> Baseline {
    Baseline { engine, ndcg_at_10, mrr_at_10, recall_at_100 }
}

const BEST: [(&str, Baseline); 13] = [
    ("ir/cranfield", best("tantivy", 0.3708, 0.5347, 0.7405)),
    ("ml/guide-en", best("bm25s", 0.6142, 0.5526, 0.9367)),
    ("ml/guide-es", best("tantivy", 0.5667, 0.5005, 0.9502)),
    ("ml/guide-fr", best("bm25s", 0.5640, 0.4902, 0.9409)),
    ("ml/guide-ko", best("bm25s", 0.5757, 0.5020, 0.9545)),
    ("ml/guide-pt", best("tantivy", 0.5849, 0.5158, 0.9375)),
    ("ml/piaf-fr-A", best("bm25s", 0.8332, 0.8024, 0.9654)),
    ("ml/faquad-pt-A", best("bm25s", 0.9465, 0.9308, 0.9979)),
    ("ml/xquad-de-A", best("bm25s", 0.9516, 0.9414, 0.9875)),
    ("ml/xquad-en-A", best("tantivy", 0.9688, 0.9611, 1.0)),
    ("ml/xquad-es-A", best("bm25s", 0.9680, 0.9596, 0.9938)),
    ("ml/xquad-zh-A", best("tantivy", 0.9549, 0.9427, 0.9938)),
    ("ml/mixedS", best("tantivy", 0.8662, 0.8410, 0.9838)),
];

/// The best of the four on a collection.
pub(crate) fn of(collection: &str) -> Option<Baseline> {
    BEST.iter().find(|(name, _)| *name == collection).map(|(_, best)| *best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search_quality::COLLECTIONS;

    #[test]
    fn every_collection_has_one() {
        assert!(COLLECTIONS.iter().all(|collection| of(collection).is_some()));
        assert_eq!(of("ml/none"), None);
    }
}
