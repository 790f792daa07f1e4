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
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Citation { style: name, text })
    };
    READY.iter().filter_map(citation).collect()
}
