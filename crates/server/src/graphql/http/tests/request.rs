//! What HTTP may carry, and what it may not.

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};

use super::{World, get, post};
use crate::graphql::http::media::Media;
use crate::graphql::http::request::{GraphQlRequest, read_body};

#[tokio::test]
async fn only_json_bodies_are_read() {
    let world = World::new();
    let body = r#"{"query":"{ hello }"}"#;
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin1",
        "application/graphql",
        "",
    ] {
        let request =
            Request::post("/graphql").header("content-type", content_type).body(Body::from(body)).unwrap();
        let reply = world.send(request).await;
        assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{content_type}");
        assert_eq!(reply.code(), "MALFORMED_REQUEST");
    }
    let none = Request::post("/graphql").body(Body::from(body)).unwrap();
    assert_eq!(world.send(none).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    for content_type in
        ["application/json", "Application/JSON; Charset=\"UTF-8\"", "application/json;charset=utf8"]
    {
        let request =
            Request::post("/graphql").header("content-type", content_type).body(Body::from(body)).unwrap();
        assert_eq!(world.send(request).await.status, StatusCode::OK, "{content_type}");
    }
    assert_eq!(world.executed(), 1, "the second and third are kept answers");
}

#[tokio::test]
async fn bad_bodies_get_one_clear_error() {
    let world = World::new();
    for (body, part) in [
        (&b"{ \"not a JSON"[..], "not valid JSON (line 1"),
        (b"", "empty"),
        (b"[]", "arrays"),
        (br#"[{"query":"{ hello }"},{"query":"{ hello }"}]"#, "arrays"),
        (b"42", "must be a JSON object"),
        (b"{}", "send either"),
        (br#"{"query":"{ hello }","documentId":"sha256:00"}"#, "send either"),
        (br#"{"query":["a"]}"#, "\"query\" must be a string"),
        (br#"{"query":"{ hello }","operationName":7}"#, "\"operationName\" must be a string"),
        (br#"{"query":"{ hello }","variables":"{}"}"#, "\"variables\" must be an object"),
        (br#"{"query":"{ hello }","extensions":[]}"#, "\"extensions\" must be an object"),
        (b"{\"query\":\"{ hello }\xff\"}", "UTF-8"),
        (br#"{"query":"{ hello \u0000 }"}"#, "null character"),
    ] {
        let request = Request::post("/graphql")
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json")
            .body(Body::from(body.to_vec()))
            .unwrap();
        let reply = world.send(request).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{}", reply.text);
        assert_eq!(reply.code(), "MALFORMED_REQUEST");
        let json = reply.json();
        assert_eq!(json["errors"].as_array().unwrap().len(), 1);
        assert!(json.get("data").is_none());
        let message = json["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains(part), "{message:?} should say {part:?}");
    }
    assert_eq!(world.executed(), 0);
}

#[tokio::test]
async fn deeply_nested_json_is_refused() {
    let body = format!(
        r#"{{"query":"{{ hello }}","variables":{{"a":{}1{}}}}}"#,
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    assert_eq!(World::new().post(body).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn large_bodies_are_refused_by_length_and_by_count() {
    let world = World::with(|door| door.body_bytes = 1_000);
    let reply = world.post(format!(r#"{{"query":"{{ hello }}","x":"{}"}}"#, "x".repeat(2_000))).await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE"));

    // A stream without a declared end: reading stops a while after the limit, not at the end.
    let endless = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[b' '; 100])));
    let refusal = read_body(Body::from_stream(endless), 1_000).await.unwrap_err();
    assert_eq!(refusal.code, crate::graphql::http::Code::TooLarge);

    let broken = futures::stream::iter([Ok(Bytes::from_static(b"{")), Err(std::io::Error::other("gone"))]);
    let refusal = read_body(Body::from_stream(broken), 1_000).await.unwrap_err();
    assert_eq!(refusal.code, crate::graphql::http::Code::MalformedRequest);
}

#[tokio::test]
async fn queries_by_get_and_nothing_else() {
    let world = World::new();
    let reply = world.get("query=%7B+hello%28name%3A%22%EC%84%9C%EC%9A%B8%22%29+%7D").await;
    assert_eq!(reply.json()["data"]["hello"], "hello 서울");
    let reply = world.get("query=query($n:String!){hello(name:$n)}&variables=%7B%22n%22%3A%22%C3%A9t%C3%A9%22%7D&operationName=").await;
    assert_eq!(reply.json()["data"]["hello"], "hello été");

    let reply = world.get("query=mutation%7Btouch%7D").await;
    assert_eq!((reply.status, reply.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
    for (query, part) in [
        ("query=%FF", "UTF-8"),
        ("query=%7", "%"),
        ("query=a&query=b", "twice"),
        ("query={hello}&variables=[1]", "object"),
        ("query={hello}&variables={", "JSON"),
        ("", "send either"),
        ("other=1", "send either"),
    ] {
        let mut request = get("");
        *request.uri_mut() =
            match format!("/graphql?{}", query.replace('{', "%7B").replace('}', "%7D")).parse() {
                Ok(uri) => uri,
                Err(error) => panic!("{error}"),
            };
        let reply = world.send(request).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(reply.text.contains(part), "{} should say {part}", reply.text);
    }
    for method in ["PUT", "DELETE", "PATCH"] {
        let request = Request::builder().method(method).uri("/graphql").body(Body::empty()).unwrap();
        let reply = world.send(request).await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(reply.header("allow"), "GET, POST, OPTIONS");
    }
}

#[test]
fn variables_arrive_as_they_were_sent() {
    let request = GraphQlRequest::from_json(
        r#"{"query":"x","variables":{"a":[1,null,"ع"],"b":{"c":true}},"extensions":{"x":1}}"#.as_bytes(),
    )
    .unwrap();
    assert_eq!(
        serde_json::to_value(&request.variables).unwrap(),
        serde_json::json!({"a":[1,null,"ع"],"b":{"c":true}})
    );
    assert_eq!(request.extensions["x"], 1);
}

#[test]
fn accept_is_negotiated() {
    let negotiate = |accept: &[&str]| {
        let mut headers = axum::http::HeaderMap::new();
        for value in accept {
            headers.append("accept", value.parse().unwrap());
        }
        Media::negotiate(&headers).map_err(|refusal| refusal.status.unwrap())
    };
    assert_eq!(negotiate(&[]), Ok(Media::Json));
    assert_eq!(negotiate(&["*/*"]), Ok(Media::Json));
    assert_eq!(negotiate(&["application/*"]), Ok(Media::Json));
    assert_eq!(negotiate(&["text/html,application/xhtml+xml,*/*;q=0.8"]), Ok(Media::Json));
    assert_eq!(negotiate(&["application/json"]), Ok(Media::Json));
    assert_eq!(negotiate(&["application/graphql-response+json"]), Ok(Media::GraphQl));
    assert_eq!(
        negotiate(&["application/graphql-response+json; charset=utf-8, application/json; charset=utf-8"]),
        Ok(Media::GraphQl)
    );
    assert_eq!(negotiate(&["application/json", "application/graphql-response+json"]), Ok(Media::GraphQl));
    assert_eq!(negotiate(&["application/json, application/graphql-response+json;q=0.5"]), Ok(Media::Json));
    assert_eq!(negotiate(&["application/graphql-response+json;q=0, */*"]), Ok(Media::Json));
    assert_eq!(negotiate(&["application/json;q=0, */*"]), Ok(Media::GraphQl));
    for refused in
        ["text/html", "application/json;q=0", "image/png, text/plain;q=0.3", "application/json;q=nonsense"]
    {
        assert_eq!(negotiate(&[refused]), Err(StatusCode::NOT_ACCEPTABLE), "{refused}");
    }
}

#[tokio::test]
async fn unacceptable_is_406_before_anything_runs() {
    let world = World::new();
    let mut request = post(r#"{"query":"{ hello }"}"#);
    request.headers_mut().insert("accept", "text/html".parse().unwrap());
    let reply = world.send(request).await;
    assert_eq!(reply.status, StatusCode::NOT_ACCEPTABLE);
    assert!(reply.header("content-type").starts_with("application/json"));
    assert_eq!(world.executed(), 0);
}
