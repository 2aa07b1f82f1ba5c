//! `step-without-channel`

use crate::check::Context;
use crate::check::gathered::{Gathered, Wording, steps};
use crate::check::rule::{Check, rule};
use crate::check::sources::COMPONENTS;
use crate::model::{Document, Kind, Map, Path, Stage, Step, StepKind};

rule! {
    /// A step in which the customer does something names no channel, neither itself nor through a
    /// touchpoint. Without channels nobody sees where customers change them, and events cannot be
    /// told apart by channel. Not asked of waiting, of stages without contact, and of columns
    /// without the customer.
    "CJM320" "step-without-channel" Structure Warning recommended,
    source: [COMPONENTS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "actions": ["pays by card"] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "actions": ["pays by card"], "channels": ["web"] }] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "step `{name}` has no channel",
    many: "{count} of {total} steps have no channel: {names}",
    help: "add `channels`: web, app, email, phone, store … or ones of your own",
};

fn lacks(document: &Document, stage: &Stage, step: &Step) -> bool {
    let through_touchpoint = || {
        let mut touchpoints = step.touchpoints.iter().filter_map(|id| document.touchpoint(id.as_str()));
        touchpoints.any(|touchpoint| touchpoint.channel.is_some())
    };
    let exempt = step.kind == Some(StepKind::Wait)
        || stage.no_contact == Some(true)
        || (step.actions.is_empty() && step.cells().next().is_some());
    step.channels.is_empty() && !exempt && !through_touchpoint()
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut gathered = Gathered::of(Kind::Step);
    for (at, stage, step) in steps(map) {
        gathered.look(lacks(context.document, stage, step), at, &step.id, stage.name_of(step));
    }
    gathered.report(context, map, path, &WORDING);
}
