//! `gsef search`.

use std::process::ExitCode;

use anyhow::Result;
use app::{Anything, Cx, FacetFound, Found, Hit, HitHighlight, Search as Index, SearchAsked};
use clap::{Args, ValueEnum};
use domain::{EntityKind, Language};
use search::{FacetField, FacetRequest, Filter, Fragment, Order};
use serde_json::json;

use crate::{
    config::Config,
    place::{self, DataDir, IfMissing},
    terminal::{Style, number, out, table},
};

/// Values told of a facet.
const TOLD: usize = 6;

/// Order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    Relevance,
    Newest,
    Oldest,
    Title,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// The query: words, "phrases", -word, OR, field:value, year:2019.., prefix* (docs/search.md)
    ///
    /// A query that begins with a minus goes after two of them: gsef search -- -housing cooperative
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,

    /// How many hits, 1 to 100
    #[arg(long, short = 'n', default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=100))]
    first: u8,

    /// Only these kinds
    #[arg(long = "kind", value_name = "KIND", value_parser = super::kind())]
    kinds: Vec<EntityKind>,

    /// Languages you read, best first: labels and ranking follow them
    #[arg(long = "locale", value_name = "LANGUAGE")]
    languages: Vec<Language>,

    /// Order of hits
    #[arg(long, value_enum, default_value_t = By::Relevance)]
    order: By,

    /// Search for the words as they are, not by what means the same
    #[arg(long)]
    literal: bool,

    /// Also what only those who curate may see, drafts among it
    #[arg(long)]
    all: bool,

    /// One hit a line as JSON, for programs
    #[arg(long)]
    json: bool,
}

impl Search {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        let data_dir = DataDir::of(config);
        let index = Index::beside(&data_dir.index())?;
        let platform = place::open(config, IfMissing::Refuse, index).await?;
        let actor = if self.all { domain::Actor::System } else { domain::Actor::Anonymous };
        let cx = Cx::new(actor, self.languages.clone());
        let found = platform.app.search(&cx, self.asked()).await;
        platform.close().await?;
        let found = found?;
        for warning in &found.warnings {
            eprintln!("{}: {}", place_of(&self.query.join(" "), warning.start, warning.end), warning.doubt);
        }
        if self.json {
            self.tell_programs(&cx, &found)?;
        } else {
            self.tell_people(&cx, &found)?;
        }
        Ok(if found.hits.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
    }

    fn asked(&self) -> SearchAsked {
        let facet = |field| FacetRequest { field, first: TOLD, contains: None };
        let kinds = self.kinds.iter().map(|kind| kind.as_str().to_owned()).collect::<Vec<_>>();
        SearchAsked {
            query: self.query.join(" "),
            filter: (!kinds.is_empty()).then_some(Filter::OneOf(FacetField::Kind, kinds)),
            order: match self.order {
                By::Relevance => Order::Relevance,
                By::Newest => Order::DateDesc,
                By::Oldest => Order::DateAsc,
                By::Title => Order::TitleAsc,
            },
            limit: usize::from(self.first),
            facets: [
                FacetField::Kind,
                FacetField::Type,
                FacetField::Language,
                FacetField::Country,
                FacetField::Topic,
            ]
            .map(facet)
            .to_vec(),
            count: true,
            highlight: true,
            did_you_mean: true,
            relaxations: true,
            literal: self.literal,
            ..SearchAsked::default()
        }
    }

    fn tell_programs(&self, cx: &Cx, found: &Found) -> Result<()> {
        for (rank, hit) in (1_u32..).zip(&found.hits) {
            let told = Told::of(&hit.found, &cx.languages);
            let line = json!({
                "rank": rank, "score": hit.score, "kind": hit.found.kind().as_str(), "slug": told.slug,
                "title": told.title, "year": told.year,
            });
            out(&line.to_string())?;
        }
        Ok(())
    }

    fn tell_people(&self, cx: &Cx, found: &Found) -> Result<()> {
        let style = Style::of(&std::io::stdout());
        for expanded in &found.expanded_with {
            let labels: Vec<&str> = expanded.labels.iter().map(|label| label.text.as_str()).collect();
            out(&style.quiet(&format!("“{}” also found through: {}", expanded.words, labels.join(" · "))))?;
        }
        for respelt in &found.respelt {
            out(&style.quiet(&format!(
                "Nothing has “{}”; searched for: {}",
                respelt.word,
                respelt.others.join(" · ")
            )))?;
        }
        let total = found.total.unwrap_or(0);
        if total == 0 {
            out("Nothing was found.")?;
        }
        if let Some(other) = &found.did_you_mean {
            out(&format!("Did you mean: {}", style.strong(other)))?;
        }
        for relaxation in &found.relaxations {
            let part = match (&relaxation.term, &relaxation.instead, relaxation.field) {
                (Some(term), Some(instead), _) => format!("with {instead} instead of {term}"),
                (Some(term), None, _) => format!("without “{term}”"),
                (None, _, Some(field)) => format!("without the filter by {}", field.as_str()),
                (None, _, None) => "without one of the filters".to_owned(),
            };
            out(&format!("{part}: {}", hits(relaxation.total)))?;
        }
        if total == 0 {
            return Ok(());
        }
        let some = if found.is_relaxed { ", also with only some of the words" } else { "" };
        out(&format!("{}{some}", hits(total)))?;
        out("")?;
        for (rank, hit) in (1_u32..).zip(&found.hits) {
            tell_hit(style, cx, rank, hit)?;
        }
        out(table(&facet_rows(&found.facets)).trim_end())
    }
}

/// So many hits.
fn hits(total: u64) -> String {
    format!("{} {}", number(total), if total == 1 { "hit" } else { "hits" })
}

/// A hit in some lines: rank, score, year, kind and title; where it is found; the words in their text.
fn tell_hit(style: Style, cx: &Cx, rank: u32, hit: &Hit) -> Result<()> {
    let told = Told::of(&hit.found, &cx.languages);
    // The words may stand in the title in another language: then it is told besides the one that was asked for.
    let is_title = |one: &&HitHighlight| one.fragments.first().is_some_and(|title| title.text == told.title);
    let title = match hit.highlights.iter().find(is_title).and_then(|one| one.fragments.first()) {
        Some(fragment) => marked(style, fragment),
        None => told.title.clone(),
    };
    let year = told.year.map_or_else(|| "    ".to_owned(), |year| format!("{year:>4}"));
    let score = if hit.score > 0.0 { format!("{:>6.2}", hit.score) } else { " ".repeat(6) };
    out(&format!("{rank:>3}. {} {year}  {title}", style.quiet(&score)))?;
    out(&format!("     {}", style.quiet(&format!("{}  {}", hit.found.kind().as_str(), told.slug))))?;
    for highlight in hit.highlights.iter().filter(|one| !is_title(one)).take(1) {
        for fragment in highlight.fragments.iter().take(1) {
            let text = marked(style, fragment).split_whitespace().collect::<Vec<_>>().join(" ");
            out(&if highlight.is_of_name() {
                format!("     {}: {text}", highlight.field)
            } else {
                format!("     … {text} …")
            })?;
        }
    }
    out("")
}

fn facet_rows(facets: &[FacetFound]) -> Vec<Vec<String>> {
    let row = |facet: &FacetFound| {
        let mut values: Vec<String> =
            facet.buckets.iter().map(|bucket| format!("{} {}", bucket.label, number(bucket.count))).collect();
        if facet.has_more {
            values.push("…".to_owned());
        }
        vec![facet.field.as_str().to_owned(), values.join(" · ")]
    };
    facets.iter().filter(|facet| !facet.buckets.is_empty()).map(row).collect()
}

/// A piece of text with its marked places in bold, where there are colours.
fn marked(style: Style, Fragment { text, ranges }: &Fragment) -> String {
    let chars: Vec<char> = text.chars().collect();
    let piece =
        |from: usize, until: usize| chars.get(from..until).unwrap_or_default().iter().collect::<String>();
    let mut told = String::new();
    let mut at = 0;
    for (start, end) in ranges {
        told.push_str(&piece(at, *start));
        told.push_str(&style.strong(&piece(*start, *end)));
        at = *end;
    }
    told + &piece(at, chars.len())
}

/// The part of a query that a warning is about.
fn place_of(query: &str, start: usize, end: usize) -> String {
    query.chars().skip(start).take(end.saturating_sub(start)).collect()
}

/// What is told of a hit.
struct Told {
    title: String,
    slug: String,
    year: Option<i32>,
}

impl Told {
    fn of(found: &Anything, languages: &[Language]) -> Self {
        let text = |text: &domain::Localized| {
            text.serve(languages).map_or_else(|| "(untitled)".to_owned(), |served| served.text.to_owned())
        };
        let (title, slug, year) = match found {
            Anything::Member(member) => (text(&member.content.name), &member.head.slug, None),
            Anything::Person(person) => (person.content.name.display.clone(), &person.head.slug, None),
            Anything::Topic(topic) => (text(&topic.content.label), &topic.head.slug, None),
            Anything::Forum(forum) => (
                text(&forum.content.name),
                &forum.head.slug,
                forum.content.date.as_ref().map(domain::Edtf::year),
            ),
            Anything::Record(record) => (
                text(&record.content.title),
                &record.head.slug,
                record.content.date.as_ref().map(domain::Edtf::year),
            ),
        };
        Self { title, slug: slug.to_string(), year }
    }
}
