//! A smooth line through points that never leaves the range of its neighbours.

/// A point of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A cubic Bézier piece from one point to the next: its two control points and its end.
pub(super) type Piece = [Point; 3];

/// The pieces of a monotone cubic through `points`, whose x must grow; one less than there are
/// points. Tangents after Fritsch and Carlson (1980), "Monotone piecewise cubic interpolation".
pub(super) fn monotone(points: &[Point]) -> Vec<Piece> {
    let steps: Vec<(f64, f64)> = points
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((b.x - a.x, if b.x > a.x { (b.y - a.y) / (b.x - a.x) } else { 0.0 })),
            _ => None,
        })
        .collect();
    let slope = |at: usize| steps.get(at).map(|&(_, slope)| slope);
    let mut tangents: Vec<f64> = (0..points.len())
        .map(|at| match (at.checked_sub(1).and_then(slope), slope(at)) {
            (Some(before), Some(after)) if before * after > 0.0 => (before + after) / 2.0,
            (Some(_), Some(_)) | (None, None) => 0.0,
            (Some(only), None) | (None, Some(only)) => only,
        })
        .collect();
    for (at, &(_, slope)) in steps.iter().enumerate() {
        let Some([left, right]) = tangents.get_mut(at..at + 2) else { continue };
        if slope == 0.0 {
            (*left, *right) = (0.0, 0.0);
            continue;
        }
        let (a, b) = (*left / slope, *right / slope);
        let radius = (a * a + b * b).sqrt();
        if radius > 3.0 {
            (*left, *right) = (3.0 / radius * a * slope, 3.0 / radius * b * slope);
        }
    }
    points
        .windows(2)
        .zip(tangents.windows(2))
        .zip(&steps)
        .filter_map(|((points, tangents), &(width, _))| match (points, tangents) {
            ([a, b], [left, right]) => {
                let third = width / 3.0;
                Some([
                    Point { x: a.x + third, y: a.y + left * third },
                    Point { x: b.x - third, y: b.y - right * third },
                    *b,
                ])
            }
            _ => None,
        })
        .collect()
}

/// The point at `t` of 0..1 on a piece that begins at `from`.
pub(super) fn along(from: Point, [one, two, end]: &Piece, t: f64) -> Point {
    let u = 1.0 - t;
    let mix = |a: f64, b: f64, c: f64, d: f64| {
        u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
    };
    Point { x: mix(from.x, one.x, two.x, end.x), y: mix(from.y, one.y, two.y, end.y) }
}

#[cfg(test)]
mod tests {
    use super::{Point, along, monotone};

    fn points(values: &[f64]) -> Vec<Point> {
        values.iter().enumerate().map(|(at, &y)| Point { x: at as f64 * 10.0, y }).collect()
    }

    #[test]
    fn it_passes_through_every_point() {
        let points = points(&[0.5, -1.1, 0.7, 1.1, -1.5]);
        let ends: Vec<Point> = monotone(&points).iter().map(|piece| piece[2]).collect();
        assert_eq!(ends, points[1..]);
    }

    #[test]
    fn it_never_overshoots() {
        let points = points(&[0.0, 0.1, 9.0, 9.1, -3.0, -3.0, 2.0]);
        for (pair, piece) in points.windows(2).zip(monotone(&points)) {
            let (low, high) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
            for step in 0..=20 {
                let y = along(pair[0], &piece, f64::from(step) / 20.0).y;
                assert!(low - 1e-9 <= y && y <= high + 1e-9, "{y} is not between {low} and {high}");
            }
        }
    }

    #[test]
    fn a_lone_point_has_no_line() {
        assert!(monotone(&points(&[1.0])).is_empty() && monotone(&[]).is_empty());
    }
}
