//! Cutting the best fragments out of a text.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::GraphemeCursor;

use super::{Fragment, FragmentOptions, marks::Mark};

/// Characters shown before the first mark of a fragment, where no sentence begins nearer.
const LEAD: usize = 50;

/// The fragments around the marks.
pub(super) fn cut(text: &str, marks: &[Mark], options: FragmentOptions) -> Vec<Fragment> {
    let marks: Vec<Mark> = marks.iter().map(|mark| whole_clusters(text, *mark)).collect();
    if options.whole {
        return vec![fragment(text, &marks, (0, text.len()))];
    }
    let mut windows: Vec<(usize, usize)> = Vec::new();
    while windows.len() < options.most {
        let Some(window) = best_window(text, &marks, options.length.max(20), &windows) else {
            break;
        };
        windows.push(window);
    }
    windows.sort_unstable();
    windows.into_iter().map(|window| fragment(text, &marks, window)).collect()
}

/// The mark, widened to whole grapheme clusters.
fn whole_clusters(text: &str, mark: Mark) -> Mark {
    let mut start = mark.start;
    while !is_boundary(text, start) {
        start -= 1;
    }
    let mut end = mark.end;
    while !is_boundary(text, end) {
        end += 1;
    }
    Mark { start, end, word: mark.word }
}

/// Whether a grapheme cluster begins or ends here.
fn is_boundary(text: &str, at: usize) -> bool {
    if at == 0 || at >= text.len() {
        return true;
    }
    if !text.is_char_boundary(at) {
        return false;
    }
    let bytes = text.as_bytes();
    if let (Some(before), Some(after)) = (bytes.get(at - 1), bytes.get(at))
        && before.is_ascii()
        && after.is_ascii()
    {
        return !(*before == b'\r' && *after == b'\n');
    }
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The window with the most different words of the query, apart from those taken; the earliest of equals.
fn best_window(
    text: &str,
    marks: &[Mark],
    length: usize,
    taken: &[(usize, usize)],
) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    for (at, mark) in marks.iter().enumerate() {
        if taken.iter().any(|(start, end)| mark.start < *end && mark.end > *start) {
            continue;
        }
        // Bytes are a bound of characters, good enough to choose; the cut itself counts.
        let reach = mark.start + length * 2;
        let within = marks.iter().skip(at).take_while(|other| other.end <= reach).take(64);
        let mut words: Vec<u32> = within.map(|other| other.word).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        let score = words.len() * 64 + count;
        if best.is_none_or(|(most, ..)| score > most) {
            best = Some((score, mark.start, mark.end));
        }
    }
    let (_, start, end) = best?;
    let floor = taken.iter().map(|window| window.1).filter(|window| *window <= start).max().unwrap_or(0);
    let ceiling =
        taken.iter().map(|window| window.0).filter(|window| *window >= end).min().unwrap_or(text.len());
    let from = begin(text, floor, start);
    Some((from, finish(text, from, end, ceiling, length)))
}

/// Where a fragment begins: at the sentence's start if that is near, else at a word.
fn begin(text: &str, floor: usize, mark: usize) -> usize {
    let mut word = mark;
    for (seen, (at, c)) in text.get(floor..mark).unwrap_or_default().char_indices().rev().enumerate() {
        let at = floor + at;
        let after = at + c.len_utf8();
        let spaced = text.get(after..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if matches!(c, '。' | '\n') || matches!(c, '.' | '!' | '?' | '؟') && spaced {
            return skip_space(text, after, mark);
        }
        if c.is_whitespace() {
            word = after;
        }
        if seen >= LEAD {
            return if word < mark {
                word
            } else if is_boundary(text, at) {
                at
            } else {
                mark
            };
        }
    }
    skip_space(text, floor, mark)
}

fn skip_space(text: &str, from: usize, until: usize) -> usize {
    let gap = text.get(from..until).unwrap_or_default();
    from + (gap.len() - gap.trim_start().len())
}

/// Where a fragment ends: at a word, not before `mark` ends, after about `length` characters.
fn finish(text: &str, from: usize, mark: usize, ceiling: usize, length: usize) -> usize {
    let mut count = 0;
    let mut word = mark;
    for (at, c) in text.get(from..ceiling).unwrap_or_default().char_indices() {
        let at = from + at;
        if count >= length && at >= mark {
            return if word > mark || c.is_whitespace() { word } else { boundary_before(text, at, mark) };
        }
        if c.is_whitespace() && at >= mark {
            word = at;
        }
        if !is_combining_mark(c) {
            count += 1;
        }
    }
    let rest = text.get(from..ceiling).unwrap_or_default();
    (from + rest.trim_end().len()).max(mark)
}

fn boundary_before(text: &str, mut at: usize, least: usize) -> usize {
    while at > least && !is_boundary(text, at) {
        at -= 1;
    }
    at
}

fn fragment(text: &str, marks: &[Mark], (start, end): (usize, usize)) -> Fragment {
    let piece = text.get(start..end).unwrap_or_default();
    let mut ranges = Vec::new();
    let (mut bytes, mut points) = (0, 0);
    let mut count_to = |offset: usize| {
        points += piece.get(bytes..offset).unwrap_or_default().chars().count();
        bytes = offset;
        points
    };
    for mark in marks.iter().filter(|mark| mark.start >= start && mark.end <= end) {
        let from = count_to(mark.start - start);
        let until = count_to(mark.end - start);
        match ranges.last_mut() {
            Some((_, last)) if *last > from => {}
            _ => ranges.push((from, until)),
        }
    }
    Fragment { text: piece.to_owned(), ranges }
}
