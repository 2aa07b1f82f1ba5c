//! One walk over the document that calls each rule where it looks.

use super::plan::{Plan, run};
use super::rule::{Rated, Role};
use super::{Context, Options};
use crate::model::{
    Cell, Document, Gain, Map, Measure, MetricKind, MomentOfTruth, Need, Note, Opportunity, Pain, Path,
    Persona, Rating, Reading, Scale, Stage, Step, Text,
};

/// Runs the rules over a document; the findings are in the context.
pub(super) fn walk<'d>(document: &'d Document, context: Context<'d>, options: &'d Options) -> Context<'d> {
    let mut walk = Walk { plan: Plan::new(options), context };
    walk.document(document);
    walk.context
}

struct Walk<'d> {
    plan: Plan<'d>,
    context: Context<'d>,
}

/// Calls the rules that look at `$kind`.
macro_rules! call {
    ($walk:ident.$kind:ident($($argument:expr),*)) => {
        run(&$walk.plan.$kind, &mut $walk.context, |check, context| check(context, $($argument),*))
    };
}

impl<'d> Walk<'d> {
    fn document(&mut self, document: &'d Document) {
        let root = &Path::Root;
        call!(self.document(document, root));
        self.label(root, "title", document.title.as_ref());
        root.each("personas", &document.personas, |path, persona| self.persona(persona, path));
        root.each("channels", &document.channels, |path, it| self.label(path, "name", Some(&it.name)));
        root.each("touchpoints", &document.touchpoints, |path, it| self.label(path, "name", Some(&it.name)));
        root.each("departments", &document.departments, |path, it| self.label(path, "name", Some(&it.name)));
        root.each("competitors", &document.competitors, |path, it| self.label(path, "name", Some(&it.name)));
        root.each("scales", &document.scales, |path, scale| {
            call!(self.scale(scale, path));
            path.each("labels", &scale.labels, |path, label| self.words(path, Role::Label, label));
        });
        root.each("needs", &document.needs, |path, need| self.need(need, path));
        root.each("metrics", &document.metrics, |path, metric| {
            call!(self.metric(metric, path));
            self.label(path, "name", Some(&metric.name));
        });
        root.each("evidence", &document.evidence, |path, evidence| {
            call!(self.evidence(evidence, path));
            self.label(path, "title", evidence.title.as_ref());
            self.prose(path, "method", evidence.method.as_ref());
        });
        root.each("knowledgeGaps", &document.knowledge_gaps, |path, gap| {
            call!(self.knowledge_gap(gap, path));
            self.prose(path, "question", Some(&gap.question));
        });
        root.each("maps", &document.maps, |path, map| self.map(map, path));
    }

    fn persona(&mut self, persona: &'d Persona, path: &Path<'_>) {
        call!(self.persona(persona, path));
        self.label(path, "name", Some(&persona.name));
        self.prose(path, "role", persona.role.as_ref());
        self.notes(path, "goals", &persona.goals);
        self.notes(path, "frustrations", &persona.frustrations);
        self.notes(path, "delights", &persona.delights);
        self.notes(path, "behaviours", &persona.behaviours);
        self.prose(path, "quote", persona.quote.as_ref());
    }

    fn need(&mut self, need: &'d Need, path: &Path<'_>) {
        call!(self.need(need, path));
        self.prose(path, "text", Some(&need.text));
        let scale = self.context.document.scale_of_need(need);
        path.each("importance", &need.importance, |path, it| self.measure("importance", it, scale, path));
        if let Some(target) = &need.target {
            self.measure("target", target, scale, &Path::Member(path, "target"));
        }
        path.each("ratings", &need.ratings, |path, it| self.measure("rating", &it.measure, scale, path));
    }

    fn map(&mut self, map: &'d Map, path: &Path<'_>) {
        call!(self.map(map, path));
        self.label(path, "title", Some(&map.title));
        self.prose(path, "purpose", map.purpose.as_ref());
        self.prose(path, "scenario", map.scenario.as_ref());
        if let Some(trigger) = &map.trigger {
            self.prose(&Path::Member(path, "trigger"), "text", Some(&trigger.text));
        }
        path.each("stages", &map.stages, |path, stage| self.stage(map, stage, path));
        path.each("opportunities", &map.opportunities, |path, it| self.opportunity(map, it, path));
        path.each("flow", &map.flow, |path, flow| self.prose(path, "text", flow.text.as_ref()));
        path.each("ratings", &map.ratings, |path, it| {
            let document = self.context.document;
            let scale = document.need(it.need.as_str()).and_then(|need| document.scale_of_need(need));
            let Rating { measure, .. } = &it.rating;
            self.measure("rating", measure, scale, path);
        });
        path.each("metrics", &map.metrics, |path, reading| self.reading(reading, path));
    }

    fn stage(&mut self, map: &'d Map, stage: &'d Stage, path: &Path<'_>) {
        call!(self.stage(map, stage, path));
        self.label(path, "name", stage.name.as_ref());
        self.prose(path, "goal", stage.goal.as_ref());
        path.each("metrics", &stage.metrics, |path, reading| self.reading(reading, path));
        path.each("steps", &stage.steps, |path, step| self.step(map, stage, step, path));
    }

    fn step(&mut self, map: &'d Map, stage: &'d Stage, step: &'d Step, path: &Path<'_>) {
        call!(self.step(map, stage, step, path));
        self.label(path, "name", step.name.as_ref());
        if let Some(MomentOfTruth::Because(note)) = &step.moment_of_truth {
            self.note(&Path::Member(path, "momentOfTruth"), note);
        }
        self.notes(path, "actions", &step.actions);
        self.notes(path, "thoughts", &step.thoughts);
        let scale = self.context.document.scale("emotion5");
        path.each("emotions", &step.emotions, |path, emotion| {
            self.measure("emotion", &emotion.measure, scale, path);
            self.label(path, "feeling", emotion.feeling.as_ref());
            self.prose(path, "quote", emotion.quote.as_ref());
        });
        path.each("pains", &step.pains, |path, pain| self.pain(pain, path));
        path.each("gains", &step.gains, |path, gain| self.gain(gain, path));
        path.each("metrics", &step.metrics, |path, reading| self.reading(reading, path));
        path.each("frontstage", &step.frontstage, |path, cell| self.cell(cell, path));
        path.each("backstage", &step.backstage, |path, cell| self.cell(cell, path));
        path.each("supportProcesses", &step.support_processes, |path, cell| self.cell(cell, path));
        path.each("physicalEvidence", &step.physical_evidence, |path, cell| self.cell(cell, path));
    }

    fn pain(&mut self, pain: &'d Pain, path: &Path<'_>) {
        self.prose(path, "text", Some(&pain.text));
        if let Some(severity) = &pain.severity {
            let scale = self.context.document.scale("severity5");
            self.measure("severity", severity, scale, &Path::Member(path, "severity"));
        }
    }

    fn gain(&mut self, gain: &'d Gain, path: &Path<'_>) {
        self.prose(path, "text", Some(&gain.text));
    }

    fn cell(&mut self, cell: &'d Cell, path: &Path<'_>) {
        self.note(path, &cell.note);
        path.each("failures", &cell.failures, |path, failure| self.prose(path, "text", Some(&failure.text)));
    }

    fn opportunity(&mut self, map: &'d Map, opportunity: &'d Opportunity, path: &Path<'_>) {
        call!(self.opportunity(map, opportunity, path));
        self.prose(path, "text", Some(&opportunity.text));
        let document = self.context.document;
        path.each("improves", &opportunity.improves, |path, it| {
            let scale = document.need(it.need.as_str()).and_then(|need| document.scale_of_need(need));
            self.measure("improvement", &it.to, scale, &Path::Member(path, "to"));
        });
        if let Some(effort) = &opportunity.effort {
            self.measure("effort", effort, document.scale("effort5"), &Path::Member(path, "effort"));
        }
    }

    fn reading(&mut self, reading: &'d Reading, path: &Path<'_>) {
        call!(self.reading(reading, path));
        let document = self.context.document;
        let Some(metric) = document.metric(reading.metric.as_str()) else { return };
        let measure = &reading.measure;
        // A net promoter score is counted on its scale, but lies from -100 to 100.
        let nps = metric.kind == MetricKind::Nps;
        let default = metric.scale.as_ref().map(|scale| scale.as_str()).or(nps.then_some("nps11"));
        let scale = default.and_then(|scale| document.scale(scale));
        self.rated("reading", measure, scale, nps && measure.scale.is_none(), path);
    }

    fn measure(&mut self, what: &'static str, measure: &Measure, scale: Option<&Scale>, path: &Path<'_>) {
        self.rated(what, measure, scale, false, path);
    }

    fn rated(
        &mut self,
        what: &'static str,
        measure: &Measure,
        scale: Option<&Scale>,
        counts_only: bool,
        path: &Path<'_>,
    ) {
        if self.plan.rated.is_empty() {
            return;
        }
        let scale = match &measure.scale {
            Some(own) => self.context.document.scale(own.as_str()),
            None => scale,
        };
        let rated = Rated { what, measure, scale, counts_only };
        call!(self.rated(rated, path));
    }

    fn notes(&mut self, path: &Path<'_>, member: &str, notes: &[Note]) {
        path.each(member, notes, |path, note| self.note(path, note));
    }

    /// A note may be written as its words alone: then they stand at its own path.
    fn note(&mut self, path: &Path<'_>, note: &Note) {
        if note.as_short().is_some() {
            self.words(path, Role::Prose, &note.text);
        } else {
            self.prose(path, "text", Some(&note.text));
        }
    }

    fn label(&mut self, path: &Path<'_>, member: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.words(&Path::Member(path, member), Role::Label, text);
        }
    }

    fn prose(&mut self, path: &Path<'_>, member: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.words(&Path::Member(path, member), Role::Prose, text);
        }
    }

    fn words(&mut self, path: &Path<'_>, role: Role, text: &Text) {
        match text {
            Text::Plain(text) => call!(self.words(text, role, path)),
            Text::Languages(texts) => {
                for (language, text) in texts {
                    call!(self.words(text, role, &Path::Member(path, language)));
                }
            }
        }
    }
}
