//! From characters to tokens.

use super::{LONGEST_QUERY, Warnings};
use crate::doubt::Doubt;
use crate::{analysis::segment::is_ignored, identifier};

/// A token and where it stands, in code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: (usize, usize),
}

/// Kinds of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    And,
    Or,
    Not,
    /// `name:` before a value.
    Field(String),
    /// Text between quotation marks, and the number after `~`.
    Quoted(String, u32),
    /// Anything else between spaces, without the punctuation around it.
    Bare(String),
}

/// The largest `~` distance.
const WIDEST: u32 = 50;

/// Cuts a query into tokens.
pub(super) fn tokens(text: &str, warnings: &mut Warnings) -> Vec<Token> {
    let mut chars: Vec<char> = text.chars().take(LONGEST_QUERY + 1).collect();
    if chars.len() > LONGEST_QUERY {
        chars.truncate(LONGEST_QUERY);
        warnings.add((LONGEST_QUERY, text.chars().count()), Doubt::LongQuery);
    }
    let mut lexer = Lexer { chars, at: 0, tokens: Vec::new() };
    while let Some(c) = lexer.peek(0) {
        lexer.token(c, warnings);
    }
    lexer.tokens
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn push(&mut self, kind: Kind, start: usize) {
        self.tokens.push(Token { kind, span: (start, self.at) });
    }

    fn token(&mut self, c: char, warnings: &mut Warnings) {
        let start = self.at;
        match c {
            c if is_space(c) => self.at += 1,
            '(' | '（' => {
                self.at += 1;
                self.push(Kind::Open, start);
            }
            ')' | '）' => {
                self.at += 1;
                self.push(Kind::Close, start);
            }
            c if is_quote(c) => self.quoted(warnings),
            '-' | '\u{2212}'
                if self.stands_apart()
                    && self
                        .peek(1)
                        .is_some_and(|next| !is_space(next) && !matches!(next, '-' | ')' | '）')) =>
            {
                self.at += 1;
                self.push(Kind::Not, start);
            }
            _ => self.bare(warnings),
        }
    }

    /// Whether nothing stands right before: in `“Model C”-schools` the hyphen joins.
    fn stands_apart(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.chars.get(before));
        before.is_none_or(|c| is_space(*c) || matches!(c, '(' | '（' | ':' | '：' | '-' | '\u{2212}'))
    }

    fn quoted(&mut self, warnings: &mut Warnings) {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        let mut closed = false;
        while let Some(c) = self.peek(0) {
            self.at += 1;
            if is_quote(c) {
                closed = true;
                break;
            }
            text.push(if is_space(c) { ' ' } else { c });
        }
        if !closed {
            // Without its partner the mark is nothing: the words after it are words.
            warnings.add((start, start + 1), Doubt::LoneQuote);
            self.at = start + 1;
            return;
        }
        let mut slop = 0;
        if self.peek(0) == Some('~') && self.peek(1).is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
            while let Some(digit) = self.peek(0).and_then(|c| c.to_digit(10)) {
                slop = (slop * 10 + digit).min(WIDEST);
                self.at += 1;
            }
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.push(Kind::Quoted(text, slop), start);
    }

    /// The characters from here to the end of the word, where parentheses belong to an identifier:
    /// `10.1016/S0140-6736(20)30185-9`.
    fn rest_of_identifier(&self, begun: &str) -> Option<String> {
        let mut rest = String::new();
        let mut open = 0_usize;
        for c in self.chars.get(self.at..)?.iter().copied().take_while(|c| !is_space(*c) && !is_quote(*c)) {
            match c {
                '(' => open += 1,
                ')' if open == 0 => break,
                ')' => open -= 1,
                _ => {}
            }
            rest.push(c);
        }
        (open == 0 && !identifier::identifiers(&format!("{begun}{rest}")).is_empty()).then_some(rest)
    }

    /// Whether the name of a field stands before, with nothing but spaces between.
    fn follows_field(&self, at: usize) -> bool {
        self.tokens.last().is_some_and(|token| {
            let between = self.chars.get(token.span.1..at).unwrap_or_default();
            matches!(token.kind, Kind::Field(_)) && between.iter().all(|c| is_space(*c))
        })
    }

    /// Whether a value follows the name of a field: right behind it or, as people write `author: Ostrom`, after a space.
    fn is_followed_by_value(&self) -> bool {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let spaces = rest.iter().take_while(|c| is_space(**c)).count();
        let Some((first, _)) = rest.get(spaces..).and_then(<[char]>::split_first) else { return false };
        if spaces == 0 {
            return !matches!(first, ')' | '）');
        }
        let word: String = rest.iter().skip(spaces).take_while(|c| !is_space(**c)).collect();
        let begins = is_letter(*first) || is_quote(*first) || matches!(first, '(' | '（' | '<' | '>' | '=');
        operator(&word).is_none() && (begins || word.starts_with(".."))
    }

    fn bare(&mut self, warnings: &mut Warnings) {
        let start = self.at;
        let mut text = String::new();
        while let Some(c) = self.peek(0) {
            if c == '('
                && let Some(rest) = self.rest_of_identifier(&text)
            {
                self.at += rest.chars().count();
                text.push_str(&rest);
                continue;
            }
            if is_space(c) || is_quote(c) || matches!(c, '(' | ')' | '（' | '）') {
                break;
            }
            self.at += 1;
            if matches!(c, ':' | '：') && is_field(&text) && self.is_followed_by_value() {
                self.push(Kind::Field(text.to_ascii_lowercase()), start);
                return;
            }
            let compares = matches!(c, '<' | '>' | '=') && self.follows_field(start);
            if is_letter(c) || !text.is_empty() || compares || is_range_start(&self.chars, self.at) {
                text.push(c);
            }
        }
        let kind = match text.as_str() {
            "" => {
                let skipped = self.chars.get(start..self.at).unwrap_or_default();
                if !skipped.iter().all(|c| {
                    matches!(c, '-' | '–' | '—' | '&' | '/' | '|' | ',' | ';' | '.' | ':' | '!' | '?' | '+')
                }) {
                    warnings.add((start, self.at), Doubt::NoLetter);
                }
                return;
            }
            _ => operator(&text).unwrap_or(Kind::Bare(text)),
        };
        self.push(kind, start);
    }
}

/// Words that join clauses.
fn operator(word: &str) -> Option<Kind> {
    match word {
        "AND" | "&&" => Some(Kind::And),
        "OR" => Some(Kind::Or),
        "NOT" => Some(Kind::Not),
        _ => None,
    }
}

/// Whether the two characters before `at` and the one at it are `..9`: a range open at its start.
fn is_range_start(chars: &[char], at: usize) -> bool {
    let around = (chars.get(at.wrapping_sub(1)), chars.get(at), chars.get(at + 1));
    matches!(around, (Some('.'), Some('.'), Some(c)) if c.is_ascii_digit())
}

/// Whether a character can't stand in a value; a space can between quotation marks.
pub(super) fn parts_words(c: char) -> bool {
    is_space(c) || is_quote(c)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || is_ignored(c) && c != '\u{200C}' && c != '\u{200D}' && c != '\u{AD}' && c != '\u{640}'
}

const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '«' | '»' | '\u{FF02}' | '「' | '」'
    )
}

/// Names that a colon makes a field.
fn is_field(name: &str) -> bool {
    super::values::Name::of(name).is_some()
}
