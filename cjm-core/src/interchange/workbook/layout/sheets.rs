//! [`SHEETS`]: the tabs of a workbook and their columns.

use super::{Column, Rows, Sheet, column, key};
use crate::model::Kind;

const fn id() -> Column {
    column("id", "Id", 14, "Leave it empty: it is made of the name. Once it is there, keep it")
}

const fn map() -> Column {
    key("map", "Map", MAP, "The map, where there are several")
}

const fn step() -> Column {
    key("step", "Step", STEP, "The id or the name of a step")
}

const fn evidence() -> Column {
    column("evidence", "Evidence", 16, "What it rests on: ids of sheet Evidence, one a line").to(EVIDENCE)
}

const fn persona() -> Column {
    column("persona", "Persona", 14, "Whose it is; empty = of all").to(PERSONA)
}

const fn owner(member: &'static str, title: &'static str) -> Column {
    column(member, title, 16, "A department: its id or its name").to(DEPARTMENT)
}

const fn votes() -> Column {
    column("votes", "Votes", 8, "How many votes it got in the workshop")
}

const fn author() -> Column {
    column("author", "Author", 14, "Who wrote it")
}

const fn reach() -> Column {
    column("reach", "Reach", 8, "Share of the customers whom it meets, 0 to 1")
}

const fn value() -> Column {
    column("value", "Value", 10, "The number, on its scale; empty = not known")
}

const fn counts() -> Column {
    column("counts", "Counts", 16, "Instead of a value: how many gave each answer, lowest first: 1; 4; 9")
}

const fn n() -> Column {
    column("n", "n", 8, "How many people or cases it rests on")
}

const fn sd() -> Column {
    column("sd", "SD", 8, "Standard deviation, where known")
}

const fn scale() -> Column {
    column("scale", "Scale", 12, "emotion5, likert5, likert7, ten, nps11, or one of sheet Scales").to(SCALE)
}

const fn assumed() -> Column {
    column("assumed", "Assumed", 9, "yes where nobody has checked it")
}

const MAP: &[Kind] = &[Kind::Map];
const STAGE: &[Kind] = &[Kind::Stage];
const STEP: &[Kind] = &[Kind::Step];
const PERSONA: &[Kind] = &[Kind::Persona];
const DEPARTMENT: &[Kind] = &[Kind::Department];
const EVIDENCE: &[Kind] = &[Kind::Evidence];
const NEED: &[Kind] = &[Kind::Need];
const SCALE: &[Kind] = &[Kind::Scale];
const METRIC: &[Kind] = &[Kind::Metric];
const COMPETITOR: &[Kind] = &[Kind::Competitor];
const OPPORTUNITY: &[Kind] = &[Kind::Opportunity];
const STEP_OR_CELL: &[Kind] = &[Kind::Step, Kind::Cell];
const ADDRESSED: &[Kind] = &[Kind::Pain, Kind::Need, Kind::Failure, Kind::Step, Kind::Cell];

/// Lists of a step that are notes.
pub(in crate::interchange::workbook) const NOTES: &[&str] =
    &["actions", "thoughts", "frontstage", "backstage", "supportProcesses", "physicalEvidence"];
/// Lists of a step that are cells of a service blueprint.
pub(in crate::interchange::workbook) const CELLS: &[&str] =
    &["frontstage", "backstage", "supportProcesses", "physicalEvidence"];
const IN_STEP: &[&str] = &["maps", "stages", "steps"];

/// The tabs, in their order.
pub(in crate::interchange::workbook) static SHEETS: &[Sheet] = &[
    Sheet {
        title: "Map",
        about: "What the map is about. A column is a map: begin a second one for the future",
        rows: Rows::Maps,
        kind: Some(Kind::Map),
        path: &["maps"],
        open: true,
        columns: &[
            id(),
            column("title", "Title", 44, "What the map is called"),
            column("kind", "Kind", 16, "What it is about; empty = a journey"),
            column("state", "State", 12, "current = as it is, future = as it shall be"),
            column("futureOf", "Future of", 16, "Of a future map: the current one that it replaces").to(MAP),
            column("scenario", "Scenario", 44, "The situation in which it begins"),
            column("purpose", "Purpose", 44, "The decision that the map shall serve"),
            column("personas", "Personas", 18, "Who takes this journey, one a line").to(PERSONA),
            column("trigger/text", "Trigger", 30, "What sets the customer going"),
            column("trigger/kind", "Kind of trigger", 14, "A word of your own"),
            column("scope", "Scope", 12, "How much of the journey the map covers"),
            column("market", "Market", 12, "Who sells to whom"),
            column("basis", "Basis", 12, "planned = as designed, actual = as done, aggregated = over many"),
            assumed(),
            owner("owner", "Owner"),
            evidence(),
            column("status", "Status", 12, "A word of your own: draft, approved"),
            column("version", "Version", 12, "A label of your own"),
            column("review/cadence", "Checked every", 12, "P6M = every six months"),
            column("review/last", "Last checked", 14, "2026-07-01"),
            column("review/by", "Checked by", 16, "Who checked it"),
            column("value/perConversion", "Worth of a journey", 12, "What a completed journey is worth"),
            column("value/currency", "Currency", 10, "EUR, USD"),
        ],
    },
    Sheet {
        title: "Steps",
        about: "The map itself: a row is a step, a column a lane. Several notes in one cell: one a line",
        rows: Rows::Steps,
        kind: Some(Kind::Step),
        path: IN_STEP,
        open: true,
        columns: &[
            map(),
            key("stage", "Stage", STAGE, "The part of the journey; empty = as in the row above"),
            column("name", "Step", 22, "What the step is called"),
            column("actions", "Doing", 30, "What the customer does, one a line"),
            column("thoughts", "Thinking", 30, "What the customer thinks, one a line"),
            column("emotions/0/value", "Feeling (-2 to 2)", 10, "-2 = very bad, 0 = neutral, 2 = very good"),
            column("emotions/0/feeling", "Feeling", 16, "The feeling in a word"),
            column("needs", "Needs", 22, "What they need here: ids of sheet Needs, or new ones, one a line")
                .to(NEED),
            column("pains", "Pains", 30, "What hurts, one a line; more about it on sheet Pains"),
            column("gains", "Gains", 26, "What pleases, one a line; more about it on sheet Gains"),
            column("emotions/0/quote", "Quote", 24, "What they said about it"),
            column(
                "momentOfTruth",
                "Moment of truth",
                16,
                "yes, or why this step makes or breaks the relation",
            ),
            column("touchpoints", "Touchpoints", 20, "Where customer and offer meet, one a line")
                .to(&[Kind::Touchpoint]),
            column("channels", "Channels", 14, "web, app, email, phone, store ..., one a line")
                .to(&[Kind::Channel]),
            column("devices", "Devices", 12, "phone, kiosk ..., one a line"),
            column("initiator", "Initiator", 12, "Who starts the step"),
            column("frontstage", "Frontstage", 26, "What our side does in the customer's sight, one a line"),
            column("backstage", "Backstage", 26, "What our side does out of sight, one a line"),
            column("supportProcesses", "Support processes", 26, "What others do so that backstage can work"),
            column("physicalEvidence", "Physical evidence", 24, "What the customer can see, hear or hold"),
            column("wait", "Wait", 10, "How long the customer waits: PT30M, P11D, PT1H to PT3H"),
            column("duration", "Duration", 10, "How long it takes the customer: PT30M, PT1H to PT3H"),
            owner("owner", "Owner"),
            owner("perceivedOwner", "Perceived owner"),
            column("kind", "Kind", 14, "What happens"),
            column("personas", "Personas", 16, "Who takes it; empty = all of the map's").to(PERSONA),
            column("optional", "Optional", 9, "yes where it may be left out"),
            column("entry", "Entry", 8, "yes where a journey may begin"),
            column("exit", "Exit", 8, "yes where a journey may end"),
            column("at", "At", 14, "When it happened, on a map of one case"),
            evidence(),
            column("image/href", "Picture", 18, "The address of a picture"),
            column("image/alt", "Picture in words", 18, "What the picture shows"),
            id(),
        ],
    },
    Sheet {
        title: "Stages",
        about: "More about the stages that sheet Steps names",
        rows: Rows::Stages,
        kind: Some(Kind::Stage),
        path: &["maps", "stages"],
        open: true,
        columns: &[
            map(),
            id(),
            column("name", "Stage", 22, "What the stage is called"),
            column("goal", "Goal", 34, "What the customer wants to reach in it"),
            column("needs", "Needs", 22, "What they need all through it, one a line").to(NEED),
            column("funnel", "Funnel", 16, "The company's own funnel: awareness, purchase ..., one a line"),
            column("weight", "Weight", 8, "How much it matters against the others"),
            column("personaWeights", "Weight a persona", 16, "mara: 2, one a line, where it differs"),
            owner("owner", "Owner"),
            column("noContact", "No contact", 10, "yes where there is no contact on purpose"),
        ],
    },
    Sheet {
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
    },
    Sheet {
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
            column("personas", "Personas", 16, "Whose need; empty = everybody's").to(PERSONA),
            scale(),
            column(
                "importance/0/value",
                "Importance",
                11,
                "How much it matters, on its scale; several: sheet Importance",
            ),
            column("target", "Target", 9, "What would be good enough, on its scale"),
        ],
    },
    Sheet {
        title: "Ratings",
        about: "How well we and others meet the needs",
        rows: Rows::Ratings,
        kind: None,
        path: &["maps", "ratings"],
        open: true,
        columns: &[
            key("map", "Map", MAP, "Only for this map; empty = for all"),
            column("need", "Need", 22, "The need that is rated").to(NEED),
            column("of", "Of", 12, "us, or a competitor").to(COMPETITOR).or(&["us"]),
            column("stage", "Stage", 14, "Only in this stage; empty = in all").to(STAGE),
            persona(),
            value(),
            scale(),
            n(),
            sd(),
            counts(),
            evidence(),
            assumed(),
        ],
    },
    Sheet {
        title: "Pains",
        about: "What hurts. Its text is also a line in sheet Steps",
        rows: Rows::Lanes(&["pains"]),
        kind: Some(Kind::Pain),
        path: &["maps", "stages", "steps", "pains"],
        open: true,
        columns: &[
            map(),
            step(),
            id(),
            column("text", "Pain", 40, "As it stands in sheet Steps"),
            column("severity", "Severity (1 to 5)", 10, "5 = worst"),
            column("frequency", "Frequency", 10, "How often in one journey"),
            reach(),
            column("needs", "Needs", 20, "The needs that it hurts, one a line").to(NEED),
            persona(),
            evidence(),
            votes(),
            author(),
            column("status", "Status", 12, "How far it is dealt with"),
        ],
    },
    Sheet {
        title: "Opportunities",
        about: "What could be done better, or newly",
        rows: Rows::InMap("opportunities"),
        kind: Some(Kind::Opportunity),
        path: &["maps", "opportunities"],
        open: true,
        columns: &[
            map(),
            id(),
            column("text", "Opportunity", 40, "What to do"),
            column("kind", "Kind", 14, "What sort of opportunity"),
            column("addresses", "Addresses", 24, "The pains, needs or steps that it is for, one a line")
                .to(ADDRESSED),
            column("effort", "Effort (1 to 5)", 10, "5 = most"),
            column("confidence", "Confidence", 11, "How sure we are that it works, 0 to 1"),
            owner("owner", "Owner"),
            column("status", "Status", 12, "How far it is"),
            column("due", "Due", 14, "2026-12-31"),
            column("after", "After", 18, "Opportunities that must come first, one a line").to(OPPORTUNITY),
            column("link", "Link", 20, "Where it is planned"),
            votes(),
            author(),
        ],
    },
    Sheet {
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
    },
    Sheet {
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
    },
    Sheet {
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
            column("answeredBy", "Answered by", 18, "Evidence that answers it, one a line").to(EVIDENCE),
        ],
    },
    Sheet {
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
    },
    Sheet {
        title: "Gains",
        about: "What pleases. Its text is also a line in sheet Steps",
        rows: Rows::Lanes(&["gains"]),
        kind: Some(Kind::Gain),
        path: &["maps", "stages", "steps", "gains"],
        open: false,
        columns: &[
            map(),
            step(),
            id(),
            column("text", "Gain", 40, "As it stands in sheet Steps"),
            column("frequency", "Frequency", 10, "How often in one journey"),
            reach(),
            column("needs", "Needs", 20, "The needs that it serves, one a line").to(NEED),
            persona(),
            evidence(),
            votes(),
            author(),
            column("status", "Status", 12, "How far it is dealt with"),
        ],
    },
    Sheet {
        title: "Notes",
        about: "More about single lines of sheet Steps: who said them, who does them, with what",
        rows: Rows::Lanes(NOTES),
        kind: Some(Kind::Cell),
        path: &["maps", "stages", "steps", "frontstage"],
        open: false,
        columns: &[
            map(),
            step(),
            key("lane", "Lane", &[], "The lane of sheet Steps").or(NOTES),
            column("text", "Note", 40, "As it stands in sheet Steps"),
            column("id", "Id", 14, "Only where a flow or a failure names it"),
            owner("department", "Department"),
            owner("perceivedOwner", "Perceived owner"),
            column("system", "System", 18, "What it is done with"),
            column("wait", "Wait", 10, "PT30M, P11D"),
            column("duration", "Duration", 10, "PT30M, P11D"),
            persona(),
            evidence(),
            votes(),
            author(),
        ],
    },
    Sheet {
        title: "Feelings",
        about: "Feelings of a step where there are several, or where more is known about one",
        rows: Rows::InStep("emotions"),
        kind: None,
        path: &["maps", "stages", "steps", "emotions"],
        open: false,
        columns: &[
            map(),
            step(),
            persona(),
            value(),
            column("feeling", "Feeling", 18, "The feeling in a word"),
            column("quote", "Quote", 30, "What they said about it"),
            scale(),
            n(),
            sd(),
            counts(),
            evidence(),
            assumed(),
        ],
    },
    Sheet {
        title: "Failures",
        about: "What can go wrong in a note of our side that has an id",
        rows: Rows::Failures,
        kind: Some(Kind::Failure),
        path: &["maps", "stages", "steps", "frontstage", "failures"],
        open: false,
        columns: &[
            map(),
            key("cell", "Note", &[Kind::Cell], "The id of the note"),
            id(),
            column("text", "Failure", 40, "What can go wrong"),
            column("likelihood", "Likelihood", 11, "How often it happens"),
            column("impact", "Impact", 11, "How bad it is"),
            owner("owner", "Owner"),
        ],
    },
    Sheet {
        title: "Flow",
        about: "Ways from step to step other than one after the other",
        rows: Rows::InMap("flow"),
        kind: None,
        path: &["maps", "flow"],
        open: false,
        columns: &[
            map(),
            column("from", "From", 20, "A step, or a note with an id").to(STEP_OR_CELL),
            column("to", "To", 20, "A step, or a note with an id").to(STEP_OR_CELL),
            column("kind", "Kind", 12, "What sort of way"),
            column("text", "Text", 30, "When it is taken"),
        ],
    },
    Sheet {
        title: "Improvements",
        about: "What an opportunity would make of a need",
        rows: Rows::InOpportunity("improves"),
        kind: None,
        path: &["maps", "opportunities", "improves"],
        open: false,
        columns: &[
            map(),
            key("opportunity", "Opportunity", OPPORTUNITY, "The opportunity"),
            column("need", "Need", 22, "The need").to(NEED),
            column("to", "To", 10, "The rating that we expect then"),
            persona(),
            reach(),
        ],
    },
    Sheet {
        title: "Importance",
        about: "How much a need matters, where several were asked",
        rows: Rows::InLibrary { list: "needs", member: "importance" },
        kind: None,
        path: &["needs", "importance"],
        open: false,
        columns: &[
            key("need", "Need", NEED, "The need"),
            persona(),
            value(),
            scale(),
            n(),
            sd(),
            counts(),
            evidence(),
            assumed(),
        ],
    },
    Sheet {
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
    },
    Sheet {
        title: "Readings",
        about: "Values of metrics, for a step, a stage, or the whole map",
        rows: Rows::Readings,
        kind: None,
        path: &["maps", "metrics"],
        open: false,
        columns: &[
            map(),
            key("at", "At", &[Kind::Step, Kind::Stage], "A step or a stage; empty = the whole journey"),
            column("metric", "Metric", 18, "The metric").to(METRIC),
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
    },
    Sheet {
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
    },
    Sheet {
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
    },
    Sheet {
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
    },
    Sheet {
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
    },
    Sheet {
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
            column("need", "Need", 18, "The need that it asks about").to(NEED),
            column("of", "Of", 12, "us, or a competitor").to(COMPETITOR).or(&["us"]),
            column("metric", "Metric", 14, "The metric that it asks").to(METRIC),
            persona(),
            column("stage", "Stage", 14, "Only in this stage").to(STAGE),
            column("step", "Step", 14, "Only in this step").to(STEP),
            scale(),
            column("answers", "Answers", 24, "very good: 5, one a line"),
        ],
    },
    Sheet {
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
                .to(COMPETITOR)
                .or(&["average", "best"]),
            column("cjm", "Format", 10, "The version of the format"),
        ],
    },
];
