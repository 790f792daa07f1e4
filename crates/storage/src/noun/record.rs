//! Records in the database.

use std::collections::BTreeSet;

use domain::{EntityKey, EntityKind, Identifier, Record, lifecycle::Head, record::RecordContent};
use uuid::Uuid;

use super::{Columns, Noun, Relation, sort_name};
use crate::indicator::IndicatorRow;

impl Noun for Record {
    const KINDS: &'static [EntityKind] =
        &[EntityKind::Publication, EntityKind::ResearchProject, EntityKind::Dataset, EntityKind::CaseStudy];

    const KEEPS_REVISIONS: bool = true;

    fn has_working(&self) -> bool {
        self.has_working
    }

    fn is_rewritten(before: &RecordContent, after: &RecordContent) -> bool {
        before != after && before.words() != after.words()
    }

    fn assemble(head: Head<Self>, content: RecordContent, has_working: bool) -> Self {
        Self { head, content, has_working }
    }

    fn columns(&self) -> Columns {
        let content = &self.content;
        let title = content.title.original().map_or("", |(_, title)| &title.text);
        let publication = content.details.publication();
        let subtype = publication.map_or("", |publication| publication.publication_type.as_str());
        // Both the tag and its primary language: who looks for Portuguese finds Brazilian Portuguese too.
        let languages: BTreeSet<String> = content
            .languages
            .iter()
            .flat_map(|language| [language.as_str().to_owned(), language.primary().to_owned()])
            .collect();
        let countries: BTreeSet<String> = content
            .places
            .iter()
            .filter_map(|place| place.country)
            .map(|country| country.to_string())
            .collect();
        Columns {
            owner: content.owner.map(Into::into),
            sort_name: sort_name(title),
            date: content.date.clone(),
            subtype: subtype.to_owned(),
            access: content.access.as_str().to_owned(),
            languages: languages.into_iter().collect(),
            countries: countries.into_iter().collect(),
            sdgs: content.sdgs.iter().map(ToString::to_string).collect(),
            doi: content.doi().map(|doi| doi.to_string()),
            orcid: None,
        }
    }

    fn links(&self) -> Vec<(Relation, Uuid)> {
        let content = &self.content;
        let topics = content.topics.iter().map(|topic| (Relation::Topic, topic.uuid()));
        let people = content.contributors.iter().filter_map(|contributor| contributor.person);
        let members = content.contributors.iter().filter_map(|contributor| contributor.member);
        let case = content.details.case_study();
        let actors = case.into_iter().flat_map(|case| &case.actors).filter_map(|actor| actor.member);
        let related =
            content.relations.iter().filter_map(|relation| relation.target.parse::<EntityKey>().ok());
        topics
            .chain(people.map(|person| (Relation::Person, person.uuid())))
            .chain(members.map(|member| (Relation::Member, member.uuid())))
            .chain(actors.map(|member| (Relation::Member, member.uuid())))
            .chain(content.owner.map(|owner| (Relation::Member, owner.uuid())))
            .chain(related.map(|key| (Relation::Related, key.id)))
            .collect()
    }

    fn indicators(&self) -> Vec<IndicatorRow> {
        let case = self.content.details.case_study();
        case.into_iter().flat_map(|case| &case.indicators).map(IndicatorRow::of).collect()
    }

    fn translated(&self) -> Option<&RecordContent> {
        (!self.has_working).then_some(&self.content)
    }

    fn identifiers(&self) -> Vec<Identifier> {
        self.content.identifiers.clone()
    }
}
