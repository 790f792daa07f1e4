//! The parts of the case-study template that are chosen from lists or told in a line: who, for whom, when, whom to ask.

use serde::{Deserialize, Serialize};

use super::CaseStudy;
use crate::{
    edtf::Edtf,
    field::FieldErrors,
    id::Id,
    localized::Localized,
    member::{Member, check_address, check_lengths},
    policy::{Actor, Audience, Target},
};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident: $what:literal { $($(#[$each:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            #[doc = concat!("Every ", $what, ".")]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[doc = concat!("The ", $what, "'s code in rows and tables of names.")]
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

coded! {
    /// How far a case is.
    CaseStage: "stage" {
        /// It is to begin.
        Planned = "planned",
        /// It goes on.
        Ongoing = "ongoing",
        /// It came to its end.
        Ended = "ended",
        /// It did not work and was given up.
        Failed = "failed",
    }
}

coded! {
    /// How wide a territory a case reaches, from the narrowest.
    TerritorialScale: "scale" {
        /// A street or quarter.
        Neighbourhood = "neighbourhood",
        /// A city or commune.
        City = "city",
        /// A city with those around it.
        Metropolitan = "metropolitan",
        /// A region or province.
        Regional = "regional",
        /// A country.
        National = "national",
        /// Several countries.
        Multinational = "multinational",
    }
}

coded! {
    /// Where a resource came from.
    ResourceKind: "kind of resource" {
        /// Public money.
        Public = "public",
        /// Shares and fees of members.
        Member = "member",
        /// Gifts and grants of private donors.
        Donor = "donor",
        /// What was earned.
        OwnRevenue = "own_revenue",
        /// Loans and investments of social finance.
        SocialFinance = "social_finance",
        /// Things and places instead of money.
        InKind = "in_kind",
        /// Work of staff and volunteers.
        Staff = "staff",
    }
}

coded! {
    /// What an actor is to a case.
    ActorRole: "role" {
        /// It leads.
        Lead = "lead",
        /// It carries a part of it.
        Partner = "partner",
        /// It helps.
        Supporter = "supporter",
        /// It looks at what came of it.
        Evaluator = "evaluator",
    }
}

coded! {
    /// What an actor gave.
    Support: "kind of support" {
        /// Money.
        Financial = "financial",
        /// Knowledge and skills.
        Technical = "technical",
        /// A decision, a voice.
        Political = "political",
        /// Procedures and paperwork.
        Administrative = "administrative",
        /// Things and places.
        InKind = "in_kind",
    }
}

/// Someone who had a part in a case: an organisation, mostly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseActor {
    /// The name as printed.
    pub name: String,
    /// The member it is, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id<Member>>,
    /// What it is to the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<ActorRole>,
    /// What it gave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub support: Vec<Support>,
}

/// A group of people whom a case was for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Beneficiary {
    /// Who they are.
    pub group: Localized,
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
}

/// A day that mattered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyDate {
    /// When, as exactly as known.
    pub date: Edtf,
    /// What happened, in about six words.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub label: Localized,
}

/// Whom to ask about a case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// A person or an office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// An address for e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A telephone number, as dialled from abroad.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web: Option<String>,
}

/// Whether the persons whom a case shows agreed to it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Consent {
    /// Whether all of them did.
    pub given: bool,
    /// How and where that is kept. Everyone who reads the case reads this too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl CaseStudy {
    /// Whom an actor may ask about the case, which is `target`: a contact is for the members' audience, whoever may read
    /// the case.
    #[must_use]
    pub fn contact_for(&self, actor: &Actor, target: &Target) -> Option<&Contact> {
        let audience = Audience::Members(target.owner);
        self.contact.as_ref().filter(|_| actor.sees(&audience, target.record.map(Id::uuid)))
    }
}

impl CaseActor {
    pub(super) fn check(&self, path: &str, errors: &mut FieldErrors) {
        let Self { name, member: _, role: _, support } = self;
        if name.trim().is_empty() {
            errors.add(&format!("{path}.name"), "is needed, as printed");
        }
        check_line(errors, &format!("{path}.name"), Some(name), 1_000);
        if support.len() > Support::ALL.len() {
            errors.add(&format!("{path}.support"), "names a kind of support twice");
        }
    }
}

impl Beneficiary {
    pub(super) fn check(&self, path: &str, errors: &mut FieldErrors) {
        let Self { group, number } = self;
        if group.is_empty() {
            errors.add(&format!("{path}.group"), "is needed in at least one language");
        }
        check_lengths(errors, &format!("{path}.group"), group, 500);
        // More people than ever were.
        if number.is_some_and(|number| number > 100_000_000_000) {
            errors.add(&format!("{path}.number"), "is more than there are people");
        }
    }
}

impl Contact {
    pub(super) fn check(&self, path: &str, errors: &mut FieldErrors) {
        let Self { name, email, phone, web } = self;
        check_line(errors, &format!("{path}.name"), name.as_ref(), 300);
        check_line(errors, &format!("{path}.phone"), phone.as_ref(), 60);
        check_line(errors, &format!("{path}.email"), email.as_ref(), 254);
        check_address(errors, &format!("{path}.web"), web.as_deref());
        let is_mail = |text: &String| {
            let parts =
                text.split_once('@').filter(|(local, domain)| !local.is_empty() && domain.contains('.'));
            parts.is_some() && text.matches('@').count() == 1 && !text.contains(char::is_whitespace)
        };
        if email.as_ref().is_some_and(|email| !is_mail(email)) {
            errors.add(&format!("{path}.email"), "is not an address for e-mail, such as name@example.org");
        }
        let digits = |text: &String| text.chars().filter(char::is_ascii_digit).count();
        if phone.as_ref().is_some_and(|phone| digits(phone) < 3) {
            errors.add(&format!("{path}.phone"), "is not a telephone number, such as +33 1 23 45 67 89");
        }
    }
}

/// A text of one line that a database can keep.
fn check_line(errors: &mut FieldErrors, path: &str, text: Option<&String>, most: usize) {
    if let Some(text) = text {
        errors.at_most(path, text, most);
        if text.contains(char::is_control) {
            errors.add(path, "contains a control character");
        }
    }
}
