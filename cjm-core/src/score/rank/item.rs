//! [`Item`]: something to fix or to do, and why it stands where it stands.

use serde::{Deserialize, Serialize};

use crate::model::Id;
use crate::score::grid::tidy;

/// What an item is. Items of equal priority and rung stand in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ItemKind {
    /// What hurts.
    Pain,
    /// What could be done.
    Opportunity,
    /// What customers need.
    Need,
    /// A moment of the journey.
    Step,
}

/// An item of a ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its id.
    pub id: Id,
    /// Its name or text, in the document's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The best rung of the ladder that its number rests on, 1 to 4.
    pub rung: u8,
    /// Share of all that matters to customers that is lost here; of an opportunity, what it would
    /// win back for each point of effort. 0 = nothing to fix.
    pub priority: f64,
    /// 1 = first. Equal priorities share a rank.
    pub rank: usize,
    /// The probability that it is the first of its kind, or among the first `top`; absent where it
    /// is not known how many answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_probability: Option<f64>,
    /// Of an opportunity: what it would be worth, in points of priority, to know its benefit for sure
    /// before the best one is chosen (the expected value of perfect information on it alone).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth_knowing: Option<f64>,
    /// Of an opportunity: how sure its authors are that it works. It does not go into the priority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// What the priority was made of.
    pub because: Vec<Factor>,
    /// Whether it rests on something that nobody has found out: a ceiling, a filled-in average, a
    /// claim without evidence.
    pub assumed: bool,
}

/// A number that went into a priority.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Factor {
    /// What it is. Of cells: `weight`, `gap`, `own`, `target`, `reference`. Of pains and moments:
    /// `severity`, `reach`, `frequency`, `dropOff`, `votes` (and the `averageVotes` of all), `people` (the share who
    /// come by), `feeling`, `pain`. Of opportunities: `benefit`, `effort`, `closes`.
    pub factor: &'static str,
    /// The need, pain or step that it is about, where that is not the item itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// Its value: gaps, ratings, severity and feeling on 0..1, effort on 1..5, votes and frequency as
    /// they are.
    pub value: f64,
    /// Whether it is filled in, because it is not given here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
    /// What it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Id>,
}

impl Factor {
    pub(super) fn new(factor: &'static str, value: f64) -> Self {
        Self { factor, of: None, value: tidy(value), assumed: false, evidence: Vec::new() }
    }

    pub(super) fn of(self, id: &Id) -> Self {
        Self { of: Some(id.clone()), ..self }
    }

    pub(super) fn resting_on<'a>(mut self, evidence: impl IntoIterator<Item = &'a Id>) -> Self {
        for id in evidence {
            if !self.evidence.contains(id) {
                self.evidence.push(id.clone());
            }
        }
        self
    }

    pub(super) fn filled_in(self, assumed: bool) -> Self {
        Self { assumed, ..self }
    }
}

/// Something that cannot be ranked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unranked {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: ItemKind,
    /// What is missing, and so what to collect; or why there is nothing to do.
    pub why: String,
}
