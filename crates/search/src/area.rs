//! Parts of the Earth's surface that a search is narrowed to: [`Area`].

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::indexing::millionths;

/// Half the Earth's circumference, in kilometres: nothing is further away.
const FURTHEST: u64 = 20_100;

/// A part of the Earth's surface. Degrees are counted in millionths, so that conditions can be compared and hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Around a point.
    Near {
        /// Latitude of the point, in millionths of a degree.
        latitude: i64,
        /// Longitude of the point, in millionths of a degree.
        longitude: i64,
        /// How far from it, along a great circle.
        metres: u64,
    },
    /// Between two parallels and two meridians, all inclusive; over the date line where west is greater than east.
    Box {
        /// Southern parallel, in millionths of a degree.
        south: i64,
        /// Western meridian.
        west: i64,
        /// Northern parallel.
        north: i64,
        /// Eastern meridian.
        east: i64,
    },
}

/// An area that is not on Earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoArea {
    /// A latitude or longitude out of its bounds.
    #[error("{field}: must be between -{most} and {most} degrees")]
    Degrees {
        /// Which one, such as `near.latitude`.
        field: &'static str,
        /// How many degrees there are at most.
        most: i64,
    },
    /// A distance that is negative or further than anything.
    #[error("near.kilometres: must be between 0 and {FURTHEST}")]
    Distance,
    /// The southern parallel lies north of the northern one.
    #[error("within: 'south' must not be greater than 'north'")]
    UpsideDown,
}

impl Area {
    /// What lies within so many kilometres of a point (degrees of WGS 84).
    ///
    /// # Errors
    /// [`NoArea`].
    pub fn near(latitude: f64, longitude: f64, kilometres: f64) -> Result<Self, NoArea> {
        if !(0.0..=FURTHEST as f64).contains(&kilometres) {
            return Err(NoArea::Distance);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded above")]
        let metres = (kilometres * 1_000.0).round() as u64;
        let (latitude, longitude) = (millionths(latitude), millionths(longitude));
        Self::Near { latitude, longitude, metres }.checked()
    }

    /// What lies between two parallels and two meridians (degrees of WGS 84).
    ///
    /// # Errors
    /// [`NoArea`].
    pub fn within(south: f64, west: f64, north: f64, east: f64) -> Result<Self, NoArea> {
        let (south, north) = (millionths(south), millionths(north));
        Self::Box { south, west: millionths(west), north, east: millionths(east) }.checked()
    }

    /// The area if it is on Earth. One that was read back from a text, such as a permalink, may be anything.
    ///
    /// # Errors
    /// [`NoArea`].
    pub fn checked(self) -> Result<Self, NoArea> {
        let degrees = |field, value: i64, most: i64| {
            let within = value.unsigned_abs() <= most.unsigned_abs() * 1_000_000;
            within.then_some(()).ok_or(NoArea::Degrees { field, most })
        };
        match self {
            Self::Near { latitude, longitude, metres } => {
                degrees("near.latitude", latitude, 90)?;
                degrees("near.longitude", longitude, 180)?;
                if metres > FURTHEST * 1_000 {
                    return Err(NoArea::Distance);
                }
            }
            Self::Box { south, west, north, east } => {
                degrees("within.south", south, 90)?;
                degrees("within.west", west, 180)?;
                degrees("within.north", north, 90)?;
                degrees("within.east", east, 180)?;
                if south > north {
                    return Err(NoArea::UpsideDown);
                }
            }
        }
        Ok(self)
    }
}
