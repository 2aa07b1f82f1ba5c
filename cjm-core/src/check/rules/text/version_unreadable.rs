//! `version-unreadable`

use crate::check::rule::{Check, rule};

rule! {
    /// The document follows a later major version of the format, in which the same words may mean
    /// something else, or a version that never was. Nothing is computed from it; `check` looks at it
    /// as if it were of the version that this cjm reads.
    "CJM014" "version-unreadable" Text Error recommended,
    source: ["the document format"],
    bad: r#"{ "cjm": "2.0", "title": "Buying" }"#,
    good: r#"{ "cjm": "1.0", "title": "Buying" }"#,
    check: Check::Reader,
}
