//! [`Context`]: what a rule sees, and where it reports.

use std::ops::Range;

use super::{Diagnostic, Related, Rule, Severity, Span, Subject};
use crate::model::{Document, Path, Text};
use crate::read::{Broken, Lines, Tape};

/// One run over one document.
pub(crate) struct Context<'d> {
    pub(crate) document: &'d Document,
    /// The day to judge by; nothing = rules about time stay silent.
    pub(crate) today: Option<&'d str>,
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    pub(super) found: Vec<Diagnostic>,
    pub(super) places: Places<'d>,
}

/// From model paths and bytes to places in the text.
#[derive(Clone, Copy)]
pub(super) struct Places<'d> {
    pub(super) tape: &'d Tape<'d>,
    pub(super) broken: &'d Broken,
    pub(super) lines: &'d Lines<'d>,
    pub(super) file: Option<&'d str>,
}

/// A finding about to be reported; finished by [`Finding::report`].
pub(crate) struct Finding<'c, 'd> {
    context: &'c mut Context<'d>,
    diagnostic: Diagnostic,
}

/// Where something stands, kept for later.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pointer: String,
    span: Option<Span>,
}

impl<'d> Context<'d> {
    /// Where `path` stands in the text.
    pub(crate) fn place(&self, path: &Path<'_>) -> Place {
        let (pointer, span) = self.places.of(path);
        Place { pointer, span }
    }

    /// A finding of the rule that runs, at `path`.
    pub(crate) fn finding(&mut self, path: &Path<'_>, message: impl Into<String>) -> Finding<'_, 'd> {
        let (pointer, span) = self.places.of(path);
        let diagnostic = Diagnostic {
            file: self.places.file.map(str::to_owned),
            code: self.rule.code,
            rule: self.rule.name,
            severity: self.severity,
            pointer,
            span,
            subject: None,
            message: message.into(),
            help: None,
            url: self.rule.url(),
            related: Vec::new(),
        };
        Finding { context: self, diagnostic }
    }
}

impl Finding<'_, '_> {
    /// What it is about.
    pub(crate) fn subject(mut self, kind: &'static str, id: Option<&str>, name: Option<&Text>) -> Self {
        let name = name.map(|name| name.in_language(self.context.document.language.as_deref()).to_owned());
        self.diagnostic.subject = Some(Subject { kind, id: id.map(str::to_owned), name });
        self
    }

    /// What to do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.diagnostic.help = Some(help.into());
        self
    }

    /// A second place that explains the first, found by [`Context::place`].
    pub(crate) fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        let Place { pointer, span } = place;
        self.diagnostic.related.push(Related { pointer, span, message: message.into() });
        self
    }

    /// Adds it to the report.
    pub(crate) fn report(self) {
        self.context.found.push(self.diagnostic);
    }
}

impl Places<'_> {
    pub(super) fn span(&self, bytes: Range<usize>) -> Option<Span> {
        Some(self.lines.span(bytes))
    }

    /// Pointer and span of what the typed model calls `path`: broken items, which the model left
    /// out, are counted again.
    fn of(&self, path: &Path<'_>) -> (String, Option<Span>) {
        let node = self.node(path);
        (self.tape.pointer(node), self.span(self.tape.bytes(node)))
    }

    /// The node at `path`, or the nearest that holds it.
    fn node(&self, path: &Path<'_>) -> u32 {
        let healthy = |node: &u32| !self.broken.contains(node);
        match path {
            Path::Root => 0,
            Path::Member(parent, name) => {
                let parent = self.node(parent);
                self.tape
                    .members(parent)
                    .filter(|(_, value)| healthy(value))
                    .find(|&(key, _)| self.tape.string(key).is_some_and(|key| key == *name))
                    .map_or(parent, |(_, value)| value)
            }
            Path::Index(parent, index) => {
                let parent = self.node(parent);
                self.tape.items(parent).filter(healthy).nth(*index).unwrap_or(parent)
            }
        }
    }
}
