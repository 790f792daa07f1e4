//! Pages of the web site as a visitor walks through them: held against what every page must have, their forms filled in.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::{
    client::Reply,
    visitor::{SentForm, Visitor},
};

/// Holds a page against what every page must have: the policy for its scripts, one heading, its language, a title, ids that
/// are there once, anchors and labels that lead somewhere.
///
/// # Errors
/// If it lacks something.
pub fn check(path: &str, reply: &Reply) -> Result<()> {
    let Reply { text, .. } = reply;
    ensure!(reply.header("content-type").starts_with("text/html"), "{path}: no page");
    let policy = reply.header("content-security-policy");
    ensure!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
    ensure!(reply.header("x-content-type-options") == "nosniff", "{path}: may be sniffed");
    ensure!(text.matches("<h1").count() == 1, "{path}: not one heading of the first rank");
    for inline in [" style=\"", "javascript:", " onclick=", "<style"] {
        ensure!(!text.contains(inline), "{path}: {inline} is refused by the policy");
    }
    let language = path.trim_start_matches('/').get(..2).unwrap_or_default();
    ensure!(text.contains(&format!("<html lang=\"{language}\"")), "{path}: not in {language}");
    ensure!(!text.contains("<title> ·"), "{path}: has no title");
    // Every id once, every anchor and label of the page led to one.
    let ids: Vec<&str> = attributes(text, " id=\"").collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    ensure!(ids.len() == unique.len(), "{path}: an id is there twice: {ids:?}");
    for name in [" for=\"", " aria-labelledby=\"", " href=\"#"] {
        for id in attributes(text, name).filter(|id| !id.is_empty()) {
            ensure!(unique.contains(id), "{path}: {name}{id}\" leads nowhere");
        }
    }
    Ok(())
}

/// The values of an attribute, given with what stands before each.
pub fn attributes<'t>(text: &'t str, before: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

/// A page held against what every page must have.
///
/// # Errors
/// If it is not there, or lacks something.
pub async fn page(who: &Visitor, path: &str) -> Result<String> {
    let reply = who.get(path).await?;
    ensure!(reply.status == 200, "{path}: {} {} {}", reply.status, reply.header("location"), reply.text);
    check(path, &reply)?;
    Ok(reply.text)
}

/// A form of a page.
///
/// # Errors
/// If there is no page or no such form.
pub async fn form(who: &Visitor, path: &str) -> Result<SentForm> {
    let text = page(who, path).await?;
    let bare = path.split('?').next().unwrap_or_default();
    SentForm::of(&text, bare)
}

/// Where a form led that was taken in.
///
/// # Errors
/// If it was not taken in.
pub fn led(reply: &Reply) -> Result<String> {
    ensure!(reply.status == 303, "not taken in: {}\n{}", reply.status, reply.text);
    Ok(reply.header("location").split('#').next().unwrap_or_default().to_owned())
}

/// Opens a page, fills its form in, and presses a button.
///
/// # Errors
/// If there is no such form, entry or button, or it was not taken in.
pub async fn fill(who: &Visitor, path: &str, filled: &[(&str, &str)], button: &str) -> Result<String> {
    let mut form = form(who, path).await?;
    for (name, value) in filled {
        ensure!(form.value(name).is_some(), "{path} has no {name}: {:?}", form.entries);
        form.fill(name, value);
    }
    let button = form.button(button)?.to_owned();
    led(&who.send(&form, &button).await?)
}
