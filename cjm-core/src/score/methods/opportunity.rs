//! The opportunity score of outcome-driven innovation.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::bounds::{counts, filled, refuse, within};
use super::rated::Rated;
use super::{Method, ranks};
use crate::Error;

/// The opportunity score (Ulwick, What Customers Want, 2005): `importance + max(importance -
/// satisfaction, 0)`, each ten times the share who answered 4 or 5 of 5.
///
/// Traps. Without the `max`, which many leave out, what is over-served ranks too low. The bands at
/// 10, 12 and 15 are made for top-two-box shares: means of a 1 to 5 scale don't belong here. Two
/// boxes throw information away: of 20 answers, a share of one half is uncertain by 2.2 points.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opportunity {
    /// The outcomes.
    pub items: Vec<Outcome>,
}

/// An outcome that customers want: the shares, or the answers to both questions.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Outcome {
    /// Its id.
    pub id: String,
    /// Ten times the share to whom it is important, 0 to 10.
    pub importance: Option<f64>,
    /// Ten times the share who are satisfied, 0 to 10.
    pub satisfaction: Option<f64>,
    /// Instead: how many answered 1 to 5, 1 first.
    #[serde(default)]
    pub importance_counts: Vec<f64>,
    /// Instead: how many answered 1 to 5, 1 first.
    #[serde(default)]
    pub satisfaction_counts: Vec<f64>,
}

/// How promising an outcome is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Band {
    /// Above 15.
    Extreme,
    /// 12 to 15.
    LowHanging,
    /// 10 to below 12.
    WorthConsidering,
    /// Below 10.
    Unattractive,
}

/// All outcomes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpportunityAnswer {
    /// One an outcome, in the order given.
    pub items: Vec<ScoredOutcome>,
}

/// An outcome and its score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScoredOutcome {
    /// Its id.
    pub id: String,
    /// 0 to 10.
    pub importance: f64,
    /// 0 to 10.
    pub satisfaction: f64,
    /// 0 to 20.
    pub opportunity: f64,
    /// Highest score = 1.
    pub rank: usize,
    /// How promising it is.
    pub band: Band,
    /// Whether satisfaction is above importance.
    pub over_served: bool,
}

impl Method for Opportunity {
    const NAME: &'static str = "opportunity";
    const ABOUT: &'static str = "importance + max(importance - satisfaction, 0) (Ulwick 2005)";
    type Answer = OpportunityAnswer;

    fn answer(&self) -> Result<OpportunityAnswer, Error> {
        let mut items = Vec::new();
        for (index, item) in filled("/items", &self.items)?.iter().enumerate() {
            let share = |name: &str, value: Option<f64>, answers: &[f64]| {
                let place = format!("/items/{index}/{name}");
                match (value, answers) {
                    (Some(value), []) => within(|| place, value, 0.0, 10.0),
                    (None, answers @ [_, _, _, four, five]) => {
                        Ok(10.0 * (four + five) / counts(&format!("{place}Counts"), answers, 5)?)
                    }
                    (None, []) => Err(refuse(&place, "neither a share nor counts")),
                    (Some(_), _) => Err(refuse(&place, "a share and counts: which one holds?")),
                    (None, _) => Err(refuse(&format!("{place}Counts"), "there are 5 points to count")),
                }
            };
            let importance = share("importance", item.importance, &item.importance_counts)?;
            let satisfaction = share("satisfaction", item.satisfaction, &item.satisfaction_counts)?;
            let opportunity = importance + (importance - satisfaction).max(0.0);
            items.push(ScoredOutcome {
                id: item.id.clone(),
                importance,
                satisfaction,
                opportunity,
                rank: 0,
                band: match opportunity {
                    score if score > 15.0 => Band::Extreme,
                    score if score >= 12.0 => Band::LowHanging,
                    score if score >= 10.0 => Band::WorthConsidering,
                    _ => Band::Unattractive,
                },
                over_served: satisfaction > importance,
            });
        }
        let scores: Vec<f64> = items.iter().map(|item| item.opportunity).collect();
        items.iter_mut().zip(ranks(&scores)).for_each(|(item, rank)| item.rank = rank);
        Ok(OpportunityAnswer { items })
    }
}

/// Needs whose importance and rating of us are counted on five points.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    let items: Vec<Value> = rated
        .needs()
        .iter()
        .filter(|need| need.importance_counts.len() == 5 && need.own_counts.len() == 5)
        .map(|need| {
            json!({
                "id": need.id,
                "importanceCounts": need.importance_counts,
                "satisfactionCounts": need.own_counts,
            })
        })
        .collect();
    if items.is_empty() {
        return Err(Error::Unusable {
            message: "no need has its importance and our rating as counts on five points".to_owned(),
            hint: Some("a mean does not tell how many answered 4 or 5: give counts".to_owned()),
        });
    }
    Ok(json!({ "items": items }))
}
