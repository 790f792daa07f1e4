//! The registers by forms, without a script: what is entered, found, written by two at once and put together; and nobody
//! else has a register.

mod members;
mod others;
mod topics;

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::Reply,
    joining::Joining,
    page::page,
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

struct People {
    editor: Visitor,
    second: Visitor,
    reviewer: Visitor,
    contributor: Visitor,
    representative: Visitor,
    nobody: Visitor,
}

impl People {
    async fn of(world: &World) -> Result<Self> {
        let mut joining = Joining::of(world);
        Ok(Self {
            editor: joining.with_role("editor", "EDITOR").await?,
            second: joining.with_role("second", "EDITOR").await?,
            reviewer: joining.with_role("reviewer", "REVIEWER").await?,
            contributor: joining.for_member("contributor", "alpha-city", "CONTRIBUTOR").await?,
            representative: joining.for_member("representative", "alpha-city", "REPRESENTATIVE").await?,
            nobody: Visitor::anyone(&world.server.url)?,
        })
    }
}

/// The form about the thing, among the others of a page.
pub(crate) fn sheet(text: &str) -> Result<SentForm> {
    let end = text.find("class=\"sheet\"").with_context(|| format!("no form here:\n{text}"))?;
    let start = text.get(..end).and_then(|before| before.rfind("<form ")).context("no form")?;
    SentForm::of(text.get(start..).unwrap_or_default(), "/desk/")
}

async fn form(who: &Visitor, path: &str) -> Result<SentForm> {
    sheet(&page(who, path).await?)
}

/// Where a form led that was taken in.
fn led(reply: &Reply) -> Result<String> {
    ensure!(reply.status == 303, "not taken in: {}\n{}", reply.status, reply.text);
    Ok(reply.header("location").to_owned())
}

/// Opens a form, fills it in, and presses a button.
async fn fill(who: &Visitor, path: &str, filled: &[(&str, &str)], button: &str) -> Result<String> {
    let mut form = form(who, path).await?;
    for (name, value) in filled {
        ensure!(form.value(name).is_some(), "{path} has no {name}: {:?}", form.entries);
        form.fill(name, value);
    }
    led(&who.send(&form, button).await?)
}

/// The id in the path of a thing's form.
fn id_in(path: &str) -> Result<String> {
    Ok(path.split('/').nth(4).with_context(|| format!("no id in {path}"))?.to_owned())
}

#[test]
fn only_who_keeps_a_register_has_it() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let People { editor, reviewer, contributor, representative, nobody, .. } = &people;
        let list = page(editor, "/en/desk/members?q=alpha").await?;
        let alpha = list.split("/desk/members/").find_map(|rest| {
            let id = rest.split('"').next()?;
            (id.len() == 36).then(|| id.to_owned())
        });
        let alpha = alpha.context("no link to the form")?;
        let topic = page(editor, "/en/desk/topics?q=housing").await?;
        let topic = topic.split("/desk/topics/").find_map(|rest| {
            let id = rest.split('"').next()?;
            (id.len() == 36).then(|| id.to_owned())
        });
        let topic = topic.context("no link to the topic")?;
        let paths = [
            "/desk/members".to_owned(),
            "/desk/members/new".to_owned(),
            format!("/desk/members/{alpha}/memberships"),
            format!("/desk/members/{alpha}/mandates"),
            format!("/desk/members/{alpha}/withdraw"),
            "/desk/topics".to_owned(),
            format!("/desk/topics/{topic}"),
            format!("/desk/topics/{topic}/merge"),
            "/desk/people".to_owned(),
            "/desk/people/new".to_owned(),
            "/desk/forums".to_owned(),
        ];
        let before = world.place.log_end().await?;
        for path in &paths {
            page(editor, &format!("/en{path}")).await?;
            for (name, who) in
                [("reviewer", reviewer), ("contributor", contributor), ("representative", representative)]
            {
                let status = who.get(&format!("/en{path}")).await?.status;
                ensure!(status == 404, "{name} on {path}: {status}");
            }
            let reply = nobody.get(&format!("/en{path}")).await?;
            ensure!(
                reply.status == 303 && reply.header("location").contains("sign-in"),
                "{path}: {}",
                reply.status
            );
        }
        // A form that an editor's page has is nobody else's to send.
        let mut sent = form(editor, &format!("/en/desk/members/{alpha}")).await?;
        sent.fill("city", "Mine now");
        let csrf = |who: Visitor| async move {
            anyhow::Ok(SentForm::of(&who.page("/en/account").await?, "/sign-out")?)
        };
        for who in [reviewer, contributor] {
            let token = csrf(who.clone()).await?.value("csrf").unwrap_or_default().to_owned();
            sent.fill("csrf", &token);
            let status = who.send(&sent, "save").await?.status;
            ensure!(status == 404, "{status}");
            ensure!(
                !page(who, "/en/members/alpha-city").await?.contains("/en/desk/members/"),
                "shown a way there"
            );
        }
        ensure!(world.place.log_end().await? == before, "something was written");
        // Who represents a member writes what it is, and not its memberships.
        let own = format!("/en/desk/members/{alpha}");
        ensure!(page(representative, "/en/members/alpha-city").await?.contains(&own), "no way to the form");
        let text = page(representative, &own).await?;
        ensure!(!text.contains("/memberships") && !text.contains("/withdraw"), "{text}");
        fill(representative, &own, &[("city", "Alpha-Ville")], "save").await?;
        ensure!(page(nobody, "/en/members/alpha-city").await?.contains("Alpha-Ville"), "not written");
        let beta = page(editor, "/en/desk/members?q=beta").await?;
        let beta =
            beta.split("/desk/members/").filter_map(|rest| rest.split('"').next()).find(|id| id.len() == 36);
        let other = format!("/en/desk/members/{}", beta.context("no beta")?);
        ensure!(representative.get(&other).await?.status == 404, "another's");
        Ok(())
    })
}
