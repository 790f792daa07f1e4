//! Numbers as they are written in the languages of the interface (Unicode CLDR, number symbols).

use super::Interface;

impl Interface {
    /// What stands between thousands, and before decimals.
    fn symbols(&self) -> (char, char) {
        match self.tag {
            "fr" => ('\u{202f}', ','),
            "es" => ('\u{a0}', ','),
            _ => (',', '.'),
        }
    }

    /// A whole number.
    pub(crate) fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        // Spanish sets no space into numbers of four digits (Ortografía de la lengua española, 2010).
        let first = if self.tag == "es" { 5 } else { 4 };
        if digits.len() < first {
            return digits;
        }
        let (thousands, _) = self.symbols();
        let mut written = String::with_capacity(digits.len() * 2);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push(thousands);
            }
            written.push(digit);
        }
        written
    }

    /// A number with at most two decimals.
    pub(crate) fn decimal(&self, number: f64) -> String {
        let rounded = format!("{:.2}", number.abs());
        let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, ""));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole: u64| self.number(whole));
        let decimals = decimals.trim_end_matches('0');
        let sign = if number < 0.0 { "−" } else { "" };
        match decimals {
            "" => format!("{sign}{whole}"),
            decimals => format!("{sign}{whole}{}{decimals}", self.symbols().1),
        }
    }
}
