//! How entries are chained. Whoever has noted the hash of one entry can show later that neither it nor any before it
//! was changed.
//!
//! The hash of an entry is SHA-256 (FIPS 180-4) over these fields, one after the other. Each is preceded by its length
//! in bytes, as four bytes, the most significant first; so no text can be moved from one field to the next.
//!
//! 1. the text `gsef-audit-1`;
//! 2. the hash of the entry before, 32 bytes; for entry 1, 32 bytes of zero;
//! 3. the number, eight bytes, the most significant first;
//! 4. the moment, in microseconds since 1970-01-01T00:00:00Z, eight bytes, the most significant first, in two's
//!    complement;
//! 5. the actor: `anonymous`, `system` or `account:` and the UUID in lower case with hyphens;
//! 6. the name of the action, such as `record.publish`;
//! 7. the subject: its kind, a colon and the UUID, such as `case_study:…` or `account:…`; empty where there is none;
//! 8. the UUID of the request; empty where there is none;
//! 9. how many details there are, four bytes, the most significant first;
//! 10. of each detail, in the order of the bytes of their names, the name and then the value: two fields.
//!
//! Texts are UTF-8. `docs/audit.md` has an example to check another program with.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{Detail, Entry, NewEntry, Unknown};

/// The hash of an entry: 32 bytes, as text 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before the first entry.
    pub const ZERO: Self = Self([0; 32]);

    /// From bytes, if there are 32.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let unknown = || Unknown::new("hash", text);
        let digits: Option<Vec<u8>> =
            text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
        let bytes: Vec<u8> = digits.ok_or_else(unknown)?.chunks(2).map(pair).collect();
        if text.len() == 64 { Self::from_bytes(&bytes).ok_or_else(unknown) } else { Err(unknown()) }
    }
}

fn pair(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |byte, digit| (byte << 4) | digit)
}

/// An entry's place and hash: where the next one is joined on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The entry's number; 0 before the first.
    pub number: u64,
    /// The entry's hash.
    pub hash: Hash,
}

impl Link {
    /// What the first entry is joined to.
    pub const START: Self = Self { number: 0, hash: Hash::ZERO };
}

/// The first thing that is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// An entry is not there.
    #[error("entry {expected} is missing: entry {found} stands in its place")]
    Gap {
        /// The number that should come.
        expected: u64,
        /// The number that comes.
        found: u64,
    },
    /// An entry says something else than when it was made.
    #[error("entry {0} was changed: its hash is not that of what it says")]
    Changed(u64),
    /// An entry does not follow the one before it.
    #[error("entry {0} does not follow the entry before it: one of the two was put there later")]
    Broken(u64),
    /// An entry is not in the form in which entries are made.
    #[error("entry {number} was changed: {reason}")]
    Unreadable {
        /// Which one.
        number: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The chain does not end where it should: entries at its end were taken away, or put there.
    #[error("the log ends at entry {found}, but its position says entry {expected}")]
    End {
        /// The number of the last entry, as the position tells.
        expected: u64,
        /// The number of the last entry there is.
        found: u64,
    },
    /// The last entry is another than the position says.
    #[error("entry {0}, the last, is not the one that the log's position tells of")]
    Head(u64),
}

impl Entry {
    /// Joins what is to be entered to a chain.
    #[must_use]
    pub fn join(to: Link, new: NewEntry) -> Self {
        let NewEntry { at, actor, action, subject, detail, request } = new;
        let number = to.number.saturating_add(1);
        let previous = to.hash;
        let mut entry =
            Self { number, at, actor, action, subject, detail, request, previous, hash: Hash::ZERO };
        entry.hash = entry.own_hash();
        entry
    }

    /// The hash of what it says; see the module's text.
    #[must_use]
    pub fn own_hash(&self) -> Hash {
        let Self { number, at, actor, action, subject, detail: Detail(detail), request, previous, hash: _ } =
            self;
        let mut digest = Sha256::new();
        let mut field = |bytes: &[u8]| {
            digest.update(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
            digest.update(bytes);
        };
        field(b"gsef-audit-1");
        field(&previous.0);
        field(&number.to_be_bytes());
        field(&at.timestamp_micros().to_be_bytes());
        field(actor.to_string().as_bytes());
        field(action.as_str().as_bytes());
        field(subject.map_or_else(String::new, |subject| subject.to_string()).as_bytes());
        field(request.map_or_else(String::new, |request| request.hyphenated().to_string()).as_bytes());
        field(&u32::try_from(detail.len()).unwrap_or(u32::MAX).to_be_bytes());
        for (name, value) in detail {
            field(name.as_bytes());
            field(value.as_bytes());
        }
        Hash(digest.finalize().into())
    }

    /// Its place and hash.
    #[must_use]
    pub const fn link(&self) -> Link {
        Link { number: self.number, hash: self.hash }
    }
}

/// Whether entries follow a place in the chain and each other. Answers the place of the last.
///
/// # Errors
/// The first [`Fault`].
pub fn verify<'a>(previous: Link, entries: impl IntoIterator<Item = &'a Entry>) -> Result<Link, Fault> {
    entries.into_iter().try_fold(previous, |before, entry| {
        let expected = before.number.saturating_add(1);
        if entry.number != expected {
            return Err(Fault::Gap { expected, found: entry.number });
        }
        if entry.own_hash() != entry.hash {
            return Err(Fault::Changed(entry.number));
        }
        if entry.previous != before.hash {
            return Err(Fault::Broken(entry.number));
        }
        Ok(entry.link())
    })
}
