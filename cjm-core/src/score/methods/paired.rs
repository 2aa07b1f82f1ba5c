//! Us and a rival, rated by the same people.

use serde::{Deserialize, Serialize};

use super::Method;
use super::bounds::{divisor, filled, refuse};
use crate::Error;
use crate::model::{Amount, Measure, Scale};
use crate::score::estimate::Estimate;
use crate::score::grid::tidy;
use crate::score::spread::Spread;
use crate::write::json::number;

/// How far a rival is ahead of us in the eyes of those who rated both. Each person's own difference
/// counts, so that what makes somebody rate everything high falls out (Student, Biometrika 6, 1908).
/// How sure it is comes from the same belief as in value gaps: a Dirichlet distribution, here over the
/// 2k - 1 differences that k points can have.
///
/// Traps. Who rated only one of the two does not count. Who knows a rival well enough to rate it may
/// not be like all customers. A document keeps counts, not who answered what, so value gaps take the
/// two ratings as independent: `independent` is that interval of the same answers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paired {
    /// The scale that both are rated on.
    pub scale: PairedScale,
    /// What is rated: one a need and rival.
    pub items: Vec<PairedAnswers>,
}

/// The scale of both ratings.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairedScale {
    /// The lowest point.
    pub min: f64,
    /// The highest point.
    pub max: f64,
    /// Distance between two points; absent = 1.
    pub step: Option<f64>,
    /// Whether the lowest point is the best.
    #[serde(default)]
    pub reversed: bool,
}

/// The answers of those who rated us and a rival.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairedAnswers {
    /// What is rated.
    #[serde(default)]
    pub id: String,
    /// One a person: how they rate us, then the rival.
    pub answers: Vec<[f64; 2]>,
    /// One a person, above 0: how much they count. Empty = all alike.
    #[serde(default)]
    pub weights: Vec<f64>,
}

/// All that is rated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairedAnswer {
    /// One a need and rival, in the order given.
    pub items: Vec<PairedGap>,
}

/// How far the rival is ahead, on 0..1 of the scale; negative = behind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairedGap {
    /// What is rated.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// How many rated both.
    pub n: usize,
    /// How many unweighted answers are worth as much (Kish, Survey Sampling, 1965).
    pub worth: f64,
    /// The mean difference as people gave it.
    pub difference: f64,
    /// What that tells about all customers: a little nearer to none.
    pub gap: f64,
    /// Standard deviation of `gap`.
    pub sd: f64,
    /// From where to where `gap` lies with 95 %.
    pub interval: [f64; 2],
    /// The interval that the same answers have where nobody knows who gave which.
    pub independent: [f64; 2],
}

impl PairedScale {
    fn counted(self) -> Result<Both, Error> {
        let Self { min, max, step, reversed } = self;
        let step = step.map(Amount);
        let scale = Scale { min, max, step, reversed: Some(reversed), ..Scale::default() };
        let most = Both::MOST_POINTS;
        Both::on(&scale).ok_or_else(|| refuse("/scale", format!("it does not have 2 to {most} points")))
    }
}

/// What those said who rated both, counted.
#[derive(Debug, Clone)]
pub(crate) struct Both {
    scale: Scale,
    /// Weights at each point of the scale, worst first.
    ours: Vec<f64>,
    rivals: Vec<f64>,
    /// Weights at each difference, rival far behind first.
    apart: Vec<f64>,
    n: usize,
    sum: f64,
    squares: f64,
}

impl Both {
    /// More points than any questionnaire has.
    const MOST_POINTS: usize = 101;

    /// Nobody yet; nothing on a scale whose points are not counted.
    pub(crate) fn on(scale: &Scale) -> Option<Self> {
        let points = scale.points().filter(|points| (2..=Self::MOST_POINTS).contains(points))?;
        let (ours, rivals) = (vec![0.0; points], vec![0.0; points]);
        let apart = vec![0.0; 2 * points - 1];
        Some(Self { scale: scale.clone(), ours, rivals, apart, n: 0, sum: 0.0, squares: 0.0 })
    }

    /// Which point a value is, the worst being 0.
    fn point(&self, value: f64) -> Option<usize> {
        let at = self.scale.unit(value)? * (self.ours.len() - 1) as f64;
        ((at - at.round()).abs() < 1e-6).then(|| at.round() as usize)
    }

    /// Counts one person; on values that are no points of the scale, the side that is wrong.
    pub(crate) fn add(&mut self, [own, rival]: [f64; 2], weight: f64) -> Result<(), usize> {
        let (own, rival) = (self.point(own).ok_or(0_usize)?, self.point(rival).ok_or(1_usize)?);
        let apart = self.ours.len() - 1 + rival - own;
        for (counts, at) in [(&mut self.ours, own), (&mut self.rivals, rival), (&mut self.apart, apart)] {
            if let Some(count) = counts.get_mut(at) {
                *count += weight;
            }
        }
        self.n += 1;
        self.sum += weight;
        self.squares += weight * weight;
        Ok(())
    }

    /// How far the rival is ahead; nothing where nobody rated both.
    pub(crate) fn gap(&self) -> Option<PairedGap> {
        let worth = self.sum * self.sum / self.squares;
        let told = |weights: &[f64]| {
            let counts = weights.iter().map(|weight| Amount(weight / self.sum * worth)).collect();
            let scale = Scale { max: (weights.len() - 1) as f64, ..Scale::default() };
            Estimate::new(&Measure { counts, ..Measure::default() }, &scale).ok()
        };
        let (ours, rivals, apart) = (told(&self.ours)?, told(&self.rivals)?, told(&self.apart)?);
        // On 0..1 the middle is no difference.
        let gap = tidy(2.0 * apart.mean - 1.0);
        let spread = Spread::of([(2.0, &apart)])?;
        let independent = Spread::of([(-1.0, &ours), (1.0, &rivals)])?;
        Some(PairedGap {
            id: String::new(),
            n: self.n,
            worth: tidy(worth),
            difference: tidy(2.0 * apart.plain - 1.0),
            gap,
            sd: tidy(spread.sd),
            interval: spread.around(gap),
            independent: independent.around(rivals.mean - ours.mean),
        })
    }
}

impl PairedAnswers {
    fn gap(&self, place: &str, nobody: &Both) -> Result<PairedGap, Error> {
        let answers = filled(&format!("{place}/answers"), &self.answers)?;
        if !self.weights.is_empty() && self.weights.len() != answers.len() {
            let why = format!("{} weights for {} answers", self.weights.len(), answers.len());
            return Err(refuse(&format!("{place}/weights"), why));
        }
        let mut both = nobody.clone();
        for (at, pair) in answers.iter().enumerate() {
            let weight = match self.weights.get(at) {
                Some(&weight) => divisor(|| format!("{place}/weights/{at}"), weight)?,
                None => 1.0,
            };
            both.add(*pair, weight).map_err(|side| {
                let value = pair.get(side).copied().unwrap_or_default();
                let why = format!("{} is no point of the scale", number(value));
                refuse(&format!("{place}/answers/{at}/{side}"), why)
            })?;
        }
        let gap = both.gap().ok_or_else(|| refuse(place, "the answers don't add up"))?;
        Ok(PairedGap { id: self.id.clone(), ..gap })
    }
}

impl Method for Paired {
    const NAME: &'static str = "paired";
    const ABOUT: &'static str = "how far a rival is ahead among those who rated both (Student 1908)";
    type Answer = PairedAnswer;

    fn answer(&self) -> Result<PairedAnswer, Error> {
        let nobody = self.scale.counted()?;
        let items = filled("/items", &self.items)?.iter().enumerate();
        let gaps = items.map(|(index, item)| item.gap(&format!("/items/{index}"), &nobody));
        Ok(PairedAnswer { items: gaps.collect::<Result<_, _>>()? })
    }
}
