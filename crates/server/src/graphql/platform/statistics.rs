//! The platform in figures.

use app::{App, Count, Figures};
use async_graphql::{ComplexObject, Context, Object, SimpleObject};
use chrono::NaiveDate;

use crate::graphql::{
    asker::Asker,
    error::{Result, failed, invalid},
    scalar::{Date, Edtf, Locale},
    text::{self, LocalizedText},
    topic::Topic,
};

/// The platform in figures.
#[derive(SimpleObject)]
#[graphql(complex, serial)]
pub(crate) struct Statistics {
    /// The day they are of.
    as_of: Date,
    /// What the association itself stated, up to that day.
    statement: Option<Statement>,
    /// Organisations listed here, members or not.
    organisations: u64,
    /// Organisations with a membership that is known to hold on the day.
    members: u64,
    /// Organisations with a membership that is known to hold, on the last day of each year up to the day's own, and on the
    /// day itself for that; oldest first. Empty where no membership is known to have begun.
    members_by_year: Vec<ValueCount>,
    /// Organisations by kind.
    organisations_by_kind: Vec<ValueCount>,
    /// Organisations by country (ISO 3166-1 alpha-2).
    organisations_by_country: Vec<ValueCount>,
    /// Organisations by continent (UN M49).
    organisations_by_continent: Vec<ValueCount>,
    /// Public records by kind, of those that were published here by the day.
    records_by_kind: Vec<ValueCount>,
    /// Public records by primary language, of those that were published here by the day.
    records_by_language: Vec<ValueCount>,
    /// Public records by the year that they are dated with, of those that were published here by the day.
    records_by_year: Vec<ValueCount>,
}

/// The platform in figures: what is counted only where it is asked for.
#[ComplexObject]
impl Statistics {
    /// The topics that most public records are about, of those that were published here by the day; most first.
    async fn records_by_topic(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many topics, 1 to 100.", default = 20)] first: i32,
    ) -> Result<Vec<TopicCount>> {
        let first = u64::try_from(first).ok().filter(|first| (1..=App::MOST_TOPICS).contains(first));
        let first = first.ok_or_else(|| invalid("'first' must be between 1 and 100"))?;
        let Date(day) = self.as_of;
        let asker = Asker::of(ctx);
        let counted = asker.app.topics_of_records(Some(day), first).await.map_err(|error| failed(&error))?;
        Ok(counted.into_iter().map(|(topic, count)| TopicCount { topic: Topic(topic), count }).collect())
    }
}

impl Statistics {
    /// The figures of a day, today's where none is given.
    pub(super) async fn read(ctx: &Context<'_>, day: Option<NaiveDate>) -> Result<Self> {
        let asker = Asker::of(ctx);
        let app::Statistics {
            as_of,
            statement,
            organisations,
            members,
            members_by_year,
            by_kind,
            by_country,
            by_continent,
            records_by_kind,
            records_by_language,
            records_by_year,
        } = asker.app.statistics(day).await.map_err(|error| failed(&error))?;
        Ok(Self {
            as_of: Date(as_of),
            statement: statement.map(Statement),
            organisations,
            members,
            members_by_year: counts(members_by_year),
            organisations_by_kind: counts(by_kind),
            organisations_by_country: counts(by_country),
            organisations_by_continent: counts(by_continent),
            records_by_kind: counts(records_by_kind),
            records_by_language: counts(records_by_language),
            records_by_year: counts(records_by_year),
        })
    }
}

fn counts(counts: Vec<Count>) -> Vec<ValueCount> {
    counts.into_iter().map(|Count { value, count }| ValueCount { value, count }).collect()
}

/// A topic and how many records are about it.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct TopicCount {
    /// The topic.
    topic: Topic,
    /// How many records are about it.
    count: u64,
}

/// A value and how many have it.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ValueCount {
    /// The value.
    value: String,
    /// How many have it.
    count: u64,
}

/// Figures as the association stated them on a date.
pub(crate) struct Statement(Figures);

/// Figures as the association stated them on a date.
#[Object(serial)]
impl Statement {
    /// The date of the figures.
    async fn as_of(&self) -> Option<Edtf> {
        self.0.as_of.parse().ok().map(Edtf)
    }

    /// What the statement is called.
    async fn title(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve_line(&self.0.title, &Asker::of(ctx).languages(locale))
    }

    /// Members in all.
    async fn members(&self) -> u64 {
        self.0.members
    }

    /// Countries they were in.
    async fn countries(&self) -> u64 {
        self.0.countries
    }

    /// Continents they were on.
    async fn continents(&self) -> u64 {
        self.0.continents
    }

    /// Members that were local governments.
    async fn local_governments(&self) -> u64 {
        self.0.local_governments
    }

    /// Members that were networks of the social and solidarity economy.
    async fn sse_networks(&self) -> u64 {
        self.0.sse_networks
    }

    /// Honorary members.
    async fn honorary(&self) -> u64 {
        self.0.honorary
    }

    /// Where it is stated.
    async fn source(&self) -> Option<&str> {
        self.0.source.as_deref()
    }
}
