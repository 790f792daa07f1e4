//! Talk about single fields: threads as they stand beside them, and what is done in one.

use app::NewThread;
use domain::{
    Id, Language, Thread,
    policy::Action,
    record::{TextField, parts::Part},
    review::{ThreadKind, ThreadState, ThreadStep},
};
use uuid::Uuid;

use super::{
    filled::Filled,
    steps,
    work::{InWork, Names},
};
use crate::{Site, asked::Asked, prose::Prose, shown::Shown};

/// A talk about a part of a record.
#[derive(Debug)]
pub(crate) struct ThreadView {
    pub(crate) id: String,
    /// The field that it stands beside; empty for the whole record.
    pub(crate) field: String,
    /// What it is about, more exactly than the field.
    pub(crate) about: Option<String>,
    /// Where it stands beside the text that it is about, where that is a translation.
    pub(crate) beside: Option<String>,
    pub(crate) is_request: bool,
    pub(crate) is_done: bool,
    pub(crate) is_pending: bool,
    /// What it is and how far it is, in words.
    pub(crate) label: String,
    pub(crate) comments: Vec<CommentView>,
    pub(crate) can_reply: bool,
    pub(crate) can_resolve: bool,
    pub(crate) can_confirm: bool,
    pub(crate) can_reopen: bool,
}

/// Something that was said.
#[derive(Debug)]
pub(crate) struct CommentView {
    pub(crate) who: String,
    pub(crate) when: String,
    pub(crate) text: Prose,
}

/// The threads about a record, the oldest first.
pub(crate) async fn threads(site: &Site, asked: &Asked, work: &InWork) -> app::Result<Vec<ThreadView>> {
    let threads = site.app.threads(&asked.cx, &work.record).await?;
    let speakers = threads.iter().flat_map(|thread| &thread.comments).filter_map(|comment| comment.by);
    let names = Names::of(site, speakers).await?;
    let comments = work.could(site, asked, Action::Comment);
    let reviews = work.could(site, asked, Action::Advise);
    Ok(threads.iter().map(|thread| view(asked, work, thread, &names, comments, reviews)).collect())
}

fn view(
    asked: &Asked,
    work: &InWork,
    thread: &Thread,
    names: &Names,
    comments: bool,
    reviews: bool,
) -> ThreadView {
    let i = asked.i;
    let is_request = thread.kind == ThreadKind::ChangeRequest;
    let path = thread.part.as_ref().map_or("", |part| part.field.as_str());
    let language = thread.part.as_ref().and_then(|part| part.language.as_ref());
    let mut about: Vec<String> = Vec::new();
    if path.contains('.') {
        about.push(steps::label(i, work.newest.content.details.kind(), path));
    }
    about.extend(language.map(|tag| tag.label(i.languages()).map_or_else(|| tag.to_string(), str::to_owned)));
    let label = i.t(match (thread.kind, thread.state) {
        (ThreadKind::ChangeRequest, ThreadState::Open) => "thread-request",
        (ThreadKind::ChangeRequest, ThreadState::Resolved) => "thread-request-resolved",
        (ThreadKind::ChangeRequest, ThreadState::Confirmed) => "thread-request-confirmed",
        (ThreadKind::Comment, ThreadState::Open) => "thread-comment",
        (ThreadKind::Comment, ThreadState::Resolved | ThreadState::Confirmed) => "thread-comment-done",
    });
    // Comments are anybody's to close and to open again; of a change that was asked for, only reviewers say that it was made.
    let decides = if is_request { reviews } else { comments };
    ThreadView {
        id: thread.id.to_string(),
        field: path.split('.').next().unwrap_or_default().to_owned(),
        beside: language.filter(|tag| work.newest.content.original_language() != Some(*tag)).map(|tag| {
            let path = work.path(&format!("/translations/{tag}#{}", anchor(&thread.id.to_string())));
            format!("/{}{path}", i.tag)
        }),
        about: (!about.is_empty()).then(|| about.join(", ")),
        is_request,
        is_done: thread.state != ThreadState::Open,
        is_pending: thread.is_pending(),
        label,
        comments: thread
            .comments
            .iter()
            .map(|comment| CommentView {
                who: names.get(asked, comment.by),
                when: i.day_of(comment.at),
                text: Prose::from(Shown::plain(&comment.text)),
            })
            .collect(),
        can_reply: comments,
        can_resolve: comments && thread.state == ThreadState::Open && !(is_request && reviews),
        can_confirm: is_request && reviews && thread.state != ThreadState::Confirmed,
        can_reopen: decides && thread.state != ThreadState::Open,
    }
}

/// Where a thread stands on its page.
pub(crate) fn anchor(thread: &str) -> String {
    format!("thread-{thread}")
}

/// What was done in a thread: where it now stands on the page.
pub(crate) enum Done {
    /// Nothing: the button was for something else.
    Nothing,
    /// Something, to be seen here.
    At(String),
}

/// Does what a button of a thread says, if it is one: `open:challenge`, `ask:challenge`, `reply:<id>`, `resolve:<id>`,
/// `confirm:<id>`, `reopen:<id>`.
pub(crate) async fn act(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    filled: &Filled,
    language: &Language,
) -> app::Result<Done> {
    let (word, about) = filled.act();
    let cx = &asked.cx;
    let kind = match word {
        "open" => Some(ThreadKind::Comment),
        "ask" => Some(ThreadKind::ChangeRequest),
        _ => None,
    };
    if let Some(kind) = kind {
        let part = part(about, language);
        let text = filled.text(&format!("new.{about}")).to_owned();
        let new = NewThread { part, kind, text };
        let opened = site.app.open_thread(cx, work.change(None), new).await?;
        return Ok(Done::At(anchor(&opened.thread.id.to_string())));
    }
    let step = match word {
        "resolve" => Some(ThreadStep::Resolve),
        "confirm" => Some(ThreadStep::Confirm),
        "reopen" => Some(ThreadStep::Reopen),
        "reply" => None,
        _ => return Ok(Done::Nothing),
    };
    let Ok(uuid) = about.parse::<Uuid>() else { return Ok(Done::Nothing) };
    let thread = Id::<Thread>::new(uuid);
    let words = filled.text(&format!("reply.{about}"));
    // What was typed beside the button is said before it is done.
    if !words.is_empty() || step.is_none() {
        site.app.reply(cx, thread, words.to_owned()).await?;
    }
    if let Some(step) = step {
        site.app.step_thread(cx, thread, step).await?;
    }
    Ok(Done::At(anchor(about)))
}

/// The part of a record that a thread is about: of a running text, in the language that is shown.
pub(crate) fn part(field: &str, language: &Language) -> Option<Part> {
    let is_text = TextField::parse(field).is_some();
    (!field.is_empty()).then(|| Part { field: field.to_owned(), language: is_text.then(|| language.clone()) })
}
