//! What letters say (Project Fluent, `locales/`).
//!
//! A kind of letter `NAME` has the messages `NAME-subject`, `NAME-body` (paragraphs, with empty lines between) and, where it
//! leads somewhere, `NAME-action` for the link. Every message may use `$site`, and what the letter puts in.

use std::sync::LazyLock;

use domain::{Language, names::INTERFACE};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

const SOURCES: [(&str, &str); INTERFACE.len()] = [
    ("en", include_str!("../locales/en.ftl")),
    ("fr", include_str!("../locales/fr.ftl")),
    ("es", include_str!("../locales/es.ftl")),
    ("ko", include_str!("../locales/ko.ftl")),
];

type Bundle = FluentBundle<FluentResource>;

static ALL: LazyLock<Vec<(&str, Bundle)>> = LazyLock::new(|| {
    let bundle = |tag: &str, source: &str| {
        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // The marks that isolate what is put in would be seen in plain text.
        bundle.set_use_isolating(false);
        // What can't be read of a source is left out; a test reads them all.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
        bundle
    };
    SOURCES.iter().map(|(tag, source)| (*tag, bundle(tag, source))).collect()
});

/// The words of a message that stands in letters rather than being one, in a language, or in English where they don't come in
/// it; empty where there is no such message. What is put in stays as it is: the letter that it is put into escapes it.
#[must_use]
pub fn phrase(language: &Language, id: &str, put: &[(&str, &str)]) -> String {
    let wording = Wording { kind: "", language, site: "", name: "", put, link: None, code: None };
    let said = wording.bundle().and_then(|(_, bundle)| wording.say(bundle, id, str::to_owned));
    said.unwrap_or_default()
}

/// What a letter is to say.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The kind of letter: how its messages' names begin.
    pub kind: &'a str,
    /// The reader's language; English where letters don't come in it.
    pub language: &'a Language,
    /// What the site is called.
    pub site: &'a str,
    /// What the reader wants to be called; empty where that is not known, or not believed.
    pub name: &'a str,
    /// What is put in, by name. It is text that others wrote: markup in it stays text.
    pub put: &'a [(&'a str, &'a str)],
    /// Where the letter leads.
    pub link: Option<&'a str>,
    /// A code that says the same as the link, for programs.
    pub code: Option<&'a str>,
}

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The language it is in.
    pub language: Language,
    /// What it is about, in one line.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

impl Wording<'_> {
    /// Writes it down.
    #[must_use]
    pub fn write(&self) -> Written {
        let Some((tag, bundle)) = self.bundle() else {
            // There is a language.
            return Written {
                language: Language::english(),
                subject: String::new(),
                text: String::new(),
                html: String::new(),
            };
        };
        let subject = self.say(bundle, &format!("{}-subject", self.kind), str::to_owned);
        Written {
            language: tag.parse().unwrap_or_else(|_| Language::english()),
            subject: subject.unwrap_or_default().replace(['\r', '\n'], " "),
            text: self.text(bundle),
            html: self.html(bundle, tag),
        }
    }

    /// The words in the reader's language.
    fn bundle(&self) -> Option<&'static (&'static str, Bundle)> {
        let comes_in = |(tag, _): &&(&str, Bundle)| *tag == self.language.primary();
        ALL.iter().find(comes_in).or(ALL.first())
    }

    fn text(&self, bundle: &Bundle) -> String {
        let say = |id: &str| self.say(bundle, id, str::to_owned);
        let mut parts = vec![say(self.greeting()).unwrap_or_default()];
        parts.extend(say(&format!("{}-body", self.kind)));
        if let Some(link) = self.link {
            let action = say(&format!("{}-action", self.kind)).unwrap_or_default();
            parts.push(format!("{action}\n{link}"));
        }
        if let Some(code) = self.code {
            parts.push(format!("{}\n{code}", say("code").unwrap_or_default()));
        }
        parts.push(format!("-- \n{}", say("footer").unwrap_or_default()));
        parts.join("\n\n") + "\n"
    }

    fn html(&self, bundle: &Bundle, tag: &str) -> String {
        let say = |id: &str| self.say(bundle, id, escape).unwrap_or_default();
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n",
            say(&format!("{}-subject", self.kind))
        );
        let body = say(&format!("{}-body", self.kind));
        for paragraph in std::iter::once(say(self.greeting()).as_str()).chain(body.split("\n\n")) {
            html += &format!("<p>{}</p>\n", paragraph.trim().replace('\n', "<br>\n"));
        }
        if let Some(link) = self.link {
            let (action, link) = (say(&format!("{}-action", self.kind)), escape(link));
            html += &format!("<p>{action}<br>\n<a href=\"{link}\">{link}</a></p>\n");
        }
        if let Some(code) = self.code {
            html += &format!("<p>{}<br>\n<code>{}</code></p>\n", say("code"), escape(code));
        }
        html + &format!("<hr>\n<p><small>{}</small></p>\n</body></html>\n", say("footer"))
    }

    const fn greeting(&self) -> &'static str {
        if self.name.is_empty() { "greeting" } else { "greeting-named" }
    }

    fn say(&self, bundle: &Bundle, id: &str, shown: impl Fn(&str) -> String) -> Option<String> {
        let pattern = bundle.get_message(id)?.value()?;
        let mut args = FluentArgs::new();
        args.set("site", FluentValue::from(shown(self.site)));
        args.set("name", FluentValue::from(shown(self.name)));
        for (name, value) in self.put {
            args.set(*name, FluentValue::from(shown(value)));
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn wording<'a>(kind: &'a str, language: &'a Language, put: &'a [(&'a str, &'a str)]) -> Wording<'a> {
        Wording {
            kind,
            language,
            site: "Savoirs & communs",
            name: "Ana <b>",
            put,
            link: Some("https://example.org/a?b=1&c=2"),
            code: Some("gsef_one_x"),
        }
    }

    const PUT: [(&str, &str); 9] = [
        ("reason", "Why"),
        ("provider", "ORCID"),
        ("title", "A <title>"),
        ("by", "Ana"),
        ("note", "Note"),
        ("count", "3"),
        ("what", "What"),
        ("said", "What"),
        ("settings", "https://example.org/account"),
    ];

    fn is_whole(part: &str) -> bool {
        !part.is_empty() && !part.contains("{$") && !part.contains("{ $")
    }

    #[test]
    fn every_language_has_every_message_and_can_be_read() {
        let ids = |source: &str| -> BTreeSet<String> {
            assert!(FluentResource::try_new(source.to_owned()).is_ok());
            let names = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            names.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
        };
        let expected = ids(SOURCES[0].1);
        for (tag, source) in SOURCES {
            assert_eq!(ids(source), expected, "{tag}");
        }
        for kind in expected.iter().filter_map(|id| id.strip_suffix("-subject")) {
            assert!(expected.contains(&format!("{kind}-body")), "{kind}");
            for tag in INTERFACE {
                let language = tag.parse().unwrap();
                let Written { language: of, subject, text, html } = wording(kind, &language, &PUT).write();
                assert_eq!(of, language);
                for part in [&subject, &text, &html] {
                    assert!(is_whole(part), "{tag} {kind}: {part}");
                }
            }
        }
        for id in expected.iter().filter(|id| id.starts_with("told-")) {
            for tag in INTERFACE {
                let said = phrase(&tag.parse().unwrap(), id, &PUT);
                assert!(is_whole(&said), "{tag} {id}: {said}");
            }
        }
        assert_eq!(phrase(&Language::english(), "told-nothing", &PUT), "");
    }

    #[test]
    fn what_others_wrote_stays_text() {
        let french = "fr-CA".parse().unwrap();
        let reason = "<script>alert(1)</script>\r\nBcc: x@example.org";
        let Written { language, subject, text, html } =
            wording("declined", &french, &[("reason", reason)]).write();
        assert_eq!(language.as_str(), "fr");
        assert!(!subject.contains('\n'));
        assert!(text.contains("Savoirs & communs") && text.contains("<script>") && text.contains("Ana <b>"));
        assert!(html.contains("Savoirs &amp; communs") && html.contains("Ana &lt;b&gt;"), "{html}");
        assert!(!html.contains("<script>") && html.contains("a?b=1&amp;c=2"), "{html}");
        let other = "ar".parse().unwrap();
        assert_eq!(wording("declined", &other, &[]).write().language.as_str(), "en");
    }
}
