//! The plane of impact and effort.

use serde::{Deserialize, Serialize};

use super::Method;
use super::bounds::{filled, within};
use super::importance_performance::Ends;
use crate::Error;

/// Impact against effort, cut in the middle of the scale: the quick-win matrix of workshops. Nobody
/// in particular published it.
///
/// Traps. All in a field count alike, however far apart. Votes on impact are guesses: the ranking of a
/// map computes it from gaps, and opportunities that win the same thing count once there. A value in
/// the middle counts as high.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpactEffort {
    /// The ends of the scale of both; absent = 1 to 5.
    #[serde(default = "five")]
    pub scale: Ends,
    /// The candidates.
    pub items: Vec<WeighedItem>,
}

fn five() -> Ends {
    Ends { min: 1.0, max: 5.0 }
}

/// A candidate.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeighedItem {
    /// Its id.
    pub id: String,
    /// What it brings.
    pub impact: f64,
    /// What it costs.
    pub effort: f64,
}

/// A field of the plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EffortField {
    /// Much for little.
    QuickWin,
    /// Much for much.
    MajorProject,
    /// Little for little.
    FillIn,
    /// Little for much.
    Thankless,
}

/// All candidates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImpactEffortAnswer {
    /// From here on impact and effort are high.
    pub cut: f64,
    /// One a candidate, in the order given.
    pub items: Vec<PlacedItem>,
}

/// A candidate on the plane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlacedItem {
    /// Its id.
    pub id: String,
    /// The field it falls in.
    pub field: EffortField,
}

impl Method for ImpactEffort {
    const NAME: &'static str = "impact-effort";
    const ABOUT: &'static str = "four fields of impact and effort";
    type Answer = ImpactEffortAnswer;

    fn answer(&self) -> Result<ImpactEffortAnswer, Error> {
        let Ends { min, max } = self.scale.checked()?;
        let cut = min + (max - min) / 2.0;
        let mut items = Vec::new();
        for (index, item) in filled("/items", &self.items)?.iter().enumerate() {
            let impact = within(|| format!("/items/{index}/impact"), item.impact, min, max)?;
            let effort = within(|| format!("/items/{index}/effort"), item.effort, min, max)?;
            let field = match (impact >= cut, effort >= cut) {
                (true, false) => EffortField::QuickWin,
                (true, true) => EffortField::MajorProject,
                (false, false) => EffortField::FillIn,
                (false, true) => EffortField::Thankless,
            };
            items.push(PlacedItem { id: item.id.clone(), field });
        }
        Ok(ImpactEffortAnswer { cut, items })
    }
}
