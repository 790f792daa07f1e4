//! A server that is killed between a decision and what follows from it loses nothing of it: who was to be told is told, who
//! was to have a letter has one, and a text stands where its review says.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    place::Place,
    program::{self, eventually},
    serving::Serving,
    world::on_both,
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
/// How often the server is killed, on each database.
const KILLS: u64 = 8;
/// How long a letter may take: a server that is killed leaves the lease of the post to run out.
const PATIENCE: Duration = Duration::from_secs(120);

const DECIDE: &str = "mutation($title: String!, $owner: ID!, $email: String!) {
    caseStudyCreate(input: {title: [{locale: \"ko\", value: $title}], owner: $owner}) { record { id } userErrors { message } }
    accountInvite(input: {email: $email, memberRoles: [{member: $owner, role: CONTRIBUTOR}]}) { userErrors { message } } }";

/// What was acknowledged.
#[derive(Default)]
struct Acknowledged {
    invited: BTreeSet<String>,
    submitted: BTreeSet<String>,
    claimed: BTreeSet<String>,
}

#[test]
fn what_follows_from_a_decision_survives_a_kill() -> Result<()> {
    on_both(async |place| {
        place.write("fixtures.jsonl", FIXTURES)?;
        place.run(&["import", "fixtures.jsonl"])?.well()?;
        place
            .run(&["user", "add", "author@example.org", "--member", "alpha-city", "--as", "representative"])?
            .well()?;
        place.run(&["user", "add", "editor@example.org", "--role", "editor"])?.well()?;
        let token = |email: &str, scope: &str| -> Result<String> {
            let made = place.run(&["token", "create", email, "--scope", scope])?.well()?;
            Ok(made.out.trim().to_owned())
        };
        let (author, editor) = (token("author@example.org", "admin")?, token("editor@example.org", "write")?);
        let mut acknowledged = Acknowledged::default();
        for round in 0..KILLS {
            let server = place.serve().await?;
            let client = Client::anyone(&server.url)?;
            let (author, editor) = (client.with_token(&author), client.with_token(&editor));
            check(&author, &editor, &acknowledged).await.with_context(|| format!("after kill {round}"))?;
            // At another moment of the work each time.
            let process = server.process();
            let killer = tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(40 + round * 37)).await;
                program::signal(process, "KILL")
            });
            decide(&author, &editor, round, &mut acknowledged).await;
            killer.await??;
            drop(server);
        }
        let server = place.serve().await?;
        let client = Client::anyone(&server.url)?;
        let (author, editor) = (client.with_token(&author), client.with_token(&editor));
        check(&author, &editor, &acknowledged).await?;
        let Acknowledged { invited, submitted, claimed } = &acknowledged;
        println!(
            "acknowledged: {} invited, {} handed in, {} claimed",
            invited.len(),
            submitted.len(),
            claimed.len()
        );
        ensure!(
            invited.len() as u64 >= KILLS && !claimed.is_empty(),
            "too little was acknowledged to show anything"
        );
        letters(&place, invited).await?;
        end(&place, server).await
    })
}

async fn end(place: &Place, server: Serving) -> Result<()> {
    ensure!(server.end("TERM").await?.code == Some(0), "the server did not end cleanly");
    place.run(&["audit", "verify"])?.well()?;
    place.run(&["doctor"])?.well()?;
    Ok(())
}

/// Decides one thing after another until the server is gone, and notes what it acknowledged.
async fn decide(author: &Client, editor: &Client, round: u64, acknowledged: &mut Acknowledged) {
    let Ok(member) = author.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await else { return };
    for number in 0.. {
        let email = format!("invited-{round}-{number}@example.org");
        let variables = json!({"title": format!("사례 {round} {number}"), "owner": member["member"]["id"], "email": email});
        let Ok(made) = author.ask(DECIDE, variables).await else { return };
        if made["accountInvite"]["userErrors"] == json!([]) {
            acknowledged.invited.insert(email);
        }
        let Some(id) = made["caseStudyCreate"]["record"]["id"].as_str() else { return };
        let which = json!({ "id": id });
        if author.write("recordSubmit", which.clone()).await.is_err() {
            return;
        }
        acknowledged.submitted.insert(id.to_owned());
        if editor.write("reviewClaim", which).await.is_err() {
            return;
        }
        acknowledged.claimed.insert(id.to_owned());
    }
}

/// Every text stands where its review says; who was to be told of what was acknowledged is told once.
async fn check(author: &Client, editor: &Client, acknowledged: &Acknowledged) -> Result<()> {
    let mut after = None;
    let mut standing = BTreeMap::new();
    loop {
        let document = "query($after: String) { reviewQueue(first: 100, after: $after) { nodes { state record { id state } }
            pageInfo { hasNextPage endCursor } } }";
        let page = editor.ask(document, json!({ "after": after })).await?["reviewQueue"].take();
        for review in page["nodes"].as_array().into_iter().flatten() {
            ensure!(review["state"] == review["record"]["state"], "{review}");
            let id = review["record"]["id"].as_str().unwrap_or_default().to_owned();
            standing.insert(id, review["state"].as_str().unwrap_or_default().to_owned());
        }
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["pageInfo"]["endCursor"].as_str().map(str::to_owned);
    }
    for id in &acknowledged.submitted {
        ensure!(standing.contains_key(id), "{id} was handed in and is in no queue");
    }
    for id in &acknowledged.claimed {
        ensure!(standing[id] == "IN_REVIEW", "{id} was claimed and is {}", standing[id]);
    }
    let told_editor = told(editor, "SUBMITTED").await?;
    let told_author = told(author, "CLAIMED").await?;
    for (id, state) in &standing {
        ensure!(
            told_editor.get(id) == Some(&1),
            "of {id} the editor was told {:?} times",
            told_editor.get(id)
        );
        let claimed = (state == "IN_REVIEW").then_some(&1);
        ensure!(
            told_author.get(id) == claimed,
            "of {id}, {state}, the author was told {:?} times",
            told_author.get(id)
        );
    }
    Ok(())
}

/// How often someone was told this of each record.
async fn told(client: &Client, kind: &str) -> Result<BTreeMap<String, u32>> {
    let mut told = BTreeMap::new();
    let mut after = None;
    loop {
        let document = "query($after: String) { viewer { notifications(first: 100, after: $after) {
            nodes { kind subject { id } } pageInfo { hasNextPage endCursor } } } }";
        let page = client.ask(document, json!({ "after": after })).await?["viewer"]["notifications"].take();
        let kinds = texts(&page["nodes"], "/kind");
        for (_, id) in kinds.iter().zip(texts(&page["nodes"], "/subject/id")).filter(|(one, _)| *one == kind)
        {
            *told.entry(id).or_insert(0) += 1;
        }
        if page["pageInfo"]["hasNextPage"] == false {
            return Ok(told);
        }
        after = page["pageInfo"]["endCursor"].as_str().map(str::to_owned);
    }
}

/// Everyone who was invited has a letter; whoever has it twice can tell by its id.
async fn letters(place: &Place, invited: &BTreeSet<String>) -> Result<()> {
    let folder = place.data().join("mail");
    let ids = async || -> Result<BTreeMap<String, BTreeSet<String>>> {
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        // It is made with the first letter.
        for entry in folder.is_dir().then(|| fs::read_dir(&folder)).transpose()?.into_iter().flatten() {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "eml") {
                let text = fs::read_to_string(&path)?;
                let line =
                    |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                if let (Some(to), Some(id)) = (line("To: "), line("Message-ID: ")) {
                    ids.entry(to).or_default().insert(id);
                }
            }
        }
        Ok(ids)
    };
    eventually("everyone who was invited has a letter", PATIENCE, async || {
        let ids = ids().await?;
        Ok(invited.iter().all(|email| ids.contains_key(email)).then_some(()))
    })
    .await?;
    for (to, ids) in ids().await? {
        if to.starts_with("invited-") {
            ensure!(ids.len() == 1, "{to} has letters {ids:?}");
        }
    }
    Ok(())
}
