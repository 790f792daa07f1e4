//! What stands around every step of writing: how far the text is, the way through the steps, the language.

use domain::{
    Entity as _, Language, State,
    policy::Action,
    record::{
        checks::WANTED,
        completeness::{Missing, completeness},
    },
    review::Step as Move,
};

use super::{
    steps::{self, Step},
    threads::ThreadView,
    work::{InWork, kind_name, state_name},
};
use crate::{Site, asked::Asked, form::field::Choice, place::Link, shown::Shown};

/// What is told of a record on all pages of those who make it.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) title: Shown,
    pub(crate) kind: String,
    pub(crate) state: State,
    pub(crate) state_name: String,
    /// Whether a published text stands beside the one that is shown here.
    pub(crate) is_beside: bool,
    pub(crate) updated: String,
    /// How complete it is, of a hundred; none for kinds that are not measured.
    pub(crate) percent: Option<u8>,
    pub(crate) missing: Vec<Lacking>,
    pub(crate) steps: Vec<StepLink>,
    /// What the page lies below: the asker's records, or the desk.
    pub(crate) crumb: Link,
    pub(crate) overview: Link,
    pub(crate) history: Link,
    /// The path of its translations, without a language.
    pub(crate) translations: String,
    /// Whether anything is there to be translated.
    pub(crate) is_translatable: bool,
    /// The page for its readers, where there is one.
    pub(crate) public: Option<Link>,
    /// Whether the asker could write it now.
    pub(crate) is_writable: bool,
    /// Where it is handed in, if the asker could do that now.
    pub(crate) hand_in: Option<Link>,
}

/// Something that a good record of its kind has, and this one not yet.
#[derive(Debug)]
pub(crate) struct Lacking {
    pub(crate) link: Link,
    pub(crate) weight: u8,
    pub(crate) why: &'static str,
}

/// A step of the way.
#[derive(Debug)]
pub(crate) struct StepLink {
    pub(crate) link: Link,
    pub(crate) is_current: bool,
    /// How many of its fields are talked about and not done with, in words.
    pub(crate) open: Option<String>,
}

impl Frame {
    /// The frame around a step, or around a page that is none.
    pub(crate) fn new(
        site: &Site,
        asked: &Asked,
        work: &InWork,
        threads: &[ThreadView],
        current: Option<&Step>,
        language: Option<&Language>,
    ) -> Self {
        let i = asked.i;
        let record = &work.newest;
        let kind = record.content.details.kind();
        let query = language.map(|language| format!("?in={language}")).unwrap_or_default();
        let href = |page: &str| format!("/{}{}", i.tag, work.path(page));
        let step_href = |step: &Step| format!("{}{query}", href(&format!("/edit/{}", step.name)));
        let link = |step: &'static Step| {
            let is_open = |thread: &&ThreadView| {
                !thread.is_done && step.fields.iter().any(|field| field.name == thread.field)
            };
            let open = u64::try_from(threads.iter().filter(is_open).count()).unwrap_or_default();
            StepLink {
                link: Link::to(i.t(step.title), step_href(step)),
                is_current: current.is_some_and(|current| current.name == step.name),
                open: (open > 0).then(|| i.n("threads-open", open)),
            }
        };
        let completeness = completeness(&record.content);
        // Kinds that are not measured still have what every reader wants.
        let wanted = WANTED.iter().filter(|(_, lacks)| completeness.is_none() && lacks(&record.content));
        let wanted = wanted.map(|(field, _)| Missing { field, weight: 0 });
        let missing = completeness.iter().flat_map(|completeness| completeness.missing.clone()).chain(wanted);
        let lacking = |missing: Missing| {
            let (step, field) = steps::find(kind, missing.field)?;
            let href = format!("{}#{}", step_href(step), field.name);
            let why = missing.why(i.languages());
            Some(Lacking { link: Link::to(i.t(field.label), href), weight: missing.weight, why })
        };
        let owner = work.record.content.owner;
        let is_own = !asked.cx.actor.is_staff()
            || asked.cx.actor.members().any(|member| Some(member) == owner)
            || asked.cx.actor.is_co_author(work.record.head.id.uuid());
        let is_read = work.record.head.state == State::Published;
        Self {
            title: work.title(asked),
            kind: kind_name(asked, record),
            state: record.head.state,
            state_name: state_name(asked, record.head.state),
            is_beside: work.record.has_working,
            updated: i.day_of(record.head.updated_at),
            percent: completeness.as_ref().map(|completeness| completeness.percent),
            missing: missing.filter_map(lacking).collect(),
            steps: steps::steps(kind).iter().map(link).collect(),
            crumb: if is_own {
                Link::to(i.t("own-records"), format!("/{}/account/records", i.tag))
            } else {
                Link::to(i.t("own-desk"), format!("/{}/desk", i.tag))
            },
            overview: if is_own {
                Link::to(i.t("work-overview"), href(""))
            } else {
                Link::to(i.t("work-overview"), format!("/{}/desk/{}", i.tag, record.head.id))
            },
            history: Link::to(i.t("history-title"), href("/history")),
            translations: work.path("/translations"),
            is_translatable: record.content.original_language().is_some(),
            public: is_read.then(|| {
                let path = crate::place::path(work.record.kind(), &work.record.head.slug);
                Link::to(i.t("work-public"), format!("/{}{path}", i.tag))
            }),
            is_writable: work.could(site, asked, Action::Update),
            hand_in: (work.could(site, asked, Action::Submit)
                && Move::Submit.take(work.newest.head.state).is_ok())
            .then(|| Link::to(i.t("submit-do"), format!("{}#hand-in", href("")))),
        }
    }

    /// The message that says what its state means for those who write.
    pub(crate) fn state_mark(&self) -> &'static str {
        self.state.as_str()
    }
}

/// Languages to write in, the chosen one marked: each by its own name.
pub(crate) fn languages(work: &InWork, chosen: &Language) -> Vec<Choice> {
    let content = &work.newest.content;
    let has: Vec<Language> =
        content.texts().flat_map(|(_, text)| text.iter().map(|(language, _)| language.clone())).collect();
    let choice = |language: &Language| Choice {
        value: language.to_string(),
        text: language.own_name().unwrap_or(language.as_str()).to_owned(),
        is_chosen: language == chosen,
    };
    steps::offered(has.iter().chain([chosen])).iter().map(choice).collect()
}
