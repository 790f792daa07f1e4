//! The corpus: members, people, topics and publications as a file in the exchange form, the same for a seed everywhere.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use chrono::{DateTime, Duration};
use serde_json::{Value, json};

use crate::{languages::LANGUAGES, random::Random, words::Words};

/// Counts every change of what is written here: a store of another version is not used again.
const VERSION: u32 = 1;
const SEED: u64 = 20_261_124;

/// How many of each noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) topics: usize,
    pub(crate) members: usize,
    pub(crate) people: usize,
    pub(crate) publications: usize,
}

impl Size {
    /// A size with so many publications and the usual proportions.
    pub(crate) fn of(publications: usize) -> Self {
        Self {
            topics: 24,
            members: (publications / 200).max(2),
            people: (publications / 5).max(10),
            publications,
        }
    }

    /// Everything.
    pub(crate) const fn all(self) -> usize {
        self.topics + self.members + self.people + self.publications
    }

    /// What tells a store of this size, seed and version from others.
    pub(crate) fn name(self) -> String {
        format!("v{VERSION}-{SEED}-{}", self.publications)
    }
}

/// Writes the corpus into a folder unless it is there. Answers its file.
pub(crate) fn write(folder: &Path, size: Size) -> Result<PathBuf> {
    let file = folder.join(format!("corpus-{}.jsonl", size.name()));
    if file.is_file() {
        return Ok(file);
    }
    // Under another name until it is whole.
    let part = file.with_extension("part");
    let mut out =
        BufWriter::new(File::create(&part).with_context(|| format!("can't write {}", part.display()))?);
    let words = Words::new();
    let mut random = Random::new(SEED);
    let mut line = |value: Value| -> Result<()> {
        serde_json::to_writer(&mut out, &value)?;
        Ok(out.write_all(b"\n")?)
    };
    for at in 0..size.topics {
        line(topic(at, &words, &mut random))?;
    }
    for at in 0..size.members {
        line(member(at, &words, &mut random))?;
    }
    for at in 0..size.people {
        line(person(at, size, &mut random))?;
    }
    for at in 0..size.publications {
        line(publication(at, size, &words, &mut random))?;
    }
    out.flush()?;
    drop(out);
    fs::rename(&part, &file)?;
    Ok(file)
}

fn topic(at: usize, words: &Words, random: &mut Random) -> Value {
    let labels: serde_json::Map<String, Value> = LANGUAGES
        .iter()
        .map(|language| (language.tag.to_owned(), Value::from(words.telling(language, random))))
        .collect();
    json!({ "type": "topic", "id": format!("bench:t{at}"), "slug": format!("topic-{at}"), "scheme": "sse", "label": labels })
}

fn member(at: usize, words: &Words, random: &mut Random) -> Value {
    let language = Words::language(random);
    let name = format!("{} {} {at}", words.telling(language, random), words.telling(language, random));
    json!({
        "type": "member", "id": format!("bench:m{at}"), "slug": format!("member-{at}"),
        "name": { language.tag: name },
        "description": { language.tag: words.text(language, 40, random) },
        "kind": random.pick(&["local_government", "sse_network", "university", "other"]),
        "country": random.pick(COUNTRIES),
        "memberships": [{ "type": "full", "since": format!("{}", 2013 + random.below(12)) }],
    })
}

const COUNTRIES: &[&str] =
    &["KR", "CA", "ES", "MX", "SN", "FR", "BR", "GB", "MA", "PT", "JP", "ML", "BO", "IT"];
const GIVEN: &[&str] = &[
    "Ana", "Marie", "지훈", "Fatou", "João", "سلمى", "Kim", "Luis", "Élise", "Noor", "수진", "Peter", "Inês",
    "Amadou",
];
const FAMILY: &[&str] = &[
    "Martin",
    "García",
    "김",
    "Diop",
    "Silva",
    "العلوي",
    "Tremblay",
    "Núñez",
    "이",
    "Rossi",
    "O’Neill",
    "Ndiaye",
    "Costa",
];

fn person(at: usize, size: Size, random: &mut Random) -> Value {
    let (given, family) = (random.pick(GIVEN), random.pick(FAMILY));
    json!({
        "type": "person", "id": format!("bench:a{at}"), "slug": format!("person-{at}"),
        "name": { "display": format!("{given} {family} {at}"), "given": given, "family": format!("{family} {at}") },
        "affiliations": [{ "name": "Institute", "member": format!("member-{}", random.below(size.members)) }],
    })
}

fn publication(at: usize, size: Size, words: &Words, random: &mut Random) -> Value {
    let language = Words::language(random);
    let tag = language.tag;
    let mut title = words.text(language, 5 + random.below(7), random);
    title.pop();
    let contributors: Vec<Value> = (0..1 + random.below(5))
        .map(|_| {
            let person = random.below(size.people);
            json!({ "name": format!("Author {person}"), "role": "author", "person": format!("person-{person}") })
        })
        .collect();
    let topics: Vec<String> =
        (0..random.below(4)).map(|_| random.below(size.topics)).map(|at| format!("topic-{at}")).collect();
    let doi = json!({ "scheme": "doi", "value": format!("10.5555/bench.{at}") });
    let identifiers = if random.below(10) < 6 { vec![doi] } else { Vec::new() };
    json!({
        "type": "publication", "id": format!("bench:p{at}"), "slug": format!("publication-{at}"),
        // One every hour or so, each at a moment of its own.
        "published_at": moment(at, random),
        "title": { tag: title },
        "summary": { tag: words.text(language, 130 + random.below(41), random) },
        "contributors": contributors,
        "owner": format!("member-{}", random.below(size.members)),
        "topics": topics,
        "sdgs": [1 + random.below(17)],
        "languages": [tag],
        "date": date(random),
        "keywords": [words.telling(language, random), words.telling(language, random)],
        "publication_type": random.pick(&["article", "report", "working_paper", "book_chapter", "policy_brief"]),
        "identifiers": identifiers,
    })
}

fn moment(at: usize, random: &mut Random) -> String {
    let seconds = i64::try_from(at * 4_000 + random.below(4_000)).unwrap_or_default();
    let begin = DateTime::from_timestamp(1_262_304_000, 0).unwrap_or_default(); // 2010-01-01
    (begin + Duration::seconds(seconds)).format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The first year that publications are dated in, and how many years there are.
pub(crate) const YEARS: (usize, usize) = (2_000, 26);

fn date(random: &mut Random) -> String {
    // Later years have more: the larger of two throws.
    let year = YEARS.0 + random.below(YEARS.1).max(random.below(YEARS.1));
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    match random.below(3) {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_lines() {
        let (words, size) = (Words::new(), Size::of(1_000));
        let lines = |mut random: Random| -> Vec<String> {
            (0..50).map(|at| publication(at, size, &words, &mut random).to_string()).collect()
        };
        let first = lines(Random::new(SEED));
        assert_eq!(first, lines(Random::new(SEED)));
        assert_ne!(first, lines(Random::new(SEED + 1)));
        assert!(first.iter().all(|line| line.contains("\"person\":\"person-")));
    }
}
