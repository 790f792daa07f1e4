//! What a record's writers may want to look at again.

use std::{collections::HashMap, sync::Arc};

use domain::{
    Entity as _, Filter, Id, Order, PageRequest, Property, Record,
    policy::Action,
    record::{
        checks::{Finding, Level, findings, words},
        duplicate::{Likeness, likeness},
    },
};
use search::FacetField;

use crate::{App, Cx, Error, Result, SearchAsked, read::Anything};

/// In how many languages a title is searched for.
const TITLES: usize = 4;
/// How many hits of each search are looked at.
const HITS: usize = 10;
/// How many words of a title are searched for.
const WORDS: usize = 20;
/// How many records of the same countries are looked at, the newest first.
const NEIGHBOURS: usize = 100;
/// How many possible duplicates are told.
const TOLD: usize = 5;

/// Something to look at again.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What it is.
    pub finding: Finding,
    /// The record that may tell of the same thing, where it is that.
    pub other: Option<Arc<Record>>,
}

impl App {
    /// What those who may write a record may want to look at again, possible duplicates among what they may see included.
    /// Nothing for others.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn checks(&self, cx: &Cx, record: &Record) -> Result<Option<Vec<Checked>>> {
        if !self.could(cx, Action::Update, &record.target()) {
            return Ok(None);
        }
        let mut checked: Vec<Checked> =
            findings(&record.content).into_iter().map(|finding| Checked { finding, other: None }).collect();
        checked.extend(self.possible_duplicates(cx, record).await?);
        checked.sort_by_key(|checked| checked.finding.level);
        Ok(Some(checked))
    }

    async fn possible_duplicates(&self, cx: &Cx, record: &Record) -> Result<Vec<Checked>> {
        let mut near: HashMap<Id<Record>, Arc<Record>> = HashMap::new();
        for other in self.alike_by_title(cx, record).await? {
            near.insert(other.head.id, other);
        }
        for other in self.of_same_countries(cx, record).await? {
            near.insert(other.head.id, other);
        }
        near.remove(&record.head.id);
        let mut told: Vec<(Likeness, Arc<Record>)> = near
            .into_values()
            .filter_map(|other| Some((likeness(&record.content, &other.content)?, other)))
            .collect();
        told.sort_by_key(|(why, other)| (*why != Likeness::Title, other.head.id));
        told.truncate(TOLD);
        let title = |other: &Record| {
            let served = other.content.title.serve(&cx.languages);
            served.map_or_else(|| other.head.slug.to_string(), |served| served.text.to_owned())
        };
        let check = |(why, other): (Likeness, Arc<Record>)| {
            let level = match why {
                Likeness::Title => Level::Warning,
                Likeness::PlaceAndYear => Level::Hint,
            };
            Checked { finding: Finding::possible_duplicate(level, &title(&other)), other: Some(other) }
        };
        Ok(told.into_iter().map(check).collect())
    }

    /// What a search for the words of its titles finds, in each of its languages.
    async fn alike_by_title(&self, cx: &Cx, record: &Record) -> Result<Vec<Arc<Record>>> {
        let kind = vec![record.kind().as_str().to_owned()];
        let mut found = Vec::new();
        for (_, title) in record.content.title.iter().take(TITLES) {
            let asked = SearchAsked {
                query: plain(&title.text),
                filter: Some(search::Filter::OneOf(FacetField::Kind, kind.clone())),
                limit: HITS,
                literal: true,
                ..SearchAsked::default()
            };
            if words(&asked.query) == 0 {
                continue;
            }
            match self.search(cx, asked).await {
                Ok(page) => found.extend(page.hits.into_iter().filter_map(|hit| match hit.found {
                    Anything::Record(record) => Some(record),
                    Anything::Member(_) | Anything::Person(_) | Anything::Topic(_) | Anything::Forum(_) => {
                        None
                    }
                })),
                // Who writes can do without while the index is being made.
                Err(Error::Unavailable(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(found)
    }

    /// Records of its kind about the same countries: those told in other languages are among them.
    async fn of_same_countries(&self, cx: &Cx, record: &Record) -> Result<Vec<Arc<Record>>> {
        let countries: Vec<_> = record.content.places.iter().filter_map(|place| place.country).collect();
        if countries.is_empty() {
            return Ok(Vec::new());
        }
        let filter = Filter::All(vec![
            Filter::Is(Property::Kind(vec![record.kind()])),
            Filter::Is(Property::Country(countries)),
        ]);
        let page = self.list::<Record>(cx, filter, Order::NEWEST, PageRequest::first(NEIGHBOURS)).await?;
        Ok(page.items.into_iter().map(|(_, record)| record).collect())
    }
}

/// The words of a title, without anything that the query language would take for itself.
fn plain(title: &str) -> String {
    let letters = title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let text: String = letters.flat_map(char::to_lowercase).collect();
    text.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ")
}
