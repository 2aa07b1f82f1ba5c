//! [`Context`]: what a rule sees, and where it reports.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::ids::Ids;
use super::places::{Place, Places};
use super::{Diagnostic, Finding, Options, Rule, Setting, Severity, Summary};
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
    pub(super) found: Vec<Found>,
    /// How many findings each rule has had, and how many of one rule are kept.
    pub(super) counts: BTreeMap<&'static str, usize>,
    pub(super) most: usize,
    /// Those that were not kept.
    pub(super) more: Summary,
    pub(super) places: Places<'d>,
    /// Made when first asked for.
    ids: OnceCell<Rc<Ids<'d>>>,
}

/// A finding, and what it is about.
pub(super) struct Found {
    pub(super) rule: &'static Rule,
    pub(super) node: u32,
    pub(super) diagnostic: Diagnostic,
}

impl<'d> Context<'d> {
    pub(super) fn new(
        document: &'d Document,
        rule: &'static Rule,
        options: &Options,
        places: Places<'d>,
    ) -> Self {
        Self {
            document,
            today: options.today.as_deref().and_then(Day::parse),
            rule,
            severity: rule.severity,
            settings: None,
            found: Vec::new(),
            counts: BTreeMap::new(),
            most: options.limits.findings(),
            more: Summary::default(),
            places,
            ids: OnceCell::new(),
        }
    }

    /// What the ids of the document name.
    pub(crate) fn ids(&self) -> Rc<Ids<'d>> {
        Rc::clone(self.ids.get_or_init(|| Rc::new(Ids::new(self.document))))
    }

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
        let node = self.places.node(path);
        self.finding_at(node, template)
    }

    /// The same at a node of the tape.
    pub(crate) fn finding_at(&mut self, node: u32, template: &'static str) -> Finding<'_, 'd> {
        Finding::new(self, node, template)
    }

    /// Whether the rule that runs has had as many findings as are kept: more are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.counts.get(self.rule.code).is_some_and(|&count| count >= self.most)
    }

    /// Keeps a finding of the rule that runs, unless that rule has had enough.
    pub(super) fn keep(&mut self) -> bool {
        let count = self.counts.entry(self.rule.code).or_default();
        *count += 1;
        if *count > self.most {
            self.more.add(self.severity);
        }
        *count <= self.most
    }

    /// A text in the document's language.
    pub(crate) fn words<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.document.language.as_deref())
    }
}
