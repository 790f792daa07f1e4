//! Two topics that are one concept.

use std::{collections::HashMap, sync::Arc};

use domain::{
    EntityKind, Filter, Id, Member, Property, Record, State as Standing, Topic, topic::TopicContent,
};

use super::{Fact, Joined, OFFERED, Offer, Words, can_take, in_language};
use crate::{
    Site,
    asked::Asked,
    desk::registers::{Registered as _, StepOf, everything, topics::names},
    place::{Link, alphabetical, named},
};

impl Joined for Topic {
    const STEP: StepOf = StepOf { name: "merge", title: "register-merge", is_of_register: true };
    const WORDS: Words = Words {
        title: "register-merge-title",
        standfirst: "merge-standfirst",
        find: "merge-find",
        none: "merge-none",
        into: "merge-into",
        which: "fault-which-topic",
        done: "told-merged",
    };

    async fn offered(
        site: &Site,
        asked: &Asked,
        topic: &Self,
        query: &str,
    ) -> app::Result<(Vec<Offer>, bool)> {
        let published = Filter::Is(Property::State(vec![Standing::Published]));
        let mut others = everything::<Self>(site, asked, published).await?;
        others.retain(|other| can_take(topic, &**other));
        let wanted = alphabetical(query.trim());
        if wanted.is_empty() {
            // Those first that share the most words with it: what was made twice is called alike.
            let own = words(topic);
            others.sort_by_cached_key(|other| {
                let shared = words(other).iter().filter(|word| own.contains(word)).count();
                (std::cmp::Reverse(shared), alphabetical(&Self::title(asked, &other.content).text))
            });
        } else {
            others.retain(|other| names(&other.content).any(|name| alphabetical(&name).contains(&wanted)));
        }
        let offer = |other: &Arc<Self>| {
            let own = Self::title(asked, &other.content).text;
            let mut further: Vec<String> = names(&other.content).filter(|name| *name != own).collect();
            further.sort_unstable();
            further.dedup();
            further.truncate(4);
            let scheme = named(asked.i, "type", other.content.scheme.as_str());
            Offer {
                id: other.head.id.to_string(),
                link: Link::named(asked, EntityKind::Topic, &other.head.slug, &other.content.label),
                note: std::iter::once(scheme).chain(further).collect::<Vec<_>>().join(" · "),
            }
        };
        Ok((others.iter().take(OFFERED).map(offer).collect(), others.len() > OFFERED))
    }

    async fn followers(site: &Site, asked: &Asked, gone: &Self, stays: &str) -> app::Result<Vec<String>> {
        let about = Filter::Is(Property::Topic(vec![gone.head.id.uuid()]));
        let below = Filter::Is(Property::Broader(vec![gone.head.id.uuid()]));
        let i = asked.i;
        Ok(vec![
            i.n_with("merge-works", site.app.count::<Record>(&asked.cx, about.clone()).await?, stays),
            i.n_with("merge-members", site.app.count::<Member>(&asked.cx, about).await?, stays),
            i.n_with("merge-narrower", site.app.count::<Self>(&asked.cx, below).await?, stays),
        ])
    }

    async fn facts(site: &Site, asked: &Asked, content: &TopicContent) -> app::Result<Vec<Fact>> {
        let TopicContent { label, alt_labels, definition, scheme, notation, broader, exact_match } = content;
        let i = asked.i;
        let above = site.app.get_many::<Self>(&asked.cx, broader).await?;
        let above: HashMap<Id<Self>, String> =
            above.into_iter().map(|(id, topic)| (id, Self::title(asked, &topic.content).text)).collect();
        let text = |name: &str, text: &domain::Localized| {
            let said = text.iter();
            let of = |(language, said): (&domain::Language, &domain::Translation)| {
                Fact::of(in_language(asked, name, language), [said.text.clone()])
            };
            said.map(of).collect::<Vec<_>>()
        };
        let mut facts = text("field-name", label);
        facts.extend(alt_labels.iter().map(|(language, names)| {
            Fact::of(in_language(asked, "topic-names", language), names.iter().cloned())
        }));
        facts.extend(text("register-definition", definition));
        facts.push(Fact::of(i.t("register-vocabulary"), [named(i, "type", scheme.as_str())]));
        facts.push(Fact::of(i.t("register-notation"), notation.iter().cloned()));
        let above = broader.iter().filter_map(|topic| above.get(topic).cloned());
        facts.push(Fact::of(i.t("topic-broader"), above));
        facts.push(Fact::of(i.t("topic-elsewhere"), exact_match.iter().cloned()));
        Ok(facts)
    }
}

/// The words of everything that a topic is called.
fn words(topic: &Topic) -> Vec<String> {
    let all = names(&topic.content);
    let words = all.flat_map(|name| {
        alphabetical(&name).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
    });
    words.filter(|word| word.chars().count() > 2 || !word.is_ascii() && !word.is_empty()).collect()
}
