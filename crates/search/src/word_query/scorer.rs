//! A word in one segment: [`WordScorer`].

use std::sync::Arc;

use tantivy::{
    BitSet, DocId, DocSet, Score, SegmentReader, TERMINATED,
    fieldnorm::FieldNormReader,
    postings::BlockSegmentPostings,
    query::{EmptyScorer, Scorer},
    schema::{Field, IndexRecordOption},
};

use super::{
    Group, Leaf, LengthTable, Mixed, Role, WordQuery,
    window::{WINDOW, Window},
};

/// The numbers of groups: what is written in texts, what is written in names, and stems by language.
const WRITTEN: usize = 0;
const NAMED: usize = 1;
const FIRST_STEM: usize = 2;

/// A word that one in so many documents has is walked by windows.
const FREQUENT: u64 = 32;

/// Documents asked for one after the other, so close to each other, so often, are looked for in a window.
const CLOSE: u32 = 12;
const OFTEN: u32 = 8;

impl WordQuery {
    /// The documents with the word in a segment.
    pub(super) fn scorer(
        &self,
        reader: &SegmentReader,
        boost: Score,
        scoring: bool,
    ) -> tantivy::Result<Box<dyn Scorer>> {
        let Self { groups, k1, exactness } = self;
        let option = if scoring { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let (mut leaves, mut most) = (Vec::new(), vec![0.0; FIRST_STEM]);
        for Group { role, weight, leaves: terms } in &**groups {
            let number = match role {
                Role::Written => WRITTEN,
                Role::Named => NAMED,
                Role::Stemmed => most.len(),
            };
            let others = leaves.len();
            for leaf in terms {
                leaves.extend(OpenLeaf::of(leaf, number, reader, option)?);
            }
            if leaves.len() > others {
                most.resize(most.len().max(number + 1), 0.0);
                if let Some(most) = most.get_mut(number) {
                    *most = weight * boost;
                }
            }
        }
        let Some(doc) = leaves.iter().map(|leaf| leaf.doc).min() else {
            return Ok(Box::new(EmptyScorer));
        };
        let (sums, k1, exactness) = (vec![0.0; most.len()], *k1, *exactness);
        let mut scorer = WordScorer {
            leaves,
            most,
            sums,
            doc,
            k1,
            exactness,
            scoring,
            is_frequent: false,
            window: None,
            is_inside: false,
            asked: doc,
            close: 0,
        };
        scorer.is_frequent = scorer.cost() * FREQUENT >= u64::from(reader.max_doc());
        Ok(Box::new(scorer))
    }
}

/// A leaf in one segment, with the document its postings stand at.
struct OpenLeaf {
    doc: DocId,
    /// A kilobyte: boxed, so that moving a leaf moves little.
    block: Box<BlockSegmentPostings>,
    /// Place of the document in the block.
    at: usize,
    lengths: FieldNormReader,
    table: LengthTable,
    mixed: Option<OpenMixed>,
    group: usize,
}

impl OpenLeaf {
    /// A leaf, where the segment has it.
    fn of(
        leaf: &Leaf,
        group: usize,
        reader: &SegmentReader,
        option: IndexRecordOption,
    ) -> tantivy::Result<Option<Self>> {
        let Leaf { term, places, table, mixed } = leaf;
        let field = term.field();
        let Some((_, place)) = places.iter().find(|(segment, _)| *segment == reader.segment_id()) else {
            return Ok(None);
        };
        let block = reader.inverted_index(field)?.read_block_postings_from_terminfo(place, option)?;
        let lengths = reader.get_fieldnorms_reader(field)?;
        let mixed = match mixed {
            Some(mixed) => OpenMixed::of(mixed, field, reader)?,
            None => None,
        };
        let (block, table) = (Box::new(block), Arc::clone(table));
        let mut leaf = Self { doc: TERMINATED, block, at: 0, lengths, table, mixed, group };
        leaf.read();
        Ok((leaf.doc != TERMINATED).then_some(leaf))
    }

    /// Stands at the document at its place; beyond the last of a block, at the first of the next.
    fn read(&mut self) {
        if self.at >= self.block.docs().len() {
            self.block.advance();
            self.at = 0;
        }
        self.doc = self.block.docs().get(self.at).copied().unwrap_or(TERMINATED);
    }

    fn advance(&mut self) {
        self.at += 1;
        self.read();
    }

    fn seek(&mut self, target: DocId) {
        if self.doc < target {
            self.at = self.block.seek(target);
            self.doc = self.block.docs().get(self.at).copied().unwrap_or(TERMINATED);
        }
    }

    /// What the occurrences in the document it stands at bring in.
    fn brings(&self) -> f32 {
        let occurrences = self.block.freqs().get(self.at).copied().unwrap_or(1);
        let length = self.lengths.fieldnorm_id(self.doc);
        weight_of_one(self.doc, length, &self.table, self.mixed.as_ref()) * occurrences as f32
    }

    /// Takes its documents before `end` into a window, and goes to the next.
    fn fill(&mut self, window: &mut Window, end: DocId, scoring: bool) {
        while self.doc < end {
            let docs = self.block.docs().get(self.at..).unwrap_or_default();
            let count = match docs.last() {
                Some(last) if *last < end => docs.len(),
                _ => docs.partition_point(|doc| *doc < end),
            };
            let docs = docs.get(..count).unwrap_or_default();
            if scoring {
                let freqs = self.block.freqs().get(self.at..).unwrap_or_default();
                for (doc, occurrences) in docs.iter().zip(freqs) {
                    let length = self.lengths.fieldnorm_id(*doc);
                    let one = weight_of_one(*doc, length, &self.table, self.mixed.as_ref());
                    window.add(*doc, self.group, one * *occurrences as f32);
                }
            }
            docs.iter().for_each(|doc| window.insert(*doc));
            self.at += count;
            self.read();
        }
    }
}

/// How the length of a text that mixes scripts is found in one segment.
struct OpenMixed {
    mixed: Mixed,
    /// The documents whose text does.
    both: Arc<BitSet>,
    /// How long the text is in the other field.
    other: FieldNormReader,
}

impl OpenMixed {
    /// Nothing where no text of the segment mixes scripts.
    fn of(mixed: &Mixed, field: Field, reader: &SegmentReader) -> tantivy::Result<Option<Self>> {
        let both = mixed.bits.with_both(reader, field, mixed.other)?;
        if both.len() == 0 {
            return Ok(None);
        }
        let other = reader.get_fieldnorms_reader(mixed.other)?;
        Ok(Some(Self { mixed: mixed.clone(), both, other }))
    }
}

/// The weight of one occurrence in a document, where the field has this encoded length.
fn weight_of_one(doc: DocId, length: u8, table: &[f32; 256], mixed: Option<&OpenMixed>) -> f32 {
    match mixed {
        // Of a text in one script the table tells.
        Some(OpenMixed { mixed, both, other }) if both.contains(doc) => {
            let length = FieldNormReader::id_to_fieldnorm(length) as f32 * mixed.own_share
                + other.fieldnorm(doc) as f32 * mixed.other_share;
            mixed.weight / (1.0 - mixed.b + mixed.b * length / mixed.average)
        }
        Some(_) | None => table[usize::from(length)],
    }
}

/// A handful of postings. Of a rare word they are walked side by side: with so few, looking at each beats a heap. Of a
/// frequent one, a window of documents after the other is filled from each.
pub(super) struct WordScorer {
    leaves: Vec<OpenLeaf>,
    /// The most that each form can score, by number of its group.
    most: Vec<f32>,
    /// Scratch: weighed occurrences by number of their group.
    sums: Vec<f32>,
    doc: DocId,
    k1: f32,
    exactness: f32,
    scoring: bool,
    /// Whether the word is frequent enough for windows.
    is_frequent: bool,
    window: Option<Box<Window>>,
    /// Whether the document that it stands at is in the window. Then the leaves stand behind the window's end.
    is_inside: bool,
    /// The last document that was asked for.
    asked: DocId,
    /// How often the one asked for was close to the one before.
    close: u32,
}

impl WordScorer {
    /// Walks without windows.
    #[cfg(test)]
    pub(super) const fn never_looks_ahead(&mut self) {
        self.is_frequent = false;
    }

    /// Goes to the first document that a leaf stands at.
    fn settle(&mut self) -> DocId {
        self.doc = self.leaves.iter().map(|leaf| leaf.doc).min().unwrap_or(TERMINATED);
        self.doc
    }

    fn seek_leaves(&mut self, target: DocId) -> DocId {
        self.leaves.iter_mut().for_each(|leaf| leaf.seek(target));
        self.settle()
    }

    /// Goes to the first document from `target` on that has the word, and takes what follows into a window.
    fn open_window(&mut self, target: DocId) -> DocId {
        self.is_inside = false;
        let from = self.seek_leaves(target);
        if from == TERMINATED {
            return from;
        }
        let (groups, scoring) = (self.most.len(), self.scoring);
        let window = self.window.get_or_insert_with(|| Box::new(Window::new(groups, scoring)));
        window.begin_at(from);
        for leaf in &mut self.leaves {
            leaf.fill(window, from + WINDOW, scoring);
        }
        self.is_inside = true;
        from
    }

    /// The window, where it holds the document that it stands at.
    fn inside(&self) -> Option<&Window> {
        self.window.as_deref().filter(|_| self.is_inside)
    }
}

impl DocSet for WordScorer {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED {
            return TERMINATED;
        }
        if !self.is_frequent {
            for leaf in &mut self.leaves {
                if leaf.doc == self.doc {
                    leaf.advance();
                }
            }
            return self.settle();
        }
        match self.inside().and_then(|window| window.first_from(self.doc + 1)) {
            Some(next) => {
                self.doc = next;
                next
            }
            None => self.open_window(self.doc + 1),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc {
            return self.doc;
        }
        if !self.is_frequent {
            return self.seek_leaves(target);
        }
        self.close = if target - self.asked <= CLOSE { self.close + 1 } else { self.close.saturating_sub(1) };
        self.close = self.close.min(OFTEN * 2);
        self.asked = target;
        if let Some(window) = self.inside().filter(|window| window.contains(target))
            && let Some(next) = window.first_from(target)
        {
            self.doc = next;
            return next;
        }
        if self.close >= OFTEN {
            return self.open_window(target);
        }
        self.is_inside = false;
        self.seek_leaves(target)
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.leaves.iter().map(|leaf| leaf.block.doc_freq()).max().unwrap_or(0)
    }

    fn cost(&self) -> u64 {
        self.leaves.iter().map(|leaf| u64::from(leaf.block.doc_freq())).sum()
    }
}

impl Scorer for WordScorer {
    fn score(&mut self) -> Score {
        if !self.is_inside {
            self.sums.fill(0.0);
            for leaf in &self.leaves {
                if leaf.doc == self.doc
                    && let Some(sum) = self.sums.get_mut(leaf.group)
                {
                    *sum += leaf.brings();
                }
            }
        }
        let sums = self.inside().map_or(&*self.sums, |window| window.sums_of(self.doc));
        let ([written, named, stems @ ..], [if_written, if_named, if_stemmed @ ..]) = (sums, &*self.most)
        else {
            return 0.0;
        };
        let saturated = |sum: f32| sum / (self.k1 + sum);
        // Where the word is stemmed, its language alone says how rare it is: the written form is counted over texts of
        // all languages, and would make every word of a small one look precious.
        let others = self.exactness * written + named;
        // No branch: which language a document has can't be foreseen.
        let score = |(sum, most): (&f32, &f32)| if *sum > 0.0 { most * saturated(sum + others) } else { 0.0 };
        let best = stems.iter().zip(if_stemmed).map(score).fold(0.0, f32::max);
        if best > 0.0 {
            return best;
        }
        let most = |sum: f32, most: f32| if sum > 0.0 { most } else { 0.0 };
        most(*written, *if_written).max(most(*named, *if_named)) * saturated(written + named)
    }
}
