//! Facets with labels in the reader's language.

use std::collections::{HashMap, HashSet};

use domain::{
    Country, EntityKind, Forum, Language, Localized, Member, Person, Topic,
    country::{Continent, Region},
};
use search::{Bucket, Facet, FacetField, FacetRequest};

use crate::{App, Curated, Cx, Result};

/// A facet as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetFound {
    /// Which field.
    pub field: FacetField,
    /// Its values.
    pub buckets: Vec<LabelledBucket>,
    /// Whether there are more values.
    pub has_more: bool,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledBucket {
    /// The value, to narrow by.
    pub value: String,
    /// What to show for it; the value itself where it has no other name.
    pub label: String,
    /// How many hits have it.
    pub count: u64,
}

/// Values whose labels are looked at where a part of a label is asked for: the most frequent ones.
const MOST_LABELLED: usize = 1_000;

/// What the index is asked for a facet. It knows no labels: where something is to be contained, it is asked for the values
/// that have it, and for those that may by their labels.
pub(super) fn to_be_counted(asked: &FacetRequest) -> impl Iterator<Item = FacetRequest> + use<> {
    let most = FacetRequest { field: asked.field, first: MOST_LABELLED, contains: None };
    let may_by_label = asked.contains.is_some().then_some(most);
    std::iter::once(asked.clone()).chain(may_by_label)
}

impl App {
    /// Puts labels to values, and leaves out those that do not contain what was asked for. What the asker may not see stays
    /// with its slug. `counted` is what the index counted [for all that was asked](to_be_counted).
    pub(super) async fn label_facets(
        &self,
        cx: &Cx,
        asked: &[FacetRequest],
        counted: Vec<Facet>,
    ) -> Result<Vec<FacetFound>> {
        let mut labelled = Vec::with_capacity(asked.len());
        let mut counted = counted.into_iter();
        for asked in asked {
            let Some(Facet { field, mut buckets, mut has_more }) = counted.next() else { break };
            if asked.contains.is_some() {
                let others = counted.next().into_iter().flat_map(|most| most.buckets);
                let known: HashSet<String> = buckets.iter().map(|bucket| bucket.value.clone()).collect();
                buckets.extend(others.filter(|bucket| !known.contains(&bucket.value)));
            }
            let labels = self.labels(cx, field, &buckets).await?;
            let label = |value: &str| {
                labels.get(value).cloned().unwrap_or_else(|| facet_label(field, value, &cx.languages))
            };
            let labelled_bucket =
                |Bucket { value, count }| LabelledBucket { label: label(&value), value, count };
            let mut buckets: Vec<LabelledBucket> = buckets.into_iter().map(labelled_bucket).collect();
            if let Some(part) = &asked.contains {
                let has_part = search::containing(part);
                buckets.retain(|bucket| has_part(&bucket.label) || has_part(&bucket.value));
                if field != FacetField::Year {
                    buckets.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
                    has_more |= buckets.len() > asked.first;
                    buckets.truncate(asked.first);
                }
            }
            labelled.push(FacetFound { field, buckets, has_more });
        }
        Ok(labelled)
    }

    async fn labels(
        &self,
        cx: &Cx,
        field: FacetField,
        buckets: &[Bucket],
    ) -> Result<HashMap<String, String>> {
        let values: Vec<String> = buckets.iter().map(|bucket| bucket.value.clone()).collect();
        let text = |text: &Localized| text.serve(&cx.languages).map(|served| served.text.to_owned());
        match field {
            FacetField::Topic => {
                self.names(cx, EntityKind::Topic, &values, |topic: &Topic| text(&topic.content.label)).await
            }
            FacetField::Member => {
                self.names(cx, EntityKind::Member, &values, |member: &Member| text(&member.content.name))
                    .await
            }
            FacetField::Forum => {
                self.names(cx, EntityKind::Forum, &values, |forum: &Forum| text(&forum.content.name)).await
            }
            FacetField::Person => {
                let name = |person: &Person| Some(person.content.name.display.clone());
                self.names(cx, EntityKind::Person, &values, name).await
            }
            _ => Ok(HashMap::new()),
        }
    }

    /// Names by slug, of those that the asker may see.
    async fn names<N: Curated>(
        &self,
        cx: &Cx,
        kind: EntityKind,
        slugs: &[String],
        name: impl Fn(&N) -> Option<String>,
    ) -> Result<HashMap<String, String>> {
        let found = self.get_by_slugs::<N>(cx, kind, slugs).await?;
        Ok(found.into_iter().filter_map(|(slug, noun)| Some((slug, name(&noun)?))).collect())
    }
}

/// The name of a value of a facet that is no thing of its own, in the first of these languages that names come in; the
/// value itself where it is a word already, or the slug of a thing.
#[must_use]
pub fn facet_label(field: FacetField, value: &str, languages: &[Language]) -> String {
    let coded = |vocabulary| domain::names::term(vocabulary, value, languages);
    let name = match field {
        FacetField::Country => value.parse().ok().map(|country: Country| country.label(languages)),
        FacetField::Region => Region::by_code(value).map(|region| region.label(languages)),
        FacetField::Continent => Continent::by_code(value).map(|continent| continent.label(languages)),
        FacetField::Language => value.parse().ok().and_then(|language: Language| language.label(languages)),
        FacetField::Kind => coded("kind"),
        FacetField::Type => coded("type"),
        FacetField::Access => coded("access"),
        FacetField::Sdg => coded("sdg"),
        _ => None,
    };
    name.unwrap_or(value).to_owned()
}
