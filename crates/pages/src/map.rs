//! A map of the world with dots on it.
//!
//! The outlines are those of Natural Earth (public domain, version 4.1.0, 1:50m, simplified) in the Equal Earth
//! projection (Šavrič, Patterson & Jenny 2018). They show borders as they are in fact, and take no side by it.

use std::sync::LazyLock;

/// Width and height of the outlines, in their own units.
const SIZE: (f64, f64) = (1_000.0, 440.0);
/// Where the point of no latitude and longitude lies, and how large the projection's unit is.
const ORIGIN: (f64, f64) = (497.0, 246.0);
const UNIT: f64 = 186.0;

/// A picture that holds the outlines, for pages to use: they are many, and stay with the reader's browser.
pub(crate) static OUTLINES: LazyLock<String> = LazyLock::new(|| {
    let lines = include_str!("../data/world.tsv").lines();
    let paths = lines.filter_map(|line| line.split_once('\t').map(|(_, path)| path));
    let paths: String = paths.map(|path| format!("<path d=\"{path}\"/>")).collect();
    let (width, height) = SIZE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\"><g id=\"land\">{paths}</g></svg>"
    )
});

/// A dot: where, in per cent of the map, how large, and what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dot {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) radius: String,
    pub(crate) count: Option<String>,
}

/// A map.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Map {
    pub(crate) dots: Vec<Dot>,
    /// What it shows, in words.
    pub(crate) title: String,
}

impl Map {
    /// Places with how many things are at each.
    pub(crate) fn new(title: String, places: &[(f64, f64, u64)]) -> Self {
        let mut places = places.to_vec();
        // Small dots lie on large ones.
        places.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
        let dots = places.iter().map(|(latitude, longitude, count)| {
            let (x, y) = project(*latitude, *longitude);
            let radius = 4.0 + 2.2 * (*count as f64 - 1.0);
            Dot {
                x: format!("{:.2}%", x / SIZE.0 * 100.0),
                y: format!("{:.2}%", y / SIZE.1 * 100.0),
                radius: format!("{:.1}", radius.min(16.0)),
                count: (*count > 2).then(|| count.to_string()),
            }
        });
        Self { dots: dots.collect(), title }
    }
}

/// Where a point of the Earth (degrees of WGS 84) lies on the map, in the outlines' units.
fn project(latitude: f64, longitude: f64) -> (f64, f64) {
    const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
    let m = 3.0_f64.sqrt() / 2.0;
    let theta = (m * latitude.to_radians().sin()).asin();
    let (t2, t6) = (theta * theta, theta.powi(6));
    let [a1, a2, a3, a4] = A;
    let x =
        longitude.to_radians() * theta.cos() / (m * (a1 + 3.0 * a2 * t2 + t6 * (7.0 * a3 + 9.0 * a4 * t2)));
    let y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
    (ORIGIN.0 + UNIT * x, ORIGIN.1 - UNIT * y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_lie_where_the_outlines_put_them() {
        // Worked out by another implementation of the projection.
        for (name, latitude, longitude, x, y) in EXAMPLES {
            let (mine_x, mine_y) = project(latitude, longitude);
            assert!((mine_x - x).abs() < 0.1 && (mine_y - y).abs() < 0.1, "{name}: {mine_x} {mine_y}");
        }
    }

    #[test]
    fn outlines_hold_nothing_but_paths() {
        let lines: Vec<_> = include_str!("../data/world.tsv").lines().collect();
        assert!(lines.len() > 240, "{}", lines.len());
        for line in lines {
            let (_, path) = line.split_once('\t').unwrap();
            assert!(path.starts_with('m') && path.ends_with('z'), "{line}");
            assert!(path.chars().all(|c| c.is_ascii_digit() || "mlhvz .-".contains(c)), "{line}");
        }
        assert_eq!(OUTLINES.matches("<path").count(), include_str!("../data/world.tsv").lines().count());
    }

    const EXAMPLES: [(&str, f64, f64, f64, f64); 5] = [
        ("Seoul", 37.5665, 126.978, 816.42, 109.92),
        ("Dakar", 14.6928, -17.4467, 448.97, 190.96),
        ("Paris", 48.8566, 2.3522, 502.48, 74.25),
        ("Mexico City", 19.4326, -99.1332, 227.32, 173.52),
        ("Quito", -0.1807, -78.4678, 277.54, 246.68),
    ];
}
