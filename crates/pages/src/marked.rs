//! Texts with the words of a search marked in them.

use search::Fragment;

use crate::shown::Tongue;

/// A text in pieces, of which some are marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Marked {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) tongue: Tongue,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) is_marked: bool,
}

impl Marked {
    /// A text without marks.
    pub(crate) fn plain(text: impl Into<String>, tongue: Tongue) -> Self {
        Self { pieces: vec![Piece { text: text.into(), is_marked: false }], tongue }
    }

    /// Fragments of a text, with dots between them.
    pub(crate) fn of(fragments: &[Fragment], tongue: Tongue) -> Self {
        let mut pieces = Vec::new();
        for (at, Fragment { text, ranges }) in fragments.iter().enumerate() {
            if at > 0 {
                pieces.push(Piece { text: " … ".to_owned(), is_marked: false });
            }
            // Ranges count code points.
            let characters: Vec<char> = text.chars().collect();
            let mut done = 0;
            let piece = |from: usize, until: usize, is_marked: bool| {
                let text: String = characters.get(from..until).unwrap_or_default().iter().collect();
                (!text.is_empty()).then_some(Piece { text, is_marked })
            };
            for (start, end) in ranges {
                pieces.extend(piece(done, *start, false));
                pieces.extend(piece(*start, *end, true));
                done = *end;
            }
            pieces.extend(piece(done, characters.len(), false));
        }
        Self { pieces, tongue }
    }

    /// The same with dots where it begins or ends within a sentence.
    pub(crate) fn excerpt(mut self) -> Self {
        let dots = || Piece { text: "…".to_owned(), is_marked: false };
        let begins = self.pieces.first().and_then(|piece| piece.text.chars().next());
        if begins.is_some_and(char::is_lowercase) {
            self.pieces.insert(0, dots());
        }
        let ends = self.pieces.last().and_then(|piece| piece.text.trim_end().chars().last());
        if ends.is_some_and(|last| last.is_alphanumeric() || matches!(last, ',' | ';' | ':')) {
            self.pieces.push(dots());
        }
        self
    }
}
