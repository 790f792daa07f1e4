//! Indicators of many cases side by side.

use std::sync::Arc;

use domain::{
    Entity as _, EntityKind, Id, Page, PageRequest, Record,
    record::{
        Indicator,
        indicators::{IndicatorFilter, IndicatorOrder},
    },
};
use storage::IndicatorQuery;

use crate::{App, Cx, Result};

/// Under which name it is kept that old rows were filled in.
const FILLED: &str = "indicators_filled";
/// Things walked over at once while old rows are filled in.
const BATCH: u64 = 500;

/// An indicator with the case that reports it.
#[derive(Debug, Clone)]
pub struct Reported {
    /// The case study.
    pub case: Arc<Record>,
    /// The indicator.
    pub indicator: Indicator,
}

impl App {
    /// A page of what published cases measured, those that the asker may see.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid) for a cursor of another list, and
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn indicators(
        &self,
        cx: &Cx,
        filter: IndicatorFilter,
        order: IndicatorOrder,
        page: PageRequest,
    ) -> Result<Page<Reported>> {
        let query = self.indicator_query(cx, filter, order);
        let keys = self.store.list_indicators(&query, &page).await?;
        let mut ids: Vec<Id<Record>> = keys.items.iter().map(|(_, key)| key.case).collect();
        ids.sort_unstable();
        ids.dedup();
        // Asked of the policy again: a case written since may no longer be for the asker, or may report less.
        let cases = self.get_many(cx, &ids).await?;
        let reported = |(cursor, key): &(String, storage::IndicatorKey)| {
            let case = cases.get(&key.case).filter(|case| case.head.state == domain::State::Published)?;
            let indicator = case.content.details.case_study()?.indicators.get(key.position)?.clone();
            Some((cursor.clone(), Reported { case: Arc::clone(case), indicator }))
        };
        let items = keys.items.iter().filter_map(reported).collect();
        Ok(Page { items, has_previous: keys.has_previous, has_next: keys.has_next })
    }

    /// How many indicators such a list has for the asker.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn count_indicators(
        &self,
        cx: &Cx,
        filter: IndicatorFilter,
        order: IndicatorOrder,
    ) -> Result<u64> {
        Ok(self.store.count_indicators(&self.indicator_query(cx, filter, order)).await?)
    }

    fn indicator_query(&self, cx: &Cx, filter: IndicatorFilter, order: IndicatorOrder) -> IndicatorQuery {
        IndicatorQuery { actor: cx.actor.clone(), today: self.clock.today(), filter, order }
    }

    /// Fills in the indicators of cases that were written before there was a table for them: once for a store.
    pub(crate) async fn fill_indicators(&self) -> Result<()> {
        if self.store.setting(FILLED).await?.is_some() {
            return Ok(());
        }
        let mut after = None;
        loop {
            let keys = self.store.walk(after, BATCH).await?;
            let Some(last) = keys.last() else { break };
            after = Some(last.id);
            let ids: Vec<Id<Record>> = keys
                .iter()
                .filter(|key| key.kind == EntityKind::CaseStudy)
                .map(|key| Id::new(key.id))
                .collect();
            if !ids.is_empty() {
                let mut tx = self.begin(&Cx::system()).await?;
                // Read with their rows locked: what another node writes meanwhile comes before or after.
                let cases: Vec<Record> = tx.get_many(&ids).await?;
                tx.fill_indicators(&cases).await?;
                tx.commit().await?;
            }
        }
        Ok(self.store.set_setting(FILLED, "true").await?)
    }
}

impl Reported {
    /// The first country that its case is about.
    #[must_use]
    pub fn country(&self) -> Option<domain::Country> {
        self.case.content.places.iter().find_map(|place| place.country)
    }

    /// The member that its case belongs to.
    #[must_use]
    pub fn member(&self) -> Option<Id<domain::Member>> {
        self.case.target().owner
    }
}
