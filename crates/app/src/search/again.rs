//! Permalinks: a search that can be run again later, and tells what has happened to its hits since.

use std::{
    collections::{HashMap, HashSet},
    fmt,
    str::FromStr,
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{EntityKey, Sequence, change::Seen};
use search::{Demand, Filter, Order, Reader, SearchRequest, Update};
use serde::{Deserialize, Serialize};

use super::{Question, find::DEADLINE};
use crate::{App, Cx, Error, Result, SearchAsked, SeenChange};

/// How long a permalink may be, in bytes.
const LONGEST: usize = 16_384;
/// Changes that are gone through at most; a review that is run again once a year sees less.
const MOST_CHANGES: usize = 50_000;
/// Changes read at once.
const BATCH: usize = 1_000;
/// Entities looked for at once.
const AMONG: usize = 100;

/// A search and its moment. Written and read as text that fits into an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permalink {
    /// What was searched for.
    pub question: Question,
    /// The place in the log that the index had reached.
    pub sequence: Sequence,
    /// How many hits there were.
    pub total: u64,
}

impl fmt::Display for Permalink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default()))
    }
}

impl FromStr for Permalink {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::invalid("permalink", "is not the permalink of a search: copy all of it");
        if text.len() > LONGEST {
            return Err(wrong());
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| wrong())?;
        let permalink: Self = serde_json::from_slice(&bytes).map_err(|_| wrong())?;
        permalink.question.filter.iter().try_for_each(Filter::check).map_err(|_| wrong())?;
        Ok(permalink)
    }
}

/// What has happened to the hits of a search since.
#[derive(Debug, Clone)]
pub struct Again {
    /// The search and its moment.
    pub then: Permalink,
    /// How far the index has followed the log by now.
    pub now: Sequence,
    /// How many hits there are now.
    pub total: u64,
    /// Hits that were not there then, the newest first.
    pub added: Vec<EntityKey>,
    /// Hits that were there then and have changed since, so that they may not have been hits; the newest first.
    pub changed: Vec<EntityKey>,
    /// What would have been a hit and is no longer there for the asker, the last first.
    pub withdrawn: Vec<SeenChange>,
    /// Whether all changes since then were gone through: not where there were too many.
    pub is_complete: bool,
}

/// What became of an entity since a moment.
struct Became {
    /// Whether it was there for the asker at that moment.
    was_there: bool,
    last: SeenChange,
}

impl App {
    /// Runs a search again and tells what has happened since.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a permalink from the future of this log, [`Error::Unavailable`] where the index is missing
    /// or the search takes too long.
    pub async fn search_again(&self, cx: &Cx, then: Permalink) -> Result<Again> {
        if then.sequence > self.position().last {
            return Err(Error::invalid("permalink", "is of another place: this log does not go so far yet"));
        }
        let asked = SearchAsked { count: true, ..then.question.clone().asked(0) };
        let found = self.search(cx, asked).await?;
        let (became, is_complete) = self.became(cx, then.sequence, found.index.sequence).await?;

        let there: Vec<EntityKey> = newest(&became, |one| one.last.seen == Seen::Upsert);
        let gone: Vec<EntityKey> = newest(&became, |one| one.last.seen == Seen::Delete && one.was_there);
        let hits = self.hits_among(cx, &then.question, &there, found.demand).await?;
        let lost = self.would_be_hits(cx, &then.question, &gone, found.demand).await?;
        let is_new = |key: &&EntityKey| became.get(*key).is_some_and(|one| !one.was_there);
        let hit = |key: &&EntityKey| hits.contains(*key);
        let last = |key: &EntityKey| became.get(key).map(|one| one.last.clone());
        Ok(Again {
            now: found.index.sequence,
            total: found.total.unwrap_or(0),
            added: there.iter().filter(hit).filter(is_new).copied().collect(),
            changed: there.iter().filter(hit).filter(|key| !is_new(key)).copied().collect(),
            withdrawn: gone.iter().filter(|key| lost.contains(key)).filter_map(last).collect(),
            is_complete,
            then,
        })
    }

    /// What became of everything that changed between two places of the log, as the asker sees it; and whether that is all.
    async fn became(
        &self,
        cx: &Cx,
        after: Sequence,
        until: Sequence,
    ) -> Result<(HashMap<EntityKey, Became>, bool)> {
        let mut became: HashMap<EntityKey, Became> = HashMap::new();
        let mut place = after;
        let mut read = 0;
        while place < until {
            let (changes, read_up_to) = self.changes(cx, place, BATCH).await?;
            place = read_up_to;
            read += changes.len();
            for change in changes.into_iter().filter(|change| change.change.sequence <= until) {
                let was_there = change.change.was_seen_by(&cx.actor);
                let one = became
                    .entry(change.change.key)
                    .or_insert_with(|| Became { was_there, last: change.clone() });
                one.last = change;
            }
            if read >= MOST_CHANGES {
                return Ok((became, place >= until));
            }
        }
        Ok((became, true))
    }

    /// Those of some entities that are hits now.
    async fn hits_among(
        &self,
        cx: &Cx,
        question: &Question,
        among: &[EntityKey],
        demand: Demand,
    ) -> Result<HashSet<EntityKey>> {
        let reader = self.search.index()?.reader();
        let request = self.request_for(cx, question, demand).await?;
        self.run_among(reader, request, among).await
    }

    /// Those of some entities that would be hits if they were there for the asker: they are indexed as they are, alone.
    async fn would_be_hits(
        &self,
        cx: &Cx,
        question: &Question,
        among: &[EntityKey],
        demand: Demand,
    ) -> Result<HashSet<EntityKey>> {
        let mut found = HashSet::new();
        let request = self.request_for(cx, question, demand).await?;
        for keys in among.chunks(BATCH) {
            let mut documents = Vec::with_capacity(keys.len());
            for update in self.documents(keys).await? {
                if let Update::Upsert(mut document) = update {
                    document.acl.clone_from(&request.acl);
                    documents.push(Update::Upsert(document));
                }
            }
            let index = super::saved::index_of(documents).await?;
            found.extend(self.run_among(index.reader(), request.clone(), keys).await?);
        }
        Ok(found)
    }

    async fn request_for(&self, cx: &Cx, question: &Question, demand: Demand) -> Result<SearchRequest> {
        let vocabulary = if question.literal { None } else { Some(self.vocabulary().await?) };
        let mut filter = question.filter.clone();
        if let Some(filter) = &mut filter {
            self.follow_merged(filter).await?;
        }
        Ok(SearchRequest {
            query: question.query.clone(),
            filter,
            acl: cx.actor.tokens(),
            languages: cx.languages.clone(),
            order: Order::UpdatedDesc,
            limit: AMONG,
            demand,
            vocabulary,
            ..SearchRequest::default()
        })
    }

    async fn run_among(
        &self,
        reader: Reader,
        request: SearchRequest,
        among: &[EntityKey],
    ) -> Result<HashSet<EntityKey>> {
        let among = among.to_vec();
        let permit = self.search.at_once.acquire().await.map_err(Error::internal)?;
        let run = move || -> Result<_, search::SearchError> {
            let deadline = std::time::Instant::now().checked_add(DEADLINE);
            let mut found = HashSet::new();
            for keys in among.chunks(AMONG) {
                let those = Filter::Among(keys.to_vec());
                let filter = Some(Filter::All(request.filter.iter().cloned().chain([those]).collect()));
                let page = reader.search(&SearchRequest { filter, deadline, ..request.clone() })?;
                found.extend(page.hits.iter().map(|hit| hit.key));
            }
            Ok(found)
        };
        let found = tokio::task::spawn_blocking(run).await.map_err(Error::internal)??;
        drop(permit);
        Ok(found)
    }
}

/// The keys of those that pass, by their last change, the newest first.
fn newest(became: &HashMap<EntityKey, Became>, passes: impl Fn(&Became) -> bool) -> Vec<EntityKey> {
    let mut chosen: Vec<(Sequence, EntityKey)> = became
        .iter()
        .filter(|(_, one)| passes(one))
        .map(|(key, one)| (one.last.change.sequence, *key))
        .collect();
    chosen.sort_unstable_by_key(|(at, _)| std::cmp::Reverse(*at));
    chosen.into_iter().map(|(_, key)| key).collect()
}

#[cfg(test)]
mod tests {
    use search::{Area, FacetField};

    use super::*;

    #[test]
    fn a_permalink_survives_as_text() {
        let permalink = Permalink {
            question: Question {
                query: "coopérative 협동조합 \"a b\"~2".to_owned(),
                filter: Some(Filter::All(vec![
                    Filter::OneOf(FacetField::Language, vec!["fr".to_owned()]),
                    Filter::years(Some(2019), None),
                    Filter::Not(Box::new(Filter::Has(FacetField::Sdg))),
                ])),
                order: Order::DateDesc,
                literal: true,
            },
            sequence: Sequence(7),
            total: 12,
        };
        assert_eq!(permalink.to_string().parse::<Permalink>().unwrap(), permalink);
        let whole = permalink.to_string();
        for wrong in ["", "협동조합", &whole[1..], &whole[..whole.len() - 2], &"A".repeat(LONGEST + 1)] {
            assert!(wrong.parse::<Permalink>().is_err(), "{wrong}");
        }
        // A filter that only the platform itself makes can't be slipped in.
        let forged = r#"{"question":{"query":"","filter":{"among":[]}},"sequence":1,"total":0}"#;
        assert!(URL_SAFE_NO_PAD.encode(forged).parse::<Permalink>().is_err());
        let around = |latitude: f64| Area::near(latitude, 126.978, 5.0);
        let seoul = Filter::Not(Box::new(Filter::In(around(37.566).unwrap())));
        let question = Question { filter: Some(seoul), ..Question::default() };
        let there = Permalink { question, sequence: Sequence(7), total: 0 };
        assert_eq!(there.to_string().parse::<Permalink>().unwrap(), there);
        // Neither can a place that is none, however deep in the filter.
        assert!(around(137.566).is_err());
        let text = serde_json::to_string(&there).unwrap().replace("37566000", "137566000");
        assert!(URL_SAFE_NO_PAD.encode(text).parse::<Permalink>().is_err());
    }
}
