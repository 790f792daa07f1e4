//! The verbs: what can be done on the platform. Every door — GraphQL, pages, the command line — calls these, and
//! nothing below.
//!
//! A writing verb reads as a sentence: permit, load, decide, change, record, commit. It takes who asks as its first
//! argument ([`Cx`]) and asks the policy on its first line. Reading verbs answer only what the asker may see.

mod account;
mod adaptation;
mod audit;
mod cache;
mod context;
mod error;
mod export;
pub mod follow;
mod import;
mod indicator;
mod lag;
mod log;
mod member;
mod merge;
mod notify;
mod noun;
mod read;
mod record;
mod review;
mod revoke;
mod search;
mod site;
mod statistics;
mod subscribe;
mod token;
mod verb;
mod verify;

use std::sync::Arc;

use domain::{Clock, Ids, Sequence};
pub use storage::{AccountRequest, ListedToken, Session};
use storage::{Store, Tx};
use tokio::sync::Notify;

pub use self::{
    account::{
        AccountListed, ApiToken, Approval, Brought, CameBack, ErasedOrDisabled, FlowBegun, Invitation,
        Invited, OwnIdentity, OwnSession, ProviderOutcome, RequestAsked, SecondFactor, SignInProvider,
        SignInStep, SignedIn, TeamMember, WayBack,
    },
    adaptation::NewAdaptation,
    audit::{AuditSeen, AuditVerified},
    cache::Settings as CacheSettings,
    context::{Client, Cx},
    error::{Error, Result},
    import::{Import, ImportOptions, Outcome, Progress, RejectedEntry, Warning},
    indicator::Reported,
    lag::Lag,
    merge::Mergeable,
    notify::place::notice_path,
    noun::{By, Curated, Reference},
    read::{Anything, SeenChange, Tombstone},
    record::checks::Checked,
    record::{Revised, TranslationQuestion, WaitingTranslation},
    review::{BulkDecision, Decided, NewThread, QueueChange, WrittenThread},
    search::{
        Again, Expanded, FacetFound, Found, Hit, HitHighlight, IndexState, LabelledBucket, Permalink,
        Question, SavedNews, SavedSearch, Search, SearchAsked, Suggested, facet_label, heartbeat::Heartbeat,
    },
    site::{Site, path},
    statistics::{Count, Figures, Statistics},
    subscribe::{Following, Since, Subscription},
    token::{Authenticated, Credential, Token, TokenKind},
    verb::{Change, New},
    verify::Differences,
};

/// What a write answers.
#[derive(Debug, Clone)]
pub struct Written<T> {
    /// What was written, as it is now.
    pub value: T,
    /// Its place in the log: a search from this place on finds it.
    pub sequence: Sequence,
}

/// The platform: one store, its index and what follows the log. Cheap to clone.
#[derive(Clone)]
pub struct App {
    store: Store,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    caches: Arc<cache::Caches>,
    log: Arc<log::Log>,
    search: Arc<Search>,
    vocabulary: Arc<search::vocabulary::Kept>,
    figures: Arc<statistics::Kept>,
    denials: Arc<audit::denial::Denials>,
    notices: Arc<follow::notices::Notices>,
    site: Arc<Site>,
    passwords: Arc<account::Passwords>,
    providers: Arc<oidc::Providers>,
    /// Tells the follower that sends that letters were posted.
    posted: Arc<Notify>,
    used: Arc<token::Used>,
}

impl App {
    /// The platform over an open store.
    ///
    /// # Errors
    /// [`Error::Internal`] where the log can't be read.
    pub async fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
        caches: CacheSettings,
        search: Search,
    ) -> Result<Self> {
        let position = store.log_position().await?;
        let app = Self {
            store,
            clock,
            ids,
            caches: Arc::new(cache::Caches::new(caches)),
            log: Arc::new(log::Log::new(position)),
            search: Arc::new(search),
            vocabulary: Arc::default(),
            figures: Arc::default(),
            denials: Arc::default(),
            notices: Arc::default(),
            site: Arc::default(),
            passwords: Arc::default(),
            providers: Arc::default(),
            posted: Arc::default(),
            used: Arc::default(),
        };
        app.fill_indicators().await?;
        Ok(app)
    }

    /// The same, with what letters say of the site.
    #[must_use]
    pub fn with_site(mut self, site: Site) -> Self {
        self.site = Arc::new(site);
        self
    }

    /// The same, with the providers that people may sign in with.
    #[must_use]
    pub fn with_providers(mut self, providers: oidc::Providers) -> Self {
        self.providers = Arc::new(providers);
        self
    }

    /// The store below, for what only an operator does.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The time.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Search {
        &self.search
    }

    /// The last change that this node knows of, and the last that an anonymous reader could see.
    #[must_use]
    pub fn position(&self) -> storage::LogPosition {
        self.log.position()
    }

    async fn begin(&self, cx: &Cx) -> Result<Tx> {
        // Before any lock is taken: nobody writes unknown.
        if cx.actor.is_anonymous() {
            return Err(Error::Refused(domain::policy::Refusal::SignIn));
        }
        self.begin_as(cx).await
    }

    /// Commits, and lets this node's followers see it before the writer gets the answer.
    async fn commit(&self, tx: Tx) -> Result<Sequence> {
        let posted = tx.has_posted();
        let committed = tx.commit().await?;
        if posted {
            self.posted.notify_one();
        }
        self.catch_up_to(&committed).await?;
        Ok(committed.sequence)
    }
}
