//! Accounts: becoming one, signing in, keeping it safe, and leaving.

mod acting;
mod identity;
mod joining;
mod keeping;
mod object;
mod query;
mod signing_in;

pub(crate) use self::{
    acting::{ActingMutation, TeamMember, of_member as team_of},
    identity::Identity,
    joining::{DonePayload, JoiningMutation},
    keeping::KeepingMutation,
    object::{Account, ApiToken, Session},
    query::AccountQuery,
    signing_in::SigningInMutation,
};
use async_graphql::ID;
use uuid::Uuid;

/// An id that is none of ours names nothing that anyone has; that is told only to those who may ask.
fn id(id: &ID) -> Uuid {
    id.parse().unwrap_or(Uuid::nil())
}
