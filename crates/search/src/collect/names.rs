//! The values of facets over all segments: [`Names`].

use std::{
    collections::HashMap,
    fmt::Debug,
    sync::{Arc, Mutex, PoisonError},
};

use tantivy::{
    DocId, Searcher, SegmentReader,
    columnar::{Cardinality, Column},
    index::SegmentId,
};

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
    segments: HashMap<SegmentId, Option<Arc<Held>>>,
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
    /// Nothing where no document of the segment has a value.
    segments: Vec<Option<Arc<Held>>>,
}

/// The values that the documents of a segment have, in memory as plain numbers. The engine's columns are smaller, packed by
/// the bit, and take longer to read.
#[derive(Debug)]
pub(super) struct Held {
    /// Where the numbers of each document begin, and where those of the last one end. Nothing where a document has one
    /// value at most, which then stands at its place.
    starts: Option<Box<[u32]>>,
    numbers: Numbers,
}

/// Numbers of values, each more by one: zero is no value.
#[derive(Debug)]
enum Numbers {
    Short(Box<[u16]>),
    Long(Box<[u32]>),
}

impl Held {
    /// Reads a column. `number` is the number of each of its values.
    fn of<T>(column: &Column<T>, documents: DocId, mut number: impl FnMut(T) -> Option<u32>) -> Self
    where
        T: PartialOrd + Copy + Debug + Send + Sync + 'static,
    {
        let mut numbers: Vec<u32> = Vec::with_capacity(documents as usize);
        let mut held = |value: T| number(value).map_or(0, |number| number.saturating_add(1));
        let starts = if column.get_cardinality() == Cardinality::Multivalued {
            let mut starts = Vec::with_capacity(documents as usize + 1);
            for doc in 0..documents {
                starts.push(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
                numbers.extend(column.values_for_doc(doc).map(&mut held));
            }
            starts.push(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
            Some(starts.into())
        } else {
            numbers.extend((0..documents).map(|doc| column.first(doc).map_or(0, &mut held)));
            None
        };
        let short: Option<Box<[u16]>> = numbers.iter().map(|number| u16::try_from(*number).ok()).collect();
        Self { starts, numbers: short.map_or_else(|| Numbers::Long(numbers.into()), Numbers::Short) }
    }

    /// Adds the values of these documents to the counts, which are by number.
    pub(super) fn count(&self, docs: &[DocId], counts: &mut [u32]) {
        match &self.numbers {
            Numbers::Short(numbers) => self.count_in(numbers, docs, counts),
            Numbers::Long(numbers) => self.count_in(numbers, docs, counts),
        }
    }

    fn count_in<N: Copy + Into<u32>>(&self, numbers: &[N], docs: &[DocId], counts: &mut [u32]) {
        let mut count = |number: &N| {
            let place = (*number).into().checked_sub(1);
            if let Some(count) = place.and_then(|place| counts.get_mut(place as usize)) {
                *count += 1;
            }
        };
        let Some(starts) = &self.starts else {
            return docs.iter().filter_map(|doc| numbers.get(*doc as usize)).for_each(count);
        };
        for doc in docs {
            if let Some([from, until]) = starts.get(*doc as usize..).and_then(|starts| starts.first_chunk()) {
                numbers.get(*from as usize..*until as usize).into_iter().flatten().for_each(&mut count);
            }
        }
    }
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
        let segments = searcher.segment_readers();
        let mut held = 0;
        if field != FacetField::Year {
            for segment in segments {
                held += segment.fast_fields().str(field.as_str())?.map_or(0, |column| column.num_terms());
            }
            // More than all segments have together: many are of documents that are gone.
            if self.values.len() > held {
                *self = Self::default();
            }
        }
        self.segments.retain(|id, _| segments.iter().any(|segment| segment.segment_id() == *id));
        let segments = segments.iter().map(|segment| self.held(segment, field)).collect::<Result<_, _>>()?;
        Ok(Numbered { values: Arc::clone(&self.values), segments })
    }

    /// The values of a segment's documents.
    fn held(&mut self, segment: &SegmentReader, field: FacetField) -> tantivy::Result<Option<Arc<Held>>> {
        if let Some(held) = self.segments.get(&segment.segment_id()) {
            return Ok(held.clone());
        }
        let (fast, documents) = (segment.fast_fields(), segment.max_doc());
        let held = if field == FacetField::Year {
            let column = fast.column_opt::<i64>(field.as_str())?;
            column.map(|column| {
                Held::of(&column, documents, |year: i64| Some(self.number_of(&year.to_string())))
            })
        } else if let Some(column) = fast.str(field.as_str())? {
            let mut numbers = Vec::with_capacity(column.num_terms());
            let mut terms = column.dictionary().stream()?;
            while terms.advance() {
                numbers.push(self.number_of(&String::from_utf8_lossy(terms.key())));
            }
            let number = |ordinal: u64| numbers.get(usize::try_from(ordinal).ok()?).copied();
            Some(Held::of(column.ords(), documents, number))
        } else {
            None
        };
        let held = held.map(Arc::new);
        self.segments.insert(segment.segment_id(), held.clone());
        Ok(held)
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
    /// The values of a segment's documents, where any has one.
    pub(super) fn of_segment(&self, segment: u32) -> Option<&Held> {
        self.segments.get(segment as usize)?.as_deref()
    }
}
