//! What processes use, as Linux counts it.

use std::{fs, ops::Add, time::Duration};

use anyhow::{Context as _, Result};

/// What processes have used.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Usage {
    /// Processor time of all their threads.
    pub(crate) cpu: Duration,
    /// Memory that is resident, in bytes.
    pub(crate) resident: u64,
    /// What of it is pages of files, which the system takes back where others need memory: the program itself and
    /// the index's files.
    pub(crate) of_files: u64,
}

impl Add for Usage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            cpu: self.cpu + other.cpu,
            resident: self.resident + other.resident,
            of_files: self.of_files + other.of_files,
        }
    }
}

impl Usage {
    /// Of one process.
    pub(crate) fn of(process: u32) -> Result<Self> {
        let stat =
            fs::read_to_string(format!("/proc/{process}/stat")).context("the bench needs Linux's /proc")?;
        let status = fs::read_to_string(format!("/proc/{process}/status"))?;
        // proc(5): utime and stime are fields 14 and 15.
        Ok(Self {
            cpu: ticks(&stat, 14, 2),
            resident: kilobytes(&status, "VmRSS:"),
            of_files: kilobytes(&status, "RssFile:"),
        })
    }

    /// Of a process and its children, those that have ended included. Memory that several share counts once.
    pub(crate) fn of_family(parent: u32) -> Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{parent}/stat")).context("the parent has ended")?;
        // cutime and cstime are fields 16 and 17.
        let mut all = Self { cpu: ticks(&stat, 16, 2), ..Self::default() };
        for entry in fs::read_dir("/proc")?.flatten() {
            let Some(process) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
                continue;
            };
            // One that has ended meanwhile is counted with its parent the next time.
            let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else { continue };
            if process == parent || field(&stat, 4) == u64::from(parent) {
                all = all + Self::of_one_of_many(process, &stat);
            }
        }
        Ok(all)
    }

    /// Of a process whose memory is shared with others: its part of it.
    fn of_one_of_many(process: u32, stat: &str) -> Self {
        let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
        Self {
            cpu: ticks(stat, 14, 2),
            resident: kilobytes(&rollup, "Pss:"),
            of_files: kilobytes(&rollup, "Pss_File:"),
        }
    }
}

/// A field of `/proc/PID/stat` by its number in proc(5), 4 or more. The name, in parentheses, may hold spaces.
fn field(stat: &str, number: usize) -> u64 {
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    let found = number.checked_sub(3).and_then(|place| fields.split(' ').nth(place));
    found.and_then(|field| field.parse().ok()).unwrap_or(0)
}

/// The sum of neighbouring fields that count time. USER_HZ is 100 on every architecture that this runs on.
fn ticks(stat: &str, first: usize, fields: usize) -> Duration {
    Duration::from_millis((first..first + fields).map(|number| field(stat, number)).sum::<u64>() * 10)
}

/// A line of `/proc/PID/status` and its like, in bytes.
fn kilobytes(lines: &str, name: &str) -> u64 {
    let found = lines.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" kB"));
    found.and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) * 1_024
}
