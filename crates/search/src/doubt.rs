//! What of a query may not have been understood as it was meant: [`Doubt`].

use std::fmt;

/// A reason to doubt that a part of a query was understood, and what was done instead. Shown as English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The query is longer than is read.
    LongQuery,
    /// A quotation mark without a partner.
    LoneQuote,
    /// No word between two quotation marks.
    EmptyQuotes,
    /// Nothing between two parentheses.
    EmptyParentheses,
    /// A parenthesis that closes nothing.
    LoneParenthesis,
    /// A parenthesis that is never closed.
    OpenParenthesis,
    /// Parentheses within parentheses within parentheses…
    DeepParenthesis,
    /// An operator (`AND`, `OR`) without something on both sides.
    HalfOperator(&'static str),
    /// `NOT` with nothing after it.
    LoneNot,
    /// Nothing in it that could be searched for.
    NoLetter,
    /// A word longer than any.
    LongWord,
    /// A word before a colon that is no field.
    UnknownField(String),
    /// Parentheses after a field in which not everything is a value of it.
    NoValues(String),
    /// What is no value of its field: both, with the colon between.
    NoValue(String),
    /// A field with nothing after it.
    EmptyField(String),
    /// A star or question mark between the letters of a word.
    InnerWildcard(String),
    /// More clauses than are read.
    ManyParts,
}

impl Doubt {
    /// A name for it, by which messages in other languages are found.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::LongQuery => "long-query",
            Self::LoneQuote => "lone-quote",
            Self::EmptyQuotes => "empty-quotes",
            Self::EmptyParentheses => "empty-parentheses",
            Self::LoneParenthesis => "lone-parenthesis",
            Self::OpenParenthesis => "open-parenthesis",
            Self::DeepParenthesis => "deep-parenthesis",
            Self::HalfOperator(_) => "half-operator",
            Self::LoneNot => "lone-not",
            Self::NoLetter => "no-letter",
            Self::LongWord => "long-word",
            Self::UnknownField(_) => "unknown-field",
            Self::NoValues(_) => "no-values",
            Self::NoValue(_) => "no-value",
            Self::EmptyField(_) => "empty-field",
            Self::InnerWildcard(_) => "inner-wildcard",
            Self::ManyParts => "many-parts",
        }
    }

    /// What it is about, where there is something to name: an operator, a word that is no field, a value that is none.
    #[must_use]
    pub fn subject(&self) -> &str {
        match self {
            Self::HalfOperator(name) => name,
            Self::UnknownField(text)
            | Self::NoValues(text)
            | Self::NoValue(text)
            | Self::EmptyField(text)
            | Self::InnerWildcard(text) => text,
            Self::LongQuery
            | Self::LoneQuote
            | Self::EmptyQuotes
            | Self::EmptyParentheses
            | Self::LoneParenthesis
            | Self::OpenParenthesis
            | Self::DeepParenthesis
            | Self::LoneNot
            | Self::NoLetter
            | Self::LongWord
            | Self::ManyParts => "",
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LongQuery => "the query is too long: the rest was left out",
            Self::LoneQuote => "this quotation mark has no partner and was left out",
            Self::EmptyQuotes => "there is no word between these quotation marks",
            Self::EmptyParentheses => "there is nothing between these parentheses: they were left out",
            Self::LoneParenthesis => "this parenthesis has no partner and was left out",
            Self::OpenParenthesis => "this parenthesis is never closed",
            Self::DeepParenthesis => "parentheses nest too deep: this one was left out",
            Self::HalfOperator(name) => {
                return write!(f, "{name} needs something on both sides and was left out");
            }
            Self::LoneNot => "NOT needs something after it and was left out",
            Self::NoLetter => "there is no letter or digit in this: it was left out",
            Self::LongWord => "this word is too long: only its beginning was searched for",
            Self::UnknownField(name) => {
                return write!(f, "'{name}' is not a field: it was searched as words");
            }
            Self::NoValues(field) => {
                return write!(
                    f,
                    "not all of this are values of the field '{field}': it was searched as words"
                );
            }
            Self::NoValue(value) => {
                return write!(f, "'{value}' names no value of the field: it was searched as words");
            }
            Self::EmptyField(field) => {
                return write!(f, "there is nothing after '{field}:': it was left out");
            }
            Self::InnerWildcard(word) => {
                return write!(
                    f,
                    "'{word}' was searched as words: only at the end of a word does a star stand for letters"
                );
            }
            Self::ManyParts => "the query has too many parts: the rest was left out",
        })
    }
}
