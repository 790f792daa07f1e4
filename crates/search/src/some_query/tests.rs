use std::collections::BTreeMap;

use proptest::prelude::*;
use tantivy::{
    DocId, DocSet, Index, IndexWriter, SeekDangerResult, TERMINATED, Term, doc,
    query::{EnableScoring, PhraseQuery, Query, Scorer, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TEXT},
};

use super::SomeQuery;

/// One text a document, all in one segment.
fn index_of(texts: &[String]) -> (Index, Field) {
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", TEXT);
    let index = Index::create_in_ram(schema.build());
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
    for one in texts {
        writer.add_document(doc!(text => one.as_str())).unwrap();
    }
    writer.commit().unwrap();
    (index, text)
}

fn word(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

fn phrase(field: Field, words: [&str; 2]) -> Box<dyn Query> {
    Box::new(PhraseQuery::new(words.map(|word| Term::from_field_text(field, word)).to_vec()))
}

/// The scores of all documents that a scorer finds, walked from the first to the last.
fn walked(scorer: &mut dyn Scorer) -> BTreeMap<DocId, u32> {
    let mut found = BTreeMap::new();
    while scorer.doc() != TERMINATED {
        found.insert(scorer.doc(), scorer.score().to_bits());
        scorer.advance();
    }
    found
}

proptest! {
    #[test]
    fn what_is_asked_of_single_documents_is_what_a_walk_finds(
        texts in proptest::collection::vec("[abc]( [abc]){0,5}", 1..60),
        asked in proptest::collection::btree_set(0..60_u32, 1..20),
        least in 0..4_usize,
        steps in proptest::collection::vec(0..3_usize, 20),
    ) {
        let (index, field) = index_of(&texts);
        let searcher = index.reader().unwrap().searcher();
        let segment = searcher.segment_reader(0);
        let inner = SomeQuery::any(vec![phrase(field, ["b", "c"]), phrase(field, ["c", "c"])]);
        let query = SomeQuery::at_least(
            least,
            vec![phrase(field, ["a", "b"]), Box::new(inner), word(field, "c"), phrase(field, ["a", "a"])],
        );
        let weight = query.weigh(EnableScoring::enabled_from_searcher(&searcher)).unwrap();
        let all = walked(&mut weight.open(segment, 1.0).unwrap());
        let asked: Vec<u32> = asked.into_iter().filter(|doc| *doc < segment.max_doc()).collect();
        let Some(first) = asked.first() else { return Ok(()) };
        let mut scorer = weight.open_near(segment, 1.0, *first).unwrap();
        let mut beyond = 0;
        for (doc, steps) in asked.iter().zip(steps).filter(|(doc, _)| **doc >= *first) {
            if *doc < beyond {
                continue;
            }
            match scorer.seek_danger(*doc) {
                SeekDangerResult::Found => {
                    prop_assert_eq!(all.get(doc), Some(&scorer.score().to_bits()));
                    // Found, it stands where it says and can walk on.
                    let mut rest = all.range(doc + 1..);
                    for _ in 0..steps {
                        let next = rest.next().map_or(TERMINATED, |(doc, _)| *doc);
                        prop_assert_eq!(scorer.advance(), next);
                        if next != TERMINATED {
                            prop_assert_eq!(all.get(&next), Some(&scorer.score().to_bits()));
                        }
                    }
                    beyond = scorer.doc().saturating_add(1);
                }
                SeekDangerResult::SeekLowerBound(next) => {
                    prop_assert!(!all.contains_key(doc));
                    prop_assert!(next > *doc);
                    prop_assert!(all.range(doc..).next().is_none_or(|(found, _)| *found >= next));
                }
            }
        }
    }
}
