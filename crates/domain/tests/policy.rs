//! The policy, printed whole and compared with `policy.txt`: whoever changes a rule sees in the difference what it
//! changes for whom. `GSEF_BLESS=1 cargo nextest run -p domain` writes the table anew.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{env, fmt::Write as _, fs, path::Path};

use chrono::NaiveDate;
use domain::{
    Actor, EntityKind, Id, Member, Record, Role, Scope, State,
    account::MemberRole,
    policy::{AccountActor, Action, Refusal, Target, permit, permit_queue, queues_translation},
    record::Access,
};
use uuid::Uuid;

const OURS: u128 = 1;
const THEIRS: u128 = 2;

fn member(number: u128) -> Id<Member> {
    Id::new(Uuid::from_u128(number))
}

fn record() -> Id<Record> {
    Id::new(Uuid::from_u128(3))
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

/// Who may ask, by column.
fn actors() -> Vec<(&'static str, Actor)> {
    let any = |scope, roles: &[Role], for_member: Option<(u128, MemberRole)>| AccountActor {
        id: Id::new(Uuid::from_u128(9)),
        roles: roles.to_vec(),
        member_roles: for_member.map(|(number, role)| (member(number), role)).into_iter().collect(),
        reads_for_members: for_member.is_some(),
        co_authored: Vec::new(),
        scope,
    };
    let account = |scope, roles: &[Role], for_member| Actor::Account(any(scope, roles, for_member));
    let (contributor, representative) = (MemberRole::Contributor, MemberRole::Representative);
    let (read, write) = (Scope::Read, Scope::Write);
    vec![
        ("anonymous", Actor::Anonymous),
        ("no role", account(write, &[], None)),
        ("co-author", Actor::Account(AccountActor { co_authored: vec![record()], ..any(write, &[], None) })),
        ("another's", account(write, &[], Some((THEIRS, representative)))),
        ("contrib.", account(write, &[], Some((OURS, contributor)))),
        ("repres.", account(write, &[], Some((OURS, representative)))),
        (
            "r. left",
            Actor::Account(AccountActor {
                reads_for_members: false,
                ..any(write, &[], Some((OURS, representative)))
            }),
        ),
        ("r. by read", account(read, &[], Some((OURS, representative)))),
        ("reviewer", account(write, &[Role::Reviewer], None)),
        ("editor", account(write, &[Role::Editor], None)),
        ("e. by read", account(read, &[Role::Editor], None)),
        ("admin.", account(write, &[Role::Administrator], None)),
        ("system", Actor::System),
    ]
}

const INTRODUCTION: &str = "\
Who may do what: written by tests/policy.rs, asked of domain::policy::permit on 2026-03-01.

Columns: no role = an account without one. co-author = the same, asked to write the record with others. another's = a
representative of another member. contrib., repres. = contributor, representative of the member that owns the record, or
whose page it is. r. left = repres. of a member whose memberships have all ended. reviewer, editor, admin. = those roles,
for no member. r. by read, e. by read = repres. and editor with a token of scope read.
Cells: yes; no = no role allows it; sign in = nobody is signed in; scope = the token does not reach so far.
";

/// Everything the policy could care about but the state, with its two columns.
fn targets(kind: EntityKind) -> Vec<(&'static str, &'static str, Target)> {
    let shared = Target::shared(kind, State::Draft);
    if kind == EntityKind::Member {
        let itself = Some(member(OURS));
        return vec![("-", "-", Target { itself, ..shared })];
    }
    if !kind.is_record() {
        return vec![("-", "-", shared)];
    }
    let until = |date: &str| Access::EmbargoedUntil(date.parse().unwrap());
    let accesses = [
        ("open", Access::Open),
        ("members", Access::Members),
        ("embargo to today", until("2026-03-01")),
        ("embargo to tomorrow", until("2026-03-02")),
    ];
    let mut targets = Vec::new();
    for (owned, owner) in [("owned", Some(member(OURS))), ("unowned", None)] {
        for (name, access) in accesses {
            let record = Some(record());
            targets.push((owned, name, Target { access, owner, record, ..shared.clone() }));
        }
    }
    targets
}

fn cell(actor: &Actor, action: Action, target: &Target) -> &'static str {
    match permit(actor, action, target, today()) {
        Ok(()) => "yes",
        Err(Refusal::Role) => "no",
        Err(Refusal::SignIn) => "sign in",
        Err(Refusal::Scope(_)) => "scope",
        Err(Refusal::Session) => "session",
    }
}

/// The lines of one action on one target: the cells, and the states that all columns treat alike.
fn lines(action: Action, target: &Target) -> Vec<(String, String)> {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for state in State::ALL {
        let target = Target { state, ..target.clone() };
        let cells =
            actors().iter().map(|(_, actor)| format!("{:11}", cell(actor, action, &target))).collect();
        match lines.iter_mut().find(|(line, _)| *line == cells) {
            Some((_, states)) => states.push(state.as_str()),
            None => lines.push((cells, vec![state.as_str()])),
        }
    }
    lines.into_iter().map(|(cells, states)| (cells, all_or(&states, State::ALL.len()))).collect()
}

fn all_or(names: &[&str], all: usize) -> String {
    if names.len() == all { "any".to_owned() } else { names.join(", ") }
}

/// Owner, accesses, and the lines that they share.
type Block = (&'static str, Vec<&'static str>, Vec<(String, String)>);

/// The table of one action on one kind. What all columns treat alike shares a line.
fn table(action: Action, kind: EntityKind) -> String {
    let names: String = actors().iter().map(|(name, _)| format!("{name:11}")).collect();
    let mut text = format!("{:9}{:26}{names}state\n", "owner", "access");
    let mut blocks: Vec<Block> = Vec::new();
    for (owned, access, target) in targets(kind) {
        let lines = lines(action, &target);
        match blocks.iter_mut().find(|(other, _, same)| *other == owned && *same == lines) {
            Some((_, accesses, _)) => accesses.push(access),
            None => blocks.push((owned, vec![access], lines)),
        }
    }
    for (owned, accesses, lines) in blocks {
        let accesses = if kind.is_record() { all_or(&accesses, 4) } else { accesses.concat() };
        for (cells, states) in lines {
            writeln!(text, "{owned:9}{accesses:26}{cells}{states}").unwrap();
        }
    }
    text
}

fn print() -> String {
    let mut text = INTRODUCTION.to_owned();
    for action in Action::ALL {
        // Kinds that the policy treats alike share a table.
        let mut tables: Vec<(String, Vec<&str>)> = Vec::new();
        for kind in EntityKind::ALL {
            let table = table(action, kind);
            match tables.iter_mut().find(|(other, _)| *other == table) {
                Some((_, kinds)) => kinds.push(kind.as_str()),
                None => tables.push((table, vec![kind.as_str()])),
            }
        }
        for (table, kinds) in tables {
            write!(text, "\n{action:?}: {}\n\n{table}", kinds.join(", ")).unwrap();
        }
    }
    text
}

#[test]
fn the_policy_is_as_printed() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policy.txt");
    let now = print();
    if env::var_os("GSEF_BLESS").is_some_and(|value| value == "1") {
        fs::write(&file, &now).unwrap();
    }
    let printed = fs::read_to_string(&file).unwrap_or_default();
    let changed = now.lines().zip(printed.lines()).find(|(now, printed)| now != printed);
    assert!(
        now == printed,
        "the policy is not as printed in {}, first in: {changed:#?}\nIf that is meant, run GSEF_BLESS=1 cargo nextest \
         run -p domain and read the difference.",
        file.display()
    );
}

#[test]
fn nobody_is_refused_what_a_narrower_role_allows() {
    let actors = actors();
    let column =
        |name: &str| actors.iter().find(|(other, _)| *other == name).map(|(_, actor)| actor).unwrap();
    let orders = [
        ["anonymous", "no role"],
        ["no role", "co-author"],
        ["co-author", "editor"],
        ["no role", "contrib."],
        ["r. left", "repres."],
        ["contrib.", "repres."],
        ["r. by read", "repres."],
        ["no role", "reviewer"],
        ["reviewer", "editor"],
        ["e. by read", "editor"],
        ["repres.", "editor"],
        ["editor", "admin."],
        ["admin.", "system"],
    ];
    for kind in EntityKind::ALL {
        for (_, access, target) in targets(kind) {
            for state in State::ALL {
                let target = Target { state, ..target.clone() };
                for action in Action::ALL {
                    for [narrow, wide] in orders {
                        let may = |name| permit(column(name), action, &target, today()).is_ok();
                        assert!(
                            !may(narrow) || may(wide),
                            "{narrow} may {action:?} a {state} {kind} ({access}), {wide} may not"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn who_may_not_ask_for_the_queue_of_translations_has_nothing_on_it() {
    let mut refused = Vec::new();
    for (name, actor) in actors() {
        let has_any = EntityKind::ALL.iter().any(|kind| {
            targets(*kind).into_iter().any(|(_, _, target)| {
                State::ALL
                    .into_iter()
                    .any(|state| queues_translation(&actor, &Target { state, ..target.clone() }))
            })
        });
        match permit_queue(&actor) {
            Ok(()) => assert!(has_any || name == "another's", "{name}"),
            Err(refusal) => {
                assert!(!has_any, "{name}");
                refused.push((name, refusal));
            }
        }
    }
    let expected = [("anonymous", Refusal::SignIn), ("no role", Refusal::Role), ("co-author", Refusal::Role)];
    assert_eq!(refused, expected);
}

#[test]
fn what_is_on_the_queue_of_translations_may_be_read() {
    for (name, actor) in actors() {
        for (_, _, target) in EntityKind::ALL.iter().flat_map(|kind| targets(*kind)) {
            for state in State::ALL {
                let target = Target { state, ..target.clone() };
                let is_seen = permit(&actor, Action::Read, &target, today()).is_ok();
                assert!(is_seen || !queues_translation(&actor, &target), "{name}: {target:?}");
            }
        }
    }
}
