//! What a password must be: long enough, and not what everyone tries first. Any script, and no rule of composition, which
//! only makes passwords alike.

use std::{collections::HashSet, sync::LazyLock};

use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

/// Characters of a password at least.
pub const SHORTEST: usize = 12;
/// Characters of a password at most.
pub const LONGEST: usize = 128;

/// Passwords that everyone tries first, lower-case and without the digits and marks at their end.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/common-passwords.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasswordFault {
    /// Too few characters.
    #[error(
        "has {0} characters; at least {SHORTEST} are needed: a few words that only you put together are good"
    )]
    Short(usize),
    /// Too many characters.
    #[error("has more than {LONGEST} characters")]
    Long,
    /// Among those that are tried first.
    #[error("is one of those that are tried first: a few words that only you put together are better")]
    Common,
    /// The address, the name, or what the site is called.
    #[error("is your address, your name or that of the site: take something that nobody knows of you")]
    Known,
}

/// A password in the form in which it is hashed: the same however a keyboard composes its characters (NFKC).
#[must_use]
pub fn normal(password: &str) -> String {
    // Bounded before it is walked: no more is ever hashed than could have been set.
    password.chars().take(LONGEST * 4).nfkc().collect()
}

/// Checks a new password and answers its normal form. `known` is what others know of the person: address, name, site.
///
/// # Errors
/// Why it is not taken.
pub fn check(password: &str, known: &[&str]) -> Result<String, PasswordFault> {
    let normal = normal(password);
    let length = normal.chars().count();
    if length < SHORTEST {
        return Err(PasswordFault::Short(length));
    }
    if length > LONGEST {
        return Err(PasswordFault::Long);
    }
    let folded = normal.to_lowercase();
    if is_common(&folded) {
        return Err(PasswordFault::Common);
    }
    let stem = stem(&folded);
    let is_known = |known: &&str| {
        let known = self::normal(known).to_lowercase();
        let name = known.split('@').next().unwrap_or_default();
        [known.as_str(), name].into_iter().any(|part| {
            let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            !part.is_empty()
                && (part == folded || part == stem || (!bare(part).is_empty() && bare(part) == bare(stem)))
        })
    };
    if known.iter().any(is_known) { Err(PasswordFault::Known) } else { Ok(normal) }
}

fn is_common(folded: &str) -> bool {
    let is_listed =
        |text: &str| COMMON.contains(text) || (!stem(text).is_empty() && COMMON.contains(stem(text)));
    if is_listed(folded) {
        return true;
    }
    let letters: Vec<char> = folded.chars().collect();
    if let Some(unit) = unit(&letters) {
        // "abcabcabcabc", "passwordpassword".
        return unit.len() <= 4 || is_listed(&unit.iter().collect::<String>());
    }
    // "abcdefghijklm" and its like, up and down.
    let steps = letters.windows(2).map(|pair| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0])));
    let mut steps = steps.peekable();
    let first = steps.peek().copied().unwrap_or(0);
    first.abs() == 1 && steps.all(|step| step == first)
}

/// Without the digits and marks at its end.
fn stem(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_numeric() || c.is_ascii_punctuation() || c.is_whitespace())
}

/// The shortest part that the whole repeats, where it repeats one.
fn unit(letters: &[char]) -> Option<&[char]> {
    (1..=letters.len() / 2)
        .filter(|length| letters.len().is_multiple_of(*length))
        .map(|length| &letters[..length])
        .find(|unit| letters.chunks(unit.len()).all(|chunk| chunk == *unit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn length_counts_characters_of_any_script() {
        let fault = |password: &str| check(password, &[]).err();
        assert_eq!(fault("협동조합의새벽길을걷다"), Some(PasswordFault::Short(11)));
        assert_eq!(fault("협동조합의새벽길을 걷다"), None);
        assert_eq!(fault("خمسة أقلام خضراء"), None);
        assert_eq!(fault("elf Zeichen"), Some(PasswordFault::Short(11)));
        assert_eq!(fault(&"ab c".repeat(33)), Some(PasswordFault::Long));
        assert_eq!(fault("trois pommes dans un panier"), None);
    }

    #[test]
    fn what_everyone_tries_is_refused_however_it_is_dressed_up() {
        for common in [
            "password1234",
            "PassWord2026!",
            "P@ssw0rd123456",
            "123456789012",
            "qwertyuiop123",
            "Azertyuiop2024!",
            "iloveyou12345",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "passwordpassword",
            "abcdefghijklm",
            "가나가나가나가나가나가나",
            "administrator1",
            "motdepasse2026",
            "contraseña2026",
            "비밀번호비밀번호비밀번호",
        ] {
            assert_eq!(check(common, &[]), Err(PasswordFault::Common), "{common}");
        }
    }

    #[test]
    fn what_others_know_is_refused() {
        let known = ["ana.ejemplo@example.org", "Ana María Ejemplo", "GSEF knowledge exchange"];
        for password in [
            "Ana.Ejemplo@example.org",
            "ana maría ejemplo 1",
            "GSEF Knowledge Exchange",
            "gsefknowledgeexchange2026",
        ] {
            assert_eq!(check(password, &known), Err(PasswordFault::Known), "{password}");
        }
        assert!(check("ana likes green teapots", &known).is_ok());
    }

    #[test]
    fn keyboards_may_compose_characters_differently() {
        assert_eq!(check("une e\u{301}toile lointaine", &[]), check("une étoile lointaine", &[]));
    }

    proptest! {
        #[test]
        fn what_is_taken_is_within_bounds_and_stays_as_it_is(password in "\\PC{0,140}") {
            if let Ok(taken) = check(&password, &["a@example.org"]) {
                prop_assert!((SHORTEST..=LONGEST).contains(&taken.chars().count()));
                prop_assert_eq!(normal(&taken), taken.clone());
                prop_assert_eq!(normal(&password), taken);
            }
        }
    }
}
