//! What machines read: the head of a record, its files, the examples of the API.

use anyhow::{Context as _, Result, ensure};
use scenarios::world::{World, on_both};
use serde_json::Value;

use super::{FIXTURES, get, page};

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
        // A case that names nobody who made it is cited by the member that it belongs to, everywhere alike.
        let case = page(&reader, "/fr/case-studies/c1").await?;
        for wanted in [
            "<meta name=\"citation_author\" content=\"City of Alpha\">",
            "<meta name=\"DC.creator\" content=\"City of Alpha\">",
            "{\"@type\":\"Organization\",\"name\":\"City of Alpha\"}",
            "City of Alpha. (2023)",
        ] {
            ensure!(case.contains(wanted), "{wanted} is missing: {case}");
        }
        for (file, wanted) in [
            ("case-studies/c1.bib", "author = {{City of Alpha}}"),
            ("case-studies/c1.ris", "AU  - City of Alpha"),
            ("case-studies/c1.csl.json", "{\"literal\":\"City of Alpha\"}"),
            ("search.ris?kind=case_study", "AU  - City of Alpha"),
        ] {
            let file = get(&reader, &format!("/en/{file}")).await?;
            ensure!(file.text.contains(wanted), "{}", file.text);
        }
        Ok(())
    })
}

#[test]
fn the_examples_of_the_api_documentation_are_answered() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &["--demo"]).await?;
        let reader = world.anyone()?;
        let manual = include_str!("../../../docs/api.md");
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
