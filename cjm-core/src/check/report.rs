//! [`Report`]: everything found in one document.

use std::collections::HashSet;

use serde::Serialize;

use super::context::Found;
use super::fingerprint::{Fingerprints, identity};
use super::{Diagnostic, Severity};
use crate::read::Tape;

/// The findings, in the order of the text, and how many there are.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Ordered by place, then code.
    pub diagnostics: Vec<Diagnostic>,
    /// How many, by severity; also those that are too many to be listed.
    pub summary: Summary,
    /// How many the document's own `x-cjm-ignore` took out.
    #[serde(skip_serializing_if = "is_zero")]
    pub suppressed: usize,
    /// How many stood in the baseline already.
    #[serde(skip_serializing_if = "is_zero")]
    pub baselined: usize,
    /// How many fixes were applied before these findings were made.
    #[serde(skip_serializing_if = "is_zero")]
    pub fixed: usize,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// How many findings, by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Remarks.
    pub info: usize,
    /// Suggestions.
    pub hint: usize,
}

impl Report {
    /// Orders the findings and takes out those that stood in the baseline.
    pub(super) fn new(mut found: Vec<Found>, more: Summary, tape: &Tape<'_>, baseline: &[String]) -> Self {
        found.sort_by(|Found { diagnostic: a, .. }, Found { diagnostic: b, .. }| {
            let place = |of: &Diagnostic| of.span.map_or(0, |span| span.start);
            (place(a), a.code, &a.pointer, &a.message).cmp(&(place(b), b.code, &b.pointer, &b.message))
        });
        let known: HashSet<&str> = baseline.iter().map(String::as_str).collect();
        let mut fingerprints = Fingerprints::default();
        let mut report = Self { summary: more, ..Self::default() };
        for Found { rule, mut diagnostic, node } in found {
            fingerprints.mark(&mut diagnostic, identity(tape, node));
            if rule.can_be_waived() && known.contains(diagnostic.fingerprint.as_str()) {
                report.baselined += 1;
            } else {
                report.summary.add(diagnostic.severity);
                report.diagnostics.push(diagnostic);
            }
        }
        report
    }
}

impl Summary {
    fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.error,
            Severity::Warning => &mut self.warning,
            Severity::Info => &mut self.info,
            Severity::Hint => &mut self.hint,
        }
    }

    /// Counts one more.
    pub(super) fn add(&mut self, severity: Severity) {
        *self.of(severity) += 1;
    }

    /// How many are as bad as `severity` or worse.
    pub fn from(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.error + self.warning,
            Severity::Info => self.error + self.warning + self.info,
            Severity::Hint => self.error + self.warning + self.info + self.hint,
        }
    }
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.error += other.error;
        self.warning += other.warning;
        self.info += other.info;
        self.hint += other.hint;
    }
}
