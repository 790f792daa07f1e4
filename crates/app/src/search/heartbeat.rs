//! What the process that keeps the index tells others through the database, and what they ask of it.

use std::time::Duration;

use domain::{
    Sequence, Timestamp,
    audit::{Action, Detail},
};
use serde::{Deserialize, Serialize};

use crate::{App, Cx, Error, Result};

const HEARTBEAT: &str = "index_heartbeat";
const REBUILD: &str = "index_rebuild_requested";
/// A heartbeat older than this is of a process that is gone.
const FRESH: i64 = 10;
/// An import waits while the index is this many changes behind: what others write meanwhile is to be found within a
/// second, and has this many and a batch of the import before it.
const TOO_FAR_BEHIND: u64 = 300;
/// How often an import that waits looks again.
const LOOK: Duration = Duration::from_millis(50);

/// Where an index is that some process keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heartbeat {
    /// How far it has followed the log.
    pub sequence: Sequence,
    /// When that was told.
    pub at: Timestamp,
}

pub(crate) async fn tell(app: &App, sequence: Sequence) -> Result<()> {
    let beat = Heartbeat { sequence, at: app.clock.now() };
    let json = serde_json::to_string(&beat).map_err(Error::internal)?;
    Ok(app.store.set_setting(HEARTBEAT, &json).await?)
}

/// Whether someone asked for a rebuild that has not been carried out by this node.
pub(crate) async fn take_rebuild_request(app: &App) -> Result<bool> {
    let asked = app.store.setting(REBUILD).await?.unwrap_or_default();
    Ok(app.search.take_request(asked))
}

impl App {
    /// Where the index is that a running server keeps; none where no server has told of one lately.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn index_heartbeat(&self) -> Result<Option<Heartbeat>> {
        let Some(json) = self.store.setting(HEARTBEAT).await? else {
            return Ok(None);
        };
        let beat: Heartbeat = serde_json::from_str(&json).map_err(Error::internal)?;
        let fresh = self.clock.now() - beat.at < chrono::Duration::seconds(FRESH);
        Ok(fresh.then_some(beat))
    }

    /// Asks every running server to rebuild its index.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn request_rebuild(&self) -> Result<()> {
        let mark = self.ids.next(self.clock.now());
        let mut tx = self.begin(&Cx::system()).await?;
        tx.set_setting(REBUILD, &format!("\"{mark}\"")).await?;
        tx.audit(Action::IndexRebuild, None, Detail::none().with("by", "server"));
        tx.commit().await?;
        Ok(())
    }

    /// Lets an index that is far behind come nearer before more is written.
    pub(crate) async fn wait_for_index(&self) -> Result<()> {
        while let Some(beat) = self.index_heartbeat().await? {
            let end = self.store.log_position().await?.last;
            if end.0.saturating_sub(beat.sequence.0) < TOO_FAR_BEHIND {
                break;
            }
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    }
}
