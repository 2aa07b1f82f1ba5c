//! The sheets of what maps share: personas, needs, evidence and the like, and the document itself.

use super::columns::{assumed, counts, evidence, id, map, n, owner, persona, scale, sd, to, value};
use super::{Rows, Sheet, column, key};
use crate::model::Kind;

pub(super) const PERSONAS: Sheet = Sheet {
    title: "Personas",
    about: "For whom the map is drawn",
    rows: Rows::Library("personas"),
    kind: Some(Kind::Persona),
    path: &["personas"],
    open: true,
    columns: &[
        id(),
        column("name", "Name", 18, "What we call them"),
        column("role", "Role", 24, "What they do, in a line"),
        column("share", "Share", 8, "Their weight against the others"),
        column("segment", "Segment", 14, "The segment as the data name it"),
        column("goals", "Goals", 28, "What they want to reach, one a line"),
        column("frustrations", "Frustrations", 28, "What annoys them, one a line"),
        column("delights", "Delights", 28, "What delights them, one a line"),
        column("behaviours", "Behaviours", 28, "What they habitually do, one a line"),
        column("traits", "Traits", 20, "age: 34, one a line"),
        column("quote", "Quote", 28, "What they would say, or said"),
        column("reviewed", "Reviewed", 14, "When somebody last checked it: 2026-07-01"),
        evidence(),
        column("image/href", "Portrait", 18, "The address of a picture"),
        column("image/alt", "Portrait in words", 18, "What the picture shows"),
    ],
};

pub(super) const NEEDS: Sheet = Sheet {
    title: "Needs",
    about: "What customers need, how much, and how good is good enough",
    rows: Rows::Library("needs"),
    kind: Some(Kind::Need),
    path: &["needs"],
    open: true,
    columns: &[
        id(),
        column("text", "Need", 40, "What they need, in their words"),
        column("kind", "Kind", 14, "What sort of need"),
        column("personas", "Personas", 16, "Whose need; empty = everybody's").to(to::PERSONA),
        scale(),
        column(
            "importance/0/value",
            "Importance",
            11,
            "How much it matters, on its scale; several: sheet Importance",
        ),
        column("target", "Target", 9, "What would be good enough, on its scale"),
    ],
};

pub(super) const RATINGS: Sheet = Sheet {
    title: "Ratings",
    about: "How well we and others meet the needs",
    rows: Rows::Ratings,
    kind: None,
    path: &["maps", "ratings"],
    open: true,
    columns: &[
        key("map", "Map", to::MAP, "Only for this map; empty = for all"),
        column("need", "Need", 22, "The need that is rated").to(to::NEED),
        column("of", "Of", 12, "us, or a competitor").to(to::COMPETITOR).or(&["us"]),
        column("stage", "Stage", 14, "Only in this stage; empty = in all").to(to::STAGE),
        persona(),
        value(),
        scale(),
        n(),
        sd(),
        counts(),
        evidence(),
        assumed(),
    ],
};

pub(super) const COMPETITORS: Sheet = Sheet {
    title: "Competitors",
    about: "Whom customers compare us with",
    rows: Rows::Library("competitors"),
    kind: Some(Kind::Competitor),
    path: &["competitors"],
    open: true,
    columns: &[
        id(),
        column("name", "Name", 22, "What they are called"),
        column("share", "Share", 8, "Their weight against the others"),
    ],
};

pub(super) const EVIDENCE: Sheet = Sheet {
    title: "Evidence",
    about: "What the map rests on",
    rows: Rows::Library("evidence"),
    kind: Some(Kind::Evidence),
    path: &["evidence"],
    open: true,
    columns: &[
        id(),
        column("kind", "Kind", 14, "How it was gathered"),
        column("title", "Title", 34, "What it is called"),
        column("source", "Source", 28, "Where it is: a link or a citation"),
        column("from", "From", 14, "First day: 2026-03-01"),
        column("to", "To", 14, "Last day: 2026-03-31"),
        n(),
        column("method", "Method", 30, "How it was done"),
        column("hash", "Checksum", 16, "Checksum of the data"),
        column("personalData", "Personal data", 10, "yes where the data hold personal data"),
    ],
};

pub(super) const KNOWLEDGE_GAPS: Sheet = Sheet {
    title: "Knowledge gaps",
    about: "What nobody knew",
    rows: Rows::Library("knowledgeGaps"),
    kind: Some(Kind::KnowledgeGap),
    path: &["knowledgeGaps"],
    open: true,
    columns: &[
        id(),
        column("question", "Question", 44, "What we would like to know"),
        column("about", "About", 20, "Ids or names of what it is about, one a line").to(Kind::ALL),
        column("priority", "Priority", 11, "How much depends on it"),
        owner("owner", "Owner"),
        column("due", "Due", 14, "2026-12-31"),
        column("status", "Status", 12, "A word of your own"),
        column("answeredBy", "Answered by", 18, "Evidence that answers it, one a line").to(to::EVIDENCE),
    ],
};

pub(super) const DEPARTMENTS: Sheet = Sheet {
    title: "Departments",
    about: "Who on our side answers for what",
    rows: Rows::Library("departments"),
    kind: Some(Kind::Department),
    path: &["departments"],
    open: true,
    columns: &[
        id(),
        column("name", "Name", 24, "What it is called"),
        column("contact", "Contact", 28, "Whom to ask"),
    ],
};

pub(super) const IMPORTANCE: Sheet = Sheet {
    title: "Importance",
    about: "How much a need matters, where several were asked",
    rows: Rows::InLibrary { list: "needs", member: "importance" },
    kind: None,
    path: &["needs", "importance"],
    open: false,
    columns: &[
        key("need", "Need", to::NEED, "The need"),
        persona(),
        value(),
        scale(),
        n(),
        sd(),
        counts(),
        evidence(),
        assumed(),
    ],
};

pub(super) const METRICS: Sheet = Sheet {
    title: "Metrics",
    about: "What is measured",
    rows: Rows::Library("metrics"),
    kind: Some(Kind::Metric),
    path: &["metrics"],
    open: false,
    columns: &[
        id(),
        column("name", "Name", 26, "What it is called"),
        column("kind", "Kind", 14, "What sort of metric"),
        column("unit", "Unit", 10, "%, EUR, days"),
        scale(),
        column("better", "Better", 10, "Which way is better"),
        column("target", "Target", 10, "Where it shall be"),
    ],
};

pub(super) const READINGS: Sheet = Sheet {
    title: "Readings",
    about: "Values of metrics, for a step, a stage, or the whole map",
    rows: Rows::Readings,
    kind: None,
    path: &["maps", "metrics"],
    open: false,
    columns: &[
        map(),
        key("at", "At", &[Kind::Step, Kind::Stage], "A step or a stage; empty = the whole journey"),
        column("metric", "Metric", 18, "The metric").to(to::METRIC),
        value(),
        column("period", "Period", 14, "When: 2026-Q3"),
        scale(),
        n(),
        sd(),
        counts(),
        persona(),
        evidence(),
        assumed(),
    ],
};

pub(super) const TOUCHPOINTS: Sheet = Sheet {
    title: "Touchpoints",
    about: "Where customer and offer meet",
    rows: Rows::Library("touchpoints"),
    kind: Some(Kind::Touchpoint),
    path: &["touchpoints"],
    open: false,
    columns: &[
        id(),
        column("name", "Name", 26, "What it is called"),
        column("channel", "Channel", 14, "Its channel").to(&[Kind::Channel]),
        column("media", "Media", 12, "Whose it is"),
        owner("owner", "Owner"),
    ],
};

pub(super) const CHANNELS: Sheet = Sheet {
    title: "Channels",
    about: "Channels other than web, app, email, sms, chat, phone, store ...",
    rows: Rows::Library("channels"),
    kind: Some(Kind::Channel),
    path: &["channels"],
    open: false,
    columns: &[
        id(),
        column("name", "Name", 26, "What it is called"),
        column("mode", "Mode", 12, "Where it takes place"),
    ],
};

pub(super) const SCALES: Sheet = Sheet {
    title: "Scales",
    about: "Scales other than emotion5, likert5, likert7, ten, nps11 ...",
    rows: Rows::Library("scales"),
    kind: Some(Kind::Scale),
    path: &["scales"],
    open: false,
    columns: &[
        id(),
        column("min", "Min", 8, "The lowest answer"),
        column("max", "Max", 8, "The highest answer"),
        column("step", "Step", 8, "From one answer to the next"),
        column("neutral", "Neutral", 8, "The answer that is neither good nor bad"),
        column("reversed", "Reversed", 9, "yes where low is good"),
        column("labels", "Labels", 24, "The words of the answers, one a line"),
    ],
};

pub(super) const SOURCES: Sheet = Sheet {
    title: "Sources",
    about: "Tables that are read into the map",
    rows: Rows::Library("sources"),
    kind: Some(Kind::Source),
    path: &["sources"],
    open: false,
    columns: &[
        id(),
        column("kind", "Kind", 12, "What the table holds"),
        column("preset", "Preset", 16, "The program that it comes from"),
        column("timezone", "Time zone", 14, "Europe/Berlin"),
        column("unit", "Unit", 10, "Who a customer is"),
    ],
};

pub(super) const QUESTIONS: Sheet = Sheet {
    title: "Questions",
    about: "What the columns of a survey ask",
    rows: Rows::InLibrary { list: "sources", member: "questions" },
    kind: None,
    path: &["sources", "questions"],
    open: false,
    columns: &[
        key("source", "Source", &[Kind::Source], "The table"),
        column("column", "Column", 34, "The heading of the column"),
        column("asks", "Asks", 14, "What the answers are"),
        column("need", "Need", 18, "The need that it asks about").to(to::NEED),
        column("of", "Of", 12, "us, or a competitor").to(to::COMPETITOR).or(&["us"]),
        column("metric", "Metric", 14, "The metric that it asks").to(to::METRIC),
        persona(),
        column("stage", "Stage", 14, "Only in this stage").to(to::STAGE),
        column("step", "Step", 14, "Only in this step").to(to::STEP),
        scale(),
        column("answers", "Answers", 24, "very good: 5, one a line"),
    ],
};

pub(super) const DOCUMENT: Sheet = Sheet {
    title: "Document",
    about: "What holds for all maps",
    rows: Rows::Document,
    kind: None,
    path: &[],
    open: false,
    columns: &[
        column("title", "Title", 44, "What the document is called"),
        column("language", "Language", 10, "en, de ..."),
        column("scoring/target", "Target of scores", 14, "How good is good enough"),
        column("scoring/lambda", "Lambda", 10, "0 = our targets count, 1 = the competitors"),
        column("scoring/reference", "Compared with", 14, "average, best, or a competitor")
            .to(to::COMPETITOR)
            .or(&["average", "best"]),
        column("cjm", "Format", 10, "The version of the format"),
    ],
};
