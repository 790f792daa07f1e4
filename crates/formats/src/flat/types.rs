//! The types of works in the Citation Style Language (CSL 1.0.2, appendix III), and a few more that are met, as the
//! platform's sorts of publications.

use domain::record::PublicationType;

/// Known types with what they become.
const TYPES: &[(&str, PublicationType)] = &[
    ("article", PublicationType::Article),
    ("article-journal", PublicationType::Article),
    ("article-magazine", PublicationType::Article),
    ("article-newspaper", PublicationType::Article),
    ("bill", PublicationType::Legislation),
    ("book", PublicationType::Book),
    ("broadcast", PublicationType::Other),
    ("chapter", PublicationType::BookChapter),
    ("classic", PublicationType::Book),
    ("collection", PublicationType::Other),
    ("dataset", PublicationType::Other),
    ("document", PublicationType::Other),
    ("entry", PublicationType::BookChapter),
    ("entry-dictionary", PublicationType::BookChapter),
    ("entry-encyclopedia", PublicationType::BookChapter),
    ("event", PublicationType::Other),
    ("figure", PublicationType::Other),
    ("graphic", PublicationType::Other),
    ("hearing", PublicationType::Other),
    ("interview", PublicationType::Other),
    ("legal_case", PublicationType::Other),
    ("legislation", PublicationType::Legislation),
    ("manual", PublicationType::Guide),
    ("manuscript", PublicationType::Other),
    ("map", PublicationType::Other),
    ("motion_picture", PublicationType::Other),
    ("musical_score", PublicationType::Other),
    ("pamphlet", PublicationType::Other),
    ("paper-conference", PublicationType::ConferencePaper),
    ("patent", PublicationType::Other),
    ("performance", PublicationType::Other),
    ("periodical", PublicationType::Other),
    ("personal_communication", PublicationType::Other),
    ("post", PublicationType::Other),
    ("post-weblog", PublicationType::Other),
    ("proceedings", PublicationType::Proceedings),
    ("regulation", PublicationType::Legislation),
    ("report", PublicationType::Report),
    ("review", PublicationType::Article),
    ("review-book", PublicationType::Article),
    ("software", PublicationType::Other),
    ("song", PublicationType::Other),
    ("speech", PublicationType::Other),
    ("standard", PublicationType::Other),
    ("thesis", PublicationType::Thesis),
    ("treaty", PublicationType::Legislation),
    ("webpage", PublicationType::Other),
];

/// What a type becomes; an unknown one becomes another publication.
pub(crate) fn publication_type(name: &str) -> PublicationType {
    TYPES.iter().find(|(known, _)| *known == name).map_or(PublicationType::Other, |(_, becomes)| *becomes)
}

/// Whether a type is known.
pub(crate) fn is_known(name: &str) -> bool {
    TYPES.iter().any(|(known, _)| *known == name)
}
