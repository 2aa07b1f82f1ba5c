//! `version-newer`

use crate::check::rule::{Check, rule};

rule! {
    /// The document follows a later minor version of the format than this cjm knows. A minor version
    /// only adds: all that is known is read as ever, and what is new is kept through every change, but
    /// nothing uses it.
    "CJM013" "version-newer" Text Info recommended,
    source: ["the document format"],
    bad: r#"{ "cjm": "1.9", "title": "Buying" }"#,
    good: r#"{ "cjm": "1.0", "title": "Buying" }"#,
    check: Check::Reader,
}
