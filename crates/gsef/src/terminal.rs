//! Writing for people: standard output, colours where there is a terminal, tables.

use std::io::{self, IsTerminal, Write as _};

use anyhow::{Context as _, Result};
use unicode_width::UnicodeWidthStr as _;

/// Writes a text and a line end to standard output. A reader that has gone away is no failure.
pub(crate) fn out(text: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.context("can't write to standard output"),
    }
}

/// Colours, or none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    coloured: bool,
}

impl Style {
    /// Colours for a terminal whose user has not asked for none (<https://no-color.org>).
    pub(crate) fn of(stream: &impl IsTerminal) -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { coloured: stream.is_terminal() && !refused }
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.coloured { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// Something that went wrong.
    pub(crate) fn fault(self, text: &str) -> String {
        self.with("1;31", text)
    }

    /// Something that went well.
    pub(crate) fn good(self, text: &str) -> String {
        self.with("32", text)
    }

    /// What to look at first.
    pub(crate) fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What can be skipped.
    pub(crate) fn quiet(self, text: &str) -> String {
        self.with("2", text)
    }
}

/// Rows as aligned columns, two spaces apart; wide characters, such as Hangul, take two places. A column that holds only numbers below its heading stands to the right.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let is_number = |cell: &String| {
        cell.chars().all(|c| c.is_ascii_digit() || c == ',') && cell.contains(|c: char| c.is_ascii_digit())
    };
    let columns: Vec<(usize, bool)> = (0..rows.iter().map(Vec::len).max().unwrap_or(0))
        .map(|column| {
            let cells = || rows.iter().filter_map(|row| row.get(column));
            let width = cells().map(|cell| cell.width()).max().unwrap_or(0);
            (width, rows.len() > 1 && cells().skip(1).all(is_number))
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let padded = row.iter().zip(&columns).map(|(cell, (width, is_right))| {
            let pad = " ".repeat(width.saturating_sub(cell.width()));
            if *is_right { pad + cell } else { format!("{cell}{pad}") }
        });
        text.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// A number with its thousands apart: `31,878`.
pub(crate) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A text that a shell takes as one word.
pub(crate) fn shell_word(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@%+=,".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_thousands_apart() {
        assert_eq!(
            [0, 999, 1_000, 31_878, 1_000_000].map(number),
            ["0", "999", "1,000", "31,878", "1,000,000"]
        );
    }

    #[test]
    fn columns_are_aligned() {
        let rows = [
            vec!["file".to_owned(), "created".to_owned()],
            vec!["économie.jsonl".to_owned(), "7".to_owned()],
        ];
        assert_eq!(table(&rows), "file            created\néconomie.jsonl        7\n");
    }

    #[test]
    fn a_shell_reads_back_what_was_written() {
        assert_eq!(shell_word("./gsef-data"), "./gsef-data");
        assert_eq!(shell_word("it's here"), r"'it'\''s here'");
    }
}
