//! The outer syntax: where entries and `@string` definitions stand in a file, and their fields with raw values.
//!
//! After the grammar of BibTeX 0.99d (O. Patashnik, "BibTeXing", 1988): braces count even after a backslash, a quoted
//! value ends at the first quotation mark outside of braces, what stands between entries is a comment. Also taken:
//! `%` comments, a missing comma between fields, one too many at the end.

use super::Fault;
use crate::{say, saying::Saying};

/// The most fields of one entry.
const MOST_FIELDS: usize = 1_000;
/// The most comments that may lack their closing brace, each of which is looked for through the whole file.
const MOST_OPEN_COMMENTS: u32 = 10;

/// One part of a value; parts are joined by `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// TeX.
    Text(String),
    /// The name of an abbreviation.
    Name(String),
}

/// A value as written.
pub(super) type Value = Vec<Part>;

/// Something that begins with an `@`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// `@string{name = value}`.
    String { name: String, value: Value },
    /// `@kind{key, name = value, …}`; kind and names in lower case.
    Entry { kind: String, key: String, fields: Vec<(String, Value)> },
}

/// An item and where it stands.
pub(super) struct Found {
    /// The line it begins on.
    pub(super) line: u64,
    /// The position after it, in bytes.
    pub(super) end: usize,
    /// The item, or what is wrong with it.
    pub(super) item: Result<Item, Fault>,
}

/// Walks through a file from item to item.
pub(super) struct Source<'a> {
    text: &'a str,
    at: usize,
    /// The line that `counted` is on.
    line: u64,
    counted: usize,
    /// How many comments were looked through to the end and never closed.
    open_comments: u32,
}

impl<'a> Source<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, counted: 0, open_comments: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn eat_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or("")
    }

    /// Passes over white space and `%` comments.
    fn gap(&mut self) {
        loop {
            self.eat_while(|c| c.is_whitespace() || c == '\u{feff}');
            if self.peek() != Some('%') {
                return;
            }
            self.eat_while(|c| c != '\n');
        }
    }

    /// The line that a position is on. Positions are asked for in rising order, so that each line end is seen once.
    fn line_of(&mut self, position: usize) -> u64 {
        let between = self.text.as_bytes().get(self.counted..position).unwrap_or(&[]);
        self.line += between.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.counted = self.counted.max(position);
        self.line
    }

    /// Moves on to the next `@`, passing over lines that begin with `%`.
    fn seek(&mut self) -> bool {
        loop {
            let Some(to) = self.rest().find(['@', '%']) else {
                return false;
            };
            let sign = self.at + to;
            let begins = self.begins_line(sign);
            self.at = sign;
            if self.peek() == Some('@') {
                return true;
            }
            self.at += 1;
            if begins {
                self.eat_while(|c| c != '\n');
            }
        }
    }

    /// Reads what stands after an `@`; `None` where that is a comment.
    fn item(&mut self) -> Option<Result<Item, Fault>> {
        self.eat('@');
        self.eat_while(char::is_whitespace);
        let kind = self.eat_while(is_name).to_lowercase();
        self.eat_while(char::is_whitespace);
        // An address such as `name@example.org` is neither.
        if kind.is_empty() || !matches!(self.peek(), Some('{' | '(')) {
            return None;
        }
        if matches!(kind.as_str(), "comment" | "preamble") {
            let begin = self.at;
            if self.enclosed(self.peek().unwrap_or('{')).is_ok() {
                return None;
            }
            self.open_comments += 1;
            if self.open_comments > MOST_OPEN_COMMENTS {
                self.at = self.text.len();
                return Some(Err(Fault::unnamed(say!(
                    "comments-open",
                    "too many comments are never closed: the rest can't be read"
                ))));
            }
            // One that isn't closed must not take the entries after it along.
            self.at = begin;
            return None;
        }
        let close = if self.eat('{') { '}' } else { ')' };
        self.at += usize::from(close == ')');
        self.gap();
        if kind == "string" {
            return self.definition(close).transpose().map(|found| found.map_err(Fault::unnamed));
        }
        let key = match self.key(close) {
            Ok(key) => key,
            Err(reason) => return Some(Err(Fault::unnamed(reason))),
        };
        Some(match self.fields(close) {
            Ok(fields) => Ok(Item::Entry { kind, key, fields }),
            Err(reason) => Err(Fault::of(&key, reason)),
        })
    }

    fn definition(&mut self, close: char) -> Result<Option<Item>, Saying> {
        let mut fields = self.fields(close)?;
        let Some((name, value)) = fields.pop() else {
            return Ok(None);
        };
        if fields.is_empty() {
            Ok(Some(Item::String { name, value }))
        } else {
            Err(say!("string-many", "defines more than one name"))
        }
    }

    fn key(&mut self, close: char) -> Result<String, Saying> {
        let key =
            self.eat_while(|c| !matches!(c, ',' | '=' | '{' | '"' | '\n') && c != close).trim().to_owned();
        match self.peek() {
            _ if key.is_empty() => Err(say!("no-key", "has no citation key")),
            Some('=') => {
                Err(say!("no-key-but-field", "has no citation key: '{name}' is a field", name = brief(&key)))
            }
            Some('{' | '"') => {
                Err(say!("no-comma", "a comma is missing after the key '{key}'", key = brief(&key)))
            }
            None => Err(say!("ends-in-key", "ends within its key")),
            _ => Ok(key),
        }
    }

    fn fields(&mut self, close: char) -> Result<Vec<(String, Value)>, Saying> {
        let mut fields = Vec::new();
        loop {
            self.gap();
            while self.eat(',') {
                self.gap();
            }
            if self.eat(close) {
                return Ok(fields);
            }
            let name = self.eat_while(is_name).to_lowercase();
            match self.peek() {
                None => return Err(say!("ends-open", "ends before it is closed")),
                Some(c) if name.is_empty() => {
                    return Err(say!(
                        "no-field-name",
                        "'{value}' stands where a field's name should",
                        value = c
                    ));
                }
                _ => {}
            }
            self.gap();
            if !self.eat('=') {
                return Err(say!(
                    "no-equals",
                    "an equals sign is missing after '{name}'",
                    name = brief(&name)
                ));
            }
            let value = self.value().map_err(|reason| reason.at(&brief(&name)))?;
            fields.push((name, value));
            if fields.len() > MOST_FIELDS {
                return Err(say!("fields-too-many", "has more than {most} fields", most = MOST_FIELDS));
            }
        }
    }

    fn value(&mut self) -> Result<Value, Saying> {
        let mut parts = Vec::new();
        loop {
            self.gap();
            parts.push(match self.peek() {
                Some('{') => Part::Text(self.enclosed('{')?.to_owned()),
                Some('"') => Part::Text(self.enclosed('"')?.to_owned()),
                Some(c) if is_name(c) => {
                    let word = self.eat_while(is_name);
                    let number = word.bytes().all(|byte| byte.is_ascii_digit());
                    if number { Part::Text(word.to_owned()) } else { Part::Name(word.to_owned()) }
                }
                // `field = ,` says as much as an empty value.
                Some(',' | '}' | ')') if parts.is_empty() => return Ok(parts),
                Some(c) => {
                    return Err(say!("no-value-but", "'{value}' stands where a value should", value = c));
                }
                None => return Err(say!("no-value", "has no value")),
            });
            self.gap();
            if !self.eat('#') {
                return Ok(parts);
            }
        }
    }

    /// What stands between an opening brace, parenthesis or quotation mark and the one that closes it.
    ///
    /// Stops where another entry begins on a line of its own: then the brace before was never closed.
    fn enclosed(&mut self, open: char) -> Result<&'a str, Saying> {
        let close = match open {
            '{' => '}',
            '(' => ')',
            other => other,
        };
        self.eat(open);
        let (begin, mut depth) = (self.at, 0_u32);
        let is_quoted = open == '"';
        while let Some(to) = self.rest().find(['{', '}', '@', '"', ')']) {
            self.at += to;
            match self.peek() {
                Some(c) if c == close && depth == 0 => {
                    let inside = self.text.get(begin..self.at).unwrap_or("");
                    self.at += close.len_utf8();
                    return Ok(inside);
                }
                Some('{') => depth += 1,
                Some('}') if depth == 0 => {
                    return Err(say!("brace-unopened", "a brace is closed that was not opened"));
                }
                Some('}') => depth -= 1,
                Some('@') if self.begins_entry() => {
                    return Err(if is_quoted {
                        say!("quote-open", "a quotation mark is not closed before the next entry begins")
                    } else {
                        say!("brace-open", "a brace is not closed before the next entry begins")
                    });
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.text.len();
        Err(if is_quoted {
            say!("quote-unclosed", "a quotation mark is never closed")
        } else {
            say!("brace-unclosed", "a brace is never closed")
        })
    }

    /// Whether only blanks stand between the start of the line and a position.
    fn begins_line(&self, position: usize) -> bool {
        let before = self.text.get(..position).unwrap_or("").trim_end_matches([' ', '\t', '\u{feff}']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Whether the `@` here begins a line and looks like the start of an entry: `@name{key,`.
    fn begins_entry(&self) -> bool {
        // Asked first, since the rest may look far ahead.
        if !self.begins_line(self.at) {
            return false;
        }
        let after = self.rest().get(1..).unwrap_or("");
        let (name, rest) = after.split_at(after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(0));
        let Some(rest) = rest.trim_start_matches([' ', '\t']).strip_prefix(['{', '(']) else {
            return false;
        };
        let rest = rest.trim_start_matches([' ', '\t']);
        let behind_key =
            rest.trim_start_matches(|c: char| !matches!(c, ',' | '{' | '}') && !c.is_whitespace());
        !name.is_empty() && (behind_key.starts_with(',') || name.eq_ignore_ascii_case("string"))
    }
}

impl Iterator for Source<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while self.seek() {
            let begin = self.at;
            let line = self.line_of(begin);
            if let Some(item) = self.item() {
                // After a mistake the rest of the entry reads like a comment, up to the next `@`.
                return Some(Found { line, end: self.at, item });
            }
            self.at = self.at.max(begin + 1);
        }
        None
    }
}

fn is_name(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '"' | '#' | '%' | '\'' | '(' | ')' | ',' | '=' | '{' | '}' | '@')
}

fn brief(text: &str) -> String {
    text.chars().take(60).collect()
}
