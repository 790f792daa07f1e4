//! Where things lie in the site, and the links that lead there.

use app::Anything;
pub(crate) use app::path;
use domain::{Country, EntityKind, Localized, Slug, names::term};

use crate::{
    asked::Asked,
    interface::Interface,
    shown::{Shown, Tongue},
};

/// The printer's mark that stands beside the name of a kind.
pub(crate) const fn sign(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Publication => "¶",
        EntityKind::ResearchProject => "⁂",
        EntityKind::Dataset => "№",
        EntityKind::CaseStudy => "§",
        EntityKind::Member => "◆",
        EntityKind::Person => "●",
        EntityKind::Topic => "※",
        EntityKind::Forum => "◇",
    }
}

/// What a coded value is called in the language of the interface; the code where it has no name.
pub(crate) fn named(i: &Interface, vocabulary: &str, code: &str) -> String {
    let languages = i.languages();
    term(vocabulary, code, languages).map_or_else(|| code.replace('_', " "), str::to_owned)
}

/// Where something is: a city or place, and its country. A place that is called as its country is told once.
pub(crate) fn located(i: &Interface, name: Option<&str>, country: Option<Country>) -> String {
    let country = country.map(|country| country.label(i.languages()));
    let name = name.filter(|name| !name.is_empty() && Some(*name) != country);
    name.into_iter().chain(country).collect::<Vec<_>>().join(", ")
}

/// What a text is ordered by in a list: its letters without accents or capitals.
pub(crate) fn alphabetical(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
    text.nfd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}

/// A thing by name and address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) text: String,
    pub(crate) tongue: Tongue,
    /// Empty where it leads nowhere: the name alone is known.
    pub(crate) href: String,
}

impl Link {
    /// A name that leads nowhere.
    pub(crate) fn nowhere(text: impl Into<String>) -> Self {
        Self { text: text.into(), tongue: Tongue::default(), href: String::new() }
    }

    /// A text of the interface that leads somewhere.
    pub(crate) fn to(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), tongue: Tongue::default(), href: href.into() }
    }

    /// A thing with this name.
    pub(crate) fn named(asked: &Asked, kind: EntityKind, slug: &Slug, name: &Localized) -> Self {
        let shown = title(asked, name);
        let href = format!("/{}{}", asked.i.tag, path(kind, slug));
        Self { text: shown.text, tongue: shown.tongue, href }
    }

    /// Any thing.
    pub(crate) fn of(asked: &Asked, thing: &Anything) -> Self {
        match thing {
            Anything::Member(member) => {
                Self::named(asked, EntityKind::Member, &member.head.slug, &member.content.name)
            }
            Anything::Person(person) => Self::to(
                &person.content.name.display,
                format!("/{}{}", asked.i.tag, path(EntityKind::Person, &person.head.slug)),
            ),
            Anything::Topic(topic) => {
                Self::named(asked, EntityKind::Topic, &topic.head.slug, &topic.content.label)
            }
            Anything::Forum(forum) => {
                Self::named(asked, EntityKind::Forum, &forum.head.slug, &forum.content.name)
            }
            Anything::Record(record) => {
                Self::named(asked, record.content.details.kind(), &record.head.slug, &record.content.title)
            }
        }
    }
}

/// A title or name; what has none is called untitled.
pub(crate) fn title(asked: &Asked, text: &Localized) -> Shown {
    Shown::of(text, asked.i, &asked.cx.languages).unwrap_or_else(|| Shown::plain(asked.i.t("untitled")))
}
