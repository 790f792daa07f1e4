//! The scan before the parser and the walk after it.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use async_graphql::Variables;
use axum::http::StatusCode;
use proptest::prelude::*;

use super::{World, index};
use crate::graphql::http::documents::Documents;
use crate::graphql::http::limits::{Checked, Limits};
use crate::graphql::http::scan::{Scan, scan};
use crate::graphql::http::schema_index::SchemaIndex;
use crate::graphql::http::{Code, Refusal};

/// Checks a document that nobody has asked for before.
fn check(
    text: &str,
    name: Option<&str>,
    variables: &Variables,
    index: &SchemaIndex,
    limits: &Limits,
) -> Result<Checked, Refusal> {
    Documents::default().check(text, name, variables, index, limits)
}

fn run(document: &str) -> Result<Checked, Refusal> {
    check(document, None, &Variables::default(), &index(), &Limits::default())
}

fn cost(document: &str) -> u64 {
    run(document).unwrap().cost
}

fn cost_with(document: &str, variables: serde_json::Value) -> u64 {
    check(document, None, &Variables::from_json(variables), &index(), &Limits::default()).unwrap().cost
}

fn refused(document: &str) -> (Code, String) {
    let refusal = run(document).map(|checked| checked.cost).unwrap_err();
    (refusal.code, refusal.message.into_owned())
}

/// The bomb: every fragment spreads the next one twice.
fn bomb(depth: usize) -> String {
    let mut text = String::from("{...f0}");
    for n in 0..depth {
        let _ = write!(text, "fragment f{n} on Query{{...f{0} ...f{0}}}", n + 1);
    }
    let _ = write!(text, "fragment f{depth} on Query{{hello}}");
    text
}

#[test]
fn tokens_are_counted_as_the_grammar_does() {
    let count = |text: &str| scan(text, &Limits::default()).map(|scan| (scan.tokens, scan.nesting));
    assert_eq!(count("").unwrap(), (0, 0));
    assert_eq!(count("\u{feff}# a { comment\n , ,\r\n").unwrap(), (0, 0));
    assert_eq!(count("{ a(b: -1.5e+3, c: \"}}\\\"{\") ...F @d }").unwrap(), (15, 2));
    assert_eq!(count("{a(b:\"\"\" { \" \\\"\"\" } \"\"\")}").unwrap(), (8, 2));
    assert_eq!(count("{a(b:\"\")}").unwrap(), (8, 2));
    assert_eq!(count("{사회}").unwrap().1, 1, "what GraphQL does not know is counted and left to the parser");
    assert_eq!(scan("{a}", &Limits::default()).unwrap(), Scan { tokens: 3, nesting: 1 });
}

#[test]
fn strings_must_end() {
    // The parser reads `"""x"` as two strings where the block string has no end, so brackets after it would be real.
    let hidden = format!("{{a(b:[\"\"\"x\"{}", "[".repeat(5_000));
    for text in
        [hidden.as_str(), "{a(b:\"x", "{a(b:\"x\ny\")}", "{a(b:\"\\", "{a(b:\"\"\"x\"\")}", "{a(b:\"\\\n\")}"]
    {
        assert_eq!(refused(text).0, Code::SyntaxError, "{text:.40}");
    }
}

#[test]
fn limits_before_the_parser() {
    assert_eq!(refused(&format!("{{a}}{}", " ".repeat(70_000))).0, Code::TooLarge);
    assert_eq!(refused(&format!("{{{}}}", "a ".repeat(3_000))).0, Code::TooComplex);
    assert_eq!(refused(&"{a".repeat(5_000)).0, Code::TooComplex);
    assert_eq!(refused(&format!("query({}", "[".repeat(10_000))).0, Code::TooComplex);
    assert_eq!(refused(&format!("{{{}}}", "a".repeat(300))).0, Code::TooComplex);
    assert_eq!(refused("{a\0}").0, Code::MalformedRequest);
    assert_eq!(refused("{").0, Code::SyntaxError);
}

#[test]
fn nesting_at_the_limit_does_not_overflow_a_small_stack() {
    let limits = Limits::default();
    for (open, close) in [("{a", "}"), ("{a(b:[", "])}"), ("{... on Query", "}"), ("{a(b:{c:", "})}")] {
        let per = open.matches(['{', '[', '(']).count();
        let text =
            format!("{}{{a}}{}", open.repeat(limits.nesting / per), close.repeat(limits.nesting / per));
        let work = move || drop(run(&text));
        std::thread::Builder::new().stack_size(1024 * 1024).spawn(work).unwrap().join().unwrap();
    }
}

#[test]
fn the_bomb_is_refused_at_once() {
    let text = bomb(22);
    assert!(text.len() < 900, "{}", text.len());
    let index = index();
    let limits = Limits::default();
    let best = (0..20)
        .map(|_| {
            let start = Instant::now();
            let refusal =
                check(&text, None, &Variables::default(), &index, &limits).map(|c| c.cost).unwrap_err();
            assert_eq!(refusal.code, Code::TooComplex);
            start.elapsed()
        })
        .min()
        .unwrap();
    // Microseconds in a release build; a debug build parses in about a millisecond. Without the memo it is minutes.
    assert!(best < Duration::from_millis(20), "{best:?}");
    // Deeper than any u64 can count: the sums saturate, and the levels are found first.
    assert_eq!(refused(&bomb(45)).0, Code::TooComplex);
}

#[tokio::test]
async fn the_bomb_is_refused_through_the_door() {
    let start = Instant::now();
    let reply = World::new().query(&bomb(22)).await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::BAD_REQUEST, "TOO_COMPLEX"));
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn fragments_that_are_missing_or_circular() {
    assert!(refused("{...nope}").1.contains("nope"));
    for text in [
        "{...a} fragment a on Query{...a}",
        "{...a} fragment a on Query{...b} fragment b on Query{...a}",
        "{hello} fragment a on Query{hello ...b} fragment b on Query{...a}",
    ] {
        let (code, message) = refused(text);
        assert_eq!(code, Code::ValidationFailed);
        assert!(message.contains("spreads itself"), "{message}");
    }
    // An unused fragment is refused by validation, but must not be a way around the limits before that.
    assert_eq!(refused(&bomb(22).replace("{...f0}", "{hello}")).0, Code::TooComplex);
}

#[test]
fn costs() {
    assert_eq!(cost("{hello}"), 1);
    assert_eq!(cost("{hello locale}"), 2);
    assert_eq!(cost("{works{nodes{id title}}}"), 1 + 20 * 3);
    assert_eq!(cost("{works(first:5){nodes{id title} pageInfo{hasNextPage}}}"), 1 + 5 * 3 + 2);
    assert_eq!(cost("{works(last:5){...W}} fragment W on WorkConnection{nodes{id}}"), 1 + 5 * 2);
    assert_eq!(cost("{works(first:0){nodes{id}}}"), 1 + 2);
    assert_eq!(cost("{works(first:-7){nodes{id}}}"), 1 + 2);
    assert_eq!(cost("{works(first:1000000){nodes{id}}}"), 1 + 100 * 2);
    assert_eq!(cost("{works(first:99999999999999999999999){nodes{id}}}"), 1 + 100 * 2);
    assert_eq!(cost("{search(query:\"a\"){nodes{id}}}"), 11 + 20 * 2);
    assert_eq!(cost("{nodes(ids:[\"a\",\"b\",\"c\"]){id title}}"), 1 + 3 * 2);
    assert_eq!(cost("mutation{touch}"), 11);
    assert_eq!(cost("mutation{a:touch b:touch}"), 22);
    // Through an interface it costs what it costs on the object.
    assert_eq!(
        cost("{shelf{works(first:50){nodes{id}}}}"),
        cost("{shelf{... on Library{works(first:50){nodes{id}}}}}")
    );
    let query = "query($n:Int=7){works(first:$n){nodes{id}}}";
    assert_eq!(cost_with(query, serde_json::json!({})), 1 + 7 * 2);
    assert_eq!(cost_with(query, serde_json::json!({"n": 9})), 1 + 9 * 2);
    assert_eq!(cost_with(query, serde_json::json!({"n": null})), 1 + 20 * 2);
    assert_eq!(cost_with("query($i:[ID!]!){nodes(ids:$i){id}}", serde_json::json!({"i": ["a", "b"]})), 3);
}

#[test]
fn every_limit_has_its_refusal() {
    let deep = format!("{}{{a}}{}", "{a".repeat(20), "}".repeat(20));
    let many = |part: &str, n: usize| {
        format!("{{{}}}", (0..n).fold(String::new(), |text, i| text + &part.replace('#', &i.to_string())))
    };
    for (text, part) in [
        (deep, "levels of fields"),
        (many("a#:hello ", 51), "aliases"),
        (format!("{{hello {}}}", "@skip(if:false)".repeat(51)), "directives"),
        (format!("query {}{{hello}}", "@a".repeat(51)), "directives"),
        (many("f# ", 31), "root"),
        ((0..11).fold(String::new(), |text, i| text + &format!("query q{i}{{hello}}")), "operations"),
        (
            format!(
                "{{hello}}{}",
                (0..51).fold(String::new(), |text, i| text + &format!("fragment q{i} on Query{{hello}}"))
            ),
            "fragments",
        ),
        (many("a#:works(first:100){nodes{id title}}", 17), "costs"),
    ] {
        let (code, message) = refused(&text);
        assert_eq!(code, Code::TooComplex, "{message}");
        assert!(message.contains(part), "{message:?} should say {part}");
    }
    // Another operation of the document counts too, since the library looks at all of them.
    let two = format!("query a{{hello}} query b{}", many("a#:works(first:100){nodes{id title}}", 17));
    let refusal = check(&two, Some("a"), &Variables::default(), &index(), &Limits::default())
        .map(|c| c.cost)
        .unwrap_err();
    assert_eq!(refusal.code, Code::TooComplex);
}

#[test]
fn operations_are_chosen_by_name() {
    let document = "query a{hello} mutation b{touch}";
    let choose = |name| check(document, name, &Variables::default(), &index(), &Limits::default());
    assert_eq!(choose(Some("a")).unwrap().cost, 1);
    assert!(!choose(Some("a")).unwrap().uncacheable);
    assert!(choose(Some("b")).unwrap().uncacheable);
    assert_eq!(choose(Some("c")).map(|c| c.cost).unwrap_err().code, Code::ValidationFailed);
    assert_eq!(choose(None).map(|c| c.cost).unwrap_err().code, Code::ValidationFailed);
}

#[test]
fn personal_and_indexed_fields_are_found_through_fragments() {
    assert!(!run("{hello works{nodes{id}}}").unwrap().uncacheable);
    assert!(run("{...a} fragment a on Query{...b} fragment b on Query{viewer}").unwrap().uncacheable);
    assert!(run("{works{indexState}}").unwrap().uncacheable);
    assert!(run("{search(query:\"x\"){nodes{id}}}").unwrap().searches);
    assert!(!run("{works{nodes{id}}}").unwrap().searches);
}

/// The query that clients send to read a schema, with nine levels of `ofType` as the reference implementation has.
const INTROSPECTION: &str = "query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind } \
  subscriptionType { name kind } types { ...FullType } directives { name description isRepeatable locations \
  args(includeDeprecated: true) { ...InputValue } } } } \
  fragment FullType on __Type { kind name description specifiedByURL isOneOf fields(includeDeprecated: true) { name description \
  args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason } \
  inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef } \
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } } \
  fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason } \
  fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name \
  ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }";

#[tokio::test]
async fn the_standard_introspection_query_passes() {
    let reply = World::new().query(INTROSPECTION).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    assert_eq!(reply.json()["data"]["__schema"]["queryType"]["name"], "Query");
    // On a schema much larger than ours as well.
    let checked =
        check(INTROSPECTION, None, &Variables::default(), &schema_of(500), &Limits::default()).unwrap();
    assert!(checked.cost < 1_000, "{}", checked.cost);
}

/// The index of a schema with that many types.
fn schema_of(types: usize) -> SchemaIndex {
    let mut sdl = String::from("type Query { a: Int }");
    for n in 1..types {
        let _ = write!(sdl, " type T{n} {{ a: Int }}");
    }
    SchemaIndex::from_sdl(&sdl).unwrap()
}

#[test]
fn introspection_that_multiplies_is_refused() {
    let nested = "{__schema{types{fields{type{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}}}";
    let refusal =
        check(nested, None, &Variables::default(), &schema_of(150), &Limits::default()).map(|c| c.cost);
    assert_eq!(refusal.unwrap_err().code, Code::TooComplex);
    assert!(run("{__type(name:\"Query\"){fields{name type{name fields{name}}}}}").is_ok());
    assert!(run("{__typename}").is_ok());
}

/// Pieces that documents are made of, so that many random documents parse.
fn document() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "hello", "works", "nodes", "search", "shelf", "__schema", "types", "fields", "viewer", "zzz",
    ]);
    let fragment = prop::sample::select(vec!["A", "B", "C"]);
    let ty = prop::sample::select(vec!["Query", "WorkConnection", "__Type", "Shelf", "Nope"]);
    let arguments = prop::sample::select(vec![
        "",
        "(first:3)",
        "(first:$n)",
        "(last:-1)",
        "(ids:[1,2])",
        "(ids:$n)",
        "(first:1.5)",
        "(first:{a:[1]})",
    ]);
    let leaf = prop_oneof![
        (name.clone(), arguments.clone()).prop_map(|(name, arguments)| format!("{name}{arguments} ")),
        fragment.clone().prop_map(|fragment| format!("...{fragment} @skip(if:true) ")),
        name.clone().prop_map(|name| format!("x:{name} ")),
    ];
    let selection = leaf.prop_recursive(6, 40, 4, move |inner| {
        let set = prop::collection::vec(inner, 1..4).prop_map(|items| format!("{{{}}}", items.concat()));
        prop_oneof![
            (name.clone(), arguments.clone(), set.clone())
                .prop_map(|(name, arguments, set)| format!("{name}{arguments}{set}")),
            (ty.clone(), set.clone()).prop_map(|(ty, set)| format!("... on {ty}{set}")),
            set.prop_map(|set| format!("...{set}")),
        ]
    });
    (selection.clone(), prop::collection::vec((fragment, selection), 0..4)).prop_map(|(root, fragments)| {
        let mut text = format!("query($n:Int=4){{{root}}}");
        for (name, body) in fragments {
            let _ = write!(text, " fragment {name} on WorkConnection{{{body}}}");
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_walk_never_panics(text in document()) {
        let index = index();
        for limits in [Limits::default(), Limits { cost: u64::MAX, aliases: u64::MAX, introspection: u64::MAX, ..Limits::default() }] {
            if let Ok(checked) = check(&text, None, &Variables::default(), &index, &limits) {
                prop_assert!(checked.cost >= 1 && checked.cost <= limits.cost);
            }
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC*|[{}()\\[\\]\"\\\\#a:.@$!\\n ]{0,80}") {
        let _ = check(&text, None, &Variables::default(), &index(), &Limits::default());
    }
}
