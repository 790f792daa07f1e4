//! How many streams there are at once: for one payer, and in all.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::http::{HeaderValue, StatusCode, header::RETRY_AFTER};
use metrics::gauge;

use super::super::{
    address::Payer,
    errors::{Code, Refusal},
};

/// Seconds after which somebody who found no seat may try again.
const WAIT: u16 = 10;

/// Seats for what stays open.
#[derive(Debug)]
pub(crate) struct Seats {
    /// What sits on them, in the plural, for messages.
    what: &'static str,
    /// The figure that counts them.
    figure: &'static str,
    per_payer: usize,
    in_all: usize,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    in_all: usize,
    by_payer: HashMap<Payer, usize>,
}

impl Seats {
    pub(crate) fn new(
        what: &'static str,
        figure: &'static str,
        per_payer: usize,
        in_all: usize,
    ) -> Arc<Self> {
        Arc::new(Self { what, figure, per_payer, in_all, taken: Mutex::default() })
    }

    /// Takes a seat, which is given back when it is dropped.
    ///
    /// # Errors
    /// `RATE_LIMITED`, with 429 where the payer has all of theirs, with 503 where there is none for anyone.
    pub(crate) fn take(self: &Arc<Self>, payer: &Payer) -> Result<Seat, Refusal> {
        let mut taken = self.lock();
        let own = taken.by_payer.get(payer).copied().unwrap_or_default();
        let refusal = |message: String| {
            Refusal::new(Code::RateLimited, message).with_header(RETRY_AFTER, HeaderValue::from(WAIT))
        };
        if own >= self.per_payer {
            let (what, most) = (self.what, self.per_payer);
            return Err(refusal(format!("you have {own} {what} open, and may have {most}: close one first")));
        }
        if taken.in_all >= self.in_all {
            let message =
                format!("all {} {} of this server are taken: try again later", self.in_all, self.what);
            return Err(refusal(message).with_status(StatusCode::SERVICE_UNAVAILABLE));
        }
        taken.in_all += 1;
        taken.by_payer.insert(payer.clone(), own + 1);
        gauge!(self.figure).increment(1.0);
        Ok(Seat { seats: Arc::clone(self), payer: payer.clone() })
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A seat that is taken.
#[derive(Debug)]
pub(crate) struct Seat {
    seats: Arc<Seats>,
    payer: Payer,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.lock();
        taken.in_all = taken.in_all.saturating_sub(1);
        let left = taken.by_payer.get(&self.payer).map_or(0, |own| own.saturating_sub(1));
        if left == 0 {
            taken.by_payer.remove(&self.payer);
        } else {
            taken.by_payer.insert(self.payer.clone(), left);
        }
        gauge!(self.seats.figure).decrement(1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_bounded_for_each_and_for_all_and_come_back() {
        let seats = Seats::new("streams", "test", 2, 3);
        let of = |number: u64| Payer::V6(number);
        let mut held: Vec<_> = [1, 1, 2].map(|payer| seats.take(&of(payer)).unwrap()).into();
        let own = seats.take(&of(1)).unwrap_err();
        assert_eq!((own.code, own.status), (Code::RateLimited, None), "{own}");
        assert!(own.message.contains("you have 2 streams open"), "{own}");
        assert_eq!(seats.take(&of(3)).unwrap_err().status, Some(StatusCode::SERVICE_UNAVAILABLE));
        held.remove(0);
        held.push(seats.take(&of(3)).unwrap());
        held.clear();
        assert_eq!(seats.lock().in_all, 0);
        assert!(seats.lock().by_payer.is_empty(), "payers without a seat are forgotten");
    }
}
