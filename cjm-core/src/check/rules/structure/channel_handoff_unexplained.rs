//! `channel-handoff-unexplained`

use std::collections::HashMap;

use crate::check::Context;
use crate::check::gathered::{Gathered, Wording, steps};
use crate::check::rule::{Check, rule};
use crate::check::sources::{MARKETING, PITFALLS};
use crate::model::{Kind, Map, Path};

rule! {
    /// The customer goes on to a step that shares no channel with the one before, and no `flow`
    /// tells how. Between channels customers get lost: they type everything again, or give up.
    "CJM323" "channel-handoff-unexplained" Structure Hint,
    source: [MARKETING, PITFALLS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
  { "id": "pay", "name": "Pay", "channels": ["web"] }, { "id": "fetch", "name": "Fetch", "channels": ["store"] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
  { "id": "pay", "name": "Pay", "channels": ["web"] }, { "id": "fetch", "name": "Fetch", "channels": ["store"] }] }],
  "flow": [{ "from": "pay", "to": "fetch", "text": "a code by mail opens the locker" }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "the customer reaches step `{name}` on another channel, and no `flow` tells how",
    many: "the customer reaches {count} steps on another channel, and no `flow` tells how: {names}",
    help: "add a `flow` from the step before whose `text` tells what carries the customer over",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let places: HashMap<&str, _> =
        steps(map).map(|(at, stage, step)| (step.id.as_str(), (at, stage))).collect();
    let mut gathered = Gathered::of(Kind::Step);
    for way in map.ways() {
        let (from, to) = (way.from.step, way.to.step);
        let told = way.flow.is_some_and(|flow| flow.text.is_some());
        let known = !from.channels.is_empty() && !to.channels.is_empty();
        let shared = to.channels.iter().any(|channel| from.channels.contains(channel));
        if let Some(&(at, stage)) = places.get(to.id.as_str()) {
            gathered.look(known && !told && !shared, at, &to.id, stage.name_of(to));
        }
    }
    gathered.report(context, map, path, &WORDING);
}
