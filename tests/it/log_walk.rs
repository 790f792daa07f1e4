//! The log of changes is the only road: every verb that writes makes exactly one change for each thing it wrote, and what
//! is refused makes none.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use domain::{Clock as _, Id, Ids as _, SystemClock, SystemIds};
use scenarios::{
    client::{Client, texts},
    post::{Letters, base32, totp_code},
    world::{World, on_both},
};
use serde_json::{Value, json};
use storage::{Identity, Stamp};

#[test]
fn every_verb_makes_exactly_one_change() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let admin = world.administrator()?;
        let mut walk =
            Walk { world: &world, admin: &admin, nobody: world.anyone()?, walked: BTreeSet::new() };
        for noun in ["topic", "member", "person", "forum"] {
            walk.noun(noun).await.with_context(|| noun)?;
        }
        for kind in ["publication", "researchProject", "dataset", "caseStudy"] {
            walk.record(kind).await.with_context(|| kind)?;
        }
        walk.reviewed().await.context("review")?;
        walk.recognised().await.context("recognition")?;
        walk.merged().await.context("merging")?;
        walk.silent().await.context("saved searches")?;
        let schema = admin.ask("{ __schema { mutationType { fields { name } } } }", Value::Null).await?;
        let verbs = texts(&schema["__schema"]["mutationType"]["fields"], "/name").into_iter().collect();
        assert_eq!(walk.walked, verbs, "a verb is not walked here, or is walked and not there");
        log_is_whole(&world, &admin).await
    })
}

struct Walk<'a> {
    world: &'a World,
    admin: &'a Client,
    nobody: Client,
    walked: BTreeSet<String>,
}

impl Walk<'_> {
    async fn noun(&mut self, noun: &str) -> Result<()> {
        let (input, change) = match noun {
            "topic" => (json!({"label": text("A topic"), "scheme": "SSE"}), json!({"notation": "1"})),
            "member" => (json!({"name": text("A member"), "kind": "OTHER"}), json!({"city": "Dakar"})),
            "person" => (json!({"name": "A person"}), json!({"website": "https://example.org"})),
            _ => (
                json!({"name": text("A forum"), "kind": "FORUM", "edition": "2031"}),
                json!({"city": "Dakar"}),
            ),
        };
        let id = self.writes(&format!("{noun}Create"), input).await?;
        self.changes(&format!("{noun}Update"), &id, change).await?;
        if noun == "member" {
            let since = json!({"memberships": [{"type": "FULL", "since": "2020"}]});
            self.changes("memberMembershipsUpdate", &id, since).await?;
            let mandates = json!({"mandates": [{"role": "SECRETARIAT", "since": "2020"}]});
            self.changes("memberMandatesUpdate", &id, mandates).await?;
        }
        self.changes(&format!("{noun}Publish"), &id, json!({})).await?;
        self.changes(&format!("{noun}Withdraw"), &id, json!({"reason": "Enough."})).await
    }

    async fn record(&mut self, kind: &str) -> Result<()> {
        let id = self.writes(&format!("{kind}Create"), json!({"title": text("A record")})).await?;
        let own = match kind {
            "publication" => json!({"publicationType": "BOOK"}),
            "researchProject" => json!({"status": "ONGOING"}),
            "dataset" => json!({"datasetVersion": "2"}),
            _ => json!({"peopleReached": 3}),
        };
        self.changes(&format!("{kind}Update"), &id, own).await?;
        self.changes("recordUpdate", &id, json!({"keywords": ["one"]})).await?;
        let spanish = json!({"locale": "es", "status": "HUMAN_DRAFT", "translator": "Ana Ejemplo",
            "texts": [{"field": "TITLE", "value": "Un registro"}]});
        self.changes("recordTranslationUpdate", &id, spanish).await?;
        self.changes("recordTranslationReview", &id, json!({"locale": "es"})).await?;
        self.changes("recordPublish", &id, json!({})).await?;
        // A working revision beside the published one, and its turn.
        self.changes("recordUpdate", &id, json!({"keywords": ["two"]})).await?;
        self.changes("recordPublish", &id, json!({})).await?;
        self.changes("recordWithdraw", &id, json!({"reason": "Enough."})).await
    }

    /// A case study written bit by bit and reviewed: each step is a change, what is said about it is none.
    async fn reviewed(&mut self) -> Result<()> {
        let owner = self.writes("memberCreate", json!({"name": text("An owner"), "kind": "OTHER"})).await?;
        let input = json!({"title": text("A case"), "owner": owner});
        let id = self.writes("caseStudyCreate", input).await?;
        let value = json!({"field": "LESSONS", "locale": "ko", "value": "교훈"});
        self.changes("recordTextUpdate", &id, value).await?;
        let contributor = json!({"contributor": {"name": "A person", "role": "AUTHOR"}});
        self.changes("recordContributorAdd", &id, contributor).await?;
        self.changes("recordContributorRemove", &id, json!({"position": 0, "name": "A person"})).await?;
        let indicators = json!({"indicators": [{"name": text("Homes"), "value": 7}]});
        self.changes("caseStudyIndicatorsUpdate", &id, indicators).await?;
        self.changes("recordRestore", &id, json!({"version": 2})).await?;
        for verb in
            ["recordSubmit", "recordRecall", "recordSubmit", "reviewClaim", "reviewRelease", "reviewClaim"]
        {
            self.changes(verb, &id, json!({})).await?;
        }
        let thread = self.said_only(&id).await?;
        let changes = json!({"changes": [{"field": "title", "text": "Longer."}]});
        self.changes("recordRequestChanges", &id, changes).await?;
        let threads = self
            .admin
            .ask("query($id: ID!) { record(by: {id: $id}) { threads { id state } } }", json!({"id": id}))
            .await?;
        for open in threads["record"]["threads"].as_array().into_iter().flatten() {
            if open["state"] == "OPEN" {
                self.of_thread("threadConfirm", json!({"id": open["id"]})).await?;
            }
        }
        self.of_thread("threadReopen", json!({ "id": thread })).await?;
        for verb in ["recordSubmit", "recordAccept", "recordReopen"] {
            self.changes(verb, &id, json!({})).await?;
        }
        self.changes("recordDecline", &id, json!({"reason": "Enough."})).await?;
        let before = self.world.place.log_end().await?;
        let document =
            "mutation($input: RecordsDecideInput!) { recordsDecide(input: $input) { userErrors { code }
            results { userErrors { code } } } }";
        let input = json!({"ids": [id], "decision": "CLAIM"});
        let (code, _) = self.nobody.error(document, json!({"input": input.clone()})).await?;
        ensure!(code == "UNAUTHENTICATED", "recordsDecide: {code}");
        let decided = self.admin.ask(document, json!({ "input": input })).await?;
        ensure!(decided["recordsDecide"]["results"][0]["userErrors"][0]["code"] == "INVALID", "{decided}");
        ensure!(self.world.place.log_end().await? == before, "recordsDecide wrote what it refused");
        self.walked.insert("recordsDecide".to_owned());
        Ok(())
    }

    /// A published case is adapted by a member, and validated by somebody who did not write it.
    async fn recognised(&mut self) -> Result<()> {
        let member =
            self.writes("memberCreate", json!({"name": text("An adapter"), "kind": "OTHER"})).await?;
        let input = json!({"title": text("A case to follow"), "publish": true});
        let id = self.writes("caseStudyCreate", input).await?;
        self.changes("adaptationDeclare", &id, json!({"member": member, "conditions": text("Rain.")}))
            .await?;
        self.changes("adaptationRevoke", &id, json!({"member": member})).await?;
        self.changes("caseStudyConfirm", &id, json!({})).await?;
        let refused = self.admin.refused("recordValidate", json!({"id": id, "note": "Mine."})).await?;
        ensure!(refused[0].contains("you wrote in"), "{refused:?}");
        let expert = self.world.account("expert@example.org", &["--role", "reviewer"], "write")?;
        let before = self.world.place.log_end().await?;
        for note in ["Seen there.", "Seen there."] {
            expert.write("recordValidate", json!({"id": id, "note": note})).await?;
        }
        ensure!(self.world.place.log_end().await? == before + 1, "validating twice is one change");
        let input = json!({"id": id, "note": "?"});
        let document = scenarios::client::mutation("recordValidate");
        ensure!(self.nobody.error(&document, json!({"input": input})).await?.0 == "UNAUTHENTICATED");
        self.walked.insert("recordValidate".to_owned());
        Ok(())
    }

    /// A topic is put into another, and a person: a change of each, and of what names it, each once.
    async fn merged(&mut self) -> Result<()> {
        let mut topics = Vec::new();
        for name in ["One", "Two"] {
            let input = json!({"label": text(name), "scheme": "SSE", "publish": true});
            topics.push(self.writes("topicCreate", input).await?);
        }
        let one = &topics[0];
        let about = self.writes("datasetCreate", json!({"title": text("Counted"), "topics": [one]})).await?;
        let below = json!({"label": text("Below"), "scheme": "SSE", "broader": [one]});
        let below = self.writes("topicCreate", below).await?;
        self.merges("topicMerge", &topics, &[about, below]).await?;
        let mut people = Vec::new();
        for (name, website) in [("One", "https://example.org"), ("Two", "")] {
            let website = (!website.is_empty()).then_some(website);
            let input = json!({"name": name, "website": website, "publish": true});
            people.push(self.writes("personCreate", input).await?);
        }
        let by = json!([{"name": "O.", "person": people[0]}]);
        let by = self.writes("datasetCreate", json!({"title": text("Counted"), "contributors": by})).await?;
        self.merges("personMerge", &people, &[by]).await
    }

    async fn merges(&mut self, verb: &str, both: &[String], users: &[String]) -> Result<()> {
        let [one, two] = both else { anyhow::bail!("two were made") };
        let input = json!({"id": one, "into": two});
        let before = self.world.place.log_end().await?;
        let stale = json!({"id": one, "into": two, "expectedVersion": 999});
        let refused = self.admin.refused(verb, stale).await?;
        ensure!(refused[0].starts_with("VERSION_CONFLICT"), "{refused:?}");
        let document = scenarios::client::mutation(verb);
        ensure!(self.nobody.error(&document, json!({ "input": input })).await?.0 == "UNAUTHENTICATED");
        ensure!(self.world.place.log_end().await? == before, "{verb} wrote what it refused");
        let written = self.admin.write(verb, input.clone()).await?;
        ensure!(
            written.node["id"] == two.as_str(),
            "the payload has the one that is left: {:?}",
            written.node
        );
        let document = "query($after: Sequence) { changes(after: $after) { nodes { nodeId type } } }";
        let seen = self.admin.ask(document, json!({ "after": before.to_string() })).await?;
        let mut changed = texts(&seen["changes"]["nodes"], "/nodeId");
        changed.sort();
        let mut wanted: Vec<String> = both.iter().chain(users).cloned().collect();
        wanted.sort();
        ensure!(changed == wanted, "{verb}: {seen}");
        let end = self.world.place.log_end().await?;
        ensure!(written.sequence == end.to_string(), "the place of the last: {} of {end}", written.sequence);
        self.admin.write(verb, input).await?;
        ensure!(self.world.place.log_end().await? == end, "merging twice is merging once");
        self.walked.insert(verb.to_owned());
        Ok(())
    }

    /// What is said and asked in a review changes nothing that a reader could see.
    async fn said_only(&mut self, id: &str) -> Result<Value> {
        let before = self.world.place.log_end().await?;
        let me = self.admin.ask("{ staff { id } }", Value::Null).await?["staff"][0]["id"].take();
        for (verb, input) in [
            ("reviewerAssign", json!({"id": id, "reviewer": me})),
            ("reviewAdvise", json!({"id": id, "recommendation": "ACCEPT", "text": "Good."})),
            ("reviewerUnassign", json!({"id": id, "reviewer": me})),
        ] {
            let (code, _) =
                self.nobody.error(&scenarios::client::mutation(verb), json!({"input": input})).await?;
            ensure!(code == "UNAUTHENTICATED", "{verb}: {code}");
            self.admin.write(verb, input).await?;
            self.walked.insert(verb.to_owned());
        }
        let thread = self.of_thread("threadOpen", json!({"id": id, "text": "?"})).await?;
        self.of_thread("threadReply", json!({"id": thread, "text": "!"})).await?;
        self.of_thread("threadResolve", json!({"id": thread})).await?;
        let document = "mutation { notificationsMarkRead(input: {}) { userErrors { code } } }";
        ensure!(self.nobody.error(document, Value::Null).await?.0 == "UNAUTHENTICATED");
        self.admin.ask(document, Value::Null).await?;
        self.walked.insert("notificationsMarkRead".to_owned());
        let settings = json!({"settings": [{"kind": "CLAIMED", "delivery": "OFF"}]});
        let admin = self.admin;
        self.act(admin, "notificationSettingsUpdate", settings, "__typename").await?;
        ensure!(self.world.place.log_end().await? == before, "what is said in a review is in the log");
        Ok(thread)
    }

    async fn of_thread(&mut self, verb: &str, input: Value) -> Result<Value> {
        let kind = match verb {
            "threadOpen" => "ThreadOpenInput",
            "threadReply" => "ThreadReplyInput",
            _ => "ThreadInput",
        };
        let document = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ thread {{ id }} userErrors {{ message }} }} }}"
        );
        let (code, _) = self.nobody.error(&document, json!({"input": input})).await?;
        ensure!(code == "UNAUTHENTICATED", "{verb}: {code}");
        let mut payload = self.admin.ask(&document, json!({ "input": input })).await?[verb].take();
        ensure!(payload["userErrors"] == json!([]), "{verb}: {payload}");
        self.walked.insert(verb.to_owned());
        Ok(payload["thread"]["id"].take())
    }

    /// What no reader could ever see is no change: verbs about an account's own things.
    async fn silent(&mut self) -> Result<()> {
        let before = self.world.place.log_end().await?;
        let input = json!({"name": "one", "query": "record"});
        let made = self.admin.own("savedSearchCreate", input).await?;
        let id = made["savedSearch"]["id"].clone();
        let seen = self.admin.own("savedSearchMarkSeen", json!({"id": id, "upTo": "1"})).await?;
        let gone = self.admin.own("savedSearchDelete", json!({"id": id})).await?;
        for payload in [made, seen, gone] {
            ensure!(payload["userErrors"] == json!([]), "{payload}");
        }
        ensure!(self.world.place.log_end().await? == before, "an account's own things are in the log");
        let verbs = ["savedSearchCreate", "savedSearchMarkSeen", "savedSearchDelete"];
        self.walked.extend(verbs.map(str::to_owned));
        self.accounts().await?;
        ensure!(self.world.place.log_end().await? == before, "accounts are in the log");
        Ok(())
    }

    /// Everything that is done to accounts, once.
    async fn accounts(&mut self) -> Result<()> {
        let (ana, ben) = ("ana@example.org", "ben@example.org");
        let (first, second) = ("trois pommes dans un panier", "sept poires sur une table");
        let (nobody, mut letters) = (self.nobody.clone(), Letters::of(&self.world.place));
        let admin = self.admin;
        self.act(admin, "accountInvite", json!({"email": ana}), "__typename").await?;
        let code = letters.code(ana).await?;
        let accepted = json!({"code": code, "name": "Ana", "password": first});
        self.act(&nobody, "invitationAccept", accepted, "__typename").await?;
        let credentials = json!({"email": ana, "password": first});
        let shown = "session { id token }";
        let other = self.act(&nobody, "signIn", credentials.clone(), shown).await?["session"]["id"].clone();
        let token = self.act(&nobody, "signIn", credentials, shown).await?["session"]["token"].clone();
        let person = nobody.with_token(token.as_str().unwrap_or_default());
        self.act(&person, "sessionRevoke", json!({"id": other}), "__typename").await?;
        self.act(&person, "sessionRevokeOthers", Value::Null, "__typename").await?;
        self.act(&person, "accountUpdate", json!({"name": "Ana E."}), "__typename").await?;
        let own =
            person.ask("{ viewer { account { id } } }", Value::Null).await?["viewer"]["account"]["id"].take();
        let member =
            admin.ask("{ members { nodes { id } } }", Value::Null).await?["members"]["nodes"][0]["id"].take();
        let roles =
            json!({"id": own, "roles": [], "memberRoles": [{"member": member, "role": "CONTRIBUTOR"}]});
        self.act(admin, "accountRolesUpdate", roles, "__typename").await?;
        self.act(admin, "memberRoleEnd", json!({"id": own, "member": member}), "__typename").await?;
        let record =
            admin.ask("{ records { nodes { id } } }", Value::Null).await?["records"]["nodes"][0]["id"].take();
        self.act(admin, "coAuthorInvite", json!({"id": record, "email": ana}), "__typename").await?;
        self.act(admin, "coAuthorRemove", json!({"id": record, "account": own}), "__typename").await?;
        let made =
            self.act(&person, "tokenCreate", json!({"name": "one", "scope": "READ"}), "token { id }").await?;
        self.act(&person, "tokenRevoke", json!({"id": made["token"]["id"]}), "__typename").await?;
        let factor = self.act(&person, "secondFactorBegin", Value::Null, "secondFactor { secret }").await?;
        let secret = base32(factor["secondFactor"]["secret"].as_str().unwrap_or_default());
        let code = totp_code(&secret, 0);
        let confirmed =
            self.act(&person, "secondFactorConfirm", json!({"code": code}), "recoveryCodes").await?;
        let removal = json!({"password": first, "code": confirmed["recoveryCodes"][0]});
        self.act(&person, "secondFactorRemove", removal, "__typename").await?;
        let identity = self.connected(&person).await?;
        self.act(&person, "identityRevoke", json!({"id": identity}), "__typename").await?;
        let change = json!({"current": first, "password": second});
        self.act(&person, "passwordChange", change, "__typename").await?;
        self.act(&person, "signOut", Value::Null, "__typename").await?;
        self.act(&nobody, "passwordResetRequest", json!({"email": ana}), "__typename").await?;
        let code = letters.code(ana).await?;
        self.act(&nobody, "passwordReset", json!({"code": code, "password": first}), "__typename").await?;
        let person = nobody.sign_in(ana, first, None).await?;
        self.act(&person, "accountErase", json!({"password": first}), "__typename").await?;

        let cho = "cho@example.org";
        self.act(admin, "accountInvite", json!({"email": cho}), "__typename").await?;
        let accepted = json!({"code": letters.code(cho).await?, "name": "Cho", "password": first});
        let joined = self.act(&nobody, "invitationAccept", accepted, "account { id }").await?;
        let cho = json!({"id": joined["account"]["id"]});
        self.act(admin, "accountDisable", cho.clone(), "__typename").await?;
        self.act(admin, "accountEnable", cho, "account { state }").await?;

        for verb in ["accountApprove", "accountDecline"] {
            self.act(&nobody, "accountRequest", json!({"email": ben, "name": "Ben"}), "__typename").await?;
            let code = letters.code(ben).await?;
            let verified = self.act(&nobody, "emailVerify", json!({"code": code}), "account { id }").await?;
            let id = verified["account"]["id"].clone();
            let input = if verb == "accountApprove" {
                json!({"id": id})
            } else {
                json!({"id": id, "reason": "Enough."})
            };
            self.act(admin, verb, input, "__typename").await?;
            letters.next(ben).await?;
            if verb == "accountApprove" {
                self.act(admin, "accountDisable", json!({"id": id, "erase": true}), "__typename").await?;
            }
        }
        Ok(())
    }

    /// The id of an identity that opens someone's account, as if they had come back from a provider with it.
    async fn connected(&self, person: &Client) -> Result<String> {
        let account = person.ask("{ viewer { account { id } } }", Value::Null).await?;
        let account = account["viewer"]["account"]["id"].as_str().unwrap_or_default().parse()?;
        let now = SystemClock.now();
        let identity = Identity {
            id: SystemIds.next(now),
            account: Id::new(account),
            issuer: "https://id.example.org".to_owned(),
            subject: "1".to_owned(),
            provider: "gone".to_owned(),
            shown_as: "Ana".to_owned(),
            created_at: now,
            last_used_at: None,
        };
        let store = self.world.place.store().await?;
        let mut tx = store.begin(Stamp { actor: None, at: now }).await?;
        tx.create_identity(&identity).await?;
        tx.commit().await?;
        store.close().await?;
        Ok(identity.id.to_string())
    }

    /// A verb about accounts, which must succeed.
    async fn act(&mut self, client: &Client, verb: &str, input: Value, shown: &str) -> Result<Value> {
        self.walked.insert(verb.to_owned());
        client.acts(verb, input, shown).await
    }

    /// A verb on a thing: refused with an old version, without rights, and of something else; then done.
    async fn changes(&mut self, verb: &str, id: &str, mut input: Value) -> Result<()> {
        input["id"] = json!(id);
        let before = self.world.place.log_end().await?;
        let mut stale = input.clone();
        stale["expectedVersion"] = json!(999);
        let refused = self.admin.refused(verb, stale).await?;
        ensure!(refused[0].starts_with("VERSION_CONFLICT"), "{verb}: {refused:?}");
        let (code, _) =
            self.nobody.error(&scenarios::client::mutation(verb), json!({ "input": input })).await?;
        ensure!(code == "UNAUTHENTICATED", "{verb}: {code}");
        ensure!(self.world.place.log_end().await? == before, "{verb} wrote what it refused");
        self.writes(verb, input.clone()).await?;
        // The same again changes nothing, or is refused: no change in either case.
        let end = self.world.place.log_end().await?;
        self.admin.payload(verb, input).await?;
        ensure!(self.world.place.log_end().await? == end, "{verb}: doing it twice is two changes");
        Ok(())
    }

    /// A verb that must write: the one change is of the thing, and of the place that the payload tells.
    async fn writes(&mut self, verb: &str, input: Value) -> Result<String> {
        let before = self.world.place.log_end().await?;
        let written = self.admin.write(verb, input).await?;
        let end = self.world.place.log_end().await?;
        ensure!(end == before + 1, "{verb} made {} changes", end - before);
        ensure!(written.sequence == end.to_string(), "{verb} tells {} of {end}", written.sequence);
        let document =
            "query($after: Sequence) { changes(after: $after) { nodes { sequence nodeId kind type at } } }";
        let seen = self.admin.ask(document, json!({ "after": before.to_string() })).await?;
        let nodes = &seen["changes"]["nodes"];
        ensure!(texts(nodes, "/sequence") == [end.to_string()], "{verb}: {nodes}");
        ensure!(nodes[0]["nodeId"] == written.node["id"], "{verb}: {nodes}");
        self.walked.insert(verb.to_owned());
        Ok(written.node["id"].as_str().unwrap_or_default().to_owned())
    }
}

/// What the followers read: no gap, no repetition, in order, page by page of any size.
async fn log_is_whole(world: &World, admin: &Client) -> Result<()> {
    let end = world.place.log_end().await?;
    let document = "query($after: Sequence, $first: Int!) { changes(after: $after, first: $first) { readUpTo hasNextPage nodes { sequence } edges { cursor } } }";
    for first in [1, 7, 100] {
        let (mut after, mut read) = ("0".to_owned(), Vec::new());
        loop {
            let page = admin.ask(document, json!({"after": after, "first": first})).await?["changes"].take();
            read.extend(texts(&page["nodes"], "/sequence"));
            page["readUpTo"].as_str().context("no readUpTo")?.clone_into(&mut after);
            if page["hasNextPage"] == false {
                break;
            }
        }
        let whole: Vec<_> = (1..=end).map(|sequence| sequence.to_string()).collect();
        assert_eq!(read, whole, "pages of {first}");
    }
    for wrong in ["-1", "x", "1.5", "99999999999999999999999"] {
        let (code, message) = admin.error(document, json!({"after": wrong, "first": 1})).await?;
        assert_eq!(code, "VALIDATION_FAILED", "{wrong}: {message}");
    }
    Ok(())
}

fn text(value: &str) -> Value {
    json!([{"locale": "en", "value": value}])
}
