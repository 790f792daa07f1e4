//! How far an import is: a bar on a terminal, a line now and then elsewhere.

use std::{
    cell::Cell,
    io::{self, IsTerminal as _},
    time::{Duration, Instant},
};

use app::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::number;

/// How often a line is written where there is no terminal.
const EVERY: Duration = Duration::from_secs(5);

/// The progress of one file.
pub(super) struct Bar {
    name: String,
    length: Option<u64>,
    began: Instant,
    /// On a terminal.
    bar: Option<ProgressBar>,
    /// When the last line was written, elsewhere.
    told: Cell<Instant>,
}

impl Bar {
    /// A file of `length` bytes, if that is known, begins.
    pub(super) fn new(name: &str, length: Option<u64>) -> Self {
        let began = Instant::now();
        let bar = io::stderr().is_terminal().then(|| {
            let target = ProgressDrawTarget::stderr();
            let bar = match length {
                Some(length) => ProgressBar::with_draw_target(Some(length), target)
                    .with_style(style("{prefix}  {bar:30}  {percent:>3} %  {msg}  {eta} left")),
                None => ProgressBar::with_draw_target(None, target)
                    .with_style(style("{prefix}  {spinner}  {msg}")),
            };
            bar.set_prefix(name.to_owned());
            bar
        });
        Self { name: name.to_owned(), length, began, bar, told: Cell::new(began) }
    }

    /// A batch is done.
    pub(super) fn at(&self, Progress { bytes_read, entries }: Progress) {
        let text = format!("{} entries, {}/s", number(entries), number(self.rate(entries)));
        if let Some(bar) = &self.bar {
            bar.set_message(text);
            bar.set_position(bytes_read);
        } else if self.told.get().elapsed() >= EVERY {
            self.told.set(Instant::now());
            let share = self.length.filter(|length| *length > 0).map(|length| bytes_read * 100 / length);
            let share = share.map_or_else(String::new, |share| format!(" ({share} %)"));
            eprintln!("{}: {text}{share}", self.name);
        }
    }

    /// The file is done.
    pub(super) fn done(&self, entries: u64) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let seconds = self.began.elapsed().as_secs_f64();
        eprintln!(
            "{}: {} entries in {seconds:.1} s, {}/s",
            self.name,
            number(entries),
            number(self.rate(entries))
        );
    }

    /// Entries a second, so far.
    fn rate(&self, entries: u64) -> u64 {
        let milliseconds = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        entries.saturating_mul(1_000) / milliseconds
    }
}

fn style(template: &str) -> ProgressStyle {
    // The templates are ours; the plain bar is what is left if the library ever reads them otherwise.
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("━╸ ")
}
