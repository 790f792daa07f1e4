//! Two entries that are one person.

use std::{collections::HashSet, sync::Arc};

use app::{Anything, SearchAsked};
use domain::{
    EntityKind, Filter, Orcid, Person, Property, Record,
    person::{Affiliation, PersonContent, PersonName},
};
use search::FacetField;

use super::{Fact, Joined, OFFERED, Offer, Words, can_take, in_language};
use crate::{Site, asked::Asked, desk::registers::StepOf, place::Link};

impl Joined for Person {
    const STEP: StepOf = StepOf { name: "merge", title: "register-merge-person", is_of_register: true };
    const WORDS: Words = Words {
        title: "register-merge-person-title",
        standfirst: "merge-person-standfirst",
        find: "merge-person-find",
        none: "merge-person-none",
        into: "merge-person-into",
        which: "fault-which-person",
        done: "told-merged-person",
    };

    async fn offered(
        site: &Site,
        asked: &Asked,
        person: &Self,
        query: &str,
    ) -> app::Result<(Vec<Offer>, bool)> {
        let wanted = if query.trim().is_empty() { &person.content.name.display } else { query };
        let only_words = |c: char| if c.is_alphanumeric() { c } else { ' ' };
        let kind = search::Filter::OneOf(FacetField::Kind, vec![EntityKind::Person.as_str().to_owned()]);
        let question = SearchAsked {
            query: wanted.chars().map(only_words).collect(),
            filter: Some(kind),
            limit: OFFERED + 1,
            literal: true,
            // Who was just entered is found at once.
            at_least: Some(site.app.position().last),
            ..SearchAsked::default()
        };
        let found = site.app.search(&asked.cx, question).await?;
        let has_more = found.has_next;
        let people = found.hits.into_iter().filter_map(|hit| match hit.found {
            Anything::Person(person) => Some(person),
            Anything::Member(_) | Anything::Topic(_) | Anything::Forum(_) | Anything::Record(_) => None,
        });
        let offer = |other: Arc<Self>| {
            let orcid = other.content.orcid.iter().map(|orcid| orcid.as_str().to_owned());
            let at = other.content.affiliations.iter().take(2).map(|affiliation| affiliation.name.clone());
            Offer {
                id: other.head.id.to_string(),
                note: orcid.chain(at).collect::<Vec<_>>().join(" · "),
                link: Link::of(asked, &Anything::Person(other)),
            }
        };
        let can_stay = people.filter(|other| can_take(person, &**other));
        Ok((can_stay.take(OFFERED).map(offer).collect(), has_more))
    }

    async fn followers(site: &Site, asked: &Asked, gone: &Self, stays: &str) -> app::Result<Vec<String>> {
        let by_them = Filter::Is(Property::Person(vec![gone.head.id.uuid()]));
        let works = site.app.count::<Record>(&asked.cx, by_them).await?;
        Ok(vec![asked.i.n_with("merge-person-works", works, stays), asked.i.t("merge-person-accounts")])
    }

    async fn facts(_site: &Site, asked: &Asked, content: &PersonContent) -> app::Result<Vec<Fact>> {
        let PersonContent { name, orcid, affiliations, biography, website } = content;
        let PersonName { display, given, particle, family } = name;
        let i = asked.i;
        let mut facts = vec![
            Fact::of(i.t("register-display"), [display.clone()]),
            Fact::of(i.t("register-given"), given.clone()),
            Fact::of(i.t("register-particle"), particle.clone()),
            Fact::of(i.t("register-family"), family.clone()),
            Fact::of(i.t("field-orcid"), orcid.as_ref().map(Orcid::as_str).map(str::to_owned)),
            Fact::of(i.t("property-website"), website.clone()),
            Fact::of(i.t("person-where"), affiliations.iter().map(|one| affiliation(asked, one))),
        ];
        facts.extend(biography.iter().map(|(language, text)| {
            Fact::of(in_language(asked, "register-description", language), [text.text.clone()])
        }));
        Ok(facts)
    }

    fn told_otherwise(asked: &Asked, gone: &PersonContent, after: &PersonContent) -> HashSet<String> {
        let own = gone.affiliations.iter();
        let told = own.filter(|own| after.affiliations.iter().any(|known| known.tells(own)));
        told.map(|own| affiliation(asked, own)).collect()
    }
}

/// A place of work, in words.
fn affiliation(asked: &Asked, affiliation: &Affiliation) -> String {
    let Affiliation { name, member: _, since, until } = affiliation;
    let when = asked.i.between(since.as_ref(), until.as_ref());
    let said = [name.as_str(), when.as_str()];
    let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}
