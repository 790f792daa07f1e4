//! Deciding on many texts at once: each for itself, so that one that can't be decided on keeps no other back.

use domain::{Id, Record};

use crate::{App, Change, Cx, Error, Result, Written};

/// Texts that are decided on at once.
const MOST: usize = 200;

/// What is decided on each of many texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkDecision {
    /// Take it from the pool.
    Claim,
    /// Give it back to the pool.
    Release,
    /// Find it good.
    Accept,
    /// Refuse it, for this reason.
    Decline(String),
    /// Bring it before its readers.
    Publish,
    /// Take it from its readers: why, and what to read instead.
    Withdraw(String, Option<String>),
}

/// What came of the decision on one text.
#[derive(Debug)]
pub struct Decided {
    /// Which text.
    pub id: Id<Record>,
    /// The record as it is now, or why nothing was changed.
    pub outcome: Result<Written<Record>>,
}

impl App {
    /// Decides the same on each of many texts, at most 200, one after the other.
    ///
    /// # Errors
    /// [`Error::Invalid`] where there are more, or none; [`Error::Refused`] where nobody is signed in. What is wrong
    /// with single texts is told of each.
    pub async fn decide_all(
        &self,
        cx: &Cx,
        ids: &[Id<Record>],
        decision: &BulkDecision,
    ) -> Result<Vec<Decided>> {
        if cx.actor.is_anonymous() {
            return Err(Error::Refused(domain::policy::Refusal::SignIn));
        }
        if ids.is_empty() || ids.len() > MOST {
            return Err(Error::invalid("ids", format!("must be 1 to {MOST}, not {}", ids.len())));
        }
        let mut decided = Vec::with_capacity(ids.len());
        for id in ids {
            let outcome = self.decide_one(cx, Change { id: *id, expected_version: None }, decision).await;
            // What broke would break for the next one too.
            if let Err(Error::Internal(error)) = outcome {
                return Err(Error::Internal(error));
            }
            decided.push(Decided { id: *id, outcome });
        }
        Ok(decided)
    }

    async fn decide_one(
        &self,
        cx: &Cx,
        change: Change<Record>,
        decision: &BulkDecision,
    ) -> Result<Written<Record>> {
        match decision {
            BulkDecision::Claim => self.claim_review(cx, change).await,
            BulkDecision::Release => self.release_review(cx, change).await,
            BulkDecision::Accept => self.accept_record(cx, change).await,
            BulkDecision::Decline(reason) => self.decline_record(cx, change, reason.clone()).await,
            BulkDecision::Publish => self.publish_record(cx, change).await,
            BulkDecision::Withdraw(reason, replacement) => {
                self.withdraw_record(cx, change, reason.clone(), replacement.clone()).await
            }
        }
    }
}
