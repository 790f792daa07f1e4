//! What is said of an entry that can't be kept as it is: sentences by their codes, with what is put into them ([`Saying`]).
//!
//! Whoever shows them words them in their reader's language by the code; the command line prints them as they are, which is
//! in English.

use std::fmt;

use domain::{FieldError, FieldErrors};

/// A sentence about an entry, or about a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The part: keys of the entry from the outside in, joined by dots. Empty: the whole entry.
    pub part: String,
    /// Which sentence; none where the domain says it of a field, in its own words.
    pub code: Option<&'static str>,
    /// What is put into the sentence, by name. A `fault` is what the domain says, `kind` and `other` are kinds of things.
    pub values: Vec<(&'static str, String)>,
    /// The sentence in English.
    pub text: String,
}

impl Saying {
    /// A sentence of this code about the whole entry: made by [`say!`](crate::say).
    #[must_use]
    pub const fn new(code: &'static str, text: String, values: Vec<(&'static str, String)>) -> Self {
        Self { part: String::new(), code: Some(code), values, text }
    }

    /// The same about a part of what it was about.
    #[must_use]
    pub fn at(self, part: &str) -> Self {
        let part = if self.part.is_empty() { part.to_owned() } else { format!("{part}.{}", self.part) };
        Self { part, ..self }
    }
}

impl fmt::Display for Saying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, code: _, values: _, text } = self;
        if part.is_empty() { f.write_str(text) } else { write!(f, "{part}: {text}") }
    }
}

impl From<FieldError> for Saying {
    fn from(FieldError { path, message }: FieldError) -> Self {
        Self { part: path.join("."), code: None, values: Vec::new(), text: message }
    }
}

/// Why an entry can't be kept: one sentence, or one for each field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons(pub Vec<Saying>);

impl fmt::Display for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, saying) in self.0.iter().enumerate() {
            let gap = if at == 0 { "" } else { "; " };
            write!(f, "{gap}{saying}")?;
        }
        Ok(())
    }
}

impl From<Saying> for Reasons {
    fn from(saying: Saying) -> Self {
        Self(vec![saying])
    }
}

impl From<FieldErrors> for Reasons {
    fn from(FieldErrors(errors): FieldErrors) -> Self {
        Self(errors.into_iter().map(Saying::from).collect())
    }
}

/// A [`Saying`]: its code, its sentence in English, and what is put into both by name.
#[macro_export]
macro_rules! say {
    ($code:literal, $text:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = ::std::string::ToString::to_string(&$value);)*
        let text = ::std::format!($text);
        $crate::Saying::new($code, text, ::std::vec![$((::std::stringify!($name), $name)),*])
    }};
}

#[cfg(test)]
impl PartialEq<&str> for Saying {
    fn eq(&self, other: &&str) -> bool {
        format!("{self}").as_str() == *other
    }
}

#[cfg(test)]
impl PartialEq<&str> for Reasons {
    fn eq(&self, other: &&str) -> bool {
        format!("{self}").as_str() == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_its_code_and_what_is_put_in() {
        let most = 3;
        let saying =
            say!("too-many", "has more than {most} of {what}", most = most, what = "them").at("b").at("a");
        assert_eq!(saying, "a.b: has more than 3 of them");
        assert_eq!(saying.code, Some("too-many"));
        assert_eq!(saying.values, [("most", "3".to_owned()), ("what", "them".to_owned())]);
        let mut errors = FieldErrors::one("title", "is needed");
        errors.add("", "is odd");
        assert_eq!(Reasons::from(errors), "title: is needed; is odd");
    }
}
