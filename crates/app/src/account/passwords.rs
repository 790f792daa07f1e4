//! Hashing passwords: Argon2id (RFC 9106), few at once, so that many who sign in together leave the processors to readers.

use std::{sync::Arc, time::Duration};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use domain::password;
use rand::RngExt;
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// Memory, passes and lanes, as OWASP advises: 19 MiB, 2, 1.
const COST: (u32, u32, u32) = (19_456, 2, 1);
/// Bytes of a salt.
const SALT: usize = 16;
/// Passwords that are hashed at once, at most: 19 MiB and a processor each.
const AT_ONCE: usize = 4;
/// Those who may wait for it.
const MOST_WAITING: usize = 256;
/// How long they wait.
const PATIENCE: Duration = Duration::from_secs(8);

/// Hashes passwords, a few at once.
pub(crate) struct Passwords {
    waiting: Semaphore,
    running: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            waiting: Semaphore::new(MOST_WAITING),
            running: Arc::new(Semaphore::new((processors / 2).clamp(1, AT_ONCE))),
        }
    }
}

impl Passwords {
    /// The hash of a password in its normal form, as a PHC string.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where too many are hashed.
    pub(crate) async fn hash(&self, normal: String) -> Result<String> {
        self.run(move || hash(&normal)).await?
    }

    /// Whether a password is the one of a hash. Without a hash it is not, which takes the same time.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where too many are hashed.
    pub(crate) async fn verify(&self, given: &str, kept: Option<String>) -> Result<bool> {
        let normal = password::normal(given);
        self.run(move || match kept {
            Some(kept) => {
                let kept = PasswordHash::new(&kept).map_err(|error| Error::internal(error.to_string()))?;
                Ok(argon2()?.verify_password(normal.as_bytes(), &kept).is_ok())
            }
            None => hash(&normal).map(|_| false),
        })
        .await?
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let busy = || Error::Unavailable("too many sign in at this moment: try again in a minute".to_owned());
        let _waiting = self.waiting.try_acquire().map_err(|_| busy())?;
        let running = tokio::time::timeout(PATIENCE, Arc::clone(&self.running).acquire_owned());
        let running = running.await.map_err(|_| busy())?.map_err(Error::internal)?;
        let work = move || {
            // Given back when the work ends, also where nobody waits for it any more.
            let _running = running;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)
    }
}

fn hash(normal: &str) -> Result<String> {
    let salt: [u8; SALT] = rand::rng().random();
    let hash = argon2()?.hash_password_with_salt(normal.as_bytes(), &salt);
    let hash: PasswordHash = hash.map_err(|error| Error::internal(error.to_string()))?;
    Ok(hash.to_string())
}

fn argon2() -> Result<Argon2<'static>> {
    let (memory, passes, lanes) = COST;
    let params =
        Params::new(memory, passes, lanes, None).map_err(|error| Error::internal(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_by_its_hash_alone() {
        let passwords = Passwords::default();
        let kept = passwords.hash(password::normal("une étoile lointaine")).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(passwords.hash(password::normal("une étoile lointaine")).await.unwrap(), kept, "no salt");
        assert!(passwords.verify("une e\u{301}toile lointaine", Some(kept.clone())).await.unwrap());
        assert!(!passwords.verify("une étoile lointain", Some(kept)).await.unwrap());
        assert!(!passwords.verify("une étoile lointaine", None).await.unwrap());
    }

    #[tokio::test]
    async fn whoever_comes_when_too_many_wait_is_sent_away() {
        let passwords = Passwords { waiting: Semaphore::new(1), running: Arc::new(Semaphore::new(1)) };
        let (first, second) =
            tokio::join!(passwords.hash("one".to_owned()), passwords.hash("two".to_owned()));
        assert!(first.is_ok());
        assert!(matches!(second, Err(Error::Unavailable(_))));
    }
}
