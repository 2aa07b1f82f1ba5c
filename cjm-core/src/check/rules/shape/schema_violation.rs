//! `schema-violation`

use crate::check::rule::{Check, rule};

rule! {
    /// A member is missing, or its value has the wrong kind, form or range.
    "CJM101" "schema-violation" Shape Error recommended,
    source: ["the document format"],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "curent" }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "current" }] }"#,
    check: Check::Reader,
}
