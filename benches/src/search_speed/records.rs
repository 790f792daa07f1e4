//! The publications of the corpus, as the databases beside the server take them in.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Lines},
    path::Path,
};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::languages::LANGUAGES;

/// What stands between the codes of two facets.
pub(crate) const FACET: i32 = 1_000_000;
/// The facets in the order of their codes, by the names that the server's GraphQL has for them.
pub(crate) const FACETS: [&str; 6] = ["TYPE", "LANGUAGE", "YEAR", "TOPIC", "SDG", "MEMBER"];
const TYPES: [&str; 5] = ["article", "report", "working_paper", "book_chapter", "policy_brief"];

/// A publication.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) id: i32,
    pub(crate) title: String,
    pub(crate) summary: String,
    /// The tag of its language.
    pub(crate) language: String,
    pub(crate) year: i32,
    /// Values of facets: the facet's place times [`FACET`], and the value's number within it.
    pub(crate) facets: Vec<i32>,
}

/// A publication as a line of the exchange form has it.
#[derive(Deserialize)]
struct Line {
    id: String,
    title: Map<String, Value>,
    summary: Map<String, Value>,
    owner: String,
    topics: Vec<String>,
    sdgs: Vec<i32>,
    date: String,
    publication_type: String,
}

/// All publications of a file, read as they are asked for.
pub(crate) struct Records(Lines<BufReader<File>>);

impl Records {
    pub(crate) fn open(corpus: &Path) -> Result<Self> {
        let file = File::open(corpus).with_context(|| format!("can't read {}", corpus.display()))?;
        Ok(Self(BufReader::with_capacity(1 << 20, file).lines()))
    }

    /// The next publications, at most so many; none at the end.
    pub(crate) fn batch(&mut self, most: usize) -> Result<Vec<Record>> {
        self.lines(most)?.iter().map(|line| Record::of(serde_json::from_str(line)?)).collect()
    }

    /// The lines of the next publications, as [`Self::batch`].
    pub(crate) fn lines(&mut self, most: usize) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        while lines.len() < most {
            let Some(line) = self.0.next().transpose()? else { break };
            if line.starts_with("{\"type\":\"publication\"") {
                lines.push(line);
            }
        }
        Ok(lines)
    }
}

impl Record {
    fn of(line: Line) -> Result<Self> {
        let Line { id, title, summary, owner, topics, sdgs, date, publication_type } = line;
        let (language, title) = only(&title)?;
        let (_, summary) = only(&summary)?;
        let year = date.get(..4).unwrap_or_default().parse()?;
        let code = |facet: i32, number: i32| facet * FACET + number;
        let mut facets = vec![
            code(0, place(TYPES.iter().position(|name| *name == publication_type))?),
            code(1, place(LANGUAGES.iter().position(|known| known.tag == language))?),
            code(2, year),
            code(5, number(&owner)?),
        ];
        for topic in &topics {
            facets.push(code(3, number(topic)?));
        }
        facets.extend(sdgs.iter().map(|goal| code(4, *goal)));
        facets.sort_unstable();
        // A publication may name a topic twice.
        facets.dedup();
        Ok(Self { id: number(&id)?, title, summary, language, year, facets })
    }
}

/// The name of a value of a facet: the facet's own, and what the server calls the value.
pub(crate) fn facet_name(code: i32) -> (&'static str, String) {
    let (facet, number) = (code / FACET, code % FACET);
    let at = usize::try_from(number).unwrap_or(usize::MAX);
    let name = match facet {
        0 => TYPES.get(at).map(|name| (*name).to_owned()),
        1 => LANGUAGES.get(at).map(|language| language.tag.to_owned()),
        3 => Some(format!("topic-{number}")),
        5 => Some(format!("member-{number}")),
        _ => Some(number.to_string()),
    };
    let facet = usize::try_from(facet).ok().and_then(|at| FACETS.get(at)).copied();
    (facet.unwrap_or_default(), name.unwrap_or_default())
}

/// The one text there is, with its language.
fn only(texts: &Map<String, Value>) -> Result<(String, String)> {
    let (language, text) = texts.iter().next().context("a publication without a text")?;
    ensure!(texts.len() == 1, "the corpus has one text in one language");
    Ok((language.clone(), text.as_str().unwrap_or_default().to_owned()))
}

/// The number at the end of an id or slug of the corpus.
fn number(slug: &str) -> Result<i32> {
    let digits = slug.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.parse().with_context(|| format!("{slug} has no number"))
}

fn place(found: Option<usize>) -> Result<i32> {
    Ok(i32::try_from(found.context("a value that no facet knows")?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_a_record_with_codes_that_have_names() {
        let line = r#"{"type":"publication","id":"bench:p17","title":{"ko":"제목"},"summary":{"ko":"글"},
            "owner":"member-3","topics":["topic-2","topic-2"],"sdgs":[7],"date":"2021-05","publication_type":"report"}"#;
        let record = Record::of(serde_json::from_str(line).unwrap()).unwrap();
        assert_eq!((record.id, record.year, record.language.as_str()), (17, 2021, "ko"));
        let names: Vec<_> = record.facets.iter().map(|code| facet_name(*code)).collect();
        let wanted = [
            ("TYPE", "report"),
            ("LANGUAGE", "ko"),
            ("YEAR", "2021"),
            ("TOPIC", "topic-2"),
            ("SDG", "7"),
            ("MEMBER", "member-3"),
        ];
        assert_eq!(names, wanted.map(|(facet, name)| (facet, name.to_owned())));
    }
}
