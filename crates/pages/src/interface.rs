//! The words of the interface: [`Interface`], one for each language (Project Fluent, `locales/`).

mod dates;
mod numbers;

#[cfg(test)]
mod tests;

use std::{fmt, sync::LazyLock};

use domain::{Language, names::INTERFACE};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

pub(crate) use dates::machine_readable;

/// The files of some languages: one for each area of the site, the same in every language.
macro_rules! words {
    ($($tag:literal),+) => {
        [$(($tag, [
            include_str!(concat!("../locales/", $tag, "/shared.ftl")),
            include_str!(concat!("../locales/", $tag, "/shell.ftl")),
            include_str!(concat!("../locales/", $tag, "/home.ftl")),
            include_str!(concat!("../locales/", $tag, "/search.ftl")),
            include_str!(concat!("../locales/", $tag, "/record.ftl")),
            include_str!(concat!("../locales/", $tag, "/directory.ftl")),
            include_str!(concat!("../locales/", $tag, "/statistics.ftl")),
            include_str!(concat!("../locales/", $tag, "/about.ftl")),
            include_str!(concat!("../locales/", $tag, "/forms.ftl")),
            include_str!(concat!("../locales/", $tag, "/account.ftl")),
            include_str!(concat!("../locales/", $tag, "/writing.ftl")),
            include_str!(concat!("../locales/", $tag, "/translation.ftl")),
            include_str!(concat!("../locales/", $tag, "/desk.ftl")),
            include_str!(concat!("../locales/", $tag, "/audit.ftl")),
            include_str!(concat!("../locales/", $tag, "/registers.ftl")),
        ])),+]
    };
}

const AREAS: usize = 15;
const SOURCES: [(&str, [&str; AREAS]); INTERFACE.len()] = words!("en", "fr", "es", "ko");

static ALL: LazyLock<[Interface; INTERFACE.len()]> =
    LazyLock::new(|| SOURCES.map(|(tag, sources)| Interface::new(tag, sources)));

/// The words of the interface in one language.
pub(crate) struct Interface {
    /// Its tag, which is the first part of addresses.
    pub(crate) tag: &'static str,
    /// The language.
    pub(crate) language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Interface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Interface").field(&self.tag).finish()
    }
}

impl Interface {
    fn new(tag: &'static str, sources: [&str; AREAS]) -> Self {
        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // The marks that isolate what is put in would stand in attributes and titles too.
        bundle.set_use_isolating(false);
        for source in sources {
            // What can't be read of a source is left out; a test reads them all.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
        let language = tag.parse().unwrap_or_else(|_| Language::english());
        Self { tag, language, bundle }
    }

    /// Every language of the interface.
    pub(crate) fn all() -> impl Iterator<Item = &'static Self> {
        ALL.iter()
    }

    /// The first of these languages that the interface comes in; else English.
    pub(crate) fn of(languages: &[Language]) -> &'static Self {
        let comes_in = |language: &Language| ALL.iter().find(|one| one.tag == language.primary());
        languages.iter().find_map(comes_in).unwrap_or(&ALL[0])
    }

    /// The language, as names of coded values ask for it.
    pub(crate) fn languages(&self) -> &[Language] {
        std::slice::from_ref(&self.language)
    }

    /// Whether there is a text of this id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A text.
    pub(crate) fn t(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A text with something put in.
    pub(crate) fn with(&self, id: &str, what: &str) -> String {
        self.put(id, &[("what", what)])
    }

    /// A text with several things put in, by name.
    pub(crate) fn put(&self, id: &str, what: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in what {
            args.set(*name, FluentValue::from(*value));
        }
        self.format(id, Some(&args))
    }

    /// A text about a number: `$n` decides its form, `$shown` is the number as it is written in the language.
    pub(crate) fn n(&self, id: &str, n: u64) -> String {
        self.n_with(id, n, "")
    }

    /// A text about a number, with something put in as `$what`.
    pub(crate) fn n_with(&self, id: &str, n: u64, what: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(n));
        args.set("shown", FluentValue::from(self.number(n)));
        args.set("what", FluentValue::from(what.to_owned()));
        self.format(id, Some(&args))
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }
}
