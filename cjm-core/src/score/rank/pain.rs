//! [`Hurt`]: what is known about how much a pain hurts, and whom.

use std::collections::BTreeMap;

use super::moment::{Moment, Moments};
use crate::model::{Grounds, Id, Pain, PainStatus, Support};
use crate::score::book::Place;
use crate::score::estimate::Estimate;

#[derive(Debug)]
pub(super) struct Hurt<'a> {
    pub(super) pain: &'a Pain,
    pub(super) moment: Moment<'a>,
    /// Where its severity stands among the estimates.
    rated: Option<Place>,
    /// Severity as a share of the worst: the lowest point of five counts a fifth, the highest all.
    /// Unknown counts as the mean of the map's other pains, and as medium where none has one.
    pub(super) severity: f64,
    pub(super) severity_evidence: &'a [Id],
    /// How much of the map's customers' journeys it hits. Unknown counts as the mean of the map's
    /// other pains, and as half of those who take the step where none is known. A pain that is only
    /// voted on counts as that mean, times its votes by the mean of votes, up to everybody.
    pub(super) spread: f64,
    pub(super) evidence: &'a [Id],
    /// Whether it is claimed without evidence.
    pub(super) unfounded: bool,
    /// The cells with a gap that it touches, and the share of their shortfall that it explains:
    /// severity times spread, and together with other open pains never more than all.
    pub(super) cells: Vec<(usize, f64)>,
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
        rated: severity,
        severity: 0.0,
        severity_evidence,
        spread: 0.0,
        evidence,
        unfounded: assumed || grounds.support(&pain.evidence) == Support::Assumed,
        cells: Vec::new(),
    }
}

impl Hurt<'_> {
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

    /// How much of the customers' journeys it hits, where that is known otherwise than by votes.
    fn counted(&self) -> Option<f64> {
        match self.exposure()? {
            Exposure::Reach(reach, frequency) => Some(reach * frequency.unwrap_or(1.0)),
            Exposure::Frequency(times) => Some(times * self.moment.people),
            Exposure::DropOff(share) => Some(share * self.moment.people),
            Exposure::Votes(_) => None,
        }
    }

    /// Whether its own severity is known.
    pub(super) fn is_rated(&self) -> bool {
        self.rated.is_some()
    }

    /// Whether both its severity and how many meet it are known.
    pub(super) fn is_complete(&self) -> bool {
        self.is_rated() && self.exposure().is_some()
    }

    /// Whether there is anything to judge it by.
    pub(super) fn is_known(&self) -> bool {
        self.is_rated() || self.exposure().is_some()
    }

    /// Whether something is left to do about it.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.pain.status, Some(PainStatus::Fixed | PainStatus::Accepted))
    }

    /// What is lost by it, judged without ratings: weight of the stage, times spread, times severity,
    /// times how bad the moment feels (half where it feels neutral or nobody knows, all where it
    /// feels as bad as can be).
    pub(super) fn judged(&self, mean: &dyn Fn(Place) -> f64) -> f64 {
        let bad = self.moment.badness(mean).unwrap_or(0.0);
        let severity = self.rated.map_or(self.severity, |place| share_of_worst(mean(place)));
        self.moment.weight * self.spread * severity * (1.0 + bad) / 2.0
    }

    /// The estimates that judging it hangs on.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.rated.into_iter().chain(self.moment.places())
    }
}

fn share_of_worst(position: f64) -> f64 {
    (1.0 + 4.0 * position) / 5.0
}

/// The mean of what is known.
fn average(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let (sum, count) = values.flatten().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// The mean of the votes of all pains that have any.
pub(super) fn average_votes(hurts: &[Hurt<'_>]) -> Option<f64> {
    average(hurts.iter().map(|hurt| hurt.pain.votes.as_ref().map(|votes| votes.0 as f64)))
}

/// Fills in what is unknown about pains, and shares out the cells that they touch. `cells` has a
/// list a pain.
pub(super) fn settle(hurts: &mut [Hurt<'_>], cells: &[Vec<usize>], mean: &dyn Fn(Place) -> f64) {
    const MEDIUM: f64 = 0.6;
    let rated: Vec<Option<f64>> =
        hurts.iter().map(|hurt| hurt.rated.map(|place| share_of_worst(mean(place)))).collect();
    let severity = average(rated.iter().copied()).unwrap_or(MEDIUM);
    let spread = average(hurts.iter().map(Hurt::counted));
    let votes = average_votes(hurts).filter(|&votes| votes > 0.0);
    for (hurt, rated) in hurts.iter_mut().zip(&rated) {
        hurt.severity = rated.unwrap_or(severity);
        let typical = spread.unwrap_or(hurt.moment.people / 2.0);
        hurt.spread = hurt.counted().unwrap_or(match (hurt.exposure(), votes) {
            (Some(Exposure::Votes(own)), Some(votes)) => (typical * own / votes).min(1.0),
            (Some(Exposure::Votes(_)), None) => 0.0,
            _ => typical,
        });
    }
    let strength = |hurt: &Hurt<'_>| hurt.severity * hurt.spread.min(1.0);
    let mut together: BTreeMap<usize, f64> = BTreeMap::new();
    for (hurt, cells) in hurts.iter().zip(cells).filter(|(hurt, _)| hurt.is_open()) {
        for &cell in cells {
            *together.entry(cell).or_default() += strength(hurt);
        }
    }
    for (hurt, cells) in hurts.iter_mut().zip(cells) {
        let own = strength(hurt);
        let part = |cell: &usize| (*cell, own / together.get(cell).copied().unwrap_or(0.0).max(1.0));
        hurt.cells = cells.iter().map(part).collect();
    }
}
