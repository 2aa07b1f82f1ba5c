//! `duplicate-key`

use crate::check::rule::{Check, rule};

rule! {
    /// The same member stands twice in one object. Some programs take the first, some the last.
    "CJM003" "duplicate-key" Text Error recommended,
    source: ["RFC 8259, section 4"],
    bad: r#"{ "cjm": "1.0", "title": "A", "title": "B" }"#,
    good: r#"{ "cjm": "1.0", "title": "A" }"#,
    check: Check::Reader,
}
