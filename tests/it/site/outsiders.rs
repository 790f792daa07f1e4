//! What may not be seen, and what was withdrawn.

use anyhow::{Result, ensure};
use scenarios::{
    page::check,
    world::{World, on_both},
};
use serde_json::{Value, json};

use super::{FIXTURES, get, links::walk};
use crate::policy_doors::{self, SECRET};

#[test]
fn outsiders_find_nothing_on_any_page_of_what_they_may_not_see() -> Result<()> {
    on_both(async |place| {
        let world =
            World::start(place, &[policy_doors::FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let (reader, editor) = (world.anyone()?, world.administrator()?);
        let found = editor.ask("{ record(by: { slug: \"hidden-withdrawn\" }) { id } }", Value::Null).await?;
        let input = json!({ "id": found["record"]["id"], "reason": "It was wrong." });
        let sequence = editor.write("recordWithdraw", input).await?.sequence;
        reader.search("report", Some(&sequence)).await?;
        for (path, text) in walk(&reader, "en", 200).await? {
            ensure!(!text.to_lowercase().contains(SECRET), "{path} tells of what is hidden");
        }
        // What is asked for by name is no more there than what never was.
        let never = get(&reader, "/en/publications/never-there").await?.status;
        for folder in
            ["publications", "research", "datasets", "case-studies", "members", "people", "topics", "forums"]
        {
            for line in policy_doors::FIXTURES.lines().filter(|line| !line.trim().is_empty()) {
                let slug =
                    serde_json::from_str::<Value>(line)?["slug"].as_str().unwrap_or_default().to_owned();
                if slug.starts_with("hidden") {
                    for path in [format!("/en/{folder}/{slug}"), format!("/en/{folder}/{slug}.bib")] {
                        let reply = get(&reader, &path).await?;
                        // Everyone could read this one, and may know that it is gone.
                        let is_gone = path.starts_with("/en/") && slug == "hidden-withdrawn";
                        let may_be = [never, if is_gone { 410 } else { never }];
                        ensure!(may_be.contains(&reply.status), "{path}: {}", reply.status);
                        // The address itself is repeated as words to search for, and nothing else.
                        let told = reply.text.to_lowercase();
                        ensure!(!told.contains(SECRET), "{path} tells of what is hidden");
                    }
                }
            }
        }
        let suggested = get(&reader, &format!("/en/suggest?q={SECRET}")).await?;
        ensure!(suggested.text == "[]", "{}", suggested.text);
        Ok(())
    })
}

#[test]
fn what_was_withdrawn_says_why_and_where_to_go() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let (reader, editor) = (world.anyone()?, world.administrator()?);
        let create = |title: &str, access: Value, publish: bool| json!({ "title": [{ "locale": "fr", "value": title }], "access": access, "publish": publish });
        let withdraw = async |written: scenarios::client::Written| -> Result<()> {
            let id = written.node["id"].clone();
            let input =
                json!({ "id": id, "reason": "Two tables were <wrong>.", "replacement": "10.5555/corrected" });
            editor.write("recordWithdraw", input).await.map(drop)
        };
        let open = create("Une étude retirée", json!({}), true);
        withdraw(editor.write("publicationCreate", open).await?).await?;
        let gone = get(&reader, "/fr/publications/une-etude-retiree").await?;
        ensure!(gone.status == 410, "{}", gone.status);
        check("/fr/publications/une-etude-retiree", &gone)?;
        ensure!(!gone.text.contains("Une étude retirée"), "what was withdrawn is still told");
        for wanted in ["Two tables were &#60;wrong&#62;.", "https://doi.org/10.5555/corrected"] {
            ensure!(gone.text.contains(wanted), "{wanted} is missing: {}", gone.text);
        }
        // What only members could read leaves nothing for others to read.
        let members = create("Réservée aux membres", json!({ "members": true }), true);
        withdraw(editor.write("publicationCreate", members).await?).await?;
        let hidden = get(&reader, "/fr/publications/reservee-aux-membres").await?;
        ensure!(hidden.status == 404 && !hidden.text.contains("tables"), "{}", hidden.status);
        Ok(())
    })
}
