//! [`Initiative`]: an opportunity, and what it closes.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::problem::{Problem, ProblemKind};
use crate::compare::name::shorten;
use crate::model::{Document, Map, Opportunity, OpportunityStatus, Pain};

/// An opportunity, and what it closes. What several close is shared equally: the Shapley value of a game
/// in which each problem is worth the same whoever solves it (Shapley 1953). That is a convention.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Initiative {
    /// The id of the opportunity: that of the future map where both know it.
    pub id: String,
    /// Its text.
    pub name: String,
    /// Its status, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The problems that it is about.
    pub claims: Vec<String>,
    /// Those of them that get better.
    pub closes: Vec<String>,
    /// Its share of the value gaps that close, in points of the net.
    pub value: f64,
    /// Its share of the pains that close, in shares of the scale of severity.
    pub relief: f64,
    /// How much work it is, on its scale; absent = unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<f64>,
    /// The opportunities that must be done first.
    pub after: Vec<String>,
    /// 1 = first: most value for the effort, then most relief for it. Without effort behind all with one.
    pub rank: usize,
}

/// The opportunities of both maps, ranked. Each problem learns who is about it.
pub(super) fn all(
    from: (&Document, &Map),
    to: (&Document, &Map),
    renamed: &BTreeMap<&str, &str>,
    problems: &mut [Problem],
) -> Vec<Initiative> {
    let id_of = |id: &str| renamed.get(id).copied().unwrap_or(id).to_owned();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut initiatives = Vec::new();
    let later = to.1.opportunities.iter().map(|it| (to, it.id.to_string(), it));
    let earlier = from.1.opportunities.iter().map(|it| (from, id_of(it.id.as_str()), it));
    let all: Vec<((&Document, &Map), String, &Opportunity)> = later.chain(earlier).collect();
    for (_, id, _) in &all {
        if !known.insert(id.clone()) {
            continue;
        }
        // What either map says that it is about.
        let both: Vec<&((&Document, &Map), String, &Opportunity)> =
            all.iter().filter(|(_, other, _)| other == id).collect();
        let Some((side, _, first)) = both.first() else { continue };
        if first.status == Some(OpportunityStatus::Dropped) {
            continue;
        }
        let mut about: BTreeSet<String> = BTreeSet::new();
        for (side, _, opportunity) in &both {
            let pains = || from.1.pains().chain(to.1.pains()).map(|(_, pain)| pain);
            subjects(side.1, opportunity, pains, &mut |id| {
                about.insert(id_of(id));
            });
        }
        let claimed = problems.iter_mut().filter(|problem| about.contains(&problem.id));
        let claims = claimed.map(|problem| {
            problem.claimed_by.push(id.clone());
            problem.id.clone()
        });
        let effort = first.effort.as_ref().and_then(|effort| {
            let scale = side.0.scale_of(effort, "effort5")?;
            effort.value_on(scale).filter(|value| *value > 0.0)
        });
        initiatives.push(Initiative {
            id: id.clone(),
            name: shorten(first.text.in_language(side.0.language.as_deref())),
            status: first.status.map(|status| status.as_str().to_owned()),
            claims: claims.collect(),
            closes: Vec::new(),
            value: 0.0,
            relief: 0.0,
            effort,
            after: first.after.iter().map(|id| id_of(id.as_str())).collect(),
            rank: 0,
        });
    }
    share(&mut initiatives, problems);
    initiatives.sort_by(|a, b| ranked(a, b).then_with(|| a.id.cmp(&b.id)));
    for (at, initiative) in initiatives.iter_mut().enumerate() {
        initiative.rank = at + 1;
    }
    initiatives
}

/// Visits everything that an opportunity is about.
fn subjects<'p, I: Iterator<Item = &'p Pain>>(
    map: &Map,
    opportunity: &Opportunity,
    pains: impl Fn() -> I,
    visit: &mut dyn FnMut(&str),
) {
    for id in &opportunity.addresses {
        visit(id.as_str());
        for pain in pains().filter(|pain| pain.id == *id) {
            pain.needs.iter().for_each(|need| visit(need.as_str()));
        }
        if let Some((_, step)) = map.step(id.as_str()) {
            step.pains.iter().for_each(|pain| visit(pain.id.as_str()));
        }
    }
    opportunity.improves.iter().for_each(|it| visit(it.need.as_str()));
}

/// Gives each initiative its equal share of what closes.
fn share(initiatives: &mut [Initiative], problems: &[Problem]) {
    for problem in problems.iter().filter(|problem| problem.status.is_better()) {
        let sharers = problem.claimed_by.len() as f64;
        let closed = problem.closed().unwrap_or(0.0);
        for initiative in initiatives.iter_mut().filter(|it| problem.claimed_by.contains(&it.id)) {
            initiative.closes.push(problem.id.clone());
            match problem.kind {
                ProblemKind::Gap => initiative.value += closed / sharers,
                ProblemKind::Pain => initiative.relief += closed / sharers,
            }
        }
    }
}

fn ranked(a: &Initiative, b: &Initiative) -> Ordering {
    let per = |it: &Initiative, value: f64| value / it.effort.unwrap_or(1.0);
    b.effort
        .is_some()
        .cmp(&a.effort.is_some())
        .then_with(|| per(b, b.value).total_cmp(&per(a, a.value)))
        .then_with(|| per(b, b.relief).total_cmp(&per(a, a.relief)))
}

/// The ids so that each comes after those it waits for, and the ids for which there is no such order.
pub(super) fn ordered(initiatives: &[Initiative]) -> (Vec<String>, Vec<String>) {
    let known: BTreeSet<&str> = initiatives.iter().map(|it| it.id.as_str()).collect();
    let mut order: Vec<String> = Vec::new();
    let mut left: Vec<&Initiative> = initiatives.iter().collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    while let Some(at) = left
        .iter()
        .position(|it| it.after.iter().all(|id| done.contains(id.as_str()) || !known.contains(id.as_str())))
    {
        let next = left.remove(at);
        done.insert(&next.id);
        order.push(next.id.clone());
    }
    (order, left.into_iter().map(|it| it.id.clone()).collect())
}
