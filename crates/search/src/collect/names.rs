//! The values of facets over all segments: [`Names`].

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tantivy::{Searcher, SegmentReader, index::SegmentId};

use super::held::Held;
use crate::filter::FacetField;

/// The numbers that the values of facets have in a generation, whatever its state, and the values of each segment's
/// documents. A new state has few new segments, and only those are read for it.
#[derive(Debug, Default)]
pub(crate) struct Dictionaries(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    fields: HashMap<FacetField, Dictionary>,
    /// By segment, the values of all these fields.
    segments: HashMap<SegmentId, Arc<Held>>,
}

/// The numbers of one field's values.
#[derive(Debug, Default)]
struct Dictionary {
    /// By number. Shared with the states that were made of it, and copied where they still look while some are added.
    values: Arc<Vec<Arc<str>>>,
    numbers: HashMap<Arc<str>, u32>,
}

/// The values of the fields whose facets were asked for, in one state of the index.
#[derive(Debug)]
pub(crate) struct Names {
    dictionaries: Arc<Dictionaries>,
    numbered: Mutex<Arc<Numbered>>,
}

/// The values of fields, numbered over all segments. Counts of segments are added by number: to look a value up in the
/// dictionary of each segment, which is unpacked from the beginning of a block, takes longer than all else in a search.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    /// By field, the values by number.
    pub(super) values: HashMap<FacetField, Arc<Vec<Arc<str>>>>,
    /// By place of the segment.
    pub(super) segments: Vec<Arc<Held>>,
}

impl Names {
    /// The values in the state of the searcher. Those of fields that were asked for in an earlier state are numbered at
    /// once, so that no search has to wait for it.
    pub(crate) fn of(searcher: &Searcher, dictionaries: &Arc<Dictionaries>) -> tantivy::Result<Self> {
        let mut known = dictionaries.0.lock().unwrap_or_else(PoisonError::into_inner);
        let numbered = Mutex::new(Arc::new(known.number(&[], searcher)?));
        drop(known);
        Ok(Self { dictionaries: Arc::clone(dictionaries), numbered })
    }

    /// The values of these fields, and maybe of more. `searcher` is that of the state these names belong to.
    pub(super) fn numbered(
        &self,
        fields: impl Iterator<Item = FacetField>,
        searcher: &Searcher,
    ) -> tantivy::Result<Arc<Numbered>> {
        // Whoever comes while they are being numbered waits, and does not begin as well.
        let mut numbered = self.numbered.lock().unwrap_or_else(PoisonError::into_inner);
        let missing: Vec<FacetField> = fields.filter(|field| !numbered.values.contains_key(field)).collect();
        if !missing.is_empty() {
            let mut known = self.dictionaries.0.lock().unwrap_or_else(PoisonError::into_inner);
            *numbered = Arc::new(known.number(&missing, searcher)?);
        }
        Ok(Arc::clone(&numbered))
    }
}

impl Known {
    /// The values of the known fields and of these in a state of the index.
    fn number(&mut self, more: &[FacetField], searcher: &Searcher) -> tantivy::Result<Numbered> {
        for field in more {
            self.fields.entry(*field).or_default();
        }
        let segments = searcher.segment_readers();
        for (field, dictionary) in &mut self.fields {
            if dictionary.is_outdated(*field, segments)? {
                *dictionary = Dictionary::default();
                self.segments.clear();
            }
        }
        self.segments.retain(|id, _| segments.iter().any(|segment| segment.segment_id() == *id));
        let mut numbered = Vec::with_capacity(segments.len());
        for segment in segments {
            let held = self.segments.entry(segment.segment_id());
            let held = held.or_insert_with(|| Arc::new(Held::new(segment.max_doc())));
            for (field, dictionary) in &mut self.fields {
                if !held.has(*field) {
                    *held = Arc::new(dictionary.read(*field, segment, held)?);
                }
            }
            numbered.push(Arc::clone(held));
        }
        let values = self.fields.iter().map(|(field, known)| (*field, Arc::clone(&known.values)));
        Ok(Numbered { values: values.collect(), segments: numbered })
    }
}

impl Dictionary {
    /// Whether it has more values than all segments together: many are of documents that are gone.
    fn is_outdated(&self, field: FacetField, segments: &[SegmentReader]) -> tantivy::Result<bool> {
        if field == FacetField::Year {
            return Ok(false);
        }
        let mut there = 0;
        for segment in segments {
            there += segment.fast_fields().str(field.as_str())?.map_or(0, |column| column.num_terms());
        }
        Ok(self.values.len() > there)
    }

    /// What is held of a segment, with the values of the field.
    fn read(&mut self, field: FacetField, segment: &SegmentReader, held: &Held) -> tantivy::Result<Held> {
        let fast = segment.fast_fields();
        if field == FacetField::Year {
            return Ok(match fast.column_opt::<i64>(field.as_str())? {
                Some(column) => held.with(field, &column, |year| Some(self.number_of(&year.to_string()))),
                None => held.with_none(field),
            });
        }
        let Some(column) = fast.str(field.as_str())? else { return Ok(held.with_none(field)) };
        let mut numbers = Vec::with_capacity(column.num_terms());
        let mut terms = column.dictionary().stream()?;
        while terms.advance() {
            numbers.push(self.number_of(&String::from_utf8_lossy(terms.key())));
        }
        let number = |ordinal: u64| numbers.get(usize::try_from(ordinal).ok()?).copied();
        Ok(held.with(field, column.ords(), number))
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
