//! Years and months as people print them, as dates: `1999`, `c1999`, `19xx`, `1990–91`; `June`, `September 5-8`.

use std::str::FromStr;

use domain::Edtf;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{say, saying::Saying};

/// The date that a printed year and month mean, and what is to be said about the part that could not be read.
pub(crate) fn date(year: &str, month: Option<&str>) -> (Option<Edtf>, Option<Saying>) {
    let Some(years) = Years::read(year) else {
        let month = month.map(|month| format!(" ({month})")).unwrap_or_default();
        let said = say!(
            "year-unread",
            "the year '{value}'{detail} could not be read and was left out",
            value = brief(year),
            detail = month
        );
        return (None, Some(said));
    };
    let Some(month) = month.filter(|month| !month.trim().is_empty()) else {
        return (years.edtf(), None);
    };
    let exact = years.plain().and_then(|year| Days::read(month)?.edtf(year));
    match exact {
        Some(date) => (Some(date), None),
        None => {
            let said = say!(
                "month-unread",
                "the month '{value}' could not be read: the year was kept",
                value = brief(month)
            );
            (years.edtf(), Some(said))
        }
    }
}

fn brief(text: &str) -> String {
    text.trim().chars().take(60).collect()
}

/// One year or a span of years.
struct Years {
    text: String,
}

impl Years {
    fn read(printed: &str) -> Option<Self> {
        let trimmed = printed.trim();
        if Edtf::from_str(trimmed).is_ok() {
            return Some(Self { text: trimmed.to_owned() });
        }
        let lower = trimmed
            .to_lowercase()
            .replace(['–', '—', '‐', '−', '~', '/'], "-")
            .replace(['[', ']', '(', ')'], " ");
        let (about, rest) = match lower.trim().trim_start_matches('-').trim_start() {
            text if trimmed.starts_with('~') => (true, text.to_owned()),
            text => match ["circa", "ca.", "ca ", "c.", "about"]
                .iter()
                .find_map(|prefix| text.strip_prefix(prefix))
            {
                Some(rest) => (true, rest.trim().to_owned()),
                None => (false, text.trim_start_matches(['c', '©', 'p']).trim().to_owned()),
            },
        };
        let parts: Vec<_> = rest.split('-').map(|part| part.trim_matches([' ', '.', ',', ';'])).collect();
        // `1988–` and `1988–date` go on.
        let open = parts.len() > 1
            && parts.last().is_some_and(|last| matches!(*last, "" | "date" | "present" | "today"));
        let kept = if open { parts.len() - 1 } else { parts.len() };
        let parts: Vec<_> = parts.into_iter().take(kept).filter(|part| !part.is_empty()).collect();
        let mark = if about { "~" } else { "" };
        let text = match *parts.as_slice() {
            [one] if open => format!("{}{mark}/..", year(one, None)?),
            [one] => format!("{}{mark}", year(one, None)?),
            [first, last] => {
                let first = year(first, None)?;
                let last = year(last, Some(&first))?;
                if first == last { format!("{first}{mark}") } else { format!("{first}{mark}/{last}{mark}") }
            }
            _ => return None,
        };
        Edtf::from_str(&text).ok().map(|_| Self { text })
    }

    /// The year, where it is a single certain one.
    fn plain(&self) -> Option<i32> {
        if self.text.len() == 4 { self.text.parse().ok() } else { None }
    }

    fn edtf(&self) -> Option<Edtf> {
        self.text.parse().ok()
    }
}

/// One year of four places, of which the last two may be unknown. Two digits take the century of `before`.
fn year(part: &str, before: Option<&str>) -> Option<String> {
    let upper = part.replace(['x', '?'], "X");
    let digits = upper.trim_end_matches('X');
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match upper.len() {
        // `1999?` is an uncertain year, not a decade.
        5 if digits.len() == 4 && part.ends_with('?') => Some(part.to_owned()),
        4 => Some(upper),
        2 => Some(format!("{}{upper}", before?.get(..2)?)),
        _ => None,
    }
}

/// What a printed month says: a month or day, or two that span the time between.
struct Days {
    from: (u32, Option<u32>),
    to: Option<(u32, Option<u32>)>,
}

enum Word {
    Month(u32),
    Number(u32),
}

impl Days {
    fn read(printed: &str) -> Option<Self> {
        use Word::{Month, Number};
        let words = printed
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| {
                !word.is_empty()
                    && !matches!(*word, "and" | "to" | "of" | "de" | "und" | "bis" | "et" | "y" | "e" | "a")
            })
            .map(Word::read)
            .collect::<Option<Vec<_>>>()?;
        let (from, to) = match *words.as_slice() {
            [Month(month) | Number(month)] => ((month, None), None),
            [Month(first), Month(last)] => ((first, None), Some((last, None))),
            [Month(month), Number(day)] | [Number(day), Month(month)] => ((month, Some(day)), None),
            [Month(month), Number(first), Number(last)] | [Number(first), Number(last), Month(month)] => {
                ((month, Some(first)), Some((month, Some(last))))
            }
            [Month(from), Number(first), Month(to), Number(last)]
            | [Number(first), Month(from), Number(last), Month(to)] => {
                ((from, Some(first)), Some((to, Some(last))))
            }
            _ => return None,
        };
        Some(Self { from, to })
    }

    fn edtf(&self, year: i32) -> Option<Edtf> {
        let text = |year: i32, (month, day): (u32, Option<u32>)| match day {
            Some(day) => format!("{year:04}-{month:02}-{day:02}"),
            None => format!("{year:04}-{month:02}"),
        };
        match self.to {
            None => text(year, self.from).parse().ok(),
            Some(to) if to == self.from => text(year, to).parse().ok(),
            Some(to) => {
                // December to January runs into the next year.
                let end = if to.0 < self.from.0 { year + 1 } else { year };
                format!("{}/{}", text(year, self.from), text(end, to)).parse().ok()
            }
        }
    }
}

/// The months in English, French, Spanish, Portuguese and German, without accents.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "enero", "janeiro", "januar"],
    &["february", "fevrier", "febrero", "fevereiro", "februar"],
    &["march", "mars", "marzo", "marco", "marz", "maerz"],
    &["april", "avril", "abril"],
    &["may", "mai", "mayo", "maio"],
    &["june", "juin", "junio", "junho", "juni"],
    &["july", "juillet", "julio", "julho", "juli"],
    &["august", "aout", "agosto"],
    &["september", "sept", "septembre", "septiembre", "setembro"],
    &["october", "octobre", "octubre", "outubro", "oktober"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "decembre", "diciembre", "dezembro", "dezember"],
];

impl Word {
    fn read(word: &str) -> Option<Self> {
        let plain: String =
            word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
        let endings = ["st", "nd", "rd", "th", "er"];
        // In Korean, Japanese and Chinese a month is a number with a sign behind it.
        let month = word.strip_suffix(['월', '月']);
        let digits = endings.iter().find_map(|ending| plain.strip_suffix(ending)).or(month).unwrap_or(&plain);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let number = digits.parse().ok().filter(|number| (1..=31).contains(number))?;
            return Some(if month.is_some() { Self::Month(number) } else { Self::Number(number) });
        }
        let known = |names: &&[&str]| plain.len() >= 3 && names.iter().any(|name| name.starts_with(&plain));
        // A beginning that two months share, such as `jui`, is none.
        let mut found = MONTHS.iter().enumerate().filter(|(_, names)| known(names)).map(|(at, _)| at);
        let at = found.next().filter(|_| found.next().is_none())?;
        u32::try_from(at + 1).ok().map(Self::Month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(year: &str, month: &str) -> (Option<String>, bool) {
        let (date, warning) = date(year, Some(month));
        (date.map(|date| date.to_string()), warning.is_some())
    }

    #[test]
    fn printed_years_become_dates() {
        for (printed, edtf) in [
            ("1999", "1999"),
            (" [1999] ", "1999"),
            ("c1999.", "1999"),
            ("ca. 1999", "1999~"),
            ("1999?", "1999?"),
            ("19xx", "19XX"),
            ("199x", "199X"),
            ("19??", "19XX"),
            ("1990--1991", "1990/1991"),
            ("1990–91", "1990/1991"),
            ("1988--", "1988/.."),
            ("1988–date", "1988/.."),
            ("2016/2018", "2016/2018"),
            ("2016-03", "2016-03"),
        ] {
            assert_eq!(read(printed, ""), (Some(edtf.to_owned()), false), "{printed}");
        }
        for printed in ["", "in press", "12", "1999a", "평성 11년", "1999-2000-2001", "9999999999"] {
            assert_eq!(read(printed, ""), (None, true), "{printed}");
        }
    }

    #[test]
    fn printed_months_become_dates() {
        for (printed, edtf) in [
            ("December", "2016-12"),
            ("dec", "2016-12"),
            ("Sept.", "2016-09"),
            ("3", "2016-03"),
            ("October-November", "2016-10/2016-11"),
            ("Dec./Jan.", "2016-12/2017-01"),
            ("September 5-8", "2016-09-05/2016-09-08"),
            ("30 August–2 September", "2016-08-30/2016-09-02"),
            ("5th May", "2016-05-05"),
            ("sep~12", "2016-09-12"),
            ("décembre", "2016-12"),
            ("1er juillet", "2016-07-01"),
            ("5 de março", "2016-03-05"),
            ("Juni", "2016-06"),
            ("3월", "2016-03"),
        ] {
            assert_eq!(read("2016", printed), (Some(edtf.to_owned()), false), "{printed}");
        }
        for printed in ["Spring", "13", "Feb 30", "jui", "13월", "شباط"] {
            assert_eq!(read("2016", printed), (Some("2016".to_owned()), true), "{printed}");
        }
        assert_eq!(read("19xx", "May"), (Some("19XX".to_owned()), true));
    }
}
