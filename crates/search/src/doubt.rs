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
    /// Several values for a field that takes one.
    SeveralValues,
    /// What is no value of its field.
    NoValue,
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
            Self::LoneParenthesis => "lone-parenthesis",
            Self::OpenParenthesis => "open-parenthesis",
            Self::DeepParenthesis => "deep-parenthesis",
            Self::HalfOperator(_) => "half-operator",
            Self::LoneNot => "lone-not",
            Self::NoLetter => "no-letter",
            Self::LongWord => "long-word",
            Self::UnknownField(_) => "unknown-field",
            Self::SeveralValues => "several-values",
            Self::NoValue => "no-value",
            Self::ManyParts => "many-parts",
        }
    }

    /// What it is about, where there is something to name: an operator, a word that is no field.
    #[must_use]
    pub fn subject(&self) -> &str {
        match self {
            Self::HalfOperator(name) => name,
            Self::UnknownField(name) => name,
            Self::LongQuery
            | Self::LoneQuote
            | Self::EmptyQuotes
            | Self::LoneParenthesis
            | Self::OpenParenthesis
            | Self::DeepParenthesis
            | Self::LoneNot
            | Self::NoLetter
            | Self::LongWord
            | Self::SeveralValues
            | Self::NoValue
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
            Self::SeveralValues => "this field takes one value: the words were searched everywhere",
            Self::NoValue => "this is no value of the field: it was searched as words",
            Self::ManyParts => "the query has too many parts: the rest was left out",
        })
    }
}
