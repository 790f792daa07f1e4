//! All records that a search finds, as one file.

use std::{convert::Infallible, sync::Arc};

use app::{Anything, Cx, SearchAsked};
use axum::{
    body::Body,
    extract::State,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    response::{IntoResponse as _, Response},
};
use domain::{EntityKind, Record};
use futures::stream;
use search::{FacetField, Filter, Order};

use super::Params;
use crate::{
    Result, Site,
    asked::Asked,
    error::Wrong,
    record::{Form, cited},
};

/// Records of a file at most.
const MOST: usize = 10_000;
/// Records that are read at once.
const BATCH: usize = 100;

/// `/search.bib`
pub(crate) async fn bibtex(site: State<Site>, asked: Asked) -> Result<Response> {
    file(site, asked, Form::Bibtex).await
}

/// `/search.ris`
pub(crate) async fn ris(site: State<Site>, asked: Asked) -> Result<Response> {
    file(site, asked, Form::Ris).await
}

/// `/search.csl.json`
pub(crate) async fn csl_json(site: State<Site>, asked: Asked) -> Result<Response> {
    file(site, asked, Form::CslJson).await
}

/// A walk through the hits, batch by batch.
struct Walk {
    site: Site,
    base: String,
    cx: Cx,
    params: Params,
    form: Form,
    /// The place that the next batch begins after.
    after: Option<String>,
    written: usize,
    is_over: bool,
}

async fn file(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let params = Params::read(&asked.query);
    let mut walk = Walk {
        site: site.clone(),
        base: asked.base(&site),
        cx: asked.cx.clone(),
        params,
        form,
        after: None,
        written: 0,
        is_over: false,
    };
    // The first batch is read before anything is sent: what can't be answered is told as a page.
    let first = walk.next().await.map_err(|error| Wrong::of(&site, &asked, error))?;
    let rest = stream::unfold((Some(first), walk), |(ready, mut walk)| async {
        if let Some(text) = ready {
            return Some((Ok::<_, Infallible>(text), (None, walk)));
        }
        if walk.is_over {
            return None;
        }
        match walk.next().await {
            Ok(text) => Some((Ok(text), (None, walk))),
            Err(error) => {
                tracing::error!(%error, "a file of search results ended early");
                None
            }
        }
    });
    let headers = [
        (CONTENT_TYPE, form.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"search.{}\"", form.extension())),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, Body::from_stream(rest)).into_response())
}

impl Walk {
    /// The next batch as text.
    async fn next(&mut self) -> app::Result<String> {
        let kinds = EntityKind::ALL.into_iter().filter(|kind| kind.is_record());
        let records = Filter::OneOf(FacetField::Kind, kinds.map(|kind| kind.as_str().to_owned()).collect());
        let chosen = self.params.filter();
        let asked = SearchAsked {
            query: self.params.words.clone(),
            filter: Some(Filter::All(chosen.into_iter().chain([records]).collect())),
            // Relevance reaches a thousand hits only; by date all of them can be walked through.
            order: Order::DateDesc,
            limit: BATCH,
            after: self.after.take(),
            literal: self.params.is_literal,
            ..SearchAsked::default()
        };
        let found = self.site.app.search(&self.cx, asked).await?;
        self.after = found.hits.last().map(|hit| hit.cursor.clone());
        let records: Vec<Arc<Record>> = found
            .hits
            .into_iter()
            .filter_map(|hit| match hit.found {
                Anything::Record(record) => Some(record),
                _ => None,
            })
            .collect();
        let records = cited::all(&self.site, &self.cx, &records).await?;
        let is_first = self.written == 0;
        self.written += records.len();
        self.is_over = !found.has_next || self.written >= MOST;
        Ok(self.form.part(&self.base, &records, is_first, self.is_over))
    }
}
