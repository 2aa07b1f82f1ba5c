//! The sheets of a map and of what stands in it.

use super::columns::{
    assumed, author, counts, evidence, id, map, n, owner, persona, reach, scale, sd, step, to, value, votes,
};
use super::{Rows, Sheet, column, key};
use crate::model::Kind;

/// Lists of a step that are notes.
pub(in crate::interchange::workbook) const NOTES: &[&str] =
    &["actions", "thoughts", "frontstage", "backstage", "supportProcesses", "physicalEvidence"];
/// Lists of a step that are cells of a service blueprint.
pub(in crate::interchange::workbook) const CELLS: &[&str] =
    &["frontstage", "backstage", "supportProcesses", "physicalEvidence"];
const IN_STEP: &[&str] = &["maps", "stages", "steps"];

pub(super) const MAP: Sheet = Sheet {
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
        column("futureOf", "Future of", 16, "Of a future map: the current one that it replaces").to(to::MAP),
        column("scenario", "Scenario", 44, "The situation in which it begins"),
        column("purpose", "Purpose", 44, "The decision that the map shall serve"),
        column("personas", "Personas", 18, "Who takes this journey, one a line").to(to::PERSONA),
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
};

pub(super) const STEPS: Sheet = Sheet {
    title: "Steps",
    about: "The map itself: a row is a step, a column a lane. Several notes in one cell: one a line",
    rows: Rows::Steps,
    kind: Some(Kind::Step),
    path: IN_STEP,
    open: true,
    columns: &[
        map(),
        key("stage", "Stage", to::STAGE, "The part of the journey; empty = as in the row above"),
        column("name", "Step", 22, "What the step is called"),
        column("actions", "Doing", 30, "What the customer does, one a line"),
        column("thoughts", "Thinking", 30, "What the customer thinks, one a line"),
        column("emotions/0/value", "Feeling (-2 to 2)", 10, "-2 = very bad, 0 = neutral, 2 = very good"),
        column("emotions/0/feeling", "Feeling", 16, "The feeling in a word"),
        column("needs", "Needs", 22, "What they need here: ids of sheet Needs, or new ones, one a line")
            .to(to::NEED),
        column("pains", "Pains", 30, "What hurts, one a line; more about it on sheet Pains"),
        column("gains", "Gains", 26, "What pleases, one a line; more about it on sheet Gains"),
        column("emotions/0/quote", "Quote", 24, "What they said about it"),
        column("momentOfTruth", "Moment of truth", 16, "yes, or why this step makes or breaks the relation"),
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
        column("personas", "Personas", 16, "Who takes it; empty = all of the map's").to(to::PERSONA),
        column("optional", "Optional", 9, "yes where it may be left out"),
        column("entry", "Entry", 8, "yes where a journey may begin"),
        column("exit", "Exit", 8, "yes where a journey may end"),
        column("at", "At", 14, "When it happened, on a map of one case"),
        evidence(),
        column("image/href", "Picture", 18, "The address of a picture"),
        column("image/alt", "Picture in words", 18, "What the picture shows"),
        id(),
    ],
};

pub(super) const STAGES: Sheet = Sheet {
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
        column("needs", "Needs", 22, "What they need all through it, one a line").to(to::NEED),
        column("funnel", "Funnel", 16, "The company's own funnel: awareness, purchase ..., one a line"),
        column("weight", "Weight", 8, "How much it matters against the others"),
        column("personaWeights", "Weight a persona", 16, "mara: 2, one a line, where it differs"),
        owner("owner", "Owner"),
        column("noContact", "No contact", 10, "yes where there is no contact on purpose"),
    ],
};

pub(super) const PAINS: Sheet = Sheet {
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
        column("needs", "Needs", 20, "The needs that it hurts, one a line").to(to::NEED),
        persona(),
        evidence(),
        votes(),
        author(),
        column("status", "Status", 12, "How far it is dealt with"),
    ],
};

pub(super) const OPPORTUNITIES: Sheet = Sheet {
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
            .to(to::ADDRESSED),
        column("effort", "Effort (1 to 5)", 10, "5 = most"),
        column("confidence", "Confidence", 11, "How sure we are that it works, 0 to 1"),
        owner("owner", "Owner"),
        column("status", "Status", 12, "How far it is"),
        column("due", "Due", 14, "2026-12-31"),
        column("after", "After", 18, "Opportunities that must come first, one a line").to(to::OPPORTUNITY),
        column("link", "Link", 20, "Where it is planned"),
        votes(),
        author(),
    ],
};

pub(super) const GAINS: Sheet = Sheet {
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
        column("needs", "Needs", 20, "The needs that it serves, one a line").to(to::NEED),
        persona(),
        evidence(),
        votes(),
        author(),
        column("status", "Status", 12, "How far it is dealt with"),
    ],
};

pub(super) const NOTES_SHEET: Sheet = Sheet {
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
};

pub(super) const FEELINGS: Sheet = Sheet {
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
};

pub(super) const FAILURES: Sheet = Sheet {
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
};

pub(super) const FLOW: Sheet = Sheet {
    title: "Flow",
    about: "Ways from step to step other than one after the other",
    rows: Rows::InMap("flow"),
    kind: None,
    path: &["maps", "flow"],
    open: false,
    columns: &[
        map(),
        column("from", "From", 20, "A step, or a note with an id").to(to::STEP_OR_CELL),
        column("to", "To", 20, "A step, or a note with an id").to(to::STEP_OR_CELL),
        column("kind", "Kind", 12, "What sort of way"),
        column("text", "Text", 30, "When it is taken"),
    ],
};

pub(super) const IMPROVEMENTS: Sheet = Sheet {
    title: "Improvements",
    about: "What an opportunity would make of a need",
    rows: Rows::InOpportunity("improves"),
    kind: None,
    path: &["maps", "opportunities", "improves"],
    open: false,
    columns: &[
        map(),
        key("opportunity", "Opportunity", to::OPPORTUNITY, "The opportunity"),
        column("need", "Need", 22, "The need").to(to::NEED),
        column("to", "To", 10, "The rating that we expect then"),
        persona(),
        reach(),
    ],
};
