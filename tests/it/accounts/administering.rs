//! Accounts as those find and open them who administer; for everyone else they are not there.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::Client,
    place::Place,
    post::Letters,
    world::{on_both, on_sqlite},
};
use serde_json::{Value, json};

use super::{ANA, FIRST, audit_log, done_to, is_shut_out, join, start, viewer};

async fn emails(client: &Client, arguments: &str) -> Result<(Vec<String>, Value)> {
    let query = format!(
        "{{ accounts({arguments}) {{ totalCount edges {{ cursor node {{ email }} }} nodes {{ email }}
            pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
    );
    let page = client.ask(&query, Value::Null).await?["accounts"].take();
    let email = |node: &Value| node["email"].as_str().unwrap_or_default().to_owned();
    let nodes: Vec<String> = page["nodes"].as_array().context("no nodes")?.iter().map(email).collect();
    let edges = page["edges"].as_array().context("no edges")?.iter().map(|edge| email(&edge["node"]));
    ensure!(edges.eq(nodes.iter().cloned()), "{page}");
    Ok((nodes, page))
}

#[test]
fn accounts_are_a_connection_for_administrators_alone() -> Result<()> {
    on_both(async |place: Place| {
        let world = start(place).await?;
        let admin = world.administrator()?;
        let mut letters = Letters::of(&world.place);
        join(&world, &mut letters, ANA, json!({"roles": ["REVIEWER"]})).await?;
        admin.acts("accountInvite", json!({"email": "zoé@example.org"}), "__typename").await?;
        let (all, page) = emails(&admin, "first: 100").await?;
        ensure!(all.contains(&ANA.to_owned()) && page["totalCount"] == all.len(), "{page}");
        let (found, page) = emails(&admin, "contains: \"ZOE\"").await?;
        assert_eq!((found, &page["totalCount"]), (vec!["zoé@example.org".to_owned()], &json!(1)));
        assert_eq!(emails(&admin, "state: INVITED").await?.0, ["zoé@example.org"]);
        // Forwards and backwards.
        let (first, page) = emails(&admin, "first: 1").await?;
        ensure!(page["pageInfo"]["hasNextPage"] == true && page["pageInfo"]["hasPreviousPage"] == false);
        let end = &page["pageInfo"]["endCursor"];
        let (second, page) = emails(&admin, &format!("first: 1, after: {end}")).await?;
        assert_eq!([first.as_slice(), second.as_slice()].concat(), all[..2]);
        let start = &page["pageInfo"]["startCursor"];
        assert_eq!(emails(&admin, &format!("last: 1, before: {start}")).await?.0, first);
        assert_eq!(emails(&admin, "last: 1").await?.0, all[all.len() - 1..]);

        let person = world.anyone()?.sign_in(ANA, FIRST, None).await?;
        let id = viewer_id(&person).await?;
        let shown = "query($id: ID!) { account(id: $id) { email lastUsedAt roles } }";
        let account = admin.ask(shown, json!({ "id": id })).await?["account"].take();
        ensure!(account["email"] == ANA && account["lastUsedAt"].is_string(), "{account}");
        let nobody = json!({"id": "00000000-0000-7000-8000-000000000000"});
        assert_eq!(admin.ask(shown, nobody).await?["account"], Value::Null);
        assert_eq!(admin.ask(shown, json!({"id": "nonsense"})).await?["account"], Value::Null);

        // Whoever does not administer is told neither who is there nor who is not.
        let editor = world.account("edits@example.org", &["--role", "editor"], "admin")?;
        let narrow = world.account("narrow@example.org", &["--role", "administrator"], "write")?;
        let nobody = world.anyone()?;
        for (who, client, code) in [
            ("an editor", &editor, "FORBIDDEN"),
            ("a narrow token", &narrow, "FORBIDDEN"),
            ("a reviewer", &person, "FORBIDDEN"),
            ("nobody", &nobody, "UNAUTHENTICATED"),
        ] {
            let one = format!("{{ account(id: {id}) {{ email }} }}");
            let other = "{ account(id: \"00000000-0000-7000-8000-000000000000\") { email } }";
            for query in [
                "{ accounts { totalCount } }",
                "{ accounts(contains: \"ana\") { nodes { email } } }",
                &one,
                other,
            ] {
                assert_eq!(client.error(query, Value::Null).await?.0, code, "{who}: {query}");
            }
            if code == "FORBIDDEN" {
                assert_eq!(client.fails("accountEnable", json!({ "id": id })).await?, code, "{who}");
            }
        }
        assert_eq!(
            person.ask("{ viewer { account { lastUsedAt } } }", Value::Null).await?["viewer"]["account"]["lastUsedAt"],
            Value::Null
        );
        Ok(())
    })
}

async fn viewer_id(person: &Client) -> Result<Value> {
    Ok(person.ask("{ viewer { account { id } } }", Value::Null).await?["viewer"]["account"]["id"].take())
}

#[test]
fn an_account_that_was_shut_is_opened_again() -> Result<()> {
    on_sqlite(async |place| {
        let world = start(place).await?;
        let admin = world.administrator()?;
        let mut letters = Letters::of(&world.place);
        join(&world, &mut letters, ANA, json!({"roles": ["REVIEWER"]})).await?;
        let person = world.anyone()?.sign_in(ANA, FIRST, None).await?;
        let id = json!({"id": viewer_id(&person).await?});
        assert_eq!(admin.fails("accountEnable", id.clone()).await?, "INVALID input.id", "it is not shut");
        admin.acts("accountDisable", id.clone(), "account { state }").await?;
        assert!(is_shut_out(&person).await?);
        let opened = admin.acts("accountEnable", id.clone(), "account { state roles }").await?;
        assert_eq!(opened["account"], json!({"state": "ACTIVE", "roles": ["REVIEWER"]}));
        assert!(is_shut_out(&person).await?, "a session that ended stays ended");
        let person = world.anyone()?.sign_in(ANA, FIRST, None).await?;
        assert_eq!(viewer(&person).await?["account"]["roles"], json!(["REVIEWER"]));

        // Who never accepted is invited anew; what is erased has no way back, and no roles.
        admin.acts("accountInvite", json!({"email": "ben@example.org"}), "__typename").await?;
        let ben = admin.ask("{ accounts(contains: \"ben@\") { nodes { id } } }", Value::Null).await?;
        let ben = json!({"id": ben["accounts"]["nodes"][0]["id"]});
        admin.acts("accountDisable", ben.clone(), "__typename").await?;
        assert_eq!(admin.fails("accountEnable", ben).await?, "INVALID input.id");
        admin.acts("accountDisable", json!({"id": id["id"], "erase": true}), "__typename").await?;
        assert_eq!(admin.fails("accountEnable", id.clone()).await?, "INVALID input.id");
        let roles = json!({"id": id["id"], "roles": ["EDITOR"], "memberRoles": []});
        assert_eq!(admin.fails("accountRolesUpdate", roles).await?, "INVALID input.id");
        let missing = json!({"id": "00000000-0000-7000-8000-000000000000"});
        assert_eq!(admin.fails("accountEnable", missing).await?, "NOT_FOUND");

        let subject = json!(format!("account:{}", id["id"].as_str().unwrap_or_default()));
        let done = done_to(&audit_log(&world)?, &subject);
        assert_eq!(done.iter().filter(|one| *one == "account.enable").count(), 1, "{done:?}");
        Ok(())
    })
}
