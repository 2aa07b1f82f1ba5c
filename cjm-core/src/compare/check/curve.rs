//! [`Curve`]: how a journey feels to one persona, from step to step.
//!
//! A curve has a point for each step that says how it feels. A step that both maps hold and of which
//! only one says how it feels has no point on either curve: what it feels like in the other map is not
//! known, and nothing is put in its place. Steps that only one map holds count in that one.

use std::collections::BTreeMap;

use super::definition::{Found, to_millionth};
use super::maps::Maps;
use crate::model::{Any, Id, Scale};
use crate::write::json;

/// How a journey feels to one persona, or to all where none is named.
pub(super) struct Curve<'d> {
    scale: &'d Scale,
    /// In the order of the journey, upwards better: turned round on a scale whose low end is good.
    points: Vec<f64>,
    /// Steps of which only this map says how they feel.
    pub(super) alone: Vec<&'d str>,
}

/// The curves of one persona in both maps.
pub(super) struct Curves<'d> {
    pub(super) persona: Option<&'d Id>,
    pub(super) old: Curve<'d>,
    pub(super) new: Curve<'d>,
}

/// The curves of every persona whom both maps know, on one scale throughout.
pub(super) fn curves<'d>(maps: &Maps<'d>, back: &Maps<'d>) -> Vec<Curves<'d>> {
    if !maps.from.index.has_feelings() || !maps.to.index.has_feelings() {
        return Vec::new();
    }
    let mut before = of_to(back);
    of_to(maps)
        .into_iter()
        .filter_map(|(persona, new)| {
            let (old, new) = (before.remove(&persona)??, new?);
            let known = !old.points.is_empty() && !new.points.is_empty();
            (known && same(old.scale, new.scale)).then_some(Curves { persona, old, new })
        })
        .collect()
}

/// The curves of `to`; nothing for a persona who is asked on several scales.
fn of_to<'d>(maps: &Maps<'d>) -> BTreeMap<Option<&'d Id>, Option<Curve<'d>>> {
    let mut curves: BTreeMap<Option<&Id>, Option<Curve<'_>>> = BTreeMap::new();
    for (at, (step, old)) in maps.steps().enumerate() {
        let said = old.map(|old| maps.from.index.feelings_at(old));
        for &(persona, feeling) in maps.to.index.feelings_at(at) {
            let scale = feeling.scale;
            let curve = curves.entry(persona);
            let curve = curve.or_insert_with(|| Some(Curve { scale, points: Vec::new(), alone: Vec::new() }));
            let Some(kept) = curve else { continue };
            if !same(kept.scale, scale) {
                *curve = None;
                continue;
            }
            let both = said.is_some_and(|said| said.iter().any(|(one, _)| *one == persona));
            if !both {
                kept.alone.push(step.id.as_str());
            }
            if both || old.is_none() {
                kept.points.push(feeling.value * way(scale));
            }
        }
    }
    curves
}

fn same(a: &Scale, b: &Scale) -> bool {
    std::ptr::eq(a, b) || (&a.id, a.min, a.max, a.reversed) == (&b.id, b.min, b.max, b.reversed)
}

fn way(scale: &Scale) -> f64 {
    if scale.reversed == Some(true) { -1.0 } else { 1.0 }
}

impl Curve<'_> {
    /// The highest point.
    pub(super) fn peak(&self) -> Option<f64> {
        self.points.iter().copied().reduce(f64::max)
    }

    /// The lowest point.
    pub(super) fn low(&self) -> Option<f64> {
        self.points.iter().copied().reduce(f64::min)
    }

    /// The last point.
    pub(super) fn end(&self) -> Option<f64> {
        self.points.last().copied()
    }

    /// The mean of all points.
    pub(super) fn mean(&self) -> Option<f64> {
        (!self.points.is_empty())
            .then(|| to_millionth(self.points.iter().sum::<f64>() / self.points.len() as f64))
    }

    /// The area between the curve and 0 by the trapezoid rule, with the points at equal distances and
    /// the journey 1 long; nothing for a single point.
    pub(super) fn area(&self) -> Option<f64> {
        let sum: f64 = self.steps().map(|(from, to)| (from + to) / 2.0).sum();
        (self.points.len() > 1).then(|| to_millionth(sum / (self.points.len() - 1) as f64))
    }

    /// The deepest fall from one point to the next, 0 or less; nothing for a single point.
    pub(super) fn drop(&self) -> Option<f64> {
        let fall = self.steps().map(|(from, to)| to_millionth(to - from)).fold(0.0, f64::min);
        (self.points.len() > 1).then_some(fall)
    }

    /// How often the curve goes down and up again.
    pub(super) fn valleys(&self) -> usize {
        let mut falling = false;
        let mut valleys = 0;
        for (from, to) in self.steps() {
            if to > from && falling {
                valleys += 1;
            }
            falling = to < from || (falling && to == from);
        }
        valleys
    }

    fn steps(&self) -> impl Iterator<Item = (f64, f64)> {
        self.points.iter().copied().zip(self.points.iter().copied().skip(1))
    }
}

/// A finding for each persona of whose curve `of` is higher after than before.
pub(super) fn higher(maps: &Maps<'_>, of: fn(&Curve<'_>) -> Option<f64>, found: &mut Vec<Found>) {
    for (persona, old, new) in maps.curves() {
        let (Some(before), Some(after)) = (of(old), of(new)) else { continue };
        if after > before {
            let any = |value: f64| Any::Number(json::number(value * way(new.scale) + 0.0));
            found.push(Found {
                subject: maps.to.this_map(),
                field: Some("emotions"),
                persona: persona.map(ToString::to_string),
                old: Some(any(before)),
                new: Some(any(after)),
                delta: Some(to_millionth(after - before)),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Curve;
    use crate::model::preset_scale;

    fn curve(points: &[f64]) -> Curve<'static> {
        Curve { scale: preset_scale("emotion5").unwrap(), points: points.to_vec(), alone: Vec::new() }
    }

    #[test]
    fn a_curve_is_told_by_its_mean_area_peak_low_end_drop_and_valleys() {
        let told = curve(&[1.0, -1.0, -1.0, 2.0, 0.0]);
        assert_eq!((told.mean(), told.area()), (Some(0.2), Some(0.125)));
        assert_eq!((told.peak(), told.low(), told.end()), (Some(2.0), Some(-1.0), Some(0.0)));
        assert_eq!((told.drop(), told.valleys()), (Some(-2.0), 1));
    }

    #[test]
    fn a_single_point_has_neither_area_nor_drop_and_no_point_has_nothing() {
        let one = curve(&[1.0]);
        assert_eq!((one.mean(), one.area(), one.drop(), one.valleys()), (Some(1.0), None, None, 0));
        assert_eq!((curve(&[]).mean(), curve(&[]).peak(), curve(&[]).end()), (None, None, None));
    }

    #[test]
    fn a_curve_that_only_rises_has_a_drop_of_nothing_and_no_valley() {
        let rising = curve(&[-1.0, 0.0, 0.0, 2.0]);
        assert_eq!((rising.drop(), rising.valleys()), (Some(0.0), 0));
        assert_eq!(curve(&[0.0, -1.0, 0.0, -2.0, -2.0, 1.0, 0.5]).valleys(), 2);
    }
}
