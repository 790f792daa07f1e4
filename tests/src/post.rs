//! Letters that a server laid into its folder, and what people do with what they say.

use std::{collections::BTreeSet, fs, path::PathBuf, time::Duration};

use anyhow::{Context as _, Result};
use domain::{Clock as _, SystemClock, totp};

use crate::{place::Place, program::eventually};

/// How long a letter may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The folder of letters, and which of them were read.
#[derive(Debug)]
pub struct Letters {
    folder: PathBuf,
    read: BTreeSet<PathBuf>,
}

impl Letters {
    /// Those of a place.
    #[must_use]
    pub fn of(place: &Place) -> Self {
        Self { folder: place.data().join("mail"), read: BTreeSet::new() }
    }

    /// The next letter to an address that was not read yet, as it stands in its file but for the encoding of its lines.
    ///
    /// # Errors
    /// If none comes in time.
    pub async fn next(&mut self, to: &str) -> Result<String> {
        let what = format!("a letter to {to} comes");
        eventually(&what, PATIENCE, async || self.take(to)).await
    }

    /// The code in the next letter to an address.
    ///
    /// # Errors
    /// If none comes in time, or it has none.
    pub async fn code(&mut self, to: &str) -> Result<String> {
        // Letters that carry none tell only that something was done.
        let what = format!("a letter to {to} with a code comes");
        eventually(&what, PATIENCE, async || {
            while let Some(letter) = self.take(to)? {
                if let Some(code) = code(&letter) {
                    return Ok(Some(code));
                }
            }
            Ok(None)
        })
        .await
    }

    /// How many letters to an address were not read yet.
    ///
    /// # Errors
    /// If the folder can't be read.
    pub fn waiting(&mut self, to: &str) -> Result<usize> {
        let mut waiting = 0;
        while self.take(to)?.is_some() {
            waiting += 1;
        }
        Ok(waiting)
    }

    fn take(&mut self, to: &str) -> Result<Option<String>> {
        if !self.folder.is_dir() {
            return Ok(None);
        }
        let files =
            fs::read_dir(&self.folder)?.map(|entry| Ok(entry?.path())).collect::<Result<BTreeSet<_>>>()?;
        for file in files {
            if file.extension().is_none_or(|end| end != "eml") || self.read.contains(&file) {
                continue;
            }
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            if text.contains(&format!("To: {to}\r\n")) {
                self.read.insert(file);
                return Ok(Some(text.replace("=\r\n", "").replace("=3D", "=")));
            }
        }
        Ok(None)
    }
}

fn code(letter: &str) -> Option<String> {
    let at = letter.find("gsef_one_")?;
    Some(letter[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
}

/// The bytes of a secret that was shown for an app.
#[must_use]
pub fn base32(text: &str) -> Vec<u8> {
    let digits = text.bytes().map(|letter| match letter {
        b'A'..=b'Z' => u64::from(letter - b'A'),
        _ => u64::from(letter.saturating_sub(b'2')) + 26,
    });
    let digits: Vec<u64> = digits.collect();
    let bytes = digits.chunks_exact(8).flat_map(|chunk| {
        let bits = chunk.iter().fold(0_u64, |bits, digit| bits << 5 | digit);
        bits.to_be_bytes().into_iter().skip(3)
    });
    bytes.collect()
}

/// What an app with a secret shows, so many steps from now.
#[must_use]
pub fn totp_code(secret: &[u8], steps: i64) -> String {
    totp::code(secret, totp::step(SystemClock.now()) + steps)
}
