//! Dates as they are written in the languages of the interface.

use chrono::{Datelike, NaiveDate, SecondsFormat};
use domain::{Edtf, Timestamp};

use super::Interface;

/// A moment as the `datetime` of a `time` element, which takes milliseconds at most (HTML, “times”).
pub(crate) fn machine_readable(moment: Timestamp) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Millis, true)
}

impl Interface {
    /// A day: 26 November 2026.
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        let month = self.t(&format!("month-{}", day.month()));
        let number = match day.day() {
            1 => self.t("first-of-month"),
            other => other.to_string(),
        };
        let year = day.year().to_string();
        self.put("date-day", &[("day", &number), ("month", &month), ("year", &year)])
    }

    /// The day of a moment (UTC).
    pub(crate) fn day_of(&self, moment: Timestamp) -> String {
        self.day(moment.date_naive())
    }

    /// A moment to the minute (UTC): 26 November 2026, 14:05 UTC.
    pub(crate) fn moment(&self, moment: Timestamp) -> String {
        format!("{}, {} UTC", self.day_of(moment), moment.format("%H:%M"))
    }

    fn month(&self, day: NaiveDate) -> String {
        let month = self.t(&format!("month-{}", day.month()));
        self.put("date-month", &[("month", &month), ("year", &day.year().to_string())])
    }

    /// A date of any exactness, in words: March 2019, about 1968, 2016 to 2018.
    pub(crate) fn date(&self, date: &Edtf) -> String {
        match date.as_str().split_once('/') {
            Some(("..", until)) => self.span(None, Some(until)),
            Some((from, "..")) => self.span(Some(from), None),
            Some((from, until)) => self.span(Some(from), Some(until)),
            None => self.part(date.as_str()),
        }
    }

    /// What lasted from one date to another, in words; nothing where neither is known.
    pub(crate) fn between(&self, since: Option<&Edtf>, until: Option<&Edtf>) -> String {
        self.span(since.map(Edtf::as_str), until.map(Edtf::as_str))
    }

    /// What lasted from one day to another, in words; nothing where neither is known.
    pub(crate) fn days(&self, since: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        self.span(text(since).as_deref(), text(until).as_deref())
    }

    fn span(&self, from: Option<&str>, until: Option<&str>) -> String {
        // Before a day some languages want an article that a year or month does not have.
        let is_day = |text: &str| text.len() == 10;
        match (from, until) {
            (None, None) => String::new(),
            (Some(from), None) => {
                let id = if is_day(from) { "date-since-day" } else { "date-since" };
                self.with(id, &self.part(from))
            }
            (None, Some(until)) => {
                let id = if is_day(until) { "date-until-day" } else { "date-until" };
                self.with(id, &self.part(until))
            }
            (Some(from), Some(until)) => {
                let id = if is_day(from) && is_day(until) { "date-range-day" } else { "date-range" };
                self.put(id, &[("from", &self.part(from)), ("until", &self.part(until))])
            }
        }
    }

    /// One end of a date.
    fn part(&self, text: &str) -> String {
        let bare = text.trim_end_matches(['~', '?', '%']);
        let written = match bare.len() {
            10 => bare.parse().map_or_else(|_| bare.to_owned(), |day| self.day(day)),
            7 => {
                let first: Result<NaiveDate, _> = format!("{bare}-01").parse();
                first.map_or_else(|_| bare.to_owned(), |first| self.month(first))
            }
            // A decade: 201X.
            4 if bare.ends_with(['X', 'x']) => {
                self.with("date-decade", &format!("{}0", bare.get(..3).unwrap_or(bare)))
            }
            4 if bare.bytes().all(|digit| digit.is_ascii_digit()) => self.with("date-year", bare),
            _ => bare.to_owned(),
        };
        match text.chars().last() {
            Some('~' | '%') => self.with("date-about", &written),
            Some('?') => self.with("date-perhaps", &written),
            _ => written,
        }
    }
}
