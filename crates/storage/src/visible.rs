//! Who may see which rows: the policy's read rule as one condition for every list.

use chrono::NaiveDate;
use domain::{
    Actor, EntityKind, Id, State,
    policy::{Audience, Target},
    record::Access,
};
use sea_orm::sea_query::{Expr, ExprTrait};

use crate::{
    column,
    row::{NO_DAY, col, day},
};

/// From which day on everyone, and accounts of members, see a thing: columns `public_from` and `members_from`.
///
/// They are asked of the policy, not written again: an embargo is the only thing that time alone ends.
pub(crate) fn days(target: &Target) -> (i64, i64) {
    let on = |date: NaiveDate| target.audience(date);
    let embargo_end = match target.access {
        Access::EmbargoedUntil(date) => Some(date),
        Access::Open | Access::Members => None,
    };
    let early = embargo_end.and_then(|date| date.pred_opt()).unwrap_or(NaiveDate::MIN);
    let late = embargo_end.unwrap_or(NaiveDate::MIN);
    let first_seen = |sees: fn(&Audience) -> bool| {
        if sees(&on(early)) {
            0
        } else if sees(&on(late)) {
            day(late)
        } else {
            NO_DAY
        }
    };
    (
        first_seen(|audience| *audience == Audience::Public),
        first_seen(|audience| matches!(audience, Audience::Public | Audience::Members(_))),
    )
}

/// The rows that an actor may see on a day.
pub(crate) fn to(actor: &Actor, today: NaiveDate) -> Option<Expr> {
    if actor.is_staff() {
        return None;
    }
    let from = if actor.reads_for_members() { column::MEMBERS_FROM } else { column::PUBLIC_FROM };
    let mut seen = col(from).lte(day(today));
    let members: Vec<_> = actor.members().map(Id::uuid).collect();
    if !members.is_empty() {
        // A member's own page is no record: an unpublished one is the secretariat's.
        let records = col(column::KIND).gte(i64::from(EntityKind::Publication.tag()));
        seen = seen.or(col(column::OWNER_ID).is_in(members).and(records));
    }
    let co_authored: Vec<_> = actor.co_authored().map(Id::uuid).collect();
    if !co_authored.is_empty() {
        seen = seen.or(col(column::ID).is_in(co_authored));
    }
    Some(seen)
}

/// The records of which an actor is shown what waits to be translated: `queues_translation` of the policy.
pub(crate) fn to_translate(actor: &Actor) -> Expr {
    let state = |states: [State; 2]| states.map(State::as_str);
    let ready = col(column::STATE).is_in(state([State::Published, State::Accepted]));
    let alive = col(column::STATE).is_not_in(state([State::Withdrawn, State::Declined]));
    let members: Vec<_> = actor.members().map(Id::uuid).collect();
    // An empty list would make a condition that never holds, as it should.
    let own = col(column::OWNER_ID).is_not_null().and(col(column::OWNER_ID).is_in(members)).and(alive);
    if actor.is_staff() { own.or(ready) } else { own }
}
