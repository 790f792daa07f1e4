//! What is wrong with a value someone gave, and where: [`FieldErrors`].

use std::fmt;

/// A fault in one field of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Where the field stands in the input, from the outside in: `["identifiers", "0", "value"]`.
    pub path: Vec<String>,
    /// What is wrong and what would be right, for a person.
    pub message: String,
}

/// The faults found in one input, all of them at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// No faults so far.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// One fault, in the field at `path` (parts joined by dots).
    #[must_use]
    pub fn one(path: &str, message: impl Into<String>) -> Self {
        let mut errors = Self::none();
        errors.add(path, message);
        errors
    }

    /// Notes a fault in the field at `path` (parts joined by dots).
    pub fn add(&mut self, path: &str, message: impl Into<String>) {
        let path = path.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        self.0.push(FieldError { path, message: message.into() });
    }

    /// Keeps a value, or notes its fault.
    pub fn take<T, E: fmt::Display>(&mut self, path: &str, result: Result<T, E>) -> Option<T> {
        result.map_err(|error| self.add(path, error.to_string())).ok()
    }

    /// Notes a fault where a text has more than `most` characters.
    pub fn at_most(&mut self, path: &str, text: &str, most: usize) {
        // Bytes are an upper bound of characters: only long texts are counted.
        if text.len() > most {
            let length = text.chars().count();
            if length > most {
                self.add(path, format!("has {length} characters; at most {most} are allowed"));
            }
        }
    }

    /// The value, if nothing is wrong.
    ///
    /// # Errors
    /// The faults noted, if any.
    pub fn check<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, FieldError { path, message }) in self.0.iter().enumerate() {
            let gap = if at == 0 { "" } else { "; " };
            if path.is_empty() {
                write!(f, "{gap}{message}")?;
            } else {
                write!(f, "{gap}{}: {message}", path.join("."))?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for FieldErrors {}
