//! Looking at the log for what others wrote: the command line beside the server, other nodes.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::App;

/// How often the log is looked at. A poll of one row by its key costs so little that PostgreSQL's notifications, which
/// get lost when a connection breaks and so need the poll beside them, would save nothing.
const EVERY: Duration = Duration::from_millis(200);

/// Follows the log until `stop`.
pub async fn follow_log(app: App, stop: CancellationToken) {
    let mut failing = false;
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        let followed = app.catch_up().await;
        // Told once when it begins and once when it ends, not five times a second.
        match (&followed, failing) {
            (Ok(()), true) => tracing::info!("the log of changes can be read again"),
            (Err(error), false) => tracing::error!(%error, "the log of changes can't be read; trying on"),
            (Ok(()), false) | (Err(_), true) => {}
        }
        failing = followed.is_err();
    }
}
