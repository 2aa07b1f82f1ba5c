//! `personal-data`

use super::personal::{Sort, find};
use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, Role, rule};
use crate::check::sources::PRACTICE;
use crate::model::Path;

rule! {
    /// A text holds what looks like an e-mail address, a telephone number or a card number. Maps are
    /// printed, mailed and hung on walls; quotes from tickets and calls must not carry the data of
    /// real people.
    "CJM903" "personal-data" Wording Warning recommended,
    source: [PRACTICE],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "s",
  "steps": [{ "id": "ask", "name": "Ask", "thoughts": ["please write to mara.klein@example.org"] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "s",
  "steps": [{ "id": "ask", "name": "Ask", "thoughts": ["please write to me"] }] }] }] }"#,
    check: Check::Words(check),
}

fn check(context: &mut Context<'_>, text: &str, _: Role, path: &Path<'_>) {
    let Some((sort, range)) = find(text) else { return };
    let template = match sort {
        Sort::Mail => "this text holds what looks like an e-mail address",
        Sort::Phone => "this text holds what looks like a telephone number",
        Sort::Card => "this text holds what looks like a card number",
    };
    // The finding repeats no personal data: reports travel further than maps.
    let mut without = text.to_owned();
    without.replace_range(range, sort.stand_in());
    context
        .finding(path, template)
        .with("instead", sort.stand_in())
        .fix(Safety::Unsafe, "write what it stands for", Change::Redact(without))
        .help("take it out, or write what it stands for: {instead}")
        .report();
}
