//! [`Context`]: what a rule sees, and where it reports.

use std::collections::BTreeMap;

use super::places::{Place, Places};
use super::{Diagnostic, Finding, Rule, Setting, Severity};
use crate::date::Day;
use crate::model::{Document, Path, Text};

/// One run over one document.
pub(crate) struct Context<'d> {
    pub(crate) document: &'d Document,
    /// The day to judge by; nothing = rules about time stay silent.
    pub(crate) today: Option<Day>,
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    /// What the caller set for the rule that runs.
    pub(super) settings: Option<&'d BTreeMap<String, f64>>,
    pub(super) found: Vec<Diagnostic>,
    pub(super) places: Places<'d>,
}

impl<'d> Context<'d> {
    /// Where `path` stands in the text.
    pub(crate) fn place(&self, path: &Path<'_>) -> Place {
        self.places.of(self.places.node(path))
    }

    /// The value of a setting of the rule that runs.
    pub(crate) fn setting(&self, setting: &Setting) -> f64 {
        self.settings.and_then(|settings| settings.get(setting.name)).copied().unwrap_or(setting.default)
    }

    /// A finding of the rule that runs, at `path`. The message is a template: `{name}` stands for
    /// the datum of that name, see [`Finding::with`].
    pub(crate) fn finding(&mut self, path: &Path<'_>, template: &'static str) -> Finding<'_, 'd> {
        Finding::new(self, path, template)
    }

    /// A text in the document's language.
    pub(crate) fn words<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.document.language.as_deref())
    }
}
