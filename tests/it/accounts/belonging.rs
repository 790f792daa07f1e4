//! Someone invited by a member joins, signs in, has sessions, tokens, a second factor and another password, and leaves.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, action, texts},
    post::{Letters, base32, totp_code},
    program::eventually,
    world::{World, on_both},
};
use serde_json::{Value, json};

use super::{ANA, FIRST, SECOND, audit_log, done_to, is_shut_out, join, member, start, viewer};

#[test]
fn someone_invited_by_a_member_joins_signs_in_and_leaves() -> Result<()> {
    on_both(async |place| {
        let world = start(place).await?;
        let mut letters = Letters::of(&world.place);
        invited(&world, &mut letters).await?;
        let person = signed_in(&world).await?;
        sessions(&world, &person).await?;
        tokens(&world, &person).await?;
        let person = second_factor(&world, &person).await?;
        let person = passwords(&world, &mut letters, &person).await?;
        erased(&world, &mut letters, &person).await?;
        entered(&world).await
    })
}

/// The whole story is in the audit log, with what was refused.
async fn entered(world: &World) -> Result<()> {
    let refused = eventually("the denials are entered", Duration::from_secs(10), async || {
        let entries = audit_log(world)?;
        let denied = entries.iter().filter(|entry| entry["action"] == "permission.denied");
        let told = denied.map(|entry| {
            let word = |name: &str| entry["detail"][name].as_str().unwrap_or_default().to_owned();
            (word("wanted"), word("why"))
        });
        let told: BTreeSet<_> = told.collect();
        let expected = [
            ("account.invite", "role"),
            ("account.invite", "scope:admin"),
            ("account.export", "scope:admin"),
            ("token.create", "session"),
            ("session.revoke", "session"),
            ("password.change", "session"),
            ("second_factor.add", "session"),
            ("account.erase", "session"),
            ("sign_out", "session"),
        ];
        let all =
            expected.iter().all(|(wanted, why)| told.contains(&((*wanted).to_owned(), (*why).to_owned())));
        Ok(all.then_some(entries))
    });
    let entries = refused.await?;
    let first = entries.iter().find(|entry| entry["action"] == "account.invite").context("no invitation")?;
    ensure!(first["detail"]["account"] == "new", "{first}");
    let roles = first["detail"]["roles"].as_str().unwrap_or_default();
    ensure!(roles.starts_with("contributor of member:"), "{first}");
    let subject = &first["subject"];
    let (bad, good) = ("sign_in.failed", "sign_in.ok");
    let expected = [
        &["account.invite", "account.accept", bad, good][..],
        &[good, good, "session.revoke", "session.revoke", good, "sign_out"],
        &["token.create", "token.create", "token.revoke"],
        &["second_factor.add", bad, bad, good, bad, good, bad, "second_factor.remove"],
        &[good, "password.change", bad, "password.reset", good],
        &["account.export", "account.erase"],
    ];
    assert_eq!(done_to(&entries, subject), expected.concat());
    let failed = entries.iter().filter(|entry| entry["action"] == bad);
    for entry in failed {
        ensure!(entry["actor"] == "anonymous" && entry["request"].is_string(), "{entry}");
        ensure!(entry["subject"].is_null() == (entry["detail"]["why"] == "unknown"), "{entry}");
    }
    // Whoever shows whose account it is acts as that account.
    let by_ana = entries.iter().filter(|entry| entry["subject"] == *subject && entry["action"] == good);
    for entry in by_ana {
        ensure!(entry["actor"] == *subject && entry["request"].is_string(), "{entry}");
    }
    Ok(())
}

/// A representative invites for the very member, and nobody else does.
async fn invited(world: &World, letters: &mut Letters) -> Result<()> {
    let anyone = world.anyone()?;
    let (alpha, gamma) = (member(&anyone, "alpha-city").await?, member(&anyone, "gamma-university").await?);
    let rights = ["--member", "alpha-city", "--as", "representative"];
    let speaks = world.account("speaks@alpha.example.org", &rights, "admin")?;
    let role = |member: &str, role: &str| json!([{ "member": member, "role": role }]);
    let invitation = |roles: Value, member_roles: Value| json!({"email": ANA, "roles": roles, "memberRoles": member_roles, "language": "fr"});
    let own = invitation(json!([]), role(&alpha, "CONTRIBUTOR"));

    for input in [
        invitation(json!([]), role(&gamma, "CONTRIBUTOR")),
        invitation(
            json!([]),
            json!([{"member": alpha, "role": "CONTRIBUTOR"}, {"member": gamma, "role": "CONTRIBUTOR"}]),
        ),
        invitation(json!(["REVIEWER"]), role(&alpha, "CONTRIBUTOR")),
        invitation(json!([]), json!([])),
    ] {
        assert_eq!(speaks.fails("accountInvite", input.clone()).await?, "FORBIDDEN", "{input}");
    }
    for (who, client) in [
        ("contributor", world.account("writes@alpha.example.org", &["--member", "alpha-city"], "admin")?),
        (
            "another's",
            world.account(
                "speaks@gamma.example.org",
                &["--member", "gamma-university", "--as", "representative"],
                "admin",
            )?,
        ),
        ("editor", world.account("editor@example.org", &["--role", "editor"], "admin")?),
        ("narrow token", world.of_member("alpha-city", "representative")?),
    ] {
        assert_eq!(client.fails("accountInvite", own.clone()).await?, "FORBIDDEN", "{who}");
    }
    let (code, _) =
        anyone.error(&action("accountInvite", &own, "__typename"), json!({ "input": own })).await?;
    assert_eq!(code, "UNAUTHENTICATED");
    let nowhere = json!({"email": "no address", "memberRoles": role("AAAA", "CONTRIBUTOR")});
    assert_eq!(
        world.administrator()?.fails("accountInvite", nowhere).await?,
        "INVALID input.memberRoles.0.member"
    );
    assert_eq!(letters.waiting(ANA)?, 0);

    let payload = speaks.acts("accountInvite", own, "invitation { email expiresAt }").await?;
    assert_eq!(payload["invitation"]["email"], ANA);
    let letter = letters.next(ANA).await?;
    for part in [
        "Content-Language: fr",
        "Message-ID: <",
        "Auto-Submitted: auto-generated",
        "/account/invitation?code=",
    ] {
        assert!(letter.contains(part), "{part}\n{letter}");
    }
    let at = letter.find("gsef_one_").context("no code")?;
    let code = &letter[at..at + 45];

    let accept =
        |code: &str, name: &str, password: &str| json!({"code": code, "name": name, "password": password});
    for (input, expected) in [
        (accept(code, "Ana", "short"), "INVALID input.password"),
        (accept(code, "Ana", "password2026!"), "INVALID input.password"),
        (accept(code, "Ana", "Ana@example.org"), "INVALID input.password"),
        (accept(code, " ", FIRST), "INVALID input.name"),
        (accept("gsef_one_000000000000000000000000000000000000", "Ana", FIRST), "INVALID input.code"),
        (accept("협동조합", "Ana", FIRST), "INVALID input.code"),
    ] {
        assert_eq!(anyone.fails("invitationAccept", input.clone()).await?, expected, "{input}");
    }
    // What is in a letter opens nothing but what it says.
    assert!(is_shut_out(&anyone.with_token(code)).await?);
    assert_eq!(
        anyone.fails("passwordReset", json!({"code": code, "password": FIRST})).await?,
        "INVALID input.code"
    );
    let shown = "account { name state language emailVerifiedAt memberRoles { role member { slug } } }";
    let far = anyone.from_address("198.51.100.1");
    let payload = far.acts("invitationAccept", accept(code, "Ana 에헴플로", FIRST), shown).await?;
    let account = &payload["account"];
    assert_eq!(
        (&account["name"], &account["state"], &account["language"]),
        (&json!("Ana 에헴플로"), &json!("ACTIVE"), &json!("fr"))
    );
    assert_eq!(account["memberRoles"], json!([{"role": "CONTRIBUTOR", "member": {"slug": "alpha-city"}}]));
    assert!(account["emailVerifiedAt"].is_string());
    assert_eq!(
        far.fails("invitationAccept", accept(code, "Eve", SECOND)).await?,
        "INVALID input.code",
        "once"
    );
    Ok(())
}

/// Signs in, from an address of their own.
async fn signed_in(world: &World) -> Result<Client> {
    let anyone = world.anyone()?.from_address("198.51.100.2");
    for (email, password) in [(ANA, SECOND), ("nobody@example.org", FIRST), ("", "")] {
        let payload = anyone
            .act("signIn", json!({"email": email, "password": password}), "session { id } account { id }")
            .await?;
        ensure!(payload["session"].is_null() && payload["account"].is_null(), "{payload}");
        assert_eq!(
            payload["userErrors"][0]["message"], "the address, the password or the code is wrong",
            "{email}"
        );
    }
    let person = anyone.sign_in("Ana@Example.org ", FIRST, None).await?;
    let seen = viewer(&person).await?;
    assert_eq!((&seen["account"]["email"], &seen["scope"]), (&json!(ANA), &json!("ADMIN")));
    assert_eq!(texts(&seen["members"], "/slug"), ["alpha-city"]);
    // It acts for its own roles, and no further.
    let alpha = member(&person, "alpha-city").await?;
    let title = json!([{"locale": "fr", "value": "Un rapport"}]);
    person.write("publicationCreate", json!({"title": title, "owner": alpha})).await?;
    let (code, _) = person.error("{ accounts { nodes { email } } }", Value::Null).await?;
    assert_eq!(code, "FORBIDDEN");
    Ok(person)
}

async fn sessions(world: &World, person: &Client) -> Result<()> {
    let anyone = world.anyone()?.from_address("198.51.100.3");
    let other = anyone.sign_in(ANA, FIRST, None).await?;
    let third = anyone.sign_in(ANA, FIRST, None).await?;
    let shown = "{ viewer { sessions { id token isCurrent createdAt lastUsedAt expiresAt } } }";
    let listed = person.ask(shown, Value::Null).await?["viewer"]["sessions"].take();
    assert_eq!(texts(&listed, "/isCurrent"), ["false", "false", "true"], "the newest first");
    assert_eq!(texts(&listed, "/token"), ["null", "null", "null"]);
    let own = other.ask(shown, Value::Null).await?["viewer"]["sessions"].take();
    let own = own.as_array().into_iter().flatten().find(|session| session["isCurrent"] == true);
    let id = own.context("no current session")?["id"].clone();

    // Of someone else's session one learns nothing.
    let stranger = world.account("stranger@example.org", &["--role", "administrator"], "admin")?;
    assert_eq!(
        stranger.fails("sessionRevoke", json!({ "id": id })).await?,
        "FORBIDDEN",
        "a token revokes none"
    );
    person.acts("sessionRevoke", json!({ "id": id }), "isDone").await?;
    assert!(is_shut_out(&other).await?);
    assert_eq!(person.fails("sessionRevoke", json!({ "id": id })).await?, "NOT_FOUND");
    person.acts("sessionRevokeOthers", Value::Null, "isDone").await?;
    assert!(is_shut_out(&third).await? && !viewer(person).await?.is_null());
    let last = anyone.sign_in(ANA, FIRST, None).await?;
    last.acts("signOut", Value::Null, "isDone").await?;
    assert!(is_shut_out(&last).await?);
    Ok(())
}

async fn tokens(world: &World, person: &Client) -> Result<()> {
    let past = json!({"name": "one", "scope": "READ", "expiresAt": "2020-01-01T00:00:00Z"});
    assert_eq!(person.fails("tokenCreate", past).await?, "INVALID input.expiresAt");
    let input = json!({"name": "스크립트", "scope": "ADMIN"});
    let made = person.acts("tokenCreate", input.clone(), "secret token { id name scope }").await?;
    assert_eq!((&made["token"]["name"], &made["token"]["scope"]), (&json!("스크립트"), &json!("ADMIN")));
    let token = world.anyone()?.with_token(made["secret"].as_str().context("no secret")?);
    assert_eq!(viewer(&token).await?["account"]["email"], ANA);
    for (verb, input) in [
        ("tokenCreate", input),
        ("passwordChange", json!({"current": FIRST, "password": SECOND})),
        ("secondFactorBegin", Value::Null),
        ("accountErase", json!({"password": FIRST})),
        ("sessionRevokeOthers", Value::Null),
        ("signOut", Value::Null),
    ] {
        assert_eq!(token.fails(verb, input).await?, "FORBIDDEN", "a token must not {verb}");
    }
    let used = eventually("the use is noted", Duration::from_secs(20), async || {
        let listed = person.ask("{ viewer { tokens { id lastUsedAt } } }", Value::Null).await?;
        let token = &listed["viewer"]["tokens"][0];
        ensure!(token["id"] == made["token"]["id"], "{listed}");
        Ok(token["lastUsedAt"].as_str().map(str::to_owned))
    });
    used.await?;
    let narrow = person.acts("tokenCreate", json!({"name": "two", "scope": "READ"}), "secret").await?;
    let narrow = world.anyone()?.with_token(narrow["secret"].as_str().unwrap_or_default());
    for shown in ["sessions { id }", "tokens { id }", "personalData"] {
        let (code, _) = narrow.error(&format!("{{ viewer {{ {shown} }} }}"), Value::Null).await?;
        assert_eq!(code, "FORBIDDEN", "{shown}");
    }
    let id = json!({"id": made["token"]["id"]});
    assert_eq!(world.administrator()?.fails("tokenRevoke", id.clone()).await?, "NOT_FOUND", "another's");
    person.acts("tokenRevoke", id.clone(), "isDone").await?;
    assert!(is_shut_out(&token).await?);
    assert_eq!(person.fails("tokenRevoke", id).await?, "NOT_FOUND");
    Ok(())
}

/// A second factor: each code lets in once, and recovery codes open when the telephone is gone.
async fn second_factor(world: &World, person: &Client) -> Result<Client> {
    let anyone = world.anyone()?.from_address("198.51.100.4");
    let code = json!({"code": "123456"});
    assert_eq!(
        person.fails("secondFactorConfirm", code.clone()).await?,
        "INVALID input",
        "nothing was begun"
    );
    let begun = person.acts("secondFactorBegin", Value::Null, "secondFactor { secret uri }").await?;
    let secret = begun["secondFactor"]["secret"].as_str().context("no secret")?;
    let uri = begun["secondFactor"]["uri"].as_str().unwrap_or_default();
    assert!(uri.starts_with("otpauth://totp/GSEF%20knowledge%20exchange:ana%40example.org?secret="), "{uri}");
    let secret = base32(secret);
    assert!(
        !viewer(person).await?["hasSecondFactor"].as_bool().unwrap_or(true),
        "not before it is confirmed"
    );
    let confirmed =
        person.acts("secondFactorConfirm", json!({"code": totp_code(&secret, 0)}), "recoveryCodes").await?;
    let recovery = texts(&confirmed["recoveryCodes"], "");
    assert_eq!(recovery.len(), 10);
    assert_eq!(person.fails("secondFactorBegin", Value::Null).await?, "INVALID input", "one is enough");

    let sign_in = |code: Option<&str>| json!({"email": ANA, "password": FIRST, "code": code});
    assert_eq!(anyone.fails("signIn", sign_in(None)).await?, "SECOND_FACTOR_REQUIRED");
    assert_eq!(anyone.fails("signIn", json!({"email": ANA, "password": SECOND})).await?, "INVALID input");
    assert_eq!(anyone.fails("signIn", sign_in(Some("000000"))).await?, "INVALID input");
    let next = totp_code(&secret, 1);
    let person = anyone.sign_in(ANA, FIRST, Some(&next)).await?;
    assert_eq!(anyone.fails("signIn", sign_in(Some(&next))).await?, "INVALID input", "a code lets in once");
    anyone.sign_in(ANA, FIRST, Some(&recovery[3].to_uppercase())).await?;
    assert_eq!(
        anyone.fails("signIn", sign_in(Some(&recovery[3]))).await?,
        "INVALID input",
        "a recovery code, too"
    );

    let person = person.from_address("198.51.100.8");
    let removal = |password: &str, code: &str| json!({"password": password, "code": code});
    assert_eq!(
        person.fails("secondFactorRemove", removal(SECOND, &recovery[4])).await?,
        "INVALID input.password"
    );
    assert_eq!(person.fails("secondFactorRemove", removal(FIRST, &recovery[3])).await?, "INVALID input.code");
    person.acts("secondFactorRemove", removal(FIRST, &recovery[4]), "isDone").await?;
    assert_eq!(viewer(&person).await?["hasSecondFactor"], false);
    Ok(person)
}

/// Changing a password, and setting a new one by letter.
async fn passwords(world: &World, letters: &mut Letters, person: &Client) -> Result<Client> {
    let anyone = world.anyone()?.from_address("198.51.100.5");
    let other = anyone.sign_in(ANA, FIRST, None).await?;
    let person = person.from_address("198.51.100.5");
    let change = |current: &str, new: &str| json!({"current": current, "password": new});
    assert_eq!(person.fails("passwordChange", change(SECOND, SECOND)).await?, "INVALID input.current");
    assert_eq!(
        person.fails("passwordChange", change(FIRST, "qwertyuiop123")).await?,
        "INVALID input.password"
    );
    person.acts("passwordChange", change(FIRST, SECOND), "isDone").await?;
    assert!(is_shut_out(&other).await? && !viewer(&person).await?.is_null(), "the others end");
    assert_eq!(anyone.fails("signIn", json!({"email": ANA, "password": FIRST})).await?, "INVALID input");

    letters.waiting(ANA)?;
    let asked = async |email: &str| {
        let begun = Instant::now();
        let payload = anyone.act("passwordResetRequest", json!({ "email": email }), "isDone").await?;
        ensure!(begun.elapsed() >= Duration::from_millis(400), "{email}: {:?}", begun.elapsed());
        Ok::<_, anyhow::Error>(payload)
    };
    let (known, unknown) = (asked(ANA).await?, asked("nobody@example.org").await?);
    assert_eq!(known, unknown);
    let code = letters.code(ANA).await?;
    assert_eq!(letters.waiting("nobody@example.org")?, 0);
    assert_eq!(
        anyone.fails("passwordReset", json!({"code": code, "password": "tooshort"})).await?,
        "INVALID input.password"
    );
    anyone.acts("passwordReset", json!({"code": code, "password": FIRST}), "isDone").await?;
    assert!(is_shut_out(&person).await?, "every session ends");
    assert_eq!(
        anyone.fails("passwordReset", json!({"code": code, "password": SECOND})).await?,
        "INVALID input.code"
    );
    anyone.from_address("198.51.100.6").sign_in(ANA, FIRST, None).await
}

async fn erased(world: &World, letters: &mut Letters, person: &Client) -> Result<()> {
    let admin = world.administrator()?;
    person.acts("accountUpdate", json!({"name": "Ana M.", "language": "en"}), "account { name }").await?;
    person.own("savedSearchCreate", json!({"name": "one", "query": "협동조합"})).await?;
    let data = person.ask("{ viewer { personalData } }", Value::Null).await?["viewer"]["personalData"].take();
    let data: Value = serde_json::from_str(data.as_str().context("no data")?)?;
    assert_eq!((&data["account"]["email"], &data["account"]["name"]), (&json!(ANA), &json!("Ana M.")));
    assert_eq!(data["savedSearches"][0]["name"], "one");
    assert_eq!(data["changes"].as_array().map(Vec::len), Some(1), "the publication");
    assert!(data["letters"].as_array().is_some_and(|letters| letters.len() > 3), "{data:#}");
    assert!(!data.to_string().contains("argon2"), "no secrets");

    let id = viewer(person).await?["account"]["id"].clone();
    assert_eq!(person.fails("accountErase", json!({"password": SECOND})).await?, "INVALID input.password");
    person.acts("accountErase", json!({"password": FIRST}), "isDone").await?;
    assert!(is_shut_out(person).await?);
    let anyone = world.anyone()?.from_address("198.51.100.7");
    assert_eq!(anyone.fails("signIn", json!({"email": ANA, "password": FIRST})).await?, "INVALID input");
    let shown = "{ accounts(state: DISABLED) { nodes { id email name roles memberRoles { role } emailVerifiedAt } } }";
    let left = admin.ask(shown, Value::Null).await?["accounts"]["nodes"].take();
    let email = format!("erased:{}", id.as_str().unwrap_or_default());
    assert_eq!(
        left,
        json!([{"id": id, "email": email, "name": "", "roles": [], "memberRoles": [], "emailVerifiedAt": null}])
    );
    // The address is free again.
    join(world, letters, ANA, json!({"roles": ["REVIEWER"]})).await?;
    assert_eq!(
        viewer(&anyone.sign_in(ANA, FIRST, None).await?).await?["account"]["roles"],
        json!(["REVIEWER"])
    );
    Ok(())
}
