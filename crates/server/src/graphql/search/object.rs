//! What a search answers.

use app::{FacetFound, Found, Hit, HitHighlight, LabelledBucket};
use async_graphql::{Context, Object, SimpleObject};
use search::FacetRequest;

use super::input::{FacetField, facets};
use crate::graphql::{
    asker::Asker,
    connection::PageInfo,
    error::{Result, failed},
    node::{self, Node},
    scalar::{Locale, Sequence},
    text::TranslationStatus,
    topic::Topic,
};

/// A page of hits, and all that can be known of the search.
pub(crate) struct SearchConnection {
    pub(super) found: Found,
    /// The search as it was asked, with the facets that were seen to be selected.
    pub(super) asked: app::SearchAsked,
    pub(super) languages: Vec<domain::Language>,
}

/// A page of hits, and all that can be known of the search.
#[Object(serial)]
impl SearchConnection {
    /// The hits with their places, scores and marked texts.
    async fn edges(&self) -> Vec<SearchEdge> {
        self.found.hits.iter().cloned().map(SearchEdge).collect()
    }

    /// The hits.
    async fn nodes(&self) -> Vec<Node> {
        self.found.hits.iter().map(|hit| node::lens(hit.found.clone())).collect()
    }

    /// Where this page stands among the hits.
    async fn page_info(&self) -> PageInfo {
        let cursor = |hit: Option<&Hit>| hit.map(|hit| hit.cursor.clone());
        PageInfo {
            has_next_page: self.found.has_next,
            has_previous_page: self.found.has_previous,
            start_cursor: cursor(self.found.hits.first()),
            end_cursor: cursor(self.found.hits.last()),
        }
    }

    /// How many hits there are in all, exactly, as the index has it. Counted only when asked for.
    async fn total_count(&self) -> Option<u64> {
        self.found.total
    }

    /// Counts of values over all hits. Each field leaves out its own filter, so that what could be chosen instead is
    /// seen too.
    async fn facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which fields: at most 14.")] fields: Vec<FacetField>,
        #[graphql(desc = "How many values of each field, 1 to 1000.", default = 10)] first: i32,
        #[graphql(
            desc = "Only values that contain this, or whose label does, whatever the case and accents. Labels of the \
                    1,000 most frequent values are looked at."
        )]
        contains: Option<String>,
    ) -> Result<Vec<Facet>> {
        let requests = facets(fields, first, contains.as_deref())?;
        // Counted with the hits already, unless the same field is selected twice with other arguments.
        let counted = |request: &FacetRequest| {
            let at = self.asked.facets.iter().position(|asked| asked == request)?;
            self.found.facets.get(at).cloned()
        };
        if let Some(found) = requests.iter().map(counted).collect::<Option<Vec<_>>>() {
            return Ok(found.into_iter().map(Into::into).collect());
        }
        let asker = Asker::of(ctx);
        let cx = app::Cx { languages: self.languages.clone(), ..asker.cx.clone() };
        let asked = app::SearchAsked {
            query: self.asked.query.clone(),
            filter: self.asked.filter.clone(),
            facets: requests,
            literal: self.asked.literal,
            ..app::SearchAsked::default()
        };
        let found = asker.app.search(&cx, asked).await.map_err(|error| failed(&error))?;
        Ok(found.facets.into_iter().map(Into::into).collect())
    }

    /// Another spelling of the query that finds more.
    async fn did_you_mean(&self) -> Option<&str> {
        self.found.did_you_mean.as_deref()
    }

    /// The query as it was understood.
    async fn interpreted_as(&self) -> &str {
        &self.found.interpreted_as
    }

    /// What of the query was not understood, and what was done instead.
    async fn warnings(&self) -> Vec<QueryWarning> {
        let warnings = self.found.warnings.iter();
        warnings
            .map(|warning| QueryWarning {
                message: warning.doubt.to_string(),
                start: i32::try_from(warning.start).unwrap_or(i32::MAX),
                end: i32::try_from(warning.end).unwrap_or(i32::MAX),
            })
            .collect()
    }

    /// What was searched for besides, because it means the same: words of the query that name a topic also find what is
    /// about the topic, and what has another of its names, in any language. It ranks below the words themselves.
    async fn expanded_with(&self) -> Vec<Expansion> {
        self.found.expanded_with.iter().cloned().map(Expansion).collect()
    }

    /// Words that nothing has which you may see, and words like them that were searched for instead.
    async fn respelt(&self) -> Vec<Respelling> {
        let respelt = self.found.respelt.iter();
        respelt
            .map(|respelling| Respelling { word: respelling.word.clone(), others: respelling.others.clone() })
            .collect()
    }

    /// Where nothing was found: what could be wider or be left out for something to be found; first what keeps all words,
    /// then what leaves some out, each with most hits first. Computed only when asked for.
    async fn relaxations(&self) -> Vec<Relaxation> {
        self.found.relaxations.iter().map(Into::into).collect()
    }

    /// This search and its moment as text, for an address or a note: `searchAgain` runs it again, and tells what has been
    /// added, changed or withdrawn since. It grants nothing: whoever runs it sees what they may see.
    async fn permalink(&self) -> String {
        let question = app::Question::of(&self.asked);
        let (sequence, total) = (self.found.index.sequence, self.found.total.unwrap_or(0));
        app::Permalink { question, sequence, total }.to_string()
    }

    /// Whether hits need not have every word, because too few had. What has nothing but words that most things have is no
    /// hit then; where a thousand say more of what was asked, neither is what has nothing but the most frequent of its words.
    async fn is_relaxed(&self) -> bool {
        self.found.is_relaxed
    }

    /// The state of the index that answered.
    async fn index_state(&self) -> IndexState {
        let app::IndexState { sequence, behind, is_stale, is_resumed } = self.found.index;
        IndexState { sequence: Sequence(sequence), behind, is_stale, is_resumed }
    }
}

/// A hit.
pub(crate) struct SearchEdge(Hit);

/// A hit.
#[Object(serial)]
impl SearchEdge {
    /// The hit's place, for `after` and `before`.
    async fn cursor(&self) -> &str {
        &self.0.cursor
    }

    /// What was found, as it is now.
    async fn node(&self) -> Node {
        node::lens(self.0.found.clone())
    }

    /// How well it fits (BM25 and more); only to be compared within one search. 0 where the order is not by relevance.
    async fn score(&self) -> f64 {
        f64::from(self.0.score)
    }

    /// The parts that the score is made of, for those who curate; `null` for everyone else, and where the order is not by
    /// relevance.
    async fn explanation(&self) -> Option<Vec<ScorePart>> {
        let parts = self.0.explanation.iter();
        (!self.0.explanation.is_empty()).then(|| parts.map(Into::into).collect())
    }

    /// Where the query's words stand in its texts.
    async fn highlights(&self) -> Vec<Highlight> {
        self.0.highlights.iter().map(Into::into).collect()
    }
}

/// Words of a query that name topics, and what else was searched for.
pub(crate) struct Expansion(app::Expanded);

/// Words of a query that name topics, and what else was searched for.
#[Object(serial)]
impl Expansion {
    /// The words as typed; in place of a word that is `respelt`, its likeliest spelling.
    async fn words(&self) -> &str {
        &self.0.words
    }

    /// The topics that they name.
    async fn topics(&self) -> Vec<Topic> {
        self.0.topics.iter().cloned().map(Topic).collect()
    }

    /// The topics' other names, which were searched for besides.
    async fn labels(&self) -> Vec<ExpansionLabel> {
        let labels = self.0.labels.iter();
        labels
            .map(|label| ExpansionLabel {
                value: label.text.clone(),
                locale: label.language.clone().map(Locale),
            })
            .collect()
    }
}

/// A name of a topic.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ExpansionLabel {
    /// The name.
    value: String,
    /// Its language, if known.
    locale: Option<Locale>,
}

/// A word and those like it that were searched for instead.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Respelling {
    /// The word as typed.
    word: String,
    /// Words that differ by a letter or two, the likeliest first.
    others: Vec<String>,
}

/// A search that finds something, with one part less or wider.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Relaxation {
    /// The part of the query to leave out or to replace, as written; `null` where it is a condition of `where`.
    term: Option<String>,
    /// What stands in its place in `query`: the words of a phrase without quotation marks, what stood in a field without the
    /// field's name; `null` where it is left out.
    instead: Option<String>,
    /// The field of the condition to leave out, where it is about one field.
    field: Option<FacetField>,
    /// The query that remains.
    query: String,
    /// How many hits there are then.
    total_count: u64,
}

impl From<&search::Relaxation> for Relaxation {
    fn from(search::Relaxation { term, instead, field, query, total }: &search::Relaxation) -> Self {
        let (term, instead, query) = (term.clone(), instead.clone(), query.clone());
        Self { term, instead, field: field.map(Into::into), query, total_count: *total }
    }
}

/// A part of a score. Parts follow what they are part of, one level deeper.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ScorePart {
    /// How deep it lies: 0 is the score itself, 1 a part of the query, 2 a place where its word stands.
    depth: i32,
    /// What it is.
    description: String,
    /// What it brings; at depth 2 before the occurrences of a word are summed and saturated (BM25F).
    value: f64,
}

impl From<&search::ScorePart> for ScorePart {
    fn from(search::ScorePart { depth, description, value }: &search::ScorePart) -> Self {
        let depth = i32::try_from(*depth).unwrap_or(i32::MAX);
        Self { depth, description: description.clone(), value: *value }
    }
}

/// Where the query's words stand in one text of a hit.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Highlight {
    /// Which text: `title`, `summary`, `body`, `context`… Where none of its texts has any of the words, what it was found
    /// by: the name of a `contributor`, an `affiliation`, a `keyword`, or what a `topic` of it is called.
    field: String,
    /// The text's language.
    locale: Locale,
    /// How far the text has come, as a translation: tell readers where a machine made it.
    status: TranslationStatus,
    /// Pieces of the text; a title is one piece.
    fragments: Vec<Fragment>,
}

/// A piece of a text with marked places.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Fragment {
    /// The piece, as it stands in the text; of Markdown its words, without marks.
    text: String,
    /// The places where the query's words stand.
    ranges: Vec<TextRange>,
}

/// A place in a piece of text, counted in Unicode code points. It never splits what a reader takes for one character.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct TextRange {
    /// Where it begins.
    start: i32,
    /// Where it ends; the code point there is no longer part of it.
    end: i32,
}

/// A field and its values over all hits.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Facet {
    /// Which field.
    field: FacetField,
    /// Its values, the most frequent first; years in their order.
    buckets: Vec<Bucket>,
    /// Whether there are more values.
    has_more: bool,
}

/// A value and how many hits have it.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Bucket {
    /// The value, as `where` takes it.
    value: String,
    /// What to show for it, in your language where there is a name.
    label: String,
    /// How many hits have it.
    count: u64,
}

/// Something in a query that was not understood.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct QueryWarning {
    /// What was done instead.
    message: String,
    /// Where it begins in the query, in Unicode code points.
    start: i32,
    /// Where it ends.
    end: i32,
}

/// The state of the index that answered.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct IndexState {
    /// How far it had followed the log of changes.
    sequence: Sequence,
    /// How many changes it was behind.
    behind: u64,
    /// Whether it had not reached the place of `atLeast` in time: what was written last may be missing.
    is_stale: bool,
    /// Whether the walk went on in an index that had changed since its first page: a hit may be skipped or seen twice.
    is_resumed: bool,
}

impl From<&HitHighlight> for Highlight {
    fn from(HitHighlight { field, language, status, fragments }: &HitHighlight) -> Self {
        let number = |place: usize| i32::try_from(place).unwrap_or(i32::MAX);
        let fragments = fragments.iter().map(|fragment| Fragment {
            text: fragment.text.clone(),
            ranges: fragment
                .ranges
                .iter()
                .map(|(start, end)| TextRange { start: number(*start), end: number(*end) })
                .collect(),
        });
        Self {
            field: (*field).to_owned(),
            locale: Locale(language.clone()),
            status: (*status).into(),
            fragments: fragments.collect(),
        }
    }
}

impl From<FacetFound> for Facet {
    fn from(FacetFound { field, buckets, has_more }: FacetFound) -> Self {
        let bucket = |LabelledBucket { value, label, count }| Bucket { value, label, count };
        Self { field: field.into(), buckets: buckets.into_iter().map(bucket).collect(), has_more }
    }
}
