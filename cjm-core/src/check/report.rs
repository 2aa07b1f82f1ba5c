//! [`Report`]: everything found in one document.

use serde::Serialize;

use super::{Diagnostic, Severity};

/// The findings, in the order of the text, and how many there are.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Report {
    /// Ordered by place, then code.
    pub diagnostics: Vec<Diagnostic>,
    /// How many, by severity.
    pub summary: Summary,
}

/// How many findings, by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
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
    pub(super) fn new(mut diagnostics: Vec<Diagnostic>, more_errors: usize) -> Self {
        diagnostics.sort_by(|a, b| {
            let place = |of: &Diagnostic| of.span.map_or((0, 0), |span| (span.start, span.end));
            (place(a), a.code, &a.pointer).cmp(&(place(b), b.code, &b.pointer))
        });
        let mut summary = Summary { error: more_errors, ..Summary::default() };
        for diagnostic in &diagnostics {
            match diagnostic.severity {
                Severity::Error => summary.error += 1,
                Severity::Warning => summary.warning += 1,
                Severity::Info => summary.info += 1,
                Severity::Hint => summary.hint += 1,
            }
        }
        Self { diagnostics, summary }
    }
}

impl Summary {
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
