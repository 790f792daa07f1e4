//! The command line: help, settings, one clear message for everything that is wrong, and a clean end.

use std::{collections::BTreeSet, fs};

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    place::Place,
    program::{self, Run},
    serving::{self, Serving},
};
use serde_json::json;

const ADMINISTRATOR: [&str; 4] = ["user", "add", "ana@example.org", "--role"];

#[test]
fn every_command_has_help() -> Result<()> {
    let place = Place::sqlite()?;
    let commands = commands_of(&place, &[])?;
    for known in [
        "serve", "import", "export", "user", "token", "backup", "restore", "index", "audit", "schema",
        "doctor",
    ] {
        ensure!(commands.contains(known), "no command {known}: {commands:?}");
    }
    let mut all = 0;
    for command in &commands {
        for inner in commands_of(&place, &[command])?.iter().map(Some).chain([None]) {
            let words: Vec<&str> = [command.as_str()].into_iter().chain(inner.map(String::as_str)).collect();
            let help = program::run(place.folder(), &[&words[..], &["--help"]].concat())?.well()?;
            let (told, usage) = help.out.split_once("\n\n").context("help of one part")?;
            ensure!(told.len() >= 10, "gsef {} has no description", words.join(" "));
            ensure!(usage.starts_with(&format!("Usage: gsef {}", words.join(" "))), "{}", help.out);
            ensure!(usage.contains("--data-dir"), "{}", help.out);
            // A flag without a word about it, beside or below, helps nobody.
            let lines: Vec<&str> = usage.lines().collect();
            for (flag, below) in lines.iter().zip(lines.iter().skip(1).chain([&""])) {
                let flag = flag.trim_start();
                let bare = flag.starts_with("--") && !flag.contains("  ");
                ensure!(!bare || below.starts_with("          "), "gsef {}: {flag}", words.join(" "));
            }
            all += 1;
        }
    }
    assert!(all >= 15, "{all} commands");
    Ok(())
}

#[test]
fn whatever_is_wrong_gets_one_message_that_says_what_to_do() -> Result<()> {
    let place = Place::sqlite()?;
    place.write("known.toml", "lissten = \"127.0.0.1:1\"\n")?;
    place.write("broken.toml", "listen = \n")?;
    place.write("type.toml", "timeout_seconds = \"soon\"\n")?;
    place.write("file", "not a folder")?;
    place.run(&["user", "list"])?.refused(1)?;
    place.run(&[&ADMINISTRATOR[..], &["administrator"]].concat())?.well()?;
    // What is typed, its exit code, and what the message names: the fault, and what would do.
    let cases: &[(&[&str], i32, &[&str])] = &[
        (&["frobnicate"], 2, &["'frobnicate'", "--help"]),
        (&["serve", "--lissten", "x"], 2, &["'--lissten'", "'--listen'"]),
        (&["serve", "--listen", "nowhere"], 1, &["nowhere", "--listen as in 127.0.0.1:8080"]),
        (&["serve", "--listen", "127.0.0.1:99999"], 1, &["127.0.0.1:99999", "--listen as in"]),
        (&["serve", "--listen", "192.0.2.1:80"], 1, &["192.0.2.1:80", "choose another with --listen"]),
        (
            &["serve", "--listen", "127.0.0.1:0", "--trusted-proxies", "foo", "--data-dir", "other"],
            1,
            &["trusted-proxies", "'foo'", "10.0.0.0/8"],
        ),
        (&["serve", "--public-url", "foo"], 1, &["public_url", "'foo'", "https://knowledge.example.org"]),
        (&["serve", "--data-dir", "file"], 1, &["file", "--data-dir"]),
        (&["serve", "--data-dir", "/proc/gsef"], 1, &["/proc/gsef", "--data-dir"]),
        (
            &["serve", "--database-url", "mysql://x/y"],
            1,
            &["mysql://x/y", "postgres://USER:PASSWORD@HOST/DATABASE"],
        ),
        (
            &["export", "--database-url", "postgres://ana:secret@127.0.0.1:1/x"],
            1,
            &["127.0.0.1:1/x", "is PostgreSQL running there"],
        ),
        (&["export", "--data-dir", "nowhere"], 1, &["nowhere/gsef.sqlite", "--data-dir", "'gsef serve'"]),
        (&["import", "nofile.jsonl"], 1, &["nofile.jsonl", "No such file"]),
        (&["import", "file"], 1, &["file is neither JSONL nor BibTeX", ".jsonl or .bib"]),
        (&["import", "known.toml", "--batch", "0"], 2, &["--batch"]),
        (&["doctor", "--config", "nope.toml"], 1, &["nope.toml", "--config"]),
        (&["doctor", "--config", "known.toml"], 1, &["'lissten'", "known.toml", "listen"]),
        (&["doctor", "--config", "broken.toml"], 1, &["broken.toml"]),
        (&["doctor", "--config", "type.toml"], 1, &["timeout_seconds", "type.toml", "soon"]),
        (&["doctor", "--log", "info,["], 1, &["info,[", "info,search=debug"]),
        (&["user", "add", "noemail", "--role", "editor"], 1, &["'noemail' is not an e-mail address"]),
        (&["user", "add", "a@b.c", "--role", "king"], 2, &["'king'", "administrator, editor, reviewer"]),
        (&["user", "add", "a@b.c", "--member", "nobody"], 1, &["there is no member 'nobody'"]),
        (
            &["token", "create", "eva@example.org", "--scope", "admin"],
            1,
            &["eva@example.org has no account", "'gsef user add"],
        ),
        (&["token", "create", "ana@example.org", "--scope", "all"], 2, &["'all'", "read, write, admin"]),
        (
            &["token", "create", "ana@example.org", "--scope", "read", "--expires", "soon"],
            1,
            &["'soon'", "90d"],
        ),
        (&["token", "list", "eva@example.org"], 1, &["eva@example.org has no account", "'gsef user add"]),
        (&["token", "list", "nobody"], 1, &["nobody has no account"]),
        (&["token", "revoke"], 1, &["no token", "'gsef token revoke < FILE'"]),
        (&["backup", "nowhere/copy"], 1, &["nowhere/copy can't be written", "folder"]),
        (&["backup", "file"], 1, &["file is there already", "another name"]),
        (&["restore", "file"], 1, &["file is not a SQLite database", "'gsef backup'"]),
        (&["index", "status"], 1, &["no search index", "'gsef serve'"]),
        (&["index", "verify"], 1, &["no search index", "'gsef index rebuild'"]),
        (&["export", "--output", "file"], 1, &["file is there already", "another name"]),
        (&["export", "--kind", "book"], 2, &["'book'", "research_project", "case_study"]),
        (&["search", "--kind", "book", "x"], 2, &["'book'", "research_project", "case_study"]),
    ];
    for (arguments, code, needles) in cases {
        let flags: &[&str] = if arguments.contains(&"--data-dir") { &[] } else { &["--data-dir", "data"] };
        let run = program::run(place.folder(), &[arguments, flags].concat())?;
        let told = told(run, *code).with_context(|| arguments.join(" "))?;
        for needle in *needles {
            ensure!(told.contains(needle), "gsef {}: no {needle} in\n{told}", arguments.join(" "));
        }
        ensure!(!told.contains("secret"), "the password is told: {told}");
        let lines = told.lines().filter(|line| !line.is_empty()).count();
        ensure!(told.len() < 1_200 && lines <= 8, "gsef {}: {told}", arguments.join(" "));
    }
    Ok(())
}

/// The one message of a command that failed, whatever it had said on standard output of its start.
fn told(run: Run, code: i32) -> Result<String> {
    Run { out: String::new(), ..run }.refused(code)
}

#[tokio::test]
async fn a_port_or_folder_that_is_taken_is_told() -> Result<()> {
    let place = Place::sqlite()?;
    let server = place.serve().await?;
    let again = program::finish(&mut serving::command(place.folder(), &place.flags()))?;
    let message = told(again, 1)?;
    let process = format!("another gsef (process {})", server.process());
    ensure!(message.contains(&process) && message.contains("--data-dir"), "{message}");

    let listen = server.url.trim_start_matches("http://").trim_end_matches('/');
    let other = program::run(place.folder(), &["serve", "--listen", listen, "--data-dir", "other"])?;
    let message = told(other, 1)?;
    ensure!(message.contains(listen) && message.contains("--listen"), "{message}");
    // The first was not disturbed.
    server.ready().await?;
    assert_eq!(server.end("TERM").await?.code, Some(0));
    Ok(())
}

#[tokio::test]
async fn accounts_and_tokens_are_made_while_the_server_runs() -> Result<()> {
    for place in [Place::sqlite()?, Place::postgres()?] {
        let server = place.serve().await?;
        let added = place.run(&[&ADMINISTRATOR[..], &["administrator"]].concat())?.well()?;
        ensure!(added.out.is_empty() && added.err.contains("ana@example.org is administrator"), "{added:?}");
        let made = place.run(&["token", "create", "ana@example.org", "--scope", "admin"])?.well()?;
        let token = made.out.strip_suffix('\n').context("no end of line")?;
        ensure!(token.starts_with("gsef_pat_") && !token.contains(char::is_whitespace), "{token:?}");
        ensure!(!made.err.contains(token), "the token is told twice");

        const VIEWER: &str = "{ viewer { roles scope } }";
        let seen = server.ask(Some(token), VIEWER, json!({})).await?;
        assert_eq!(seen, json!({ "viewer": { "roles": ["ADMINISTRATOR"], "scope": "ADMIN" } }));
        let listed = place.run(&["user", "list"])?.well()?;
        ensure!(listed.out.contains("ana@example.org"), "{}", listed.out);

        let mut revoke = vec!["token", "revoke"];
        revoke.extend(place.flags());
        program::run_with_input(place.folder(), &revoke, token)?.well()?;
        let refused = server.ask(Some(token), VIEWER, json!({})).await;
        ensure!(refused.is_err(), "a revoked token is still good: {refused:?}");
    }
    Ok(())
}

#[tokio::test]
async fn signals_end_a_server_cleanly_and_its_index_is_kept() -> Result<()> {
    for place in [Place::sqlite()?, Place::postgres()?] {
        let token = place.token()?;
        for (turn, signal) in ["INT", "TERM"].into_iter().enumerate() {
            let server = place.serve().await?;
            let said = server.said();
            let built = said.contains("there was none");
            ensure!(built == (turn == 0), "the index was begun anew, or not at all: {said}");
            let title = format!("공동체 {turn}");
            let query = "mutation ($title: String!) { publicationCreate(input: {
                publish: true, title: [{ locale: \"ko\", value: $title }] }) { searchSequence userErrors { message } } }";
            server.ask(Some(&token), query, json!({ "title": title })).await?;
            let run = server.end(signal).await?;
            assert_eq!(run.code, Some(0), "{signal}: {}", run.err);
            // That it was asked before it was ready is no error of its.
            let faults = run.err.lines().filter(|line| line.contains("ERROR") && !line.contains("/readyz"));
            ensure!(faults.count() == 0 && !run.err.contains("panicked"), "{}", run.err);
        }
        let server = place.serve().await?;
        ensure!(server.said().contains("up to its last commit"), "{}", server.said());
        let data = server.ask(None, "{ search(query: \"공동체\") { totalCount } }", json!({})).await?;
        assert_eq!(data["search"]["totalCount"], json!(2));
        let run = server.end("INT").await?;
        ensure!(!run.err.contains("the index is built"), "it was built again: {}", run.err);
    }
    Ok(())
}

#[tokio::test]
async fn flags_come_before_the_environment_before_the_file_before_defaults() -> Result<()> {
    let place = Place::sqlite()?;
    // Where the data is says which setting was in force.
    let used = |file: bool, environment: bool, flag: bool| -> Result<BTreeSet<String>> {
        let folder = tempfile::tempdir()?;
        if file {
            fs::write(folder.path().join("gsef.toml"), "data_dir = \"of-file\"\n")?;
        }
        let mut command = program::command(folder.path());
        if environment {
            command.env("GSEF_DATA_DIR", "of-environment");
        }
        if flag {
            command.args(["--data-dir", "of-flag"]);
        }
        program::finish(command.args(ADMINISTRATOR).arg("editor"))?.well()?;
        let folders = fs::read_dir(folder.path())?;
        let names = folders.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let names: Result<BTreeSet<String>> = names.collect();
        Ok(names?.into_iter().filter(|name| name != "gsef.toml").collect())
    };
    for (file, environment, flag, wanted) in [
        (false, false, false, "gsef-data"),
        (true, false, false, "of-file"),
        (false, true, false, "of-environment"),
        (true, true, false, "of-environment"),
        (true, true, true, "of-flag"),
        (true, false, true, "of-flag"),
    ] {
        assert_eq!(used(file, environment, flag)?, BTreeSet::from([wanted.to_owned()]));
    }

    // A setting of `serve` alone, from the environment.
    let mut command = program::command(place.folder());
    command.args(["serve", "--data-dir", "data"]).env("GSEF_LISTEN", "127.0.0.1:0");
    let server = Serving::spawn(command)?;
    let url = server.address().await?;
    ensure!(!url.contains(":8080"), "{url}");
    assert_eq!(server.end("TERM").await?.code, Some(0));
    Ok(())
}

/// The commands that help lists under a command.
fn commands_of(place: &Place, command: &[&str]) -> Result<BTreeSet<String>> {
    let help = program::run(place.folder(), &[command, &["--help"]].concat())?.well()?;
    let lines = help.out.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = lines
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("    "))
        .filter_map(|line| line.split_whitespace().next());
    Ok(names.filter(|name| *name != "help").map(str::to_owned).collect())
}
