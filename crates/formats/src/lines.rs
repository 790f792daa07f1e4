//! Lines of a stream, without ever holding one that is too long: [`Lines`].

use std::io::{self, BufRead};

/// The longest line that is kept, in bytes.
pub(crate) const LONGEST: usize = 4 << 20;

/// What one line turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Its bytes are in the buffer.
    Kept,
    /// It has this many bytes, more than are kept.
    TooLong(u64),
}

/// Reads lines into one buffer that is used again and again.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    reader: R,
    line: Vec<u8>,
    /// How many lines were read.
    pub(crate) number: u64,
    /// How many bytes were read, line ends included.
    pub(crate) bytes_read: u64,
}

impl<R: BufRead> Lines<R> {
    pub(crate) const fn new(reader: R) -> Self {
        Self { reader, line: Vec::new(), number: 0, bytes_read: 0 }
    }

    /// Reads the next line; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line>> {
        self.line.clear();
        let mut length = 0_u64;
        let mut begun = false;
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                break;
            }
            begun = true;
            let (piece, used, ended) = match chunk.iter().position(|byte| *byte == b'\n') {
                Some(end) => (chunk.get(..end).unwrap_or(chunk), end + 1, true),
                None => (chunk, chunk.len(), false),
            };
            length += piece.len() as u64;
            if length <= LONGEST as u64 {
                self.line.extend_from_slice(piece);
            }
            self.reader.consume(used);
            self.bytes_read += used as u64;
            if ended {
                break;
            }
        }
        if !begun {
            return Ok(None);
        }
        self.number += 1;
        Ok(Some(if length > LONGEST as u64 { Line::TooLong(length) } else { Line::Kept }))
    }

    /// The line read last, without a byte order mark.
    pub(crate) fn text(&self) -> Result<&str, std::str::Utf8Error> {
        let text = std::str::from_utf8(&self.line)?;
        Ok(if self.number == 1 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text })
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[test]
    fn lines_are_counted_with_their_bytes() {
        let mut lines = Lines::new("\u{feff}가나\r\n\nlast".as_bytes());
        let mut seen = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            assert_eq!(line, Line::Kept);
            seen.push((lines.number, lines.text().unwrap().to_owned(), lines.bytes_read));
        }
        let expected = [(1, "가나\r", 11), (2, "", 12), (3, "last", 16)];
        assert_eq!(seen, expected.map(|(number, text, read)| (number, text.to_owned(), read)));
    }

    #[test]
    fn a_long_line_is_passed_over_without_being_held() {
        let mut source = vec![b'a'; LONGEST + 1];
        source.extend_from_slice(b"\nb\n");
        let mut lines = Lines::new(BufReader::with_capacity(1000, source.as_slice()));
        assert_eq!(lines.next().unwrap(), Some(Line::TooLong(LONGEST as u64 + 1)));
        assert!(lines.line.capacity() <= 2 * LONGEST);
        assert_eq!(lines.next().unwrap(), Some(Line::Kept));
        assert_eq!(lines.text(), Ok("b"));
        assert_eq!(lines.next().unwrap(), None);
    }
}
