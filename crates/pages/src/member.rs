//! Members: the directory with its map, and a page for each.

use std::{collections::BTreeMap, sync::Arc};

use app::{Anything, By};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    Country, Edtf, EntityKind, Filter, Id, Language, Member, Order, PageRequest, Person, Property, Record,
    Slug, SortField, Topic,
    member::{Mandate, MemberKind, Membership},
};

use crate::{
    Result, Site,
    asked::{Asked, Name},
    entry::Entry,
    error::{Wrong, html},
    form::field::Choice,
    map::Map,
    place::{self, Link, alphabetical, named},
    prose::Prose,
    record::{address_of, host_of, scheme_name, topics},
    shell::{Nav, Shell},
    shown::{Shown, Tongue},
};

/// Works of a member on its page.
const WORKS: usize = 20;

#[derive(Template)]
#[template(path = "members.html")]
struct Directory {
    shell: Shell,
    standfirst: String,
    name: String,
    kinds: Vec<Choice>,
    countries: Vec<Choice>,
    topics: Vec<Choice>,
    map: Map,
    groups: Vec<Group>,
    is_narrowed: bool,
}

/// The members of a country.
struct Group {
    id: String,
    name: String,
    count: String,
    members: Vec<Row>,
}

/// A member in the directory.
struct Row {
    city: String,
    link: Link,
    kind: String,
}

#[derive(Template)]
#[template(path = "member.html")]
struct MemberPage {
    shell: Shell,
    /// Where it is written, for who may.
    edit: Option<Link>,
    kind: String,
    place: String,
    title: Shown,
    other_names: Vec<(String, Tongue)>,
    description: Option<Prose>,
    topics: Vec<Link>,
    spans: Vec<Span>,
    years: (i32, i32),
    works: Vec<Entry>,
    cases: Vec<Entry>,
    all_works: String,
    people: Vec<Link>,
    website: Option<Link>,
    identifiers: Vec<Link>,
    updated: String,
}

/// Something that lasted, as a bar.
struct Span {
    name: String,
    when: String,
    x: String,
    width: String,
}

/// Every organisation that a reader may see, by name.
pub(crate) async fn everyone(site: &Site, asked: &Asked) -> app::Result<Vec<Arc<Member>>> {
    let mut members = Vec::new();
    let mut after = None;
    loop {
        let page = PageRequest::next(PageRequest::MOST, after);
        let page = site.app.list::<Member>(&asked.cx, Filter::EVERYTHING, Order::BY_NAME, page).await?;
        after = page.items.last().map(|(cursor, _)| cursor.clone());
        members.extend(page.items.into_iter().map(|(_, member)| member));
        if !page.has_next {
            return Ok(members);
        }
    }
}

/// Where members are, with how many at each place, and the same in words.
pub(crate) fn dots(asked: &Asked, members: &[Arc<Member>]) -> (Vec<(f64, f64, u64)>, String) {
    let mut places: BTreeMap<(i64, i64), (f64, f64, u64, String)> = BTreeMap::new();
    for member in members {
        let content = &member.content;
        if let (Some(latitude), Some(longitude)) = (content.latitude, content.longitude) {
            // Places a few kilometres apart are one dot.
            #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
            let key = ((latitude * 5.0).round() as i64, (longitude * 5.0).round() as i64);
            let name = || content.city.clone().unwrap_or_else(|| place::title(asked, &content.name).text);
            let dot = places.entry(key).or_insert_with(|| (latitude, longitude, 0, name()));
            dot.2 += 1;
        }
    }
    let mut told: Vec<&(f64, f64, u64, String)> = places.values().collect();
    told.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.3.cmp(&b.3)));
    let words: Vec<String> = told.iter().map(|(.., count, name)| format!("{name} {count}")).collect();
    let dots = places.values().map(|(latitude, longitude, count, _)| (*latitude, *longitude, *count));
    (dots.collect(), words.join("; "))
}

/// `/members`
pub(crate) async fn directory(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let wrong = |error| Wrong::of(&site, &asked, error);
    let members = everyone(&site, &asked).await.map_err(wrong)?;
    let mut topics: Vec<Id<Topic>> =
        members.iter().flat_map(|member| member.content.topics.iter().copied()).collect();
    topics.sort_unstable();
    topics.dedup();
    let topics = site.app.get_many::<Topic>(&asked.cx, &topics).await.map_err(wrong)?;
    Ok(html(&Directory::new(&site, &asked, &members, topics.values())))
}

impl Directory {
    fn new<'t>(
        site: &Site,
        asked: &Asked,
        members: &[Arc<Member>],
        topics: impl Iterator<Item = &'t Arc<Topic>>,
    ) -> Self {
        let i = asked.i;
        let interface = i.languages();
        let [name, kind, country, topic] =
            ["q", "kind", "country", "topic"].map(|name| asked.parameter(name).unwrap_or_default());
        let mut topics: Vec<(Id<Topic>, Choice)> = topics
            .map(|one| {
                let id = one.head.id;
                let about = members.iter().filter(|member| member.content.topics.contains(&id)).count();
                let text = place::title(asked, &one.content.label).text;
                let text = format!("{text} ({})", i.number(about as u64));
                let value = one.head.slug.to_string();
                (id, Choice { is_chosen: value == topic, value, text })
            })
            .collect();
        topics.sort_by_cached_key(|(_, choice)| alphabetical(&choice.text));
        // What is no topic of any member is nobody's.
        let wanted_topic = topics.iter().find(|(_, choice)| choice.is_chosen).map(|(id, _)| *id);
        let wanted = alphabetical(&name);
        let is_wanted = |member: &&Arc<Member>| {
            let content = &member.content;
            let place = content.country.map(|country| country.label(interface));
            let place = content.city.as_deref().into_iter().chain(place);
            let mut names = content.name.iter().map(|(_, name)| name.text.as_str()).chain(place);
            (wanted.is_empty() || names.any(|name| alphabetical(name).contains(&wanted)))
                && (kind.is_empty() || content.kind.as_str() == kind)
                && (country.is_empty() || content.country.is_some_and(|has| has.as_str() == country))
                && (topic.is_empty() || wanted_topic.is_some_and(|wanted| content.topics.contains(&wanted)))
        };
        let shown: Vec<Arc<Member>> = members.iter().filter(is_wanted).cloned().collect();
        let kinds = MemberKind::ALL.into_iter().filter_map(|one| {
            let count = members.iter().filter(|member| member.content.kind == one).count();
            let text = format!("{} ({})", named(i, "type", one.as_str()), i.number(count as u64));
            let is_chosen = one.as_str() == kind;
            (count > 0).then(|| Choice { value: one.as_str().to_owned(), text, is_chosen })
        });
        let mut groups: BTreeMap<(bool, String), Group> = BTreeMap::new();
        for member in &shown {
            let country = member.content.country;
            let name =
                country.map_or_else(|| i.t("no-country"), |country| country.label(interface).to_owned());
            let id = country.map_or_else(|| "none".to_owned(), |country| country.as_str().to_lowercase());
            // Those without a country come last.
            let group = groups.entry((country.is_none(), alphabetical(&name)));
            let group =
                group.or_insert_with(|| Group { id, name, count: String::new(), members: Vec::new() });
            group.members.push(Row {
                city: member.content.city.clone().unwrap_or_default(),
                link: Link::named(asked, EntityKind::Member, &member.head.slug, &member.content.name),
                kind: named(i, "type", member.content.kind.as_str()),
            });
        }
        let in_countries = groups.keys().filter(|(is_none, _)| !is_none).count() as u64;
        let mut groups: Vec<Group> = groups.into_values().collect();
        for group in &mut groups {
            group.count = i.number(group.members.len() as u64);
        }
        let mut countries: BTreeMap<String, (Country, u64)> = BTreeMap::new();
        for country in members.iter().filter_map(|member| member.content.country) {
            countries.entry(alphabetical(country.label(interface))).or_insert((country, 0)).1 += 1;
        }
        let (places, words) = dots(asked, &shown);
        let organisations = i.n("organisations", shown.len() as u64);
        let in_countries = i.n("in-countries", in_countries);
        Self {
            standfirst: i.put(
                "members-standfirst",
                &[
                    ("members", &organisations),
                    ("countries", &in_countries),
                    ("day", &i.day(site.app.clock().today())),
                ],
            ),
            is_narrowed: shown.len() < members.len(),
            kinds: kinds.collect(),
            countries: countries
                .into_iter()
                .map(|(_, (one, count))| Choice {
                    value: one.to_string(),
                    text: format!("{} ({})", one.label(interface), i.number(count)),
                    is_chosen: one.as_str() == country,
                })
                .collect(),
            topics: topics.into_iter().map(|(_, choice)| choice).collect(),
            map: Map::new(i.with("map-title", &words), &places),
            groups,
            name,
            shell: Shell::new(site, asked, Nav::Members, i.t("members-title")),
        }
    }
}

/// `/members/{slug}`
pub(crate) async fn page(State(site): State<Site>, Name(slug): Name, asked: Asked) -> Result<Response> {
    let wrong = |error| Wrong::of(&site, &asked, error);
    let Ok(slug) = slug.parse::<Slug>() else { return Err(Wrong::missing(&site, &asked)) };
    match site.app.get::<Member>(&asked.cx, By::Slug(slug.clone())).await.map_err(wrong)? {
        Some(member) => Ok(html(&read(&site, &asked, &member).await.map_err(wrong)?)),
        None => crate::record::gone(&site, &asked, EntityKind::Member, &slug).await,
    }
}

async fn read(site: &Site, asked: &Asked, member: &Arc<Member>) -> app::Result<MemberPage> {
    let (i, content) = (asked.i, &member.content);
    let title = place::title(asked, &content.name);
    let shell = Shell::new(site, asked, Nav::Members, &title.text);
    let uuid = member.head.id.uuid();
    let records = |kinds: Vec<EntityKind>| {
        let filter =
            Filter::All(vec![Filter::Is(Property::Kind(kinds)), Filter::Is(Property::Member(vec![uuid]))]);
        let order = Order { field: SortField::Date, descending: true };
        site.app.list::<Record>(&asked.cx, filter, order, PageRequest::first(WORKS))
    };
    let entries = |page: domain::Page<Arc<Record>>| -> Vec<Entry> {
        page.items.iter().map(|(_, record)| Entry::record(asked, record)).collect()
    };
    let works =
        records(vec![EntityKind::Publication, EntityKind::ResearchProject, EntityKind::Dataset]).await?;
    let cases = records(vec![EntityKind::CaseStudy]).await?;
    let employed = Filter::Is(Property::Member(vec![uuid]));
    let people =
        site.app.list::<Person>(&asked.cx, employed, Order::BY_NAME, PageRequest::first(WORKS)).await?;
    let others = content.name.iter().filter(|(_, name)| name.text != title.text);
    let this_year = chrono::Datelike::year(&site.app.clock().today());
    let (spans, first) = spans(asked, member, this_year);
    let identifier = |identifier: &domain::Identifier| {
        let text = format!("{} {}", scheme_name(identifier.scheme()), identifier.value());
        match address_of(identifier.scheme(), identifier.value()) {
            Some(address) => Link::to(text.trim(), address),
            None => Link::nowhere(text.trim()),
        }
    };
    Ok(MemberPage {
        edit: crate::desk::registers::edit(site, asked, &**member),
        kind: named(i, "type", content.kind.as_str()),
        place: place::located(i, content.city.as_deref(), content.country),
        other_names: others.map(|(language, name)| (name.text.clone(), tongue(language, asked))).collect(),
        description: Shown::of(&content.description, i, &asked.cx.languages).map(Prose::from),
        topics: topics(site, asked, &content.topics).await?,
        spans,
        years: (first, this_year),
        works: entries(works),
        cases: entries(cases),
        all_works: shell.href(&format!("/search?member={}", member.head.slug)),
        people: people
            .items
            .into_iter()
            .map(|(_, person)| Link::of(asked, &Anything::Person(person)))
            .collect(),
        website: content.website.as_ref().map(|url| Link::to(host_of(url), url)),
        identifiers: content.identifiers.iter().map(identifier).collect(),
        updated: i.day_of(member.head.updated_at),
        title,
        shell,
    })
}

fn tongue(language: &Language, asked: &Asked) -> Tongue {
    Tongue::new(language, asked.i)
}

/// Memberships and mandates over the years, and the year that the line begins with.
fn spans(asked: &Asked, member: &Member, this_year: i32) -> (Vec<Span>, i32) {
    let i = asked.i;
    let code = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let membership = |Membership { membership_type, since, until, .. }: &Membership| {
        (named(i, "membership", &code(serde_json::to_value(membership_type))), since.clone(), until.clone())
    };
    let mandate = |Mandate { role, since, until, .. }: &Mandate| {
        (named(i, "mandate", &code(serde_json::to_value(role))), since.clone(), until.clone())
    };
    let content = &member.content;
    let all: Vec<(String, Option<Edtf>, Option<Edtf>)> =
        content.memberships.iter().map(membership).chain(content.mandates.iter().map(mandate)).collect();
    let first =
        all.iter().filter_map(|(_, since, _)| since.as_ref().map(Edtf::year)).min().unwrap_or(this_year);
    let (begin, end) = (new_year(first), new_year(this_year + 1));
    let share = |days: i64| days as f64 / (end - begin).max(1) as f64 * 100.0;
    let span = |(name, since, until): (String, Option<Edtf>, Option<Edtf>)| {
        let from = since.as_ref().map_or(begin, |since| day(since.earliest()));
        let to = until.as_ref().map_or(end, |until| day(until.latest()).min(end));
        let when = match i.between(since.as_ref(), until.as_ref()) {
            when if when.is_empty() => i.t("date-unknown"),
            when => when,
        };
        Span {
            name,
            when,
            x: format!("{:.1}%", share((from - begin).max(0))),
            // Three days among years are seen all the same.
            width: format!("{:.1}%", share((to - from).max(0)).max(0.8)),
        }
    };
    (all.into_iter().map(span).collect(), first)
}

/// Days since the calendar's beginning.
fn day(date: chrono::NaiveDate) -> i64 {
    date.signed_duration_since(chrono::NaiveDate::default()).num_days()
}

fn new_year(year: i32) -> i64 {
    chrono::NaiveDate::from_ymd_opt(year, 1, 1).map_or(0, day)
}
