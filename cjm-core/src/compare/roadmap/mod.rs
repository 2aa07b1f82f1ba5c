//! From the current to the future map: what becomes of each problem, and which opportunity does it.
//!
//! ```
//! use cjm_core::compare::{Options, roadmap};
//! use cjm_core::model::Document;
//!
//! let document: Document = serde_json::from_str(
//!     r#"{"maps":[
//!       {"id":"now","title":"N","stages":[{"id":"s","steps":[
//!         {"id":"a","pains":[{"id":"slow","text":"slow","severity":4}]}]}]},
//!       {"id":"then","title":"T","futureOf":"now","stages":[{"id":"s","steps":[{"id":"a"}]}]}]}"#,
//! )?;
//! let roadmap = roadmap((&document, &document.maps[0]), (&document, &document.maps[1]), &Options::default())?;
//! assert_eq!(roadmap.wishful, ["slow"], "nobody says how the pain will go away");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod initiative;
mod print;
mod problem;

use std::collections::BTreeMap;

use serde::Serialize;

pub use initiative::Initiative;
pub use problem::{Problem, ProblemKind, ProblemStatus};

use super::{Options, diff};
use crate::Error;
use crate::model::{Document, Map};
use crate::score::{self, Change, score};

/// What becomes of the problems of a map, and by what.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Roadmap {
    /// The id of the current map.
    pub from: String,
    /// The id of the future map.
    pub to: String,
    /// Pains in the order of the journey, then value gaps in the order of the needs.
    pub problems: Vec<Problem>,
    /// Opportunities that are not dropped: best value for the effort first.
    pub initiatives: Vec<Initiative>,
    /// Problems that get better although no opportunity is about them.
    pub wishful: Vec<String>,
    /// Opportunities of which nothing gets better.
    pub idle: Vec<String>,
    /// Problems that stay or get worse, and no opportunity is about them.
    pub unaddressed: Vec<String>,
    /// Problems that are new or get worse.
    pub side_effects: Vec<String>,
    /// The ids of the opportunities in an order in which each comes after those it waits for; of those
    /// that could be next, the best ranked.
    pub order: Vec<String>,
    /// Opportunities that wait for each other in a circle, and those that wait for them: they are not
    /// in the order.
    pub cycles: Vec<String>,
    /// The change of the net value gap, need by need; its parts add up to it. Absent if the gap is
    /// known in neither map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreChange>,
}

/// How the net value gap changes: negative = better for the customer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreChange {
    /// In the current map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
    /// In the future map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<f64>,
    /// The sum of the needs' changes.
    pub delta: f64,
    /// Change by need.
    pub needs: BTreeMap<String, f64>,
}

/// Tells what becomes of each pain and value gap between two maps, and which opportunities are behind it.
/// What an opportunity addresses, improves, or names by way of a pain's needs is what it is about.
///
/// # Errors
/// As [`diff`]; and as [`score`](crate::score::score()) for documents that cannot be scored.
pub fn roadmap(from: (&Document, &Map), to: (&Document, &Map), options: &Options) -> Result<Roadmap, Error> {
    let changes = diff(from, to, options)?;
    // Ids of the future map by those of the current one, where they differ.
    let renamed: BTreeMap<&str, &str> =
        changes.matches.iter().map(|pair| (pair.from.as_str(), pair.to.as_str())).collect();
    let sheets =
        [score(from.0, from.1, &score::Options::default())?, score(to.0, to.1, &score::Options::default())?];
    let mut problems = problem::pains(from, to, &renamed, &changes.checks);
    problems.extend(problem::gaps(to.0, &sheets, &renamed));
    let initiatives = initiative::all(from, to, &renamed, &mut problems);
    let (order, cycles) = initiative::ordered(&initiatives);
    let those = |wanted: &dyn Fn(&Problem) -> bool| -> Vec<String> {
        problems.iter().filter(|problem| wanted(problem)).map(|problem| problem.id.clone()).collect()
    };
    let wishful = those(&|it| it.status.is_better() && it.claimed_by.is_empty());
    let unaddressed = those(&|it| it.status.stays() && it.claimed_by.is_empty());
    let side_effects = those(&|it| it.status.is_worse());
    let idle = initiatives.iter().filter(|it| it.closes.is_empty()).map(|it| it.id.clone()).collect();
    let [before, after] = &sheets;
    let known = before.net.is_some() || after.net.is_some();
    let score = known.then(|| {
        let change = Change::new(before, after);
        let needs = change.needs.iter().map(|it| (it.need.to_string(), it.change)).collect();
        ScoreChange { before: before.net, after: after.net, delta: change.net, needs }
    });
    let (from, to) = (from.1.id.to_string(), to.1.id.to_string());
    Ok(Roadmap {
        from,
        to,
        problems,
        initiatives,
        wishful,
        idle,
        unaddressed,
        side_effects,
        order,
        cycles,
        score,
    })
}
