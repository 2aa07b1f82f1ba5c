//! [`Gap`]: the value gap of a need in both maps, like with like.

use std::collections::BTreeMap;

use super::definition::{Found, to_millionth};
use super::maps::Maps;
use super::side::Side;
use crate::model::{Any, Id};
use crate::score::{measured_alike, plain_gaps};
use crate::write::json;

/// What is known of a need in both maps: the mean over the personas and stages of which both know the
/// gap, weighted by the mean of their weights in the two. So nothing but ratings, importance and targets
/// makes a difference: not what else is in a map, nor what is not known in one of them.
pub(super) struct Gap<'d> {
    /// The need, as each map calls it.
    need: [&'d Id; 2],
    /// How far we are behind what is needed, in shares of the need's scale; 0 or less = not at all.
    gap: [f64; 2],
    /// The same against rivals, where both maps rate them.
    to_rivals: Option<[f64; 2]>,
}

/// A gap, there or back.
pub(super) struct GapChange<'d> {
    need: &'d Id,
    pub(super) old: f64,
    pub(super) new: f64,
    to_rivals: Option<[f64; 2]>,
}

impl<'d> Gap<'d> {
    /// From the first map to the second, or the other way round.
    pub(super) fn seen(&self, back: bool) -> GapChange<'d> {
        let turn = |[old, new]: [f64; 2]| if back { [new, old] } else { [old, new] };
        let [old, new] = turn(self.gap);
        let [first, second] = self.need;
        let need = if back { first } else { second };
        GapChange { need, old, new, to_rivals: self.to_rivals.map(turn) }
    }
}

impl<'d> GapChange<'d> {
    /// The gap against rivals.
    pub(super) fn to_rivals(&self) -> Option<Self> {
        let [old, new] = self.to_rivals?;
        Some(Self { need: self.need, old, new, to_rivals: None })
    }

    /// What a check found about it; `field` is what a value gap calls it.
    pub(super) fn found(&self, maps: &Maps<'_>, field: &'static str) -> Found {
        let any = |gap: f64| Some(Any::Number(json::number(gap)));
        Found {
            subject: maps.to.need(self.need.as_str()),
            field: Some(field),
            old: any(self.old),
            new: any(self.new),
            delta: Some(to_millionth(self.new - self.old)),
            ..Found::default()
        }
    }
}

/// The needs of which something that feeds a gap differs, in the order of the second map. None where the
/// two documents measure otherwise: see [`differ_in_method`].
pub(super) fn gaps<'d>(maps: &Maps<'d>) -> Vec<Gap<'d>> {
    if !fed_otherwise(maps) || !measured_alike(maps.from.document, maps.to.document) {
        return Vec::new();
    }
    let of = |side: Side<'d>| plain_gaps(side.document, side.map);
    let (Some(before), Some(after)) = (of(maps.from), of(maps.to)) else { return Vec::new() };
    let before: BTreeMap<_, _> = before
        .into_iter()
        .map(|cell| {
            let persona = cell.persona.map(|id| maps.after(id).to_owned());
            ((persona, maps.after(cell.stage).to_owned(), maps.after(cell.need).to_owned()), cell)
        })
        .collect();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sums: Vec<(Gap<'d>, f64, f64)> = Vec::new();
    for new in after {
        let persona = new.persona.map(ToString::to_string);
        let Some(old) = before.get(&(persona, new.stage.to_string(), new.need.to_string())) else {
            continue;
        };
        let at = *places.entry(new.need.as_str()).or_insert_with(|| {
            let gap = Gap { need: [old.need, new.need], gap: [0.0; 2], to_rivals: None };
            sums.push((gap, 0.0, 0.0));
            sums.len() - 1
        });
        let Some((sum, weights, rival_weights)) = sums.get_mut(at) else { continue };
        let weight = (old.weight + new.weight) / 2.0;
        *weights += weight;
        add(&mut sum.gap, weight, [old.gap, new.gap]);
        if let (Some(old), Some(new)) = (old.to_reference, new.to_reference) {
            *rival_weights += weight;
            add(sum.to_rivals.get_or_insert_default(), weight, [old, new]);
        }
    }
    sums.into_iter()
        .filter(|(_, weights, _)| *weights > 0.0)
        .map(|(sum, weights, rivals)| Gap {
            need: sum.need,
            gap: sum.gap.map(|gap| to_millionth(gap / weights)),
            to_rivals: sum
                .to_rivals
                .filter(|_| rivals > 0.0)
                .map(|both| both.map(|gap| to_millionth(gap / rivals))),
        })
        .collect()
}

/// Whether both maps have gaps, and their documents do not measure them alike.
pub(super) fn differ_in_method(maps: &Maps<'_>) -> bool {
    let some = |side: Side<'_>| plain_gaps(side.document, side.map).is_some_and(|gaps| !gaps.is_empty());
    !measured_alike(maps.from.document, maps.to.document) && some(maps.from) && some(maps.to)
}

/// Whether anything that makes a gap differs.
fn fed_otherwise(maps: &Maps<'_>) -> bool {
    let (from, to) = (maps.from.document, maps.to.document);
    let library = !std::ptr::eq(from, to)
        && (from.needs != to.needs || from.competitors != to.competitors || from.scales != to.scales);
    library || maps.from.map.ratings != maps.to.map.ratings
}

fn add(sum: &mut [f64; 2], weight: f64, both: [f64; 2]) {
    for (sum, gap) in sum.iter_mut().zip(both) {
        *sum += weight * gap;
    }
}
