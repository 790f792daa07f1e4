//! From tokens to an [`Ast`].

use super::{
    DEEPEST_NESTING, MOST_CLAUSES, Warnings,
    lexer::{Kind, Token},
    print,
    values::{self, Name},
};
use crate::{
    analysis::{segment::LONGEST_WORD, segments},
    ast::{Ast, TextField},
    doubt::Doubt,
    identifier,
};

/// Recursive descent; every step consumes a token, so it ends.
pub(super) struct Parser<'w> {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    warnings: &'w mut Warnings,
    clauses: usize,
    depth: usize,
    /// Parentheses that were opened too deep and read as spaces.
    ignored_open: usize,
}

impl<'w> Parser<'w> {
    pub(super) fn new(tokens: Vec<Token>, warnings: &'w mut Warnings) -> Self {
        Self { tokens: tokens.into_iter().peekable(), warnings, clauses: 0, depth: 0, ignored_open: 0 }
    }

    /// The whole query.
    pub(super) fn query(mut self) -> Ast {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.any());
            // What stops `any` at the top is a parenthesis too many.
            let Some(token) = self.tokens.next() else { break };
            self.warnings.add(token.span, Doubt::LoneParenthesis);
        }
        Ast::terms(parts).unwrap_or(Ast::And(Vec::new()))
    }

    fn any(&mut self) -> Option<Ast> {
        let mut parts: Vec<Ast> = self.all().into_iter().collect();
        while let Some(span) = self.eat(&Kind::Or) {
            let before = parts.len();
            parts.extend(self.all());
            if before == 0 || parts.len() == before {
                self.warnings.add(span, Doubt::HalfOperator("OR"));
            }
        }
        Ast::or(parts)
    }

    fn all(&mut self) -> Option<Ast> {
        let mut parts: Vec<Ast> = self.beside().into_iter().collect();
        while let Some(span) = self.eat(&Kind::And) {
            let before = parts.len();
            parts.extend(self.beside());
            if before == 0 || parts.len() == before {
                self.warnings.add(span, Doubt::HalfOperator("AND"));
            }
        }
        Ast::and(parts)
    }

    fn beside(&mut self) -> Option<Ast> {
        let mut parts = Vec::new();
        loop {
            match self.tokens.peek().map(|token| &token.kind) {
                Some(Kind::Close) if self.ignored_open > 0 => {
                    self.ignored_open -= 1;
                    self.tokens.next();
                }
                None | Some(Kind::And | Kind::Or | Kind::Close) => break,
                Some(_) => parts.extend(self.clause()),
            }
        }
        Ast::terms(parts)
    }

    /// One clause; nothing where it came to nothing.
    fn clause(&mut self) -> Option<Ast> {
        let mut negated = false;
        let mut last = (0, 0);
        while let Some(span) = self.eat(&Kind::Not) {
            negated = !negated;
            last = span;
        }
        let Some(token) =
            self.tokens.next_if(|token| !matches!(token.kind, Kind::And | Kind::Or | Kind::Close))
        else {
            self.warnings.add(last, Doubt::LoneNot);
            return None;
        };
        let clause = match token.kind {
            Kind::Open => self.group(token.span),
            Kind::Field(name) => self.field(&name, token.span),
            Kind::Quoted(text, slop) => self.quoted(text, slop, token.span),
            Kind::Bare(text) => self.word(&text, token.span),
            Kind::And | Kind::Or | Kind::Not | Kind::Close => None,
        }?;
        Some(if negated { clause.negated() } else { clause })
    }

    /// A DOI, an ORCID iD or an ISBN is that between quotation marks too; an address may be meant as words of a text.
    fn quoted(&mut self, text: String, slop: u32, span: (usize, usize)) -> Option<Ast> {
        match Name::Identifier.clause(&text) {
            Some(Ast::Identifier(id))
                if print::scheme(&id) != "id" && !identifier::identifiers(&text).is_empty() =>
            {
                self.count(span)?;
                Some(Ast::Identifier(id))
            }
            _ => self.phrase(text, slop, span),
        }
    }

    fn group(&mut self, span: (usize, usize)) -> Option<Ast> {
        if self.depth >= DEEPEST_NESTING {
            self.warnings.add(span, Doubt::DeepParenthesis);
            self.ignored_open += 1;
            return None;
        }
        self.depth += 1;
        let warned = self.warnings.0.len();
        let inner = self.any();
        self.depth -= 1;
        if inner.is_none() && self.warnings.0.len() == warned {
            self.warnings.add(span, Doubt::EmptyParentheses);
        }
        if self.eat(&Kind::Close).is_none() {
            self.warnings.add(span, Doubt::OpenParenthesis);
        }
        inner
    }

    fn field(&mut self, name: &str, span: (usize, usize)) -> Option<Ast> {
        let mut negated = false;
        while self.eat(&Kind::Not).is_some() {
            negated = !negated;
        }
        let clause = self.value(name, span)?;
        Some(if negated { clause.negated() } else { clause })
    }

    /// What stands after the name of a field.
    fn value(&mut self, field: &str, span: (usize, usize)) -> Option<Ast> {
        let name = Name::of(field)?;
        let is_value = |token: &Token| {
            matches!(token.kind, Kind::Open | Kind::Quoted(..) | Kind::Bare(_) | Kind::And | Kind::Or)
        };
        let Some(token) = self.tokens.next_if(is_value) else {
            self.warnings.add(span, Doubt::EmptyField(field.to_owned()));
            return None;
        };
        let quoted = matches!(token.kind, Kind::Quoted(..));
        let value = match token.kind {
            Kind::Quoted(text, slop) => match name {
                Name::Text(part) => {
                    return self.phrase(text, slop, token.span).map(|phrase| phrase.within(part));
                }
                _ => text,
            },
            Kind::Open => {
                let inner = self.group(token.span)?;
                if let Name::Text(part) = name {
                    return Some(inner.within(part));
                }
                if let Some(any) = name.any_clause(&inner) {
                    return Some(any);
                }
                self.warnings.add(span, Doubt::NoValues(field.to_owned()));
                return Some(inner);
            }
            Kind::Bare(text) => text,
            // Right after a field these are words; in small letters they are read as such again.
            Kind::And => "and".to_owned(),
            _ => "or".to_owned(),
        };
        if let Name::Text(part) = name {
            return self.word(&value, token.span).map(|word| word.within(part));
        }
        let closed = value.trim_end_matches(|c: char| matches!(c, ',' | ';') || c.is_whitespace());
        let clause = name.clause(closed).or_else(|| name.listed(closed));
        if clause.is_none() {
            self.warnings.add((span.0, token.span.1), Doubt::NoValue(format!("{field}:{closed}")));
            return if quoted { self.phrase(value, 0, token.span) } else { self.word(&value, token.span) };
        }
        self.count(token.span)?;
        clause
    }

    fn phrase(&mut self, text: String, slop: u32, span: (usize, usize)) -> Option<Ast> {
        if segments(&text).next().is_none() {
            // A word longer than any is still asked for: without it everything would be found.
            if let Some(long) = text.split(|c: char| !c.is_alphanumeric()).find(|part| !part.is_empty()) {
                return self.word(long, span);
            }
            self.warnings.add(span, Doubt::EmptyQuotes);
            return None;
        }
        self.count(span)?;
        Some(Ast::Phrase { text, slop })
    }

    fn word(&mut self, text: &str, span: (usize, usize)) -> Option<Ast> {
        let closed = |text: &str| -> Option<Ast> {
            let closed = text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
            values::is_range(closed).then(|| values::dates(closed)).flatten()
        };
        if let Some(dates) = closed(text) {
            self.count(span)?;
            return Some(dates);
        }
        let starred = text.ends_with('*');
        // A parenthesis is in a word only as half of a pair within an identifier: to cut one off would leave the other alone.
        let trimmed = text.trim_matches(|c: char| {
            c != ')' && !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c)
        });
        let trimmed = if starred || identifier::identifiers(text).is_empty() { trimmed } else { text };
        // Also with a star behind it: `2019..2024*` alone is the range.
        if let Some(dates) = closed(trimmed) {
            self.count(span)?;
            return Some(dates);
        }
        let mut trimmed = trimmed;
        if segments(trimmed).next().is_none() {
            if !trimmed.contains(char::is_alphanumeric) {
                self.warnings.add(span, Doubt::NoLetter);
                return None;
            }
            // To leave it out would find everything, where somebody asked for something that nothing has.
            self.warnings.add(span, Doubt::LongWord);
            trimmed = trimmed.get(..trimmed.floor_char_boundary(LONGEST_WORD)).unwrap_or(trimmed);
        }
        if let Some((name, rest)) = trimmed.split_once(':')
            && Name::of(name).is_some()
            && identifier::identifiers(trimmed).is_empty()
        {
            // What stood before the name kept it from being one of a field; printed alone it would be.
            self.warnings.add(span, Doubt::NoValue(trimmed.to_owned()));
            let rest = if starred { format!("{rest}*") } else { rest.to_owned() };
            return self.word(&rest, span);
        }
        if let Some((name, _)) = trimmed.split_once(':')
            && name.bytes().all(|byte| byte.is_ascii_alphabetic())
            && identifier::identifiers(trimmed).is_empty()
        {
            self.warnings.add(span, Doubt::UnknownField(name.to_owned()));
        }
        let is_inner = |(place, mark): (usize, &str)| {
            trimmed.get(place + mark.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        };
        if trimmed.match_indices(['*', '?']).any(is_inner) && identifier::identifiers(trimmed).is_empty() {
            self.warnings.add(span, Doubt::InnerWildcard(trimmed.to_owned()));
        }
        self.count(span)?;
        // With a full stop behind it this was a word; in small letters it is read as one again.
        let is_operator = !starred && matches!(trimmed, "AND" | "OR" | "NOT");
        let word = if is_operator { trimmed.to_lowercase() } else { trimmed.to_owned() };
        Some(if starred { Ast::Prefix(word) } else { Ast::Word(word) })
    }

    /// Counts a clause; nothing when there are too many.
    fn count(&mut self, span: (usize, usize)) -> Option<()> {
        self.clauses += 1;
        if self.clauses == MOST_CLAUSES + 1 {
            self.warnings.add(span, Doubt::ManyParts);
        }
        (self.clauses <= MOST_CLAUSES).then_some(())
    }

    fn eat(&mut self, kind: &Kind) -> Option<(usize, usize)> {
        self.tokens.next_if(|token| token.kind == *kind).map(|token| token.span)
    }
}

impl Ast {
    /// Clauses beside each other, flattened; nothing for none.
    pub(crate) fn terms(parts: Vec<Self>) -> Option<Self> {
        flatten(
            parts,
            |part| {
                if let Self::Terms(inner) = part { Ok(inner) } else { Err(part) }
            },
            Self::Terms,
        )
    }

    fn and(parts: Vec<Self>) -> Option<Self> {
        flatten(
            parts,
            |part| {
                if let Self::And(inner) = part { Ok(inner) } else { Err(part) }
            },
            Self::And,
        )
    }

    pub(super) fn or(parts: Vec<Self>) -> Option<Self> {
        flatten(
            parts,
            |part| {
                if let Self::Or(inner) = part { Ok(inner) } else { Err(part) }
            },
            Self::Or,
        )
    }

    fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    fn within(self, field: TextField) -> Self {
        Self::In(field, Box::new(self))
    }
}

fn flatten(
    parts: Vec<Ast>,
    open: impl Fn(Ast) -> Result<Vec<Ast>, Ast>,
    wrap: impl Fn(Vec<Ast>) -> Ast,
) -> Option<Ast> {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match open(part) {
            Ok(inner) => flat.extend(inner),
            Err(part) => flat.push(part),
        }
    }
    if flat.len() > 1 { Some(wrap(flat)) } else { flat.pop() }
}
