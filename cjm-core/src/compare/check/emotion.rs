//! How steps feel, in numbers that can be compared.

use std::collections::BTreeMap;

use super::definition::Found;
use super::maps::{Maps, Side};
use crate::compare::Subject;
use crate::model::{Any, Id, Scale, Step};
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

/// How a step feels to each persona. Values on several scales, or none: nothing.
pub(super) fn feelings<'d>(side: Side<'d>, step: &'d Step) -> BTreeMap<Option<&'d Id>, Feeling<'d>> {
    let mut found: BTreeMap<Option<&Id>, Vec<Feeling<'_>>> = BTreeMap::new();
    for emotion in &step.emotions {
        let Some(scale) = side.document.scale_of(&emotion.measure, "emotion5") else { continue };
        let Some(value) = emotion.measure.value_on(scale) else { continue };
        found.entry(emotion.measure.persona.as_ref()).or_default().push(Feeling { value, scale });
    }
    let mean = |feelings: Vec<Feeling<'d>>| {
        let scale = feelings.first()?.scale;
        let sum: f64 = feelings.iter().map(|feeling| feeling.value).sum();
        let one_scale = feelings.iter().all(|feeling| feeling.scale.id == scale.id);
        one_scale.then(|| Feeling { value: sum / feelings.len() as f64, scale })
    };
    found.into_iter().filter_map(|(persona, feelings)| Some((persona, mean(feelings)?))).collect()
}

/// A finding for each persona who feels better after than before; who is known on one side only has
/// not changed.
pub(super) fn better(
    before: &BTreeMap<Option<&Id>, Feeling<'_>>,
    after: BTreeMap<Option<&Id>, Feeling<'_>>,
    subject: &Subject,
    found: &mut Vec<Found>,
) {
    for (persona, new) in after {
        let Some(old) = before.get(&persona) else { continue };
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

/// The mean change of all feelings that both maps know on the preset scale `emotion5`, in its points;
/// nothing if there are none. Steps that only one map holds do not count.
pub(in crate::compare) fn mean_change(maps: &Maps<'_>) -> Option<f64> {
    let mut deltas: BTreeMap<(&str, Option<&Id>), f64> = BTreeMap::new();
    for (old, new) in maps.steps() {
        let before = feelings(maps.from, old);
        for (persona, feeling) in feelings(maps.to, new) {
            let delta = before.get(&persona).and_then(|old| feeling.better_than(old));
            if let Some(delta) = delta.filter(|_| feeling.scale.id == "emotion5") {
                deltas.insert((new.id.as_str(), persona), delta);
            }
        }
    }
    let count = deltas.len() as f64;
    (count > 0.0).then(|| deltas.values().sum::<f64>() / count)
}
