//! Our own words in pictures: one file a language, the same members in each.

mod de;
mod en;

use super::Lane;
use super::phrase::same_language;
use crate::model::{
    Basis, EvidenceKind, FlowKind, Level, Line, MapScope, MapState, OpportunityKind, OpportunityStatus,
    PainStatus, Priority, StepKind, Support,
};

/// Our own words in one language.
pub(super) struct Words {
    /// BCP 47 tag.
    pub(super) language: &'static str,
    /// Between a number's whole and its fraction.
    pub(super) decimal: char,
    /// A number of hundredths.
    pub(super) percent: fn(&str) -> String,
    /// Around something said or thought.
    pub(super) quotes: [&'static str; 2],
    pub(super) stage: &'static str,
    pub(super) step: &'static str,
    pub(super) lane: fn(Lane) -> &'static str,
    /// The row of readings that hold for a whole stage.
    pub(super) stage_metrics: &'static str,
    pub(super) line: fn(Line) -> &'static str,
    pub(super) support: fn(Support) -> &'static str,
    /// What sort of line or edge shows it.
    pub(super) support_mark: fn(Support) -> &'static str,
    /// From the worst to the best.
    pub(super) feelings: [&'static str; 5],
    /// What a mark with two ends shows.
    pub(super) interval: &'static str,
    pub(super) no_data: &'static str,
    pub(super) all_personas: &'static str,
    pub(super) mean_of_steps: &'static str,
    pub(super) off_scale: &'static str,
    pub(super) lowest: &'static str,
    pub(super) facts: Facts,
    pub(super) marks: Marks,
    pub(super) step_kind: fn(StepKind) -> Option<&'static str>,
    pub(super) state: fn(MapState) -> &'static str,
    pub(super) basis: fn(Basis) -> &'static str,
    pub(super) scope: fn(MapScope) -> &'static str,
    pub(super) flow: fn(FlowKind) -> &'static str,
    pub(super) pain_status: fn(PainStatus) -> &'static str,
    pub(super) opportunity_kind: fn(OpportunityKind) -> &'static str,
    pub(super) opportunity_status: fn(OpportunityStatus) -> &'static str,
    pub(super) level: fn(Level) -> &'static str,
    pub(super) priority: fn(Priority) -> &'static str,
    pub(super) evidence: fn(EvidenceKind) -> &'static str,
    /// The name of a preset channel.
    pub(super) channel: fn(&str) -> Option<&'static str>,
    pub(super) details: Details,
    pub(super) units: Units,
    /// Headings below the map.
    pub(super) whole_journey: &'static str,
    pub(super) questions: &'static str,
    pub(super) sources: &'static str,
    pub(super) no_sources: &'static str,
    pub(super) empty: &'static str,
    /// The picture in a sentence: stages, steps, pains, opportunities; what there is none of is passed over.
    pub(super) summary: fn([usize; 4]) -> String,
    /// The word for one, then for several: stage, step, pain, opportunity.
    pub(super) counted: [[&'static str; 2]; 4],
    /// The lowest point of the curve: step, value.
    pub(super) lowest_at: fn(&str, &str) -> String,
    /// The highest point of the curve: step, value.
    pub(super) highest_at: fn(&str, &str) -> String,
    /// A part of a picture in several: which, of how many.
    pub(super) part: fn(usize, usize) -> String,
}

/// What stands before a fact about the map.
pub(super) struct Facts {
    pub(super) persona: &'static str,
    pub(super) state: &'static str,
    pub(super) scenario: &'static str,
    pub(super) trigger: &'static str,
    pub(super) purpose: &'static str,
    pub(super) scope: &'static str,
    pub(super) basis: &'static str,
    pub(super) owner: &'static str,
    pub(super) version: &'static str,
    pub(super) status: &'static str,
    pub(super) reviewed: &'static str,
    pub(super) value: &'static str,
    pub(super) goal: &'static str,
    pub(super) hypothesis: &'static str,
}

/// What a step is marked with.
pub(super) struct Marks {
    pub(super) moment_of_truth: &'static str,
    pub(super) entry: &'static str,
    pub(super) exit: &'static str,
    pub(super) optional: &'static str,
    pub(super) only: fn(&str) -> String,
}

/// What stands behind a text.
pub(super) struct Details {
    pub(super) severity: fn(&str, &str) -> String,
    pub(super) effort: fn(&str, &str) -> String,
    pub(super) confidence: fn(&str) -> String,
    pub(super) reach: fn(&str) -> String,
    pub(super) frequency: fn(&str) -> String,
    pub(super) votes: fn(&str) -> String,
    pub(super) due: fn(&str) -> String,
    pub(super) failure: &'static str,
    pub(super) likelihood: fn(&str) -> String,
    pub(super) impact: fn(&str) -> String,
    pub(super) taken_for: fn(&str) -> String,
    pub(super) system: fn(&str) -> String,
    pub(super) wait: &'static str,
    pub(super) duration: &'static str,
    pub(super) target: fn(&str) -> String,
    pub(super) to_be_measured: &'static str,
    pub(super) customers: fn(&str) -> String,
    pub(super) left: fn(&str) -> String,
    pub(super) median: fn(&str) -> String,
    pub(super) after: fn(&str) -> String,
}

/// Units of time, short.
pub(super) struct Units {
    pub(super) years: &'static str,
    pub(super) months: &'static str,
    pub(super) weeks: &'static str,
    pub(super) days: &'static str,
    pub(super) hours: &'static str,
    pub(super) minutes: &'static str,
    pub(super) seconds: &'static str,
    /// Between the least and the most.
    pub(super) to: &'static str,
    pub(super) at_least: fn(&str) -> String,
    pub(super) at_most: fn(&str) -> String,
}

/// The words of a language, English where there are none.
pub(super) fn words(language: Option<&str>) -> &'static Words {
    const ALL: [&Words; 2] = [&en::WORDS, &de::WORDS];
    let known = |language| ALL.into_iter().find(|words| same_language(words.language, language));
    language.and_then(known).unwrap_or(&en::WORDS)
}

/// `6 stages, 11 steps`; what there is none of is passed over, for it may only be unknown.
fn counted(words: &Words, counts: [usize; 4]) -> String {
    let parts = counts.iter().zip(&words.counted).filter(|(count, _)| **count > 0);
    let parts =
        parts.map(|(count, [one, several])| format!("{count} {}", if *count == 1 { one } else { several }));
    parts.collect::<Vec<_>>().join(", ")
}
