//! The reference's three handlers. They give the very answers that the server gives: the bench compares them before it
//! measures.

mod content;

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};
use uuid::Uuid;

use self::content::{BriefContent, Content, Contributor, Named, Original};
use crate::peers::json;

/// Items of a page.
const PAGE: usize = 20;
/// Tags of the kinds, as ids and rows have them.
const MEMBER: u8 = 1;
const PERSON: u8 = 2;
const PUBLICATION: u8 = 5;

/// Those who made a publication (relation 2) and the members it belongs to (3).
const ONE: &str = "
SELECT 0, id, slug, content, 0 FROM entity WHERE id = ?1 AND kind = 5 AND public_from <= ?2
UNION ALL
SELECT l.relation, e.id, e.slug, e.content, 0 FROM entity_link l JOIN entity e ON e.id = l.target_id
WHERE l.entity_id = ?1 AND l.relation IN (2, 3) AND e.public_from <= ?2";

/// `CROSS JOIN` and `+` keep SQLite from walking all links of the relations: it begins with the page.
const NEWEST: &str = "
WITH page AS MATERIALIZED (
    SELECT id, slug, content, published_at AS place FROM entity
    WHERE kind = 5 AND public_from <= ?1 AND (published_at, id) < (?2, ?3)
    ORDER BY published_at DESC, id DESC LIMIT 21)
SELECT 0, id, slug, content, place FROM page
UNION ALL
SELECT kind, id, slug, content, 0 FROM entity
WHERE id IN (SELECT l.target_id FROM page CROSS JOIN entity_link l ON l.entity_id = page.id WHERE +l.relation IN (2, 3))
AND public_from <= ?1";

const FILTERED: &str = "
SELECT 0, id, slug, content, date_first FROM entity
WHERE kind = 5 AND year = ?2 AND languages LIKE ?3 AND public_from <= ?1
ORDER BY date_first DESC, id DESC LIMIT 21";

const COUNTED: &str = "
SELECT count(*) FROM entity WHERE kind = 5 AND year = ?2 AND languages LIKE ?3 AND public_from <= ?1";

type Pool = Arc<SqlitePool>;

/// The routes.
pub(crate) fn routes() -> Router<Pool> {
    Router::new()
        .route("/one/{id}", get(one))
        .route("/newest/{after}", get(newest))
        .route("/filtered/{year}/{language}", get(filtered))
}

/// What may go wrong; the bench asks nothing that does.
struct Failure(StatusCode);

impl axum::response::IntoResponse for Failure {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl From<sqlx::Error> for Failure {
    fn from(_: sqlx::Error) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(_: serde_json::Error) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

const NOT_FOUND: Failure = Failure(StatusCode::NOT_FOUND);

async fn one(State(pool): State<Pool>, Path(id): Path<String>) -> Result<Response, Failure> {
    let bytes = URL_SAFE_NO_PAD.decode(id).map_err(|_| NOT_FOUND)?;
    let id = bytes.get(1..).and_then(|bytes| Uuid::from_slice(bytes).ok()).ok_or(NOT_FOUND)?;
    let rows = sqlx::query(ONE).bind(id).bind(today()).fetch_all(&*pool).await?;
    let rows = Rows::read(&rows)?;
    let record = rows.records.first().ok_or(NOT_FOUND)?;
    let content: Content<'_> = serde_json::from_str(record.content)?;
    let named = rows.named()?;
    let mut publication = Publication::of(record, &content, &named);
    publication.summary = Some(Text::of(&content.summary));
    publication.languages = Some(&content.languages);
    publication.date = Some(&content.date);
    answer(&OneData { record: publication })
}

async fn newest(State(pool): State<Pool>, Path(after): Path<String>) -> Result<Response, Failure> {
    let bytes = URL_SAFE_NO_PAD.decode(after).map_err(|_| NOT_FOUND)?;
    let (id, place) = bytes.get(1..).and_then(|bytes| bytes.split_at_checked(16)).ok_or(NOT_FOUND)?;
    let id = Uuid::from_slice(id).map_err(|_| NOT_FOUND)?;
    let place = i64::from_be_bytes(place.try_into().map_err(|_| NOT_FOUND)?);
    let rows = sqlx::query(NEWEST).bind(today()).bind(place).bind(id).fetch_all(&*pool).await?;
    let rows = Rows::read(&rows)?;
    let named = rows.named()?;
    let contents: Vec<Content<'_>> = rows.contents()?;
    let pairs = rows.records.iter().zip(&contents);
    let nodes: Vec<_> = pairs.map(|(record, content)| Publication::of(record, content, &named)).collect();
    let page_info = rows.page_info(b'P', nodes.len());
    answer(&HashMap::from([("publications", List { total_count: None, nodes, page_info })]))
}

async fn filtered(
    State(pool): State<Pool>,
    Path((year, language)): Path<(i64, String)>,
) -> Result<Response, Failure> {
    let word = format!("% {language} %");
    let rows = sqlx::query(FILTERED).bind(today()).bind(year).bind(&word).fetch_all(&*pool);
    let total = sqlx::query_scalar(COUNTED).bind(today()).bind(year).bind(&word).fetch_one(&*pool);
    let (rows, total) = (rows.await?, total.await?);
    let rows = Rows::read(&rows)?;
    let contents: Vec<BriefContent<'_>> = rows.contents()?;
    let pairs = rows.records.iter().zip(&contents);
    let nodes: Vec<_> = pairs.map(|(record, content)| Brief::of(record, content)).collect();
    let page_info = rows.page_info(b'D', nodes.len());
    answer(&HashMap::from([("records", List { total_count: Some(total), nodes, page_info })]))
}

fn answer(data: &impl Serialize) -> Result<Response, Failure> {
    #[derive(Serialize)]
    struct Answer<'a, D> {
        data: &'a D,
    }
    Ok(json(serde_json::to_vec(&Answer { data })?))
}

#[expect(clippy::disallowed_methods, reason = "a bench, not the platform")]
fn today() -> i64 {
    chrono::Utc::now().date_naive().signed_duration_since(NaiveDate::default()).num_days()
}

/// A row of an entity.
struct Entity<'r> {
    id: Uuid,
    slug: &'r str,
    content: &'r str,
    place: i64,
}

/// The rows of an answer, sorted.
struct Rows<'r> {
    records: Vec<Entity<'r>>,
    others: Vec<Entity<'r>>,
}

impl<'r> Rows<'r> {
    fn read(rows: &'r [SqliteRow]) -> Result<Self, Failure> {
        let mut read = Self { records: Vec::new(), others: Vec::new() };
        for row in rows {
            let sort: i64 = row.try_get(0)?;
            let place: i64 = row.try_get(4)?;
            let entity =
                Entity { id: row.try_get(1)?, slug: row.try_get(2)?, content: row.try_get(3)?, place };
            if sort == 0 {
                read.records.push(entity);
            } else {
                read.others.push(entity);
            }
        }
        Ok(read)
    }

    /// What the page's records say.
    fn contents<C: Deserialize<'r>>(&self) -> Result<Vec<C>, Failure> {
        Ok(self
            .records
            .iter()
            .take(PAGE)
            .map(|record| serde_json::from_str(record.content))
            .collect::<Result<_, _>>()?)
    }

    fn page_info(&self, order: u8, shown: usize) -> PageInfo {
        let end_cursor = self.records.get(shown.saturating_sub(1)).map(|record| {
            URL_SAFE_NO_PAD
                .encode([&[order], record.id.as_bytes().as_slice(), &record.place.to_be_bytes()].concat())
        });
        PageInfo { has_next_page: self.records.len() > PAGE, end_cursor }
    }

    fn named(&self) -> Result<HashMap<Uuid, (&Entity<'r>, Named<'r>)>, Failure> {
        self.others
            .iter()
            .map(|other| Ok((other.id, (other, serde_json::from_str(other.content)?))))
            .collect()
    }
}

#[derive(Serialize)]
struct OneData<'a> {
    record: Publication<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<N> {
    #[serde(skip_serializing_if = "Option::is_none")]
    total_count: Option<i64>,
    nodes: Vec<N>,
    page_info: PageInfo,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}

#[derive(Serialize)]
struct Publication<'a> {
    id: String,
    slug: &'a str,
    title: Text<'a>,
    year: Option<i32>,
    contributors: Vec<Credit<'a>>,
    owner: Option<Owner<'a>>,
    // From here on what only the question for one asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    languages: Option<&'a [Cow<'a, str>]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
}

#[derive(Serialize)]
struct Brief<'a> {
    id: String,
    slug: &'a str,
    title: Text<'a>,
    year: Option<i32>,
    date: &'a str,
    languages: &'a [Cow<'a, str>],
}

impl<'a> Brief<'a> {
    fn of(record: &Entity<'a>, content: &'a BriefContent<'a>) -> Self {
        Self {
            id: global(PUBLICATION, record.id),
            slug: record.slug,
            title: Text::of(&content.title),
            year: year(&content.date),
            date: &content.date,
            languages: &content.languages,
        }
    }
}

#[derive(Serialize)]
struct Text<'a> {
    value: &'a str,
}

impl<'a> Text<'a> {
    fn of(original: &'a Original<'a>) -> Self {
        Self { value: &original.text }
    }
}

#[derive(Serialize)]
struct Credit<'a> {
    name: &'a str,
    person: Option<Person<'a>>,
}

#[derive(Serialize)]
struct Person<'a> {
    id: String,
    name: &'a str,
}

#[derive(Serialize)]
struct Owner<'a> {
    id: String,
    name: Text<'a>,
}

impl<'a> Publication<'a> {
    fn of(
        record: &'a Entity<'a>,
        content: &'a Content<'a>,
        named: &'a HashMap<Uuid, (&'a Entity<'a>, Named<'a>)>,
    ) -> Self {
        let credit = |contributor: &'a Contributor<'a>| Credit {
            name: &contributor.name,
            person: contributor
                .person
                .and_then(|id| named.get(&id))
                .map(|(entity, person)| Person { id: global(PERSON, entity.id), name: &person.name.text }),
        };
        let owner = content
            .owner
            .and_then(|id| named.get(&id))
            .map(|(entity, member)| Owner { id: global(MEMBER, entity.id), name: Text::of(&member.name) });
        Self {
            id: global(PUBLICATION, record.id),
            slug: record.slug,
            title: Text::of(&content.title),
            year: year(&content.date),
            contributors: content.contributors.iter().map(credit).collect(),
            owner,
            summary: None,
            languages: None,
            date: None,
        }
    }
}

fn year(date: &str) -> Option<i32> {
    date.get(..4)?.parse().ok()
}

/// An id as the API has it.
fn global(kind: u8, id: Uuid) -> String {
    let mut bytes = [kind; 17];
    if let Some((_, rest)) = bytes.split_first_mut() {
        rest.copy_from_slice(id.as_bytes());
    }
    URL_SAFE_NO_PAD.encode(bytes)
}
