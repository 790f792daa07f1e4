//! Subscriptions over WebSocket, spoken to the real server loop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::{self, Message, client::IntoClientRequest as _};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use tokio_util::sync::CancellationToken;

use super::{Door, World, index, routes};

struct Served {
    address: SocketAddr,
    world: World,
    stop: CancellationToken,
    serving: tokio::task::JoinHandle<std::io::Result<()>>,
}

async fn served(change: impl FnOnce(Door) -> Door) -> Served {
    let mut world = World::new();
    world.router = routes(world.host.clone(), Arc::new(change(Door::new(index()))));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let serving = tokio::spawn(crate::serve(listener, world.router.clone(), stop.clone()));
    Served { address, world, stop, serving }
}

struct Client(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Served {
    async fn connect(&self, headers: &[(&'static str, &str)]) -> Result<Client, tungstenite::Error> {
        let mut request = format!("ws://{}/graphql", self.address).into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        Ok(Client(tokio_tungstenite::connect_async(request).await?.0))
    }

    async fn open(&self) -> Client {
        self.connect(&[("sec-websocket-protocol", "graphql-transport-ws")]).await.unwrap()
    }

    async fn ready(&self, init: Value) -> Client {
        let mut client = self.open().await;
        client.say(init).await;
        assert_eq!(client.hear().await, json!({ "type": "connection_ack" }));
        client
    }
}

impl Client {
    async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    async fn subscribe(&mut self, id: &str, document: &str) {
        self.say(json!({ "id": id, "type": "subscribe", "payload": { "query": document } })).await;
    }

    /// What comes next: a message, or `{"close": code, "reason": …}`.
    async fn hear(&mut self) -> Value {
        loop {
            let next =
                tokio::time::timeout(Duration::from_secs(15), self.0.next()).await.expect("nothing came");
            match next {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).unwrap(),
                Some(Ok(Message::Close(Some(frame)))) => {
                    return json!({ "close": u16::from(frame.code), "reason": frame.reason.as_str() });
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                other => return json!({ "end": format!("{other:?}") }),
            }
        }
    }

    async fn closed(&mut self) -> u64 {
        let last = self.hear().await;
        last["close"].as_u64().unwrap_or_else(|| panic!("not closed: {last}"))
    }
}

fn init() -> Value {
    json!({ "type": "connection_init" })
}

#[tokio::test]
async fn events_come_by_id_and_complete() {
    let served = served(|door| door).await;
    let mut client = served.ready(init()).await;
    client.subscribe("a", "subscription { count(to: 2) }").await;
    for number in [1, 2] {
        let next = json!({ "id": "a", "type": "next", "payload": { "data": { "count": number } } });
        assert_eq!(client.hear().await, next);
    }
    assert_eq!(client.hear().await, json!({ "id": "a", "type": "complete" }));
    // The id is free again; a quote in one is its own affair.
    client.subscribe("a\"b", "subscription { count(to: 1) }").await;
    assert_eq!(client.hear().await["id"], "a\"b");
    client.hear().await;
    client.say(json!({ "type": "ping", "payload": { "n": 1 } })).await;
    assert_eq!(client.hear().await, json!({ "type": "pong" }));
    // One that the client ends says nothing more.
    client.subscribe("w", "subscription { watcher }").await;
    assert_eq!(client.hear().await["type"], "next");
    client.say(json!({ "id": "w", "type": "complete" })).await;
    client.subscribe("w", "subscription { count(to: 1) }").await;
    loop {
        let heard = client.hear().await;
        if heard["payload"]["data"]["count"] == 1 {
            break;
        }
        assert_eq!(heard["type"], "next", "only what was on its way");
    }
}

#[tokio::test]
async fn a_client_that_closes_is_answered() {
    let served = served(|door| door).await;
    let mut client = served.ready(init()).await;
    let frame = tungstenite::protocol::CloseFrame { code: 1000.into(), reason: "".into() };
    client.0.close(Some(frame)).await.unwrap();
    assert_eq!(client.closed().await, 1000);
}

#[tokio::test]
async fn a_chatty_subscription_starves_no_other() {
    let served = served(|door| door).await;
    let mut client = served.ready(init()).await;
    client.subscribe("many", "subscription { count(to: 1000000) }").await;
    client.subscribe("few", "subscription { watcher }").await;
    for _ in 0..20_000 {
        if client.hear().await["id"] == "few" {
            return;
        }
    }
    panic!("the other one never had its turn");
}

#[tokio::test]
async fn queries_and_mutations_and_faults_are_errors_of_their_id() {
    let served = served(|door| door).await;
    let mut client = served.ready(init()).await;
    for (document, code) in [
        ("{ hello }", "VALIDATION_FAILED"),
        ("mutation { touch }", "VALIDATION_FAILED"),
        ("subscription { nothingOfThatName }", "VALIDATION_FAILED"),
        ("subscription { count(to: 1) silence }", "VALIDATION_FAILED"),
        ("subscription {", "SYNTAX_ERROR"),
        ("subscription { notThere }", "NOT_FOUND"),
    ] {
        client.subscribe("x", document).await;
        let heard = client.hear().await;
        assert_eq!((heard["type"].as_str(), heard["id"].as_str()), (Some("error"), Some("x")), "{heard}");
        assert_eq!(heard["payload"][0]["extensions"]["code"], code, "{document}: {heard}");
    }
    assert_eq!(served.world.executed(), 0);
}

#[tokio::test]
async fn the_protocols_reasons_to_close() {
    let served = served(|door| door).await;
    let say = async |messages: &[Value]| {
        let mut client = served.open().await;
        for message in messages {
            client.say(message.clone()).await;
        }
        loop {
            let heard = client.hear().await;
            if let Some(code) = heard["close"].as_u64() {
                return code;
            }
            assert!(heard.get("end").is_none(), "{heard}");
        }
    };
    let subscribe =
        json!({ "id": "1", "type": "subscribe", "payload": { "query": "subscription { silence }" } });
    assert_eq!(say(&[json!({ "type": "nonsense" })]).await, 4400);
    assert_eq!(say(&[json!([])]).await, 4400);
    assert_eq!(say(&[init(), json!({ "id": "1", "type": "subscribe", "payload": {} })]).await, 4400);
    assert_eq!(say(std::slice::from_ref(&subscribe)).await, 4401);
    assert_eq!(say(&[init(), subscribe.clone(), subscribe]).await, 4409);
    assert_eq!(say(&[init(), init()]).await, 4429);
    let bad = json!({ "type": "connection_init", "payload": { "authorization": "Bearer bad" } });
    assert_eq!(say(&[bad]).await, 4403);
    assert_eq!(say(&vec![json!({ "type": "pong" }); 300]).await, 1008);
    assert_eq!(served.connect(&[]).await.unwrap().closed().await, 4406);
    let mut binary = served.ready(init()).await;
    binary.0.send(Message::binary(vec![0])).await.unwrap();
    assert_eq!(binary.closed().await, 4400);
    // Silence at the beginning is the slowest of all.
    assert_eq!(served.open().await.closed().await, 4408);
}

#[tokio::test]
async fn pages_of_other_sites_open_no_socket() {
    let served = served(|mut door| {
        door.public_origin = Some("https://example.org".to_owned());
        door
    })
    .await;
    let open = async |origin: &str| {
        let protocol = ("sec-websocket-protocol", "graphql-transport-ws");
        served.connect(&[protocol, ("origin", origin)]).await.map(drop)
    };
    open("https://example.org").await.unwrap();
    open(&format!("http://{}", served.address)).await.unwrap();
    match open("https://evil.example").await {
        Err(tungstenite::Error::Http(response)) => assert_eq!(response.status(), 403),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_token_may_come_in_the_first_message_and_ends_the_socket_with_it() {
    let served = served(|mut door| {
        door.look_every = Duration::from_millis(30);
        door
    })
    .await;
    let payload = json!({ "authorization": "Bearer good" });
    let mut client = served.ready(json!({ "type": "connection_init", "payload": payload })).await;
    client.subscribe("1", "subscription { watcher }").await;
    assert_eq!(client.hear().await["payload"]["data"]["watcher"], "Ada");
    served.world.host.standing.store(2, Ordering::SeqCst);
    loop {
        let heard = client.hear().await;
        if let Some(code) = heard["close"].as_u64() {
            assert_eq!(code, 4403, "{heard}");
            return;
        }
    }
}

#[tokio::test]
async fn sockets_and_their_streams_have_seats() {
    let served = served(|door| door.with_streams(2, 100)).await;
    let mut client = served.ready(init()).await;
    for id in ["1", "2", "3"] {
        client.subscribe(id, "subscription { silence }").await;
    }
    let heard = client.hear().await;
    assert_eq!(heard["id"], "3");
    assert_eq!(heard["payload"][0]["extensions"]["code"], "RATE_LIMITED", "{heard}");
    let _second = served.open().await;
    match served.connect(&[("sec-websocket-protocol", "graphql-transport-ws")]).await {
        Err(tungstenite::Error::Http(response)) => assert_eq!(response.status(), 429),
        other => panic!("{:?}", other.map(drop)),
    }
}

#[tokio::test]
async fn the_end_of_the_server_says_goodbye() {
    let served = served(|door| door).await;
    let mut client = served.ready(init()).await;
    client.subscribe("1", "subscription { silence }").await;
    client.say(json!({ "type": "ping" })).await;
    assert_eq!(client.hear().await, json!({ "type": "pong" }));
    served.stop.cancel();
    assert_eq!(client.hear().await, json!({ "id": "1", "type": "complete" }));
    assert_eq!(client.closed().await, 1001);
    drop(client);
    tokio::time::timeout(Duration::from_secs(5), served.serving)
        .await
        .expect("still serving")
        .unwrap()
        .unwrap();
}
