//! The desk's page of importing: a file is looked over, mended on the page, imported, and imported again; and nobody else may.

use anyhow::{Result, ensure};
use scenarios::{
    client::{Reply, texts},
    joining::{for_member, person},
    page::check,
    post::Letters,
    program::eventually,
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};
use serde_json::{Value, json};
use std::time::Duration;

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const PATH: &str = "/en/desk/import";

/// Two works that are well, and one without a title under a key that is used already.
const WORKS: &str = "@article{marche,\n  title = {Le march\u{e9} solidaire de Montr\u{e9}al},\n  author = {Exemple, Ana},\n  year = {2021},\n  langid = {french}\n}\n\
    @book{hyeop,\n  title = {협동조합과 마을},\n  author = {예시, 하나},\n  year = {2019}\n}\n\
    @misc{marche,\n  note = {nothing more}\n}\n";

async fn sent(desk: &Visitor, button: &str, file: (&str, &[u8])) -> Result<Reply> {
    let form = SentForm::of(&desk.page(PATH).await?, "/desk/import")?;
    desk.upload(&form, button, file).await
}

/// The number under a name.
fn number(page: &str, name: &str) -> String {
    let found = page.split(&format!("<dt>{name}</dt><dd>")).nth(1);
    found.and_then(|rest| rest.split('<').next()).unwrap_or("none").to_owned()
}

#[test]
fn a_file_is_looked_over_mended_and_imported() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let mut letters = Letters::of(&world.place);
        let editor = person(&world, &mut letters, "editor@example.org", json!({"roles": ["EDITOR"]})).await?;
        let reader = world.anyone()?;
        let total = async || {
            let found = reader.ask("{ publications { totalCount } }", Value::Null).await?;
            anyhow::Ok(found["publications"]["totalCount"].clone())
        };
        let before = (total().await?, world.place.log_end().await?);
        // A check writes nothing, tells of the line, and puts the text where it can be mended.
        let checked = sent(&editor, "check", ("works.bib", WORKS.as_bytes())).await?;
        check(PATH, &checked)?;
        ensure!(number(&checked.text, "new") == "2", "{}", checked.text);
        ensure!(number(&checked.text, "can’t be taken") == "1", "{}", checked.text);
        ensure!(checked.text.contains("Nothing has been written yet"), "{}", checked.text);
        ensure!(
            checked.text.contains("<th scope=\"row\" data-label=\"Entry\">marche</th>"),
            "{}",
            checked.text
        );
        ensure!((total().await?, world.place.log_end().await?) == before, "a check wrote");

        let mut form = SentForm::of(&checked.text, "/desk/import")?;
        let mended = WORKS.replace("@misc{marche", "@misc{odd");
        ensure!(form.entries.iter().any(|(name, text)| name == "text" && text.contains("협동조합과 마을")));
        form.fill("text", &mended);
        form.fill("state", "published");
        form.fill("source", "catalogue");
        let done = editor.upload(&form, "import", ("", b"")).await?;
        check(PATH, &done)?;
        ensure!(
            done.text.contains("Taken, with a remark"),
            "that it has no title is passed over: {}",
            done.text
        );
        ensure!(done.text.contains("What was done") && number(&done.text, "new") == "3", "{}", done.text);
        eventually("what was imported is found", Duration::from_secs(10), async || {
            Ok((reader.search("\"협동조합과 마을\"", None).await?.len() == 1).then_some(()))
        })
        .await?;
        // What is imported is what was checked: the name of the file is its source, and text without one is told so.
        for (name, title) in [("first.bib", "Rooms"), ("second.bib", "Gardens")] {
            let file = format!("% From a manager.\n@book{{same,\n  title = {{{title}}}\n}}\n");
            let checked = sent(&editor, "check", (name, file.as_bytes())).await?;
            ensure!(number(&checked.text, "new") == "1", "{name}: {}", checked.text);
            let form = SentForm::of(&checked.text, "/desk/import")?;
            let done = editor.upload(&form, "import", ("", b"")).await?;
            ensure!(number(&done.text, "new") == "1", "{name} was taken for another: {}", done.text);
        }
        let mut pasted = SentForm::of(&editor.page(PATH).await?, "/desk/import")?;
        pasted.fill("text", "@book{same,\n  title = {Streets}\n}\n");
        let told = editor.upload(&pasted, "check", ("", b"")).await?;
        ensure!(number(&told.text, "can’t be taken") == "1", "{}", told.text);
        ensure!(told.text.contains("its source has no name"), "{}", told.text);
        // Those that nobody answers for are the secretariat's to go on with.
        let drafts = editor.page("/en/account/records").await?;
        for title in ["Rooms", "Gardens"] {
            ensure!(drafts.contains("no member answers for") && drafts.contains(title), "{drafts}");
        }
        // Sent twice, as by the back button: nothing is there twice.
        let again = editor.upload(&form, "import", ("", b"")).await?;
        ensure!(number(&again.text, "as they are here") == "3", "{}", again.text);
        ensure!(number(&again.text, "new") == "0", "{}", again.text);

        // Who did it stands in the audit log, once for each batch.
        let administrator = world.administrator()?;
        let log = "{ auditLog(first: 20, where: {action: \"import.run\"}) { nodes { actor { kind } } } }";
        let log = administrator.ask(log, Value::Null).await?;
        let kinds = texts(&log["auditLog"]["nodes"], "/actor/kind");
        ensure!(kinds.iter().filter(|kind| *kind == "ACCOUNT").count() == 3, "{log}");
        Ok(())
    })
}

#[test]
fn what_is_no_file_of_entries_is_told_and_outsiders_have_no_such_page() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let mut letters = Letters::of(&world.place);
        let editor = person(&world, &mut letters, "editor@example.org", json!({"roles": ["EDITOR"]})).await?;
        for (name, file, told) in [
            ("", &b""[..], "Choose a file, or paste entries"),
            ("notes.txt", b"Just words.", "neither JSONL nor BibTeX"),
        ] {
            let reply = sent(&editor, "check", (name, file)).await?;
            ensure!(
                reply.status == 422 && reply.text.contains(told),
                "{name}: {} {}",
                reply.status,
                reply.text
            );
            check(PATH, &reply)?;
        }
        let many = "{\"type\":\"topic\",\"id\":\"x:1\"}\n".repeat(2_001);
        let reply = sent(&editor, "check", ("many.jsonl", many.as_bytes())).await?;
        ensure!(reply.status == 422 && reply.text.contains("entries at once are too many"), "{}", reply.text);
        let wrong = sent(
            &editor,
            "check",
            ("topics.jsonl", b"{\"type\":\"topic\"\n{\"type\":\"nothing\",\"id\":\"a:b\"}\n"),
        )
        .await?;
        ensure!(wrong.status == 200 && number(&wrong.text, "can’t be taken") == "1", "{}", wrong.text);
        ensure!(wrong.text.contains("is not JSON") && number(&wrong.text, "new") == "1", "{}", wrong.text);
        // What is no text gets the form again, with what is read beside the field.
        let binary = sent(&editor, "check", ("works.xlsx", b"PK\x03\x04\xff\xfe\x00")).await?;
        check(PATH, &binary)?;
        ensure!(binary.status == 422 && binary.text.contains("id=\"entry-file-fault\""), "{}", binary.text);
        ensure!(
            binary.text.contains("works.xlsx") && binary.text.contains("BibTeX (.bib)"),
            "{}",
            binary.text
        );
        told_in_each_language(&editor).await?;
        let large = sent(&editor, "check", ("works.bib", &vec![b'x'; 5 << 20])).await?;
        ensure!(large.status == 413, "{}", large.status);

        let end = world.place.log_end().await?;
        let form = SentForm::of(&editor.page(PATH).await?, "/desk/import")?;
        let alpha = for_member(&world, "alpha-city", "REPRESENTATIVE").await?;
        for (email, roles, status) in [
            ("reviewer@example.org", json!({"roles": ["REVIEWER"]}), 403),
            ("officer@example.org", alpha, 403),
        ] {
            let other = person(&world, &mut letters, email, roles).await?;
            ensure!(other.get(PATH).await?.status == status, "{email} sees the page");
            ensure!(!other.page("/en/account").await?.contains("/desk/import"), "{email} is led there");
            let mut own = form.clone();
            let token = SentForm::of(&other.page("/en/account").await?, "/account")?;
            let token = token.entries.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.clone());
            own.fill("csrf", &token.unwrap_or_default());
            let sent = other.upload(&own, "import", ("works.bib", WORKS.as_bytes())).await?;
            ensure!(sent.status == status, "{email}: {}", sent.status);
        }
        let nobody = Visitor::anyone(&world.server.url)?;
        ensure!(nobody.get(PATH).await?.status == 303, "nobody sees the page");
        ensure!(nobody.upload(&form, "import", ("works.bib", WORKS.as_bytes())).await?.status == 401);
        ensure!(world.place.log_end().await? == end, "something was written");
        Ok(())
    })
}

/// Each sentence of a report is in the language of its reader, with what is put into it.
async fn told_in_each_language(editor: &Visitor) -> Result<()> {
    let file = "{\"type\":\"topic\",\"id\":\"x:1\",\"slug\":\"x-1\",\"label\":{\"en\":\"X\"},\"broader\":[\"nowhere\"]}\n\
        {\"type\":\"person\",\"id\":\"x:2\",\"nam\":{\"display\":\"X\"}}\n\
        {\"type\":\"member\",\"id\":\"x:3\",\"slug\":\"x-3\",\"kind\":\"university\",\"name\":{}}\n\
        not JSON\n";
    for (language, told) in [
        (
            "en",
            ["there is no Topic “nowhere”", "did you mean “name”", "one language at least", "is not JSON"],
        ),
        (
            "fr",
            [
                "«\u{a0}nowhere\u{a0}» n’existe pas (Thème)",
                "vouliez-vous dire «\u{a0}name\u{a0}»",
                "une langue au moins",
                "n’est pas du JSON",
            ],
        ),
        ("es", ["no existe «nowhere» (Tema)", "¿quiso decir «name»?", "al menos en un idioma", "no es JSON"]),
        ("ko", ["‘nowhere’(주제)", "‘name’을(를) 뜻하셨습니까", "한 언어로", "JSON이 아닙니다"]),
    ] {
        let path = format!("/{language}/desk/import");
        let form = SentForm::of(&editor.page(&path).await?, "/desk/import")?;
        let reply = editor.upload(&form, "check", ("things.jsonl", file.as_bytes())).await?;
        check(&path, &reply)?;
        for told in told {
            ensure!(reply.text.contains(told), "{language}: {told}: {}", reply.text);
        }
    }
    Ok(())
}
