//! A citation in words, in the styles that readers are asked for (Citation Style Language 1.0.2, by hayagriva).

use std::sync::LazyLock;

use domain::{Language, Record, record::ContributorRole};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest, Entry,
    archive::{self, ArchivedStyle},
    citationberg::{IndependentStyle, Locale, LocaleCode, Style},
};

use super::{bibtex, in_role};

/// A work as a style writes it in a bibliography.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What the style is called everywhere.
    pub style: &'static str,
    /// The citation, without any formatting.
    pub text: String,
}

/// A style.
struct Offered {
    name: &'static str,
    archived: ArchivedStyle,
    /// Whether it goes wrong where a work has editors and no authors: as processed here, it leaves out the title, or writes
    /// the names as nowhere else. Then the editors stand in the place of authors.
    takes_editors_for_authors: bool,
}

const fn offered(name: &'static str, archived: ArchivedStyle, takes_editors_for_authors: bool) -> Offered {
    Offered { name, archived, takes_editors_for_authors }
}

/// The styles that are offered: those of the social sciences first.
const STYLES: [Offered; 6] = [
    offered("APA", ArchivedStyle::AmericanPsychologicalAssociation, false),
    offered("Chicago", ArchivedStyle::ChicagoAuthorDate, true),
    offered("Harvard", ArchivedStyle::HarvardCiteThemRight, false),
    offered("MLA", ArchivedStyle::ModernLanguageAssociation, false),
    offered("ISO 690", ArchivedStyle::Iso690AuthorDate, true),
    offered("Vancouver", ArchivedStyle::ElsevierVancouver, false),
];

/// Unpacked once: a style takes longer to unpack than to use.
static READY: LazyLock<Vec<(Offered, IndependentStyle)>> = LazyLock::new(|| {
    let independent = |offered: Offered| match offered.archived.get() {
        Style::Independent(style) => Some((offered, style)),
        Style::Dependent(_) => None,
    };
    STYLES.into_iter().filter_map(independent).collect()
});

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(archive::locales);

/// What styles read of a record: whatever is alike in it is cited alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CitedWork {
    bibtex: String,
    /// The same with its editors for authors, where it has none, for the styles that need it.
    by_editors: Option<String>,
}

impl CitedWork {
    /// Of a record that is kept at an address.
    #[must_use]
    pub fn of(record: &Record, address: &str) -> Self {
        let mut by_editors = None;
        if in_role(record, ContributorRole::Author).next().is_none() {
            let mut record = record.clone();
            let editors = record.content.contributors.iter_mut();
            for editor in editors.filter(|contributor| contributor.role == ContributorRole::Editor) {
                editor.role = ContributorRole::Author;
            }
            by_editors = Some(bibtex::for_styles(&record, address));
        }
        Self { bibtex: bibtex::for_styles(record, address), by_editors }
    }

    /// How long it is, in bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        self.bibtex.len() + self.by_editors.as_ref().map_or(0, String::len)
    }
}

/// A record as each style writes it; words such as *and* are those of the language, where the styles come in it. A record
/// that the styles can't take has none.
#[must_use]
pub fn in_styles(cited: &CitedWork, language: &Language) -> Vec<Citation> {
    let Some(entry) = entry(&cited.bibtex) else { return Vec::new() };
    let by_editors = cited.by_editors.as_deref().and_then(self::entry);
    let locale = match language.primary() {
        "fr" => "fr-FR",
        "es" => "es-ES",
        "ko" => "ko-KR",
        _ => "en-US",
    };
    let locale = LocaleCode(locale.to_owned());
    let citation = |(offered, style): &(Offered, IndependentStyle)| {
        let mut driver = BibliographyDriver::new();
        let by_editors = by_editors.as_ref().filter(|_| offered.takes_editors_for_authors);
        let items = vec![CitationItem::with_entry(by_editors.unwrap_or(&entry))];
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
        Some(Citation { style: offered.name, text })
    };
    READY.iter().filter_map(citation).collect()
}

/// The record as the styles read works.
fn entry(bibtex: &str) -> Option<Entry> {
    let library = hayagriva::io::from_biblatex_str(bibtex).ok()?;
    library.iter().next().cloned()
}

/// A citation without the second of two full stops, which styles leave where a work lacks what stands between them, or where
/// a name ends with one; and without the comma between a year and the month that it lacks. Three stops are an ellipsis,
/// which is the work's own.
fn closed(text: &str) -> String {
    let text = text.replace(",)", ")").replace(".”.", ".”");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
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
        let ends = |after: &&str| after.is_empty() || after.starts_with([' ', ')']);
        if let Some(after) = rest.strip_prefix('.').filter(ends) {
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
            (
                "Dakar. (2026,). Cooperatives. “Two words.”. 2026",
                "Dakar. (2026). Cooperatives. “Two words.” 2026",
            ),
            ("GAIGER, Luiz (eds..). New York", "GAIGER, Luiz (eds.). New York"),
            ("", ""),
        ] {
            assert_eq!(closed(written), read);
        }
    }
}
