//! [`Rated`]: what a map says, as the standard methods take it: plain means on the scales as declared.

use serde_json::Value;

use crate::Error;
use crate::model::{Document, Map, MetricKind, Need, Persona};
use crate::score::Options;
use crate::score::book::Place;
use crate::score::flow::Flow;
use crate::score::grid::tidy;
use crate::score::leaf::Leaf;
use crate::score::note::Notes;
use crate::score::settings::Settings;
use crate::score::table::Table;
use crate::score::weights::personas_of;

pub(super) struct Rated<'a> {
    pub(super) map: &'a Map,
    document: &'a Document,
    table: Table<'a>,
}

/// The steps that a persona takes and how each feels, -2 to 2.
type Felt<'a> = Vec<(&'a str, Option<f64>)>;

/// A need over all its cells; what is absent is not known.
#[derive(Debug, Default)]
pub(super) struct RatedNeed<'a> {
    pub(super) id: &'a str,
    pub(super) importance: Option<f64>,
    /// Importance on 0..1.
    pub(super) importance_unit: Option<f64>,
    pub(super) own: Option<f64>,
    pub(super) reference: Option<f64>,
    pub(super) target: Option<f64>,
    /// How many answered each point, summed over the different answers behind the cells.
    pub(super) importance_counts: Vec<f64>,
    pub(super) own_counts: Vec<f64>,
}

impl<'a> Rated<'a> {
    pub(super) fn new(document: &'a Document, map: &'a Map) -> Result<Self, Error> {
        let settings = Settings::new(document, &Options::default())?.with_declared_target();
        Ok(Self { map, document, table: Table::new(document, map, settings, &mut Notes::default())? })
    }

    /// The ends of the scale that all needs of the map share.
    pub(super) fn scale(&self) -> Result<(f64, f64), Error> {
        let mut ends: Option<(f64, f64)> = None;
        for leaf in &self.table.leaves {
            let Some(own) = self.ends(leaf.spot.need) else { continue };
            if ends.is_some_and(|ends| ends != own) {
                return Err(Error::Unusable {
                    message: format!("need `{}` is on another scale than the needs before it", leaf.spot.need.id),
                    hint: Some("this method compares numbers as they are: value gaps (`cjm score`) compare by the ends of each scale".to_owned()),
                });
            }
            ends = Some(own);
        }
        ends.ok_or_else(|| Error::Unusable {
            message: "no stage and no step of the map lists a need".to_owned(),
            hint: None,
        })
    }

    fn ends(&self, need: &Need) -> Option<(f64, f64)> {
        self.document.scale_of_need(need).map(|scale| (scale.min, scale.max))
    }

    /// One JSON object a need, of those needs that have what it is made of.
    pub(super) fn items(&self, of: impl Fn(&RatedNeed<'_>) -> Option<Value>) -> Vec<Value> {
        self.needs().iter().filter_map(of).collect()
    }

    /// The needs in the order of the cells: means over cells by their weight.
    pub(super) fn needs(&self) -> Vec<RatedNeed<'_>> {
        let mut ids: Vec<&str> = Vec::new();
        for leaf in &self.table.leaves {
            let id = leaf.spot.need.id.as_str();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids.into_iter().map(|id| self.need(id)).collect()
    }

    fn need<'b>(&'b self, id: &'b str) -> RatedNeed<'b> {
        let leaves: Vec<&Leaf<'_>> =
            self.table.leaves.iter().filter(|leaf| leaf.spot.need.id == *id).collect();
        let plain = |place: Place| self.table.book.estimate(place).map_or(0.0, |estimate| estimate.plain);
        let importance_of = |leaf: &Leaf<'_>| {
            let persona = leaf.spot.persona.map(|persona| &persona.id);
            self.table.book.importance(leaf.spot.need, persona)?.place
        };
        // On the need's scale, high = good.
        let level = |of: &dyn Fn(&Leaf<'_>) -> Option<f64>| {
            let known = || leaves.iter().filter_map(|leaf| Some((leaf.spot.weight, of(leaf)?)));
            let weight: f64 = known().map(|(weight, _)| weight).sum();
            (weight > 0.0).then(|| known().map(|(weight, value)| weight * value).sum::<f64>() / weight)
        };
        let ends = leaves.first().and_then(|leaf| self.ends(leaf.spot.need));
        let scaled = |unit: Option<f64>| unit.zip(ends).map(|(unit, (min, max))| min + unit * (max - min));
        let counts = |of: &dyn Fn(&Leaf<'_>) -> Option<Place>| {
            let mut places: Vec<Place> = leaves.iter().filter_map(|leaf| of(leaf)).collect();
            places.sort_unstable();
            places.dedup();
            let counted: Vec<&[f64]> = places
                .iter()
                .filter_map(|&place| self.table.book.estimate(place))
                .map(|estimate| estimate.counts.as_slice())
                .collect();
            let points = counted.first().map_or(0, |counts| counts.len());
            // One that is not counted, or on other points, would leave answers out.
            if counted.iter().any(|counts| counts.len() != points) {
                return Vec::new();
            }
            (0..points).map(|at| counted.iter().filter_map(|counts| counts.get(at)).sum()).collect()
        };
        let importance_unit = level(&|leaf| importance_of(leaf).map(plain));
        RatedNeed {
            id,
            importance: scaled(importance_unit),
            importance_unit,
            own: scaled(level(&|leaf| leaf.own.map(plain))),
            reference: scaled(level(&|leaf| leaf.reference(plain).map(|(reference, _)| reference))),
            target: scaled(level(&|leaf| leaf.target.map(plain))),
            importance_counts: counts(&importance_of),
            own_counts: counts(&|leaf| leaf.own),
        }
    }

    /// The readings of one kind of metric that are counted on `points` points, with where they stand.
    pub(super) fn counted(&self, kind: MetricKind, points: usize) -> Result<Vec<(String, Vec<f64>)>, Error> {
        let map = self.map;
        let on_map = map.metrics.iter().map(|reading| (&map.id, reading));
        let on_stages =
            map.stages.iter().flat_map(|stage| stage.metrics.iter().map(|reading| (&stage.id, reading)));
        let on_steps =
            map.steps().flat_map(|(_, step)| step.metrics.iter().map(|reading| (&step.id, reading)));
        let found: Vec<(String, Vec<f64>)> = on_map
            .chain(on_stages)
            .chain(on_steps)
            .filter(|(_, reading)| reading.measure.counts.len() == points)
            .filter(|(_, reading)| {
                self.document.metric(reading.metric.as_str()).is_some_and(|metric| metric.kind == kind)
            })
            .map(|(at, reading)| {
                let whom = reading.measure.persona.as_ref().map_or_else(String::new, |id| format!(" {id}"));
                let when = reading.period.as_ref().map_or_else(String::new, |period| format!(" {period}"));
                (format!("{at}{whom}{when}"), reading.measure.counts.iter().map(|count| count.0).collect())
            })
            .collect();
        if found.is_empty() {
            return Err(Error::Unusable {
                message: format!("the map has no reading of such a metric with {points} counts"),
                hint: Some("`cjm survey` makes them of answers".to_owned()),
            });
        }
        Ok(found)
    }

    /// Who leaves where.
    pub(super) fn flow(&self) -> Result<Flow<'a>, Error> {
        let mut notes = Notes::default();
        Flow::of(self.map, self.table.map_index, &mut notes).ok_or_else(|| Error::Unusable {
            message: notes
                .into_vec()
                .pop()
                .map_or_else(|| "the map is not observed in event data".to_owned(), |note| note.message),
            hint: Some("give the counts yourself, without a document".to_owned()),
        })
    }

    /// How each step feels to each persona who has feelings there, in the order of the journey.
    pub(super) fn journeys(&self) -> Vec<(String, Felt<'a>)> {
        let personas = personas_of(self.document, self.map);
        let all: Vec<Option<&Persona>> =
            if personas.is_empty() { vec![None] } else { personas.into_iter().map(Some).collect() };
        let journey = |persona: Option<&Persona>| {
            let takes = |step: &crate::model::Step| {
                step.personas.is_empty() || persona.is_none_or(|persona| step.personas.contains(&persona.id))
            };
            let moments: Felt<'a> = self
                .map
                .steps()
                .filter(|(_, step)| takes(step))
                .map(|(_, step)| {
                    let felt = |own: bool| -> Vec<f64> {
                        let those = step.emotions.iter().filter(|emotion| match &emotion.measure.persona {
                            Some(id) => own && persona.is_some_and(|persona| persona.id == *id),
                            None => !own,
                        });
                        those
                            .filter_map(|emotion| {
                                let scale = self.document.scale_of(&emotion.measure, "emotion5")?;
                                let value = emotion.measure.value_on(scale)?;
                                // Emotions are told on one scale: -2 to 2.
                                Some(tidy(4.0 * scale.unit(value)? - 2.0))
                            })
                            .collect()
                    };
                    let mut values = felt(true);
                    if values.is_empty() {
                        values = felt(false);
                    }
                    let mean = values.iter().sum::<f64>() / values.len() as f64;
                    (step.id.as_str(), (!values.is_empty()).then_some(mean))
                })
                .collect();
            (persona.map_or_else(String::new, |persona| persona.id.to_string()), moments)
        };
        all.into_iter()
            .map(journey)
            .filter(|(_, moments)| moments.iter().any(|(_, value)| value.is_some()))
            .collect()
    }
}
