//! A judged collection, as it lies on the disk.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::Path,
};

use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, de::DeserializeOwned};

/// A document to be found.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Document {
    pub(crate) id: String,
    /// Empty in collections without titles.
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) text: String,
    /// A language tag.
    pub(crate) lang: Option<String>,
}

/// Something that is looked for.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Query {
    pub(crate) id: String,
    pub(crate) text: String,
    /// The language of who asks, where the collection says it.
    pub(crate) lang: Option<String>,
    /// Its place in the file, from 1: parameters are chosen on odd numbers and reported on even ones.
    #[serde(skip)]
    pub(crate) number: usize,
}

/// How relevant documents are to a query, by document: 0 is not at all.
pub(crate) type Gains = HashMap<String, f64>;

/// Documents, queries, and what was judged.
#[derive(Debug, Clone, Default)]
pub(crate) struct Collection {
    /// Its path below the data folder; for messages and file names.
    pub(crate) name: String,
    pub(crate) documents: Vec<Document>,
    pub(crate) queries: Vec<Query>,
    /// By query.
    pub(crate) gains: HashMap<String, Gains>,
}

impl Collection {
    /// Reads `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` from a folder.
    pub(crate) fn read(data: &Path, name: &str) -> Result<Self> {
        let folder = data.join(name);
        ensure!(
            folder.is_dir(),
            "there is no judged collection in {}: say with --data DIR where the folder is that holds {name}",
            folder.display()
        );
        let mut queries: Vec<Query> = lines(&folder.join("queries.jsonl"))?;
        for (number, query) in (1..).zip(&mut queries) {
            query.number = number;
        }
        let qrels = folder.join("qrels.tsv");
        let text = fs::read_to_string(&qrels).with_context(|| format!("can't read {}", qrels.display()))?;
        Ok(Self {
            name: name.to_owned(),
            documents: lines(&folder.join("corpus.jsonl"))?,
            queries,
            gains: gains(&text).with_context(|| format!("can't understand {}", qrels.display()))?,
        })
    }

    /// What was judged of a query, if anything is relevant to it.
    pub(crate) fn judged(&self, query: &Query) -> Option<&Gains> {
        self.gains.get(&query.id).filter(|gains| gains.values().any(|gain| *gain >= 1.0))
    }

    /// The documents and queries of each language as collections of their own.
    pub(crate) fn by_language(&self) -> Vec<(String, Self)> {
        let mut parts: BTreeMap<String, Self> = BTreeMap::new();
        for document in &self.documents {
            if let Some(language) = &document.lang {
                parts.entry(language.clone()).or_default().documents.push(document.clone());
            }
        }
        for (language, part) in &mut parts {
            part.name = format!("{}-{language}", self.name);
            part.queries = self
                .queries
                .iter()
                .filter(|query| query.lang.as_deref() == Some(language.as_str()))
                .cloned()
                .collect();
            let asked: HashSet<&str> = part.queries.iter().map(|query| query.id.as_str()).collect();
            part.gains = self
                .gains
                .iter()
                .filter(|(query, _)| asked.contains(query.as_str()))
                .map(|(query, gains)| (query.clone(), gains.clone()))
                .collect();
        }
        parts.into_iter().collect()
    }
}

/// Reads lines of query, document and gain, with tabs between.
fn gains(text: &str) -> Result<HashMap<String, Gains>> {
    let mut all: HashMap<String, Gains> = HashMap::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut columns = line.split('\t');
        let (Some(query), Some(document), Some(gain)) = (columns.next(), columns.next(), columns.next())
        else {
            anyhow::bail!("line {number} has no three columns");
        };
        let gain = gain.trim().parse().with_context(|| format!("line {number} has no number"))?;
        all.entry(query.to_owned()).or_default().insert(document.to_owned(), gain);
    }
    Ok(all)
}

fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
    let read = |(number, line)| {
        serde_json::from_str(line).with_context(|| format!("{}, line {number}", path.display()))
    };
    (1..).zip(text.lines()).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judgements_are_read_and_split_by_language() {
        let query = |id: &str, lang: &str| Query {
            id: id.to_owned(),
            text: String::new(),
            lang: Some(lang.to_owned()),
            number: 1,
        };
        let document = |id: &str, lang: &str| Document {
            id: id.to_owned(),
            title: String::new(),
            text: String::new(),
            lang: Some(lang.to_owned()),
        };
        let collection = Collection {
            name: "m".to_owned(),
            documents: vec![document("a", "fr"), document("b", "ko"), document("c", "fr")],
            queries: vec![query("1", "ko"), query("2", "fr"), query("3", "fr")],
            gains: gains("1\tb\t1\n2\ta\t0\n3\tc\t2\n").unwrap(),
        };
        assert_eq!(collection.gains["3"]["c"], 2.0);
        // Nothing is relevant to the second query, so it is not counted.
        assert!(collection.judged(&collection.queries[1]).is_none());
        assert!(collection.judged(&collection.queries[2]).is_some());
        let parts = collection.by_language();
        let sizes: Vec<_> = parts
            .iter()
            .map(|(language, part)| {
                (language.as_str(), part.documents.len(), part.queries.len(), part.gains.len())
            })
            .collect();
        assert_eq!(sizes, [("fr", 2, 2, 2), ("ko", 1, 1, 1)]);
        assert!(gains("1\tb").is_err());
        assert!(gains("1\tb\tmuch").is_err());
    }
}
