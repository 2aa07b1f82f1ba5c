//! English.

use super::{Details, Facts, Marks, Units, Words};
use crate::model::{
    Basis, EvidenceKind, FlowKind, Level, Line, MapScope, MapState, OpportunityKind, OpportunityStatus,
    PainStatus, Priority, StepKind, Support,
};
use crate::render::Lane;

pub(super) static WORDS: Words = Words {
    language: "en",
    decimal: '.',
    quotes: ["“", "”"],
    stage: "Stage",
    step: "Step",
    lane,
    stage_metrics: "Stage metrics",
    line: |line| match line {
        Line::Interaction => "line of interaction",
        Line::Visibility => "line of visibility",
        Line::InternalInteraction => "line of internal interaction",
    },
    support: |support| match support {
        Support::Evidenced => "evidenced",
        Support::Reasoned => "reasoned",
        Support::Assumed => "assumed",
    },
    support_mark: |support| match support {
        Support::Evidenced => "evidenced: customers or data say so",
        Support::Reasoned => "reasoned: we say so",
        Support::Assumed => "assumed: no evidence yet",
    },
    feelings: ["very bad", "bad", "neutral", "good", "very good"],
    no_data: "no data",
    all_personas: "All",
    mean_of_steps: "mean of the steps",
    off_scale: "off the scale",
    lowest: "lowest point",
    facts: Facts {
        persona: "Persona",
        state: "State",
        scenario: "Scenario",
        trigger: "Trigger",
        purpose: "Purpose",
        scope: "Scope",
        basis: "Basis",
        owner: "Owner",
        version: "Version",
        status: "Status",
        reviewed: "Reviewed",
        value: "Value of a conversion",
        goal: "Goal",
        hypothesis: "hypothesis, not yet checked with customers",
    },
    marks: Marks {
        moment_of_truth: "moment of truth",
        entry: "entry",
        exit: "exit",
        optional: "optional",
        only: |names| format!("only {names}"),
    },
    step_kind: |kind| match kind {
        StepKind::Action => None,
        StepKind::Communication => Some("talk"),
        StepKind::Wait => Some("wait"),
        StepKind::Decision => Some("decision"),
    },
    state: |state| match state {
        MapState::Current => "as it is",
        MapState::Future => "as it shall be",
    },
    basis: |basis| match basis {
        Basis::Planned => "as designed",
        Basis::Actual => "as done",
        Basis::Aggregated => "over many cases",
    },
    scope: |scope| match scope {
        MapScope::EndToEnd => "end to end",
        MapScope::Partial => "a part of the journey",
    },
    flow: |kind| match kind {
        FlowKind::Next => "next",
        FlowKind::Branch => "branch",
        FlowKind::Loop => "back",
        FlowKind::Recovery => "recovery",
        FlowKind::Parallel => "at the same time",
    },
    pain_status: |status| match status {
        PainStatus::Open => "open",
        PainStatus::InProgress => "in progress",
        PainStatus::Fixed => "fixed",
        PainStatus::Accepted => "accepted",
    },
    opportunity_kind: |kind| match kind {
        OpportunityKind::Fix => "fix",
        OpportunityKind::Delight => "delight",
        OpportunityKind::Upsell => "upsell",
        OpportunityKind::PreventChurn => "prevent churn",
        OpportunityKind::Personalise => "personalise",
        OpportunityKind::Automate => "automate",
    },
    opportunity_status: |status| match status {
        OpportunityStatus::Idea => "idea",
        OpportunityStatus::Planned => "planned",
        OpportunityStatus::InProgress => "in progress",
        OpportunityStatus::Done => "done",
        OpportunityStatus::Dropped => "dropped",
    },
    level: |level| match level {
        Level::Low => "low",
        Level::Medium => "medium",
        Level::High => "high",
    },
    priority: |priority| match priority {
        Priority::Critical => "critical",
        Priority::High => "high",
        Priority::Medium => "medium",
        Priority::Low => "low",
    },
    evidence,
    channel: |_| None,
    details: Details {
        severity: |value, most| format!("severity {value} of {most}"),
        effort: |value, most| format!("effort {value} of {most}"),
        confidence: |value| format!("confidence {value}"),
        reach: |share| format!("meets {share}"),
        frequency: |times| format!("{times} times a journey"),
        votes: |votes| format!("votes {votes}"),
        due: |day| format!("due {day}"),
        failure: "Can fail",
        likelihood: |level| format!("likelihood {level}"),
        impact: |level| format!("impact {level}"),
        taken_for: |name| format!("taken for {name}"),
        system: |name| format!("system {name}"),
        wait: "wait",
        duration: "takes",
        target: |value| format!("target {value}"),
        to_be_measured: "to be measured",
        customers: |share| format!("{share} come by"),
        left: |share| format!("{share} leave here"),
        median: |time| format!("median {time}"),
        after: |names| format!("after {names}"),
    },
    units: Units {
        years: "y",
        months: "mo",
        weeks: "wk",
        days: "d",
        hours: "h",
        minutes: "min",
        seconds: "s",
        to: "to",
        at_least: |time| format!("at least {time}"),
        at_most: |time| format!("at most {time}"),
    },
    whole_journey: "For the whole journey",
    questions: "Open questions",
    sources: "Evidence",
    no_sources: "No evidence is named: all of this is assumed.",
    legend: "Lines and edges",
    empty: "This map has no stages yet.",
    summary: |[stages, steps, pains, opportunities]| {
        let count = |number: usize, one: &str| {
            let plural = match (number, one.strip_suffix('y')) {
                (1, _) => one.to_owned(),
                (_, Some(stem)) => format!("{stem}ies"),
                (_, None) => format!("{one}s"),
            };
            format!("{number} {plural}")
        };
        format!(
            "Journey map: {}, {}, {}, {}.",
            count(stages, "stage"),
            count(steps, "step"),
            count(pains, "pain point"),
            count(opportunities, "opportunity")
        )
    },
    lowest_at: |step, value| format!("Lowest point: {step} ({value})."),
    highest_at: |step, value| format!("Highest point: {step} ({value})."),
    part: |part, of| format!("part {part} of {of}"),
};

fn lane(lane: Lane) -> &'static str {
    match lane {
        Lane::Step => "Steps",
        Lane::Image => "Picture",
        Lane::Touchpoint => "Touchpoint",
        Lane::PhysicalEvidence => "Physical evidence",
        Lane::Action => "Action",
        Lane::Thought => "Thought",
        Lane::Need => "Need",
        Lane::Emotion => "Emotion",
        Lane::Channel => "Channel",
        Lane::Device => "Device",
        Lane::Frontstage => "Frontstage",
        Lane::Backstage => "Backstage",
        Lane::SupportProcess => "Support processes",
        Lane::Pain => "Pain points",
        Lane::Gain => "Bright spots",
        Lane::Opportunity => "Opportunities",
        Lane::Metric => "Metrics",
        Lane::Observed => "Event data",
        Lane::Time => "Time",
        Lane::Owner => "Owner",
        Lane::Flow => "Other ways on",
    }
}

fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Survey => "survey",
        EvidenceKind::Interview => "interviews",
        EvidenceKind::Panel => "panel",
        EvidenceKind::Review => "reviews",
        EvidenceKind::Social => "social media",
        EvidenceKind::SupportCase => "support cases",
        EvidenceKind::UsabilityTest => "usability test",
        EvidenceKind::FieldStudy => "field study",
        EvidenceKind::Diary => "diaries",
        EvidenceKind::Analytics => "analytics",
        EvidenceKind::Operational => "operational data",
        EvidenceKind::Workshop => "workshop",
        EvidenceKind::Desk => "desk research",
    }
}
