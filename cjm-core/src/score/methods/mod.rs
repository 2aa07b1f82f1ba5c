//! Named standard methods: the formulas that others publish, each exact, with its source and its
//! traps. The value gap itself is in [`score`](super::score).
//!
//! A method is its input: `Rice { items }.answer()`. By name and as JSON it is [`answer`].
//!
//! ```
//! use cjm_core::score::methods::answer;
//! let wsjf = answer("cd3", r#"{"items":[{"id":"x","costOfDelay":4,"duration":5}]}"#)?;
//! assert!(wsjf.contains(r#""cd3":0.8"#));
//! # Ok::<(), cjm_core::Error>(())
//! ```

mod alpha;
mod bounds;
mod ces;
mod csat;
mod customer_value;
mod delay;
mod emotion;
mod funnel;
mod impact_effort;
mod importance_performance;
mod ipca;
mod kano;
mod key_drivers;
mod nps;
mod opportunity;
mod paired;
mod rated;
mod rice;
mod satisfaction_index;
mod servqual;
mod wilson;
mod wsjf;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map as Members, Value};

pub use alpha::{Alpha, AlphaAnswer, Level, Verdict};
pub use ces::{Ces, CesAnswer, CesScore, EffortAnswers};
pub use csat::{Csat, CsatAnswer, CsatScore, SatisfactionAnswers};
pub use customer_value::{
    CustomerValue, CustomerValueAnswer, Profile, ProfiledAttribute, RatedAttribute, ValueBand,
};
pub use delay::{Cd3, Cd3Answer, DelayedItem, ScheduledItem};
pub use emotion::{Emotion, EmotionAnswer, FeltMoment, Journey, JourneyEmotion};
pub use funnel::{Funnel, FunnelAnswer, Lift, LiftWorth};
pub use impact_effort::{EffortField, ImpactEffort, ImpactEffortAnswer, PlacedItem, WeighedItem};
pub use importance_performance::{
    Attribute, CrossHairRule, CrossHairs, Ends, ImportancePerformance, ImportancePerformanceAnswer,
    PlacedAttribute, Quadrant,
};
pub use ipca::{ComparedAttribute, Ipca, IpcaAnswer, IpcaAttribute, IpcaZone};
pub use kano::{FeatureAnswers, Kano, KanoAnswer, KanoCategory, KanoFeature, Pairs};
pub use key_drivers::{Driver, DriverShare, KeyDrivers, KeyDriversAnswer};
pub use nps::{NpsAnswer, NpsAnswers, NpsMethod, NpsScore};
pub use opportunity::{Band, Opportunity, OpportunityAnswer, Outcome, ScoredOutcome};
#[cfg(feature = "survey")]
pub(crate) use paired::Both;
pub use paired::{Paired, PairedAnswer, PairedAnswers, PairedGap, PairedScale};
pub use rice::{Rice, RiceAnswer, RiceItem, RicedItem};
pub use satisfaction_index::{IndexItem, SatisfactionIndex, SatisfactionIndexAnswer};
pub use servqual::{Dimension, DimensionGap, Servqual, ServqualAnswer};
#[cfg(feature = "evidence")]
pub(crate) use wilson::Z;
pub use wilson::wilson;
pub use wsjf::{Job, RankedJob, Wsjf, WsjfAnswer};

use crate::Error;
use crate::error::nearest;
use crate::model::{Document, Map};
use crate::write::json;
use rated::Rated;

/// A standard method, given as its input.
pub trait Method: DeserializeOwned {
    /// Its name in calls, `kebab-case`.
    const NAME: &'static str;
    /// What it answers, in a line.
    const ABOUT: &'static str;
    /// What it answers.
    type Answer: Serialize;

    /// Computes it.
    ///
    /// # Errors
    /// [`Error::Unusable`] names the place of an input that cannot be used.
    fn answer(&self) -> Result<Self::Answer, Error>;
}

/// A method as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// Its name in calls.
    pub name: &'static str,
    /// What it answers, in a line.
    pub about: &'static str,
    /// Whether a map can give its input.
    pub takes_map: bool,
}

type OfMap = fn(&Rated<'_>) -> Result<Value, Error>;

struct Entry {
    name: &'static str,
    about: &'static str,
    run: fn(&str) -> Result<String, Error>,
    /// Makes its input of a map.
    of_map: Option<OfMap>,
}

const fn entry<M: Method>() -> Entry {
    Entry { name: M::NAME, about: M::ABOUT, run: run::<M>, of_map: None }
}

const fn mapped<M: Method>(of_map: OfMap) -> Entry {
    Entry { of_map: Some(of_map), ..entry::<M>() }
}

static METHODS: &[Entry] = &[
    entry::<Alpha>(),
    entry::<Cd3>(),
    mapped::<Ces>(ces::of_map),
    mapped::<Csat>(csat::of_map),
    mapped::<CustomerValue>(customer_value::of_map),
    mapped::<Emotion>(emotion::of_map),
    mapped::<Funnel>(funnel::of_map),
    entry::<ImpactEffort>(),
    mapped::<ImportancePerformance>(importance_performance::of_map),
    mapped::<Ipca>(ipca::of_map),
    entry::<Kano>(),
    entry::<KeyDrivers>(),
    mapped::<NpsMethod>(nps::of_map),
    mapped::<Opportunity>(opportunity::of_map),
    entry::<Paired>(),
    entry::<Rice>(),
    entry::<SatisfactionIndex>(),
    mapped::<Servqual>(servqual::of_map),
    entry::<Wsjf>(),
];

/// All methods by name.
pub fn methods() -> impl Iterator<Item = Listed> {
    METHODS.iter().map(|entry| Listed {
        name: entry.name,
        about: entry.about,
        takes_map: entry.of_map.is_some(),
    })
}

/// Runs the method `name` on a JSON object.
///
/// # Errors
/// An unknown name, an input of another shape, and what [`Method::answer`] refuses.
pub fn answer(name: &str, input: &str) -> Result<String, Error> {
    (find(name)?.run)(input)
}

/// Runs the method `name` on what `map` says. Members of `more` are added to the input, or replace
/// what the map gives.
///
/// # Errors
/// As [`answer`], and [`Error::Unusable`] where a map cannot give what the method needs.
pub fn answer_of_map(
    name: &str,
    document: &Document,
    map: &Map,
    more: &Members<String, Value>,
) -> Result<String, Error> {
    let entry = find(name)?;
    let of_map = entry.of_map.ok_or_else(|| Error::Unusable {
        message: format!("a map does not hold what `{name}` needs"),
        hint: Some("call the method with its own input, without a document".to_owned()),
    })?;
    let mut input = of_map(&Rated::new(document, map)?)?;
    if let Value::Object(members) = &mut input {
        members.extend(more.iter().map(|(name, value)| (name.clone(), value.clone())));
    }
    (entry.run)(&input.to_string())
}

fn find(name: &str) -> Result<&'static Entry, Error> {
    METHODS.iter().find(|entry| entry.name == name).ok_or_else(|| {
        let names = METHODS.iter().map(|entry| entry.name);
        Error::Unusable {
            message: format!("there is no method `{name}`"),
            hint: Some(match nearest(name, names.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", names.collect::<Vec<_>>().join(", ")),
            }),
        }
    })
}

fn run<M: Method>(input: &str) -> Result<String, Error> {
    let method: M = serde_json::from_str(input).map_err(|error| Error::BadOptions {
        operation: "method",
        message: format!("{}: {error}", M::NAME),
    })?;
    json::compact(&method.answer()?)
}

/// Largest first; equal ones share a rank and keep their order.
fn ranks(scores: &[f64]) -> Vec<usize> {
    scores.iter().map(|score| 1 + scores.iter().filter(|other| *other > score).count()).collect()
}
