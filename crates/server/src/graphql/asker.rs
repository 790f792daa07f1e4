//! What resolvers know of a request: [`Asker`].

use std::{collections::HashMap, sync::Arc};

use app::{Anything, App, By, Curated, Cx};
use async_graphql::{
    Context,
    dataloader::{DataLoader, HashMapCache, Loader},
};
use domain::{Account, Forum, Id, Language, Member, Person, Record, Topic};
use uuid::Uuid;

use super::{
    error::{Result, failed},
    http::{RateStatus, RequestInfo, stream::place::StreamPlace},
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
    /// Where the stream is, for a subscription.
    pub stream: Option<Arc<StreamPlace>>,
    loader: DataLoader<Batch>,
    /// Accounts are named in many places of one answer, and no request both changes and shows them: each is read once.
    accounts: DataLoader<Batch, HashMapCache>,
}

/// Loads many things at once, of whatever nouns, for one asker.
struct Batch {
    app: App,
    cx: Cx,
}

impl Loader<Uuid> for Batch {
    type Value = Anything;
    type Error = Arc<app::Error>;

    async fn load(&self, ids: &[Uuid]) -> std::result::Result<HashMap<Uuid, Anything>, Self::Error> {
        self.app.fetch(&self.cx, ids).await.map_err(Arc::new)
    }
}

/// The id of an account, as a key of its own beside those of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct AccountKey(Id<Account>);

impl Loader<AccountKey> for Batch {
    type Value = Account;
    type Error = Arc<app::Error>;

    async fn load(
        &self,
        keys: &[AccountKey],
    ) -> std::result::Result<HashMap<AccountKey, Account>, Self::Error> {
        let ids: Vec<_> = keys.iter().map(|AccountKey(id)| *id).collect();
        let accounts = self.app.colleagues(&ids).await.map_err(Arc::new)?;
        Ok(accounts.into_iter().map(|account| (AccountKey(account.id), account)).collect())
    }
}

/// A noun that others point to.
pub(crate) trait Loaded: Curated {
    /// The thing, if it is one of this noun.
    fn of(thing: Anything) -> Option<Arc<Self>>;
}

macro_rules! loaded {
    ($($noun:ident),+) => {$(
        impl Loaded for $noun {
            fn of(thing: Anything) -> Option<Arc<Self>> {
                match thing {
                    Anything::$noun(found) => Some(found),
                    _ => None,
                }
            }
        }
    )+};
}
loaded!(Member, Person, Topic, Forum, Record);

impl Asker {
    pub(crate) fn new(app: &App, cx: &Cx, info: &RequestInfo) -> Self {
        // One loader for all nouns: what the fields of one level point to is read by one statement. No delay: these fields
        // are resolved together, so the batch is whole when the first of them yields.
        let batch = || Batch { app: app.clone(), cx: cx.clone() };
        let accounts = DataLoader::with_cache(batch(), tokio::spawn, HashMapCache::default());
        Self {
            accounts: accounts.delay(std::time::Duration::ZERO),
            loader: DataLoader::new(batch(), tokio::spawn).delay(std::time::Duration::ZERO),
            rate: info.rate,
            cost: info.cost,
            stream: info.stream.clone(),
            cx: cx.clone(),
            app: app.clone(),
        }
    }

    /// The asker of this request.
    pub(crate) fn of<'a>(ctx: &'a Context<'_>) -> &'a Self {
        ctx.data_unchecked()
    }

    /// A thing by what it is asked for; none where it is not there for the asker.
    pub(crate) async fn get<N: Curated>(&self, by: By<N>) -> Result<Option<Arc<N>>> {
        self.app.get(&self.cx, by).await.map_err(|error| failed(&error))
    }

    /// A thing that another points to; none where it is not there for the asker.
    pub(crate) async fn load<N: Loaded>(&self, id: Id<N>) -> Result<Option<Arc<N>>> {
        if let Some(kept) = self.app.peek(&self.cx, id) {
            return Ok(Some(kept));
        }
        let found = self.loader.load_one(id.uuid()).await.map_err(|error| failed(&error))?;
        Ok(found.and_then(N::of))
    }

    /// An account that something the asker may see points to.
    pub(crate) async fn account(&self, id: Id<Account>) -> Result<Option<Account>> {
        self.accounts.load_one(AccountKey(id)).await.map_err(|error| failed(&error))
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
