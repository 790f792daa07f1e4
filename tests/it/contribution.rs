//! From a member's first idea to a published case study: written together, handed in, reviewed field by field, published;
//! everyone concerned is told, and nobody else learns of it.

mod news;
mod story;
mod versions;

use anyhow::{Context as _, Result, ensure};
use scenarios::{client::Client, post::Letters, world::World};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

/// Those who take part, and one who does not.
struct People {
    officer: Client,
    colleague: Client,
    editor: Client,
    other_editor: Client,
    reviewers: [Client; 2],
    outsider: Client,
    nobody: Client,
}

const PASSWORD: &str = "trois pommes dans un panier";

/// Someone who is invited by letter, accepts it, and signs in.
pub(crate) async fn joins(world: &World, by: &Client, name: &str, roles: Value) -> Result<Client> {
    let email = format!("{name}@people.example.org");
    let mut invitation = json!({"email": email, "language": "fr"});
    for (key, value) in roles.as_object().into_iter().flatten() {
        invitation[key] = value.clone();
    }
    by.acts("accountInvite", invitation, "invitation { email }").await?;
    let code = Letters::of(&world.place).code(&email).await?;
    let accepted = json!({"code": code, "name": name, "password": PASSWORD, "language": "fr"});
    world.anyone()?.acts("invitationAccept", accepted, "account { state }").await?;
    world.anyone()?.sign_in(&email, PASSWORD, None).await
}

impl People {
    /// A city's officer is invited by the secretariat, and invites a colleague.
    async fn invited(world: &World) -> Result<Self> {
        let admin = world.administrator()?;
        let member = async |slug: &str| -> Result<Value> {
            let found = admin
                .ask("query($slug: String!) { member(slug: $slug) { id } }", json!({ "slug": slug }))
                .await?;
            Ok(found["member"]["id"].clone())
        };
        let of = |member: &Value, role: &str| json!({"memberRoles": [{"member": member, "role": role}]});
        let (alpha, beta) = (member("alpha-city").await?, member("beta-network").await?);
        let officer = joins(world, &admin, "representative", of(&alpha, "REPRESENTATIVE")).await?;
        Ok(Self {
            colleague: joins(world, &officer, "contributor", of(&alpha, "CONTRIBUTOR")).await?,
            officer,
            outsider: joins(world, &admin, "neighbour", of(&beta, "REPRESENTATIVE")).await?,
            editor: joins(world, &admin, "editor", json!({"roles": ["EDITOR"]})).await?,
            other_editor: joins(world, &admin, "second.editor", json!({"roles": ["EDITOR"]})).await?,
            reviewers: [
                joins(world, &admin, "reviewer.one", json!({"roles": ["REVIEWER"]})).await?,
                joins(world, &admin, "reviewer.two", json!({"roles": ["REVIEWER"]})).await?,
            ],
            nobody: world.anyone()?,
        })
    }

    /// The same, made at the terminal.
    fn of(world: &World) -> Result<Self> {
        let reviewer =
            |name: &str| world.account(&format!("{name}@example.org"), &["--role", "reviewer"], "write");
        let editor =
            |name: &str| world.account(&format!("{name}@example.org"), &["--role", "editor"], "write");
        Ok(Self {
            officer: world.of_member("alpha-city", "representative")?,
            colleague: world.of_member("alpha-city", "contributor")?,
            outsider: world.of_member("beta-network", "representative")?,
            editor: editor("editor")?,
            other_editor: editor("second.editor")?,
            reviewers: [reviewer("reviewer.one")?, reviewer("reviewer.two")?],
            nobody: world.anyone()?,
        })
    }
}

/// A record as those see it who make it.
const INSIGHT: &str = "query($id: ID!) { record(by: {id: $id}) { id state version
    review { state holder { name } answerDue submittedBy { name } cover coverHtml message messageHtml
             reviewers { colleague { name } isOverdue advice { recommendation text html } } }
    reviews { state closedAt decidedBy { name } }
    threads { id field locale kind state version comments { by { name } text html } }
    revisions { version state by { name } changes { field locale before after } }
    workingRevision { state version } viewerCan { update submit comment advise decide publish } } }";

async fn insight(client: &Client, id: &str) -> Result<Value> {
    Ok(client.ask(INSIGHT, json!({ "id": id })).await?["record"].take())
}

/// What a client was told and has not read, as `KIND by`, the newest first.
async fn told(client: &Client) -> Result<Vec<String>> {
    let document = "{ viewer { notifications(unread: true, first: 100) { totalCount nodes { id kind by { name } note subject { id } } } } }";
    let data = client.ask(document, Value::Null).await?;
    let told = &data["viewer"]["notifications"];
    let nodes = told["nodes"].as_array().context("no notifications")?;
    ensure!(told["totalCount"] == nodes.len(), "{told}");
    Ok(nodes
        .iter()
        .map(|node| {
            format!(
                "{} {}",
                node["kind"].as_str().unwrap_or_default(),
                node["by"]["name"].as_str().unwrap_or("-")
            )
        })
        .collect())
}

/// Reads everything that a client was told.
async fn read_all(client: &Client) -> Result<()> {
    let document = "mutation { notificationsMarkRead(input: {}) { unreadCount userErrors { message } } }";
    let answer = client.ask(document, Value::Null).await?;
    ensure!(answer["notificationsMarkRead"]["unreadCount"] == 0, "{answer}");
    Ok(())
}

async fn thread(client: &Client, verb: &str, input: Value) -> Result<Value> {
    let kind = match verb {
        "threadOpen" => "ThreadOpenInput",
        "threadReply" => "ThreadReplyInput",
        _ => "ThreadInput",
    };
    let document = format!(
        "mutation($input: {kind}!) {{ {verb}(input: $input) {{ thread {{ id state }} userErrors {{ code message path }} }} }}"
    );
    Ok(client.ask(&document, json!({ "input": input })).await?[verb].take())
}

async fn staff(client: &Client, name: &str) -> Result<Value> {
    let staff = client.ask("{ staff { id name } }", Value::Null).await?;
    let found = staff["staff"].as_array().into_iter().flatten().find(|one| one["name"] == name);
    Ok(found.with_context(|| format!("no {name} in {staff}"))?["id"].clone())
}

fn fr(text: &str) -> Value {
    json!([{"locale": "fr", "value": text}])
}
