//! [`Plan`]: the rules that run, sorted by what they look at.

use std::collections::BTreeMap;

use super::rule::{Check, Rated, Role};
use super::{Context, Options, Rule, Severity, registry};
use crate::model::{
    Document, Evidence, KnowledgeGap, Map, Metric, Need, Opportunity, Path, Persona, Reading, Scale, Stage,
    Step,
};

/// A rule that runs, and how.
pub(super) struct Active<'o, F> {
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    pub(super) settings: Option<&'o BTreeMap<String, f64>>,
    pub(super) check: F,
}

macro_rules! plan {
    ($( $field:ident: $Kind:ident($($Arg:ty),*); )*) => {
        /// The rules that run, by what they look at.
        #[derive(Default)]
        pub(super) struct Plan<'o> {
            $( pub(super) $field: Vec<Active<'o, fn(&mut Context<'_>, $($Arg),*)>>, )*
        }

        impl<'o> Plan<'o> {
            pub(super) fn new(options: &'o Options) -> Self {
                let mut plan = Self::default();
                for rule in registry::rules() {
                    let Some(severity) = options.severity_of(rule) else { continue };
                    let settings = options.settings_of(rule);
                    match rule.check {
                        Check::Reader => {}
                        $( Check::$Kind(check) => {
                            plan.$field.push(Active { rule, severity, settings, check });
                        } )*
                    }
                }
                plan
            }
        }
    };
}

plan! {
    document: Document(&Document, &Path<'_>);
    persona: Persona(&Persona, &Path<'_>);
    need: Need(&Need, &Path<'_>);
    metric: Metric(&Metric, &Path<'_>);
    scale: Scale(&Scale, &Path<'_>);
    evidence: Evidence(&Evidence, &Path<'_>);
    knowledge_gap: KnowledgeGap(&KnowledgeGap, &Path<'_>);
    map: Map(&Map, &Path<'_>);
    stage: Stage(&Map, &Stage, &Path<'_>);
    step: Step(&Map, &Stage, &Step, &Path<'_>);
    opportunity: Opportunity(&Map, &Opportunity, &Path<'_>);
    reading: Reading(&Reading, &Path<'_>);
    rated: Rated(Rated<'_>, &Path<'_>);
    words: Words(&str, Role, &Path<'_>);
}

/// Runs each of these rules.
pub(super) fn run<'d, F: Copy>(
    active: &[Active<'d, F>],
    context: &mut Context<'d>,
    mut visit: impl FnMut(F, &mut Context<'d>),
) {
    for active in active {
        context.rule = active.rule;
        context.severity = active.severity;
        context.settings = active.settings;
        visit(active.check, context);
    }
}
