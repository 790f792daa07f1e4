//! The language of a text that declares none.

use super::Stemmed;

/// Below this many characters a guess is no better than a coin.
const ENOUGH: usize = 60;

/// The language to stem a text in, where the text is long enough and the guess reliable.
pub(crate) fn detect(text: &str) -> Option<Stemmed> {
    if text.chars().take(ENOUGH).count() < ENOUGH {
        return None;
    }
    let sample: String = text.chars().take(2_000).collect();
    let guess = whatlang::detect(&sample).filter(whatlang::Info::is_reliable)?;
    let code = match guess.lang() {
        whatlang::Lang::Ara => "ar",
        whatlang::Lang::Cat => "ca",
        whatlang::Lang::Ces => "cs",
        whatlang::Lang::Dan => "da",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Ell => "el",
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Est => "et",
        whatlang::Lang::Fin => "fi",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Hin => "hi",
        whatlang::Lang::Hun => "hu",
        whatlang::Lang::Hye => "hy",
        whatlang::Lang::Ind => "id",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Lit => "lt",
        whatlang::Lang::Nep => "ne",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Nob => "no",
        whatlang::Lang::Pes => "fa",
        whatlang::Lang::Pol => "pl",
        whatlang::Lang::Por => "pt",
        whatlang::Lang::Ron => "ro",
        whatlang::Lang::Rus => "ru",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Srp => "sr",
        whatlang::Lang::Swe => "sv",
        whatlang::Lang::Tam => "ta",
        whatlang::Lang::Tur => "tr",
        whatlang::Lang::Vie => "vi",
        whatlang::Lang::Yid => "yi",
        _ => return None,
    };
    Stemmed::of_code(code)
}
