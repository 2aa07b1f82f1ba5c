//! How customers feel: one series a persona.

use super::builder::{Builder, Source};
use super::{Item, Row};
use crate::model::{Emotion, Id, Scale, Step, Support};
use crate::render::number::{isolated, plain, rounded, signed};
use crate::render::phrase::Phrase;
use crate::render::{Lane, Level};

/// The curve of the emotion row.
pub(in crate::render) struct Curve {
    pub(in crate::render) series: Vec<Series>,
    /// Where rules are drawn: place from 0 (worst) to 1 (best), label.
    pub(in crate::render) rules: Vec<(f64, String)>,
    /// The neutral point.
    pub(in crate::render) neutral: f64,
    /// The lowest of all points: series, column.
    pub(in crate::render) lowest: Option<(usize, usize)>,
}

/// What one persona feels, column by column.
pub(in crate::render) struct Series {
    /// The persona's id; nothing for what holds for all.
    pub(in crate::render) owner: Option<String>,
    /// Absent where there is only one.
    pub(in crate::render) name: Option<Phrase>,
    /// Nothing where the persona doesn't come by.
    pub(in crate::render) points: Vec<Option<Feeling>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(in crate::render) enum Feeling {
    /// Nobody knows.
    Unknown,
    Known {
        /// From the worst (0) to the best (1).
        unit: f64,
        /// The value as text: `+0.5`.
        value: String,
        /// How many answered: `n=127`.
        answers: Option<String>,
        support: Support,
        /// Where the mean lies with 95 % confidence.
        interval: Option<Interval>,
    },
}

/// From where to where a mean may lie.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render) struct Interval {
    /// From the worst (0) to the best (1).
    pub(in crate::render) low: f64,
    pub(in crate::render) high: f64,
    /// Both ends as text: `+0.6 to +1.4`.
    pub(in crate::render) text: String,
}

impl Feeling {
    /// From 0 (worst) to 4 (best): the nearest of the five faces.
    pub(in crate::render) fn face(unit: f64) -> usize {
        [0.125, 0.375, 0.625, 0.875].into_iter().filter(|limit| unit >= *limit).count()
    }
}

impl Curve {
    /// Whether any mean says how sure it is.
    pub(in crate::render) fn has_intervals(&self) -> bool {
        let points = self.series.iter().flat_map(|series| &series.points);
        points.into_iter().any(|point| matches!(point, Some(Feeling::Known { interval: Some(_), .. })))
    }

    /// Whether there is any column of which nobody knows what is felt.
    pub(in crate::render) fn has_unknowns(&self) -> bool {
        self.series.iter().flat_map(|series| &series.points).any(|point| *point == Some(Feeling::Unknown))
    }

    /// The lowest and the highest value, the first of equals.
    pub(in crate::render) fn extremes(&self) -> Option<[Extreme<'_>; 2]> {
        let mut found: Option<[Extreme<'_>; 2]> = None;
        for (at, series) in self.series.iter().enumerate() {
            for (column, point) in series.points.iter().enumerate() {
                let Some(Feeling::Known { unit, value, .. }) = point else { continue };
                let here = Extreme { unit: *unit, value, column, series: at };
                found = Some(match found {
                    None => [here, here],
                    Some([low, high]) => [
                        if here.unit < low.unit { here } else { low },
                        if here.unit > high.unit { here } else { high },
                    ],
                });
            }
        }
        found
    }
}

/// The lowest or highest point of a curve.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Extreme<'a> {
    pub(in crate::render) unit: f64,
    pub(in crate::render) value: &'a str,
    pub(in crate::render) column: usize,
    pub(in crate::render) series: usize,
}

impl<'d> Builder<'d> {
    /// The emotion row; nothing where nobody said what anyone feels.
    pub(super) fn feelings(&self) -> Option<Row> {
        let emotions = || self.columns.iter().flat_map(|source| source.steps).flat_map(|step| &step.emotions);
        emotions().next()?;
        let scales: Vec<&Scale> = emotions()
            .filter(|emotion| self.value(emotion).is_some())
            .filter_map(|emotion| self.scale(emotion))
            .collect();
        let cells = self.cells(&|_, step| self.said(step));
        let mut row = Row { cells, ..self.row(Lane::Emotion, Vec::new()) };
        let Some(&first) = scales.first() else { return Some(row) };
        let alike = scales.iter().all(|scale| scale.id == first.id);
        let series = self.series();
        let mut curve =
            Curve { rules: self.rules(first, alike), neutral: neutral(first), series, lowest: None };
        curve.lowest = curve.extremes().map(|[low, _]| (low.series, low.column));
        if self.level == Level::Stage {
            row.note = Some(self.words.mean_of_steps);
        }
        row.curve = Some(curve);
        Some(row)
    }

    fn scale(&self, emotion: &Emotion) -> Option<&'d Scale> {
        self.document.scale_of(&emotion.measure, "emotion5")
    }

    fn value(&self, emotion: &Emotion) -> Option<f64> {
        self.scale(emotion).and_then(|scale| emotion.measure.value_on(scale))
    }

    /// One series a persona who feels something, in the map's order; first what holds for all.
    fn series(&self) -> Vec<Series> {
        let mut owners: Vec<Option<&Id>> = vec![None];
        owners.extend(self.map.personas.iter().map(Some));
        for emotion in self.columns.iter().flat_map(|source| source.steps).flat_map(|step| &step.emotions) {
            let owner = emotion.measure.persona.as_ref();
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let mut found: Vec<(Option<&Id>, Vec<Option<Feeling>>)> = owners
            .into_iter()
            .map(|owner| (owner, self.columns.iter().map(|source| self.point(source, owner)).collect()))
            .filter(|(_, points): &(_, Vec<Option<Feeling>>)| points.iter().any(known))
            .collect();
        for column in 0..self.columns.len() {
            hush(&mut found, column);
        }
        let alone = found.len() == 1;
        let name = |owner: Option<&Id>| {
            owner.map_or_else(|| Phrase::from(self.words.all_personas), |id| self.persona(id))
        };
        let series = found.into_iter();
        series
            .map(|(owner, points)| Series {
                owner: owner.map(ToString::to_string),
                name: (!alone).then(|| name(owner)),
                points,
            })
            .collect()
    }

    /// What `owner` feels in a column: the mean over its steps, if all have the same scale.
    fn point(&self, source: &Source<'d>, owner: Option<&Id>) -> Option<Feeling> {
        let comes_by = |step: &&Step| match owner {
            Some(id) => step.personas.is_empty() || step.personas.contains(id),
            None => true,
        };
        let steps: Vec<&'d Step> = source.steps.iter().filter(comes_by).collect();
        if steps.is_empty() && !source.steps.is_empty() {
            return None;
        }
        let found: Vec<(&'d Step, &'d Emotion, &'d Scale, f64)> = steps
            .iter()
            .filter_map(|&step| {
                step.emotions.iter().filter(|emotion| emotion.measure.persona.as_ref() == owner).find_map(
                    |emotion| {
                        let scale = self.scale(emotion)?;
                        let value = emotion.measure.value_on(scale)?;
                        scale.unit(value).map(|_| (step, emotion, scale, value))
                    },
                )
            })
            .collect();
        let Some(&(step, emotion, scale, value)) = found.first() else { return Some(Feeling::Unknown) };
        if found.len() == 1 {
            let answers = emotion.measure.answers();
            return scale.unit(value).map(|unit| Feeling::Known {
                unit,
                value: self.shown(value, scale),
                answers: answers.map(|n| format!("n={}", plain(n, self.words))),
                support: self.grounds(step).support_of(&emotion.measure),
                interval: self.interval(emotion, scale, value),
            });
        }
        if found.iter().any(|(_, _, other, _)| other.id != scale.id) {
            return Some(Feeling::Unknown);
        }
        let mean = found.iter().map(|(_, _, _, value)| value).sum::<f64>() / found.len() as f64;
        let supports =
            found.iter().map(|(step, emotion, _, _)| self.grounds(step).support_of(&emotion.measure));
        scale.unit(mean).map(|unit| Feeling::Known {
            unit,
            value: self.shown(rounded(mean, 1), scale),
            answers: None,
            support: supports.min().unwrap_or(Support::Assumed),
            interval: None,
        })
    }

    /// Normal approximation: mean ± 1.96 standard errors, within the scale.
    fn interval(&self, emotion: &Emotion, scale: &Scale, value: f64) -> Option<Interval> {
        let measure = &emotion.measure;
        let (n, sd) = (measure.answers()?, measure.sd?.0);
        let half = 1.96 * sd / n.sqrt();
        if n < 2.0 || !half.is_finite() {
            return None;
        }
        let [low, high] = [value - half, value + half].map(|end| end.clamp(scale.min, scale.max));
        let (one, other) = (scale.unit(low)?, scale.unit(high)?);
        let end = |value| isolated(self.shown(value, scale), self.words);
        let text = format!("{} {} {}", end(low), self.words.units.to, end(high));
        Some(Interval { low: one.min(other), high: one.max(other), text })
    }

    fn shown(&self, value: f64, scale: &Scale) -> String {
        let value = rounded(value, 2);
        if scale.min < 0.0 { signed(value, self.words) } else { plain(value, self.words) }
    }

    /// Words for feelings, what people said, and values that no curve can show.
    fn said(&self, step: &'d Step) -> Vec<Item> {
        let mut items = Vec::new();
        for emotion in &step.emotions {
            let lead = self.persona_lead(emotion.measure.persona.as_ref());
            let support = Some(self.grounds(step).support_of(&emotion.measure));
            let mut say = |text: Phrase| items.push(Item { lead: lead.clone(), support, ..Item::new(text) });
            if let Some(feeling) = self.phrase_of(emotion.feeling.as_ref()) {
                say(feeling);
            }
            if let Some(quote) = self.phrase_of(emotion.quote.as_ref()) {
                say(self.quoted(quote));
            }
            let value = self.value(emotion);
            if let Some(value) =
                value.filter(|value| self.scale(emotion).and_then(|scale| scale.unit(*value)).is_none())
            {
                say(Phrase::from(format!("{} ({})", plain(value, self.words), self.words.off_scale)));
            }
        }
        items
    }

    /// A rule a point of the scale, if all values are on the same short one, else the ends in words.
    fn rules(&self, scale: &Scale, alike: bool) -> Vec<(f64, String)> {
        let points = scale.points().filter(|points| alike && *points <= 7);
        let Some(points) = points else {
            let [worst, _, neutral, _, best] = self.words.feelings;
            return [(0.0, worst), (0.5, neutral), (1.0, best)]
                .map(|(at, word)| (at, word.to_owned()))
                .into();
        };
        let step = scale.step.map_or(1.0, |step| step.0);
        (0..points)
            .filter_map(|point| {
                let value = rounded(scale.min + step * point as f64, 4);
                Some((scale.unit(value)?, self.shown(value, scale)))
            })
            .collect()
    }
}

fn known(point: &Option<Feeling>) -> bool {
    matches!(point, Some(Feeling::Known { .. }))
}

/// Says once that nobody knows what is felt in a column; and nothing of all together, where it is
/// known of some.
fn hush(series: &mut [(Option<&Id>, Vec<Option<Feeling>>)], column: usize) {
    let any = series.iter().any(|(_, points)| points.get(column).is_some_and(known));
    let mut said = false;
    for (owner, points) in series {
        let Some(point) = points.get_mut(column).filter(|point| **point == Some(Feeling::Unknown)) else {
            continue;
        };
        if (any && owner.is_none()) || (!any && said) {
            *point = None;
        }
        said = true;
    }
}

fn neutral(scale: &Scale) -> f64 {
    scale.neutral.and_then(|neutral| scale.unit(neutral)).unwrap_or(0.5)
}
