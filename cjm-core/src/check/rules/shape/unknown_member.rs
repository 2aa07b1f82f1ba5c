//! `unknown-member`

use crate::check::rule::{Check, rule};

rule! {
    /// The format has no member of this name. It is kept, but nothing reads it: probably a slip of the
    /// pen. Names of your own begin with `x-`.
    "CJM110" "unknown-member" Shape Warning recommended,
    source: ["the document format"],
    bad: r#"{ "cjm": "1.0", "persona": [] }"#,
    good: r#"{ "cjm": "1.0", "personas": [], "x-persona": [] }"#,
    check: Check::Reader,
}
