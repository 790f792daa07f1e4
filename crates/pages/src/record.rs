//! The page of a record: readable first, then its details, relations in both directions, and ways to take it along.

mod case_parts;
mod case_study;
pub(crate) mod cited;
mod details;
mod export;
mod head;
mod recognition;
mod relations;
mod tombstone;

use std::sync::Arc;

use app::By;
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    Entity as _, EntityKind, Id, Language, Member, Record, Slug, Topic, policy::Action, record::Details,
};
use formats::citation::{Citation, CitedWork};

use self::{
    case_study::Story,
    details::{Property, properties},
    recognition::{AdaptationView, ValidationView},
    relations::RelationView,
};
pub(crate) use self::{
    details::{address_of, scheme_name},
    export::Form,
    relations::pointing_to,
    tombstone::gone,
};
use crate::{
    Result, Site,
    asked::{Asked, Name},
    entry::When,
    error::{Wrong, html},
    place::{self, Link, named},
    prose::Prose,
    shell::{Nav, Shell},
    shown::{Remark, Shown, Tongue},
    write::adapt,
};

/// Similar records on a page.
const SIMILAR: usize = 5;

#[derive(Template)]
#[template(path = "record.html")]
struct RecordPage {
    shell: Shell,
    crumbs: Vec<Link>,
    sign: &'static str,
    kind: String,
    sort: Option<String>,
    when: Option<When>,
    languages: String,
    access: Option<String>,
    title: Shown,
    /// The way back from the originals to the reader's texts.
    back: Option<Link>,
    other_titles: Vec<(String, Tongue)>,
    people: Vec<Contributor>,
    published_by: Option<String>,
    summary: Option<Prose>,
    body: Option<Prose>,
    topics: Vec<Link>,
    goals: Vec<(u8, Link)>,
    story: Option<Story>,
    distributions: Vec<FileView>,
    validation: Option<ValidationView>,
    adaptations: Vec<AdaptationView>,
    /// Where the asker says that their member does it too.
    adapt: Option<Link>,
    edit: Option<Link>,
    relations: Vec<RelationView>,
    similar: Vec<RelationView>,
    details: Vec<Property>,
    address: Option<Link>,
    exports: Vec<Link>,
    citations: Arc<[Citation]>,
    translations: Vec<TranslationView>,
    updated: String,
}

/// Someone who made it.
struct Contributor {
    link: Link,
    /// What they did, unless they wrote it.
    role: Option<String>,
}

/// A file of a dataset.
struct FileView {
    href: String,
    media_type: String,
    size: String,
}

/// The page in another language of its text.
struct TranslationView {
    name: String,
    language: Language,
    parts: String,
}

/// `/publications/{slug}`
pub(crate) async fn publication(site: State<Site>, slug: Name, asked: Asked) -> Result<Response> {
    page(site, &slug.0, asked, EntityKind::Publication).await
}

/// `/research/{slug}`
pub(crate) async fn research_project(site: State<Site>, slug: Name, asked: Asked) -> Result<Response> {
    page(site, &slug.0, asked, EntityKind::ResearchProject).await
}

/// `/datasets/{slug}`
pub(crate) async fn dataset(site: State<Site>, slug: Name, asked: Asked) -> Result<Response> {
    page(site, &slug.0, asked, EntityKind::Dataset).await
}

/// `/case-studies/{slug}`
pub(crate) async fn case_study(site: State<Site>, slug: Name, asked: Asked) -> Result<Response> {
    page(site, &slug.0, asked, EntityKind::CaseStudy).await
}

async fn page(State(site): State<Site>, slug: &str, asked: Asked, kind: EntityKind) -> Result<Response> {
    let (name, form) = Form::of(slug);
    let Ok(slug) = name.parse::<Slug>() else {
        return Err(Wrong::missing(&site, &asked));
    };
    let wrong = |error| Wrong::of(&site, &asked, error);
    let found = site.app.get::<Record>(&asked.cx, By::Slug(slug.clone())).await.map_err(wrong)?;
    match found.filter(|record| record.content.details.kind() == kind) {
        Some(record) => match form {
            Some(form) => {
                let record = cited::one(&site, &asked.cx, &record).await.map_err(wrong)?;
                Ok(export::answer(&asked.base(&site), form, &record))
            }
            None => Ok(html(&read(&site, &asked, &record).await.map_err(wrong)?)),
        },
        None => gone(&site, &asked, kind, &slug).await,
    }
}

async fn read(site: &Site, asked: &Asked, record: &Arc<Record>) -> app::Result<RecordPage> {
    let (i, content) = (asked.i, &record.content);
    let kind = content.details.kind();
    let nav = match kind {
        EntityKind::Publication => Nav::Publications,
        EntityKind::CaseStudy => Nav::CaseStudies,
        _ => Nav::Search,
    };
    let title = asked.shown(&content.title).unwrap_or_else(|| Shown::plain(i.t("untitled")));
    let mut shell = Shell::new(site, asked, nav, &title.text);
    let topics = topics(site, asked, &content.topics).await?;
    let cited = cited::one(site, &asked.cx, record).await?;
    head::describe(&mut shell, &cited, &title);
    shell.is_unlisted = asked.wants_originals();
    let sort = match &content.details {
        Details::Publication(publication) => Some(named(i, "type", publication.publication_type.as_str())),
        Details::ResearchProject(project) => {
            project.status.map(|status| named(i, "type", &format!("{status:?}").to_lowercase()))
        }
        Details::Dataset(_) | Details::CaseStudy(_) => None,
    };
    let prose = |text| asked.shown(text).map(Prose::from);
    let interface = i.languages();
    let languages: Vec<&str> =
        content.languages.iter().filter_map(|language| language.label(interface)).collect();
    let path = place::path(kind, &record.head.slug);
    let search = |query: String| shell.href(&format!("/search?{query}"));
    let mut story = match &content.details {
        Details::CaseStudy(case) => Some(Story::new(site, asked, record, case).await?),
        _ => None,
    };
    let (mut summary, mut body) = (prose(&content.summary), prose(&content.body));
    let mut told: Vec<Remark> = title.remark.clone().into_iter().collect();
    let told_of = story.iter_mut().flat_map(Story::texts_mut);
    for text in summary.iter_mut().chain(told_of).chain(&mut body) {
        text.tell_once(&mut told);
    }
    Ok(RecordPage {
        crumbs: vec![
            Link::to(i.t("nav-search"), shell.href("/search")),
            Link::to(i.t(&format!("crumb-{}", kind.as_str())), search(format!("kind={}", kind.as_str()))),
        ],
        sign: place::sign(kind),
        kind: named(i, "kind", kind.as_str()),
        sort,
        when: When::of_record(record),
        languages: languages.join(", "),
        access: Some(named(i, "access", content.access.as_str())),
        back: asked
            .wants_originals()
            .then(|| Link::to(i.t("text-translations"), format!("/{}{path}", i.tag))),
        other_titles: other_titles(asked, record, &title),
        people: people(site, asked, record).await?,
        published_by: published_by(record),
        summary,
        body,
        topics,
        goals: content
            .sdgs
            .iter()
            .map(|goal| {
                let name = named(i, "sdg", &goal.to_string());
                (goal.number(), Link::to(name, search(format!("sdg={goal}"))))
            })
            .collect(),
        story,
        distributions: distributions(asked, content),
        validation: content.validation.as_ref().map(|validation| ValidationView::of(asked, validation)),
        adaptations: recognition::adaptations(site, asked, record).await?,
        adapt: adapt::link(asked, record),
        edit: edit(site, asked, record),
        relations: relations::of(site, asked, record).await?,
        similar: similar(site, asked, record).await?,
        details: properties(site, asked, record).await?,
        address: content.url.as_ref().map(|url| Link::to(host_of(url), url)),
        exports: Form::ALL
            .map(|form| Link::to(form.name(), format!("/{}{path}.{}", i.tag, form.extension())))
            .into(),
        citations: site.citations.of(CitedWork::of(&cited, &head::address(&shell)), &i.language),
        translations: translations(asked, record),
        updated: i.day_of(record.head.updated_at),
        title,
        shell,
    })
}

/// The way to where the record is written, for who may.
fn edit(site: &Site, asked: &Asked, record: &Record) -> Option<Link> {
    let may = asked.viewer.is_some() && site.app.could(&asked.cx, Action::Update, &record.target());
    may.then(|| Link::to(asked.i.t("register-edit"), format!("/{}/records/{}", asked.i.tag, record.head.id)))
}

/// The host of an address, as people name a site.
pub(crate) fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// Topics by name.
pub(crate) async fn topics(site: &Site, asked: &Asked, ids: &[Id<Topic>]) -> app::Result<Vec<Link>> {
    let found = site.app.get_many::<Topic>(&asked.cx, ids).await?;
    let link = |id: &Id<Topic>| {
        let topic = found.get(id)?;
        Some(Link::named(asked, EntityKind::Topic, &topic.head.slug, &topic.content.label))
    };
    Ok(ids.iter().filter_map(link).collect())
}

fn other_titles(asked: &Asked, record: &Record, shown: &Shown) -> Vec<(String, Tongue)> {
    let others = record.content.title.iter().filter(|(_, title)| title.text != shown.text);
    others.map(|(language, title)| (title.text.clone(), Tongue::new(language, asked.i))).collect()
}

async fn people(site: &Site, asked: &Asked, record: &Record) -> app::Result<Vec<Contributor>> {
    let contributors = &record.content.contributors;
    let people: Vec<_> = contributors.iter().filter_map(|contributor| contributor.person).collect();
    let members: Vec<Id<Member>> = contributors.iter().filter_map(|contributor| contributor.member).collect();
    let people = site.app.get_many(&asked.cx, &people).await?;
    let members = site.app.get_many(&asked.cx, &members).await?;
    let link = |contributor: &domain::record::Contributor| {
        // The name is as printed, wherever it leads.
        let person = contributor.person.and_then(|id| people.get(&id));
        let member = contributor.member.and_then(|id| members.get(&id));
        let href = match (person, member) {
            (Some(person), _) => place::path(EntityKind::Person, &person.head.slug),
            (None, Some(member)) => place::path(EntityKind::Member, &member.head.slug),
            (None, None) => return Link::nowhere(&contributor.name),
        };
        Link::to(&contributor.name, format!("/{}{href}", asked.i.tag))
    };
    let role = |contributor: &domain::record::Contributor| {
        let role = serde_json::to_value(contributor.role).ok()?;
        let role = role.as_str().filter(|role| *role != "author")?;
        Some(named(asked.i, "role", role))
    };
    Ok(contributors
        .iter()
        .map(|contributor| Contributor { link: link(contributor), role: role(contributor) })
        .collect())
}

/// Publisher and place.
fn published_by(record: &Record) -> Option<String> {
    let source = record.content.source.as_ref()?;
    let parts: Vec<&str> =
        [&source.publisher, &source.place].into_iter().filter_map(Option::as_deref).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn distributions(asked: &Asked, content: &domain::record::RecordContent) -> Vec<FileView> {
    let Some(dataset) = content.details.dataset() else { return Vec::new() };
    let size = |bytes: u64| {
        let units = [(1e9, "size-gigabytes"), (1e6, "size-megabytes"), (1e3, "size-kilobytes")];
        let bytes = bytes as f64;
        let found = units.into_iter().find(|(unit, _)| bytes >= *unit);
        let (unit, message) = found.unwrap_or((1.0, "size-bytes"));
        asked.i.with(message, &asked.i.decimal((bytes / unit * 10.0).round() / 10.0))
    };
    let file = |file: &domain::record::Distribution| FileView {
        href: file.url.clone(),
        media_type: file.media_type.clone().unwrap_or_default(),
        size: file.bytes.map(size).unwrap_or_default(),
    };
    dataset.distributions.iter().map(file).collect()
}

async fn similar(site: &Site, asked: &Asked, record: &Record) -> app::Result<Vec<RelationView>> {
    let found = match site.app.similar(&asked.cx, record, SIMILAR).await {
        Ok(found) => found,
        // A page can do without while the index is being made.
        Err(app::Error::Unavailable(_)) => Vec::new(),
        Err(error) => return Err(error),
    };
    Ok(found.iter().map(|record| RelationView::beside(asked, record)).collect())
}

/// The languages that its texts come in, and which texts.
fn translations(asked: &Asked, record: &Record) -> Vec<TranslationView> {
    let content = &record.content;
    let texts = [("title", &content.title), ("summary", &content.summary), ("text", &content.body)];
    let mut languages: Vec<&Language> = Vec::new();
    for language in texts.iter().flat_map(|(_, text)| text.iter().map(|(language, _)| language)) {
        if !languages.contains(&language) && *language != Language::undetermined() {
            languages.push(language);
        }
    }
    if languages.len() < 2 {
        return Vec::new();
    }
    let view = |language: &&Language| {
        let parts: Vec<String> = texts
            .iter()
            .filter(|(_, text)| text.get(language).is_some())
            .map(|(name, _)| asked.i.t(&format!("part-{name}")))
            .collect();
        TranslationView {
            name: language.own_name().unwrap_or(language.as_str()).to_owned(),
            language: (*language).clone(),
            parts: parts.join(", "),
        }
    };
    languages.iter().map(view).collect()
}

/// What a reader should know of the whole text, taken from its title.
impl RecordPage {
    fn remark(&self) -> Option<&Remark> {
        self.title.remark.as_ref()
    }
}
