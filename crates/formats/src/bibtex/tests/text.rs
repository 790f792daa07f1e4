//! Titles and names in TeX.

use domain::record::{ContributorKind, ContributorRole};
use proptest::prelude::*;

use super::one;

fn title(tex: &str) -> String {
    let (content, _) = one(&format!("@misc{{k, title = {{{tex}}}}}"));
    content.title.original().map(|(_, title)| title.text.clone()).unwrap_or_default()
}

fn names(tex: &str) -> Vec<String> {
    one(&format!("@misc{{k, title = {{x}}, author = \"{tex}\"}}"))
        .0
        .contributors
        .into_iter()
        .map(|one| one.name)
        .collect()
}

#[test]
fn accents_and_letters_are_decoded() {
    for (tex, text) in [
        (r#"\"{o} \"o {\"o} {\"{o}}"#, "ö ö ö ö"),
        (r"\'e {\'e} \'{e} \' e", "é é é é"),
        (r"\v{c} {\v c} \v c", "č č č"),
        (r"\o {\o} \o{}x S{\o}ren", "øø øx Søren"),
        (r"Stra{\ss}e Gro\ss e", "Straße Große"),
        (r"{\L}{\'o}d{\'z} \l{}a", "Łódź ła"),
        (r"\=a {\=a} T\=oky\=o", "ā ā Tōkyō"),
        (r#"na{\"\i}ve na\"\i ve na{\"{\i}}ve"#, "naïve naïve naïve"),
        (r"{\'\i} \`{\i} \^\j", "í ì ĵ"),
        (r"\c{c} {\c c} \c c Gar\c{c}on", "ç ç ç Garçon"),
        (r"\~n Espa{\~n}a \aa \AA{} {\ae}", "ñ España åÅ æ"),
        (r"\H{o} \k{a} \u{g} \r{u} \d{s} \.z", "ő ą ğ ů ṣ ż"),
        ("경제 économie تعاون \\'e", "경제 économie تعاون é"),
        (r"\'{\^e}", "ế"),
    ] {
        assert_eq!(title(tex), text, "{tex}");
    }
}

#[test]
fn what_only_shapes_text_goes_and_text_stays() {
    for (tex, text) in [
        (r"{{NASA}} and the {UN}: {\em The} \emph{Facts}", "NASA and the UN: The Facts"),
        (r"``Quoted'' \& 10\% of US\$5, \#1, a\_b", "“Quoted” & 10% of US$5, #1, a_b"),
        (r"D.\,E. Knuth~and\\ {\tt co}", "D. E. Knuth and co"),
        (r"pages 1--2---or 3", "pages 1–2—or 3"),
        (r"{\TeX}: \LaTeX{} in \XML and \TikZ", "TeX: LaTeX in XML and TikZ"),
        (r"$\alpha$ and $x^2$", "α and $x^2$"),
        (r"{\noopsort{1973}}Knuth\kern-.1em s", "Knuths"),
        (r"use \verb|\foo{x}| and \path|a_b|", r"use \foo{x} and a_b"),
        (r"\unknown{thing} \other", r"\unknown{thing} \other"),
        ("two\n   lines", "two lines"),
    ] {
        assert_eq!(title(tex), text, "{tex}");
    }
    // A lone sign of money is no formula.
    assert_eq!(title("cost of $5"), "cost of $5");
}

#[test]
fn names_are_printed_in_the_order_of_speech() {
    for (tex, expected) in [
        ("Knuth, Donald E.", "Donald E. Knuth"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("van Beethoven, Ludwig", "Ludwig van Beethoven"),
        ("de la Cruz, Juana In{\\'e}s", "Juana Inés de la Cruz"),
        ("King, Jr., Martin Luther", "Martin Luther King, Jr."),
        ("{\\O}rsted, Hans Christian", "Hans Christian Ørsted"),
        ("Erd{\\H{o}}s, P{\\'a}l", "Pál Erdős"),
        ("{\\'E}mile Zola", "Émile Zola"),
        ("김 철수", "김 철수"),
        ("محمد يونس", "محمد يونس"),
        ("Plato", "Plato"),
        ("Name, With = Sign", "Name, With = Sign"),
        ("given=Hans, family=Harman, prefix=de", "Hans de Harman"),
        ("a, b, c, d", "c, d a, b"),
    ] {
        assert_eq!(names(tex), [expected], "{tex}");
    }
    assert_eq!(names("A. One\n and B. Two and  {Smith and Sons}"), ["A. One", "B. Two", "Smith and Sons"]);
    assert_eq!(names(""), Vec::<String>::new());
}

#[test]
fn names_of_organisations_are_told_by_their_braces() {
    let (content, _) = one(
        "@misc{k, title={x}, author={{World Bank} and Fran{\\c{c}}ois Espagne}, editor={{Ville de Dakar}}}",
    );
    let found: Vec<_> =
        content.contributors.iter().map(|one| (one.name.as_str(), one.kind, one.role)).collect();
    assert_eq!(
        found,
        [
            ("World Bank", ContributorKind::Organisation, ContributorRole::Author),
            ("François Espagne", ContributorKind::Person, ContributorRole::Author),
            ("Ville de Dakar", ContributorKind::Organisation, ContributorRole::Editor),
        ]
    );
}

proptest! {
    /// A printed name has the letters of the written one.
    #[test]
    fn names_lose_no_letters(name in r"(([A-Za-zéß김ع]{1,5}|\{[A-Z]{1,3} [a-z]{1,3}\}|,|-|\.) ?){1,8}") {
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        let printed = names(&name).join(" ");
        prop_assert_eq!(letters(&printed), letters(&name));
    }
}
