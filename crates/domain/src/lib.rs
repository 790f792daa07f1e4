//! What the platform is about: the nouns of a knowledge exchange on the social and solidarity economy, the values
//! they are made of, and who may do what.
//!
//! Nothing here reads a clock, draws an id, opens a file or knows a database: time and ids are passed in. Everything
//! else in the workspace depends on this crate and speaks its words.
//!
//! - **Nouns**: [`Member`], [`Person`], [`Topic`], [`Forum`], [`Record`] (a publication, research project, dataset or
//!   case study) and [`Account`].
//! - **Values**, valid because they exist: [`Language`], [`Localized`], [`Country`], [`Doi`], [`Orcid`], [`Edtf`],
//!   [`Slug`], [`ExternalReference`].
//! - **Review**: [`review`] — the steps of a text from draft to decision, and the threads on its fields.
//! - **Policy**: [`policy`] — an [`Actor`] does an [`Action`](policy::Action) to a [`Target`](policy::Target).
//! - **Change**: the log that everything follows, see [`change`].
//! - **Audit**: the log of who did what, see [`audit`].

pub mod account;
pub mod adaptation;
mod advice;
pub mod attempts;
pub mod audit;
pub mod change;
pub mod clock;
pub mod country;
pub mod edtf;
pub mod entity;
pub mod external;
pub mod field;
pub mod filter;
pub mod forum;
pub mod id;
pub mod identifier;
pub mod keys;
pub mod language;
pub mod lifecycle;
pub mod localized;
pub mod member;
pub mod names;
pub mod notification;
pub mod page;
pub mod password;
pub mod person;
pub mod policy;
pub mod record;
pub mod review;
pub mod sdg;
pub mod slug;
pub mod topic;
pub mod totp;

pub use account::{Account, AccountState, Role, Scope};
pub use adaptation::Adaptation;
pub use change::{Change, Operation, Sequence};
pub use clock::{Clock, FixedClock, SystemClock, Timestamp};
pub use country::Country;
pub use edtf::Edtf;
pub use entity::{Entity, EntityKey, EntityKind};
pub use external::ExternalReference;
pub use field::{FieldError, FieldErrors};
pub use filter::{Filter, Order, Property, SortField};
pub use forum::Forum;
pub use id::{Id, Ids, SeededIds, SystemIds};
pub use identifier::{Doi, Identifier, Orcid, Scheme};
pub use language::Language;
pub use lifecycle::State;
pub use localized::{Localized, Translation, TranslationStatus};
pub use member::Member;
pub use notification::{Delivery, Notification, NotificationKind};
pub use page::{Page, PageRequest};
pub use person::Person;
pub use policy::Actor;
pub use record::Record;
pub use review::{Review, Thread};
pub use sdg::{Sdg, SdgTarget};
pub use slug::Slug;
pub use topic::Topic;
