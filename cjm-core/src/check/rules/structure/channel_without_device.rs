//! `channel-without-device`

use crate::check::Context;
use crate::check::gathered::{Gathered, Wording, steps};
use crate::check::rule::{Check, rule};
use crate::check::sources::COMPONENTS;
use crate::model::{ChannelMode, Document, Kind, Map, Path, Step};

rule! {
    /// A step on an online channel does not say on which device. The same page is another
    /// experience on a phone, at a desk and at a kiosk.
    "CJM321" "channel-without-device" Structure Info,
    source: [COMPONENTS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "channels": ["web"] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "channels": ["web"], "devices": ["phone"] }] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "step `{name}` is online, but on no device",
    many: "{count} of {total} steps are online, but on no device: {names}",
    help: "add `devices`: desktop, phone, kiosk …",
};

fn online(document: &Document, step: &Step) -> bool {
    let mut channels = step.channels.iter().filter_map(|id| document.channel(id.as_str()));
    channels.any(|channel| channel.mode == Some(ChannelMode::Online))
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut gathered = Gathered::of(Kind::Step);
    for (at, stage, step) in steps(map) {
        let lacks = step.devices.is_empty() && online(context.document, step);
        gathered.look(lacks, at, &step.id, stage.name_of(step));
    }
    gathered.report(context, map, path, &WORDING);
}
