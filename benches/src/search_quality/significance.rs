//! Whether a difference could be chance: a paired randomisation test.

use serde::Serialize;

use super::measures::Judged;
use crate::random::Random;

/// How often signs are thrown.
const ROUNDS: u32 = 10_000;
/// The same signs in every run.
const SEED: u64 = 20_260_101;

/// Two systems on the same queries, by nDCG@10.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Test {
    /// Mean difference, the first less the second.
    pub(crate) difference: f64,
    /// The share of throws that gave as large a difference either way: how often chance alone would.
    pub(crate) p: f64,
}

impl Test {
    /// Fisher's randomisation test (Smucker, Allan & Carterette 2007): if the two do not differ, each query's difference
    /// could as well have the other sign. Queries are matched by id.
    pub(crate) fn paired(one: &[Judged], two: &[Judged]) -> Self {
        let other = |judged: &Judged| two.iter().find(|other| other.query == judged.query);
        let differences: Vec<f64> = one
            .iter()
            .filter_map(|judged| Some(judged.measures.ndcg_at_10 - other(judged)?.measures.ndcg_at_10))
            .collect();
        let seen: f64 = differences.iter().sum();
        let mut random = Random::new(SEED);
        let mut as_large = 0_u32;
        for _ in 0..ROUNDS {
            let mut sum = 0.0;
            let mut signs = 0;
            for (at, difference) in differences.iter().enumerate() {
                if at % 64 == 0 {
                    signs = random.next();
                }
                sum += if signs & 1 == 1 { *difference } else { -difference };
                signs >>= 1;
            }
            // What differs by rounding only is as large.
            if sum.abs() >= seen.abs() - 1e-9 {
                as_large += 1;
            }
        }
        let queries = differences.iter().fold(0.0_f64, |count, _| count + 1.0).max(1.0);
        // The differences as they are count as one throw more: no p is ever zero.
        Self { difference: seen / queries, p: f64::from(as_large + 1) / f64::from(ROUNDS + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search_quality::measures::Measures;

    fn judged(scores: impl IntoIterator<Item = f64>) -> Vec<Judged> {
        let one = |(at, ndcg_at_10): (usize, f64)| Judged {
            query: at.to_string(),
            odd: at % 2 == 1,
            measures: Measures { ndcg_at_10, ..Measures::default() },
        };
        scores.into_iter().enumerate().map(one).collect()
    }

    #[test]
    fn the_same_answers_do_not_differ() {
        let scores = judged([0.3, 0.9, 0.0]);
        assert_eq!(Test::paired(&scores, &scores), Test { difference: 0.0, p: 1.0 });
    }

    #[test]
    fn a_small_difference_everywhere_is_no_chance_and_one_to_and_fro_is() {
        let low = judged((0..40).map(|_| 0.5));
        let higher = judged((0..40).map(|_| 0.51));
        let always = Test::paired(&higher, &low);
        assert!((always.difference - 0.01).abs() < 1e-9 && always.p < 0.001, "{always:?}");
        let to_and_fro = judged((0..40).map(|at| if at % 2 == 0 { 0.9 } else { 0.11 }));
        let chance = Test::paired(&to_and_fro, &low);
        assert!(chance.difference > 0.0 && chance.p > 0.5, "{chance:?}");
        assert_eq!(chance, Test::paired(&to_and_fro, &low));
    }

    #[test]
    fn with_three_queries_the_share_is_that_of_all_signs() {
        // Of the eight ways to set three signs, two are as extreme as all alike.
        let test = Test::paired(&judged([0.2, 0.3, 0.4]), &judged([0.0, 0.0, 0.0]));
        assert!((test.p - 0.25).abs() < 0.02, "{test:?}");
    }
}
