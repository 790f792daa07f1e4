//! The values of facets over all segments: [`Names`].

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tantivy::{Searcher, SegmentReader, columnar::Column, index::SegmentId};

use crate::filter::FacetField;

/// The numbers that the values of facets have in a generation, whatever its state. A new state has few new segments, and
/// only those are read for it.
#[derive(Debug, Default)]
pub(crate) struct Dictionaries(Mutex<HashMap<FacetField, Dictionary>>);

/// The numbers of one field's values.
#[derive(Debug, Default)]
struct Dictionary {
    /// By number. Shared with the states that were made of it, and copied where they still look while some are added.
    values: Arc<Vec<Arc<str>>>,
    numbers: HashMap<Arc<str>, u32>,
    /// By segment and ordinal there, the number.
    segments: HashMap<SegmentId, Arc<[u32]>>,
}

/// The values of the fields whose facets were asked for, in one state of the index.
#[derive(Debug)]
pub(crate) struct Names {
    dictionaries: Arc<Dictionaries>,
    numbered: Mutex<HashMap<FacetField, Arc<Numbered>>>,
}

/// The values of a field, numbered over all segments. Counts of segments are added by number: to look a value up in the
/// dictionary of each segment, which is unpacked from the beginning of a block, takes longer than all else in a search.
#[derive(Debug)]
pub(super) struct Numbered {
    pub(super) values: Arc<Vec<Arc<str>>>,
    segments: Vec<NumberedSegment>,
}

/// A segment's values.
#[derive(Debug)]
struct NumberedSegment {
    /// Opened once, since that takes longer than counting a few documents.
    column: Option<Column<u64>>,
    /// By ordinal, the number of the value.
    numbers: Arc<[u32]>,
}

impl Names {
    /// The values in the state of the searcher. Those of fields that were asked for in an earlier state are numbered at
    /// once, so that no search has to wait for it.
    pub(crate) fn of(searcher: &Searcher, dictionaries: &Arc<Dictionaries>) -> tantivy::Result<Self> {
        let mut known = dictionaries.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut numbered = HashMap::new();
        for (field, dictionary) in &mut *known {
            numbered.insert(*field, Arc::new(dictionary.number(*field, searcher)?));
        }
        drop(known);
        Ok(Self { dictionaries: Arc::clone(dictionaries), numbered: Mutex::new(numbered) })
    }

    /// The values of a field. `searcher` is that of the state these names belong to.
    pub(super) fn numbered(&self, field: FacetField, searcher: &Searcher) -> tantivy::Result<Arc<Numbered>> {
        // Whoever comes while they are being numbered waits, and does not begin as well.
        let mut numbered = self.numbered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(numbered) = numbered.get(&field) {
            return Ok(Arc::clone(numbered));
        }
        let mut dictionaries = self.dictionaries.0.lock().unwrap_or_else(PoisonError::into_inner);
        let made = Arc::new(dictionaries.entry(field).or_default().number(field, searcher)?);
        numbered.insert(field, Arc::clone(&made));
        Ok(made)
    }
}

impl Dictionary {
    fn number(&mut self, field: FacetField, searcher: &Searcher) -> tantivy::Result<Numbered> {
        let mut columns = Vec::new();
        for segment in searcher.segment_readers() {
            columns.push((segment, segment.fast_fields().str(field.as_str())?));
        }
        let held: usize =
            columns.iter().flat_map(|(_, column)| column).map(|column| column.num_terms()).sum();
        // More than all segments have together: many are of documents that are gone.
        if self.values.len() > held {
            *self = Self::default();
        }
        let is_there = |id: &SegmentId| columns.iter().any(|(segment, _)| segment.segment_id() == *id);
        self.segments.retain(|id, _| is_there(id));
        let mut segments = Vec::with_capacity(columns.len());
        for (segment, column) in columns {
            let numbers = self.numbers_of(segment, field)?;
            segments.push(NumberedSegment { column: column.map(|column| column.ords().clone()), numbers });
        }
        Ok(Numbered { values: Arc::clone(&self.values), segments })
    }

    /// The numbers of a segment's values, by ordinal.
    fn numbers_of(&mut self, segment: &SegmentReader, field: FacetField) -> tantivy::Result<Arc<[u32]>> {
        if let Some(numbers) = self.segments.get(&segment.segment_id()) {
            return Ok(Arc::clone(numbers));
        }
        let mut numbers = Vec::new();
        if let Some(column) = segment.fast_fields().str(field.as_str())? {
            let mut terms = column.dictionary().stream()?;
            while terms.advance() {
                numbers.push(self.number_of(&String::from_utf8_lossy(terms.key())));
            }
        }
        let numbers: Arc<[u32]> = numbers.into();
        self.segments.insert(segment.segment_id(), Arc::clone(&numbers));
        Ok(numbers)
    }

    fn number_of(&mut self, value: &str) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let value: Arc<str> = value.into();
        Arc::make_mut(&mut self.values).push(Arc::clone(&value));
        self.numbers.insert(value, next);
        next
    }
}

impl Numbered {
    /// The column of a segment, where it has one.
    pub(super) fn column(&self, segment: u32) -> Option<Column<u64>> {
        self.segments.get(segment as usize)?.column.clone()
    }

    /// The numbers of a segment's values, by ordinal.
    pub(super) fn of_segment(&self, segment: u32) -> &[u32] {
        self.segments.get(segment as usize).map_or(&[], |segment| &segment.numbers)
    }
}
