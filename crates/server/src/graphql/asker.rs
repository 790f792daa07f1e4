//! What resolvers know of a request: [`Asker`].

use std::{collections::HashMap, sync::Arc};

use app::{App, Curated, Cx};
use async_graphql::{
    Context,
    dataloader::{DataLoader, Loader},
};
use domain::{Forum, Id, Language, Member, Person, Record, Topic};

use super::{
    error::{Result, failed},
    http::{RateStatus, RequestInfo},
    scalar::Locale,
};

/// Who asks, and what is loaded for them. Made anew for every request, so that nothing one asker loaded is ever shown
/// to another.
pub(crate) struct Asker {
    /// The platform.
    pub app: App,
    /// Who asks.
    pub cx: Cx,
    /// What is left of the asker's allowance.
    pub rate: Option<RateStatus>,
    /// What the request costs.
    pub cost: u64,
    members: DataLoader<Batch>,
    people: DataLoader<Batch>,
    topics: DataLoader<Batch>,
    forums: DataLoader<Batch>,
    records: DataLoader<Batch>,
}

/// Loads many things at once, for one asker.
pub(crate) struct Batch {
    app: App,
    cx: Cx,
}

impl<N: Curated> Loader<Id<N>> for Batch {
    type Value = Arc<N>;
    type Error = Arc<app::Error>;

    async fn load(&self, ids: &[Id<N>]) -> std::result::Result<HashMap<Id<N>, Arc<N>>, Self::Error> {
        self.app.get_many(&self.cx, ids).await.map_err(Arc::new)
    }
}

/// A noun that others point to.
pub(crate) trait Loaded: Curated {
    /// Its loader.
    fn loader(asker: &Asker) -> &DataLoader<Batch>;
}

macro_rules! loaded {
    ($($noun:ident: $field:ident),+) => {$(
        impl Loaded for $noun {
            fn loader(asker: &Asker) -> &DataLoader<Batch> {
                &asker.$field
            }
        }
    )+};
}
loaded!(Member: members, Person: people, Topic: topics, Forum: forums, Record: records);

impl Asker {
    pub(crate) fn new(app: &App, cx: &Cx, info: &RequestInfo) -> Self {
        // No delay: fields of one level are resolved together, so the batch is whole when the first of them yields.
        let loader = || {
            let batch = Batch { app: app.clone(), cx: cx.clone() };
            DataLoader::new(batch, tokio::spawn).delay(std::time::Duration::ZERO)
        };
        Self {
            members: loader(),
            people: loader(),
            topics: loader(),
            forums: loader(),
            records: loader(),
            rate: info.rate,
            cost: info.cost,
            cx: cx.clone(),
            app: app.clone(),
        }
    }

    /// The asker of this request.
    pub(crate) fn of<'a>(ctx: &'a Context<'_>) -> &'a Self {
        ctx.data_unchecked()
    }

    /// A thing that another points to; none where it is not there for the asker.
    pub(crate) async fn load<N: Loaded>(&self, id: Id<N>) -> Result<Option<Arc<N>>> {
        if let Some(kept) = self.app.peek(&self.cx, id) {
            return Ok(Some(kept));
        }
        N::loader(self).load_one(id).await.map_err(|error| failed(&error))
    }

    /// Things that another points to, in that order, those that are there for the asker.
    pub(crate) async fn load_all<N: Loaded>(&self, ids: &[Id<N>]) -> Result<Vec<Arc<N>>> {
        let mut found = Vec::with_capacity(ids.len());
        for thing in futures::future::join_all(ids.iter().map(|id| self.load(*id))).await {
            found.extend(thing?);
        }
        Ok(found)
    }

    /// The languages to serve a text in: the one that the field asks for, else those of the request.
    pub(crate) fn languages(&self, locale: Option<Locale>) -> Vec<Language> {
        match locale {
            Some(Locale(language)) => vec![language],
            None => self.cx.languages.clone(),
        }
    }
}
