//! What has happened to a search since its permalink was made.

use app::{Again, Permalink};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::EntityKey;

use super::Params;
use crate::{
    Result, Site,
    asked::Asked,
    entry::Entry,
    error::{Wrong, html},
    place::named,
    shell::{Nav, Shell},
};

/// Entries of each list.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "since.html")]
struct Since {
    shell: Shell,
    words: String,
    standfirst: String,
    is_complete: bool,
    added: Vec<Entry>,
    added_count: String,
    changed: Vec<Entry>,
    changed_count: String,
    withdrawn: Vec<Gone>,
    withdrawn_count: String,
    run: String,
}

/// Something that is no longer there.
struct Gone {
    kind: String,
    when: String,
    reason: String,
}

/// `/search/since?permalink=`
pub(crate) async fn since(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let wrong = |error| Wrong::of(&site, &asked, error);
    let permalink: Permalink = asked.parameter("permalink").unwrap_or_default().parse().map_err(wrong)?;
    let again = site.app.search_again(&asked.cx, permalink).await.map_err(wrong)?;
    Ok(html(&read(&site, &asked, again).await.map_err(wrong)?))
}

async fn read(site: &Site, asked: &Asked, again: Again) -> app::Result<Since> {
    let i = asked.i;
    let Again { then, now: _, total, added, changed, withdrawn, is_complete } = again;
    let mut shell = Shell::new(site, asked, Nav::Search, i.t("since-title"));
    shell.is_unlisted = true;
    let mut gone = Vec::new();
    for change in withdrawn.iter().take(MOST) {
        let tombstone = site.app.tombstone(change).await?;
        gone.push(Gone {
            kind: named(i, "kind", change.change.key.kind.as_str()),
            when: i.day_of(change.change.at),
            reason: tombstone.map(|withdrawal| withdrawal.told(i.languages())).unwrap_or_default(),
        });
    }
    let counts = [added.len(), changed.len(), withdrawn.len()].map(|count| i.number(count as u64));
    let [added_count, changed_count, withdrawn_count] = counts;
    let numbers = [("then", i.number(then.total)), ("now", i.number(total))];
    let numbers = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
    Ok(Since {
        words: then.question.query.clone(),
        standfirst: i.put("since-standfirst", &numbers),
        is_complete,
        added: entries(site, asked, &added).await?,
        added_count,
        changed: entries(site, asked, &changed).await?,
        changed_count,
        withdrawn: gone,
        withdrawn_count,
        run: shell.href(&Params::read(&asked.query).path()),
        shell,
    })
}

async fn entries(site: &Site, asked: &Asked, keys: &[EntityKey]) -> app::Result<Vec<Entry>> {
    let keys = keys.get(..MOST).unwrap_or(keys);
    let found = site.app.get_all(&asked.cx, keys).await?;
    Ok(keys.iter().filter_map(|key| Some(Entry::of(asked, found.get(key)?))).collect())
}
