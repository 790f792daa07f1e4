//! Codes of a second factor, as apps on telephones show them: TOTP (RFC 6238) over HMAC-SHA-1, six digits, thirty
//! seconds, which is what every app can.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use crate::clock::Timestamp;

/// Bytes of a secret: as many as SHA-1 gives (RFC 4226 §4).
pub const SECRET: usize = 20;
/// Digits of a code.
const DIGITS: u32 = 6;
/// Seconds of a step.
const STEP: i64 = 30;

/// The step that a moment lies in.
#[must_use]
pub const fn step(at: Timestamp) -> i64 {
    at.timestamp().div_euclid(STEP)
}

/// The code of a step.
#[must_use]
pub fn code(secret: &[u8], step: i64) -> String {
    format!("{:06}", truncated(secret, step) % 10_u32.pow(DIGITS))
}

/// The step that a code is accepted for: that of `now`, the one before or the one after, if none up to it was accepted
/// already. Spaces within the code are passed over, as apps show them.
#[must_use]
pub fn accept(secret: &[u8], given: &str, now: Timestamp, last: Option<i64>) -> Option<i64> {
    let given: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    let current = step(now);
    let mut accepted = None;
    for candidate in [current - 1, current, current + 1] {
        let fits = same(given.as_bytes(), code(secret, candidate).as_bytes());
        if fits && last.is_none_or(|last| candidate > last) {
            accepted = Some(candidate);
        }
    }
    accepted
}

/// A secret as people type it: base32 (RFC 4648 §6) without padding.
#[must_use]
pub fn base32(secret: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::with_capacity(secret.len().div_ceil(5) * 8);
    for chunk in secret.chunks(5) {
        let mut bits = [0_u8; 8];
        bits[3..3 + chunk.len()].copy_from_slice(chunk);
        let bits = u64::from_be_bytes(bits);
        for at in 0..(chunk.len() * 8).div_ceil(5) {
            let letter = (bits >> (35 - 5 * at)) & 31;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// The address that apps read from a QR code: who issues the codes, and for which account.
#[must_use]
pub fn uri(issuer: &str, account: &str, secret: &[u8]) -> String {
    let (issuer, account) = (encode(issuer), encode(account));
    let secret = base32(secret);
    format!(
        "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP}"
    )
}

/// RFC 4226 §5.3.
fn truncated(secret: &[u8], step: i64) -> u32 {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else {
        // HMAC takes a key of any length.
        return 0;
    };
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[hash.len() - 1] & 15);
    let bytes = [hash[at], hash[at + 1], hash[at + 2], hash[at + 3]];
    u32::from_be_bytes(bytes) & 0x7fff_ffff
}

/// Compares in a time that tells nothing of where they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;

    /// RFC 6238, appendix B, for SHA-1: seconds, and the last six of the eight digits given there.
    const VECTORS: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (seconds, expected) in VECTORS {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(code(b"12345678901234567890", step(at)), expected, "{seconds}");
        }
        // Its eight digits, once in full.
        assert_eq!(truncated(b"12345678901234567890", 1) % 100_000_000, 94_287_082);
    }

    #[test]
    fn secrets_are_written_as_the_rfc_writes_them() {
        for (secret, expected) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(secret.as_bytes()), expected);
        }
        let uri = uri("Savoirs & communs", "ana@example.org", b"fooba");
        assert!(
            uri.starts_with("otpauth://totp/Savoirs%20%26%20communs:ana%40example.org?secret=MZXW6YTB&"),
            "{uri}"
        );
    }

    #[test]
    fn a_code_is_accepted_once_and_a_step_early_or_late() {
        let secret = [7; SECRET];
        let now = DateTime::from_timestamp(1_000_000_005, 0).unwrap();
        let current = step(now);
        for (of, expected) in
            [(-2, None), (-1, Some(current - 1)), (0, Some(current)), (1, Some(current + 1)), (2, None)]
        {
            let given = code(&secret, current + of);
            assert_eq!(accept(&secret, &given, now, None), expected, "{of}");
            assert_eq!(accept(&secret, &given, now, Some(current + 1)), None, "again");
        }
        let spaced = code(&secret, current);
        let spaced = format!(" {} {}", &spaced[..3], &spaced[3..]);
        assert_eq!(accept(&secret, &spaced, now, Some(current - 1)), Some(current));
        for wrong in ["", "12345", "1234567", "일이삼사오륙"] {
            assert_eq!(accept(&secret, wrong, now, None), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_was_accepted_is_never_accepted_again(secret: [u8; SECRET], seconds in 0_i64..4_000_000_000, of in -1_i64..=1) {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            let given = code(&secret, step(now) + of);
            let accepted = accept(&secret, &given, now, None);
            prop_assert!(accepted.is_some());
            prop_assert!(accept(&secret, &given, now, accepted).is_none_or(|again| again > accepted.unwrap_or(0)));
            prop_assert_eq!(accept(&secret, &given, now, Some(step(now) + 1)), None);
        }
    }
}
