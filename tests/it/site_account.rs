//! Signing in on the web site, and the pages of an account: with a browser's cookies, and without a browser.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use reqwest::{Method, redirect::Policy};
use scenarios::{
    client::Reply,
    page::{attributes, check},
    place::Place,
    post::{Letters, base32, totp_code},
    world::{World, on_both, on_sqlite},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const PASSWORD: &str = "trois pommes dans un panier";
const ANA: &str = "ana@example.org";
const NAME: &str = "Ana 에헴플로";

/// A browser as far as the server sees it: it keeps cookies, and says where a form comes from.
struct Visit {
    http: reqwest::Client,
    base: String,
    cookies: BTreeMap<String, String>,
    /// What every form is said to come from.
    origin: Option<String>,
}

impl Visit {
    fn to(world: &World) -> Result<Self> {
        let http = reqwest::Client::builder().redirect(Policy::none()).build()?;
        let base = world.server.url.trim_end_matches('/').to_owned();
        Ok(Self { http, origin: Some(base.clone()), base, cookies: BTreeMap::new() })
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> Result<Reply> {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = request.header("accept", "text/html,*/*;q=0.8").header("accept-language", "en");
        if !pairs.is_empty() {
            request = request.header("cookie", pairs.join("; "));
        }
        let reply = Reply::of(request).await?;
        for cookie in reply.headers.get_all("set-cookie") {
            let cookie = cookie.to_str()?;
            let (name, rest) = cookie.split_once('=').context("no name")?;
            let value = rest.split(';').next().unwrap_or_default();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(reply)
    }

    async fn get(&mut self, path: &str) -> Result<Reply> {
        let request = self.http.request(Method::GET, format!("{}{path}", self.base));
        self.send(request).await
    }

    /// Sends a form as it is.
    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Reply> {
        let encode = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let mut request = self
            .http
            .request(Method::POST, format!("{}{path}", self.base))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.join("&"));
        if let Some(origin) = &self.origin {
            request = request.header("origin", origin);
        }
        self.send(request).await
    }

    /// What forms of this session carry.
    async fn csrf(&mut self) -> Result<String> {
        let page = self.get("/en/account").await?;
        let mut found = attributes(&page.text, " name=\"csrf\" value=\"");
        Ok(found.next().with_context(|| format!("no token: {}", page.status))?.to_owned())
    }

    /// Fills in a form of someone who is signed in.
    async fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Reply> {
        let csrf = self.csrf().await?;
        let fields: Vec<_> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        self.post(path, &fields).await
    }

    async fn sign_in(&mut self, email: &str) -> Result<Reply> {
        self.post("/en/account/sign-in", &[("email", email), ("password", PASSWORD)]).await
    }
}

fn led(reply: &Reply, to: &str) -> Result<()> {
    ensure!(
        reply.status == 303 && reply.header("location") == to,
        "{} {}\n{}",
        reply.status,
        reply.header("location"),
        reply.text
    );
    Ok(())
}

async fn start(place: Place, flags: &[&str]) -> Result<(World, Letters)> {
    let world = World::start(place, &[FIXTURES], flags).await?;
    let letters = Letters::of(&world.place);
    Ok((world, letters))
}

/// Someone who writes for a member, and accepts the invitation on the site.
async fn join(world: &World, letters: &mut Letters, email: &str) -> Result<Visit> {
    let shown = "query { member(slug: \"alpha-city\") { id } }";
    let member = world.anyone()?.ask(shown, Value::Null).await?["member"]["id"].clone();
    let input = json!({"email": email, "memberRoles": [{"member": member, "role": "CONTRIBUTOR"}]});
    world.administrator()?.acts("accountInvite", input, "invitation { email }").await?;
    let code = letters.code(email).await?;
    let mut visit = Visit::to(world)?;
    let reply = visit.get(&format!("/account/invitation?code={code}")).await?;
    ensure!(reply.status == 302, "{}", reply.status);
    let page = format!("/en/account/invitation?code={code}");
    ensure!(reply.header("location") == page, "the code is lost: {}", reply.header("location"));
    ensure!(reply.header("cache-control") == "private, no-store", "a code may be kept by others");
    check(&page, &visit.get(&page).await?)?;

    // What is wrong is told where it is; what was typed is kept, but for the password.
    let bad = [("code", code.as_str()), ("name", NAME), ("password", "short"), ("language", "fr")];
    let reply = visit.post("/en/account/invitation", &bad).await?;
    ensure!(reply.status == 422, "{}", reply.status);
    check("/en/account/invitation", &reply)?;
    for part in [
        "href=\"#entry-password\"",
        "aria-invalid=\"true\"",
        "entry-password-fault",
        &format!("value=\"{NAME}\""),
        "value=\"fr\" selected",
    ] {
        ensure!(reply.text.contains(part), "{part}\n{}", reply.text);
    }
    ensure!(!reply.text.contains("\"short\""), "a password is shown");
    let good = [("code", code.as_str()), ("name", NAME), ("password", PASSWORD), ("language", "fr")];
    led(&visit.post("/en/account/invitation", &good).await?, "/en/account/sign-in")?;
    let page = visit.get("/en/account/sign-in").await?;
    ensure!(page.text.contains("Your account is ready"), "not told that it worked");
    let again = visit.get("/en/account/sign-in").await?;
    ensure!(!again.text.contains("Your account is ready"), "told twice");
    Ok(visit)
}

#[test]
fn someone_invited_signs_in_sees_their_draft_and_signs_out() -> Result<()> {
    on_both(async |place| {
        let (world, mut letters) = start(place, &[]).await?;
        let mut ana = join(&world, &mut letters, ANA).await?;
        let reply = ana.post("/en/account/sign-in", &[("email", ANA), ("password", "wrong")]).await?;
        ensure!(reply.status == 422 && reply.text.contains("or the code is wrong"), "{}", reply.text);
        ensure!(reply.text.contains(&format!("value=\"{ANA}\"")), "what was typed is lost");
        // Whoever wants to see a page of theirs is led to sign in, and back.
        let reply = ana.get("/en/account/tokens").await?;
        led(&reply, "/en/account/sign-in?next=%2Fen%2Faccount%2Ftokens")?;
        let fields = [("email", ANA), ("password", PASSWORD), ("next", "/en/account/tokens")];
        let reply = ana.post("/en/account/sign-in", &fields).await?;
        led(&reply, "/en/account/tokens")?;
        let cookie = reply.header("set-cookie").to_owned();
        ensure!(cookie.starts_with("gsef=gsef_ses_"), "{cookie}");
        ensure!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
        ensure!(reply.header("cache-control") == "private, no-store", "a cookie may be kept by others");

        // A draft of their own is there for them alone.
        let token = ana.cookies["gsef"].clone();
        let client = world.anyone()?.with_token(&token);
        let member = client.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await?;
        let title = json!([{"locale": "en", "value": "An unfinished report"}]);
        let input = json!({"title": title, "owner": member["member"]["id"]});
        let written = client.write("publicationCreate", input).await?;
        let path = format!("/en/publications/{}", written.node["slug"].as_str().context("no slug")?);
        let seen = ana.get(&path).await?;
        ensure!(seen.status == 200 && seen.text.contains("An unfinished report"), "{}", seen.status);
        check(&path, &seen)?;
        ensure!(seen.text.contains(NAME), "they are not told who is signed in");
        ensure!(seen.header("cache-control") == "private, no-store", "{}", seen.header("cache-control"));
        let mut outsider = Visit::to(&world)?;
        ensure!(outsider.get(&path).await?.status == 404, "an outsider sees a draft");
        for path in ["/en/", "/en/search?q=unfinished", "/en/publications/p1"] {
            ensure!(ana.get(path).await?.text.contains(NAME), "{path}");
            let reply = outsider.get(path).await?;
            ensure!(
                !reply.text.contains(NAME) && !reply.text.contains("csrf"),
                "{path} has something of another"
            );
            ensure!(reply.header("cache-control").starts_with("public"), "{path}");
            let varies = reply.headers.get_all("vary").iter().any(|value| value == "cookie");
            ensure!(varies && reply.headers.get("set-cookie").is_none(), "{path}: {:?}", reply.headers);
        }
        // The API looks at no cookie.
        let query = json!({"query": "{ viewer { scope } }"}).to_string();
        let request = ana.http.post(format!("{}graphql", world.server.url));
        let request =
            request.header("content-type", "application/json").header("cookie", format!("gsef={token}"));
        let reply = Reply::of(request.body(query)).await?;
        ensure!(reply.json()?["data"]["viewer"].is_null(), "{}", reply.text);

        let reply = ana.fill("/en/account/sign-out", &[]).await?;
        led(&reply, "/en/")?;
        ensure!(!ana.cookies.contains_key("gsef"), "the cookie stays");
        // A dead one is taken away, and the page is everyone's.
        ana.cookies.insert("gsef".to_owned(), token);
        let reply = ana.get(&path).await?;
        ensure!(reply.status == 404 && !ana.cookies.contains_key("gsef"), "{}", reply.status);
        Ok(())
    })
}

#[test]
fn forms_are_taken_from_the_sites_own_pages_alone() -> Result<()> {
    on_sqlite(async |place| {
        let (world, mut letters) = start(place, &[]).await?;
        let mut ana = join(&world, &mut letters, ANA).await?;
        ana.sign_in(ANA).await?;
        let mut other = join(&world, &mut letters, "other@example.org").await?;
        other.sign_in("other@example.org").await?;
        let (own, others) = (ana.csrf().await?, other.csrf().await?);
        ensure!(own != others, "two sessions have the same token");
        let site = ana.base.clone();
        let named = |name: &'static str| [("name", name), ("language", "en")];
        for (csrf, origin, site_said, why) in [
            (None, Some(site.as_str()), None, "without a token"),
            (Some(others.as_str()), Some(site.as_str()), None, "with another session's"),
            (Some(own.as_str()), Some("https://evil.example"), None, "from another site"),
            (Some(own.as_str()), Some("null"), None, "from nowhere"),
            (Some(own.as_str()), None, None, "without a word of where it is from"),
            (Some(own.as_str()), Some(site.as_str()), Some("cross-site"), "across sites"),
        ] {
            let fields = named("Mallory");
            let mut body: Vec<String> =
                fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
            body.extend(csrf.map(|csrf| format!("csrf={csrf}")));
            let mut request = ana
                .http
                .post(format!("{site}/en/account"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(body.join("&"));
            for (name, value) in [("origin", origin), ("sec-fetch-site", site_said)] {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
            let reply = ana.send(request).await?;
            ensure!(reply.status == 403, "{why}: {}", reply.status);
            check("/en/account", &reply)?;
        }
        // Nobody is signed in, or out, by another site.
        let mut victim = Visit::to(&world)?;
        victim.origin = Some("https://evil.example".to_owned());
        ensure!(
            victim.sign_in(ANA).await?.status == 403 && victim.cookies.is_empty(),
            "signed in from elsewhere"
        );
        ensure!(!ana.get("/en/account").await?.text.contains("Mallory"), "taken in all the same");
        let large = "a".repeat(1 << 20);
        let reply = ana.post("/en/account", &[("name", large.as_str())]).await?;
        ensure!(reply.status == 413, "{}", reply.status);
        led(&ana.fill("/en/account", &named("Ana Segunda")).await?, "/en/account")?;
        ensure!(ana.get("/en/account").await?.text.contains("Ana Segunda"), "not taken in");
        Ok(())
    })
}

#[test]
fn an_account_is_kept_on_its_pages() -> Result<()> {
    on_sqlite(async |place| {
        let (world, mut letters) = start(place, &[]).await?;
        let mut ana = join(&world, &mut letters, ANA).await?;
        led(&ana.sign_in(ANA).await?, "/en/account")?;
        for language in ["en", "fr", "es", "ko"] {
            for page in [
                "account",
                "account/password",
                "account/second-factor",
                "account/sessions",
                "account/tokens",
                "account/erase",
                "account/notifications",
            ] {
                let path = format!("/{language}/{page}");
                let reply = ana.get(&path).await?;
                ensure!(reply.status == 200, "{path}: {}\n{}", reply.status, reply.text);
                check(&path, &reply)?;
            }
            for (page, status) in
                [("desk/accounts", 404), ("desk/accounts/requests", 403), ("desk/accounts/invite", 403)]
            {
                let reply = ana.get(&format!("/{language}/{page}")).await?;
                ensure!(reply.status == status, "{page}: {}", reply.status);
            }
            let mut anyone = Visit::to(&world)?;
            for page in [
                "account/sign-in",
                "account/reset",
                "account/reset?code=x",
                "account/request",
                "account/verify?code=x",
            ] {
                let path = format!("/{language}/{page}");
                let reply = anyone.get(&path).await?;
                ensure!(reply.status == 200, "{path}: {}", reply.status);
                check(&path, &reply)?;
            }
        }
        let data = ana.get("/en/account/personal-data.json").await?;
        ensure!(data.json()?.to_string().contains(ANA), "{}", data.text);

        // A token is shown once, and works until it is revoked.
        let fields = [("name", "스크립트"), ("scope", "read"), ("days", "30")];
        let reply = ana.fill("/en/account/tokens", &fields).await?;
        ensure!(reply.status == 200, "{}", reply.text);
        let at = reply.text.find("gsef_pat_").context("no token")?;
        let client = world.anyone()?.with_token(&reply.text[at..at + 45]);
        client.ask("{ viewer { scope } }", Value::Null).await?;
        let page = ana.get("/en/account/tokens").await?.text;
        ensure!(!page.contains("gsef_pat_") && page.contains("스크립트"), "shown again");
        let id = attributes(&page, " name=\"token\" value=\"").next().context("no id")?.to_owned();
        led(&ana.fill("/en/account/tokens", &[("token", &id)]).await?, "/en/account/tokens")?;
        ensure!(client.error("{ viewer { scope } }", Value::Null).await?.0 == "UNAUTHENTICATED", "works on");

        // The second factor is asked for on a second step.
        let begun = ana.fill("/en/account/second-factor", &[("step", "begin")]).await?.text;
        let secret = attributes(&begun, " name=\"secret\" value=\"").next().context("no secret")?.to_owned();
        let uri = attributes(&begun, " name=\"uri\" value=\"")
            .next()
            .context("no address")?
            .replace("&#38;", "&")
            .replace("&amp;", "&");
        let wrong = [("step", "confirm"), ("code", "000000"), ("secret", &secret), ("uri", &uri)];
        let reply = ana.fill("/en/account/second-factor", &wrong).await?;
        ensure!(reply.status == 422 && reply.text.contains(&secret), "{}", reply.text);
        let code = totp_code(&base32(&secret), 0);
        let reply = ana.fill("/en/account/second-factor", &[("step", "confirm"), ("code", &code)]).await?;
        ensure!(reply.status == 200 && reply.text.matches("<li><code>").count() == 10, "{}", reply.text);
        let recovery = reply.text.split("<li><code>").nth(1).and_then(|rest| rest.split('<').next());
        let recovery = recovery.context("no recovery code")?.to_owned();
        let mut second = Visit::to(&world)?;
        let reply = second.sign_in(ANA).await?;
        ensure!(reply.status == 200 && second.cookies.is_empty(), "{}", reply.status);
        check("/en/account/sign-in", &reply)?;
        let step = attributes(&reply.text, " name=\"step\" value=\"").next().context("no step")?.to_owned();
        ensure!(!reply.text.contains(PASSWORD), "the password is in the page");
        let path = "/en/account/sign-in/code";
        let reply = second.post(path, &[("step", &step), ("code", "000000")]).await?;
        ensure!(reply.status == 422 && second.cookies.is_empty(), "{}", reply.status);
        let used = [("step", step.as_str()), ("code", recovery.as_str()), ("keep", "on")];
        let reply = second.post(path, &used).await?;
        led(&reply, "/en/account")?;
        ensure!(reply.header("set-cookie").contains("Max-Age=7776000"), "not kept");
        let reply = second.post(path, &used).await?;
        ensure!(reply.status == 403, "a form from before signing in: {}", reply.status);
        let reply = Visit::to(&world)?.post(path, &used).await?;
        ensure!(reply.status == 422 && reply.text.contains("from the beginning"), "{}", reply.text);

        // Sessions end, and with the account everything.
        led(&ana.fill("/en/account/sessions", &[]).await?, "/en/account/sessions")?;
        led(&second.get("/en/account").await?, "/en/account/sign-in?next=%2Fen%2Faccount")?;
        let reply = ana.fill("/en/account/erase", &[("password", PASSWORD)]).await?;
        ensure!(reply.status == 422 && reply.text.contains("#entry-sure"), "{}", reply.text);
        led(&ana.fill("/en/account/erase", &[("password", PASSWORD), ("sure", "on")]).await?, "/en/")?;
        ensure!(ana.sign_in(ANA).await?.status == 422, "still there");
        Ok(())
    })
}

#[test]
fn someone_asks_for_an_account_and_is_let_in_at_the_desk() -> Result<()> {
    on_sqlite(async |place| {
        let (world, mut letters) = start(place, &[]).await?;
        // An editor with a password.
        let input = json!({"email": "editor@example.org", "roles": ["EDITOR"]});
        world.administrator()?.acts("accountInvite", input, "invitation { email }").await?;
        let code = letters.code("editor@example.org").await?;
        let mut editor = Visit::to(&world)?;
        let accepted = [("code", code.as_str()), ("name", "Editor"), ("password", PASSWORD)];
        led(&editor.post("/en/account/invitation", &accepted).await?, "/en/account/sign-in")?;
        editor.sign_in("editor@example.org").await?;

        let mut bea = Visit::to(&world)?;
        let page = bea.get("/fr/account/request").await?.text;
        let member = attributes(&page, "<option value=\"")
            .find(|value| value.len() == 36)
            .context("no member")?
            .to_owned();
        let fields = [
            ("name", "Bea"),
            ("email", "bea@example.org"),
            ("language", "fr"),
            ("member", &member),
            ("message", "Bonjour,\r\nmoi."),
        ];
        led(&bea.post("/fr/account/request", &fields).await?, "/fr/account/request")?;
        let code = letters.code("bea@example.org").await?;
        led(&bea.post("/fr/account/verify", &[("code", &code)]).await?, "/fr/")?;

        let list = editor.get("/en/desk/accounts/requests").await?;
        check("/en/desk/accounts/requests", &list)?;
        let href = attributes(&list.text, " href=\"")
            .find(|href| href.starts_with("/en/desk/accounts/requests/") && href.len() > 40);
        let href = href.context("no request")?.to_owned();
        let page = editor.get(&href).await?;
        check(&href, &page)?;
        ensure!(
            page.text.contains("Bonjour,\nmoi.") && !page.text.contains("value=\"administrator\""),
            "{}",
            page.text
        );
        let reply = editor.fill(&href, &[("decision", "decline"), ("reason", " ")]).await?;
        ensure!(reply.status == 422 && reply.text.contains("#entry-reason"), "{}", reply.text);
        check(&href, &reply)?;
        let fields = [
            ("decision", "approve"),
            ("member", &member),
            ("member_role", "contributor"),
            ("roles", "reviewer"),
        ];
        led(&editor.fill(&href, &fields).await?, "/en/desk/accounts/requests")?;
        let code = letters.code("bea@example.org").await?;
        let accepted = [("code", code.as_str()), ("name", "Bea"), ("password", PASSWORD)];
        led(&bea.post("/fr/account/invitation", &accepted).await?, "/fr/account/sign-in")?;
        bea.sign_in("bea@example.org").await?;
        let page = bea.get("/fr/account").await?.text;
        ensure!(page.contains("Relecture") && page.contains("Contribution"), "{page}");
        ensure!(editor.get(&href).await?.status == 404, "it still waits");
        Ok(())
    })
}

#[test]
fn behind_tls_the_cookie_is_bound_to_the_host() -> Result<()> {
    on_sqlite(async |place| {
        let site = "https://knowledge.example.org";
        let (world, mut letters) = start(place, &["--public-url", site]).await?;
        let mut ana = join(&world, &mut letters, ANA).await?;
        ana.origin = Some(site.to_owned());
        let reply = ana.sign_in(ANA).await?;
        let cookie = reply.header("set-cookie");
        ensure!(cookie.starts_with("__Host-gsef=gsef_ses_"), "{cookie}");
        ensure!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
        ensure!(ana.get("/en/account").await?.status == 200, "not known again");
        // One of the other name, which a neighbouring host could have set, is nobody's.
        let token = ana.cookies.remove("__Host-gsef").context("no cookie")?;
        ana.cookies.insert("gsef".to_owned(), token);
        ensure!(ana.get("/en/account").await?.status == 303, "known by the wrong cookie");
        Ok(())
    })
}
