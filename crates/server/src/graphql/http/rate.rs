//! Rate limits by cost: every payer has a bucket of cost units that refills evenly.
//!
//! The state is per node. Published as the IETF draft *RateLimit header fields for HTTP* (draft-ietf-httpapi-ratelimit-
//! headers-10) says, in cost units: `RateLimit-Policy: "cost";q=12000;w=60` (quota and seconds until an empty bucket is
//! full) and `RateLimit: "cost";r=11960;t=1` (what is left, and seconds until the bucket is full again).

use std::hash::{BuildHasher as _, RandomState};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use chrono::{DateTime, Utc};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use super::address::Payer;
use super::errors::{Code, Refusal};

static RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
static RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// Requests between two looks at how many payers are remembered.
const SWEEP_EVERY: usize = 1_024;

/// A bucket: how much cost may be spent at once, and how long an empty one takes to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Cost units of a full bucket; also spent as a burst.
    pub cost: NonZeroU32,
    /// Time in which an empty bucket fills.
    pub per: Duration,
}

/// How a payer's bucket stands after a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateStatus {
    /// Cost units of a full bucket.
    pub limit: u32,
    /// What this request cost.
    pub cost: u32,
    /// Cost units left.
    pub remaining: u32,
    /// When the bucket is full again if nothing more is spent.
    pub reset_at: DateTime<Utc>,
    /// The same, from now.
    pub reset_after: Duration,
    /// Time in which an empty bucket fills.
    pub per: Duration,
}

impl RateStatus {
    /// The same for a request that was paid for in parts: `cost` in all.
    #[must_use]
    pub(super) fn in_all(self, cost: u64) -> Self {
        Self { cost: u32::try_from(cost).unwrap_or(u32::MAX), ..self }
    }

    /// Writes `RateLimit` and `RateLimit-Policy`.
    pub fn write(&self, headers: &mut HeaderMap) {
        let (limit, window) = (self.limit, self.per.as_secs().max(1));
        let (remaining, reset) = (self.remaining, seconds(self.reset_after));
        let values = [
            (&RATE_LIMIT_POLICY, format!("\"cost\";q={limit};w={window}")),
            (&RATE_LIMIT, format!("\"cost\";r={remaining};t={reset}")),
        ];
        for (name, value) in values {
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(name.clone(), value);
            }
        }
    }
}

/// Buckets of one kind of payer.
#[derive(Debug)]
pub struct Buckets<C: Clock = DefaultClock> {
    limiter: RateLimiter<Payer, DashMapStateStore<Payer>, C, StateInformationMiddleware>,
    clock: C,
    allowance: Allowance,
    /// Payers remembered one by one.
    most_payers: usize,
    since_sweep: AtomicUsize,
    crowded: AtomicBool,
    shares: RandomState,
}

impl Buckets<DefaultClock> {
    /// Full buckets for everyone. At most about `most_payers` are remembered one by one; beyond that payers share
    /// buckets by hash until enough of them have been quiet for long enough to be forgotten.
    #[must_use]
    pub fn new(allowance: Allowance, most_payers: usize) -> Self {
        Self::with_clock(allowance, most_payers, DefaultClock::default())
    }
}

impl<C: Clock + Clone> Buckets<C> {
    /// The same on another clock.
    #[must_use]
    pub fn with_clock(allowance: Allowance, most_payers: usize, clock: C) -> Self {
        let unit = allowance.per.checked_div(allowance.cost.get()).unwrap_or_default();
        let unit = unit.max(Duration::from_nanos(1));
        let quota = Quota::with_period(unit)
            .unwrap_or_else(|| Quota::per_second(allowance.cost))
            .allow_burst(allowance.cost);
        let limiter = RateLimiter::new(quota, DashMapStateStore::default(), clock.clone());
        Self {
            limiter,
            clock,
            allowance,
            most_payers,
            since_sweep: AtomicUsize::new(0),
            crowded: AtomicBool::new(false),
            shares: RandomState::new(),
        }
    }

    /// Takes `cost` from a payer's bucket.
    ///
    /// # Errors
    /// `RATE_LIMITED` with `Retry-After` when there is not enough in it; nothing is taken then.
    pub fn spend(&self, payer: &Payer, cost: u64, now: DateTime<Utc>) -> Result<RateStatus, Refusal> {
        self.sweep_sometimes();
        let cost = u32::try_from(cost).unwrap_or(u32::MAX).clamp(1, self.allowance.cost.get());
        let amount = NonZeroU32::new(cost).unwrap_or(NonZeroU32::MIN);
        let answer = if self.crowded.load(Ordering::Relaxed) {
            self.limiter.check_key_n(&self.share(payer), amount)
        } else {
            self.limiter.check_key_n(payer, amount)
        };
        match answer {
            Ok(Ok(snapshot)) => Ok(self.status(cost, snapshot.remaining_burst_capacity(), now)),
            Ok(Err(not_until)) => {
                let wait = not_until.wait_time_from(self.clock.now());
                Err(self.refusal(wait))
            }
            Err(_) => Err(self.refusal(self.allowance.per)),
        }
    }

    /// How many payers are remembered.
    #[must_use]
    pub fn payers(&self) -> usize {
        self.limiter.len()
    }

    fn status(&self, cost: u32, remaining: u32, now: DateTime<Utc>) -> RateStatus {
        let Allowance { cost: limit, per } = self.allowance;
        let spent = limit.get().saturating_sub(remaining);
        let reset_after = per.mul_f64(f64::from(spent) / f64::from(limit.get()));
        let reset_at = chrono::Duration::from_std(reset_after)
            .ok()
            .and_then(|after| now.checked_add_signed(after))
            .unwrap_or(now);
        RateStatus { limit: limit.get(), cost, remaining, reset_at, reset_after, per }
    }

    fn refusal(&self, wait: Duration) -> Refusal {
        let wait = seconds(wait).max(1);
        Refusal::new(
            Code::RateLimited,
            format!("the cost allowed for now is spent; try again in {wait} s or ask for less at once"),
        )
        .with_header(RETRY_AFTER, HeaderValue::from(wait))
    }

    fn share(&self, payer: &Payer) -> Payer {
        let [low, high, ..] = self.shares.hash_one(payer).to_le_bytes();
        Payer::Bucket(u16::from_le_bytes([low, high]))
    }

    /// Forgets payers whose buckets are full again, now and then.
    fn sweep_sometimes(&self) {
        if self.since_sweep.fetch_add(1, Ordering::Relaxed) < SWEEP_EVERY {
            return;
        }
        self.since_sweep.store(0, Ordering::Relaxed);
        if self.limiter.len() * 2 > self.most_payers {
            self.limiter.retain_recent();
            let crowded = self.limiter.len() > self.most_payers;
            self.crowded.store(crowded, Ordering::Relaxed);
        }
    }
}

fn seconds(duration: Duration) -> u64 {
    duration.as_secs() + u64::from(duration.subsec_nanos() > 0)
}
