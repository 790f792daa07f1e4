//! The vocabulary: what topics are called in all languages, what they mean, in which others they lie.

use std::collections::{BTreeMap, HashMap};

use axum::{extract::State, response::Response};
use domain::{
    EntityKind, Id, Language, Topic,
    topic::{TopicContent, TopicScheme},
};

use super::{
    Registered, StepOf,
    codes::{choices, decoded},
    entries::{Entries, entry, ids, languages_of, line, lines, read_texts, texts},
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
    interface::Interface,
    place::{self, named},
    shown::Shown,
    topic::counts,
};

const ABOUT: StepOf = StepOf { name: "", title: "register-topic", is_of_register: false };
const SCHEMES: [TopicScheme; 3] = [TopicScheme::Sse, TopicScheme::Area, TopicScheme::Sdg];

impl Registered for Topic {
    const KIND: EntityKind = EntityKind::Topic;
    const FOLDER: &'static str = "topics";
    const TITLE: &'static str = "register-topics";
    const NEW: &'static str = "register-new-topic";
    const STEPS: &'static [StepOf] = &[];

    fn title(asked: &Asked, content: &TopicContent) -> Shown {
        place::title(asked, &content.label)
    }
}

/// Everything that a topic is called.
pub(super) fn names(content: &TopicContent) -> impl Iterator<Item = String> {
    let own = content.label.iter().map(|(_, label)| label.text.clone());
    own.chain(content.alt_labels.values().flatten().cloned())
}

/// `/desk/topics`
pub(super) async fn list(State(site): State<Site>, asked: Asked) -> Result<Response> {
    keeper::<Topic>(&site, &asked)?;
    let i = asked.i;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let all = everything::<Topic>(&site, &asked, list::filter(&asked)).await.map_err(wrong)?;
    let above: Vec<Id<Topic>> = all.iter().flat_map(|topic| topic.content.broader.iter().copied()).collect();
    // A topic may lie in one that stands in another state.
    let above = site.app.get_many::<Topic>(&asked.cx, &above).await.map_err(wrong)?;
    let counts = counts(&site, &asked).await.map_err(wrong)?;
    let counts: HashMap<&str, u64> =
        counts.iter().map(|bucket| (bucket.value.as_str(), bucket.count)).collect();
    let labels: HashMap<Id<Topic>, String> =
        all.iter().chain(above.values()).map(|topic| (topic.head.id, name_of(&asked, topic))).collect();
    let scheme = asked.parameter("scheme").unwrap_or_default();
    let is_wanted = |topic: &Topic| {
        list::is_named(&asked, names(&topic.content))
            && (scheme.is_empty() || topic.content.scheme.as_str() == scheme)
    };
    let row = |topic: &Topic| {
        let broader: Vec<String> =
            topic.content.broader.iter().filter_map(|above| labels.get(above).cloned()).collect();
        let count = counts.get(topic.head.slug.as_str()).copied().unwrap_or(0);
        let cells = vec![Cell::of(broader.join(", ")), Cell::of(i.number(count))];
        // The name that it was found by, where that is another.
        let wanted = place::alphabetical(&asked.parameter("q").unwrap_or_default());
        let own = labels.get(&topic.head.id).map(|own| place::alphabetical(own)).unwrap_or_default();
        let found = names(&topic.content).find(|name| place::alphabetical(name).contains(&wanted));
        let note = found.filter(|_| !wanted.is_empty() && !own.contains(&wanted));
        Row::of(&asked, topic, note.unwrap_or_else(|| named(i, "type", topic.content.scheme.as_str())), cells)
    };
    let rows: Vec<Row> = all.iter().filter(|topic| is_wanted(topic)).map(|topic| row(topic)).collect();
    let narrowings = vec![
        list::states(&asked),
        list::narrowing(&asked, "scheme", "register-vocabulary", choices(i, "type", SCHEMES)),
    ];
    Ok(list::page::<Topic>(&site, &asked, narrowings, &["topic-broader", "register-works"], rows))
}

fn name_of(asked: &Asked, topic: &Topic) -> String {
    Topic::title(asked, &topic.content).text
}

/// What a topic is.
pub(super) struct About;

impl Sheet for About {
    type Noun = Topic;
    const STEP: StepOf = ABOUT;
    const PICKS: &'static [EntityKind] = &[EntityKind::Topic];

    fn entries(content: &TopicContent) -> Entries {
        let mut entries = texts("label", &content.label);
        let further = content.alt_labels.iter();
        entries.extend(further.map(|(language, names)| (format!("alt_labels.{language}"), names.join("\n"))));
        entries.extend(texts("definition", &content.definition));
        entries.push(entry("scheme", Some(content.scheme.as_str())));
        entries.push(entry("notation", content.notation.as_ref()));
        entries.extend(content.broader.iter().map(|topic| entry("broader", Some(topic))));
        entries.push(entry("exact_match", Some(content.exact_match.join("\n"))));
        entries
    }

    fn read(asked: &Asked, form: &Form, content: &mut TopicContent, faults: &mut Faults) {
        let i = asked.i;
        read_texts(i, form, "label", &mut content.label, faults);
        content.alt_labels = alt_labels(i, form, faults);
        read_texts(i, form, "definition", &mut content.definition, faults);
        content.scheme = decoded(form.text("scheme")).unwrap_or(content.scheme);
        content.notation = line(form, "notation");
        content.broader = ids(form, "broader");
        content.exact_match = lines(form.text("exact_match"));
    }

    fn sections(views: &Views<'_>, pool: &Pool) -> Vec<Section> {
        let i = views.i;
        vec![
            views.section_of_text("label", "field-name", None).hint(i.t("register-label-hint")),
            views.section_of_text("alt_labels", "topic-names", Some(2)).hint(i.t("register-alt-hint")),
            views
                .section_of_text("definition", "register-definition", Some(3))
                .hint(i.t("register-definition-hint")),
            Section::new(
                i,
                "topic-vocabulary",
                vec![
                    Item::Beside(vec![
                        views.codes("scheme", "register-vocabulary", choices(i, "type", SCHEMES)),
                        views.line("notation", "register-notation"),
                    ]),
                    views.picks("broader", "topic-broader", "register-broader-hint", &pool.topics),
                    Item::One(
                        views
                            .field("exact_match", "topic-elsewhere", Kind::Lines(2))
                            .optional()
                            .hint(i.t("register-match-hint")),
                    ),
                ],
            ),
        ]
    }
}

/// Further names in each language, one on a line.
fn alt_labels(i: &Interface, form: &Form, faults: &mut Faults) -> BTreeMap<Language, Vec<String>> {
    let mut all = BTreeMap::new();
    for language in languages_of(form, "alt_labels") {
        let names = lines(form.text(&format!("alt_labels.{language}")));
        if !names.is_empty() {
            all.insert(language, names);
        }
    }
    let other = lines(form.text("alt_labels.other"));
    if !other.is_empty() {
        match form.text("alt_labels.other-language").parse() {
            Ok(language) => drop(all.insert(language, other)),
            Err(_) => faults.add("alt_labels.other-language", i.t("fault-which-language")),
        }
    }
    all
}
