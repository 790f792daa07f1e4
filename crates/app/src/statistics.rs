//! The platform in figures, as of a date.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{Datelike as _, NaiveDate};
use domain::{EntityKind, Filter, Localized, Member, Order, PageRequest, Sequence, Topic};
use serde::{Deserialize, Serialize};
use storage::Tallied;

use crate::{App, Cx, Error, Result};

/// A value and how many have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub value: String,
    /// How many.
    pub count: u64,
}

/// What the association itself stated of its members on a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The date (EDTF).
    pub as_of: String,
    /// What the statement is called.
    #[serde(default)]
    pub title: Localized,
    /// Members in all.
    pub members: u64,
    /// Countries they are in.
    pub countries: u64,
    /// Continents they are on.
    pub continents: u64,
    /// Members that are local governments.
    pub local_governments: u64,
    /// Members that are networks of the social and solidarity economy.
    pub sse_networks: u64,
    /// Honorary members.
    pub honorary: u64,
    /// Where it is stated.
    #[serde(default)]
    pub source: Option<String>,
}

/// The platform in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// The day they are of.
    pub as_of: NaiveDate,
    /// The last statement of figures up to that day.
    pub statement: Option<Figures>,
    /// Organisations listed here.
    pub organisations: u64,
    /// Those with a membership that holds on the day.
    pub members: u64,
    /// Those with a membership that held on the last day of each year, from the first that any is known to have begun in;
    /// of the day's own year on the day. Empty where no membership is known to have begun.
    pub members_by_year: Vec<Count>,
    /// Organisations by kind.
    pub by_kind: Vec<Count>,
    /// Organisations by country.
    pub by_country: Vec<Count>,
    /// Organisations by continent.
    pub by_continent: Vec<Count>,
    /// Public records by kind, of those published here by the day.
    pub records_by_kind: Vec<Count>,
    /// The same by language.
    pub records_by_language: Vec<Count>,
    /// The same by the year that they are dated with.
    pub records_by_year: Vec<Count>,
}

/// The last figures, with the public place in the log and the day that they are true at: they are counted over everything,
/// and the first page of the site shows them to everyone.
pub(crate) type Kept = Mutex<Option<(Sequence, Statistics)>>;

impl App {
    /// The platform in figures on a day; today where none is given. They tell of what everyone can see.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn statistics(&self, as_of: Option<NaiveDate>) -> Result<Statistics> {
        let today = self.clock.today();
        let day = as_of.unwrap_or(today);
        let place = self.position().public;
        let kept = || self.figures.lock().unwrap_or_else(PoisonError::into_inner);
        // Figures of another day are asked for seldom, and are not kept.
        let is_current = |(at, figures): &&(Sequence, Statistics)| *at == place && figures.as_of == day;
        let known = kept().as_ref().filter(is_current).map(|(_, figures)| figures.clone());
        let mut figures = match known {
            Some(figures) => figures,
            None => {
                let figures = self.count_everything(day, today).await?;
                if day == today {
                    *kept() = Some((place, figures.clone()));
                }
                figures
            }
        };
        // Statements are no part of the log.
        figures.statement = self.statement(day).await?;
        Ok(figures)
    }

    async fn count_everything(&self, day: NaiveDate, today: NaiveDate) -> Result<Statistics> {
        let mut members: Vec<Arc<Member>> = Vec::new();
        let mut after = None;
        loop {
            let page = PageRequest::next(PageRequest::MOST, after);
            let page =
                self.list::<Member>(&Cx::anonymous(), Filter::EVERYTHING, Order::BY_NAME, page).await?;
            after = page.items.last().map(|(cursor, _)| cursor.clone());
            members.extend(page.items.into_iter().map(|(_, member)| member));
            if !page.has_next {
                break;
            }
        }
        let contents = || members.iter().map(|member| &member.content);
        let countries = || contents().filter_map(|content| content.country);

        let tallied = Tallied { seen_on: today, published_by: day };
        let mut records_by_kind = BTreeMap::new();
        let mut records_by_year = BTreeMap::new();
        for tally in self.store.tally_years(tallied).await?.into_iter().filter(|tally| tally.kind.is_record())
        {
            *records_by_year.entry(tally.value).or_default() += tally.count;
        }
        let kinds = self.store.tally_kinds(tallied).await?;
        for kind in EntityKind::ALL.into_iter().filter(|kind| kind.is_record()) {
            let count = kinds.iter().find(|(counted, _)| *counted == kind).map_or(0, |(_, count)| *count);
            records_by_kind.insert(kind.as_str().to_owned(), count);
        }
        let mut records_by_language: BTreeMap<String, u64> = BTreeMap::new();
        for tally in
            self.store.tally_languages(tallied).await?.into_iter().filter(|tally| tally.kind.is_record())
        {
            // The column holds tags and their primary languages; the latter are what is counted.
            for language in tally.value.split_whitespace().filter(|word| !word.contains('-')) {
                *records_by_language.entry(language.to_owned()).or_default() += tally.count;
            }
        }
        Ok(Statistics {
            as_of: day,
            statement: None,
            organisations: members.len() as u64,
            members: contents().filter(|content| content.membership_on(day).is_some()).count() as u64,
            members_by_year: members_by_year(&members, day),
            by_kind: tally(contents().map(|content| content.kind.as_str().to_owned())),
            by_country: tally(countries().map(|country| country.to_string())),
            by_continent: tally(countries().map(|country| country.continent().code().to_owned())),
            records_by_kind: by_count(records_by_kind),
            records_by_language: by_count(records_by_language),
            records_by_year: records_by_year
                .into_iter()
                .map(|(value, count)| Count { value, count })
                .collect(),
        })
    }

    /// The topics that most public records are about, with how many; of those published here by a day, today where none is
    /// given. At most [`Self::MOST_TOPICS`].
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn topics_of_records(
        &self,
        as_of: Option<NaiveDate>,
        first: u64,
    ) -> Result<Vec<(Arc<Topic>, u64)>> {
        let today = self.clock.today();
        let tallied = Tallied { seen_on: today, published_by: as_of.unwrap_or(today) };
        let counts = self.store.tally_topics(tallied, first.min(Self::MOST_TOPICS)).await?;
        let ids: Vec<_> = counts.iter().map(|(id, _)| *id).collect();
        let mut topics = self.get_many::<Topic>(&Cx::anonymous(), &ids).await?;
        Ok(counts.into_iter().filter_map(|(id, count)| Some((topics.remove(&id)?, count))).collect())
    }

    /// The most topics that [`Self::topics_of_records`] tells of.
    pub const MOST_TOPICS: u64 = 100;

    async fn statement(&self, day: NaiveDate) -> Result<Option<Figures>> {
        // A statement of April 2021, `2021-04`, sorts before every day of it.
        let kept = self.store.statement(Some(&day.to_string())).await?;
        kept.map(|(_, json)| serde_json::from_str(&json).map_err(Error::internal)).transpose()
    }

    /// Keeps a statement of figures.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but the platform itself.
    pub async fn state_figures(&self, cx: &Cx, figures: &Figures) -> Result<()> {
        if cx.actor != domain::Actor::System {
            return Err(Error::Refused(domain::policy::Refusal::Role));
        }
        let json = serde_json::to_string(figures).map_err(Error::internal)?;
        Ok(self.store.set_statement(&figures.as_of, &json).await?)
    }
}

/// The first year that memberships are counted for at the earliest: no association of this field is older.
const EARLIEST: i32 = 1800;

/// How many of the members, by their memberships, were such at the end of each year up to a day.
fn members_by_year(members: &[Arc<Member>], day: NaiveDate) -> Vec<Count> {
    let memberships = members.iter().flat_map(|member| &member.content.memberships);
    let begun = memberships.filter_map(|membership| membership.since.as_ref());
    // Of what began at an unknown time before a day, the year says nothing.
    let first = begun.map(|since| since.earliest().year()).filter(|year| *year >= EARLIEST).min();
    let counted = first.into_iter().flat_map(|first| first..=day.year()).map(|year| {
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(day).min(day);
        let count = members.iter().filter(|member| member.content.membership_on(last).is_some()).count();
        Count { value: year.to_string(), count: count as u64 }
    });
    counted.collect()
}

fn tally(values: impl Iterator<Item = String>) -> Vec<Count> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    by_count(counts)
}

/// Most first; of equal ones by value.
fn by_count(counts: BTreeMap<String, u64>) -> Vec<Count> {
    let mut counts: Vec<_> = counts.into_iter().map(|(value, count)| Count { value, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts
}
