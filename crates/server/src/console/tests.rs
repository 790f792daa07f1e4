//! The files of the console, as they are served.

use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::*;

async fn fetch(path: &str) -> (StatusCode, String, String) {
    let variables = serde_json::json!({"first": 5});
    let example = Example {
        name: "사회적 경제".to_owned(),
        document: "{ __typename }".to_owned(),
        variables: variables.as_object().unwrap().clone(),
    };
    let response = routes(&[example]).oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let text = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
    (parts.status, parts.headers["content-type"].to_str().unwrap().to_owned(), text)
}

#[tokio::test]
async fn files_have_their_types() {
    for (path, content_type) in
        [("/graphql/console.css", "text/css"), ("/graphql/console.js", "text/javascript")]
    {
        let (status, found, text) = fetch(path).await;
        assert_eq!(status, StatusCode::OK);
        assert!(found.starts_with(content_type));
        assert!(text.len() > 1_000);
    }
    let (_, _, examples) = fetch("/graphql/operations.json").await;
    let expected = r#"[{"name":"사회적 경제","document":"{ __typename }","variables":{"first":5}}]"#;
    assert_eq!(examples, expected);
}

#[test]
fn the_page_has_a_strict_policy_and_keeps_to_it() {
    let headers = page().headers().clone();
    assert!(headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'self'"));
    for forbidden in
        ["<style", " style=", " onclick", " onload", "javascript:", "http://", "https://", "<script>"]
    {
        assert!(!PAGE.contains(forbidden), "{forbidden}");
    }
    for (name, text) in [("css", STYLE), ("js", SCRIPT)] {
        for forbidden in ["http://", "https://", "innerHTML", "eval(", "@import"] {
            assert!(!text.contains(forbidden), "{forbidden} in the {name}");
        }
    }
}

#[test]
fn every_control_has_a_label() {
    for id in ["query", "variables", "token", "examples", "operation", "find"] {
        assert!(PAGE.contains(&format!("for=\"{id}\"")), "{id}");
        assert!(PAGE.contains(&format!(" id=\"{id}\"")), "{id}");
    }
}

#[test]
fn the_script_finds_every_element_it_names() {
    for (at, _) in SCRIPT.match_indices("$(\"") {
        let id = SCRIPT[at + 3..].split('"').next().unwrap();
        assert!(PAGE.contains(&format!("id=\"{id}\"")), "{id}");
    }
}
