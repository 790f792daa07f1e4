//! The collection in figures: charts, each with its numbers as a table and as CSV.

use std::sync::Arc;

use app::{Count, Statistics};
use askama::Template;
use axum::{
    extract::State,
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
    response::{IntoResponse as _, Response},
};
use chrono::NaiveDate;
use domain::{Country, Language, Topic, country::Continent};

use crate::{
    Result, Site,
    asked::{Asked, Name},
    chart::{Bars, Columns},
    error::{Wrong, html},
    place::named,
    shell::{Nav, Shell},
};

/// Bars of a chart; the table has all.
const MOST_BARS: usize = 20;

#[derive(Template)]
#[template(path = "statistics.html")]
struct StatisticsPage {
    shell: Shell,
    as_of: NaiveDate,
    as_of_words: String,
    statement: Option<String>,
    source: Option<String>,
    numbers: Vec<(String, String)>,
    /// The last day that can be asked for.
    today: NaiveDate,
    /// Whether the day is another.
    is_past: bool,
    /// What was wrong with the day that was asked for.
    fault: Option<String>,
    /// What files are asked with, so that they are of the same day.
    of_day: String,
    tables: Vec<Table>,
}

/// Figures of one sort.
struct Table {
    /// Its name in addresses.
    id: &'static str,
    title: String,
    what: String,
    /// Over years.
    columns: Option<Columns>,
    /// Of anything else.
    bars: Option<Bars>,
    rows: Vec<(String, String)>,
}

/// The tables that there are.
const TABLES: [&str; 8] =
    ["members", "years", "kinds", "languages", "topics", "continents", "countries", "organisations"];

/// Topics that are told of.
const MOST_TOPICS: u64 = 20;

/// All figures of a day.
struct Figures {
    statistics: Statistics,
    topics: Vec<(Arc<Topic>, u64)>,
}

impl Figures {
    async fn of(site: &Site, asked: &Asked, day: Option<NaiveDate>) -> Result<Self> {
        let wrong = |error| Wrong::of(site, asked, error);
        let statistics = site.app.statistics(day).await.map_err(wrong)?;
        let topics = site.app.topics_of_records(day, MOST_TOPICS).await.map_err(wrong)?;
        Ok(Self { statistics, topics })
    }
}

/// The day that an address asks for, none for today; or what is wrong with it.
fn day(site: &Site, asked: &Asked) -> std::result::Result<Option<NaiveDate>, String> {
    let Some(text) = asked.parameter("as-of") else { return Ok(None) };
    let today = site.app.clock().today();
    let day = text.parse::<NaiveDate>().ok().filter(|day| *day <= today);
    day.map(Some).ok_or_else(|| asked.i.with("statistics-no-day", &text))
}

/// `/statistics?as-of=`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let (day, fault) = match day(&site, &asked) {
        Ok(day) => (day, None),
        Err(fault) => (None, Some(fault)),
    };
    let figures = Figures::of(&site, &asked, day).await?;
    let is_refused = fault.is_some();
    let mut response = html(&StatisticsPage::new(&site, &asked, &figures, fault));
    if is_refused {
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    Ok(response)
}

/// `/statistics/years.csv?as-of=`
pub(crate) async fn file(State(site): State<Site>, Name(file): Name, asked: Asked) -> Result<Response> {
    let name = file.strip_suffix(".csv").and_then(|name| TABLES.into_iter().find(|table| *table == name));
    let Some(name) = name else { return Err(Wrong::missing(&site, &asked)) };
    let day = day(&site, &asked).map_err(|fault| Wrong::invalid(&site, &asked, fault))?;
    let figures = Figures::of(&site, &asked, day).await?;
    let mut text = String::from("value,name,count\r\n");
    for (value, label, count) in rows(&asked, &figures, name) {
        text.push_str(&format!("{},{},{count}\r\n", cell(&value), cell(&label)));
    }
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{}.csv\"", figures.statistics.as_of)),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// A cell of a CSV file (RFC 4180).
fn cell(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Value, name and count of a table.
fn rows(asked: &Asked, figures: &Figures, table: &str) -> Vec<(String, String, u64)> {
    let Figures { statistics, topics } = figures;
    if table == "topics" {
        let row = |(topic, count): &(Arc<Topic>, u64)| {
            let slug = topic.head.slug.to_string();
            let label = asked.shown(&topic.content.label).map_or_else(|| slug.clone(), |label| label.text);
            (slug, label, *count)
        };
        return topics.iter().map(row).collect();
    }
    let interface = asked.i.languages();
    let label = |value: &str| -> Option<String> {
        Some(match table {
            "kinds" => named(asked.i, "kind", value),
            "organisations" => named(asked.i, "type", value),
            "languages" => value.parse::<Language>().ok()?.label(interface)?.to_owned(),
            "continents" => Continent::by_code(value)?.label(interface).to_owned(),
            "countries" => value.parse::<Country>().ok()?.label(interface).to_owned(),
            _ => return None,
        })
    };
    let counts: &[Count] = match table {
        "members" => &statistics.members_by_year,
        "years" => &statistics.records_by_year,
        "kinds" => &statistics.records_by_kind,
        "languages" => &statistics.records_by_language,
        "continents" => &statistics.by_continent,
        "countries" => &statistics.by_country,
        "organisations" => &statistics.by_kind,
        _ => &[],
    };
    let row = |Count { value, count }: &Count| {
        (value.clone(), label(value).unwrap_or_else(|| value.clone()), *count)
    };
    counts.iter().map(row).collect()
}

impl StatisticsPage {
    fn new(site: &Site, asked: &Asked, figures: &Figures, fault: Option<String>) -> Self {
        let i = asked.i;
        let statistics = &figures.statistics;
        let today = site.app.clock().today();
        let is_past = statistics.as_of < today;
        let shell = Shell::new(site, asked, Nav::Statistics, i.t("statistics-title"));
        let table = |id: &'static str| {
            let rows = rows(asked, figures, id);
            let is_by_year = matches!(id, "years" | "members");
            let title = i.t(&format!("statistics-{id}"));
            let bars: Vec<(String, u64)> = rows
                .iter()
                .filter(|(.., count)| *count > 0)
                .take(MOST_BARS)
                .map(|(_, label, count)| (label.clone(), *count))
                .collect();
            let years: Vec<(i32, u64)> =
                rows.iter().filter_map(|(year, _, count)| Some((year.parse().ok()?, *count))).collect();
            Table {
                id,
                what: i.t(&format!("statistics-{id}-what")),
                columns: if is_by_year { Columns::new(&title, &years) } else { None },
                bars: (!is_by_year && !bars.is_empty())
                    .then(|| Bars::new(&title, &bars, |count| i.number(count))),
                title,
                rows: rows.into_iter().map(|(_, label, count)| (label, i.number(count))).collect(),
            }
        };
        let records = |kind: &str| {
            let of_kind = statistics.records_by_kind.iter().find(|count| count.value == kind);
            of_kind.map_or(0, |count| count.count)
        };
        let named = |message: &str, number: u64| (i.n(message, number), i.number(number));
        let mut numbers = vec![
            named("figure-publications", records("publication")),
            named("figure-cases", records("case_study")),
            named("figure-projects", records("research_project")),
            named("figure-datasets", records("dataset")),
        ];
        numbers.push(named("figure-organisations", statistics.organisations));
        numbers.push(if is_past {
            (i.t("statistics-members-then"), i.number(statistics.members))
        } else {
            named("figure-members", statistics.members)
        });
        let statement = statistics.statement.as_ref().map(|stated| {
            let day = stated.as_of.parse().map_or_else(|_| stated.as_of.clone(), |date| i.date(&date));
            let numbers = [stated.members, stated.countries, stated.local_governments, stated.sse_networks];
            let [members, countries, governments, networks] = numbers.map(|number| i.number(number));
            i.put(
                "statistics-stated",
                &[
                    ("day", &day),
                    ("members", &members),
                    ("countries", &countries),
                    ("governments", &governments),
                    ("networks", &networks),
                ],
            )
        });
        Self {
            as_of: statistics.as_of,
            as_of_words: i.day(statistics.as_of),
            statement,
            source: statistics.statement.as_ref().and_then(|stated| stated.source.clone()),
            numbers,
            today,
            is_past,
            fault,
            of_day: if asked.query.is_empty() {
                String::new()
            } else {
                format!("?as-of={}", statistics.as_of)
            },
            tables: TABLES.map(table).into(),
            shell,
        }
    }
}
