//! Dates as people know them: [`Edtf`], a subset of the Extended Date/Time Format (Library of Congress, 2019; part of
//! ISO 8601-2).

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A date of any exactness: `2019`, `2019-03`, `2019-03-05`, `2019~` (about), `2019?` (uncertain), `201X`
/// (a decade), and intervals of these (`2016/2018`, `2016/..`).
///
/// It knows the first and last day that it may mean, so that a work dated 2019 can be found within March 2019.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edtf {
    text: Box<str>,
    earliest: NaiveDate,
    latest: NaiveDate,
}

/// A text that is no date of the supported forms.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{0}' is not an EDTF date (such as 2019, 2019-03, 2019-03-05, 2019~, 201X or 2016/2018)")]
pub struct InvalidDate(String);

impl Edtf {
    /// The date as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first day it may mean.
    #[must_use]
    pub const fn earliest(&self) -> NaiveDate {
        self.earliest
    }

    /// The last day it may mean. An open end reaches to the end of the year 9999.
    #[must_use]
    pub const fn latest(&self) -> NaiveDate {
        self.latest
    }

    /// The year it begins in.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.earliest.year()
    }

    /// A whole year.
    ///
    /// # Errors
    /// A year outside 0 to 9999.
    pub fn of_year(year: i32) -> Result<Self, InvalidDate> {
        format!("{year:04}").parse()
    }
}

const MOST_YEARS: i32 = 9999;

/// The days that one date, without a slash, may mean.
fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let plain = text.trim_end_matches(['~', '?', '%']);
    // At most one qualifier.
    if text.len() - plain.len() > 1 {
        return None;
    }
    let digits = |part: &str, long: usize| {
        (part.len() == long && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let mut parts = plain.split('-');
    let year = parts.next()?;
    if let Some(known) = year.strip_suffix("XX").or_else(|| year.strip_suffix('X')) {
        let open = 4_usize.checked_sub(known.len())?;
        let first = i32::try_from(digits(known, 4 - open)?).ok()? * 10_i32.pow(u32::try_from(open).ok()?);
        let last = first + 10_i32.pow(u32::try_from(open).ok()?) - 1;
        return match parts.next() {
            None if open == 1 || open == 2 => {
                Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?))
            }
            _ => None,
        };
    }
    let year = i32::try_from(digits(year, 4)?).ok().filter(|year| *year <= MOST_YEARS)?;
    match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)),
        (Some(month), None, _) => {
            let first = NaiveDate::from_ymd_opt(year, digits(month, 2)?, 1)?;
            Some((first, first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?))
        }
        (Some(month), Some(day), None) => {
            let date = NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)?;
            Some((date, date))
        }
        _ => None,
    }
}

impl FromStr for Edtf {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || InvalidDate(text.chars().take(40).collect());
        let (earliest, latest) = match text.split_once('/') {
            None => span(text).ok_or_else(refused)?,
            Some((start, end)) => {
                let first = || NaiveDate::from_ymd_opt(0, 1, 1);
                let last = || NaiveDate::from_ymd_opt(MOST_YEARS, 12, 31);
                let start = if start == ".." { first() } else { span(start).map(|(earliest, _)| earliest) };
                let end = if end == ".." { last() } else { span(end).map(|(_, latest)| latest) };
                start.zip(end).ok_or_else(refused)?
            }
        };
        if earliest > latest || text == "../.." {
            return Err(refused());
        }
        Ok(Self { text: text.into(), earliest, latest })
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_knows_the_days_it_may_mean() {
        let days = |text: &str| {
            let date: Edtf = text.parse().unwrap();
            (date.earliest().to_string(), date.latest().to_string())
        };
        for (text, earliest, latest) in [
            ("2019", "2019-01-01", "2019-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2019-03-05", "2019-03-05", "2019-03-05"),
            ("2019~", "2019-01-01", "2019-12-31"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("19XX", "1900-01-01", "1999-12-31"),
            ("2016/2018-06", "2016-01-01", "2018-06-30"),
            ("2016/..", "2016-01-01", "9999-12-31"),
            ("9999-12", "9999-12-01", "9999-12-31"),
        ] {
            assert_eq!(days(text), (earliest.to_owned(), latest.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "19",
            "2019-13",
            "2019-02-30",
            "2019-3",
            "2018/2016",
            "../..",
            "2019~?",
            "X",
            "２０１９",
            "2019-03-05-06",
            "12345X",
            "협동조합XX",
        ] {
            assert!(text.parse::<Edtf>().is_err(), "{text}");
        }
    }
}
