//! Who guesses waits, readers do not, and whoever is shut out acts by nothing.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use futures::future::join_all;
use scenarios::{
    client::action,
    post::Letters,
    world::{on_both, on_sqlite},
};
use serde_json::{Value, json};

use super::{ANA, FIRST, SECOND, audit_log, done_to, is_shut_out, join, member, start, viewer};

#[test]
fn who_guesses_must_wait_whether_or_not_there_is_an_account() -> Result<()> {
    on_both(async |place| {
        let world = start(place).await?;
        let mut letters = Letters::of(&world.place);
        join(&world, &mut letters, ANA, json!({})).await?;
        join(&world, &mut letters, "ben@example.org", json!({})).await?;
        let anyone = world.anyone()?;
        let sign_in = |email: &str, password: &str| json!({"email": email, "password": password});
        let mut told = Vec::new();
        for (address, email) in [("203.0.113.1", ANA), ("203.0.113.2", "nobody@example.org")] {
            let guesser = anyone.from_address(address);
            let mut answers = Vec::new();
            for _ in 0..5 {
                answers.push(guesser.act("signIn", sign_in(email, SECOND), "session { id }").await?);
            }
            let late = guesser.act("signIn", sign_in(email, SECOND), "session { id }").await?;
            let error = &late["userErrors"][0];
            assert_eq!(error["code"], "TOO_MANY_ATTEMPTS", "{late}");
            assert!(error["retryAfter"].as_u64().is_some_and(|wait| (1..=5).contains(&wait)), "{late}");
            told.push(answers);
            // The account waits wherever the guess comes from, and the address whomever it is about.
            let far = anyone.from_address("203.0.113.9");
            assert_eq!(far.fails("signIn", sign_in(email, FIRST)).await?, "TOO_MANY_ATTEMPTS");
            assert_eq!(
                guesser.fails("signIn", sign_in("ben@example.org", FIRST)).await?,
                "TOO_MANY_ATTEMPTS"
            );
        }
        assert_eq!(told[0], told[1], "the same words");
        // Others don't wait.
        let far = anyone.from_address("203.0.113.9");
        far.sign_in("ben@example.org", FIRST, None).await?;
        tokio::time::sleep(Duration::from_secs(6)).await;
        far.sign_in(ANA, FIRST, None).await?;

        // Many guesses at once are no more than one after another.
        let at_once = join_all((0..20).map(|at| {
            let guesser = anyone.from_address(&format!("192.0.2.{at}"));
            async move { guesser.fails("signIn", sign_in("ben@example.org", SECOND)).await }
        }));
        let answers = at_once.await.into_iter().collect::<Result<Vec<_>>>()?;
        let tried = answers.iter().filter(|answer| *answer == "INVALID input").count();
        assert!((1..=5).contains(&tried), "{answers:?}");

        // Letters that strangers ask for are bounded, too, and the address that gets them is not told.
        letters.waiting(ANA)?;
        for at in 0..8 {
            let asker = anyone.from_address(&format!("192.0.2.{}", 100 + at));
            asker.acts("passwordResetRequest", json!({ "email": ANA }), "isDone").await?;
        }
        letters.next(ANA).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(letters.waiting(ANA)? <= 4);
        let asker = anyone.from_address("192.0.2.200");
        for at in 0..5 {
            let email = format!("nobody{at}@example.org");
            asker.acts("passwordResetRequest", json!({ "email": email }), "isDone").await?;
        }
        let refused = asker.fails("passwordResetRequest", json!({ "email": ANA })).await?;
        assert_eq!(refused, "TOO_MANY_ATTEMPTS");
        Ok(())
    })
}

#[test]
fn readers_are_answered_while_many_sign_in() -> Result<()> {
    on_sqlite(async |place| {
        let world = start(place).await?;
        let anyone = world.anyone()?;
        let many =
            join_all((0..100).map(|at| {
                let client = anyone.from_address(&format!("192.0.2.{at}"));
                let input = json!({"email": format!("nobody{at}@example.org"), "password": FIRST});
                async move {
                    client.reply(&action("signIn", &input, "__typename"), json!({ "input": input })).await
                }
            }));
        let reading = async {
            let mut slowest = Duration::ZERO;
            for at in 0..20 {
                let begun = Instant::now();
                // Each another, so that none is kept.
                let query = format!("{{ publications(first: {}) {{ nodes {{ slug }} }} }}", at + 1);
                anyone.ask(&query, Value::Null).await?;
                slowest = slowest.max(begun.elapsed());
            }
            Ok::<_, anyhow::Error>(slowest)
        };
        let (answers, slowest) = tokio::join!(many, reading);
        for answer in answers {
            let text = answer?.text;
            // Wrong as they are, or sent away since too many wait; never broken.
            ensure!(text.contains("INVALID") || text.contains("too many"), "{text}");
        }
        assert!(slowest? < Duration::from_secs(3));
        Ok(())
    })
}

#[test]
fn whoever_is_shut_out_acts_by_nothing() -> Result<()> {
    on_both(async |place| {
        let world = start(place).await?;
        let (anyone, admin) = (world.anyone()?, world.administrator()?);
        let mut letters = Letters::of(&world.place);
        join(&world, &mut letters, ANA, json!({"roles": ["EDITOR"]})).await?;
        let person = anyone.sign_in(ANA, FIRST, None).await?;
        let made = person.acts("tokenCreate", json!({"name": "one", "scope": "WRITE"}), "secret").await?;
        let token = anyone.with_token(made["secret"].as_str().unwrap_or_default());
        let id = viewer(&token).await?["account"]["id"].clone();
        assert_eq!(person.fails("accountDisable", json!({ "id": id })).await?, "FORBIDDEN");
        let own = viewer(&admin).await?["account"]["id"].clone();
        assert_eq!(admin.fails("accountDisable", json!({ "id": own })).await?, "INVALID input.id");
        assert_eq!(admin.fails("accountDisable", json!({"id": "x"})).await?, "NOT_FOUND");
        admin.acts("accountDisable", json!({ "id": id }), "account { state }").await?;
        assert!(is_shut_out(&person).await? && is_shut_out(&token).await?);
        let entries = audit_log(&world)?;
        let disabled = entries.last().context("no entry")?;
        assert_eq!(disabled["action"], "account.disable");
        assert_eq!(
            done_to(&entries, &disabled["subject"]),
            ["account.invite", "account.accept", "sign_in.ok", "token.create", "account.disable"]
        );
        assert_eq!(anyone.fails("signIn", json!({"email": ANA, "password": FIRST})).await?, "INVALID input");
        letters.waiting(ANA)?;
        anyone.acts("passwordResetRequest", json!({ "email": ANA }), "isDone").await?;
        // A representative learns nothing and changes nothing by inviting them.
        let alpha = member(&anyone, "alpha-city").await?;
        let rights = ["--member", "alpha-city", "--as", "representative"];
        let speaks = world.account("speaks@alpha.example.org", &rights, "admin")?;
        let invitation = json!({"email": ANA, "memberRoles": [{"member": alpha, "role": "CONTRIBUTOR"}]});
        speaks.acts("accountInvite", invitation, "invitation { email }").await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(letters.waiting(ANA)?, 0);

        // Invitations are bounded apart from what strangers ask for, and for who has an account as for who has none.
        join(&world, &mut letters, "ben@people.example.org", json!({"roles": ["EDITOR"]})).await?;
        anyone.acts("passwordResetRequest", json!({ "email": "ben@people.example.org" }), "isDone").await?;
        let mut taken = Vec::new();
        for email in ["ben@people.example.org", "new@example.org"] {
            let invitation =
                json!({"email": email, "memberRoles": [{"member": alpha, "role": "CONTRIBUTOR"}]});
            let mut count = 0;
            while count < 20 && speaks.acts("accountInvite", invitation.clone(), "__typename").await.is_ok() {
                count += 1;
            }
            assert_eq!(speaks.fails("accountInvite", invitation).await?, "TOO_MANY_ATTEMPTS", "{email}");
            taken.push(count);
        }
        assert!(taken[0] == taken[1] && (1..20).contains(&taken[0]), "{taken:?}");

        let list = world.place.run(&["user", "list"])?.well()?.out;
        let line = list.lines().find(|line| line.starts_with(ANA)).context("not listed")?;
        assert!(line.contains("disabled"), "{list}");
        // An administrator lets them in again; what they were signed in by stays worthless.
        admin.acts("accountInvite", json!({ "email": ANA }), "invitation { email }").await?;
        let accepted = json!({"code": letters.code(ANA).await?, "name": "Ana", "password": SECOND});
        anyone.acts("invitationAccept", accepted, "account { state }").await?;
        anyone.sign_in(ANA, SECOND, None).await?;
        assert!(is_shut_out(&token).await?);

        // The operator invites, too, beside the server.
        world.place.run(&["user", "add", "ben@example.org", "--role", "reviewer", "--invite"])?.well()?;
        let accepted =
            json!({"code": letters.code("ben@example.org").await?, "name": "Ben", "password": FIRST});
        anyone.acts("invitationAccept", accepted, "account { state }").await?;
        // And whoever had an account from the terminal comes to a password by letter.
        anyone.acts("passwordResetRequest", json!({"email": "administrator@example.org"}), "isDone").await?;
        let code = letters.code("administrator@example.org").await?;
        anyone.acts("passwordReset", json!({"code": code, "password": FIRST}), "isDone").await?;
        anyone.sign_in("administrator@example.org", FIRST, None).await?;
        Ok(())
    })
}
