//! [`Leaf`]: one cell before it is computed: its weight, and which estimates it hangs on.

use super::book::{Book, Place};
use super::estimate::Estimate;
use super::settings::{Settings, TargetRule};
use super::spread::Spread;
use super::weights::Spot;
use crate::model::{Benchmark, Document, Id, US};

#[derive(Debug)]
pub(super) struct Leaf<'a> {
    pub(super) spot: Spot<'a>,
    pub(super) own: Option<Place>,
    /// Rivals with their shares, which add up to 1.
    pub(super) rivals: Vec<(f64, Place)>,
    best: bool,
    pub(super) target: Option<Place>,
    /// Whether the target is an answer of customers (importance), not a decision.
    pub(super) target_is_importance: bool,
    lambda: f64,
    /// Whether our own rating is the need's, not the map's.
    pub(super) inherited: bool,
    pub(super) own_evidence: &'a [Id],
    /// Everything that our own and the rivals' ratings rest on, each once.
    pub(super) evidence: Vec<&'a Id>,
    /// Whether our own rating rests on no evidence.
    pub(super) own_assumed: bool,
}

/// A cell's numbers, on 0..1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gaps {
    pub(super) own: f64,
    pub(super) reference: Option<f64>,
    pub(super) target: Option<f64>,
    pub(super) to_target: Option<f64>,
    pub(super) to_reference: Option<f64>,
    /// The lambda used: 0 without rivals, 1 without a target.
    pub(super) lambda: f64,
    pub(super) gap: f64,
}

impl<'a> Leaf<'a> {
    pub(super) fn new(
        document: &'a Document,
        settings: Settings<'a>,
        book: &Book<'a>,
        spot: Spot<'a>,
    ) -> Self {
        let persona = spot.persona.map(|persona| &persona.id);
        let Spot { stage, need, .. } = spot;
        let rating = |of: &str| book.rating(need, of, persona, &stage.id);
        let ours = rating(US);
        let mut evidence: Vec<&Id> = Vec::new();
        let mut rivals: Vec<(Option<f64>, Place)> = Vec::new();
        let own_evidence = ours.map_or(&[][..], |ours| ours.evidence);
        evidence.extend(own_evidence);
        for competitor in &document.competitors {
            let share = competitor.share.map(|share| share.0);
            let counts = match settings.benchmark {
                Benchmark::Average => share != Some(0.0),
                Benchmark::Best => true,
                Benchmark::Competitor(id) => *id == competitor.id,
            };
            let Some(claim) = rating(competitor.id.as_str()).filter(|_| counts) else { continue };
            let Some(place) = claim.place else { continue };
            rivals.push((share, place));
            evidence.extend(claim.evidence);
        }
        let rivals = weighed(document, &rivals, settings.benchmark);
        let declared =
            || book.target(need, persona).and_then(|claim| claim.place).map(|place| (place, false));
        let importance =
            || book.importance(need, persona).and_then(|claim| claim.place).map(|place| (place, true));
        let target = match settings.target {
            TargetRule::Declared => declared(),
            TargetRule::Importance => importance(),
            TargetRule::DeclaredElseImportance if rivals.is_empty() => declared().or_else(importance),
            TargetRule::DeclaredElseImportance => declared(),
        };
        let mut seen: Vec<&Id> = Vec::new();
        evidence.retain(|id| {
            let new = !seen.contains(id);
            seen.push(id);
            new
        });
        Self {
            spot,
            own: ours.and_then(|ours| ours.place),
            rivals,
            best: settings.benchmark == Benchmark::Best,
            target: target.map(|(place, _)| place),
            target_is_importance: target.is_some_and(|(_, importance)| importance),
            lambda: settings.lambda,
            inherited: ours.is_some_and(|ours| !ours.in_map),
            own_evidence,
            evidence,
            own_assumed: ours.is_some_and(|ours| ours.assumed),
        }
    }

    /// The cell's numbers, where `mean` tells the rating at a place.
    pub(super) fn gaps(&self, mean: impl Fn(Place) -> f64) -> Option<Gaps> {
        let own = mean(self.own?);
        let reference = self.reference(&mean).map(|(reference, _)| reference);
        let target = self.target.map(&mean);
        let to_target = target.map(|target| target - own);
        let to_reference = reference.map(|reference| reference - own);
        let (lambda, gap) = match (to_target, to_reference) {
            (Some(target), Some(reference)) => {
                (self.lambda, (1.0 - self.lambda) * target + self.lambda * reference)
            }
            (Some(target), None) => (0.0, target),
            (None, Some(reference)) => (1.0, reference),
            (None, None) => return None,
        };
        Some(Gaps { own, reference, target, to_target, to_reference, lambda, gap })
    }

    /// How the gap at this lambda answers to each estimate: our own rating with -1, and so on.
    pub(super) fn slopes(&self, lambda: f64, mean: impl Fn(Place) -> f64) -> Vec<(Place, f64)> {
        let mut slopes: Vec<(Place, f64)> = self.own.map(|own| (own, -1.0)).into_iter().collect();
        slopes.extend(self.target.map(|target| (target, 1.0 - lambda)));
        match self.reference(&mean) {
            Some((_, Some(best))) => slopes.push((best, lambda)),
            Some(_) => slopes.extend(self.rivals.iter().map(|&(share, rival)| (rival, lambda * share))),
            None => {}
        }
        slopes
    }

    /// How sure `weight` times the gap at this lambda is: 0 = that to the target, 1 = that to rivals.
    pub(super) fn spread(&self, weight: f64, lambda: f64, book: &Book<'_>) -> Option<Spread> {
        let slopes = self.slopes(lambda, means(&book.estimates)).into_iter();
        Spread::of(slopes.filter_map(|(place, slope)| Some((weight * slope, book.estimate(place)?))))
    }

    /// All estimates that the cell hangs on.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.own.into_iter().chain(self.target).chain(self.rivals.iter().map(|&(_, place)| place))
    }

    /// What we are compared with among rivals, and which one it is where it is the best.
    pub(super) fn reference(&self, mean: impl Fn(Place) -> f64) -> Option<(f64, Option<Place>)> {
        if self.best {
            let rated = self.rivals.iter().map(|&(_, rival)| (mean(rival), Some(rival)));
            return rated.reduce(|best, next| if next.0 > best.0 { next } else { best });
        }
        let sum = || self.rivals.iter().map(|&(share, rival)| share * mean(rival)).sum();
        (!self.rivals.is_empty()).then(|| (sum(), None))
    }
}

/// Shares of the rivals that are rated here. One without a share counts as the mean of those in
/// the document that have one.
fn weighed(
    document: &Document,
    rivals: &[(Option<f64>, Place)],
    benchmark: Benchmark<'_>,
) -> Vec<(f64, Place)> {
    if !matches!(benchmark, Benchmark::Average) {
        return rivals.iter().map(|&(_, place)| (1.0, place)).collect();
    }
    let known: Vec<f64> = document
        .competitors
        .iter()
        .filter_map(|it| it.share)
        .map(|share| share.0)
        .filter(|&share| share > 0.0)
        .collect();
    let largest = known.iter().copied().fold(0.0, f64::max);
    let mean = known.iter().map(|share| share / largest).sum::<f64>() / known.len() as f64;
    let parts: Vec<f64> = rivals
        .iter()
        .map(|(share, _)| if known.is_empty() { 1.0 } else { share.map_or(mean, |share| share / largest) })
        .collect();
    let total: f64 = parts.iter().sum();
    rivals.iter().zip(parts).map(|(&(_, place), part)| (part / total, place)).collect()
}

/// The means of all estimates, as [`Leaf::gaps`] asks for them.
pub(super) fn means(estimates: &[Estimate]) -> impl Fn(Place) -> f64 + Copy + '_ {
    |place| estimates.get(place).map_or(0.0, |estimate| estimate.mean)
}
