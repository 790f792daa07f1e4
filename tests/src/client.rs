//! A client of the API: nobody, or an account by its token.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::markup;

/// Someone who asks a server.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
    language: Option<String>,
    address: Option<String>,
}

/// An answer as it came.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: reqwest::header::HeaderMap,
    /// The body; bytes that are not UTF-8 are replaced.
    pub text: String,
}

/// What a mutation did.
#[derive(Debug, Clone)]
pub struct Written {
    /// The thing as the payload shows it: see [`Client::write`].
    pub node: Value,
    /// Its place in the log, for `search(atLeast:)`.
    pub sequence: String,
}

impl Client {
    /// Nobody, at a server's address (with a slash at its end).
    ///
    /// # Errors
    /// If no client can be made.
    pub fn anyone(base: &str) -> Result<Self> {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).build()?;
        Ok(Self { http, base: base.to_owned(), token: None, language: None, address: None })
    }

    /// The same, with a token.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// The same, at another address.
    #[must_use]
    pub fn at(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    /// The same, with an `Accept-Language`.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        Self { language: Some(language.to_owned()), ..self.clone() }
    }

    /// The same, behind a proxy that says where it comes from. The server must trust 127.0.0.1 (`--trusted-proxies`).
    #[must_use]
    pub fn from_address(&self, address: &str) -> Self {
        Self { address: Some(address.to_owned()), ..self.clone() }
    }

    /// A request to a path of the server.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(language) = &self.language {
            request = request.header("accept-language", language);
        }
        if let Some(address) = &self.address {
            request = request.header("x-forwarded-for", address);
        }
        request
    }

    /// Posts a body to `/graphql`.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn post(&self, content_type: &str, body: impl Into<reqwest::Body>) -> Result<Reply> {
        let request = self.request(Method::POST, "graphql").header("content-type", content_type).body(body);
        Reply::of(request).await
    }

    /// Asks and answers whatever comes.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn reply(&self, query: &str, variables: Value) -> Result<Reply> {
        self.post("application/json", json!({ "query": query, "variables": variables }).to_string()).await
    }

    /// Asks and answers `data`.
    ///
    /// # Errors
    /// If there is no answer, or one with errors.
    pub async fn ask(&self, query: &str, variables: Value) -> Result<Value> {
        let reply = self.reply(query, variables.clone()).await?;
        let mut answer = reply.json()?;
        ensure!(answer.get("errors").is_none(), "{query}\n{variables}\n{answer:#}");
        Ok(answer["data"].take())
    }

    /// Asks what is refused: the one error's code and message.
    ///
    /// # Errors
    /// If there is no answer, or one that has not exactly one error.
    pub async fn error(&self, query: &str, variables: Value) -> Result<(String, String)> {
        self.reply(query, variables).await?.error()
    }

    /// Runs a mutation by name and answers its payload. Things are shown with `__typename`, `id`, `slug`, `version` and
    /// `state`.
    ///
    /// # Errors
    /// If there is no answer, or one with top-level errors.
    pub async fn payload(&self, verb: &str, input: Value) -> Result<Value> {
        let mut data = self.ask(&mutation(verb), json!({ "input": input })).await?;
        Ok(data[verb].take())
    }

    /// Runs a mutation of a saved search, which is nobody's but the account's. Answers its payload.
    ///
    /// # Errors
    /// If there is no answer, or one with top-level errors.
    pub async fn own(&self, verb: &str, input: Value) -> Result<Value> {
        let kind = format!("{}{}Input", verb[..1].to_ascii_uppercase(), &verb[1..]);
        let document = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{
                savedSearch {{ id name }} userErrors {{ code message path }} }} }}"
        );
        Ok(self.ask(&document, json!({ "input": input })).await?[verb].take())
    }

    /// Runs a mutation of accounts, with what its payload is to show beside the user errors; `null` where it takes no input.
    /// Answers its payload.
    ///
    /// # Errors
    /// If there is no answer, or one with top-level errors.
    pub async fn act(&self, verb: &str, input: Value, shown: &str) -> Result<Value> {
        Ok(self.ask(&action(verb, &input, shown), json!({ "input": input })).await?[verb].take())
    }

    /// As [`act`](Self::act), which must succeed.
    ///
    /// # Errors
    /// If it has user errors.
    pub async fn acts(&self, verb: &str, input: Value, shown: &str) -> Result<Value> {
        let payload = self.act(verb, input, shown).await?;
        ensure!(payload["userErrors"] == json!([]), "{verb}: {payload:#}");
        Ok(payload)
    }

    /// As [`act`](Self::act), which must be refused: the first user error as `CODE path`.
    ///
    /// # Errors
    /// If it has none.
    pub async fn fails(&self, verb: &str, input: Value) -> Result<String> {
        let payload = self.act(verb, input, "__typename").await?;
        let error = &payload["userErrors"][0];
        let path: Vec<_> = error["path"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let code = error["code"].as_str().with_context(|| format!("{verb} was not refused"))?;
        Ok(format!("{code} {}", path.join(".")).trim_end().to_owned())
    }

    /// Signs in and answers the same client, acting by the new session.
    ///
    /// # Errors
    /// If that is refused.
    pub async fn sign_in(&self, email: &str, password: &str, code: Option<&str>) -> Result<Self> {
        let input = json!({"email": email, "password": password, "code": code});
        let payload = self.acts("signIn", input, "session { token }").await?;
        Ok(self.with_token(payload["session"]["token"].as_str().context("no token")?))
    }

    /// Runs a mutation that must succeed.
    ///
    /// # Errors
    /// If it has user errors.
    pub async fn write(&self, verb: &str, input: Value) -> Result<Written> {
        let mut payload = self.payload(verb, input.clone()).await?;
        ensure!(payload["userErrors"] == json!([]), "{verb}({input:#})\n{payload:#}");
        let sequence = payload["searchSequence"].as_str().context("no searchSequence")?.to_owned();
        Ok(Written { node: payload[noun(verb)].take(), sequence })
    }

    /// Runs a mutation that must be refused, and answers its user errors as `CODE path: message`.
    ///
    /// # Errors
    /// If it has none, or did something all the same.
    pub async fn refused(&self, verb: &str, input: Value) -> Result<Vec<String>> {
        let payload = self.payload(verb, input.clone()).await?;
        let errors = payload["userErrors"].as_array().context("no userErrors")?;
        ensure!(!errors.is_empty(), "{verb}({input:#}) was not refused\n{payload:#}");
        ensure!(payload[noun(verb)].is_null() && payload["searchSequence"].is_null(), "{payload:#}");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let shown = errors.iter().map(|error| {
            let path: Vec<_> = error["path"].as_array().into_iter().flatten().map(text).collect();
            format!("{} {}: {}", text(&error["code"]), path.join("."), text(&error["message"]))
        });
        Ok(shown.collect())
    }

    /// The slugs of what a search finds, in order. `at_least` is where the index must have come to.
    ///
    /// # Errors
    /// If there is no answer, or one with errors.
    pub async fn search(&self, query: &str, at_least: Option<&str>) -> Result<Vec<String>> {
        let document = "query($query: String!, $atLeast: Sequence) {
            search(query: $query, atLeast: $atLeast, first: 100) { totalCount nodes {
                ...on Record { slug } ...on Member { slug } ...on Person { slug } ...on Topic { slug } ...on Forum { slug }
            } } }";
        let data = self.ask(document, json!({ "query": query, "atLeast": at_least })).await?;
        let found = &data["search"];
        let slugs = texts(&found["nodes"], "/slug");
        ensure!(found["totalCount"] == slugs.len(), "{found}");
        Ok(slugs)
    }
}

impl Reply {
    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// If there is none.
    pub async fn of(request: RequestBuilder) -> Result<Self> {
        let answer = request.send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let path = answer.url().path().to_owned();
        let text = String::from_utf8_lossy(&answer.bytes().await?).into_owned();
        let reply = Self { status, headers, text };
        // Providers of sign-in have pages too, which are not ours: every answer of ours has the id of its request.
        let is_page = reply.header("content-type").starts_with("text/html") && !reply.text.is_empty();
        let is_packed = !reply.header("content-encoding").is_empty();
        if is_page && !is_packed && !reply.header("x-request-id").is_empty() {
            markup::keep(&path, &reply.text)?;
        }
        Ok(reply)
    }

    /// A header, empty where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// If it is none.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.text).with_context(|| format!("{} {}", self.status, self.text))
    }

    /// Code and message of the only error.
    ///
    /// # Errors
    /// If there is not exactly one.
    pub fn error(&self) -> Result<(String, String)> {
        let answer = self.json()?;
        let errors = answer["errors"].as_array().with_context(|| format!("no errors: {}", self.text))?;
        ensure!(errors.len() == 1, "not one error: {}", self.text);
        let text = |value: &Value| value.as_str().map(str::to_owned).unwrap_or_default();
        Ok((text(&errors[0]["extensions"]["code"]), text(&errors[0]["message"])))
    }
}

/// The document of a mutation of accounts.
#[must_use]
pub fn action(verb: &str, input: &Value, shown: &str) -> String {
    let rest = format!("{{ {shown} userErrors {{ code message path retryAfter }} }}");
    if input.is_null() {
        return format!("mutation {{ {verb} {rest} }}");
    }
    let kind = format!("{}{}Input", verb[..1].to_ascii_uppercase(), &verb[1..]);
    format!("mutation($input: {kind}!) {{ {verb}(input: $input) {rest} }}")
}

/// The document of a mutation whose one argument is `input`.
#[must_use]
pub fn mutation(verb: &str) -> String {
    let plain =
        ["caseStudyConfirm", "recordRecall", "reviewClaim", "reviewRelease", "recordAccept", "recordReopen"];
    let input = if verb.ends_with("Publish") || plain.contains(&verb) {
        "ChangeInput".to_owned()
    } else if verb.ends_with("Withdraw") {
        "WithdrawInput".to_owned()
    } else {
        format!("{}{}Input", verb[..1].to_ascii_uppercase(), &verb[1..])
    };
    format!(
        "mutation($input: {input}!) {{ {verb}(input: $input) {{
            {} {{ __typename id slug version state }}
            userErrors {{ code message path currentVersion }} searchSequence }} }}",
        noun(verb)
    )
}

/// The payload's field for what a mutation writes.
#[must_use]
pub fn noun(verb: &str) -> &'static str {
    let nouns = ["member", "person", "topic", "forum"];
    nouns.into_iter().find(|noun| verb.starts_with(noun)).unwrap_or("record")
}

/// What stands at `pointer` (RFC 6901) in each item of a list, as text: strings as they are, other values as JSON.
#[must_use]
pub fn texts(list: &Value, pointer: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let items = list.as_array().into_iter().flatten();
    items.map(|item| item.pointer(pointer).map(text).unwrap_or_default()).collect()
}
