use crate::{Place, finish};

#[test]
fn a_token_stands_alone_on_standard_output() {
    let place = Place::new();
    let done = place.run(&["token", "create", "kim@example.org", "--scope", "admin"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("there is no database ./gsef-data/gsef.sqlite"), "{}", done.err);

    let done = place.well(&["user", "add", "Kim@Example.org", "--role", "administrator", "--role", "editor"]);
    assert_eq!((done.out.as_str(), done.err.as_str()), ("", "kim@example.org is administrator, editor.\n"));
    let token =
        place.well(&["token", "create", "kim@example.org", "--scope", "admin", "--expires", "90d"]).out;
    assert!(token.starts_with("gsef_pat_") && token.ends_with('\n') && token.lines().count() == 1, "{token}");

    let list = || place.well(&["token", "list", " Kim@example.org"]);
    let listed = list().out;
    let heading: Vec<&str> = listed.lines().next().unwrap().split_whitespace().collect();
    assert_eq!(heading, ["name", "scope", "made", "last", "used", "ends", "id"]);
    assert!(listed.lines().count() == 2 && listed.contains("admin") && listed.contains("never"), "{listed}");
    assert!(!listed.contains("gsef_pat_"), "a token is shown again: {listed}");

    let revoke = || finish(&mut place.command(&["token", "revoke"]), &token);
    assert_eq!(revoke().code, Some(0));
    let again = revoke();
    assert_eq!(again.code, Some(1));
    assert!(!again.err.contains("gsef_pat_"), "a token is no text for messages: {}", again.err);
    let none = list();
    assert!(none.out.is_empty() && none.err.contains("has no tokens"), "{}", none.err);
}

#[test]
fn who_acts_for_a_member_is_listed() {
    let place = Place::new();
    place.import_demo();
    let exported = place.well(&["export", "--kind", "member"]).out;
    let member: serde_json::Value = serde_json::from_str(exported.lines().next().unwrap()).unwrap();
    let slug = member["slug"].as_str().unwrap();
    place.well(&["user", "add", "ana@example.org", "--member", slug, "--as", "representative"]);
    let listed = place.well(&["user", "list"]).out;
    assert!(listed.contains(&format!("representative of {slug}")), "{listed}");

    for wrong in [
        &["user", "add", "no address", "--role", "editor"][..],
        &["user", "add", "ana@example.org"],
        &["user", "add", "ana@example.org", "--role", "king"],
        &["user", "add", "ana@example.org", "--member", "없는-회원"],
        &["token", "create", "nobody@example.org", "--scope", "read"],
        &["token", "create", "ana@example.org", "--scope", "read", "--expires", "2001-01-01"],
    ] {
        let done = place.run(wrong);
        assert!(done.code != Some(0) && done.err.starts_with("error: "), "{wrong:?}: {}", done.err);
        assert_eq!(done.out, "", "{wrong:?}");
    }
}
