//! `invalid-text`

use crate::check::rule::{Check, rule};

rule! {
    /// The grammar of JSON or YAML is broken, so nothing can be read beyond this place.
    "CJM001" "invalid-text" Text Error recommended,
    source: ["RFC 8259; YAML 1.2.2"],
    bad: r#"{ "cjm": "1.0", "maps": [}"#,
    good: r#"{ "cjm": "1.0", "maps": [] }"#,
    check: Check::Reader,
}
