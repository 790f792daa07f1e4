//! Answers kept, and documents trusted.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};

use super::{World, get, post};
use crate::answers::{Answer, AnswerKey, Answers, Stamp};
use crate::graphql::http::media::Media;
use crate::graphql::http::trusted::{TrustMode, TrustedDocuments, document_id};

fn key(request: &str) -> AnswerKey {
    AnswerKey {
        request: Bytes::copy_from_slice(request.as_bytes()),
        media: Media::Json,
        is_get: false,
        locale: None,
    }
}

fn value(body: &str, public: u64) -> Answer {
    let stamp = Stamp { public, index: 0 };
    Answer { body: Bytes::copy_from_slice(body.as_bytes()), etag: None, stamp, searched: false, cost: 1 }
}

#[test]
fn an_answer_is_good_for_one_place_in_the_log() {
    let answers = Answers::new(1_000_000);
    let at = |public, index| Stamp { public, index };
    answers.put(key("a"), value("A", 5));
    assert_eq!(answers.get(&key("a"), at(5, 0)).unwrap().body, "A");
    assert!(answers.get(&key("a"), at(6, 0)).is_none());
    assert!(answers.get(&key("a"), at(5, 9)).is_some(), "it did not search");
    assert!(answers.get(&key("b"), at(5, 0)).is_none());
    assert!(answers.get(&AnswerKey { locale: Some("fr".into()), ..key("a") }, at(5, 0)).is_none());
    assert!(answers.get(&AnswerKey { media: Media::GraphQl, ..key("a") }, at(5, 0)).is_none());

    answers.put(key("a"), value("older", 4));
    assert_eq!(
        answers.get(&key("a"), at(5, 0)).unwrap().body,
        "A",
        "a late answer does not replace a newer one"
    );
    answers.put(key("s"), Answer { searched: true, ..value("S", 5) });
    assert!(answers.get(&key("s"), at(5, 0)).is_some() && answers.get(&key("s"), at(5, 1)).is_none());
}

#[test]
fn memory_is_bounded() {
    let answers = Answers::new(100_000);
    answers.put(key("large"), value(&"x".repeat(50_000), 1));
    assert!(answers.get(&key("large"), Stamp { public: 1, index: 0 }).is_none());
    for n in 0..2_000 {
        answers.put(key(&n.to_string()), value(&"x".repeat(1_000), 1));
    }
    // The cache does its housekeeping in batches.
    std::thread::sleep(std::time::Duration::from_millis(50));
    for n in 0..2_000 {
        let _ = answers.get(&key(&n.to_string()), Stamp { public: 1, index: 0 });
    }
    assert!(answers.bytes() <= 200_000, "{}", answers.bytes());
}

#[tokio::test]
async fn anonymous_answers_are_kept_until_something_changes() {
    let world = World::new();
    let body = r#"{"query":"{ hello }"}"#;
    let first = world.post(body).await;
    assert_eq!(world.post(body).await.text, first.text);
    assert_eq!(world.executed(), 1);

    let mut french = post(body);
    french.headers_mut().insert("accept-language", "fr".parse().unwrap());
    world.send(french).await;
    assert_eq!(world.executed(), 2, "another language is another answer");

    let mut signed = post(body);
    signed.headers_mut().insert("authorization", "Bearer good".parse().unwrap());
    world.send(signed).await;
    assert_eq!(world.executed(), 3, "a known caller never gets a kept answer");

    world.host.public.fetch_add(1, Ordering::SeqCst);
    world.post(body).await;
    assert_eq!(world.executed(), 4);
}

#[tokio::test]
async fn a_kept_answer_is_found_before_its_document_is_parsed() {
    // Limits that no document passes: only an answer found by its bytes can still come.
    let world = World::new();
    let body = r#"{"query":"{ hello }"}"#;
    world.post(body).await;
    let nothing = crate::graphql::http::limits::Limits { bytes: 0, ..Default::default() };
    let door = |answers| crate::graphql::http::Door {
        limits: nothing,
        answers,
        ..crate::graphql::http::Door::new(super::index())
    };
    let answers = Answers::new(1_000_000);
    let request = Bytes::from_static(body.as_bytes());
    answers.put(AnswerKey { request, media: Media::GraphQl, is_get: false, locale: None }, value("kept", 0));
    let router = crate::graphql::http::routes(world.host.clone(), Arc::new(door(Some(answers))));
    let world = World { router, host: world.host };
    assert_eq!(world.post(body).await.text, "kept");
    assert_eq!(world.post(r#"{"query":"{hello}"}"#).await.code(), "TOO_LARGE");
}

#[tokio::test]
async fn personal_failed_and_changing_answers_are_not_kept() {
    let world = World::new();
    for document in ["{ hello viewer }", "{ hello fails }", "{ hello works { indexState } }"] {
        let before = world.executed();
        world.query(document).await;
        world.query(document).await;
        assert_eq!(world.executed(), before + 2, "{document}");
    }
}

#[test]
fn a_documents_id_is_the_digest_of_its_bytes() {
    // By `printf '{ hello }' | sha256sum`.
    let id = "sha256:001c3174e099bd72b729d0c0a529ba9f5a740c446e2a6e1d71b283cb84ec3065";
    assert_eq!(document_id("{ hello }"), id);
}

async fn trusting(mode: TrustMode) -> (World, String) {
    let document = "query Hello($name: String) { hello(name: $name) }";
    let world = World::with(|door| door.trusted = TrustedDocuments::new(mode, [("hello", document)]));
    (world, document_id(document))
}

#[tokio::test]
async fn a_trusted_query_by_get_may_be_kept_by_others() {
    let (world, id) = trusting(TrustMode::Off).await;
    let query = format!("documentId={id}&variables=%7B%22name%22%3A%22x%22%7D");
    let reply = world.get(&query).await;
    assert_eq!(reply.json()["data"]["hello"], "hello x");
    assert_eq!(reply.header("cache-control"), "public, max-age=0, must-revalidate");
    let etag = reply.header("etag").to_owned();
    assert!(etag.starts_with("W/\""));

    for tags in [etag.clone(), format!("\"other\", {etag}"), "*".to_owned()] {
        let mut request = get(&query);
        request.headers_mut().insert("if-none-match", tags.parse().unwrap());
        let reply = world.send(request).await;
        assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(reply.header("etag"), etag);
    }
    let mut request = get(&query);
    request.headers_mut().insert("if-none-match", "W/\"other\"".parse().unwrap());
    assert_eq!(world.send(request).await.status, StatusCode::OK);
    assert_eq!(world.executed(), 1);

    // By POST, by a known caller, or with an error, it is nobody else's.
    let reply =
        world.post(serde_json::json!({"documentId": id, "variables": {"name": "x"}}).to_string()).await;
    assert_eq!(reply.header("cache-control"), "private, no-store");
    let mut signed = get(&query);
    signed.headers_mut().insert("authorization", "Bearer good".parse().unwrap());
    assert_eq!(world.send(signed).await.header("cache-control"), "private, no-store");
    let reply = world.get(&format!("documentId={id}&variables=%7B%22name%22%3A1%7D")).await;
    assert_eq!(reply.header("cache-control"), "private, no-store");
    let reply = world.get("query=%7Bhello%7D").await;
    assert_eq!(reply.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn unknown_and_untrusted_documents() {
    let (world, id) = trusting(TrustMode::Required).await;
    let reply = world.get("documentId=sha256:00").await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::NOT_FOUND, "UNKNOWN_DOCUMENT"));
    let reply = world.query("{ hello }").await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::FORBIDDEN, "FORBIDDEN"));
    let by_text = world.query("query Hello($name: String) { hello(name: $name) }").await;
    assert_eq!(by_text.status, StatusCode::OK, "{}", by_text.text);
    let request = Request::get(format!("/graphql?documentId={id}&variables=%7B%22name%22:%22a%22%7D"))
        .body(Body::empty());
    assert_eq!(world.send(request.unwrap()).await.status, StatusCode::OK);

    let (world, _) = trusting(TrustMode::Log).await;
    assert_eq!(world.query("{ hello }").await.status, StatusCode::OK);
}
