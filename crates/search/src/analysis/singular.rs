//! Plurals that the Snowball algorithms leave apart from their singulars.
//!
//! They cut endings by rules that know neither irregular nouns (*woman*, *women*; *travail*, *travaux*) nor nouns that look
//! like verbs, of which they take away more in the singular (Spanish *mujer* becomes `muj`, *mujeres* `mujer`) or in the
//! plural (Portuguese *social* stays, *sociais* becomes `soc`). So a plural is written as its singular first, as light stemmers
//! do (Savoy 2006, "Light stemming approaches for the French, Portuguese, German and Hungarian languages"), and then stemmed.
//! What is rewritten wrongly is so in queries and texts alike: then two words are one, or a word is only found as written.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use super::fold;

/// A word, in lower case with its accents, as its singular where a rule tells that it is a plural that stemming would not find
/// that of; else as it is. Also the feminine of some nouns and adjectives as the masculine, for the same reason.
pub(super) fn singular<'w>(word: &'w str, language: &str) -> Cow<'w, str> {
    let regular = match language {
        "ar" => arabic(word),
        "en" => english(word),
        "fr" => french(word),
        "es" => spanish(word),
        "pt" => portuguese(word),
        "it" => italian(word),
        "de" => german(word),
        _ => None,
    };
    regular.map_or(Cow::Borrowed(word), Cow::Owned)
}

/// Irregular plurals of a language, each with its singular.
pub(super) fn listed(language: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let pairs = match language {
        "de" => {
            "museen museum;zentren zentrum;firmen firma;themen thema;konten konto;risiken risiko;\
             praktika praktikum;gremien gremium;kriterien kriterium;ministerien ministerium;\
             stipendien stipendium"
        }
        "en" => {
            "men man;feet foot;teeth tooth;geese goose;mice mouse;oxen ox;lives life;wives wife;\
             midwives midwife;housewives housewife;knives knife;halves half;shelves shelf;wolves wolf;\
             thieves thief;calves calf;loaves loaf;analysis analyze;analyses analyze;crises crisis;\
             theses thesis;hypotheses hypothesis;syntheses synthesis;diagnoses diagnosis;\
             criteria criterion;phenomena phenomenon;indices index;matrices matrix;\
             appendices appendix;curricula curriculum;memoranda memorandum;referenda referendum;\
             symposia symposium;fora forum;strata stratum;alumni alumnus;stimuli stimulus;\
             fungi fungus;larvae larva;formulae formula"
        }
        "fr" => {
            "travaux travail;baux bail;vitraux vitrail;coraux corail;émaux émail;yeux œil;lieux lieu;\
             milieux milieu;jeux jeu;enjeux enjeu;feux feu;aveux aveu;vœux vœu;voeux vœu;voeu vœu;\
             cheveux cheveu;neveux neveu;dieux dieu;bijoux bijou;cailloux caillou;choux chou;\
             genoux genou;lois loi;rois roi;emplois emploi;envois envoi;convois convoi;\
             tournois tournoi;amis ami;ennemis ennemi;défis défi;partis parti;abris abri;\
             favoris favori;clefs clé;clef clé;petit petite;petits petite;mesdames madame;\
             messieurs monsieur"
        }
        "it" => "uomini uomo;uova uovo",
        "pt" => {
            "leis lei;reis rei;civis civil;perfis perfil;infantis infantil;juvenis juvenil;\
             mercantis mercantil;têxteis têxtil;azuis azul"
        }
        _ => "",
    };
    pairs.split(';').filter_map(|pair| pair.split_once(' '))
}

/// Whether a word is one of those between spaces.
fn is_among(words: &str, word: &str) -> bool {
    words.split(' ').any(|other| other == word)
}

/// The word with another ending; nothing where fewer than so many letters would stand before it.
fn ending(word: &str, old: &str, new: &str, least: usize) -> Option<String> {
    let stem = word.strip_suffix(old)?;
    (stem.chars().count() >= least).then(|| format!("{stem}{new}"))
}

/// Broken plurals, as they are written without hamza on alef; behind each its singular. There are rules for them, but each noun
/// follows its own.
const ARABIC: &str = "نساء مرأة;امرأة مرأة;رجال رجل;اطفال طفل;شباب شاب;مدن مدينة;قرى قرية;احياء حي;بلدان بلد;دول دولة;مناطق منطقة;\
    مجالس مجلس;مراكز مركز;معاهد معهد;بنوك بنك;صناديق صندوق;اسواق سوق;اموال مال;قروض قرض;اسعار سعر;ارباح ربح;\
    مشاريع مشروع;برامج برنامج;انشطة نشاط;اعمال عمل;عمال عامل;فقراء فقير;شركاء شريك;اعضاء عضو;خبراء خبير;مدراء مدير;\
    حقوق حق;قوانين قانون;مبادئ مبدأ;قواعد قاعدة;اهداف هدف;افكار فكرة;قيم قيمة;نظم نظام;انظمة نظام;ادوار دور;\
    تقارير تقرير;كتب كتاب;بحوث بحث;ابحاث بحث;مصادر مصدر;موارد مورد;نتائج نتيجة;تجارب تجربة;نماذج نموذج;امثلة مثال;\
    مساكن مسكن;بيوت بيت;مزارع مزرعة;مصانع مصنع;مدارس مدرسة;شبكات شبكة;فرص فرصة;مخاطر خطر;ازمات ازمة;اسر اسرة";

/// The same by plural, both as they are folded.
static ARABIC_PLURALS: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let pairs = ARABIC.split(';').filter_map(|pair| pair.split_once(' '));
    let folded = |plural: &str| {
        let mut folded = String::new();
        fold::fold(plural, &mut folded);
        folded
    };
    pairs.map(|(plural, singular)| (folded(plural), singular)).collect()
});

/// *مشاريع*, *المدن*, *للنساء*: with the article or without.
fn arabic(word: &str) -> Option<String> {
    let mut folded = String::new();
    fold::fold(word, &mut folded);
    let bare = ["ال", "لل"].iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(&folded);
    ARABIC_PLURALS.get(bare).map(|singular| (*singular).to_owned())
}

/// *Probleme*, also at the end of a compound: of the singular the algorithm takes the ending of an adjective.
fn german(word: &str) -> Option<String> {
    ["e", "en", "s"]
        .iter()
        .find_map(|plural| word.strip_suffix(plural))
        .filter(|stem| stem.ends_with("problem"))
        .map(str::to_owned)
}

/// *businesswomen*, *grandchildren*, *craftsmen*.
fn english(word: &str) -> Option<String> {
    const NO_MEN: &str = "specimen abdomen regimen acumen bitumen albumen cyclamen stamen dolmen turkmen";
    ending(word, "women", "woman", 0)
        .or_else(|| ending(word, "children", "child", 0))
        .or_else(|| ending(word, "men", "man", 3).filter(|_| !is_among(NO_MEN, word)))
}

/// *conflits*, *élus*, *noyaux*, but no word that has its *s* in the singular; and the feminine in *-trice*.
fn french(word: &str) -> Option<String> {
    const WITH_S: &str = "embarras matelas compas fracas tracas verglas canevas repas lilas atlas hélas repos propos \
        héros enclos chaos cosmos albatros éclos tétanos processus campus virus consensus bonus \
        malus refus abus dessus cactus corpus inclus exclus reclus surplus stimulus hiatus lapsus \
        prospectus humus focus terminus typhus cumulus confus diffus infus intrus obtus cours \
        parcours recours concours discours secours dehors alors divers univers envers travers revers \
        pervers tiers corps temps printemps fonds poids";
    if let Some(masculine) = ending(word, "trices", "teur", 2).or_else(|| ending(word, "trice", "teur", 2)) {
        return Some(masculine);
    }
    if word.ends_with("yaux") && !matches!(word, "loyaux" | "royaux" | "déloyaux") {
        return ending(word, "x", "", 4);
    }
    let has_s = ["ss", "ès", "is"].iter().any(|end| word.ends_with(end)) || is_among(WITH_S, word);
    if has_s { None } else { ending(word, "s", "", 3) }
}

/// *organizaciones*, *jóvenes*, *mujeres*, *ciudades*, *voces*, *años*.
fn spanish(word: &str) -> Option<String> {
    // Of others in *-ces* the singular ends in *-ce*: *índices*, *enlaces*.
    const Z: &str = "voces luces veces cruces paces jueces peces nueces raíces maíces narices matrices actrices \
        directrices cicatrices lápices tapices matices aprendices capaces incapaces eficaces felices \
        veloces feroces audaces";
    if word.ends_with("ces") && (is_among(Z, word) || word.ends_with("voces")) {
        return ending(word, "ces", "z", 1);
    }
    // Who leaves out accents writes *organizacion*, of which the algorithm knows no ending.
    if let Some(singular) = ending(word, "iones", "ión", 2).or_else(|| ending(word, "ion", "ión", 2)) {
        return Some(singular);
    }
    // An accent so far from the end tells a noun in *-en*: *imágenes*, but *almacenes*.
    let noun = ["ades", "edes", "udes", "ares", "eres", "ores"].iter().any(|plural| word.ends_with(plural))
        || word.ends_with("enes") && word.contains(['á', 'é', 'í', 'ó', 'ú']);
    let singular = if noun { ending(word, "es", "", 3) } else { None };
    singular.or_else(|| plain_s(word))
}

/// *produções*, *jovens*, *sociais*, *papéis*, *sustentáveis*, *fáceis*, *lugares*, *anos*; and *solidária*, of which the algorithm
/// takes the ending of a verb.
fn portuguese(word: &str) -> Option<String> {
    // The second six are of those who leave out accents: *organizacoes*, *gestao*, *solidaria*.
    const ENDINGS: [(&str, &str, usize); 26] = [
        ("ões", "ão", 1),
        ("ães", "ão", 1),
        ("ãos", "ão", 1),
        ("ãs", "ã", 2),
        ("ns", "m", 2),
        ("ais", "al", 2),
        ("éis", "el", 2),
        ("óis", "ol", 2),
        ("veis", "vel", 2),
        ("teis", "til", 1),
        ("ceis", "cil", 2),
        ("geis", "gil", 1),
        ("ares", "ar", 2),
        ("eres", "er", 2),
        ("ores", "or", 2),
        ("zes", "z", 2),
        ("coes", "ção", 1),
        ("oes", "ão", 2),
        ("cao", "ção", 1),
        ("ao", "ão", 2),
        ("arias", "ário", 3),
        ("aria", "ário", 3),
        ("ária", "ário", 2),
        ("árias", "ário", 2),
        ("ória", "ório", 2),
        ("órias", "ório", 2),
    ];
    // Of one of these *mais* would be a form of *mal*.
    if matches!(word, "mais" | "demais" | "jamais" | "ademais") {
        return None;
    }
    ENDINGS
        .iter()
        .find_map(|(plural, singular, least)| ending(word, plural, singular, *least))
        .or_else(|| plain_s(word))
}

/// The word without its *s*, where that follows no accent (*país*, *interés*) and no other *s*.
fn plain_s(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s')?;
    let closes_plainly = stem.ends_with(|c: char| c.is_ascii_lowercase() && c != 's');
    (closes_plainly && stem.chars().count() >= 3).then(|| stem.to_owned())
}

/// *laghi*, *leghe*: the letter that keeps the sound.
fn italian(word: &str) -> Option<String> {
    ending(word, "ghi", "go", 2).or_else(|| ending(word, "ghe", "ga", 2))
}
