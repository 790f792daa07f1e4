//! The measures, computed as trec_eval computes them.

use serde::Serialize;

use super::collection::{Gains, Query};

/// Measures of one query or their means, each 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub(crate) struct Measures {
    /// Normalised discounted cumulative gain of the first ten (Järvelin & Kekäläinen 2002): the gain itself, over the
    /// binary logarithm of the rank + 1, over that of the best order of all that was judged.
    pub(crate) ndcg_at_10: f64,
    /// One over the rank of the first relevant document, if it is among the first ten.
    pub(crate) mrr_at_10: f64,
    /// The share of the relevant documents that are among the first hundred.
    pub(crate) recall_at_100: f64,
}

impl Measures {
    /// Of documents in the order they were found in. A gain of 1 or more is relevant; what was not judged is not.
    pub(crate) fn of(found: &[&str], gains: &Gains) -> Self {
        let gain = |id: &str| gains.get(id).copied().unwrap_or(0.0).max(0.0);
        let mut ideal: Vec<f64> = gains.values().copied().filter(|gain| *gain > 0.0).collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        let best = discounted(ideal.into_iter());
        let first = found.iter().take(10).position(|id| gain(id) >= 1.0);
        let relevant = count(gains.values().filter(|gain| **gain >= 1.0));
        let recalled = count(found.iter().take(100).filter(|id| gain(id) >= 1.0));
        Self {
            ndcg_at_10: ratio(discounted(found.iter().map(|id| gain(id))), best),
            mrr_at_10: first.map_or(0.0, |place| 1.0 / (count(0..place) + 1.0)),
            recall_at_100: ratio(recalled, relevant),
        }
    }
}

/// Cumulative gain of the first ten, less the deeper it comes.
fn discounted(gains: impl Iterator<Item = f64>) -> f64 {
    (2_u32..).zip(gains.take(10)).map(|(place, gain)| gain / f64::from(place).log2()).sum()
}

fn count<T>(items: impl Iterator<Item = T>) -> f64 {
    items.fold(0.0, |count, _| count + 1.0)
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// A query and how well it was answered.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    pub(crate) query: String,
    /// Whether its number is odd: a query that parameters are chosen on.
    pub(crate) odd: bool,
    pub(crate) measures: Measures,
}

impl Judged {
    pub(crate) fn of(query: &Query, found: &[&str], gains: &Gains) -> Self {
        Self { query: query.id.clone(), odd: query.number % 2 == 1, measures: Measures::of(found, gains) }
    }
}

/// Means over queries with odd numbers, with even ones, and over all.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(crate) struct Means {
    pub(crate) queries: usize,
    pub(crate) odd: Measures,
    pub(crate) even: Measures,
    pub(crate) all: Measures,
}

impl Means {
    pub(crate) fn of(judged: &[Judged]) -> Self {
        let mean = |chosen: &dyn Fn(&Judged) -> bool| {
            let chosen: Vec<Measures> =
                judged.iter().filter(|judged| chosen(judged)).map(|judged| judged.measures).collect();
            let of =
                |measure: fn(&Measures) -> f64| ratio(chosen.iter().map(measure).sum(), count(chosen.iter()));
            Measures {
                ndcg_at_10: of(|measures| measures.ndcg_at_10),
                mrr_at_10: of(|measures| measures.mrr_at_10),
                recall_at_100: of(|measures| measures.recall_at_100),
            }
        };
        Self {
            queries: judged.len(),
            odd: mean(&|judged| judged.odd),
            even: mean(&|judged| !judged.odd),
            all: mean(&|_| true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gains(of: &[(&str, f64)]) -> Gains {
        of.iter().map(|(id, gain)| ((*id).to_owned(), *gain)).collect()
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn gains_count_less_the_deeper_they_come() {
        let gains = gains(&[("a", 3.0), ("b", 1.0), ("c", 0.0), ("d", -1.0), ("e", 1.0)]);
        let measures = Measures::of(&["c", "b", "d", "a"], &gains);
        // By hand: (1/log2(3) + 3/log2(5)) / (3 + 1/log2(3) + 1/log2(4)); a gain below zero counts nothing.
        let expected = (1.0 / 3_f64.log2() + 3.0 / 5_f64.log2()) / (3.0 + 1.0 / 3_f64.log2() + 0.5);
        assert!(near(measures.ndcg_at_10, expected), "{measures:?}");
        assert!(near(measures.mrr_at_10, 0.5));
        assert!(near(measures.recall_at_100, 2.0 / 3.0));
        let best = Measures::of(&["a", "e", "b"], &gains);
        assert!(near(best.ndcg_at_10, 1.0) && near(best.recall_at_100, 1.0));
    }

    #[test]
    fn only_so_many_hits_are_looked_at() {
        let gains = gains(&[("x", 1.0)]);
        let at = |place: usize| {
            let mut found = vec!["other"; 150];
            found[place - 1] = "x";
            Measures::of(&found, &gains)
        };
        assert!(near(at(10).mrr_at_10, 0.1) && near(at(10).ndcg_at_10, 1.0 / 11_f64.log2()));
        assert_eq!((at(11).mrr_at_10, at(11).ndcg_at_10, at(11).recall_at_100), (0.0, 0.0, 1.0));
        assert_eq!((at(100).recall_at_100, at(101).recall_at_100), (1.0, 0.0));
        assert_eq!(Measures::of(&[], &gains), Measures::default());
    }

    #[test]
    fn means_are_taken_by_odd_and_even_numbers() {
        let judged = |number: usize, ndcg_at_10: f64| Judged {
            query: number.to_string(),
            odd: number % 2 == 1,
            measures: Measures { ndcg_at_10, ..Measures::default() },
        };
        let means = Means::of(&[judged(1, 1.0), judged(2, 0.0), judged(3, 0.5)]);
        assert_eq!(means.queries, 3);
        assert!(near(means.odd.ndcg_at_10, 0.75) && near(means.even.ndcg_at_10, 0.0));
        assert!(near(means.all.ndcg_at_10, 0.5));
    }
}
