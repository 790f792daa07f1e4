//! Signing in by a provider of OpenID Connect: a real one, which the test starts, and every way of cheating that a browser
//! has.

use anyhow::{Context as _, Result, ensure};
use domain::{Clock as _, SystemClock};
use scenarios::{
    client::{Client, Reply, texts},
    page::check,
    place::Place,
    post::{Letters, base32, totp_code},
    provider::{Browser, Provider},
    world::{World, on_both, on_sqlite},
};
use serde_json::{Value, json};
use storage::Stamp;

pub(crate) const PASSWORD: &str = "trois pommes dans un panier";
/// The address that the provider tells of everybody.
pub(crate) const ANA: &str = "ana@example.org";
const BACK: &str = "/sign-in/oidc/test/callback";
const NOBODY: &str = "No account is connected";
const NOT_BEGUN: &str = "was not begun in this browser";

/// A site whose people may sign in by a provider, and by one that is away.
pub(crate) struct Site {
    pub(crate) world: World,
    letters: Letters,
    provider: Provider,
}

impl Site {
    pub(crate) async fn start(place: Place, variables: &[(&str, &str)]) -> Result<Self> {
        let provider = Provider::start(&[BACK], variables).await?;
        let settings = format!(
            "[[oidc]]\nname = \"test\"\nlabel = \"Test & Co\"\nissuer = \"{}\"\nclient_id = \"{}\"\n\
             client_secret_file = \"secret\"\nscopes = [\"email\", \"profile\"]\n\n\
             [[oidc]]\nname = \"away\"\nissuer = \"http://127.0.0.1:1\"\nclient_id = \"x\"\nclient_secret = \"kept quiet\"\n",
            provider.issuer,
            Provider::CLIENT,
        );
        place.write("gsef.toml", &settings)?;
        place.write("secret", &format!("{}\n", Provider::SECRET))?;
        let world = World::start(place, &[], &["--trusted-proxies", "127.0.0.1"]).await?;
        let letters = Letters::of(&world.place);
        Ok(Self { world, letters, provider })
    }

    fn browser(&self, address: &str) -> Result<Browser> {
        Browser::at(&self.world.server.url, address)
    }

    async fn invited(&mut self, email: &str) -> Result<String> {
        self.world.administrator()?.acts("accountInvite", json!({ "email": email }), "__typename").await?;
        self.letters.code(email).await
    }

    /// Someone with a password, signed in in a browser and by the API.
    pub(crate) async fn person(&mut self, email: &str, address: &str) -> Result<(Browser, Client)> {
        let code = self.invited(email).await?;
        let anyone = self.world.anyone()?.from_address(address);
        let accepted = json!({"code": code, "name": "Ana", "password": PASSWORD});
        anyone.acts("invitationAccept", accepted, "__typename").await?;
        let mut browser = self.browser(address)?;
        let fields = [("email", email), ("password", PASSWORD)];
        leads(&browser.post("/en/account/sign-in", &fields).await?, "/en/account")?;
        Ok((browser, anyone.sign_in(email, PASSWORD, None).await?))
    }

    /// The address of the provider that the button of signing in leads to.
    async fn go(&self, browser: &mut Browser, next: &str) -> Result<String> {
        let fields = [("provider", "test"), ("next", next)];
        Browser::led(&browser.post("/en/account/sign-in/provider", &fields).await?)
    }

    /// Signs in as somebody of the provider, in a browser that the provider does not know.
    async fn enter(&self, browser: &mut Browser, who: &str) -> Result<Reply> {
        browser.forget_provider();
        let url = self.go(browser, "").await?;
        let back = browser.be_at(&url, Some(who)).await?;
        browser.get(&back).await
    }

    /// Connects somebody of the provider to the account that is signed in.
    pub(crate) async fn connect(&self, browser: &mut Browser, password: &str, who: &str) -> Result<Reply> {
        browser.forget_provider();
        let fields = [("provider", "test"), ("password", password)];
        let url = Browser::led(&browser.post("/en/account/identities", &fields).await?)?;
        let back = browser.be_at(&url, Some(who)).await?;
        browser.get(&back).await
    }
}

fn leads(reply: &Reply, to: &str) -> Result<()> {
    let location = reply.header("location");
    ensure!(reply.status == 303 && location == to, "{} {location}, not {to}\n{}", reply.status, reply.text);
    Ok(())
}

/// A page that says something, and that nobody is signed in.
fn refuses(reply: &Reply, status: u16, says: &str) -> Result<()> {
    ensure!(
        reply.status == status && reply.text.contains(says),
        "{} without {says}\n{}",
        reply.status,
        reply.text
    );
    let sets = reply.headers.get_all("set-cookie").iter().filter_map(|set| set.to_str().ok());
    let mut sets = sets;
    ensure!(sets.all(|set| !set.contains("gsef_ses_")), "signed in all the same");
    check("/en/account/sign-in", reply)
}

async fn identities(client: &Client) -> Result<Value> {
    let shown = "{ viewer { identities { id label issuer subject shownAs lastUsedAt } } }";
    Ok(client.ask(shown, Value::Null).await?["viewer"]["identities"].take())
}

/// An address with another value of a parameter.
fn with(address: &str, name: &str, value: &str) -> String {
    let (before, rest) = address.split_once(&format!("{name}=")).unwrap_or((address, ""));
    let after = rest.find('&').map_or("", |at| &rest[at..]);
    format!("{before}{name}={value}{after}")
}

#[test]
fn a_provider_signs_in_whoever_connected_it_and_nobody_by_their_address() -> Result<()> {
    on_both(async |place| {
        let mut site = Site::start(place, &[]).await?;
        let (mut ana, client) = site.person(ANA, "198.51.100.1").await?;
        let providers = client.ask("{ signInProviders { name label } }", Value::Null).await?;
        let expected = json!([{"name": "test", "label": "Test & Co"}, {"name": "away", "label": "away"}]);
        assert_eq!(providers["signInProviders"], expected);

        // The provider says that it is Ana's address, and it opens nothing: not a word of it is said.
        let mut anyone = site.browser("198.51.100.2")?;
        let page = anyone.get("/en/account/sign-in").await?;
        check("/en/account/sign-in", &page)?;
        ensure!(page.text.contains("Sign in with Test &#38; Co"), "{}", page.text);
        let reply = site.enter(&mut anyone, "ana-at-test").await?;
        refuses(&reply, 403, NOBODY)?;
        ensure!(!reply.text.contains(ANA) && anyone.cookie("gsef-flow").is_none(), "{}", reply.text);

        let wrong = [("provider", "test"), ("password", "not it")];
        let reply = ana.post("/en/account/identities", &wrong).await?;
        refuses(&reply, 422, "This is not your password")?;
        leads(&site.connect(&mut ana, PASSWORD, "ana-at-test").await?, "/en/account/identities")?;
        let letter = site.letters.next(ANA).await?;
        ensure!(letter.contains("Subject: Test & Co now signs you in"), "{letter}");
        let page = ana.get("/en/account/identities").await?;
        check("/en/account/identities", &page)?;
        ensure!(page.text.contains("Connected. You can sign in") && page.text.contains(ANA), "{}", page.text);
        let listed = identities(&client).await?;
        assert_eq!(texts(&listed, "/subject"), ["ana-at-test"]);
        assert_eq!(texts(&listed, "/shownAs"), [ANA]);
        assert_eq!(texts(&listed, "/label"), ["Test & Co"]);
        assert_eq!(texts(&listed, "/lastUsedAt"), ["null"]);
        refuses(
            &site.connect(&mut ana, PASSWORD, "ana-at-test").await?,
            422,
            "connected to your account already",
        )?;

        // In, and on to where they wanted to be; but to no other site.
        for (next, to) in [("/fr/search?q=a", "/fr/search?q=a"), ("https://evil.example/", "/en/account")] {
            let mut browser = site.browser("198.51.100.3")?;
            let url = site.go(&mut browser, next).await?;
            let back = browser.be_at(&url, Some("ana-at-test")).await?;
            let reply = browser.get(&back).await?;
            leads(&reply, to)?;
            ensure!(reply.header("cache-control") == "private, no-store", "a cookie may be kept by others");
            ensure!(browser.get("/en/account").await?.text.contains(ANA), "not in");
            ensure!(browser.cookie("gsef-flow").is_none(), "the flow's cookie stays");
        }
        ensure!(texts(&identities(&client).await?, "/lastUsedAt") != ["null"], "its use is not noted");
        let admin = site.world.administrator()?;
        let shown = "{ auditLog(first: 50) { nodes { action detail { name value } } } }";
        let log = admin.ask(shown, Value::Null).await?["auditLog"]["nodes"].to_string();
        ensure!(log.contains("identity.add") && !log.contains("ana-at-test") && !log.contains(ANA), "{log}");

        second_factor(&site, &client).await?;
        outsiders(&mut site, &client).await?;

        // What is kept of someone is theirs to take along, and goes with them.
        let data =
            client.ask("{ viewer { personalData } }", Value::Null).await?["viewer"]["personalData"].take();
        ensure!(data.as_str().is_some_and(|data| data.contains("ana-at-test")), "{data}");
        client.acts("accountErase", json!({ "password": PASSWORD }), "isDone").await?;
        refuses(&site.enter(&mut site.browser("198.51.100.4")?, "ana-at-test").await?, 403, NOBODY)
    })
}

/// The account asks for its code, whoever vouches for the first factor.
async fn second_factor(site: &Site, client: &Client) -> Result<()> {
    let begun = client.acts("secondFactorBegin", Value::Null, "secondFactor { secret }").await?;
    let secret = base32(begun["secondFactor"]["secret"].as_str().context("no secret")?);
    let code = totp_code(&secret, 0);
    let done = client.acts("secondFactorConfirm", json!({ "code": code }), "recoveryCodes").await?;
    let recovery = done["recoveryCodes"][0].as_str().context("no recovery code")?.to_owned();
    let mut browser = site.browser("198.51.100.5")?;
    let reply = site.enter(&mut browser, "ana-at-test").await?;
    refuses(&reply, 200, "Your account has a second factor")?;
    ensure!(browser.cookie("gsef").is_none(), "in without a code");
    let step = reply.text.split(" name=\"step\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let step = step.context("no step")?.to_owned();
    let path = "/en/account/sign-in/code";
    let reply = browser.post(path, &[("step", &step), ("code", "000000")]).await?;
    refuses(&reply, 422, "The code is wrong")?;
    leads(&browser.post(path, &[("step", &step), ("code", &recovery)]).await?, "/en/account")
}

/// Nobody sees, takes or connects what is another's.
async fn outsiders(site: &mut Site, client: &Client) -> Result<()> {
    let own = identities(client).await?[0]["id"].clone();
    let (mut ben, other) = site.person("ben@example.org", "198.51.100.6").await?;
    assert_eq!(identities(&other).await?, json!([]));
    assert_eq!(other.fails("identityRevoke", json!({ "id": own })).await?, "NOT_FOUND");
    ensure!(!ben.get("/en/account/identities").await?.text.contains("ana"), "another's are listed");
    let reply = site.connect(&mut ben, PASSWORD, "ana-at-test").await?;
    refuses(&reply, 422, "connected to another account here")?;
    // A token, which may be in others' hands, takes no way in away, and a narrow one sees none.
    for (scope, shown, revokes) in [("ADMIN", true, "FORBIDDEN"), ("READ", false, "FORBIDDEN")] {
        let made = client.acts("tokenCreate", json!({"name": scope, "scope": scope}), "secret").await?;
        let token = site.world.anyone()?.with_token(made["secret"].as_str().context("no secret")?);
        assert_eq!(token.fails("identityRevoke", json!({ "id": own })).await?, revokes, "{scope}");
        assert_eq!(identities(&token).await.is_ok(), shown, "{scope}");
    }
    let anyone = site.world.anyone()?;
    let document = "mutation($input: IdentityRevokeInput!) { identityRevoke(input: $input) { isDone } }";
    let (code, _) = anyone.error(document, json!({"input": {"id": own}})).await?;
    assert_eq!(code, "UNAUTHENTICATED");
    assert_eq!(texts(&identities(client).await?, "/id").len(), 1);
    Ok(())
}

#[test]
fn whoever_cheats_on_the_way_back_is_not_let_in() -> Result<()> {
    on_both(async |place| {
        let mut site = Site::start(place, &[]).await?;
        let (mut ana, _) = site.person(ANA, "198.51.100.1").await?;
        leads(&site.connect(&mut ana, PASSWORD, "ana-at-test").await?, "/en/account/identities")?;
        let who = Some("ana-at-test");

        // Another's way back, a wrong state and another provider's end nothing: then the right one comes.
        let mut own = site.browser("198.51.100.2")?;
        let reply = own.post("/en/account/sign-in/provider", &[("provider", "test")]).await?;
        let flow = reply.headers.get_all("set-cookie").iter().filter_map(|set| set.to_str().ok());
        let flow =
            flow.into_iter().find(|set| set.starts_with("gsef-flow=gsef_one_")).context("no cookie")?;
        ensure!(flow.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"), "{flow}");
        let url = Browser::led(&reply)?;
        for part in [
            "response_type=code",
            "code_challenge_method=S256",
            "code_challenge=",
            "nonce=",
            "state=",
            "openid",
        ] {
            ensure!(url.contains(part), "{part} is not in {url}");
        }
        let back = own.be_at(&url, who).await?;
        let mut other = site.browser("198.51.100.3")?;
        refuses(&other.get(&back).await?, 422, NOT_BEGUN)?;
        site.go(&mut other, "").await?;
        refuses(&other.get(&back).await?, 422, NOT_BEGUN)?;
        refuses(&own.get(&with(&back, "state", "another")).await?, 422, NOT_BEGUN)?;
        refuses(&own.get(&back.replace("oidc/test", "oidc/away")).await?, 422, NOT_BEGUN)?;
        ensure!(own.get(&back.replace("oidc/test", "oidc/none")).await?.status == 404, "there is none");
        leads(&own.get(&back).await?, "/en/account")?;
        // What was used is used up, with and without the cookie that was given back.
        refuses(&site.browser("198.51.100.4")?.get(&back).await?, 422, NOT_BEGUN)?;
        let mut again = site.browser("198.51.100.4")?;
        let url = site.go(&mut again, "").await?;
        let back = again.be_at(&url, who).await?;
        let mut twin = again.clone();
        leads(&again.get(&back).await?, "/en/account")?;
        refuses(&twin.get(&back).await?, 422, NOT_BEGUN)?;

        // What does not fit together is not believed, and is used up all the same.
        for (at, name) in [("there", "nonce"), ("back", "iss"), ("back", "code"), ("there", "code_challenge")]
        {
            let mut browser = site.browser("198.51.100.5")?;
            let url = site.go(&mut browser, "").await?;
            let other = if name == "iss" {
                "http%3A%2F%2F127.0.0.1%3A1"
            } else {
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            };
            let url = if at == "there" { with(&url, name, other) } else { url };
            let back = browser.be_at(&url, who).await?;
            let forged = if at == "back" { with(&back, name, other) } else { back.clone() };
            refuses(&browser.get(&forged).await?, 502, "Signing in with Test &#38; Co does not work")
                .context(name)?;
            refuses(&browser.get(&back).await?, 422, NOT_BEGUN).context(name)?;
        }
        let said = site.world.server.said();
        for part in
            ["its nonce is not the one that was sent", "came back from another provider", "it gave no token"]
        {
            ensure!(said.contains(part), "the log does not say: {part}\n{said}");
        }
        ensure!(!said.contains(Provider::SECRET) && !said.contains("kept quiet"), "a secret is in the log");

        // Too late.
        let mut late = site.browser("198.51.100.6")?;
        let url = site.go(&mut late, "").await?;
        let back = late.be_at(&url, who).await?;
        let store = site.world.place.store().await?;
        let mut tx = store.begin(Stamp { actor: None, at: SystemClock.now() }).await?;
        tx.forget_flows(SystemClock.now() + std::time::Duration::from_secs(601)).await?;
        tx.commit().await?;
        store.close().await?;
        refuses(&late.get(&back).await?, 422, NOT_BEGUN)?;

        // Whoever changes their mind goes back, and nothing is held against them.
        for _ in 0..7 {
            let mut browser = site.browser("198.51.100.7")?;
            let url = site.go(&mut browser, "").await?;
            let back = browser.be_at(&url, None).await?;
            leads(&browser.get(&back).await?, "/en/account/sign-in")?;
            ensure!(
                browser.get("/en/account/sign-in").await?.text.contains("You did not sign in there"),
                "not told"
            );
        }
        // Whoever guesses must wait; whoever has nothing to guess with is only told so.
        let mut guesser = site.browser("198.51.100.8")?;
        let mut last = 0;
        for _ in 0..7 {
            last = guesser.get(&back).await?.status;
        }
        assert_eq!(last, 422);
        site.go(&mut guesser, "").await?;
        for _ in 0..6 {
            last = guesser.get(&back).await?.status;
        }
        assert_eq!(last, 429);

        // Another site's page begins nothing for a reader.
        let request = reqwest::Client::new()
            .post(format!("{}en/account/sign-in/provider", site.world.server.url))
            .header("origin", "https://evil.example")
            .header("content-type", "application/x-www-form-urlencoded")
            .body("provider=test");
        assert_eq!(Reply::of(request).await?.status, 403);
        Ok(())
    })
}

#[test]
fn an_invitation_is_accepted_by_a_provider_and_the_last_way_in_stays() -> Result<()> {
    on_both(async |place| {
        let mut site = Site::start(place, &[]).await?;
        let code = site.invited("cho@example.org").await?;
        let mut cho = site.browser("198.51.100.1")?;
        let page = cho.get(&format!("/en/account/invitation?code={code}")).await?;
        check("/en/account/invitation", &page)?;
        ensure!(page.text.contains("Accept with Test &#38; Co"), "{}", page.text);
        let path = "/en/account/invitation/provider";
        let nameless = [("code", code.as_str()), ("name", " "), ("provider", "test")];
        refuses(&cho.post(path, &nameless).await?, 422, "#entry-name")?;
        let fields = [("code", code.as_str()), ("name", "조은"), ("language", "fr"), ("provider", "test")];
        let url = Browser::led(&cho.post(path, &fields).await?)?;
        let back = cho.be_at(&url, Some("cho-at-test")).await?;
        leads(&cho.get(&back).await?, "/en/account")?;
        let page = cho.get("/en/account").await?;
        check("/en/account", &page)?;
        ensure!(page.text.contains("조은") && page.text.contains("value=\"fr\" selected"), "{}", page.text);
        // The letter is used up.
        let mut other = site.browser("198.51.100.2")?;
        refuses(&other.post(path, &fields).await?, 422, "used already, or is too old")?;

        // Their only way in stays, until there is another.
        let token = cho.cookie("gsef").context("no session")?.to_owned();
        let client = site.world.anyone()?.with_token(&token);
        let own = identities(&client).await?[0]["id"].as_str().context("no identity")?.to_owned();
        let shown = client.ask("{ viewer { hasPassword } }", Value::Null).await?;
        assert_eq!(shown["viewer"]["hasPassword"], false);
        let reply = cho.post("/en/account/identities", &[("identity", &own)]).await?;
        refuses(&reply, 422, "This is your only way in")?;
        assert_eq!(client.fails("identityRevoke", json!({ "id": own })).await?, "INVALID input.id");
        leads(&site.enter(&mut other, "cho-at-test").await?, "/en/account")?;
        // Without a password, having signed in a moment ago stands for it.
        let page = cho.get("/en/account/password").await?;
        ensure!(!page.text.contains("name=\"current\""), "a password is asked for that is not there");
        leads(&cho.post("/en/account/password", &[("password", PASSWORD)]).await?, "/en/account")?;
        let page = cho.get("/en/account/password").await?;
        ensure!(page.text.contains("name=\"current\""), "the password is not asked for");
        refuses(&other.get("/en/account/sign-in").await?, 200, "Sign in")?;
        leads(&site.enter(&mut other, "cho-at-test").await?, "/en/account")?;
        leads(&cho.post("/en/account/identities", &[("identity", &own)]).await?, "/en/account/identities")?;
        assert_eq!(other.get("/en/account").await?.status, 303, "a session that it had begun goes on");
        refuses(&site.enter(&mut other, "cho-at-test").await?, 403, NOBODY)?;
        leads(&site.connect(&mut cho, PASSWORD, "cho-at-test").await?, "/en/account/identities")?;

        // Whoever is shut out is not let in, in the words for whoever is unknown; invited anew, they begin anew.
        let admin = site.world.administrator()?;
        let accounts = admin.ask("{ accounts(first: 100) { nodes { id email } } }", Value::Null).await?;
        let nodes = accounts["accounts"]["nodes"].as_array().context("no accounts")?;
        let id =
            nodes.iter().find(|node| node["email"] == "cho@example.org").context("not there")?["id"].clone();
        admin.acts("accountDisable", json!({ "id": id }), "__typename").await?;
        let shut = site.enter(&mut other, "cho-at-test").await?;
        refuses(&shut, 403, NOBODY)?;
        let unknown = site.enter(&mut other, "nobody-at-test").await?;
        assert_eq!(shut.text, unknown.text, "told apart");
        let code = site.invited("cho@example.org").await?;
        refuses(&site.enter(&mut other, "cho-at-test").await?, 403, NOBODY)?;
        let accepted = json!({"code": code, "name": "조은", "password": "sept poires sur une table"});
        site.world.anyone()?.acts("invitationAccept", accepted, "__typename").await?;
        refuses(&site.enter(&mut site.browser("198.51.100.3")?, "cho-at-test").await?, 403, NOBODY)
    })
}

#[test]
fn a_provider_that_is_away_stops_nothing_but_itself() -> Result<()> {
    on_sqlite(async |place| {
        let site =
            Site::start(place, &[("PROVIDER_AUTH", "client_secret_post"), ("PROVIDER_ALG", "ES256")]).await?;
        let mut browser = site.browser("198.51.100.1")?;
        let reply = browser.post("/en/account/sign-in/provider", &[("provider", "away")]).await?;
        refuses(&reply, 502, "Signing in with away does not work at this moment")?;
        let id = reply.header("x-request-id").to_owned();
        ensure!(
            reply.text.contains(&id) && site.world.server.said().contains(&id),
            "the id is not told: {id}"
        );
        ensure!(
            site.world.server.said().contains("127.0.0.1:1 can't be reached"),
            "{}",
            site.world.server.said()
        );
        // The other goes on, by another signature.
        refuses(&site.enter(&mut browser, "somebody").await?, 403, NOBODY)?;
        let url = site.go(&mut browser, "").await?;
        let back = browser.be_at(&url, Some("somebody")).await?;
        let Site { world, provider, .. } = site;
        provider.end().await?;
        refuses(&browser.get(&back).await?, 502, "Signing in with Test &#38; Co does not work")?;
        ensure!(browser.get("/en/account/sign-in").await?.status == 200, "{}", world.server.said());
        ensure!(
            browser.post("/en/account/sign-in/provider", &[("provider", "none")]).await?.status == 404,
            "none"
        );
        Ok(())
    })
}

#[test]
fn a_wrong_setting_of_a_provider_is_named() -> Result<()> {
    let place = Place::sqlite()?;
    let good = "[[oidc]]\nname = \"a\"\nissuer = \"https://id.example.org\"\nclient_id = \"x\"\nclient_secret = \"y\"\n";
    for (from, to, said) in [
        ("name = \"a\"", "name = \"A b\"", "the setting oidc 'A b' name can't be 'A b': it must be"),
        (
            "https://id",
            "http://id",
            "the setting oidc 'a' issuer can't be 'http://id.example.org': it must be",
        ),
        ("client_id = \"x\"\n", "", "the setting oidc 'a' client_id is missing"),
        ("client_secret = \"y\"\n", "", "the setting oidc 'a' client_secret is missing"),
        ("client_secret =", "client_secret_file =", "client_secret_file names y, which can't be read"),
        ("client_id", "client", "there is no setting 'client' in gsef.toml"),
    ] {
        place.write("gsef.toml", &good.replace(from, to))?;
        let told = place.run(&["serve", "--listen", "127.0.0.1:0"])?.refused(1)?;
        ensure!(told.contains(said), "{told}, not {said}");
    }
    place.write("gsef.toml", &format!("{good}{good}"))?;
    let told = place.run(&["serve", "--listen", "127.0.0.1:0"])?.refused(1)?;
    ensure!(told.contains("name is 'a' as of another provider"), "{told}");
    Ok(())
}
