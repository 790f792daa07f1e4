//! Reads whatever bytes as a query. `cargo xtask fuzz --seconds 600` looks for those that are read wrongly.
#![no_main]

use libfuzzer_sys::fuzz_target;
use search::query_language::{parse, print};

fuzz_target!(|text: &str| {
    let parsed = parse(text);
    let length = text.chars().count();
    for warning in &parsed.warnings {
        assert!(
            warning.start <= warning.end && warning.end <= length,
            "{warning:?} lies outside of {text:?}"
        );
    }
    let again = parse(&parsed.interpreted_as);
    assert_eq!(again.ast, parsed.ast, "{text:?} was read as {:?}", parsed.interpreted_as);
    assert_eq!(print(&again.ast), parsed.interpreted_as);
});
