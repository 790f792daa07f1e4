//! Rate limits and client addresses.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, StatusCode};
use chrono::DateTime;
use governor::clock::FakeRelativeClock;

use super::{World, post};
use crate::graphql::http::address::{Network, Payer, client_address};
use crate::graphql::http::rate::{Allowance, Buckets};

fn allowance(cost: u32, seconds: u64) -> Allowance {
    Allowance { cost: NonZeroU32::new(cost).unwrap(), per: Duration::from_secs(seconds) }
}

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn a_bucket_empties_and_fills() {
    let clock = FakeRelativeClock::default();
    let buckets = Buckets::with_clock(allowance(100, 10), 1_000, clock.clone());
    let payer = Payer::anonymous(Some(address("192.0.2.1")));
    let now = DateTime::UNIX_EPOCH;

    let status = buckets.spend(&payer, 60, now).unwrap();
    assert_eq!((status.limit, status.cost, status.remaining), (100, 60, 40));
    assert_eq!(status.reset_after, Duration::from_secs(6));
    assert_eq!(status.reset_at.timestamp(), 6);

    let refusal = buckets.spend(&payer, 60, now).unwrap_err();
    let (name, value) = refusal.headers.first().unwrap();
    assert_eq!((name.as_str(), value.to_str().unwrap()), ("retry-after", "2"));
    assert_eq!(buckets.spend(&Payer::Unknown, 60, now).unwrap().remaining, 40, "others have their own");

    clock.advance(Duration::from_secs(2));
    assert_eq!(buckets.spend(&payer, 60, now).unwrap().remaining, 0);
    clock.advance(Duration::from_secs(1_000));
    assert_eq!(buckets.spend(&payer, 1, now).unwrap().remaining, 99);
    // More than a whole bucket costs a whole bucket: it is not refused for ever.
    clock.advance(Duration::from_secs(1_000));
    assert_eq!(buckets.spend(&payer, u64::MAX, now).unwrap().remaining, 0);
}

#[test]
fn memory_is_bounded_under_many_addresses() {
    let clock = FakeRelativeClock::default();
    let buckets = Buckets::with_clock(allowance(100, 10), 2_000, clock.clone());
    for n in 0..200_000u64 {
        let _ = buckets.spend(&Payer::V6(n), 10, DateTime::UNIX_EPOCH);
    }
    assert!(buckets.payers() < 2_000 + 1_100 + 65_536, "{}", buckets.payers());
    clock.advance(Duration::from_secs(100));
    for n in 0..3_000u64 {
        let _ = buckets.spend(&Payer::V6(n), 10, DateTime::UNIX_EPOCH);
    }
    assert!(buckets.payers() < 4_000, "{}", buckets.payers());
}

#[test]
fn forwarded_addresses_are_walked_from_the_right() {
    let trusted: Vec<Network> =
        ["10.0.0.0/8", "2001:db8:ffff::/48"].iter().map(|text| text.parse().unwrap()).collect();
    let client = |connection: &str, lines: &[&str]| {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        client_address(Some(address(connection)), &headers, &trusted).unwrap().to_string()
    };
    assert_eq!(client("192.0.2.9", &["203.0.113.1"]), "192.0.2.9", "not a proxy of ours");
    assert_eq!(client("10.1.1.1", &["203.0.113.1"]), "203.0.113.1");
    assert_eq!(
        client("10.1.1.1", &["1.1.1.1, 203.0.113.1"]),
        "203.0.113.1",
        "the left part is the client's own tale"
    );
    assert_eq!(client("10.1.1.1", &["1.1.1.1", "203.0.113.1, 10.2.2.2"]), "203.0.113.1");
    assert_eq!(client("10.1.1.1", &["[2001:db8::7]:4711"]), "2001:db8::7");
    assert_eq!(client("10.1.1.1", &["203.0.113.1:80"]), "203.0.113.1");
    assert_eq!(client("::ffff:10.1.1.1", &["203.0.113.1"]), "203.0.113.1");
    assert_eq!(client("2001:db8:ffff::1", &["garbage"]), "2001:db8:ffff::1");
    assert_eq!(client("10.1.1.1", &[]), "10.1.1.1");
    assert_eq!(client_address(None, &HeaderMap::new(), &trusted), None);
}

#[test]
fn networks() {
    let all: Network = "0.0.0.0/0".parse().unwrap();
    assert!(all.contains(address("203.0.113.1")) && !all.contains(address("::1")));
    let one: Network = "::1".parse().unwrap();
    assert!(one.contains(address("::1")) && !one.contains(address("::2")));
    assert_eq!(one.to_string(), "::1/128");
    for bad in ["", "10.0.0.0/33", "::/129", "10.0.0/8", "a/b", "10.0.0.0/-1"] {
        assert!(bad.parse::<Network>().is_err(), "{bad}");
    }
}

#[test]
fn one_client_has_a_whole_64_of_addresses() {
    let payer = |text: &str| Payer::anonymous(Some(address(text)));
    assert_eq!(payer("2001:db8:1:2::1"), payer("2001:db8:1:2:ffff::9"));
    assert_ne!(payer("2001:db8:1:2::1"), payer("2001:db8:1:3::1"));
    assert_eq!(payer("::ffff:192.0.2.1"), payer("192.0.2.1"));
}

#[tokio::test]
async fn the_door_counts_cost_and_says_so() {
    let world = World::with(|door| door.anonymous_rate = Some(Buckets::new(allowance(100, 3_600), 1_000)));
    let send = |document: &str, from: &str| {
        let mut request = post(serde_json::json!({ "query": document }).to_string());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address(from), 1)));
        world.send(request)
    };
    let reply = send("{ works(first: 5) { nodes { id } } }", "192.0.2.1").await;
    assert_eq!(reply.header("ratelimit-policy"), "\"cost\";q=100;w=3600");
    assert_eq!(reply.header("ratelimit"), "\"cost\";r=89;t=396");
    let reply = send("{ works(first: 5) { nodes { id } } }", "192.0.2.1").await;
    assert!(
        reply.header("ratelimit").contains("r=88;"),
        "a kept answer costs 1: {}",
        reply.header("ratelimit")
    );
    let reply = send("{ works(first: 50) { nodes { id } } }", "192.0.2.1").await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED"));
    assert!(reply.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(send("{ hello }", "192.0.2.2").await.status, StatusCode::OK);
}

#[tokio::test]
async fn refused_requests_and_guesses_are_paid_for() {
    let world = World::with(|door| door.anonymous_rate = Some(Buckets::new(allowance(30, 3_600), 1_000)));
    for _ in 0..10 {
        assert_eq!(world.query("{").await.code(), "SYNTAX_ERROR");
    }
    let guess = || {
        let mut request = post(r#"{"query":"{ hello }"}"#);
        request.headers_mut().insert("authorization", "Bearer guess".parse().unwrap());
        world.send(request)
    };
    assert_eq!(guess().await.code(), "UNAUTHENTICATED");
    assert_eq!(guess().await.code(), "UNAUTHENTICATED");
    assert_eq!(guess().await.code(), "RATE_LIMITED");
    assert_eq!(world.query("{").await.code(), "RATE_LIMITED");
}
