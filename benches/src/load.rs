//! Load: so many connections, each sending one request after the other, for so long.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Result;
use tokio::task::JoinSet;

use crate::{http::Connection, store::Server};

/// The most requests of one connection in one run, so that figures take bounded memory.
const MOST: usize = 1_000_000;

/// What one run saw.
#[derive(Debug, Default, Clone)]
pub(crate) struct Run {
    /// How long it went on, in seconds.
    pub(crate) seconds: f64,
    /// Processor time of the server meanwhile, in seconds.
    pub(crate) cpu: f64,
    /// Time of each request, in microseconds.
    pub(crate) micros: Vec<u32>,
    /// The bytes of all bodies.
    pub(crate) bytes: u64,
}

impl Run {
    /// Adds another run of the same thing.
    pub(crate) fn add(&mut self, other: Self) {
        self.seconds += other.seconds;
        self.cpu += other.cpu;
        self.micros.extend(other.micros);
        self.bytes += other.bytes;
    }

    /// The time, in milliseconds, that this share of the requests took at most: 0.5 is the median.
    pub(crate) fn percentile(&self, share: f64) -> f64 {
        percentile(&self.micros, share)
    }
}

/// The time, in milliseconds, that this share of some times in microseconds is not longer than.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a place among millions at most"
)]
pub(crate) fn percentile(micros: &[u32], share: f64) -> f64 {
    let mut sorted = micros.to_vec();
    sorted.sort_unstable();
    let place = (sorted.len() as f64 * share) as usize;
    sorted.get(place.min(sorted.len().saturating_sub(1))).map_or(0.0, |micros| f64::from(*micros) / 1e3)
}

/// Sends requests in turn, beginning at different ones, over `connections` for as long as `time`.
pub(crate) async fn run(
    server: &Server,
    requests: &Arc<Vec<Vec<u8>>>,
    connections: usize,
    time: Duration,
) -> Result<Run> {
    let before = server.usage()?;
    let begun = Instant::now();
    let mut tasks = JoinSet::new();
    for at in 0..connections {
        let first = at * requests.len() / connections;
        tasks.spawn(one(server.address, Arc::clone(requests), first, begun + time));
    }
    let mut all = Run::default();
    while let Some(done) = tasks.join_next().await {
        all.add(done??);
    }
    all.seconds = begun.elapsed().as_secs_f64();
    all.cpu = (server.usage()?.cpu.saturating_sub(before.cpu)).as_secs_f64();
    Ok(all)
}

async fn one(address: SocketAddr, requests: Arc<Vec<Vec<u8>>>, first: usize, end: Instant) -> Result<Run> {
    let mut connection = Connection::open(address).await?;
    let mut run = Run::default();
    for request in requests.iter().cycle().skip(first).take(MOST) {
        let begun = Instant::now();
        if begun >= end {
            break;
        }
        run.bytes += connection.send(request).await?.len() as u64;
        run.micros.push(u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX));
    }
    Ok(run)
}
