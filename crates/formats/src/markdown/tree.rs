//! What is done to a text between reading and writing it.

use comrak::{
    Arena, Node,
    arena_tree::NodeEdge,
    nodes::{AstNode, NodeLink, NodeValue},
};

use super::{is_allowed, is_inline};

/// Levels of quotations, emphasis and links that are shown as such; what is nested deeper stands in the last of them.
/// Nobody writes them, and readers of HTML need time in proportion to the depth.
const DEEPEST: usize = 32;

/// Where the headings of a text begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Headings {
    /// Below those of a page's sections: `h3`.
    Lowered,
    /// As those of a page's sections: `h2`.
    Sections,
}

impl Headings {
    fn level(self, level: u8) -> u8 {
        match self {
            Self::Lowered => level.max(2).saturating_add(1).min(6),
            Self::Sections => level.max(2),
        }
    }
}

/// What becomes of a node.
enum Fate {
    Stays,
    /// What is in it takes its place.
    Gone,
    Becomes(NodeValue),
    /// It becomes a paragraph with these words.
    Words(String),
}

/// Takes out of a text what must not be shown, and puts it as it is shown.
pub(super) fn make_harmless<'a>(root: Node<'a>, arena: &'a Arena<'a>, headings: Headings, mark: u32) {
    // Taken down first: the tree changes meanwhile.
    let edges: Vec<_> = root.traverse().collect();
    let mut walk = Walk { headings, mark, depth: 0, footnotes: 0, open_link: None };
    for edge in edges {
        match edge {
            NodeEdge::Start(node) => walk.enter(node, arena),
            NodeEdge::End(node) => walk.leave(node, arena),
        }
    }
}

struct Walk<'a> {
    headings: Headings,
    mark: u32,
    /// Levels of what nests without bounds.
    depth: usize,
    /// Footnotes met so far; they stand at the end, in their order.
    footnotes: u32,
    /// The link around, if there is one.
    open_link: Option<Node<'a>>,
}

impl<'a> Walk<'a> {
    fn enter(&mut self, node: Node<'a>, arena: &'a Arena<'a>) {
        if nests(&node.data().value) {
            self.depth += 1;
        }
        let fate = self.fate(&node.data().value);
        match fate {
            Fate::Stays => {}
            Fate::Becomes(value) => {
                if matches!(value, NodeValue::Link(_)) {
                    self.open_link = Some(node);
                }
                node.data_mut().value = value;
            }
            Fate::Words(words) => {
                node.data_mut().value = NodeValue::Paragraph;
                node.append(arena.alloc(text(words)));
            }
            Fate::Gone => {
                // From above: what is in it is moved once, however deep it is.
                while let Some(child) = node.first_child() {
                    node.insert_before(child);
                }
                node.detach();
            }
        }
    }

    fn leave(&mut self, node: Node<'a>, arena: &'a Arena<'a>) {
        let value = &node.data().value;
        if nests(value) {
            self.depth = self.depth.saturating_sub(1);
        }
        if self.open_link.is_some_and(|link| link.same_node(node)) {
            self.open_link = None;
            // A link without words is one that nobody sees.
            if let (NodeValue::Link(link), None) = (value, node.first_child()) {
                node.append(arena.alloc(text(link.url.clone())));
            }
        }
    }

    fn fate(&mut self, value: &NodeValue) -> Fate {
        match value {
            NodeValue::Heading(heading) => {
                let mut heading = *heading;
                heading.level = self.headings.level(heading.level);
                Fate::Becomes(NodeValue::Heading(heading))
            }
            NodeValue::HtmlBlock(block) => Fate::Words(block.literal.clone()),
            NodeValue::HtmlInline(raw) => Fate::Becomes(NodeValue::Text(raw.clone().into())),
            NodeValue::Link(link) | NodeValue::Image(link) => self.link(link),
            NodeValue::FootnoteReference(reference) => {
                let mut reference = reference.clone();
                reference.name = self.footnote(reference.ix);
                Fate::Becomes(NodeValue::FootnoteReference(reference))
            }
            NodeValue::FootnoteDefinition(definition) => {
                self.footnotes += 1;
                let mut definition = definition.clone();
                definition.name = self.footnote(self.footnotes);
                Fate::Becomes(NodeValue::FootnoteDefinition(definition))
            }
            value if nests(value) && self.depth > DEEPEST => Fate::Gone,
            _ => Fate::Stays,
        }
    }

    /// A link or picture. There is none within another: browsers would take both apart.
    fn link(&self, link: &NodeLink) -> Fate {
        if self.open_link.is_some() || self.depth > DEEPEST || !is_allowed(&link.url) {
            return Fate::Gone;
        }
        let mut link = link.clone();
        link.url = link.url.trim().to_owned();
        Fate::Becomes(NodeValue::Link(Box::new(link)))
    }

    fn footnote(&self, number: u32) -> String {
        format!("{:08x}-{number}", self.mark)
    }
}

/// Whether it can stand in its own kind without bounds. Lists can too, but the parser ends them at a hundred levels.
fn nests(value: &NodeValue) -> bool {
    use NodeValue::{BlockQuote, Emph, Image, Link, Strikethrough, Strong};
    matches!(value, BlockQuote | Emph | Strong | Strikethrough | Link(_) | Image(_))
}

fn text<'a>(words: String) -> AstNode<'a> {
    NodeValue::Text(words.into()).into()
}

/// The words of a text in one line.
pub(super) fn words(root: Node<'_>) -> String {
    let mut out = String::new();
    // A footnote is no part of what is said, and all of them are at the end.
    let parts =
        root.descendants().take_while(|node| !matches!(node.data().value, NodeValue::FootnoteDefinition(_)));
    for node in parts {
        match &node.data().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::HtmlInline(raw) => out.push_str(raw),
            NodeValue::CodeBlock(block) => gap_and(&mut out, &block.literal),
            NodeValue::HtmlBlock(block) => gap_and(&mut out, &block.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            value if is_inline(value) => {}
            _ => out.push(' '),
        }
    }
    let mut line = String::with_capacity(out.len());
    for word in out.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn gap_and(out: &mut String, text: &str) {
    out.push(' ');
    out.push_str(text);
}
