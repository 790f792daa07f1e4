//! Charts as SVG that is drawn here. They have no view box: positions are in per cent, so that letters keep their size on
//! narrow screens.

/// A number on its way from a baseline towards a target.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gauge {
    pub(crate) from: Option<Mark>,
    pub(crate) to: Option<Mark>,
    pub(crate) target: Option<Mark>,
    /// Where the line between begins and ends.
    pub(crate) line: (String, String),
    /// What it shows, in words.
    pub(crate) words: String,
}

/// A place on a chart, and the number there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub(crate) x: String,
    pub(crate) text: String,
}

impl Gauge {
    /// The room on either side, in per cent.
    const MARGIN: f64 = 6.0;

    /// Nothing to draw where there is no value.
    pub(crate) fn new(
        from: Option<f64>,
        to: Option<f64>,
        target: Option<f64>,
        write: impl Fn(f64) -> String,
        words: &str,
    ) -> Option<Self> {
        let to = to?;
        let all = || [from, Some(to), target, Some(0.0)].into_iter().flatten();
        let least = all().fold(f64::INFINITY, f64::min);
        let most = all().fold(f64::NEG_INFINITY, f64::max);
        if !(most - least).is_finite() || most <= least {
            return None;
        }
        let place =
            |number: f64| Self::MARGIN + (number - least) / (most - least) * (100.0 - 2.0 * Self::MARGIN);
        let mark = |number: f64| Mark { x: format!("{:.1}%", place(number)), text: write(number) };
        let begin = place(from.unwrap_or(0.0));
        Some(Self {
            from: from.map(mark),
            to: Some(mark(to)),
            target: target.map(mark),
            line: (format!("{begin:.1}%"), format!("{:.1}%", place(to))),
            words: words.to_owned(),
        })
    }
}

/// Bars below each other, each with its name and number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bars {
    pub(crate) rows: Vec<BarRow>,
    pub(crate) height: usize,
    /// What it shows, in words.
    pub(crate) words: String,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BarRow {
    pub(crate) name: String,
    pub(crate) shown: String,
    pub(crate) text_y: usize,
    pub(crate) bar_y: usize,
    pub(crate) width: String,
}

impl Bars {
    /// Pixels of a row.
    const ROW: usize = 38;

    pub(crate) fn new(title: &str, rows: &[(String, u64)], write: impl Fn(u64) -> String) -> Self {
        let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as f64;
        let row = |(at, (name, count)): (usize, &(String, u64))| BarRow {
            name: name.clone(),
            shown: write(*count),
            text_y: at * Self::ROW + 13,
            bar_y: at * Self::ROW + 19,
            width: format!("{:.1}%", (*count as f64 / most * 100.0).max(0.5)),
        };
        let told: Vec<String> =
            rows.iter().map(|(name, count)| format!("{name} {}", write(*count))).collect();
        Self {
            rows: rows.iter().enumerate().map(row).collect(),
            height: rows.len() * Self::ROW,
            words: format!("{title}: {}", told.join("; ")),
        }
    }
}

/// Columns beside each other over years.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Columns {
    pub(crate) columns: Vec<Column>,
    /// Lines across, with their numbers.
    pub(crate) grid: Vec<Level>,
    /// Years below the columns.
    pub(crate) years: Vec<Mark>,
    pub(crate) words: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) width: String,
    pub(crate) height: String,
    pub(crate) title: String,
}

/// A line across.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Level {
    pub(crate) y: String,
    pub(crate) text_y: String,
    pub(crate) text: String,
}

impl Columns {
    /// Pixels from the top of the highest column to the ground.
    const HEIGHT: f64 = 150.0;
    /// Pixels above the highest column.
    const TOP: f64 = 14.0;

    /// Counts by year, in the order of years. Nothing where there are none.
    pub(crate) fn new(title: &str, counts: &[(i32, u64)]) -> Option<Self> {
        let (first, _) = counts.first()?;
        let (last, _) = counts.last()?;
        let most = counts.iter().map(|(_, count)| *count).max()?.max(1);
        let span = f64::from(last - first + 1).max(1.0);
        let place = |year: i32| f64::from(year - first) / span * 100.0;
        let height = |count: u64| count as f64 / most as f64 * Self::HEIGHT;
        let column = |(year, count): &(i32, u64)| Column {
            x: format!("{:.2}%", place(*year)),
            y: format!("{:.1}", Self::TOP + Self::HEIGHT - height(*count)),
            width: format!("{:.2}%", 80.0 / span),
            height: format!("{:.1}", height(*count)),
            title: format!("{year}: {count}"),
        };
        let step = most.div_ceil(3).max(1);
        let level = |count: u64| {
            let y = Self::TOP + Self::HEIGHT - height(count);
            Level { y: format!("{y:.1}"), text_y: format!("{:.1}", y - 4.0), text: count.to_string() }
        };
        let every = ((last - first) / 8).max(1);
        let year = |year: i32| Mark { x: format!("{:.2}%", place(year)), text: year.to_string() };
        let peak = counts.iter().max_by_key(|(_, count)| *count)?;
        Some(Self {
            columns: counts.iter().filter(|(_, count)| *count > 0).map(column).collect(),
            grid: (1..).map(|times| times * step).take_while(|count| *count <= most).map(level).collect(),
            years: (0..)
                .map(|times| first + times * every)
                .take_while(|year| year <= last)
                .map(year)
                .collect(),
            words: format!("{title}: {first}–{last}; {} → {}", peak.0, peak.1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gauge_holds_every_number_and_refuses_what_has_none() {
        let gauge = Gauge::new(Some(10.0), Some(28.0), Some(60.0), |n| n.to_string(), "w").unwrap();
        assert_eq!(gauge.target.unwrap().x, "94.0%", "the greatest stands at the end");
        assert_eq!(Gauge::new(Some(1.0), None, None, |n| n.to_string(), ""), None);
        assert_eq!(Gauge::new(None, Some(0.0), None, |n| n.to_string(), ""), None, "nothing to compare");
        let below = Gauge::new(None, Some(-5.0), None, |n| n.to_string(), "").unwrap();
        assert_eq!(below.to.unwrap().x, "6.0%");
        assert_eq!(Gauge::new(Some(f64::MAX), Some(-f64::MAX), None, |n| n.to_string(), ""), None);
    }

    #[test]
    fn columns_span_the_years() {
        assert_eq!(Columns::new("t", &[]), None);
        let columns = Columns::new("t", &[(1999, 2), (2001, 0), (2008, 6)]).unwrap();
        assert_eq!(columns.columns.len(), 2);
        assert_eq!(columns.columns[1].height, "150.0");
        assert_eq!(columns.grid.last().unwrap().text, "6");
        assert_eq!(Columns::new("t", &[(2020, 1)]).unwrap().years.len(), 1);
    }
}
