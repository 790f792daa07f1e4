//! Who this program runs as, and the user to whom it hands a server that refuses to run as root.

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

const PASSWD: &str = "/etc/passwd";
const NAME: &str = "postgres";

/// A user of this system by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct User {
    /// The user's number.
    pub(crate) uid: u32,
    /// The number of the user's own group.
    pub(crate) gid: u32,
}

impl User {
    /// `postgres`, created first if this system has none. Only root can do that.
    pub(crate) fn postgres() -> Result<Self> {
        if let Some(user) = Self::find(NAME)? {
            return Ok(user);
        }
        eprintln!("there is no user `{NAME}`: creating one, for PostgreSQL refuses to run as root");
        let mut useradd = Command::new("useradd");
        useradd.args(["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]);
        process::run_ok(useradd.args(["--shell", "/usr/sbin/nologin", NAME]))?;
        Self::find(NAME)?.with_context(|| format!("{PASSWD} has no user `{NAME}` even after useradd"))
    }

    fn find(name: &str) -> Result<Option<Self>> {
        let passwd = fs::read_to_string(PASSWD).with_context(|| format!("can't read {PASSWD}"))?;
        Ok(in_passwd(&passwd, name))
    }

    /// Has the command run as this user, without the groups of the user who starts it.
    pub(crate) fn runs(self, command: &mut Command) {
        // The standard library also drops supplementary groups when root sets a uid.
        command.uid(self.uid).gid(self.gid).env_remove("HOME");
    }
}

/// Whether this program has root's rights.
pub(crate) fn is_root() -> Result<bool> {
    Ok(process::output(Command::new("id").arg("-u"))?.trim() == "0")
}

/// One line a user, `name:password:uid:gid:comment:home:shell` (passwd(5)); broken lines are passed over.
fn in_passwd(passwd: &str, name: &str) -> Option<User> {
    let mut lines = passwd.lines().map(|line| line.split(':'));
    lines.find_map(|mut fields| {
        (fields.next()? == name).then_some(())?;
        let (_password, uid, gid) = (fields.next()?, fields.next()?, fields.next()?);
        Some(User { uid: uid.parse().ok()?, gid: gid.parse().ok()? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_the_whole_name() {
        let passwd = "root:x:0:0:root:/root:/bin/bash\npostgres2:x:7:8:::\n\nbroken\npostgres:x:101:104:,,,:/var:/bin/sh\n";
        assert_eq!(in_passwd(passwd, "postgres"), Some(User { uid: 101, gid: 104 }));
        assert_eq!(in_passwd(passwd, "broken"), None);
        assert_eq!(in_passwd(passwd, "nobody"), None);
    }
}
