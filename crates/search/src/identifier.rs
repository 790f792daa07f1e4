//! Identifiers as people type them: what of a query is one, and its normal form.

use domain::Doi;

/// The identifier by which a topic is found that a query names: the thing itself, before what is about it.
#[must_use]
pub fn of_topic(slug: &str) -> String {
    format!("topic:{slug}")
}

/// The normal forms of the identifiers a text may be: of a DOI (lower case, without resolver), an ORCID iD, an ISBN
/// (13 digits) or a URL (without scheme, `www.` and trailing slash). Empty where the text is none of these.
///
/// The same function normalises what a document holds and what a query asks for, so both sides agree.
#[must_use]
pub fn identifiers(text: &str) -> Vec<String> {
    let text = without_end(text.trim());
    if text.len() > 400 || text.contains(char::is_whitespace) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let lower = text.to_lowercase();
    let bare = without_scheme(&lower);
    if let Ok(doi) = text.parse::<Doi>() {
        // An address often ends in a slash, a DOI hardly ever.
        found.push(doi.as_str().trim_end_matches(['/', '.', ',', ';']).to_owned());
    }
    let compact: String = text.chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}')).collect();
    found.extend(orcid(bare));
    found.extend(isbn(
        compact.strip_prefix("ISBN:").or_else(|| compact.strip_prefix("isbn:")).unwrap_or(&compact),
    ));
    let url = bare.trim_end_matches(['/', '.', ',', ';', '>']);
    if bare.len() < lower.len() && url.contains('.') {
        found.push(url.to_owned());
    }
    found
}

/// The normal form under which an identifier is indexed and looked up: the first of [`identifiers`], else the text
/// itself in lower case. The normal form of a normal form is itself.
#[must_use]
pub fn normal_form(text: &str) -> String {
    identifiers(text).into_iter().next().unwrap_or_else(|| text.trim().to_lowercase())
}

/// The text without what closes a sentence or a bracket that was opened before it.
fn without_end(text: &str) -> &str {
    let stops = ['.', ',', ';'];
    if text.contains('<') {
        // `<1::AID-ASI1>` may be a part of a DOI.
        return text.trim_end_matches(stops);
    }
    text.trim_end_matches(|c| c == '>' || stops.contains(&c))
}

/// The text without its scheme, or without all of them: `https://https://` comes of pasting behind what was there.
fn without_scheme(text: &str) -> &str {
    let mut bare = text;
    while let Some(rest) = bare.strip_prefix("https://").or_else(|| bare.strip_prefix("http://")) {
        bare = rest.strip_prefix("www.").unwrap_or(rest);
    }
    bare
}

fn orcid(text: &str) -> Option<String> {
    let bare = text.strip_prefix("orcid.org/").or_else(|| text.strip_prefix("orcid:")).unwrap_or(text);
    let digits: String = bare.chars().filter(|c| *c != '-').collect();
    let shape = bare.len() == 19 && digits.len() == 16;
    let (body, check) = digits.split_at_checked(15)?;
    (shape
        && body.bytes().all(|b| b.is_ascii_digit())
        && (check == "x" || check.bytes().all(|b| b.is_ascii_digit())))
    .then(|| bare.to_uppercase())
}

/// An ISBN of ten or thirteen digits, as thirteen, if its check digit is right.
fn isbn(text: &str) -> Option<String> {
    let digits: Vec<u32> = text
        .chars()
        .map(|c| c.to_digit(10).or((c == 'X' || c == 'x').then_some(10)))
        .collect::<Option<_>>()?;
    match digits.len() {
        10 if digits.iter().rev().skip(1).all(|d| *d < 10) => {
            let sum: u32 = digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum();
            let mut body = vec![9, 7, 8];
            body.extend(digits.iter().take(9));
            sum.is_multiple_of(11).then(|| with_check_digit(&body))
        }
        13 if digits.iter().all(|d| *d < 10) => {
            let whole = with_check_digit(digits.get(..12)?);
            (whole == text && (whole.starts_with("978") || whole.starts_with("979"))).then_some(whole)
        }
        _ => None,
    }
}

fn with_check_digit(body: &[u32]) -> String {
    let sum: u32 = body.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    let check = (10 - sum % 10) % 10;
    body.iter().chain([&check]).map(u32::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_have_one_form() {
        for (given, normal) in [
            ("https://doi.org/10.1234/ABC.5", "10.1234/abc.5"),
            ("doi:10.1234/abc.5", "10.1234/abc.5"),
            ("10.1234/abc.5", "10.1234/abc.5"),
            ("https://orcid.org/0000-0002-1825-009x", "0000-0002-1825-009X"),
            ("0000-0002-1825-0097", "0000-0002-1825-0097"),
            ("978-3-16-148410-0", "9783161484100"),
            ("3-16-148410-X", "9783161484100"),
            ("https://www.example.org/a/", "example.org/a"),
            ("https://https://doi.org/10.1234/abc.5", "10.1234/abc.5"),
            ("https://www.http://www.example.org/a,/", "example.org/a"),
            ("https://doi.org/10.1000/XYZ%282020%295.", "10.1000/xyz(2020)5"),
            ("https://doi.org/10.1234/abc.5>,", "10.1234/abc.5"),
            ("www.doi.org/10.1234/abc.5/", "10.1234/abc.5"),
        ] {
            assert_eq!(identifiers(given).first().map(String::as_str), Some(normal), "{given}");
            assert_eq!(normal_form(normal), normal, "{given}");
        }
    }

    #[test]
    fn words_and_numbers_are_no_identifiers() {
        for given in ["cooperative", "2019", "10.5", "978-3-16-148410-1", "1234567890", "협동조합", ""] {
            assert_eq!(identifiers(given), Vec::<String>::new(), "{given}");
        }
    }
}
