//! Someone at the web site: a browser without scripts, which keeps a cookie, fills in forms and presses their buttons.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use reqwest::{Method, RequestBuilder, redirect::Policy};

use crate::client::Reply;

/// Someone at the web site, signed in or not.
#[derive(Debug, Clone)]
pub struct Visitor {
    http: reqwest::Client,
    base: String,
    cookie: String,
}

/// A form of a page, as it is filled in.
#[derive(Debug, Clone)]
pub struct SentForm {
    /// Where it is sent.
    pub action: String,
    /// Names and values of what would be sent, but for buttons.
    pub entries: Vec<(String, String)>,
    /// What its buttons named `do` say.
    pub buttons: Vec<String>,
}

impl Visitor {
    /// Nobody, at a server's address (with or without a slash at its end).
    ///
    /// # Errors
    /// If no client can be made.
    pub fn anyone(base: &str) -> Result<Self> {
        let http =
            reqwest::Client::builder().timeout(Duration::from_secs(60)).redirect(Policy::none()).build()?;
        Ok(Self { http, base: base.trim_end_matches('/').to_owned(), cookie: String::new() })
    }

    /// The same, signed in by the form.
    ///
    /// # Errors
    /// If that is refused.
    pub async fn sign_in(&self, email: &str, password: &str) -> Result<Self> {
        let mut form = SentForm::of(&self.page("/en/account/sign-in").await?, "/account/sign-in")?;
        form.fill("email", email);
        form.fill("password", password);
        let reply = self.send(&form, "").await?;
        ensure!(reply.status == 303, "not signed in: {} {}", reply.status, reply.text);
        let cookie = reply.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        ensure!(cookie.contains('='), "no cookie: {:?}", reply.headers);
        Ok(Self { cookie, ..self.clone() })
    }

    /// The cookie that says who it is, as `name=value`.
    #[must_use]
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// The origin of the site's own pages.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.base
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let request = request.header("accept", "text/html,*/*;q=0.8");
        if self.cookie.is_empty() { request } else { request.header("cookie", &self.cookie) }
    }

    /// Whatever a path answers.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn get(&self, path: &str) -> Result<Reply> {
        Reply::of(self.request(Method::GET, path)).await
    }

    /// A page that is there.
    ///
    /// # Errors
    /// If it is not.
    pub async fn page(&self, path: &str) -> Result<String> {
        let reply = self.get(path).await?;
        ensure!(reply.status == 200, "{path}: {} {} {}", reply.status, reply.header("location"), reply.text);
        Ok(reply.text)
    }

    /// Sends a form as a browser does, pressing the button `do` that says so (none where it is empty).
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn send(&self, form: &SentForm, button: &str) -> Result<Reply> {
        let mut entries = form.entries.clone();
        if !button.is_empty() {
            entries.push(("do".to_owned(), button.to_owned()));
        }
        self.post(&form.action, &entries, &self.base).await
    }

    /// Sends a form with a file as a browser does, pressing the button `do` that says so.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn upload(&self, form: &SentForm, button: &str, (name, file): (&str, &[u8])) -> Result<Reply> {
        let boundary = "----a-line-that-no-file-has";
        let mut body = Vec::new();
        for (entry, value) in form.entries.iter().chain([&("do".to_owned(), button.to_owned())]) {
            // The entry of the file itself is the file.
            if entry != "file" {
                let head =
                    format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{entry}\"\r\n\r\n");
                body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
            }
        }
        let head = format!(
            "--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend([head.as_bytes(), file, format!("\r\n--{boundary}--\r\n").as_bytes()].concat());
        let request = self.request(Method::POST, &form.action).header("origin", &self.base);
        let kind = format!("multipart/form-data; boundary={boundary}");
        Reply::of(request.header("content-type", kind).body(body)).await
    }

    /// Posts entries to a path, from a page of this origin.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn post(&self, path: &str, entries: &[(String, String)], origin: &str) -> Result<Reply> {
        Reply::of(self.sending(self.request(Method::POST, path), entries, origin)).await
    }

    /// Sends a form as the script does that saves in the background.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn save_in_background(&self, form: &SentForm) -> Result<Reply> {
        let mut entries = form.entries.clone();
        entries.push(("do".to_owned(), "save".to_owned()));
        let request = self.http.request(Method::POST, format!("{}{}", self.base, form.action));
        let request = request.header("accept", "application/json").header("cookie", &self.cookie);
        Reply::of(self.sending(request, &entries, &self.base)).await
    }

    fn sending(&self, request: RequestBuilder, entries: &[(String, String)], origin: &str) -> RequestBuilder {
        let pairs = entries.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let request = request.header("origin", origin);
        request.header("content-type", "application/x-www-form-urlencoded").body(body)
    }
}

impl SentForm {
    /// The form of a page that is sent to an address with this in it.
    ///
    /// # Errors
    /// If there is none.
    pub fn of(page: &str, action: &str) -> Result<Self> {
        let forms = page.split("<form ").skip(1).filter_map(|rest| {
            let (tag, inside) = rest.split_once('>')?;
            let sent_to = attribute(tag, "action")?;
            let is_it = attribute(tag, "method").as_deref() == Some("post") && sent_to.contains(action);
            is_it.then(|| (sent_to, inside.split("</form>").next().unwrap_or_default()))
        });
        let (sent_to, inside) =
            forms.into_iter().next().with_context(|| format!("no form to {action}:\n{page}"))?;
        let mut form = Self { action: sent_to, entries: Vec::new(), buttons: Vec::new() };
        form.read(inside);
        Ok(form)
    }

    /// What of a form would be sent (HTML, “constructing the entry list”).
    fn read(&mut self, inside: &str) {
        let mut select: Option<(String, Option<String>)> = None;
        for rest in inside.split('<').skip(1) {
            let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
            let name = attribute(tag, "name").unwrap_or_default();
            let value = attribute(tag, "value");
            if tag.starts_with("input") {
                let kind = attribute(tag, "type").unwrap_or_default();
                let is_ticked = tag.contains(" checked");
                if !matches!(kind.as_str(), "checkbox" | "radio") || is_ticked {
                    self.entries.push((name, value.unwrap_or_default()));
                }
            } else if tag.starts_with("textarea") {
                let text = unescaped(after.strip_prefix('\n').unwrap_or(after));
                self.entries.push((name, text.replace('\n', "\r\n")));
            } else if tag.starts_with("select") {
                select = Some((name, None));
            } else if tag.starts_with("option") {
                let value = value.unwrap_or_else(|| unescaped(after));
                if let Some((_, chosen)) = &mut select
                    && (chosen.is_none() || tag.contains(" selected"))
                {
                    *chosen = Some(value);
                }
            } else if tag.starts_with("/select") {
                if let Some((name, Some(value))) = select.take() {
                    self.entries.push((name, value));
                }
            } else if tag.starts_with("button") && name == "do" {
                self.buttons.extend(value);
            }
        }
    }

    /// Types something, or chooses it.
    pub fn fill(&mut self, name: &str, value: &str) {
        self.entries.retain(|(known, _)| known != name);
        self.entries.push((name.to_owned(), value.to_owned()));
    }

    /// Ticks one more box.
    pub fn tick(&mut self, name: &str, value: &str) {
        self.entries.push((name.to_owned(), value.to_owned()));
    }

    /// What an entry says; none where the form has none of this name.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.entries.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first button that begins so.
    ///
    /// # Errors
    /// If there is none.
    pub fn button(&self, beginning: &str) -> Result<&str> {
        let found = self.buttons.iter().find(|button| button.starts_with(beginning));
        Ok(found.with_context(|| format!("no button {beginning}: {:?}", self.buttons))?)
    }
}

/// An attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).or_else(|| {
        let first = format!("{name}=\"");
        tag.starts_with(&first).then(|| tag.split_once(&first)).flatten()
    })?;
    Some(unescaped(rest.split('"').next().unwrap_or_default()))
}

fn unescaped(text: &str) -> String {
    let marks =
        [("&lt;", "<"), ("&#60;", "<"), ("&gt;", ">"), ("&#62;", ">"), ("&quot;", "\""), ("&#34;", "\"")];
    let mut text = text.replace("&#39;", "'").replace("&#x27;", "'");
    for (mark, character) in marks {
        text = text.replace(mark, character);
    }
    text.replace("&amp;", "&").replace("&#38;", "&")
}

fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}
