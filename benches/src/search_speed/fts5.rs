//! SQLite with FTS5.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use sqlx::{
    Row as _, SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use super::{
    engine::{Built, CANDIDATES, Engine, Found, Hit, SUGGESTED, Suggested, choose},
    records::{Record, Records},
};

/// Records of one transaction.
const BATCH: usize = 2_000;

/// The records, and what their facets say of them: a narrow table in the order of the records, so that the values of a
/// hit lie together.
const TABLES: &str = "
CREATE TABLE record (id INTEGER PRIMARY KEY, title TEXT NOT NULL, summary TEXT NOT NULL, year INTEGER NOT NULL);
CREATE TABLE facet (record INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (record, value)) WITHOUT ROWID;
CREATE TABLE built (figures TEXT NOT NULL);";

const FILL: &str = "
INSERT INTO record SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1)";
const FILL_FACETS: &str = "
INSERT INTO facet SELECT r.value ->> 0, f.value FROM json_each(?1) AS r, json_each(r.value, '$[4]') AS f";

/// The texts stay in the table of records; the indexes hold only their words.
const INDEX: [&str; 6] = [
    "CREATE VIRTUAL TABLE words USING fts5(title, summary, content='record', content_rowid='id', \
     tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO words(words) VALUES ('rebuild')",
    "INSERT INTO words(words) VALUES ('optimize')",
    "CREATE VIRTUAL TABLE titles USING fts5(title, content='record', content_rowid='id', prefix='2 3', \
     tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO titles(titles) VALUES ('rebuild')",
    "INSERT INTO titles(titles) VALUES ('optimize')",
];

/// FTS5 sorts by itself and marks only what is shown.
const BEST: &str = "
SELECT words.rowid, record.year, bm25(words, 5.0, 1.0), highlight(words, 0, '<b>', '</b>'),
    snippet(words, 1, '<b>', '</b>', '…', 32)
FROM words JOIN record ON record.id = words.rowid
WHERE words MATCH ?1 AND rank MATCH 'bm25(5.0, 1.0)' ORDER BY rank LIMIT 10";

/// The number of hits under -1, and the ten most frequent values of each facet.
const COUNTS: &str = "
WITH hits AS MATERIALIZED (SELECT rowid AS id FROM words WHERE words MATCH ?1)
SELECT -1, count(*) FROM hits
UNION ALL
SELECT value, count FROM (
    SELECT value, count(*) AS count, row_number() OVER (PARTITION BY value / 1000000 ORDER BY count(*) DESC) AS place
    FROM hits CROSS JOIN facet ON facet.record = hits.id GROUP BY value)
WHERE place <= 10";

const SUGGEST: &str = "SELECT rowid, title FROM titles WHERE titles MATCH ?1 LIMIT ?2";

/// A database with the records of a corpus and their indexes.
#[derive(Debug)]
pub(crate) struct Fts5(SqlitePool);

impl Fts5 {
    /// Opens a database that was built, for reading.
    pub(crate) async fn open(database: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(database)
            .pragma("query_only", "ON")
            .pragma("cache_size", "-65536")
            .pragma("mmap_size", "4294967296")
            .pragma("temp_store", "MEMORY");
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .test_before_acquire(false)
            // The slowest answers of a large corpus wait for others like them.
            .acquire_timeout(Duration::from_secs(600));
        Ok(Self(pool.connect_with(options).await.context("can't open SQLite's database")?))
    }

    /// Fills a database from the corpus unless it is there, and measures the indexes.
    pub(crate) async fn build(database: &Path, corpus: &Path) -> Result<Built> {
        let part = database.with_extension("part");
        let whole = database.is_file();
        if !whole && part.exists() {
            std::fs::remove_file(&part)?;
        }
        let file = if whole { database } else { &part };
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .pragma("journal_mode", "OFF")
            .pragma("synchronous", "OFF")
            .pragma("cache_size", "-262144")
            .pragma("temp_store", "MEMORY");
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        if whole {
            let figures: String = sqlx::query_scalar("SELECT figures FROM built").fetch_one(&pool).await?;
            pool.close().await;
            return Ok(serde_json::from_str(&figures)?);
        }
        sqlx::raw_sql(TABLES).execute(&pool).await?;
        let mut facets_time = Duration::ZERO;
        let mut records = Records::open(corpus)?;
        let mut documents = 0;
        loop {
            let batch = records.batch(BATCH)?;
            if batch.is_empty() {
                break;
            }
            documents += i64::try_from(batch.len())?;
            let rows = Value::from_iter(batch.iter().map(row)).to_string();
            sqlx::query(FILL).bind(&rows).execute(&pool).await?;
            let begun = Instant::now();
            sqlx::query(FILL_FACETS).bind(&rows).execute(&pool).await?;
            facets_time += begun.elapsed();
        }
        let facet_bytes = table_bytes(&pool).await?;
        let record_bytes = bytes(&pool).await? - facet_bytes;
        let begun = Instant::now();
        for statement in INDEX {
            sqlx::query(statement).execute(&pool).await?;
        }
        let seconds = (begun.elapsed() + facets_time).as_secs_f64();
        sqlx::raw_sql("ANALYZE").execute(&pool).await?;
        let index_bytes = bytes(&pool).await? - record_bytes;
        let built = Built { documents, seconds, record_bytes, index_bytes };
        sqlx::query("INSERT INTO built VALUES (?1)")
            .bind(serde_json::to_string(&built)?)
            .execute(&pool)
            .await?;
        sqlx::raw_sql("PRAGMA journal_mode = WAL").execute(&pool).await?;
        pool.close().await;
        std::fs::rename(&part, database)?;
        Ok(built)
    }
}

fn row(record: &Record) -> Value {
    let Record { id, title, summary, language: _, year, facets } = record;
    json!([id, title, summary, year, facets])
}

async fn bytes(pool: &SqlitePool) -> Result<i64> {
    let size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    Ok(sqlx::query_scalar(size).fetch_one(pool).await?)
}

/// What the table of facets takes: its values with some ten bytes around each.
async fn table_bytes(pool: &SqlitePool) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) * 13 FROM facet").fetch_one(pool).await?)
}

/// Words as FTS5 takes them: each a string, so that none is an operator.
fn quoted(query: &str) -> String {
    let words: Vec<String> =
        query.split_whitespace().map(|word| format!("\"{}\"", word.replace('"', "\"\""))).collect();
    words.join(" ")
}

impl Engine for Fts5 {
    async fn search(&self, query: &str) -> Result<Found> {
        let query = quoted(query);
        let best = sqlx::query(BEST).bind(&query).fetch_all(&self.0);
        let counts = sqlx::query(COUNTS).bind(&query).fetch_all(&self.0);
        let (best, counts) = tokio::try_join!(best, counts)?;
        let mut found = Found::default();
        for row in best {
            found.hits.push(Hit {
                id: row.try_get(0)?,
                year: row.try_get(1)?,
                score: -row.try_get::<f64, _>(2)?,
                title: row.try_get(3)?,
                summary: row.try_get(4)?,
            });
        }
        for row in counts {
            match (row.try_get(0)?, row.try_get(1)?) {
                (-1, total) => found.total = total,
                (code, count) => found.count(code, count),
            }
        }
        found.sort();
        Ok(found)
    }

    async fn suggest(&self, prefix: &str) -> Result<Vec<Suggested>> {
        let phrase = format!("\"{}\" *", prefix.replace('"', "\"\""));
        let titles = async |query: String| -> Result<Vec<Suggested>> {
            let rows = sqlx::query(SUGGEST).bind(query).bind(CANDIDATES).fetch_all(&self.0).await?;
            rows.iter().map(|row| Ok(Suggested { id: row.try_get(0)?, title: row.try_get(1)? })).collect()
        };
        let begins = titles(format!("^ {phrase}")).await?;
        let within = if begins.len() < SUGGESTED { titles(phrase).await? } else { Vec::new() };
        Ok(choose(begins, within))
    }
}
