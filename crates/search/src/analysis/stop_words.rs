//! Words that carry grammar rather than meaning. They stay in the index; queries drop them when others remain.

use std::{collections::HashSet, sync::LazyLock};

use tantivy::tokenizer::{Language as Lists, RawTokenizer, StopWordFilter, TextAnalyzer, TokenStream};

use super::{Stemmed, fold};

/// Words missing from the Snowball lists that open questions, and languages without a list there. Folded.
const MORE: [(&str, &[&str]); 9] = [
    (
        "en",
        &[
            "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "did", "does", "do",
            "many", "much",
        ],
    ),
    (
        "fr",
        &[
            "quel", "quelle", "quels", "quelles", "comment", "pourquoi", "quand", "combien", "lequel",
            "laquelle", "est", "sont", "dont", "puis", "lorsqu", "jusqu", "puisqu", "quoiqu",
        ],
    ),
    (
        "es",
        &[
            "cual", "cuales", "cuando", "cuanto", "cuantos", "cuantas", "quien", "quienes", "como", "donde",
            "que", "por",
        ],
    ),
    (
        "pt",
        &["qual", "quais", "quando", "quanto", "quantos", "quantas", "quem", "como", "onde", "que", "por"],
    ),
    (
        "it",
        &[
            "dell", "nell", "all", "sull", "dall", "quell", "quale", "quali", "quando", "quanto", "chi",
            "come", "dove",
        ],
    ),
    (
        "el",
        &[
            "ο",
            "η",
            "το",
            "οι",
            "τα",
            "του",
            "τησ",
            "των",
            "τον",
            "την",
            "και",
            "σε",
            "στο",
            "στη",
            "στην",
            "στον",
            "για",
            "απο",
            "με",
            "που",
            "ποιοσ",
            "ποια",
            "ειναι",
            "να",
            "θα",
            "δεν",
        ],
    ),
    (
        "ro",
        &[
            "si", "in", "la", "de", "cu", "pe", "din", "care", "este", "sunt", "un", "o", "al", "ale", "ai",
            "lui", "pentru", "ce", "cum", "cine", "cand", "unde", "sau", "nu", "se", "a", "au", "fost",
        ],
    ),
    (
        "tr",
        &[
            "ve", "bir", "bu", "da", "de", "ile", "icin", "ne", "nasil", "kim", "hangi", "kac", "nerede",
            "ya", "mi", "olan", "olarak", "gibi", "veya",
        ],
    ),
    (
        "ar",
        &[
            "في", "من", "علي", "الي", "عن", "ما", "ماذا", "متي", "اين", "كيف", "كم", "هل", "الذي", "التي",
            "هو", "هي", "هذا", "هذه", "ان", "كان", "كانت", "و", "او", "لا", "مع", "بين", "ذلك",
        ],
    ),
];

/// The list of one language.
struct List {
    snowball: Option<TextAnalyzer>,
    more: HashSet<&'static str>,
}

static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| Stemmed::all().map(List::of).collect());

impl List {
    fn of(language: Stemmed) -> Self {
        let list = match language.code() {
            "da" => Some(Lists::Danish),
            "de" => Some(Lists::German),
            "en" => Some(Lists::English),
            "es" => Some(Lists::Spanish),
            "fi" => Some(Lists::Finnish),
            "fr" => Some(Lists::French),
            "hu" => Some(Lists::Hungarian),
            "it" => Some(Lists::Italian),
            "nl" => Some(Lists::Dutch),
            "no" => Some(Lists::Norwegian),
            "pt" => Some(Lists::Portuguese),
            "ru" => Some(Lists::Russian),
            "sv" => Some(Lists::Swedish),
            _ => None,
        };
        let snowball = list
            .and_then(StopWordFilter::new)
            .map(|filter| TextAnalyzer::builder(RawTokenizer::default()).filter(filter).build());
        let more = MORE.iter().find(|entry| entry.0 == language.code()).map_or(&[][..], |entry| entry.1);
        Self { snowball, more: more.iter().copied().collect() }
    }

    fn contains(&self, lowered: &str, folded: &str) -> bool {
        self.more.contains(folded)
            || self
                .snowball
                .as_ref()
                .is_some_and(|analyzer| !analyzer.clone().token_stream(lowered).advance())
    }
}

/// Whether a word, as it stands in a query, is a stop word of the language.
pub(crate) fn is_stop_word(word: &str, language: Stemmed) -> bool {
    let (mut lowered, mut folded) = (String::new(), String::new());
    fold::lower(word, false, &mut lowered);
    fold::fold(&lowered, &mut folded);
    LISTS.get(language.index()).is_some_and(|list| list.contains(&lowered, &folded))
}

/// Pairs of characters that carry grammar: question words and particles of Chinese, Japanese and Korean.
const PAIRS: [&str; 44] = [
    "什么", "什麼", "甚麼", "多少", "哪些", "哪个", "哪個", "哪里", "哪裡", "哪一", "哪种", "怎么", "怎麼",
    "怎样", "怎樣", "如何", "为什", "為什", "是谁", "谁的", "是什", "是哪", "么是", "么时", "时候", "在哪",
    "何时", "请问", "なに", "どの", "どれ", "どこ", "だれ", "なぜ", "です", "ます", "から", "무엇", "어떤",
    "어디", "누구", "언제", "하기", "입니",
];

/// Whether a pair of characters carries grammar rather than meaning.
pub(crate) fn is_stop_pair(pair: &str) -> bool {
    PAIRS.contains(&pair)
}
