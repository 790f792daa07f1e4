//! The searches that one keeps, with what each has found since one last looked.

use app::{Anything, SavedNews, SavedSearch};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::Sequence;
use uuid::Uuid;

use crate::{
    Result, Site,
    account::to_account,
    asked::Asked,
    error::{Wrong, html},
    form::{Form, fault::Faults, unprocessable},
    place::Link,
    search::{Params, kept},
    shell::Shell,
};

/// What a search has found that is shown; the rest is counted.
const SHOWN: usize = 10;

#[derive(Template)]
#[template(path = "searches.html")]
struct SearchesPage {
    shell: Shell,
    crumb: Link,
    faults: Faults,
    searches: Vec<Kept>,
}

/// A search that is kept.
struct Kept {
    id: Uuid,
    name: String,
    /// Its page; none where it asks for more than the page can.
    href: Option<String>,
    query: String,
    since: String,
    /// How much it has found, in words; none where there is nothing.
    count: Option<String>,
    news: Vec<News>,
    /// The place in the log up to which all is shown here.
    up_to: u64,
}

/// Something that was found.
struct News {
    link: Link,
    is_new: bool,
}

/// `/account/searches`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = read(&site, &asked, Faults::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn read(site: &Site, asked: &Asked, faults: Faults) -> app::Result<SearchesPage> {
    let mut searches = Vec::new();
    for search in site.app.saved_searches(&asked.cx).await? {
        let news = site.app.saved_search_news(&asked.cx, &search).await?;
        searches.push(Kept::of(asked, search, news));
    }
    searches.reverse();
    Ok(SearchesPage {
        shell: Shell::own(site, asked, asked.i.t("searches-title")),
        crumb: to_account(asked),
        faults,
        searches,
    })
}

impl Kept {
    fn of(asked: &Asked, search: SavedSearch, news: Vec<SavedNews>) -> Self {
        let SavedSearch { id, name, question, created_at, seen } = search;
        let up_to = news.iter().map(|news| news.sequence).max().unwrap_or(seen);
        let params = Params::of(&question).filter(|params| kept(params) == question);
        let found = |SavedNews { found, sequence: _, is_new }: SavedNews| News {
            link: Link::of(asked, &found as &Anything),
            is_new,
        };
        Self {
            id,
            name,
            href: params.map(|params| format!("/{}{}", asked.i.tag, params.path())),
            query: question.query,
            since: asked.i.day_of(created_at),
            count: (!news.is_empty()).then(|| asked.i.n("searches-found", news.len() as u64)),
            news: news.into_iter().take(SHOWN).map(found).collect(),
            up_to: up_to.0,
        }
    }
}

/// `POST /account/searches`: keeps the search of an address, forgets one, or notes that one has looked at it.
pub(crate) async fn change(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    let (app, cx) = (&site.app, &asked.cx);
    let id = form.text("search").parse::<Uuid>().unwrap_or_default();
    let done = match form.text("do") {
        "keep" => {
            let params = Params::read(form.text("query")).first_page();
            let name = form.filled("name").unwrap_or(&params.words).to_owned();
            let name = if name.is_empty() { asked.i.t("searches-everything") } else { name };
            app.save_search(cx, name, kept(&params)).await.map(|_| "told-search-kept")
        }
        "forget" => app.delete_saved_search(cx, id).await.map(|()| "told-search-forgotten"),
        "seen" => {
            let up_to = Sequence(form.text("up-to").parse().unwrap_or_default());
            app.mark_search_seen(cx, id, up_to).await.map(|()| "told-search-seen")
        }
        _ => Ok("told-search-seen"),
    };
    match done {
        Ok(told) => Ok(asked.to("/account/searches").told(told).into_response()),
        Err(error) => {
            let wrong = |error| Wrong::of(&site, &asked, error);
            let faults = Faults::of(&asked, error, &[]).map_err(wrong)?;
            Ok(unprocessable(html(&read(&site, &asked, faults).await.map_err(wrong)?)))
        }
    }
}
