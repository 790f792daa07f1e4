//! The roads by which letters leave: [`Mailer`].

use std::{path::PathBuf, time::Duration};

use domain::{Language, Timestamp};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use thiserror::Error;
use uuid::Uuid;

/// How long one letter may take on its way to the server.
const TIMEOUT: Duration = Duration::from_secs(20);

/// The road that letters take.
#[derive(Clone, PartialEq, Eq)]
pub enum Road {
    /// Each letter becomes a file in a folder, which is made where it is missing: `ID.eml`, in the order of ids.
    Folder(PathBuf),
    /// To a server: `smtps://USER:PASSWORD@HOST` (TLS from the first byte), `smtp://HOST?tls=required` (STARTTLS), or
    /// `smtp://HOST` without TLS, for one on this machine.
    Smtp(String),
}

impl std::fmt::Debug for Road {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(folder) => f.debug_tuple("Folder").field(folder).finish(),
            // It may hold a password.
            Self::Smtp(_) => f.write_str("Smtp(…)"),
        }
    }
}

/// A letter on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Which one: its `Message-ID` is `<ID@HOST>`, so that one that is sent twice can be known for one.
    pub id: Uuid,
    /// The address it goes to.
    pub to: String,
    /// The language it is written in.
    pub language: Language,
    /// What it is about, in one line.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// When it was written.
    pub at: Timestamp,
}

/// Why a letter, or every letter, can't be sent.
#[derive(Debug, Error)]
pub enum SendError {
    /// The sender's address is none.
    #[error("the sender '{0}' is no address: write it as 'Name <name@example.org>'")]
    From(String),
    /// The server's address is none.
    #[error("the mail server's address can't be used: write it as smtps://USER:PASSWORD@HOST:PORT ({0})")]
    Url(String),
    /// No letter can be made of this: trying again does not help.
    #[error("the letter can't be written: {0}")]
    Letter(String),
    /// It did not leave: trying again may help.
    #[error("the letter did not leave: {0}")]
    Sending(String),
}

/// Sends letters by one road.
#[derive(Debug, Clone)]
pub struct Mailer {
    from: Mailbox,
    by: By,
}

#[derive(Debug, Clone)]
enum By {
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    /// A mailer for a sender, written as `Name <name@example.org>` or as an address alone. Nothing is connected yet.
    ///
    /// # Errors
    /// [`SendError::From`] and [`SendError::Url`].
    pub fn new(from: &str, road: Road) -> Result<Self, SendError> {
        let from = from.parse().map_err(|_| SendError::From(from.to_owned()))?;
        let by = match road {
            Road::Folder(folder) => By::Folder(folder),
            Road::Smtp(url) => {
                let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url);
                // What the library says may quote the address, with its password.
                let server = server.map_err(|_| SendError::Url("it is not understood".to_owned()))?;
                By::Smtp(server.timeout(Some(TIMEOUT)).build())
            }
        };
        Ok(Self { from, by })
    }

    /// Sends a letter, or lays it into the folder.
    ///
    /// # Errors
    /// [`SendError::Letter`] and [`SendError::Sending`].
    pub async fn send(&self, letter: &Outgoing) -> Result<(), SendError> {
        let message = self.message(letter)?;
        match &self.by {
            By::Smtp(server) => {
                server.send(message).await.map_err(|error| SendError::Sending(error.to_string()))?;
            }
            By::Folder(folder) => {
                let sending =
                    |error: std::io::Error| SendError::Sending(format!("{}: {error}", folder.display()));
                tokio::fs::create_dir_all(folder).await.map_err(sending)?;
                // Whoever watches the folder finds whole letters only.
                let half = folder.join(format!(".{}.part", letter.id));
                tokio::fs::write(&half, message.formatted()).await.map_err(sending)?;
                tokio::fs::rename(&half, folder.join(format!("{}.eml", letter.id))).await.map_err(sending)?;
            }
        }
        Ok(())
    }

    fn message(&self, letter: &Outgoing) -> Result<Message, SendError> {
        let Outgoing { id, to, language, subject, text, html, at } = letter;
        let wrong = |error: &dyn std::fmt::Display| SendError::Letter(error.to_string());
        let to: Address = to.parse().map_err(|error| wrong(&error))?;
        let header =
            |name, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject.replace(char::is_control, " "))
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .date((*at).into())
            .raw_header(header("Content-Language", language.as_str()))
            // Nobody's holiday answers to it (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .multipart(MultiPart::alternative_plain_html(text.clone(), html.clone()))
            .map_err(|error| wrong(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str) -> Outgoing {
        Outgoing {
            id: Uuid::from_u128(7),
            to: to.to_owned(),
            language: "ko".parse().unwrap(),
            subject: "초대\r\nBcc: x@example.org".to_owned(),
            text: "안녕하세요".to_owned(),
            html: "<p>안녕하세요</p>".to_owned(),
            at: "2026-11-26T12:00:00Z".parse().unwrap(),
        }
    }

    #[tokio::test]
    async fn a_letter_is_laid_into_the_folder_once_however_often_it_is_sent() {
        let folder = tempfile::tempdir().unwrap();
        let mailer =
            Mailer::new("GSEF <no-reply@example.org>", Road::Folder(folder.path().join("mail"))).unwrap();
        for _ in 0..2 {
            mailer.send(&letter("ana@example.org")).await.unwrap();
        }
        let files: Vec<_> =
            std::fs::read_dir(folder.path().join("mail")).unwrap().map(Result::unwrap).collect();
        assert_eq!(files.len(), 1);
        let text = std::fs::read_to_string(files[0].path()).unwrap();
        assert!(text.contains("Message-ID: <00000000-0000-0000-0000-000000000007@example.org>"), "{text}");
        assert!(text.contains("To: ana@example.org") && text.contains("Content-Language: ko"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated"), "{text}");
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
    }

    #[tokio::test]
    async fn what_can_never_be_sent_is_told_from_what_may_be_sent_later() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let mailer = Mailer::new("a@example.org", Road::Folder(folder.path().join("file"))).unwrap();
        assert!(matches!(mailer.send(&letter("nobody")).await, Err(SendError::Letter(_))));
        assert!(matches!(mailer.send(&letter("ana@example.org")).await, Err(SendError::Sending(_))));
        assert!(matches!(Mailer::new("nobody", Road::Folder(".".into())), Err(SendError::From(_))));
        let url = "smtp//user:secret@host".to_owned();
        let error = Mailer::new("a@example.org", Road::Smtp(url)).unwrap_err().to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}
