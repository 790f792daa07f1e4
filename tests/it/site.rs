//! The web site as readers, search engines and reference managers meet it.

use std::collections::{BTreeSet, VecDeque};

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use scenarios::{
    client::{Client, Reply},
    place::Place,
    world::{World, on_both},
};
use serde_json::{Value, json};

use crate::policy_doors::{self, SECRET};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const LANGUAGES: [&str; 4] = ["en", "fr", "es", "ko"];
/// Pages of a walk at most: a site whose links make ever new addresses must not hold up the tests.
const MOST_PAGES: usize = 1_500;

async fn get(reader: &Client, path: &str) -> Result<Reply> {
    // As browsers do: the API answers those with its console.
    let request = reader.request(Method::GET, path.trim_start_matches('/'));
    Reply::of(request.header("accept", "text/html,*/*;q=0.8")).await
}

/// A page that is there, held against what every page must have.
async fn page(reader: &Client, path: &str) -> Result<String> {
    let reply = get(reader, path).await?;
    ensure!(reply.status == 200, "{path}: {}\n{}", reply.status, reply.text);
    check(path, &reply)?;
    Ok(reply.text)
}

pub(crate) fn check(path: &str, reply: &Reply) -> Result<()> {
    let Reply { text, .. } = reply;
    ensure!(reply.header("content-type").starts_with("text/html"), "{path}: no page");
    let policy = reply.header("content-security-policy");
    ensure!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
    ensure!(reply.header("x-content-type-options") == "nosniff", "{path}: may be sniffed");
    ensure!(text.matches("<h1").count() == 1, "{path}: not one heading of the first rank");
    for inline in [" style=\"", "javascript:", " onclick=", "<style"] {
        ensure!(!text.contains(inline), "{path}: {inline} is refused by the policy");
    }
    let language = path.trim_start_matches('/').get(..2).unwrap_or_default();
    ensure!(text.contains(&format!("<html lang=\"{language}\"")), "{path}: not in {language}");
    ensure!(!text.contains("<title> ·"), "{path}: has no title");
    // Every id once, every anchor and label of the page led to one.
    let ids: Vec<&str> = attributes(text, " id=\"").collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    ensure!(ids.len() == unique.len(), "{path}: an id is there twice: {ids:?}");
    for name in [" for=\"", " aria-labelledby=\"", " href=\"#"] {
        for id in attributes(text, name).filter(|id| !id.is_empty()) {
            ensure!(unique.contains(id), "{path}: {name}{id}\" leads nowhere");
        }
    }
    Ok(())
}

/// The values of an attribute, given with what stands before each.
pub(crate) fn attributes<'t>(text: &'t str, before: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

/// The addresses within the site that a page links to.
fn links(text: &str) -> impl Iterator<Item = String> {
    let all = attributes(text, " href=\"").chain(attributes(text, " src=\""));
    all.filter(|href| href.starts_with('/')).map(|href| {
        let href = href.replace("&amp;", "&").replace("&#38;", "&");
        href.split('#').next().unwrap_or_default().to_owned()
    })
}

/// Everything that can be reached by links in one language; of searches only as many as `searches`.
async fn walk(reader: &Client, language: &str, searches: usize) -> Result<Vec<(String, String)>> {
    let mut pages = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut queue = VecDeque::from([format!("/{language}/")]);
    let mut left = searches;
    while let Some(path) = queue.pop_front() {
        if !seen.insert(path.clone()) {
            continue;
        }
        ensure!(pages.len() < MOST_PAGES, "more than {MOST_PAGES} pages: links make ever new addresses");
        // Files and permalinks of searches as well.
        if path.contains("/search") && path.contains('?') {
            if left == 0 {
                continue;
            }
            left -= 1;
        }
        let reply = get(reader, &path).await?;
        ensure!(reply.status == 200, "{path}: {} {}", reply.status, reply.text);
        if reply.header("content-type").starts_with("text/html") && path.starts_with(&format!("/{language}"))
        {
            check(&path, &reply)?;
            // Other languages are walked by themselves.
            queue.extend(links(&reply.text).filter(|link| {
                let other = LANGUAGES.iter().filter(|other| **other != language);
                other
                    .into_iter()
                    .all(|other| !link.starts_with(&format!("/{other}/")) && *link != format!("/{other}"))
            }));
        }
        pages.push((path, reply.text));
    }
    Ok(pages)
}

#[test]
fn every_link_of_the_site_leads_to_a_whole_page_in_every_language() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let reader = world.anyone()?;
        for language in LANGUAGES {
            let pages = walk(&reader, language, 60).await?;
            for wanted in [
                "",
                "members",
                "people",
                "topics",
                "forums",
                "statistics",
                "about",
                "accessibility",
                "privacy",
                "docs/api",
                "docs/search",
                "docs/search-language",
                "publications/p1",
                "research/r1",
                "datasets/d1",
                "case-studies/c1",
                "members/alpha-city",
                "people/ana-ejemplo",
                "topics/cooperatives",
                "forums/forum-2018",
                "publications/p1.bib",
                "statistics/years.csv",
            ] {
                let path = format!("/{language}/{wanted}");
                ensure!(pages.iter().any(|(page, _)| *page == path), "nothing leads to {path}");
            }
        }
        Ok(())
    })
}

#[test]
fn the_demo_is_a_site_without_dead_ends() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &["--demo", "--anonymous-cost-per-minute", "0"]).await?;
        let pages = walk(&world.anyone()?, "en", 100).await?;
        ensure!(pages.len() > 500, "{} pages", pages.len());
        Ok(())
    })
}

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

#[test]
fn machines_read_a_record_in_the_head_of_its_page_and_as_files() -> Result<()> {
    on_both(async |place| {
        let flags = ["--public-url", "https://knowledge.example.org/"];
        let world = World::start(place, &[FIXTURES], &flags).await?;
        let reader = world.anyone()?;
        let text = page(&reader, "/en/publications/p1").await?;
        for wanted in [
            "<link rel=\"canonical\" href=\"https://knowledge.example.org/en/publications/p1\">",
            "<link rel=\"alternate\" hreflang=\"ko\" href=\"https://knowledge.example.org/ko/publications/p1\">",
            "<meta name=\"citation_title\" content=\"Cooperatives and cities\">",
            "<meta name=\"DC.identifier\" content=\"https://knowledge.example.org/publications/p1\">",
            "<meta property=\"og:url\" content=\"https://knowledge.example.org/publications/p1\">",
            "type=\"application/x-bibtex\"",
        ] {
            ensure!(text.contains(wanted), "{wanted} is missing: {text}");
        }
        let json = text.split("<script type=\"application/ld+json\">").nth(1).context("no JSON-LD")?;
        let json: Value = serde_json::from_str(json.split("</script>").next().unwrap_or_default())?;
        assert_eq!(json["@id"], "https://knowledge.example.org/publications/p1");
        for (form, media_type, beginning) in [
            ("bib", "application/x-bibtex", "@"),
            ("ris", "application/x-research-info-systems", "TY  - "),
            ("csl.json", "application/vnd.citationstyles.csl+json", "[{"),
        ] {
            let file = get(&reader, &format!("/en/publications/p1.{form}")).await?;
            ensure!(file.header("content-type").starts_with(media_type), "{}", file.header("content-type"));
            ensure!(
                file.text.starts_with(beginning) && file.text.contains("Cooperatives and cities"),
                "{}",
                file.text
            );
            ensure!(
                file.header("content-disposition").contains(&format!("p1.{form}")),
                "no name for the file"
            );
        }
        Ok(())
    })
}

#[test]
fn a_search_is_a_page_with_marks_counts_chips_and_help() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let found = page(&reader, "/en/search?q=cooperatives").await?;
        ensure!(found.contains("<mark>Cooperatives</mark>"), "{found}");
        ensure!(found.contains("aria-label=\"Filters\""), "no filters: {found}");
        let narrowed = page(&reader, "/en/search?q=cooperatives&kind=publication").await?;
        ensure!(narrowed.contains("</span>Kind: Publication</span>"), "no chip: {narrowed}");
        ensure!(narrowed.contains("href=\"/en/search?q=cooperatives\""), "the chip can't be taken away");
        // Topics are named beside the hits, and are hits where they are asked for.
        ensure!(found.contains("Topics of this name:") && !found.contains("data-sign=\"※\""), "{found}");
        let topics = page(&reader, "/en/search?q=cooperatives&kind=topic").await?;
        ensure!(topics.contains("data-sign=\"※\""), "{topics}");
        // Accents and scripts survive in addresses.
        let korean = page(&reader, "/ko/search?q=%ED%98%91%EB%8F%99%EC%A1%B0%ED%95%A9").await?;
        ensure!(
            korean.contains("value=\"협동조합\"") && korean.contains("<mark>협동조합</mark>"),
            "{korean}"
        );
        let nothing = page(&reader, "/en/search?q=cooperatives&kind=dataset&from=1400&until=1401").await?;
        ensure!(nothing.contains("class=\"relax\""), "nothing to leave out: {nothing}");
        // All of it the first time: page, style sheet, scripts.
        let mut bytes = found.len();
        for link in links(&found).filter(|link| link.starts_with("/assets/")).collect::<BTreeSet<_>>() {
            let file = get(&reader, &link).await?;
            ensure!(file.status == 200 && file.header("cache-control").contains("immutable"), "{link}");
            bytes += file.text.len();
        }
        ensure!(bytes < 100_000, "{bytes} bytes");
        Ok(())
    })
}

#[test]
fn all_that_a_search_finds_comes_as_one_file() -> Result<()> {
    const WORKS: usize = 230;
    on_both(async |place| {
        let work = |number: usize| {
            json!({ "type": "publication", "id": format!("n:{number}"), "slug": format!("work-{number}"),
                "title": { "en": format!("Lighthouse number {number}") }, "date": format!("{}", 1700 + number) })
        };
        let works: Vec<String> = (0..WORKS).map(|number| format!("{}\n", work(number))).collect();
        let world = World::start(place, &[FIXTURES, &works.concat()], &[]).await?;
        let reader = world.anyone()?;
        let items = get(&reader, "/en/search.csl.json?q=lighthouse").await?.json()?;
        let ids: BTreeSet<&str> =
            items.as_array().context("no array")?.iter().filter_map(|item| item["id"].as_str()).collect();
        ensure!(
            ids.len() == WORKS && items.as_array().is_some_and(|all| all.len() == WORKS),
            "{} items",
            ids.len()
        );
        let bibtex = get(&reader, "/en/search.bib?q=lighthouse&from=1710&until=1719").await?;
        ensure!(bibtex.text.matches("@misc{work-").count() == 10, "{}", bibtex.text);
        // Without an address of its own the site is known by the one that was asked.
        let address = format!("url = {{{}publications/work-10}}", world.server.url);
        ensure!(bibtex.text.contains(&address), "{address}: {}", bibtex.text);
        let ris = get(&reader, "/en/search.ris?q=zzzzqqqq").await?;
        ensure!(ris.status == 200 && ris.text.is_empty(), "{}", ris.text);
        let none = get(&reader, "/en/search.csl.json?q=zzzzqqqq").await?;
        ensure!(none.text == "[]", "{}", none.text);
        Ok(())
    })
}

#[test]
fn a_permalink_tells_later_what_has_happened_since() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let (reader, editor) = (world.anyone()?, world.administrator()?);
        let found = page(&reader, "/en/search?q=cooperatives&kind=publication").await?;
        let since = links(&found).find(|link| link.contains("/search/since?")).context("no permalink")?;
        let before = page(&reader, &since).await?;
        ensure!(before.matches("None.").count() == 3, "something has happened at once: {before}");
        let title =
            json!({ "title": [{ "locale": "en", "value": "Cooperatives of tomorrow" }], "publish": true });
        let written = editor.write("publicationCreate", title).await?;
        reader.search("tomorrow", Some(&written.sequence)).await?;
        let after = page(&reader, &since).await?;
        ensure!(after.contains("Cooperatives of tomorrow") && after.matches("None.").count() == 2, "{after}");
        ensure!(
            after.contains("href=\"/en/search?q=cooperatives&#38;kind=publication\""),
            "no way to the search as it is now"
        );
        for wrong in ["/en/search/since", "/en/search/since?permalink=nonsense"] {
            ensure!(get(&reader, wrong).await?.status == 400, "{wrong}");
        }
        Ok(())
    })
}

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
fn members_are_narrowed_by_what_they_work_on() -> Result<()> {
    on_both(async |place| {
        let topics = ["cooperatives", "finance", "hidden"].map(|slug| {
            let state = if slug == "hidden" { "draft" } else { "published" };
            json!({"type": "topic", "id": format!("t:{slug}"), "slug": slug, "label": {"en": slug}, "state": state})
        });
        let member = |slug: &str, topics: Value| json!({"type": "member", "id": format!("m:{slug}"), "slug": slug, "name": {"fr": format!("Ville {slug}")}, "topics": topics});
        let members = [
            member("one", json!(["cooperatives"])),
            member("two", json!(["cooperatives", "finance"])),
            member("three", json!(["hidden"])),
        ];
        let lines: Vec<String> = topics.iter().chain(&members).map(ToString::to_string).collect();
        place.write("members.jsonl", &lines.join("\n"))?;
        place.run(&["import", "members.jsonl"])?.well()?;
        let world = World::start(place, &[], &[]).await?;
        let reader = world.anyone()?;
        let shown = async |path: &str| {
            let text = page(&reader, path).await?;
            anyhow::Ok(["one", "two", "three"].map(|slug| text.contains(&format!(">Ville {slug}<"))))
        };
        ensure!(shown("/en/members").await? == [true, true, true]);
        ensure!(shown("/en/members?topic=cooperatives").await? == [true, true, false]);
        ensure!(shown("/en/members?topic=finance").await? == [false, true, false]);
        // What nobody sees narrows to nothing, as what is not there does.
        ensure!(shown("/en/members?topic=hidden").await? == [false; 3]);
        ensure!(shown("/en/members?topic=nothing").await? == [false; 3]);
        ensure!(!page(&reader, "/en/members").await?.contains("hidden ("), "a draft is offered");
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

#[test]
fn the_examples_of_the_api_documentation_are_answered() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &["--demo"]).await?;
        let reader = world.anyone()?;
        let manual = include_str!("../../docs/api.md");
        let examples: Vec<&str> = manual.split("```graphql\n").skip(1).collect();
        ensure!(examples.len() >= 5, "{} examples", examples.len());
        for example in examples {
            let query = example.split("```").next().unwrap_or_default();
            if query.trim_start().starts_with("subscription") {
                reader.subscribe(query, Value::Null, None).await.with_context(|| query.to_owned())?;
                continue;
            }
            let answer = reader.ask(query, Value::Null).await.with_context(|| query.to_owned())?;
            ensure!(answer.to_string().len() > 40, "{query} answers nothing: {answer}");
        }
        Ok(())
    })
}
