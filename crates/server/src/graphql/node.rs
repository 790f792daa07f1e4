//! Anything that has an id: Relay's Node (Global Object Identification).

use app::{Anything, By};
use async_graphql::{Context, ID, Interface, Object};
use domain::{Doi, Orcid};

use super::{
    asker::Asker,
    error::{Result, failed, invalid},
    forum::Forum,
    global_id,
    member::Member,
    person::Person,
    record::{self, CaseStudy, Dataset, Publication, Record, ResearchProject},
    topic::Topic,
};

/// Anything that has an id.
#[derive(Interface, Clone)]
#[graphql(field(
    name = "id",
    ty = "async_graphql::ID",
    desc = "Its opaque id, for `node`. It never changes."
))]
pub(crate) enum Node {
    /// A member.
    Member(Member),
    /// A person.
    Person(Person),
    /// A topic.
    Topic(Topic),
    /// A forum.
    Forum(Forum),
    /// A publication.
    Publication(Publication),
    /// A research project.
    ResearchProject(ResearchProject),
    /// A dataset.
    Dataset(Dataset),
    /// A case study.
    CaseStudy(CaseStudy),
}

/// The lens on anything.
pub(crate) fn lens(anything: Anything) -> Node {
    match anything {
        Anything::Member(member) => Node::Member(Member(member)),
        Anything::Person(person) => Node::Person(Person(person)),
        Anything::Topic(topic) => Node::Topic(Topic(topic)),
        Anything::Forum(forum) => Node::Forum(Forum(forum)),
        Anything::Record(record) => match record::lens(record) {
            Record::Publication(publication) => Node::Publication(publication),
            Record::ResearchProject(project) => Node::ResearchProject(project),
            Record::Dataset(dataset) => Node::Dataset(dataset),
            Record::CaseStudy(case) => Node::CaseStudy(case),
        },
    }
}

/// Asking for anything by what identifies it.
#[derive(Default)]
pub(crate) struct NodeQuery;

/// The most ids in one request.
const MOST: usize = 100;

/// Asking for anything by what identifies it.
#[Object(serial)]
impl NodeQuery {
    /// The thing with an id; `null` where there is none for you.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "Its id.")] id: ID) -> Result<Option<Node>> {
        let asker = Asker::of(ctx);
        let Some(key) = global_id::decode(&id) else {
            return Ok(None);
        };
        let found = asker.app.get_any(&asker.cx, key).await.map_err(|error| failed(&error))?;
        Ok(found.map(lens))
    }

    /// The things with these ids, in the same order; `null` in the place of those that are not there for you.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Their ids: at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > MOST {
            return Err(invalid(format!("'ids' may hold {MOST} ids at most, not {}", ids.len())));
        }
        let asker = Asker::of(ctx);
        let keys: Vec<_> = ids.iter().map(global_id::decode).collect();
        let known: Vec<_> = keys.iter().flatten().copied().collect();
        let found = asker.app.get_all(&asker.cx, &known).await.map_err(|error| failed(&error))?;
        Ok(keys.into_iter().map(|key| found.get(&key?).cloned().map(lens)).collect())
    }

    /// The thing that the world knows by an identifier: a DOI, an ORCID iD, an ISBN, a handle, a web address (also of
    /// this site). `null` where there is none for you.
    async fn resource(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The identifier, with or without its resolver.")] uri: String,
    ) -> Result<Option<Node>> {
        let asker = Asker::of(ctx);
        if uri.len() > 2000 || uri.contains('\0') {
            return Ok(None);
        }
        let by_doi = match uri.parse::<Doi>() {
            Ok(doi) => asker.get(By::Doi(doi)).await?,
            Err(_) => None,
        };
        if let Some(record) = by_doi {
            return Ok(Some(lens(Anything::Record(record))));
        }
        let by_orcid = match uri.parse::<Orcid>() {
            Ok(orcid) => asker.get(By::Orcid(orcid)).await?,
            Err(_) => None,
        };
        if let Some(person) = by_orcid {
            return Ok(Some(lens(Anything::Person(person))));
        }
        let found = asker.app.resolve(&asker.cx, &uri).await.map_err(|error| failed(&error))?;
        Ok(found.map(lens))
    }
}
