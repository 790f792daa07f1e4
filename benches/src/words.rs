//! Six vocabularies with the shape of real ones: few words make up most of a text, most words are rare (Zipf's law).
//!
//! The most frequent ranks are the language's own small words, the next ones words of the field, and the long tail is
//! put together from syllables: what an index sees of a language is its script, its word lengths and its frequencies.

use crate::random::Random;

/// Words of each vocabulary.
const RANKS: usize = 13_000;
/// Ranks of words that say nothing by themselves; searches leave them out.
const SMALL: usize = 12;

/// A language, and what its words are made of.
#[derive(Debug)]
pub(crate) struct Language {
    /// Its tag (BCP 47).
    pub(crate) tag: &'static str,
    /// How many of a hundred publications are in it.
    share: usize,
    small: [&'static str; SMALL],
    field: &'static [&'static str],
    syllables: [&'static str; 24],
    /// Endings that words of the field and of the tail may take.
    endings: &'static [&'static str],
}

/// The languages, the most frequent first.
pub(crate) static LANGUAGES: [Language; 6] = [
    Language {
        tag: "en",
        share: 50,
        small: ["the", "of", "and", "in", "to", "a", "for", "is", "that", "with", "as", "by"],
        field: &[
            "social", "economy", "cooperative", "solidarity", "local", "government", "city", "community", "policy", "enterprise",
            "housing", "labour", "women", "finance", "development", "municipal", "public", "procurement", "inclusion", "network",
            "democracy", "governance", "energy", "transition", "territory", "care", "food", "waste", "youth", "migration", "market",
            "ownership", "mutual", "credit", "training", "evaluation", "impact", "resilience", "culture", "commons",
        ],
        syllables: [
            "ba", "con", "der", "fin", "gar", "hol", "ja", "kin", "lor", "men", "nar", "ost", "per", "quin", "ros", "sta", "tin",
            "ur", "ver", "wil", "yan", "zor", "mi", "tel",
        ],
        endings: &["", "", "s", "ed", "ing"],
    },
    Language {
        tag: "fr",
        share: 15,
        small: ["de", "la", "et", "les", "des", "en", "le", "une", "dans", "pour", "par", "qui"],
        field: &[
            "économie", "sociale", "solidaire", "coopérative", "ville", "territoire", "politique", "entreprise", "logement",
            "emploi", "femmes", "finance", "développement", "municipalité", "commande", "publique", "insertion", "réseau",
            "démocratie", "gouvernance", "énergie", "transition", "alimentation", "déchets", "jeunesse", "marché", "propriété",
            "mutuelle", "crédit", "formation", "évaluation", "association", "intérêt", "général", "collectivité", "évêché",
        ],
        syllables: [
            "bé", "chan", "dou", "fré", "gué", "hé", "jou", "li", "mou", "né", "ou", "pré", "quê", "ri", "sou", "tré", "ver", "zé",
            "cha", "lan", "ton", "mer", "teau", "gne",
        ],
        endings: &["", "", "s", "es", "ment"],
    },
    Language {
        tag: "es",
        share: 13,
        small: ["de", "la", "que", "el", "en", "y", "los", "una", "para", "con", "por", "las"],
        field: &[
            "economía", "social", "solidaria", "cooperativa", "ciudad", "territorio", "política", "empresa", "vivienda", "empleo",
            "mujeres", "finanzas", "desarrollo", "municipio", "compra", "pública", "inclusión", "red", "democracia", "gobernanza",
            "energía", "transición", "alimentación", "residuos", "juventud", "mercado", "propiedad", "mutualidad", "crédito",
            "formación", "evaluación", "informal", "colectiva", "comunidad", "niñez", "autogestión",
        ],
        syllables: [
            "ba", "ca", "cho", "den", "es", "fi", "gua", "ji", "lle", "man", "ña", "or", "pe", "que", "ris", "so", "ti", "ur", "va",
            "ya", "zo", "ción", "dad", "miento",
        ],
        endings: &["", "", "s", "es", "mente"],
    },
    Language {
        tag: "ko",
        share: 12,
        small: ["및", "수", "등", "그", "이", "것", "있는", "하는", "위한", "대한", "있다", "한다"],
        field: &[
            "사회적경제", "협동조합", "사회적기업", "마을기업", "연대", "지역", "정부", "도시", "공동체", "정책", "주택", "노동",
            "여성", "금융", "발전", "조달", "포용", "네트워크", "민주주의", "거버넌스", "에너지", "전환", "돌봄", "먹거리", "청년",
            "시장", "소유", "상호부조", "신용", "교육", "평가", "자활", "혁신", "시민", "조례", "생태계",
        ],
        syllables: [
            "가", "나", "다", "라", "마", "바", "사", "아", "자", "차", "카", "타", "파", "하", "거", "너", "도", "로", "무", "부",
            "정", "원", "상", "인",
        ],
        endings: &["", "은", "는", "이", "을", "의", "에서", "으로"],
    },
    Language {
        tag: "pt",
        share: 6,
        small: ["de", "que", "a", "do", "da", "em", "para", "com", "uma", "os", "no", "na"],
        field: &[
            "economia", "social", "solidária", "cooperativa", "cidade", "território", "política", "empresa", "habitação",
            "emprego", "mulheres", "finanças", "desenvolvimento", "município", "compras", "públicas", "inclusão", "rede",
            "democracia", "governação", "energia", "transição", "alimentação", "resíduos", "juventude", "mercado", "autogestão",
        ],
        syllables: [
            "ba", "ca", "cho", "dão", "es", "fi", "gua", "ji", "lhe", "man", "nha", "or", "pe", "que", "ris", "so", "ti", "ur", "va",
            "xa", "zo", "ção", "dade", "mento",
        ],
        endings: &["", "", "s", "es", "mente"],
    },
    Language {
        tag: "ar",
        share: 4,
        small: ["في", "من", "على", "إلى", "عن", "أن", "التي", "هذا", "مع", "بين", "كل", "ما"],
        field: &[
            "الاقتصاد", "الاجتماعي", "التضامني", "التعاونية", "المدينة", "الإقليم", "السياسة", "المقاولة", "السكن", "العمل",
            "النساء", "التمويل", "التنمية", "البلدية", "الإدماج", "الشبكة", "الديمقراطية", "الحكامة", "الطاقة", "الانتقال",
            "الشباب", "السوق", "الملكية", "التكوين", "التقييم",
        ],
        syllables: [
            "با", "تح", "ثم", "جر", "حس", "خل", "در", "ذك", "را", "زم", "سل", "شع", "صن", "ضم", "طل", "عم", "غر", "فت", "قد", "كت",
            "لم", "مع", "نظ", "وص",
        ],
        endings: &["", "", "ة", "ات", "ون"],
    },
];

/// The vocabularies, and how often each rank comes.
#[derive(Debug)]
pub(crate) struct Words {
    /// The sum of the ranks' weights up to each rank: 1/1 + 1/2 + … + 1/rank.
    sums: Vec<f64>,
}

impl Words {
    /// Weighs the ranks.
    #[expect(clippy::cast_precision_loss, reason = "ranks are small numbers")]
    pub(crate) fn new() -> Self {
        let sums = (1..=RANKS).scan(0.0, |sum, rank| {
            *sum += 1.0 / rank as f64;
            Some(*sum)
        });
        Self { sums: sums.collect() }
    }

    /// The language of a publication.
    pub(crate) fn language(random: &mut Random) -> &'static Language {
        let [first, ..] = &LANGUAGES;
        let mut left = random.below(100);
        for language in &LANGUAGES {
            if left < language.share {
                return language;
            }
            left -= language.share;
        }
        first
    }

    /// A rank by Zipf's law, the most frequent being 0.
    fn rank(&self, random: &mut Random) -> usize {
        let all = self.sums.last().copied().unwrap_or_default();
        let point = random.unit() * all;
        self.sums.partition_point(|sum| *sum <= point)
    }

    /// A word of a language.
    pub(crate) fn word(&self, language: &Language, random: &mut Random) -> String {
        let rank = self.rank(random);
        word_of_rank(language, rank, random)
    }

    /// A word that says something.
    pub(crate) fn telling(&self, language: &Language, random: &mut Random) -> String {
        loop {
            let rank = self.rank(random);
            if rank >= SMALL {
                return word_of_rank(language, rank, random);
            }
        }
    }

    /// A text of about that many words, in sentences.
    pub(crate) fn text(&self, language: &Language, words: usize, random: &mut Random) -> String {
        let mut text = String::with_capacity(words * 8);
        let mut left = 0;
        for _ in 0..words {
            let word = self.word(language, random);
            if left == 0 {
                if !text.is_empty() {
                    text.push_str(". ");
                }
                let mut letters = word.chars();
                text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                text.push_str(letters.as_str());
                left = 8 + random.below(16);
            } else {
                text.push(' ');
                text.push_str(&word);
                left -= 1;
            }
        }
        text.push('.');
        text
    }
}

fn word_of_rank(source: &Language, rank: usize, random: &mut Random) -> String {
    if let Some(small) = source.small.get(rank) {
        return (*small).to_owned();
    }
    let ending = random.pick(source.endings);
    if let Some(word) = source.field.get(rank - SMALL) {
        return format!("{word}{ending}");
    }
    // Three syllables; stepping by a number prime to 24³ gives every rank a word of its own that is not like its
    // neighbour's.
    let number = rank * 7_919 % (24 * 24 * 24);
    let syllable = |at: usize| source.syllables.get(at % 24).copied().unwrap_or_default();
    format!("{}{}{}{ending}", syllable(number / 576), syllable(number / 24), syllable(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_are_few_and_every_script_is_there() {
        let words = Words::new();
        let mut random = Random::new(1);
        let text = words.text(&LANGUAGES[0], 10_000, &mut random);
        let the = text.split(' ').filter(|word| word.eq_ignore_ascii_case("the")).count();
        // A tenth of all words: 1 / (ln 13,000 + 0.577).
        assert!((900..1_100).contains(&the), "{the}");
        let korean = words.text(&LANGUAGES[3], 100, &mut random);
        assert!(korean.chars().any(|c| ('가'..='힣').contains(&c)) && !korean.chars().any(|c| c.is_ascii_alphabetic()));
        assert_eq!(LANGUAGES.iter().map(|language| language.share).sum::<usize>(), 100);
    }

    #[test]
    fn ranks_have_words_of_their_own() {
        let [Language { tag, share, small, field, syllables, endings: _ }, ..] = LANGUAGES;
        let source = Language { tag, share, small, field, syllables, endings: &[""] };
        let mut random = Random::new(1);
        let all: std::collections::HashSet<_> =
            (SMALL + source.field.len()..RANKS).map(|rank| word_of_rank(&source, rank, &mut random)).collect();
        // Some are written alike though their syllables differ.
        assert!(all.len() > (RANKS - 100) * 9 / 10, "{}", all.len());
    }
}
