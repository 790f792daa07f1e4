//! The chain of the audit log: whatever is changed, taken out, put in or moved is found.

#![expect(clippy::unwrap_used, reason = "tests")]

use chrono::DateTime;
use domain::{
    EntityKey, EntityKind, Id, Operation, Role, Scope,
    audit::{Action, Actor, Detail, Entry, Fault, Hash, Link, NewEntry, Subject, verify},
    policy::{self, AccountActor, Refusal, permit_audit, permit_import},
};
use proptest::prelude::*;
use uuid::Uuid;

fn new_entry() -> impl Strategy<Value = NewEntry> {
    let actor = prop_oneof![
        Just(Actor::Anonymous),
        Just(Actor::System),
        any::<u128>().prop_map(|id| Actor::Account(Id::new(Uuid::from_u128(id)))),
    ];
    let subject = prop_oneof![
        (0..EntityKind::ALL.len(), any::<u128>()).prop_map(|(kind, id)| EntityKey::new(
            EntityKind::ALL[kind],
            Uuid::from_u128(id)
        )
        .into()),
        any::<u128>().prop_map(|id| Subject::Account(Id::new(Uuid::from_u128(id)))),
    ];
    let names = ["from", "reason", "to", "version"];
    let detail = prop::collection::vec((0..names.len(), "\\PC{0,8}"), 0..4).prop_map(move |pairs| {
        pairs.into_iter().fold(Detail::none(), |detail, (name, value)| detail.with(names[name], value))
    });
    let request = prop::option::of(any::<u128>().prop_map(Uuid::from_u128));
    let at = (0..4_000_000_000_000_000_i64)
        .prop_map(|micros| DateTime::from_timestamp_micros(micros).unwrap_or_default());
    (at, actor, 0..Action::ALL.len(), prop::option::of(subject), detail, request).prop_map(
        |(at, actor, action, subject, detail, request)| NewEntry {
            at,
            actor,
            action: Action::ALL[action],
            subject,
            detail,
            request,
        },
    )
}

fn chain(new: Vec<NewEntry>) -> Vec<Entry> {
    let mut last = Link::START;
    let join = |new| {
        let entry = Entry::join(last, new);
        last = entry.link();
        entry
    };
    new.into_iter().map(join).collect()
}

fn chains(least: usize) -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(new_entry(), least..8).prop_map(chain)
}

/// An entry as the texts, numbers and bytes that are kept of it.
fn kept(entry: &Entry) -> Vec<Vec<u8>> {
    let Entry { number, at, actor, action, subject, detail, request, previous, hash } = entry;
    vec![
        number.to_be_bytes().to_vec(),
        at.timestamp_micros().to_be_bytes().to_vec(),
        actor.to_string().into_bytes(),
        action.to_string().into_bytes(),
        subject.map(|subject| subject.to_string()).unwrap_or_default().into_bytes(),
        detail.to_json().unwrap().into_bytes(),
        request.map(|request| request.as_bytes().to_vec()).unwrap_or_default(),
        previous.0.to_vec(),
        hash.0.to_vec(),
    ]
}

/// The entry that is kept so; none where it can't be read, which is found too.
fn read(kept: &[Vec<u8>]) -> Option<Entry> {
    let text = |at: usize| String::from_utf8(kept[at].clone()).ok();
    let subject = text(4)?;
    Some(Entry {
        number: u64::from_be_bytes(kept[0].clone().try_into().ok()?),
        at: DateTime::from_timestamp_micros(i64::from_be_bytes(kept[1].clone().try_into().ok()?))?,
        actor: text(2)?.parse().ok()?,
        action: text(3)?.parse().ok()?,
        subject: if subject.is_empty() { None } else { Some(subject.parse().ok()?) },
        detail: Detail::from_json(&text(5)?).ok()?,
        request: if kept[6].is_empty() { None } else { Some(Uuid::from_slice(&kept[6]).ok()?) },
        previous: Hash::from_bytes(&kept[7])?,
        hash: Hash::from_bytes(&kept[8])?,
    })
}

proptest! {
    #[test]
    fn a_chain_that_nobody_touched_is_whole(entries in chains(0), cut in any::<prop::sample::Index>()) {
        let end = entries.last().map_or(Link::START, Entry::link);
        prop_assert_eq!(verify(Link::START, &entries), Ok(end));
        // Also in parts.
        let (first, rest) = entries.split_at(cut.index(entries.len() + 1));
        let middle = verify(Link::START, first).unwrap();
        prop_assert_eq!(verify(middle, rest), Ok(end));
        for entry in &entries {
            prop_assert_eq!(read(&kept(entry)), Some(entry.clone()));
        }
    }

    #[test]
    fn any_byte_that_changes_is_found(
        entries in chains(1),
        which in any::<prop::sample::Index>(),
        field in 0..9_usize,
        byte in any::<prop::sample::Index>(),
        flip in 1..=255_u8,
    ) {
        let which = which.index(entries.len());
        let mut harmed = kept(&entries[which]);
        prop_assume!(!harmed[field].is_empty());
        let byte = byte.index(harmed[field].len());
        harmed[field][byte] ^= flip;
        let Some(read) = read(&harmed) else {
            return Ok(());
        };
        let mut changed = entries.clone();
        changed[which] = read;
        prop_assert!(verify(Link::START, &changed).is_err(), "field {field}, byte {byte}: {:?}", changed[which]);
    }

    #[test]
    fn one_that_says_another_thing_is_found(entries in chains(1), which in any::<prop::sample::Index>(), other in new_entry()) {
        let which = which.index(entries.len());
        let before = if which == 0 { Link::START } else { entries[which - 1].link() };
        let number = which as u64 + 1;
        let mut changed = entries.clone();
        changed[which] = Entry::join(before, other);
        prop_assume!(changed[which].hash != entries[which].hash);
        // With a hash of its own, the next one does not follow it; and the last one is not the head that was noted.
        if which + 1 < entries.len() {
            prop_assert_eq!(verify(Link::START, &changed), Err(Fault::Broken(number + 1)));
        } else {
            prop_assert_ne!(verify(Link::START, &changed), Ok(entries[which].link()));
        }
        changed[which].hash = entries[which].hash;
        prop_assert_eq!(verify(Link::START, &changed), Err(Fault::Changed(number)));
    }

    #[test]
    fn one_taken_out_put_in_or_moved_is_found(
        entries in chains(2),
        which in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        new in new_entry(),
    ) {
        let (which, other) = (which.index(entries.len() - 1), other.index(entries.len()));
        let mut fewer = entries.clone();
        fewer.remove(which);
        let number = which as u64 + 1;
        prop_assert_eq!(verify(Link::START, &fewer), Err(Fault::Gap { expected: number, found: number + 1 }));
        // Also where those behind it are numbered anew.
        for entry in fewer.iter_mut().skip(which) {
            entry.number -= 1;
        }
        prop_assert_eq!(verify(Link::START, &fewer), Err(Fault::Changed(number)));

        let mut more = entries.clone();
        let before = if which == 0 { Link::START } else { entries[which - 1].link() };
        more.insert(which, Entry::join(before, new));
        prop_assert!(verify(Link::START, &more).is_err());

        prop_assume!(which != other);
        let mut swapped = entries.clone();
        swapped.swap(which, other);
        prop_assert!(verify(Link::START, &swapped).is_err());
        let (one, two) = (swapped[which].number, swapped[other].number);
        swapped[which].number = two;
        swapped[other].number = one;
        prop_assert!(verify(Link::START, &swapped).is_err());
    }
}

/// The example of `docs/audit.md`: whoever changes the encoding breaks every chain there is.
#[test]
fn the_encoding_is_the_one_that_is_written_down() {
    let id = |id: &str| id.parse::<Uuid>().unwrap();
    let first = Entry::join(
        Link::START,
        NewEntry {
            at: "2026-11-26T08:30:00.000001Z".parse().unwrap(),
            actor: Actor::System,
            action: Action::AccountGrant,
            subject: Some(Subject::Account(Id::new(id("01938000-0000-7000-8000-000000000001")))),
            detail: Detail::none().with("roles", "editor"),
            request: None,
        },
    );
    let second = Entry::join(
        first.link(),
        NewEntry {
            at: "2026-11-26T08:31:00Z".parse().unwrap(),
            actor: Actor::Account(Id::new(id("01938000-0000-7000-8000-000000000001"))),
            action: Action::RecordWithdraw,
            subject: Some(
                EntityKey::new(EntityKind::CaseStudy, id("01938000-0000-7000-8000-000000000002")).into(),
            ),
            detail: Detail::none()
                .with("reason", "중복")
                .with("version", 3)
                .with("from", "published")
                .with("to", "withdrawn"),
            request: Some(id("01938000-0000-7000-8000-000000000003")),
        },
    );
    let hashes = [first.hash.to_string(), second.hash.to_string()];
    assert_eq!(
        hashes,
        [
            "b0f05b17267c683dadd7ed0f152bdcf0642412d0836c492bc996adb8879b1b72",
            "3e09dc0e669c85eecfceb71ffd8f5882d9dc5832a2ea23b578cec3f812f41261",
        ]
    );
    assert_eq!(hashes[0].parse(), Ok(first.hash));
    assert_eq!(hashes[1].to_uppercase().parse(), Ok(second.hash));
    for wrong in ["", "00", &hashes[0][1..], &format!("{}g", &hashes[0][1..]), &format!("{}00", hashes[0])] {
        assert!(wrong.parse::<Hash>().is_err(), "{wrong}");
    }
}

#[test]
fn every_action_has_a_name_of_its_own_and_is_found_by_it() {
    for action in Action::ALL {
        assert_eq!(action.as_str().parse(), Ok(*action));
        assert_eq!(
            Action::ALL.iter().filter(|other| other.as_str() == action.as_str()).count(),
            1,
            "{action}"
        );
    }
    assert!("record.destroy".parse::<Action>().is_err());
    assert_eq!(Action::of_write(EntityKind::Dataset, Operation::Publish), Some(Action::RecordPublish));
    assert_eq!(Action::of_wish(EntityKind::Member, policy::Action::Update), Some(Action::MemberUpdate));
    assert_eq!(Action::of_wish(EntityKind::Member, policy::Action::Read), None);
}

#[test]
fn details_are_short_and_kept_in_one_way() {
    let detail = Detail::none().with("reason", format!("{}\0", "협".repeat(300))).with("a", "b\0c");
    assert_eq!(detail.get("reason").map(|reason| reason.chars().count()), Some(201));
    assert_eq!(detail.get("a"), Some("b\u{fffd}c"));
    assert_eq!(Detail::from_json(&detail.to_json().unwrap()), Ok(detail));
    for other in ["", "[]", "{} ", r#"{"b":"1","a":"2"}"#, r#"{"a":"1","a":"1"}"#, r#"{"a":1}"#] {
        assert!(Detail::from_json(other).is_err(), "{other}");
    }
    for other in ["account:", "account:01938000000070008000000000000001", "thing:x", "system:"] {
        assert!(other.parse::<Subject>().is_err() && other.parse::<Actor>().is_err(), "{other}");
    }
}

#[test]
fn only_administrators_with_a_token_to_administer_and_the_platform_read_it() {
    let account = |roles: &[Role], scope| {
        policy::Actor::Account(AccountActor {
            id: Id::new(Uuid::nil()),
            roles: roles.to_vec(),
            member_roles: Vec::new(),
            reads_for_members: false,
            co_authored: Vec::new(),
            scope,
        })
    };
    // Whoever curates imports; only administrators read of it.
    for (actor, expected) in [
        (policy::Actor::Anonymous, Err(Refusal::SignIn)),
        (policy::Actor::System, Ok(())),
        (account(&[], Scope::Admin), Err(Refusal::Role)),
        (account(&[Role::Reviewer], Scope::Admin), Err(Refusal::Role)),
        (account(&[Role::Editor], Scope::Write), Err(Refusal::Scope(Scope::Admin))),
        (account(&[Role::Editor], Scope::Admin), Ok(())),
        (account(&[Role::Administrator], Scope::Admin), Ok(())),
    ] {
        assert_eq!(permit_import(&actor), expected, "{actor:?}");
    }
    for (actor, expected) in [
        (policy::Actor::Anonymous, Err(Refusal::SignIn)),
        (policy::Actor::System, Ok(())),
        (account(&[], Scope::Admin), Err(Refusal::Role)),
        (account(&[Role::Editor, Role::Reviewer], Scope::Admin), Err(Refusal::Role)),
        (account(&[Role::Administrator], Scope::Write), Err(Refusal::Scope(Scope::Admin))),
        (account(&[Role::Administrator], Scope::Admin), Ok(())),
    ] {
        assert_eq!(permit_audit(&actor), expected, "{actor:?}");
    }
}
