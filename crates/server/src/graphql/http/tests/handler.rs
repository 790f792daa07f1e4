//! The door as a whole: statuses, masking, headers, time.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::{World, post};

fn json_post(document: &str) -> Request<Body> {
    let mut request = post(serde_json::json!({ "query": document }).to_string());
    request.headers_mut().insert("accept", "application/json".parse().unwrap());
    request
}

#[tokio::test]
async fn statuses_by_media_type() {
    let world = World::new();
    for (document, code) in [
        ("{", "SYNTAX_ERROR"),
        ("{ nothingOfThatName }", "VALIDATION_FAILED"),
        ("query($id: ID!) { __typename }", "VALIDATION_FAILED"),
        (&format!("{{{}}}", "a:hello ".repeat(60)), "TOO_COMPLEX"),
    ] {
        let reply = world.query(document).await;
        assert_eq!((reply.status, reply.code().as_str()), (StatusCode::BAD_REQUEST, code), "{document}");
        assert!(reply.json().get("data").is_none());
        assert!(reply.header("content-type").starts_with("application/graphql-response+json"));
        let reply = world.send(json_post(document)).await;
        assert_eq!((reply.status, reply.code().as_str()), (StatusCode::OK, code), "{document}");
        assert!(reply.header("content-type").starts_with("application/json"));
    }
    let reply = world.query("{ hello }").await;
    assert_eq!(reply.text, r#"{"data":{"hello":"hello world"}}"#);
}

#[tokio::test]
async fn syntax_errors_point_at_the_place_without_repeating_the_document() {
    let reply = World::new().query(&format!("{{ hello\n  ! {} }}", "x ".repeat(900))).await;
    let error = &reply.json()["errors"][0];
    assert_eq!(error["locations"][0], serde_json::json!({"line": 2, "column": 3}));
    assert!(error["message"].as_str().unwrap().starts_with("syntax error: expected"), "{error}");
    assert!(reply.text.len() < 700, "{}", reply.text);
}

#[tokio::test]
async fn internal_errors_are_masked_and_ours_are_not() {
    let world = World::new();
    let reply = world.query("{ hello fails refuses }").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(!reply.text.contains("password"), "{}", reply.text);
    assert_eq!(reply.json()["data"]["hello"], "hello world");
    let mut codes: Vec<_> = reply.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| (error["extensions"]["code"].clone(), error["path"][0].clone()))
        .map(|(code, path)| (code.as_str().unwrap().to_owned(), path.as_str().unwrap().to_owned()))
        .collect();
    codes.sort();
    assert_eq!(
        codes,
        [("FORBIDDEN".to_owned(), "refuses".to_owned()), ("INTERNAL".to_owned(), "fails".to_owned())]
    );
    assert!(reply.text.contains(reply.header("x-request-id")), "the message names the request id");

    let reply = world.query("{ mustFail }").await;
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(reply.json()["data"].is_null() && reply.json().get("data").is_some());
    assert!(!reply.text.contains("password"));

    let reply = world.query("{ panics }").await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL"));
}

#[tokio::test]
async fn a_value_that_a_scalar_refuses_is_the_clients_error() {
    let reply = World::new().query("{ small(n: 1000) }").await;
    assert_eq!(reply.code(), "VALIDATION_FAILED", "{}", reply.text);
}

#[tokio::test]
async fn time_is_limited() {
    let world = World::with(|door| door.timeout = Duration::from_millis(30));
    let reply = world.query("{ slow }").await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT"));

    // A body that never ends counts as well.
    let stuck = Body::from_stream(futures::stream::pending::<Result<axum::body::Bytes, std::io::Error>>());
    let request = Request::post("/graphql").header("content-type", "application/json").body(stuck).unwrap();
    assert_eq!(world.send(request).await.code(), "TIMEOUT");
}

#[tokio::test]
async fn credentials() {
    let world = World::new();
    let bearer = |token: &str| {
        let mut request = post(r#"{"query":"{ viewer }"}"#);
        request.headers_mut().insert("authorization", token.parse().unwrap());
        request
    };
    assert!(world.query("{ viewer }").await.json()["data"]["viewer"].is_null());
    assert_eq!(world.send(bearer("Bearer good")).await.json()["data"]["viewer"], "Ada");
    let reply = world.send(bearer("Bearer bad")).await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED"));
    assert!(reply.header("www-authenticate").starts_with("Bearer"));
}

#[tokio::test]
async fn cors_and_common_headers() {
    let world = World::new();
    let request = Request::builder()
        .method("OPTIONS")
        .uri("/graphql")
        .header("origin", "https://example.org")
        .header("access-control-request-method", "POST")
        .body(Body::empty())
        .unwrap();
    let reply = world.send(request).await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NO_CONTENT, ""));
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert!(reply.header("access-control-allow-headers").contains("authorization"));
    assert!(reply.headers.get("access-control-allow-credentials").is_none());

    for document in ["{ hello }", "{"] {
        let reply = world.query(document).await;
        assert_eq!(reply.header("access-control-allow-origin"), "*");
        assert_eq!(reply.header("cache-control"), "private, no-store");
        assert_eq!(reply.header("x-request-id"), "00000000-0000-0000-0000-000000000007");
        assert_eq!(reply.header("vary"), "accept, accept-language, authorization");
    }
}

#[tokio::test]
async fn a_browser_gets_the_page_and_a_program_an_error() {
    let world = World::new();
    let html = Request::get("/graphql").header("accept", "text/html,*/*;q=0.8").body(Body::empty()).unwrap();
    assert_eq!(world.send(html).await.text, "<!doctype html>");
    let program = Request::get("/graphql").body(Body::empty()).unwrap();
    assert_eq!(world.send(program).await.status, StatusCode::BAD_REQUEST);
    let query = Request::get("/graphql?query=%7Bhello%7D")
        .header("accept", "text/html,*/*")
        .body(Body::empty())
        .unwrap();
    assert_eq!(world.send(query).await.json()["data"]["hello"], "hello world");
}

#[tokio::test]
async fn the_preferred_language_reaches_resolvers() {
    let world = World::new();
    for (header, expected) in [
        ("fr-CA, fr;q=0.9, en;q=0.5", serde_json::json!("fr-ca")),
        ("en;q=0.5, ko", serde_json::json!("ko")),
        ("*", serde_json::Value::Null),
        ("../../etc, \u{7f}x", serde_json::Value::Null),
        ("", serde_json::Value::Null),
    ] {
        let mut request = post(r#"{"query":"{ locale }"}"#);
        if let Ok(value) = header.parse() {
            request.headers_mut().insert("accept-language", value);
        }
        assert_eq!(world.send(request).await.json()["data"]["locale"], expected, "{header}");
    }
}

#[tokio::test]
async fn many_errors_stay_small() {
    let fields = (0..29).fold(String::new(), |text, n| text + &format!(" nope{n}{}", "x".repeat(240)));
    let reply = World::new().query(&format!("{{{fields}}}")).await;
    assert_eq!(reply.json()["errors"].as_array().unwrap().len(), 20);
}
