//! One WebSocket from its handshake to its end.

use std::{collections::HashMap, net::IpAddr, time::Duration};

use async_graphql_parser::types::OperationType;
use axum::{
    extract::ws::{Message, WebSocket},
    http::{HeaderMap, HeaderValue, header::AUTHORIZATION},
};
use serde_json::{Map, Value};
use tokio::{
    sync::mpsc,
    time::{Instant, interval, sleep_until, timeout},
};
use tokio_util::task::AbortOnDropHandle;
use uuid::Uuid;

use super::{
    super::{
        address::Payer,
        ending::Ending,
        errors::{Code, Refusal},
        host::{Host, Identity, RequestInfo, Shared},
        limits::Checked,
        request::GraphQlRequest,
        respond::refusal_body,
        stream::{
            run::{Listener, Planned, Told, start},
            seats::Seat,
        },
    },
    PROTOCOL,
    message::{self, Close, Said},
};

/// How long a client may take to introduce itself.
const INIT: Duration = Duration::from_secs(10);
/// How often the other side is asked whether it is there. Browsers answer by themselves.
const PING: Duration = Duration::from_secs(15);
/// After how long without a word it is taken for gone.
const SILENT: Duration = Duration::from_secs(45);
/// How long it may take nothing of what is sent.
const STALLED: Duration = Duration::from_secs(30);
/// How long its last word is waited for.
const FAREWELL: Duration = Duration::from_secs(2);
/// Messages that are read in [`PACE`].
const MOST_MESSAGES: u32 = 200;
const PACE: Duration = Duration::from_secs(10);
/// Events that wait to be sent, of all subscriptions together.
const WAITING: usize = 16;

/// A WebSocket and who is at its other end.
pub(super) struct Session<H: Host> {
    shared: Shared<H>,
    id: Uuid,
    address: Option<IpAddr>,
    /// The headers of the handshake, with the credentials that came later.
    headers: HeaderMap,
    ending: Ending,
    known: Option<(Identity<H::Caller>, Payer)>,
    running: HashMap<String, Running>,
    started: u64,
    to: mpsc::Sender<(u64, Told)>,
    events: Option<mpsc::Receiver<(u64, Told)>>,
    /// When the pace was last counted anew, and what was read since.
    read: (Instant, u32),
    _seat: Seat,
}

/// A subscription under way. The number tells it from an earlier one of the same id, of which an event may still wait.
struct Running {
    number: u64,
    _handle: AbortOnDropHandle<()>,
}

/// Why nothing more is said: a reason to give, or nobody there to hear one.
type End = Option<Close>;

impl<H: Host> Session<H> {
    pub(super) fn new(
        shared: Shared<H>,
        id: Uuid,
        address: Option<IpAddr>,
        headers: HeaderMap,
        ending: Ending,
        seat: Seat,
    ) -> Self {
        let (to, events) = mpsc::channel(WAITING);
        Self {
            shared,
            id,
            address,
            headers,
            ending,
            known: None,
            running: HashMap::new(),
            started: 0,
            to,
            events: Some(events),
            read: (Instant::now(), 0),
            _seat: seat,
        }
    }

    /// Serves the socket to its end.
    pub(super) async fn run(mut self, mut socket: WebSocket) {
        let _alive = self.ending.wait_for_me();
        let has_protocol = socket.protocol().is_some_and(|protocol| protocol == PROTOCOL);
        let end = if has_protocol { self.serve(&mut socket).await } else { Some(Close::NO_PROTOCOL) };
        if end == Some(Close::GOING_AWAY) {
            for id in self.running.keys() {
                if send(&mut socket, message::complete(id)).await.is_err() {
                    return;
                }
            }
        }
        self.running.clear();
        if let Some(close) = end
            && send(&mut socket, close.message()).await.is_err()
        {
            return;
        }
        // Reading on also answers a client that closes first.
        let _ = timeout(FAREWELL, async { while let Some(Ok(_)) = socket.recv().await {} }).await;
    }

    async fn serve(&mut self, socket: &mut WebSocket) -> End {
        let mut events = self.events.take()?;
        let stop = self.ending.stop.clone();
        let init_until = Instant::now() + INIT;
        let mut heard = Instant::now();
        let mut ping = interval(PING);
        loop {
            let told = tokio::select! {
                () = stop.cancelled() => Err(Some(Close::GOING_AWAY)),
                () = sleep_until(init_until), if self.known.is_none() => Err(Some(Close::INIT_TIMEOUT)),
                _ = ping.tick() => {
                    if heard.elapsed() > SILENT {
                        return None;
                    }
                    send(socket, Message::Ping(axum::body::Bytes::new())).await
                }
                Some((number, told)) = events.recv() => self.tell(socket, number, told).await,
                message = socket.recv() => {
                    let Some(Ok(message)) = message else { return None };
                    heard = Instant::now();
                    self.hear(socket, message).await
                }
            };
            if let Err(end) = told {
                return end;
            }
        }
    }

    async fn tell(&mut self, socket: &mut WebSocket, number: u64, told: Told) -> Result<(), End> {
        // Of one that was ended meanwhile there may be an event left.
        let found = self.running.iter().find(|(_, running)| running.number == number);
        let Some((id, _)) = found else { return Ok(()) };
        let (message, is_last) = match told {
            // There is no place beside an event here: who wants it asks for the event's sequence.
            Told::Begun(_) => return Ok(()),
            Told::Next { body, place: _ } => (message::next(id, &body), false),
            Told::Refused(body) => (message::error(id, &body), true),
            Told::SignedOut(_) => return Err(Some(Close::forbidden("the token was revoked or has expired"))),
            Told::Complete => (message::complete(id), true),
        };
        if is_last {
            let id = id.clone();
            self.running.remove(&id);
        }
        send(socket, message).await
    }

    async fn hear(&mut self, socket: &mut WebSocket, message: Message) -> Result<(), End> {
        let (since, read) = &mut self.read;
        if since.elapsed() > PACE {
            (*since, *read) = (Instant::now(), 0);
        }
        *read += 1;
        if *read > MOST_MESSAGES {
            return Err(Some(Close::TOO_BUSY));
        }
        let text = match message {
            Message::Text(text) => text,
            Message::Binary(_) => return Err(Some(Close::bad_request("messages are text, not binary"))),
            Message::Ping(_) | Message::Pong(_) => return Ok(()),
            Message::Close(_) => return Err(None),
        };
        match Said::read(text.as_str())? {
            Said::Init { authorization } => {
                self.introduce(authorization).await?;
                send(socket, message::ack()).await
            }
            Said::Ping => send(socket, message::pong()).await,
            Said::Pong => Ok(()),
            Said::Complete { id } => {
                self.running.remove(&id);
                Ok(())
            }
            Said::Subscribe { id, payload } => {
                let Some((identity, payer)) = self.known.clone() else {
                    return Err(Some(Close::UNAUTHORIZED));
                };
                if self.running.contains_key(&id) {
                    return Err(Some(Close::taken(&id)));
                }
                match self.plan(payload, identity, payer) {
                    Ok(planned) => {
                        self.started += 1;
                        let number = self.started;
                        let listener = Listener { to: self.to.clone(), key: number };
                        let handle = start(self.shared.clone(), planned, listener, &self.ending);
                        self.running.insert(id, Running { number, _handle: handle });
                        Ok(())
                    }
                    Err(refusal) if refusal.code == Code::MalformedRequest => {
                        Err(Some(Close::bad_request(refusal.message)))
                    }
                    Err(refusal) => send(socket, message::error(&id, &refusal_body(&refusal))).await,
                }
            }
        }
    }

    /// Finds out who is there: by what they say now, else by the header of the handshake.
    async fn introduce(&mut self, authorization: Option<String>) -> Result<(), Close> {
        if self.known.is_some() {
            return Err(Close::INIT_TWICE);
        }
        if let Some(authorization) = authorization {
            let value = HeaderValue::try_from(authorization)
                .map_err(|_| Close::bad_request("\"authorization\" has letters that no token has"))?;
            self.headers.insert(AUTHORIZATION, value);
        }
        let known = timeout(INIT, self.shared.identify(&self.headers, self.address)).await;
        self.known = Some(known.map_err(|_| Close::INTERNAL)?.map_err(|refusal| match refusal.code {
            Code::Unauthenticated | Code::Forbidden => Close::forbidden(refusal.message),
            Code::RateLimited => Close::try_later(refusal.message),
            _ => Close::INTERNAL,
        })?);
        Ok(())
    }

    fn plan(
        &self,
        payload: Map<String, Value>,
        identity: Identity<H::Caller>,
        payer: Payer,
    ) -> Result<Planned<H::Caller>, Refusal> {
        let Shared { host, door, rights: _, turns: _ } = &self.shared;
        let mut rate = door.spend(&payer, 1, host.now())?;
        let mut request = GraphQlRequest::from_map(payload)?;
        let document = door.trusted.resolve(&mut request)?;
        let Checked { document: parsed, operation, cost, .. } = door.documents.check(
            &document.text,
            request.operation_name.as_deref(),
            &request.variables,
            &door.index,
            &door.limits,
        )?;
        if operation != OperationType::Subscription {
            return Err(Refusal::new(
                Code::ValidationFailed,
                "only subscriptions are served over WebSocket: send queries and mutations by HTTP POST",
            ));
        }
        if cost > 1 {
            rate = door.spend(&payer, cost - 1, host.now())?.map(|status| status.in_all(cost));
        }
        let info = RequestInfo {
            id: self.id,
            locale: self.shared.locale(&self.headers),
            address: self.address,
            rate,
            cost,
            deadline: Instant::now() + door.timeout,
            stream: None,
        };
        Ok(Planned {
            text: document.text,
            operation_name: request.operation_name,
            variables: request.variables,
            document: parsed,
            identity,
            credentials: self.headers.clone(),
            seat: door.streams.take(&payer)?,
            payer,
            info,
            resume: None,
        })
    }
}

/// Sends a message, or gives up on a client that takes none.
async fn send(socket: &mut WebSocket, message: Message) -> Result<(), End> {
    match timeout(STALLED, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(None),
    }
}
