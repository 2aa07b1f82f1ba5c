//! `bad-unicode`

use crate::check::rule::{Check, rule};

rule! {
    /// The text is no valid Unicode: bytes that are not UTF-8, or half of a surrogate pair.
    "CJM004" "bad-unicode" Text Error recommended,
    source: ["RFC 8259, section 8; Unicode 16, section 3.9"],
    bad: r#"{ "cjm": "1.0", "title": "\ud83d" }"#,
    good: r#"{ "cjm": "1.0", "title": "\ud83d\ude00" }"#,
    check: Check::Reader,
}
