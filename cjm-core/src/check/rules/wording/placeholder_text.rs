//! `placeholder-text`

use crate::check::Context;
use crate::check::rule::{Check, Role, rule};
use crate::check::sources::GOAL;
use crate::model::Path;

rule! {
    /// A text of a template was left as it is: "TODO", "lorem ipsum", "Touchpoint 1", "Untitled".
    /// Leave out what you do not know; unknown is absent.
    "CJM902" "placeholder-text" Wording Warning recommended,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "s", "name": "Stage 1" }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "s", "name": "Compare" }] }] }"#,
    check: Check::Words(check),
}

/// Whole texts, in small letters.
const WHOLE: &[&str] = &[
    "...",
    "?",
    "??",
    "???",
    "asdf",
    "fixme",
    "insert text here",
    "n/a",
    "tba",
    "tbc",
    "tbd",
    "title",
    "todo",
    "to do",
    "untitled",
    "xxx",
    "your text here",
];
/// Words that a template numbers: `Stage 1`.
const NUMBERED: &[&str] = &[
    "action",
    "channel",
    "competitor",
    "department",
    "need",
    "opportunity",
    "pain",
    "pain point",
    "persona",
    "phase",
    "stage",
    "step",
    "touchpoint",
];

fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with("TODO") || text.starts_with("FIXME") || text.starts_with("TBD") {
        let next = text.trim_start_matches(|c: char| c.is_ascii_uppercase()).chars().next();
        return next.is_none_or(|next| !next.is_alphanumeric());
    }
    // Longer texts are no placeholders, but for the printers' Latin.
    let start = text.get(..11).unwrap_or_default();
    if start.eq_ignore_ascii_case("lorem ipsum") {
        return true;
    }
    if text.len() > 24 {
        return false;
    }
    let is_one = |words: &[&str], text: &str| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    let numbered = || {
        let (words, number) = text.rsplit_once(' ')?;
        let blank = |c: char| c.is_ascii_digit() || matches!(c, 'x' | 'X' | 'n' | 'N');
        (number.chars().all(blank) && is_one(NUMBERED, words)).then_some(())
    };
    let new = || match text.split_once(' ') {
        Some((new, rest)) => new.eq_ignore_ascii_case("new") && is_one(NUMBERED, rest),
        None => false,
    };
    is_one(WHOLE, text) || numbered().is_some() || new()
}

fn check(context: &mut Context<'_>, text: &str, _: Role, path: &Path<'_>) {
    if is_placeholder(text) {
        context
            .finding(path, "`{text}` looks like text of a template")
            .with("text", text)
            .help("write what is meant, or leave it out")
            .report();
    }
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn only_what_templates_leave_behind_is_found() {
        for text in [
            "TODO",
            "todo",
            "TODO: ask Ann",
            "Stage 1",
            "touchpoint 12",
            "Persona X",
            "New stage",
            "Lorem ipsum dolor",
            "???",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "Todo bien",
            "TODOs of the week",
            "Stage fright",
            "Test drive",
            "Test",
            "Phase of doubt 2 weeks later",
            "Text messages",
            "Route 66",
            "24",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
