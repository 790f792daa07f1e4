//! What a list of accounts is narrowed to: [`AccountFilter`].

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::AccountState;

/// What a list of accounts is narrowed to. Whatever is none narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountFilter {
    /// Only those of this state.
    pub state: Option<AccountState>,
    /// Only those with this in their address or name: see [`Self::contains`].
    part: Option<String>,
}

impl AccountFilter {
    /// Of one state, or of all.
    #[must_use]
    pub const fn of_state(state: Option<AccountState>) -> Self {
        Self { state, part: None }
    }

    /// Only those with a text in their address or name, in whatever case, accents and spaces around it. Nothing but space
    /// narrows nothing.
    #[must_use]
    pub fn contains(self, part: &str) -> Self {
        let part = folded(part);
        Self { part: (!part.is_empty()).then_some(part), ..self }
    }

    /// Whether names and addresses narrow it.
    #[must_use]
    pub const fn looks_into_names(&self) -> bool {
        self.part.is_some()
    }

    /// Whether an account of this address and name has what is looked for.
    #[must_use]
    pub fn takes(&self, email: &str, name: &str) -> bool {
        let has =
            |part: &String| folded(email).contains(part.as_str()) || folded(name).contains(part.as_str());
        self.part.as_ref().is_none_or(has)
    }
}

/// Letters without accents and case. Letters of scripts that are put together, as of Korean, come apart: so the beginning of
/// a syllable finds it while it is typed.
fn folded(text: &str) -> String {
    text.trim().nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_in_whatever_case_and_accents() {
        let takes = |part: &str| {
            AccountFilter::default().contains(part).takes("zoe.lef@example.org", "Zoé Lefèvre 김하늘")
        };
        for part in ["", "  ", "ZOE", "zoé", "lefevre", "LEFÈVRE ", "김하", "하느", ".lef@", "example.org"]
        {
            assert!(takes(part), "{part}");
        }
        for part in ["ana", "zoe lef@", "김하루"] {
            assert!(!takes(part), "{part}");
        }
        assert!(!AccountFilter::of_state(None).contains(" ").looks_into_names());
    }
}
