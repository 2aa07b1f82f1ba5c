//! [`Lane`]: the rows of a whiteboard, under the names that people give them.

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    Action,
    Thought,
    Emotion,
    Need,
    Pain,
    Gain,
    Opportunity,
    Question,
    Channel,
    Touchpoint,
    Frontstage,
    Backstage,
    Support,
    Evidence,
}

/// Each lane: its word, how many of it are counted as, and further names in small letters.
const LANES: [(Lane, &str, &str, &[&str]); 14] = [
    (
        Lane::Action,
        "action",
        "actions",
        &["doing", "does", "activity", "activities", "customeractions", "task", "tasks"],
    ),
    (Lane::Thought, "thought", "thoughts", &["thinking", "thinks"]),
    (Lane::Emotion, "emotion", "emotions", &["feeling", "feelings", "feels", "mood", "experience"]),
    (Lane::Need, "need", "needs", &["expectation", "expectations", "wants", "goals", "goal"]),
    (
        Lane::Pain,
        "pain",
        "pains",
        &["painpoint", "painpoints", "problem", "problems", "frustration", "frustrations", "barriers"],
    ),
    (
        Lane::Gain,
        "gain",
        "gains",
        &["delight", "delights", "brightspot", "brightspots", "positive", "highlights"],
    ),
    (
        Lane::Opportunity,
        "opportunity",
        "opportunities",
        &["idea", "ideas", "solution", "solutions", "improvement", "improvements"],
    ),
    (
        Lane::Question,
        "question",
        "knowledgeGaps",
        &["questions", "knowledgegap", "knowledgegaps", "unknown", "unknowns", "openquestions"],
    ),
    (Lane::Channel, "channel", "channels", &[]),
    (Lane::Touchpoint, "touchpoint", "touchpoints", &[]),
    (Lane::Frontstage, "frontstage", "frontstage", &["onstage", "frontoffice", "staff"]),
    (Lane::Backstage, "backstage", "backstage", &["backoffice", "behindthescenes"]),
    (Lane::Support, "support", "supportProcesses", &["supportprocess", "supportprocesses", "systems"]),
    (Lane::Evidence, "evidence", "physicalEvidence", &["physicalevidence"]),
];

impl Lane {
    pub(super) const HELP: &'static str = "lanes are action, thought, emotion, need, pain, gain, opportunity, question, \
         channel, touchpoint, frontstage, backstage, support, evidence";

    /// The lane of this name; neither case nor signs count.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name: String =
            name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
        let row = LANES.iter().find(|(_, word, many, more)| {
            *word == name || many.eq_ignore_ascii_case(&name) || more.contains(&name.as_str())
        });
        row.map(|(lane, ..)| *lane)
    }

    /// The word for one.
    pub(super) fn word(self) -> &'static str {
        self.row().map_or("", |(_, word, ..)| word)
    }

    /// The member of the format.
    pub(super) fn many(self) -> &'static str {
        self.row().map_or("", |(_, _, many, _)| many)
    }

    /// Whether the format has no place for the votes and the author of one.
    pub(super) fn is_bare(self) -> bool {
        matches!(self, Self::Emotion | Self::Need | Self::Question | Self::Channel | Self::Touchpoint)
    }

    fn row(self) -> Option<&'static (Self, &'static str, &'static str, &'static [&'static str])> {
        LANES.iter().find(|(lane, ..)| *lane == self)
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Lane};

    #[test]
    fn lanes_are_found_by_the_names_that_people_give_them() {
        for (name, lane) in [
            ("Pain points", Lane::Pain),
            ("THINKING", Lane::Thought),
            ("what we do: ideas", Lane::Opportunity),
            ("Physical Evidence", Lane::Evidence),
            ("behind-the-scenes", Lane::Backstage),
        ] {
            let found = Lane::named(name);
            assert_eq!(found, if name.contains(':') { None } else { Some(lane) }, "{name}");
        }
        for (lane, word, many, _) in LANES {
            assert_eq!((Lane::named(word), Lane::named(many)), (Some(lane), Some(lane)));
        }
    }
}
