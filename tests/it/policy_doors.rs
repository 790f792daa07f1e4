//! Who sees what, by every door: what a reader may not see is nowhere, neither in an answer, nor in a number, nor in the
//! wording of an error.

mod each;
mod in_time;
mod silence;

use anyhow::{Context as _, Result};
use scenarios::{
    client::Client,
    world::{World, on_both},
};
use serde_json::{Value, json};

pub(crate) use self::each::doors;
use self::{
    each::{links, numbers},
    in_time::{what_is_published_is_seen_and_what_is_withdrawn_is_not, working_text_is_the_writers},
    silence::{errors_say_nothing, nothing_is_said},
};

/// What hidden things say, and nothing else does. Each has a word of its own that begins so.
pub(crate) const SECRET: &str = "zorblat";

/// Things of which some are hidden; those have slugs that begin with `hidden`.
pub(crate) const FIXTURES: &str = r#"
{"type":"topic","id":"s:open-topic","slug":"open-topic","scheme":"sse","label":{"en":"Open topic"}}
{"type":"topic","id":"s:topic","slug":"hidden-topic","scheme":"sse","state":"draft","label":{"en":"Zorblattopic"},"broader":["open-topic"]}
{"type":"member","id":"s:alpha","slug":"alpha","kind":"local_government","name":{"en":"Alpha"},"country":"KR","topics":["open-topic","hidden-topic"]}
{"type":"member","id":"s:beta","slug":"beta","kind":"sse_network","name":{"en":"Beta"},"country":"FR"}
{"type":"member","id":"s:member","slug":"hidden-member","state":"draft","kind":"university","name":{"en":"Zorblatmember"},"country":"JP"}
{"type":"person","id":"s:person","slug":"hidden-person","state":"draft","name":{"display":"Zorblatperson"},"orcid":"0000-0002-1825-0097"}
{"type":"person","id":"s:open-person","slug":"open-person","name":{"display":"Open Person"},"affiliations":[{"name":"An institute","member":"hidden-member"}]}
{"type":"forum","id":"s:forum","slug":"hidden-forum","state":"draft","edition":"2031","kind":"forum","name":{"en":"Zorblatforum"},"hosts":["alpha"]}
{"type":"forum","id":"s:open-forum","slug":"open-forum","edition":"2030","kind":"forum","name":{"en":"Open forum"},"hosts":["alpha","hidden-member"]}
{"type":"publication","id":"s:draft","slug":"hidden-draft","state":"draft","title":{"en":"Zorblatdraft in the making"},"summary":{"en":"Zorblatdraft it says."},"contributors":[{"name":"Zorblatauthor Draft","role":"author","kind":"person"}],"owner":"alpha","topics":["open-topic"],"identifiers":[{"scheme":"doi","value":"10.5555/hidden-draft"}],"keywords":["zorblatdraft"],"languages":["en"],"date":"1901","relations":[{"type":"cites","target":"publication:open"}],"places":[{"country":"BR"}]}
{"type":"publication","id":"s:shared","slug":"hidden-shared","access":"members","title":{"en":"Zorblatshared for members"},"owner":"alpha","topics":["open-topic"],"identifiers":[{"scheme":"doi","value":"10.5555/hidden-shared"}],"languages":["fr"],"date":"1902","relations":[{"type":"cites","target":"publication:open"}]}
{"type":"dataset","id":"s:embargo","slug":"hidden-embargo","access":{"embargoed_until":"2999-01-01"},"title":{"en":"Zorblatembargo until then"},"owner":"alpha","topics":["open-topic"],"identifiers":[{"scheme":"doi","value":"10.5555/hidden-embargo"}],"languages":["es"],"date":"1903"}
{"type":"case_study","id":"s:beta-draft","slug":"hidden-beta","state":"draft","title":{"en":"Zorblatbeta of the other"},"owner":"beta","context":{"en":"Zorblatbeta context"},"identifiers":[{"scheme":"doi","value":"10.5555/hidden-beta"}],"date":"1904"}
{"type":"research_project","id":"s:unowned","slug":"hidden-unowned","state":"draft","title":{"ko":"Zorblatunowned 사업"},"identifiers":[{"scheme":"doi","value":"10.5555/hidden-unowned"}],"date":"1905"}
{"type":"publication","id":"s:withdrawn","slug":"hidden-withdrawn","title":{"en":"Zorblatwithdrawn once public"},"owner":"alpha","topics":["open-topic"],"identifiers":[{"scheme":"doi","value":"10.5555/hidden-withdrawn"}],"languages":["pt"],"date":"1906","relations":[{"type":"cites","target":"publication:open"}]}
{"type":"publication","id":"s:open","slug":"open","title":{"en":"Open report"},"summary":{"en":"Readable by all."},"owner":"alpha","contributors":[{"name":"As Printed","role":"author","kind":"person","person":"hidden-person"},{"name":"Open Person","role":"author","kind":"person","person":"open-person"},{"name":"Some Institute","role":"publisher","kind":"organisation","member":"hidden-member"}],"topics":["open-topic","hidden-topic"],"languages":["en"],"date":"2020","relations":[{"type":"cites","target":"publication:hidden-draft"},{"type":"cites","target":"publication:hidden-shared"},{"type":"presented_at","target":"forum:hidden-forum"},{"type":"presented_at","target":"forum:open-forum"}]}
{"type":"publication","id":"s:ownerless","slug":"of-hidden-member","title":{"en":"Report of an institute"},"owner":"hidden-member","languages":["en"],"date":"2021"}
"#;

/// Something that not everyone sees.
pub(crate) struct Hidden {
    pub(crate) slug: &'static str,
    /// A field of the root that lists its kind.
    pub(crate) list: &'static str,
    /// Who of the viewers below sees it, by the first letters of their names.
    pub(crate) seen_by: &'static str,
}

/// As domain/policy.rs has it. S: reviewers and editors; A, B: those who write for alpha and for beta.
pub(crate) const HIDDEN: [Hidden; 10] = [
    Hidden { slug: "hidden-topic", list: "topics", seen_by: "S" },
    Hidden { slug: "hidden-member", list: "members", seen_by: "S" },
    Hidden { slug: "hidden-person", list: "people", seen_by: "S" },
    Hidden { slug: "hidden-forum", list: "forums", seen_by: "S" },
    Hidden { slug: "hidden-draft", list: "publications", seen_by: "SA" },
    Hidden { slug: "hidden-shared", list: "publications", seen_by: "SAB" },
    Hidden { slug: "hidden-embargo", list: "datasets", seen_by: "SA" },
    Hidden { slug: "hidden-beta", list: "caseStudies", seen_by: "SB" },
    Hidden { slug: "hidden-unowned", list: "researchProjects", seen_by: "S" },
    Hidden { slug: "hidden-withdrawn", list: "publications", seen_by: "SA" },
];

impl Hidden {
    fn word(&self) -> String {
        format!("{SECRET}{}", self.slug.trim_start_matches("hidden-"))
    }

    fn is_record(&self) -> bool {
        !["topics", "members", "people", "forums"].contains(&self.list)
    }
}

pub(crate) struct Viewer {
    pub(crate) letter: char,
    pub(crate) name: &'static str,
    pub(crate) client: Client,
}

#[test]
fn nobody_sees_by_any_door_what_is_not_theirs() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let withdrawn = id_of(&admin, "hidden-withdrawn").await?;
        let written =
            admin.write("recordWithdraw", json!({"id": withdrawn, "reason": "Printed in error."})).await?;
        admin.search("report", Some(&written.sequence)).await?;
        let ids = ids_of(&admin).await?;
        let viewers = [
            Viewer { letter: '-', name: "nobody", client: world.anyone()? },
            Viewer {
                letter: 'A',
                name: "alpha's representative",
                client: world.of_member("alpha", "representative")?,
            },
            Viewer {
                letter: 'A',
                name: "alpha's contributor",
                client: world.of_member("alpha", "contributor")?,
            },
            Viewer {
                letter: 'B',
                name: "beta's representative",
                client: world.of_member("beta", "representative")?,
            },
            Viewer {
                letter: 'S',
                name: "reviewer",
                client: world.account("reviewer@example.org", &["--role", "reviewer"], "read")?,
            },
            Viewer { letter: 'S', name: "administrator", client: admin.clone() },
        ];
        for viewer in &viewers {
            for (hidden, id) in HIDDEN.iter().zip(&ids) {
                let seen = hidden.seen_by.contains(viewer.letter);
                doors(viewer, hidden, id, seen)
                    .await
                    .with_context(|| format!("{} and {}", viewer.name, hidden.slug))?;
            }
            links(viewer).await.with_context(|| viewer.name)?;
        }
        numbers(&viewers[0].client).await?;
        for viewer in [&viewers[0], &viewers[3]] {
            nothing_is_said(viewer, &ids).await.with_context(|| viewer.name)?;
        }
        for viewer in [&viewers[1], &viewers[3]] {
            errors_say_nothing(viewer, &ids).await.with_context(|| viewer.name)?;
        }
        working_text_is_the_writers(&world, &viewers).await?;
        what_is_published_is_seen_and_what_is_withdrawn_is_not(&world, &viewers, &ids).await
    })
}

/// The ids of what is hidden, in its order.
pub(crate) async fn ids_of(admin: &Client) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for hidden in &HIDDEN {
        ids.push(if hidden.is_record() {
            id_of(admin, hidden.slug).await?
        } else {
            noun_id(admin, hidden).await?
        });
    }
    Ok(ids)
}

pub(crate) async fn id_of(client: &Client, slug: &str) -> Result<String> {
    let found = client
        .ask("query($slug: String!) { record(by: {slug: $slug}) { id } }", json!({ "slug": slug }))
        .await?;
    Ok(found["record"]["id"].as_str().with_context(|| format!("no {slug}"))?.to_owned())
}

async fn noun_id(client: &Client, hidden: &Hidden) -> Result<String> {
    let list = hidden.list;
    let found =
        client.ask(&format!("{{ {list}(first: 100) {{ nodes {{ id slug }} }} }}"), Value::Null).await?;
    let nodes = found[list]["nodes"].as_array().context("no list")?;
    let node = nodes
        .iter()
        .find(|node| node["slug"] == hidden.slug)
        .with_context(|| format!("no {}", hidden.slug))?;
    Ok(node["id"].as_str().unwrap_or_default().to_owned())
}
