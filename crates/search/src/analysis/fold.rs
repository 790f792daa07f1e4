//! Lower case and accents: what two spellings of one word have in common.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::segment::is_ignored;

/// Writes `word` to `out` in NFKC and lower case, without invisible characters. `turkic`: dotted and dotless i differ.
pub(crate) fn lower(word: &str, turkic: bool, out: &mut String) {
    out.clear();
    if word.is_ascii() && !turkic {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    let mut push = |c: char| match c {
        'I' if turkic => out.push('ı'),
        'İ' if turkic => out.push('i'),
        c if is_ignored(c) => {}
        c => out.extend(c.to_lowercase()),
    };
    if is_nfkc_quick(word.chars()) == IsNormalized::Yes {
        word.chars().for_each(&mut push);
    } else {
        word.nfkc().for_each(&mut push);
    }
}

/// Writes `word` (already lower case) to `out` without accents, vowel points and the differences between forms of one
/// letter. Marks of scripts where they are letters of their own, such as the vowel signs of Devanagari, stay.
pub(crate) fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        return;
    }
    for c in word.nfd() {
        match c {
            // Combining marks of Latin, Greek, Cyrillic; points of Hebrew; tashkeel of Arabic.
            '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5C7}'
            | '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6ED}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            'ŋ' => out.push('n'),
            'ς' => out.push('σ'),
            // Alef wasla, alef maqsura and Persian yeh, teh marbuta, Persian kaf.
            'ٱ' => out.push('ا'),
            'ى' | 'ی' => out.push('ي'),
            'ة' => out.push('ه'),
            'ک' => out.push('ك'),
            c if is_ignored(c) => {}
            c => out.push(c),
        }
    }
}

/// Tells of each text whether it has a part, whatever the case and accents.
pub fn containing(part: &str) -> impl Fn(&str) -> bool + use<> {
    let part = exact(part);
    move |text| exact(text).contains(&part)
}

/// The unstemmed form of a word: NFKC, lower case, accents folded.
pub(crate) fn exact(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let (mut lowered, mut folded) = (String::new(), String::new());
    lower(word, false, &mut lowered);
    fold(&lowered, &mut folded);
    folded
}
