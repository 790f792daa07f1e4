//! A case study as a story: its sections in reading order, building blocks, resources, indicators as small charts.

use domain::{
    Record,
    names::term,
    record::{BuildingBlock, CaseStudy, Indicator, RecordContent, Resource},
};

use super::case_parts::{self, ActorView, DateView, actors, contact, dates};
use crate::{
    Site,
    asked::Asked,
    chart::Gauge,
    place::{Link, located, named},
    prose::Prose,
    shown::Shown,
};

/// A case study, ready to be read.
#[derive(Debug)]
pub(crate) struct Story {
    /// Where, when, how many people.
    pub(crate) facts: Vec<(String, Link)>,
    pub(crate) before: Vec<Section>,
    pub(crate) dates: Vec<DateView>,
    pub(crate) actors: Vec<ActorView>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) resources: Vec<ResourceView>,
    /// Whether it is told of any resource where it came from.
    pub(crate) has_kinds: bool,
    pub(crate) results: Option<Prose>,
    pub(crate) indicators: Vec<IndicatorView>,
    pub(crate) after: Vec<Section>,
    /// Whom the reader may ask.
    pub(crate) contact: Vec<Link>,
}

impl Story {
    /// Its running texts, in the order of the page.
    pub(super) fn texts_mut(&mut self) -> impl Iterator<Item = &mut Prose> {
        let blocks = self.blocks.iter_mut().flat_map(|block| {
            let Block { title: _, purpose, text, enabling, lessons } = block;
            [purpose, text, enabling, lessons].into_iter().flatten()
        });
        let before = self.before.iter_mut().map(|section| &mut section.text);
        let after = self.after.iter_mut().map(|section| &mut section.text);
        before.chain(blocks).chain(&mut self.results).chain(after)
    }
}

/// A section of running text.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) id: &'static str,
    pub(crate) name: String,
    pub(crate) text: Prose,
}

/// A part of the approach that others can take over.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) title: Shown,
    pub(crate) purpose: Option<Prose>,
    pub(crate) text: Option<Prose>,
    pub(crate) enabling: Option<Prose>,
    pub(crate) lessons: Option<Prose>,
}

/// What it took.
#[derive(Debug)]
pub(crate) struct ResourceView {
    pub(crate) text: Shown,
    pub(crate) kind: String,
    pub(crate) year: String,
    pub(crate) amount: String,
}

/// A figure of the results.
#[derive(Debug)]
pub(crate) struct IndicatorView {
    pub(crate) name: Shown,
    pub(crate) gauge: Option<Gauge>,
    /// The numbers in words.
    pub(crate) words: String,
    /// How well it is founded, by which method.
    pub(crate) note: String,
    pub(crate) source: Option<Link>,
}

impl Story {
    pub(crate) async fn new(
        site: &Site,
        asked: &Asked,
        record: &Record,
        case: &CaseStudy,
    ) -> app::Result<Self> {
        let (i, content) = (asked.i, &record.content);
        let prose = |text: &_| asked.shown(text).map(Prose::from);
        let section = |(id, text): (&'static str, &_)| {
            Some(Section { id, name: i.t(&format!("section-{id}")), text: prose(text)? })
        };
        // Results stand apart, with their figures.
        let (before, after): (Vec<_>, Vec<_>) = case
            .sections()
            .into_iter()
            .filter(|(id, _)| *id != "results")
            .partition(|(id, _)| ["context", "challenge", "approach"].contains(id));
        let block =
            |BuildingBlock { title, purpose, description, enabling_factors, lessons }: &BuildingBlock| {
                Block {
                    title: asked.shown(title).unwrap_or_else(|| Shown::plain(i.t("untitled"))),
                    purpose: prose(purpose),
                    text: prose(description),
                    enabling: prose(enabling_factors),
                    lessons: prose(lessons),
                }
            };
        Ok(Self {
            dates: dates(asked, case),
            actors: actors(site, asked, case).await?,
            contact: contact(site, asked, record),
            has_kinds: case.resources.iter().any(|resource| resource.kind.is_some()),
            facts: facts(asked, content, case),
            before: before.into_iter().filter_map(section).collect(),
            blocks: case.building_blocks.iter().map(block).collect(),
            resources: case.resources.iter().map(|resource| resource_view(asked, resource)).collect(),
            results: prose(&case.results),
            indicators: case.indicators.iter().map(|indicator| indicator_view(asked, indicator)).collect(),
            after: after.into_iter().filter_map(section).collect(),
        })
    }
}

fn facts(asked: &Asked, content: &RecordContent, case: &CaseStudy) -> Vec<(String, Link)> {
    let i = asked.i;
    let mut facts = Vec::new();
    for place in &content.places {
        let words = located(i, Some(&place.name), place.country);
        if !words.is_empty() {
            let href = place.country.map(|country| format!("/{}/search?country={country}", i.tag));
            facts.push((i.t("fact-where"), Link::to(words, href.unwrap_or_default())));
        }
    }
    let when = i.between(case.start.as_ref(), case.end.as_ref());
    let when = (!when.is_empty()).then_some(when);
    facts.extend(when.map(|when| (i.t("fact-when"), Link::nowhere(when))));
    facts.extend(case_parts::facts(asked, case));
    facts.extend(case.people_reached.map(|people| (i.t("fact-people"), Link::nowhere(i.number(people)))));
    facts
}

fn resource_view(asked: &Asked, resource: &Resource) -> ResourceView {
    let Resource { description, kind, amount, currency, year } = resource;
    let shown = asked.shown(description).unwrap_or_else(|| Shown::plain(""));
    let amount = amount.map(|amount| {
        let number = asked.i.decimal(amount);
        currency.as_ref().map_or_else(|| number.clone(), |currency| format!("{currency}\u{a0}{number}"))
    });
    ResourceView {
        text: shown,
        kind: kind.map(|kind| named(asked.i, "resource", kind.as_str())).unwrap_or_default(),
        year: year.map(|year| year.to_string()).unwrap_or_default(),
        amount: amount.unwrap_or_default(),
    }
}

fn indicator_view(asked: &Asked, indicator: &Indicator) -> IndicatorView {
    let Indicator { name, unit, baseline, target, value, date, method, source, evidence } = indicator;
    let i = asked.i;
    let amount = |number: f64| match unit.as_deref() {
        Some("%") => i.with("percent", &i.decimal(number)),
        Some(unit) => format!("{}\u{a0}{unit}", i.decimal(number)),
        None => i.decimal(number),
    };
    let date = date.as_ref().map(|date| i.date(date));
    let (from_to, value_alone) = match &date {
        Some(_) => ("indicator-from-to-on", "indicator-value-on"),
        None => ("indicator-from-to", "indicator-value"),
    };
    let date = date.unwrap_or_default();
    let mut words = match (baseline, value) {
        (Some(from), Some(to)) => {
            i.put(from_to, &[("from", &amount(*from)), ("to", &amount(*to)), ("date", &date)])
        }
        (None, Some(to)) => i.put(value_alone, &[("to", &amount(*to)), ("date", &date)]),
        (Some(from), None) => i.with("indicator-baseline", &amount(*from)),
        (None, None) => i.t("indicator-open"),
    };
    if let Some(target) = target {
        words.push(' ');
        words.push_str(&i.with("indicator-target", &amount(*target)));
    }
    let interface = i.languages();
    let level = evidence.and_then(|level| term("evidence", &format!("{level:?}").to_lowercase(), interface));
    let method = asked.shown(method).map(|method| method.text);
    let note = match (level, method) {
        (Some(level), Some(method)) => i.put("chip", &[("field", level), ("value", &method)]),
        (level, method) => method.or_else(|| level.map(str::to_owned)).unwrap_or_default(),
    };
    let name = asked.shown(name).unwrap_or_else(|| Shown::plain(named(i, "kind", "case_study")));
    IndicatorView {
        gauge: Gauge::new(*baseline, *value, *target, |number| i.decimal(number), &words),
        name,
        words,
        note,
        source: source.as_ref().map(|source| {
            if domain::identifier::is_web_address(source) {
                Link::to(super::host_of(source), source)
            } else {
                Link::nowhere(source)
            }
        }),
    }
}
