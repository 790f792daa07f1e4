//! From an [`Ast`] back to text.

use super::values;
use crate::ast::Ast;

/// Writes the query so that reading it gives the same AST.
pub(super) fn print(ast: &Ast) -> String {
    match ast {
        Ast::Terms(parts) => parts.iter().map(primary).collect::<Vec<_>>().join(" "),
        Ast::And(parts) => {
            let operand = |part: &Ast| {
                if matches!(part, Ast::Terms(_)) { print(part) } else { primary(part) }
            };
            parts.iter().map(operand).collect::<Vec<_>>().join(" AND ")
        }
        Ast::Or(parts) => {
            let operand = |part: &Ast| {
                if matches!(part, Ast::Or(_)) { primary(part) } else { print(part) }
            };
            parts.iter().map(operand).collect::<Vec<_>>().join(" OR ")
        }
        other => primary(other),
    }
}

/// Writes one clause so that it can stand beside others.
fn primary(ast: &Ast) -> String {
    match ast {
        Ast::Terms(_) | Ast::And(_) | Ast::Or(_) => format!("({})", print(ast)),
        Ast::Not(inner) => format!("-{}", primary(inner)),
        Ast::Word(word) => word.clone(),
        Ast::Widened { words, .. } => words.join(" "),
        Ast::Prefix(word) => format!("{word}*"),
        Ast::Phrase { text, slop: 0 } => format!("\"{text}\""),
        Ast::Phrase { text, slop } => format!("\"{text}\"~{slop}"),
        Ast::In(field, inner) => match &**inner {
            // A field in a field, a negation or a range needs parentheses to be read as it is.
            simple @ (Ast::Word(_) | Ast::Prefix(_) | Ast::Phrase { .. }) => {
                format!("{}:{}", field.as_str(), primary(simple))
            }
            other => format!("{}:({})", field.as_str(), print(other)),
        },
        Ast::Value(field, value) => {
            let name = match field.as_str() {
                "language" => "lang",
                other => other,
            };
            format!("{name}:{}", value_text(value))
        }
        Ast::Dated(first, last) => values::print_dates(*first, *last),
        Ast::Identifier(id) => format!("{}:{}", scheme(id), value_text(id)),
    }
}

/// A value that stands as it is where reading leaves it whole, else between quotation marks.
fn value_text(value: &str) -> String {
    let plain = value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'))
        && !matches!(value, "AND" | "OR" | "NOT")
        && value.chars().next().is_some_and(char::is_alphanumeric)
        && value.chars().next_back().is_some_and(char::is_alphanumeric);
    if plain { value.to_owned() } else { format!("\"{value}\"") }
}

/// The name of the field that an identifier in its normal form is written with.
pub(super) fn scheme(id: &str) -> &'static str {
    if id.starts_with("10.") {
        "doi"
    } else if id.len() == 19 && id.matches('-').count() == 3 {
        "orcid"
    } else if id.len() == 13 && id.bytes().all(|byte| byte.is_ascii_digit()) {
        "isbn"
    } else {
        "id"
    }
}
