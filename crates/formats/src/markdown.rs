//! Running text: Markdown as HTML that can do no harm, and as plain words.
//!
//! Every text that people write at length is Markdown (CommonMark with GitHub's tables, strikethrough, bare addresses
//! and footnotes). Whoever shows one takes it from here, so pages and programs get the same:
//!
//! - Raw HTML is shown as the text that it is. Nothing that somebody writes becomes an element.
//! - Links lead to web and mail addresses and within the text; any other is left out, and its words stay.
//! - Pictures are links: nothing is fetched from elsewhere because somebody reads a text.
//! - What remains of the parser's HTML goes through a list of allowed elements and attributes, which does not trust it.

mod tree;

#[cfg(test)]
mod tests;

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};
use comrak::{Arena, Node, Options, nodes::NodeValue};

use tree::Headings;

/// Protocols that a link may have.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// The elements there are. None of them makes a reader of HTML take what follows for anything but HTML, so what is
/// checked once is read alike by every browser.
const TAGS: [&str; 26] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Their attributes; those of class are below.
const ATTRIBUTES: [(&str, &[&str]); 5] = [
    ("a", &["href", "title", "id"]),
    ("li", &["id"]),
    ("ol", &["start"]),
    ("td", &["align"]),
    ("th", &["align"]),
];

/// The classes, which footnotes have.
const CLASSES: [(&str, &str); 3] =
    [("a", "footnote-backref"), ("section", "footnotes"), ("sup", "footnote-ref")];

/// Somebody's text as HTML. Its headings begin with `h3`, below those of a page; its links are marked as not ours
/// (`rel="nofollow noopener"`). The ids of its footnotes differ from those of other texts.
#[must_use]
pub fn html(markdown: &str) -> String {
    static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(Some("nofollow noopener")));
    rendered(markdown, Headings::Lowered, &CLEANER)
}

/// A text of our own as HTML, with headings right below the page's (`h2`) and links that we stand by.
#[must_use]
pub fn html_of_ours(markdown: &str) -> String {
    static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(None));
    rendered(markdown, Headings::Sections, &CLEANER)
}

/// What is no Markdown, such as a name or a title, as HTML.
#[must_use]
pub fn html_of_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    // Writing into a string does not fail.
    let _ = comrak::html::escape(&mut out, line);
    out
}

/// The words of a text in one line, without marks, addresses of links and footnotes: for the beginning of a text in a
/// list, and for programs that know no Markdown.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let arena = Arena::new();
    tree::words(comrak::parse_document(&arena, markdown, &options()))
}

/// The words of a running text, as [`plain`] gives them where it has marks, as it is where it has none.
#[must_use]
pub fn words(text: &str) -> Cow<'_, str> {
    if has_marks(text) { Cow::Owned(plain(text)) } else { Cow::Borrowed(text) }
}

/// Whether a text may hold marks: seen at a glance, so that thousands of texts without any are not read for them.
fn has_marks(text: &str) -> bool {
    const BEGINS: [&str; 6] = ["#", "- ", "* ", "+ ", "> ", "|"];
    ["**", "__", "](", "`", "~~", "[^"].iter().any(|mark| text.contains(mark))
        || text.contains(" *")
        || text.contains(" _")
        || text.starts_with(['*', '_'])
        || text.lines().any(|line| BEGINS.iter().any(|mark| line.trim_start().starts_with(mark)))
}

fn rendered(markdown: &str, headings: Headings, cleaner: &Builder<'_>) -> String {
    let arena = Arena::new();
    let options = options();
    let root: Node<'_> = comrak::parse_document(&arena, markdown, &options);
    tree::make_harmless(root, &arena, headings, mark_of(markdown));
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    // Writing into a string does not fail; were it to, what is there would be cleaned all the same.
    let _ = comrak::format_html(root, &options, &mut out);
    cleaner.clean(&out).to_string()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.extension.autolink = true;
    // Korean particles follow a word without a space: **낱말**을.
    options.extension.cjk_friendly_emphasis = true;
    // There is none left when it is rendered; if there were, it would be text.
    options.render.escape = true;
    options
}

fn cleaner(rel: Option<&'static str>) -> Builder<'static> {
    let mut cleaner = Builder::empty();
    let attributes = ATTRIBUTES.map(|(tag, names)| (tag, names.iter().copied().collect::<HashSet<_>>()));
    let classes: HashMap<&str, HashSet<&str>> =
        CLASSES.map(|(tag, class)| (tag, HashSet::from([class]))).into();
    cleaner
        .tags(TAGS.into())
        .tag_attributes(attributes.into())
        .generic_attributes(HashSet::new())
        .allowed_classes(classes)
        .url_schemes(SCHEMES.into())
        .url_relative(UrlRelative::Custom(Box::new(within)))
        .link_rel(rel);
    cleaner
}

/// Of addresses without a protocol only those within the page.
fn within(address: &str) -> Option<Cow<'_, str>> {
    address.starts_with('#').then_some(Cow::Borrowed(address))
}

/// A mark of a text, for ids that it shares with no other text on the page. The same text has the same mark, so that a
/// page does not change without a reason (FNV-1a, 32 bits).
fn mark_of(markdown: &str) -> u32 {
    markdown.bytes().fold(0x811c_9dc5, |mark, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Whether a link may lead there.
fn is_allowed(address: &str) -> bool {
    let address = address.trim();
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    address.starts_with('#')
        || scheme.is_some_and(|scheme| SCHEMES.iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed)))
}

/// Whether a node stands in a line of text.
fn is_inline(value: &NodeValue) -> bool {
    !value.block()
}
