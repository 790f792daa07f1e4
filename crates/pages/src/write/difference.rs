//! What changed from one text to another, word by word, and what is no text told so that it can be read.

use domain::{EntityKind, record::parts::Difference};
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{steps, titles::Titles};
use crate::interface::Interface;

/// Pairs of words that are compared; what has more is told as gone and as new.
const MOST_PAIRS: usize = 1_000_000;

/// What became of a piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Kept,
    Gone,
    New,
}

/// A part of a record that changed.
#[derive(Debug)]
pub(crate) struct DifferenceView {
    pub(crate) label: String,
    /// The language of a running text, as attributes of an element.
    pub(crate) attributes: String,
    pub(crate) pieces: Vec<(Fate, String)>,
}

impl DifferenceView {
    pub(crate) fn of(i: &Interface, kind: EntityKind, titles: &Titles, difference: &Difference) -> Self {
        let Difference { part, before, after } = difference;
        let tag = part.language.as_ref();
        let name = tag.map(|tag| tag.label(i.languages()).map_or_else(|| tag.to_string(), str::to_owned));
        let label = steps::label(i, kind, &part.field);
        let text = |text: &Option<String>| {
            let text = text.as_deref().unwrap_or_default();
            if tag.is_some() { text.to_owned() } else { told(i, kind, titles, &part.field, text) }
        };
        Self {
            label: name.map_or_else(|| label.clone(), |name| format!("{label} ({name})")),
            attributes: tag.map(|tag| format!(" lang=\"{tag}\" dir=\"auto\"")).unwrap_or_default(),
            pieces: pieces(&text(before), &text(after)),
        }
    }
}

/// A value as people read it: a running text as it is, lists and groups a line for each thing in them, other things by
/// title.
pub(crate) fn told(i: &Interface, kind: EntityKind, titles: &Titles, field: &str, text: &str) -> String {
    let Ok(value) = serde_json::from_str::<Value>(text) else { return titles.tell(text) };
    if !value.is_array() && !value.is_object() {
        return titles.tell(text.trim_matches('"'));
    }
    let mut lines = Vec::new();
    tell(i, kind, titles, field, &value, &mut lines);
    lines.join("\n")
}

fn tell(
    i: &Interface,
    kind: EntityKind,
    titles: &Titles,
    path: &str,
    value: &Value,
    lines: &mut Vec<String>,
) {
    let plain = |value: &Value| plain(titles, value);
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (at, item) in items.iter().enumerate() {
                tell(i, kind, titles, &format!("{path}.{at}"), item, lines);
            }
        }
        Value::Array(items) => lines.push(items.iter().map(plain).collect::<Vec<_>>().join(", ")),
        Value::Object(parts) => {
            for (name, inner) in parts {
                let label = steps::label(i, kind, &format!("{path}.{name}"));
                // A text in several languages is told by them.
                let is_language = label == steps::label(i, kind, path);
                match inner {
                    Value::Array(_) | Value::Object(_) if !is_language => {
                        tell(i, kind, titles, &format!("{path}.{name}"), inner, lines);
                    }
                    _ => {
                        let label = if is_language { format!("{label} ({name})") } else { label };
                        lines.push(format!("{label}: {}", plain(inner)));
                    }
                }
            }
        }
        other => lines.push(plain(other)),
    }
}

fn plain(titles: &Titles, value: &Value) -> String {
    match value {
        Value::String(text) => titles.tell(text),
        Value::Object(parts) => parts.get("text").map_or_else(String::new, |text| plain(titles, text)),
        Value::Number(number) => number.as_f64().map_or_else(String::new, |number| number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) => value.to_string(),
    }
}

/// The pieces of two texts: what they share, what only the first and what only the second has.
pub(crate) fn pieces(before: &str, after: &str) -> Vec<(Fate, String)> {
    let (a, b) = (words(before), words(after));
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a_rest, b_rest) = (a.get(start..).unwrap_or_default(), b.get(start..).unwrap_or_default());
    let end = a_rest.iter().rev().zip(b_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let a_middle = a_rest.get(..a_rest.len() - end).unwrap_or_default();
    let b_middle = b_rest.get(..b_rest.len() - end).unwrap_or_default();
    let mut told = Pieces(Vec::new());
    told.add(Fate::Kept, a.get(..start).unwrap_or_default());
    if a_middle.len().saturating_mul(b_middle.len()) > MOST_PAIRS {
        told.add(Fate::Gone, a_middle);
        told.add(Fate::New, b_middle);
    } else {
        compare(a_middle, b_middle, &mut told);
    }
    told.add(Fate::Kept, a_rest.get(a_rest.len() - end..).unwrap_or_default());
    told.0
}

/// The words of a text, each with the space after it: else every space would be told as kept.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut end) = (0, 0);
    for piece in text.split_word_bounds() {
        let is_space = piece.chars().all(char::is_whitespace);
        if !is_space && end > start {
            words.extend(text.get(start..end));
            start = end;
        }
        end += piece.len();
    }
    words.extend(text.get(start..end).filter(|rest| !rest.is_empty()));
    words
}

struct Pieces(Vec<(Fate, String)>);

impl Pieces {
    fn add(&mut self, fate: Fate, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some((last, text)) if *last == fate => text.push_str(&words.concat()),
            _ => self.0.push((fate, words.concat())),
        }
    }
}

/// The longest words in common, in order: what is not among them is gone or new.
fn compare(a: &[&str], b: &[&str], told: &mut Pieces) {
    let width = b.len() + 1;
    let mut common = vec![0_u32; (a.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    for row in (0..a.len()).rev() {
        for column in (0..b.len()).rev() {
            let longest = if a.get(row) == b.get(column) {
                common.get(at(row + 1, column + 1)).copied().unwrap_or_default() + 1
            } else {
                let below = common.get(at(row + 1, column)).copied().unwrap_or_default();
                below.max(common.get(at(row, column + 1)).copied().unwrap_or_default())
            };
            if let Some(cell) = common.get_mut(at(row, column)) {
                *cell = longest;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    loop {
        let (left, right) = (a.get(row), b.get(column));
        match (left, right) {
            (Some(word), Some(other)) if word == other => {
                told.add(Fate::Kept, &[word]);
                row += 1;
                column += 1;
            }
            (Some(word), other) => {
                let below = common.get(at(row + 1, column)).copied().unwrap_or_default();
                let beside = common.get(at(row, column + 1)).copied().unwrap_or_default();
                match other {
                    Some(other) if below < beside => {
                        told.add(Fate::New, &[other]);
                        column += 1;
                    }
                    _ => {
                        told.add(Fate::Gone, &[word]);
                        row += 1;
                    }
                }
            }
            (None, Some(other)) => {
                told.add(Fate::New, &[other]);
                column += 1;
            }
            (None, None) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(before: &str, after: &str) -> String {
        pieces(before, after)
            .into_iter()
            .map(|(fate, text)| match fate {
                Fate::Kept => text,
                Fate::Gone => format!("[-{text}]"),
                Fate::New => format!("[+{text}]"),
            })
            .collect()
    }

    #[test]
    fn words_that_changed_are_marked() {
        assert_eq!(marked("Le chômage.", "Le chômage des jeunes."), "Le [-chômage][+chômage des jeunes].");
        assert_eq!(marked("40 emplois", "60 emplois"), "[-40 ][+60 ]emplois");
        assert_eq!(marked("", "실업"), "[+실업]");
        assert_eq!(marked("same", "same"), "same");
    }

    #[test]
    fn lists_are_told_a_line_for_each_thing() {
        let i = Interface::of(&[]);
        let json = r#"[{"name": {"fr": "Emplois"}, "value": 40.0}, {"name": {"fr": {"text": "Euros", "status": "machine"}}}]"#;
        let none = Titles::default();
        let told = |field: &str, text: &str| told(i, EntityKind::CaseStudy, &none, field, text);
        assert_eq!(
            told("indicators", json),
            "Indicators 1: What was measured (fr): Emplois\nIndicators 1: Value: 40\nIndicators 2: What was measured (fr): Euros"
        );
        assert_eq!(told("keywords", r#"["a", "b"]"#), "a, b");
        assert_eq!(told("people_reached", "1200"), "1200");
        assert_eq!(told("url", "https://example.org"), "https://example.org");
    }

    #[test]
    fn other_things_are_told_by_title() {
        let [topic, work, gone] = [1_u128, 2, 3].map(uuid::Uuid::from_u128);
        let titles = Titles::known(&[(topic, "Housing"), (work, "집")]);
        let i = Interface::of(&[]);
        let told = |field: &str, text: String| told(i, EntityKind::CaseStudy, &titles, field, &text);
        assert_eq!(told("topics", format!(r#"["{topic}", "{gone}"]"#)), "Housing, not here");
        assert_eq!(told("owner", topic.to_string()), "Housing");
        let relation = format!(r#"[{{"type": "cites", "target": "publication:{work}"}}]"#);
        let shown = told("relations", relation);
        assert!(shown.ends_with(": 집") && !shown.contains("publication:"), "{shown}");
        assert_eq!(told("relations", r#"["https://example.org"]"#.to_owned()), "https://example.org");
    }

    #[test]
    fn both_texts_are_found_again_in_the_pieces() {
        let texts = ["", "a", "a b", "b a", "a b a", "b b  a", "a a b b", "c a b"];
        for before in texts {
            for after in texts {
                let of = |left_out: Fate| -> String {
                    let kept = pieces(before, after).into_iter().filter(|(fate, _)| *fate != left_out);
                    kept.map(|(_, text)| text).collect()
                };
                assert_eq!((of(Fate::New).as_str(), of(Fate::Gone).as_str()), (before, after));
            }
        }
    }
}
