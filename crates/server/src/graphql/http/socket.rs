//! Subscriptions over WebSocket: the sub-protocol `graphql-transport-ws`, for those who need many at once.
//!
//! Queries and mutations are refused here: they go by HTTP, where their limits, media types and caches are.

mod message;
mod origin;
mod session;

use axum::{
    body::Body,
    extract::{FromRequestParts as _, Request, WebSocketUpgrade},
    http::{HeaderMap, Response, StatusCode, header::UPGRADE},
};
use uuid::Uuid;

use self::session::Session;
use super::{
    address::Payer,
    ending::Ending,
    errors::{Code, Refusal},
    host::{Host, Shared, address_of},
    respond::write_request_id,
};

/// The sub-protocol.
const PROTOCOL: &str = "graphql-transport-ws";
/// The largest message that is read, in bytes: a document at its limit, with room for variables.
const LARGEST: usize = 256 * 1024;

/// Whether a request asks to become a WebSocket.
pub(super) fn is_asked_for(headers: &HeaderMap) -> bool {
    headers.get(UPGRADE).is_some_and(|protocol| protocol.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Makes a WebSocket of a request.
///
/// # Errors
/// `FORBIDDEN` for a page of another site, `RATE_LIMITED` where there are too many, `MALFORMED_REQUEST` where the
/// request is no handshake.
pub(super) async fn open<H: Host>(
    shared: &Shared<H>,
    request: Request,
    id: Uuid,
) -> Result<Response<Body>, Refusal> {
    let (mut parts, _) = request.into_parts();
    origin::check(&parts.headers, shared.door.public_origin.as_deref())?;
    let address = address_of(&parts, &shared.door);
    let payer = Payer::anonymous(address);
    shared.door.spend(&payer, 1, shared.host.now())?;
    let seat = shared.door.sockets.take(&payer)?;
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &()).await.map_err(|rejection| {
        let status =
            if rejection.status().is_client_error() { rejection.status() } else { StatusCode::BAD_REQUEST };
        Refusal::new(Code::MalformedRequest, rejection.body_text()).with_status(status)
    })?;
    let ending = parts.extensions.remove::<Ending>().unwrap_or_default();
    let session = Session::new(shared.clone(), id, address, parts.headers, ending, seat);
    let upgrade = upgrade.protocols([PROTOCOL]).max_message_size(LARGEST).max_frame_size(LARGEST);
    let mut response = upgrade.on_upgrade(move |socket| session.run(socket));
    write_request_id(response.headers_mut(), id);
    Ok(response)
}
