//! People and their accounts, from invitation to erasure: over HTTP, with letters from the folder.

mod administering;
mod asking;
mod belonging;
mod keeping_out;

use anyhow::{Context as _, Result, ensure};
use scenarios::{client::Client, place::Place, post::Letters, world::World};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const FIRST: &str = "trois pommes dans un panier";
const SECOND: &str = "일곱 개의 배와 탁자 하나";
const ANA: &str = "ana@example.org";

async fn start(place: Place) -> Result<World> {
    World::start(place, &[FIXTURES], &["--trusted-proxies", "127.0.0.1"]).await
}

async fn member(client: &Client, slug: &str) -> Result<String> {
    let data = client.ask("query($s: String!) { member(slug: $s) { id } }", json!({ "s": slug })).await?;
    Ok(data["member"]["id"].as_str().context("no member")?.to_owned())
}

/// What the viewer is, by whatever they act.
async fn viewer(client: &Client) -> Result<Value> {
    let shown = "{ viewer { scope hasSecondFactor members { slug }
        account { id email name language state emailVerifiedAt roles memberRoles { role member { slug } } } } }";
    Ok(client.ask(shown, Value::Null).await?["viewer"].take())
}

/// Whether a client's token or session is worthless.
async fn is_shut_out(client: &Client) -> Result<bool> {
    let (code, _) = client.error("{ viewer { scope } }", Value::Null).await?;
    Ok(code == "UNAUTHENTICATED")
}

/// Someone with an account and a password, who accepted an invitation.
async fn join(world: &World, letters: &mut Letters, email: &str, input: Value) -> Result<()> {
    let mut invitation = json!({ "email": email });
    for (key, value) in input.as_object().into_iter().flatten() {
        invitation[key] = value.clone();
    }
    world.administrator()?.acts("accountInvite", invitation, "invitation { email }").await?;
    let accepted = json!({"code": letters.code(email).await?, "name": "Someone", "password": FIRST});
    world.anyone()?.acts("invitationAccept", accepted, "account { state }").await?;
    Ok(())
}

/// The audit log, the oldest entry first.
fn audit_log(world: &World) -> Result<Vec<Value>> {
    let listed = world.place.run(&["audit", "list", "--json", "--limit", "1000"])?.well()?.out;
    let mut entries: Vec<Value> = listed.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    entries.reverse();
    // Whatever happens, nothing of a person's is in what can't be taken back.
    for entry in &entries {
        let detail = entry["detail"].to_string();
        for secret in ["@", FIRST, SECOND, "gsef_", "argon2", "Ana"] {
            ensure!(!detail.contains(secret), "{entry}");
        }
    }
    world.place.run(&["audit", "verify"])?.well()?;
    Ok(entries)
}

/// What was done to an account, by name.
fn done_to(entries: &[Value], subject: &Value) -> Vec<String> {
    let of = entries.iter().filter(|entry| entry["subject"] == *subject);
    of.map(|entry| entry["action"].as_str().unwrap_or_default().to_owned()).collect()
}
