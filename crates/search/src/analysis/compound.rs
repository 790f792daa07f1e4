//! Words written with a hyphen by some and in one by others: *co-operative*, *non-profit*, *bee-keeper*.
//!
//! The parts are words of their own, and the whole without its hyphens is one more, at the place of its first part: a text
//! with either spelling is found by both.

use unicode_normalization::char::is_combining_mark;

use super::segment::{LONGEST_WORD, Segment, is_ignored, is_unspaced, segments};

/// Parts of a compound at most: more are a phrase in hyphens (*state-of-the-art*).
const MOST_PARTS: usize = 3;

/// A compound in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compound {
    /// Its parts without the hyphens.
    pub(crate) joined: String,
    /// Byte offset after its last character.
    pub(crate) end: usize,
}

/// The compound of two or three parts in a text that begins with a word; nothing where that is no compound's first part.
/// Later parts may be or have numbers (*covid-19*, *G-20*); what begins with one (*2019-2020*) stays what it is.
pub(crate) fn compound(text: &str, word: &Segment<'_>) -> Option<Compound> {
    let after = text.get(word.end..)?;
    if !after.starts_with(is_hyphen) || goes_on(text.get(..word.start)?) {
        return None;
    }
    let first = text.get(word.start..word.end).filter(|first| first.chars().all(is_letter))?;
    let (mut joined, mut end, mut parts) = (first.to_owned(), word.end, 1);
    let mut rest = after;
    while let Some(next) = rest.strip_prefix(is_hyphen) {
        let goes_on = |c: char| is_letter(c) || c.is_ascii_digit();
        let part = next.get(..next.find(|c| !goes_on(c)).unwrap_or(next.len()))?;
        let behind = next.get(part.len()..)?;
        if part.is_empty() || behind.starts_with(char::is_numeric) {
            break;
        }
        end += rest.len() - behind.len();
        joined.push_str(part);
        parts += 1;
        rest = behind;
    }
    ((2..=MOST_PARTS).contains(&parts) && joined.len() <= LONGEST_WORD).then_some(Compound { joined, end })
}

/// A word of a text, or what is as good as one.
pub(crate) enum Piece<'t> {
    /// A word that is no part of a compound, or a character.
    Single(Segment<'t>),
    /// A compound.
    Compound {
        /// Its parts without the hyphens.
        joined: String,
        /// Its parts, as they stand in the text.
        parts: Vec<&'t str>,
    },
}

/// The pieces of a text, in order.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = segments(text).peekable();
    std::iter::from_fn(move || {
        let first = rest.next()?;
        let Some(Compound { joined, end }) = compound(text, &first) else {
            return Some(Piece::Single(first));
        };
        let mut parts = Vec::with_capacity(MOST_PARTS);
        let mut next = Some(first);
        while let Some(segment) = next {
            parts.extend(text.get(segment.start..segment.end));
            next = rest.next_if(|next| next.start < end);
        }
        Some(Piece::Compound { joined, parts })
    })
}

/// Whether what stands before a word makes it a later part: a letter and a hyphen.
fn goes_on(before: &str) -> bool {
    before.strip_suffix(is_hyphen).is_some_and(|before| before.ends_with(is_letter))
}

/// Hyphen-minus, hyphen and the one where no line breaks.
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || is_combining_mark(c) || is_ignored(c)) && !is_unspaced(c)
}

#[cfg(test)]
mod tests {
    use super::{Compound, compound};
    use crate::analysis::segments;

    #[test]
    fn what_hyphens_join_is_one_word_too() {
        for (text, expected) in [
            ("co-operatives", &[("co-operatives", "cooperatives")][..]),
            ("the non\u{2011}profit sector", &[("non\u{2011}profit", "nonprofit")]),
            ("l’auto-entrepreneur", &[("auto-entrepreneur", "autoentrepreneur")]),
            ("a co-operative's rules", &[("co-operative", "cooperative")]),
            ("vis-à-vis; écono-mie", &[("vis-à-vis", "visàvis"), ("écono-mie", "économie")]),
            ("кооператив-партнёр", &[("кооператив-партнёр", "кооперативпартнёр")]),
            ("well - known, pre- and post-war -x-", &[("post-war", "postwar")]),
            ("state-of-the-art", &[]),
            ("covid-19", &[("covid-19", "covid19")]),
            ("G\u{2010}20, A-1b", &[("G\u{2010}20", "G20"), ("A-1b", "A1b")]),
            ("2019-2020 978-3-16 20-minute self--made", &[]),
            ("협동-조합", &[]),
        ] {
            let found: Vec<(&str, String)> = segments(text)
                .filter_map(|segment| {
                    let Compound { joined, end } = compound(text, &segment)?;
                    Some((text.get(segment.start..end)?, joined))
                })
                .collect();
            let found: Vec<(&str, &str)> =
                found.iter().map(|(written, joined)| (*written, joined.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
