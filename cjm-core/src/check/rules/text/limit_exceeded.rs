//! `limit-exceeded`

use crate::check::rule::{Check, rule};

rule! {
    /// The document is larger or deeper than any journey map needs to be: 64 MiB, 64 levels, five
    /// million values, a mebibyte of text in one member.
    "CJM002" "limit-exceeded" Text Error recommended,
    source: ["guards against hostile input"],
    bad: r#"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"#,
    good: r#"{ "cjm": "1.0" }"#,
    check: Check::Reader,
}
