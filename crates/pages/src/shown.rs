//! A text as a reader of certain languages gets it: [`Shown`].

use std::fmt;

use domain::{Language, Localized, TranslationStatus};

use crate::{interface::Interface, place::Link};

/// A text with its language, and what a reader should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) tongue: Tongue,
    /// Why it is not as the reader would like it: there is none in the language, a machine wrote it.
    pub(crate) remark: Option<Remark>,
}

/// What a reader should know of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) text: String,
    pub(crate) is_machine: bool,
    /// Whether the text is a translation, so that its original can be read instead.
    is_translation: bool,
    /// Where its original can be read instead; none where the page does not show it.
    pub(crate) original: Option<Link>,
}

impl Remark {
    /// That a machine made the text.
    pub(crate) fn machine(i: &Interface) -> Self {
        Self::of_translation(i.t("text-machine"), true)
    }

    fn of_translation(text: String, is_machine: bool) -> Self {
        Self { text, is_machine, is_translation: true, original: None }
    }
}

/// The language of a text among others, as attributes of an element; none where it is that of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tongue(Option<Language>);

impl Tongue {
    /// The language of a text in a page.
    pub(crate) fn new(language: &Language, i: &Interface) -> Self {
        let is_other = language.primary() != i.tag && *language != Language::undetermined();
        Self(is_other.then(|| language.clone()))
    }
}

impl fmt::Display for Tongue {
    /// ` lang="ar" dir="rtl"`, ready to stand in a tag: a language tag has nothing in it that must be escaped.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(language) = &self.0 else { return Ok(()) };
        write!(f, " lang=\"{language}\"")?;
        if language.is_right_to_left() { f.write_str(" dir=\"rtl\"") } else { Ok(()) }
    }
}

impl Shown {
    /// A text in the language of the page.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tongue: Tongue::default(), remark: None }
    }

    /// The best text for a reader; nothing where there is none at all.
    pub(crate) fn of(text: &Localized, i: &Interface, languages: &[Language]) -> Option<Self> {
        let served = text.serve(languages)?;
        let name = |language: &Language| language.label(i.languages()).unwrap_or("?");
        let tongue = Tongue::new(served.language, i);
        let original = text.original().map(|(language, _)| language);
        let is_translation = original.is_some_and(|original| original != served.language);
        let remark = match served.status {
            TranslationStatus::Machine => Some(Remark::machine(i)),
            TranslationStatus::Outdated => Some(Remark::of_translation(i.t("text-outdated"), false)),
            // Who asked for the originals gets what they asked for.
            _ if languages.is_empty() => None,
            _ if tongue.0.is_some() => Some(Remark {
                text: i.with("text-fallback", name(served.language)),
                is_machine: false,
                is_translation,
                original: None,
            }),
            TranslationStatus::HumanDraft if is_translation => {
                Some(Remark::of_translation(i.t("text-draft"), false))
            }
            _ => original
                .filter(|_| is_translation)
                .map(|original| Remark::of_translation(i.with("text-translated", name(original)), false)),
        };
        Some(Self { text: served.text.to_owned(), tongue, remark })
    }
    /// The same with a link to its original, where it is a translation.
    pub(crate) fn with_original(mut self, link: &Link) -> Self {
        if let Some(remark) = self.remark.as_mut().filter(|remark| remark.is_translation) {
            remark.original = Some(link.clone());
        }
        self
    }
}
