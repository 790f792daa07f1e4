//! Forms of verbs that the Snowball algorithms leave apart from the others.

/// Irregular verbs of English, each before its past and its participle. Not those whose other form is first of all another word:
/// *born*, *bound*, *lay*, *bit*, *lit*, *wound*.
const ENGLISH: &str = "arise arose arisen;awake awoke awoken;beat beaten;become became;begin began begun;bend bent;bite bitten;\
    bleed bled;blow blew blown;break broke broken;breed bred;bring brought;build built;burn burnt;\
    buy bought;catch caught;choose chose chosen;cling clung;come came;creep crept;deal dealt;dig dug;\
    draw drew drawn;dream dreamt;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;\
    feed fed;feel felt;fight fought;find found;flee fled;fly flew flown;forbid forbade forbidden;\
    foresee foresaw foreseen;forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;\
    give gave given;go went gone;grow grew grown;hang hung;hear heard;hide hid hidden;hold held;keep kept;\
    kneel knelt;know knew known;lay laid;lead led;leap leapt;learn learnt;leave left;lend lent;lie lain;\
    lose lost;make made;mean meant;meet met;mistake mistook mistaken;overcome overcame;oversee oversaw overseen;\
    overtake overtook overtaken;overthrow overthrew overthrown;\
    pay paid;prove proven;rebuild rebuilt;ride rode ridden;ring rang rung;rise rose risen;run ran;say said;see saw seen;\
    seek sought;sell sold;send sent;shake shook shaken;shine shone;shoot shot;show shown;\
    shrink shrank shrunk;sing sang sung;sink sank sunk;sit sat;sleep slept;slide slid;speak spoke spoken;\
    speed sped;spend spent;spin spun;spring sprang sprung;stand stood;steal stole stolen;stick stuck;\
    sting stung;strike struck stricken;strive strove striven;swear swore sworn;sweep swept;swim swam swum;\
    swing swung;take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown;\
    undergo underwent undergone;understand understood;undertake undertook undertaken;uphold upheld;wake woke woken;\
    wear wore worn;weave wove woven;weep wept;win won;withdraw withdrew withdrawn;withhold withheld;\
    withstand withstood;write wrote written;rewrite rewrote rewritten";

/// Irregular forms of verbs of a language, each with its infinitive.
pub(super) fn listed(language: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let verbs = if language == "en" { ENGLISH } else { "" };
    let verbs = verbs.split(';').filter_map(|verb| verb.split_once(' '));
    verbs.flat_map(|(infinitive, forms)| forms.split(' ').map(move |form| (form, infinitive)))
}
