//! Documents near a place or within a box: [`GeoQuery`].

use tantivy::{
    DocId, Score, SegmentReader,
    columnar::Column,
    query::{ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
};

use crate::{area::Area, span_query::Scan};

/// The Earth's mean radius in metres (IUGG R₁, Moritz 2000).
const RADIUS: f64 = 6_371_008.8;

/// Documents with a point in the area. It does not rank.
#[derive(Debug, Clone)]
pub(crate) struct GeoQuery(pub(crate) Area);

impl Query for GeoQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(GeoWeight(self.0)))
    }
}

struct GeoWeight(Area);

impl Weight for GeoWeight {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let fast = reader.fast_fields();
        let columns = (fast.column_opt::<i64>("latitude")?, fast.column_opt::<i64>("longitude")?);
        let (Some(latitudes), Some(longitudes)) = columns else {
            return Ok(Box::new(EmptyScorer));
        };
        let area = self.0;
        let within = move |doc| points(&latitudes, &longitudes, doc).any(|point| contains(area, point));
        Ok(Box::new(ConstScorer::new(Scan::new(Box::new(within), reader.max_doc()), 0.0)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("a condition, not ranked", 0.0))
    }
}

/// The points of a document: values of one document keep their order, so the n-th of both columns belong together.
fn points(latitudes: &Column<i64>, longitudes: &Column<i64>, doc: DocId) -> impl Iterator<Item = (i64, i64)> {
    latitudes.values_for_doc(doc).zip(longitudes.values_for_doc(doc))
}

fn contains(area: Area, (latitude, longitude): (i64, i64)) -> bool {
    match area {
        Area::Near { latitude: at, longitude: on, metres } => {
            // A degree of latitude is at least 110 km everywhere: most points need no trigonometry.
            // The distance of the two can't overflow, whatever a permalink that somebody made up holds.
            latitude.abs_diff(at) / 10 <= metres && distance((at, on), (latitude, longitude)) <= metres as f64
        }
        Area::Box { south, west, north, east } => {
            let across = if west <= east {
                (west..=east).contains(&longitude)
            } else {
                // Over the date line.
                longitude >= west || longitude <= east
            };
            (south..=north).contains(&latitude) && across
        }
    }
}

/// Metres between two points in millionths of a degree, along a great circle (haversine).
fn distance(a: (i64, i64), b: (i64, i64)) -> f64 {
    let radians = |millionths: i64| (millionths as f64 / 1e6).to_radians();
    let (from, to) = (radians(a.0), radians(b.0));
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let chord = half(to - from) + from.cos() * to.cos() * half(radians(b.1 - a.1));
    2.0 * RADIUS * chord.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEOUL: (i64, i64) = (37_566_000, 126_978_400);
    const DAKAR: (i64, i64) = (14_693_700, -17_444_100);

    #[test]
    fn distances_are_those_of_the_globe() {
        let kilometres = |a, b| (distance(a, b) / 1e3).round();
        assert_eq!(kilometres(SEOUL, SEOUL), 0.0);
        // Great-circle distances; within a kilometre of published ones.
        assert_eq!(kilometres((0, 0), (0, 180_000_000)), 20_015.0);
        assert_eq!(kilometres((0, 0), (1_000_000, 0)), 111.0);
        assert!((kilometres((48_856_600, 2_352_200), (51_507_400, -127_800)) - 344.0).abs() <= 1.0);
    }

    #[test]
    fn areas_hold_their_points() {
        let near = |metres| Area::Near { latitude: SEOUL.0, longitude: SEOUL.1, metres };
        assert!(contains(near(0), SEOUL));
        assert!(!contains(near(10_000_000), DAKAR));
        assert!(contains(near(20_100_000), DAKAR));
        // No place on Earth, as a forged permalink may have it: an answer all the same.
        let nowhere = Area::Near { latitude: i64::MIN, longitude: i64::MAX, metres: 1_000 };
        assert!(!contains(nowhere, SEOUL) && !contains(nowhere, DAKAR));
        let west_africa =
            Area::Box { south: 4_000_000, west: -18_000_000, north: 25_000_000, east: 16_000_000 };
        assert!(contains(west_africa, DAKAR) && !contains(west_africa, SEOUL));
        let pacific =
            Area::Box { south: -60_000_000, west: 120_000_000, north: 60_000_000, east: -70_000_000 };
        assert!(contains(pacific, SEOUL) && !contains(pacific, DAKAR));
    }
}
