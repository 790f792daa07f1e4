//! The program as its users meet it: commands, exit codes, what they print.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod accounts;
mod backups;
mod imports;
mod serving;
mod settings;

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A folder of its own, to run commands in.
struct Place(TempDir);

/// What a command did.
struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program, in this folder, with none of the environment's settings.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gsef"));
        command.args(arguments).current_dir(self.0.path()).env_remove("RUST_LOG");
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GSEF_")) {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Done {
        finish(&mut self.command(arguments), "")
    }

    /// Runs a command that must go well.
    fn well(&self, arguments: &[&str]) -> Done {
        let done = self.run(arguments);
        assert_eq!(done.code, Some(0), "{arguments:?}: {}", done.err);
        done
    }

    /// Everything there is, in the exchange form.
    fn everything(&self) -> String {
        self.well(&["export"]).out
    }

    fn import_demo(&self) -> Done {
        let files = demo_files();
        let mut arguments = vec!["import"];
        arguments.extend(files.iter().map(String::as_str));
        self.well(&arguments)
    }
}

fn finish(command: &mut Command, input: &str) -> Done {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Done {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn demo_files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_string_lossy().into_owned())
        .filter(|file| file.ends_with(".jsonl"))
        .collect();
    files.sort();
    assert!(files.len() >= 7, "{files:?}");
    files
}

/// The numbers of the last row of the table that an import ends with: created, updated, unchanged, rejected, warnings.
fn last_row(err: &str) -> Vec<u64> {
    let table = err.lines().skip_while(|line| !line.starts_with("file ")).take_while(|line| !line.is_empty());
    let row = table.last().unwrap_or_else(|| panic!("no table: {err}"));
    let cells: Vec<&str> = row.split_whitespace().collect();
    cells[cells.len() - 5..].iter().map(|cell| cell.replace(',', "").parse().unwrap()).collect()
}
