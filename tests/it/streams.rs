//! Subscriptions: what happens reaches those who may know of it, once, in order, wherever it was written.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use futures::{SinkExt as _, StreamExt as _};
use scenarios::{
    audits,
    client::{Client, Written},
    place::Place,
    program,
    serving::Serving,
    stream::Stream,
    world::{World, on_both, on_sqlite},
};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::{Message, client::IntoClientRequest as _};

const CHANGES: &str = "subscription($after: Sequence) { changes(after: $after) { sequence change {
    sequence type kind nodeId node { ... on Record { title { value } } } tombstone { reason } } } }";
const RECORD: &str = "subscription($id: ID!) { recordChanged(id: $id) { sequence isGone record { slug version title { value } } } }";
/// How long nothing comes where nothing is to come.
const QUIET: Duration = Duration::from_millis(700);

fn titled(title: &str) -> Value {
    json!([{ "locale": "en", "value": title }])
}

async fn write(by: &Client, verb: &str, input: Value) -> Result<Written> {
    by.write(verb, input).await
}

/// Type, id and place of the next change.
async fn change(stream: &mut Stream) -> Result<(String, String, String)> {
    let data = stream.next().await?;
    let event = &data["changes"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let sequence = text(&event["sequence"]);
    ensure!(sequence == text(&event["change"]["sequence"]), "{event}");
    ensure!(stream.id.as_deref() == Some(&sequence), "{:?} for {event}", stream.id);
    Ok((text(&event["change"]["type"]), text(&event["change"]["nodeId"]), sequence))
}

#[test]
fn outsiders_follow_what_is_public_and_nothing_else() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let (admin, anyone) = (world.administrator()?, world.anyone()?);
        let mut outside = anyone.subscribe(CHANGES, json!({}), None).await?;
        let mut inside = admin.subscribe(CHANGES, json!({}), None).await?;

        let draft = write(&admin, "publicationCreate", json!({ "title": titled("A draft") })).await?;
        let id = draft.node["id"].as_str().context("no id")?.to_owned();
        write(&admin, "recordUpdate", json!({ "id": id, "title": titled("A better draft") })).await?;
        // Not even that it is there can be asked for.
        let vain = anyone.subscribe_in_vain(RECORD, json!({ "id": id })).await?.text;
        let nowhere =
            anyone.subscribe_in_vain(RECORD, json!({ "id": "CAAAAAAAAAAAAAAAAAAAAAA" })).await?.text;
        ensure!(vain.contains("NOT_FOUND"), "{vain}");
        let message = |text: &str| text.split("\"message\":").nth(1).map(|rest| rest[..40].to_owned());
        assert_eq!(message(&vain), message(&nowhere));

        let published = write(&admin, "recordPublish", json!({ "id": id })).await?;
        assert_eq!(change(&mut outside).await?, ("UPSERT".to_owned(), id.clone(), published.sequence));
        let mut record = anyone.subscribe(RECORD, json!({ "id": id }), None).await?;

        // What is worked on is nobody's news until it is brought out.
        write(&admin, "recordUpdate", json!({ "id": id, "title": titled("A second edition") })).await?;
        outside.is_quiet(QUIET).await?;
        let second = write(&admin, "recordPublish", json!({ "id": id })).await?;
        let data = outside.next().await?;
        assert_eq!(data["changes"]["change"]["node"]["title"]["value"], "A second edition");
        let data = record.next().await?;
        assert_eq!(data["recordChanged"]["record"]["title"]["value"], "A second edition");
        assert_eq!(data["recordChanged"]["sequence"], json!(second.sequence));
        assert_eq!(data["recordChanged"]["isGone"], false);

        let gone = write(&admin, "recordWithdraw", json!({ "id": id, "reason": "It was wrong." })).await?;
        let data = outside.next().await?;
        let told = &data["changes"]["change"];
        assert_eq!((&told["type"], &told["node"]), (&json!("DELETE"), &Value::Null), "{told}");
        assert_eq!(told["sequence"], json!(gone.sequence));
        ensure!(told["tombstone"].is_object(), "{told}");
        let data = record.next().await?["recordChanged"].take();
        assert_eq!((&data["isGone"], &data["record"]), (&json!(true), &Value::Null));

        // A withdrawal is the end of what outsiders learn; the others have seen all six.
        let hidden = write(&admin, "publicationCreate", json!({ "title": titled("Another draft") })).await?;
        outside.is_quiet(QUIET).await?;
        record.is_quiet(Duration::from_millis(50)).await?;
        let mut seen = Vec::new();
        while seen.last() != Some(&hidden.sequence) {
            seen.push(change(&mut inside).await?.2);
        }
        assert_eq!(seen.len(), 7, "{seen:?}");
        Ok(())
    })
}

#[test]
fn who_comes_back_has_missed_nothing_and_hears_nothing_twice() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let (admin, anyone) = (world.administrator()?, world.anyone()?);
        let topic = async |number: u64| {
            let label = titled(&format!("Topic {number}"));
            let input = json!({ "label": label, "scheme": "SSE", "publish": !number.is_multiple_of(3) });
            write(&admin, "topicCreate", input).await
        };
        let mut stream = anyone.subscribe(CHANGES, json!({}), None).await?;
        let began = stream.id.clone().context("it does not say where it began")?;
        let mut written = Vec::new();
        for number in 0..30 {
            written.push((number, topic(number).await?.sequence));
        }
        let mut heard = Vec::new();
        for _ in 0..7 {
            heard.push(change(&mut stream).await?.2);
        }
        let last = stream.id.clone();
        drop(stream);
        for number in 30..45 {
            written.push((number, topic(number).await?.sequence));
        }
        // The header counts before the argument.
        let mut stream = anyone.subscribe(CHANGES, json!({ "after": "0" }), last.as_deref()).await?;
        let due = |written: &[(u64, String)]| -> Vec<String> {
            written
                .iter()
                .filter(|(number, _)| !number.is_multiple_of(3))
                .map(|(_, place)| place.clone())
                .collect()
        };
        while heard.len() < due(&written).len() {
            heard.push(change(&mut stream).await?.2);
        }
        assert_eq!(heard, due(&written));
        written.push((46, topic(46).await?.sequence));
        assert_eq!(change(&mut stream).await?.2, written[45].1);
        stream.is_quiet(Duration::from_millis(300)).await?;

        // From where the first one began, by the argument; and by GET, as browsers do.
        let mut again = anyone.subscribe(CHANGES, json!({ "after": began }), None).await?;
        for place in due(&written) {
            assert_eq!(change(&mut again).await?.2, place);
        }
        let beyond = anyone.subscribe_in_vain(CHANGES, json!({ "after": "1000000" })).await?;
        ensure!(beyond.text.contains("VALIDATION_FAILED"), "{}", beyond.text);
        Ok(())
    })
}

#[test]
fn what_another_process_writes_arrives() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let mut stream = world.anyone()?.subscribe(CHANGES, json!({}), None).await?;
        let many: Vec<String> = (0..250)
            .map(|number| {
                json!({ "type": "topic", "id": format!("t:{number}"), "slug": format!("topic-{number}"),
                    "scheme": "sse", "label": { "en": format!("Topic {number}") } })
                .to_string()
            })
            .collect();
        world.place.write("many.jsonl", &many.join("\n"))?;
        world.place.run(&["import", "many.jsonl"])?.well()?;
        let mut places = Vec::new();
        for _ in 0..250 {
            places.push(change(&mut stream).await?.2.parse::<u64>()?);
        }
        ensure!(places.is_sorted_by(|one, next| one < next), "{places:?}");
        stream.is_quiet(Duration::from_millis(300)).await
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_node_writes_arrives() -> Result<()> {
    let place = Place::postgres()?;
    let token = place.token()?;
    let flags = place.flags_with("two");
    let (one, two) = tokio::join!(place.serve(), Serving::start(place.folder(), &flags));
    let (one, two) = (one?, two?);
    let mut stream = Client::anyone(&one.url)?.subscribe(CHANGES, json!({}), None).await?;
    let there = Client::anyone(&two.url)?.with_token(&token);
    for number in 0..5 {
        let begun = Instant::now();
        let input = json!({ "label": titled(&format!("{number}")), "scheme": "SSE", "publish": true });
        let written = write(&there, "topicCreate", input).await?;
        assert_eq!(change(&mut stream).await?.2, written.sequence);
        ensure!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    }
    Ok(())
}

#[test]
fn a_stream_ends_with_its_token() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &[]).await?;
        world.place.run(&["user", "add", "reader@example.org", "--role", "reviewer"])?.well()?;
        let token = world.place.run(&["token", "create", "reader@example.org", "--scope", "read"])?.well()?;
        let token = token.out.trim();
        let mut stream = world.anyone()?.with_token(token).subscribe(CHANGES, json!({}), None).await?;
        let mut other = world.administrator()?.subscribe(CHANGES, json!({}), None).await?;
        program::run_with_input(
            world.place.folder(),
            &[&["token", "revoke"], world.place.flags().as_slice()].concat(),
            token,
        )?
        .well()?;
        let begun = Instant::now();
        let last = stream.event().await?.context("the stream ended without a word")?;
        assert_eq!(last.data["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{last:?}");
        ensure!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        assert_eq!(stream.event().await?.context("no end")?.kind, "complete");
        assert_eq!(stream.event().await?, None);
        other.is_quiet(Duration::from_millis(100)).await
    })
}

#[test]
fn streams_are_counted_and_end_with_the_server() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let anyone = world.anyone()?;
        let mut streams = Vec::new();
        for _ in 0..20 {
            streams.push(anyone.subscribe(CHANGES, json!({}), None).await?);
        }
        let refused = anyone.subscribe_in_vain(CHANGES, json!({})).await?;
        assert_eq!((refused.status, refused.error()?.0.as_str()), (429, "RATE_LIMITED"), "{}", refused.text);
        let figures = scenarios::client::Reply::of(anyone.request(reqwest::Method::GET, "metrics")).await?;
        ensure!(figures.text.contains("gsef_streams_open 20"), "{}", figures.text);
        drop(streams.pop());
        let mut last = program::eventually("the seat comes back", Duration::from_secs(5), async || {
            Ok(anyone.subscribe(CHANGES, json!({}), None).await.ok())
        })
        .await?;

        let begun = Instant::now();
        let end = world.server.end("TERM").await?;
        assert_eq!(end.code, Some(0), "{}", end.err);
        ensure!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
        assert_eq!(last.event().await?.context("no end")?.kind, "complete");
        Ok(())
    })
}

#[test]
fn a_slow_reader_gets_everything_in_its_own_time() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let admin = world.administrator()?;
        let mut slow = admin.subscribe(CHANGES, json!({}), None).await?;
        let lines: Vec<String> = (0..3_000)
            .map(|number| {
                json!({ "type": "topic", "id": format!("t:{number}"), "slug": format!("topic-{number}"),
                    "scheme": "sse", "label": { "en": format!("Topic {number}") } })
                .to_string()
            })
            .collect();
        world.place.write("many.jsonl", &lines.join("\n"))?;
        world.place.run(&["import", "many.jsonl"])?.well()?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let end = world.place.log_end().await?;
        let mut last = 0;
        for _ in 0..3_000 {
            let place: u64 = change(&mut slow).await?.2.parse()?;
            ensure!(place > last, "{place} after {last}");
            last = place;
        }
        assert_eq!(last, end);
        Ok(())
    })
}

#[test]
fn a_socket_tells_an_account_what_it_may_see() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let admin = world.administrator()?;
        let token = world.place.token()?;
        let address = world.server.url.replacen("http", "ws", 1) + "graphql";
        let mut request = address.into_client_request()?;
        request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse()?);
        let (mut socket, _) = tokio_tungstenite::connect_async(request).await?;
        let authorization = format!("Bearer {token}");
        for message in [
            json!({ "type": "connection_init", "payload": { "authorization": authorization } }),
            json!({ "id": "1", "type": "subscribe", "payload": { "query": CHANGES } }),
            json!({ "id": "2", "type": "subscribe", "payload": { "query": "{ __typename }" } }),
        ] {
            socket.send(Message::text(message.to_string())).await?;
        }
        let mut heard = async || -> Result<Value> {
            loop {
                match socket.next().await.context("the socket ended")?? {
                    Message::Text(text) => return Ok(serde_json::from_str(&text)?),
                    Message::Close(frame) => anyhow::bail!("closed: {frame:?}"),
                    _ => {}
                }
            }
        };
        assert_eq!(heard().await?["type"], "connection_ack");
        // The query is refused; then the subscription before it is under way as well.
        assert_eq!(heard().await?["id"], "2");
        tokio::time::sleep(Duration::from_millis(300)).await;
        let written = write(&admin, "publicationCreate", json!({ "title": titled("A draft") })).await?;
        let next = heard().await?;
        let event = &next["payload"]["data"]["changes"];
        assert_eq!((&next["id"], &event["sequence"]), (&json!("1"), &json!(written.sequence)), "{next}");
        assert_eq!(event["change"]["node"]["title"]["value"], "A draft");
        Ok(())
    })
}

#[test]
fn the_clients_that_people_use_work() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[], &[]).await?;
        let token = world.place.token()?;
        let folder = audits::folder()?;
        let address = format!("{}graphql", world.server.url);
        let clients = tokio::task::spawn_blocking(move || {
            program::finish(Command::new("node").args(["streams.mjs", &address, &token]).current_dir(&folder))
        });
        let told = clients.await??.well()?;
        print!("{}", told.out);
        for client in ["graphql-sse", "graphql-ws"] {
            ensure!(told.out.contains(&format!("ok     {client}")), "{}{}", told.out, told.err);
        }
        Ok(())
    })
}
