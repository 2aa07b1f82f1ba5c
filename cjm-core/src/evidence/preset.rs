//! [`Preset`]: what the columns of well-known exports are called.

use super::moment::Unit;

/// What columns are called, best names first. Blanks, signs and capitals of a heading don't matter.
pub(crate) struct Preset {
    pub(crate) name: &'static str,
    pub(crate) case: &'static [&'static str],
    pub(crate) event: &'static [&'static str],
    pub(crate) time: &'static [&'static str],
    pub(crate) channel: &'static [&'static str],
    pub(crate) segment: &'static [&'static str],
    /// Several events a row: a column of times, and what happened then.
    pub(crate) milestones: &'static [(&'static str, &'static str)],
    pub(crate) unit: Option<Unit>,
}

/// One event a row, columns by their usual names.
pub(crate) static PLAIN: Preset = Preset {
    name: "plain",
    case: &[
        "case",
        "case id",
        "case:concept:name",
        "customer",
        "customer id",
        "user",
        "user id",
        "user pseudo id",
        "client id",
        "visitor id",
        "person id",
        "contact id",
        "account id",
        "session id",
        "session",
        "patient",
        "e-mail",
        "email address",
    ],
    event: &[
        "event",
        "event name",
        "event type",
        "activity",
        "concept:name",
        "action",
        "touchpoint",
        "step",
        "page",
        "status",
    ],
    time: &[
        "time",
        "ts",
        "timestamp",
        "event time",
        "event timestamp",
        "time:timestamp",
        "datetime",
        "date time",
        "at",
        "when",
        "occurred at",
        "created at",
        "start",
        "start time",
        "event date",
        "date",
    ],
    channel: &["channel", "medium", "platform", "via"],
    segment: &["segment"],
    milestones: &[],
    unit: None,
};

static PRESETS: [&Preset; 5] = [
    &PLAIN,
    // Google Analytics 4: the export to BigQuery as NDJSON or CSV; times in microseconds, UTC.
    &Preset {
        name: "ga4",
        case: &["user_pseudo_id", "user_id"],
        event: &["event_name"],
        time: &["event_timestamp", "event_date"],
        channel: &["platform", "device.category", "traffic_source.medium"],
        segment: &[],
        milestones: &[],
        unit: None,
    },
    // A list of support tickets.
    &Preset {
        name: "zendesk",
        case: &["requester email", "requester id", "requester"],
        event: &[],
        time: &[],
        channel: &["via", "channel"],
        segment: &[],
        milestones: &[
            ("created at", "ticket_created"),
            ("assigned at", "ticket_assigned"),
            ("solved at", "ticket_solved"),
        ],
        unit: None,
    },
    // A list of contacts with the days on which they became something.
    &Preset {
        name: "hubspot",
        case: &["email", "record id", "contact id"],
        event: &[],
        time: &[],
        channel: &["original source", "original traffic source"],
        segment: &[],
        milestones: &[
            ("create date", "contact_created"),
            ("became a lead date", "lead"),
            ("became a marketing qualified lead date", "marketing_qualified_lead"),
            ("became a sales qualified lead date", "sales_qualified_lead"),
            ("became an opportunity date", "opportunity"),
            ("became a customer date", "customer"),
            ("close date", "deal_closed"),
        ],
        unit: None,
    },
    // Who came to an event.
    &Preset {
        name: "attendance",
        case: &["email", "email address", "user email"],
        event: &[],
        time: &[],
        channel: &[],
        segment: &[],
        milestones: &[("registration time", "registered"), ("join time", "joined"), ("leave time", "left")],
        unit: None,
    },
];

impl Preset {
    /// The names of all presets.
    pub(crate) fn names() -> [&'static str; 5] {
        PRESETS.map(|preset| preset.name)
    }

    /// The preset of this name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.name == name).copied()
    }
}
