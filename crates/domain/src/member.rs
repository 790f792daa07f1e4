//! Members: the organisations of the association.

use serde::{Deserialize, Serialize};

use crate::{
    country::Country,
    edtf::Edtf,
    entity::{Entity, EntityKind},
    field::FieldErrors,
    id::Id,
    identifier::{Identifier, is_web_address},
    lifecycle::Head,
    localized::Localized,
    policy::Target,
    topic::Topic,
};

/// An organisation that is, was or hosts what concerns a member of the association.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// What the platform keeps of it.
    pub head: Head<Member>,
    /// What people wrote about it.
    pub content: MemberContent,
}

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberKind {
    /// A city, province, region or other local government.
    LocalGovernment,
    /// A network of the social and solidarity economy.
    SseNetwork,
    /// A university or research institute.
    University,
    /// An organisation of states or an international federation.
    InternationalOrganisation,
    /// Any other.
    #[default]
    Other,
}

impl MemberKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::LocalGovernment,
        Self::SseNetwork,
        Self::University,
        Self::InternationalOrganisation,
        Self::Other,
    ];

    /// The kind's name in rows and facets.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LocalGovernment => "local_government",
            Self::SseNetwork => "sse_network",
            Self::University => "university",
            Self::InternationalOrganisation => "international_organisation",
            Self::Other => "other",
        }
    }
}

/// How an organisation belongs to the association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MembershipType {
    /// With full rights.
    Full,
    /// Without a vote.
    Associate,
    /// By honour.
    Honorary,
    /// An allied organisation.
    Allied,
}

/// A period of membership. What is not known is absent, never guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// How it belongs.
    #[serde(rename = "type")]
    pub membership_type: MembershipType,
    /// The statutes' category, as named there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// First day, as exactly as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Edtf>,
    /// Last day, absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Edtf>,
    /// Where this is stated: a web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The offices a member can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateRole {
    /// Co-chair for the local governments.
    CoChairLocalGovernments,
    /// Co-chair for civil society.
    CoChairCivilSociety,
    /// Seat in the steering committee.
    SteeringCommittee,
    /// Host of the secretariat.
    Secretariat,
    /// Host of a forum.
    ForumHost,
}

/// A period in an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// The office.
    pub role: MandateRole,
    /// First day, as exactly as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Edtf>,
    /// Last day, absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Edtf>,
}

/// What people write about a member.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MemberContent {
    /// Its name, in its own languages first.
    pub name: Localized,
    /// What it is and does.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub description: Localized,
    /// What kind of organisation it is.
    pub kind: MemberKind,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The city, as locally named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Degrees north of the equator (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east of Greenwich (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Its web site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// What registries call it (ROR, Wikidata, GeoNames, UN/LOCODE).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Its periods of membership.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Membership>,
    /// Its offices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mandates: Vec<Mandate>,
    /// What it works on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Id<Topic>>,
}

impl MemberContent {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::none();
        check_name(&mut errors, "name", &self.name);
        check_lengths(&mut errors, "description", &self.description, 20_000);
        check_place(&mut errors, "", self.latitude, self.longitude);
        check_address(&mut errors, "website", self.website.as_deref());
        for (at, Membership { since, until, source, .. }) in self.memberships.iter().enumerate() {
            check_period(&mut errors, &format!("memberships.{at}"), since.as_ref(), until.as_ref());
            check_address(&mut errors, &format!("memberships.{at}.source"), source.as_deref());
        }
        for (at, Mandate { since, until, role: _ }) in self.mandates.iter().enumerate() {
            check_period(&mut errors, &format!("mandates.{at}"), since.as_ref(), until.as_ref());
        }
        errors.check(())
    }

    /// The next day after `today` on which a membership or mandate begins or has ended.
    #[must_use]
    pub fn next_effect(&self, today: chrono::NaiveDate) -> Option<chrono::NaiveDate> {
        let memberships = self.memberships.iter().map(|period| (&period.since, &period.until));
        let mandates = self.mandates.iter().map(|period| (&period.since, &period.until));
        memberships
            .chain(mandates)
            .flat_map(|(since, until)| {
                let start = since.as_ref().map(Edtf::earliest);
                let end = until.as_ref().and_then(|until| until.latest().succ_opt());
                [start, end]
            })
            .flatten()
            .filter(|day| *day > today)
            .min()
    }

    /// The membership that holds on a day: one whose earliest possible start is not after it and whose latest possible
    /// end is not before it.
    pub fn membership_on(&self, day: chrono::NaiveDate) -> Option<&Membership> {
        self.memberships
            .iter()
            .find(|membership| holds_on(membership.since.as_ref(), membership.until.as_ref(), day))
    }
}

/// The last day of memberships that are all known to end; none where one goes on, or none is known at all.
#[must_use]
pub fn last_day(memberships: &[Membership]) -> Option<chrono::NaiveDate> {
    let ends: Option<Vec<_>> =
        memberships.iter().map(|membership| membership.until.as_ref().map(Edtf::latest)).collect();
    ends?.into_iter().max()
}

/// Whether a period may hold on a day; what is open on one side holds on that side for ever.
#[must_use]
pub fn holds_on(since: Option<&Edtf>, until: Option<&Edtf>, day: chrono::NaiveDate) -> bool {
    since.is_none_or(|since| since.earliest() <= day) && until.is_none_or(|until| until.latest() >= day)
}

pub(crate) fn check_name(errors: &mut FieldErrors, path: &str, name: &Localized) {
    if name.is_empty() {
        errors.add(path, "is needed in at least one language");
    }
    check_lengths(errors, path, name, 500);
}

pub(crate) fn check_lengths(errors: &mut FieldErrors, path: &str, text: &Localized, most: usize) {
    for (language, translation) in text.iter() {
        errors.at_most(&format!("{path}.{language}"), &translation.text, most);
        if translation.text.contains('\0') {
            errors.add(&format!("{path}.{language}"), "contains a null character");
        }
    }
}

pub(crate) fn check_place(
    errors: &mut FieldErrors,
    path: &str,
    latitude: Option<f64>,
    longitude: Option<f64>,
) {
    if latitude.is_some_and(|degrees| !(-90.0..=90.0).contains(&degrees)) {
        errors.add(&format!("{path}.latitude"), "must lie between -90 and 90 degrees");
    }
    if longitude.is_some_and(|degrees| !(-180.0..=180.0).contains(&degrees)) {
        errors.add(&format!("{path}.longitude"), "must lie between -180 and 180 degrees");
    }
    if latitude.is_some() != longitude.is_some() {
        errors.add(&format!("{path}.latitude"), "latitude and longitude go together");
    }
}

pub(crate) fn check_address(errors: &mut FieldErrors, path: &str, address: Option<&str>) {
    if let Some(address) = address {
        errors.at_most(path, address, 2000);
        if !is_web_address(address) {
            errors.add(path, "is not a web address (http:// or https://)");
        }
    }
}

pub(crate) fn check_period(errors: &mut FieldErrors, path: &str, since: Option<&Edtf>, until: Option<&Edtf>) {
    if since.zip(until).is_some_and(|(since, until)| since.earliest() > until.latest()) {
        errors.add(&format!("{path}.until"), "lies before the start");
    }
}

impl Entity for Member {
    type Content = MemberContent;

    fn head(&self) -> &Head<Self> {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head<Self> {
        &mut self.head
    }

    fn content(&self) -> &MemberContent {
        &self.content
    }

    fn kind(&self) -> EntityKind {
        EntityKind::Member
    }

    fn target(&self) -> Target {
        Target { itself: Some(self.head.id), ..Target::shared(EntityKind::Member, self.head.state) }
    }
}
