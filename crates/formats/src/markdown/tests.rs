use std::{
    cell::RefCell,
    time::{Duration, Instant},
};

use html5ever::{
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{cleaner, has_marks, html, html_of_line, html_of_ours, plain};

/// What a browser would read in HTML: tags with their attributes, and whatever is neither tag nor text.
///
/// The tokens are the whole truth as long as no tag changes how the rest is read, and none of those is allowed.
#[derive(Default)]
struct Seen {
    tags: RefCell<Vec<SeenTag>>,
    odd: RefCell<Vec<String>>,
}

/// A tag's name, and its attributes.
type SeenTag = (String, Vec<(String, String)>);

impl TokenSink for Seen {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                let attributes = tag
                    .attrs
                    .iter()
                    .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
                self.tags.borrow_mut().push((tag.name.to_string(), attributes.collect()));
            }
            Token::DoctypeToken(_) | Token::CommentToken(_) => {
                self.odd.borrow_mut().push(format!("{token:?}"));
            }
            Token::CharacterTokens(_)
            | Token::NullCharacterToken
            | Token::ParseError(_)
            | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

/// Why HTML is not harmless.
fn fault(html: &str) -> Result<(), String> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Seen::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let Seen { tags, odd } = tokenizer.sink;
    if let Some(odd) = odd.borrow().first() {
        return Err(format!("{odd} in {html}"));
    }
    for (tag, attributes) in tags.into_inner() {
        // Written down again, so that a change of the lists is looked at twice.
        let allowed: &[&str] = match tag.as_str() {
            "a" => &["href", "title", "id", "class", "rel"],
            "li" => &["id"],
            "ol" => &["start"],
            "td" | "th" => &["align"],
            "section" | "sup" => &["class"],
            "blockquote" | "br" | "code" | "del" | "em" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" | "p"
            | "pre" | "strong" | "table" | "tbody" | "thead" | "tr" | "ul" => &[],
            _ => return Err(format!("<{tag}> in {html}")),
        };
        for (name, value) in attributes {
            let is_good = match name.as_str() {
                "href" => ["http:", "https:", "mailto:", "#"]
                    .iter()
                    .any(|begin| value.to_ascii_lowercase().starts_with(begin)),
                "id" => value.starts_with("fn-") || value.starts_with("fnref-"),
                "class" => ["footnotes", "footnote-ref", "footnote-backref"].contains(&value.as_str()),
                "rel" => value == "nofollow noopener",
                _ => true,
            };
            if !allowed.contains(&name.as_str()) || !is_good {
                return Err(format!("{name}=\"{value}\" of <{tag}> in {html}"));
            }
        }
    }
    Ok(())
}

fn harmless(markdown: &str) -> String {
    let html = html(markdown);
    for html in [&html, &html_of_ours(markdown), &html_of_line(markdown)] {
        assert_eq!(fault(html), Ok(()), "{markdown:?}");
    }
    html
}

#[test]
fn marks_are_seen_at_a_glance() {
    for text in [
        "a **b**",
        "# a",
        "a\n- b",
        "[a](b)",
        "`a`",
        "*a* b",
        "a _b_",
        "a\n\n> b",
        "| a | b |",
        "a[^1]",
        "~~a~~",
    ] {
        assert!(has_marks(text), "{text}");
    }
    for text in ["", "Économie sociale et solidaire", "3 - 4 = 5#6", "협동조합: 하나*둘", "snake_case a-b"]
    {
        assert!(!has_marks(text), "{text}");
    }
}

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
        // Addresses that some reader of HTML may take for another than it seems.
        "[x](<javascript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](java&NewLine;script&#58;alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](<\u{1}javascript:alert(1)>)",
        "[x](\u{a0}javascript:alert(1))",
        "[x](\u{202e}javascript:alert(1))",
        "[x](%6aavascript:alert(1))",
        "[x](//evil.example/x)",
        "[x](\\\\evil.example)",
        "[x](vbscript:msgbox(1))",
        "[x](VB&#83;cript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](data:image/svg+xml,<svg/onload=alert(1)>)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://example.org/1)",
        "[x](view-source:https://example.org)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "![x](javascript:alert(1) \"t\")",
        "[x](https://example.org \"\\\" onmouseover=\\\"alert(1)\")",
        "[x](https://example.org/\"onmouseover=\"alert(1))",
        "[x](https://example.org/'><script>alert(1)</script>)",
        "![\" onerror=\"alert(1)](https://example.org/a.png)",
        // Elements that change how what follows is read.
        "<svg onload=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><img src onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml <img src=x onerror=alert(1)>?>",
        "<plaintext>",
        "<title>&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;",
        "`</code><img src=x onerror=alert(1)>`",
        "```\n</code></pre><img src=x onerror=alert(1)>\n```",
        "```<img src=x onerror=alert(1)>\nx\n```",
        "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
        "# <a href=\"javascript:alert(1)\">x</a>",
        "<p style=\"position:fixed;inset:0\">over the page</p>",
        "<a style=background:url(javascript:alert(1))>x</a>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
        "<iframe srcdoc=\"&lt;script>alert(1)&lt;/script>\">",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<input autofocus onfocus=alert(1)>",
        "[^\"><img src=x onerror=alert(1)>]\n\n[^\"><img src=x onerror=alert(1)>]: note",
        "[^a\" onclick=\"alert(1)]\n\n[^a\" onclick=\"alert(1)]: note",
        "text[^1]\n\n[^1]: <script>alert(1)</script>",
        // One link within another, and pictures in links.
        "[a [b](https://b.example) c](https://a.example)",
        "[![a](javascript:alert(1))](javascript:alert(2))",
        "[![a](https://a.example)](https://b.example)",
        "![a ![b](javascript:1) c](https://a.example)",
        "![see https://b.example](https://a.example)",
        "\0<script>\0alert(1)</script>",
        "<scr\0ipt>alert(1)</script>",
        "\u{feff}<script>alert(1)</script>",
    ] {
        harmless(text);
    }
}

#[test]
fn paragraphs_lists_and_links_are_kept() {
    let html = harmless("# Titre\n\nDu *texte*, [un lien](https://example.org).\n\n- 하나\n- 둘");
    assert!(html.contains("<h3>Titre</h3>"), "{html}");
    assert!(html.contains("<em>texte</em>") && html.contains("href=\"https://example.org\""), "{html}");
    assert!(html.contains("<li>하나</li>"), "{html}");
    let html = harmless("1. un\n2. deux\n\n| a | b |\n|---|--:|\n| ~~c~~ | d |\n\n> cité\n\n---");
    for part in ["<ol>", "<th>a</th>", "<td align=\"right\">d</td>", "<del>c</del>", "<blockquote>", "<hr>"] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn headings_begin_below_those_around_them() {
    let all = "# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6";
    let levels = |html: String| -> Vec<u8> {
        html.match_indices("<h")
            .filter_map(|(at, _)| html.as_bytes().get(at + 2).map(|digit| digit - b'0'))
            .collect()
    };
    assert_eq!(levels(html(all)), [3, 3, 4, 5, 6, 6]);
    assert_eq!(levels(html_of_ours(all)), [2, 2, 3, 4, 5, 6]);
}

#[test]
fn raw_html_is_the_text_that_it_is() {
    assert_eq!(harmless("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
    assert_eq!(harmless("<div>\ntext\n</div>"), "<p>&lt;div&gt;\ntext\n&lt;/div&gt;</p>\n");
    assert_eq!(html_of_line("1. <b> & *c*"), "1. &lt;b&gt; &amp; *c*");
}

#[test]
fn links_lead_only_where_a_reader_would_go() {
    let link = |address: &str| format!("<a href=\"{address}\" rel=\"nofollow noopener\">x</a>");
    for good in ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org", "#part"] {
        assert_eq!(harmless(&format!("[x]({good})")), format!("<p>{}</p>\n", link(good)));
    }
    // What leads elsewhere is no link; its words stay.
    for bad in ["javascript:x", "/etc", "page", "ftp://example.org", "tel:112", "//example.org", "?a", ""] {
        assert_eq!(harmless(&format!("a [x]({bad}) b")), "<p>a x b</p>\n", "{bad}");
    }
    // Ours are ours.
    assert_eq!(html_of_ours("[x](https://example.org)"), "<p><a href=\"https://example.org\">x</a></p>\n");
}

#[test]
fn addresses_that_were_pasted_are_links() {
    let html =
        harmless("Voir https://example.org/a_b, www.example.org et a@example.org. (http://example.org/x)");
    for (address, words) in [
        ("https://example.org/a_b", "https://example.org/a_b"),
        ("http://www.example.org", "www.example.org"),
        ("mailto:a@example.org", "a@example.org"),
        ("http://example.org/x", "http://example.org/x"),
    ] {
        assert!(
            html.contains(&format!("<a href=\"{address}\" rel=\"nofollow noopener\">{words}</a>")),
            "{html}"
        );
    }
}

#[test]
fn pictures_are_links_and_no_link_is_in_another() {
    let link = |address: &str, words: &str| {
        format!("<p><a href=\"{address}\" rel=\"nofollow noopener\">{words}</a></p>\n")
    };
    assert_eq!(harmless("![a map](https://example.org/m.png)"), link("https://example.org/m.png", "a map"));
    assert_eq!(
        harmless("![](https://example.org/m.png)"),
        link("https://example.org/m.png", "https://example.org/m.png")
    );
    assert_eq!(
        harmless("[![a map](https://a.example/m.png)](https://b.example)"),
        link("https://b.example", "a map")
    );
    assert_eq!(
        harmless("[![](https://a.example)](https://b.example)"),
        link("https://b.example", "https://b.example")
    );
    assert_eq!(
        harmless("![see https://b.example](https://a.example)"),
        link("https://a.example", "see https://b.example")
    );
}

#[test]
fn footnotes_of_two_texts_do_not_meet() {
    let text = "One[^a], two[^나], and one again[^a].\n\n[^나]: Second.\n[^a]: First.";
    let html = harmless(text);
    let ids = |html: &str| -> Vec<String> {
        html.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let mark = ids(&html)[0].split('-').nth(1).unwrap().to_owned();
    assert_eq!(
        ids(&html),
        ["fnref-M-1", "fnref-M-2", "fnref-M-1-2", "fn-M-1", "fn-M-2"].map(|id| id.replace('M', &mark))
    );
    // Each leads to the other.
    for id in ids(&html) {
        assert!(html.contains(&format!("href=\"#{id}\"")), "{id}: {html}");
    }
    let other = harmless(&text.replace("One", "1"));
    assert!(ids(&other).iter().all(|id| !ids(&html).contains(id)));
    assert_eq!(html, harmless(text));
}

#[test]
fn every_script_is_emphasised_and_kept() {
    // Particles follow without a space, and the mark stands beside a bracket.
    assert_eq!(harmless("**주거권(住居權)**을 위한"), "<p><strong>주거권(住居權)</strong>을 위한</p>\n");
    assert_eq!(harmless("**この文は重要です。**続き"), "<p><strong>この文は重要です。</strong>続き</p>\n");
    assert_eq!(harmless("**السكن** حق، *والمدينة*"), "<p><strong>السكن</strong> حق، <em>والمدينة</em></p>\n");
    assert_eq!(harmless("# 도시\n\n- سكن"), "<h3>도시</h3>\n<ul>\n<li>سكن</li>\n</ul>\n");
    assert_eq!(harmless("a\u{200f}b\u{2068}c\u{2069} 👩‍👩‍👧"), "<p>a\u{200f}b\u{2068}c\u{2069} 👩‍👩‍👧</p>\n");
    assert_eq!(
        harmless("[주소](https://example.org/도시)"),
        "<p><a href=\"https://example.org/%EB%8F%84%EC%8B%9C\" rel=\"nofollow noopener\">주소</a></p>\n"
    );
}

#[test]
fn plain_words_are_left() {
    let text = "# Titre\n\nDu *texte*, [un\nlien](https://example.org) `code`[^1].\n\n- 하나\n- **둘**\n\n\
                | a | b |\n|---|---|\n| c | d |\n\n![carte](https://example.org/x.png) <b>\n\n[^1]: note";
    assert_eq!(plain(text), "Titre Du texte, un lien code. 하나 둘 a b c d carte <b>");
    assert_eq!(plain("  \n"), "");
    assert_eq!(plain("```\nlet a;\n```\n\n<div>\nx\n</div>"), "let a; <div> x </div>");
}

/// Whatever is nested or repeated, the longest text that is taken is shown soon, and what it becomes is bounded.
#[test]
fn long_and_deep_texts_take_bounded_time() {
    const LENGTH: usize = 50_000;
    let times = |part: &str| part.repeat(LENGTH / part.len());
    let lines = (0..300).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect::<String>();
    let notes = (0..4_000).map(|at| format!("[^{at}] ")).collect::<String>()
        + &(0..4_000).map(|at| format!("\n\n[^{at}]: n")).collect::<String>();
    let cases = [
        times("> "),
        times("- "),
        times("1. "),
        lines,
        times("*a **b "),
        times("**a *b") + &times("* c** "),
        times("["),
        times("[a]("),
        times("![a"),
        times("[^a]"),
        notes,
        times("<"),
        times("<!--"),
        times("<a "),
        times("`a``b"),
        times("~~a~ "),
        times("&amp;"),
        times("a | b\n"),
        format!("{}\n{}\n{}", times("|a"), times("|-"), times("|b")),
        times("[a]: b\n"),
        times("https://a.example "),
        times("a@b."),
        times("www."),
        times("_a__b "),
        times("\\"),
        times("    a\n\n"),
        times("\u{1100}\u{1161}"),
        times("#"),
        times("> - "),
        format!("{}a", times("> *")),
    ];
    for text in cases {
        let begun = Instant::now();
        let html = html(&text);
        let took = begun.elapsed();
        let begin: String = text.chars().take(12).collect();
        // In debug and beside other tests; what grows with the square of the length takes minutes.
        println!("{begin:?} {took:?} {} bytes", html.len());
        assert!(took < Duration::from_secs(20), "{begin:?} took {took:?}");
        assert!(html.len() < 60 * LENGTH, "{begin:?} became {} bytes", html.len());
        assert_eq!(
            fault(&html).err().map(|fault| fault.chars().take(200).collect::<String>()),
            None,
            "{begin:?}"
        );
    }
}

/// Pieces of Markdown and HTML that mean something beside each other.
const PIECES: [&str; 48] = [
    "<script>",
    "</script>",
    "<svg onload=x>",
    "<style>",
    "<!--",
    "-->",
    "<a href=\"",
    "\">",
    "'",
    "\"",
    "[",
    "](",
    ")",
    "![",
    "](javascript:x)",
    "](https://a.example)",
    "[^1]",
    "[^1]: ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "```\n",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "|",
    "\n|---|---|\n",
    "&lt;",
    "&#x3c;",
    "&colon;",
    "\\",
    "<",
    ">",
    "https://a.example ",
    "a@b.example",
    "www.a.example",
    "도시",
    "سكن",
    "\u{0}",
    "\t",
    "    ",
    "<https://b.example>",
    "[a]: https://c.example\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn whatever_somebody_writes_is_harmless(
        text in prop_oneof![
            any::<String>(),
            vec(prop_oneof![4 => select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,3}"], 0..40)
                .prop_map(|pieces| pieces.concat()),
        ],
    ) {
        for (html, rel) in [(html(&text), Some("nofollow noopener")), (html_of_ours(&text), None)] {
            prop_assert_eq!(fault(&html), Ok(()));
            // Who reads and writes it again, as browsers do, gets the same: nothing is hidden in how it is read.
            prop_assert_eq!(cleaner(rel).clean(&html).to_string(), html);
        }
        prop_assert_eq!(fault(&html_of_line(&text)), Ok(()));
        prop_assert!(!plain(&text).contains('\n'));
    }
}
