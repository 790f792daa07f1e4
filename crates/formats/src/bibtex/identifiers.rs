//! Numbers and addresses: where people put them, and as what they are kept.

use domain::Scheme;

use super::fields::Fields;
use crate::sketch::Sketch;

/// Other registers' numbers.
const REGISTERS: [&str; 6] = ["coden", "mrnumber", "zblnumber", "pmid", "pmcid", "oclc"];

/// Puts the entry's numbers and addresses where they belong.
pub(super) fn read(fields: &mut Fields, sketch: &mut Sketch) {
    if let Some(doi) = fields.text("doi") {
        sketch.doi(&address(&doi));
    }
    for (name, scheme) in [
        ("isbn", Scheme::Isbn),
        ("isbn-13", Scheme::Isbn),
        ("issn", Scheme::Issn),
        ("issn-l", Scheme::Issn),
        ("eissn", Scheme::Issn),
    ] {
        // Bindings and volumes stand behind the numbers, in parentheses that may hold commas.
        let bare = without_parentheses(&fields.text(name).unwrap_or_default());
        for number in bare.split([',', ';']).filter(|part| part.contains(|c: char| c.is_ascii_digit())) {
            sketch.number(scheme, number);
        }
    }
    if let Some(number) = fields.text("lccn") {
        // Many files put the shelf mark there.
        let control = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-' || byte == b' ');
        if control {
            sketch.identifier(Scheme::Lccn, &number);
        } else {
            sketch.identifier(Scheme::Other, &format!("shelf-mark:{number}"));
        }
    }
    if let Some(number) = fields.text("eprint") {
        let register = fields.first(&["eprinttype", "archiveprefix"]).unwrap_or_default().to_lowercase();
        fields.first(&["eprintclass", "primaryclass"]);
        match register.as_str() {
            "arxiv" | "" => sketch.identifier(Scheme::Arxiv, &number),
            "hdl" => sketch.identifier(Scheme::Handle, &number),
            other => sketch.identifier(Scheme::Other, &format!("{other}:{number}")),
        }
    }
    if let Some(handle) = fields.first(&["hdl", "handle"]) {
        sketch.identifier(Scheme::Handle, &handle);
    }
    for register in REGISTERS {
        if let Some(number) = fields.text(register) {
            sketch.identifier(Scheme::Other, &format!("{register}:{number}"));
        }
    }
    for name in ["url", "uri"] {
        for part in fields.text(name).unwrap_or_default().split([';', ' ']).filter(|part| !part.is_empty()) {
            sketch.url(&address(part));
        }
    }
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = text.chars().filter(|c| match c {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}

/// An address without the TeX around and within it: `\url{http://a.org/b\_c}`.
fn address(written: &str) -> String {
    let bare = written.trim().trim_start_matches("\\url").trim_matches(['{', '}', '<', '>', ',']);
    bare.replace("\\_", "_").replace("\\%", "%").replace("\\#", "#").replace("\\&", "&").replace("\\~", "~")
}

/// The first web address in a text.
pub(super) fn address_in(text: &str) -> Option<String> {
    let begin = text.find("http://").or_else(|| text.find("https://"))?;
    let rest = text.get(begin..)?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '}' | '>' | ')')).unwrap_or(rest.len());
    Some(address(rest.get(..end)?.trim_end_matches(['.', ',', ';'])))
}
