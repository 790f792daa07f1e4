//! Texts and their versions.

use anyhow::{Context as _, Result};
use scenarios::{
    client::texts,
    world::{World, on_both},
};
use serde_json::{Value, json};

use super::{FIXTURES, People, fr, insight, read_all, told};

/// Each text has a version of its own, also where the published one is written while another is worked on.
#[test]
fn the_published_text_and_the_one_beside_it_share_no_version() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let People { officer, colleague, editor, reviewers, nobody, .. } = People::of(&world)?;
        let alpha =
            officer.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await?["member"]["id"].take();
        let made = officer.write("caseStudyCreate", json!({"title": fr("Un four"), "owner": alpha})).await?;
        let id = made.node["id"].as_str().context("no id")?.to_owned();
        let which = json!({ "id": id });
        let text = |version: Value, value: &str| json!({"id": id, "expectedVersion": version, "field": "LESSONS", "locale": "fr", "value": value});
        officer.write("recordTextUpdate", text(Value::Null, "Un.")).await?;
        editor.write("recordPublish", which.clone()).await?;
        officer.write("recordTextUpdate", text(Value::Null, "Deux.")).await?;
        // Found good, and confirmed, while the next text is written.
        reviewers[0].write("recordValidate", json!({"id": id, "note": "Vu."})).await?;
        officer.write("caseStudyConfirm", which.clone()).await?;
        let published =
            nobody.ask("query($id: ID!) { record(by: {id: $id}) { version } }", which.clone()).await?;
        let published = published["record"]["version"].clone();
        // Who read the published text did not read the one that is worked on: they are told so.
        let refused = colleague.refused("recordTextUpdate", text(published, "Trois.")).await?;
        assert!(refused[0].starts_with("VERSION_CONFLICT"), "{refused:?}");
        officer.write("recordTextUpdate", text(Value::Null, "Quatre.")).await?;
        officer.write("recordSubmit", which.clone()).await?;
        editor.write("reviewClaim", which.clone()).await?;

        // Withdrawn meanwhile: it stays so, its review is over, and the text goes back to its authors.
        read_all(&officer).await?;
        editor.write("recordWithdraw", json!({"id": id, "reason": "Une erreur."})).await?;
        assert_eq!(told(&officer).await?, ["WITHDRAWN editor"]);
        let seen = insight(&officer, &id).await?;
        assert_eq!((&seen["state"], &seen["review"]), (&json!("WITHDRAWN"), &Value::Null));
        assert_eq!(
            (&seen["workingRevision"]["state"], &seen["reviews"][0]["state"]),
            (&json!("DRAFT"), &json!("WITHDRAWN"))
        );
        for (client, verb, input) in [
            (&editor, "reviewClaim", which.clone()),
            (&editor, "recordAccept", which.clone()),
            (&officer, "recordSubmit", which.clone()),
            (&officer, "recordTextUpdate", text(Value::Null, "Cinq.")),
        ] {
            client.refused(verb, input).await?;
            assert_eq!(insight(&officer, &id).await?["state"], "WITHDRAWN", "{verb}");
        }
        let gone = "query { changes(after: \"0\", first: 100) { nodes { type nodeId } } }";
        let changes = nobody.ask(gone, Value::Null).await?["changes"]["nodes"].take();
        let last = changes.as_array().into_iter().flatten().rfind(|change| change["nodeId"] == id.as_str());
        assert_eq!(last.context("no change")?["type"], "DELETE", "mirrors learn that it is gone");

        // It comes back with what was worked on, and every text that there was is kept, under a version of its own.
        editor.write("recordPublish", which.clone()).await?;
        let revisions = insight(&officer, &id).await?["revisions"].take();
        let versions = texts(&revisions, "/version");
        let unique: std::collections::BTreeSet<_> = versions.iter().collect();
        assert_eq!(unique.len(), versions.len(), "{versions:?}");
        let written: Vec<_> = revisions
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|revision| revision["changes"].as_array().cloned().unwrap_or_default())
            .filter(|change| change["field"] == "lessons")
            .map(|change| change["after"].as_str().unwrap_or_default().to_owned())
            .collect();
        for value in ["Quatre.", "Deux.", "Un."] {
            assert!(written.contains(&value.to_owned()), "{value} is lost: {revisions:#}");
        }
        Ok(())
    })
}
