//! Words that others write in one: *micro finance*, *non profit*, *fair trade*.

use crate::{
    analysis::{Unit, fold, is_hyphen, segments},
    ast::Ast,
    error::SearchError,
};

/// Letters of the whole at least. Shorter ones are words of their own (*be at*, *beat*).
const SHORTEST: usize = 6;
/// Pairs of one query that are looked up at most.
const MOST_PAIRS: usize = 16;

/// Says of two words whether others usually write them in one, given what they make.
type IsUsual<'f> = dyn Fn([&str; 2], &str) -> Result<bool, SearchError> + 'f;

/// The query with a hyphen between neighbours that are usually written in one: that stands for both spellings (see
/// `analysis/compound.rs`).
pub(crate) fn joined(ast: &Ast, is_usual: &IsUsual<'_>) -> Result<Ast, SearchError> {
    Joiner { is_usual, left: MOST_PAIRS }.clause(ast)
}

struct Joiner<'f> {
    is_usual: &'f IsUsual<'f>,
    /// Pairs that may still be looked up.
    left: usize,
}

impl Joiner<'_> {
    fn clause(&mut self, ast: &Ast) -> Result<Ast, SearchError> {
        Ok(match ast {
            Ast::Terms(items) => Ast::Terms(self.beside(items)?),
            Ast::And(items) => Ast::And(self.each(items)?),
            Ast::Or(items) => Ast::Or(self.each(items)?),
            Ast::In(field, inner) => Ast::In(*field, Box::new(self.clause(inner)?)),
            other => other.clone(),
        })
    }

    fn each(&mut self, items: &[Ast]) -> Result<Vec<Ast>, SearchError> {
        items.iter().map(|item| self.clause(item)).collect()
    }

    fn beside(&mut self, items: &[Ast]) -> Result<Vec<Ast>, SearchError> {
        let mut kept: Vec<Ast> = Vec::with_capacity(items.len());
        let mut rest = items.iter().peekable();
        while let Some(item) = rest.next() {
            let pair = match (item, rest.peek()) {
                (Ast::Word(one), Some(Ast::Word(two))) => self.pair(one, two)?,
                _ => None,
            };
            if let Some(pair) = pair {
                kept.push(Ast::Word(pair));
                rest.next();
            } else {
                kept.push(self.clause(item)?);
            }
        }
        Ok(kept)
    }

    /// Two words as a compound, where others write them in one.
    fn pair(&mut self, one: &str, two: &str) -> Result<Option<String>, SearchError> {
        if self.left == 0 || !is_plain(one) || !is_plain(two) {
            return Ok(None);
        }
        let whole = fold::exact(&format!("{one}{two}"));
        if whole.chars().count() < SHORTEST {
            return Ok(None);
        }
        self.left -= 1;
        Ok((self.is_usual)([one, two], &whole)?.then(|| format!("{one}-{two}")))
    }
}

/// Whether it is one word of letters, in a script with spaces and without a hyphen.
fn is_plain(word: &str) -> bool {
    let mut units = segments(word);
    let only =
        matches!((units.next(), units.next()), (Some(first), None) if matches!(first.unit, Unit::Word(_)));
    only && !word.contains(is_hyphen) && word.chars().all(char::is_alphabetic)
}
