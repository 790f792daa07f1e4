//! How complete a case study is: which parts a good one has, and what each of them counts.

use super::{CaseStudy, Indicator, RecordContent};
use crate::{advice::advice, language::Language};

/// The parts of a good case study with what each counts; together a hundred. What a reader needs in order to judge and to
/// do the same counts most. The contact is none of them: whether there is one is for members to know.
const PARTS: [(&str, u8, Has); 22] = [
    ("title", 3, |content, _| !content.title.is_empty()),
    ("summary", 5, |content, _| !content.summary.is_empty()),
    ("places", 5, |content, _| !content.places.is_empty()),
    ("topics", 3, |content, _| !content.topics.is_empty()),
    ("sdgs", 2, |content, case| !content.sdgs.is_empty() || !case.sdg_targets.is_empty()),
    ("licence", 3, |content, _| content.licence.is_some()),
    ("start", 4, |_, case| case.start.is_some()),
    ("stage", 3, |_, case| case.stage.is_some()),
    ("scale", 2, |_, case| case.scale.is_some()),
    ("context", 4, |_, case| !case.context.is_empty()),
    ("challenge", 6, |_, case| !case.challenge.is_empty()),
    ("approach", 8, |_, case| !case.approach.is_empty()),
    ("building_blocks", 5, |_, case| !case.building_blocks.is_empty()),
    ("actors", 5, |_, case| !case.actors.is_empty()),
    ("beneficiaries", 4, |_, case| !case.beneficiaries.is_empty() || case.people_reached.is_some()),
    ("resources", 5, |_, case| !case.resources.is_empty()),
    ("results", 7, |_, case| !case.results.is_empty()),
    ("indicators", 8, |_, case| case.indicators.iter().any(|Indicator { value, .. }| value.is_some())),
    ("sustainability", 4, |_, case| !case.sustainability.is_empty()),
    ("failures", 4, |_, case| !case.failures.is_empty()),
    ("lessons", 5, |_, case| !case.lessons.is_empty()),
    ("transferability", 5, |_, case| !case.transferability.is_empty()),
];

type Has = fn(&RecordContent, &CaseStudy) -> bool;

/// How complete a case study is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// From 0 to 100.
    pub percent: u8,
    /// What is missing, what counts most first.
    pub missing: Vec<Missing>,
}

/// A part that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The field, such as `building_blocks`.
    pub field: &'static str,
    /// How many of the hundred it counts.
    pub weight: u8,
}

impl Missing {
    /// Why a reader would miss it, in the first of these languages that the interface has, else in English.
    #[must_use]
    pub fn why(&self, languages: &[Language]) -> &'static str {
        advice(&format!("why.{}", self.field), languages)
    }
}

/// How complete a case study is; nothing for records of other kinds.
#[must_use]
pub fn completeness(content: &RecordContent) -> Option<Completeness> {
    let case = content.details.case_study()?;
    let mut missing: Vec<Missing> = PARTS
        .iter()
        .filter(|(_, _, has)| !has(content, case))
        .map(|(field, weight, _)| Missing { field, weight: *weight })
        .collect();
    let lacking: u8 = missing.iter().map(|part| part.weight).sum();
    missing.sort_by_key(|part| std::cmp::Reverse(part.weight));
    Some(Completeness { percent: 100_u8.saturating_sub(lacking), missing })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::Details, *};

    #[test]
    fn the_parts_make_a_hundred_and_an_empty_case_lacks_all_of_them() {
        assert_eq!(PARTS.iter().map(|(_, weight, _)| u32::from(*weight)).sum::<u32>(), 100);
        let empty = completeness(&RecordContent::new(Details::CaseStudy(Box::default()))).unwrap();
        assert_eq!((empty.percent, empty.missing.len()), (0, PARTS.len()));
        let first = empty.missing.first().unwrap();
        assert!(empty.missing.iter().all(|part| part.weight <= first.weight));
    }

    #[test]
    fn records_of_other_kinds_have_none() {
        assert_eq!(
            completeness(&RecordContent::new(Details::Dataset(super::super::Dataset::default()))),
            None
        );
    }

    proptest! {
        /// Whatever is filled in, in whatever order: it never goes down, and what is missing makes up for the rest.
        #[test]
        fn filling_a_part_in_never_makes_it_less(filled in proptest::collection::vec(0_usize..8, 0..12)) {
            let mut case = CaseStudy::default();
            let mut before = 0;
            for part in filled {
                let text = || crate::Localized::of("ko".parse().unwrap(), "글");
                match part {
                    0 => case.context = text(),
                    1 => case.challenge = text(),
                    2 => case.approach = text(),
                    3 => case.results = text(),
                    4 => case.lessons = text(),
                    5 => case.people_reached = Some(0),
                    6 => case.stage = Some(super::super::CaseStage::Failed),
                    _ => case.indicators.push(Indicator { value: Some(0.0), ..Indicator::default() }),
                }
                let content = RecordContent::new(Details::CaseStudy(Box::new(case.clone())));
                let Completeness { percent, missing } = completeness(&content).unwrap();
                prop_assert!(percent >= before);
                prop_assert_eq!(missing.iter().map(|part| u32::from(part.weight)).sum::<u32>() + u32::from(percent), 100);
                before = percent;
            }
        }
    }
}
