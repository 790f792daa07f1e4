//! Scalars of our own.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::NaiveDate;

macro_rules! text_scalar {
    ($(#[$doc:meta])* $name:ident($inner:ty) as $graphql:literal, $url:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $name(pub(crate) $inner);

        $(#[$doc])*
        #[Scalar(name = $graphql, specified_by_url = $url)]
        impl ScalarType for $name {
            fn parse(value: Value) -> InputValueResult<Self> {
                match value {
                    Value::String(text) => text.parse().map(Self).map_err(InputValueError::custom),
                    other => Err(InputValueError::expected_type(other)),
                }
            }

            fn to_value(&self) -> Value {
                Value::String(self.0.to_string())
            }
        }
    };
}

text_scalar! {
    /// A language tag after BCP 47, such as `fr`, `pt-BR` or `zh-Hant`.
    Locale(domain::Language) as "Locale", "https://www.rfc-editor.org/info/bcp47"
}
text_scalar! {
    /// A date of any exactness after EDTF (ISO 8601-2): `2019`, `2019-03`, `2019-03-05`, `2019~` (about), `201X` (a
    /// decade), `2016/2018` (an interval).
    Edtf(domain::Edtf) as "EDTF", "https://www.loc.gov/standards/datetime/"
}
text_scalar! {
    /// A calendar day, `2026-11-24`.
    Date(NaiveDate) as "Date", "https://www.rfc-editor.org/rfc/rfc3339#section-5.6"
}

/// A place in the log of changes: a whole number that only grows, written as text because it outgrows 32 bits. A write
/// answers with its place; a search that is given it as `atLeast` finds the write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sequence(pub(crate) domain::Sequence);

/// A place in the log of changes: a whole number that only grows, written as text because it outgrows 32 bits. A write
/// answers with its place; a search that is given it as `atLeast` finds the write.
#[Scalar]
impl ScalarType for Sequence {
    fn parse(value: Value) -> InputValueResult<Self> {
        let number = match &value {
            Value::String(text) => text.parse().ok(),
            Value::Number(number) => number.as_u64(),
            _ => None,
        };
        let number = number
            .ok_or_else(|| InputValueError::custom("a place in the log is a whole number of at least 0"))?;
        Ok(Self(domain::Sequence(number)))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}
