//! A citation in words, in the styles that readers are asked for (Citation Style Language 1.0.2, by hayagriva).

use std::sync::LazyLock;

use domain::{Language, Record};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest,
    archive::{self, ArchivedStyle},
    citationberg::{IndependentStyle, Locale, LocaleCode, Style},
};

use super::bibtex;

/// A work as a style writes it in a bibliography.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What the style is called everywhere.
    pub style: &'static str,
    /// The citation, without any formatting.
    pub text: String,
}

/// The styles that are offered: those of the social sciences first.
const STYLES: [(&str, ArchivedStyle); 6] = [
    ("APA", ArchivedStyle::AmericanPsychologicalAssociation),
    ("Chicago", ArchivedStyle::ChicagoAuthorDate),
    ("Harvard", ArchivedStyle::HarvardCiteThemRight),
    ("MLA", ArchivedStyle::ModernLanguageAssociation),
    ("ISO 690", ArchivedStyle::Iso690AuthorDate),
    ("Vancouver", ArchivedStyle::ElsevierVancouver),
];

/// Unpacked once: a style takes longer to unpack than to use.
static READY: LazyLock<Vec<(&'static str, IndependentStyle)>> = LazyLock::new(|| {
    let independent = |(name, style): (&'static str, ArchivedStyle)| match style.get() {
        Style::Independent(style) => Some((name, style)),
        Style::Dependent(_) => None,
    };
    STYLES.into_iter().filter_map(independent).collect()
});

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(archive::locales);

/// A record as each style writes it. `address` is where it is kept; words such as *and* are those of the language, where
/// the styles come in it. A record that the styles can't take has none.
#[must_use]
pub fn in_styles(record: &Record, address: &str, language: &Language) -> Vec<Citation> {
    let Ok(library) = hayagriva::io::from_biblatex_str(&bibtex([(record, address.to_owned())])) else {
        return Vec::new();
    };
    let Some(entry) = library.iter().next() else {
        return Vec::new();
    };
    let locale = match language.primary() {
        "fr" => "fr-FR",
        "es" => "es-ES",
        "ko" => "ko-KR",
        _ => "en-US",
    };
    let locale = LocaleCode(locale.to_owned());
    let citation = |(name, style): &(&'static str, IndependentStyle)| {
        let mut driver = BibliographyDriver::new();
        let items = vec![CitationItem::with_entry(entry)];
        driver.citation(CitationRequest::new(items, style, Some(locale.clone()), &LOCALES, None));
        let rendered = driver.finish(BibliographyRequest {
            style,
            locale: Some(locale.clone()),
            locale_files: &LOCALES,
        });
        let item = rendered.bibliography?.items.into_iter().next()?;
        let mut text = String::new();
        item.content.write_buf(&mut text, BufWriteFormat::Plain).ok()?;
        // Some styles break lines; what is copied is one.
        let text = closed(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        Some(Citation { style: name, text })
    };
    READY.iter().filter_map(citation).collect()
}

/// A citation without the second of two full stops, which styles leave where a work lacks what stands between them, or where
/// a name ends with one. Three are an ellipsis, which is the work's own.
fn closed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('.') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if from.starts_with("...") {
            let after = from.trim_start_matches('.');
            out.push_str(&from[..from.len() - after.len()]);
            rest = after;
            continue;
        }
        out.push('.');
        rest = &from[1..];
        // Not those of an address.
        if let Some(after) = rest.strip_prefix('.').filter(|after| after.is_empty() || after.starts_with(' '))
        {
            rest = after;
        }
        while let Some(after) = rest.strip_prefix(" .").filter(|after| !after.starts_with('.')) {
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn what_a_work_lacks_leaves_no_stops_behind() {
        for (written, read) in [
            ("Kim, S. . Online. 2021.", "Kim, S. Online. 2021."),
            ("Cooperatives Ltd.. Seoul. . . 2021", "Cooperatives Ltd. Seoul. 2021"),
            ("And then... nothing. 협동조합. .", "And then... nothing. 협동조합."),
            ("https://example.org/a.b/../c", "https://example.org/a.b/../c"),
            ("", ""),
        ] {
            assert_eq!(closed(written), read);
        }
    }
}
