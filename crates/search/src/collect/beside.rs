//! Conditions on the fields of facets: a facet is counted over the hits that there would be without its own condition, so
//! that a reader sees what else could be chosen. One pass over what the rest of the search matches tells it for all facets:
//! what misses one condition only is counted for the facet of that one.

use tantivy::{
    DocId, Searcher, SegmentReader,
    query::{EnableScoring, Scorer, Weight},
};

use crate::{filter::FacetField, plan::Boxed};

/// The condition on a field whose facet is counted.
pub(crate) struct Drill {
    pub(crate) field: FacetField,
    pub(crate) query: Boxed,
}

/// The conditions, for every segment.
pub(super) struct Drilled(Vec<(FacetField, Box<dyn Weight>)>);

/// The conditions in one segment.
pub(super) struct DrilledSegment(Vec<(FacetField, Box<dyn Scorer>)>);

/// Which conditions a document does not meet.
pub(super) enum Missed {
    None,
    One(FacetField),
    Several,
}

impl Drilled {
    pub(super) fn of(drills: &[Drill], searcher: &Searcher) -> tantivy::Result<Self> {
        let weight = |Drill { field, query }: &Drill| {
            Ok((*field, query.weight(EnableScoring::disabled_from_searcher(searcher))?))
        };
        drills.iter().map(weight).collect::<tantivy::Result<_>>().map(Self)
    }

    pub(super) fn open(&self, segment: &SegmentReader) -> tantivy::Result<DrilledSegment> {
        let scorer =
            |(field, weight): &(FacetField, Box<dyn Weight>)| Ok((*field, weight.scorer(segment, 1.0)?));
        self.0.iter().map(scorer).collect::<tantivy::Result<_>>().map(DrilledSegment)
    }
}

impl DrilledSegment {
    /// The conditions that a document does not meet. Documents are asked for in their order.
    pub(super) fn missed(&mut self, doc: DocId) -> Missed {
        let mut missed = Missed::None;
        for (field, scorer) in &mut self.0 {
            let at = if scorer.doc() < doc { scorer.seek(doc) } else { scorer.doc() };
            if at != doc {
                missed = match missed {
                    Missed::None => Missed::One(*field),
                    Missed::One(_) | Missed::Several => return Missed::Several,
                };
            }
        }
        missed
    }
}
