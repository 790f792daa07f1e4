use std::{collections::BTreeMap, sync::LazyLock};

use proptest::prelude::*;
use tantivy::{
    DocId, DocSet as _, SeekDangerResult, TERMINATED,
    query::{EnableScoring, Query as _, Scorer as _},
};

use super::{WordQuery, scorer::WordScorer};
use crate::{
    ast::Ast,
    plan::Planner,
    ranking::Ranking,
    reader::View,
    testing::{World, publication},
};

/// One segment of documents enough for several windows, in which words are frequent, less frequent and rare, in texts of two
/// languages and of mixed scripts.
static VIEW: LazyLock<View> = LazyLock::new(|| {
    let world = World::of((0..9_000_u64).map(|id| {
        let every =
            |number: u64, word: &str| if id * 7 % number == 0 { format!(" {word}") } else { String::new() };
        let body = format!(
            "text{}{}{}{}{}",
            every(2, "cooperatives"),
            every(3, "cooperative cooperative"),
            every(40, "housing"),
            every(1_000, "rare"),
            every(5, "협동조합"),
        );
        publication(id, if id < 4_000 { "en" } else { "fr" }, &every(11, "Cooperative"), &body)
    }));
    world.reader.view()
});

/// The word in its one segment, and the documents that have it with their scores, as they are found without windows.
fn word(word: &str) -> (WordQuery, BTreeMap<DocId, u32>) {
    let ranking = Ranking::default();
    let planner = Planner::new(&VIEW, &ranking, &[], &Ast::Word(word.to_owned()));
    let query = planner.forms_of(word).unwrap().remove(0);
    let mut scorer = open(&query, true);
    scorer.never_looks_ahead();
    let mut all = BTreeMap::new();
    while scorer.doc() != TERMINATED {
        all.insert(scorer.doc(), scorer.score().to_bits());
        scorer.advance();
    }
    (query, all)
}

fn open(query: &WordQuery, scoring: bool) -> Box<WordScorer> {
    let searcher = VIEW.searcher();
    assert_eq!(searcher.segment_readers().len(), 1);
    let scoring = if scoring {
        EnableScoring::enabled_from_searcher(searcher)
    } else {
        EnableScoring::disabled_from_searcher(searcher)
    };
    let scorer = query.weight(scoring).unwrap().scorer(searcher.segment_reader(0), 1.0).unwrap();
    scorer.downcast::<WordScorer>().map_err(|_| "another scorer").unwrap()
}

/// How somebody goes on from where they are.
#[derive(Debug, Clone)]
enum Step {
    Advance(usize),
    Seek(DocId),
    Ask(DocId),
}

fn step() -> impl Strategy<Value = Step> {
    let gap = || prop_oneof![4 => 1..20_u32, 1 => 1..400_u32, 1 => 1_900..2_200_u32];
    prop_oneof![(1..40_usize).prop_map(Step::Advance), gap().prop_map(Step::Seek), gap().prop_map(Step::Ask),]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn windows_hold_what_is_found_without_them(
        name in prop_oneof![
            Just("cooperative"), Just("cooperatives"), Just("housing"), Just("rare"), Just("text"),
        ],
        steps in proptest::collection::vec(step(), 1..200),
        scoring in any::<bool>(),
    ) {
        let (query, all) = word(name);
        let mut scorer = open(&query, scoring);
        let score = |scorer: &mut WordScorer| if scoring { Some(scorer.score().to_bits()) } else { None };
        let mut at = all.range(0..).next().map_or(TERMINATED, |(doc, _)| *doc);
        prop_assert_eq!(scorer.doc(), at);
        let from = |doc: DocId| all.range(doc..).next().map_or(TERMINATED, |(doc, _)| *doc);
        for step in steps {
            match step {
                Step::Advance(times) => for _ in 0..times {
                    at = if at == TERMINATED { at } else { from(at + 1) };
                    prop_assert_eq!(scorer.advance(), at);
                },
                Step::Seek(gap) => {
                    let target = at.saturating_add(gap).min(TERMINATED);
                    at = from(target);
                    prop_assert_eq!(scorer.seek(target), at);
                }
                Step::Ask(gap) => {
                    let target = at.saturating_add(gap).min(TERMINATED - 1);
                    let found = scorer.seek_danger(target);
                    at = from(target);
                    if at == target {
                        prop_assert_eq!(found, SeekDangerResult::Found);
                    } else {
                        prop_assert_eq!(found, SeekDangerResult::SeekLowerBound(at));
                    }
                }
            }
            prop_assert_eq!(scorer.doc(), at);
            if scoring && at != TERMINATED {
                prop_assert_eq!(score(&mut scorer), all.get(&at).copied());
            }
        }
    }
}
