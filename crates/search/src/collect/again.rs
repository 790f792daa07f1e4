//! A second look at the best hits.

use tantivy::{
    DocSet, SeekDangerResult,
    query::{EnableScoring, Scorer},
};

use super::{Row, compare, score_number};
use crate::{
    cursor::SortKey, error::SearchError, index::Snapshot, request::Order, some_query::SomeQuery,
    statistics::Corrected,
};

/// Adds to the scores of hits what they score for a wish, and puts them in their order by relevance again. Only these are
/// looked at, not the documents between them.
pub(crate) fn rank_again(
    rows: &mut [Row],
    wished: &SomeQuery,
    snapshot: &Snapshot,
) -> Result<(), SearchError> {
    let corrected = Corrected(snapshot);
    let scoring = EnableScoring::enabled_from_statistics_provider(&corrected, &snapshot.searcher);
    let weight = wished.weigh(scoring)?;
    rows.sort_unstable_by_key(|row| row.address);
    for rows in rows.chunk_by_mut(|one, next| one.address.segment_ord == next.address.segment_ord) {
        let Some(first) = rows.first().map(|row| row.address) else { continue };
        let segment = snapshot.searcher.segment_reader(first.segment_ord);
        let mut scorer = weight.open_near(segment, 1.0, first.doc_id)?;
        for row in rows {
            if scorer.seek_danger(row.address.doc_id) == SeekDangerResult::Found {
                row.score += scorer.score();
                row.key = SortKey::Number(score_number(row.score));
            }
        }
    }
    rows.sort_unstable_by(|one, next| compare(Order::Relevance, one, next));
    Ok(())
}
