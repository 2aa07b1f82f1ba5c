//! `empty-text`

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, Role, rule};
use crate::check::sources::FORMAT;
use crate::model::Path;

rule! {
    /// A text is empty. Unknown is absent, never an empty text: programs would take it for an
    /// answer.
    "CJM905" "empty-text" Wording Warning recommended,
    source: [FORMAT],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "purpose": " " }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying" }] }"#,
    check: Check::Words(check),
}

fn check(context: &mut Context<'_>, text: &str, _: Role, path: &Path<'_>) {
    if text.chars().all(char::is_whitespace) {
        let finding = context.finding(path, "this text is empty");
        let finding = match finding.is_optional() {
            true => finding.fix(Safety::Safe, "leave it out", Change::Remove),
            false => finding,
        };
        finding.help("write it, or leave the member out").report();
    }
}
