//! Our own words in pictures: one file a language, the same members in each.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod ja;
mod pt;
mod zh;

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
    pub(super) unmapped: &'static str,
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
    #[cfg(feature = "evidence")]
    pub(super) moves: Moves,
}

/// What pictures of event data say: the stage flow and the step matrix.
#[cfg_attr(
    not(feature = "evidence"),
    expect(dead_code, reason = "pictures of event data are of that feature")
)]
pub(super) struct Moves {
    /// The title: the map's, and how many customers.
    pub(super) flow_title: fn(&str, &str) -> String,
    pub(super) matrix_title: fn(&str, &str) -> String,
    pub(super) segment: fn(&str) -> String,
    /// How the picture is to be read.
    pub(super) flow_rule: &'static str,
    pub(super) matrix_rule: &'static str,
    /// Whether those who were seen shortly before the end of the data are lost: not where `within` is set.
    pub(super) within: &'static str,
    pub(super) without_within: &'static str,
    pub(super) min_group: fn(&str) -> String,
    /// The stage that most leave: its name, how many, their share.
    pub(super) worst: fn(&str, &str, &str) -> String,
    pub(super) nobody_leaves: &'static str,
    /// Stage, reached, went on, left, under way, finished, came back.
    pub(super) headings: [&'static str; 7],
    pub(super) goes_on: fn(&str) -> String,
    pub(super) leave: fn(&str) -> String,
    pub(super) customers: fn(&str) -> String,
    pub(super) finish: fn(&str) -> String,
    pub(super) under_way: fn(&str) -> String,
    pub(super) came_back: fn(&str) -> String,
    /// Before names of events, each with how many.
    pub(super) outside: &'static str,
    /// More names, and their events.
    pub(super) more: fn(&str, &str) -> String,
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
    pub(super) nine_in_ten: fn(&str) -> String,
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
    let known = |language| ALL.into_iter().find(|words| same_language(words.language, language));
    language.and_then(known).unwrap_or(&en::WORDS)
}

const ALL: [&Words; 8] =
    [&en::WORDS, &de::WORDS, &es::WORDS, &fr::WORDS, &pt::WORDS, &ja::WORDS, &zh::WORDS, &ar::WORDS];

/// `6 stages, 11 steps`; what there is none of is passed over, for it may only be unknown.
fn counted(words: &Words, counts: [usize; 4]) -> String {
    let parts = counts.iter().zip(&words.counted).filter(|(count, _)| **count > 0);
    let parts =
        parts.map(|(count, [one, several])| format!("{count} {}", if *count == 1 { one } else { several }));
    parts.collect::<Vec<_>>().join(", ")
}

/// `stages: 6, steps: 11`, for languages in which a number changes the word after it in other ways.
fn listed(words: &Words, counts: [usize; 4], between: &str) -> String {
    let parts = counts.iter().zip(&words.counted).filter(|(count, _)| **count > 0);
    let parts = parts.map(|(count, [_, several])| format!("{several} {count}"));
    parts.collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALL, Lane, Words, words};
    use crate::model::{
        EvidenceKind, FlowKind, Line, OpportunityKind, OpportunityStatus, PainStatus, Support,
    };

    fn all(words: &Words) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut say = |word: &str| found.push(word.to_owned());
        Lane::ALL.into_iter().for_each(|lane| say((words.lane)(lane)));
        Line::ALL.iter().for_each(|line| say((words.line)(*line)));
        Support::ALL.iter().for_each(|support| say((words.support)(*support)));
        Support::ALL.iter().for_each(|support| say((words.support_mark)(*support)));
        FlowKind::ALL.iter().for_each(|kind| say((words.flow)(*kind)));
        EvidenceKind::ALL.iter().for_each(|kind| say((words.evidence)(*kind)));
        PainStatus::ALL.iter().for_each(|status| say((words.pain_status)(*status)));
        OpportunityKind::ALL.iter().for_each(|kind| say((words.opportunity_kind)(*kind)));
        OpportunityStatus::ALL.iter().for_each(|status| say((words.opportunity_status)(*status)));
        words.feelings.iter().for_each(|word| say(word));
        let facts = &words.facts;
        for word in [facts.persona, facts.scenario, facts.trigger, facts.purpose, facts.reviewed, facts.value]
        {
            say(word);
        }
        for word in [words.stage, words.no_data, words.mean_of_steps, words.whole_journey, words.unmapped] {
            say(word);
        }
        #[cfg(feature = "evidence")]
        {
            let moves = &words.moves;
            for word in [moves.flow_rule, moves.matrix_rule, moves.within, moves.without_within] {
                say(word);
            }
            for word in moves.headings.iter().skip(1).chain([&moves.nobody_leaves, &moves.outside]) {
                say(word);
            }
        }
        for word in [words.questions, words.sources, words.no_sources, words.empty, words.lowest] {
            say(word);
        }
        found
    }

    #[test]
    fn every_language_has_every_word() {
        for language in ["en", "de", "es", "fr", "pt-BR", "ja", "zh-Hans", "ar"] {
            let found = words(Some(language));
            assert!(language.starts_with(found.language), "{language}");
            assert!(all(found).iter().all(|word| !word.trim().is_empty()), "{language}");
        }
        assert_eq!(words(Some("fi")).language, "en");
    }

    #[test]
    fn no_language_is_english_in_disguise() {
        let english: BTreeSet<String> = all(ALL[0]).into_iter().collect();
        for words in &ALL[1..] {
            let same = all(words).iter().filter(|word| english.contains(*word)).count();
            assert!(same <= 8, "{}: {same} words as in English", words.language);
        }
    }

    #[test]
    fn what_is_put_in_is_found_again() {
        for words in ALL {
            let details = &words.details;
            for text in [
                (details.severity)("§4", "§5"),
                (words.lowest_at)("§4", "§5"),
                (words.highest_at)("§5", "§4"),
                (words.part)(4, 5),
                (words.summary)([4, 5, 4, 5]),
            ] {
                assert!(text.contains('4') && text.contains('5'), "{}: {text}", words.language);
            }
            for write in [details.reach, details.due, details.left, details.median, details.nine_in_ten] {
                assert!(write("§4").contains("§4"), "{}", words.language);
            }
            assert!((words.summary)([0, 0, 0, 0]).len() < (words.summary)([1, 1, 1, 1]).len());
        }
    }

    #[cfg(feature = "evidence")]
    #[test]
    fn what_is_put_into_pictures_of_events_is_found_again() {
        for words in ALL {
            let moves = &words.moves;
            for text in [(moves.flow_title)("4", "5"), (moves.matrix_title)("4", "5"), (moves.more)("4", "5")]
            {
                assert!(text.contains('4') && text.contains('5'), "{}: {text}", words.language);
            }
            let worst = (moves.worst)("4", "5", "6");
            assert!(worst.chars().filter(char::is_ascii_digit).eq("456".chars()), "{worst}");
            for write in [
                moves.segment,
                moves.min_group,
                moves.goes_on,
                moves.leave,
                moves.customers,
                moves.finish,
                moves.under_way,
                moves.came_back,
            ] {
                assert!(write("§4").contains("§4"), "{}", words.language);
            }
        }
    }
}
