//! Stems, by the Snowball algorithms.

use std::collections::HashMap;

use domain::Language;
use foldhash::fast::RandomState;
use frostem::{Algorithm, Stemmer};

use super::fold;

/// A language whose words are stemmed; its number is its place in [`Stemmed::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Stemmed(u8);

/// Primary subtag and algorithm.
const TABLE: [(&str, Algorithm); 18] = [
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nl", Algorithm::Dutch),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

impl Stemmed {
    /// How many there are.
    pub(crate) const COUNT: usize = TABLE.len();

    /// Every language with a stemmer.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..).take(Self::COUNT).map(Self)
    }

    /// The stemmer for texts in `language`, if there is one.
    pub(crate) fn of(language: &Language) -> Option<Self> {
        Self::of_code(language.primary())
    }

    /// The stemmer for a primary subtag, if there is one.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        let code = match code {
            "nb" | "nn" => "no",
            other => other,
        };
        Self::all().find(|stemmed| stemmed.code() == code)
    }

    /// The primary subtag.
    pub(crate) fn code(self) -> &'static str {
        TABLE.get(self.index()).map_or("", |entry| entry.0)
    }

    /// Whether the first letters of words that are no Arabic ones stay when they are stemmed. The Dutch stemmer takes *ge*
    /// away (Kraaij & Pohlmann 1994), the Finnish one makes one of two consonants.
    pub(crate) fn keeps_beginnings(self) -> bool {
        !matches!(self.code(), "nl" | "fi")
    }

    /// Its place in the table.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    fn algorithm(self) -> Algorithm {
        TABLE.get(self.index()).map_or(Algorithm::English, |entry| entry.1)
    }
}

/// Stems words of one language and remembers them: text repeats itself.
#[derive(Clone)]
pub(crate) struct Stems {
    stemmer: Stemmer,
    arabic: bool,
    turkic: bool,
    /// By word in lower case, the place of its term. The hash is quick, and seeded anew for each: nobody can choose words
    /// that all fall together.
    known: HashMap<Box<str>, usize, RandomState>,
    terms: Vec<Box<str>>,
    lowered: String,
    folded: String,
}

/// Stems remembered at most, by one [`Stems`]: some 1.5 MB.
const REMEMBERED: usize = 16_384;

impl Stems {
    /// Stems for words in this language.
    pub(crate) fn new(language: Stemmed) -> Self {
        Self {
            stemmer: Stemmer::new(language.algorithm()),
            arabic: language.code() == "ar",
            turkic: language.code() == "tr",
            known: HashMap::default(),
            terms: Vec::new(),
            lowered: String::new(),
            folded: String::new(),
        }
    }

    /// The term of a word as it stands in a text: lower case, stemmed, then folded.
    pub(crate) fn term(&mut self, word: &str) -> &str {
        fold::lower(word, self.turkic, &mut self.lowered);
        let place = match self.known.get(self.lowered.as_str()) {
            Some(place) => *place,
            None => self.learn(),
        };
        self.terms.get(place).map_or("", |term| term)
    }

    /// Remembers the term of the word in lower case. Answers its place.
    fn learn(&mut self) -> usize {
        if self.terms.len() >= REMEMBERED {
            self.known.clear();
            self.terms.clear();
        }
        let word = if self.arabic { without_conjunction(&self.lowered) } else { &self.lowered };
        fold::fold(&self.stemmer.stem(word), &mut self.folded);
        let place = self.terms.len();
        self.terms.push(self.folded.as_str().into());
        self.known.insert(self.lowered.as_str().into(), place);
        place
    }
}

/// An Arabic word without the conjunction or preposition written together with its article (`وال`, `فال`, `بال`, `كال`),
/// which the Snowball stemmer leaves on (Larkey, Ballesteros & Connell 2002, "light10").
fn without_conjunction(word: &str) -> &str {
    let bare = word.strip_prefix(['و', 'ف', 'ب', 'ك']).unwrap_or(word);
    if bare.starts_with("ال") && bare.chars().count() >= 5 { bare } else { word }
}
