//! Translations of a record: written by one person, found good by another, published with the record, found in their
//! language, outdated when the original moves on, and waiting for those only who may work on them.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, Reply, texts},
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = r#"
{"type":"member","id":"t:alpha","slug":"alpha","kind":"local_government","name":{"fr":"Alpha"},"country":"FR"}
{"type":"member","id":"t:beta","slug":"beta","kind":"sse_network","name":{"fr":"Beta"},"country":"KR"}
{"type":"publication","id":"t:old","slug":"old","title":{"fr":"Un rapport","es":{"text":"Un informe","status":"machine"}},"owner":"beta"}
{"type":"dataset","id":"t:draft","slug":"drafted","state":"draft","title":{"fr":"Un brouillon","es":{"text":"Un borrador","status":"human_draft"}},"owner":"beta"}
"#;

/// Who takes part.
struct People {
    nobody: Client,
    /// Writes for the record's owner.
    translator: Client,
    /// Represents the record's owner.
    representative: Client,
    /// Writes for another member.
    other: Client,
    reviewer: Client,
    editor: Client,
}

#[test]
fn a_record_is_translated_reviewed_published_found_and_outdated() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let people = People {
            nobody: world.anyone()?,
            translator: world.of_member("alpha", "contributor")?,
            representative: world.of_member("alpha", "representative")?,
            other: world.of_member("beta", "contributor")?,
            reviewer: world.account("reviewer@example.org", &["--role", "reviewer"], "write")?,
            editor: world.account("editor@example.org", &["--role", "editor"], "write")?,
        };
        let id = written(&people).await?;
        refused(&people, &id).await?;
        reviewed(&people, &id).await?;
        published_and_found(&people, &id).await?;
        outdated_and_waiting(&people, &id).await?;
        shown(&people).await
    })
}

fn text(locale: &str, value: &str) -> Value {
    json!([{"locale": locale, "value": value}])
}

fn translation(id: &str, locale: &str, status: &str, texts: &[(&str, &str)]) -> Value {
    let texts: Vec<_> = texts.iter().map(|(field, value)| json!({"field": field, "value": value})).collect();
    json!({"id": id, "locale": locale, "status": status, "texts": texts})
}

/// Each language of a record as one line.
async fn languages(client: &Client, id: &str) -> Result<Vec<String>> {
    let document = "query($id: ID!) { node(id: $id) { ...on Record {
        translations { locale isOriginal status fields { field status } missing translators percent } } } }";
    let found = client.ask(document, json!({ "id": id })).await?["node"]["translations"].take();
    let told = |language: &Value| {
        let translators = texts(&json!([language]), "/translators");
        format!(
            "{} {} {} {}% missing {} by {}",
            language["locale"].as_str().unwrap_or_default(),
            language["isOriginal"],
            language["status"].as_str().unwrap_or_default(),
            language["percent"],
            language["missing"],
            translators.join(" ")
        )
    };
    Ok(found.as_array().context("no record")?.iter().map(told).collect())
}

/// A case study in French, with drafts in Spanish and Korean and a machine's Arabic.
async fn written(people: &People) -> Result<String> {
    let owner =
        people.nobody.ask("{ member(slug: \"alpha\") { id } }", Value::Null).await?["member"]["id"].take();
    let input = json!({"owner": owner, "slug": "jardins", "title": text("fr", "Des jardins partagés"),
        "context": text("fr", "Une friche au bord de la ville.")});
    let made = people.translator.write("caseStudyCreate", input).await?;
    let id = made.node["id"].as_str().context("no id")?.to_owned();
    let spanish = [("TITLE", "Huertos compartidos"), ("CONTEXT", "Un baldío al borde de la ciudad.")];
    for (locale, status, texts, translator) in [
        ("es", "HUMAN_DRAFT", &spanish[..], "Ana Ejemplo"),
        ("ko", "HUMAN_DRAFT", &[("TITLE", "함께 가꾸는 텃밭")], "예시 번역가"),
        ("ar", "MACHINE", &[("TITLE", "حدائق مشتركة")], "An engine"),
    ] {
        let mut input = translation(&id, locale, status, texts);
        input["translator"] = json!(translator);
        people.translator.write("recordTranslationUpdate", input).await?;
    }
    let languages = languages(&people.translator, &id).await?;
    let expected = [
        "fr true PUBLISHED 100% missing [] by []",
        r#"es false HUMAN_DRAFT 100% missing [] by ["Ana Ejemplo"]"#,
        r#"ko false HUMAN_DRAFT 50% missing ["CONTEXT"] by ["예시 번역가"]"#,
        r#"ar false MACHINE 50% missing ["CONTEXT"] by ["An engine"]"#,
    ];
    assert_eq!(languages, expected);
    let document =
        "query($id: ID!) { node(id: $id) { ...on Record { contributors { name role person { id } } } } }";
    let contributors =
        people.translator.ask(document, json!({ "id": id })).await?["node"]["contributors"].take();
    assert_eq!(texts(&contributors, "/name"), ["Ana Ejemplo", "예시 번역가"], "each once, and no machine");
    assert_eq!(texts(&contributors, "/role"), ["TRANSLATOR", "TRANSLATOR"]);
    assert_eq!(texts(&contributors, "/person"), ["null", "null"]);
    Ok(id)
}

async fn refused(people: &People, id: &str) -> Result<()> {
    for (input, fault) in [
        (
            translation(id, "fr", "HUMAN_DRAFT", &[("TITLE", "Autrement")]),
            "INVALID input.texts.0.field: title was written in fr",
        ),
        (
            translation(id, "es", "MACHINE", &[("TITLE", "Jardines")]),
            "INVALID input.texts.0.field: title has a translation that a person wrote",
        ),
        (translation(id, "es", "MACHINE", &[("TITLE", "")]), "INVALID input.texts.0.field"),
        (
            translation(id, "es", "HUMAN_DRAFT", &[("LESSONS", "x")]),
            "INVALID input.texts.0.field: lessons is empty",
        ),
        (translation(id, "es", "HUMAN_DRAFT", &[]), "INVALID input.texts"),
    ] {
        let told = people.translator.refused("recordTranslationUpdate", input).await?;
        ensure!(told.len() == 1 && told[0].starts_with(fault), "{told:?} is not {fault}");
    }
    let input = translation(id, "es", "HUMAN_DRAFT", &[("TITLE", "x")]);
    for (client, code) in [(&people.other, "NOT_FOUND"), (&people.reviewer, "FORBIDDEN")] {
        let told = client.refused("recordTranslationUpdate", input.clone()).await?;
        ensure!(told[0].starts_with(code), "{told:?} is not {code}");
    }
    Ok(())
}

/// Those who translate do not find it good; a machine's text is nobody's yet.
async fn reviewed(people: &People, id: &str) -> Result<()> {
    let input = |locale: &str| json!({"id": id, "locale": locale});
    for (client, code) in [(&people.translator, "FORBIDDEN"), (&people.other, "NOT_FOUND")] {
        let told = client.refused("recordTranslationReview", input("es")).await?;
        ensure!(told[0].starts_with(code), "{told:?} is not {code}");
    }
    people.representative.write("recordTranslationReview", input("es")).await?;
    people.reviewer.write("recordTranslationReview", input("ko")).await?;
    for locale in ["ar", "fr", "pt"] {
        let told = people.editor.refused("recordTranslationReview", input(locale)).await?;
        ensure!(told[0].starts_with("INVALID input.locale"), "{told:?}");
    }
    let statuses: Vec<_> = languages(&people.editor, id).await?;
    ensure!(
        statuses[1].contains("REVIEWED")
            && statuses[2].contains("REVIEWED")
            && statuses[3].contains("MACHINE"),
        "{statuses:?}"
    );
    Ok(())
}

async fn published_and_found(people: &People, id: &str) -> Result<()> {
    let published = people.editor.write("recordPublish", json!({ "id": id })).await?;
    let statuses = languages(&people.nobody, id).await?;
    ensure!(statuses[1].starts_with("es false PUBLISHED 100%"), "{statuses:?}");
    ensure!(statuses[2].starts_with("ko false PUBLISHED 50%"), "{statuses:?}");
    ensure!(statuses[3].starts_with("ar false MACHINE 50%"), "{statuses:?}");
    let place = Some(published.sequence.as_str());
    for query in ["huerto compartido", "baldíos", "텃밭", "حدائق", "jardin partagé"] {
        assert_eq!(people.nobody.search(query, place).await?, ["jardins"], "{query}");
    }
    let document = "{ search(query: \"حدائق\") { edges { highlights { field locale status } } } }";
    let found = people.nobody.ask(document, Value::Null).await?["search"]["edges"][0]["highlights"].take();
    assert_eq!(found, json!([{"field": "title", "locale": "ar", "status": "MACHINE"}]));
    Ok(())
}

/// The queue as lines, and its total.
async fn queue(client: &Client, filter: Value) -> Result<Vec<String>> {
    let document = "query($where: TranslationQueueWhere) { translationQueue(where: $where, first: 100) {
        totalCount nodes { record { slug } locale status outdatedFields missingFields since } } }";
    let found = client.ask(document, json!({ "where": filter })).await?["translationQueue"].take();
    let nodes = found["nodes"].as_array().context("no queue")?;
    ensure!(found["totalCount"] == nodes.len(), "{found:#}");
    let told = |node: &Value| {
        let slug = node["record"]["slug"].as_str().unwrap_or_default();
        let (locale, status) =
            (node["locale"].as_str().unwrap_or_default(), node["status"].as_str().unwrap_or_default());
        format!("{slug} {locale} {status} {} {}", node["outdatedFields"], node["missingFields"])
    };
    Ok(nodes.iter().map(told).collect())
}

async fn outdated_and_waiting(people: &People, id: &str) -> Result<()> {
    // Staff see what is published; each member its own, drafts as well.
    let machine = r#"jardins ar MACHINE [] ["CONTEXT"]"#;
    let gap = r#"jardins ko PUBLISHED [] ["CONTEXT"]"#;
    let (old, drafted) = ("old es MACHINE [] []", "drafted es HUMAN_DRAFT [] []");
    assert_eq!(queue(&people.reviewer, Value::Null).await?, [old, machine, gap]);
    assert_eq!(queue(&people.translator, Value::Null).await?, [machine, gap]);
    assert_eq!(queue(&people.other, Value::Null).await?, [old, drafted]);

    // A text is given in all its languages at once.
    let context = json!([{"locale": "fr", "value": "Une friche au bord de la ville, sans eau."},
        {"locale": "es", "value": "Un baldío al borde de la ciudad.", "translator": "Ana Ejemplo"}]);
    let change = json!({"id": id, "context": context});
    people.translator.write("caseStudyUpdate", change).await?;
    ensure!(
        languages(&people.nobody, id).await?[1].contains("PUBLISHED"),
        "readers see it once it is published"
    );
    people.editor.write("recordPublish", json!({ "id": id })).await?;
    let statuses = languages(&people.nobody, id).await?;
    ensure!(statuses[1].starts_with("es false OUTDATED 50%"), "{statuses:?}");
    ensure!(statuses[2].contains("PUBLISHED"), "what was not translated is not outdated: {statuses:?}");

    let outdated = r#"jardins es OUTDATED ["CONTEXT"] []"#;
    for client in [&people.reviewer, &people.editor] {
        assert_eq!(queue(client, Value::Null).await?, [outdated, old, machine, gap]);
    }
    assert_eq!(queue(&people.translator, Value::Null).await?, [outdated, machine, gap]);
    assert_eq!(queue(&people.representative, json!({"locale": "es"})).await?, [outdated]);
    assert_eq!(queue(&people.other, Value::Null).await?, [old, drafted], "nothing of another member's");
    let portuguese = queue(&people.reviewer, json!({"locale": "pt", "kind": ["CASE_STUDY"]})).await?;
    assert_eq!(portuguese, [r#"jardins pt NONE [] ["TITLE","CONTEXT"]"#]);
    assert_eq!(queue(&people.editor, json!({"status": ["MACHINE"]})).await?, [old, machine]);
    let beta =
        people.nobody.ask("{ member(slug: \"beta\") { id } }", Value::Null).await?["member"]["id"].take();
    assert_eq!(queue(&people.editor, json!({"member": {"eq": beta}})).await?, [old]);
    assert_eq!(queue(&people.translator, json!({"member": {"eq": beta}})).await?, Vec::<String>::new());

    let document = "query($after: String) { translationQueue(first: 1, after: $after) {
        totalCount edges { cursor node { locale } } pageInfo { hasNextPage endCursor } } }";
    let (mut walked, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = people.editor.ask(document, json!({ "after": after })).await?["translationQueue"].take();
        assert_eq!(page["totalCount"], 4);
        walked.extend(texts(&page["edges"], "/node/locale"));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(walked, ["es", "es", "ar", "ko"]);

    let document = "{ translationQueue { totalCount } }";
    assert_eq!(people.nobody.error(document, Value::Null).await?.0, "UNAUTHENTICATED");
    let document = "{ translationQueue(where: {status: [NONE]}) { totalCount } }";
    assert_eq!(people.editor.error(document, Value::Null).await?.0, "VALIDATION_FAILED");
    let document = "{ translationQueue(after: \"x\") { totalCount } }";
    assert_eq!(people.editor.error(document, Value::Null).await?.0, "VALIDATION_FAILED");
    Ok(())
}

/// Readers are told what a text is, and find the way to its original and back.
async fn shown(people: &People) -> Result<()> {
    let read = async |path: &str, language: &str| -> Result<String> {
        let reader = people.nobody.in_language(language);
        let reply = Reply::of(reader.request(reqwest::Method::GET, path)).await?;
        ensure!(reply.status == 200, "{path}: {}", reply.status);
        Ok(reply.text)
    };
    let spanish = read("es/case-studies/jardins", "es").await?;
    ensure!(spanish.contains("Un baldío") && spanish.contains("anterior a la última versión"), "{spanish}");
    ensure!(
        spanish.contains("href=\"/es/case-studies/jardins?text=original\">Leer el original"),
        "{spanish}"
    );
    ensure!(spanish.contains("\"translator\":[{\"@type\":\"Person\",\"name\":\"Ana Ejemplo\"}"), "{spanish}");
    let original = read("es/case-studies/jardins?text=original", "es").await?;
    ensure!(
        original.contains("<h1 class=\"page-title\" lang=\"fr\">Des jardins partagés</h1>"),
        "{original}"
    );
    ensure!(original.contains("sans eau") && !original.contains("Un baldío"), "{original}");
    ensure!(original.contains("href=\"/es/case-studies/jardins\">Leerlos en español"), "{original}");
    for (tag, label) in [
        ("en", "Machine translation, which nobody has checked"),
        ("fr", "Traduction automatique, que personne n’a vérifiée"),
        ("es", "Traducción automática que nadie ha revisado"),
        ("ko", "아무도 검토하지 않은 기계 번역"),
    ] {
        // Spanish readers get the machine's Spanish title of the report; elsewhere no language comes before it.
        let page = read(&format!("{tag}/publications/old"), "es").await?;
        let is_shown = tag != "fr";
        ensure!(page.contains(label) == is_shown, "{tag}: {page}");
        ensure!(!is_shown || tag == "es" || page.contains("lang=\"es\">Un informe"), "{tag}: {page}");
    }
    let arabic = read("en/case-studies/jardins", "ar").await?;
    ensure!(
        arabic.contains("<h1 class=\"page-title\" lang=\"ar\" dir=\"rtl\">حدائق مشتركة</h1>"),
        "{arabic}"
    );
    ensure!(arabic.contains("Machine translation, which nobody has checked"), "{arabic}");
    let hits = read("en/search?q=%D8%AD%D8%AF%D8%A7%D8%A6%D9%82", "en").await?;
    ensure!(hits.contains("Machine translation, which nobody has checked"), "{hits}");
    for (form, line) in
        [("ris", "A4  - Ejemplo, Ana"), ("bib", "translator = {Ejemplo, Ana"), ("csl.json", "\"translator\"")]
    {
        let text = read(&format!("en/case-studies/jardins.{form}"), "en").await?;
        ensure!(text.contains(line), "{form}: {text}");
    }
    Ok(())
}
