//! Names of people and organisations as they are printed.

use biblatex::{Chunk, Chunks, ChunksExt, Person};
use domain::record::{Contributor, ContributorKind, ContributorRole};

use super::decode;

/// The contributors that a field names, and whether it says that there are `others`.
pub(super) fn contributors(chunks: &Chunks, role: ContributorRole) -> (Vec<Contributor>, bool) {
    let mut others = false;
    let mut all = Vec::new();
    for name in chunks.parse::<Vec<Chunks>>().unwrap_or_else(|_| vec![chunks.clone()]) {
        let Some(written) = decode::text(&name) else {
            continue;
        };
        if written == "others" || written == "et al." {
            others = true;
            continue;
        }
        let mut contributor = Contributor::printed(written.clone(), role);
        if is_organisation(&name) {
            contributor.kind = ContributorKind::Organisation;
        } else {
            contributor.name = printed(&Person::parse(&name), written);
        }
        all.push(contributor);
    }
    (all, others)
}

/// Braces around a whole name say that it has no parts: it is an organisation's.
fn is_organisation(name: &Chunks) -> bool {
    let mut parts = name.iter().filter(|chunk| !chunk.v.get().trim().is_empty());
    matches!((parts.next(), parts.next()), (Some(only), None) if matches!(only.v, Chunk::Verbatim(_)))
}

/// `Given von Family, Jr`, or the name as written where that has lost or gained a letter.
fn printed(person: &Person, written: String) -> String {
    let parts = [&person.given_name, &person.prefix, &person.name];
    let words: Vec<_> = parts.into_iter().flat_map(|part| part.split_whitespace()).collect();
    let mut printed = words.join(" ");
    let suffix: Vec<_> = person.suffix.split_whitespace().collect();
    if !suffix.is_empty() {
        printed = format!("{printed}, {}", suffix.join(" "));
    }
    let printed: String = unicode_normalization::UnicodeNormalization::nfc(printed.as_str()).collect();
    // BibLaTeX's own form names the parts: `given=…, family=…`.
    let named_parts = written.contains("family=") && !person.name.is_empty();
    if named_parts || letters(&printed) == letters(&written) { printed } else { written }
}

fn letters(name: &str) -> Vec<char> {
    let mut letters: Vec<_> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}
