//! A small library to search in, for tests.

use domain::{EntityKey, EntityKind, Language, Sequence};
use uuid::Uuid;

use crate::{
    Document, FacetField, FacetRequest, Index, IndexOptions, Label, Reader, SearchPage, SearchRequest, Text,
    TextRole, Update, Writer,
};

/// The key of publication `number`.
pub(crate) fn key(number: u64) -> EntityKey {
    EntityKey { kind: EntityKind::Publication, id: Uuid::from_u64_pair(1, number) }
}

/// The number in a key.
pub(crate) fn number(key: EntityKey) -> u64 {
    key.id.as_u64_pair().1
}

pub(crate) fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A public publication with a title and a body in a language (`""`: undeclared).
pub(crate) fn publication(id: u64, tag: &str, title: &str, body: &str) -> Document {
    let tag = (!tag.is_empty()).then(|| language(tag));
    let text = |role, text: &str| Text { role, language: tag.clone(), text: text.to_owned() };
    let mut document = Document::empty(key(id));
    document.version = 1;
    document.texts = vec![text(TextRole::Title, title), text(TextRole::Body, body)];
    document.acl = vec!["public".to_owned()];
    document.title_sort = title.to_lowercase();
    document.suggestion = vec![Label { language: tag.clone(), text: title.to_owned() }];
    document.facets.languages = tag.iter().map(|tag| tag.as_str().to_owned()).collect();
    document
}

/// An index in memory with its writer.
pub(crate) struct World {
    _index: Index,
    pub(crate) writer: Writer,
    pub(crate) reader: Reader,
    sequence: u64,
}

impl World {
    pub(crate) fn of(documents: impl IntoIterator<Item = Document>) -> Self {
        let (index, writer) = Index::in_memory(IndexOptions::default()).unwrap();
        let reader = index.reader();
        let mut world = Self { _index: index, writer, reader, sequence: 0 };
        world.add(documents);
        world
    }

    pub(crate) fn add(&mut self, documents: impl IntoIterator<Item = Document>) {
        self.write(documents.into_iter().map(|document| Update::Upsert(Box::new(document))));
    }

    pub(crate) fn write(&mut self, updates: impl IntoIterator<Item = Update>) {
        self.writer.apply(updates).unwrap();
        self.sequence += 1;
        self.writer.commit(Sequence(self.sequence)).unwrap();
    }

    pub(crate) fn search(&self, request: &SearchRequest) -> SearchPage {
        self.reader.search(request).unwrap()
    }

    /// Numbers of the public hits, best first.
    pub(crate) fn hits(&self, query: &str) -> Vec<u64> {
        numbers(&self.search(&request(query)))
    }

    /// The same as a set.
    pub(crate) fn found(&self, query: &str) -> Vec<u64> {
        let mut hits = self.hits(query);
        hits.sort_unstable();
        hits
    }
}

pub(crate) fn numbers(page: &SearchPage) -> Vec<u64> {
    page.hits.iter().map(|hit| number(hit.key)).collect()
}

/// A public search for the first hundred.
pub(crate) fn request(query: &str) -> SearchRequest {
    SearchRequest {
        query: query.to_owned(),
        acl: vec!["public".to_owned()],
        limit: 100,
        count: true,
        ..SearchRequest::default()
    }
}

pub(crate) fn facet(field: FacetField) -> FacetRequest {
    FacetRequest { field, first: 10, contains: None }
}
