//! How steps feel, in numbers that can be compared.

use std::collections::BTreeMap;

use super::definition::Found;
use super::maps::Maps;
use crate::compare::Subject;
use crate::model::{Any, Document, Id, Scale, Step};
use crate::write::json;

/// How a step feels to one persona, or to all where none is named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Feeling<'d> {
    /// The mean of the values that the step gives, on `scale`.
    pub(super) value: f64,
    pub(super) scale: &'d Scale,
}

impl Feeling<'_> {
    /// The value as JSON.
    pub(super) fn any(&self) -> Any {
        Any::Number(json::number(self.value))
    }

    /// How much better than `old` this is, in points of the scale; nothing on different scales.
    pub(super) fn better_than(&self, old: &Self) -> Option<f64> {
        let same = self.scale.id == old.scale.id
            && (self.scale.min, self.scale.max, self.scale.reversed)
                == (old.scale.min, old.scale.max, old.scale.reversed);
        let way = if self.scale.reversed == Some(true) { -1.0 } else { 1.0 };
        same.then_some((self.value - old.value) * way)
    }
}

/// How a step feels to each persona, sorted by these. Values on several scales, or none: nothing.
pub(super) fn feelings<'d>(document: &'d Document, step: &'d Step) -> Vec<(Option<&'d Id>, Feeling<'d>)> {
    let mut said: Vec<(Option<&Id>, Feeling<'_>)> = Vec::with_capacity(step.emotions.len());
    for emotion in &step.emotions {
        let Some(scale) = document.scale_of(&emotion.measure, "emotion5") else { continue };
        let Some(value) = emotion.measure.value_on(scale) else { continue };
        said.push((emotion.measure.persona.as_ref(), Feeling { value, scale }));
    }
    said.sort_by_key(|(persona, _)| *persona);
    let of_one = said.chunk_by(|(one, _), (other, _)| one == other);
    of_one.filter_map(|said| Some((said.first()?.0, mean(said)?))).collect()
}

/// The mean of what is said of one persona, on one scale.
fn mean<'d>(said: &[(Option<&Id>, Feeling<'d>)]) -> Option<Feeling<'d>> {
    let scale = said.first()?.1.scale;
    let sum: f64 = said.iter().map(|(_, feeling)| feeling.value).sum();
    let one_scale = said.iter().all(|(_, feeling)| feeling.scale.id == scale.id);
    one_scale.then(|| Feeling { value: sum / said.len() as f64, scale })
}

/// A finding for each persona who feels better after than before; who is known on one side only has
/// not changed.
pub(super) fn better(
    before: &[(Option<&Id>, Feeling<'_>)],
    after: &[(Option<&Id>, Feeling<'_>)],
    subject: &Subject,
    found: &mut Vec<Found>,
) {
    for (persona, new) in after {
        let Some(old) = of(before, *persona) else { continue };
        if let Some(delta) = new.better_than(old).filter(|delta| *delta > 0.0) {
            found.push(Found {
                subject: subject.clone(),
                field: Some("emotions"),
                persona: persona.map(ToString::to_string),
                old: Some(old.any()),
                new: Some(new.any()),
                delta: Some(delta),
            });
        }
    }
}

fn of<'f, 'd>(feelings: &'f [(Option<&Id>, Feeling<'d>)], persona: Option<&Id>) -> Option<&'f Feeling<'d>> {
    feelings.iter().find(|(one, _)| *one == persona).map(|(_, feeling)| feeling)
}

/// The mean change of all feelings that both maps know on the preset scale `emotion5`, in its points;
/// nothing if there are none. Steps that only one map holds do not count.
pub(in crate::compare) fn mean_change(maps: &Maps<'_>) -> Option<f64> {
    let mut count = 0.0;
    // What changed, in the order of its sum; the rest adds nothing.
    let mut deltas: BTreeMap<(&str, Option<&Id>), f64> = BTreeMap::new();
    for (at, (new, old)) in maps.steps().enumerate() {
        let Some(old) = old else { continue };
        let before = maps.from.index.feelings_at(old);
        for (persona, feeling) in maps.to.index.feelings_at(at) {
            let delta = of(before, *persona).and_then(|old| feeling.better_than(old));
            if let Some(delta) = delta.filter(|_| feeling.scale.id == "emotion5") {
                count += 1.0;
                if delta != 0.0 {
                    deltas.insert((new.id.as_str(), *persona), delta);
                }
            }
        }
    }
    (count > 0.0).then(|| deltas.values().fold(0.0, |sum, delta| sum + delta) / count)
}
