//! One walk over the document that calls each rule where it looks.

use super::context::{Context, Places};
use super::rule::Check;
use super::{Diagnostic, Options, Rule, Severity, registry};
use crate::model::{Document, Map, Path, Stage, Step};

/// All findings of the rules that run.
pub(super) fn walk<'d>(document: &'d Document, places: Places<'d>, options: &'d Options) -> Vec<Diagnostic> {
    let rules: Vec<(&'static Rule, Severity)> =
        registry::rules().filter_map(|rule| Some((rule, options.severity_of(rule)?))).collect();
    let Some(&(rule, severity)) = rules.first() else { return Vec::new() };
    let today = options.today.as_deref();
    let context = Context { document, today, rule, severity, found: Vec::new(), places };
    let mut walk = Walk { rules, context };
    walk.document(document);
    walk.context.found
}

struct Walk<'d> {
    rules: Vec<(&'static Rule, Severity)>,
    context: Context<'d>,
}

impl Walk<'_> {
    fn document(&mut self, document: &Document) {
        let root = Path::Root;
        self.each(|check, context| {
            if let Check::Document(check) = check {
                check(context, document, &root);
            }
        });
        root.each("personas", &document.personas, |path, persona| {
            self.each(|check, context| {
                if let Check::Persona(check) = check {
                    check(context, persona, path);
                }
            });
        });
        root.each("maps", &document.maps, |path, map| self.map(map, path));
    }

    fn map(&mut self, map: &Map, path: &Path<'_>) {
        self.each(|check, context| {
            if let Check::Map(check) = check {
                check(context, map, path);
            }
        });
        path.each("stages", &map.stages, |path, stage| self.stage(map, stage, path));
        path.each("opportunities", &map.opportunities, |path, opportunity| {
            self.each(|check, context| {
                if let Check::Opportunity(check) = check {
                    check(context, map, opportunity, path);
                }
            });
        });
    }

    fn stage(&mut self, map: &Map, stage: &Stage, path: &Path<'_>) {
        self.each(|check, context| {
            if let Check::Stage(check) = check {
                check(context, map, stage, path);
            }
        });
        path.each("steps", &stage.steps, |path, step| self.step(map, step, path));
    }

    fn step(&mut self, map: &Map, step: &Step, path: &Path<'_>) {
        self.each(|check, context| {
            if let Check::Step(check) = check {
                check(context, map, step, path);
            }
        });
        path.each("pains", &step.pains, |path, pain| {
            self.each(|check, context| {
                if let Check::Pain(check) = check {
                    check(context, map, pain, path);
                }
            });
        });
    }

    fn each(&mut self, mut visit: impl FnMut(Check, &mut Context<'_>)) {
        for &(rule, severity) in &self.rules {
            self.context.rule = rule;
            self.context.severity = severity;
            visit(rule.check, &mut self.context);
        }
    }
}
