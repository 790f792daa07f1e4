//! Accounts administered on the web site, by forms and without a script: found, given roles, shut, opened, invited anew; and
//! whoever does not administer them finds nothing there.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    joining::Joining,
    page::{attributes, check, led, page},
    post::Letters,
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const PASSWORD: &str = "trois pommes dans un panier";
const LIST: &str = "/en/desk/accounts";

struct People {
    admin: Visitor,
    officer: Visitor,
    editor: Visitor,
    outsider: Visitor,
    nobody: Visitor,
}

impl People {
    async fn of(world: &World) -> Result<Self> {
        let mut joining = Joining::of(world);
        Ok(Self {
            admin: joining.with_role("iris", "ADMINISTRATOR").await?,
            officer: joining.for_member("officer", "alpha-city", "CONTRIBUTOR").await?,
            editor: joining.with_role("editor", "EDITOR").await?,
            outsider: joining.for_member("outsider", "beta-network", "REPRESENTATIVE").await?,
            nobody: Visitor::anyone(&world.server.url)?,
        })
    }
}

#[test]
fn administrators_keep_accounts_by_forms_and_nobody_else_finds_them() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let officer = found(&world, &people).await?;
        nobody_else(&people, &officer).await?;
        given_roles(&world, &people, &officer).await?;
        own_account(&world, &people).await?;
        shut_and_opened(&world, &people, &officer).await?;
        invited_anew(&world, &people).await?;
        told_in_the_log(&people, &officer).await?;
        paged(&world, &people).await
    })
}

/// The page of the account with an address, as the list leads to it.
async fn way_to(admin: &Visitor, email: &str) -> Result<String> {
    let list = page(admin, &format!("{LIST}?q={email}")).await?;
    let (before, _) =
        list.split_once(&format!(">{email}</a>")).with_context(|| format!("{email}: {list}"))?;
    let href = before.rsplit("href=\"").next().and_then(|rest| rest.split('"').next());
    Ok(href.context("no way to the account")?.to_owned())
}

/// The form that says what an account may do.
async fn rights(admin: &Visitor, path: &str) -> Result<SentForm> {
    let text = page(admin, path).await?;
    let at =
        text.find("<form class=\"form rights\"").with_context(|| format!("no form of rights: {text}"))?;
    SentForm::of(&text[at..], path)
}

fn id_in(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The list has everyone, and is narrowed by state and by a part of address or name.
async fn found(world: &World, people: &People) -> Result<String> {
    let People { admin, .. } = people;
    let list = page(admin, LIST).await?;
    for shown in
        ["officer@example.org", "editor@example.org", "Contributor: ", "/en/desk/accounts/requests", "Editor"]
    {
        ensure!(list.contains(shown), "{shown}: {list}");
    }
    let some = page(admin, "/fr/desk/accounts?q=OFFIC").await?;
    ensure!(some.contains("officer@example.org") && !some.contains("editor@example.org"), "{some}");
    ensure!(
        some.contains("value=\"OFFIC\"") && some.contains("1 compte"),
        "what is looked for is lost: {some}"
    );
    let none = page(admin, "/ko/desk/accounts?state=invited&q=officer").await?;
    ensure!(none.contains("그런 계정이 없습니다."), "{none}");
    ensure!(page(admin, "/es/desk/accounts?state=nonsense").await?.contains("officer@example.org"), "broken");
    // Those who wait for an answer are led to from here.
    ensure!(!list.contains("waits for an answer"), "nobody waits: {list}");
    let asked = json!({"email": "wait@example.org", "name": "Wait"});
    world.anyone()?.acts("accountRequest", asked, "isDone").await?;
    let code = Letters::of(&world.place).code("wait@example.org").await?;
    world.anyone()?.acts("emailVerify", json!({ "code": code }), "__typename").await?;
    ensure!(page(admin, LIST).await?.contains("One person waits for an answer."), "not told who waits");
    let waiting = page(admin, &way_to(admin, "wait@example.org").await?).await?;
    let request =
        attributes(&waiting, " href=\"").find(|href| href.starts_with("/en/desk/accounts/requests/"));
    ensure!(page(admin, request.context("no way to the request")?).await?.contains("wait@example.org"));
    way_to(admin, "officer@example.org").await
}

/// Whoever does not administer accounts gets what any missing page gives, and changes nothing.
async fn nobody_else(people: &People, officer: &str) -> Result<()> {
    let People { editor, outsider, officer: own, nobody, .. } = people;
    for who in [editor, outsider, own] {
        let missing = who.get("/en/desk/accounts-there-are-none").await?;
        ensure!(missing.status == 404, "{}", missing.status);
        let title = |text: &str| {
            text.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next()).map(str::to_owned)
        };
        for path in [LIST, officer, &format!("{LIST}/nonsense"), &format!("{LIST}?q=officer")] {
            let reply = who.get(path).await?;
            ensure!(reply.status == 404, "{path}: {}", reply.status);
            ensure!(title(&reply.text) == title(&missing.text), "{path}: {}", reply.text);
            ensure!(!reply.text.contains("officer@example.org") || own.cookie() == who.cookie(), "{path}");
        }
        let csrf = SentForm::of(&who.page("/en/account").await?, "/en/account")?;
        let csrf = csrf.value("csrf").context("no token")?.to_owned();
        for act in ["shut", "open", "invite", "rights"] {
            let sent = [("csrf", csrf.as_str()), ("do", act), ("roles", "administrator"), ("known", "")];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let reply = who.post(officer, &sent, who.origin()).await?;
            ensure!(reply.status == 404, "{act}: {}", reply.status);
        }
        let account = who.page("/en/account").await?;
        ensure!(!account.contains(&format!("\"{LIST}\"")), "a way to what is not there: {account}");
    }
    ensure!(nobody.get(LIST).await?.status == 303, "nobody is led to sign in");
    ensure!(nobody.get(officer).await?.status == 303, "nobody is led to sign in");
    // Requests are for editors, too.
    ensure!(page(editor, "/en/desk/accounts/requests").await?.contains("wait@example.org"));
    ensure!(outsider.get("/en/desk/accounts/requests").await?.status == 403);
    Ok(())
}

async fn account(world: &World, path: &str) -> Result<Value> {
    let shown = "query($id: ID!) { account(id: $id) { state roles lastUsedAt
        memberRoles { role since until member { slug } } } }";
    let account = world.administrator()?.ask(shown, json!({ "id": id_in(path) })).await?["account"].take();
    Ok(account)
}

/// Roles are written anew as the form says them; what is wrong is told at its entry; two at once are told.
async fn given_roles(world: &World, people: &People, officer: &str) -> Result<()> {
    let People { admin, .. } = people;
    let text = page(admin, officer).await?;
    let (before, _) = text.split_once(">Beta Network</option>").context("no such member to choose")?;
    let beta =
        before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).context("no id")?.to_owned();
    let (mut form, mut other) = (rights(admin, officer).await?, rights(admin, officer).await?);
    form.fill("member_roles.0.until", "31/12/2030");
    form.fill("member_roles.1.member", &beta);
    form.fill("member_roles.1.role", "representative");
    form.fill("member_roles.1.since", "2026-05-01");
    form.fill("member_roles.1.until", "2026-04-01");
    let reply = admin.send(&form, "rights").await?;
    ensure!(reply.status == 422, "{}", reply.status);
    check(officer, &reply)?;
    ensure!(
        reply.text.contains("value=\"31/12/2030\"") && reply.text.contains("Write a day as"),
        "{}",
        reply.text
    );
    ensure!(reply.text.contains("href=\"#entry-member-roles-0-until\""), "{}", reply.text);
    form.fill("member_roles.0.until", "2030-12-31");
    let reply = admin.send(&form, "rights").await?;
    ensure!(reply.status == 422 && reply.text.contains("It lies before the first day."), "{}", reply.text);
    ensure!(reply.text.contains("href=\"#entry-member-roles-1-until\""), "{}", reply.text);
    form.fill("member_roles.1.until", "");
    form.tick("roles", "reviewer");
    ensure!(led(&admin.send(&form, "rights").await?)? == officer, "led elsewhere");
    let held = account(world, officer).await?;
    assert_eq!(held["roles"], json!(["REVIEWER"]));
    assert_eq!(
        held["memberRoles"],
        json!([
            {"role": "CONTRIBUTOR", "since": null, "until": "2030-12-31", "member": {"slug": "alpha-city"}},
            {"role": "REPRESENTATIVE", "since": "2026-05-01", "until": null, "member": {"slug": "beta-network"}},
        ])
    );
    ensure!(held["lastUsedAt"].is_string(), "{held}");
    // The same form once more changes nothing; one from before tells that others wrote meanwhile.
    led(&admin.send(&form, "rights").await?)?;
    other.tick("roles", "editor");
    let reply = admin.send(&other, "rights").await?;
    ensure!(
        reply.status == 422 && reply.text.contains("Someone else changed this meanwhile"),
        "{}",
        reply.text
    );
    assert_eq!(account(world, officer).await?, held, "written over");
    // One role goes, the others stay.
    let mut form = rights(admin, officer).await?;
    form.tick("member_roles.1.drop", "on");
    led(&admin.send(&form, "rights").await?)?;
    let held = account(world, officer).await?;
    assert_eq!(
        (held["memberRoles"].as_array().map(Vec::len), &held["roles"]),
        (Some(1), &json!(["REVIEWER"]))
    );
    Ok(())
}

/// Nobody shuts themselves out, neither by the page nor by a form that the page does not have.
async fn own_account(world: &World, people: &People) -> Result<()> {
    let People { admin, .. } = people;
    let own = way_to(admin, "iris@example.org").await?;
    let text = page(admin, &own).await?;
    ensure!(text.contains("It is your own") && !text.contains("value=\"shut\""), "{text}");
    let mut form = rights(admin, &own).await?;
    form.tick("roles", "editor");
    led(&admin.send(&form, "rights").await?)?;
    let held = account(world, &own).await?["roles"].take();
    assert_eq!(held, json!(["ADMINISTRATOR", "EDITOR"]));
    let mut form = rights(admin, &own).await?;
    form.fill("roles", "editor");
    let reply = admin.send(&form, "rights").await?;
    ensure!(
        reply.status == 422 && reply.text.contains("your own role of an administrator"),
        "{}",
        reply.text
    );
    let reply = admin.send(&form, "shut").await?;
    ensure!(reply.status == 422, "{}", reply.status);
    assert_eq!(account(world, &own).await?["state"], "ACTIVE");
    Ok(())
}

/// Who is shut out is signed out; opened again, they sign in as before.
async fn shut_and_opened(world: &World, people: &People, officer: &str) -> Result<()> {
    let People { admin, officer: person, .. } = people;
    ensure!(person.get("/en/account").await?.status == 200, "not signed in");
    let button = async |act: &str| -> Result<String> {
        let form = SentForm::of(&page(admin, officer).await?, officer)?;
        led(&admin.send(&form, form.button(act)?).await?)?;
        page(admin, officer).await
    };
    let shut = button("shut").await?;
    ensure!(shut.contains("data-state=\"disabled\"") && !shut.contains("value=\"shut\""), "{shut}");
    ensure!(person.get("/en/account").await?.status == 303, "still signed in");
    let again = Visitor::anyone(&world.server.url)?.sign_in("officer@example.org", PASSWORD).await;
    ensure!(again.is_err(), "who is shut out signs in");
    // Shut, it is found by that.
    ensure!(page(admin, &format!("{LIST}?state=disabled")).await?.contains("officer@example.org"));
    let opened = button("open").await?;
    ensure!(opened.contains("data-state=\"active\""), "{opened}");
    let again = Visitor::anyone(&world.server.url)?.sign_in("officer@example.org", PASSWORD).await?;
    ensure!(again.get("/en/account").await?.status == 200, "not let in again");
    Ok(())
}

/// An invitation is written once more, with the roles it had; without any role it says what that comes to.
async fn invited_anew(world: &World, people: &People) -> Result<()> {
    let People { admin, .. } = people;
    let mut letters = Letters::of(&world.place);
    let path = "/en/desk/accounts/invite";
    let text = page(admin, path).await?;
    ensure!(text.contains("Without any role, they read what everyone reads"), "{text}");
    let mut form = SentForm::of(&text, path)?;
    form.fill("email", "eve@example.org");
    led(&admin.send(&form, "").await?)?;
    let first = letters.code("eve@example.org").await?;
    let eve = way_to(admin, "eve@example.org").await?;
    let text = page(admin, &eve).await?;
    ensure!(text.contains("data-state=\"invited\"") && text.contains("It has no role"), "{text}");
    let form = SentForm::of(&text, &eve)?;
    led(&admin.send(&form, form.button("invite")?).await?)?;
    let second = letters.code("eve@example.org").await?;
    ensure!(first != second, "no new letter");
    let accepted = json!({"code": second, "name": "Eve", "password": PASSWORD});
    world.anyone()?.acts("invitationAccept", accepted, "account { state }").await?;
    let form = SentForm::of(&page(admin, &eve).await?, &eve)?;
    ensure!(form.button("invite").is_err(), "who has accepted is invited");
    ensure!(admin.send(&form, "invite").await?.status == 404, "who has accepted is invited");
    Ok(())
}

/// What was done is told in words, with the way to the account and back.
async fn told_in_the_log(people: &People, officer: &str) -> Result<()> {
    let People { admin, .. } = people;
    let text = page(admin, officer).await?;
    let id = id_in(officer);
    let log = format!("/en/desk/audit?what=account%3A{id}");
    ensure!(text.contains(&log), "no way to the log: {text}");
    let told = page(admin, &log).await?;
    for shown in ["Account shut", "account.disable", "Account opened again", "Roles changed", "Contributor: "]
    {
        ensure!(told.contains(shown), "{shown}: {told}");
    }
    ensure!(told.contains(&format!("href=\"{officer}\"")), "no way back: {told}");
    ensure!(!told.contains("of member:"), "a code of the log: {told}");
    // Narrowed further by the form, it is still about this account.
    let form = told.split("<form class=\"filter-bar\"").nth(1).context("no form")?;
    ensure!(form.contains(&format!("name=\"what\" value=\"account:{id}\"")), "{form}");
    let french = page(admin, &format!("/fr/desk/audit?who=account%3A{id}&action=sign_in.ok")).await?;
    ensure!(french.contains("Connexion") && french.contains("sign_in.ok"), "{french}");
    ensure!(page(admin, "/ko/desk/audit?action=account.enable").await?.contains("계정을 다시 엶"));
    Ok(())
}

/// Pages of the list fit together, and keep what it is narrowed to.
async fn paged(world: &World, people: &People) -> Result<()> {
    let People { admin, .. } = people;
    let inviter = world.administrator()?;
    for number in 0..60 {
        let input = json!({"email": format!("crowd{number:02}@example.org")});
        inviter.acts("accountInvite", input, "__typename").await?;
    }
    let first = page(admin, &format!("{LIST}?q=crowd&state=invited")).await?;
    ensure!(
        first.contains("60 accounts") && first.contains("crowd49@") && !first.contains("crowd50@"),
        "{first}"
    );
    let link = |text: &str, rel: &str| -> Result<String> {
        let (_, rest) =
            text.split_once(&format!("rel=\"{rel}\" href=\"")).with_context(|| format!("no {rel}"))?;
        Ok(rest.split('"').next().unwrap_or_default().replace("&#38;", "&").replace("&amp;", "&"))
    };
    ensure!(link(&first, "prev").is_err(), "something before the first page");
    let next = link(&first, "next")?;
    ensure!(next.contains("q=crowd") && next.contains("state=invited") && !next.contains("%40"), "{next}");
    let second = page(admin, &next).await?;
    ensure!(second.contains("crowd59@") && !second.contains("crowd49@"), "{second}");
    ensure!(link(&second, "next").is_err(), "something after the last page");
    let back = page(admin, &link(&second, "prev")?).await?;
    ensure!(back.contains("crowd00@") && back.contains("crowd49@") && !back.contains("crowd50@"), "{back}");
    ensure!(admin.get(&format!("{LIST}?after=nonsense%20")).await?.status == 400, "a cursor of nothing");
    Ok(())
}
