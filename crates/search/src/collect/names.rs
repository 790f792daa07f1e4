//! The values of facets over all segments: [`Names`].

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tantivy::{Searcher, columnar::Column};

use crate::filter::FacetField;

/// Values of a segment at most that are numbered; where there are more, the most frequent are looked for in another way.
const MOST: usize = 8_192;

/// The values of the fields whose facets were asked for, in one state of the index.
#[derive(Debug, Default)]
pub(crate) struct Names(Mutex<HashMap<FacetField, Option<Arc<Numbered>>>>);

/// The values of a field, numbered over all segments. Counts of segments are added by number: to look a value up in the
/// dictionary of each segment, which is unpacked from the beginning of a block, takes longer than all else in a search.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    pub(super) values: Vec<Box<str>>,
    /// By segment, the column; opened once, since that takes longer than counting a few documents.
    columns: Vec<Option<Column<u64>>>,
    /// By segment and ordinal, the number of the value.
    numbers: Vec<Vec<u32>>,
}

impl Names {
    /// The values of a field; none where they are too many. `searcher` is that of the state these names belong to.
    pub(super) fn of(
        &self,
        field: FacetField,
        searcher: &Searcher,
    ) -> tantivy::Result<Option<Arc<Numbered>>> {
        // Whoever comes while they are being numbered waits, and does not begin as well.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(numbered) = known.get(&field) {
            return Ok(numbered.clone());
        }
        let numbered = Numbered::of(field, searcher)?.map(Arc::new);
        known.insert(field, numbered.clone());
        Ok(numbered)
    }
}

impl Numbered {
    fn of(field: FacetField, searcher: &Searcher) -> tantivy::Result<Option<Self>> {
        let mut known: HashMap<Box<str>, u32> = HashMap::new();
        let mut numbered = Self::default();
        for segment in searcher.segment_readers() {
            let mut numbers = Vec::new();
            let column = segment.fast_fields().str(field.as_str())?;
            numbered.columns.push(column.as_ref().map(|column| column.ords().clone()));
            if let Some(column) = column {
                if column.num_terms() > MOST {
                    return Ok(None);
                }
                let mut terms = column.dictionary().stream()?;
                while terms.advance() {
                    let value = String::from_utf8_lossy(terms.key());
                    let next = u32::try_from(numbered.values.len()).unwrap_or(u32::MAX);
                    let number = known.get(&*value).copied().unwrap_or_else(|| {
                        known.insert(value.as_ref().into(), next);
                        numbered.values.push(value.into());
                        next
                    });
                    numbers.push(number);
                }
            }
            numbered.numbers.push(numbers);
        }
        Ok(Some(numbered))
    }

    /// The column of a segment, where it has one.
    pub(super) fn column(&self, segment: u32) -> Option<Column<u64>> {
        self.columns.get(segment as usize)?.clone()
    }

    /// The numbers of a segment's values, by ordinal.
    pub(super) fn of_segment(&self, segment: u32) -> &[u32] {
        self.numbers.get(segment as usize).map_or(&[], Vec::as_slice)
    }
}
