use crate::{FragmentOptions, Highlighter, analysis::Stemmed, query_language, testing::language};

fn highlighter(query: &str) -> Highlighter {
    Highlighter::new(&query_language::parse(query).ast, &Stemmed::all().collect::<Vec<_>>())
}

/// The whole text with marked places in brackets.
fn marked(query: &str, tag: &str, text: &str) -> String {
    let fragments = highlighter(query).fragments(Some(&language(tag)), text, FragmentOptions::whole());
    let [fragment] = fragments.as_slice() else { panic!("one fragment") };
    let mut out = String::new();
    for (at, c) in fragment.text.chars().enumerate() {
        if fragment.ranges.iter().any(|range| range.0 == at) {
            out.push('[');
        }
        out.push(c);
        if fragment.ranges.iter().any(|range| range.1 == at + 1) {
            out.push(']');
        }
    }
    out
}

#[test]
fn words_are_marked_as_they_are_found() {
    for (query, tag, text, expected) in [
        (
            "cooperative",
            "en",
            "Cooperatives cooperate; a COOPERATIVE.",
            "[Cooperatives] [cooperate]; a [COOPERATIVE].",
        ),
        (
            "économie",
            "fr",
            "L’économie, les économies et l'ECONOMIE",
            "L’[économie], les [économies] et l'[ECONOMIE]",
        ),
        ("cafe", "fr", "un cafe\u{301} noir", "un [cafe\u{301}] noir"),
        ("협동조합을", "ko", "협동조합은 협동과 다르다", "[협동조합]은 협동과 다르다"),
        ("협동", "ko", "협동조합은 협동과", "[협동]조합은 [협동]과"),
        ("법", "ko", "헌법과 법률", "헌[법]과 [법]률"),
        ("التعاونيات", "ar", "دور التَّعَاوُنِيَّات", "دور [التَّعَاوُنِيَّات]"),
        ("\"social economy\"", "en", "social economy, economy social", "[social] [economy], economy social"),
        ("\"social economy\"~1", "en", "social and economy", "[social] and [economy]"),
        (
            "\"social economy\"~2",
            "en",
            "economy, social; of the social",
            "[economy], [social]; of the social",
        ),
        ("\"social economy\"~1", "en", "the economy, social", "the economy, social"),
        ("\"협동조합\"", "ko", "협동조합 조합협동", "[협동조합] 조합협동"),
        ("coop*", "en", "Cooperation of coops", "[Cooperation] of [coops]"),
        ("title:housing -rent", "en", "housing and rent", "[housing] and rent"),
        ("house", "en", "nothing here", "nothing here"),
        // Stems that do not begin like their words.
        ("die", "en", "a dying trade dies", "a [dying] trade [dies]"),
        ("über", "de", "ueber uns, über uns", "[ueber] uns, [über] uns"),
        ("mouse man", "en", "mice and men", "[mice] and [men]"),
        ("teach take", "en", "what was taught, and took", "what was [taught], and [took]"),
        ("œil", "fr", "les yeux", "les [yeux]"),
        ("atual", "pt", "actuais e optimistas", "[actuais] e optimistas"),
        ("otimista", "pt", "actuais e optimistas", "actuais e [optimistas]"),
        // A hyphen more or less.
        ("cooperative", "en", "a co-operative’s rules", "a [co-operative]’s rules"),
        (
            "co-operative",
            "en",
            "cooperatives and co\u{2011}operatives",
            "[cooperatives] and [co\u{2011}operatives]",
        ),
        ("\"housing cooperative\"", "en", "a housing co-operative", "a [housing] [co-operative]"),
        ("lopen", "nl", "zij hebben gelopen", "zij hebben [gelopen]"),
    ] {
        assert_eq!(marked(query, tag, text), expected, "{query}");
    }
}

#[test]
fn fragments_are_short_true_pieces_with_the_best_words() {
    let filler = "Nothing of interest stands in this sentence at all. ".repeat(20);
    let text = format!(
        "{filler}A cooperative begins. {filler}Housing by a cooperative of tenants is affordable. {filler}"
    );
    let options = FragmentOptions { most: 2, length: 120, whole: false };
    let fragments = highlighter("housing cooperative").fragments(Some(&language("en")), &text, options);
    assert_eq!(fragments.len(), 2);
    assert!(fragments[0].text.starts_with("A cooperative begins."), "{}", fragments[0].text);
    assert!(fragments[1].text.starts_with("Housing by a cooperative"), "{}", fragments[1].text);
    assert_eq!(fragments[1].ranges, [(0, 7), (13, 24)]);
    for fragment in &fragments {
        assert!(text.contains(&fragment.text));
        let length = fragment.text.chars().count();
        assert!((100..=140).contains(&length), "{length}");
    }
}

#[test]
fn fragments_of_any_script_are_bounded_and_never_split_a_character() {
    let family = "👩‍👩‍👧‍👦";
    for (query, tag, sentence) in [
        ("협동조합", "ko", "협동조합은지역사회에서중요한역할을하고있다".to_owned()),
        ("組合", "ja", "協同組合は地域の人々が".to_owned()),
        ("التعاون", "ar", "التعاون بين المدن مهم جدا".to_owned()),
        ("coop", "en", format!("coop {family} {family}e\u{301} ")),
    ] {
        let text = sentence.repeat(40);
        let fragments = highlighter(query).fragments(Some(&language(tag)), &text, FragmentOptions::default());
        assert!(!fragments.is_empty(), "{query}");
        for fragment in fragments {
            assert!(text.contains(&fragment.text), "{query}");
            assert!(fragment.text.chars().count() <= 420, "{query} {}", fragment.text.chars().count());
            assert!(
                !fragment.text.starts_with(['\u{200D}', '\u{301}']) && !fragment.text.ends_with('\u{200D}'),
                "{query}"
            );
            let points = fragment.text.chars().count();
            assert!(fragment.ranges.iter().all(|range| range.0 < range.1 && range.1 <= points));
            assert!(fragment.ranges.windows(2).all(|pair| pair[0].1 <= pair[1].0));
        }
    }
}

#[test]
fn nothing_is_shown_of_texts_without_the_words() {
    assert!(
        highlighter("xylophone")
            .fragments(None, "Housing cooperatives", FragmentOptions::default())
            .is_empty()
    );
    assert!(highlighter("").fragments(None, "Housing", FragmentOptions::default()).is_empty());
    assert_eq!(highlighter("a").fragments(None, "", FragmentOptions::whole()).first().unwrap().text, "");
}
