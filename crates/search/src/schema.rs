//! The fields of the index, fixed when it is made. Another schema, or another analysis, is another generation.

use std::hash::{DefaultHasher, Hash, Hasher};

use tantivy::{
    Index,
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
    },
};

use crate::{
    analysis::{Stemmed, tokenizer::Analyzer},
    filter::FacetField,
};

/// Raised whenever the same text, or what says who sees it, would become other terms: an index of an older analysis is rebuilt.
const ANALYSIS_VERSION: u32 = 12;

/// A part of an entity that is searched by words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Title,
    Summary,
    Body,
    Keywords,
    Topics,
    Names,
    Authors,
    Members,
}

impl Part {
    pub(crate) const ALL: [Self; 8] = [
        Self::Title,
        Self::Summary,
        Self::Body,
        Self::Keywords,
        Self::Topics,
        Self::Names,
        Self::Authors,
        Self::Members,
    ];

    /// How many parts have a language and so are stemmed: texts, and labels of topics. They come first in [`ALL`](Self::ALL);
    /// the others are names.
    pub(crate) const STEMMED: usize = 5;

    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// Whether it is sentences, which say first what they are about.
    const fn is_running_text(self) -> bool {
        matches!(self, Self::Summary | Self::Body)
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Body => "body",
            Self::Keywords => "keywords",
            Self::Names => "names",
            Self::Topics => "topics",
            Self::Authors => "authors",
            Self::Members => "members",
        }
    }
}

/// How the words of a part are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Form {
    /// Unstemmed words.
    Exact,
    /// Pairs of characters.
    Gram,
    /// Stemmed words.
    Stem(Stemmed),
}

/// Handles of the fields.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub(crate) key: Field,
    pub(crate) key_hash: Field,
    pub(crate) kind_tag: Field,
    pub(crate) id_high: Field,
    pub(crate) id_low: Field,
    pub(crate) version: Field,
    pub(crate) label: Field,
    /// Letters of the shortest label.
    pub(crate) label_length: Field,
    pub(crate) acl: Field,
    /// The state that it stands in.
    pub(crate) state: Field,
    pub(crate) ids: Field,
    /// One term for each text field a document has: how many documents have the field.
    pub(crate) present: Field,
    pub(crate) start: Field,
    pub(crate) first_day: Field,
    pub(crate) last_day: Field,
    pub(crate) published: Field,
    pub(crate) updated: Field,
    pub(crate) title_sort: Field,
    pub(crate) latitude: Field,
    pub(crate) longitude: Field,
    /// Keys of what the document points to, for what is similar.
    pub(crate) references: Field,
    facets: Vec<Field>,
    exact: Vec<Field>,
    gram: Vec<Field>,
    stem: Vec<Field>,
}

impl Fields {
    /// The field of a facet.
    pub(crate) fn facet(&self, facet: FacetField) -> Field {
        self.facets.get(facet.index()).copied().unwrap_or(self.key)
    }

    /// The name of the field of a part in a form.
    pub(crate) fn name(part: Part, form: Form) -> String {
        let suffix = match form {
            Form::Exact => "x",
            Form::Gram => "cjk",
            Form::Stem(language) => language.code(),
        };
        format!("{}_{suffix}", part.as_str())
    }

    /// The field of a part in a form, if it is held in that form.
    pub(crate) fn text(&self, part: Part, form: Form) -> Option<Field> {
        match form {
            Form::Exact => self.exact.get(part.index()).copied(),
            Form::Gram => self.gram.get(part.index()).copied(),
            Form::Stem(language) => {
                let stemmed = part.index() < Part::STEMMED;
                let at = language.index() * Part::STEMMED + part.index();
                stemmed.then(|| self.stem.get(at).copied()).flatten()
            }
        }
    }
}

/// The schema and the handles of its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let mut tag = |name: &str| builder.add_text_field(name, STRING);
    let (key, acl, state) = (tag("key"), tag("acl"), tag("state"));
    let (ids, present) = (tag("ids"), tag("present"));
    let mut number = |name: &str| builder.add_u64_field(name, FAST);
    let (key_hash, kind_tag, id_high, id_low) =
        (number("key_hash"), number("kind_tag"), number("id_high"), number("id_low"));
    let (version, label_length) = (number("version"), number("label_length"));
    let mut day = |name: &str| builder.add_i64_field(name, FAST);
    let (first_day, last_day, published, updated) =
        (day("first_day"), day("last_day"), day("published"), day("updated"));
    let (latitude, longitude) = (day("latitude"), day("longitude"));
    let references = builder.add_text_field("references", STRING);
    let label = builder.add_bytes_field("label", STORED);
    let title_sort = builder.add_text_field("title_sort", TextOptions::default().set_fast("raw"));
    let facets = FacetField::ALL
        .iter()
        .map(|facet| {
            if *facet == FacetField::Year {
                builder.add_i64_field(facet.as_str(), FAST | INDEXED)
            } else {
                builder.add_text_field(facet.as_str(), STRING | FAST)
            }
        })
        .collect();
    let start = builder.add_text_field("start", words("start", IndexRecordOption::Basic));
    let positions = IndexRecordOption::WithFreqsAndPositions;
    let mut text = |part: Part, suffix: &str, tokenizer: &str, option| {
        builder.add_text_field(&format!("{}_{suffix}", part.as_str()), words(tokenizer, option))
    };
    let [exact, gram] =
        [("x", "exact", "exact_text"), ("cjk", "gram", "gram_text")].map(|(suffix, name, running)| {
            let tokenizer = |part: &Part| if part.is_running_text() { running } else { name };
            Part::ALL.iter().map(|part| text(*part, suffix, tokenizer(part), positions)).collect()
        });
    let mut stem = Vec::with_capacity(Stemmed::COUNT * Part::STEMMED);
    for language in Stemmed::all() {
        for part in Part::ALL.iter().take(Part::STEMMED) {
            stem.push(text(*part, language.code(), language.code(), IndexRecordOption::WithFreqs));
        }
    }
    let fields = Fields {
        key,
        key_hash,
        kind_tag,
        id_high,
        id_low,
        version,
        label,
        label_length,
        acl,
        state,
        ids,
        present,
        start,
        first_day,
        last_day,
        published,
        updated,
        title_sort,
        latitude,
        longitude,
        references,
        facets,
        exact,
        gram,
        stem,
    };
    (builder.build(), fields)
}

fn words(tokenizer: &str, option: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option);
    TextOptions::default().set_indexing_options(indexing)
}

/// Tells an index how the tokenizers that the schema names work.
pub(crate) fn register_tokenizers(index: &Index) {
    index.tokenizers().register("exact", Analyzer::exact());
    index.tokenizers().register("exact_text", Analyzer::exact().of_running_text());
    index.tokenizers().register("gram", Analyzer::gram());
    index.tokenizers().register("gram_text", Analyzer::gram().of_running_text());
    index.tokenizers().register("start", Analyzer::start());
    for language in Stemmed::all() {
        index.tokenizers().register(language.code(), Analyzer::stemmed(language));
    }
}

/// Sixteen hexadecimal digits that change with the schema and the analysis.
pub(crate) fn schema_hash() -> String {
    let (schema, _) = schema();
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(&schema).unwrap_or_default().hash(&mut hasher);
    ANALYSIS_VERSION.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
