//! A record in the making, from a form that is looser than ours: [`Sketch`] takes what it is given, keeps what can be
//! kept where it belongs or next to it, and notes the rest as warnings.

use domain::{
    Doi, EntityKind, ExternalReference, Identifier, Language, Localized, Scheme,
    identifier::is_web_address,
    record::{Contributor, ContributorRole, Details, RecordContent, Source},
};

use crate::{
    entry::{Content, Entry, Resolved},
    say,
    saying::{Reasons, Saying},
};

/// The longest summary that the domain takes, in characters: more goes into the body.
const LONGEST_SUMMARY: usize = 20_000;
/// The longest keyword that the domain takes, in characters.
const LONGEST_KEYWORD: usize = 500;
/// The longest web address that the domain takes, in bytes.
const LONGEST_ADDRESS: usize = 2_000;

/// A record in the making.
pub(crate) struct Sketch {
    pub(crate) content: RecordContent,
    pub(crate) source: Source,
    pub(crate) warnings: Vec<Saying>,
    /// The language of the record's texts, undetermined (`und`) where no one said.
    language: Option<Language>,
}

impl Sketch {
    pub(crate) fn new(details: Details) -> Self {
        Self {
            content: RecordContent::new(details),
            source: Source::default(),
            warnings: Vec::new(),
            language: None,
        }
    }

    pub(crate) fn warn(&mut self, warning: Saying) {
        self.warnings.push(warning);
    }

    /// Sets the language of the record and of the texts that come after.
    pub(crate) fn language(&mut self, tag: Language) {
        if tag.primary() != "und" && !self.content.languages.contains(&tag) {
            self.content.languages.push(tag.clone());
        }
        self.language.get_or_insert(tag);
    }

    /// The language to give to texts; `None` where the language has no tag at all.
    pub(crate) fn text_language(&self) -> Option<Language> {
        self.language.clone().or_else(|| "und".parse().ok())
    }

    pub(crate) fn title(&mut self, title: &str) {
        if let Some(language) = self.text_language() {
            self.content.title = Localized::of(language, title.trim());
        }
    }

    /// An abstract; one that is too long for a summary becomes the body.
    pub(crate) fn summary(&mut self, text: &str) {
        let Some(language) = self.text_language() else {
            return;
        };
        let text = Localized::of(language, text.trim());
        if text.iter().any(|(_, translation)| translation.text.chars().count() > LONGEST_SUMMARY) {
            self.warn(say!(
                "abstract-too-long",
                "the abstract is too long for a summary and was kept as the body"
            ));
            self.content.body = text;
        } else {
            self.content.summary = text;
        }
    }

    /// A text about the work at length, behind what the body may hold already.
    pub(crate) fn body(&mut self, text: &str) {
        let Some(language) = self.text_language().filter(|_| !text.trim().is_empty()) else {
            return;
        };
        let before = self
            .content
            .body
            .original()
            .map(|(_, before)| format!("{}\n\n", before.text))
            .unwrap_or_default();
        self.content.body = Localized::of(language, format!("{before}{}", text.trim()));
    }

    /// A contributor by printed name; an empty name is none.
    pub(crate) fn contributor(&mut self, contributor: Contributor) {
        if !contributor.name.trim().is_empty() {
            self.content.contributors.push(contributor);
        }
    }

    pub(crate) fn contributors(&mut self, names: impl IntoIterator<Item = String>, role: ContributorRole) {
        for name in names {
            self.contributor(Contributor::printed(name.trim(), role));
        }
    }

    /// An identifier; one that breaks its scheme's rule is kept as another, unnamed scheme's.
    pub(crate) fn identifier(&mut self, scheme: Scheme, value: &str) {
        let made = Identifier::new(scheme, value).or_else(|error| {
            let kept = Identifier::new(
                Scheme::Other,
                &format!("{scheme}:{}", value.trim(), scheme = scheme.as_str()),
            )?;
            self.warnings.push(say!("identifier-kept", "{fault}: kept as another identifier", fault = error));
            Ok::<_, domain::identifier::InvalidIdentifier>(kept)
        });
        match made {
            Ok(identifier) if self.content.identifiers.contains(&identifier) => {}
            Ok(identifier) => self.content.identifiers.push(identifier),
            Err(error) => self.warnings.push(say!("left-out", "{fault}: left out", fault = error)),
        }
    }

    /// A DOI, bare or in the address of any resolver.
    pub(crate) fn doi(&mut self, printed: &str) {
        let bare = printed
            .find("/10.")
            .and_then(|at| printed.get(at + 1..))
            .filter(|bare| bare.parse::<Doi>().is_ok());
        self.identifier(Scheme::Doi, bare.filter(|_| printed.parse::<Doi>().is_err()).unwrap_or(printed));
    }

    /// An ISBN or ISSN as catalogues print it, with a binding or volume behind it: `0836932722 (alk. paper)`.
    pub(crate) fn number(&mut self, scheme: Scheme, printed: &str) {
        let printed = printed.trim();
        let end =
            printed.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '‐' | '–' | ' ' | 'x' | 'X'));
        let number = end.and_then(|end| printed.get(..end)).unwrap_or(printed).trim();
        // What doesn't begin with digits is kept as it stands.
        self.identifier(scheme, if number.len() < 8 { printed } else { number });
    }

    /// Where the work is to be had; a further address becomes an identifier.
    pub(crate) fn url(&mut self, address: &str) {
        let address = address.trim();
        let fits = address.len() <= LONGEST_ADDRESS && is_web_address(address);
        if fits && self.content.url.is_none() {
            self.content.url = Some(address.to_owned());
        } else if !address.is_empty() && self.content.url.as_deref() != Some(address) {
            self.identifier(Scheme::Url, address);
        }
    }

    pub(crate) fn keyword(&mut self, keyword: &str) {
        let keyword = keyword.trim();
        if keyword.chars().count() > LONGEST_KEYWORD {
            let begin: String = keyword.chars().take(40).collect();
            self.warn(say!(
                "keyword-too-long",
                "the keyword '{value}…' has more than {most} characters and was left out",
                value = begin,
                most = LONGEST_KEYWORD
            ));
        } else if !keyword.is_empty() && !self.content.keywords.iter().any(|known| known == keyword) {
            self.content.keywords.push(keyword.to_owned());
        }
    }

    /// The finished entry.
    ///
    /// # Errors
    /// What the domain finds wrong with the record, by field.
    pub(crate) fn finish(mut self, reference: ExternalReference) -> Result<Entry, Reasons> {
        if self.source != Source::default() {
            self.content.source = Some(self.source);
        }
        self.content.check()?;
        let kind: EntityKind = self.content.details.kind();
        Ok(Entry {
            kind,
            external_reference: Some(reference),
            slug: None,
            uid: None,
            state: None,
            created_at: None,
            published_at: None,
            withdrawal: None,
            content: Content::whole(Resolved::Record(Box::new(self.content))),
            warnings: self.warnings,
        })
    }
}
