//! `internal-error`

use crate::check::rule::{Check, rule};

rule! {
    /// A defect in cjm itself: the document passed the check of its shape and still could not be read.
    /// Please report it.
    "CJM099" "internal-error" Text Error recommended,
    source: ["cjm"],
    bad: "",
    good: "",
    check: Check::Reader,
}
