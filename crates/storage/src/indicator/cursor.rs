//! Places in lists of indicators: the value of the order's column, the case, and the place within it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::record::indicators::{IndicatorField, IndicatorOrder};
use sea_orm::{QueryResult, Value, sea_query::Expr};
use uuid::Uuid;

use crate::{Error, Result};

/// A place in a list.
#[derive(Debug, PartialEq)]
pub(super) struct Cursor {
    value: SortValue,
    pub(super) id: Uuid,
    position: i64,
}

#[derive(Debug, PartialEq)]
enum SortValue {
    Whole(i64),
    Real(f64),
    Text(String),
}

impl Cursor {
    /// Reads the place of a row that begins with the order's column, the case's id and the place within it.
    pub(super) fn read(row: &QueryResult, field: IndicatorField) -> Result<Self> {
        let value = match field {
            IndicatorField::Published | IndicatorField::Year => SortValue::Whole(row.try_get_by_index(0)?),
            IndicatorField::Value => SortValue::Real(row.try_get_by_index(0)?),
            IndicatorField::Name => SortValue::Text(row.try_get_by_index(0)?),
        };
        Ok(Self { value, id: row.try_get_by_index(1)?, position: row.try_get_by_index(2)? })
    }

    /// The place within the case.
    pub(super) fn place(&self) -> usize {
        usize::try_from(self.position).unwrap_or(usize::MAX)
    }

    pub(super) fn tuple(self) -> Expr {
        let value: Value = match self.value {
            SortValue::Whole(number) => number.into(),
            SortValue::Real(number) => number.into(),
            SortValue::Text(text) => text.into(),
        };
        Expr::tuple([Expr::val(value), Expr::val(self.id), Expr::val(self.position)])
    }

    /// The order's letter, the id, the place and the value: a cursor of one order is refused by another.
    pub(super) fn encode(&self, order: IndicatorOrder) -> String {
        let mut bytes = vec![letter(order)];
        bytes.extend(self.id.as_bytes());
        bytes.extend(self.position.to_be_bytes());
        match &self.value {
            SortValue::Whole(number) => bytes.extend(number.to_be_bytes()),
            SortValue::Real(number) => bytes.extend(number.to_be_bytes()),
            SortValue::Text(text) => bytes.extend(text.as_bytes()),
        }
        URL_SAFE_NO_PAD.encode(bytes)
    }

    pub(super) fn decode(text: &str, order: IndicatorOrder) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Error::BadCursor)?;
        let (first, rest) = bytes.split_first().ok_or(Error::BadCursor)?;
        let (id, rest) = rest.split_at_checked(16).ok_or(Error::BadCursor)?;
        let (position, value) = rest.split_at_checked(8).ok_or(Error::BadCursor)?;
        if *first != letter(order) {
            return Err(Error::BadCursor);
        }
        let number = |bytes: &[u8]| -> Result<[u8; 8]> { bytes.try_into().map_err(|_| Error::BadCursor) };
        let value = match order.field {
            IndicatorField::Published | IndicatorField::Year => {
                SortValue::Whole(i64::from_be_bytes(number(value)?))
            }
            IndicatorField::Value => {
                let value = f64::from_be_bytes(number(value)?);
                // No list has such a value, and no database compares it.
                if !value.is_finite() {
                    return Err(Error::BadCursor);
                }
                SortValue::Real(value)
            }
            IndicatorField::Name => {
                let text = String::from_utf8(value.to_vec()).map_err(|_| Error::BadCursor)?;
                // PostgreSQL keeps no null characters.
                if text.contains('\0') {
                    return Err(Error::BadCursor);
                }
                SortValue::Text(text)
            }
        };
        let id = Uuid::from_slice(id).map_err(|_| Error::BadCursor)?;
        Ok(Self { value, id, position: i64::from_be_bytes(number(position)?) })
    }
}

const fn letter(order: IndicatorOrder) -> u8 {
    let letter = match order.field {
        IndicatorField::Published => b'p',
        IndicatorField::Value => b'v',
        IndicatorField::Year => b'y',
        IndicatorField::Name => b'n',
    };
    if order.descending { letter.to_ascii_uppercase() } else { letter }
}
