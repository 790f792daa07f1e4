use proptest::prelude::*;

use super::{LONGEST_QUERY, MOST_CLAUSES, parse};
use crate::{
    ast::{Ast, TextField, Warning},
    doubt::Doubt,
};

fn word(text: &str) -> Ast {
    Ast::Word(text.to_owned())
}

/// A query and what it is read as.
#[test]
fn queries_are_read_as_people_mean_them() {
    for (query, read) in [
        ("housing cooperative", "housing cooperative"),
        ("  Housing,  cooperative!  ", "Housing cooperative"),
        ("a AND b OR c d", "a AND b OR c d"),
        ("(a OR b) c", "(a OR b) c"),
        ("(a b) c", "a b c"),
        ("-a --b NOT c", "-a b -c"),
        ("-(a b)", "-(a b)"),
        // A hyphen that something stands before joins, it does not exclude.
        ("„Model C“-Schulen", "\"Model C\" Schulen"),
        ("(a)-b", "a b"),
        ("title:-a lang:-fr", "-title:a -lang:fr"),
        ("\"économie  sociale\"~5", "\"économie sociale\"~5"),
        ("« économie sociale »", "\"économie sociale\""),
        (
            "title:coop author:(Maria Silva) topic:\"care work\"",
            "title:coop author:(Maria Silva) topic:\"care work\"",
        ),
        ("coop* 협동*", "coop* 협동*"),
        ("lang:FRE country:kr sdg:08 type:Report", "lang:fr country:KR sdg:8 type:report"),
        ("licence:\"CC BY 4.0\"", "licence:\"CC BY 4.0\""),
        ("year:2019..2024 2019.. ..2019 year:2020", "year:2019..2024 year:2019.. year:..2019 year:2020"),
        ("date:2019-03..2019-08", "date:2019-03-01..2019-08-31"),
        ("doi:10.1234/ABC", "doi:10.1234/abc"),
        ("(10.1016/S0140-6736(20)30185-9) a", "10.1016/S0140-6736(20)30185-9 a"),
        ("10.1016/S0140-6736(20)*", "10.1016/S0140-6736(20)*"),
        ("10.1016/S0140-6736(20)’*", "10.1016/S0140-6736(20)*"),
        ("doi:10.1016/s0140-6736(20)30185-9", "doi:\"10.1016/s0140-6736(20)30185-9\""),
        ("https://doi.org/10.1234/ABC", "https://doi.org/10.1234/ABC"),
        ("“10.1234/ABC” \"10.5 percent\"", "doi:10.1234/abc \"10.5 percent\""),
        ("\"https://example.org/a\"", "\"https://example.org/a\""),
        (
            "id:\"E/2021/33 Add.1\" kind:Case-Study region:11",
            "id:\"e/2021/33 add.1\" kind:case_study region:011",
        ),
        // Codes go by their names in any language of the interface; a kind is a type to some, a continent a region.
        (
            "country:Sénégal country:\"corea del sur\" lang:français lang:العربية",
            "country:SN country:KR lang:fr lang:ar",
        ),
        (
            "type:Policy-Brief type:\"case study\" type:보고서 kind:membre",
            "type:policy_brief kind:case_study type:report kind:member",
        ),
        (
            "region:\"Western Africa\" region:África access:\"Open access\"",
            "region:011 continent:002 access:open",
        ),
        ("country:(SN OR KR) lang:(fr \"español\")", "(country:SN OR country:KR) (lang:fr OR lang:es)"),
        (
            "country:UK,USA year:(2019 OR 2021..2022)",
            "(country:GB OR country:US) (year:2019 OR year:2021..2022)",
        ),
        ("year:>2019 year:>=2019 year:<2019 year:<=2019", "year:2020.. year:2019.. year:..2018 year:..2019"),
        ("year:2024..2019 year:2019-2024", "year:2019..2024 year:2019..2024"),
        (
            "author: Ostrom title: (a b) topic: \"care work\" year: 2019.. year: >2020 year: ..2021",
            "author:Ostrom title:(a b) topic:\"care work\" year:2019.. year:2021.. year:..2021",
        ),
        ("l’économie covid-19", "l’économie covid-19"),
        ("and or not", "and or not"),
        ("", ""),
    ] {
        let parsed = parse(query);
        assert_eq!(parsed.interpreted_as, read, "{query}");
        assert!(parsed.warnings.is_empty(), "{query}: {:?}", parsed.warnings);
    }
}

#[test]
fn what_is_not_understood_is_searched_as_words_and_said() {
    for (query, read, start, end) in [
        ("\"housing cooperative", "housing cooperative", 0, 1),
        ("housing) coop", "housing coop", 7, 8),
        ("(housing coop", "housing coop", 0, 1),
        ("협동조합 AND", "협동조합", 5, 8),
        ("OR coop", "coop", 0, 2),
        ("coop NOT", "coop", 5, 8),
        ("lang:zz9z", "zz9z", 0, 9),
        ("Access: an introduction", "an introduction", 0, 10),
        ("colour:red", "colour:red", 0, 10),
        ("coop !!!", "coop", 5, 5),
        ("year:soon", "soon", 0, 9),
        ("sdg:(3 OR x)", "3 OR x", 0, 4),
        ("year:>soon", "soon", 0, 10),
        ("year:>9999", "9999", 0, 10),
        ("year:<0000", "0000", 0, 10),
        ("country:(-SN KR)", "-SN KR", 0, 8),
        ("type:nonsense", "nonsense", 0, 13),
        ("access:perhaps", "perhaps", 0, 14),
        ("country:ZZ", "ZZ", 0, 10),
        ("region:777", "777", 0, 10),
        ("*", "", 0, 1),
        ("country:,", "", 0, 8),
        ("topic:() coop", "coop", 6, 7),
        ("coop ( )", "coop", 5, 6),
        ("wom?n", "wom?n", 0, 5),
        ("coop*tive", "coop*tive", 0, 9),
    ] {
        let parsed = parse(query);
        assert_eq!(parsed.interpreted_as, read, "{query}");
        if query == "coop !!!" {
            continue;
        }
        let warning = parsed.warnings.first().unwrap_or_else(|| panic!("{query} warns"));
        assert_eq!((warning.start, warning.end), (start, end), "{query}");
    }
}

#[test]
fn queries_are_bounded() {
    let long = parse(&format!("{}lost", "abcdefghi ".repeat(2 + LONGEST_QUERY / 10)));
    assert_eq!(long.warnings.len(), 2, "too long, and too many parts");
    assert!(!long.interpreted_as.contains("lost"));
    let many = parse(&"a ".repeat(200));
    let Ast::Terms(words) = many.ast else { panic!("words") };
    assert_eq!(words.len(), MOST_CLAUSES);
    assert_eq!(many.warnings.len(), 1);
    let deep = parse(&format!("{}a{}", "(".repeat(300), ")".repeat(300)));
    assert_eq!(deep.ast, word("a"));
    assert!((1..=16).contains(&deep.warnings.len()));
}

#[test]
fn a_word_longer_than_any_is_cut_and_not_left_out() {
    let long = "é".repeat(900);
    for query in
        [long.clone(), format!("\"{long}\""), format!("lang:\"{long}\""), format!("title:\"{long}\"")]
    {
        let parsed = parse(&query);
        assert!(parsed.interpreted_as.ends_with("ééé"), "{query}");
        let is_told = |warning: &Warning| warning.doubt == Doubt::LongWord;
        assert!(parsed.warnings.iter().any(is_told), "{:?}", parsed.warnings);
    }
}

#[test]
fn a_field_holds_what_is_between_its_parentheses() {
    let Ast::In(TextField::Title, inner) = parse("title:(a OR \"b c\")").ast else { panic!("in the title") };
    assert_eq!(*inner, Ast::Or(vec![word("a"), Ast::Phrase { text: "b c".to_owned(), slop: 0 }]));
    assert_eq!(parse("title:AND").ast, Ast::In(TextField::Title, Box::new(word("and"))));
}

/// Pieces that queries are made of, so that random ones are often nearly right.
pub(crate) fn query() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zé협동조합اقت0-9]{1,6}",
        Just(" ".to_owned()),
        Just(" AND ".to_owned()),
        Just(" OR ".to_owned()),
        Just("NOT ".to_owned()),
        prop::sample::select(vec![
            "(",
            ")",
            "\"",
            "-",
            "*",
            "~3",
            ":",
            "..",
            "title:",
            "lang:",
            "lang:fr",
            "year:2019..",
            "2019..2024",
            "doi:10.1/x",
            "doi:",
            "sdg:3",
            "10.1234/a(",
            "10.1/(",
            "licence:",
            "url:http://a.b/",
            "'",
            "’",
            "«",
            "🙂",
            "\u{202E}",
            "\u{0}",
            ",",
            "&&",
            "\u{AD}",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_never_fails_and_what_is_printed_is_read_again(query in query()) {
        let parsed = parse(&query);
        let length = query.chars().count();
        for warning in &parsed.warnings {
            prop_assert!(warning.start <= warning.end && warning.end <= length, "{warning:?}");
        }
        let again = parse(&parsed.interpreted_as);
        prop_assert_eq!(&again.ast, &parsed.ast, "{} was read as {}", query, parsed.interpreted_as);
        prop_assert_eq!(again.interpreted_as, parsed.interpreted_as);
    }
}

#[test]
fn the_examples_of_the_manual_are_understood() {
    let manual = include_str!("../../../../docs/search.md");
    let blocks = manual.split("```query\n").skip(1).filter_map(|rest| rest.split("```").next());
    let queries: Vec<&str> = blocks.flat_map(str::lines).collect();
    assert!(queries.len() > 30, "{}", queries.len());
    for query in queries {
        let parsed = parse(query);
        assert_eq!(parsed.warnings, [], "{query}");
        // What the manual calls a field is one.
        let is_field = query.contains(':') || query.contains("..");
        let words = matches!(parsed.ast, Ast::Word(_) | Ast::Terms(_));
        assert!(!(is_field && words), "{query} was read as words: {:?}", parsed.ast);
    }
}

#[test]
fn what_a_fuzzer_found_is_read_again_as_it_was() {
    for query in [
        "NOT.",
        "-..year:2019..2024..*",
        "\0,orcid:>>>>>>>>>>\"],\0;\"\"",
        "id:\"a, ;\"",
        "id:\"a ,, ; \"",
        "orcid:https://ISBN:.or",
        "|4\n..year:2019..2024\u{598}..\u{fffd}.....",
        "id:https://https://doi.org/10.1234/x",
        "url:https://example.org,/",
        "doi:https://doi.org/10.1234/a%22b",
        "doi:https://doi.org/10.1234/a%E2%80%8Bb",
        "\"https://doi.org/10.1234/a(b\"",
    ] {
        let parsed = parse(query);
        assert_eq!(parse(&parsed.interpreted_as).ast, parsed.ast, "{query:?} as {}", parsed.interpreted_as);
    }
}
