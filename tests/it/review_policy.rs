//! Every actor tries every verb of review in every state: what comes back is what the printed table of the policy and the
//! table of steps say, and what is refused changes nothing.

use std::collections::HashMap;

use anyhow::{Context as _, Result, ensure};
use domain::{State, review::Step};
use scenarios::{
    client::{Client, mutation},
    world::{World, on_both},
};
use serde_json::{Value, json};

use crate::contribution::joins;

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
/// The policy as `crates/domain/tests/policy.rs` prints it.
const PRINTED: &str = include_str!("../../crates/domain/tests/policy.txt");

/// A verb: its name, what else its input holds, the action that the policy is asked, and the step that it takes.
struct Verb {
    name: &'static str,
    input: fn() -> Value,
    action: &'static str,
    step: Option<Step>,
}

/// Who is asked to write each of the records along.
const CO_AUTHOR: &str = "co-author@people.example.org";

const VERBS: [Verb; 12] = [
    Verb { name: "recordSubmit", input: nothing, action: "Submit", step: Some(Step::Submit) },
    Verb { name: "recordRecall", input: nothing, action: "Submit", step: Some(Step::Recall) },
    Verb { name: "reviewClaim", input: nothing, action: "Decide", step: Some(Step::Claim) },
    Verb { name: "reviewRelease", input: nothing, action: "Decide", step: Some(Step::Release) },
    Verb { name: "recordRequestChanges", input: changes, action: "Decide", step: Some(Step::RequestChanges) },
    Verb { name: "recordAccept", input: nothing, action: "Decide", step: Some(Step::Accept) },
    Verb { name: "recordDecline", input: reason, action: "Decide", step: Some(Step::Decline) },
    Verb { name: "recordReopen", input: nothing, action: "Decide", step: Some(Step::Reopen) },
    Verb { name: "recordPublish", input: nothing, action: "Publish", step: Some(Step::Publish) },
    Verb { name: "recordWithdraw", input: reason, action: "Withdraw", step: None },
    Verb { name: "recordUpdate", input: keywords, action: "Update", step: None },
    Verb { name: "reviewAdvise", input: advice, action: "Advise", step: None },
];

fn nothing() -> Value {
    json!({})
}
fn reason() -> Value {
    json!({"reason": "Enough."})
}
fn changes() -> Value {
    json!({"changes": [{"field": "title", "text": "Longer."}]})
}
fn keywords() -> Value {
    json!({"keywords": ["tried"]})
}
fn advice() -> Value {
    json!({"recommendation": "ACCEPT", "text": "Good."})
}

/// What the printed table says of an action on an open record of ours, for one column, in one state.
fn printed(action: &str, column: &str, state: State) -> Result<String> {
    let heading = format!("{action}: publication, research_project, dataset, case_study");
    let section = PRINTED.split("\n\n").skip_while(|part| *part != heading).nth(1);
    let section = section.with_context(|| format!("no table of {action}"))?;
    let mut lines = section.lines();
    let head = lines.next().context("no columns")?;
    let at = head.find(column).with_context(|| format!("no column {column}"))?;
    let states_at = head.find("state").context("no states")?;
    for line in lines {
        let is_ours = line.starts_with("owned ");
        let is_open =
            line[9..35].trim() == "any" || line[9..35].split(',').any(|access| access.trim() == "open");
        let states = &line[states_at..];
        let is_here = states == "any" || states.split(", ").any(|name| name == state.as_str());
        if is_ours && is_open && is_here {
            return Ok(line[at..at + 11].trim().to_owned());
        }
    }
    anyhow::bail!("nothing is printed of {action}, {column}, {state}")
}

#[test]
fn every_actor_tries_every_verb_in_every_state() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let account = |name: &str, role: &str| {
            world.account(&format!("{name}@example.org"), &["--role", role], "write")
        };
        let holder = account("holder", "editor")?;
        let author = world.of_member("alpha-city", "representative")?;
        let co_author = joins(&world, &world.administrator()?, "co-author", json!({})).await?;
        let actors = [
            ("anonymous", world.anyone()?),
            ("co-author", co_author),
            ("another's", world.of_member("beta-network", "representative")?),
            ("contrib.", world.of_member("alpha-city", "contributor")?),
            ("repres.", author.clone()),
            ("reviewer", account("reviewer", "reviewer")?),
            ("editor", account("editor", "editor")?),
            ("editor", holder.clone()),
            ("admin.", world.administrator()?),
        ];
        let ours =
            author.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await?["member"]["id"].take();
        let makers = Makers { author: &author, holder: &holder, ours };
        let mut tried = HashMap::new();
        for state in State::ALL {
            let mut record = makers.make_shared(state).await?;
            for verb in &VERBS {
                for (column, client) in &actors {
                    let outcome = attempt(client, verb, &record.id).await?;
                    let now = makers.look(&record.id).await?;
                    let place = format!("{column} tries {} on what is {state}: {outcome}", verb.name);
                    let may = printed(verb.action, column, state)?;
                    let sees = printed("Read", column, state)?;
                    match may.as_str() {
                        "sign in" => ensure!(outcome == "UNAUTHENTICATED", "{place}"),
                        "no" if sees == "no" => ensure!(outcome == "NOT_FOUND", "{place}"),
                        "no" => ensure!(outcome == "FORBIDDEN", "{place}"),
                        "yes" => ensure!(
                            ["DONE", "WRONG_STATE", "INVALID"].contains(&outcome.as_str()),
                            "{place}, which the policy allows"
                        ),
                        other => anyhow::bail!("the table says '{other}'"),
                    }
                    // Who holds a text may claim it again, and what is published may be published: nothing comes of it.
                    if outcome == "DONE" && now != record {
                        if let Some(step) = verb.step {
                            let to = step
                                .from(state)
                                .with_context(|| format!("{place}, against the table of steps"))?;
                            ensure!(
                                now.state == to.as_str().to_uppercase(),
                                "{place}: it is {} now",
                                now.state
                            );
                        }
                        record = makers.make_shared(state).await?;
                    } else {
                        ensure!(now == record, "{place}, and yet something changed: {now:?}, not {record:?}");
                    }
                    *tried.entry(outcome).or_insert(0) += 1;
                }
            }
        }
        // The walk has met each of the answers.
        for outcome in ["DONE", "UNAUTHENTICATED", "NOT_FOUND", "FORBIDDEN", "WRONG_STATE", "INVALID"] {
            ensure!(tried.contains_key(outcome), "nobody met {outcome}: {tried:?}");
        }
        println!("{tried:?}");
        Ok(())
    })
}

/// What comes of a try: `DONE`, or the code of the refusal.
async fn attempt(client: &Client, verb: &Verb, id: &str) -> Result<String> {
    let mut input = (verb.input)();
    input["id"] = json!(id);
    let reply = client.reply(&mutation(verb.name), json!({ "input": input })).await?.json()?;
    let code = |value: &Value| value.as_str().map(str::to_owned);
    let top = code(&reply["errors"][0]["extensions"]["code"]);
    let user = code(&reply["data"][verb.name]["userErrors"][0]["code"]);
    Ok(top.or(user).unwrap_or_else(|| "DONE".to_owned()))
}

/// A record as it stands.
#[derive(Debug, PartialEq, Eq)]
struct Standing {
    id: String,
    state: String,
    version: u64,
}

struct Makers<'a> {
    author: &'a Client,
    holder: &'a Client,
    ours: Value,
}

impl Makers<'_> {
    /// One in a state that the co-author is asked to write along.
    async fn make_shared(&self, state: State) -> Result<Standing> {
        let record = self.make(state).await?;
        let asked = json!({"id": record.id, "email": CO_AUTHOR});
        self.holder.acts("coAuthorInvite", asked, "expiresAt").await?;
        Ok(record)
    }

    /// A new case study that has come to a state, by the steps that lead there.
    async fn make(&self, state: State) -> Result<Standing> {
        let Self { author, holder, ours } = self;
        let title = json!([{"locale": "en", "value": "A case to try"}]);
        let made = author.write("caseStudyCreate", json!({"title": title, "owner": ours})).await?;
        let id = made.node["id"].as_str().context("no id")?.to_owned();
        let which = json!({ "id": id });
        let steps: &[(&Client, &str, Value)] = match state {
            State::Draft => &[],
            State::Submitted => &[(author, "recordSubmit", which.clone())],
            State::InReview => {
                &[(author, "recordSubmit", which.clone()), (holder, "reviewClaim", which.clone())]
            }
            State::ChangesRequested => &[
                (author, "recordSubmit", which.clone()),
                (holder, "reviewClaim", which.clone()),
                (holder, "recordRequestChanges", with(&which, changes())),
            ],
            State::Accepted => &[
                (author, "recordSubmit", which.clone()),
                (holder, "reviewClaim", which.clone()),
                (holder, "recordAccept", which.clone()),
            ],
            State::Declined => &[
                (author, "recordSubmit", which.clone()),
                (holder, "reviewClaim", which.clone()),
                (holder, "recordDecline", with(&which, reason())),
            ],
            State::Published => &[(holder, "recordPublish", which.clone())],
            State::Withdrawn => &[
                (holder, "recordPublish", which.clone()),
                (holder, "recordWithdraw", with(&which, reason())),
            ],
        };
        for (client, verb, input) in steps {
            client.write(verb, input.clone()).await?;
        }
        self.look(&id).await
    }

    async fn look(&self, id: &str) -> Result<Standing> {
        let document =
            "query($id: ID!) { record(by: {id: $id}) { state version workingRevision { version } } }";
        let seen = self.holder.ask(document, json!({ "id": id })).await?["record"].take();
        let working = seen["workingRevision"]["version"].as_u64();
        Ok(Standing {
            id: id.to_owned(),
            state: seen["state"].as_str().context("it is gone")?.to_owned(),
            version: working.or(seen["version"].as_u64()).context("it has no version")?,
        })
    }
}

fn with(which: &Value, other: Value) -> Value {
    let mut both = which.clone();
    if let (Value::Object(both), Value::Object(other)) = (&mut both, other) {
        both.extend(other);
    }
    both
}
