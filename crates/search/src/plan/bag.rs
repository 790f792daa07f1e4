//! Words beside each other: what most queries are.

use tantivy::query::{BoostQuery, ConstScoreQuery, EmptyQuery, Occur};

use super::{Boxed, Mode, Planned, Planner, conjunction, identified::is_path, words::Clause};
use crate::{
    analysis::{Piece, Segment, Stemmed, Unit, fold, pieces, segments, stop_words::is_stop_word},
    ast::Ast,
    schema::{Form, Part},
    some_query::{SomeQuery, SomeWord, Together},
};

/// Words that may stand between two neighbouring words of the query for them to be found side by side.
const NEAR: u32 = 2;

/// What a document with every word of a short query scores above others. Words score some ten each.
const COMPLETE: f32 = 100.0;

/// The languages whose stop words are dropped from a query: the reader's, and the one in which at least two words of the
/// query are stop words and no other language has more; of several, one of the index. Related languages share such words.
pub(super) fn stop_languages(ast: &Ast, asked: &[Stemmed], indexed: &[Stemmed]) -> Vec<Stemmed> {
    let mut words = Vec::new();
    collect_words(ast, &mut words);
    let mut languages = asked.to_vec();
    let counts = Stemmed::all()
        .map(|language| (words.iter().filter(|word| is_stop_word(word, language)).count(), language));
    let best = counts
        .max_by_key(|(count, language)| (*count, indexed.contains(language), usize::MAX - language.index()));
    if let Some((2.., language)) = best
        && !languages.contains(&language)
    {
        languages.push(language);
    }
    languages
}

fn collect_words<'a>(ast: &'a Ast, words: &mut Vec<&'a str>) {
    match ast {
        Ast::Terms(items) | Ast::And(items) | Ast::Or(items) => {
            items.iter().for_each(|item| collect_words(item, words));
        }
        Ast::In(_, inner) => collect_words(inner, words),
        Ast::Word(word) => words.push(word),
        Ast::Widened { words: typed, .. } => words.extend(typed.iter().map(String::as_str)),
        _ => {}
    }
}

/// The words among these items that are looked for without a field name.
pub(crate) fn plain_words(items: &[Ast]) -> impl Iterator<Item = &str> {
    items.iter().flat_map(|item| match item {
        Ast::Word(word) => std::slice::from_ref(word).iter().map(String::as_str),
        Ast::Widened { words, .. } => words.iter().map(String::as_str),
        _ => [].iter().map(String::as_str),
    })
}

/// Documents with words that are worth so much.
fn some_of(words: Vec<SomeWord>, least: f32) -> Boxed {
    Box::new(SomeQuery { words, least, together: Together::Sum })
}

impl Planner<'_> {
    /// How many words of the query matter.
    pub(crate) fn words_that_matter(&self, ast: &Ast) -> usize {
        let items = if let Ast::Terms(items) = ast { items.as_slice() } else { std::slice::from_ref(ast) };
        let (mut words, mut pairs) = (0, 0);
        for word in plain_words(items).filter(|word| !self.is_dropped(word)) {
            if is_path(word) {
                words += 1;
                continue;
            }
            for piece in pieces(word) {
                match piece {
                    Piece::Single(Segment { unit: Unit::Gram { second, .. }, .. }) => {
                        pairs += usize::from(second.is_some());
                    }
                    Piece::Single(_) | Piece::Compound { .. } => words += 1,
                }
            }
        }
        let phrases = items.iter().filter(|item| matches!(item, Ast::Phrase { .. })).count();
        // Two pairs of characters say about as much as a word.
        words + pairs.div_ceil(2) + phrases
    }

    /// Whether the words are so few that a reader expects to see first what has them all.
    fn is_short(&self, items: &[Ast]) -> bool {
        let words = items.iter().map(|item| self.words_that_matter(item)).sum::<usize>();
        (2..=self.ranking.complete_first).contains(&words)
    }

    fn is_dropped(&self, word: &str) -> bool {
        let mut any = false;
        for segment in segments(word) {
            let Unit::Word(word) = segment.unit else {
                return false;
            };
            any = true;
            if !self.stop_languages.iter().any(|language| is_stop_word(word, *language)) {
                return false;
            }
        }
        any
    }

    /// The query without its small words, where it has others: what is marked in hits.
    pub(crate) fn telling(&self, ast: &Ast) -> Ast {
        let each = |items: &[Ast]| items.iter().map(|item| self.telling(item)).collect();
        match ast {
            Ast::And(items) => Ast::And(each(items)),
            Ast::Or(items) => Ast::Or(each(items)),
            Ast::In(field, inner) => Ast::In(*field, Box::new(self.telling(inner))),
            Ast::Terms(items) if !plain_words(items).all(|word| self.is_dropped(word)) => {
                let tells = |item: &&Ast| !matches!(item, Ast::Word(word) if self.is_dropped(word));
                Ast::Terms(items.iter().filter(tells).map(|item| self.telling(item)).collect())
            }
            Ast::Widened { words, topics, texts } => {
                let mut words = words.clone();
                if !words.iter().all(|word| self.is_dropped(word)) {
                    words.retain(|word| !self.is_dropped(word));
                }
                Ast::Widened { words, topics: topics.clone(), texts: texts.clone() }
            }
            other => other.clone(),
        }
    }

    /// Words beside each other.
    pub(super) fn bag(&self, items: &[Ast], parts: &[Part]) -> tantivy::Result<Planned> {
        let (mut words, mut demands): (Vec<SomeWord>, Vec<(Occur, Boxed)>) = (Vec::new(), Vec::new());
        let (mut wishes, mut identified): (Vec<Boxed>, Vec<Boxed>) = (Vec::new(), Vec::new());
        // What all of the words are worth; what means the same as one is worth nothing beside it.
        let mut worth = 0.0;
        let mut take = |clauses: Vec<Clause>, words: &mut Vec<SomeWord>| {
            for clause in clauses {
                match clause {
                    Clause::Found(word) => {
                        worth += word.worth;
                        words.push(word);
                    }
                    Clause::Wished(query) => wishes.push(query),
                }
            }
        };
        let keep_stop_words = plain_words(items).all(|word| self.is_dropped(word))
            && !items.iter().any(|item| matches!(item, Ast::Phrase { .. } | Ast::Prefix(_) | Ast::In(..)));
        for item in items {
            match item {
                Ast::Word(word) => {
                    if let Some(query) = self.identified(word) {
                        identified.push(query);
                        take(self.whole(word, parts)?.into_iter().collect(), &mut words);
                    } else if keep_stop_words || !self.is_dropped(word) {
                        identified.extend(self.symbol(word));
                        let clauses = if is_path(word) {
                            self.whole(word, parts)?.into_iter().collect()
                        } else {
                            self.word(word, parts)?
                        };
                        take(clauses, &mut words);
                    }
                }
                Ast::Widened { words: typed, topics, texts } => {
                    identified.extend(typed.iter().filter_map(|word| self.identified(word)));
                    // Who asks for nothing else may mean the topic itself.
                    if items.len() == 1 {
                        identified.extend(self.topics(topics));
                    }
                    let mut own = Vec::new();
                    for word in typed.iter().filter(|word| keep_stop_words || !self.is_dropped(word)) {
                        take(self.word(word, parts)?, &mut own);
                    }
                    words.extend(self.widened(own, typed, topics, texts, parts)?);
                }
                Ast::Prefix(word) => take(self.prefix_word(word, parts)?, &mut words),
                Ast::Not(inner) => demands.push((Occur::MustNot, self.clause(inner, parts)?)),
                other => demands.push((Occur::Must, self.clause(other, parts)?)),
            }
        }
        if words.is_empty() && demands.is_empty() {
            words.extend(wishes.drain(..).map(|wish| SomeWord::alone(wish, 0.0)));
        }
        let decides =
            |item: &Ast| matches!(item, Ast::Phrase { .. } | Ast::In(..) | Ast::Or(_) | Ast::And(_));
        if self.mode.is_relaxed() && items.iter().any(decides) {
            // These decide already what is found; filters do not.
            wishes.extend(words.drain(..).map(|word| word.query));
        }
        if self.mode.is_relaxed() && self.is_short(items) {
            let complete = self.strictly().bag(items, parts)?;
            wishes.push(Box::new(ConstScoreQuery::new(complete.found, COMPLETE)));
        }
        let neighbours = if words.len() > 1 { self.neighbours(items, parts)? } else { Vec::new() };
        let mut main = match (words.len(), self.mode) {
            (0, _) => None,
            (1, _) => words.pop().map(|word| word.query),
            (_, Mode::Every) => {
                Some(conjunction(words.into_iter().map(|word| (Occur::Must, word.query)).collect()))
            }
            (_, Mode::Most) => Some(some_of(words, worth * self.ranking.most)),
            (_, Mode::Some) => Some(some_of(words, worth * self.ranking.some)),
        };
        if let Some(found) = main.take() {
            let mut clauses = vec![(Occur::Must, found)];
            clauses.extend(std::mem::take(&mut wishes).into_iter().map(|wish| (Occur::Should, wish)));
            main = Some(conjunction(clauses));
        }
        if !identified.is_empty() {
            identified.extend(main.take());
            main = Some(Box::new(SomeQuery::any(identified)));
        }
        demands.extend(main.map(|main| (Occur::Must, main)));
        demands.extend(wishes.into_iter().map(|wish| (Occur::Should, wish)));
        let found = if demands.is_empty() { Box::new(EmptyQuery) } else { conjunction(demands) };
        Ok(Planned { found, neighbours })
    }

    /// Wishes for words of the query that stand side by side there to do so in the hit.
    fn neighbours(&self, items: &[Ast], parts: &[Part]) -> tantivy::Result<Vec<Boxed>> {
        if self.ranking.proximity <= 0.0 {
            return Ok(Vec::new());
        }
        let words: Vec<&str> = plain_words(items).filter(|word| !self.is_dropped(word)).collect();
        let mut wishes: Vec<Boxed> = Vec::new();
        for pair in words.windows(2) {
            let wish = self.phrase(&pair.join(" "), NEAR, parts, true)?;
            wishes.push(Box::new(BoostQuery::new(wish, self.ranking.proximity)));
        }
        Ok(wishes)
    }

    fn prefix_word(&self, word: &str, parts: &[Part]) -> tantivy::Result<Vec<Clause>> {
        // Only the last piece is open at its end: `covid-19*`.
        let last = segments(word)
            .filter(|segment| !matches!(segment.unit, Unit::Gram { second: None, lone: false, .. }))
            .last();
        match last.map(|segment| (segment.unit, segment.start)) {
            Some((Unit::Word(open), start)) => {
                let mut clauses = self.word(word.get(..start).unwrap_or_default(), parts)?;
                let query = self.prefix(&fold::exact(open), Form::Exact, parts)?;
                let worth = query.most();
                clauses.push(Clause::Found(SomeWord::alone(Box::new(query), worth)));
                Ok(clauses)
            }
            _ => self.word(word, parts),
        }
    }
}
