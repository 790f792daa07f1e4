//! A look at a document before it is parsed: enough of GraphQL's lexical grammar (specification, section 2.1) to count
//! tokens and brackets, in one pass over the bytes, without allocating.
//!
//! It stands before a recursive parser, so it must never see fewer brackets than the parser would: whatever it is not
//! sure of (a string without an end) it refuses, and everything it does not know counts as a token.

use super::errors::{Code, Refusal};
use super::limits::Limits;

/// What the scan counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scan {
    /// Lexical tokens; comments, commas and white space are none.
    pub tokens: usize,
    /// The deepest nesting of `{`, `[` and `(` together.
    pub nesting: usize,
}

/// Counts, and refuses a document over the limits of bytes, tokens, nesting or the length of one name.
///
/// # Errors
/// `TOO_LARGE` for bytes, `TOO_COMPLEX` for tokens, nesting and names, `MALFORMED_REQUEST` for a null character,
/// `SYNTAX_ERROR` for a string without an end.
pub fn scan(document: &str, limits: &Limits) -> Result<Scan, Refusal> {
    if document.len() > limits.bytes {
        return Err(Refusal::new(
            Code::TooLarge,
            format!("the document has {} bytes; at most {} are allowed", document.len(), limits.bytes),
        ));
    }
    let bytes = document.as_bytes();
    if bytes.contains(&0) {
        return Err(Refusal::new(Code::MalformedRequest, "the document contains a null character"));
    }
    let mut scan = Scan::default();
    let mut open = 0usize;
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = match first {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => {
                rest = tail;
                continue;
            }
            b'#' => {
                rest = skip_while(tail, |byte| byte != b'\n' && byte != b'\r');
                continue;
            }
            // The byte order mark counts as white space.
            0xEF if tail.starts_with(&[0xBB, 0xBF]) => {
                rest = tail.get(2..).unwrap_or_default();
                continue;
            }
            b'"' => after_string(rest)
                .ok_or_else(|| Refusal::new(Code::SyntaxError, "a string in the document has no end"))?,
            b'{' | b'[' | b'(' => {
                open += 1;
                scan.nesting = scan.nesting.max(open);
                tail
            }
            b'}' | b']' | b')' => {
                open = open.saturating_sub(1);
                tail
            }
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => {
                let after = skip_while(tail, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
                if rest.len() - after.len() > limits.name_bytes {
                    return Err(Refusal::new(
                        Code::TooComplex,
                        format!("a name in the document is longer than {} characters", limits.name_bytes),
                    ));
                }
                after
            }
            b'0'..=b'9' | b'-' => {
                skip_while(tail, |byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'))
            }
            b'.' => tail.strip_prefix(b"..").unwrap_or(tail),
            _ => tail,
        };
        scan.tokens += 1;
        if scan.tokens > limits.tokens {
            return Err(Refusal::new(
                Code::TooComplex,
                format!("the document has more than {} tokens", limits.tokens),
            ));
        }
        if scan.nesting > limits.nesting {
            return Err(Refusal::new(
                Code::TooComplex,
                format!("brackets in the document are nested more than {} deep", limits.nesting),
            ));
        }
    }
    Ok(scan)
}

fn skip_while(bytes: &[u8], keep: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes.iter().position(|byte| !keep(*byte)).unwrap_or(bytes.len());
    bytes.get(end..).unwrap_or_default()
}

/// What follows the string that `bytes` begins with; nothing when the string does not end.
fn after_string(bytes: &[u8]) -> Option<&[u8]> {
    if let Some(mut rest) = bytes.strip_prefix(b"\"\"\"") {
        loop {
            if let Some(after) = rest.strip_prefix(b"\"\"\"") {
                return Some(after);
            }
            // `\"""` is the only escape in a block string.
            rest = match rest.strip_prefix(b"\\\"\"\"") {
                Some(after) => after,
                None => rest.split_first()?.1,
            };
        }
    }
    let mut rest = bytes.split_first()?.1;
    loop {
        let (first, tail) = rest.split_first()?;
        rest = match first {
            b'"' => return Some(tail),
            b'\n' | b'\r' => return None,
            b'\\' if matches!(tail.first(), None | Some(b'\n' | b'\r')) => return None,
            b'\\' => tail.split_first()?.1,
            _ => tail,
        };
    }
}
