//! Those concerned hear of it as it happens.

use anyhow::{Result, ensure};
use scenarios::world::{World, on_both};
use serde_json::{Value, json};

use super::{FIXTURES, People, fr};

const QUEUE: &str = "subscription { reviewQueueChanged { review { state record { id } holder { name } reviewers { due } } } }";
const NEWS: &str = "subscription { notificationReceived { kind by { name } subject { id } } }";

#[test]
fn those_concerned_hear_of_it_as_it_happens_and_nobody_else() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let People { officer, editor, outsider, nobody, .. } = People::of(&world)?;
        for document in [QUEUE, NEWS] {
            let vain = nobody.subscribe_in_vain(document, Value::Null).await?.text;
            ensure!(vain.contains("UNAUTHENTICATED"), "{vain}");
        }
        let mut queue = editor.subscribe(QUEUE, json!({}), None).await?;
        let mut own_queue = officer.subscribe(QUEUE, json!({}), None).await?;
        let mut others_queue = outsider.subscribe(QUEUE, json!({}), None).await?;
        let mut to_editor = editor.subscribe(NEWS, json!({}), None).await?;
        let mut to_officer = officer.subscribe(NEWS, json!({}), None).await?;
        let mut to_outsider = outsider.subscribe(NEWS, json!({}), None).await?;

        let alpha =
            officer.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await?["member"]["id"].take();
        let made =
            officer.write("caseStudyCreate", json!({"title": fr("Un marché"), "owner": alpha})).await?;
        let id = made.node["id"].clone();
        officer.write("recordSubmit", json!({ "id": id })).await?;
        for stream in [&mut queue, &mut own_queue] {
            let review = stream.next().await?["reviewQueueChanged"]["review"].take();
            assert_eq!((&review["state"], &review["record"]["id"]), (&json!("SUBMITTED"), &id));
        }
        let news = to_editor.next().await?["notificationReceived"].take();
        assert_eq!(
            news,
            json!({"kind": "SUBMITTED", "by": {"name": "representative"}, "subject": {"id": id}})
        );
        editor.write("reviewClaim", json!({ "id": id })).await?;
        for stream in [&mut queue, &mut own_queue] {
            let review = stream.next().await?["reviewQueueChanged"]["review"].take();
            assert_eq!(
                (&review["state"], &review["holder"]["name"]),
                (&json!("IN_REVIEW"), &json!("editor"))
            );
        }
        assert_eq!(to_officer.next().await?["notificationReceived"]["kind"], "CLAIMED");
        for quiet in [&mut others_queue, &mut to_outsider] {
            quiet.is_quiet(std::time::Duration::from_millis(800)).await?;
        }
        Ok(())
    })
}
