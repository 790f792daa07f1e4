//! What hits can be narrowed by, as links with counts.

use app::{FacetFound, LabelledBucket};
use search::{FacetField, FacetRequest};

use super::Params;
use crate::shell::Shell;

/// Facets on the page, in their order.
const SHOWN: [FacetField; 10] = [
    FacetField::Kind,
    FacetField::Type,
    FacetField::Language,
    FacetField::Topic,
    FacetField::Year,
    FacetField::Country,
    FacetField::Sdg,
    FacetField::Member,
    FacetField::Person,
    FacetField::Access,
];

/// Values of a facet at first, and where more are asked for.
const FEW: usize = 6;
const MANY: usize = 100;
/// Years in the histogram.
const YEARS: usize = 40;
/// Height of the histogram, in pixels.
const HEIGHT: f64 = 44.0;

/// A facet.
#[derive(Debug)]
pub(crate) struct FacetView {
    pub(crate) name: String,
    /// What its numbers count, where another page counts otherwise.
    pub(crate) note: Option<String>,
    pub(crate) values: Vec<ValueLink>,
    /// Where all values are shown.
    pub(crate) more: Option<String>,
    /// Of years: bars, and what the form carries on.
    pub(crate) histogram: Option<Histogram>,
}

/// A value of a facet.
#[derive(Debug)]
pub(crate) struct ValueLink {
    pub(crate) text: String,
    pub(crate) count: String,
    /// The same as a sentence, for those who hear it.
    pub(crate) counted: String,
    pub(crate) href: String,
    pub(crate) is_chosen: bool,
}

/// How many hits are of each year.
#[derive(Debug)]
pub(crate) struct Histogram {
    pub(crate) bars: Vec<Bar>,
    /// What the search is beside its years, by name and value.
    pub(crate) carried: Vec<(&'static str, String)>,
    pub(crate) from: String,
    pub(crate) until: String,
}

/// A year.
#[derive(Debug)]
pub(crate) struct Bar {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) width: String,
    pub(crate) height: String,
    /// Whether the year is among those that the search is narrowed to.
    pub(crate) is_in: bool,
}

/// A condition of the search, which can be taken away.
#[derive(Debug)]
pub(crate) struct Chip {
    pub(crate) text: String,
    pub(crate) href: String,
}

/// The facets to count.
pub(crate) fn wanted(params: &Params) -> Vec<FacetRequest> {
    let request = |field: FacetField| FacetRequest {
        field,
        first: match field {
            FacetField::Year => 1_000,
            field if params.more == Some(field) => MANY,
            // What is chosen is shown even where it is not among the most frequent.
            _ => FEW + params.chosen.len(),
        },
        contains: None,
    };
    SHOWN.map(request).into()
}

/// What a facet is called.
fn name(shell: &Shell, field: FacetField) -> String {
    shell.i.t(&format!("facet-{}", field.as_str()))
}

/// The facets as links. One with a single value, of which none is chosen, narrows nothing and is left out.
pub(crate) fn views(shell: &Shell, params: &Params, facets: Vec<FacetFound>) -> Vec<FacetView> {
    let mut views = Vec::new();
    let is_of_a_kind = params.chosen.iter().any(|(field, _)| *field == FacetField::Kind);
    for FacetFound { field, buckets, has_more } in facets {
        if field == FacetField::Year {
            if !buckets.is_empty() {
                views.push(years(shell, params, &buckets));
            }
            continue;
        }
        let is_chosen = |value: &str| params.has(field, value);
        let chosen_here = params.chosen.iter().any(|(chosen, _)| *chosen == field);
        if buckets.len() < 2 && !chosen_here {
            continue;
        }
        let most = if params.more == Some(field) { MANY } else { FEW };
        let is_cut = has_more || buckets.len() > most;
        let shown =
            buckets.into_iter().enumerate().filter(|(at, bucket)| *at < most || is_chosen(&bucket.value));
        let link = |LabelledBucket { value, label, count }: LabelledBucket| ValueLink {
            text: if field == FacetField::Sdg { format!("{value} {label}") } else { label },
            count: shell.i.number(count),
            counted: shell.i.n("search-results", count),
            href: shell.href(&params.toggled(field, &value).path()),
            is_chosen: is_chosen(&value),
        };
        let more = Params { more: Some(field), ..params.first_page() };
        views.push(FacetView {
            name: name(shell, field),
            // The page of a topic counts its works alone.
            note: (field == FacetField::Topic && !is_of_a_kind).then(|| shell.i.t("facet-topic-note")),
            values: shown.map(|(_, bucket)| link(bucket)).collect(),
            more: (is_cut && params.more != Some(field)).then(|| shell.href(&more.path())),
            histogram: None,
        });
    }
    views
}

fn years(shell: &Shell, params: &Params, buckets: &[LabelledBucket]) -> FacetView {
    let counts: Vec<(i32, u64)> =
        buckets.iter().filter_map(|bucket| Some((bucket.value.parse().ok()?, bucket.count))).collect();
    let last = counts.last().map_or(0, |(year, _)| *year);
    let first = counts.first().map_or(0, |(year, _)| *year).max(last.saturating_sub(YEARS as i32 - 1));
    let span = f64::from((last - first + 1).max(1));
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1) as f64;
    let bar = |(year, count): &(i32, u64)| {
        let height = (*count as f64 / most * (HEIGHT - 2.0)).max(2.0);
        Bar {
            x: format!("{:.2}%", f64::from(year - first) / span * 100.0),
            y: format!("{:.0}", HEIGHT - height),
            width: format!("{:.2}%", 78.0 / span),
            height: format!("{height:.0}"),
            is_in: params.from.is_none_or(|from| *year >= from)
                && params.until.is_none_or(|until| *year <= until),
        }
    };
    let rest = params.without(FacetField::Year);
    let mut carried = Vec::new();
    if !rest.words.is_empty() {
        carried.push(("q", rest.words.clone()));
    }
    carried.extend(rest.chosen.iter().map(|(field, value)| (field.as_str(), value.clone())));
    if rest.is_literal {
        carried.push(("literal", "1".to_owned()));
    }
    let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
    FacetView {
        name: name(shell, FacetField::Year),
        note: None,
        values: Vec::new(),
        more: None,
        histogram: Some(Histogram {
            bars: counts.iter().filter(|(year, _)| *year >= first).map(bar).collect(),
            carried,
            from: year(params.from),
            until: year(params.until),
        }),
    }
}

/// The conditions of a search.
pub(crate) fn chips(shell: &Shell, params: &Params, facets: &[FacetFound]) -> Vec<Chip> {
    let label = |field: FacetField, value: &str| {
        let of_field = facets.iter().find(|facet| facet.field == field);
        let bucket = of_field.and_then(|facet| facet.buckets.iter().find(|bucket| bucket.value == value));
        let languages = shell.i.languages();
        bucket.map_or_else(|| app::facet_label(field, value, languages), |bucket| bucket.label.clone())
    };
    let mut chips: Vec<Chip> = params
        .chosen
        .iter()
        .map(|(field, value)| Chip {
            text: shell.i.put("chip", &[("field", &name(shell, *field)), ("value", &label(*field, value))]),
            href: shell.href(&params.toggled(*field, value).path()),
        })
        .collect();
    let year = |year: i32| year.to_string();
    let years = match (params.from, params.until) {
        (None, None) => None,
        (Some(from), None) => Some(shell.i.with("date-since", &year(from))),
        (None, Some(until)) => Some(shell.i.with("date-until", &year(until))),
        (Some(from), Some(until)) => {
            Some(shell.i.put("date-range", &[("from", &year(from)), ("until", &year(until))]))
        }
    };
    chips.extend(years.map(|years| Chip {
        text: shell.i.put("chip", &[("field", &name(shell, FacetField::Year)), ("value", &years)]),
        href: shell.href(&params.without(FacetField::Year).path()),
    }));
    chips
}
