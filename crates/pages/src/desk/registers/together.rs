//! Two who write at once: what each changed of what both were shown, entry by entry.
//!
//! A part is an entry, or all rows of a list. What only one of them changed goes together; what both changed, and
//! otherwise, is asked about.

use std::collections::BTreeMap;

use super::entries::Entries;

/// What comes of what was typed and of what somebody else saved meanwhile.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Together {
    /// All of it can stand.
    All(Entries),
    /// These parts were changed by both; the entries have the other's changes elsewhere, and what was typed there.
    Collided(Vec<String>, Entries),
}

/// Entries by part, in the order of parts.
type Parts<'e> = BTreeMap<String, Vec<(&'e str, &'e str)>>;

/// The part that an entry is of.
pub(super) fn part_of(name: &str, lists: &[&str]) -> String {
    let bare = name.strip_prefix("rows.").unwrap_or(name);
    let list = lists
        .iter()
        .find(|list| bare.strip_prefix(**list).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')));
    match list {
        Some(list) => (*list).to_owned(),
        None => {
            bare.strip_suffix("-language").filter(|bare| bare.ends_with(".other")).unwrap_or(bare).to_owned()
        }
    }
}

fn parts<'e>(entries: &'e [(String, String)], lists: &[&str]) -> Parts<'e> {
    let mut parts = Parts::new();
    for (name, value) in entries {
        parts.entry(part_of(name, lists)).or_default().push((name, value));
    }
    parts
}

/// What a part says: what is empty, and how many rows were shown, says nothing.
fn said<'e>(parts: &Parts<'e>, part: &str) -> Vec<(&'e str, &'e str)> {
    let entries = parts.get(part).into_iter().flatten();
    let filled = entries.map(|(name, value)| (*name, value.trim()));
    filled.filter(|(name, value)| !value.is_empty() && !name.starts_with("rows.")).collect()
}

/// Puts what was typed on a page made of `base` together with what is there now.
pub(super) fn together(base: &Entries, current: &Entries, typed: &Entries, lists: &[&str]) -> Together {
    let (was, is, wanted) = (parts(base, lists), parts(current, lists), parts(typed, lists));
    let mut names: Vec<&String> = was.keys().chain(is.keys()).chain(wanted.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let (mut merged, mut collided) = (Entries::new(), Vec::new());
    for name in names {
        let [before, now, mine] = [&was, &is, &wanted].map(|parts| said(parts, name));
        let is_theirs = mine == before;
        if !is_theirs && now != before && now != mine {
            collided.push(name.clone());
        }
        let from = if is_theirs { is.get(name) } else { wanted.get(name) };
        let from = from.into_iter().flatten();
        merged.extend(from.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    }
    if collided.is_empty() { Together::All(merged) } else { Together::Collided(collided, merged) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(all: &[(&str, &str)]) -> Entries {
        all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    const LISTS: [&str; 1] = ["terms"];

    #[test]
    fn what_one_of_them_changed_goes_together() {
        let base =
            entries(&[("name.en", "A"), ("city", "B"), ("rows.terms", "1"), ("terms.0.since", "2014")]);
        let theirs =
            entries(&[("name.en", "A"), ("city", "C"), ("rows.terms", "1"), ("terms.0.since", "2014")]);
        let mine = entries(&[
            ("name.en", "A "),
            ("name.ko", "가"),
            ("city", "B"),
            ("rows.terms", "2"),
            ("terms.0.since", "2015"),
            ("terms.1.since", ""),
        ]);
        let Together::All(merged) = together(&base, &theirs, &mine, &LISTS) else { panic!("they collide") };
        let value = |name: &str| merged.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        assert_eq!(value("city"), Some("C"));
        assert_eq!(value("name.ko"), Some("가"));
        assert_eq!(value("terms.0.since"), Some("2015"));
    }

    #[test]
    fn what_both_changed_is_asked_about_unless_it_says_the_same() {
        let base = entries(&[("city", "B"), ("terms.0.since", "2014"), ("topics", "1")]);
        let theirs =
            entries(&[("city", "C"), ("terms.0.since", "2014"), ("terms.1.since", "2018"), ("topics", "2")]);
        let mine = entries(&[("city", "D"), ("terms.0.since", "2015"), ("topics", "2")]);
        let Together::Collided(parts, merged) = together(&base, &theirs, &mine, &LISTS) else {
            panic!("they go together")
        };
        assert_eq!(parts, ["city", "terms"]);
        assert!(merged.contains(&("city".to_owned(), "D".to_owned())), "what was typed is kept");
        // What went meanwhile is a change, too.
        let gone = entries(&[("terms.0.since", "2014"), ("topics", "1")]);
        let Together::Collided(parts, _) = together(&base, &gone, &mine, &LISTS) else {
            panic!("they go together")
        };
        assert_eq!(parts, ["city"]);
    }

    #[test]
    fn rows_are_one_part_and_the_language_of_a_further_name_is_of_the_name() {
        assert_eq!(part_of("rows.terms", &LISTS), "terms");
        assert_eq!(part_of("terms.3.until", &LISTS), "terms");
        assert_eq!(part_of("name.other-language", &LISTS), "name.other");
        assert_eq!(part_of("name.fr", &LISTS), "name.fr");
    }
}
