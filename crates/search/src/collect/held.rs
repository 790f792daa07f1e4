//! The values of facets that the documents of a segment have, in memory as plain numbers: [`Held`].

use std::{collections::HashMap, fmt::Debug, sync::Arc};

use foldhash::fast::RandomState;
use tantivy::{
    DocId,
    columnar::{Cardinality, Column},
};

use crate::filter::FacetField;

/// Sets of values that are told apart in a segment, and documents that share one on average, at least.
const MOST_SETS: usize = 16_384;
const SHARED: usize = 4;

/// The values that the documents of a segment have. A row for each document, a cell for each field: what is counted of a hit
/// lies together, and is not fetched from as many ends of memory as there are facets.
#[derive(Debug)]
pub(super) struct Held {
    documents: DocId,
    /// Cells of a row.
    width: usize,
    cells: Box<[u16]>,
    columns: HashMap<FacetField, Arc<Values>>,
}

/// Where the values of a field stand.
#[derive(Debug)]
enum Values {
    /// In this cell of each row: the number of the one value, more by one; zero is none.
    One { cell: usize },
    /// In this cell of each row: the number of a set of values. Where many documents have the same, such as topics, counting
    /// them takes one look, however many they are.
    Set { cell: usize, sets: Lists },
    /// In no row. By document, as many as it has: they differ from document to document, such as authors.
    Apart(Lists),
}

/// The values of a field, as they are read.
enum Read {
    One(Vec<u16>),
    Set(Vec<u16>, Lists),
    Apart(Lists),
}

/// Lists of numbers.
#[derive(Debug)]
struct Lists {
    /// Where each begins, and where the last one ends.
    starts: Box<[u32]>,
    numbers: Box<[u32]>,
}

impl Lists {
    fn of<L: AsRef<[u32]>>(lists: impl Iterator<Item = L>) -> Self {
        let (mut starts, mut numbers) = (vec![0], Vec::new());
        for list in lists {
            numbers.extend_from_slice(list.as_ref());
            starts.push(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
        }
        Self { starts: starts.into(), numbers: numbers.into() }
    }

    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn get(&self, place: usize) -> &[u32] {
        let ends = self.starts.get(place..).and_then(|starts| starts.first_chunk());
        let list = ends.and_then(|[from, until]| self.numbers.get(*from as usize..*until as usize));
        list.unwrap_or_default()
    }

    /// The number of each list and the lists by number, where few enough differ.
    fn in_sets(&self) -> Option<(Vec<u16>, Self)> {
        let mut numbers: HashMap<&[u32], u16, RandomState> = HashMap::default();
        let (mut sets, mut by_place) = (Vec::new(), Vec::with_capacity(self.len()));
        let most = MOST_SETS.min(self.len() / SHARED);
        for place in 0..self.len() {
            let list = self.get(place);
            let number = match numbers.get(list) {
                Some(number) => *number,
                None if sets.len() < most => {
                    let number = u16::try_from(sets.len()).ok()?;
                    sets.push(list);
                    numbers.insert(list, number);
                    number
                }
                None => return None,
            };
            by_place.push(number);
        }
        Some((by_place, Self::of(sets.into_iter())))
    }
}

impl Read {
    fn of<T>(column: &Column<T>, documents: DocId, mut number: impl FnMut(T) -> Option<u32>) -> Self
    where
        T: PartialOrd + Copy + Debug + Send + Sync + 'static,
    {
        if column.get_cardinality() != Cardinality::Multivalued {
            let mut cell = |doc| match column.first(doc).and_then(&mut number) {
                Some(number) => u16::try_from(number).ok()?.checked_add(1),
                None => Some(0),
            };
            if let Some(cells) = (0..documents).map(&mut cell).collect() {
                return Self::One(cells);
            }
        }
        let lists = Lists::of((0..documents).map(|doc| {
            let mut values: Vec<u32> = column.values_for_doc(doc).filter_map(&mut number).collect();
            values.sort_unstable();
            values
        }));
        match lists.in_sets() {
            Some((cells, sets)) => Self::Set(cells, sets),
            None => Self::Apart(lists),
        }
    }
}

impl Held {
    /// No values yet.
    pub(super) fn new(documents: DocId) -> Self {
        Self { documents, width: 0, cells: Box::default(), columns: HashMap::new() }
    }

    /// Whether the field was read, be there values or none.
    pub(super) fn has(&self, field: FacetField) -> bool {
        self.columns.contains_key(&field)
    }

    /// The same with one more field, of which no document has a value.
    pub(super) fn with_none(&self, field: FacetField) -> Self {
        self.beside(field, Lists::of(std::iter::empty::<&[u32]>()))
    }

    /// The same with one more field, whose values stand in no row.
    fn beside(&self, field: FacetField, lists: Lists) -> Self {
        let Self { documents, width, cells, columns } = self;
        let mut columns = columns.clone();
        columns.insert(field, Arc::new(Values::Apart(lists)));
        Self { documents: *documents, width: *width, cells: cells.clone(), columns }
    }

    /// The same with the values of one more field, read from its column. `number` is the number of each value.
    pub(super) fn with<T>(
        &self,
        field: FacetField,
        column: &Column<T>,
        number: impl FnMut(T) -> Option<u32>,
    ) -> Self
    where
        T: PartialOrd + Copy + Debug + Send + Sync + 'static,
    {
        let Self { documents, width, cells, columns } = self;
        let (new, values) = match Read::of(column, *documents, number) {
            Read::One(new) => (new, Values::One { cell: *width }),
            Read::Set(new, sets) => (new, Values::Set { cell: *width, sets }),
            Read::Apart(lists) => return self.beside(field, lists),
        };
        let mut columns = columns.clone();
        columns.insert(field, Arc::new(values));
        let mut wider = Vec::with_capacity(cells.len() + new.len());
        for (row, new) in new.into_iter().enumerate() {
            wider.extend_from_slice(cells.get(row * width..(row + 1) * width).unwrap_or_default());
            wider.push(new);
        }
        Self { documents: *documents, width: width + 1, cells: wider.into(), columns }
    }

    fn cells<'s>(&'s self, cell: usize, docs: &'s [DocId]) -> impl Iterator<Item = u16> + 's {
        docs.iter().map(move |doc| self.cells.get(*doc as usize * self.width + cell).copied().unwrap_or(0))
    }
}

/// Counts of the values of a field that documents of one segment have.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Documents whose values were counted one by one.
    seen: usize,
    /// How many documents had each set, since there were more documents than sets.
    by_set: Vec<u32>,
    /// Scratch: cells.
    cells: Vec<u16>,
}

impl Tally {
    /// Adds the values of documents to the counts, which are by number. Some come when it is [closed](Self::close).
    pub(super) fn count(&mut self, field: FacetField, held: &Held, docs: &[DocId], counts: &mut [u32]) {
        // Fetched first, each without waiting for the one before: they are far from each other, and memory is slow.
        let mut fetch = |cell: usize| {
            self.cells.clear();
            self.cells.extend(held.cells(cell, docs));
        };
        match held.columns.get(&field).map(AsRef::as_ref) {
            None => {}
            Some(Values::One { cell }) => {
                fetch(*cell);
                let numbers = self.cells.iter().filter_map(|number| number.checked_sub(1));
                numbers.for_each(|number| add(counts, number.into(), 1));
            }
            Some(Values::Set { cell, sets }) if self.seen <= sets.len() => {
                self.seen += docs.len();
                let numbers = held.cells(*cell, docs).flat_map(|set| sets.get(set.into()));
                numbers.for_each(|number| add(counts, *number, 1));
            }
            Some(Values::Set { cell, sets }) => {
                self.by_set.resize(sets.len(), 0);
                fetch(*cell);
                self.cells.iter().for_each(|set| add(&mut self.by_set, (*set).into(), 1));
            }
            Some(Values::Apart(lists)) => {
                let numbers = docs.iter().flat_map(|doc| lists.get(*doc as usize));
                numbers.for_each(|number| add(counts, *number, 1));
            }
        }
    }

    /// Adds what is not in the counts yet, and begins anew.
    pub(super) fn close(&mut self, field: FacetField, held: &Held, counts: &mut [u32]) {
        if let Some(Values::Set { cell: _, sets }) = held.columns.get(&field).map(AsRef::as_ref) {
            for (set, documents) in self.by_set.iter().enumerate().filter(|(_, documents)| **documents > 0) {
                sets.get(set).iter().for_each(|number| add(counts, *number, *documents));
            }
        }
        self.by_set.clear();
        self.seen = 0;
    }
}

fn add(counts: &mut [u32], place: u32, documents: u32) {
    if let Some(count) = counts.get_mut(place as usize) {
        *count += documents;
    }
}
