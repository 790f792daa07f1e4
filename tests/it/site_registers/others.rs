//! People and forums: entered, found by name and by state; texts in further languages, which two bring in at once.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    page::{check, page},
    place::Place,
    visitor::SentForm,
    world::{World, on_both},
};
use serde_json::json;

use super::{FIXTURES, People, form, id_in, led, sheet};

#[test]
fn a_person_and_a_forum_are_entered() -> Result<()> {
    on_both(async |place: Place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let (editor, nobody) = (&people.editor, &people.nobody);
        let mut new = form(editor, "/fr/desk/people/new").await?;
        new.fill("orcid", "0000-0002-1825-0098");
        let reply = editor.send(&new, "publish").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("un chiffre est faux ou manque"),
            "{}",
            reply.text
        );
        let mut new = sheet(&reply.text)?;
        new.fill("name.display", "Béa Exemple");
        new.fill("orcid", "0000-0002-1825-0097");
        let reply = editor.send(&new, "publish").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("déjà cet ORCID iD"),
            "one has it: {}",
            reply.text
        );
        let mut new = sheet(&reply.text)?;
        new.fill("orcid", "");
        let more = editor.send(&new, "add:affiliations").await?;
        let mut new = sheet(&more.text)?;
        new.fill("affiliations.0.name", "Atelier Exemple");
        new.fill("affiliations.0.since", "2020");
        led(&editor.send(&new, "publish").await?)?;
        ensure!(page(nobody, "/fr/people/bea-exemple").await?.contains("Atelier Exemple"), "not there");
        ensure!(page(editor, "/fr/desk/people?state=published").await?.contains("Béa Exemple"), "not listed");
        ensure!(page(editor, "/fr/desk/people?q=exemple").await?.contains("Béa Exemple"), "not found");

        let mut new = form(editor, "/es/desk/forums/new").await?;
        new.fill("name.es", "Foro de Ejemplo");
        let reply = editor.send(&new, "publish").await?;
        ensure!(reply.status == 422 && reply.text.contains("href=\"#entry-edition\""), "{}", reply.text);
        let mut new = sheet(&reply.text)?;
        new.fill("edition", "2031");
        new.fill("date", "2031-05-01/2031-05-03");
        led(&editor.send(&new, "publish").await?)?;
        ensure!(page(nobody, "/es/forums").await?.contains("Foro de Ejemplo"), "not there");
        Ok(())
    })
}

/// The state narrows what is asked of the index, and not the first page of what it answers.
#[test]
fn people_are_narrowed_by_name_and_state_page_by_page() -> Result<()> {
    on_both(async |place| {
        let mut lines = FIXTURES.to_owned();
        for number in 0..60 {
            lines.push_str(&format!(
                "{{\"type\":\"person\",\"id\":\"p:many-{number}\",\"slug\":\"many-{number}\",\"name\":{{\"display\":\"Many Example\"}}}}\n"
            ));
        }
        let world = World::start(place, &[&lines], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let admin = world.administrator()?;
        admin.write("personCreate", json!({"name": "Many Example Draft", "slug": "many-draft"})).await?;
        let editor = &people.editor;
        let drafts = page(editor, "/en/desk/people?q=many+example&state=draft").await?;
        ensure!(drafts.contains("Many Example Draft") && drafts.contains("1 entry"), "{drafts}");
        ensure!(drafts.matches("Many Example</").count() == 0, "others are there: {drafts}");
        let path = "/en/desk/people?q=many+example&state=published";
        let first = page(editor, path).await?;
        ensure!(first.contains("60 entries"), "{first}");
        let next = first
            .split("href=\"")
            .find(|rest| rest.contains("after=") && rest.starts_with("/en/desk/people?"));
        let next = next.and_then(|rest| rest.split('"').next()).context("no second page")?;
        let second = page(editor, &next.replace("&#38;", "&").replace("&amp;", "&")).await?;
        assert_eq!(
            first.matches(">Many Example</a>").count() + second.matches(">Many Example</a>").count(),
            60,
            "none is lost between pages"
        );
        Ok(())
    })
}

/// Two who bring in the same new language at once are asked, as of everything else that both wrote.
#[test]
fn a_language_that_two_bring_in_at_once_is_asked_about() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let People { editor, second, .. } = &People::of(&world).await?;
        let mut new = form(editor, "/en/desk/topics/new").await?;
        new.fill("label.en", "Barter");
        new.fill("label.other", "Troca");
        let reply = editor.send(&new, "publish").await?;
        ensure!(reply.status == 422 && reply.text.contains("Choose the language"), "{}", reply.text);
        let mut new = sheet(&reply.text)?;
        new.fill("label.other", "");
        let id = id_in(&led(&editor.send(&new, "publish").await?)?)?;
        let path = format!("/en/desk/topics/{id}");
        let (mut one, mut other) = (form(editor, &path).await?, form(second, &path).await?);
        for (form, label, further) in [(&mut one, "Troca", "Escambo"), (&mut other, "Permuta", "Trocas")] {
            form.fill("label.other", label);
            form.fill("label.other-language", "pt");
            form.fill("alt_labels.other", further);
            form.fill("alt_labels.other-language", "pt");
        }
        led(&editor.send(&one, "save").await?)?;
        let reply = second.send(&other, "save").await?;
        ensure!(reply.status == 409, "{} {}", reply.status, reply.text);
        check(&path, &reply)?;
        for told in ["Troca", "Permuta", "Escambo", "Trocas", "settle.label.pt", "settle.alt_labels.pt"] {
            ensure!(reply.text.contains(told), "{told} is not shown: {}", reply.text);
        }
        let mut choice = SentForm::of(&reply.text, &path)?;
        choice.fill("settle.label.pt", "mine");
        choice.fill("settle.alt_labels.pt", "theirs");
        led(&second.send(&choice, "settle").await?)?;
        let kept = form(second, &path).await?;
        let said = ["label.pt", "alt_labels.pt"].map(|name| kept.value(name));
        assert_eq!(said, [Some("Permuta"), Some("Escambo")]);
        // A language that the form has already takes no second text unseen.
        let mut twice = kept;
        twice.fill("label.other", "Escambo");
        twice.fill("label.other-language", "pt");
        let reply = second.send(&twice, "save").await?;
        ensure!(reply.status == 422 && reply.text.contains("in this language above"), "{}", reply.text);
        check(&path, &reply)
    })
}
