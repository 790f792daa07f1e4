//! Who tries in vain must wait: the rule for passwords, codes and whatever else can be guessed at.

use chrono::Duration;

use crate::clock::Timestamp;

/// Failures after which each further attempt must wait.
pub const FREE: u32 = 5;
/// Minutes after which failures are forgotten, and the longest wait.
const WINDOW: i64 = 15;
/// Seconds to wait after the last free failure; doubled with each further one.
const FIRST_WAIT: i64 = 5;

/// Failed attempts of one account or from one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// How many there were, one soon after another.
    pub failures: u32,
    /// When the last was.
    pub last_at: Timestamp,
}

impl Attempts {
    /// What is known after another failure at `now`.
    #[must_use]
    pub fn failed(known: Option<Self>, now: Timestamp) -> Self {
        let before = known.filter(|known| !known.is_forgotten(now)).map_or(0, |known| known.failures);
        Self { failures: before.saturating_add(1), last_at: now }
    }

    /// When the next attempt may be made.
    #[must_use]
    pub fn next_at(&self) -> Timestamp {
        self.last_at + self.wait()
    }

    /// Whether so long ago that it no longer counts. The longest wait is remembered as long again, so that waiting does not
    /// make up for failing.
    #[must_use]
    pub fn is_forgotten(&self, now: Timestamp) -> bool {
        now >= self.last_at + Duration::minutes(WINDOW).max(self.wait() * 2)
    }

    fn wait(&self) -> Duration {
        if self.failures < FREE {
            return Duration::zero();
        }
        // 2^8 × 5 s is beyond the longest wait already.
        let doubled = FIRST_WAIT << (self.failures - FREE).min(8);
        Duration::seconds(doubled).min(Duration::minutes(WINDOW))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_are_free_then_waits_grow_to_a_quarter_of_an_hour() {
        let start: Timestamp = "2026-11-26T12:00:00Z".parse().unwrap();
        let mut known = None;
        let mut waits = Vec::new();
        let mut now = start;
        for _ in 0..15 {
            let next = Attempts::failed(known, now);
            waits.push((next.next_at() - now).num_seconds());
            now = next.next_at();
            known = Some(next);
        }
        assert_eq!(waits, [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
        let last = known.unwrap();
        assert!(!last.is_forgotten(last.last_at + Duration::minutes(29)));
        assert!(last.is_forgotten(last.last_at + Duration::minutes(30)));
    }

    #[test]
    fn failures_far_apart_do_not_add_up() {
        let start: Timestamp = "2026-11-26T12:00:00Z".parse().unwrap();
        let mut known = None;
        for hour in 0..20 {
            let next = Attempts::failed(known, start + Duration::hours(hour));
            assert_eq!(next.failures, 1);
            known = Some(next);
        }
    }
}
