//! The collection in figures: charts, each with its numbers as a table and as CSV.

use app::{Count, Statistics};
use askama::Template;
use axum::{
    extract::State,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    response::{IntoResponse as _, Response},
};
use chrono::NaiveDate;
use domain::{Country, Language, country::Continent};

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
    years: Option<Columns>,
    tables: Vec<Table>,
}

/// Figures of one sort.
struct Table {
    /// Its name in addresses.
    id: &'static str,
    title: String,
    what: String,
    bars: Option<Bars>,
    rows: Vec<(String, String)>,
}

/// The tables that there are.
const TABLES: [&str; 6] = ["years", "kinds", "languages", "continents", "countries", "organisations"];

/// `/statistics`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let statistics = site.app.statistics(None).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&StatisticsPage::new(&site, &asked, &statistics)))
}

/// `/statistics/years.csv`
pub(crate) async fn file(State(site): State<Site>, Name(file): Name, asked: Asked) -> Result<Response> {
    let name = file.strip_suffix(".csv").and_then(|name| TABLES.into_iter().find(|table| *table == name));
    let Some(name) = name else { return Err(Wrong::missing(&site, &asked)) };
    let statistics = site.app.statistics(None).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    let mut text = String::from("value,name,count\r\n");
    for (value, label, count) in rows(&asked, &statistics, name) {
        text.push_str(&format!("{},{},{count}\r\n", cell(&value), cell(&label)));
    }
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{}.csv\"", statistics.as_of)),
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
fn rows(asked: &Asked, statistics: &Statistics, table: &str) -> Vec<(String, String, u64)> {
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
    fn new(site: &Site, asked: &Asked, statistics: &Statistics) -> Self {
        let i = asked.i;
        let shell = Shell::new(site, asked, Nav::Statistics, i.t("statistics-title"));
        let table = |id: &'static str| {
            let rows = rows(asked, statistics, id);
            let title = i.t(&format!("statistics-{id}"));
            let bars: Vec<(String, u64)> = rows
                .iter()
                .filter(|(.., count)| *count > 0)
                .take(MOST_BARS)
                .map(|(_, label, count)| (label.clone(), *count))
                .collect();
            Table {
                id,
                what: i.t(&format!("statistics-{id}-what")),
                bars: (id != "years" && !bars.is_empty())
                    .then(|| Bars::new(&title, &bars, |count| i.number(count))),
                title,
                rows: rows.into_iter().map(|(_, label, count)| (label, i.number(count))).collect(),
            }
        };
        let counts = |id: &str| rows(asked, statistics, id);
        let years: Vec<(i32, u64)> = counts("years")
            .into_iter()
            .filter_map(|(year, _, count)| Some((year.parse().ok()?, count)))
            .collect();
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
        numbers.push(named("figure-members", statistics.members));
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
            years: Columns::new(&i.t("statistics-years"), &years),
            tables: TABLES.map(table).into(),
            shell,
        }
    }
}
