//! Times searches of an index on disk, without a server, for a profiler to look at:
//! `speed INDEX search|suggest [ROUNDS] < QUERIES`
//!
//! A line is a query. A search asks for ten hits, their number and six facets, as a page of hits does; a suggestion for
//! ten. Prints the milliseconds of the mean, the median and the slowest in a hundred, and which were slowest.

use std::{
    error::Error,
    io::{self, BufRead as _, Write as _},
    path::Path,
    time::Instant,
};

use search::{FacetField, FacetRequest, Index, Ranking, SearchRequest, SuggestRequest};

const FACETS: [FacetField; 6] = [
    FacetField::Type,
    FacetField::Language,
    FacetField::Year,
    FacetField::Topic,
    FacetField::Sdg,
    FacetField::Member,
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let index = arguments.next().ok_or("which index?")?;
    let suggests = match arguments.next().as_deref() {
        Some("search") => false,
        Some("suggest") => true,
        _ => return Err("'search' or 'suggest'?".into()),
    };
    let rounds: usize = arguments.next().map_or(Ok(1), |rounds| rounds.parse())?;
    let reader = Index::open_read_only(Path::new(&index), Ranking::default())?.reader();
    let facets: Vec<FacetRequest> =
        FACETS.map(|field| FacetRequest { field, first: 10, contains: None }).into();
    let queries: Vec<String> = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let mut took: Vec<(f64, u64, bool, &String)> = Vec::with_capacity(queries.len() * rounds);
    for query in std::iter::repeat_n(&queries, rounds).flatten() {
        let acl = vec!["public".to_owned()];
        let begin = Instant::now();
        let (total, relaxed) = if suggests {
            let prefix = query.clone();
            let request = SuggestRequest { prefix, acl, first: 10, ..SuggestRequest::default() };
            (reader.suggest(&request)?.len() as u64, false)
        } else {
            let page = reader.search(&SearchRequest {
                query: query.clone(),
                acl,
                facets: facets.clone(),
                limit: 10,
                count: true,
                ..SearchRequest::default()
            })?;
            (page.total.unwrap_or(0), page.relaxed)
        };
        took.push((begin.elapsed().as_secs_f64() * 1_000.0, total, relaxed, query));
    }
    took.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |share: usize| took.get(took.len() * share / 100).map_or(0.0, |one| one.0);
    let mean = took.iter().map(|one| one.0).sum::<f64>() / took.len().max(1) as f64;
    let mut out = io::stdout();
    writeln!(out, "{} searches: mean {mean:.2}, median {:.2}, p99 {:.2} ms", took.len(), at(50), at(99))?;
    for (ms, total, relaxed, query) in took.iter().rev().take(10) {
        writeln!(
            out,
            "{ms:>8.2} ms {total:>8} hits {} {query}",
            if *relaxed { "relaxed" } else { "       " }
        )?;
    }
    Ok(())
}
