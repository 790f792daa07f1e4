//! The HTTP that is spoken with providers: one request over one connection, over TLS with the roots that browsers trust.
//!
//! It is short on purpose. A provider's documents and tokens are small and rare, so nothing is pooled; and what a client
//! with more abilities would do is just what must not happen here: it follows no redirect, which could lead into the
//! operator's own network, obeys no proxy of the environment, and reads no more than [`LARGEST`].

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{
    Request, Response, Uri,
    body::Bytes,
    client::conn::http1,
    header::{ACCEPT_ENCODING, HOST, HeaderValue, USER_AGENT},
};
use hyper_util::rt::TokioIo;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use thiserror::Error;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

/// How long one request may take, with connecting.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of an answer at most. Documents of providers are some kilobytes.
const LARGEST: usize = 512 * 1024;

/// Why there is no answer. None of it holds what was sent.
#[derive(Debug, Error)]
pub(crate) enum HttpError {
    /// Only `https`, and `http` on this machine.
    #[error("'{0}' is no address that is asked: it must begin with https://")]
    Address(String),
    /// Nothing answers there, or not as it should.
    #[error("{host} can't be reached: {why}")]
    Unreachable {
        /// The host and port.
        host: String,
        /// What the network says.
        why: String,
    },
    /// It takes too long.
    #[error("{0} did not answer within five seconds")]
    TooSlow(String),
    /// It says too much.
    #[error("{0} answered with more than 512 KiB, or broke off")]
    Body(String),
}

/// Asks providers.
#[derive(Clone)]
pub(crate) struct Http {
    tls: TlsConnector,
}

impl Http {
    /// A client; nothing is connected yet. None where TLS can't be set up, which is a fault of the build.
    pub(crate) fn new() -> Option<Self> {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        // Named, since another crate in the program may bring a second one, and then none is the default.
        let versions = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .ok()?;
        let mut config = versions.with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Some(Self { tls: TlsConnector::from(Arc::new(config)) })
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let host = request.uri().authority().map_or_else(String::new, |host| host.as_str().to_owned());
        match timeout(PATIENCE, self.exchange(request, &host)).await {
            Ok(answer) => answer,
            Err(_) => Err(HttpError::TooSlow(host)),
        }
    }

    async fn exchange(&self, request: HttpRequest, authority: &str) -> Result<HttpResponse, HttpError> {
        let uri = request.uri().clone();
        let address = || HttpError::Address(uri.to_string().chars().take(200).collect());
        let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(address)?;
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let unreachable = |why: &dyn std::fmt::Display| HttpError::Unreachable {
            host: authority.to_owned(),
            why: why.to_string(),
        };
        if !is_asked(&uri) {
            return Err(address());
        }
        let is_tls = uri.scheme_str() == Some("https");
        let port = uri.port_u16().unwrap_or(if is_tls { 443 } else { 80 });
        let socket = TcpStream::connect((bare, port)).await.map_err(|error| unreachable(&error))?;
        if !is_tls {
            return converse(socket, request, authority).await;
        }
        let name = ServerName::try_from(bare.to_owned()).map_err(|error| unreachable(&error))?;
        let socket = self.tls.connect(name, socket).await.map_err(|error| unreachable(&error))?;
        converse(socket, request, authority).await
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// One request and its answer.
async fn converse(
    socket: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: HttpRequest,
    authority: &str,
) -> Result<HttpResponse, HttpError> {
    let unreachable =
        |error: hyper::Error| HttpError::Unreachable { host: authority.to_owned(), why: error.to_string() };
    let (mut sender, connection) = http1::handshake(TokioIo::new(socket)).await.map_err(unreachable)?;
    let talking = async {
        let answer = sender.send_request(prepared(request, authority)?).await.map_err(unreachable)?;
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, LARGEST).collect().await;
        let body = body.map_err(|_| HttpError::Body(authority.to_owned()))?.to_bytes().to_vec();
        Ok(Response::from_parts(parts, body))
    };
    tokio::pin!(talking);
    // Here, and not in a task of its own: it ends with the request, whatever becomes of that.
    tokio::select! {
        answer = &mut talking => answer,
        ended = connection => {
            ended.map_err(unreachable)?;
            // What was answered before it ended is still to be read.
            talking.await
        }
    }
}

/// The request as it goes over the wire: the path alone, and the host beside it.
fn prepared(request: HttpRequest, authority: &str) -> Result<Request<Full<Bytes>>, HttpError> {
    let (mut parts, body) = request.into_parts();
    let address = || HttpError::Address(authority.to_owned());
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    parts.uri = path.parse().map_err(|_| address())?;
    // Whoever has a name and a password in the address sees neither sent.
    let host = authority.rsplit('@').next().unwrap_or(authority);
    parts.headers.insert(HOST, HeaderValue::from_str(host).map_err(|_| address())?);
    parts.headers.insert(USER_AGENT, HeaderValue::from_static("gsef"));
    parts.headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    Ok(Request::from_parts(parts, Full::new(body.into())))
}

/// Whether an address may be asked: over TLS, or on this machine.
pub(crate) fn is_asked(uri: &Uri) -> bool {
    match (uri.scheme_str(), uri.host()) {
        (Some("https"), Some(host)) => !host.is_empty(),
        (Some("http"), Some(host)) => is_loopback(host),
        _ => false,
    }
}

/// Whether a host is this machine's name for itself.
fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpListener,
    };

    use super::*;

    /// A server that says one thing to whoever comes, and that answers what it was asked.
    async fn says(answer: Vec<u8>) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = tokio::spawn(async move {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut asked = vec![0; 4096];
            let read = socket.read(&mut asked).await.unwrap();
            // Whoever has read enough goes away before everything is sent.
            let _ = socket.write_all(&answer).await;
            String::from_utf8_lossy(&asked[..read]).into_owned()
        });
        (format!("http://{address}/there?a=b"), asked)
    }

    async fn get(address: &str) -> Result<HttpResponse, HttpError> {
        let request = Request::builder().uri(address).body(Vec::new()).unwrap();
        Http::new().unwrap().call(request).await
    }

    #[tokio::test]
    async fn a_redirect_is_an_answer_and_not_followed() {
        let elsewhere = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 2\r\n\r\nno";
        let (address, asked) = says(elsewhere.into()).await;
        let answer = get(&address).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.body().as_slice()), (302, b"no".as_slice()));
        let asked = asked.await.unwrap().to_ascii_lowercase();
        assert!(asked.starts_with("get /there?a=b http/1.1\r\n"), "{asked}");
        assert!(asked.contains("host: 127.0.0.1:"), "{asked}");
    }

    #[tokio::test]
    async fn an_answer_is_read_to_a_bound() {
        let mut large = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        large.resize(LARGEST + 100_000, b'a');
        let (address, _asked) = says(large).await;
        assert!(matches!(get(&address).await, Err(HttpError::Body(_))));
        let (address, _asked) = says(b"HTTP/1.1 200 OK\r\n\r\nto the end".into()).await;
        assert_eq!(get(&address).await.unwrap().body().as_slice(), b"to the end");
    }

    #[tokio::test]
    async fn what_is_silent_or_no_provider_is_told() {
        for address in ["http://example.org/", "http://127.0.0.1.example.org/", "ftp://localhost/", "/a"] {
            assert!(matches!(get(address).await, Err(HttpError::Address(_))), "{address}");
        }
        // Nothing listens on port 1.
        assert!(matches!(get("http://127.0.0.1:1/").await, Err(HttpError::Unreachable { .. })));
    }
}
