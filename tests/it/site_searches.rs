//! Searches that one keeps from the page of their results, and what they have found since; by forms without a script.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    joining::person,
    page::{fill, led, page},
    post::Letters,
    program::eventually,
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};
use serde_json::json;

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const KEPT: &str = "/fr/account/searches";
const SEARCH: &str = "/fr/search?q=barter&kind=publication&from=2010";

#[test]
fn a_search_is_kept_tells_what_it_has_found_and_is_forgotten() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let mut letters = Letters::of(&world.place);
        let reader =
            person(&world, &mut letters, "reader@example.org", json!({"roles": ["REVIEWER"]})).await?;
        let other = person(&world, &mut letters, "other@example.org", json!({"roles": ["REVIEWER"]})).await?;
        let admin = world.administrator()?;
        let publish = async |slug: &str, title: &str| {
            let title = json!([{"locale": "en", "value": title}]);
            let work = json!({"title": title, "slug": slug, "publicationType": "REPORT", "date": "2021", "publish": true});
            admin.write("publicationCreate", work).await
        };
        publish("barter-before", "Barter before").await?;
        eventually("there are results to keep", Duration::from_secs(10), async || {
            Ok(page(&reader, SEARCH).await?.contains("/publications/barter-before").then_some(()))
        })
        .await?;
        ensure!(page(&reader, KEPT).await?.contains("Vous n’en gardez encore aucune"), "there are some");

        // Kept where its results are, under a name of one's own.
        let mut keep = SentForm::of(&page(&reader, SEARCH).await?, KEPT)?;
        keep.fill("name", "Troc 물물교환");
        let led = led(&reader.send(&keep, "keep").await?)?;
        ensure!(led == KEPT, "{led}");
        let kept = page(&reader, KEPT).await?;
        ensure!(kept.contains("Troc 물물교환"), "{kept}");
        let href = "/fr/search?q=barter&#38;kind=publication&#38;from=2010";
        let is_led =
            kept.contains(href) || kept.contains("/fr/search?q=barter&amp;kind=publication&amp;from=2010");
        ensure!(is_led, "it does not lead to its page: {kept}");
        ensure!(kept.contains("Rien de nouveau"), "what was there before is no news: {kept}");

        publish("barter-after", "Barter after").await?;
        publish("gardens", "Gardens").await?;
        let news = eventually("what is new is told", Duration::from_secs(20), async || {
            let kept = page(&reader, KEPT).await?;
            Ok(kept.contains("Barter after").then_some(kept))
        })
        .await?;
        ensure!(news.contains("1 résultat depuis votre dernière visite"), "{news}");
        ensure!(!news.contains("Gardens") && !news.contains("Barter before"), "{news}");

        // Nobody else has it, or can do anything to it.
        let theirs = page(&other, KEPT).await?;
        ensure!(!theirs.contains("Troc") && !theirs.contains("Barter after"), "{theirs}");
        let mut forged = SentForm::of(&page(&reader, KEPT).await?, KEPT)?;
        let own = SentForm::of(&page(&other, SEARCH).await?, KEPT)?;
        forged.fill("csrf", own.value("csrf").context("no token")?);
        for button in ["seen", "forget"] {
            ensure!(other.send(&forged, button).await?.status == 404, "{button} of another's search");
        }
        let nobody = Visitor::anyone(&world.server.url)?;
        ensure!(nobody.get(KEPT).await?.status == 303, "nobody has kept searches");
        ensure!(!page(&nobody, SEARCH).await?.contains("Garder cette recherche dans"), "nobody can keep one");

        fill(&reader, KEPT, &[], "seen").await?;
        ensure!(page(&reader, KEPT).await?.contains("Rien de nouveau"), "what was looked at is new again");
        fill(&reader, KEPT, &[], "forget").await?;
        ensure!(!page(&reader, KEPT).await?.contains("Troc"), "it is still there");
        Ok(())
    })
}
