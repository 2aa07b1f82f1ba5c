//! [`Problem`]: a pain or a value gap, and what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::compare::check::Check;
use crate::compare::name::shorten;
use crate::model::{Any, Document, Map, Pain, PainStatus};
use crate::score::ScoreSheet;

/// A pain or a value gap, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// The id of the pain or the need: that of the future map where both know it.
    pub id: String,
    /// The text of it.
    pub name: String,
    /// What becomes of it.
    pub status: ProblemStatus,
    /// How bad it is now. A pain: severity as a share of its scale, 0 to 1. A gap: the value gap, where
    /// positive is short of what customers need. Absent = unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<f64>,
    /// The same in the future map; 0 for a pain that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<f64>,
    /// The opportunities that are about it.
    pub claimed_by: Vec<String>,
}

/// What a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ProblemKind {
    /// A pain.
    Pain,
    /// A need that is met less well than it should be.
    Gap,
}

/// What becomes of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ProblemStatus {
    /// It is gone.
    Resolved,
    /// It is less bad.
    Mitigated,
    /// It is as it was.
    Persists,
    /// It is worse.
    Worsened,
    /// It was not there before.
    New,
    /// How bad it is is known in one map only.
    Unknown,
}

impl ProblemStatus {
    /// The word that JSON writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Mitigated => "mitigated",
            Self::Persists => "persists",
            Self::Worsened => "worsened",
            Self::New => "new",
            Self::Unknown => "unknown",
        }
    }

    pub(super) fn is_better(self) -> bool {
        matches!(self, Self::Resolved | Self::Mitigated)
    }

    pub(super) fn stays(self) -> bool {
        matches!(self, Self::Persists | Self::Worsened)
    }

    pub(super) fn is_worse(self) -> bool {
        matches!(self, Self::New | Self::Worsened)
    }
}

impl Problem {
    /// How much of it is closed; nothing where that is not known.
    pub(super) fn closed(&self) -> Option<f64> {
        Some(self.before?.max(0.0) - self.after?.max(0.0)).filter(|closed| *closed > 0.0)
    }
}

/// The pains of both maps.
pub(super) fn pains(
    from: (&Document, &Map),
    to: (&Document, &Map),
    renamed: &BTreeMap<&str, &str>,
    checks: &[Check],
) -> Vec<Problem> {
    let found = |id: &str, name: &str| checks.iter().any(|it| it.check == name && it.subject.id == id);
    let recast = Recast::new(checks);
    let open = |pain: &&Pain| pain.status != Some(PainStatus::Fixed);
    let mut problems: Vec<Problem> = Vec::new();
    for (_, pain) in from.1.pains().filter(|(_, pain)| open(pain)) {
        let id = renamed.get(pain.id.as_str()).copied().unwrap_or(pain.id.as_str());
        let then = |id: &str| to.1.pains().map(|(_, pain)| pain).find(|pain| pain.id == *id).filter(open);
        let then = then(id).or_else(|| recast.became.get(pain.id.as_str()).and_then(|id| then(id)));
        let status = match then {
            None => ProblemStatus::Resolved,
            Some(_) if found(id, "pain-mitigated") => ProblemStatus::Mitigated,
            Some(_) if found(id, "pain-worsened") => ProblemStatus::Worsened,
            Some(_) => ProblemStatus::Persists,
        };
        problems.push(Problem {
            kind: ProblemKind::Pain,
            id: id.to_owned(),
            name: shorten(pain.text.in_language(from.0.language.as_deref())),
            status,
            before: severity(from.0, pain),
            after: then.map_or(Some(0.0), |pain| severity(to.0, pain)),
            claimed_by: Vec::new(),
        });
    }
    for (_, pain) in to.1.pains().filter(|(_, pain)| open(pain)) {
        let known = problems.iter().any(|problem| pain.id == *problem.id);
        if !known && !recast.new.contains(pain.id.as_str()) {
            problems.push(Problem {
                kind: ProblemKind::Pain,
                id: pain.id.to_string(),
                name: shorten(pain.text.in_language(to.0.language.as_deref())),
                status: ProblemStatus::New,
                before: Some(0.0),
                after: severity(to.0, pain),
                claimed_by: Vec::new(),
            });
        }
    }
    problems
}

/// Pains that were merged or split: the same trouble in other words.
#[derive(Default)]
struct Recast<'c> {
    /// The pain of the future map that a pain of the current one became.
    became: BTreeMap<&'c str, &'c str>,
    /// The pains of the future map that others became.
    new: BTreeSet<&'c str>,
}

impl<'c> Recast<'c> {
    fn new(checks: &'c [Check]) -> Self {
        let ids = |value: &'c Option<Any>| match value {
            Some(Any::List(ids)) => ids.iter().filter_map(Any::as_str).collect(),
            Some(Any::String(id)) => vec![id.as_str()],
            _ => Vec::new(),
        };
        let mut recast = Self::default();
        for check in checks.iter().filter(|it| it.check == "pain-merged" || it.check == "pain-split") {
            let new = ids(&check.new);
            let first = new.first().copied();
            recast.became.extend(ids(&check.old).into_iter().filter_map(|old| Some((old, first?))));
            recast.new.extend(new);
        }
        recast
    }
}

/// The severity of a pain, from the least to the most of its scale as 0 to 1.
fn severity(document: &Document, pain: &Pain) -> Option<f64> {
    let measure = pain.severity.as_ref()?;
    let scale = document.scale_of(measure, "severity5")?;
    let share = (measure.value_on(scale)? - scale.min) / (scale.max - scale.min);
    let share = if scale.reversed == Some(true) { 1.0 - share } else { share };
    share.is_finite().then_some(share)
}

/// The needs of which either map is short.
pub(super) fn gaps(
    document: &Document,
    [from, to]: &[ScoreSheet; 2],
    renamed: &BTreeMap<&str, &str>,
) -> Vec<Problem> {
    let after = |id: &str| to.needs.iter().find(|it| it.need == *id).and_then(|it| it.value_gap);
    let before: BTreeMap<&str, Option<f64>> = from
        .needs
        .iter()
        .map(|it| (renamed.get(it.need.as_str()).copied().unwrap_or(it.need.as_str()), it.value_gap))
        .collect();
    let mut problems = Vec::new();
    for need in &document.needs {
        let id = need.id.as_str();
        let (old, new) = (before.get(id).copied().flatten(), after(id));
        let status = match (old, new) {
            (Some(old), Some(new)) => match (old > 0.0, new > 0.0) {
                (false, false) => continue,
                (false, true) => ProblemStatus::New,
                (true, false) => ProblemStatus::Resolved,
                (true, true) if new < old => ProblemStatus::Mitigated,
                (true, true) if new > old => ProblemStatus::Worsened,
                (true, true) => ProblemStatus::Persists,
            },
            (Some(gap), None) | (None, Some(gap)) if gap > 0.0 => ProblemStatus::Unknown,
            _ => continue,
        };
        problems.push(Problem {
            kind: ProblemKind::Gap,
            id: id.to_owned(),
            name: shorten(need.text.in_language(document.language.as_deref())),
            status,
            before: old,
            after: new,
            claimed_by: Vec::new(),
        });
    }
    problems
}
