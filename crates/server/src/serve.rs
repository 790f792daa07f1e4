//! From a listening socket to requests: HTTP/1.1 and HTTP/2 without TLS, with a bound on everything a stranger can hold.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt as _;

use crate::graphql::http::ending::Ending;

/// Connections that are open at once. More wait in the system's queue.
const CONNECTIONS: usize = 10_000;
/// How long a client may take to send the head of a request, and to begin at all.
const HEAD: Duration = Duration::from_secs(10);
/// How long requests under way have to finish at the end.
const FINISH: Duration = Duration::from_secs(10);
/// After a failed accept (most often: too many open files) the next one waits.
const AFTER_FAILURE: Duration = Duration::from_millis(100);
/// The most bytes of a request's head that are held, and of its body that wait to be read.
const BUFFER: usize = 64 * 1024;
/// Requests at once on one HTTP/2 connection.
const STREAMS: u32 = 100;

/// Serves requests until `stop`, then lets those under way finish, for at most ten seconds.
///
/// The client's address stands in every request as [`ConnectInfo<SocketAddr>`](ConnectInfo). What outlives its request,
/// a stream or a WebSocket, learns of the end by `Ending` and is waited for as well.
///
/// # Errors
/// If the listener itself has no address, which no bound one lacks. What goes wrong with single connections is theirs.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) -> io::Result<()> {
    let address = listener.local_addr()?;
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    let connections = GracefulShutdown::new();
    let protocol = Arc::new(protocol());
    let tasks = TaskTracker::new();
    // Cancelled when the time to finish is up.
    let end = CancellationToken::new();
    while let Some(accepted) = stop.run_until_cancelled(next(&listener, &slots)).await {
        let (stream, peer, slot) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, %address, "a connection could not be accepted");
                sleep(AFTER_FAILURE).await;
                continue;
            }
        };
        let (protocol, router) = (Arc::clone(&protocol), router.clone());
        let (watcher, end) = (connections.watcher(), end.clone());
        let ending = Ending { stop: stop.clone(), tasks: tasks.clone(), _slot: Some(Arc::new(slot)) };
        tokio::spawn(async move {
            let version = ending.stop.run_until_cancelled(timeout(HEAD, version(&stream))).await;
            // Silent, gone, or too late: there is no request to answer.
            let Some(Ok(Ok(version))) = version else { return };
            let service = router.into_service::<Body>().map_request(move |request: Request<Incoming>| {
                let mut request = request.map(Body::new);
                request.extensions_mut().insert(ConnectInfo(peer));
                request.extensions_mut().insert(ending.clone());
                request
            });
            let protocol = match version {
                Version::One => (*protocol).clone().http1_only(),
                Version::Two => (*protocol).clone().http2_only(),
            };
            let connection = protocol
                .serve_connection_with_upgrades(TokioIo::new(stream), TowerToHyperService::new(service));
            if let Some(Err(error)) = end.run_until_cancelled(watcher.watch(connection.into_owned())).await {
                tracing::debug!(%error, %peer, "a connection ended early");
            }
        });
    }
    drop(listener);
    tasks.close();
    let finish = async { tokio::join!(connections.shutdown(), tasks.wait()) };
    if timeout(FINISH, finish).await.is_err() {
        tracing::warn!(seconds = FINISH.as_secs(), "requests that did not finish in time were cut off");
    }
    end.cancel();
    Ok(())
}

/// Waits for a free slot, then for a client to take it.
async fn next(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let slot = Arc::clone(slots).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok((stream, peer, slot))
}

fn protocol() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(BUFFER);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(HEAD)
        .keep_alive_timeout(HEAD)
        .max_concurrent_streams(STREAMS)
        .max_header_list_size(u32::try_from(BUFFER).unwrap_or(u32::MAX));
    builder
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    One,
    Two,
}

/// Which version of HTTP a client begins to speak. The library can find out by itself, but waits for it without end.
async fn version(stream: &TcpStream) -> io::Result<Version> {
    /// What every HTTP/2 connection begins with (RFC 9113, section 3.4).
    const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    loop {
        let mut start = [0; PREFACE.len()];
        let length = stream.peek(&mut start).await?;
        match start.get(..length) {
            None | Some([]) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Some(seen) if !PREFACE.starts_with(seen) => return Ok(Version::One),
            Some(seen) if seen.len() == PREFACE.len() => return Ok(Version::Two),
            // A part of it, which a peek sees again at once: the rest is on its way.
            Some(_) => sleep(Duration::from_millis(10)).await,
        }
    }
}
