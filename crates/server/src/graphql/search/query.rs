//! Asking for hits and suggestions.

use app::{Cx, SearchAsked};
use async_graphql::{Context, Object, SimpleObject};

use super::{
    again::SearchAgain,
    input::{SearchOrder, SearchWhere, selected_facets},
    object::SearchConnection,
};
use crate::graphql::{
    asker::Asker,
    connection,
    error::{Result, failed, invalid},
    node::{self, Node},
    scalar::{Locale, Sequence},
    shared::EntityKind,
};

/// Something that what is being typed may mean.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Suggestion {
    /// What to show: a title or name.
    label: String,
    /// The label's language, if known.
    locale: Option<Locale>,
    /// What kind of thing it is.
    kind: EntityKind,
    /// The thing itself.
    node: Node,
}

/// Asking for hits and suggestions.
#[derive(Default)]
pub(crate) struct SearchQuery;

/// Asking for hits and suggestions.
#[Object(serial)]
impl SearchQuery {
    /// Full-text search over everything, in every language.
    ///
    /// The query knows words, `"phrases"`, `"words near"~5`, `-word`, `AND`, `OR`, `NOT`, parentheses, `prefix*`,
    /// `field:value` (title, author, member, topic, year, date, lang, type, kind, country, region, continent, sdg, licence,
    /// access, forum, person, doi, orcid, isbn, url) and ranges such as `year:2019..2024`. What can't be understood is
    /// searched as words, and `warnings` says so. A DOI, ORCID iD or ISBN finds its record first. Words are found in all
    /// their forms, by what means the same (`expandedWith`), and, where nothing has them, by words like them (`respelt`).
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to search for. Empty: everything.")] query: String,
        #[graphql(name = "where", desc = "What hits are narrowed to.")] filter: Option<SearchWhere>,
        #[graphql(desc = "The order of hits; by relevance where absent.")] order_by: Option<SearchOrder>,
        #[graphql(desc = "Your language: texts, labels and ranking follow it.")] locale: Option<Locale>,
        #[graphql(
            desc = "Wait (2 s at most) until the index has reached this place in the log: the `searchSequence` of a write."
        )]
        at_least: Option<Sequence>,
        #[graphql(
            desc = "Whether words that name a topic also find what is about it or has another of its names: `expandedWith` \
                    tells which. Phrases in quotation marks are never expanded.",
            default = true
        )]
        expand: bool,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<SearchConnection> {
        let asker = Asker::of(ctx);
        let page = connection::page(first, after, last, before)?;
        let filter = filter.map(SearchWhere::read).transpose()?;
        let languages = asker.languages(locale);
        let selected = ctx.look_ahead();
        let asked = SearchAsked {
            query,
            filter,
            order: order_by.unwrap_or_default().into(),
            limit: page.limit,
            after: page.after,
            before: page.before,
            from_end: page.from_end,
            facets: selected_facets(ctx),
            count: selected.field("totalCount").exists() || selected.field("permalink").exists(),
            highlight: selected.field("edges").field("highlights").exists(),
            did_you_mean: selected.field("didYouMean").exists(),
            relaxations: selected.field("relaxations").exists(),
            literal: !expand,
            every_word: false,
            explain: selected.field("edges").field("explanation").exists(),
            at_least: at_least.map(|Sequence(place)| place),
        };
        let cx = Cx { languages: languages.clone(), ..asker.cx.clone() };
        let found = asker.app.search(&cx, asked.clone()).await.map_err(|error| failed(&error))?;
        Ok(SearchConnection { found, asked, languages })
    }

    /// Runs a search again by its `permalink`, and tells what has happened to its hits since: a systematic review can be
    /// repeated, and say what it would find today.
    async fn search_again(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The `permalink` of a search.")] permalink: String,
        #[graphql(desc = "Your language, as for `search`.")] locale: Option<Locale>,
    ) -> Result<SearchAgain> {
        let asker = Asker::of(ctx);
        let then = permalink.parse().map_err(|error| failed(&error))?;
        let cx = Cx { languages: asker.languages(locale), ..asker.cx.clone() };
        asker.app.search_again(&cx, then).await.map(SearchAgain).map_err(|error| failed(&error))
    }

    /// Titles and names that go on from what is being typed; in every language, within words for Chinese, Japanese and
    /// Korean. Where none does, a letter may be wrong, missing or too many in words of four letters or more, and the words
    /// before the last one may have another ending.
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What has been typed so far.")] prefix: String,
        #[graphql(desc = "How many, 1 to 20.", default = 10)] first: i32,
    ) -> Result<Vec<Suggestion>> {
        let first = usize::try_from(first).ok().filter(|first| (1..=20).contains(first));
        let first = first.ok_or_else(|| invalid("'first' must be between 1 and 20"))?;
        let asker = Asker::of(ctx);
        let suggested = asker.app.suggest(&asker.cx, prefix, first).await.map_err(|error| failed(&error))?;
        let suggestion = |app::Suggested { found, label, language }| Suggestion {
            label,
            locale: language.map(Locale),
            kind: found.kind().into(),
            node: node::lens(found),
        };
        Ok(suggested.into_iter().map(suggestion).collect())
    }
}
