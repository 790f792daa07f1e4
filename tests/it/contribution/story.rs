//! The whole way of a case study: written together, handed in, sent back, published, written anew, translated, adapted and
//! validated.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::texts,
    visitor::Visitor,
    world::{World, on_both},
};
use serde_json::{Value, json};

use super::{FIXTURES, INSIGHT, People, fr, insight, read_all, staff, thread, told};

#[test]
fn a_case_study_goes_from_an_idea_to_its_readers() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let people = People::invited(&world).await?;
        let id = written_together(&people).await?;
        handed_in_and_claimed(&people, &id).await?;
        sent_back_and_fixed(&people, &id).await?;
        published(&people, &id).await?;
        written_anew(&people, &id).await?;
        translated(&people, &id).await?;
        adapted_and_validated(&people, &id, &Visitor::anyone(&world.server.url)?).await
    })
}

/// It begins with a title; two write different parts at once, and the same part.
async fn written_together(people: &People) -> Result<String> {
    let People { officer, colleague, outsider, nobody, .. } = people;
    let alpha =
        officer.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await?["member"]["id"].take();
    let made =
        officer.write("caseStudyCreate", json!({"title": fr("Une monnaie locale"), "owner": alpha})).await?;
    let id = made.node["id"].as_str().context("no id")?.to_owned();
    assert_eq!((&made.node["state"], &made.node["version"]), (&json!("DRAFT"), &json!(1)));

    let text = |version: u32, field: &str, locale: &str, value: &str| json!({"id": id, "expectedVersion": version, "field": field, "locale": locale, "value": value});
    officer.write("recordTextUpdate", text(1, "CONTEXT", "fr", "Une ville moyenne.")).await?;
    // Both began from version 2, in different parts: nothing is lost.
    officer.write("recordTextUpdate", text(2, "CHALLENGE", "fr", "Le chômage.")).await?;
    colleague.write("recordTextUpdate", text(2, "CHALLENGE", "ko", "실업")).await?;
    colleague
        .write("caseStudyUpdate", json!({"id": id, "expectedVersion": 2, "peopleReached": 1200}))
        .await?;
    let contributor = json!({"name": "Claire Martin", "role": "AUTHOR"});
    colleague.write("recordContributorAdd", json!({"id": id, "contributor": contributor})).await?;
    let indicators = json!([{"name": fr("Emplois"), "unit": "emplois", "baseline": 0, "value": 40}]);
    officer
        .write("caseStudyIndicatorsUpdate", json!({"id": id, "expectedVersion": 3, "indicators": indicators}))
        .await?;
    // The same part: both texts come back, and nothing is written.
    let before = insight(officer, &id).await?;
    let document =
        "mutation($input: RecordTextUpdateInput!) { recordTextUpdate(input: $input) { record { id }
        userErrors { code currentVersion conflicts { field locale base current yours } } } }";
    let input = text(2, "CHALLENGE", "fr", "La faim.");
    let conflict = colleague.ask(document, json!({ "input": input })).await?["recordTextUpdate"].take();
    assert_eq!(conflict["record"], Value::Null);
    assert_eq!(
        conflict["userErrors"],
        json!([{"code": "VERSION_CONFLICT", "currentVersion": before["version"], "conflicts": [{
            "field": "challenge", "locale": "fr", "base": null, "current": "Le chômage.", "yours": "La faim."}]}])
    );
    assert_eq!(insight(officer, &id).await?, before);
    let document = "query($id: ID!) { node(id: $id) { ...on CaseStudy { peopleReached indicators { unit }
        contributors { name } fr: challenge(locale: \"fr\") { value } ko: challenge(locale: \"ko\") { value } } } }";
    let whole = officer.ask(document, json!({ "id": id })).await?["node"].take();
    assert_eq!(
        whole,
        json!({"peopleReached": 1200, "indicators": [{"unit": "emplois"}], "contributors": [{"name": "Claire Martin"}],
               "fr": {"value": "Le chômage."}, "ko": {"value": "실업"}})
    );
    // Every text is kept, with who wrote what.
    let revisions = &before["revisions"];
    assert_eq!(texts(revisions, "/version"), ["7", "6", "5", "4", "3", "2", "1"]);
    assert_eq!(texts(revisions, "/by/name")[3], "contributor");
    assert_eq!(
        revisions[3]["changes"],
        json!([{"field": "challenge", "locale": "ko", "before": null, "after": "실업"}])
    );
    assert_eq!(revisions[6]["changes"], json!([]));
    // An older one comes back as a new one.
    officer.write("recordRestore", json!({"id": id, "version": 5})).await?;
    let restored = officer.ask(document, json!({ "id": id })).await?["node"].take();
    assert_eq!((&restored["indicators"], &restored["contributors"]), (&json!([]), &json!([])));
    officer.write("recordRestore", json!({"id": id, "version": 7})).await?;
    assert_eq!(officer.ask(document, json!({ "id": id })).await?["node"].take(), whole);
    let refused = officer.refused("recordRestore", json!({"id": id, "version": 99})).await?;
    assert_eq!(refused, ["INVALID input.version: there is no earlier text of version 99: see 'revisions'"]);
    // They talk about it; nobody else knows that it is there.
    let about = json!({"id": id, "field": "challenge", "locale": "fr", "text": "Trop court ?"});
    let opened = thread(colleague, "threadOpen", about.clone()).await?;
    assert_eq!(told(officer).await?, ["COMMENTED contributor"]);
    thread(officer, "threadResolve", json!({"id": opened["thread"]["id"]})).await?;
    assert_eq!(told(colleague).await?, ["THREAD_RESOLVED representative"]);
    assert_eq!(thread(outsider, "threadOpen", about).await?["userErrors"][0]["code"], "NOT_FOUND");
    let answer = json!({"id": opened["thread"]["id"], "text": "?"});
    assert_eq!(thread(outsider, "threadReply", answer).await?["userErrors"][0]["code"], "NOT_FOUND");
    for stranger in [outsider, nobody] {
        assert_eq!(insight(stranger, &id).await?, Value::Null);
    }
    read_all(officer).await?;
    read_all(colleague).await?;
    Ok(id)
}

/// Handed in is not in review: it waits in the pool until an editor takes it.
async fn handed_in_and_claimed(people: &People, id: &str) -> Result<()> {
    let People { officer, colleague, editor, other_editor, outsider, nobody, reviewers } = people;
    let which = json!({ "id": id });
    let handed_in =
        officer.write("recordSubmit", json!({"id": id, "cover": "Notre premier cas."})).await?.node;
    assert_eq!(handed_in["state"], "SUBMITTED");
    for told_of_it in [editor, other_editor] {
        assert_eq!(told(told_of_it).await?, ["SUBMITTED representative"]);
    }
    for not_concerned in [&reviewers[0], outsider, colleague] {
        assert_eq!(told(not_concerned).await?, [""; 0]);
    }
    let locked = officer.refused("recordUpdate", json!({"id": id, "keywords": ["monnaie"]})).await?;
    assert!(locked[0].starts_with("FORBIDDEN"), "{locked:?}");
    officer.write("recordRecall", which.clone()).await?;
    officer.write("recordUpdate", json!({"id": id, "keywords": ["monnaie"]})).await?;
    officer.write("recordSubmit", which.clone()).await?;

    let queue = "query($where: ReviewWhere) { reviewQueue(where: $where) { totalCount nodes { state language record { id } holder { name } reviewers { due } } } }";
    let waiting = editor.ask(queue, json!({"where": {"isHeld": false}})).await?["reviewQueue"].take();
    assert_eq!(
        waiting,
        json!({"totalCount": 1, "nodes": [{"state": "SUBMITTED", "language": "fr", "record": {"id": id}, "holder": null, "reviewers": []}]})
    );
    assert_eq!(
        editor.ask(queue, json!({"where": {"language": ["ko"]}})).await?["reviewQueue"]["totalCount"],
        0
    );
    assert_eq!(outsider.ask(queue, Value::Null).await?["reviewQueue"], json!({"totalCount": 0, "nodes": []}));
    assert_eq!(officer.ask(queue, Value::Null).await?["reviewQueue"]["totalCount"], 1);
    assert_eq!(nobody.error(queue, Value::Null).await?.0, "UNAUTHENTICATED");

    for (client, code) in [(officer, "FORBIDDEN"), (&reviewers[0], "FORBIDDEN"), (outsider, "NOT_FOUND")] {
        let refused = client.refused("reviewClaim", which.clone()).await?;
        assert!(refused[0].starts_with(code), "{refused:?}");
    }
    assert_eq!(editor.write("reviewClaim", which.clone()).await?.node["state"], "IN_REVIEW");
    assert_eq!(told(officer).await?, ["CLAIMED editor"]);
    let refused = other_editor.refused("reviewClaim", which.clone()).await?;
    assert!(refused[0].contains("held by another editor"), "{refused:?}");
    let refused = other_editor.refused("recordAccept", which.clone()).await?;
    assert!(refused[0].contains("not held by you"), "{refused:?}");
    // The pool has it back when its editor is away, and another takes it.
    other_editor.write("reviewRelease", which.clone()).await?;
    other_editor.write("reviewClaim", which.clone()).await?;
    other_editor.write("reviewRelease", which.clone()).await?;
    editor.write("reviewClaim", which.clone()).await?;
    let review = insight(officer, id).await?["review"].take();
    assert_eq!((&review["state"], &review["holder"]["name"]), (&json!("IN_REVIEW"), &json!("editor")));
    assert!(review["answerDue"].is_string() && review["submittedBy"]["name"] == "representative", "{review}");
    for client in [officer, editor, other_editor] {
        read_all(client).await?;
    }
    // Two reviewers are asked; one of them twice.
    for (at, name) in ["reviewer.one", "reviewer.two", "reviewer.one"].into_iter().enumerate() {
        let due = format!("2099-0{}-01", at + 1);
        let input = json!({"id": id, "reviewer": staff(editor, name).await?, "due": due});
        editor.write("reviewerAssign", input).await?;
    }
    for reviewer in reviewers {
        assert_eq!(told(reviewer).await?, ["ADVICE_REQUESTED editor"]);
    }
    let passed = json!({"id": id, "reviewer": staff(editor, "reviewer.one").await?, "due": "2020-01-01"});
    assert_eq!(editor.refused("reviewerAssign", passed).await?, ["INVALID input.due: has passed"]);
    let mine = reviewers[0].ask(queue, json!({"where": {"askedOfMe": true}})).await?["reviewQueue"].take();
    assert_eq!(
        (&mine["totalCount"], &mine["nodes"][0]["reviewers"][0]["due"]),
        (&json!(1), &json!("2099-03-01"))
    );
    assert_eq!(
        insight(officer, id).await?["review"]["reviewers"],
        json!([]),
        "authors are not told who advises"
    );
    Ok(())
}

/// Two fields come back, are fixed, and confirmed.
async fn sent_back_and_fixed(people: &People, id: &str) -> Result<()> {
    let People { officer, colleague, editor, other_editor, reviewers, outsider, .. } = people;
    let which = json!({ "id": id });
    let advice = |word: &str, text: &str| json!({"id": id, "recommendation": word, "text": text});
    let refused = other_editor.refused("reviewAdvise", advice("ACCEPT", "Oui.")).await?;
    assert!(refused[0].contains("asked about"), "{refused:?}");
    reviewers[0].write("reviewAdvise", advice("MINOR_CHANGES", "Les *sources* <manquent>.")).await?;
    reviewers[1].write("reviewAdvise", advice("ACCEPT", "Très bien.")).await?;
    assert_eq!(told(editor).await?, ["ADVICE_GIVEN reviewer.two", "ADVICE_GIVEN reviewer.one"]);
    let given = insight(editor, id).await?;
    let given: Vec<&Value> = given["review"]["reviewers"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| &one["advice"]["html"])
        .collect();
    assert!(given.contains(&&json!("<p>Les <em>sources</em> &lt;manquent&gt;.</p>\n")), "{given:?}");
    assert_eq!(told(officer).await?, [""; 0], "advice is for the editor");
    let own = json!({"id": id, "kind": "CHANGE_REQUEST", "field": "title", "text": "Non !"});
    assert_eq!(thread(officer, "threadOpen", own).await?["userErrors"][0]["code"], "FORBIDDEN");
    let own = json!({"id": id, "kind": "CHANGE_REQUEST", "field": "indicators.0.source", "text": "D'où vient ce chiffre ?"});
    let source = thread(&reviewers[0], "threadOpen", own).await?["thread"]["id"].take();
    for (field, locale) in [("titel", None), ("peopleReached", Some("fr")), ("publicationType", None)] {
        let wrong = json!({"id": id, "field": field, "locale": locale, "text": "?"});
        assert_eq!(thread(editor, "threadOpen", wrong).await?["userErrors"][0]["code"], "INVALID", "{field}");
    }
    let refused = editor.refused("recordAccept", which.clone()).await?;
    assert!(refused[0].contains("1 of the requested changes are not confirmed"), "{refused:?}");
    let wrong = json!([{"field": "challenge", "text": "Plus long."}, {"field": "nothing", "text": "?"}]);
    let refused = editor.refused("recordRequestChanges", json!({"id": id, "changes": wrong})).await?;
    assert!(refused[0].starts_with("INVALID input.changes.1.field:"), "{refused:?}");
    let changes = json!([{"field": "challenge", "locale": "fr", "text": "Dites pour qui."}]);
    let input = json!({"id": id, "message": "Presque prêt.", "changes": changes});
    assert_eq!(editor.write("recordRequestChanges", input).await?.node["state"], "CHANGES_REQUESTED");
    for author in [officer, colleague] {
        let told = told(author).await?;
        assert!(told.contains(&"CHANGES_REQUESTED editor".to_owned()), "{told:?}");
    }
    let seen = insight(officer, id).await?;
    assert_eq!(
        (&seen["review"]["message"], &seen["review"]["messageHtml"], &seen["review"]["answerDue"]),
        (&json!("Presque prêt."), &json!("<p>Presque prêt.</p>\n"), &Value::Null)
    );
    let asked: Vec<&Value> = seen["threads"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|thread| thread["kind"] == "CHANGE_REQUEST")
        .collect();
    assert_eq!(asked.len(), 2);
    assert_eq!(
        (&asked[0]["field"], &asked[0]["comments"][0]["by"]["name"]),
        (&json!("indicators.0.source"), &json!("reviewer.one"))
    );
    assert_eq!(asked[0]["comments"][0]["html"], "<p>D'où vient ce chiffre ?</p>\n");

    let refused = officer.refused("recordSubmit", which.clone()).await?;
    assert!(refused[0].contains("2 of the requested changes are open"), "{refused:?}");
    let text = json!({"id": id, "field": "CHALLENGE", "locale": "fr", "value": "Le chômage des jeunes."});
    officer.write("recordTextUpdate", text).await?;
    for thread_id in [&asked[1]["id"], &source] {
        let answer = thread(colleague, "threadResolve", json!({ "id": thread_id })).await?;
        assert_eq!(answer["thread"]["state"], "RESOLVED", "{answer}");
    }
    assert_eq!(told(&reviewers[0]).await?[0], "THREAD_RESOLVED contributor");
    assert_eq!(
        thread(officer, "threadConfirm", json!({ "id": source })).await?["userErrors"][0]["code"],
        "FORBIDDEN"
    );
    for client in [officer, colleague, editor, &reviewers[0], &reviewers[1]] {
        read_all(client).await?;
    }
    assert_eq!(officer.write("recordSubmit", which.clone()).await?.node["state"], "IN_REVIEW");
    for concerned in [editor, &reviewers[0], &reviewers[1]] {
        assert_eq!(told(concerned).await?, ["RESUBMITTED representative"]);
    }
    assert!(told(other_editor).await?.is_empty() && told(outsider).await?.is_empty());
    let refused = editor.refused("recordAccept", which.clone()).await?;
    assert!(refused[0].contains("2 of the requested changes are not confirmed"), "{refused:?}");
    thread(&reviewers[0], "threadReopen", json!({ "id": source })).await?;
    thread(officer, "threadReply", json!({"id": source, "text": "Rapport annuel 2024."})).await?;
    thread(&reviewers[0], "threadConfirm", json!({ "id": source })).await?;
    thread(editor, "threadConfirm", json!({"id": asked[1]["id"]})).await?;
    let twice = thread(editor, "threadConfirm", json!({"id": asked[1]["id"]})).await?;
    assert_eq!(twice["userErrors"][0]["message"], "is confirmed already");
    Ok(())
}

async fn published(people: &People, id: &str) -> Result<()> {
    let People { officer, colleague, editor, reviewers, nobody, outsider, .. } = people;
    let which = json!({ "id": id });
    let refused = editor.refused("recordPublish", which.clone()).await?;
    assert!(refused[0].starts_with("WRONG_STATE"), "what is in review is not published: {refused:?}");
    for client in [officer, &reviewers[1]] {
        let refused = client.refused("recordAccept", which.clone()).await?;
        assert!(refused[0].starts_with("FORBIDDEN"), "{refused:?}");
    }
    assert_eq!(editor.write("recordAccept", which.clone()).await?.node["state"], "ACCEPTED");
    assert_eq!(nobody.ask(INSIGHT, which.clone()).await?["record"], Value::Null);
    editor.write("recordReopen", which.clone()).await?;
    editor.write("recordAccept", which.clone()).await?;
    let published = editor.write("recordPublish", which.clone()).await?;
    assert_eq!(published.node["state"], "PUBLISHED");
    // The Korean text of the challenge was written before the French one was sharpened.
    assert_eq!(told(colleague).await?.remove(0), "TRANSLATION_OUTDATED editor");
    for author in [officer, colleague] {
        let mut news = told(author).await?;
        news.retain(|one| !one.starts_with("TRANSLATION_OUTDATED"));
        assert_eq!(news[..2], ["PUBLISHED editor", "ACCEPTED editor"]);
        read_all(author).await?;
    }
    let found = nobody.search("chômage des jeunes", Some(&published.sequence)).await?;
    assert_eq!(found, ["une-monnaie-locale"]);
    // Readers see the text, and nothing of how it came about.
    for reader in [nobody, outsider] {
        let seen = insight(reader, id).await?;
        let nothing = ["reviews", "threads", "revisions"].map(|field| seen[field].clone());
        assert_eq!(nothing, [json!([]), json!([]), json!([])]);
        assert_eq!((&seen["review"], &seen["workingRevision"]), (&Value::Null, &Value::Null));
    }
    let seen = insight(editor, id).await?;
    assert_eq!((&seen["review"], &seen["reviews"][0]["state"]), (&Value::Null, &json!("PUBLISHED")));
    assert_eq!(seen["reviews"][0]["decidedBy"]["name"], "editor");
    Ok(())
}

/// A published record is written anew beside the published text, which stays up; the new one is reviewed too.
async fn written_anew(people: &People, id: &str) -> Result<()> {
    let People { officer, editor, nobody, .. } = people;
    let which = json!({ "id": id });
    let show = "query($id: ID!) { node(id: $id) { ...on CaseStudy { version state results { value } workingRevision { state version } } } }";
    let before = nobody.ask(show, which.clone()).await?;
    officer
        .write(
            "recordTextUpdate",
            json!({"id": id, "field": "RESULTS", "locale": "fr", "value": "60 emplois."}),
        )
        .await?;
    officer.write("recordSubmit", which.clone()).await?;
    assert_eq!(nobody.ask(show, which.clone()).await?, before, "readers see nothing of it");
    let refused = officer.refused("recordUpdate", json!({"id": id, "keywords": []})).await?;
    assert!(
        refused[0].starts_with("FORBIDDEN"),
        "what was handed in is not changed under the editor: {refused:?}"
    );
    let refused = editor.refused("recordPublish", which.clone()).await?;
    assert!(refused[0].starts_with("WRONG_STATE"), "{refused:?}");
    editor.write("reviewClaim", which.clone()).await?;
    let working = editor.ask(show, which.clone()).await?["node"]["workingRevision"].take();
    assert_eq!(working["state"], "IN_REVIEW");
    // Declined, with a reason; thought over; handed in again; accepted.
    let refused = editor.refused("recordDecline", json!({"id": id, "reason": " "})).await?;
    assert_eq!(refused, ["INVALID input.reason: is needed"]);
    editor.write("recordDecline", json!({"id": id, "reason": "Chiffre non vérifié."})).await?;
    assert_eq!(told(officer).await?[..2], ["DECLINED editor", "CLAIMED editor"]);
    let refused = officer.refused("recordSubmit", which.clone()).await?;
    assert!(refused[0].starts_with("FORBIDDEN") || refused[0].starts_with("WRONG_STATE"), "{refused:?}");
    editor.write("recordReopen", which.clone()).await?;
    officer.write("recordSubmit", which.clone()).await?;
    let many = json!({"ids": [id, id], "decision": "CLAIM"});
    let document =
        "mutation($input: RecordsDecideInput!) { recordsDecide(input: $input) { userErrors { message path }
        results { id record { state } userErrors { code } } } }";
    let claimed = editor.ask(document, json!({ "input": many })).await?["recordsDecide"].take();
    assert_eq!(claimed["results"][0]["userErrors"], json!([]), "{claimed}");
    for (decision, code) in
        [("ACCEPT", Value::Null), ("ACCEPT", json!("WRONG_STATE")), ("PUBLISH", Value::Null)]
    {
        let input = json!({"ids": [id], "decision": decision});
        let done = editor.ask(document, json!({ "input": input })).await?["recordsDecide"].take();
        assert_eq!(done["results"][0]["userErrors"][0]["code"], code, "{done}");
    }
    let after = nobody.ask(show, which.clone()).await?["node"].take();
    assert_eq!(
        (&after["results"]["value"], &after["workingRevision"]),
        (&json!("60 emplois."), &Value::Null)
    );
    let too_many = json!({"ids": vec![id; 201], "decision": "CLAIM"});
    let refused = editor.ask(document, json!({ "input": too_many })).await?["recordsDecide"].take();
    assert_eq!(refused["userErrors"][0]["path"], json!(["input", "ids"]), "{refused}");
    let input = json!({"ids": [id], "decision": "PUBLISH"});
    let refused = officer.ask(document, json!({ "input": input })).await?["recordsDecide"].take();
    assert_eq!(refused["results"][0]["userErrors"][0]["code"], "FORBIDDEN");
    // Every text is still there, the published ones and those between.
    let revisions = insight(officer, id).await?["revisions"].take();
    assert!(texts(&revisions, "/state").contains(&"DECLINED".to_owned()), "{revisions}");
    Ok(())
}

/// A translator adds Spanish; a reviewer finds it good; who searches in Spanish finds it.
async fn translated(people: &People, id: &str) -> Result<()> {
    let People { colleague, editor, reviewers, nobody, .. } = people;
    let texts = json!([{"field": "TITLE", "value": "Una moneda local"}, {"field": "RESULTS", "value": "Sesenta empleos."}]);
    let input = json!({"id": id, "locale": "es", "texts": texts, "status": "HUMAN_DRAFT", "translator": "Luz Ejemplo"});
    colleague.write("recordTranslationUpdate", input).await?;
    reviewers[0].write("recordTranslationReview", json!({"id": id, "locale": "es"})).await?;
    let published = editor.write("recordPublish", json!({ "id": id })).await?;
    assert_eq!(nobody.search("sesenta empleos", Some(&published.sequence)).await?, ["une-monnaie-locale"]);
    let show = "query($id: ID!) { record(by: {id: $id}) { title(locale: \"es\") { value status } contributors { name role }
        translations { locale status translators } } }";
    let seen = nobody.ask(show, json!({ "id": id })).await?["record"].take();
    assert_eq!(seen["title"], json!({"value": "Una moneda local", "status": "PUBLISHED"}));
    ensure!(seen["contributors"][1] == json!({"name": "Luz Ejemplo", "role": "TRANSLATOR"}), "{seen}");
    Ok(())
}

/// A second member does it too; an expert finds that it holds.
async fn adapted_and_validated(people: &People, id: &str, visitor: &Visitor) -> Result<()> {
    let People { officer, colleague, outsider, reviewers, nobody, .. } = people;
    for author in [officer, colleague] {
        read_all(author).await?;
    }
    let beta =
        outsider.ask("{ member(slug: \"beta-network\") { id } }", Value::Null).await?["member"]["id"].take();
    let conditions = json!([{"locale": "fr", "value": "Avec une banque locale."}]);
    let input = json!({"id": id, "member": beta, "conditions": conditions, "since": "2025"});
    let refused = officer.refused("adaptationDeclare", input.clone()).await?;
    assert!(refused[0].starts_with("FORBIDDEN"), "nobody speaks for another member: {refused:?}");
    outsider.write("adaptationDeclare", input).await?;
    assert_eq!(told(officer).await?, ["ADAPTED neighbour"]);
    let show = "query($id: ID!) { record(by: {id: $id}) { adaptations { member { slug adaptations { source { id } } } conditions { value } since record { id } }
        validation { by note version } } }";
    let seen = nobody.ask(show, json!({ "id": id })).await?["record"].take();
    assert_eq!(
        seen["adaptations"],
        json!([{"member": {"slug": "beta-network", "adaptations": [{"source": {"id": id}}]},
                "conditions": {"value": "Avec une banque locale."}, "since": "2025", "record": null}])
    );
    assert_eq!(seen["validation"], Value::Null);
    let own = json!({"id": id, "member": officer.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await?["member"]["id"]});
    let refused = officer.refused("adaptationDeclare", own).await?;
    assert!(refused[0].starts_with("INVALID input.member"), "{refused:?}");
    let refused = officer.refused("recordValidate", json!({"id": id, "note": "Oui."})).await?;
    assert!(refused[0].starts_with("FORBIDDEN"), "{refused:?}");
    reviewers[0].write("recordValidate", json!({"id": id, "note": "Vu sur place."})).await?;
    let seen = nobody.ask(show, json!({ "id": id })).await?["record"]["validation"].take();
    assert_eq!((&seen["by"], &seen["note"]), (&json!("reviewer.one"), &json!("Vu sur place.")));
    assert_eq!(told(officer).await?[0], "VALIDATED reviewer.one");
    let slug = nobody.ask("query($id: ID!) { record(by: {id: $id}) { slug } }", json!({ "id": id })).await?;
    let page = visitor
        .page(&format!("/en/case-studies/{}", slug["record"]["slug"].as_str().context("no slug")?))
        .await?;
    for shown in ["Found to hold by reviewer.one", "Vu sur place.", "Beta Network", "Avec une banque locale."]
    {
        ensure!(page.contains(shown), "the page tells of '{shown}': {page}");
    }
    outsider.write("adaptationRevoke", json!({"id": id, "member": beta})).await?;
    let seen = nobody.ask(show, json!({ "id": id })).await?["record"].take();
    assert_eq!(seen["adaptations"], json!([]));
    Ok(())
}
