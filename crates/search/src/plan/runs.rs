//! Runs of characters of scripts without spaces: Chinese, Japanese, Korean, Thai…

use tantivy::query::Occur;

use super::{Boxed, Mode, Planner, conjunction, words::Clause};
use crate::{
    analysis::{segment::is_hangul, stop_words::is_stop_pair},
    schema::{Form, Part},
    some_query::{SomeQuery, SomeWord},
};

/// A character of a run, and the next one.
pub(crate) type Gram = (char, Option<char>);

/// The pairs of characters of a run, in order.
pub(crate) fn grams(run: &[Gram]) -> Vec<String> {
    run.iter()
        .filter(|(_, second)| second.is_some() || run.len() == 1)
        .map(|(first, second)| first.to_string() + &second.map_or_else(String::new, String::from))
        .collect()
}

/// The pairs of a run that carry meaning: without question words and without the pairs half in one, which are no words
/// and so would be rare. All of them where nothing else is left.
fn telling_pairs(run: &[Gram]) -> Vec<String> {
    let mut pairs = grams(run);
    let stops: Vec<bool> = pairs.iter().map(|pair| is_stop_pair(pair)).collect();
    let stop = |at: Option<usize>| at.and_then(|at| stops.get(at)).copied().unwrap_or(false);
    let tells = |at: usize| !stop(at.checked_sub(1)) && !stop(Some(at)) && !stop(Some(at + 1));
    if stops.contains(&true) && (0..pairs.len()).any(tells) {
        let mut at = 0;
        pairs.retain(|_| {
            at += 1;
            tells(at - 1)
        });
    }
    pairs
}

/// Korean particles that may close a noun, the longest first. Not a grammar: what remains must still be a word of two
/// syllables, and the whole word ranks higher.
const PARTICLES: [&str; 30] = [
    "에서는",
    "으로서",
    "으로써",
    "에게서",
    "이라는",
    "에서",
    "에게",
    "으로",
    "까지",
    "부터",
    "처럼",
    "보다",
    "이나",
    "이란",
    "에는",
    "과의",
    "와의",
    "을",
    "를",
    "이",
    "가",
    "은",
    "는",
    "의",
    "에",
    "로",
    "와",
    "과",
    "도",
    "만",
];

/// A Korean word without the particle that closes it, if one does and a word of two syllables remains.
pub(crate) fn without_particle(text: &str) -> Option<&str> {
    let bare = |particle: &&str| text.strip_suffix(*particle).filter(|stem| stem.chars().count() >= 2);
    text.chars().all(is_hangul).then(|| PARTICLES.iter().find_map(bare)).flatten()
}

/// A Korean run that a particle closes: what finds it, and what only helps to rank.
///
/// A noun is found whatever particle closes it, and never by the particle alone: texts are full of those. Where every word
/// is wanted, all of the noun is, and the pair that it makes with the particle is not. Where some are enough that pair may
/// find as well, for not all that looks like a particle is one.
fn at_particle(run: &[Gram], mode: Mode) -> Option<(&[Gram], &[Gram])> {
    let text: String = run.iter().map(|(first, _)| *first).collect();
    let noun = without_particle(&text)?.chars().count();
    // A pair is at the place of its first character.
    run.split_at_checked(if mode == Mode::Every { noun.saturating_sub(1) } else { noun })
}

/// How many of a run's pairs must be found for the run to count as found.
fn required_pairs(pairs: usize) -> usize {
    match pairs {
        0..=3 => pairs.max(1),
        // Longer runs are several words without spaces: most of them.
        more => more - more / 3,
    }
}

impl Planner<'_> {
    /// A run of characters is found by its pairs; its single characters help to rank.
    pub(super) fn run(&self, run: &[Gram], parts: &[Part]) -> tantivy::Result<Clause> {
        let mut singles = Vec::with_capacity(run.len());
        for (first, _) in run {
            let groups =
                self.written(&[first.to_string()], Form::Gram, parts, self.ranking.single_character)?;
            singles.push(self.word_query(groups));
        }
        if let [single] = singles.as_slice() {
            let (single, worth) = (Box::new(single.clone()), single.most());
            return Ok(if self.mode == Mode::Every {
                Clause::Found(SomeWord::alone(single, worth))
            } else {
                Clause::Wished(single)
            });
        }
        let at_particle = at_particle(run, self.mode);
        let (finding, closing) = at_particle.unwrap_or((run, &[]));
        let mut worth = 0.0;
        let mut pairs: Vec<Boxed> = Vec::with_capacity(finding.len());
        for pair in telling_pairs(finding) {
            let query = self.single(&pair, Form::Gram, parts)?;
            worth += query.most();
            pairs.push(Box::new(query));
        }
        let required = match (self.mode, at_particle) {
            (Mode::Most | Mode::Some, _) => 1,
            (Mode::Every, Some(_)) => pairs.len(),
            (Mode::Every, None) => required_pairs(run.len().saturating_sub(1)).min(pairs.len()),
        };
        let found: Boxed = Box::new(SomeQuery::at_least(required, pairs));
        let mut clauses = vec![(Occur::Must, found)];
        // A last character that makes no pair is among the single ones.
        for pair in closing.iter().filter_map(|(first, second)| Some(String::from_iter([*first, (*second)?])))
        {
            clauses.push((Occur::Should, Box::new(self.single(&pair, Form::Gram, parts)?)));
        }
        clauses.extend(singles.into_iter().map(|single| (Occur::Should, Box::new(single) as Boxed)));
        Ok(Clause::Found(SomeWord::alone(conjunction(clauses), worth)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Gram, telling_pairs};
    use crate::analysis::{Unit, segments};

    #[test]
    fn pairs_half_in_a_question_word_tell_nothing() {
        let pairs = |text: &str| {
            let run: Vec<Gram> = segments(text)
                .filter_map(|segment| match segment.unit {
                    Unit::Gram { first, second, .. } => Some((first, second)),
                    Unit::Word(_) => None,
                })
                .collect();
            telling_pairs(&run)
        };
        assert_eq!(pairs("肯尼亚以什么闻名"), ["肯尼", "尼亚", "亚以", "闻名"]);
        assert_eq!(pairs("협동조합"), ["협동", "동조", "조합"]);
        // Where nothing else is left, they are what is looked for.
        assert_eq!(pairs("什么"), ["什么"]);
        assert_eq!(pairs("是什么"), ["是什", "什么"]);
        assert_eq!(pairs("法"), ["法"]);
    }
}
