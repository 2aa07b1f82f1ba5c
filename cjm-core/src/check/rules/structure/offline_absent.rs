//! `offline-absent`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, MARKETING};
use crate::model::{Channel, ChannelMode, Map, MapScope, Path};

rule! {
    /// The document declares an offline channel, but every step of this map is online. Customers
    /// mix channels: they look in the store and order on the site, or call when the site stops.
    "CJM322" "offline-absent" Structure Info,
    source: [COMPONENTS, MARKETING],
    bad: r#"{ "cjm": "1.0", "channels": [{ "id": "counter", "name": "Counter", "mode": "offline" }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
    "steps": [{ "id": "pay", "name": "Pay", "channels": ["web"] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "channels": [{ "id": "counter", "name": "Counter", "mode": "offline" }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
    "steps": [{ "id": "pay", "name": "Pay", "channels": ["web", "counter"] }] }] }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let document = context.document;
    let offline = |channel: &Channel| channel.mode != Some(ChannelMode::Online);
    let Some(declared) = document.channels.iter().find(|it| it.mode == Some(ChannelMode::Offline)) else {
        return;
    };
    let ids = || map.steps().flat_map(|(_, step)| &step.channels);
    let mut used = ids().filter_map(|id| document.channel(id.as_str()));
    if map.scope == Some(MapScope::Partial) || ids().next().is_none() || used.any(offline) {
        return;
    }
    context
        .finding(path, "map `{map}` is online only, though there is the channel `{channel}`")
        .called("map", Some(&map.title), &map.id)
        .called("channel", Some(&declared.name), &declared.id)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help("add the steps that customers take offline, or say `scope: partial`")
        .report();
}
