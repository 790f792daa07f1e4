//! The door as the network sees it: the specification's audits, what is refused, limits, caching, and what operators ask.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use scenarios::{
    audits,
    client::{Client, Reply},
    program,
    world::{World, on_sqlite},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const NEW_TOPIC: &str = "mutation($input: TopicCreateInput!) { topicCreate(input: $input) { topic { id } userErrors { message } } }";

#[test]
fn the_audits_of_graphql_over_http_pass() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let folder = audits::folder()?;
        let address = format!("{}graphql", world.server.url);
        let audit = tokio::task::spawn_blocking(move || {
            program::finish(Command::new("node").args(["audit.mjs", &address]).current_dir(&folder))
        });
        let told = audit.await??.well()?;
        let last = told.out.lines().last().context("the audits said nothing")?;
        assert!(told.out.contains("MUST ") && !last.contains("0/0"), "{}", told.out);
        println!("{last}");
        Ok(())
    })
}

#[test]
fn what_is_not_a_request_is_refused_and_writes_nothing() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let before = world.place.log_end().await?;
        not_by_these_ways(&admin).await?;
        malformed(&admin).await?;
        bombs(&world.anyone()?).await?;
        credentials(&world).await?;
        assert_eq!(world.place.log_end().await?, before, "something was written");
        // The same mutation by the one way there is.
        let input = json!({"label": [{"locale": "fr", "value": "Écrit"}], "scheme": "SSE"});
        let data = admin.ask(NEW_TOPIC, json!({ "input": input })).await?;
        assert_eq!(data["topicCreate"]["userErrors"], json!([]));
        assert_eq!(world.place.log_end().await?, before + 1);
        let log = world.server.said();
        ensure!(!log.contains("panicked"), "{log}");
        Ok(())
    })
}

/// A mutation by any way but a POST of JSON.
async fn not_by_these_ways(admin: &Client) -> Result<()> {
    let document = "mutation { topicCreate(input: {label: [{locale: \"en\", value: \"By stealth\"}], scheme: SSE, publish: true}) { topic { id } } }";
    let body = json!({ "query": document }).to_string();
    let by_get = admin.request(Method::GET, &format!("graphql?query={}", escaped(document)));
    let reply = Reply::of(by_get.header("accept", "application/json")).await?;
    assert_eq!((reply.status, reply.header("allow")), (405, "POST"), "{}", reply.text);
    let form = format!("query={}", escaped(document));
    let multipart = format!(
        "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{body}\r\n--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{{}}\r\n--x--\r\n"
    );
    for (content_type, body) in [
        ("text/plain", body.clone()),
        ("text/plain;charset=UTF-8", body.clone()),
        ("application/x-www-form-urlencoded", form),
        ("multipart/form-data; boundary=x", multipart),
        ("application/graphql", document.to_owned()),
        ("application/json; charset=utf-16", body.clone()),
        ("", body.clone()),
    ] {
        let reply = admin.post(content_type, body).await?;
        assert_eq!((reply.status, reply.error()?.0.as_str()), (415, "MALFORMED_REQUEST"), "{content_type}");
    }
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let request = admin.request(method.clone(), "graphql").header("content-type", "application/json");
        let reply = Reply::of(request.body(body.clone())).await?;
        assert_eq!(reply.status, 405, "{method}");
    }
    Ok(())
}

/// Bytes that are no request get one clear error.
async fn malformed(admin: &Client) -> Result<()> {
    let json = "application/json";
    let query = json!({ "query": "{ __typename }" });
    for (body, status, code) in [
        (b"".to_vec(), 400, "MALFORMED_REQUEST"),
        (b"{".to_vec(), 400, "MALFORMED_REQUEST"),
        (b"{\"query\":\"{ __typename \xff\xfe }\"}".to_vec(), 400, "MALFORMED_REQUEST"),
        (b"{\"query\":\"{ __typename \xed\xa0\x80 }\"}".to_vec(), 400, "MALFORMED_REQUEST"),
        (br#"{"query":"{ __typename \u0000 }"}"#.to_vec(), 400, "MALFORMED_REQUEST"),
        (b"\x00\x00\x00\x00".to_vec(), 400, "MALFORMED_REQUEST"),
        (json!([query, query]).to_string().into_bytes(), 400, "MALFORMED_REQUEST"),
        (json!([]).to_string().into_bytes(), 400, "MALFORMED_REQUEST"),
        (json!({ "query": 7 }).to_string().into_bytes(), 400, "MALFORMED_REQUEST"),
        (json!({ "documentId": "sha256:00" }).to_string().into_bytes(), 404, "UNKNOWN_DOCUMENT"),
        (vec![b'{'; 10 * 1024 * 1024], 413, "TOO_LARGE"),
        (
            json!({ "query": "{ __typename }", "x": "é".repeat(5_300_000) }).to_string().into_bytes(),
            413,
            "TOO_LARGE",
        ),
        ("[".repeat(900_000).into_bytes(), 400, "MALFORMED_REQUEST"),
    ] {
        let begun = Instant::now();
        let what = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        let reply = admin.post(json, body).await?;
        assert_eq!((reply.status, reply.error()?.0.as_str()), (status, code), "{what}: {}", reply.text);
        assert!(reply.text.len() < 600 && begun.elapsed() < Duration::from_secs(3), "{what}");
    }
    // Null characters in values are the field's fault.
    let reply = admin
        .reply("{ member(slug: \"a\\u0000b\") { id } resource(uri: \"\\u0000\") { id } }", Value::Null)
        .await?;
    assert!(reply.status == 200 || reply.status == 400, "{}", reply.text);
    assert!(!reply.text.contains("INTERNAL"), "{}", reply.text);
    let input = json!({"label": [{"locale": "en", "value": "null \u{0} inside"}], "scheme": "SSE"});
    let refused = admin.refused("topicCreate", input).await?;
    assert!(refused[0].starts_with("INVALID input.label"), "{refused:?}");
    let reply = admin.reply("{ search(query: \"a\\u0000b\") { totalCount } }", Value::Null).await?;
    assert!(!reply.text.contains("INTERNAL"), "{}", reply.text);
    Ok(())
}

/// Documents that ask for too much are refused at once, whatever their length.
async fn bombs(reader: &Client) -> Result<()> {
    let mut fragments = "query{...A}".to_owned();
    for (this, next) in ('A'..='V').zip('B'..='W') {
        fragments.push_str(&format!("fragment {this} on Query{{...{next} ...{next}}}"));
    }
    fragments.push_str("fragment W on Query{__typename}");
    ensure!(fragments.len() < 1_000, "{} bytes", fragments.len());
    let deep = (0..200).fold("id".to_owned(), |inner, _| format!("narrower {{ nodes {{ {inner} }} }}"));
    let mild = (0..9).fold("id".to_owned(), |inner, _| format!("broader {{ {inner} }}"));
    let deeper = (0..16).fold("id".to_owned(), |inner, _| format!("broader {{ {inner} }}"));
    let alias = |number: usize| {
        (0..number).map(|n| format!("a{n}: topic(slug: \"x{n}\") {{ id }} ")).collect::<String>()
    };
    let wide = "{ publications(first: 100) { nodes { topics { records(first: 100) { nodes { topics { records(first: 100) { nodes { id } } } } } } } } }";
    let cyclic = "query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }";
    for (what, document, code) in [
        ("fragments", fragments.clone(), "TOO_COMPLEX|VALIDATION_FAILED"),
        ("cycle", cyclic.to_owned(), "VALIDATION_FAILED"),
        ("depth", format!("{{ topic(slug: \"economy\") {{ {deep} }} }}"), "TOO_COMPLEX"),
        ("levels", format!("{{ topic(slug: \"economy\") {{ {deeper} }} }}"), "TOO_COMPLEX"),
        ("aliases", format!("{{ {} }}", alias(2_000)), "TOO_COMPLEX|TOO_LARGE"),
        ("roots", format!("{{ {} }}", alias(60)), "TOO_COMPLEX"),
        ("directives", format!("{{ __typename {} }}", "@skip(if: false) ".repeat(400)), "TOO_COMPLEX"),
        ("tokens", format!("{{ {} }}", "__typename ".repeat(3_000)), "TOO_COMPLEX"),
        ("brackets", "{a".repeat(30_000), "TOO_COMPLEX|TOO_LARGE"),
        ("lists", format!("{{ nodes(ids: {}) {{ id }} }}", "[".repeat(20_000)), "TOO_COMPLEX|TOO_LARGE"),
        ("bytes", format!("{{ __typename #{} \n}}", "é".repeat(100_000)), "TOO_LARGE"),
        ("cost", wide.to_owned(), "TOO_COMPLEX"),
    ] {
        let begun = Instant::now();
        let (found, message) = reader.error(&document, Value::Null).await.with_context(|| what)?;
        assert!(code.split('|').any(|code| code == found), "{what}: {found} {message}");
        assert!(begun.elapsed() < Duration::from_secs(1), "{what} took {:?}", begun.elapsed());
        assert!(message.len() < 400, "{what}: {message}");
    }
    // What is deep but within reason is answered.
    reader.ask(&format!("{{ topic(slug: \"housing\") {{ {mild} }} }}"), Value::Null).await?;
    Ok(())
}

/// Credentials that are not valid are told so; they never make a reader of nobody.
async fn credentials(world: &World) -> Result<()> {
    let anyone = world.anyone()?;
    for token in ["gsef_pat_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "nonsense", "é"] {
        let request = anyone
            .request(Method::POST, "graphql")
            .header("authorization", format!("Bearer {token}"))
            .header("accept", "application/graphql-response+json")
            .json(&json!({ "query": "{ __typename }" }));
        let reply = Reply::of(request).await?;
        assert_eq!((reply.status, reply.error()?.0.as_str()), (401, "UNAUTHENTICATED"), "{token}");
        assert!(reply.header("www-authenticate").starts_with("Bearer"), "{token}");
        assert!(!reply.text.contains(token) && !world.server.said().contains(token), "{token} is repeated");
    }
    // Nobody may write, and is told how to sign in.
    let input = json!({"label": [{"locale": "en", "value": "By nobody"}], "scheme": "SSE"});
    let (code, message) = anyone.error(NEW_TOPIC, json!({ "input": input })).await?;
    assert_eq!(code, "UNAUTHENTICATED", "{message}");
    // A token that is revoked ends at once.
    world.place.run(&["user", "add", "short@example.org", "--role", "editor"])?.well()?;
    let made = world.place.run(&["token", "create", "short@example.org", "--scope", "write"])?.well()?;
    let short = anyone.with_token(made.out.trim());
    let whoami = "{ viewer { scope roles members { slug } } }";
    assert_eq!(
        short.ask(whoami, Value::Null).await?["viewer"],
        json!({"scope": "WRITE", "roles": ["EDITOR"], "members": []})
    );
    let revoke = [&["token", "revoke"], world.place.flags().as_slice()].concat();
    program::run_with_input(world.place.folder(), &revoke, &made.out)?.well()?;
    program::eventually("the token is worthless", Duration::from_secs(2), async || {
        Ok((short.reply(whoami, Value::Null).await?.status == 401).then_some(()))
    })
    .await?;
    Ok(())
}

#[test]
fn answers_can_be_kept_and_operators_asked() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        trusted_documents(&world.anyone()?, &admin).await?;
        headers(&world).await?;
        operators(&world).await
    })
}

/// A trusted document can be asked for by its id, kept by others, and asked again whether it still holds.
async fn trusted_documents(reader: &Client, admin: &Client) -> Result<()> {
    let document = include_str!("../../schema/operations/TopicWithNarrower.graphql");
    let id = document_id(document).await?;
    let path = format!("graphql?documentId={id}&variables={}", escaped("{\"slug\":\"economy\"}"));
    let get = |tag: Option<String>| {
        let request = reader.request(Method::GET, &path).header("accept", "application/json");
        Reply::of(match tag {
            Some(tag) => request.header("if-none-match", tag),
            None => request,
        })
    };
    let first = get(None).await?;
    assert_eq!(first.status, 200, "{}", first.text);
    assert_eq!(first.json()?["data"]["topic"]["label"]["value"], "Social economy");
    let tag = first.header("etag").to_owned();
    assert!(!tag.is_empty() && first.header("cache-control").contains("public"), "{:?}", first.headers);
    assert!(first.header("vary").to_ascii_lowercase().contains("accept-language"), "{:?}", first.headers);
    let again = get(Some(tag.clone())).await?;
    assert_eq!((again.status, again.text.as_str(), again.header("etag")), (304, "", tag.as_str()));
    assert_eq!(get(Some("W/\"other\"".to_owned())).await?.status, 200);
    // With the id in the body of a POST.
    let body = json!({ "documentId": id, "variables": {"slug": "economy"} }).to_string();
    let posted = reader.post("application/json", body).await?;
    assert_eq!((posted.json()?, posted.header("etag")), (first.json()?, ""));
    // A GET of another document is answered and not kept.
    let request =
        reader.request(Method::GET, &format!("graphql?query={}", escaped("{ topics { totalCount } }")));
    let reply = Reply::of(request.header("accept", "application/json")).await?;
    assert_eq!(reply.text, r#"{"data":{"topics":{"totalCount":4}}}"#);
    assert!(reply.header("etag").is_empty() && reply.header("cache-control").contains("no-store"));
    // With a token nothing is for others to keep.
    let signed = Reply::of(admin.request(Method::GET, &path).header("accept", "application/json")).await?;
    assert!(signed.header("etag").is_empty() && signed.header("cache-control").contains("no-store"));
    // After a change of what it shows, the old one no longer holds: at once on the node that wrote.
    let found = reader.ask("{ topic(slug: \"economy\") { id version } }", Value::Null).await?;
    let label = json!([{"locale": "en", "value": "The social economy"}]);
    admin.write("topicUpdate", json!({"id": found["topic"]["id"], "label": label})).await?;
    let changed = get(Some(tag.clone())).await?;
    assert_eq!(changed.status, 200);
    assert_eq!(changed.json()?["data"]["topic"]["label"]["value"], "The social economy");
    assert_ne!(changed.header("etag"), tag);
    Ok(())
}

async fn headers(world: &World) -> Result<()> {
    let reader = world.anyone()?;
    let query = json!({ "query": "{ __typename }" });
    // The request's id is in the answer and in the log's line, also of what is refused.
    for (body, status) in [(query.to_string(), 200), ("{".to_owned(), 400)] {
        let reply = reader.post("application/json", body).await?;
        let id = reply.header("x-request-id").to_owned();
        assert_eq!((reply.status, id.len()), (status, 36), "{:?}", reply.headers);
        program::eventually("the log has the request's id", Duration::from_secs(5), async || {
            let said = world.server.said();
            Ok(said.lines().any(|line| line.contains(&id) && line.contains("/graphql")).then_some(()))
        })
        .await?;
    }
    // From any origin, without credentials of the browser's own.
    let reply = Reply::of(
        reader.request(Method::POST, "graphql").header("origin", "https://other.example").json(&query),
    )
    .await?;
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert!(reply.header("access-control-allow-credentials").is_empty());
    let preflight = reader
        .request(Method::OPTIONS, "graphql")
        .header("origin", "https://other.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,content-type");
    let reply = Reply::of(preflight).await?;
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (204, "*"));
    assert!(reply.header("access-control-allow-headers").contains("authorization"));
    for (accept, content_type) in [
        ("application/graphql-response+json", "application/graphql-response+json; charset=utf-8"),
        ("application/json", "application/json; charset=utf-8"),
        ("*/*", "application/json; charset=utf-8"),
    ] {
        let reply =
            Reply::of(reader.request(Method::POST, "graphql").header("accept", accept).json(&query)).await?;
        assert_eq!(reply.header("content-type"), content_type, "{accept}");
    }
    let reply =
        Reply::of(reader.request(Method::POST, "graphql").header("accept", "image/png").json(&query)).await?;
    assert_eq!(reply.status, 406);
    let sdl = Reply::of(reader.request(Method::GET, "graphql/schema.graphql")).await?;
    assert_eq!(sdl.text.trim(), include_str!("../../schema/schema.graphql").trim());
    Ok(())
}

async fn operators(world: &World) -> Result<()> {
    let reader = world.anyone()?;
    let get = |path: &str| Reply::of(reader.request(Method::GET, path));
    let health = get("healthz").await?;
    assert_eq!((health.status, health.json()?["ok"].clone()), (200, json!(true)));
    let ready = get("readyz").await?;
    assert_eq!((ready.status, ready.json()?["ready"].clone()), (200, json!(true)), "{}", ready.text);
    let figures = get("metrics").await?;
    assert!(figures.header("content-type").starts_with("text/plain"));
    let value = |name: &str| {
        let line = figures.text.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
    };
    let end = world.place.log_end().await?;
    assert_eq!(value("gsef_log_position ").map(|position| position as u64), Some(end), "{}", figures.text);
    assert!(
        value("gsef_http_requests_total{route=\"/graphql\",status=\"200\"}")
            .is_some_and(|count| count >= 5.0)
    );
    assert!(
        value("gsef_process_resident_memory_bytes ").is_some_and(|bytes| bytes > 1e6),
        "{}",
        figures.text
    );
    // A browser gets a console and a plain page, with nothing from elsewhere.
    for path in ["", "graphql"] {
        let page =
            Reply::of(reader.request(Method::GET, path).header("accept", "text/html,*/*;q=0.8")).await?;
        assert_eq!(page.status, 200, "/{path}");
        assert!(page.header("content-type").starts_with("text/html") && page.text.contains("<!"), "/{path}");
        for elsewhere in ["src=\"http", "href=\"//", "src=\"//", "@import", "url(http"] {
            assert!(!page.text.contains(elsewhere), "/{path} loads from elsewhere");
        }
    }
    assert_eq!(get("no/such/page").await?.status, 404);
    Ok(())
}

/// How much an address may ask for in a minute is told, and held.
#[test]
fn who_asks_too_much_is_told_when_to_come_back() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[], &["--anonymous-cost-per-minute", "200"]).await?;
        let reader = world.anyone()?;
        let (mut answered, mut last) = (0, None);
        for _ in 0..400 {
            let reply = reader.reply("{ rateLimit { cost limit remaining } }", Value::Null).await?;
            if reply.status != 200 {
                last = Some(reply);
                break;
            }
            let limit = &reply.json()?["data"]["rateLimit"];
            assert_eq!(limit["limit"], 200);
            assert!(
                limit["cost"].as_u64().is_some_and(|cost| cost > 0) && limit["remaining"].is_u64(),
                "{limit}"
            );
            answered += 1;
        }
        let refused = last.context("nobody was refused")?;
        assert_eq!((refused.status, refused.error()?.0.as_str()), (429, "RATE_LIMITED"));
        assert!(refused.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds <= 60));
        assert!(answered > 20, "only {answered} were answered");
        // Somebody with a token pays by themselves.
        world.administrator()?.ask("{ __typename }", Value::Null).await?;
        Ok(())
    })
}

/// The id of a trusted document, by a program that is not ours.
async fn document_id(document: &str) -> Result<String> {
    let script = "const c=require('crypto');process.stdout.write(c.createHash('sha256').update(process.argv[1]).digest('hex'))";
    let output = Command::new("node").args(["-e", script, document]).output().context("node is needed")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(format!("sha256:{}", String::from_utf8(output.stdout)?))
}

/// Text as it stands in a query string.
fn escaped(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
