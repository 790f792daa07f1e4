//! What must say nothing of what is hidden: whole answers, and errors.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::{HIDDEN, Hidden, SECRET, Viewer};

/// Words near a secret one, filters by a hidden thing, and whole answers: nowhere does it say the word.
pub(super) async fn nothing_is_said(viewer: &Viewer, ids: &[String]) -> Result<()> {
    let client = &viewer.client;
    // What beta may see says its own words.
    let words: BTreeSet<String> = HIDDEN
        .iter()
        .filter(|hidden| !hidden.seen_by.contains(viewer.letter))
        .map(Hidden::word)
        .chain((viewer.letter == '-').then(|| SECRET.to_owned()))
        .collect();
    let check = |what: &str, answer: &str| {
        let answer = answer.to_lowercase();
        let leaked: Vec<_> = words.iter().filter(|word| answer.contains(word.as_str())).collect();
        ensure!(leaked.is_empty(), "{what} says {leaked:?}: {answer}");
        Ok(())
    };
    for query in [
        "zorblatdraf",
        "zorblatdraff",
        "zorblatembarg",
        "zorblatperso",
        "zorblatauthr",
        "zorb*",
        "\"zorblat",
        "title:zorb*",
        "author:zorb*",
        "-open",
    ] {
        let document = "query($q: String!) { search(query: $q, first: 100) { totalCount didYouMean
            edges { node { ...on Record { title { value } summary { value } keywords contributors { name } } ...on Topic { label { value } } ...on Member { name { value } } ...on Person { name } ...on Forum { name { value } } }
              highlights { fragments { text } } }
            facets(fields: [TOPIC, MEMBER, PERSON, FORUM], first: 50, contains: \"zorb\") { buckets { value label count } } }
            suggest(prefix: $q) { label } }";
        let answer = client.ask(document, json!({ "q": query })).await?;
        // What was asked may be repeated in a message; these answers have none but of the data.
        check(query, &answer.to_string())?;
        if query != "-open" && viewer.letter == '-' {
            ensure!(
                answer["search"]["totalCount"] == 0 && answer["suggest"] == json!([]),
                "{query}: {answer}"
            );
        }
    }
    for (number, (filter, slug)) in [
        ("topic", "hidden-topic"),
        ("member", "hidden-member"),
        ("person", "hidden-person"),
        ("relatesTo", "hidden-forum"),
    ]
    .iter()
    .enumerate()
    {
        let document = format!(
            "query($id: ID!) {{ records(where: {{{filter}: {{eq: $id}}}}) {{ totalCount nodes {{ slug }} }} }}"
        );
        let answer = client.ask(&document, json!({ "id": ids[number] })).await?;
        ensure!(
            answer["records"]["totalCount"] == 0,
            "a list narrowed to {slug} tells of its links: {answer}"
        );
        let field = if *filter == "relatesTo" { "forum" } else { filter };
        let document =
            format!("{{ search(query: \"\", where: {{{field}: [\"{slug}\"]}}) {{ totalCount }} }}");
        let answer = client.ask(&document, Value::Null).await?;
        ensure!(
            answer["search"]["totalCount"] == 0,
            "a search narrowed to {slug} tells of its links: {answer}"
        );
    }
    Ok(())
}

/// What one may not see is refused in the words in which what does not exist is.
pub(super) async fn errors_say_nothing(viewer: &Viewer, ids: &[String]) -> Result<()> {
    let client = &viewer.client;
    for (hidden, id) in HIDDEN.iter().zip(ids) {
        if hidden.seen_by.contains(viewer.letter) {
            continue;
        }
        let verb = match hidden.list {
            "topics" => "topic",
            "members" => "member",
            "people" => "person",
            "forums" => "forum",
            _ => "record",
        };
        let mut nobody = id.clone();
        nobody.replace_range(10..11, if &nobody[10..11] == "A" { "B" } else { "A" });
        let mut answers = Vec::new();
        for id in [id, &nobody] {
            for (verb, input) in [
                (format!("{verb}Update"), json!({ "id": id })),
                (format!("{verb}Update"), json!({ "id": id, "expectedVersion": 77 })),
                (format!("{verb}Publish"), json!({ "id": id })),
                (format!("{verb}Withdraw"), json!({ "id": id, "reason": "Because." })),
            ] {
                answers.push(client.refused(&verb, input).await?.join("; ").replace(id.as_str(), "ID"));
            }
        }
        let (there, not_there) = answers.split_at(answers.len() / 2);
        ensure!(there == not_there, "{}: {there:#?} {not_there:#?}", hidden.slug);
        ensure!(there.iter().all(|answer| answer.starts_with("NOT_FOUND")), "{there:?}");
        // What is taken by something hidden is taken, and no more is said.
        let own = if viewer.letter == 'A' { "alpha" } else { "beta" };
        let owner = client.ask(&format!("{{ member(slug: \"{own}\") {{ id }} }}"), Value::Null).await?["member"]["id"].take();
        let mut input = json!({"title": [{"locale": "en", "value": "Mine"}], "owner": owner});
        if hidden.list == "publications" {
            input["slug"] = json!(hidden.slug);
            let told =
                client.refused("publicationCreate", input.clone()).await?.join("; ").replace(hidden.slug, "");
            ensure!(!told.to_lowercase().contains(SECRET) && !told.contains(id.as_str()), "{told}");
            input["slug"] = Value::Null;
        }
        if hidden.is_record() {
            input["identifiers"] = json!([{"scheme": "DOI", "value": format!("10.5555/{}", hidden.slug)}]);
            let told = client.refused("publicationCreate", input).await?.join("; ");
            let without = told.replace(&format!("10.5555/{}", hidden.slug), "");
            ensure!(
                !without.to_lowercase().contains(SECRET)
                    && !without.contains("hidden")
                    && !without.contains(id.as_str()),
                "{told}"
            );
        }
    }
    Ok(())
}
