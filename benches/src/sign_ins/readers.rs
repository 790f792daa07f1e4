//! Readers who come at a fixed rate, however long they wait: what is slow is not asked for less.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::Result;
use tokio::{
    task::JoinSet,
    time::{sleep, sleep_until},
};

use crate::http::Connection;

/// Readers of one server.
pub(super) struct Readers {
    server: SocketAddr,
    requests: Arc<Vec<Vec<u8>>>,
    /// Between two requests of one connection.
    every: Duration,
    connections: u32,
}

impl Readers {
    /// Readers who send so many requests a second over so many connections.
    pub(super) fn new(server: SocketAddr, requests: Vec<Vec<u8>>, rate: u32, connections: u32) -> Self {
        let connections = connections.max(1);
        let every = Duration::from_secs(1) * connections / rate.max(1);
        Self { server, requests: Arc::new(requests), every, connections }
    }

    /// Reads for a while. Answers the time of each request in microseconds.
    pub(super) async fn run_for(&self, time: Duration) -> Result<Vec<u32>> {
        Ok(self.run_beside(sleep(time)).await?.0)
    }

    /// Reads as long as something else goes on; answers what that gave, too.
    pub(super) async fn run_beside<T>(&self, other: impl Future<Output = T>) -> Result<(Vec<u32>, T)> {
        let is_over = Arc::new(AtomicBool::new(false));
        let begun = Instant::now();
        let mut tasks = JoinSet::new();
        for at in 0..self.connections {
            // One after the other, not all at once.
            let first = begun + self.every * at / self.connections;
            let place = self.requests.len() * usize::try_from(at)? / usize::try_from(self.connections)?;
            let (requests, is_over) = (Arc::clone(&self.requests), Arc::clone(&is_over));
            tasks.spawn(read(self.server, requests, place, first, self.every, is_over));
        }
        let given = other.await;
        is_over.store(true, Ordering::Relaxed);
        let mut micros = Vec::new();
        while let Some(done) = tasks.join_next().await {
            micros.extend(done??);
        }
        Ok((micros, given))
    }
}

async fn read(
    server: SocketAddr,
    requests: Arc<Vec<Vec<u8>>>,
    place: usize,
    first: Instant,
    every: Duration,
    is_over: Arc<AtomicBool>,
) -> Result<Vec<u32>> {
    let mut connection = Connection::open(server).await?;
    let mut micros = Vec::new();
    let mut due = first;
    for request in requests.iter().cycle().skip(place) {
        let is_late = Instant::now() >= due;
        sleep_until(due.into()).await;
        if is_over.load(Ordering::Relaxed) {
            break;
        }
        // Who had to wait for the answer before has waited since the request was due; that a clock rings late is nobody's
        // fault.
        let from = if is_late { due } else { Instant::now() };
        connection.send(request).await?;
        micros.push(u32::try_from(from.elapsed().as_micros()).unwrap_or(u32::MAX));
        due += every;
    }
    Ok(micros)
}
