//! The register of forums.

use axum::{extract::State, response::Response};
use domain::{
    EntityKind, Forum,
    forum::{ForumContent, ForumKind},
};

use super::{
    Registered, StepOf,
    codes::{choices, code, decoded},
    entries::{Entries, date, entry, ids, line, read, read_texts, texts},
    everything, keeper,
    list::{self, Cell, Row},
    sheet::{Pool, Sheet},
    view::{Item, Section, Views},
};
use crate::{
    Result, Site,
    asked::Asked,
    error::Wrong,
    form::{Form, fault::Faults, field::Kind},
    place::{self, named},
    shown::Shown,
};

const ABOUT: StepOf = StepOf { name: "", title: "register-forum", is_of_register: false };
const KINDS: [ForumKind; 3] = [ForumKind::Forum, ForumKind::InauguralMeeting, ForumKind::SteeringCommittee];

impl Registered for Forum {
    const KIND: EntityKind = EntityKind::Forum;
    const FOLDER: &'static str = "forums";
    const TITLE: &'static str = "register-forums";
    const NEW: &'static str = "register-new-forum";
    const STEPS: &'static [StepOf] = &[];

    fn title(asked: &Asked, content: &ForumContent) -> Shown {
        place::title(asked, &content.name)
    }
}

/// `/desk/forums`
pub(super) async fn list(State(site): State<Site>, asked: Asked) -> Result<Response> {
    keeper::<Forum>(&site, &asked)?;
    let i = asked.i;
    let all = everything::<Forum>(&site, &asked, list::filter(&asked)).await;
    let all = all.map_err(|error| Wrong::of(&site, &asked, error))?;
    let is_wanted = |forum: &Forum| {
        let content = &forum.content;
        let texts = content.name.iter().chain(content.theme.iter()).map(|(_, text)| text.text.clone());
        list::is_named(&asked, texts.chain([content.edition.clone()]).chain(content.city.clone()))
    };
    let row = |forum: &Forum| {
        let content = &forum.content;
        let when = content.date.as_ref().map(|date| i.date(date)).unwrap_or_default();
        let place = place::located(i, content.city.as_deref(), content.country);
        Row::of(&asked, forum, named(i, "type", &code(content.kind)), vec![Cell::of(when), Cell::of(place)])
    };
    let rows: Vec<Row> = all.iter().filter(|forum| is_wanted(forum)).map(|forum| row(forum)).collect();
    let columns = ["property-date", "register-place"];
    Ok(list::page::<Forum>(&site, &asked, vec![list::states(&asked)], &columns, rows))
}

/// What a forum is.
pub(super) struct About;

impl Sheet for About {
    type Noun = Forum;
    const STEP: StepOf = ABOUT;
    const PICKS: &'static [EntityKind] = &[EntityKind::Member];

    fn entries(content: &ForumContent) -> Entries {
        let mut entries = texts("name", &content.name);
        entries.push(entry("edition", Some(&content.edition)));
        entries.push(entry("kind", Some(code(content.kind))));
        entries.push(entry("date", content.date.as_ref().map(domain::Edtf::as_str)));
        entries.push(entry("city", content.city.as_ref()));
        entries.push(entry("country", content.country));
        entries.push(entry("website", content.website.as_ref()));
        entries.extend(texts("theme", &content.theme));
        entries.extend(texts("description", &content.description));
        entries.extend(content.hosts.iter().map(|host| entry("hosts", Some(host))));
        entries
    }

    fn read(asked: &Asked, form: &Form, content: &mut ForumContent, faults: &mut Faults) {
        let i = asked.i;
        read_texts(i, form, "name", &mut content.name, faults);
        form.text("edition").trim().clone_into(&mut content.edition);
        content.kind = decoded(form.text("kind")).unwrap_or(content.kind);
        content.date = date(i, form, "date", faults);
        content.city = line(form, "city");
        content.country = read(i, form, "country", faults);
        content.website = line(form, "website");
        read_texts(i, form, "theme", &mut content.theme, faults);
        read_texts(i, form, "description", &mut content.description, faults);
        content.hosts = ids(form, "hosts");
    }

    fn sections(views: &Views<'_>, pool: &Pool) -> Vec<Section> {
        let i = views.i;
        vec![
            views.section_of_text("name", "field-name", None),
            Section::new(
                i,
                "register-when-where",
                vec![
                    Item::Beside(vec![
                        views
                            .field("edition", "register-edition", Kind::Line("text"))
                            .hint(i.t("register-edition-hint")),
                        views.codes("kind", "filter-kind", choices(i, "type", KINDS)),
                    ]),
                    Item::Beside(vec![
                        views.line("date", "property-date").hint(i.t("register-days-hint")),
                        views.line("website", "property-website"),
                    ]),
                    Item::Beside(vec![views.country(), views.line("city", "register-city")]),
                    views.picks("hosts", "forum-hosts", "", &pool.members),
                ],
            ),
            views.section_of_text("theme", "register-theme", None),
            views
                .section_of_text("description", "register-description", Some(6))
                .hint(i.t("register-markdown")),
        ]
    }
}
