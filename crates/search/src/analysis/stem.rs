//! Stems, by the Snowball algorithms.

use std::{borrow::Cow, collections::HashMap, hash::BuildHasher as _, sync::LazyLock};

use domain::Language;
use foldhash::fast::RandomState;
use frostem::{Algorithm, Stemmer};
use hashbrown::HashTable;

use super::{
    fold,
    singular::{self, singular},
    spelling, verbs,
};

/// A language whose texts have fields of their own, with the stems of their words; its number is its place in
/// [`Stemmed::all`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Stemmed(u8);

/// Primary subtag and algorithm. Vietnamese has no endings, and none: but its marks make other words (*cộng*, *công*), so its
/// fields keep them, where those of all languages leave them out.
const TABLE: [(&str, Option<Algorithm>); 34] = [
    ("ar", Some(Algorithm::Arabic)),
    ("ca", Some(Algorithm::Catalan)),
    ("cs", Some(Algorithm::Czech)),
    ("da", Some(Algorithm::Danish)),
    ("de", Some(Algorithm::German)),
    ("el", Some(Algorithm::Greek)),
    ("en", Some(Algorithm::English)),
    ("es", Some(Algorithm::Spanish)),
    ("et", Some(Algorithm::Estonian)),
    ("eu", Some(Algorithm::Basque)),
    ("fa", Some(Algorithm::Persian)),
    ("fi", Some(Algorithm::Finnish)),
    ("fr", Some(Algorithm::French)),
    ("ga", Some(Algorithm::Irish)),
    ("hi", Some(Algorithm::Hindi)),
    ("hu", Some(Algorithm::Hungarian)),
    ("hy", Some(Algorithm::Armenian)),
    ("id", Some(Algorithm::Indonesian)),
    ("it", Some(Algorithm::Italian)),
    ("lt", Some(Algorithm::Lithuanian)),
    ("ne", Some(Algorithm::Nepali)),
    ("nl", Some(Algorithm::Dutch)),
    ("no", Some(Algorithm::Norwegian)),
    ("pl", Some(Algorithm::Polish)),
    ("pt", Some(Algorithm::Portuguese)),
    ("ro", Some(Algorithm::Romanian)),
    ("ru", Some(Algorithm::Russian)),
    ("sr", Some(Algorithm::Serbian)),
    ("st", Some(Algorithm::Sesotho)),
    ("sv", Some(Algorithm::Swedish)),
    ("ta", Some(Algorithm::Tamil)),
    ("tr", Some(Algorithm::Turkish)),
    ("vi", None),
    ("yi", Some(Algorithm::Yiddish)),
];

impl Stemmed {
    /// How many there are.
    pub(crate) const COUNT: usize = TABLE.len();

    /// Every one of them.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..).take(Self::COUNT).map(Self)
    }

    /// That of texts in `language`, if it is one of them.
    pub(crate) fn of(language: &Language) -> Option<Self> {
        Self::of_code(language.primary())
    }

    /// That of a primary subtag, if it is one of them.
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
    /// away (Kraaij & Pohlmann 1994), the Finnish one makes one of two consonants, the Estonian one knows irregular verbs
    /// (*juua*, *joob*), the Irish one takes back what the word before makes of a first letter, those of Indonesian, Sesotho
    /// and Yiddish take prefixes away, and the Serbian one writes Latin.
    pub(crate) fn keeps_beginnings(self) -> bool {
        !matches!(self.code(), "nl" | "fi" | "et" | "ga" | "id" | "st" | "yi" | "sr")
    }

    /// What words begin with besides whose stem is this one: English *mice* becomes `mous` and *taught* `teach`, Portuguese
    /// *actual*, *opção* and *optimista* become `atual`, `ocao` and `otim`.
    pub(crate) fn other_beginnings(self, stem: &str) -> Vec<String> {
        let others = LISTED.get(self.index()).and_then(|listed| listed.others.get(stem));
        let mut others: Vec<String> = others.into_iter().flatten().map(|form| (*form).to_owned()).collect();
        if self.code() == "pt" {
            others.extend(unwritten(stem));
        }
        others
    }

    /// Words that are listed for it, as no rule makes them one with their relatives.
    #[cfg(test)]
    pub(crate) fn listed_forms(self) -> impl Iterator<Item = &'static str> {
        LISTED.get(self.index()).into_iter().flat_map(|listed| listed.forms.keys().copied())
    }

    /// Whether its terms keep their accents, which make other words.
    pub(crate) fn keeps_accents(self) -> bool {
        self.algorithm().is_none()
    }

    /// Its place in the table.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    fn algorithm(self) -> Option<Algorithm> {
        TABLE.get(self.index()).and_then(|entry| entry.1)
    }
}

/// What is listed for a language.
#[derive(Default)]
struct Listed {
    /// Words that no rule makes one with their relatives, and what they are stemmed as: forms of verbs, plurals, spellings.
    forms: HashMap<&'static str, &'static str, RandomState>,
    /// By stem, those of them that begin otherwise.
    others: HashMap<String, Vec<&'static str>>,
}

/// What is listed for each language, in the order of [`Stemmed::all`].
static LISTED: LazyLock<Vec<Listed>> = LazyLock::new(|| {
    let of = |language: Stemmed| {
        let code = language.code();
        let forms = spelling::listed(code).chain(verbs::listed(code)).chain(singular::listed(code)).collect();
        let mut listed = Listed { forms, others: HashMap::new() };
        if let Some(stemmer) = language.algorithm().map(Stemmer::new) {
            let begins = |word: &str| word.chars().take(2).collect::<String>();
            let mut stem = String::new();
            for (form, base) in &listed.forms {
                fold::fold(&stemmer.stem(base), &mut stem);
                if begins(&stem) != begins(form) {
                    listed.others.entry(stem.clone()).or_default().push(form);
                }
            }
        }
        listed
    };
    Stemmed::all().map(of).collect()
});

/// What words in the Portuguese of before 1990 begin with whose stem is this one: with a consonant that is no longer written.
fn unwritten(stem: &str) -> Vec<String> {
    let mut letters = stem.chars();
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else {
        return Vec::new();
    };
    let before = match second {
        't' => "cp",
        'c' => "p",
        _ => "",
    };
    before.chars().map(|letter| String::from_iter([first, letter])).collect()
}

/// Stems words of one language and remembers them: text repeats itself.
#[derive(Clone)]
pub(crate) struct Stems {
    /// Without one, words are left as they are, with their accents.
    stemmer: Option<Stemmer>,
    language: Stemmed,
    known: Known,
    lowered: String,
    folded: String,
}

impl Stems {
    /// Stems for words in this language.
    pub(crate) fn new(language: Stemmed) -> Self {
        Self {
            stemmer: language.algorithm().map(Stemmer::new),
            language,
            known: Known::default(),
            lowered: String::new(),
            folded: String::new(),
        }
    }

    /// The term of a word as it stands in a text: lower case, stemmed, then folded; in Vietnamese in lower case only.
    pub(crate) fn term(&mut self, word: &str) -> &str {
        fold::lower(word, self.language.code() == "tr", &mut self.lowered);
        let place = match self.known.find(&self.lowered) {
            Ok(place) => place,
            Err(hash) => {
                self.stem();
                let term = if self.stemmer.is_some() { &self.folded } else { &self.lowered };
                self.known.remember(hash, &self.lowered, term)
            }
        };
        self.known.term(place)
    }

    /// Stems the word in lower case, and folds it.
    fn stem(&mut self) {
        let Some(stemmer) = &self.stemmer else { return };
        let code = self.language.code();
        let word = match code {
            "ar" => without_conjunction(&self.lowered),
            _ => &self.lowered,
        };
        let listed = LISTED.get(self.language.index()).and_then(|listed| listed.forms.get(word));
        let spelt = spelling::common(word, code);
        let base = listed.map_or_else(|| singular(&spelt, code), |base| Cow::Borrowed(*base));
        fold::fold(&stemmer.stem(&base), &mut self.folded);
    }
}

/// Words and their terms, one behind the other: there are many, most of them short.
#[derive(Clone, Default)]
struct Known {
    text: String,
    /// Where each word ends in the text, and behind it its term. It begins where the one before ends.
    ends: Vec<(u32, u32)>,
    /// Places in the list, by word. The hash is quick, and seeded anew for each: nobody can choose words that all fall
    /// together.
    places: HashTable<u32>,
    hasher: RandomState,
}

/// Words remembered at most, and bytes of them with their terms: some 2 MB where words have eight letters.
const REMEMBERED: usize = 65_536;
const REMEMBERED_BYTES: usize = 4 << 20;

impl Known {
    /// The place of a word, or its hash where it is not known.
    fn find(&self, word: &str) -> Result<u32, u64> {
        let hash = self.hasher.hash_one(word);
        self.places.find(hash, |place| self.word(*place) == word).copied().ok_or(hash)
    }

    fn remember(&mut self, hash: u64, word: &str, term: &str) -> u32 {
        if self.ends.len() >= REMEMBERED || self.text.len() >= REMEMBERED_BYTES {
            self.text.clear();
            self.ends.clear();
            self.places.clear();
        }
        let end = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let place = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.text.push_str(word);
        let word = end(&self.text);
        self.text.push_str(term);
        self.ends.push((word, end(&self.text)));
        let Self { text, ends, places, hasher } = self;
        places.insert_unique(hash, place, |place| hasher.hash_one(word_at(text, ends, *place)));
        place
    }

    fn word(&self, place: u32) -> &str {
        word_at(&self.text, &self.ends, place)
    }

    fn term(&self, place: u32) -> &str {
        let (from, until) = self.ends.get(place as usize).copied().unwrap_or_default();
        self.text.get(from as usize..until as usize).unwrap_or_default()
    }
}

fn word_at<'t>(text: &'t str, ends: &[(u32, u32)], place: u32) -> &'t str {
    let before = (place as usize).checked_sub(1).and_then(|before| ends.get(before));
    let from = before.map_or(0, |(_, until)| *until);
    let until = ends.get(place as usize).map_or(0, |(until, _)| *until);
    text.get(from as usize..until as usize).unwrap_or_default()
}

/// An Arabic word without the conjunction or preposition written together with its article (`وال`, `فال`, `بال`, `كال`),
/// which the Snowball stemmer leaves on (Larkey, Ballesteros & Connell 2002, "light10").
fn without_conjunction(word: &str) -> &str {
    let bare = word.strip_prefix(['و', 'ف', 'ب', 'ك']).unwrap_or(word);
    if bare.starts_with("ال") && bare.chars().count() >= 5 { bare } else { word }
}
