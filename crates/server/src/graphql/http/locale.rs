//! The language a client prefers.

use std::sync::Arc;

use super::media::quality_of;

/// Languages that a header may list before the rest is ignored.
const LISTED: usize = 32;

/// The best liked language of an `Accept-Language` header (RFC 9110, section 12.5.4), as the client wrote it but in
/// lower case; none when it is absent, lists none, or likes `*` best.
///
/// Only the form of a tag is checked here (BCP 47: letters, digits and hyphens, at most 35 characters), so that the
/// result is safe as part of a key; which languages are served is the schema's business.
#[must_use]
pub fn preferred(header: Option<&str>) -> Option<Arc<str>> {
    let mut best: Option<(&str, u16)> = None;
    for item in header?.split(',').take(LISTED) {
        let (tag, quality) = quality_of(item.trim());
        let well_formed = tag == "*"
            || (tag.len() <= 35
                && tag.starts_with(|first: char| first.is_ascii_alphabetic())
                && tag.split('-').all(|part| {
                    (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
                }));
        if well_formed && quality > best.map_or(0, |(_, quality)| quality) {
            best = Some((tag, quality));
        }
    }
    best.filter(|(tag, _)| *tag != "*").map(|(tag, _)| Arc::from(tag.to_ascii_lowercase()))
}
