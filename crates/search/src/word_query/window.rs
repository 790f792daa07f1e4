//! A stretch of a segment: [`Window`].

use tantivy::DocId;

/// Documents of a window.
pub(super) const WINDOW: u32 = 1_024;
/// Numbers that have a bit for each document of a window.
const WINDOW_WORDS: usize = WINDOW as usize / 64;

/// The word in the documents of a stretch of the segment, all leaves together: one leaf after the other is taken in, which
/// needs no look at the others for each document.
pub(super) struct Window {
    /// The first document.
    from: DocId,
    /// Which documents have the word.
    bits: [u64; WINDOW_WORDS],
    /// What the occurrences in a document bring in: for each document as many numbers as there are groups. Those of
    /// documents without a bit are zero.
    sums: Vec<f32>,
    groups: usize,
}

impl Window {
    pub(super) fn new(groups: usize, scoring: bool) -> Self {
        let sums = if scoring { vec![0.0; groups * WINDOW as usize] } else { Vec::new() };
        Self { from: 0, bits: [0; WINDOW_WORDS], sums, groups }
    }

    /// Holds nothing, and begins at another document.
    pub(super) fn begin_at(&mut self, first: DocId) {
        let Self { from, bits, sums, groups } = self;
        *from = first;
        for (word, bits) in bits.iter_mut().enumerate() {
            while !sums.is_empty() && *bits != 0 {
                let at = (word * 64 + bits.trailing_zeros() as usize) * *groups;
                sums.get_mut(at..at + *groups).unwrap_or_default().fill(0.0);
                *bits &= *bits - 1;
            }
            *bits = 0;
        }
    }

    /// Takes a document in.
    pub(super) fn insert(&mut self, doc: DocId) {
        let at = (doc - self.from) as usize;
        if let Some(word) = self.bits.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// Adds to what occurrences of a group bring in.
    pub(super) fn add(&mut self, doc: DocId, group: usize, brought: f32) {
        let at = (doc - self.from) as usize * self.groups + group;
        if let Some(sum) = self.sums.get_mut(at) {
            *sum += brought;
        }
    }

    /// The first document of the window with the word, from `target` on.
    pub(super) fn first_from(&self, target: DocId) -> Option<DocId> {
        let at = (target - self.from) as usize;
        let mut word = at / 64;
        let mut bits = self.bits.get(word)? & (u64::MAX << (at % 64));
        while bits == 0 {
            word += 1;
            bits = *self.bits.get(word)?;
        }
        Some(self.from + word as u32 * 64 + bits.trailing_zeros())
    }

    /// Whether a document lies in the window, with the word or without.
    pub(super) fn contains(&self, doc: DocId) -> bool {
        doc >= self.from && doc - self.from < WINDOW
    }

    /// What the occurrences in a document bring in, by group.
    pub(super) fn sums_of(&self, doc: DocId) -> &[f32] {
        let at = doc.saturating_sub(self.from) as usize * self.groups;
        self.sums.get(at..at + self.groups).unwrap_or_default()
    }
}
