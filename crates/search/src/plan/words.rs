//! Single words in all their forms.

use std::collections::HashMap;

use tantivy::{Term, query::Occur};

use super::{Boxed, EVERYWHERE, Mode, Planner, TEXTS, conjunction};
use crate::{
    analysis::{Stemmed, Stems, Unit, fold, segment::is_hangul, segments, stop_words::is_stop_pair, words},
    schema::{Form, Part},
    some_query::{SomeQuery, SomeWord},
    word_query::{Group, Leaf, LengthTable, Mixed, Role, WordQuery, length_table},
};

/// Terms that a prefix stands for at most: the most frequent ones.
const MOST_EXPANSIONS: usize = 48;
/// Terms looked at for a prefix in one field of one segment.
const MOST_SCANNED: usize = 4_096;

/// Words that a term of a text in characters is worth: a word has about two, and each is held alone and in a pair.
const WORDS_A_GRAM: f32 = 0.25;

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

/// The stems of a word as written and, if it is another, without its accents: readers of other languages leave them out,
/// or put them where a language has none.
pub(crate) fn stems_of(word: &str, language: Stemmed) -> Vec<String> {
    let mut stems = Stems::new(language);
    let mut terms = vec![stems.term(word).to_owned()];
    let bare = stems.term(&fold::exact(word)).to_owned();
    if !terms.contains(&bare) {
        terms.push(bare);
    }
    terms
}

/// A clause of a word.
pub(super) enum Clause {
    /// Decides whether a document is found. Where some words are enough, with its relatives.
    Found(SomeWord),
    /// Only ranks what is found otherwise.
    Wished(Boxed),
}

impl Planner<'_> {
    /// The clauses of a word as typed: one for each of its parts (`covid-19` has two).
    pub(super) fn word(&self, word: &str, parts: &[Part]) -> tantivy::Result<Vec<Clause>> {
        let mut clauses = Vec::new();
        let mut run: Vec<Gram> = Vec::new();
        for segment in segments(word) {
            match segment.unit {
                Unit::Gram { first, second, .. } => {
                    run.push((first, second));
                    if second.is_none() {
                        clauses.push(self.run(&std::mem::take(&mut run), parts)?);
                    }
                }
                Unit::Word(word) => {
                    let families =
                        if self.mode == Mode::Some { self.families(word, parts)? } else { Vec::new() };
                    let query = self.forms(word, parts)?;
                    let worth = query.most();
                    clauses.push(Clause::Found(SomeWord { query: Box::new(query), families, worth }));
                }
            }
        }
        Ok(clauses)
    }

    /// A run of characters is found by its pairs; its single characters help to rank.
    fn run(&self, run: &[Gram], parts: &[Part]) -> tantivy::Result<Clause> {
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
            (Mode::Some, _) => 1,
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

    /// A word of a script with spaces, as written and stemmed in every language of the index.
    pub(super) fn forms(&self, word: &str, parts: &[Part]) -> tantivy::Result<WordQuery> {
        if parts != EVERYWHERE {
            return self.made_forms(word, parts);
        }
        if let Some(known) = self.forms.borrow().get(word) {
            return Ok(known.clone());
        }
        let made = self.made_forms(word, parts)?;
        self.forms.borrow_mut().insert(word.to_owned(), made.clone());
        Ok(made)
    }

    fn made_forms(&self, word: &str, parts: &[Part]) -> tantivy::Result<WordQuery> {
        let mut groups = self.written(&[fold::exact(word)], Form::Exact, parts, 1.0)?;
        for (language, factor) in &self.languages {
            let terms = stems_of(word, *language);
            groups.extend(self.group(&terms, Form::Stem(*language), Role::Stemmed, parts, *factor)?);
        }
        Ok(self.word_query(groups))
    }

    /// One term in one form.
    pub(super) fn single(&self, term: &str, form: Form, parts: &[Part]) -> tantivy::Result<WordQuery> {
        Ok(self.word_query(self.written(&[term.to_owned()], form, parts, 1.0)?))
    }

    /// The words of scripts with spaces in a word as typed, each in all its forms, wherever they stand.
    pub(crate) fn forms_of(&self, word: &str) -> tantivy::Result<Vec<WordQuery>> {
        words(word).map(|word| self.forms(word, &EVERYWHERE)).collect()
    }

    /// A term in one form, wherever it stands; nothing where no document has it.
    pub(crate) fn term_in(&self, term: &str, form: Form) -> tantivy::Result<Option<WordQuery>> {
        let role = if let Form::Stem(_) = form { Role::Stemmed } else { Role::Written };
        let group = self.group(&[term.to_owned()], form, role, &TEXTS, 1.0)?;
        Ok(group.map(|group| self.word_query(vec![group])))
    }

    fn word_query(&self, groups: Vec<Group>) -> WordQuery {
        WordQuery { groups: groups.into(), k1: self.ranking.k1, exactness: self.ranking.exactness }
    }

    /// The groups of a word as written, by these terms: in texts, and in names.
    fn written(
        &self,
        terms: &[String],
        form: Form,
        parts: &[Part],
        factor: f32,
    ) -> tantivy::Result<Vec<Group>> {
        let (texts, names): (Vec<Part>, Vec<Part>) =
            parts.iter().partition(|part| part.index() < Part::STEMMED);
        let mut groups = Vec::with_capacity(2);
        groups.extend(self.group(terms, form, Role::Written, &texts, factor)?);
        groups.extend(self.group(terms, form, Role::Named, &names, factor)?);
        Ok(groups)
    }

    /// The leaves of these terms in one form; nothing where no document has one.
    fn group(
        &self,
        terms: &[String],
        form: Form,
        role: Role,
        parts: &[Part],
        factor: f32,
    ) -> tantivy::Result<Option<Group>> {
        let mut leaves = Vec::new();
        let mut frequency = 0;
        for part in parts {
            let Some(field) = self.fields.text(*part, form).filter(|field| self.statistics.has(*field))
            else {
                continue;
            };
            let mixed = self.mixed(*part, form);
            let mut table = None;
            let mut documents = 0;
            for text in terms {
                let term = Term::from_field_text(field, text);
                let places = self.places.of(self.searcher, &term)?;
                if !places.is_empty() {
                    documents += places.iter().map(|(_, place)| u64::from(place.doc_freq)).sum::<u64>();
                    let table = table.get_or_insert_with(|| self.table(*part, form, mixed.as_ref()));
                    leaves.push(Leaf { term, places, table: LengthTable::clone(table), mixed });
                }
            }
            // Parts overlap: the most frequent one is the best estimate of their union.
            frequency = documents.max(frequency);
        }
        Ok((!leaves.is_empty()).then(|| Group {
            role,
            weight: self.group_weight(form, frequency, factor),
            leaves,
        }))
    }

    fn group_weight(&self, form: Form, frequency: u64, factor: f32) -> f32 {
        self.rarity(form, frequency) * (self.ranking.k1 + 1.0) * factor
    }

    /// The inverse document frequency of what so many of the documents in the form have.
    pub(super) fn rarity(&self, form: Form, frequency: u64) -> f32 {
        let documents = self.statistics.documents_with(form).max(frequency) as f32;
        let frequency = frequency as f32;
        ((documents - frequency + 0.5) / (frequency + 0.5)).ln_1p()
    }

    /// How the length of a part is found whose texts may mix scripts; nothing where the index has texts in one of the
    /// forms only.
    fn mixed(&self, part: Part, form: Form) -> Option<Mixed> {
        let (other, own_share, other_share) = match form {
            Form::Exact => (Form::Gram, 1.0, WORDS_A_GRAM),
            Form::Gram => (Form::Exact, WORDS_A_GRAM, 1.0),
            Form::Stem(_) => return None,
        };
        let own = self.fields.text(part, form)?;
        let other = self.fields.text(part, other).filter(|other| self.statistics.has(*other))?;
        let average = self.statistics.average_of_both((own, own_share), (other, other_share));
        Some(Mixed {
            other,
            own_share,
            other_share,
            average,
            weight: self.part_weight(part),
            b: self.ranking.b,
        })
    }

    fn table(&self, part: Part, form: Form, mixed: Option<&Mixed>) -> LengthTable {
        if let Some(Mixed { own_share, average, weight, b, other: _, other_share: _ }) = mixed {
            return length_table(*weight, *b, average / own_share);
        }
        let average = self.fields.text(part, form).map_or(1.0, |field| self.statistics.average_length(field));
        length_table(self.part_weight(part), self.ranking.b, average)
    }

    pub(super) fn part_weight(&self, part: Part) -> f32 {
        match part {
            Part::Title => self.ranking.title,
            Part::Summary => self.ranking.summary,
            Part::Body => self.ranking.body,
            Part::Keywords => self.ranking.keywords,
            Part::Names | Part::Authors | Part::Members => self.ranking.names,
            Part::Topics => self.ranking.topics,
        }
    }

    /// Words that begin so.
    pub(super) fn prefix(&self, text: &str, form: Form, parts: &[Part]) -> tantivy::Result<WordQuery> {
        let mut frequencies: HashMap<Vec<u8>, u64> = HashMap::new();
        for part in parts {
            let Some(field) = self.fields.text(*part, form).filter(|field| self.statistics.has(*field))
            else {
                continue;
            };
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut terms = index.terms().range().ge(text).into_stream()?;
                for _ in 0..MOST_SCANNED {
                    if !terms.advance() || !terms.key().starts_with(text.as_bytes()) {
                        break;
                    }
                    *frequencies.entry(terms.key().to_vec()).or_default() +=
                        u64::from(terms.value().doc_freq);
                }
            }
        }
        let mut terms: Vec<(Vec<u8>, u64)> = frequencies.into_iter().collect();
        terms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        terms.truncate(MOST_EXPANSIONS);
        let terms: Vec<String> =
            terms.into_iter().map(|(term, _)| String::from_utf8_lossy(&term).into_owned()).collect();
        Ok(self.word_query(self.written(&terms, form, parts, 1.0)?))
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
