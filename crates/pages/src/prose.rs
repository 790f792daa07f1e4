//! Running text: Markdown as HTML that can do no harm.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::shown::{Remark, Shown, Tongue};

/// A text of several paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prose {
    /// HTML, safe to put into a page.
    pub(crate) html: String,
    pub(crate) tongue: Tongue,
    pub(crate) remark: Option<Remark>,
}

impl From<Shown> for Prose {
    fn from(Shown { text, tongue, remark }: Shown) -> Self {
        Self { html: render(&text), tongue, remark }
    }
}

/// A text of our own with headings right below the page's, as HTML.
pub(crate) fn sections(markdown: &str) -> String {
    html_of(markdown, |level| level.max(HeadingLevel::H2))
}

/// Somebody's Markdown as HTML; headings begin below those of the page.
fn render(markdown: &str) -> String {
    html_of(markdown, lowered)
}

/// Markdown as HTML. Raw HTML is shown as the text that it is; links lead only to web and mail addresses; pictures are
/// links.
fn html_of(markdown: &str, level_of: impl Fn(HeadingLevel) -> HeadingLevel) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(
            Tag::Link { link_type, dest_url, title, id } | Tag::Image { link_type, dest_url, title, id },
        ) => Event::Start(Tag::Link { link_type, dest_url: safe(dest_url), title, id }),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        Event::Start(Tag::Heading { level, .. }) => {
            let level = level_of(level);
            Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(level_of(level))),
        other => other,
    });
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events);
    out
}

fn safe(address: CowStr<'_>) -> CowStr<'_> {
    let lower = address.trim().to_ascii_lowercase();
    let is_safe = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    if is_safe || address.starts_with('#') { address } else { CowStr::Borrowed("#") }
}

const fn lowered(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn nothing_that_somebody_writes_becomes_code() {
        for text in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<div onclick='x()'>\n\ntext\n\n</div>",
            "[click](javascript:alert(1))",
            "[click](JaVaScRiPt:alert(1))",
            "![pic](data:text/html,x)",
            "[a]: javascript:x\n\n[a]",
        ] {
            let html = render(text).to_lowercase();
            for bad in ["<script", "<img", "<div", "href=\"javascript", "href=\"data:", " onclick='"] {
                assert!(
                    !html.contains(bad) || bad == " onclick='" && html.contains("&lt;div"),
                    "{text}: {html}"
                );
            }
        }
    }

    #[test]
    fn paragraphs_lists_and_links_are_kept() {
        let html = render("# Titre\n\nDu *texte*, [un lien](https://example.org).\n\n- 하나\n- 둘");
        assert!(html.contains("<h3>Titre</h3>"), "{html}");
        assert!(html.contains("<em>texte</em>") && html.contains("href=\"https://example.org\""), "{html}");
        assert!(html.contains("<li>하나</li>"), "{html}");
    }
}
