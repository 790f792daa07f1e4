//! Puts TeX that the `biblatex` crate can't read into words that it can: [`mend`].
//!
//! The crate composes accents. It leaves commands for letters and for the looks of text as they are, takes
//! `{\"\i}` apart in the wrong place, and fails on a lone `$`.

mod tables;

use self::tables::{CHARACTERS, LETTER_ACCENTS, LOOKS, UNPRINTED};

/// TeX in words that the `biblatex` crate can read. Commands that no table knows stay as they are.
pub(super) fn mend(tex: &str) -> String {
    let mut mended = String::with_capacity(tex.len());
    let mut rest = tex;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        rest = match c {
            '\\' => command(after, &mut mended),
            '$' => math(after, &mut mended),
            '~' => {
                mended.push(' ');
                after
            }
            '`' if after.starts_with('`') => {
                mended.push('“');
                after.get(1..).unwrap_or("")
            }
            '\'' if after.starts_with('\'') => {
                mended.push('”');
                after.get(1..).unwrap_or("")
            }
            other => {
                mended.push(other);
                after
            }
        };
    }
    mended
}

/// Reads the command that stands behind a backslash and returns what follows it.
fn command<'a>(after: &'a str, mended: &mut String) -> &'a str {
    let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let (name, rest) = after.split_at(end);
    if name.is_empty() {
        let Some(sign) = after.chars().next() else {
            return "";
        };
        let rest = after.get(sign.len_utf8()..).unwrap_or("");
        match sign {
            '"' | '\'' | '`' | '^' | '~' | '=' | '.' | '´' => {
                return accent(&sign.to_string(), rest, mended);
            }
            c if c.is_whitespace() => mended.push(' '),
            ',' | ';' | '\\' => mended.push(' '),
            '!' | '/' | '-' | '@' | '>' => {}
            '(' | ')' | '[' | ']' => mended.push(sign),
            other => {
                mended.push('\\');
                mended.push(other);
            }
        }
        return rest;
    }
    let argument = rest.trim_start();
    if LETTER_ACCENTS.contains(&name) {
        return accent(name, rest, mended);
    }
    if let Some((_, characters)) = CHARACTERS.iter().find(|(known, _)| *known == name) {
        mended.push_str(characters);
        // White space ends the command and isn't printed; `{}` keeps what is behind.
        return argument.strip_prefix("{}").unwrap_or(argument);
    }
    if UNPRINTED.contains(&name)
        && let Some((_, behind)) = group(argument)
    {
        return behind;
    }
    if name == "enquote"
        && let Some((quoted, behind)) = group(argument)
    {
        mended.push('“');
        mended.push_str(&mend_within(quoted));
        mended.push('”');
        return behind;
    }
    if matches!(name, "path" | "verb")
        && let Some((verbatim, behind)) = fenced(argument)
    {
        // What was verbatim in TeX is plain text that must not be read as TeX.
        for c in verbatim.chars() {
            if matches!(c, '\\' | '{' | '}' | '$' | '&' | '#' | '_' | '%') {
                mended.push('\\');
            }
            mended.push(c);
        }
        return behind;
    }
    if matches!(name, "kern" | "hskip" | "raise" | "lower") {
        return without_length(argument);
    }
    if LOOKS.contains(&name) {
        return argument;
    }
    // `\XML`, `\TikZ`: a name in capitals is most often a macro for the name itself.
    if name.len() > 1 && name.starts_with(|c: char| c.is_ascii_uppercase()) {
        mended.push_str(name);
        return rest.strip_prefix("{}").unwrap_or(rest);
    }
    mended.push('\\');
    mended.push_str(name);
    rest
}

/// What follows the length that a text begins with, such as `-.05em`.
fn without_length(text: &str) -> &str {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ' '));
    let known =
        ["em", "ex", "pt", "mm", "cm", "in", "pc", "sp"].iter().find_map(|name| unit.strip_prefix(name));
    known.unwrap_or(text).trim_start()
}

/// Quotations hold plain groups at most: deeper commands are left to the crate.
fn mend_within(quoted: &str) -> String {
    quoted.replace('~', " ")
}

/// Writes an accent with its letter in braces, the form that the crate always reads.
fn accent<'a>(name: &str, rest: &'a str, mended: &mut String) -> &'a str {
    let letters = rest.trim_start();
    let mut write = |letter: &str| {
        mended.push('\\');
        mended.push_str(name);
        mended.push('{');
        mended.push_str(letter);
        mended.push('}');
    };
    if let Some((argument, behind)) = group(letters) {
        // `\'{\i}`, `\'{\^e}`: short, and never nested deep enough to matter.
        write(&if argument.len() <= 40 { mend(argument) } else { argument.to_owned() });
        return behind;
    }
    // `\"\i`: the letter is a command itself.
    if let Some((letter, behind)) = letter_command(letters) {
        write(letter);
        return behind;
    }
    match letters.chars().next() {
        Some(c) if c.is_alphabetic() => {
            write(c.encode_utf8(&mut [0; 4]));
            letters.get(c.len_utf8()..).unwrap_or("")
        }
        // An accent on nothing, such as `\~{}` or `\^`, is the sign itself.
        _ => {
            mended.push_str(match name {
                "~" | "^" | "\"" | "'" | "`" | "=" | "." => name,
                _ => "",
            });
            rest
        }
    }
}

/// The letter that a text begins with as a command, such as `\i`, and what follows.
fn letter_command(text: &str) -> Option<(&'static str, &str)> {
    let name = text.strip_prefix('\\')?;
    let (name, rest) = name.split_at(name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len()));
    let (_, letter) = CHARACTERS.iter().find(|(known, _)| *known == name)?;
    let rest = rest.trim_start();
    Some((letter, rest.strip_prefix("{}").unwrap_or(rest)))
}

/// Reads the formula that stands behind a `$`: one sign becomes its character, everything else stays TeX.
fn math<'a>(after: &'a str, mended: &mut String) -> &'a str {
    let Some(end) = after.find('$').filter(|end| *end > 0) else {
        mended.push_str("\\$");
        return after;
    };
    let (formula, behind) = after.split_at(end);
    let sign = formula
        .trim()
        .strip_prefix('\\')
        .and_then(|name| CHARACTERS.iter().find(|(known, _)| *known == name));
    match sign {
        Some((_, characters)) => mended.push_str(characters),
        None => {
            mended.push('$');
            mended.push_str(formula);
            mended.push('$');
        }
    }
    behind.get(1..).unwrap_or("")
}

/// What stands in the braces that a text begins with, and what follows them.
fn group(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('{')?;
    let mut depth = 0_u32;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some((inside.get(..at)?, inside.get(at + 1..)?)),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What stands between two of the same sign, as in `\verb|x|`, and what follows.
fn fenced(text: &str) -> Option<(&str, &str)> {
    let fence = text.chars().next().filter(|c| !c.is_alphanumeric() && !matches!(c, '{' | '}' | '\\'))?;
    text.get(fence.len_utf8()..)?.split_once(fence)
}
