//! The net promoter score with an interval.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Method;
use super::bounds::{amount, counts, filled, refuse};
use super::rated::Rated;
use super::wilson::Z;
use crate::Error;
use crate::model::MetricKind;

/// The net promoter score (Reichheld, Harvard Business Review 81, 2003) with the adjusted Wald
/// interval (Rocks, The American Statistician 70, 2016): 3/4 promoter, 3/4 detractor and 3/2 passives
/// are added.
///
/// Traps. The plain (Wald) interval has no width where all agree; it is answered for comparison. Two
/// scores differ for sure only where their difference has an interval of its own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NpsMethod {
    /// Groups of answers.
    pub items: Vec<NpsAnswers>,
}

/// A group's answers: by sort, or by point.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NpsAnswers {
    /// The group's id.
    #[serde(default)]
    pub id: String,
    /// How many answered 9 or 10.
    #[serde(default)]
    pub promoters: f64,
    /// How many answered 7 or 8.
    #[serde(default)]
    pub passives: f64,
    /// How many answered 0 to 6.
    #[serde(default)]
    pub detractors: f64,
    /// Instead: how many answered 0 to 10, 0 first.
    #[serde(default)]
    pub counts: Vec<f64>,
}

/// All groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpsAnswer {
    /// One a group, in the order given.
    pub items: Vec<NpsScore>,
}

/// A group's score, -100 to 100.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpsScore {
    /// The group's id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// How many answered.
    pub n: f64,
    /// Percentage of promoters less percentage of detractors.
    pub nps: f64,
    /// From where to where it lies with 95 %, adjusted Wald, cut at the ends.
    pub interval: [f64; 2],
    /// The centre of that interval.
    pub adjusted: f64,
    /// The plain Wald interval.
    pub wald: [f64; 2],
}

impl NpsScore {
    /// The score of so many of each sort.
    ///
    /// # Errors
    /// A negative number, or no answer at all.
    pub fn new(id: &str, promoters: f64, passives: f64, detractors: f64) -> Result<Self, Error> {
        for (name, count) in [("promoters", promoters), ("passives", passives), ("detractors", detractors)] {
            amount(|| format!("/{name}"), count)?;
        }
        let n = promoters + passives + detractors;
        if n <= 0.0 {
            return Err(refuse("/promoters", "nobody answered"));
        }
        let wald = |promoters: f64, detractors: f64, n: f64| {
            let (pro, con) = (promoters / n, detractors / n);
            let nps = pro - con;
            (nps, Z * ((pro + con - nps * nps).max(0.0) / n).sqrt())
        };
        let percent = |(nps, reach): (f64, f64)| {
            [nps - reach, nps + reach].map(|bound| (100.0 * bound).clamp(-100.0, 100.0))
        };
        let plain = wald(promoters, detractors, n);
        let adjusted = wald(promoters + 0.75, detractors + 0.75, n + 3.0);
        Ok(Self {
            id: id.to_owned(),
            n,
            nps: 100.0 * plain.0,
            interval: percent(adjusted),
            adjusted: 100.0 * adjusted.0,
            wald: percent(plain),
        })
    }
}

impl Method for NpsMethod {
    const NAME: &'static str = "nps";
    const ABOUT: &'static str =
        "net promoter score with the adjusted Wald interval (Reichheld 2003; Rocks 2016)";
    type Answer = NpsAnswer;

    fn answer(&self) -> Result<NpsAnswer, Error> {
        let mut items = Vec::new();
        for (index, item) in filled("/items", &self.items)?.iter().enumerate() {
            let place = format!("/items/{index}");
            let at = |error: Error| match error {
                Error::Unusable { message, hint } => {
                    Error::Unusable { message: message.replacen('`', &format!("`{place}"), 1), hint }
                }
                other => other,
            };
            let sorted = item.promoters + item.passives + item.detractors;
            items.push(if item.counts.is_empty() {
                NpsScore::new(&item.id, item.promoters, item.passives, item.detractors).map_err(at)?
            } else if sorted != 0.0 {
                return Err(refuse(&place, "counts and promoters: which one holds?"));
            } else {
                counts(&format!("{place}/counts"), &item.counts, 11)?;
                let sum = |from: usize, to: usize| item.counts.iter().skip(from).take(to - from).sum::<f64>();
                NpsScore::new(&item.id, sum(9, 11), sum(7, 9), sum(0, 7))?
            });
        }
        Ok(NpsAnswer { items })
    }
}

/// The readings of NPS metrics that are counted point by point.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    let items = rated.counted(MetricKind::Nps, 11)?;
    Ok(
        json!({ "items": items.into_iter().map(|(id, counts)| json!({ "id": id, "counts": counts })).collect::<Vec<_>>() }),
    )
}
