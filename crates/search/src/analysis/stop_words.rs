//! Words that carry grammar rather than meaning. They stay in the index; queries drop them when others remain.

use std::{collections::HashSet, sync::LazyLock};

use tantivy::tokenizer::{Language as Lists, RawTokenizer, StopWordFilter, TextAnalyzer, TokenStream};

use super::{Stemmed, fold};

/// Words missing from the Snowball lists that open questions, and languages without a list there. Folded, but in
/// Vietnamese, where other words would be left without their marks.
const MORE: [(&str, &str); 24] = [
    ("en", "what which who whom whose when where why how did does do many much"),
    (
        "fr",
        "quel quelle quels quelles comment pourquoi quand combien lequel laquelle est sont dont puis \
         lorsqu jusqu puisqu quoiqu",
    ),
    ("es", "cual cuales cuando cuanto cuantos cuantas quien quienes como donde que por"),
    ("pt", "qual quais quando quanto quantos quantas quem como onde que por"),
    ("it", "dell nell all sull dall quell quale quali quando quanto chi come dove"),
    (
        "ar",
        "في من علي الي عن ما ماذا متي اين كيف كم هل الذي التي هو هي هذا هذه ان كان كانت و او لا مع \
         بين ذلك",
    ),
    (
        "ca",
        "el la els les l un una uns unes de del dels d a al als en n amb per i o que qui quin quina \
         quins quines on com quan quant quants quanta quantes es son era eren va van ha han no se s \
         aquest aquesta aquests aquestes",
    ),
    (
        "cs",
        "a i v ve na z ze s se k ke o od po za do u pro je jsou byl byla bylo byli co kdo kdy kde jak \
         proc ktery ktera ktere kteri kolik jaky jaka jake nebo to ten ta",
    ),
    (
        "el",
        "ο η το οι τα του τησ των τον την και σε στο στη στην στον για απο με που ποιοσ ποια ειναι να \
         θα δεν",
    ),
    ("et", "ja on oli ei see et kui ka mis kes kus millal kuidas miks mitu milline millise oma ning voi"),
    (
        "eu",
        "eta edo da dira zen ziren du dute zuen ez bat zer zein nor non noiz nola zergatik zenbat ere \
         baina",
    ),
    ("fa", "و در به از كه اين ان را با است بود شد شده براي تا چه چي كي كجا چگونه چرا چند كدام يك هر مي يا"),
    ("ga", "an na agus is i a ar ag do le de go ni ta bhi ce cad conas cathain"),
    (
        "hi",
        "के का की में है हैं और से को पर ने था थे थी यह वह क्या कौन कब कहाँ कहां कैसे क्यों कितने \
         कितना कितनी किस किसने किसे जो एक लिए भी तक या",
    ),
    ("hy", "եւ է են էր եին որ ինչ ով որտեղ երբ ինչպես ինչու քանի մի այս այդ ու համար"),
    (
        "id",
        "yang dan di ke dari untuk dengan pada adalah ini itu apa siapa kapan mana dimana bagaimana \
         mengapa berapa oleh dalam sebagai atau tidak akan telah",
    ),
    ("lt", "ir yra buvo kad kas kur kada kaip kodel kiek kuris kuri kurie su is i o ar nuo uz prie apie"),
    ("ne", "र को का की मा छ छन् हो ले बाट के कसरी किन कहाँ कहिले कति कुन यो त्यो एक पनि"),
    (
        "pl",
        "i w we na z ze do o od po za dla u sie jest sa byl byla bylo byli co kto kiedy gdzie jak \
         dlaczego ktory ktora ktore ktorzy ile jaki jaka jakie nie a oraz lub to",
    ),
    (
        "ro",
        "si in la de cu pe din care este sunt un o al ale ai lui pentru ce cum cine cand unde sau nu \
         se a au fost",
    ),
    (
        "sr",
        "i je u na da se su za od sa o a ne ko sta sto kada gde kako zasto koji koja koje koliko bio \
         bila и је у на да се су за од са о а не ко шта што када где како зашто који која које колико \
         био била",
    ),
    ("st", "le ya wa ba ka ke ho ha o e a mang eng kae neng"),
    ("tr", "ve bir bu da de ile icin ne nasil kim hangi kac nerede ya mi olan olarak gibi veya"),
    (
        "vi",
        "và là của có được bị trong cho với các những một này đó gì ai nào đâu khi bao nhiêu như thế \
         sao ở từ đến đã sẽ không về tại vào ra",
    ),
];

/// The list of one language.
struct List {
    snowball: Option<TextAnalyzer>,
    more: HashSet<&'static str>,
    keeps_accents: bool,
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
        let more = MORE.iter().find(|entry| entry.0 == language.code()).map_or("", |entry| entry.1);
        let more = more.split(' ').collect();
        Self { snowball, more, keeps_accents: language.keeps_accents() }
    }

    fn contains(&self, lowered: &str, folded: &str) -> bool {
        self.more.contains(if self.keeps_accents { lowered } else { folded })
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

#[cfg(test)]
mod tests {
    use super::{MORE, is_stop_word};
    use crate::analysis::Stemmed;

    #[test]
    fn every_word_that_is_listed_is_known_again() {
        for (code, words) in MORE {
            let language = Stemmed::of_code(code).unwrap();
            words.split(' ').for_each(|word| assert!(is_stop_word(word, language), "{word} in {code}"));
        }
    }
}
