//! What is said over a WebSocket: the messages of `graphql-transport-ws`, and its reasons to close.

use std::borrow::Cow;

use axum::{
    body::Bytes,
    extract::ws::{CloseFrame, Message},
};
use serde_json::{Map, Value, json};

/// A reason to close. Codes from 4400 are the sub-protocol's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Close {
    pub(super) code: u16,
    pub(super) reason: Cow<'static, str>,
}

impl Close {
    pub(super) const GOING_AWAY: Self = Self::of(1001, "the server ends");
    pub(super) const TOO_BUSY: Self = Self::of(1008, "too many messages at once");
    pub(super) const UNAUTHORIZED: Self = Self::of(4401, "Unauthorized");
    pub(super) const NO_PROTOCOL: Self = Self::of(4406, "Subprotocol not acceptable");
    pub(super) const INIT_TIMEOUT: Self = Self::of(4408, "Connection initialisation timeout");
    pub(super) const INIT_TWICE: Self = Self::of(4429, "Too many initialisation requests");
    pub(super) const INTERNAL: Self = Self::of(4500, "Internal server error");

    const fn of(code: u16, reason: &'static str) -> Self {
        Self { code, reason: Cow::Borrowed(reason) }
    }

    pub(super) fn bad_request(reason: impl Into<Cow<'static, str>>) -> Self {
        Self { code: 4400, reason: reason.into() }
    }

    pub(super) fn forbidden(reason: impl Into<Cow<'static, str>>) -> Self {
        Self { code: 4403, reason: reason.into() }
    }

    pub(super) fn try_later(reason: impl Into<Cow<'static, str>>) -> Self {
        Self { code: 1013, reason: reason.into() }
    }

    pub(super) fn taken(id: &str) -> Self {
        Self { code: 4409, reason: format!("Subscriber for {id} already exists").into() }
    }

    pub(super) fn message(&self) -> Message {
        // The whole frame may have 125 bytes, two of them for the code.
        let end = self.reason.floor_char_boundary(123);
        let reason = self.reason.get(..end).unwrap_or_default();
        Message::Close(Some(CloseFrame { code: self.code, reason: reason.into() }))
    }
}

/// What a client says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// `connection_init`, with the value of `authorization` in its payload.
    Init {
        /// As in the header: `Bearer …`.
        authorization: Option<String>,
    },
    Ping,
    Pong,
    Subscribe {
        id: String,
        payload: Map<String, Value>,
    },
    Complete {
        id: String,
    },
}

impl Said {
    /// Reads a message.
    ///
    /// # Errors
    /// 4400 for what is none of the protocol's.
    pub(super) fn read(text: &str) -> Result<Self, Close> {
        let Ok(Value::Object(mut message)) = serde_json::from_str(text) else {
            return Err(Close::bad_request("a message is a JSON object"));
        };
        let id = match message.remove("id") {
            Some(Value::String(id)) if !id.is_empty() => Ok(id),
            _ => Err(Close::bad_request("the message has no \"id\", a text that is not empty")),
        };
        let payload = message.remove("payload");
        match message.get("type").and_then(Value::as_str) {
            Some("connection_init") => Ok(Self::Init { authorization: authorization(payload)? }),
            Some("ping") => Ok(Self::Ping),
            Some("pong") => Ok(Self::Pong),
            Some("subscribe") => match payload {
                Some(Value::Object(payload)) => Ok(Self::Subscribe { id: id?, payload }),
                _ => Err(Close::bad_request("\"subscribe\" has no \"payload\", an object with a \"query\"")),
            },
            Some("complete") => Ok(Self::Complete { id: id? }),
            _ => Err(Close::bad_request("the message has a \"type\" that is none of a client's")),
        }
    }
}

fn authorization(payload: Option<Value>) -> Result<Option<String>, Close> {
    let mut payload = match payload {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(payload)) => payload,
        Some(_) => {
            return Err(Close::bad_request("the \"payload\" of \"connection_init\" must be an object"));
        }
    };
    match payload.remove("authorization").or_else(|| payload.remove("Authorization")) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(authorization)) => Ok(Some(authorization)),
        Some(_) => Err(Close::bad_request("\"authorization\" must be a text: \"Bearer …\"")),
    }
}

pub(super) fn ack() -> Message {
    Message::text(r#"{"type":"connection_ack"}"#)
}

pub(super) fn pong() -> Message {
    Message::text(r#"{"type":"pong"}"#)
}

/// An event: a response that is JSON already.
pub(super) fn next(id: &str, response: &Bytes) -> Message {
    let (id, response) = (Value::from(id), String::from_utf8_lossy(response));
    Message::text(format!(r#"{{"id":{id},"type":"next","payload":{response}}}"#))
}

/// A subscription that came to nothing: the errors of a response.
pub(super) fn error(id: &str, response: &Bytes) -> Message {
    let mut response: Value = serde_json::from_slice(response).unwrap_or_default();
    let errors = response.get_mut("errors").map_or_else(|| json!([]), Value::take);
    Message::text(json!({ "id": id, "type": "error", "payload": errors }).to_string())
}

pub(super) fn complete(id: &str) -> Message {
    Message::text(json!({ "id": id, "type": "complete" }).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_none_of_the_protocols_messages_is_refused() {
        for wrong in [
            "",
            "[]",
            "null",
            "{}",
            r#"{"type":7}"#,
            r#"{"type":"next","id":"1","payload":{}}"#,
            r#"{"type":"subscribe","id":"1"}"#,
            r#"{"type":"subscribe","id":"","payload":{}}"#,
            r#"{"type":"subscribe","payload":{}}"#,
            r#"{"type":"complete"}"#,
            r#"{"type":"connection_init","payload":"Bearer x"}"#,
            r#"{"type":"connection_init","payload":{"authorization":7}}"#,
        ] {
            assert_eq!(Said::read(wrong).map_err(|close| close.code), Err(4400), "{wrong}");
        }
        let init = r#"{"type":"connection_init","payload":{"authorization":"Bearer x"}}"#;
        assert_eq!(Said::read(init), Ok(Said::Init { authorization: Some("Bearer x".to_owned()) }));
    }

    #[test]
    fn a_reason_fits_into_its_frame() {
        let Message::Close(Some(frame)) = Close::taken(&"한".repeat(100)).message() else { panic!() };
        assert!(frame.reason.len() <= 123, "{}", frame.reason);
    }
}
