//! Deciding what becomes of each entry of a batch.

use std::collections::{HashMap, HashSet};

use domain::{EntityKind, Forum, Id, Member, Person, Record, State, Topic};
use formats::{Link, Located, Resolved, say};
use uuid::Uuid;

use super::{Import, RejectedEntry, Warning, identity::Known};
use crate::Result;

/// An entry that can be written: which thing it is, and what it says.
pub(super) struct Ready<C> {
    pub line: u64,
    pub key: String,
    pub id: Uuid,
    /// Whether the thing is in the store already.
    pub is_known: bool,
    pub entry: Facts,
    pub content: C,
    /// What it points to.
    links: Vec<(Link, Uuid)>,
}

/// What an entry says about itself.
#[derive(Clone)]
pub(super) struct Facts {
    pub external_reference: Option<domain::ExternalReference>,
    pub slug: Option<domain::Slug>,
    pub state: Option<State>,
    pub created_at: Option<domain::Timestamp>,
    pub published_at: Option<domain::Timestamp>,
    pub withdrawal: Option<domain::lifecycle::Withdrawal>,
}

/// A batch sorted by noun.
#[derive(Default)]
pub(super) struct Plan {
    pub members: Vec<Ready<domain::member::MemberContent>>,
    pub people: Vec<Ready<domain::person::PersonContent>>,
    pub topics: Vec<Ready<domain::topic::TopicContent>>,
    pub forums: Vec<Ready<domain::forum::ForumContent>>,
    pub records: Vec<Ready<domain::record::RecordContent>>,
    /// The ids that new entries of the batch were given, which others of it may point to.
    promised: HashSet<Uuid>,
}

impl Import {
    /// Imports a batch. An entry that points to nothing waits for the end, and is rejected there.
    pub(super) async fn batch(&mut self, batch: Vec<Located>, at_end: bool) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        let known = self.known(&batch).await?;
        let plan = self.plan(batch, &known, at_end);
        let mut plan = self.without_duplicates(plan).await?;
        self.without_pointers_to_nothing(&mut plan);
        let slugs = remembered(&plan);
        self.write(plan).await?;
        self.slugs.extend(slugs);
        Ok(())
    }

    fn plan(&mut self, batch: Vec<Located>, known: &Known, at_end: bool) -> Plan {
        let now = self.app.clock.now();
        // Everything gets its id first, so that entries of a batch can point to each other in any order.
        let mut own: HashMap<(EntityKind, String), Uuid> = HashMap::new();
        let identified: Vec<(Located, Uuid, bool)> = batch
            .into_iter()
            .filter_map(|located| {
                let found = known.entry(&located);
                if let Some(found) = found.filter(|found| found.kind != located.entry.kind) {
                    let reason = say!(
                        "other-kind",
                        "is known here as a {kind}: a {other} can't take its place",
                        kind = found.kind,
                        other = located.entry.kind
                    );
                    self.reject(&located, reason.into());
                    return None;
                }
                let id = found.map(|found| found.id);
                let id_or_new = id.or(located.entry.uid).unwrap_or_else(|| self.app.ids.next(now));
                if let Some(slug) = &located.entry.slug {
                    own.insert((located.entry.kind, slug.to_string()), id_or_new);
                }
                Some((located, id_or_new, id.is_some()))
            })
            .collect();
        // What points to nothing gets no id yet, and then what points to that doesn't either.
        loop {
            let find = |link: &Link| self.target(&own, known, link);
            let stuck: Vec<(EntityKind, String)> = identified
                .iter()
                .filter(|(located, _, is_known)| {
                    !is_known && located.entry.content.links().iter().any(|link| find(link).is_none())
                })
                .filter_map(|(located, ..)| {
                    Some((located.entry.kind, located.entry.slug.as_ref()?.to_string()))
                })
                .collect();
            let before = own.len();
            for slug in stuck {
                own.remove(&slug);
            }
            if own.len() == before {
                break;
            }
        }
        let mut plan = Plan::default();
        let new = identified.iter().filter(|(.., is_known)| !is_known);
        plan.promised.extend(new.map(|(_, id, _)| *id));
        for (located, id, is_known) in identified {
            let find = |link: &Link| self.target(&own, known, link);
            if !at_end && located.entry.content.links().iter().any(|link| find(link).is_none()) {
                self.waiting.push((self.files, located));
                continue;
            }
            let Located { line, key, entry, bytes_read: _ } = located;
            let links = entry.content.links().iter();
            let links = links.filter_map(|link| Some((link.clone(), find(link)?))).collect();
            let resolved = entry.content.clone().resolve(find);
            let content = match resolved {
                Ok(content) => content,
                Err(reason) => {
                    self.outcome.rejected.push(RejectedEntry { line, key: Some(key), reason });
                    continue;
                }
            };
            let mut warnings = entry.warnings;
            let mut state = entry.state;
            if state.is_some_and(State::is_under_review) {
                // Nobody would have handed it in, and nobody could decide on it.
                state = (!is_known).then_some(State::Draft);
                warnings.push(say!(
                    "review-absent",
                    "its review is not in the file: a new entry is a draft, one that is here stays"
                ));
            }
            for message in warnings {
                self.outcome.warnings.push(Warning { line, key: key.clone(), message });
            }
            let facts = Facts {
                external_reference: entry.external_reference,
                slug: entry.slug,
                state,
                created_at: entry.created_at,
                published_at: entry.published_at,
                withdrawal: entry.withdrawal,
            };
            match content {
                Resolved::Member(content) => {
                    plan.members.push(ready(line, key, id, is_known, facts, content, links));
                }
                Resolved::Person(content) => {
                    plan.people.push(ready(line, key, id, is_known, facts, content, links));
                }
                Resolved::Topic(content) => {
                    plan.topics.push(ready(line, key, id, is_known, facts, content, links));
                }
                Resolved::Forum(content) => {
                    plan.forums.push(ready(line, key, id, is_known, facts, content, links));
                }
                Resolved::Record(mut content) => {
                    content.owner = content.owner.or(self.options.owner);
                    if content.title.is_empty() {
                        let message = say!("untitled", "has no title: it is shown as untitled");
                        self.outcome.warnings.push(Warning { line, key: key.clone(), message });
                    }
                    plan.records.push(ready(line, key, id, is_known, facts, *content, links));
                }
            }
        }
        plan
    }

    /// The thing that a link points to: one of the batch, of this run, or of the store.
    fn target(&self, own: &HashMap<(EntityKind, String), Uuid>, known: &Known, link: &Link) -> Option<Uuid> {
        let key = (link.kind, link.slug.clone());
        let here = own.get(&key).or_else(|| self.slugs.get(&key)).copied();
        here.or_else(|| known.by_slug(link.kind, &link.slug)).or_else(|| known.by_id(link.kind, &link.slug))
    }

    fn reject(&mut self, located: &Located, reason: formats::Reasons) {
        self.outcome.rejected.push(RejectedEntry {
            line: located.line,
            key: Some(located.key.clone()),
            reason,
        });
    }

    /// Takes out records whose DOI, people whose ORCID iD and things whose slug another one has.
    async fn without_duplicates(&mut self, mut plan: Plan) -> Result<Plan> {
        let dois: Vec<Option<String>> =
            plan.records.iter().map(|ready| ready.content.doi().map(|doi| doi.to_string())).collect();
        let held =
            self.app.store.holders_of_dois(&dois.iter().flatten().cloned().collect::<Vec<_>>()).await?;
        self.take_out(&mut plan.records, &dois, &held, "DOI");
        let mut orcids: Vec<Option<String>> =
            plan.people.iter().map(|ready| ready.content.orcid.as_ref().map(ToString::to_string)).collect();
        self.forget_merged(&plan.people, &mut orcids).await?;
        let held =
            self.app.store.holders_of_orcids(&orcids.iter().flatten().cloned().collect::<Vec<_>>()).await?;
        self.take_out(&mut plan.people, &orcids, &held, "ORCID iD");
        self.take_out_slugs::<Member>(&mut plan.members, &[EntityKind::Member]).await?;
        self.take_out_slugs::<Person>(&mut plan.people, &[EntityKind::Person]).await?;
        self.take_out_slugs::<Topic>(&mut plan.topics, &[EntityKind::Topic]).await?;
        self.take_out_slugs::<Forum>(&mut plan.forums, &[EntityKind::Forum]).await?;
        self.take_out_slugs::<Record>(&mut plan.records, <Record as storage::Noun>::KINDS).await?;
        Ok(plan)
    }

    /// Of people who were put into others here, the number is the other's: their source may still have it for them.
    async fn forget_merged(
        &self,
        people: &[Ready<domain::person::PersonContent>],
        orcids: &mut [Option<String>],
    ) -> Result<()> {
        let known: Vec<Id<Person>> =
            people.iter().filter(|ready| ready.is_known).map(|ready| Id::new(ready.id)).collect();
        let found = self.app.store.get_many(&known).await?;
        let merged: HashSet<Uuid> = found
            .iter()
            .filter(|person| person.head.merged_into().is_some())
            .map(|person| person.head.id.uuid())
            .collect();
        for (ready, orcid) in people.iter().zip(orcids) {
            if ready.entry.state.is_none() && merged.contains(&ready.id) {
                *orcid = None;
            }
        }
        Ok(())
    }

    /// Takes out what points to a new entry of the batch that was taken out, and then what points to that.
    fn without_pointers_to_nothing(&mut self, plan: &mut Plan) {
        loop {
            let mut lost = plan.promised.clone();
            let Plan { members, people, topics, forums, records, promised: _ } = plan;
            members.iter().for_each(|ready| _ = lost.remove(&ready.id));
            people.iter().for_each(|ready| _ = lost.remove(&ready.id));
            topics.iter().for_each(|ready| _ = lost.remove(&ready.id));
            forums.iter().for_each(|ready| _ = lost.remove(&ready.id));
            records.iter().for_each(|ready| _ = lost.remove(&ready.id));
            let before = self.outcome.rejected.len();
            self.take_out_pointers(members, &lost);
            self.take_out_pointers(people, &lost);
            self.take_out_pointers(topics, &lost);
            self.take_out_pointers(forums, &lost);
            self.take_out_pointers(records, &lost);
            if self.outcome.rejected.len() == before {
                return;
            }
        }
    }

    fn take_out_pointers<C>(&mut self, ready: &mut Vec<Ready<C>>, lost: &HashSet<Uuid>) {
        ready.retain(|ready| {
            let Some((link, _)) = ready.links.iter().find(|(_, id)| lost.contains(id)) else { return true };
            let reason = say!(
                "target-rejected",
                "the {kind} '{name}' was itself rejected",
                kind = link.kind,
                name = link.slug
            );
            let reason = reason.at(&link.path.join(".")).into();
            self.outcome.rejected.push(RejectedEntry {
                line: ready.line,
                key: Some(ready.key.clone()),
                reason,
            });
            false
        });
    }

    fn take_out<C>(
        &mut self,
        ready: &mut Vec<Ready<C>>,
        values: &[Option<String>],
        held: &HashMap<String, (Uuid, String)>,
        what: &str,
    ) {
        let mut own: HashMap<&String, String> = HashMap::new();
        let mut at = 0;
        ready.retain(|ready| {
            let value = values.get(at).and_then(Option::as_ref);
            at += 1;
            let Some(value) = value else { return true };
            let other = held.get(value).filter(|(id, _)| *id != ready.id).map(|(_, holder)| holder.clone());
            let Some(holder) = other.or_else(|| own.get(value).cloned()) else {
                own.insert(value, ready.key.clone());
                return true;
            };
            let reason = say!(
                "duplicate",
                "is a duplicate: its {field} {value} belongs to '{key}' already",
                field = what,
                value = value,
                key = holder
            )
            .into();
            self.outcome.rejected.push(RejectedEntry {
                line: ready.line,
                key: Some(ready.key.clone()),
                reason,
            });
            false
        });
    }

    async fn take_out_slugs<N: crate::Curated>(
        &mut self,
        ready: &mut Vec<Ready<N::Content>>,
        kinds: &[EntityKind],
    ) -> Result<()> {
        let asked: Vec<String> =
            ready.iter().filter_map(|ready| ready.entry.slug.as_ref()).map(ToString::to_string).collect();
        let mut held: HashMap<(EntityKind, String), Uuid> = HashMap::new();
        for kind in kinds {
            for (slug, id) in self.app.store.ids_of_slugs(*kind, &asked).await? {
                held.insert((*kind, slug), id);
            }
        }
        let mut own = HashSet::new();
        let outcome = &mut self.outcome;
        ready.retain(|ready| {
            let Some(slug) = &ready.entry.slug else {
                return true;
            };
            let kind = N::prospect(&ready.content, State::Draft).kind;
            let other = held.get(&(kind, slug.to_string())).is_some_and(|id| *id != ready.id);
            if !other && own.insert((kind, slug.to_string())) {
                return true;
            }
            let reason =
                say!("slug-taken", "its slug '{name}' belongs to another {kind}", name = slug, kind = kind);
            outcome.rejected.push(RejectedEntry {
                line: ready.line,
                key: Some(ready.key.clone()),
                reason: reason.into(),
            });
            false
        });
        Ok(())
    }
}

fn ready<C>(
    line: u64,
    key: String,
    id: Uuid,
    is_known: bool,
    entry: Facts,
    content: C,
    links: Vec<(Link, Uuid)>,
) -> Ready<C> {
    Ready { line, key, id, is_known, entry, content, links }
}

/// What later entries may point to.
fn remembered(plan: &Plan) -> Vec<((EntityKind, String), Uuid)> {
    fn of<C>(
        ready: &[Ready<C>],
        kind: impl Fn(&C) -> EntityKind,
    ) -> impl Iterator<Item = ((EntityKind, String), Uuid)> {
        ready.iter().filter_map(move |ready| {
            Some(((kind(&ready.content), ready.entry.slug.as_ref()?.to_string()), ready.id))
        })
    }
    let mut all: Vec<_> = of(&plan.members, |_| EntityKind::Member).collect();
    all.extend(of(&plan.people, |_| EntityKind::Person));
    all.extend(of(&plan.topics, |_| EntityKind::Topic));
    all.extend(of(&plan.forums, |_| EntityKind::Forum));
    all.extend(of(&plan.records, |content| content.details.kind()));
    all
}
