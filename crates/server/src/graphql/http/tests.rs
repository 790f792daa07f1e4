//! Tests of the door on a small schema of their own, through the router.

mod answers;
mod handler;
mod limits;
mod rate;
mod request;
mod socket;
mod stream;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_graphql::{Context, Interface, Object, Schema, SimpleObject, Subscription as Subscribed};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, Response, StatusCode};
use chrono::{DateTime, Utc};
use futures::{Stream, StreamExt as _, stream as streams};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;
use uuid::Uuid;

use super::schema_index::SchemaIndex;
use super::{Code, Door, Host, Identity, Refusal, RequestInfo, routes};
use crate::answers::Stamp;

pub(super) struct Query;

#[derive(SimpleObject)]
struct Work {
    id: String,
    title: String,
}

#[derive(SimpleObject)]
struct PageInfo {
    has_next_page: bool,
}

struct WorkConnection(usize);

#[derive(Interface)]
#[graphql(field(name = "works", ty = "WorkConnection", arg(name = "first", ty = "Option<i32>")))]
enum Shelf {
    Library(Library),
}

struct Library;

#[Object]
impl Library {
    async fn works(&self, first: Option<i32>) -> WorkConnection {
        WorkConnection(usize::try_from(first.unwrap_or(20)).unwrap_or(0))
    }
}

#[Object]
impl WorkConnection {
    async fn nodes(&self) -> Vec<Work> {
        (0..self.0).map(|n| Work { id: n.to_string(), title: "사회적 경제".to_owned() }).collect()
    }

    async fn page_info(&self) -> PageInfo {
        PageInfo { has_next_page: false }
    }

    async fn index_state(&self) -> u64 {
        1
    }
}

#[derive(Debug)]
struct Secret;

impl std::fmt::Display for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("password of the database")
    }
}

#[Object]
impl Query {
    /// Counts how often anything was executed.
    async fn hello(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "\"world\".to_owned()")] name: String,
    ) -> String {
        ctx.data_unchecked::<Arc<AtomicU64>>().fetch_add(1, Ordering::SeqCst);
        format!("hello {name}")
    }

    async fn works(
        &self,
        first: Option<i32>,
        #[expect(unused_variables, reason = "only priced")] last: Option<i32>,
    ) -> WorkConnection {
        WorkConnection(usize::try_from(first.unwrap_or(20)).unwrap_or(0))
    }

    async fn search(
        &self,
        #[expect(unused_variables, reason = "only priced")] query: String,
        first: Option<i32>,
    ) -> WorkConnection {
        WorkConnection(usize::try_from(first.unwrap_or(20)).unwrap_or(0))
    }

    async fn shelf(&self) -> Shelf {
        Shelf::Library(Library)
    }

    async fn nodes(&self, ids: Vec<async_graphql::ID>) -> Vec<Option<Work>> {
        ids.iter().map(|_| None).collect()
    }

    async fn viewer(&self, ctx: &Context<'_>) -> Option<String> {
        ctx.data_unchecked::<Option<Arc<str>>>().as_ref().map(ToString::to_string)
    }

    async fn locale(&self, ctx: &Context<'_>) -> Option<String> {
        ctx.data_unchecked::<RequestInfo>().locale.as_ref().map(ToString::to_string)
    }

    async fn fails(&self) -> async_graphql::Result<Option<i32>> {
        Err(Secret)?
    }

    async fn must_fail(&self) -> async_graphql::Result<i32> {
        Err(Secret)?
    }

    async fn refuses(&self) -> async_graphql::Result<Option<i32>> {
        Err(Code::Forbidden.error("not yours"))
    }

    async fn panics(&self) -> Option<i32> {
        panicking()
    }

    async fn slow(&self) -> i32 {
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
        1
    }

    async fn small(&self, n: Option<i8>) -> Option<i8> {
        n
    }
}

fn panicking() -> Option<i32> {
    panic!("as the test asks")
}

pub(super) struct Mutation;

#[Object]
impl Mutation {
    async fn touch(&self) -> bool {
        true
    }
}

pub(super) struct Subscription;

#[Subscribed]
impl Subscription {
    /// Every number after the place that the client has come to.
    async fn count(&self, ctx: &Context<'_>, to: u64) -> impl Stream<Item = u64> {
        let place = ctx.data_unchecked::<RequestInfo>().stream.clone().unwrap();
        let after = place.resume.unwrap_or(0);
        place.begin(after);
        streams::iter(after + 1..=to).then(move |number| {
            let place = Arc::clone(&place);
            async move {
                place.come_to(number).await;
                number
            }
        })
    }

    /// Who asks, again and again.
    async fn watcher(&self, ctx: &Context<'_>) -> impl Stream<Item = Option<String>> {
        let caller = ctx.data_unchecked::<Option<Arc<str>>>().as_ref().map(ToString::to_string);
        let each = tokio::time::Duration::from_millis(10);
        streams::unfold(caller, move |caller| async move {
            tokio::time::sleep(each).await;
            Some((caller.clone(), caller))
        })
    }

    async fn silence(&self) -> impl Stream<Item = i32> {
        streams::pending()
    }

    /// Begins somewhere, and has nothing to tell.
    async fn late(&self, ctx: &Context<'_>) -> impl Stream<Item = i32> {
        let place = ctx.data_unchecked::<RequestInfo>().stream.clone().unwrap();
        place.begin(place.resume.unwrap_or(5));
        streams::pending()
    }

    async fn not_there(&self) -> async_graphql::Result<streams::Empty<i32>> {
        Err(Code::NotFound.error("there is no such thing"))
    }

    async fn breaks(&self) -> impl Stream<Item = async_graphql::Result<i32>> {
        streams::iter([Ok(1), Err(Secret.into())])
    }

    async fn panics(&self) -> impl Stream<Item = Option<i32>> {
        streams::iter([1]).map(|_| panicking())
    }
}

type TestSchema = Schema<Query, Mutation, Subscription>;

#[derive(Clone)]
struct TestHost {
    schema: TestSchema,
    executed: Arc<AtomicU64>,
    public: Arc<AtomicU64>,
    index: Arc<AtomicU64>,
    /// Whom the token stands for: Ada, from 1 on Grace, from 2 on nobody.
    standing: Arc<AtomicU64>,
}

impl Host for TestHost {
    type Executor = TestSchema;
    type Caller = Option<Arc<str>>;

    fn executor(&self) -> &TestSchema {
        &self.schema
    }

    async fn authenticate(&self, headers: &HeaderMap) -> Result<Identity<Self::Caller>, Refusal> {
        match headers.get("authorization").map(|value| value.to_str().unwrap_or_default()) {
            None => Ok(Identity { token: None, caller: None }),
            Some("Bearer good") => {
                let names = ["Ada", "Grace"];
                let name = names.get(self.standing.load(Ordering::SeqCst) as usize);
                let name = name.ok_or_else(|| Refusal::unauthenticated("the token is not valid"))?;
                Ok(Identity { token: Some("t1".into()), caller: Some((*name).into()) })
            }
            Some(_) => Err(Refusal::unauthenticated("the token is not valid")),
        }
    }

    fn stamp(&self) -> Stamp {
        Stamp { public: self.public.load(Ordering::SeqCst), index: self.index.load(Ordering::SeqCst) }
    }

    fn prepare(
        &self,
        request: async_graphql::Request,
        caller: Self::Caller,
        info: RequestInfo,
    ) -> async_graphql::Request {
        request.data(caller).data(info).data(Arc::clone(&self.executed))
    }

    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH
    }

    fn request_id(&self) -> Uuid {
        Uuid::from_u128(7)
    }

    fn page(&self) -> Option<Response<Body>> {
        Some(Response::new(Body::from("<!doctype html>")))
    }
}

pub(super) fn schema() -> TestSchema {
    Schema::new(Query, Mutation, Subscription)
}

pub(super) fn index() -> SchemaIndex {
    SchemaIndex::from_sdl(&schema().sdl()).unwrap()
}

/// A router, and the counters of its host.
struct World {
    router: Router,
    host: TestHost,
}

impl World {
    fn new() -> Self {
        Self::with(|_| {})
    }

    fn with(change: impl FnOnce(&mut Door)) -> Self {
        let counter = || Arc::new(AtomicU64::new(0));
        let host = TestHost {
            schema: schema(),
            executed: counter(),
            public: counter(),
            index: counter(),
            standing: counter(),
        };
        let mut door = Door::new(index());
        change(&mut door);
        Self { router: routes(host.clone(), Arc::new(door)), host }
    }

    async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    /// A POST of JSON that accepts the newer media type.
    async fn post(&self, body: impl Into<String>) -> Reply {
        self.send(post(body)).await
    }

    async fn query(&self, document: &str) -> Reply {
        self.post(serde_json::json!({ "query": document }).to_string()).await
    }

    async fn get(&self, query: &str) -> Reply {
        self.send(get(query)).await
    }

    fn executed(&self) -> u64 {
        self.host.executed.load(Ordering::SeqCst)
    }
}

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"].as_str().unwrap().to_owned()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn post(body: impl Into<String>) -> Request<Body> {
    Request::post("/graphql")
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
        .body(Body::from(body.into()))
        .unwrap()
}

fn get(query: &str) -> Request<Body> {
    Request::get(format!("/graphql?{query}"))
        .header("accept", "application/graphql-response+json")
        .body(Body::empty())
        .unwrap()
}
