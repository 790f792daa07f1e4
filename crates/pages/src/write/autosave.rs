//! Saving in the background, for pages whose script asks for it: the same form, answered as JSON.
//!
//! The script goes on from the version that it is told. It is told one only where the page says what the record says, so
//! that nothing of a page that others have overtaken is ever written over what they wrote: whether it does is found by
//! writing the same form once more, which must change nothing. What is in others' way is for the page that asks about it.

use std::sync::Arc;

use app::Error;
use axum::{
    Json,
    http::{HeaderMap, StatusCode, header::ACCEPT},
    response::{IntoResponse as _, Response},
};
use domain::{
    FieldErrors, Language,
    record::{RecordContent, parts::differences},
};
use serde_json::{Value, json};

use super::{steps, work::InWork};
use crate::{
    Result, Site,
    asked::Asked,
    error::Wrong,
    form::fault::{told, told_in_words},
    write::views::place_of,
};

/// Whether a script asks, and not a button.
pub(super) fn is_asked(headers: &HeaderMap) -> bool {
    let accepts = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.starts_with("application/json")
}

/// The name under which a browser keeps what could not be sent: of one account, record, page and language.
pub(super) fn keep(asked: &Asked, work: &InWork, page: &str, language: &Language) -> String {
    let account = asked.cx.actor.id().map(|id| id.to_string()).unwrap_or_default();
    format!("{account}/{}/{page}/{language}", work.newest.head.id)
}

/// Writes what a page says of these fields, and tells the script how that went.
pub(super) async fn save(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    version: Option<u32>,
    fields: &[&str],
    language: &Language,
    edit: impl Fn(&mut RecordContent) -> std::result::Result<(), FieldErrors>,
) -> Result<Response> {
    let wrong = |error| Wrong::of(site, asked, error);
    let mut base = None;
    let first = |content: &mut RecordContent| {
        base = Some(content.clone());
        edit(content)
    };
    let faults = |all: Vec<(String, String)>| {
        let fault = |(label, message): &(String, String)| json!({"label": label, "message": message});
        let faults: Vec<Value> = all.iter().map(fault).collect();
        (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "faults": faults }))).into_response()
    };
    // The history tells what a script saved while somebody typed as one.
    let cx = app::Cx { in_background: true, ..asked.cx.clone() };
    match site.app.update_record(&cx, work.change(version), first).await {
        Ok(written) => {
            let now = InWork::of(site, asked, Arc::new(written.value)).await.map_err(wrong)?;
            let mut again = now.newest.content.clone();
            let is_level = edit(&mut again).is_ok() && again == now.newest.content;
            let version = is_level.then_some(now.newest.head.version);
            Ok(Json(json!({ "version": version })).into_response())
        }
        Err(Error::Invalid(errors)) => {
            let kind = work.newest.content.details.kind();
            let errors = told_in_words(asked.i, errors).0;
            let named = errors.iter().map(|error| {
                let at = place_of(error);
                let label = if at.is_empty() { at } else { steps::label(asked.i, kind, &at) };
                (label, error.message.clone())
            });
            Ok(faults(named.collect()))
        }
        Err(Error::WrongState(state)) => Ok(faults(vec![(String::new(), told(asked.i, &state.to_string()))])),
        Err(Error::VersionConflict { current, .. }) => {
            let changed = base.and_then(|base| changed(work, current, &base, fields, language));
            let answer = json!({ "current": current, "changed": changed });
            Ok((StatusCode::CONFLICT, Json(answer)).into_response())
        }
        Err(error) => Err(wrong(error)),
    }
}

/// What became of these fields since the page was made, as far as the page shows it: so a script whose answer was lost on
/// the way knows its own text again. Nothing where that can't be told.
fn changed(
    work: &InWork,
    current: u32,
    base: &RecordContent,
    fields: &[&str],
    language: &Language,
) -> Option<Vec<Value>> {
    if work.newest.head.version != current {
        return None;
    }
    let all = differences(base, &work.newest.content).ok()?;
    let is_shown = |part: &domain::record::parts::Part| {
        fields.contains(&part.field.as_str()) && part.language.as_ref().is_none_or(|tag| tag == language)
    };
    let shown = all.into_iter().filter(|difference| is_shown(&difference.part));
    let told = shown.map(|difference| {
        let text = difference.part.language.is_some().then(|| difference.after.unwrap_or_default());
        json!({ "name": difference.part.field, "text": text })
    });
    Some(told.collect())
}
