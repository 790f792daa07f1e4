//! What the index is told of each thing.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;
use domain::{
    Entity, EntityKey, EntityKind, Forum, Id, Language, Localized, Member, Person, Record, Topic,
    policy::Audience,
    record::{CaseActor, ContributorKind, Details, RecordContent},
};
use formats::markdown;
use search::{Document, FacetValues, Label, Text, TextRole, Update};
use uuid::Uuid;

use crate::{App, Result};

/// How much of a long text is indexed with its record, in bytes.
const LONGEST: usize = 64 << 10;
/// How many steps up the topics are followed; a vocabulary with a circle in it must not hold us.
const HIGHEST: usize = 10;

/// The things that the documents of a batch tell of besides themselves: those only that everyone may see. A document
/// has one set of words for all its readers, and none of them may find it by what is hidden from them.
#[derive(Default)]
struct Named {
    members: HashMap<Id<Member>, Arc<Member>>,
    people: HashMap<Id<Person>, Arc<Person>>,
    topics: HashMap<Id<Topic>, Arc<Topic>>,
    forums: HashMap<Id<Forum>, Arc<Forum>>,
}

impl App {
    /// The index's updates for things as they are now. What is no longer in the database is taken out.
    pub(crate) async fn documents(&self, keys: &[EntityKey]) -> Result<Vec<Update>> {
        let ids = |kinds: &[EntityKind]| -> Vec<Uuid> {
            keys.iter().filter(|key| kinds.contains(&key.kind)).map(|key| key.id).collect()
        };
        fn typed<T>(ids: Vec<Uuid>) -> Vec<Id<T>> {
            ids.into_iter().map(Id::new).collect()
        }
        // Read from the database, not from the caches: a large walk must not push out what readers use.
        let records: Vec<Record> = self.store.get_many(&typed(ids(<Record as storage::Noun>::KINDS))).await?;
        let members: Vec<Member> = self.store.get_many(&typed(ids(&[EntityKind::Member]))).await?;
        let people: Vec<Person> = self.store.get_many(&typed(ids(&[EntityKind::Person]))).await?;
        let topics: Vec<Topic> = self.store.get_many(&typed(ids(&[EntityKind::Topic]))).await?;
        let forums: Vec<Forum> = self.store.get_many(&typed(ids(&[EntityKind::Forum]))).await?;

        let named = self.named(&records, &members, &people, &topics, &forums).await?;
        let today = self.clock.today();
        let mut documents: HashMap<EntityKey, Document> = HashMap::with_capacity(keys.len());
        documents.extend(records.iter().map(|record| (record.key(), of_record(record, &named, today))));
        documents.extend(members.iter().map(|member| (member.key(), of_member(member, &named, today))));
        documents.extend(people.iter().map(|person| (person.key(), of_person(person, &named, today))));
        documents.extend(topics.iter().map(|topic| (topic.key(), of_topic(topic, &named, today))));
        documents.extend(forums.iter().map(|forum| (forum.key(), of_forum(forum, &named, today))));
        let update = |key: &EntityKey| match documents.remove(key) {
            Some(document) => Update::Upsert(Box::new(document)),
            None => Update::Delete(*key),
        };
        Ok(keys.iter().map(update).collect())
    }

    /// The document of a record that is at hand.
    pub(super) async fn document_of(&self, record: &Record) -> Result<Document> {
        let named = self.named(std::slice::from_ref(record), &[], &[], &[], &[]).await?;
        Ok(of_record(record, &named, self.clock.today()))
    }

    async fn named(
        &self,
        records: &[Record],
        members: &[Member],
        people: &[Person],
        topics: &[Topic],
        forums: &[Forum],
    ) -> Result<Named> {
        let contents = || records.iter().map(|record| &record.content);
        let contributors = || contents().flat_map(|content| &content.contributors);
        let mut member_ids: Vec<Id<Member>> = contents().filter_map(|content| content.owner).collect();
        member_ids.extend(contributors().filter_map(|contributor| contributor.member));
        member_ids.extend(contents().flat_map(actors).filter_map(|actor| actor.member));
        member_ids.extend(forums.iter().flat_map(|forum| forum.content.hosts.iter().copied()));
        member_ids.extend(
            people.iter().flat_map(|person| person.content.affiliations.iter().filter_map(|at| at.member)),
        );
        let person_ids: Vec<Id<Person>> =
            contributors().filter_map(|contributor| contributor.person).collect();
        let forum_ids: Vec<Id<Forum>> = contents()
            .flat_map(|content| &content.relations)
            .filter_map(|relation| relation.target.parse::<EntityKey>().ok())
            .filter(|key| key.kind == EntityKind::Forum)
            .map(|key| Id::new(key.id))
            .collect();
        let mut topic_ids: Vec<Id<Topic>> =
            contents().flat_map(|content| content.topics.iter().copied()).collect();
        topic_ids.extend(members.iter().flat_map(|member| member.content.topics.iter().copied()));
        topic_ids.extend(topics.iter().flat_map(|topic| topic.content.broader.iter().copied()));

        let today = self.clock.today();
        let mut named = Named {
            members: public(self.load_many(&distinct(member_ids)).await?, today),
            people: public(self.load_many(&distinct(person_ids)).await?, today),
            topics: HashMap::new(),
            forums: public(self.load_many(&distinct(forum_ids)).await?, today),
        };
        let mut asked = HashSet::new();
        let mut wanted = distinct(topic_ids);
        for _ in 0..HIGHEST {
            if wanted.is_empty() {
                break;
            }
            let found = public(self.load_many(&wanted).await?, today);
            asked.extend(wanted);
            let broader = found.values().flat_map(|topic| topic.content.broader.iter().copied()).collect();
            named.topics.extend(found);
            wanted = distinct(broader);
            wanted.retain(|id| !asked.contains(id));
        }
        Ok(named)
    }
}

fn public<N: Entity>(mut found: HashMap<Id<N>, Arc<N>>, today: NaiveDate) -> HashMap<Id<N>, Arc<N>> {
    found.retain(|_, noun| noun.target().audience(today) == Audience::Public);
    found
}

fn distinct<T>(mut ids: Vec<Id<T>>) -> Vec<Id<T>> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

impl Named {
    fn member_slugs<'a>(&'a self, ids: impl Iterator<Item = Id<Member>> + 'a) -> Vec<String> {
        let mut slugs: Vec<_> =
            ids.filter_map(|id| self.members.get(&id)).map(|member| member.head.slug.to_string()).collect();
        slugs.sort_unstable();
        slugs.dedup();
        slugs
    }

    /// What the people behind printed names are called, where that is not printed.
    fn further_names(&self, contributors: &[domain::record::Contributor]) -> BTreeSet<String> {
        let is_printed = |name: &String| contributors.iter().any(|printed| printed.name == *name);
        let people = contributors.iter().filter_map(|contributor| self.people.get(&contributor.person?));
        people.map(|person| person.content.name.display.clone()).filter(|name| !is_printed(name)).collect()
    }

    fn member_names<'a>(&'a self, ids: impl Iterator<Item = Id<Member>> + 'a) -> Vec<String> {
        ids.filter_map(|id| self.members.get(&id)).flat_map(|member| texts(&member.content.name)).collect()
    }

    /// Slugs of topics, slugs of them and all that they lie in, and their labels.
    fn topics(&self, ids: &[Id<Topic>]) -> (Vec<String>, Vec<String>, Vec<Label>) {
        let own: Vec<&Arc<Topic>> = ids.iter().filter_map(|id| self.topics.get(id)).collect();
        let slugs = own.iter().map(|topic| topic.head.slug.to_string()).collect();
        let mut all: Vec<String> = Vec::new();
        let mut above: Vec<&Arc<Topic>> = own.clone();
        for _ in 0..HIGHEST {
            let mut next = Vec::new();
            for topic in above {
                let slug = topic.head.slug.to_string();
                if !all.contains(&slug) {
                    all.push(slug);
                    next.extend(topic.content.broader.iter().filter_map(|id| self.topics.get(id)));
                }
            }
            above = next;
        }
        let labels = own.iter().flat_map(|topic| topic_labels(topic)).collect();
        (slugs, all, labels)
    }
}

/// What a topic is called (skos:prefLabel and skos:altLabel).
pub(super) fn topic_labels(topic: &Topic) -> Vec<Label> {
    let label = |language: &Language, text: &str| Label {
        language: (language.as_str() != "und").then(|| language.clone()),
        text: text.to_owned(),
    };
    let content = &topic.content;
    let preferred = content.label.iter().map(|(language, translation)| label(language, &translation.text));
    let others = content.alt_labels.iter();
    let others = others.flat_map(|(language, labels)| labels.iter().map(move |text| label(language, text)));
    preferred.chain(others).collect()
}

fn texts(text: &Localized) -> Vec<String> {
    text.iter().map(|(_, translation)| translation.text.clone()).collect()
}

fn add(to: &mut Vec<Text>, role: TextRole, text: &Localized) {
    for (language, translation) in text.iter() {
        let language = (language.as_str() != "und").then(|| language.clone());
        // What is found is shown in pieces, where marks would begin and never end.
        let words = match role {
            TextRole::Summary | TextRole::Body => markdown::words(&translation.text),
            TextRole::Title | TextRole::Keywords => Cow::Borrowed(translation.text.as_str()),
        };
        let end = words.floor_char_boundary(LONGEST);
        to.push(Text { role, language, text: words.get(..end).unwrap_or_default().to_owned() });
    }
}

fn labels(text: &Localized) -> Vec<Label> {
    let label = |(language, translation): (&Language, &domain::Translation)| Label {
        language: Some(language.clone()),
        text: translation.text.clone(),
    };
    text.iter().map(label).collect()
}

/// What every document has.
fn base<N: Entity>(noun: &N, title_sort: &str, today: NaiveDate) -> Document {
    let head = noun.head();
    Document {
        version: u64::from(head.version),
        acl: noun.target().tokens(today),
        state: Some(head.state),
        published_at: head.published_at,
        updated_at: Some(head.updated_at),
        title_sort: title_sort.to_lowercase(),
        ..Document::empty(noun.key())
    }
}

fn original(text: &Localized) -> String {
    text.original().map(|(_, translation)| translation.text.clone()).unwrap_or_default()
}

/// Who had a part in a case study.
fn actors(content: &RecordContent) -> impl Iterator<Item = &CaseActor> {
    let case = match &content.details {
        Details::CaseStudy(case) => Some(case),
        Details::Publication(_) | Details::ResearchProject(_) | Details::Dataset(_) => None,
    };
    case.into_iter().flat_map(|case| &case.actors)
}

fn of_record(record: &Record, named: &Named, today: NaiveDate) -> Document {
    let content = &record.content;
    let mut document = base(record, &original(&content.title), today);
    add(&mut document.texts, TextRole::Title, &content.title);
    add(&mut document.texts, TextRole::Summary, &content.summary);
    add(&mut document.texts, TextRole::Body, &content.body);
    if let Details::CaseStudy(case) = &content.details {
        for (_, section) in case.sections() {
            add(&mut document.texts, TextRole::Body, section);
        }
        // The contact is in no document: a document has one set of words for all its readers, and it is for members only.
        for beneficiary in &case.beneficiaries {
            add(&mut document.texts, TextRole::Body, &beneficiary.group);
        }
        for date in &case.key_dates {
            add(&mut document.texts, TextRole::Body, &date.label);
        }
        for indicator in &case.indicators {
            add(&mut document.texts, TextRole::Body, &indicator.name);
        }
        for block in &case.building_blocks {
            for part in
                [&block.title, &block.purpose, &block.description, &block.enabling_factors, &block.lessons]
            {
                add(&mut document.texts, TextRole::Body, part);
            }
        }
    }
    if !content.keywords.is_empty() {
        let text = content.keywords.join(" · ");
        document.texts.push(Text {
            role: TextRole::Keywords,
            language: content.languages.first().cloned(),
            text,
        });
    }
    let people = |contributor: &domain::record::Contributor| contributor.kind == ContributorKind::Person;
    document.authors = content.contributors.iter().map(|contributor| contributor.name.clone()).collect();
    document.authors.extend(named.further_names(&content.contributors));
    document.names = content
        .source
        .iter()
        .flat_map(|source| [&source.title, &source.publisher, &source.series])
        .flatten()
        .cloned()
        .collect();
    document.names.extend(actors(content).map(|actor| actor.name.clone()));
    document
        .names
        .extend(content.places.iter().map(|place| place.name.clone()).filter(|name| !name.is_empty()));
    let member_ids = || {
        content
            .owner
            .into_iter()
            .chain(content.contributors.iter().filter_map(|contributor| contributor.member))
            .chain(actors(content).filter_map(|actor| actor.member))
    };
    document.member_names = named.member_names(member_ids());
    let (topics, topics_and_broader, topic_names) = named.topics(&content.topics);
    document.topic_names = topic_names;
    document.identifiers = content
        .identifiers
        .iter()
        .map(|identifier| search::identifier::normal_form(identifier.value()))
        .collect();
    document.identifiers.extend(content.url.iter().map(|url| search::identifier::normal_form(url)));
    document.dated = content.date.as_ref().map(|date| (date.earliest(), date.latest()));
    document.points = content.places.iter().filter_map(|place| place.latitude.zip(place.longitude)).collect();
    document.references =
        content.relations.iter().filter_map(|relation| relation.target.parse::<EntityKey>().ok()).collect();
    document.suggestion = labels(&content.title);
    let countries: Vec<_> = content.places.iter().filter_map(|place| place.country).collect();
    document.facets = FacetValues {
        types: match &content.details {
            Details::Publication(publication) => vec![publication.publication_type.as_str().to_owned()],
            Details::ResearchProject(_) | Details::Dataset(_) | Details::CaseStudy(_) => Vec::new(),
        },
        languages: content.languages.iter().map(ToString::to_string).collect(),
        topics,
        topics_and_broader,
        sdgs: content.sdgs.iter().map(|goal| goal.number()).collect(),
        members: named.member_slugs(member_ids()),
        people: content
            .contributors
            .iter()
            .filter(|contributor| people(contributor))
            .map(|contributor| person_key(contributor, named))
            .collect(),
        licences: content.licence.iter().map(ToString::to_string).collect(),
        access: vec![content.access.as_str().to_owned()],
        forums: content
            .relations
            .iter()
            .filter_map(|relation| relation.target.parse::<EntityKey>().ok())
            .filter_map(|key| named.forums.get(&Id::new(key.id)))
            .map(|forum| forum.head.slug.to_string())
            .collect(),
        ..geography(&countries)
    };
    document
}

/// What a person is counted under: the slug where the person is known, else the printed name without odd spaces.
fn person_key(contributor: &domain::record::Contributor, named: &Named) -> String {
    let known = contributor.person.and_then(|id| named.people.get(&id));
    known.map_or_else(
        || contributor.name.split_whitespace().collect::<Vec<_>>().join(" "),
        |person| person.head.slug.to_string(),
    )
}

fn geography(countries: &[domain::Country]) -> FacetValues {
    let mut facets = FacetValues::default();
    for country in countries {
        let region = country.region();
        facets.countries.push(country.to_string());
        facets.regions.push(region.code.to_owned());
        facets.continents.push(region.continent.code().to_owned());
    }
    for values in [&mut facets.countries, &mut facets.regions, &mut facets.continents] {
        values.sort_unstable();
        values.dedup();
    }
    facets
}

fn of_member(member: &Member, named: &Named, today: NaiveDate) -> Document {
    let content = &member.content;
    let mut document = base(member, &original(&content.name), today);
    add(&mut document.texts, TextRole::Title, &content.name);
    add(&mut document.texts, TextRole::Summary, &content.description);
    document.names = content.city.iter().cloned().collect();
    document.member_names = texts(&content.name);
    let (topics, topics_and_broader, topic_names) = named.topics(&content.topics);
    document.topic_names = topic_names;
    document.identifiers = content
        .identifiers
        .iter()
        .map(|identifier| search::identifier::normal_form(identifier.value()))
        .collect();
    document.identifiers.extend(content.website.iter().map(|url| search::identifier::normal_form(url)));
    document.points = content.latitude.zip(content.longitude).into_iter().collect();
    document.suggestion = labels(&content.name);
    let countries: Vec<_> = content.country.into_iter().collect();
    document.facets = FacetValues {
        types: vec![content.kind.as_str().to_owned()],
        topics,
        topics_and_broader,
        members: vec![member.head.slug.to_string()],
        ..geography(&countries)
    };
    document
}

fn of_person(person: &Person, named: &Named, today: NaiveDate) -> Document {
    let content = &person.content;
    let mut document = base(person, &content.name.sort_name(), today);
    document.texts.push(Text { role: TextRole::Title, language: None, text: content.name.display.clone() });
    add(&mut document.texts, TextRole::Summary, &content.biography);
    document.authors = vec![content.name.display.clone()];
    let member_ids = || content.affiliations.iter().filter_map(|affiliation| affiliation.member);
    document.names = content.affiliations.iter().map(|affiliation| affiliation.name.clone()).collect();
    document.member_names = named.member_names(member_ids());
    document.identifiers =
        content.orcid.iter().map(|orcid| search::identifier::normal_form(orcid.as_str())).collect();
    document.suggestion = vec![Label { language: None, text: content.name.display.clone() }];
    document.facets = FacetValues {
        people: vec![person.head.slug.to_string()],
        members: named.member_slugs(member_ids()),
        ..FacetValues::default()
    };
    document
}

fn of_topic(topic: &Topic, named: &Named, today: NaiveDate) -> Document {
    let content = &topic.content;
    let mut document = base(topic, &original(&content.label), today);
    add(&mut document.texts, TextRole::Title, &content.label);
    add(&mut document.texts, TextRole::Summary, &content.definition);
    document.names = content.alt_labels.values().flatten().cloned().collect();
    document.topic_names = topic_labels(topic);
    document.identifiers =
        content.exact_match.iter().map(|url| search::identifier::normal_form(url)).collect();
    document.identifiers.push(search::identifier::of_topic(topic.head.slug.as_str()));
    document.suggestion = labels(&content.label);
    let (_, mut topics_and_broader, _) = named.topics(&content.broader);
    topics_and_broader.push(topic.head.slug.to_string());
    document.facets = FacetValues {
        types: vec![content.scheme.as_str().to_owned()],
        topics: vec![topic.head.slug.to_string()],
        topics_and_broader,
        ..FacetValues::default()
    };
    document
}

fn of_forum(forum: &Forum, named: &Named, today: NaiveDate) -> Document {
    let content = &forum.content;
    let mut document = base(forum, &original(&content.name), today);
    add(&mut document.texts, TextRole::Title, &content.name);
    add(&mut document.texts, TextRole::Summary, &content.theme);
    add(&mut document.texts, TextRole::Body, &content.description);
    document.names = content.city.iter().cloned().chain([content.edition.clone()]).collect();
    document.member_names = named.member_names(content.hosts.iter().copied());
    document.identifiers = content.website.iter().map(|url| search::identifier::normal_form(url)).collect();
    document.dated = content.date.as_ref().map(|date| (date.earliest(), date.latest()));
    document.suggestion = labels(&content.name);
    let countries: Vec<_> = content.country.into_iter().collect();
    document.facets = FacetValues {
        members: named.member_slugs(content.hosts.iter().copied()),
        forums: vec![forum.head.slug.to_string()],
        ..geography(&countries)
    };
    document
}
