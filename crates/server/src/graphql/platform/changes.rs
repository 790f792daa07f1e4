//! The log of changes, as the asker may know it.

use app::SeenChange;
use async_graphql::{ComplexObject, Context, Enum, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::change::Seen;

use crate::graphql::{
    asker::Asker,
    error::{Result, failed},
    global_id,
    node::{self, Node},
    scalar::Sequence,
    shared::{EntityKind, Tombstone},
};

/// A page of the log of changes.
#[derive(SimpleObject)]
#[graphql(complex, serial)]
pub(crate) struct ChangeConnection {
    /// The changes with their cursors, oldest first.
    edges: Vec<ChangeEdge>,
    /// How far this page has read the log: give it as `after` for the next one. Changes that you may not see are
    /// passed over, so it can lie behind the last edge.
    read_up_to: Sequence,
    /// Whether there may be more after this page.
    has_next_page: bool,
}

/// What changes there are.
#[ComplexObject]
impl ChangeConnection {
    /// The changes, oldest first.
    async fn nodes(&self) -> Vec<Change> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }
}

impl ChangeConnection {
    /// What the asker may know of the log after a place.
    pub(super) async fn read(ctx: &Context<'_>, after: domain::Sequence, first: usize) -> Result<Self> {
        let asker = Asker::of(ctx);
        let (changes, read_up_to) =
            asker.app.changes(&asker.cx, after, first).await.map_err(|error| failed(&error))?;
        let has_next_page = changes.len() == first;
        let edge = |change: SeenChange| ChangeEdge {
            cursor: change.change.sequence.to_string(),
            node: Change(change),
        };
        Ok(Self {
            edges: changes.into_iter().map(edge).collect(),
            read_up_to: Sequence(read_up_to),
            has_next_page,
        })
    }
}

/// A change with its place.
#[derive(SimpleObject, Clone)]
#[graphql(serial)]
pub(crate) struct ChangeEdge {
    /// The change's place in the log, as a cursor.
    cursor: String,
    /// The change.
    node: Change,
}

/// A change, as you could see it: keys, never contents. Read the thing itself for what it says now.
#[derive(Clone)]
pub(crate) struct Change(pub(crate) SeenChange);

/// What a change means for you.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeType {
    /// The thing is there for you, new or changed.
    Upsert,
    /// The thing is no longer there for you.
    Delete,
}

/// A change, as you could see it: keys, never contents. Read the thing itself for what it says now.
#[Object(serial)]
impl Change {
    /// Its place in the log.
    async fn sequence(&self) -> Sequence {
        Sequence(self.0.change.sequence)
    }

    /// What it means for you.
    #[graphql(name = "type")]
    async fn change_type(&self) -> ChangeType {
        match self.0.seen {
            Seen::Upsert => ChangeType::Upsert,
            Seen::Delete => ChangeType::Delete,
        }
    }

    /// What kind of thing changed.
    async fn kind(&self) -> EntityKind {
        self.0.change.key.kind.into()
    }

    /// The id of what changed.
    async fn node_id(&self) -> ID {
        global_id::encode(self.0.change.key)
    }

    /// What changed, as it is now; `null` where it is no longer there for you.
    async fn node(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let asker = Asker::of(ctx);
        let found = asker.app.get_any(&asker.cx, self.0.change.key).await.map_err(|error| failed(&error))?;
        Ok(found.map(node::lens))
    }

    /// Why it was withdrawn, where that is what happened.
    async fn tombstone(&self, ctx: &Context<'_>) -> Result<Option<Tombstone>> {
        let asker = Asker::of(ctx);
        let tombstone = asker.app.tombstone(&self.0).await.map_err(|error| failed(&error))?;
        Ok(tombstone.as_ref().map(|withdrawal| Tombstone::of(asker, withdrawal)))
    }

    /// When it happened.
    async fn at(&self) -> DateTime<Utc> {
        self.0.change.at
    }
}
