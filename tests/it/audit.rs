//! The audit log: what is done is entered with who did it, only those who administer read it, and whoever writes past the
//! program is found out.

use std::{collections::BTreeSet, fs, time::Duration};

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    place::Place,
    program::eventually,
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
/// A reason that stands nowhere else.
const REASON: &str = "Zurückgezogen, doppelt (quorble)";
const LIST: &str = "query($where: AuditLogWhere, $first: Int, $after: String, $last: Int, $before: String) {
    auditLog(where: $where, first: $first, after: $after, last: $last, before: $before) {
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { number } }
        nodes { number at action requestId hash previousHash detail { name value }
            actor { kind id email } subject { id kind node { id } } } } }";

#[test]
fn what_is_done_is_entered_in_order_with_who_did_it() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let editor = world.account("editor@example.org", &["--role", "editor"], "write")?;
        let begun = entries(&admin, json!({})).await?.len();
        let made = editor
            .write("publicationCreate", json!({"title": [{"locale": "en", "value": "Audited"}]}))
            .await?
            .node;
        let id = &made["id"];
        editor.write("recordUpdate", json!({"id": id, "keywords": ["one"]})).await?;
        admin.write("recordPublish", json!({ "id": id })).await?;
        editor.write("recordUpdate", json!({"id": id, "keywords": ["two"]})).await?;
        admin.write("recordWithdraw", json!({"id": id, "reason": REASON})).await?;
        let member =
            admin.ask("{ member(slug: \"beta-network\") { id } }", Value::Null).await?["member"]["id"].take();
        let since = json!([{"type": "FULL", "since": "2021"}]);
        admin.write("memberMembershipsUpdate", json!({"id": member, "memberships": since})).await?;

        let mut all = entries(&admin, json!({})).await?;
        all.reverse();
        let done: Vec<_> = all
            .iter()
            .skip(begun)
            .map(|entry| {
                let word = |pointer| entry.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
                (word("/action"), word("/actor/email"), told(entry))
            })
            .collect();
        let (of_editor, of_admin) = ("editor@example.org", "administrator@example.org");
        assert_eq!(
            done,
            [
                ("record.create", of_editor, "to=draft version=1".to_owned()),
                ("record.update", of_editor, "version=2".to_owned()),
                ("record.publish", of_admin, "from=draft to=published version=3".to_owned()),
                ("record.update", of_editor, "text=working version=4".to_owned()),
                (
                    "record.withdraw",
                    of_admin,
                    format!("from=published reason={REASON} to=withdrawn version=5")
                ),
                ("member.memberships", of_admin, "version=2".to_owned()),
            ]
        );
        for entry in all.iter().skip(begun).take(5) {
            assert_eq!((&entry["subject"]["id"], &entry["subject"]["kind"]), (id, &json!("publication")));
            assert_eq!(&entry["subject"]["node"]["id"], id);
            ensure!(entry["requestId"].is_string(), "{entry}");
        }
        // Before that: the import, once for all of it, then accounts and tokens by the operator.
        let before: Vec<_> =
            all.iter().take(begun).map(|entry| entry["action"].as_str().unwrap_or_default()).collect();
        assert_eq!(before, ["import.run", "account.grant", "token.create", "account.grant", "token.create"]);
        ensure!(told(&all[0]).starts_with("created="), "{}", all[0]);
        assert_eq!(
            (told(&all[1]), told(&all[3])),
            ("account=new roles=administrator".into(), "account=new roles=editor".into())
        );
        ensure!(told(&all[4]).starts_with("scope=write token="), "{}", all[4]);
        ensure!(all.iter().take(begun).all(|entry| entry["actor"]["kind"] == "SYSTEM"), "{all:?}");
        whole(&all)?;
        pages(&admin, &all).await?;
        narrowed(&admin, &all, id).await
    })
}

#[test]
fn what_an_account_is_refused_is_entered_and_not_more_than_once_a_second() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let reviewer = world.account("reviews@example.org", &["--role", "reviewer"], "write")?;
        let reading = world.account("reads@example.org", &["--role", "editor"], "read")?;
        let outsider = world.of_member("beta-network", "contributor")?;
        let draft =
            admin.write("publicationCreate", json!({"title": [{"locale": "en", "value": "Hidden"}]})).await?;
        let record =
            admin.ask("{ record(by: {slug: \"p1\"}) { id } }", Value::Null).await?["record"]["id"].take();
        for _ in 0..5 {
            reviewer.refused("recordPublish", json!({ "id": record })).await?;
        }
        reading
            .refused("topicCreate", json!({"label": [{"locale": "en", "value": "No"}], "scheme": "SSE"}))
            .await?;
        outsider.refused("recordUpdate", json!({"id": draft.node["id"], "keywords": ["no"]})).await?;
        world
            .anyone()?
            .error(&scenarios::client::mutation("recordPublish"), json!({"input": {"id": record}}))
            .await?;
        let denied = eventually("the denials are entered", Duration::from_secs(10), async || {
            let denied = entries(&admin, json!({"action": "permission.denied"})).await?;
            let wanted: BTreeSet<_> = denied.iter().map(told).collect();
            Ok((wanted.len() == 3).then_some(denied))
        });
        let denied = denied.await?;
        let told_of = |email: &str| -> Vec<_> {
            let of = denied.iter().filter(|entry| entry["actor"]["email"] == email);
            of.map(|entry| (told(entry), entry["subject"]["id"].clone())).collect()
        };
        // The five took less than a second, or some more on a machine that is busy.
        let published = told_of("reviews@example.org");
        ensure!((1..5).contains(&published.len()), "{published:?}");
        assert_eq!(published[0], ("wanted=record.publish why=role".to_owned(), record));
        assert_eq!(
            told_of("reads@example.org"),
            [("kind=topic wanted=topic.create why=scope:write".to_owned(), Value::Null)]
        );
        assert_eq!(
            told_of("contributor@beta-network.example.org"),
            [("wanted=record.update why=unseen".to_owned(), draft.node["id"].clone())]
        );
        assert_eq!(denied.len(), published.len() + 2, "nobody known is not entered: {denied:?}");
        whole(&{
            let mut all = entries(&admin, json!({})).await?;
            all.reverse();
            all
        })
    })
}

#[test]
fn only_those_who_administer_read_it() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let editor = world.account("editor@example.org", &["--role", "editor"], "admin")?;
        let writing = world.account("boss@example.org", &["--role", "administrator"], "write")?;
        let outsider = world.of_member("alpha-city", "representative")?;
        for (client, expected) in [
            (world.anyone()?, "UNAUTHENTICATED"),
            (editor, "FORBIDDEN"),
            (writing, "FORBIDDEN"),
            (outsider, "FORBIDDEN"),
        ] {
            let (code, message) = client.error("{ auditLog { nodes { number } } }", Value::Null).await?;
            assert_eq!(code, expected, "{message}");
        }
        let admin = world.administrator()?;
        for wrong in [
            json!({"where": {"action": "record.destroy"}}),
            json!({"where": {"actor": "somebody"}}),
            json!({"where": {"subject": "x"}}),
            json!({"after": "x"}),
            json!({"before": "0"}),
            json!({"first": 101}),
            json!({"first": 1, "last": 1}),
        ] {
            let (code, message) = admin.error(LIST, wrong.clone()).await?;
            assert_eq!(code, "VALIDATION_FAILED", "{wrong}: {message}");
        }
        Ok(())
    })
}

#[test]
fn the_chain_is_verified_and_who_writes_past_the_program_is_found_out() -> Result<()> {
    on_both(async |place| {
        let empty = place.run(&["audit", "verify"])?.refused(1);
        ensure!(
            place.flags().len() > 2 || empty?.contains("no database"),
            "an empty database would hide a typo"
        );
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let made = admin
            .write(
                "topicCreate",
                json!({"label": [{"locale": "en", "value": "T"}], "scheme": "SSE", "publish": true}),
            )
            .await?;
        // While the server runs.
        let noted = verified(&world.place, &[])?;
        admin.write("topicWithdraw", json!({"id": made.node["id"], "reason": REASON})).await?;
        world.place.run(&["export", "--kind", "topic", "--output", "topics.jsonl"])?.well()?;
        let head = verified(&world.place, &["--head", &noted])?;
        ensure!(head != noted, "{head}");
        let listed = world.place.run(&["audit", "list", "--json"])?.well()?.out;
        let listed: Vec<Value> = listed.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        assert_eq!(
            (&listed[0]["action"], &listed[0]["detail"]),
            (&json!("export.run"), &json!({"kinds": "topic"}))
        );
        assert_eq!(listed[0]["hash"], json!(head));
        let number = listed[1]["number"].as_u64().context("no number")?;
        assert_eq!(listed[1]["detail"]["reason"], REASON);
        let table = world
            .place
            .run(&["audit", "list", "--actor", "administrator@example.org", "--limit", "1"])?
            .well()?;
        ensure!(
            table.out.contains("topic.withdraw") && table.out.contains("administrator@example.org"),
            "{}",
            table.out
        );
        ensure!(table.err.contains("--limit"), "{}", table.err);
        for (arguments, expected) in [
            (["--actor", "nobody@example.org"], "no account"),
            (["--since", "gestern"], "no time"),
            (["--until", "2026-13-01"], "no time"),
        ] {
            let told = world.place.run(&[&["audit", "list"], &arguments[..]].concat())?.refused(1)?;
            ensure!(told.contains(expected), "{told}");
        }
        let strange = "ab".repeat(32);
        let told = world.place.run(&["audit", "verify", "--head", &strange])?;
        ensure!(told.code == Some(1) && told.out.contains("not in the log"), "{told:?}");

        let World { server, place } = world;
        server.end("TERM").await?;
        tamper(&place)?;
        let told = place.run(&["audit", "verify", "--head", &noted])?;
        ensure!(told.code == Some(1), "{told:?}");
        ensure!(told.out.contains(&format!("entry {number} was changed")), "{told:?}");
        // What was noted before is sound all the same.
        ensure!(told.out.contains(&format!("{noted}: entry {}, ", number - 1)), "{told:?}");
        Ok(())
    })
}

#[test]
fn what_is_taken_away_put_in_or_moved_is_named() -> Result<()> {
    let place = Place::postgres()?;
    for _ in 0..3 {
        place.token()?;
    }
    verified(&place, &[])?;
    place.sql("DROP TRIGGER audit_entry_is_only_appended_to ON audit_entry")?;
    place.sql("CREATE TABLE kept AS SELECT * FROM audit_entry; CREATE TABLE kept_position AS SELECT * FROM audit_position")?;
    for (harm, expected) in [
        ("DELETE FROM audit_entry WHERE number = 3", "entry 3 is missing: entry 4 stands in its place"),
        ("DELETE FROM audit_entry WHERE number = 1", "entry 1 is missing"),
        ("DELETE FROM audit_entry WHERE number > 4", "ends at entry 4, but its position says entry 6"),
        ("DELETE FROM audit_entry", "ends at entry 0, but its position says entry 6"),
        (
            "INSERT INTO audit_entry SELECT 7, at, actor, action, subject, detail, request_id, previous_hash, hash FROM audit_entry WHERE number = 6",
            "ends at entry 7, but its position says entry 6",
        ),
        (
            "UPDATE audit_entry SET number = CASE number WHEN 2 THEN 103 ELSE 102 END WHERE number IN (2, 3); UPDATE audit_entry SET number = number - 100 WHERE number > 100",
            "entry 2 was changed",
        ),
        ("UPDATE audit_entry SET at = at + 1 WHERE number = 5", "entry 5 was changed"),
        ("UPDATE audit_entry SET subject = NULL WHERE number = 5", "entry 5 was changed"),
        ("UPDATE audit_entry SET previous_hash = hash WHERE number = 4", "entry 4 was changed"),
        (
            "UPDATE audit_entry SET action = 'record.destroy' WHERE number = 4",
            "entry 4 was changed: 'record.destroy' is no action",
        ),
        (
            "UPDATE audit_position SET hash = decode(repeat('ab', 32), 'hex')",
            "entry 6, the last, is not the one",
        ),
        ("UPDATE audit_position SET number = 5", "entry"),
    ] {
        place.sql(harm)?;
        let told = place.run(&["audit", "verify"])?;
        ensure!(told.code == Some(1) && told.out.contains(expected), "{harm}: {told:?}");
        ensure!(told.err.contains("backup"), "{told:?}");
        place.sql("DELETE FROM audit_entry; INSERT INTO audit_entry SELECT * FROM kept; DELETE FROM audit_position; INSERT INTO audit_position SELECT * FROM kept_position")?;
        verified(&place, &[]).with_context(|| harm)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_restored_chain_goes_on_where_it_was() -> Result<()> {
    let place = Place::sqlite()?;
    place.token()?;
    let noted = verified(&place, &[])?;
    place.run(&["backup", "copy.sqlite"])?.well()?;
    place.token()?;
    ensure!(verified(&place, &["--head", &noted])? != noted, "nothing was entered");
    place.run(&["restore", "copy.sqlite", "--force"])?.well()?;
    assert_eq!(verified(&place, &["--head", &noted])?, noted);
    place.token()?;
    verified(&place, &["--head", &noted])?;
    // The guard is in the backup, too.
    let store = place.store().await?;
    ensure!(store.schema_sql().await?.contains("audit_entry_is_never_deleted"), "no guard");
    Ok(store.close().await?)
}

#[test]
fn an_index_that_is_built_anew_is_entered() -> Result<()> {
    on_both(async |place| {
        place.write("fixtures.jsonl", FIXTURES)?;
        place.run(&["import", "fixtures.jsonl"])?.well()?;
        // The same again writes nothing, and so enters nothing.
        place.run(&["import", "fixtures.jsonl"])?.well()?;
        fs::create_dir_all(place.data())?;
        place.run(&["index", "rebuild"])?.well()?;
        let server = place.serve().await?;
        place.run(&["index", "rebuild"])?.well()?;
        server.end("TERM").await?;
        let listed = place.run(&["audit", "list", "--json"])?.well()?.out;
        let listed: Vec<Value> = listed.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let told: Vec<_> = listed.iter().map(|entry| (&entry["action"], &entry["detail"]["by"])).collect();
        let (rebuild, import) = (json!("index.rebuild"), json!("import.run"));
        assert_eq!(
            told,
            [(&rebuild, &json!("server")), (&rebuild, &json!("command")), (&import, &Value::Null)]
        );
        Ok(())
    })
}

/// The newest entries, at most a hundred.
async fn entries(client: &Client, filter: Value) -> Result<Vec<Value>> {
    let mut found = client.ask(LIST, json!({"where": filter, "first": 100})).await?;
    Ok(serde_json::from_value(found["auditLog"]["nodes"].take())?)
}

/// An entry's detail in one line.
fn told(entry: &Value) -> String {
    let details = entry["detail"].as_array().into_iter().flatten();
    let words = details.map(|detail| {
        let word = |name| detail[name].as_str().unwrap_or_default();
        format!("{}={}", word("name"), word("value"))
    });
    words.collect::<Vec<_>>().join(" ")
}

/// No gap, and each holds the hash of the one before. The oldest comes first.
fn whole(all: &[Value]) -> Result<()> {
    let mut before = json!("0".repeat(64));
    for (number, entry) in (1..).zip(all) {
        ensure!(entry["number"] == json!(i32::to_string(&number)), "{number}: {entry}");
        ensure!(entry["previousHash"] == before, "{number}: {entry}");
        before = entry["hash"].clone();
    }
    Ok(())
}

/// The same list, page by page, forwards and backwards.
async fn pages(admin: &Client, all: &[Value]) -> Result<()> {
    let newest: Vec<_> = texts(&json!(all), "/number").into_iter().rev().collect();
    let (mut forward, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = admin.ask(LIST, json!({"first": 4, "after": after})).await?["auditLog"].take();
        forward.extend(texts(&page["nodes"], "/number"));
        assert_eq!(texts(&page["edges"], "/cursor"), texts(&page["edges"], "/node/number"));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(forward, newest);
    let last = admin.ask(LIST, json!({"last": 4, "before": after})).await?["auditLog"].take();
    assert_eq!(texts(&last["nodes"], "/number"), ["5", "4", "3", "2"]);
    Ok(())
}

async fn narrowed(admin: &Client, all: &[Value], id: &Value) -> Result<()> {
    let editor = all.iter().find(|entry| entry["actor"]["email"] == "editor@example.org");
    let editor = &editor.context("no editor")?["actor"]["id"];
    let withdrawn = all.iter().find(|entry| entry["action"] == "record.withdraw").context("no withdrawal")?;
    for (filter, expected) in [
        (json!({"actor": editor}), 3),
        (json!({"actor": "system", "action": "account.grant"}), 2),
        (json!({"actor": "anonymous"}), 0),
        (json!({ "subject": id }), 5),
        (json!({"subject": editor}), 2),
        (json!({"since": withdrawn["at"], "until": withdrawn["at"]}), 1),
        (json!({"until": "2001-01-01T00:00:00Z"}), 0),
    ] {
        let found = entries(admin, filter.clone()).await?;
        ensure!(found.len() == expected, "{filter}: {found:#?}");
    }
    Ok(())
}

/// The head of a chain that is whole.
fn verified(place: &Place, arguments: &[&str]) -> Result<String> {
    let told = place.run(&[&["audit", "verify"], arguments].concat())?.well()?;
    ensure!(told.out.contains("the log is whole"), "{}", told.out);
    let head = told.out.lines().find_map(|line| line.strip_prefix("head")).context("no head")?;
    Ok(head.trim().to_owned())
}

/// Changes the entry with the reason past the program.
fn tamper(place: &Place) -> Result<()> {
    if place.flags().len() > 2 {
        let guarded = place.sql("UPDATE audit_entry SET actor = 'system'");
        ensure!(guarded.is_err_and(|error| error.to_string().contains("only appended to")), "no guard");
        place.sql("DROP TRIGGER audit_entry_is_only_appended_to ON audit_entry")?;
        place.sql("UPDATE audit_entry SET detail = replace(detail, 'quorble', 'marbles') WHERE detail LIKE '%quorble%'")?;
        return Ok(());
    }
    // SQLite has no guard against who writes the file itself.
    let file = place.data().join("gsef.sqlite");
    let mut bytes = fs::read(&file)?;
    let found: Vec<_> =
        bytes.windows(7).enumerate().filter(|(_, word)| *word == b"quorble").map(|(at, _)| at).collect();
    ensure!(!found.is_empty(), "the reason is not in the file");
    for at in found {
        bytes[at..at + 7].copy_from_slice(b"marbles");
    }
    Ok(fs::write(&file, bytes)?)
}
