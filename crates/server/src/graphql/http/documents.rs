//! Documents that were asked for before, parsed: programs send the same few again and again, with other variables.

use std::sync::Arc;

use async_graphql::Variables;
use async_graphql_parser::types::ExecutableDocument;
use moka::sync::Cache;

use super::errors::Refusal;
use super::limits::{Checked, Limits, check_parsed, parse};
use super::schema_index::SchemaIndex;

/// Bytes of text whose documents are kept; parsed they take a multiple of that.
const KEPT_BYTES: u64 = 256 * 1024;

/// Parsed documents, by their text. Kept is only what passed every limit.
#[derive(Debug, Clone)]
pub(crate) struct Documents(Cache<Arc<str>, Arc<ExecutableDocument>>);

impl Default for Documents {
    fn default() -> Self {
        let weight =
            |text: &Arc<str>, _: &Arc<ExecutableDocument>| u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self(Cache::builder().weigher(weight).max_capacity(KEPT_BYTES).build())
    }
}

impl Documents {
    /// Parses a document, unless it is known, and checks it against the limits.
    ///
    /// # Errors
    /// `TOO_LARGE`, `TOO_COMPLEX`, `SYNTAX_ERROR`, or `VALIDATION_FAILED` when a fragment is missing or spreads itself, or
    /// the operation name fits no operation.
    pub(crate) fn check(
        &self,
        text: &str,
        operation_name: Option<&str>,
        variables: &Variables,
        index: &SchemaIndex,
        limits: &Limits,
    ) -> Result<Checked, Refusal> {
        if let Some(known) = self.0.get(text) {
            return check_parsed(ExecutableDocument::clone(&known), operation_name, variables, index, limits);
        }
        let parsed = Arc::new(parse(text, limits)?);
        let document = ExecutableDocument::clone(&parsed);
        let checked = check_parsed(document, operation_name, variables, index, limits)?;
        self.0.insert(text.into(), parsed);
        Ok(checked)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::index, *};

    #[test]
    fn a_document_that_is_known_is_checked_with_the_variables_of_now() {
        let (documents, index, limits) = (Documents::default(), index(), Limits::default());
        let text = "query($n: Int!) { works(first: $n) { nodes { title } } }";
        let cost = |n: i32| {
            let variables = Variables::from_json(serde_json::json!({ "n": n }));
            documents.check(text, None, &variables, &index, &limits).map(|checked| checked.cost)
        };
        let (few, many) = (cost(1).unwrap(), cost(50).unwrap());
        assert!(many > few, "{few} {many}");
        assert_eq!(cost(1).unwrap(), few);
        // What is refused is not kept, and refused again.
        let wrong = "{ works(first: 1) { nodes { title } }";
        for _ in 0..2 {
            assert!(documents.check(wrong, None, &Variables::default(), &index, &limits).is_err());
        }
        documents.0.run_pending_tasks();
        assert_eq!(documents.0.entry_count(), 1);
    }
}
