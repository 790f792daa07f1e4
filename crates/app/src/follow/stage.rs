//! What tests of followers need: the platform on a fresh SQLite database, at a time that stands still until it is moved, with
//! people who write and decide.

use std::sync::{Arc, Mutex};

use domain::{
    Account, FixedClock, Id, Localized, Member, Record, Role, Scope, SystemIds,
    account::{MemberRole, MemberRoleOf},
    record::{Details, RecordContent},
    review::ThreadKind,
};
use storage::{Letter, Options, Stamp, Store};

use crate::{App, CacheSettings, Change, Cx, ErasedOrDisabled, New, NewThread, Site, follow::IndexFollower};

pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) clock: Arc<FixedClock>,
    /// Kim, who writes for a member, in Korean.
    pub(crate) author: Cx,
    /// Who reads French.
    pub(crate) editor: Cx,
    member: Id<Member>,
    /// Letters that were looked at.
    read: Mutex<Vec<uuid::Uuid>>,
}

impl Stage {
    /// Asks a test of it.
    pub(crate) fn on_sqlite(test: impl AsyncFn(Self)) {
        let folder = tempfile::tempdir().unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(async {
            let url = format!("sqlite://{}", folder.path().join("gsef.db").display());
            let store = Store::open(Options::new(url)).await.unwrap();
            let (search, _follower) =
                IndexFollower::open(&folder.path().join("index"), search::IndexOptions::default()).unwrap();
            let clock = Arc::new(FixedClock::new("2026-11-26T08:30:00Z".parse().unwrap()));
            let site = Site { name: "Commons".to_owned(), url: "https://example.org".to_owned() };
            let app =
                App::new(store.clone(), clock.clone(), Arc::new(SystemIds), CacheSettings::default(), search);
            let app = app.await.unwrap().with_site(site);
            test(Self::of(app, clock).await).await;
            store.close().await.unwrap();
        });
    }

    async fn of(app: App, clock: Arc<FixedClock>) -> Self {
        let content = serde_json::from_str(r#"{"name": {"en": "A city"}, "kind": "other"}"#).unwrap();
        let new = New { publish: true, ..New::draft(content) };
        let member = app.create::<Member>(&Cx::system(), new).await.unwrap().value.head.id;
        let mut stage =
            Self { app, clock, author: Cx::system(), editor: Cx::system(), member, read: Mutex::default() };
        stage.author = stage.person("kim@example.org", "Kim", "ko", &[]).await;
        stage.editor = stage.person("editor@example.org", "", "fr", &[Role::Editor]).await;
        stage.person("second@example.org", "", "en", &[Role::Editor]).await;
        stage
    }

    /// Someone with roles everywhere, or else one who writes for the member.
    pub(crate) async fn person(&self, email: &str, name: &str, language: &str, roles: &[Role]) -> Cx {
        let for_member = [MemberRoleOf::lasting(self.member, MemberRole::Representative)];
        let for_member = if roles.is_empty() { &for_member[..] } else { &[] };
        let account = self.app.grant(&Cx::system(), email, roles, for_member).await.unwrap();
        let account = Account { name: name.to_owned(), language: language.parse().unwrap(), ..account };
        let mut tx = self.app.store.begin(Stamp { actor: None, at: self.app.clock.now() }).await.unwrap();
        tx.update_account(&account).await.unwrap();
        tx.commit().await.unwrap();
        Cx::new(account.acting(Scope::Admin, self.app.clock.today()), Vec::new())
    }

    /// A draft of the author's.
    pub(crate) async fn case_study(&self, title: &str) -> Id<Record> {
        let mut content = RecordContent::new(Details::CaseStudy(Box::default()));
        content.title = Localized::of("fr".parse().unwrap(), title);
        content.owner = Some(self.member);
        self.app.create::<Record>(&self.author, New::draft(content)).await.unwrap().value.head.id
    }

    pub(crate) async fn submit(&self, id: Id<Record>) {
        self.app.submit_record(&self.author, any(id), None).await.unwrap();
    }

    pub(crate) async fn claim(&self, id: Id<Record>) {
        self.app.claim_review(&self.editor, any(id)).await.unwrap();
    }

    /// The editor says something about a text.
    pub(crate) async fn say(&self, id: Id<Record>, text: &str) {
        let new = NewThread { part: None, kind: ThreadKind::Comment, text: text.to_owned() };
        self.app.open_thread(&self.editor, any(id), new).await.unwrap();
    }

    pub(crate) async fn shut_out(&self, email: &str) {
        let account = self.app.store.account_by_email(email).await.unwrap().unwrap().id;
        self.app.disable_account(&Cx::system(), account, ErasedOrDisabled::Disabled).await.unwrap();
    }

    /// Letters that were posted since the last look, by address.
    pub(crate) async fn letters(&self) -> Vec<Letter> {
        let unsent = self.app.store.unsent(self.app.clock.now(), 1_000).await.unwrap();
        let mut read = self.read.lock().unwrap();
        let mut new: Vec<Letter> = unsent
            .into_iter()
            .map(|unsent| unsent.letter)
            .filter(|letter| !read.contains(&letter.id))
            .collect();
        read.extend(new.iter().map(|letter| letter.id));
        new.sort_by(|one, other| one.to.cmp(&other.to));
        new
    }
}

/// Whatever its version is.
pub(crate) const fn any(id: Id<Record>) -> Change<Record> {
    Change { id, expected_version: None }
}
