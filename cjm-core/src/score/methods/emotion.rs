//! The emotion of a journey in a few numbers.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Method;
use super::bounds::{MOST, filled, within};
use super::rated::Rated;
use crate::Error;

/// Peak, end and mean of how a journey feels. Peak-end: what is remembered is the mean of the most
/// intense moment and the end, however long it lasted (Fredrickson and Kahneman, Journal of Personality
/// and Social Psychology 65, 1993).
///
/// Traps. Peak-end was found for episodes of one sign; for a journey that goes up and down there is no
/// agreed formula, so both peaks are answered. It is about memory, not about what it cost on the way:
/// mean and sum tell that. Unknown moments are passed over, but an unknown end leaves peak-end unknown.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emotion {
    /// The journeys.
    pub items: Vec<Journey>,
}

/// A journey of one customer or persona.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// Whose it is.
    #[serde(default)]
    pub id: String,
    /// Its moments in order.
    pub moments: Vec<FeltMoment>,
}

/// A moment of a journey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeltMoment {
    /// Its id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// How it feels, 0 = neutral, negative = bad; absent = not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
}

/// All journeys.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EmotionAnswer {
    /// One a journey, in the order given.
    pub items: Vec<JourneyEmotion>,
}

/// The emotion of a journey, on the scale of its moments.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JourneyEmotion {
    /// Whose it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// How many moments are known.
    pub known: usize,
    /// Of how many.
    pub of: usize,
    /// The moment furthest from neutral; of equals a bad one, else the first.
    pub peak: FeltMoment,
    /// The best moment above neutral.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positive_peak: Option<FeltMoment>,
    /// The worst moment below neutral.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negative_peak: Option<FeltMoment>,
    /// How the last moment feels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<f64>,
    /// The mean of peak and end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peak_end: Option<f64>,
    /// The mean of all known moments.
    pub mean: f64,
    /// The sum of all known moments.
    pub sum: f64,
}

impl Method for Emotion {
    const NAME: &'static str = "emotion";
    const ABOUT: &'static str = "peaks, end, peak-end and mean of a journey (Fredrickson and Kahneman 1993)";
    type Answer = EmotionAnswer;

    fn answer(&self) -> Result<EmotionAnswer, Error> {
        let items = filled("/items", &self.items)?.iter().enumerate();
        Ok(EmotionAnswer { items: items.map(|(index, it)| summary(index, it)).collect::<Result<_, _>>()? })
    }
}

fn summary(index: usize, journey: &Journey) -> Result<JourneyEmotion, Error> {
    let place = format!("/items/{index}/moments");
    filled(&place, &journey.moments)?;
    let mut known: Vec<(&FeltMoment, f64)> = Vec::new();
    for (at, moment) in journey.moments.iter().enumerate() {
        if let Some(value) = moment.value {
            known.push((moment, within(|| format!("{place}/{at}/value"), value, -MOST, MOST)?));
        }
    }
    filled(&place, &known)?;
    let most = |key: fn(f64) -> f64| {
        let first = known.iter().copied();
        first.reduce(|best, next| if key(next.1) > key(best.1) { next } else { best })
    };
    let (best, worst) = (most(|value| value), most(|value| -value));
    let furthest = match (best, worst) {
        (Some(best), Some(worst)) if best.1.abs() > worst.1.abs() => Some(best),
        (_, worst) => worst,
    };
    let end = journey.moments.last().and_then(|moment| moment.value);
    let sum: f64 = known.iter().map(|(_, value)| value).sum();
    Ok(JourneyEmotion {
        id: journey.id.clone(),
        known: known.len(),
        of: journey.moments.len(),
        peak: furthest.map_or(FeltMoment { id: String::new(), value: None }, |(moment, _)| moment.clone()),
        positive_peak: best.filter(|(_, value)| *value > 0.0).map(|(moment, _)| moment.clone()),
        negative_peak: worst.filter(|(_, value)| *value < 0.0).map(|(moment, _)| moment.clone()),
        end,
        peak_end: furthest.zip(end).map(|((_, peak), end)| (peak + end) / 2.0),
        mean: sum / known.len() as f64,
        sum,
    })
}

/// One journey a persona: each step feels as the mean of the persona's emotions there, else of those
/// for all.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    let journeys: Vec<Value> = rated
        .journeys()
        .into_iter()
        .map(|(persona, moments)| {
            let moments: Vec<Value> = moments
                .into_iter()
                .map(|(id, value)| {
                    value.map_or_else(|| json!({ "id": id }), |value| json!({ "id": id, "value": value }))
                })
                .collect();
            json!({ "id": persona, "moments": moments })
        })
        .collect();
    if journeys.is_empty() {
        return Err(Error::Unusable {
            message: "no step has an emotion with a value".to_owned(),
            hint: Some("give `emotions` of steps a value from -2 to 2".to_owned()),
        });
    }
    Ok(json!({ "items": journeys }))
}
