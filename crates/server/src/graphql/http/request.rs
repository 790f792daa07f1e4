//! Reads an HTTP request into a GraphQL request (GraphQL-over-HTTP, section “Request”).

use std::borrow::Cow;

use async_graphql::Variables;
use axum::body::{Body, Bytes, HttpBody as _};
use http_body_util::BodyExt as _;
use serde_json::{Map, Value};

use super::errors::{Code, Refusal};

/// What a client asks for, before any of it is looked at as GraphQL.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct GraphQlRequest {
    /// The text of the document (`query`).
    pub document: Option<String>,
    /// The id of a trusted document, sent in place of its text (`documentId`).
    pub document_id: Option<String>,
    /// Which operation of the document to execute.
    pub operation_name: Option<String>,
    /// Values of the operation's variables.
    pub variables: Variables,
    /// Protocol extensions of the client; read by nobody so far.
    pub extensions: Map<String, Value>,
}

impl GraphQlRequest {
    /// Reads the body of a POST.
    ///
    /// # Errors
    /// `MALFORMED_REQUEST` when the bytes are not UTF-8, not JSON, not an object (arrays of requests are refused), or
    /// a key has a value of the wrong type.
    pub fn from_json(body: &[u8]) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(body).map_err(|_| malformed("the body is not valid UTF-8"))?;
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(map)) => Self::from_map(map),
            Ok(Value::Array(_)) => {
                Err(malformed("arrays of requests are not accepted; send one request at a time"))
            }
            Ok(_) => Err(malformed("the body must be a JSON object with a \"query\" or a \"documentId\"")),
            Err(error) if text.trim().is_empty() => {
                tracing::trace!(%error, "empty body");
                Err(malformed("the body is empty; send a JSON object with a \"query\" or a \"documentId\""))
            }
            Err(error) => Err(malformed(format!(
                "the body is not valid JSON (line {}, column {})",
                error.line(),
                error.column()
            ))),
        }
    }

    /// Reads the query string of a GET: the same keys, `variables` and `extensions` as JSON text.
    ///
    /// # Errors
    /// `MALFORMED_REQUEST` when a percent-escape is not valid UTF-8, a key comes twice, or a value has the wrong type.
    pub fn from_query(query: &str) -> Result<Self, Refusal> {
        let mut map = Map::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let key = percent_decode(key)?;
            let json = match &*key {
                "query" | "documentId" | "operationName" => false,
                "variables" | "extensions" => true,
                _ => continue,
            };
            let value = percent_decode(value)?;
            let value = if !json {
                Value::String(value.into_owned())
            } else if value.is_empty() {
                Value::Null
            } else {
                serde_json::from_str(&value)
                    .map_err(|_| malformed(format!("\"{key}\" in the query string is not valid JSON")))?
            };
            if map.insert(key.to_string(), value).is_some() {
                return Err(malformed(format!("\"{key}\" comes twice in the query string")));
            }
        }
        // An absent operation name is often sent as an empty value.
        if map.get("operationName").is_some_and(|name| name == "") {
            map.remove("operationName");
        }
        Self::from_map(map)
    }

    /// Reads the keys of a request, wherever they came in.
    ///
    /// # Errors
    /// `MALFORMED_REQUEST` when a key has a value of the wrong type.
    pub(super) fn from_map(mut map: Map<String, Value>) -> Result<Self, Refusal> {
        let mut string = |key: &str| match map.remove(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(malformed(format!("\"{key}\" must be a string"))),
        };
        let document = string("query")?;
        let document_id = string("documentId")?;
        let operation_name = string("operationName")?;
        let mut object = |key: &str| match map.remove(key) {
            None | Some(Value::Null) => Ok(Map::new()),
            Some(Value::Object(object)) => Ok(object),
            Some(_) => Err(malformed(format!("\"{key}\" must be an object"))),
        };
        let variables = object("variables")?;
        let extensions = object("extensions")?;
        if document.is_some() == document_id.is_some() {
            return Err(malformed(
                "send either \"query\", the document, or \"documentId\", the id of a trusted one",
            ));
        }
        let variables = serde_json::from_value(Value::Object(variables))
            .map_err(|_| malformed("\"variables\" holds a value that GraphQL has no form for"))?;
        Ok(Self { document, document_id, operation_name, variables, extensions })
    }
}

/// What is read and thrown away of a body that is refused: a client that is still sending would find the connection
/// closed before it reads the answer.
const MOST_DISCARDED: usize = 16 * 1024 * 1024;

/// Reads a body of at most `limit` bytes. Nothing is kept of a longer one; it is refused when it has ended, or after
/// 16 MiB more.
///
/// # Errors
/// `TOO_LARGE` over the limit, `MALFORMED_REQUEST` when the client stops sending.
pub async fn read_body(mut body: Body, limit: usize) -> Result<Bytes, Refusal> {
    let mut read = Vec::new();
    let mut length = 0_usize;
    let mut is_too_large = body.size_hint().lower() > limit as u64;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| malformed("the body ended before it was complete"))?;
        let Ok(data) = frame.into_data() else { continue };
        length = length.saturating_add(data.len());
        is_too_large |= length > limit;
        if !is_too_large {
            read.extend_from_slice(&data);
        } else if length > limit.saturating_add(MOST_DISCARDED) {
            break;
        } else {
            read = Vec::new();
        }
    }
    if is_too_large {
        return Err(Refusal::new(
            Code::TooLarge,
            format!("the body is larger than the {limit} bytes allowed"),
        ));
    }
    Ok(read.into())
}

/// Decodes `application/x-www-form-urlencoded` text strictly: what is not UTF-8 afterwards is refused, not replaced.
fn percent_decode(text: &str) -> Result<Cow<'_, str>, Refusal> {
    if !text.contains(['%', '+']) {
        return Ok(Cow::Borrowed(text));
    }
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (high, low) = (bytes.next().and_then(hex), bytes.next().and_then(hex));
                let (Some(high), Some(low)) = (high, low) else {
                    return Err(malformed("the query string has a % that is not followed by two hex digits"));
                };
                high << 4 | low
            }
            other => other,
        });
    }
    String::from_utf8(decoded).map(Cow::Owned).map_err(|_| malformed("the query string is not valid UTF-8"))
}

const fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

fn malformed(message: impl Into<Cow<'static, str>>) -> Refusal {
    Refusal::new(Code::MalformedRequest, message)
}
