//! Cutting text into words and pairs of characters.

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfkc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// Words longer than this many bytes are not searchable: they are data, not language.
pub(crate) const LONGEST_WORD: usize = 160;

/// What a segment is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit<'t> {
    /// A word as it stands in the text.
    Word(&'t str),
    /// A character of a script without spaces, and its neighbour. The last character of a run has none.
    Gram {
        /// The character at this position.
        first: char,
        /// The one after it, in the same run.
        second: Option<char>,
        /// Whether this character is a run of its own.
        lone: bool,
    },
}

/// A piece of text that becomes one term in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Segment<'t> {
    /// What it is.
    pub unit: Unit<'t>,
    /// Byte offset of its first character in the text.
    pub start: usize,
    /// Byte offset after its last character.
    pub end: usize,
    /// Its place in the text, counted in segments.
    pub position: u32,
}

/// The segments of a text, in order.
pub(crate) fn segments(text: &str) -> Segments<'_> {
    Segments { text, at: 0, position: 0, queue: Vec::new(), served: 0 }
}

/// The words of a text, as they stand in it: those of scripts that put spaces between them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    segments(text).filter_map(|segment| match segment.unit {
        Unit::Word(word) => Some(word),
        Unit::Gram { .. } => None,
    })
}

/// Whether a text has words, and whether it has characters that are searched by pairs. Looks no further than it must.
pub(crate) fn scripts(text: &str) -> (bool, bool) {
    (words(text).next().is_some(), !text.is_ascii() && text.chars().any(is_unspaced))
}

/// Iterator over the [`Segment`]s of a text.
pub(crate) struct Segments<'t> {
    text: &'t str,
    at: usize,
    position: u32,
    /// Segments of the current run that wait to be served.
    queue: Vec<Segment<'t>>,
    served: usize,
}

impl<'t> Iterator for Segments<'t> {
    type Item = Segment<'t>;

    fn next(&mut self) -> Option<Segment<'t>> {
        loop {
            if let Some(segment) = self.queue.get(self.served) {
                self.served += 1;
                return Some(*segment);
            }
            self.queue.clear();
            self.served = 0;
            let (start, class) = self.skip_to_letter()?;
            // Most runs are one word of ASCII letters, and wait for nobody.
            let end = self.end_of_ascii(start);
            if end > start && !self.goes_on(end) {
                self.at = end;
                if let Some(segment) = self.word(start, end) {
                    return Some(segment);
                }
                continue;
            }
            self.read_run(start, class, end);
        }
    }
}

impl<'t> Segments<'t> {
    /// Whether a run goes on after its ASCII letters.
    fn goes_on(&self, end: usize) -> bool {
        self.text.as_bytes().get(end).is_some_and(|byte| *byte == b'\'' || *byte >= 0x80)
    }

    /// Queues the segments of the run of letters that begins at `start`, with ASCII letters up to `ascii`.
    fn read_run(&mut self, start: usize, class: Class, ascii: usize) {
        let end = match class {
            Class::Unspaced => self.end_of(start, |class| class == Class::Unspaced || class == Class::Mark),
            _ => self.end_of(ascii, |class| {
                matches!(class, Class::Letter | Class::Mark | Class::Ignored | Class::Apostrophe)
            }),
        };
        self.at = end;
        if class == Class::Unspaced {
            self.queue_grams(start, end);
        } else {
            self.queue_words(start, end);
        }
    }

    fn skip_to_letter(&self) -> Option<(usize, Class)> {
        let rest = self.text.get(self.at..)?;
        // Most words are parted by one space.
        if let [b' ', letter, ..] = rest.as_bytes()
            && letter.is_ascii_alphanumeric()
        {
            return Some((self.at + 1, Class::Letter));
        }
        rest.char_indices().find_map(|(at, c)| {
            let class = Class::of(c);
            matches!(class, Class::Letter | Class::Unspaced).then_some((self.at + at, class))
        })
    }

    /// The end of the ASCII letters and digits that begin there: they need no look at what kind of character they are.
    fn end_of_ascii(&self, start: usize) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        start + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
    }

    fn end_of(&self, start: usize, mut belongs: impl FnMut(Class) -> bool) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        rest.char_indices()
            .find(|(_, c)| !belongs(Class::of(*c)))
            .map_or(self.text.len(), |(at, _)| start + at)
    }

    /// A run of letters with apostrophes inside is cut at them, and its elided bits (`l'`, `d'`, `qu'`, `'s`, `'t`) are
    /// left out: parts of at most two letters, unless no part is longer.
    fn queue_words(&mut self, start: usize, end: usize) {
        let run = self.text.get(start..end).unwrap_or_default();
        let mut longest = 0;
        let mut last = (start, "");
        let mut at = start;
        for part in run.split(is_apostrophe) {
            let letters = part.chars().count();
            if letters > 0 && letters <= 2 {
                last = (at, part);
            } else if letters > 2 {
                self.push_word(at, at + part.len());
            }
            longest = longest.max(letters);
            at += part.len()
                + self
                    .text
                    .get(at + part.len()..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8);
        }
        if longest > 0 && longest <= 2 {
            self.push_word(last.0, last.0 + last.1.len());
        }
    }

    fn push_word(&mut self, start: usize, end: usize) {
        let word = self.word(start, end);
        self.queue.extend(word);
    }

    /// The next word, if it is short enough to be one.
    fn word(&mut self, start: usize, end: usize) -> Option<Segment<'t>> {
        let position = self.position;
        self.position = position.saturating_add(1);
        let word = self.text.get(start..end).filter(|word| word.len() <= LONGEST_WORD)?;
        Some(Segment { unit: Unit::Word(word), start, end, position })
    }

    fn queue_grams(&mut self, start: usize, end: usize) {
        let run = self.text.get(start..end).unwrap_or_default();
        let mut chars: Vec<(char, usize, usize)> = Vec::with_capacity(run.len() / 3);
        if is_nfkc_quick(run.chars()) == IsNormalized::Yes {
            chars.extend(run.char_indices().map(|(at, c)| (c, start + at, start + at + c.len_utf8())));
        } else {
            // Conjoining jamo and half-width kana: normalised a cluster at a time, so that offsets stay true.
            for (at, cluster) in run.grapheme_indices(true) {
                let (from, to) = (start + at, start + at + cluster.len());
                chars.extend(cluster.nfkc().map(|c| (c, from, to)));
            }
        }
        let lone = chars.len() == 1;
        for (at, (first, from, to)) in chars.iter().copied().enumerate() {
            let next = chars.get(at + 1);
            let unit = Unit::Gram { first, second: next.map(|next| next.0), lone };
            self.queue.push(Segment {
                unit,
                start: from,
                end: next.map_or(to, |next| next.2),
                position: self.position,
            });
            self.position = self.position.saturating_add(1);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    /// A mark that belongs to the letter before it.
    Mark,
    /// Of a script whose words are not set apart by spaces, or that is better searched by pairs of characters.
    Unspaced,
    Apostrophe,
    /// Joiners, soft hyphens and direction marks: invisible inside a word.
    Ignored,
    Gap,
}

impl Class {
    fn of(c: char) -> Self {
        if c.is_ascii() {
            return match c {
                '0'..='9' | 'A'..='Z' | 'a'..='z' => Self::Letter,
                '\'' => Self::Apostrophe,
                _ => Self::Gap,
            };
        }
        if is_letter_of_an_alphabet(c) {
            return Self::Letter;
        }
        Self::by_tables(c)
    }

    fn by_tables(c: char) -> Self {
        if is_unspaced(c) {
            Self::Unspaced
        } else if is_ignored(c) {
            Self::Ignored
        } else if is_apostrophe(c) {
            Self::Apostrophe
        } else if is_combining_mark(c) {
            Self::Mark
        } else if c.is_alphanumeric() {
            Self::Letter
        } else {
            Self::Gap
        }
    }
}

/// Letters of Latin, Cyrillic and Arabic that most texts are made of: they need no look into the tables of Unicode.
const fn is_letter_of_an_alphabet(c: char) -> bool {
    matches!(c,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}'
        | '\u{400}'..='\u{481}' | '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2BC}' | '\u{FF07}')
}

/// Characters that leave no trace in a term.
pub(crate) const fn is_ignored(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Whether a character is searched by pairs: Han, Kana, Bopomofo, Hangul, Thai, Lao, Burmese, Khmer (Unicode 16 blocks).
pub(crate) const fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' | '\u{3105}'..='\u{312F}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97F}'
        | '\u{D7B0}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}'
        | '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}' | '\u{E81}'..='\u{ECD}' | '\u{EDC}'..='\u{EDF}'
        | '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{108F}' | '\u{1780}'..='\u{17D3}')
}

/// Whether a character is a Hangul syllable.
pub(crate) const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::{Class, is_letter_of_an_alphabet};

    #[test]
    fn letters_that_are_known_by_their_number_are_letters_by_the_tables_too() {
        let mut known = ('\0'..=char::MAX).filter(|c| is_letter_of_an_alphabet(*c)).peekable();
        assert!(known.peek().is_some());
        known.for_each(|c| assert_eq!(Class::by_tables(c), Class::Letter, "{c:?}"));
    }
}
