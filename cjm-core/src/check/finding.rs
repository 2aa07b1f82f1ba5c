//! [`Finding`]: a diagnostic in the making.

use std::collections::BTreeMap;

use super::context::Found;
use super::datum::fill;
use super::fix::{Change, Fix, Safety, shape_at};
use super::places::Place;
use super::{Context, Datum, Diagnostic, Related, Subject};
use crate::model::{Id, Text};

/// A finding about to be reported; finished by [`Finding::report`].
pub(crate) struct Finding<'c, 'd> {
    context: &'c mut Context<'d>,
    node: u32,
    template: &'static str,
    help: Option<&'static str>,
    data: BTreeMap<&'static str, Datum>,
    subject: Option<Subject>,
    related: Vec<Related>,
    fixes: Vec<Fix>,
}

impl<'c, 'd> Finding<'c, 'd> {
    pub(super) fn new(context: &'c mut Context<'d>, node: u32, template: &'static str) -> Self {
        let (data, related, fixes) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { context, node, template, help: None, data, subject: None, related, fixes }
    }

    /// What `{name}` stands for in message and help.
    pub(crate) fn with(mut self, name: &'static str, datum: impl Into<Datum>) -> Self {
        self.data.insert(name, datum.into());
        self
    }

    /// What `{name}` stands for: what a thing is called, else its id.
    pub(crate) fn called(self, name: &'static str, text: Option<&Text>, id: &Id) -> Self {
        let words = text.map_or(id.as_str(), |text| self.context.words(text)).to_owned();
        self.with(name, words)
    }

    /// What it is about.
    pub(crate) fn subject(mut self, kind: &'static str, id: Option<&str>, name: Option<&Text>) -> Self {
        let name = name.map(|name| self.context.words(name).to_owned());
        self.subject = Some(Subject { kind, id: id.map(str::to_owned), name });
        self
    }

    /// What to do: a template like the message.
    pub(crate) fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// A second place that explains the first, found by [`Context::place`].
    pub(crate) fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        let Place { pointer, span } = place;
        self.related.push(Related { pointer, span, message: message.into() });
        self
    }

    /// Whether the value may be left out.
    pub(crate) fn is_optional(&self) -> bool {
        shape_at(self.context.places.tape, self.node).is_some_and(|(_, required)| !required)
    }

    /// What would mend it: a change of the value that the finding is about.
    pub(crate) fn fix(mut self, safety: Safety, title: impl Into<String>, change: Change) -> Self {
        let tape = self.context.places.tape;
        self.fixes.extend(change.fix(tape, self.node, safety, title.into()));
        self
    }

    /// Adds it to the report.
    pub(crate) fn report(self) {
        let Self { context, node, template, help, data, subject, related, fixes } = self;
        // What is there and broken is not missing: it is told of already.
        if context.places.broken.is_inside(context.places.tape, node) || !context.keep() {
            return;
        }
        let Place { pointer, span } = context.places.of(node);
        let diagnostic = Diagnostic {
            file: context.places.file.map(str::to_owned),
            code: context.rule.code,
            rule: context.rule.name,
            severity: context.severity,
            pointer,
            span,
            subject,
            message: fill(template, &data),
            template: Some(template),
            help: help.map(|help| fill(help, &data)),
            data,
            url: context.rule.url(),
            fingerprint: String::new(),
            related,
            fixes,
        };
        context.found.push(Found { rule: context.rule, node, diagnostic });
    }
}
