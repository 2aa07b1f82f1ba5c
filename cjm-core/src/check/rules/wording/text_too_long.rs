//! `text-too-long`

use crate::check::rule::{Check, Role, rule};
use crate::check::sources::GOAL;
use crate::check::{Context, Setting};
use crate::model::Path;

const LABEL: Setting = Setting::count("label", 80.0, "the most characters of a name or title");
const PROSE: Setting = Setting::count("prose", 400.0, "the most characters of any other text");

rule! {
    /// A name is longer than a line, or a note longer than a paragraph. Nobody reads a novel on a
    /// map, and pictures have to break it.
    "CJM901" "text-too-long" Wording Hint,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "How customers of ours who have heard of us somewhere go about it when they want to buy one" }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying" }] }"#,
    check: Check::Words(check),
    settings: [LABEL, PROSE],
}

fn check(context: &mut Context<'_>, text: &str, role: Role, path: &Path<'_>) {
    let most = match role {
        Role::Label => context.setting(&LABEL),
        Role::Prose => context.setting(&PROSE),
    };
    // Every character takes a byte at least.
    if text.len() as f64 <= most {
        return;
    }
    let length = text.chars().count();
    if length as f64 > most {
        context
            .finding(path, "this text has {length} characters, more than {most}")
            .with("length", length)
            .with("most", most)
            .help("say it shorter, or move the rest to a document that the map links to")
            .report();
    }
}
