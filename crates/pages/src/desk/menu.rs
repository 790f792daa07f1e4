//! The pages of the desk, as the menu on each of them has them: those that there are for the asker.

use domain::{
    EntityKind,
    policy::{permit_accounts, permit_import, permit_queue},
};

use super::registers;
use crate::{Site, asked::Asked, shell::MenuEntry};

/// The menu, on the page with this path.
pub(crate) fn menu(site: &Site, asked: &Asked, current: &str) -> Vec<MenuEntry> {
    let keeps = |kind| registers::keeps(site, asked, kind);
    let viewer = asked.viewer.as_deref();
    let all = [
        ("desk-review", "/desk", asked.cx.actor.is_staff()),
        ("nav-members", "/desk/members", keeps(EntityKind::Member)),
        ("nav-topics", "/desk/topics", keeps(EntityKind::Topic)),
        ("nav-people", "/desk/people", keeps(EntityKind::Person)),
        ("nav-forums", "/desk/forums", keeps(EntityKind::Forum)),
        ("translations-title", "/desk/translations", permit_queue(&asked.cx.actor).is_ok()),
        ("import-title", "/desk/import", permit_import(&asked.cx.actor).is_ok()),
        ("accounts-title", "/desk/accounts", permit_accounts(&asked.cx.actor).is_ok()),
        (
            "requests-title",
            "/desk/accounts/requests",
            viewer.is_some_and(crate::session::Viewer::decides_on_accounts),
        ),
        ("audit-title", "/desk/audit", viewer.is_some_and(crate::session::Viewer::audits)),
    ];
    let entry = |(message, path, _): (&str, &str, bool)| MenuEntry {
        text: asked.i.t(message),
        href: format!("/{}{path}", asked.i.tag),
        is_current: path == current,
    };
    all.into_iter().filter(|(.., is_there)| *is_there).map(entry).collect()
}
