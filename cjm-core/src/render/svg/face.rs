//! Faces and marks: what a number means, as a shape.

use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::table::Feeling;
use super::paper::{Paper, Place, Stroke, coordinate};

pub(super) const RADIUS: f64 = 10.0;

/// The colour of a feeling, by its nearest face.
pub(super) fn colour(unit: f64) -> Colour {
    match Feeling::face(unit) {
        0 => Colour::WorstFeeling,
        1 => Colour::BadFeeling,
        2 => Colour::NeutralFeeling,
        3 => Colour::GoodFeeling,
        _ => Colour::BestFeeling,
    }
}

/// The colour of a persona's curve.
pub(super) const fn series(at: usize) -> Colour {
    match at % 4 {
        0 => Colour::Accent,
        1 => Colour::SecondSeries,
        2 => Colour::ThirdSeries,
        _ => Colour::FourthSeries,
    }
}

/// A face: round for the first persona, with corners for the second, a diamond, an octagon.
pub(super) fn draw(paper: &mut Paper, centre: Point, unit: f64, shape: usize, radius: f64) {
    outline(paper, centre, shape, radius, Some(colour(unit)), Some(Stroke::solid(Colour::Bg, 2.0)));
    let scale = radius / RADIUS;
    let number = |value: f64| coordinate(value * scale);
    let (round, across) = (number(1.3), number(2.6));
    let eye = format!("a{round} {round} 0 1 0 {across} 0a{round} {round} 0 1 0 -{across} 0");
    let eyes = format!("m{} {}{eye}m{} 0{eye}", number(-4.5), number(-2.2), number(6.4));
    paper.figure(centre, &eyes, Some(Colour::Bg), None);
    // From the corners of a smile to those of a frown, by the five faces.
    let bend = (Feeling::face(unit) as f64 - 2.0) * 1.9;
    let mouth = format!(
        "m{} {}q{} {} {} 0",
        number(-4.0),
        number(3.6 - bend * 0.45),
        number(4.0),
        number(bend * 1.7),
        number(8.0)
    );
    paper.figure(centre, &mouth, None, Some(Stroke::solid(Colour::Bg, 1.5 * scale)));
}

/// A hollow mark: nobody knows.
pub(super) fn unknown(paper: &mut Paper, centre: Point, shape: usize, radius: f64) {
    let stroke = Stroke { colour: Colour::Line, width: 1.5, dash: Some("3 3") };
    outline(paper, centre, shape, radius - 1.0, Some(Colour::Bg), Some(stroke));
}

/// A persona's mark without a face, for the legend.
pub(super) fn sign(paper: &mut Paper, centre: Point, shape: usize, radius: f64) {
    outline(paper, centre, shape, radius, Some(series(shape)), None);
}

fn outline(
    paper: &mut Paper,
    centre: Point,
    shape: usize,
    radius: f64,
    fill: Option<Colour>,
    stroke: Option<Stroke>,
) {
    match shape % 4 {
        0 => paper.circle(centre, radius, fill, stroke),
        1 => {
            let side = radius * 1.84;
            let place =
                Place { x: centre.x - side / 2.0, y: centre.y - side / 2.0, width: side, height: side };
            paper.rectangle(place, radius * 0.35, fill, stroke);
        }
        2 => polygon(
            paper,
            centre,
            radius * 1.2,
            &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
            fill,
            stroke,
        ),
        _ => {
            let (far, near) = (1.0, 0.42);
            let corners = [
                (-near, -far),
                (near, -far),
                (far, -near),
                (far, near),
                (near, far),
                (-near, far),
                (-far, near),
                (-far, -near),
            ];
            polygon(paper, centre, radius, &corners, fill, stroke);
        }
    }
}

pub(super) fn polygon(
    paper: &mut Paper,
    centre: Point,
    radius: f64,
    corners: &[(f64, f64)],
    fill: Option<Colour>,
    stroke: Option<Stroke>,
) {
    let mut d = String::new();
    for (at, (x, y)) in corners.iter().enumerate() {
        d.push(if at == 0 { 'M' } else { 'L' });
        d.push_str(&paper.pair(Point { x: centre.x + x * radius, y: centre.y + y * radius }));
    }
    d.push('Z');
    paper.path(&d, fill, stroke);
}
