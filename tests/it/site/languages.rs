//! The reader's language: permanent addresses, and texts that have no such translation.

use anyhow::{Result, ensure};
use scenarios::{
    client::Reply,
    world::{World, on_both},
};

use super::{FIXTURES, page};

#[test]
fn a_permanent_address_leads_to_the_readers_language() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
        for (liked, led) in [
            ("fr-CA, en;q=0.5", "/fr/publications/p1"),
            ("ar, ko;q=0.8, en;q=0.7", "/ko/publications/p1"),
            ("ar", "/en/publications/p1"),
            ("", "/en/publications/p1"),
            (";;;q=, \u{7f}", "/en/publications/p1"),
        ] {
            let request = http.get(format!("{}publications/p1", world.server.url));
            let reply = Reply::of(request.header("accept-language", liked.as_bytes())).await;
            // A header that HTTP does not allow is refused before it is read.
            let Ok(reply) = reply else { continue };
            ensure!(
                reply.status == 302 && reply.header("location") == led,
                "{liked}: {}",
                reply.header("location")
            );
            ensure!(reply.header("vary") == "accept-language", "may be kept for readers of other languages");
        }
        let reply = Reply::of(http.get(format!("{}search?q=a%20b&kind=dataset", world.server.url))).await?;
        ensure!(
            reply.header("location") == "/en/search?q=a%20b&kind=dataset",
            "{}",
            reply.header("location")
        );
        Ok(())
    })
}

#[test]
fn texts_come_in_the_readers_language_and_say_when_they_do_not() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let french = page(&reader, "/fr/publications/p1").await?;
        ensure!(french.contains("<h1 class=\"page-title\">Coopératives et villes</h1>"), "{french}");
        ensure!(
            french.contains("lang=\"ar\" dir=\"rtl\">التعاونيات والمدن"),
            "the Arabic title is not from the right"
        );
        let arabic = page(&reader, "/ko/publications/p5").await?;
        ensure!(arabic.contains("<h1 class=\"page-title\" lang=\"ar\" dir=\"rtl\">"), "{arabic}");
        // Whoever reads Arabic besides gets it rather than English.
        let both = page(&reader.in_language("ko, ar"), "/ko/publications/p1").await?;
        ensure!(both.contains("협동조합과 도시"), "{both}");
        Ok(())
    })
}
