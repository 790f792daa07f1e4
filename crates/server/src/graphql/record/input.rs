//! What records are made and changed from.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::{
    EntityKind, FieldErrors, Id, Sdg,
    record::{self, RecordContent},
};

use super::values::{ContributorKind, ContributorRole, RelationType};
use crate::graphql::{
    global_id,
    scalar::{Date, Edtf, Locale},
    shared::{IdentifierInput, identifiers},
    text::{self, TextInput},
};

/// What every kind of record can say. In an update, what is left out stays; `null` or an empty list takes it away.
#[derive(InputObject, Debug, Default)]
pub(crate) struct RecordFieldsInput {
    /// Its title, all languages at once, the original first.
    pub title: MaybeUndefined<Vec<TextInput>>,
    /// What it says, in brief, all languages at once.
    pub summary: MaybeUndefined<Vec<TextInput>>,
    /// What it says, at length (Markdown), all languages at once.
    pub body: MaybeUndefined<Vec<TextInput>>,
    /// Who made it, in order.
    pub contributors: MaybeUndefined<Vec<ContributorInput>>,
    /// The member it belongs to.
    pub owner: MaybeUndefined<ID>,
    /// What it is about.
    pub topics: MaybeUndefined<Vec<ID>>,
    /// The goals it serves, by number.
    pub sdgs: MaybeUndefined<Vec<i32>>,
    /// The places it is about.
    pub places: MaybeUndefined<Vec<PlaceInput>>,
    /// The languages it is in.
    pub languages: MaybeUndefined<Vec<Locale>>,
    /// When it was issued.
    pub date: MaybeUndefined<Edtf>,
    /// The terms of reuse: an SPDX licence identifier or a web address.
    pub licence: MaybeUndefined<String>,
    /// Who may read it once published: everyone where absent.
    pub access: MaybeUndefined<AccessInput>,
    /// What others call it.
    pub identifiers: MaybeUndefined<Vec<IdentifierInput>>,
    /// Where it is to be had.
    pub url: MaybeUndefined<String>,
    /// Its author's own words for what it is about.
    pub keywords: MaybeUndefined<Vec<String>>,
    /// What it relates to.
    pub relations: MaybeUndefined<Vec<RelationInput>>,
    /// What it appeared in and who brought it out.
    pub source: MaybeUndefined<RecordSourceInput>,
}

/// Someone who made a record.
#[derive(InputObject, Debug)]
pub(crate) struct ContributorInput {
    /// The name as printed.
    name: String,
    /// What they did.
    #[graphql(default_with = "ContributorRole::Author")]
    role: ContributorRole,
    /// A human being or an organisation.
    #[graphql(default_with = "ContributorKind::Person")]
    kind: ContributorKind,
    /// The person, where they are known here.
    person: Option<ID>,
    /// The organisation, where it is known here.
    member: Option<ID>,
    /// The ORCID iD printed on the record.
    orcid: Option<String>,
    /// The affiliation printed on the record.
    affiliation: Option<String>,
}

/// A place that a record is about.
#[derive(InputObject, Debug)]
pub(crate) struct PlaceInput {
    /// Its name.
    name: Option<String>,
    /// Its country (ISO 3166-1 alpha-2).
    country: Option<String>,
    /// Degrees north of the equator (WGS 84).
    latitude: Option<f64>,
    /// Degrees east of Greenwich (WGS 84).
    longitude: Option<f64>,
}

/// Who may read a record once it is published. Give one of them at most.
#[derive(InputObject, Debug)]
pub(crate) struct AccessInput {
    /// Only accounts of members.
    #[graphql(default)]
    members: bool,
    /// Everyone from this day on.
    embargoed_until: Option<Date>,
}

/// A relation to something. Give exactly one of `to` and `target`.
#[derive(InputObject, Debug)]
pub(crate) struct RelationInput {
    /// How they relate.
    #[graphql(name = "type")]
    relation_type: RelationType,
    /// The other thing, where it is here.
    to: Option<ID>,
    /// The other thing's DOI or web address, where it is elsewhere.
    target: Option<String>,
}

/// What a record appeared in and who brought it out.
#[derive(InputObject, Debug)]
pub(crate) struct RecordSourceInput {
    /// The journal, proceedings or book it is in.
    title: Option<String>,
    /// Volume.
    volume: Option<String>,
    /// Issue.
    issue: Option<String>,
    /// Pages, as printed.
    pages: Option<String>,
    /// The publisher.
    publisher: Option<String>,
    /// Where it was published.
    place: Option<String>,
    /// The series.
    series: Option<String>,
    /// The edition.
    edition: Option<String>,
}

/// Puts a value in the place of another, where one is given.
pub(crate) fn put<I, V>(
    place: &mut V,
    input: MaybeUndefined<I>,
    empty: impl FnOnce() -> V,
    read: impl FnOnce(I) -> V,
) {
    match input {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *place = empty(),
        MaybeUndefined::Value(value) => *place = read(value),
    }
}

/// The id of a thing of one kind, or a fault.
pub(crate) fn id<N>(errors: &mut FieldErrors, path: &str, id: &ID, kind: EntityKind) -> Option<Id<N>> {
    let key = global_id::decode(id).filter(|key| key.kind == kind);
    if key.is_none() {
        errors.add(path, format!("'{}' is not the id of a {kind}", id.as_str()));
    }
    key.map(|key| Id::new(key.id))
}

impl RecordFieldsInput {
    /// Puts what is given into a content.
    pub(crate) fn apply(self, content: &mut RecordContent) -> Result<(), FieldErrors> {
        let Self {
            title,
            summary,
            body,
            contributors,
            owner,
            topics,
            sdgs,
            places,
            languages,
            date,
            licence,
            access,
            identifiers: identifiers_input,
            url,
            keywords,
            relations,
            source,
        } = self;
        let mut errors = FieldErrors::none();
        put(&mut content.title, title, Default::default, text::read);
        put(&mut content.summary, summary, Default::default, text::read);
        put(&mut content.body, body, Default::default, text::read);
        put(&mut content.contributors, contributors, Vec::new, |input| {
            let read = |(at, one): (usize, ContributorInput)| one.read(&mut errors, at);
            input.into_iter().enumerate().map(read).collect()
        });
        put(&mut content.owner, owner, || None, |owner| id(&mut errors, "owner", &owner, EntityKind::Member));
        put(&mut content.topics, topics, Vec::new, |input| {
            let topic =
                |(at, one): (usize, &ID)| id(&mut errors, &format!("topics.{at}"), one, EntityKind::Topic);
            input.iter().enumerate().filter_map(topic).collect()
        });
        put(&mut content.sdgs, sdgs, Vec::new, |input| {
            let goal = |number: i32| u8::try_from(number).ok().and_then(|number| Sdg::try_from(number).ok());
            let goals: Option<Vec<_>> = input.into_iter().map(goal).collect();
            goals.unwrap_or_else(|| {
                errors.add("sdgs", "goals are numbered 1 to 17");
                Vec::new()
            })
        });
        put(&mut content.places, places, Vec::new, |input| {
            let read = |(at, one): (usize, PlaceInput)| one.read(&mut errors, at);
            input.into_iter().enumerate().map(read).collect()
        });
        put(&mut content.languages, languages, Vec::new, |input| {
            input.into_iter().map(|Locale(language)| language).collect()
        });
        put(&mut content.date, date, || None, |Edtf(date)| Some(date));
        put(
            &mut content.licence,
            licence,
            || None,
            |licence| Some(record::Licence(licence.trim().to_owned())),
        );
        put(&mut content.access, access, Default::default, |access| access.read(&mut errors));
        put(&mut content.identifiers, identifiers_input, Vec::new, |input| {
            identifiers(input).unwrap_or_else(|faults| {
                errors.0.extend(faults.0);
                Vec::new()
            })
        });
        put(&mut content.url, url, || None, Some);
        put(&mut content.keywords, keywords, Vec::new, |keywords| keywords);
        put(&mut content.relations, relations, Vec::new, |input| {
            let read = |(at, one): (usize, RelationInput)| one.read(&mut errors, at);
            input.into_iter().enumerate().filter_map(read).collect()
        });
        put(&mut content.source, source, || None, |source| Some(source.read()));
        errors.check(())
    }
}

impl ContributorInput {
    fn read(self, errors: &mut FieldErrors, at: usize) -> record::Contributor {
        self.read_as(errors, &format!("contributors.{at}"))
    }

    /// The contributor, who stands at a path of the input.
    pub(super) fn read_as(self, errors: &mut FieldErrors, path: &str) -> record::Contributor {
        let Self { name, role, kind, person, member, orcid, affiliation } = self;
        let path = |field: &str| format!("{path}.{field}");
        record::Contributor {
            name,
            role: role.into(),
            kind: kind.into(),
            person: person.and_then(|person| id(errors, &path("person"), &person, EntityKind::Person)),
            member: member.and_then(|member| id(errors, &path("member"), &member, EntityKind::Member)),
            orcid: orcid.and_then(|orcid| errors.take(&path("orcid"), orcid.parse::<domain::Orcid>())),
            affiliation,
        }
    }
}

impl PlaceInput {
    fn read(self, errors: &mut FieldErrors, at: usize) -> record::Place {
        let Self { name, country, latitude, longitude } = self;
        record::Place {
            name: name.unwrap_or_default(),
            country: country.and_then(|code| {
                errors.take(&format!("places.{at}.country"), code.parse::<domain::Country>())
            }),
            latitude,
            longitude,
        }
    }
}

impl AccessInput {
    fn read(self, errors: &mut FieldErrors) -> record::Access {
        match self {
            Self { members: true, embargoed_until: Some(_) } => {
                errors.add("access", "give either 'members' or 'embargoedUntil'");
                record::Access::Open
            }
            Self { members: true, embargoed_until: None } => record::Access::Members,
            Self { members: false, embargoed_until: Some(Date(day)) } => record::Access::EmbargoedUntil(day),
            Self { members: false, embargoed_until: None } => record::Access::Open,
        }
    }
}

impl RelationInput {
    fn read(self, errors: &mut FieldErrors, at: usize) -> Option<record::Relation> {
        let Self { relation_type, to, target } = self;
        let target = match (to, target) {
            (Some(to), None) => match global_id::decode(&to) {
                Some(key) => key.to_string(),
                None => {
                    errors.add(&format!("relations.{at}.to"), format!("'{}' is no id", to.as_str()));
                    return None;
                }
            },
            (None, Some(target))
                if domain::identifier::is_web_address(&target) || target.parse::<domain::Doi>().is_ok() =>
            {
                target
            }
            (None, Some(_)) => {
                errors.add(&format!("relations.{at}.target"), "is neither a web address nor a DOI");
                return None;
            }
            (Some(_), Some(_)) | (None, None) => {
                errors.add(&format!("relations.{at}"), "give exactly one of 'to' and 'target'");
                return None;
            }
        };
        Some(record::Relation { relation_type: relation_type.into(), target })
    }
}

impl RecordSourceInput {
    fn read(self) -> record::Source {
        let Self { title, volume, issue, pages, publisher, place, series, edition } = self;
        record::Source { title, volume, issue, pages, publisher, place, series, edition }
    }
}
