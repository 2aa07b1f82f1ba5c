//! `version-missing`

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::model::{Any, Document, Path};

rule! {
    /// The document does not say which version of the format it follows. It is read as 1.0, which
    /// will be wrong one day.
    "CJM012" "version-missing" Text Warning recommended,
    source: ["the document format"],
    bad: r#"{ "title": "Buying" }"#,
    good: r#"{ "cjm": "1.0", "title": "Buying" }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    if document.cjm.is_none() {
        context
            .finding(path, "the document does not name its version")
            .with("version", crate::FORMAT)
            .fix(Safety::Safe, "name the version", Change::Add("cjm", Any::String(crate::FORMAT.to_owned())))
            .help("add `cjm: \"{version}\"`")
            .report();
    }
}
