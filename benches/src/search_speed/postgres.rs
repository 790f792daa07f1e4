//! PostgreSQL with its full-text search.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use sqlx::{
    AssertSqlSafe, PgPool, Row as _,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{
    engine::{Built, CANDIDATES, Engine, Found, Hit, SUGGESTED, Suggested, choose},
    records::{Record, Records},
};

/// Records that are copied at once.
const BATCH: usize = 2_000;

/// Values of facets lie with their record: counting them needs no join, which is the fastest that this database has.
const TABLES: &str = "
CREATE TABLE record (id integer PRIMARY KEY, title text NOT NULL, summary text NOT NULL, year integer NOT NULL,
    config regconfig NOT NULL, facets integer[] NOT NULL);
CREATE TABLE built (figures text NOT NULL);";

const FILL: &str = "COPY record (id, title, summary, year, config, facets) FROM STDIN";

/// `title_rest` has each title from each of its words on: one range of it is what has a word that begins as typed.
const INDEX: [&str; 8] = [
    "SET maintenance_work_mem = '512MB'",
    "ALTER TABLE record ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS \
     (setweight(to_tsvector(config, title), 'A') || setweight(to_tsvector(config, summary), 'B')) STORED",
    "CREATE INDEX record_words ON record USING gin (words) WITH (fastupdate = off)",
    "CREATE INDEX record_title ON record (lower(title) text_pattern_ops)",
    "CREATE TABLE title_rest AS SELECT substr(rest, 1, 40) AS rest, id AS record FROM record, \
     LATERAL (SELECT array_to_string(w[n:], ' ') AS rest \
     FROM (SELECT string_to_array(lower(title), ' ') AS w) AS split, generate_subscripts(w, 1) AS n) AS rests",
    "CREATE INDEX title_rest_rest ON title_rest (rest text_pattern_ops, record)",
    "VACUUM ANALYZE record",
    "VACUUM ANALYZE title_rest",
];

const BYTES: &str = "
SELECT coalesce(sum(pg_table_size(c.oid)), 0)::bigint, coalesce(sum(pg_indexes_size(c.oid)), 0)::bigint
FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'";

/// A reader doesn't say in which language they ask: what the query becomes in each of them is searched for, once.
/// Hits under 0, their number under 1, the ten most frequent values of each facet under 2.
const SEARCH: &str = "
WITH query AS MATERIALIZED (
    SELECT string_agg(DISTINCT '(' || parsed || ')', ' | ')::tsquery AS q FROM (
        SELECT websearch_to_tsquery(config, $1)::text AS parsed
        FROM unnest(ARRAY['english', 'french', 'spanish', 'portuguese', 'arabic', 'simple']::regconfig[]) AS config
    ) AS languages WHERE parsed <> ''),
hits AS MATERIALIZED (
    SELECT id, facets, ts_rank_cd(words, q) AS rank FROM record, query WHERE words @@ q),
best AS MATERIALIZED (SELECT id, rank FROM hits ORDER BY rank DESC, id LIMIT 10)
SELECT 0 AS sort, id, year::bigint AS number, rank, ts_headline(config, title, q, 'HighlightAll=true') AS title,
    ts_headline(config, summary, q) AS summary
FROM best JOIN record USING (id), query
UNION ALL
SELECT 1, 0, count(*), 0, '', '' FROM hits
UNION ALL
SELECT 2, value, count, 0, '', '' FROM (
    SELECT value, count(*) AS count, row_number() OVER (PARTITION BY value / 1000000 ORDER BY count(*) DESC) AS place
    FROM hits, unnest(facets) AS value GROUP BY value) AS counted
WHERE place <= 10";

/// Ranges, not LIKE: with them an index serves whatever the statement's plan was made for.
const BEGINS: &str =
    "SELECT id, title FROM record WHERE lower(title) ~>=~ $1 AND lower(title) ~<~ $2 LIMIT $3";
const WITHIN: &str = "
SELECT id, title FROM (
    SELECT DISTINCT record FROM (SELECT record FROM title_rest WHERE rest ~>=~ $1 AND rest ~<~ $2 LIMIT $3) AS candidates
) AS found JOIN record ON record.id = found.record";

/// A schema with the records of a corpus and their indexes.
#[derive(Debug)]
pub(crate) struct Postgres(PgPool);

impl Postgres {
    /// Opens what was built.
    pub(crate) async fn open(url: &str, schema: &str) -> Result<Self> {
        let options: PgConnectOptions = url.parse()?;
        let options = options.options([("search_path", schema)]);
        let pool = PgPoolOptions::new()
            .max_connections(4)
            .test_before_acquire(false)
            // The slowest answers of a large corpus wait for others like them.
            .acquire_timeout(Duration::from_secs(600));
        Ok(Self(pool.connect_with(options).await.context("can't reach PostgreSQL")?))
    }

    /// Fills a schema from the corpus unless it is there, and measures the indexes.
    pub(crate) async fn build(&self, schema: &str, corpus: &Path) -> Result<Built> {
        let mut one = self.0.acquire().await?;
        let there: Option<String> =
            sqlx::query_scalar("SELECT to_regclass('built')::text").fetch_one(&mut *one).await?;
        if there.is_some()
            && let Some(figures) =
                sqlx::query_scalar::<_, String>("SELECT figures FROM built").fetch_optional(&mut *one).await?
        {
            return Ok(serde_json::from_str(&figures)?);
        }
        let anew = format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema};");
        sqlx::raw_sql(AssertSqlSafe(anew)).execute(&mut *one).await?;
        sqlx::raw_sql(TABLES).execute(&mut *one).await?;
        let mut records = Records::open(corpus)?;
        let mut documents = 0;
        let mut copy = one.copy_in_raw(FILL).await?;
        loop {
            let batch = records.batch(BATCH)?;
            if batch.is_empty() {
                break;
            }
            documents += i64::try_from(batch.len())?;
            let lines: String = batch.iter().map(line).collect();
            copy.send(lines.into_bytes()).await?;
        }
        copy.finish().await?;
        let (tables, indexes): (i64, i64) = sqlx::query_as(BYTES).fetch_one(&mut *one).await?;
        let record_bytes = tables + indexes;
        let begun = Instant::now();
        for statement in INDEX {
            sqlx::raw_sql(statement).execute(&mut *one).await?;
        }
        let seconds = begun.elapsed().as_secs_f64();
        let (tables, indexes): (i64, i64) = sqlx::query_as(BYTES).fetch_one(&mut *one).await?;
        let built = Built { documents, seconds, record_bytes, index_bytes: tables + indexes - record_bytes };
        let figures = serde_json::to_string(&built)?;
        sqlx::query("INSERT INTO built VALUES ($1)").bind(figures).execute(&mut *one).await?;
        // What was written goes to disk now, and not while it is measured.
        sqlx::raw_sql("CHECKPOINT").execute(&mut *one).await?;
        Ok(built)
    }

    /// The number of the server's first process, the parent of all others.
    pub(crate) async fn postmaster(&self) -> Result<u32> {
        let backend: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&self.0).await?;
        let stat = std::fs::read_to_string(format!("/proc/{backend}/stat"));
        let stat = stat.context("PostgreSQL must run on this machine: its processor time is measured")?;
        let parent = stat.rsplit_once(") ").and_then(|(_, fields)| fields.split(' ').nth(1));
        Ok(parent.context("a process without a parent")?.parse()?)
    }

    pub(crate) async fn close(self) {
        self.0.close().await;
    }
}

/// The line of a record as COPY reads it.
fn line(record: &Record) -> String {
    let Record { id, title, summary, language, year, facets } = record;
    let plain = |text: &str| text.replace('\\', "\\\\").replace(['\t', '\n', '\r'], " ");
    let facets: Vec<String> = facets.iter().map(i32::to_string).collect();
    let config = match language.as_str() {
        "en" => "english",
        "fr" => "french",
        "es" => "spanish",
        "pt" => "portuguese",
        "ar" => "arabic",
        _ => "simple",
    };
    format!("{id}\t{}\t{}\t{year}\t{config}\t{{{}}}\n", plain(title), plain(summary), facets.join(","))
}

impl Engine for Postgres {
    async fn search(&self, query: &str) -> Result<Found> {
        let mut found = Found::default();
        for row in sqlx::query(SEARCH).bind(query).fetch_all(&self.0).await? {
            let (sort, id, number): (i32, i32, i64) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
            match sort {
                0 => found.hits.push(Hit {
                    id,
                    year: i32::try_from(number)?,
                    score: f64::from(row.try_get::<f32, _>(3)?),
                    title: row.try_get(4)?,
                    summary: row.try_get(5)?,
                }),
                1 => found.total = number,
                _ => found.count(id, number),
            }
        }
        // A union has no order.
        found.hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
        found.sort();
        Ok(found)
    }

    async fn suggest(&self, prefix: &str) -> Result<Vec<Suggested>> {
        let from = prefix.to_lowercase();
        let until = format!("{from}{}", char::MAX);
        let titles = async |statement: &'static str| -> Result<Vec<Suggested>> {
            let rows =
                sqlx::query(statement).bind(&from).bind(&until).bind(CANDIDATES).fetch_all(&self.0).await?;
            rows.iter().map(|row| Ok(Suggested { id: row.try_get(0)?, title: row.try_get(1)? })).collect()
        };
        let begins = titles(BEGINS).await?;
        let within = if begins.len() < SUGGESTED { titles(WITHIN).await? } else { Vec::new() };
        Ok(choose(begins, within))
    }
}
