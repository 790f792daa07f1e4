//! Spellings of one word that differ between countries, made one before words are stemmed.

use std::borrow::Cow;

/// A word, in lower case with its accents, in the spelling that its stem is made of. English as written in Britain and America,
/// Portuguese before and after the agreement of 1990. What is rewritten is so in queries and texts alike.
pub(super) fn common<'w>(word: &'w str, language: &str) -> Cow<'w, str> {
    let common = match language {
        "en" => english(word),
        "pt" => portuguese(word),
        _ => None,
    };
    common.map_or(Cow::Borrowed(word), Cow::Owned)
}

/// Words of a language that no rule below makes one, each as it is rewritten.
pub(super) fn listed(language: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let pairs = if language == "en" { ENGLISH } else { "" };
    pairs.split(';').filter_map(|pair| pair.split_once(' '))
}

/// British words and American ones.
const ENGLISH: &str = "programme program;programmes programs;licence license;licences licenses;licenced licensed;\
    defence defense;defences defenses;offence offense;offences offenses;pretence pretense;\
    practise practice;practised practiced;practises practices;practising practicing;\
    judgement judgment;judgements judgments;acknowledgement acknowledgment;\
    acknowledgements acknowledgments;grey gray;artefact artifact;artefacts artifacts;plough plow;\
    ploughs plows;ploughing plowing;mould mold;moulds molds;sceptical skeptical;\
    scepticism skepticism";

/// Roots that lose their *u* in America, wherever they stand in a word: *labourer*, *discoloured*, *neighbourhood*.
const OUR: &str = "behaviour neighbour endeavour demeanour splendour labour favour colour honour harbour humour \
    rumour vapour flavour odour saviour armour rigour vigour savour tumour parlour";

/// Words in *-re* that are written *-er* in America, also as the end of another: *kilometre*, *microfibre*.
const RE: [&str; 8] = ["centre", "theatre", "metre", "litre", "fibre", "calibre", "spectre", "sabre"];

/// What follows the *s* of verbs in *-ise* and *-yse*, a plural apart.
const ISE: [&str; 7] = ["e", "ed", "er", "ing", "able", "ation", "ational"];

/// Verbs and nouns in *-ise* that everybody writes so and that have relatives without: *advertisement*, *precision*. Nor is
/// anything in *-vise* written with a *z*.
const ALWAYS_S: [&str; 9] =
    ["vi", "exerci", "preci", "conci", "exci", "circumci", "adverti", "chasti", "franchi"];

fn english(word: &str) -> Option<String> {
    if word.contains("our")
        && let Some(root) = OUR.split(' ').find(|root| word.contains(root))
    {
        return Some(word.replacen(root, &root.replace("our", "or"), 1));
    }
    let (singular, s) = match word.strip_suffix('s') {
        Some(singular) => (singular, "s"),
        None => (word, ""),
    };
    if let Some(common) = with_z(singular) {
        return Some(format!("{common}{s}"));
    }
    if let Some(stem) = singular.strip_suffix("re")
        && RE.iter().any(|root| singular.ends_with(root))
    {
        return Some(format!("{stem}er{s}"));
    }
    singular.strip_suffix("logue").map(|stem| format!("{stem}log{s}"))
}

/// *organise*, *analysing*, *globalisation* as they are written in America: the stemmer knows the *z*.
fn with_z(singular: &str) -> Option<String> {
    let (stem, ending) = singular.rsplit_once('s').filter(|(_, ending)| ISE.contains(ending))?;
    let is_one = stem.len() >= 4
        && stem.ends_with(['i', 'y'])
        && !ALWAYS_S.iter().any(|always| stem.ends_with(always));
    is_one.then(|| format!("{stem}z{ending}"))
}

/// *acção*, *adopção*, *projecto*, *óptimo*: consonants that are no longer written where nobody says them. Where they are
/// said (*opção*, *impacto* in Portugal) both countries write them, and lose them here.
fn portuguese(word: &str) -> Option<String> {
    const P: [(&str, &str); 6] = [
        ("óptim", "ótim"),
        ("optimi", "otimi"),
        ("adopt", "adot"),
        ("excepto", "exceto"),
        ("egipt", "egit"),
        ("bapti", "bati"),
    ];
    if let Some((old, new)) = P.iter().find(|(old, _)| word.starts_with(old)) {
        return Some(word.replacen(old, new, 1));
    }
    // *pacto* is no *pato*, *bactéria* no *bateria*.
    let is_said = word.contains("pact") || word.starts_with("bact");
    let (first, rest) = word.split_at_checked(word.chars().next()?.len_utf8())?;
    let is_old = rest.contains("cç") || rest.contains("pç") || !is_said && rest.contains("ct");
    is_old.then(|| {
        let common = rest.replace("cç", "ç").replace("pç", "ç");
        if is_said { format!("{first}{common}") } else { format!("{first}{}", common.replace("ct", "t")) }
    })
}
