//! What is written down in schema/ is what the program has, every part of it is described, and its documents work.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    place::Place,
    world::{World, on_sqlite},
};
use serde_json::Value;

const INTROSPECTION: &str = "{ __schema {
    queryType { name } mutationType { name }
    types { kind name description
        fields(includeDeprecated: true) { name description isDeprecated deprecationReason args(includeDeprecated: true) { name description isDeprecated deprecationReason } }
        inputFields(includeDeprecated: true) { name description isDeprecated deprecationReason }
        enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } }
    directives { name description args { name description } } } }";

#[test]
fn the_schemas_in_the_repository_are_the_programs() -> Result<()> {
    let place = Place::sqlite()?;
    for (of, file) in [("graphql", "schema.graphql"), ("database", "database.sql")] {
        let printed = place.run(&["schema", of])?.well()?.out;
        let path = folder().join(file);
        let kept = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let differs = printed.lines().zip(kept.lines()).position(|(printed, kept)| printed != kept);
        ensure!(
            printed.trim() == kept.trim(),
            "schema/{file} is not what `gsef schema {of}` prints, from line {}: write it anew",
            differs.unwrap_or_else(|| printed.lines().count().min(kept.lines().count())) + 1
        );
    }
    Ok(())
}

#[test]
fn everything_is_described_and_every_document_works() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[], &["--demo"]).await?;
        let admin = world.administrator()?;
        let schema = admin.ask(INTROSPECTION, Value::Null).await?["__schema"].take();
        let mut faults = Vec::new();
        let of =
            |value: &Value, key: &str| -> Vec<Value> { value[key].as_array().cloned().unwrap_or_default() };
        let mut parts = Vec::new();
        for kind in of(&schema, "types") {
            let name = kind["name"].as_str().unwrap_or_default().to_owned();
            // The language's own, which it describes.
            if name.starts_with("__") || ["Boolean", "Float", "ID", "Int", "String"].contains(&name.as_str())
            {
                continue;
            }
            for key in ["fields", "inputFields", "enumValues"] {
                for part in of(&kind, key) {
                    let within = format!("{name}.{}", part["name"].as_str().unwrap_or_default());
                    parts.extend(of(&part, "args").into_iter().map(|argument| {
                        (format!("{within}({})", argument["name"].as_str().unwrap_or_default()), argument)
                    }));
                    parts.push((within, part));
                }
            }
            parts.push((name, kind));
        }
        for directive in of(&schema, "directives") {
            parts.push((format!("@{}", directive["name"].as_str().unwrap_or_default()), directive));
        }
        ensure!(parts.len() > 500, "introspection shows {} parts only", parts.len());
        for (name, part) in &parts {
            let description = part["description"].as_str().unwrap_or_default();
            if description.trim().len() < 3 {
                faults.push(format!("{name} has no description"));
            }
            if part["isDeprecated"] == true
                && !has_date(part["deprecationReason"].as_str().unwrap_or_default())
            {
                faults.push(format!("{name} is deprecated without a day of its removal (2027-01-31)"));
            }
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));

        let mut documents = 0;
        for entry in fs::read_dir(folder().join("operations"))? {
            let path = entry?.path();
            let text = fs::read_to_string(&path)?;
            let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            let named = [format!("query {name}"), format!("mutation {name}")];
            ensure!(
                named.iter().any(|named| text.contains(named.as_str())),
                "{name} has an operation of another name"
            );
            let given = text.lines().find_map(|line| line.strip_prefix("# variables: "));
            let variables: Value =
                given.map(serde_json::from_str).transpose().context(name.clone())?.unwrap_or_default();
            let data = admin.ask(&text, variables).await.with_context(|| name.clone())?;
            // Ids of an example are of nobody's database; everything else of the demo is found.
            let empty = data.as_object().is_none_or(|fields| fields.values().all(Value::is_null));
            ensure!(!empty, "{name} finds nothing in the demo: {data}");
            documents += 1;
        }
        ensure!(documents > 5, "{documents} documents in schema/operations");
        Ok(())
    })
}

#[test]
fn a_day_is_found_in_a_reason() {
    assert!(has_date("Use `x`; removed on 2027-01-31."));
    for reason in ["Use x.", "Removed in 2027.", "2027-1-3", "가나다라마바사아자차"] {
        assert!(!has_date(reason), "{reason}");
    }
}

/// Whether a text names a day as 2027-01-31.
fn has_date(text: &str) -> bool {
    text.as_bytes().windows(10).any(|window| {
        window
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
    })
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema")
}
