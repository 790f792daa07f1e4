//! Nothing that was acknowledged is lost, whenever the server is killed.
//!
//! Writers create and change publications through the API; at a moment drawn from a seeded generator the server gets
//! SIGKILL, now and then in the middle of its start as well, or without an index to start with. After each restart on
//! the same data every acknowledged write of the last round is there by id and by search, and at the end every one of
//! all rounds; the log has no gap, and the database and the index pass their checks.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use scenarios::{place::Place, serving::Serving};
use serde_json::{Value, json};

/// How often the server is killed while it is written to, on each database.
const KILLS: u64 = 50;
/// Those who write at once.
const WRITERS: u64 = 4;
/// What a page of lists or nodes holds at most.
const PAGE: usize = 100;

const CREATE: &str = "mutation ($title: String!) { publicationCreate(input: {
    publish: true, title: [{ locale: \"es\", value: $title }] }) {
    record { id version } searchSequence userErrors { message } } }";
/// What is published is changed in a working revision, which then takes its place.
const UPDATE: &str = "mutation ($id: ID!, $title: String!) {
    recordUpdate(input: { id: $id, title: [{ locale: \"es\", value: $title }] }) { userErrors { message } }
    recordPublish(input: { id: $id }) { record { id version } searchSequence userErrors { message } } }";
const WITHDRAW: &str = "mutation ($id: ID!) { recordWithdraw(input: { id: $id, reason: \"prueba\" }) {
    record { id version } searchSequence userErrors { message } } }";
const NODES: &str =
    "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Publication { id version state title(locale: \"es\") {
    value } } } }";
const SEARCH: &str = "query ($query: String!, $atLeast: Sequence, $after: String) {
    search(query: $query, atLeast: $atLeast, after: $after, first: 100) {
        indexState { isStale sequence } nodes { id } pageInfo { hasNextPage endCursor } } }";
const CHANGES: &str = "query ($after: Sequence) { changes(after: $after, first: 100) {
    nodes { sequence nodeId } readUpTo hasNextPage } }";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_servers_lose_nothing_on_sqlite() -> Result<()> {
    survive(&Place::sqlite()?).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_servers_lose_nothing_on_postgres() -> Result<()> {
    survive(&Place::postgres()?).await
}

async fn survive(place: &Place) -> Result<()> {
    let seed = env::var("GSEF_KILL_SEED").ok().map_or(Ok(20_261_124), |seed| seed.parse())?;
    eprintln!("seed {seed} (GSEF_KILL_SEED sets another)");
    let mut chance = Chance(seed);
    let mut log = Log::default();
    let kept = Kept::default();
    let token: Arc<str> = place.token()?.into();
    let mut starts_killed = 0;
    for round in 0..KILLS {
        if round % 5 == 4 {
            // In the middle of a start: while it migrates, opens the index or catches up.
            let starting = Serving::spawn(scenarios::serving::command(place.folder(), &place.flags()))?;
            tokio::time::sleep(Duration::from_millis(chance.below(250))).await;
            starting.kill().await?;
            starts_killed += 1;
        }
        if round % 7 == 6 {
            // What the index has can always be had from the database, also while it is written to.
            fs::remove_dir_all(place.data().join("index"))?;
        }
        let server = Arc::new(place.serve().await?);
        if let Some(last) = round.checked_sub(1) {
            kept.check(&server, &token, Some(last)).await.with_context(|| format!("after kill {last}"))?;
            log.follow(&server, &token).await?;
        }
        let numbers = Arc::new(AtomicU64::new(0));
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let chance = Chance(chance.next());
                tokio::spawn(write(
                    Arc::clone(&server),
                    Arc::clone(&token),
                    kept.clone(),
                    round,
                    Arc::clone(&numbers),
                    chance,
                ))
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(30 + chance.below(270))).await;
        scenarios::program::signal(server.process(), "KILL")?;
        for writer in writers {
            writer.await??;
        }
        drop(server);
    }

    let server = place.serve().await?;
    kept.check(&server, &token, None).await?;
    log.follow(&server, &token).await?;
    let acknowledged = kept.lock().len();
    let end = place.log_end().await?;
    eprintln!(
        "{KILLS} kills under writes and {starts_killed} at the start; {acknowledged} publications acknowledged, {end} changes"
    );
    // A test in which nearly nothing was written would show nothing.
    ensure!(acknowledged as u64 > KILLS * 5, "only {acknowledged} writes were acknowledged");
    log.check(end, &kept)?;
    place.run(&["index", "verify"])?.well()?;
    ensure!(server.end("TERM").await?.code == Some(0), "the server did not end cleanly");
    let doctor = place.run(&["doctor"])?.well()?;
    ensure!(doctor.out.contains("sound"), "{}", doctor.out);
    Ok(())
}

/// Writes until the server is gone. What was answered is kept; what was asked last may or may not have been done.
async fn write(
    server: Arc<Serving>,
    token: Arc<str>,
    kept: Kept,
    round: u64,
    numbers: Arc<AtomicU64>,
    mut chance: Chance,
) -> Result<()> {
    let mut own: Vec<String> = Vec::new();
    loop {
        let number = numbers.fetch_add(1, Ordering::Relaxed);
        let title = format!("prueba ronda{round} obra{round}n{number}");
        let pick = own.get(usize::try_from(chance.below(own.len().max(1) as u64))?).cloned();
        let (query, variables, id, text) = match (chance.below(4), pick) {
            (0, Some(id)) => (UPDATE, json!({ "id": id, "title": title }), Some(id), Some(title)),
            (1, Some(id)) if chance.below(3) == 0 => {
                own.retain(|other| *other != id);
                (WITHDRAW, json!({ "id": id }), Some(id), None)
            }
            _ => (CREATE, json!({ "title": title }), None, Some(title)),
        };
        if let Some(id) = &id {
            kept.asked(id, text.clone());
        }
        // Without a server there is no answer, and nothing to keep.
        let Ok(data) = server.ask(Some(&token), query, variables).await else { return Ok(()) };
        let payload = data.as_object().and_then(|data| data.values().next_back()).context("no payload")?;
        ensure!(payload["userErrors"] == json!([]), "{payload}");
        let id = payload["record"]["id"].as_str().context("no id")?.to_owned();
        let sequence = payload["searchSequence"].to_string().trim_matches('"').parse()?;
        let version = payload["record"]["version"].as_u64().context("no version")?;
        if query == CREATE {
            own.push(id.clone());
        }
        kept.answered(&id, Write { round, sequence, version, title: text });
    }
}

/// A write that was acknowledged.
#[derive(Debug, Clone)]
struct Write {
    round: u64,
    sequence: u64,
    version: u64,
    /// None for a withdrawal.
    title: Option<String>,
}

/// What is known of a publication.
#[derive(Debug, Clone, Default)]
struct Known {
    writes: Vec<Write>,
    /// What was asked last and not answered.
    pending: Option<Option<String>>,
}

/// All that was acknowledged.
#[derive(Debug, Clone, Default)]
struct Kept(Arc<Mutex<BTreeMap<String, Known>>>);

impl Kept {
    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn asked(&self, id: &str, title: Option<String>) {
        self.lock().entry(id.to_owned()).or_default().pending = Some(title);
    }

    fn answered(&self, id: &str, write: Write) {
        let mut all = self.lock();
        let known = all.entry(id.to_owned()).or_default();
        known.pending = None;
        known.writes.push(write);
    }

    /// Whether every acknowledged write, of a round or of all, is there by id and by search.
    async fn check(&self, server: &Serving, token: &str, round: Option<u64>) -> Result<()> {
        let wanted: BTreeMap<String, Known> = self
            .lock()
            .iter()
            .filter(|(_, known)| {
                known.writes.iter().any(|write| round.is_none_or(|round| write.round == round))
            })
            .map(|(id, known)| (id.clone(), known.clone()))
            .collect();
        let mut found = BTreeMap::new();
        for ids in wanted.keys().collect::<Vec<_>>().chunks(PAGE) {
            let data = server.ask(Some(token), NODES, json!({ "ids": ids })).await?;
            for (id, node) in ids.iter().zip(data["nodes"].as_array().into_iter().flatten()) {
                found.insert((*id).clone(), node.clone());
            }
        }
        let mut words = BTreeSet::new();
        for (id, known) in &wanted {
            let last = known.writes.last().context("no write")?;
            let node = found.get(id).filter(|node| node.is_object());
            let node = node.with_context(|| format!("{id} is lost: {known:?}"))?;
            let is = |title: &Option<String>| match title {
                Some(title) => node["title"]["value"] == json!(title) && node["state"] == "PUBLISHED",
                None => node["state"] == "WITHDRAWN",
            };
            let done = known.pending.as_ref().is_some_and(is);
            ensure!(is(&last.title) || done, "{id} is {node}, not as acknowledged: {known:?}");
            // What was asked last and not answered may have been done, in one step of two or both.
            let version = node["version"].as_u64().unwrap_or_default();
            let most = last.version + if known.pending.is_some() { 2 } else { 0 };
            ensure!((last.version..=most).contains(&version), "{id} has another version: {node} {known:?}");
            if let Some(title) = node["title"]["value"].as_str().filter(|_| node["state"] == "PUBLISHED") {
                words.extend(title.split(' ').filter(|word| word.starts_with("ronda")).map(str::to_owned));
            }
        }
        let at_least = wanted.values().flat_map(|known| &known.writes).map(|write| write.sequence).max();
        let mut hits = BTreeSet::new();
        for word in words {
            hits.extend(search(server, &word, at_least).await?);
        }
        for (id, node) in &found {
            let is_public = node["state"] == "PUBLISHED";
            ensure!(hits.contains(id) == is_public, "{node}: found by search: {}", hits.contains(id));
        }
        Ok(())
    }
}

/// The ids of everything that a word finds, for everyone.
async fn search(server: &Serving, word: &str, at_least: Option<u64>) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    let mut after = Value::Null;
    loop {
        let variables =
            json!({ "query": word, "atLeast": at_least.map(|place| place.to_string()), "after": after });
        let data = server.ask(None, SEARCH, variables).await?;
        let page = &data["search"];
        ensure!(page["indexState"]["isStale"] == false, "the index is late: {}", page["indexState"]);
        ids.extend(
            page["nodes"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|node| Some(node["id"].as_str()?.to_owned())),
        );
        if page["pageInfo"]["hasNextPage"] != true {
            return Ok(ids);
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
}

/// The log of changes as a follower has it who reads on after each restart.
#[derive(Debug, Default)]
struct Log {
    read_up_to: u64,
    changes: Vec<(u64, String)>,
}

impl Log {
    async fn follow(&mut self, server: &Serving, token: &str) -> Result<()> {
        loop {
            let after = self.read_up_to.to_string();
            let data = server.ask(Some(token), CHANGES, json!({ "after": after })).await?;
            let page = &data["changes"];
            for change in page["nodes"].as_array().into_iter().flatten() {
                let id = change["nodeId"].as_str().context("no id")?.to_owned();
                self.changes.push((number(&change["sequence"])?, id));
            }
            self.read_up_to = number(&page["readUpTo"])?;
            if page["hasNextPage"] != true {
                return Ok(());
            }
        }
    }

    /// Whether the log is whole, in order, and tells every acknowledged write in its place.
    fn check(&self, end: u64, kept: &Kept) -> Result<()> {
        let numbers: Vec<u64> = self.changes.iter().map(|(sequence, _)| *sequence).collect();
        let whole: Vec<u64> = (1..=end).collect();
        ensure!(numbers == whole, "the log has a gap or a double: {numbers:?} up to {end}");
        let told: BTreeMap<u64, &String> = self.changes.iter().map(|(at, id)| (*at, id)).collect();
        for (id, known) in kept.lock().iter() {
            for write in &known.writes {
                ensure!(told.get(&write.sequence) == Some(&id), "{id}: {write:?} is not in the log");
            }
        }
        Ok(())
    }
}

fn number(value: &Value) -> Result<u64> {
    Ok(value.to_string().trim_matches('"').parse()?)
}

/// A generator of chance that begins from a seed (Steele, Lea and Flood's SplitMix64, 2014).
struct Chance(u64);

impl Chance {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    const fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}
