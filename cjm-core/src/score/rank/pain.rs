//! [`Hurt`]: what is known about how much a pain hurts, and whom.

use super::ladder::Ladder;
use super::moment::{Moment, Moments};
use crate::model::{Grounds, Id, Pain, Support};
use crate::score::book::Place;
use crate::score::estimate::Estimate;

#[derive(Debug)]
pub(super) struct Hurt<'a> {
    pub(super) pain: &'a Pain,
    pub(super) moment: Moment<'a>,
    severity: Option<Place>,
    pub(super) severity_evidence: &'a [Id],
    pub(super) evidence: &'a [Id],
    /// Whether it is claimed without evidence.
    pub(super) unfounded: bool,
    /// The cells with a gap that it touches.
    pub(super) cells: Vec<usize>,
}

/// How many meet a pain, and how often.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Exposure {
    /// Share of the map's customers, and times a journey where known.
    Reach(f64, Option<f64>),
    /// Times a journey of those who take the step.
    Frequency(f64),
    /// Share of those who take the step and leave there.
    DropOff(f64),
    /// Votes it got.
    Votes(f64),
}

/// Reads a pain of a step.
pub(super) fn hurt<'a>(
    maker: &mut Moments<'a, '_>,
    moment: Moment<'a>,
    pain: &'a Pain,
    pointer: String,
) -> Hurt<'a> {
    let severity = pain.severity.as_ref().and_then(|measure| {
        let found = maker
            .document
            .scale_of(measure, "severity5")
            .ok_or_else(|| "its scale does not exist".to_owned());
        match found.and_then(|scale| Estimate::new(measure, scale)) {
            Ok(estimate) => {
                maker.estimates.push(estimate);
                Some(maker.estimates.len() - 1)
            }
            Err(why) => {
                maker.notes.add(format!("{pointer}/severity"), format!("{why}: not counted"));
                None
            }
        }
    });
    let grounds = Grounds::of(maker.document).in_map(maker.map).in_step(moment.step);
    let evidence = grounds.evidence(&pain.evidence);
    let own = pain.severity.as_ref().map_or(&[][..], |severity| severity.evidence.as_slice());
    let severity_evidence = if own.is_empty() { evidence } else { own };
    let assumed = pain.severity.as_ref().is_some_and(|severity| severity.assumed == Some(true));
    Hurt {
        pain,
        moment,
        severity,
        severity_evidence,
        evidence,
        unfounded: assumed || grounds.support(&pain.evidence) == Support::Assumed,
        cells: Vec::new(),
    }
}

impl Hurt<'_> {
    /// Severity as a share of the worst: the lowest point of five counts a fifth, the highest all.
    fn severity(&self, mean: impl Fn(Place) -> f64) -> Option<f64> {
        self.severity.map(|place| (1.0 + 4.0 * mean(place)) / 5.0)
    }

    /// How many meet it: reach and frequency, else mined drop-off, else votes.
    pub(super) fn exposure(&self) -> Option<Exposure> {
        let Pain { reach, frequency, votes, .. } = self.pain;
        let frequency = frequency.map(|frequency| frequency.0);
        match (reach, frequency) {
            (Some(reach), frequency) => return Some(Exposure::Reach(reach.0, frequency)),
            (None, Some(frequency)) => return Some(Exposure::Frequency(frequency)),
            (None, None) => {}
        }
        let left = self.moment.drop_off.as_ref().map(|left| Exposure::DropOff(left.share));
        left.or(votes.map(|votes| Exposure::Votes(votes.0 as f64)))
    }

    /// How much of the map's customers' journeys it hits, where that is known otherwise than by
    /// votes.
    fn spread(&self) -> Option<f64> {
        match self.exposure()? {
            Exposure::Reach(reach, frequency) => Some(reach * frequency.unwrap_or(1.0)),
            Exposure::Frequency(times) => Some(times * self.moment.people),
            Exposure::DropOff(share) => Some(share * self.moment.people),
            Exposure::Votes(_) => None,
        }
    }

    /// Whether both its severity and how many meet it are known.
    pub(super) fn is_complete(&self) -> bool {
        self.severity.is_some() && self.exposure().is_some()
    }

    /// Whether there is anything to judge it by.
    pub(super) fn is_known(&self) -> bool {
        self.severity.is_some() || self.exposure().is_some()
    }
}

/// The mean of what is known.
fn average(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let (sum, count) = values.flatten().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

impl Ladder<'_> {
    /// A pain's severity, 0.2 to 1, and whether it is filled in: unknown counts as the mean of the
    /// map's other pains, and as medium where none has one.
    pub(super) fn severity(&self, hurt: &Hurt<'_>, mean: impl Fn(Place) -> f64 + Copy) -> (f64, bool) {
        const MEDIUM: f64 = 0.6;
        match hurt.severity(mean) {
            Some(severity) => (severity, false),
            None => (average(self.hurts.iter().map(|other| other.severity(mean))).unwrap_or(MEDIUM), true),
        }
    }

    /// How much of the map's customers' journeys a pain hits, and whether that is filled in: unknown
    /// counts as the mean of the map's other pains, and as half of those who take the step where
    /// none is known. A pain that is only voted on counts the more above that mean, the more votes it
    /// has above the mean of votes, up to everybody.
    pub(super) fn spread(&self, hurt: &Hurt<'_>) -> (f64, bool) {
        if let Some(spread) = hurt.spread() {
            return (spread, false);
        }
        let typical = average(self.hurts.iter().map(Hurt::spread)).unwrap_or(hurt.moment.people / 2.0);
        match hurt.exposure() {
            Some(Exposure::Votes(votes)) => match self.average_votes() {
                Some(mean) if mean > 0.0 => ((typical * votes / mean).min(1.0), false),
                _ => (0.0, false),
            },
            _ => (typical, true),
        }
    }

    /// The mean of the votes of all pains that have any.
    pub(super) fn average_votes(&self) -> Option<f64> {
        average(self.hurts.iter().map(|hurt| hurt.pain.votes.as_ref().map(|votes| votes.0 as f64)))
    }

    /// How much of a cell's shortfall the pain can explain at most: severity times spread.
    fn strength(&self, hurt: &Hurt<'_>, mean: impl Fn(Place) -> f64 + Copy) -> f64 {
        self.severity(hurt, mean).0 * self.spread(hurt).0.min(1.0)
    }

    /// What is lost by a pain. Where it touches cells with a gap: its share of their shortfall, and
    /// never more than all of it together with the other pains that touch them. Else judged.
    pub(super) fn pain(&self, hurt: &Hurt<'_>, mean: impl Fn(Place) -> f64 + Copy) -> f64 {
        if hurt.cells.is_empty() {
            return self.judged(hurt, mean);
        }
        let strength = self.strength(hurt, mean);
        let part = |cell: &usize| {
            let others = self.hurts.iter().filter(|other| other.cells.contains(cell));
            let together: f64 = others.map(|other| self.strength(other, mean)).sum();
            self.shortfall(*cell, mean) * strength / together.max(1.0)
        };
        hurt.cells.iter().map(part).sum()
    }

    /// What is lost by a pain, judged without ratings: weight of the stage, times spread, times
    /// severity, times how bad the moment feels (half where it feels neutral or nobody knows, all
    /// where it feels as bad as can be).
    pub(super) fn judged(&self, hurt: &Hurt<'_>, mean: impl Fn(Place) -> f64 + Copy) -> f64 {
        let bad = hurt.moment.badness(mean).unwrap_or(0.0);
        hurt.moment.weight * self.spread(hurt).0 * self.severity(hurt, mean).0 * (1.0 + bad) / 2.0
    }
}
