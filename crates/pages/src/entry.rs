//! A thing in a list: [`Entry`].

use app::Anything;
use domain::{
    Edtf, EntityKind, Forum, Language, Member, Person, Record, Topic, TranslationStatus, record::Details,
};
use formats::markdown;

use crate::{
    asked::Asked,
    marked::Marked,
    place::{self, Link, named},
    shown::{Remark, Shown, Tongue},
};

/// Names of people in a line at most.
const MOST_NAMES: usize = 4;
/// Characters of a summary in a list.
const LONGEST: usize = 260;

/// A thing in a list.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) href: String,
    pub(crate) title: Marked,
    pub(crate) when: Option<When>,
    pub(crate) sign: &'static str,
    /// What it is: its kind or type.
    pub(crate) kind: String,
    /// Where it is, or how far it is.
    pub(crate) beside: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) snippet: Option<Marked>,
    pub(crate) remark: Option<Remark>,
    pub(crate) facts: Vec<String>,
    /// Where its texts have none of the words of a search: by which sort of name it was found, and that name.
    pub(crate) found_by: Option<(String, Marked)>,
}

/// A date in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) text: String,
    /// For machines, where it is exact enough (HTML, `datetime`).
    pub(crate) machine: Option<String>,
}

impl When {
    /// The year of a date, or the years that it spans.
    pub(crate) fn of(date: &Edtf) -> Self {
        let text = date.as_str();
        let years: Vec<&str> = text.split('/').map(|part| part.get(..4).unwrap_or(part)).collect();
        let text = match years.as_slice() {
            [from, ".."] => format!("{from}–"),
            ["..", until] => format!("–{until}"),
            [from, until] if from != until => format!("{from}–{until}"),
            [one, ..] => (*one).to_owned(),
            [] => text.to_owned(),
        };
        let is_exact = date.as_str().bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        Self { machine: is_exact.then(|| date.as_str().to_owned()), text }
    }

    /// The years from a beginning to an end.
    fn between(start: Option<&Edtf>, end: Option<&Edtf>) -> Option<Self> {
        let year = |date: &Edtf| date.year().to_string();
        let text = match (start.map(year), end.map(year)) {
            (None, None) => return None,
            (Some(from), None) => format!("{from}–"),
            (None, Some(until)) => format!("–{until}"),
            (Some(from), Some(until)) if from == until => from,
            (Some(from), Some(until)) => format!("{from}–{until}"),
        };
        Some(Self { text, machine: None })
    }

    /// When a record is of.
    pub(crate) fn of_record(record: &Record) -> Option<Self> {
        let own = || record.content.date.as_ref().map(Self::of);
        match &record.content.details {
            Details::CaseStudy(case) => Self::between(case.start.as_ref(), case.end.as_ref()).or_else(own),
            Details::ResearchProject(project) => {
                Self::between(project.start.as_ref(), project.end.as_ref()).or_else(own)
            }
            Details::Publication(_) | Details::Dataset(_) => own(),
        }
    }
}

impl Entry {
    /// Any thing.
    pub(crate) fn of(asked: &Asked, thing: &Anything) -> Self {
        match thing {
            Anything::Record(record) => Self::record(asked, record),
            Anything::Member(member) => Self::member(asked, member),
            Anything::Person(person) => Self::person(asked, person),
            Anything::Topic(topic) => Self::topic(asked, topic),
            Anything::Forum(forum) => Self::forum(asked, forum),
        }
    }

    fn bare(asked: &Asked, thing: &Anything, kind: String) -> Self {
        let Link { text, tongue, href } = Link::of(asked, thing);
        Self {
            href,
            title: Marked::plain(text, tongue),
            when: None,
            sign: place::sign(thing.kind()),
            kind,
            beside: None,
            byline: None,
            snippet: None,
            remark: None,
            facts: Vec::new(),
            found_by: None,
        }
    }

    /// A record.
    pub(crate) fn record(asked: &Asked, record: &std::sync::Arc<Record>) -> Self {
        let content = &record.content;
        let kind = match &content.details {
            Details::Publication(publication) => {
                named(asked.i, "type", publication.publication_type.as_str())
            }
            other => named(asked.i, "kind", other.kind().as_str()),
        };
        let country = content.places.iter().find_map(|place| place.country);
        let languages = asked.i.languages();
        let mut names: Vec<&str> =
            content.contributors.iter().map(|contributor| contributor.name.as_str()).collect();
        names.dedup();
        let more = names.len() > MOST_NAMES;
        names.truncate(MOST_NAMES);
        let mut byline = names.join(", ");
        if more {
            byline = asked.i.with("names-and-more", &byline);
        }
        let tongues: Vec<&str> =
            content.languages.iter().filter_map(|language| language.label(languages)).collect();
        Self {
            when: When::of_record(record),
            beside: country.map(|country| country.label(languages).to_owned()),
            byline: (!byline.is_empty()).then_some(byline),
            remark: place::title(asked, &content.title).remark.filter(|remark| remark.is_machine),
            facts: if tongues.is_empty() { Vec::new() } else { vec![tongues.join(", ")] },
            ..Self::bare(asked, &Anything::Record(record.clone()), kind)
        }
    }

    fn member(asked: &Asked, member: &std::sync::Arc<Member>) -> Self {
        let content = &member.content;
        let place = place::located(asked.i, content.city.as_deref(), content.country);
        Self {
            byline: Some(place).filter(|place| !place.is_empty()),
            facts: vec![named(asked.i, "type", content.kind.as_str())],
            ..Self::bare(asked, &Anything::Member(member.clone()), named(asked.i, "kind", "member"))
        }
    }

    fn person(asked: &Asked, person: &std::sync::Arc<Person>) -> Self {
        let places: Vec<&str> =
            person.content.affiliations.iter().map(|affiliation| affiliation.name.as_str()).take(2).collect();
        Self {
            byline: (!places.is_empty()).then(|| places.join("; ")),
            ..Self::bare(asked, &Anything::Person(person.clone()), named(asked.i, "kind", "person"))
        }
    }

    fn topic(asked: &Asked, topic: &std::sync::Arc<Topic>) -> Self {
        Self {
            facts: vec![named(asked.i, "type", topic.content.scheme.as_str())],
            ..Self::bare(asked, &Anything::Topic(topic.clone()), named(asked.i, "kind", "topic"))
        }
    }

    /// A forum.
    pub(crate) fn forum(asked: &Asked, forum: &std::sync::Arc<Forum>) -> Self {
        let content = &forum.content;
        let theme = Shown::of(&content.theme, asked.i, &asked.cx.languages);
        Self {
            when: content.date.as_ref().map(When::of),
            beside: content.city.clone(),
            byline: theme.map(|theme| theme.text),
            ..Self::bare(
                asked,
                &Anything::Forum(forum.clone()),
                named(asked.i, "kind", EntityKind::Forum.as_str()),
            )
        }
    }

    /// The same with the beginning of its summary or description, where nothing is marked in a text of it.
    pub(crate) fn or_summary(mut self, asked: &Asked, thing: &Anything) -> Self {
        let text = match thing {
            Anything::Record(record) => &record.content.summary,
            Anything::Member(member) => &member.content.description,
            Anything::Person(person) => &person.content.biography,
            Anything::Topic(topic) => &topic.content.definition,
            Anything::Forum(forum) => &forum.content.description,
        };
        if self.snippet.is_none() {
            let shown = Shown::of(text, asked.i, &asked.cx.languages);
            if let Some(Shown { text, tongue, remark }) = shown {
                self.snippet = Some(Marked::plain(shortened(&markdown::words(&text)), tongue));
                self.remark = self.remark.or(remark.filter(|remark| remark.is_machine));
            }
        }
        self
    }

    /// The same with marks of a search.
    pub(crate) fn with_marks(mut self, asked: &Asked, highlights: &[app::HitHighlight]) -> Self {
        const NAMES: [&str; 3] = ["title", "name", "label"];
        let tongue = |language: &Language| Tongue::new(language, asked.i);
        for highlight in highlights {
            let marked = Marked::of(&highlight.fragments, tongue(&highlight.language));
            let is_machine = highlight.status == TranslationStatus::Machine;
            let remark = is_machine.then(|| Remark::machine(asked.i));
            if NAMES.contains(&highlight.field) {
                // It may be the title in another language than the one that was shown so far.
                self.title = marked;
                self.remark = remark;
            } else if highlight.is_of_name() {
                let sort = asked.i.t(&format!("found-by-{}", highlight.field));
                self.found_by = Some((sort, marked));
            } else if self.snippet.is_none() {
                self.snippet = Some(marked.excerpt());
                self.remark = self.remark.or(remark);
            }
        }
        self
    }
}

/// The beginning of a text, cut where a word ends.
pub(crate) fn shortened(text: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation as _;
    let Some((cut, _)) = text.grapheme_indices(true).nth(LONGEST) else {
        return text.to_owned();
    };
    let kept = text.get(..cut).unwrap_or(text);
    // Scripts without spaces are cut anywhere.
    let end = kept.rfind(char::is_whitespace).filter(|end| *end > kept.len() / 2).unwrap_or(kept.len());
    format!("{}…", kept.get(..end).unwrap_or(kept).trim_end_matches([',', ';', ' ']))
}
