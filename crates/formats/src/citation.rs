//! Records as works that can be cited: BibTeX, RIS, CSL-JSON, and in words after several styles.
//!
//! Each form tells what it has a place for. A record without a title is called untitled, since a citation must name
//! something; names are taken as printed.

mod bibtex;
mod csl;
mod ris;
mod styles;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use domain::{
    Edtf, Record, Scheme,
    record::{Contributor, ContributorKind, ContributorRole, PublicationType},
};

pub use self::{
    bibtex::bibtex,
    csl::csl_json,
    ris::ris,
    styles::{Citation, CitedWork, in_styles},
};

/// The title: of the record's first language.
fn title(record: &Record) -> &str {
    record.content.title.original().map_or("Untitled", |(_, title)| title.text.as_str())
}

/// Those who are named as its makers (Dublin Core, `creator`): its authors; of what names none, such as most case studies,
/// those who coordinated or researched it.
#[must_use]
pub fn creators(record: &Record) -> Vec<&Contributor> {
    let authors: Vec<_> = in_role(record, ContributorRole::Author).collect();
    if !authors.is_empty() {
        return authors;
    }
    in_role(record, ContributorRole::Coordinator)
        .chain(in_role(record, ContributorRole::Researcher))
        .collect()
}

/// The record as it is cited where it names nobody who made it: a case study then is the work of the member that it belongs
/// to, which stands as its author, as styles write organisations. `owner` is what that member is called.
///
/// What is another's in the member's catalogue, such as a publication, is not of the member's making.
#[must_use]
pub fn cited<'r>(record: &'r Record, owner: Option<&str>) -> Cow<'r, Record> {
    let owner = owner.map(str::trim).filter(|owner| !owner.is_empty());
    match owner.filter(|_| is_cited_by_owner(record)) {
        None => Cow::Borrowed(record),
        Some(owner) => {
            let mut record = record.clone();
            let mut author = Contributor::printed(owner, ContributorRole::Author);
            author.kind = ContributorKind::Organisation;
            record.content.contributors.insert(0, author);
            Cow::Owned(record)
        }
    }
}

/// Whether a record is a case study that names nobody who made it.
#[must_use]
pub fn is_cited_by_owner(record: &Record) -> bool {
    record.content.details.case_study().is_some()
        && creators(record).is_empty()
        && in_role(record, ContributorRole::Editor).next().is_none()
}

/// Those who made it in one role.
pub fn in_role(record: &Record, role: ContributorRole) -> impl Iterator<Item = &Contributor> {
    record.content.contributors.iter().filter(move |contributor| contributor.role == role)
}

/// A person's name in its parts, if it is written with a comma or has two parts at least.
struct Name<'n> {
    family: &'n str,
    given: Option<&'n str>,
}

/// The family name is what stands before a comma, else the last word. Names in scripts without spaces, and those of
/// organisations, are whole.
fn name(contributor: &Contributor) -> Name<'_> {
    let name = contributor.name.trim();
    if contributor.kind == ContributorKind::Organisation {
        return Name { family: name, given: None };
    }
    if let Some((family, given)) = name.split_once(',') {
        return Name { family: family.trim(), given: Some(given.trim()).filter(|given| !given.is_empty()) };
    }
    match name.rsplit_once(' ') {
        Some((given, family)) => Name { family, given: Some(given.trim()) },
        None => Name { family: name, given: None },
    }
}

/// The first identifier of a scheme.
fn identifier(record: &Record, scheme: Scheme) -> Option<&str> {
    let of_scheme = record.content.identifiers.iter().find(|identifier| identifier.scheme() == scheme);
    of_scheme.map(domain::Identifier::value)
}

/// When it was issued: its own date. A case study appears here first, so without one it is the day on which it was
/// published here.
#[must_use]
pub fn issued(record: &Record) -> Option<Edtf> {
    let appears_here = record.content.details.case_study().is_some();
    let published = record.head.published_at.filter(|_| appears_here);
    let day = published.and_then(|moment| moment.date_naive().to_string().parse().ok());
    record.content.date.clone().or(day)
}

/// What sort of publication it is; none for other records.
fn sort(record: &Record) -> Option<PublicationType> {
    record.content.details.publication().map(|publication| publication.publication_type)
}
