//! Counts behind BM25: [`Statistics`] of one state of the index.

use std::collections::HashMap;

use tantivy::{Searcher, Term, query::Bm25StatisticsProvider, schema::Field};

use crate::{
    analysis::Stemmed,
    index::Snapshot,
    schema::{Fields, Form},
    word_query::documents_at,
};

/// How many documents have a field or form, and how many terms they hold together.
///
/// The engine divides the terms of a field by *all* documents, so that in an index of many languages the texts of a
/// small one seem enormously long. Here they are divided by the documents that have the field.
#[derive(Debug, Clone, Default)]
pub(crate) struct Statistics {
    documents: u64,
    fields: HashMap<Field, Held>,
    forms: HashMap<Form, u64>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Held {
    documents: u64,
    terms: u64,
}

/// The term that marks documents with any text in the form.
pub(crate) fn form_marker(form: Form) -> &'static str {
    match form {
        Form::Exact => "~x",
        Form::Gram => "~cjk",
        Form::Stem(language) => language.code(),
    }
}

impl Statistics {
    /// Counts from the index: deleted documents count until their segment is merged, as in every other count of BM25.
    pub(crate) fn of(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Self> {
        let mut statistics = Self::default();
        let forms: HashMap<&str, Form> = [Form::Exact, Form::Gram]
            .into_iter()
            .chain(Stemmed::all().map(Form::Stem))
            .map(|form| (form_marker(form), form))
            .collect();
        let schema = searcher.schema();
        for segment in searcher.segment_readers() {
            statistics.documents += u64::from(segment.max_doc());
            let present = segment.inverted_index(fields.present)?;
            let mut terms = present.terms().stream()?;
            while terms.advance() {
                let name = std::str::from_utf8(terms.key()).unwrap_or_default();
                let documents = u64::from(terms.value().doc_freq);
                if let Some(form) = forms.get(name) {
                    *statistics.forms.entry(*form).or_default() += documents;
                } else if let Ok(field) = schema.get_field(name) {
                    let held = statistics.fields.entry(field).or_default();
                    held.documents += documents;
                    held.terms += segment.inverted_index(field)?.total_num_tokens();
                }
            }
        }
        Ok(statistics)
    }

    /// Documents with any text in the form.
    pub(crate) fn documents_with(&self, form: Form) -> u64 {
        self.forms.get(&form).copied().unwrap_or(0)
    }

    /// Whether any document has the field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.fields.contains_key(&field)
    }

    /// Terms in the field of an average document that has it.
    pub(crate) fn average_length(&self, field: Field) -> f32 {
        let held = self.fields.get(&field).copied().unwrap_or_default();
        if held.documents == 0 { 1.0 } else { (held.terms as f32 / held.documents as f32).max(1.0) }
    }

    /// Words in an average document that has any of two fields, each given with the words that one of its terms is worth.
    /// Documents that have only one of them are not told apart from those with both.
    pub(crate) fn average_of_both(&self, one: (Field, f32), two: (Field, f32)) -> f32 {
        let held = |field| self.fields.get(&field).copied().unwrap_or_default();
        let ((one, one_share), (two, two_share)) = ((held(one.0), one.1), (held(two.0), two.1));
        let words = one.terms as f32 * one_share + two.terms as f32 * two_share;
        (words / one.documents.max(two.documents).max(1) as f32).max(1.0)
    }

    /// The languages that texts are stemmed in.
    pub(crate) fn languages(&self) -> Vec<Stemmed> {
        Stemmed::all().filter(|language| self.documents_with(Form::Stem(*language)) > 0).collect()
    }
}

/// The statistics as the engine's own phrase queries ask for them.
pub(crate) struct Corrected<'s>(pub(crate) &'s Snapshot);

impl Bm25StatisticsProvider for Corrected<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let statistics = &self.0.statistics;
        let documents = statistics.documents.max(1);
        Ok((f64::from(statistics.average_length(field)) * documents as f64) as u64)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.0.statistics.documents.max(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        // Mostly a word of the query, which has been looked up already.
        let Snapshot { searcher, places, statistics, .. } = self.0;
        let documents = documents_at(&places.of(searcher, term)?);
        Ok(documents.min(statistics.documents.max(1)))
    }
}
