//! What people may do follows, at each request, from what they were mandated to do and until when, from whether their
//! member has left, and from being asked to write one record; and nothing of it outlasts its end.

use anyhow::{Context as _, Result, ensure};
use chrono::{Days, NaiveDate};
use domain::{Clock as _, SystemClock};
use scenarios::{
    client::{Client, texts},
    joining::person,
    post::Letters,
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};
use serde_json::{Value, json};

use crate::{
    contribution::joins,
    policy_doors::{FIXTURES, HIDDEN, Viewer, doors, id_of, ids_of},
};

/// A member that left, with a record for members.
const GONE: &str = r#"
{"type":"member","id":"s:gone","slug":"gone","kind":"sse_network","name":{"en":"Gone"},"country":"FR","memberships":[{"type":"full","since":"2014","until":"2019-06-30"},{"type":"associate","since":"2016","until":"2018"}]}
{"type":"publication","id":"s:of-gone","slug":"of-gone","access":"members","title":{"en":"Whispered by who left"},"owner":"gone","languages":["en"],"date":"1907"}
"#;

fn day(days: i64) -> NaiveDate {
    let today = SystemClock.today();
    let by = Days::new(days.unsigned_abs());
    if days < 0 { today - by } else { today + by }
}

async fn member(client: &Client, slug: &str) -> Result<String> {
    let found = client.ask("query($s: String!) { member(slug: $s) { id } }", json!({ "s": slug })).await?;
    Ok(found["member"]["id"].as_str().with_context(|| format!("no {slug}"))?.to_owned())
}

/// Whether somebody may begin a record of a member today.
async fn writes_for(client: &Client, member: &str) -> Result<bool> {
    let input = json!({"title": [{"locale": "fr", "value": "Un essai"}], "owner": member});
    let payload = client.payload("caseStudyCreate", input).await?;
    let refused = payload["userErrors"] == json!([]);
    ensure!(refused || payload["userErrors"][0]["code"] == "FORBIDDEN", "{payload}");
    Ok(refused)
}

#[test]
fn a_role_holds_from_its_first_day_to_its_last() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let (admin, anyone) = (world.administrator()?, world.anyone()?);
        let (alpha, beta) = (member(&anyone, "alpha").await?, member(&anyone, "beta").await?);
        let role = |since: Option<NaiveDate>, until: Option<NaiveDate>| json!([{"member": alpha, "role": "CONTRIBUTOR", "since": since, "until": until}]);
        let backwards =
            json!({"email": "luc@people.example.org", "memberRoles": role(Some(day(1)), Some(day(0)))});
        assert_eq!(admin.fails("accountInvite", backwards).await?, "INVALID input.memberRoles.0.until");
        let luc = joins(&world, &admin, "luc", json!({"memberRoles": role(None, Some(day(-1)))})).await?;
        let again =
            |member_roles: Value| json!({"email": "luc@people.example.org", "memberRoles": member_roles});
        let ids = ids_of(&admin).await?;
        for (since, until, expected) in [
            (None, Some(-1), false),
            (Some(1), None, false),
            (Some(0), Some(0), true),
            (Some(-30), None, true),
            (Some(-30), Some(-2), false),
            (None, None, true),
        ] {
            admin.acts("accountInvite", again(role(since.map(day), until.map(day))), "__typename").await?;
            let what = format!("from {since:?} to {until:?}");
            assert_eq!(writes_for(&luc, &alpha).await?, expected, "{what}");
            let held = luc
                .ask(
                    "{ viewer { members { slug } account { memberRoles { role since until isInForce } } } }",
                    Value::Null,
                )
                .await?;
            assert_eq!(held["viewer"]["members"] == json!([{"slug": "alpha"}]), expected, "{what}: {held}");
            let shown = &held["viewer"]["account"]["memberRoles"];
            assert_eq!(
                *shown,
                json!([{"role": "CONTRIBUTOR", "since": since.map(day), "until": until.map(day), "isInForce": expected}]),
                "one role, as it was given last"
            );
            let viewer =
                Viewer { letter: if expected { 'A' } else { '-' }, name: "luc", client: luc.clone() };
            for (hidden, id) in
                HIDDEN.iter().zip(&ids).filter(|(hidden, _)| hidden.slug != "hidden-withdrawn")
            {
                let seen = hidden.seen_by.contains(viewer.letter);
                doors(&viewer, hidden, id, seen).await.with_context(|| format!("{what}: {}", hidden.slug))?;
            }
        }
        days_are_read_or_refused(&world, &alpha).await?;
        team_is_told_to_its_own(&world, &alpha, &beta).await?;
        roles_are_taken_away(&world, &admin, &luc, &alpha).await
    })
}

/// A day that can't be read gives no role for good: it is told at its entry.
async fn days_are_read_or_refused(world: &World, alpha: &str) -> Result<()> {
    let mut letters = Letters::of(&world.place);
    let role = json!({"memberRoles": [{"member": alpha, "role": "REPRESENTATIVE"}]});
    let speaks = person(world, &mut letters, "speaks@people.example.org", role).await?;
    let path = "/en/desk/accounts/invite";
    let mut form = SentForm::of(&speaks.page(path).await?, path)?;
    form.fill("email", "eve@people.example.org");
    let own = speaks.page(path).await?;
    let at = own.find("name=\"member\"").context("no members")?;
    let member = own[at..].split("value=\"").nth(2).and_then(|rest| rest.split('"').next());
    form.fill("member", member.context("no member to choose")?);
    for (since, until, said) in [
        ("", "31/12/2026", "Write a day as"),
        ("soon", "", "Write a day as"),
        ("2026-05-01", "2026-04-30", "It lies before the first day."),
    ] {
        form.fill("since", since);
        form.fill("until", until);
        let reply = speaks.send(&form, "").await?;
        ensure!(reply.status == 422 && reply.text.contains(said), "{since} {until}: {}", reply.text);
        ensure!(reply.text.contains(&format!("value=\"{until}\"")), "what was typed is lost");
    }
    assert_eq!(letters.waiting("eve@people.example.org")?, 0);
    form.fill("until", "2026-05-31");
    ensure!(speaks.send(&form, "").await?.status == 303, "not invited");
    let team = speaks.page("/en/account/team/alpha").await?;
    ensure!(team.contains("1 May 2026") && team.contains("31 May 2026"), "{team}");
    Ok(())
}

/// Who acts for a member is told to who represents it and to administrators.
async fn team_is_told_to_its_own(world: &World, alpha: &str, beta: &str) -> Result<()> {
    let represents = |slug: &str| {
        let rights = ["--member", slug, "--as", "representative"];
        world.account(&format!("speaks@{slug}.example.org"), &rights, "admin")
    };
    let (ours, theirs) = (represents("alpha")?, represents("beta")?);
    let team =
        "query($id: ID!) { node(id: $id) { ... on Member { team { id email state role { role } } } } }";
    let told = ours.ask(team, json!({ "id": alpha })).await?["node"]["team"].take();
    let told = told.as_array().context("no team")?;
    let of = |email: &str| told.iter().find(|acting| acting["email"] == email);
    let luc = of("luc@people.example.org").with_context(|| format!("{told:?}"))?["id"].clone();
    ensure!(told.iter().any(|acting| acting["role"]["role"] == "REPRESENTATIVE"), "{told:?}");
    assert_eq!(ours.ask(team, json!({ "id": beta })).await?["node"]["team"], Value::Null);
    let end = |account: &Value| json!({"id": account, "member": alpha});
    for (who, client) in [
        ("another's representative", theirs),
        ("contributor", world.account("writes@alpha.example.org", &["--member", "alpha"], "admin")?),
        ("editor", world.account("edits@example.org", &["--role", "editor"], "admin")?),
        ("narrow token", world.of_member("alpha", "representative")?),
    ] {
        assert_eq!(client.ask(team, json!({ "id": alpha })).await?["node"]["team"], Value::Null, "{who}");
        assert_eq!(client.fails("memberRoleEnd", end(&luc)).await?, "FORBIDDEN", "{who}");
    }
    assert_eq!(world.anyone()?.ask(team, json!({ "id": alpha })).await?["node"]["team"], Value::Null);
    let nobody = json!("00000000-0000-7000-8000-000000000000");
    assert_eq!(ours.fails("memberRoleEnd", end(&nobody)).await?, "NOT_FOUND");
    Ok(())
}

/// An administrator writes roles anew; a representative ends them; both count at once.
async fn roles_are_taken_away(world: &World, admin: &Client, luc: &Client, alpha: &str) -> Result<()> {
    let id = luc.ask("{ viewer { account { id } } }", Value::Null).await?["viewer"]["account"]["id"].take();
    let roles =
        |roles: Value, member_roles: Value| json!({"id": id, "roles": roles, "memberRoles": member_roles});
    let curates = "{ viewer { roles } reviewQueue { totalCount } }";
    admin.acts("accountRolesUpdate", roles(json!(["EDITOR"]), json!([])), "account { roles }").await?;
    assert_eq!(luc.ask(curates, Value::Null).await?["viewer"]["roles"], json!(["EDITOR"]));
    let mine = json!([{"member": alpha, "role": "CONTRIBUTOR"}]);
    admin.acts("accountRolesUpdate", roles(json!([]), mine), "account { roles }").await?;
    ensure!(writes_for(luc, alpha).await?);
    assert_eq!(
        luc.fails("accountRolesUpdate", roles(json!(["ADMINISTRATOR"]), json!([]))).await?,
        "FORBIDDEN"
    );
    let ours = world.account(
        "speaks@alpha.example.org",
        &["--member", "alpha", "--as", "representative"],
        "admin",
    )?;
    assert_eq!(ours.fails("accountRolesUpdate", roles(json!([]), json!([]))).await?, "FORBIDDEN");
    ours.acts("memberRoleEnd", json!({"id": id, "member": alpha}), "isDone").await?;
    ensure!(!writes_for(luc, alpha).await?);
    let own =
        admin.ask("{ viewer { account { id } } }", Value::Null).await?["viewer"]["account"]["id"].take();
    let input = json!({"id": own, "roles": ["EDITOR"], "memberRoles": []});
    assert_eq!(admin.fails("accountRolesUpdate", input).await?, "INVALID input.roles");
    assert_eq!(
        admin.ask("{ viewer { roles } }", Value::Null).await?["viewer"]["roles"],
        json!(["ADMINISTRATOR"])
    );
    Ok(())
}

#[test]
fn who_writes_for_a_member_that_left_reads_no_more_what_is_for_members() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES, GONE], &[]).await?;
        let admin = world.administrator()?;
        let left = world.of_member("gone", "representative")?;
        let (shared, own) = (id_of(&admin, "hidden-shared").await?, id_of(&admin, "of-gone").await?);
        let seen = "query($shared: ID!, $own: ID!) { shared: node(id: $shared) { id } own: node(id: $own) { id } records(first: 100) { nodes { slug } } }";
        let ids = json!({"shared": shared, "own": own});
        let data = left.ask(seen, ids.clone()).await?;
        assert_eq!((&data["shared"], data["own"]["id"] == own.as_str()), (&Value::Null, true), "{data}");
        let slugs = texts(&data["records"]["nodes"], "/slug");
        assert!(
            slugs.contains(&"of-gone".to_owned()) && !slugs.contains(&"hidden-shared".to_owned()),
            "{slugs:?}"
        );
        assert_eq!(left.search("whispered", None).await?, ["of-gone"]);
        assert_eq!(left.search("zorblatshared", None).await?, Vec::<String>::new());
        // It joins again: it reads at once.
        let gone = member(&admin, "gone").await?;
        let joins = json!({"id": gone, "memberships": [{"type": "FULL", "since": "2026"}]});
        let written = admin.write("memberMembershipsUpdate", joins).await?;
        assert_eq!(left.ask(seen, ids).await?["shared"]["id"], shared.as_str());
        assert_eq!(left.search("zorblatshared", Some(&written.sequence)).await?, ["hidden-shared"]);
        Ok(())
    })
}

#[test]
fn a_co_author_writes_one_record_and_sees_nothing_else() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let (admin, officer) = (world.administrator()?, world.of_member("alpha", "contributor")?);
        let ids = ids_of(&admin).await?;
        let draft = id_of(&officer, "hidden-draft").await?;
        let invitation = |email: &str| json!({"id": draft, "email": email, "language": "fr"});
        let bea = "bea@people.example.org";
        for (who, client, code) in [
            ("another's", world.of_member("beta", "representative")?, "NOT_FOUND"),
            (
                "reviewer",
                world.account("reviewer@example.org", &["--role", "reviewer"], "write")?,
                "FORBIDDEN",
            ),
        ] {
            assert_eq!(client.fails("coAuthorInvite", invitation(bea)).await?, code, "{who}");
        }
        assert_eq!(officer.fails("coAuthorInvite", invitation("no address")).await?, "INVALID input.email");
        let mut letters = Letters::of(&world.place);
        assert_eq!(letters.waiting(bea)?, 0);
        officer.acts("coAuthorInvite", invitation(bea), "expiresAt").await?;
        let code = letters.code(bea).await?;
        let accepted = json!({"code": code, "name": "Béa", "password": "trois pommes dans un panier"});
        world.anyone()?.acts("invitationAccept", accepted, "account { state }").await?;
        let person = world.anyone()?.sign_in(bea, "trois pommes dans un panier", None).await?;
        let told = person
            .ask("{ viewer { notifications { nodes { kind subject { id } } } members { id } } }", Value::Null)
            .await?;
        assert_eq!(
            told["viewer"],
            json!({"notifications": {"nodes": [{"kind": "CO_AUTHOR_INVITED", "subject": {"id": draft}}]}, "members": []})
        );

        let viewer = Viewer { letter: '-', name: "co-author", client: person.clone() };
        for (hidden, id) in HIDDEN.iter().zip(&ids).filter(|(hidden, _)| hidden.slug != "hidden-withdrawn") {
            let seen = hidden.slug == "hidden-draft";
            doors(&viewer, hidden, id, seen).await.with_context(|| hidden.slug)?;
        }
        let authors = "query($id: ID!) { node(id: $id) { ...on Record { coAuthors { id name } viewerCan { update publish } } } }";
        let seen = person.ask(authors, json!({ "id": draft })).await?["node"].take();
        assert_eq!(seen["viewerCan"], json!({"update": true, "publish": false}));
        assert_eq!(seen["coAuthors"][0]["name"], "Béa");
        let own = seen["coAuthors"][0]["id"].clone();
        person.write("recordUpdate", json!({"id": draft, "keywords": ["ensemble"]})).await?;
        let talk = json!({"id": draft, "field": "title", "text": "Plus court ?"});
        person.acts("threadOpen", talk, "thread { id }").await?;
        for (verb, input) in [
            ("recordSubmit", json!({"id": draft})),
            ("recordPublish", json!({"id": draft})),
            ("recordWithdraw", json!({"id": draft, "reason": "Assez."})),
            ("coAuthorInvite", invitation("eve@people.example.org")),
            ("coAuthorRemove", json!({"id": draft, "account": admin_id(&admin).await?})),
        ] {
            let code = if verb.starts_with("record") {
                person.refused(verb, input).await?.concat()
            } else {
                person.fails(verb, input).await?
            };
            assert!(code.starts_with("FORBIDDEN"), "{verb}: {code}");
        }
        ensure!(!writes_for(&person, &member(&admin, "alpha").await?).await?);
        // Asked again, nothing is doubled; who has an account is told by it.
        officer.acts("coAuthorInvite", invitation(bea), "expiresAt").await?;
        let seen = officer.ask(authors, json!({ "id": draft })).await?["node"]["coAuthors"].take();
        assert_eq!(seen, json!([{"id": own, "name": "Béa"}]));
        let told = person.ask("{ viewer { notifications { totalCount } } }", Value::Null).await?;
        assert_eq!(told["viewer"]["notifications"]["totalCount"], 1, "told once");
        // Who has not accepted is not sent letter after letter.
        let eve = invitation("eve@people.example.org");
        let mut refused = String::new();
        for _ in 0..20 {
            let payload = officer.act("coAuthorInvite", eve.clone(), "expiresAt").await?;
            if let Some(code) = payload["userErrors"][0]["code"].as_str() {
                refused = code.to_owned();
                break;
            }
        }
        assert_eq!(refused, "TOO_MANY_ATTEMPTS");
        on_pages(&world, bea, &draft, &person).await?;

        // On a published record, readers don't learn who wrote along.
        let open = id_of(&admin, "open").await?;
        let asked = json!({"id": open, "email": bea});
        officer.acts("coAuthorInvite", asked, "expiresAt").await?;
        for client in [world.anyone()?, world.of_member("beta", "representative")?] {
            let seen = client.ask(authors, json!({ "id": open })).await?["node"]["coAuthors"].take();
            assert_eq!(seen, json!([]));
        }
        officer.acts("coAuthorRemove", json!({"id": open, "account": own}), "isDone").await?;
        let refused = person.refused("recordUpdate", json!({"id": open, "keywords": ["x"]})).await?;
        assert!(refused[0].starts_with("FORBIDDEN"), "{refused:?}");
        Ok(())
    })
}

async fn admin_id(admin: &Client) -> Result<Value> {
    Ok(admin.ask("{ viewer { account { id } } }", Value::Null).await?["viewer"]["account"]["id"].take())
}

/// The same on the site: found among one's records, read, and left.
async fn on_pages(world: &World, email: &str, draft: &str, person: &Client) -> Result<()> {
    let visitor = Visitor::anyone(&world.server.url)?.sign_in(email, "trois pommes dans un panier").await?;
    let mine = visitor.page("/en/account/records").await?;
    ensure!(mine.contains("Written with others") && mine.contains("Zorblatdraft"), "{mine}");
    let at = mine.find("/en/records/").context("no link")?;
    let path = mine[at..].split('"').next().unwrap_or_default().to_owned();
    let page = visitor.page(&path).await?;
    ensure!(
        page.contains("Co-authors") && page.contains(">Leave<") && !page.contains("co_author-hint"),
        "{page}"
    );
    let form = SentForm::of(&page, &path)?;
    let left = visitor.send(&form, form.button("unshare:")?).await?;
    assert_eq!((left.status, left.header("location")), (303, "/en/account/records"), "{}", left.text);
    assert_eq!(visitor.get(&path).await?.status, 404);
    let gone = person.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": draft })).await?;
    assert_eq!(gone["node"], Value::Null);
    ensure!(!visitor.page("/en/account/records").await?.contains("Zorblatdraft"));
    Ok(())
}
