use crate::{Place, finish};

/// The data folder in force, told by a command that finds no database there.
fn data_dir(place: &Place, arguments: &[&str], environment: Option<&str>) -> String {
    let mut command = place.command(&[arguments, &["user", "list"]].concat());
    if let Some(value) = environment {
        command.env("GSEF_DATA_DIR", value);
    }
    let err = finish(&mut command, "").err;
    let folder =
        err.strip_prefix("error: there is no database ").and_then(|rest| rest.split_once("/gsef.sqlite"));
    folder.unwrap_or_else(|| panic!("{err}")).0.to_owned()
}

#[test]
fn flags_come_before_the_environment_before_the_file_before_defaults() {
    let place = Place::new();
    assert_eq!(data_dir(&place, &[], None), "./gsef-data");
    place.write("gsef.toml", "data_dir = \"of-file\"");
    place.write("other.toml", "data_dir = \"of-other\"");
    assert_eq!(data_dir(&place, &[], None), "of-file");
    assert_eq!(data_dir(&place, &["--config", "other.toml"], None), "of-other");
    assert_eq!(data_dir(&place, &[], Some("of-environment")), "of-environment");
    assert_eq!(data_dir(&place, &["--data-dir", "of-flag"], Some("of-environment")), "of-flag");
}

#[test]
fn a_wrong_setting_is_named_with_its_place() {
    let place = Place::new();
    for (file, said) in [
        ("colour = 1", "there is no setting 'colour' in gsef.toml"),
        (
            "log_format = \"xml\"",
            "the setting log_format in gsef.toml can't be 'xml': it must be one of text, json",
        ),
        ("body_bytes = \"2 MB\"", "the setting body_bytes in gsef.toml: '2 MB' is not a size"),
        ("listen = ", "gsef.toml can't be read:\nTOML parse error at line 1"),
        ("timeout_seconds = \"soon\"", "the setting timeout_seconds in gsef.toml is string \"soon\""),
    ] {
        place.write("gsef.toml", file);
        let done = place.run(&["doctor"]);
        assert_eq!(done.code, Some(1));
        assert!(done.err.starts_with(&format!("error: {said}")), "{file}: {}", done.err);
    }
    place.write("gsef.toml", "");
    let done = finish(place.command(&["doctor"]).env("GSEF_TIMEOUT_SECONDS", "soon"), "");
    assert!(done.err.contains("environment variable GSEF_TIMEOUT_SECONDS"), "{}", done.err);
    let done = finish(place.command(&["doctor"]).env("GSEF_LISTN", "127.0.0.1:1"), "");
    let said = "there is no setting 'listn' (environment variable GSEF_LISTN): the settings are";
    assert!(done.code == Some(1) && done.err.contains(said) && done.err.contains("listen"), "{}", done.err);
    let done = place.run(&["--config", "missing.toml", "doctor"]);
    assert!(done.err.contains("there is no settings file missing.toml"), "{}", done.err);
    let done = place.run(&["--log", "a=b=c", "doctor"]);
    assert!(done.err.contains("the log's filter 'a=b=c' can't be read"), "{}", done.err);
}

#[test]
fn schemas_are_printed() {
    let place = Place::new();
    assert!(place.well(&["schema", "graphql"]).out.contains("type Query"));
    assert!(place.well(&["schema", "database"]).out.contains("CREATE TABLE entity ("));
    assert!(!place.path("gsef-data").exists());
}

#[test]
fn a_database_that_does_not_answer_is_told_without_its_password() {
    let done = Place::new().run(&["--database-url", "postgres://kim:geheim@127.0.0.1:1/gsef", "doctor"]);
    assert_eq!(done.code, Some(1));
    assert!(done.out.contains("postgres://kim@127.0.0.1:1/gsef"), "{}", done.out);
    assert!(!(done.out + &done.err).contains("geheim"));
}
