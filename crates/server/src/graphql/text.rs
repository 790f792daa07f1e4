//! Localised text on the wire.

use async_graphql::{ComplexObject, Enum, InputObject, SimpleObject};
use domain::{Language, Localized, Translation as Kept, localized::Served};
use formats::markdown;

use super::scalar::Locale;

/// A text in the language that was served, which is told: it is never silently another one than was asked for.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial, complex)]
pub(crate) struct LocalizedText {
    /// The text. Empty where a record has no title at all.
    value: String,
    /// The language the text is in; `und` where nobody knows.
    locale: Locale,
    /// Whether the text is in another language than was asked for, because there is none in that one.
    is_fallback: bool,
    /// How far the text has come.
    status: TranslationStatus,
    /// Whether it runs from right to left.
    is_right_to_left: bool,
    /// Whether it is Markdown.
    #[graphql(skip)]
    is_markdown: bool,
}

#[ComplexObject]
impl LocalizedText {
    /// The text as HTML that is safe to put into a page, as the web site shows it: running texts, such as summaries and
    /// bodies, are read as Markdown; names, titles and labels are escaped. There are no scripts, styles and pictures
    /// (a picture is a link), links lead to web and mail addresses and within the text, with `rel="nofollow noopener"`,
    /// and headings begin with `h3`. Put it into an element with `lang` and `dir`.
    async fn html(&self) -> String {
        self.to_html()
    }
}

impl LocalizedText {
    fn to_html(&self) -> String {
        if self.is_markdown { markdown::html(&self.value) } else { markdown::html_of_line(&self.value) }
    }
}

/// A text in one of its languages.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Translation {
    /// The language.
    locale: Locale,
    /// The text.
    value: String,
    /// How far it has come.
    status: TranslationStatus,
    /// Who translated it, as printed.
    translator: Option<String>,
    /// Whether this is the language it was written in.
    is_original: bool,
}

/// How far a translation has come.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::TranslationStatus")]
pub(crate) enum TranslationStatus {
    /// Made by a machine, unread by a person.
    Machine,
    /// A person's draft.
    HumanDraft,
    /// Read by a second person.
    Reviewed,
    /// Published, as the original is.
    Published,
    /// The original has changed since.
    Outdated,
}

/// A text in one language. An empty text takes the language out.
#[derive(InputObject, Debug, Clone)]
pub(crate) struct TextInput {
    /// The language.
    locale: Locale,
    /// The text.
    value: String,
    /// How far it has come.
    #[graphql(default_with = "TranslationStatus::Published")]
    status: TranslationStatus,
    /// Who translated it, as printed.
    translator: Option<String>,
}

/// A running text, in Markdown, for a reader of these languages; none where there is no text.
pub(crate) fn serve(text: &Localized, languages: &[Language]) -> Option<LocalizedText> {
    Some(LocalizedText { is_markdown: true, ..serve_line(text, languages)? })
}

/// A name, title or label for a reader of these languages; none where there is no text.
pub(crate) fn serve_line(text: &Localized, languages: &[Language]) -> Option<LocalizedText> {
    let Served { text, language, is_fallback, status } = text.serve(languages)?;
    Some(LocalizedText {
        value: text.to_owned(),
        is_right_to_left: language.is_right_to_left(),
        locale: Locale(language.clone()),
        is_fallback,
        status: status.into(),
        is_markdown: false,
    })
}

/// A name, title or label for a reader of these languages; an empty one where there is none.
pub(crate) fn serve_or_empty(text: &Localized, languages: &[Language]) -> LocalizedText {
    serve_line(text, languages).unwrap_or_else(|| LocalizedText {
        value: String::new(),
        locale: Locale(Language::undetermined()),
        is_fallback: !languages.is_empty(),
        status: TranslationStatus::Published,
        is_right_to_left: false,
        is_markdown: false,
    })
}

/// The text in all of its languages, the original first.
pub(crate) fn translations(text: &Localized) -> Vec<Translation> {
    let translation = |(at, (language, kept)): (usize, (&Language, &Kept))| {
        let Kept { text, status, translator } = kept;
        Translation {
            locale: Locale(language.clone()),
            value: text.clone(),
            status: (*status).into(),
            translator: translator.clone(),
            is_original: at == 0,
        }
    };
    text.iter().enumerate().map(translation).collect()
}

/// The text that an input gives, all languages at once.
pub(crate) fn read(input: Vec<TextInput>) -> Localized {
    let entry = |TextInput { locale: Locale(language), value, status, translator }| {
        (language, Kept { text: value, status: status.into(), translator })
    };
    input.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_texts_are_markdown_and_names_are_not() {
        let text = Localized::of("en".parse().unwrap(), "1. *a* <b>");
        let running = serve(&text, &[]).unwrap();
        assert_eq!(running.to_html(), "<ol>\n<li><em>a</em> &lt;b&gt;</li>\n</ol>\n");
        assert_eq!(serve_or_empty(&text, &[]).to_html(), "1. *a* &lt;b&gt;");
        assert_eq!(running.value, "1. *a* <b>");
    }
}
