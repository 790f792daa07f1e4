//! Trusted documents: documents that this server knows beforehand and clients name by id instead of sending them.
//!
//! The id is `sha256:` and the lower-case hex digest of the document's bytes (GraphQL-over-HTTP, the appendix on
//! persisted documents).

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::errors::{Code, Refusal};
use super::request::GraphQlRequest;

/// What happens to documents that are not trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TrustMode {
    /// They are executed.
    #[default]
    Off,
    /// They are executed and their ids logged: to find out who still sends them.
    Log,
    /// They are refused.
    Required,
}

/// A document that the server knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedDocument {
    /// Its file's stem, for people and logs.
    pub name: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
}

/// Every trusted document by its id.
#[derive(Debug, Default)]
pub struct TrustedDocuments {
    mode: TrustMode,
    by_id: HashMap<String, TrustedDocument>,
}

/// The text to execute, and whether it is one of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The document.
    pub text: String,
    /// It is a trusted document, whether it came as id or as text.
    pub is_trusted: bool,
}

impl TrustedDocuments {
    /// A registry of documents given as name and text.
    pub fn new<N, T>(mode: TrustMode, documents: impl IntoIterator<Item = (N, T)>) -> Self
    where
        N: Into<Arc<str>>,
        T: Into<Arc<str>>,
    {
        let by_id = documents
            .into_iter()
            .map(|(name, text)| TrustedDocument { name: name.into(), text: text.into() })
            .map(|document| (document_id(&document.text), document))
            .collect();
        Self { mode, by_id }
    }

    /// The document of that id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&TrustedDocument> {
        self.by_id.get(id)
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Finds the text of a request's document.
    ///
    /// # Errors
    /// `UNKNOWN_DOCUMENT` for an id that is not here; `FORBIDDEN` for a text that is not trusted where that is required.
    pub fn resolve(&self, request: &mut GraphQlRequest) -> Result<Resolved, Refusal> {
        if let Some(id) = &request.document_id {
            let document = self.get(id).ok_or_else(|| {
                Refusal::new(Code::UnknownDocument, "no document with this \"documentId\" is known here")
            })?;
            return Ok(Resolved { text: document.text.to_string(), is_trusted: true });
        }
        let text = request.document.take().unwrap_or_default();
        // Without documents or a mode that asks for them there is nothing to compare a digest with.
        if self.mode == TrustMode::Off {
            return Ok(Resolved { text, is_trusted: false });
        }
        let id = document_id(&text);
        let is_trusted = self.by_id.contains_key(&id);
        match self.mode {
            TrustMode::Required if !is_trusted => Err(Refusal::new(
                Code::Forbidden,
                "only trusted documents are executed here; send the \"documentId\" of one",
            )),
            TrustMode::Log if !is_trusted => {
                tracing::info!(document = %id, operation = request.operation_name, "document is not trusted");
                Ok(Resolved { text, is_trusted })
            }
            _ => Ok(Resolved { text, is_trusted }),
        }
    }
}

/// The id of a document: `sha256:` and the hex digest of its bytes.
#[must_use]
pub fn document_id(text: &str) -> String {
    let mut id = String::from("sha256:");
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    id
}
