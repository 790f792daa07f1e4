//! Accounts with passwords, made as people make them: by an invitation, a letter, and its code.

use std::{
    collections::HashMap,
    fs,
    net::SocketAddr,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{cases::graphql, http::Connection};

/// How long all letters may take.
const PATIENCE: Duration = Duration::from_secs(300);
const INVITE: &str = "mutation($input: AccountInviteInput!) { accountInvite(input: $input) { invitation { email } userErrors { message } } }";
const ACCEPT: &str = "mutation($input: InvitationAcceptInput!) { invitationAccept(input: $input) { account { state } userErrors { message } } }";

/// Somebody who can sign in.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) email: String,
    pub(super) password: String,
    /// Where they come from, as a proxy would say.
    pub(super) address: String,
}

/// A request as a trusted proxy hands it on.
pub(super) fn from(request: &[u8], address: &str) -> Vec<u8> {
    let line = request.windows(2).position(|at| at == b"\r\n").map_or(0, |at| at + 2);
    let (first, rest) = request.split_at(line);
    [first, format!("x-forwarded-for: {address}\r\n").as_bytes(), rest].concat()
}

/// Invites so many people and accepts for them.
pub(super) async fn make(
    server: SocketAddr,
    token: &str,
    data: &Path,
    count: usize,
) -> Result<Arc<Vec<Person>>> {
    let mut connection = Connection::open(server).await?;
    let people: Vec<Person> = (0..count)
        .map(|at| Person {
            email: format!("reader-{at}@bench.example.org"),
            password: format!("a long password, {at}"),
            address: format!("10.1.{}.{}", at / 250, at % 250 + 1),
        })
        .collect();
    for person in &people {
        let input = json!({ "input": { "email": person.email, "roles": ["REVIEWER"], "language": "en" } });
        let answer = connection.ask(&graphql(INVITE, &input, Some(token))?).await?;
        ensure!(answer["data"]["accountInvite"]["invitation"] != Value::Null, "not invited: {answer}");
    }
    let codes = codes(&data.join("mail"), count).await?;
    for (at, person) in people.iter().enumerate() {
        let name = format!("Reader {at}");
        let input = json!({ "input": { "code": codes.get(&person.email), "name": name, "password": person.password } });
        let request = from(&graphql(ACCEPT, &input, None)?, &person.address);
        let answer = connection.ask(&request).await?;
        ensure!(answer["data"]["invitationAccept"]["account"] != Value::Null, "not accepted: {answer}");
    }
    Ok(Arc::new(people))
}

/// The codes of so many invitations by the address that they went to, once all of them are there.
async fn codes(folder: &Path, count: usize) -> Result<HashMap<String, String>> {
    let begun = Instant::now();
    loop {
        let mut codes = HashMap::new();
        let files = if folder.is_dir() { Some(fs::read_dir(folder)?) } else { None };
        for file in files.into_iter().flatten() {
            let letter = fs::read_to_string(file?.path()).unwrap_or_default().replace("=\r\n", "");
            codes.extend(code(&letter));
        }
        if codes.len() >= count {
            return Ok(codes);
        }
        ensure!(begun.elapsed() < PATIENCE, "{} of {count} letters came", codes.len());
        sleep(Duration::from_millis(200)).await;
    }
}

/// To whom a letter goes, and the code in it.
fn code(letter: &str) -> Option<(String, String)> {
    let to = letter.lines().find_map(|line| line.strip_prefix("To: "))?;
    let code = letter.get(letter.find("gsef_one_")?..)?;
    let code: String = code.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    Some((to.trim().to_owned(), code))
}
