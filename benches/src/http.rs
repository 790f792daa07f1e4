//! As much of HTTP/1.1 as a load generator needs: it shares the processors with what it measures, so it does little.

use std::{
    io::{Read as _, Write as _},
    net::SocketAddr,
    time::Duration,
};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// The largest answer that is taken.
const LARGEST: usize = 8 << 20;

/// A whole request, as bytes.
pub(crate) fn post(path: &str, token: Option<&str>, body: &[u8]) -> Vec<u8> {
    let authorization = token.map(|token| format!("authorization: Bearer {token}\r\n")).unwrap_or_default();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\ncontent-type: application/json\r\n\
         {authorization}content-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// A whole request, as bytes.
pub(crate) fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\r\n").into_bytes()
}

/// A whole request for a page, as browsers ask for it.
pub(crate) fn page(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\r\n").into_bytes()
}

/// A connection that is kept open.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 << 10) })
    }

    /// Sends a request and waits for the whole answer. Answers the body of an answer of status 200 without GraphQL errors;
    /// anything else is an error: figures of failures would be worthless.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<&[u8]> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let mut head = None;
        loop {
            let read = self.stream.read_buf(&mut self.buffer).await?;
            ensure!(read > 0, "the server closed the connection");
            ensure!(self.buffer.len() < LARGEST, "an answer is larger than {LARGEST} bytes");
            if head.is_none() {
                head = Head::read(&self.buffer)?;
            }
            let Some(Head { length, body }) = head else { continue };
            if self.buffer.len() >= body + length {
                let body = self.buffer.get(body..body + length).unwrap_or_default();
                if body.starts_with(b"{\"errors\"")
                    || body.windows(14).take(16).any(|at| at == b"\"userErrors\":[{")
                {
                    bail!("the server answered {}", String::from_utf8_lossy(body));
                }
                return Ok(body);
            }
        }
    }

    /// The answer as JSON.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<Value> {
        let body = self.send(request).await?;
        serde_json::from_slice(body).context("an answer is no JSON")
    }
}

/// Where the body of an answer begins, and how long it is.
#[derive(Debug, Clone, Copy)]
struct Head {
    body: usize,
    length: usize,
}

impl Head {
    /// The head, once it is whole.
    fn read(bytes: &[u8]) -> Result<Option<Self>> {
        let Some(end) = bytes.windows(4).position(|at| at == b"\r\n\r\n") else { return Ok(None) };
        let head = String::from_utf8_lossy(bytes.get(..end).unwrap_or_default());
        let status = head.split(' ').nth(1);
        ensure!(status == Some("200"), "the server answered {head}\n{}", String::from_utf8_lossy(bytes));
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
        });
        Ok(Some(Self { body: end + 4, length: length.context("an answer has no length")? }))
    }
}

/// Whether a server says that it is ready.
pub(crate) fn is_ready(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = std::net::TcpStream::connect_timeout(&address, Duration::from_millis(200))?;
        stream.set_read_timeout(Some(Duration::from_secs(3)))?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}
