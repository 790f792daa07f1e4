//! What several nouns share.

use async_graphql::{Enum, InputObject, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{Entity, policy::Action};

use super::{asker::Asker, scalar::Edtf};

/// Where a thing stands on its way to readers.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::State")]
pub(crate) enum State {
    /// Being written.
    Draft,
    /// Handed in, waiting for an editor.
    Submitted,
    /// With an editor and reviewers.
    InReview,
    /// Back with its authors.
    ChangesRequested,
    /// Good, not yet public.
    Accepted,
    /// For its readers to see.
    Published,
    /// Was published; a tombstone remains.
    Withdrawn,
    /// Refused.
    Declined,
}

/// The kinds of things that have ids, are logged and can be found.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::EntityKind")]
pub(crate) enum EntityKind {
    /// A member.
    Member,
    /// A person.
    Person,
    /// A topic.
    Topic,
    /// A forum.
    Forum,
    /// A publication.
    Publication,
    /// A research project.
    ResearchProject,
    /// A dataset.
    Dataset,
    /// A case study.
    CaseStudy,
}

/// Where a thing came from, and what it is called there. Source and key are unique together.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct ExternalReference {
    /// The source, such as `acl`.
    source: String,
    /// The key within the source.
    key: String,
}

/// Where a thing came from, and what it is called there. Source and key are unique together.
#[derive(InputObject, Debug, Clone)]
pub(crate) struct ExternalReferenceInput {
    /// The source: at most 100 characters.
    source: String,
    /// The key within the source: at most 500 characters.
    key: String,
}

impl From<&domain::ExternalReference> for ExternalReference {
    fn from(domain::ExternalReference { source, key }: &domain::ExternalReference) -> Self {
        Self { source: source.clone(), key: key.clone() }
    }
}

impl From<ExternalReferenceInput> for domain::ExternalReference {
    fn from(ExternalReferenceInput { source, key }: ExternalReferenceInput) -> Self {
        Self { source, key }
    }
}

/// What stands where something was withdrawn.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Tombstone {
    /// Why it was withdrawn. Of what was put into another one without a reason it says so, in the language of the request.
    reason: String,
    /// What to read instead: a web address or a DOI.
    replacement: Option<String>,
    /// When.
    withdrawn_at: DateTime<Utc>,
}

impl Tombstone {
    /// A tombstone as the asker reads it.
    pub(crate) fn of(asker: &Asker, withdrawal: &domain::lifecycle::Withdrawal) -> Self {
        let reason = withdrawal.told(&asker.languages(None));
        let domain::lifecycle::Withdrawal { reason: _, replacement, merged_into: _, at } = withdrawal.clone();
        Self { reason, replacement, withdrawn_at: at }
    }
}

/// What the asker may do to a thing: for buttons and menus. The same policy decides when it is done.
#[derive(SimpleObject, Debug, Clone, Copy)]
#[graphql(serial)]
pub(crate) struct ViewerCan {
    /// Write it.
    update: bool,
    /// Bring it, or its next text, before its readers.
    publish: bool,
    /// Take it from its readers.
    withdraw: bool,
    /// Of a record: hand it in for review, or take it back.
    submit: bool,
    /// Of a record: open threads on it and answer in them.
    comment: bool,
    /// Of a record: advise on it and ask for changes, where asked to.
    advise: bool,
    /// Of a record: claim it, ask for advice, send it back, accept or decline it.
    decide: bool,
    /// Of a topic or a person: put it into another one.
    merge: bool,
}

impl ViewerCan {
    pub(crate) fn of(asker: &Asker, thing: &impl Entity) -> Self {
        let can = |action| asker.app.could(&asker.cx, action, &thing.target());
        Self {
            update: can(Action::Update),
            publish: can(Action::Publish),
            withdraw: can(Action::Withdraw),
            submit: can(Action::Submit),
            comment: can(Action::Comment),
            advise: can(Action::Advise),
            decide: can(Action::Decide),
            merge: can(Action::Merge),
        }
    }
}

/// An identifier that others gave a thing, in its scheme's normal spelling.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Identifier {
    /// The system it is from.
    scheme: IdentifierScheme,
    /// The identifier: a DOI without resolver and lower-case, an ISBN as 13 digits, an ISSN with its hyphen.
    value: String,
}

/// An identifier that others gave a thing. Check digits are checked.
#[derive(InputObject, Debug, Clone)]
pub(crate) struct IdentifierInput {
    /// The system it is from.
    scheme: IdentifierScheme,
    /// The identifier in any usual spelling.
    value: String,
}

/// The systems that identifiers come from.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::Scheme")]
pub(crate) enum IdentifierScheme {
    /// Digital Object Identifier.
    Doi,
    /// International Standard Book Number.
    Isbn,
    /// International Standard Serial Number.
    Issn,
    /// A Handle.
    Handle,
    /// A web address.
    Url,
    /// Library of Congress Control Number.
    Lccn,
    /// An arXiv identifier.
    Arxiv,
    /// A Research Organization Registry identifier.
    Ror,
    /// A Wikidata entity.
    Wikidata,
    /// A GeoNames feature.
    Geonames,
    /// A UN/LOCODE.
    UnLocode,
    /// The document symbol of a public body, such as `A/RES/77/281`.
    DocumentSymbol,
    /// Any other.
    Other,
}

impl From<&domain::Identifier> for Identifier {
    fn from(identifier: &domain::Identifier) -> Self {
        Self { scheme: identifier.scheme().into(), value: identifier.value().to_owned() }
    }
}

/// Identifiers from an input.
pub(crate) fn identifiers(
    input: Vec<IdentifierInput>,
) -> Result<Vec<domain::Identifier>, domain::FieldErrors> {
    let mut errors = domain::FieldErrors::none();
    let mut read = Vec::with_capacity(input.len());
    for (at, IdentifierInput { scheme, value }) in input.into_iter().enumerate() {
        let identifier = domain::Identifier::new(scheme.into(), &value);
        read.extend(errors.take(&format!("identifiers.{at}.value"), identifier));
    }
    errors.check(read)
}

/// A date as the scalar.
pub(crate) fn edtf(date: Option<&domain::Edtf>) -> Option<Edtf> {
    date.cloned().map(Edtf)
}

/// A place on earth.
#[derive(SimpleObject, Debug, Clone, Copy)]
#[graphql(serial)]
pub(crate) struct Coordinates {
    /// Degrees north of the equator (WGS 84).
    pub latitude: f64,
    /// Degrees east of Greenwich (WGS 84).
    pub longitude: f64,
}

impl Coordinates {
    pub(crate) fn of(latitude: Option<f64>, longitude: Option<f64>) -> Option<Self> {
        latitude.zip(longitude).map(|(latitude, longitude)| Self { latitude, longitude })
    }
}

/// What every new thing can be given besides what is written about it.
#[derive(InputObject)]
pub(crate) struct CreateInput {
    /// Its readable address, unique among its kind; made from its name where absent.
    pub slug: Option<String>,
    /// What it is called where it came from.
    pub external_reference: Option<ExternalReferenceInput>,
    /// Whether it is published at once. Otherwise it begins as a draft.
    #[graphql(default)]
    pub publish: bool,
    /// A key of your choice that makes the request safe to repeat for a day: the same request again answers what the
    /// first one made.
    pub idempotency_key: Option<String>,
}
