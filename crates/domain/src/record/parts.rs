//! The parts of a record's content, one by one: what changed between two texts, and whether two people's changes go
//! together.
//!
//! A part is one field, and of a running text one language of it. Two changes of different parts go together; two of the
//! same part collide, unless they say the same.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

use super::{CaseStudy, Dataset, Publication, RecordContent, ResearchProject, TextField};
use crate::{entity::EntityKind, keys::keys_of, language::Language};

/// One part of a record's content: a field, and of a running text one language of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The field's name, as in the exchange form: `title`, `topics`, `indicators`.
    pub field: String,
    /// The language, of a running text.
    pub language: Option<Language>,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.language {
            Some(language) => write!(f, "{}.{language}", self.field),
            None => f.write_str(&self.field),
        }
    }
}

/// Whether records of a kind have a field of this name: what can be talked about.
#[must_use]
pub fn is_field_of(kind: EntityKind, name: &str) -> bool {
    let own = match kind {
        EntityKind::Publication => keys_of::<Publication>(),
        EntityKind::ResearchProject => keys_of::<ResearchProject>(),
        EntityKind::Dataset => keys_of::<Dataset>(),
        EntityKind::CaseStudy => keys_of::<CaseStudy>(),
        EntityKind::Member | EntityKind::Person | EntityKind::Topic | EntityKind::Forum => return false,
    };
    name != "details" && (own.contains(&name) || keys_of::<RecordContent>().contains(&name))
}

/// A part that two texts have differently. A running text is told as it is, anything else as JSON; absent is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub part: Part,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

/// A part that was changed by someone else since, and otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// Which part.
    pub part: Part,
    /// What it was when the asker read it.
    pub base: Option<String>,
    /// What it says now, by the other's hand.
    pub current: Option<String>,
    /// What the asker wanted it to say.
    pub yours: Option<String>,
}

/// A content in parts. What is in `details` stands beside the shared fields: no kind has a field of the same name.
struct Parts {
    by_part: BTreeMap<Part, Kept>,
}

/// What a part says, and whether only its kind of record has it.
#[derive(PartialEq)]
struct Kept {
    is_own: bool,
    value: Value,
}

impl Parts {
    fn of(content: &RecordContent) -> Result<Self, serde_json::Error> {
        let mut by_part = BTreeMap::new();
        let Value::Object(mut fields) = serde_json::to_value(content)? else { return Ok(Self { by_part }) };
        let own = match fields.remove("details") {
            Some(Value::Object(details)) => details.into_iter().next().map(|(_, own)| own),
            _ => None,
        };
        let own = own.and_then(|own| if let Value::Object(own) = own { Some(own) } else { None });
        let shared = fields.into_iter().map(|field| (false, field));
        for (is_own, (field, value)) in shared.chain(own.into_iter().flatten().map(|field| (true, field))) {
            match (TextField::parse(&field), value) {
                (Some(_), Value::Object(languages)) => {
                    for (tag, value) in languages {
                        let part = Part { field: field.clone(), language: tag.parse().ok() };
                        by_part.insert(part, Kept { is_own, value });
                    }
                }
                (_, value) => {
                    by_part.insert(Part { field, language: None }, Kept { is_own, value });
                }
            }
        }
        Ok(Self { by_part })
    }

    fn get(&self, part: &Part) -> Option<&Kept> {
        self.by_part.get(part)
    }

    fn told(&self, part: &Part) -> Option<String> {
        self.get(part).map(|kept| match &kept.value {
            Value::String(text) => text.clone(),
            // A translation with its status: the text is what people compare.
            Value::Object(full) if part.language.is_some() => {
                full.get("text").and_then(Value::as_str).unwrap_or_default().to_owned()
            }
            other => other.to_string(),
        })
    }

    /// The parts that another content has differently, in order.
    fn changed(&self, other: &Self) -> Vec<Part> {
        let mut parts: Vec<&Part> = self.by_part.keys().chain(other.by_part.keys()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.into_iter().filter(|part| self.get(part) != other.get(part)).cloned().collect()
    }
}

/// What several steps changed in all, the newest first: the first after of a part is what it says now, the last before what
/// it said then. What came back to what it was did not change.
#[must_use]
pub fn in_all(steps: impl IntoIterator<Item = Difference>) -> Vec<Difference> {
    let mut parts: BTreeMap<Part, Difference> = BTreeMap::new();
    for step in steps {
        match parts.get_mut(&step.part) {
            Some(known) => known.before = step.before,
            None => drop(parts.insert(step.part.clone(), step)),
        }
    }
    parts.into_values().filter(|difference| difference.before != difference.after).collect()
}

/// What changed from one content to another, part by part.
///
/// # Errors
/// Where a content can't be written as JSON.
pub fn differences(
    before: &RecordContent,
    after: &RecordContent,
) -> Result<Vec<Difference>, serde_json::Error> {
    let (before, after) = (Parts::of(before)?, Parts::of(after)?);
    let tell = |part: Part| Difference { before: before.told(&part), after: after.told(&part), part };
    Ok(before.changed(&after).into_iter().map(tell).collect())
}

/// What comes of two changes of one text.
#[derive(Debug, Clone, PartialEq)]
pub enum Merged {
    /// They go together.
    Together(Box<RecordContent>),
    /// They collide in these parts.
    Collided(Vec<Collision>),
}

/// Puts a change that was made from `base` into what the content has become since.
///
/// # Errors
/// Where a content can't be written as JSON, or not be read again.
pub fn merge(
    base: &RecordContent,
    current: &RecordContent,
    edited: &RecordContent,
) -> Result<Merged, serde_json::Error> {
    let (was, is, wanted) = (Parts::of(base)?, Parts::of(current)?, Parts::of(edited)?);
    let changed = was.changed(&wanted);
    let collides = |part: &&Part| was.get(part) != is.get(part) && is.get(part) != wanted.get(part);
    let collisions: Vec<Collision> = changed
        .iter()
        .filter(collides)
        .map(|part| Collision {
            part: part.clone(),
            base: was.told(part),
            current: is.told(part),
            yours: wanted.told(part),
        })
        .collect();
    if !collisions.is_empty() {
        return Ok(Merged::Collided(collisions));
    }
    let mut whole = serde_json::to_value(current)?;
    for part in changed.iter().filter(|part| part.language.is_none()) {
        put(&mut whole, part, wanted.get(part), was.get(part));
    }
    let mut content: RecordContent = serde_json::from_value(whole)?;
    for part in &changed {
        let (Some(field), Some(language)) = (TextField::parse(&part.field), &part.language) else { continue };
        let (Some(to), Some(from)) = (content.text_mut(field), edited.text(field)) else { continue };
        let text = from.get(language).cloned();
        let gone = crate::Translation {
            text: String::new(),
            status: crate::TranslationStatus::Published,
            translator: None,
        };
        to.set(language.clone(), text.unwrap_or(gone));
    }
    Ok(Merged::Together(Box::new(content)))
}

/// Writes a part that is no running text into a content's JSON, or takes it out.
fn put(whole: &mut Value, part: &Part, wanted: Option<&Kept>, was: Option<&Kept>) {
    let is_own = wanted.or(was).is_some_and(|kept| kept.is_own);
    let object = if is_own {
        let details = whole.get_mut("details").and_then(Value::as_object_mut);
        details.and_then(|details| details.values_mut().next()).and_then(Value::as_object_mut)
    } else {
        whole.as_object_mut()
    };
    let Some(object) = object else { return };
    match wanted {
        Some(Kept { value, is_own: _ }) => object.insert(part.field.clone(), value.clone()),
        None => object.remove(&part.field),
    };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Localized, Sdg, record::Details};

    fn case() -> RecordContent {
        let json = r#"{"title": {"fr": "Un titre", "es": "Un título"}, "keywords": ["un"],
            "details": {"case_study": {"context": {"fr": "Avant"}, "people_reached": 3}}}"#;
        serde_json::from_str(json).unwrap()
    }

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    #[test]
    fn differences_are_told_by_field_and_language() {
        let before = case();
        let mut after = before.clone();
        after.title.set(tag("es"), before.title.get(&tag("fr")).unwrap().clone());
        after.summary = Localized::of(tag("ko"), "요약");
        let Details::CaseStudy(case) = &mut after.details else { unreachable!() };
        case.people_reached = None;
        let told: Vec<_> = differences(&before, &after)
            .unwrap()
            .into_iter()
            .map(|Difference { part, before, after }| (part.to_string(), before, after))
            .collect();
        let text = |text: &str| Some(text.to_owned());
        let expected = [
            ("people_reached".to_owned(), text("3"), None),
            ("summary.ko".to_owned(), None, text("요약")),
            ("title.es".to_owned(), text("Un título"), text("Un titre")),
        ];
        assert_eq!(told, expected);
        assert_eq!(differences(&before, &before).unwrap(), []);
    }

    #[test]
    fn two_languages_of_one_text_go_together_and_one_twice_does_not() {
        let base = case();
        let mut mine = base.clone();
        let mut theirs = base.clone();
        let written = |text: &str| Localized::of(tag("fr"), text).original().unwrap().1.clone();
        mine.title.set(tag("ko"), written("제목"));
        mine.sdgs = vec![Sdg::try_from(8).unwrap()];
        theirs.title.set(tag("fr"), written("Un autre titre"));
        let Details::CaseStudy(their_case) = &mut theirs.details else { unreachable!() };
        their_case.people_reached = None;
        let Merged::Together(both) = merge(&base, &theirs, &mine).unwrap() else {
            panic!("they go together")
        };
        assert_eq!(both.title.get(&tag("fr")).unwrap().text, "Un autre titre");
        assert_eq!(both.title.get(&tag("ko")).unwrap().text, "제목");
        assert_eq!(both.title.original().unwrap().0, &tag("fr"), "the original stays the original");
        assert_eq!((both.sdgs.len(), &both.details), (1, &theirs.details));

        mine.title.set(tag("fr"), written("Mon titre"));
        let Merged::Collided(collisions) = merge(&base, &theirs, &mine).unwrap() else {
            panic!("they collide")
        };
        let [Collision { part, base: was, current, yours }] = &collisions[..] else {
            panic!("{collisions:?}")
        };
        assert_eq!(part.to_string(), "title.fr");
        let texts = [was, current, yours].map(|text| text.as_deref().unwrap());
        assert_eq!(texts, ["Un titre", "Un autre titre", "Mon titre"]);
    }

    /// A content in which each of a few parts says one of a few things.
    fn content() -> impl Strategy<Value = RecordContent> {
        let text = || proptest::sample::select(vec!["", "하나", "deux", "ثلاثة"]);
        (text(), text(), text(), 0_u64..3, 0_usize..3).prop_map(|(fr, ko, lessons, reached, words)| {
            let mut content = RecordContent::new(Details::CaseStudy(Box::default()));
            let entry =
                |tag: &str, text: &str| (super::Language::clone(&tag.parse().unwrap()), written(text));
            content.title = [entry("fr", fr), entry("ko", ko)].into_iter().collect();
            content.keywords = vec!["w".to_owned(); words];
            let Details::CaseStudy(case) = &mut content.details else { unreachable!() };
            case.lessons = [entry("ar", lessons)].into_iter().collect();
            case.people_reached = (reached > 0).then_some(reached);
            content
        })
    }

    fn written(text: &str) -> crate::Translation {
        let status = crate::TranslationStatus::Published;
        crate::Translation { text: text.to_owned(), status, translator: None }
    }

    proptest! {
        #[test]
        fn nothing_that_anyone_wrote_is_lost(base in content(), theirs in content(), mine in content()) {
            let parts = |content: &RecordContent| Parts::of(content).unwrap();
            let (was, is, wanted) = (parts(&base), parts(&theirs), parts(&mine));
            match merge(&base, &theirs, &mine).unwrap() {
                Merged::Together(both) => {
                    let both = parts(&both);
                    for part in was.changed(&wanted) {
                        prop_assert!(both.get(&part) == wanted.get(&part), "mine: {part}");
                    }
                    for part in was.changed(&is) {
                        prop_assert!(both.get(&part) == is.get(&part), "theirs: {part}");
                    }
                }
                Merged::Collided(collisions) => {
                    for Collision { part, .. } in collisions {
                        prop_assert!(was.get(&part) != wanted.get(&part) && was.get(&part) != is.get(&part));
                        prop_assert!(is.get(&part) != wanted.get(&part));
                    }
                }
            }
        }
    }
}
