//! Six vocabularies with the shape of real ones: few words make up most of a text, most words are rare (Zipf's law).
//!
//! The most frequent ranks are the language's own small words, the next ones words of the field, and the long tail is
//! put together from syllables: what an index sees of a language is its script, its word lengths and its frequencies.

use crate::{
    languages::{LANGUAGES, Language, SMALL},
    random::Random,
};

/// Words of each vocabulary.
const RANKS: usize = 13_000;

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

    /// Whether a word says nothing by itself in one of the languages.
    pub(crate) fn is_small(word: &str) -> bool {
        LANGUAGES.iter().any(|language| language.small.contains(&word))
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
        assert!(
            korean.chars().any(|c| ('가'..='힣').contains(&c))
                && !korean.chars().any(|c| c.is_ascii_alphabetic())
        );
        assert_eq!(LANGUAGES.iter().map(|language| language.share).sum::<usize>(), 100);
    }

    #[test]
    fn ranks_have_words_of_their_own() {
        let [Language { tag, share, small, field, syllables, endings: _ }, ..] = LANGUAGES;
        let source = Language { tag, share, small, field, syllables, endings: &[""] };
        let mut random = Random::new(1);
        let all: std::collections::HashSet<_> = (SMALL + source.field.len()..RANKS)
            .map(|rank| word_of_rank(&source, rank, &mut random))
            .collect();
        // Some are written alike though their syllables differ.
        assert!(all.len() > (RANKS - 100) * 9 / 10, "{}", all.len());
    }
}
