//! The query language: from what a reader typed to an [`Ast`], never an error.
//!
//! | written | means |
//! |---|---|
//! | `housing cooperative` | these words, in any form; all of them first, then most of them |
//! | `"housing cooperative"` | exactly these words, one after the other |
//! | `"housing cooperative"~5` | the same, with up to five words between |
//! | `a AND b`, `a OR b`, `NOT a`, `-a`, `(a b)` | words beside each other bind closest, then `AND`, then `OR` |
//! | `cooperat*` | words that begin so |
//! | `title:` `author:` `member:` `topic:` | words in that part: `title:housing`, `author:"Maria Silva"`, `topic:(care work)` |
//! | `lang:` `type:` `kind:` `country:` `region:` `continent:` `sdg:` `licence:` `access:` `forum:` `person:` | that value: `lang:fr`, `type:report` |
//! | `year:2019..2024`, `year:2019..`, `2019..`, `date:2019-03..2019-08` | may be dated within |
//! | `doi:` `orcid:` `isbn:` `url:` | has that identifier; also found without the field name |
//!
//! What cannot be understood is searched as words, and a [`Warning`] says so.

mod lexer;
mod parser;
mod print;
mod values;

#[cfg(test)]
pub(crate) mod tests;

use crate::{
    ast::{Ast, ParsedQuery, Warning},
    doubt::Doubt,
};

/// Characters read of a query; the rest is left out with a warning.
pub const LONGEST_QUERY: usize = 1_024;
/// Clauses read of a query; the rest is left out with a warning.
pub const MOST_CLAUSES: usize = 64;
/// How deep parentheses nest; deeper ones are read as spaces, with a warning.
pub const DEEPEST_NESTING: usize = 8;
/// Warnings given at most.
const MOST_WARNINGS: usize = 16;

/// Reads a query.
#[must_use]
pub fn parse(text: &str) -> ParsedQuery {
    let mut warnings = Warnings::default();
    let tokens = lexer::tokens(text, &mut warnings);
    let ast = parser::Parser::new(tokens, &mut warnings).query();
    ParsedQuery { interpreted_as: print::print(&ast), ast, warnings: warnings.0 }
}

/// Writes an [`Ast`] in the query language.
#[must_use]
pub fn print(ast: &Ast) -> String {
    print::print(ast)
}

/// Warnings collected while reading.
#[derive(Default)]
struct Warnings(Vec<Warning>);

impl Warnings {
    fn add(&mut self, span: (usize, usize), doubt: Doubt) {
        if self.0.len() < MOST_WARNINGS {
            self.0.push(Warning { doubt, start: span.0, end: span.1 });
        }
    }
}
