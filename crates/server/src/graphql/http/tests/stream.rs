//! Subscriptions as server-sent events.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode};
use futures::StreamExt as _;
use serde_json::json;
use std::sync::atomic::Ordering;
use tower::ServiceExt as _;

use super::super::ending::Ending;
use super::{World, get, post};

const EVENTS: &str = "text/event-stream";

fn stream(document: &str) -> Request<Body> {
    let mut request = post(json!({ "query": document }).to_string());
    request.headers_mut().insert("accept", EVENTS.parse().unwrap());
    request
}

fn with(mut request: Request<Body>, name: &'static str, value: &str) -> Request<Body> {
    request.headers_mut().insert(name, value.parse().unwrap());
    request
}

/// Opens a stream and answers its events as they come.
async fn open(world: &World, request: Request<Body>) -> BodyDataStream {
    let response = world.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    response.into_body().into_data_stream()
}

async fn chunk(events: &mut BodyDataStream) -> Option<String> {
    let next = tokio::time::timeout(Duration::from_secs(5), events.next()).await.expect("nothing came");
    next.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn a_subscription_is_a_stream_of_events_with_their_places() {
    let world = World::new();
    let whole = ":\n\nevent: next\nid: 1\ndata: {\"data\":{\"count\":1}}\n\n\
                 event: next\nid: 2\ndata: {\"data\":{\"count\":2}}\n\nevent: complete\ndata:\n\n";
    let reply = world.send(stream("subscription { count(to: 2) }")).await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, whole));
    assert_eq!(reply.header("content-type"), "text/event-stream; charset=utf-8");
    assert_eq!(reply.header("cache-control"), "private, no-store");
    assert_eq!(reply.header("x-accel-buffering"), "no");
    let by_get = with(get("query=subscription%7Bcount(to:2)%7D"), "accept", EVENTS);
    assert!(world.send(by_get).await.text.ends_with("\"count\":2}}\n\nevent: complete\ndata:\n\n"));
}

#[tokio::test]
async fn who_comes_back_goes_on_behind_the_last_event() {
    let world = World::new();
    let back = |id: &str| with(stream("subscription { count(to: 3) }"), "last-event-id", id);
    let text = world.send(back("2")).await.text;
    assert_eq!(text.matches("event: next").count(), 1, "{text}");
    assert!(text.contains("id: 3\ndata: {\"data\":{\"count\":3}}"), "{text}");
    assert_eq!(world.send(back("3")).await.text.matches("event: next").count(), 0);
    for wrong in ["x", "-1", "1 2", "99999999999999999999"] {
        let reply = world.send(back(wrong)).await;
        assert_eq!(
            (reply.status, reply.code().as_str()),
            (StatusCode::BAD_REQUEST, "MALFORMED_REQUEST"),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn the_place_where_a_stream_begins_is_told_before_any_event() {
    let world = World::new();
    let mut events = open(&world, stream("subscription { late }")).await;
    assert_eq!(chunk(&mut events).await.unwrap(), ":\n\n");
    assert_eq!(chunk(&mut events).await.unwrap(), "id: 5\n\n");
    let mut events = open(&world, with(stream("subscription { late }"), "last-event-id", "7")).await;
    assert_eq!(chunk(&mut events).await.unwrap(), ":\n\n");
    assert_eq!(chunk(&mut events).await.unwrap(), "id: 7\n\n");
}

#[tokio::test]
async fn any_operation_is_answered_as_events_where_nothing_else_is_read() {
    let world = World::new();
    let whole = |json: &str| format!("event: next\ndata: {json}\n\nevent: complete\ndata:\n\n");
    let reply = world.send(stream("{ hello }")).await;
    assert_eq!(reply.text, whole(r#"{"data":{"hello":"hello world"}}"#));
    assert!(reply.header("content-type").starts_with(EVENTS));
    // Kept answers too.
    assert_eq!(world.send(stream("{ hello }")).await.text, reply.text);
    assert_eq!(world.send(stream("mutation { touch }")).await.text, whole(r#"{"data":{"touch":true}}"#));
    let both = with(stream("{ hello }"), "accept", "application/json, text/event-stream");
    assert!(world.send(both).await.header("content-type").starts_with("application/json"));

    let by_get = with(get("query=mutation%7Btouch%7D"), "accept", EVENTS);
    let reply = world.send(by_get).await;
    assert_eq!((reply.status, reply.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
    assert!(reply.header("content-type").starts_with("application/json"));
    // What is wrong with the document is an event; what is wrong with the caller is not.
    for wrong in ["{ nothingOfThatName }", "subscription { nothingOfThatName }", "{"] {
        let reply = world.send(stream(wrong)).await;
        assert_eq!(reply.status, StatusCode::OK, "{wrong}");
        assert!(reply.text.contains("event: next\ndata: {\"errors\":["), "{wrong}: {}", reply.text);
        assert!(reply.text.ends_with("event: complete\ndata:\n\n"), "{wrong}");
    }
    let reply = world.send(with(stream("{ hello }"), "authorization", "Bearer bad")).await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED"));
}

#[tokio::test]
async fn a_subscription_wants_a_client_that_reads_events() {
    let reply = World::new().query("subscription { count(to: 2) }").await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::BAD_REQUEST, "VALIDATION_FAILED"));
    assert!(reply.text.contains("Accept: text/event-stream"), "{}", reply.text);
}

#[tokio::test]
async fn a_subscription_has_one_field_wherever_it_stands() {
    let world = World::new();
    for good in [
        "subscription { ...Rest } fragment Rest on Subscription { count(to: 1) }",
        "subscription { ... on Subscription { count(to: 1) } }",
        "subscription { ... { count(to: 1) } }",
        "subscription A { ...R } fragment R on Subscription { ...S } fragment S on Subscription { count(to: 1) }",
    ] {
        let text = world.send(stream(good)).await.text;
        assert!(text.contains(r#"data: {"data":{"count":1}}"#), "{good}: {text}");
    }
    for bad in [
        "subscription { count(to: 1) silence }",
        "subscription { a: count(to: 1) b: count(to: 1) }",
        "subscription { count(to: 1) ...Rest } fragment Rest on Subscription { silence }",
        "subscription { ...Rest ...Rest } fragment Rest on Subscription { count(to: 1) }",
        "subscription { __typename }",
        "subscription { count(to: 1) @include(if: true) }",
        "subscription { ... @skip(if: false) { count(to: 1) } }",
        "subscription { ...Rest } fragment Rest on Query { count(to: 1) }",
    ] {
        let text = world.send(stream(bad)).await.text;
        assert!(text.contains("VALIDATION_FAILED"), "{bad}: {text}");
        assert!(!text.contains("\"data\":{"), "{bad}: {text}");
    }
}

#[tokio::test]
async fn documents_of_subscriptions_are_bounded_as_all_others() {
    let reply =
        World::new().send(stream(&format!("subscription {{ {} }}", "a:count(to:1) ".repeat(60)))).await;
    assert!(reply.text.contains("TOO_COMPLEX"), "{}", reply.text);
    let world = World::with(|door| door.limits.bytes = 20);
    assert_eq!(world.send(stream("subscription { count(to: 1) }")).await.code(), "TOO_LARGE");
}

#[tokio::test]
async fn failures_are_events_and_ours_are_masked() {
    let world = World::new();
    let text = world.send(stream("subscription { notThere }")).await.text;
    assert!(text.contains("NOT_FOUND") && text.ends_with("event: complete\ndata:\n\n"), "{text}");
    let text = world.send(stream("subscription { breaks }")).await.text;
    assert!(text.contains(r#"{"data":{"breaks":1}}"#) && text.contains("INTERNAL"), "{text}");
    assert!(!text.contains("password"), "{text}");
    let text = world.send(stream("subscription { panics }")).await.text;
    assert!(text.contains("INTERNAL") && text.ends_with("event: complete\ndata:\n\n"), "{text}");
}

#[tokio::test]
async fn streams_are_counted_and_their_seats_come_back() {
    let mut world = World::new();
    let mut door = super::Door::new(super::index());
    door = door.with_streams(2, 3);
    world.router = super::routes(world.host.clone(), std::sync::Arc::new(door));
    let held = [
        open(&world, stream("subscription { silence }")).await,
        open(&world, stream("subscription { silence }")).await,
    ];
    let reply = world.send(stream("subscription { silence }")).await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED"));
    assert_eq!(reply.header("retry-after"), "10");
    // Queries need no seat, and another payer has their own.
    assert_eq!(world.query("{ hello }").await.status, StatusCode::OK);
    let token = with(stream("subscription { silence }"), "authorization", "Bearer good");
    let third = open(&world, token).await;
    let token = with(stream("subscription { silence }"), "authorization", "Bearer good");
    assert_eq!(world.send(token).await.status, StatusCode::SERVICE_UNAVAILABLE);
    drop((held, third));
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(5)).await;
        let response = world.router.clone().oneshot(stream("subscription { silence }")).await.unwrap();
        if response.status() == StatusCode::OK {
            return;
        }
    }
    panic!("the seats did not come back");
}

#[tokio::test]
async fn the_end_of_the_server_completes_streams() {
    let world = World::new();
    let ending = Ending::default();
    let mut request = stream("subscription { silence }");
    request.extensions_mut().insert(ending.clone());
    let mut events = open(&world, request).await;
    assert_eq!(chunk(&mut events).await.unwrap(), ":\n\n");
    ending.stop.cancel();
    assert_eq!(chunk(&mut events).await.unwrap(), "event: complete\ndata:\n\n");
    assert_eq!(chunk(&mut events).await, None);
    drop(events);
    ending.tasks.close();
    tokio::time::timeout(Duration::from_secs(1), ending.tasks.wait()).await.expect("something goes on");
}

#[tokio::test]
async fn a_stream_lives_for_a_while_only() {
    let world = World::with(|door| door.stream_lifetime = Duration::from_millis(50));
    let text = world.send(stream("subscription { silence }")).await.text;
    assert!(text.ends_with("event: complete\ndata:\n\n"), "{text}");
}

#[tokio::test]
async fn events_follow_the_rights_of_the_asker_and_end_with_them() {
    let world = World::with(|door| door.look_every = Duration::from_millis(30));
    let token = with(stream("subscription { watcher }"), "authorization", "Bearer good");
    let mut events = open(&world, token).await;
    let mut until = async |wanted: &str| {
        for _ in 0..200 {
            let text = chunk(&mut events).await.expect("the stream ended");
            if text.contains(wanted) {
                return text;
            }
        }
        panic!("there is no {wanted}")
    };
    until("Ada").await;
    world.host.standing.store(1, Ordering::SeqCst);
    until("Grace").await;
    world.host.standing.store(2, Ordering::SeqCst);
    let last = until("UNAUTHENTICATED").await;
    assert!(last.ends_with("event: complete\ndata:\n\n"), "{last}");
    assert_eq!(chunk(&mut events).await, None);
}

#[tokio::test]
async fn whoever_reads_nothing_makes_no_work() {
    let world = World::new();
    let mut events = open(&world, stream("subscription { count(to: 1000000) }")).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    // Read on at last: nothing was left out, nothing had gathered but one event.
    let mut text = String::new();
    while text.matches("event: next").count() < 5 {
        text += &chunk(&mut events).await.unwrap();
    }
    assert!(text.contains("id: 1\n") && text.contains("id: 5\n"), "{text}");
}
