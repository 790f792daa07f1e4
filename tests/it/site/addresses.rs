//! Whatever an address holds, however often it is asked for, and the name that the operator gave.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::Reply,
    page::check,
    place::Place,
    world::{World, on_both},
};

use super::{FIXTURES, get, links, page};

#[test]
fn whatever_an_address_holds_is_answered_by_a_page_that_helps() -> Result<()> {
    on_both(async |place| {
        let flags = ["--anonymous-cost-per-minute", "0"];
        let world = World::start(place, &[FIXTURES], &flags).await?;
        let reader = world.anyone()?;
        let stars = "*".repeat(1_000);
        let deep = format!("{}a{}", "(".repeat(500), ")".repeat(500));
        for query in [
            "%00",
            "%ff%fe",
            "%22",
            "a%20OR",
            "%E2%80%AEabc",
            "%F0%9F%98%80",
            &stars,
            &deep,
            "<script>alert(1)</script>",
            "&from=99999&until=-5",
            "&sort=nonsense&more=nonsense",
            "&kind=%00&language=%22%3E",
        ] {
            let text = page(&reader, &format!("/en/search?q={query}")).await?;
            ensure!(!text.contains("<script>alert"), "{query} became code");
        }
        for (path, status) in [
            ("/en/search?after=nonsense", 400),
            ("/en/search?before=nonsense", 400),
            ("/en/people?after=nonsense", 400),
            ("/en/nothing", 404),
            ("/en/publications/%00", 404),
            ("/en/publications/%FF", 404),
            ("//example.org/", 404),
            ("/en//example.org/", 404),
            ("/en/publications/UPPER%20case", 404),
            ("/en/publications/never.bib", 404),
            ("/ko/members/never", 404),
            ("/xx/members", 404),
            ("/en/statistics/nothing.csv", 404),
        ] {
            let reply = get(&reader, path).await?;
            ensure!(reply.status == status, "{path}: {}", reply.status);
            ensure!(reply.header("content-type").starts_with("text/html"), "{path}: not a page");
            ensure!(
                reply.text.contains("<meta name=\"robots\" content=\"noindex\">"),
                "{path} may be listed"
            );
        }
        // Slips lead to where they were meant to, and never to another site.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
        for (path, led) in
            [("en/members/?q=a", "/en/members?q=a"), ("en/publications", "/en/search?kind=publication")]
        {
            let reply = Reply::of(http.get(format!("{}{path}", world.server.url))).await?;
            ensure!(reply.header("location") == led, "{path}: {}", reply.header("location"));
        }
        let long = page(&reader, &format!("/en/search?q={}", "a".repeat(12_000))).await?;
        ensure!(long.contains("too long") && long.contains("Nothing has all of this"), "{long}");
        ensure!(long.len() < 150_000, "{} bytes", long.len());
        let robots = get(&reader, "/robots.txt").await?;
        ensure!(robots.text.contains("Disallow: /ko/search?"), "{}", robots.text);
        // What was not understood is told in the language of the page.
        let korean = page(&reader, "/ko/search?q=nosuchfield:x+%22open").await?;
        ensure!(korean.contains("‘nosuchfield’") && korean.contains("따옴표의 짝이 없어"), "{korean}");
        // A record of another kind has another address.
        ensure!(get(&reader, "/en/datasets/p1").await?.status == 404, "p1 is no dataset");
        Ok(())
    })
}

#[test]
fn whoever_asks_for_too_many_pages_has_to_wait() -> Result<()> {
    on_both(async |place| {
        let flags = ["--anonymous-cost-per-minute", "300"];
        let world = World::start(place, &[FIXTURES], &flags).await?;
        let reader = world.anyone()?;
        let mut refused = None;
        for _ in 0..20 {
            let reply = get(&reader, "/en/about").await?;
            if reply.status != 200 {
                refused = Some(reply);
                break;
            }
        }
        let refused = refused.context("nobody was refused")?;
        ensure!(refused.status == 429 && refused.header("retry-after") == "10", "{}", refused.status);
        ensure!(refused.text.contains("Wait 10 seconds"), "{}", refused.text);
        let korean = get(&reader, "/ko/about").await?;
        check("/ko/about", &korean)?;
        ensure!(korean.status == 429 && korean.text.contains("lang=\"ko\""), "{}", korean.text);
        // Style sheets cost nothing: a page that came whole is not left bare.
        ensure!(get(&reader, "/assets/x/site.css").await?.status == 200, "a style sheet was refused");
        Ok(())
    })
}

#[test]
fn the_site_has_the_name_colour_and_sign_that_its_operator_gave_it() -> Result<()> {
    let place = Place::sqlite()?;
    place.write("gsef.toml", "site_name = \"Savoirs & communs\"\nsite_accent = \"#8a2be2\"\n")?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let text = page(&reader, "/fr/").await?;
        ensure!(text.contains("Savoirs &#38; communs</title>"), "{text}");
        let accent = links(&text).find(|link| link.ends_with("accent.css")).context("no colour")?;
        ensure!(get(&reader, &accent).await?.text.contains("--accent: #8a2be2;"), "another colour");
        let World { server, place } = world;
        server.end("TERM").await?;
        let picture =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>";
        place.write("sign.svg", picture)?;
        place.write("gsef.toml", "site_logo = \"sign.svg\"\n")?;
        let world = World::start(place, &[], &[]).await?;
        let reader = world.anyone()?;
        let text = page(&reader, "/fr/").await?;
        let logo =
            text.split("src=\"").filter_map(|rest| rest.split('"').next()).find(|src| src.ends_with("/logo"));
        let logo = get(&reader, logo.context("no picture")?).await?;
        ensure!(logo.text == picture && logo.header("content-type") == "image/svg+xml", "{:?}", logo.headers);
        ensure!(logo.header("content-security-policy").contains("sandbox"), "{:?}", logo.headers);
        let World { server, place } = world;
        server.end("TERM").await?;
        for (name, content, told) in
            [("sign.svg", "Just words.", "is no picture"), ("elsewhere.svg", "", "can't be read")]
        {
            if !content.is_empty() {
                place.write(name, content)?;
            }
            place.write("gsef.toml", &format!("site_logo = \"{name}\"\n"))?;
            let refused = place.run(&["serve"])?.refused(1)?;
            ensure!(refused.contains("site_logo") && refused.contains(told), "{refused}");
        }
        place.write("gsef.toml", "site_accent = \"red; } body { display: none\"\n")?;
        let refused = place.run(&["serve"])?.refused(1)?;
        ensure!(refused.contains("site_accent") && refused.contains("#17594a"), "{refused}");
        Ok(())
    })
}
