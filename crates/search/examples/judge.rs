//! Measures ranking on judged collections: `judge [name=value …] [--run FOLDER] COLLECTION…`
//!
//! A collection is a folder with `corpus.jsonl` {id, title, text, lang}, `queries.jsonl` {id, text, lang} and `qrels.tsv`
//! (query, document, gain). Every document is indexed and every query searched as the product does it. Prints nDCG@10,
//! MRR@10 and Recall@100 over the queries with odd, even and all numbers (by their place in the file); `--run` writes run
//! files for other evaluators; `name=value` overrides a weight of [`Ranking`].

use std::{
    collections::HashMap,
    error::Error,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use domain::{EntityKey, EntityKind, Language, Sequence};
use search::{Document, Index, IndexOptions, Ranking, Reader, SearchRequest, Text, TextRole, Update};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
struct Entry {
    id: String,
    #[serde(default)]
    title: String,
    text: String,
    lang: Option<String>,
}

#[derive(Default, Clone, Copy)]
struct Means {
    ndcg: f64,
    mrr: f64,
    recall: f64,
    queries: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut ranking = Ranking::default();
    let mut folder: Option<PathBuf> = None;
    let mut collections: Vec<PathBuf> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--run" {
            folder = arguments.next().map(PathBuf::from);
        } else if let Some((name, value)) = argument.split_once('=') {
            set(&mut ranking, name, value)?;
        } else {
            collections.push(PathBuf::from(argument));
        }
    }
    let mut out = std::io::stdout();
    writeln!(out, "{:<16} {:>7}  nDCG@10: odd   even    all    MRR@10  Recall@100", "collection", "queries")?;
    let mut sum = [0.0; 3];
    let chunks: Vec<_> = std::thread::scope(|scope| {
        let half = collections.len().div_ceil(2).max(1);
        let judge_all = |part: &[PathBuf]| {
            part.iter()
                .map(|path| judge(path, &ranking, folder.as_deref()).map_err(|error| error.to_string()))
                .collect::<Vec<_>>()
        };
        let threads: Vec<_> =
            collections.chunks(half).map(|part| scope.spawn(move || judge_all(part))).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect()
    });
    for (path, means) in collections.iter().zip(chunks) {
        let [odd, even] = means?;
        let all = both(odd, even);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let of = |means: Means| means.ndcg / means.queries;
        writeln!(
            out,
            "{name:<16} {:>7}        {:.4} {:.4} {:.4}   {:.4}  {:.4}",
            all.queries,
            of(odd),
            of(even),
            of(all),
            all.mrr / all.queries,
            all.recall / all.queries
        )?;
        for (sum, means) in sum.iter_mut().zip([odd, even, all]) {
            *sum += of(means) / collections.len() as f64;
        }
    }
    writeln!(out, "{:<24}        {:.4} {:.4} {:.4}", "mean", sum[0], sum[1], sum[2])?;
    Ok(())
}

fn set(ranking: &mut Ranking, name: &str, value: &str) -> Result<(), Box<dyn Error>> {
    let number: f32 = value.parse()?;
    match name {
        "k1" => ranking.k1 = number,
        "b" => ranking.b = number,
        "title" => ranking.title = number,
        "summary" => ranking.summary = number,
        "body" => ranking.body = number,
        "exactness" => ranking.exactness = number,
        "single" => ranking.single_character = number,
        "tie" => ranking.tie = number,
        "other_language" => ranking.other_language = number,
        "proximity" => ranking.proximity = number,
        "family" => ranking.family = number,
        "complete_first" => ranking.complete_first = number as usize,
        "enough" => ranking.enough = number as u64,
        "most" => ranking.most = number,
        "some" => ranking.some = number,
        _ => return Err(format!("no weight is called {name}").into()),
    }
    Ok(())
}

fn both(a: Means, b: Means) -> Means {
    Means {
        ndcg: a.ndcg + b.ndcg,
        mrr: a.mrr + b.mrr,
        recall: a.recall + b.recall,
        queries: a.queries + b.queries,
    }
}

fn judge(path: &Path, ranking: &Ranking, folder: Option<&Path>) -> Result<[Means; 2], Box<dyn Error>> {
    let corpus: Vec<Entry> = lines(&path.join("corpus.jsonl"))?;
    let queries: Vec<Entry> = lines(&path.join("queries.jsonl"))?;
    let mut gains: HashMap<String, HashMap<String, f64>> = HashMap::new();
    for line in fs::read_to_string(path.join("qrels.tsv"))?.lines() {
        if let [query, document, gain] = line.split('\t').collect::<Vec<_>>()[..]
            && let Ok(gain) = gain.parse::<f64>()
        {
            gains.entry(query.to_owned()).or_default().insert(document.to_owned(), gain);
        }
    }
    let reader = index(&corpus, ranking)?;
    let mut run = folder
        .map(|folder| {
            fs::File::create(
                folder.join(format!("{}.run", path.file_name().unwrap_or_default().to_string_lossy())),
            )
        })
        .transpose()?;
    let mut means = [Means::default(); 2];
    for (number, query) in (1_usize..).zip(&queries) {
        let Some(gains) = gains.get(&query.id).filter(|gains| gains.values().any(|gain| *gain >= 1.0)) else {
            continue;
        };
        let request = SearchRequest {
            query: query.text.clone(),
            acl: vec!["public".to_owned()],
            languages: query.lang.iter().filter_map(|tag| tag.parse::<Language>().ok()).collect(),
            limit: 100,
            ..SearchRequest::default()
        };
        let page = reader.search(&request)?;
        let found: Vec<&str> = page
            .hits
            .iter()
            .filter_map(|hit| corpus.get(usize::try_from(hit.key.id.as_u64_pair().1).ok()?))
            .map(|entry| entry.id.as_str())
            .collect();
        if let Some(run) = &mut run {
            for (rank, (id, hit)) in found.iter().zip(&page.hits).enumerate() {
                writeln!(run, "{}\t{id}\t{}\t{}", query.id, rank + 1, hit.score)?;
            }
        }
        add(&mut means[(number + 1) % 2], &found, gains);
    }
    Ok(means)
}

/// Adds the measures of one query, as trec_eval computes them.
fn add(means: &mut Means, found: &[&str], gains: &HashMap<String, f64>) {
    let gain = |id: &&str| gains.get(*id).copied().unwrap_or(0.0).max(0.0);
    let discount = |rank: usize| (rank as f64 + 2.0).log2();
    let dcg: f64 = found.iter().take(10).enumerate().map(|(rank, id)| gain(id) / discount(rank)).sum();
    let mut ideal: Vec<f64> = gains.values().copied().filter(|gain| *gain > 0.0).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    let best: f64 = ideal.iter().take(10).enumerate().map(|(rank, gain)| gain / discount(rank)).sum();
    let relevant = gains.values().filter(|gain| **gain >= 1.0).count() as f64;
    means.ndcg += dcg / best;
    means.mrr +=
        found.iter().take(10).position(|id| gain(id) >= 1.0).map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0));
    means.recall += found.iter().take(100).filter(|id| gain(id) >= 1.0).count() as f64 / relevant;
    means.queries += 1.0;
}

fn index(corpus: &[Entry], ranking: &Ranking) -> Result<Reader, Box<dyn Error>> {
    let options = IndexOptions { ranking: ranking.clone(), ..IndexOptions::default() };
    let (index, mut writer) = Index::in_memory(options)?;
    let documents = (0_u64..).zip(corpus).map(|(number, entry)| {
        let language: Option<Language> = entry.lang.as_deref().and_then(|tag| tag.parse().ok());
        let text = |role, text: &str| Text { role, language: language.clone(), text: text.to_owned() };
        let key = EntityKey { kind: EntityKind::Publication, id: Uuid::from_u64_pair(0, number) };
        let mut document = Document::empty(key);
        document.acl = vec!["public".to_owned()];
        document.texts.push(text(TextRole::Summary, &entry.text));
        if !entry.title.is_empty() {
            document.texts.push(text(TextRole::Title, &entry.title));
        }
        Update::Upsert(Box::new(document))
    });
    writer.apply(documents)?;
    writer.commit(Sequence(1))?;
    Ok(index.reader())
}

fn lines<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>, Box<dyn Error>> {
    fs::read_to_string(path)?.lines().map(|line| serde_json::from_str(line).map_err(Into::into)).collect()
}
