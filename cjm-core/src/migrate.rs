//! From older versions of the format to the one that this cjm writes, in steps that can be looked at.
//!
//! ```
//! use cjm_core::{Syntax, migrate::migrate};
//!
//! let migrated = migrate(b"title: Buying # ours\n", Syntax::Yaml)?;
//! assert_eq!(migrated.text, b"cjm: \"1.0\"\ntitle: Buying # ours\n");
//! assert_eq!(migrated.steps[0].to, "1.0");
//! # Ok::<(), cjm_core::Error>(())
//! ```

use serde::Serialize;

use crate::Error;
use crate::check::{Operation, patched};
use crate::input::Input;
use crate::model::{Any, Version};
use crate::read::{Kind, Limits, Syntax, Tape, read};

/// One version further.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The version before; absent where the document named none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The version after.
    pub to: String,
    /// What changes: a JSON Patch (RFC 6902).
    pub patch: Vec<Operation>,
}

/// A document of today's version.
#[derive(Debug, Clone, PartialEq)]
pub struct Migrated {
    /// The text; all bytes that no step touches are as they were.
    pub text: Vec<u8>,
    /// How it came about; none if it was of today's version before.
    pub steps: Vec<Step>,
}

/// What changes from a version to a later one.
struct Rewrite {
    /// Nothing: the document names no version.
    from: Option<Version>,
    to: Version,
    patch: fn(&Tape<'_>) -> Vec<Operation>,
}

/// Version 1.0 is the first: before it there are only documents that do not name theirs.
static REWRITES: &[Rewrite] = &[Rewrite {
    from: None,
    to: Version::CURRENT,
    patch: |_| {
        let value = Any::String(crate::FORMAT.to_owned());
        vec![Operation::Add { path: "/cjm".to_owned(), value }]
    },
}];

/// Brings a document to the version that this cjm writes.
///
/// # Errors
/// [`Error::Unreadable`] if it cannot be read then: it is broken, or of a version that is not known.
/// [`Error::Unusable`] if a step would need more than changes of a few places of the text.
pub fn migrate(bytes: &[u8], syntax: Syntax) -> Result<Migrated, Error> {
    along(REWRITES, bytes, syntax)
}

fn along(rewrites: &[Rewrite], bytes: &[u8], syntax: Syntax) -> Result<Migrated, Error> {
    let mut migrated = Migrated { text: bytes.to_vec(), steps: Vec::new() };
    loop {
        let reading = read(&migrated.text, syntax, &Limits::default());
        let Some(rewrite) = next(rewrites, &reading.tape) else {
            Input::accept(reading, &migrated.text)?;
            return Ok(migrated);
        };
        let patch = (rewrite.patch)(&reading.tape);
        let Some(text) = patched(&reading, &patch) else {
            return Err(Error::Unusable {
                message: format!("the text cannot be brought to version {} in place", rewrite.to),
                hint: Some("put the document into house form first (`fmt`)".to_owned()),
            });
        };
        migrated.text = text;
        let from = rewrite.from.map(|version| version.to_string());
        migrated.steps.push(Step { from, to: rewrite.to.to_string(), patch });
    }
}

fn next<'r>(rewrites: &'r [Rewrite], tape: &Tape<'_>) -> Option<&'r Rewrite> {
    if tape.len() == 0 || tape.kind(0) != Kind::Object {
        return None;
    }
    let from = match tape.get(0, "cjm") {
        None => None,
        Some(node) => Some(Version::parse(&tape.string(node)?)?),
    };
    // Each step ends later than it begins, so there is an end.
    rewrites.iter().find(|rewrite| rewrite.from == from && from.is_none_or(|from| from < rewrite.to))
}

#[cfg(test)]
mod tests {
    use super::{Rewrite, along, migrate};
    use crate::check::Operation;
    use crate::model::{Any, Version};
    use crate::read::Syntax;

    fn names(version: &str) -> Operation {
        Operation::Replace { path: "/cjm".to_owned(), value: Any::String(version.to_owned()) }
    }

    /// Two versions that never were.
    const INVENTED: [Rewrite; 2] = [
        Rewrite {
            from: Some(Version { major: 0, minor: 9 }),
            to: Version::CURRENT,
            patch: |_| vec![names("1.0")],
        },
        Rewrite {
            from: Some(Version { major: 0, minor: 8 }),
            to: Version { major: 0, minor: 9 },
            patch: |_| {
                let call = Operation::Move { from: "/name".to_owned(), path: "/title".to_owned() };
                vec![names("0.9"), call]
            },
        },
    ];

    #[test]
    fn steps_follow_each_other_and_leave_the_rest_alone() {
        let text = b"cjm: \"0.8\" # long ago\nname: Buying\n";
        let migrated = along(&INVENTED, text, Syntax::Yaml).unwrap();
        assert_eq!(migrated.text, b"cjm: \"1.0\" # long ago\ntitle: Buying\n");
        let steps: Vec<_> =
            migrated.steps.iter().map(|step| (step.from.as_deref(), step.to.as_str())).collect();
        assert_eq!(steps, [(Some("0.8"), "0.9"), (Some("0.9"), "1.0")]);
    }

    #[test]
    fn a_document_of_today_stays_as_it_is() {
        let text = br#"{"cjm":"1.0","title":"Buying"}"#;
        let migrated = migrate(text, Syntax::Auto).unwrap();
        assert_eq!((migrated.text.as_slice(), migrated.steps.len()), (&text[..], 0));
    }

    #[test]
    fn what_no_step_leads_to_is_refused() {
        for text in [r#"{"cjm":"2.0"}"#, r#"{"cjm":"0.1"}"#, r#"{"cjm":"x"}"#, r#"{"cjm":1}"#] {
            assert!(migrate(text.as_bytes(), Syntax::Json).is_err(), "{text}");
        }
    }

    #[test]
    fn broken_text_is_refused_with_its_fault() {
        for text in ["", "{", "[]", "null"] {
            assert!(migrate(text.as_bytes(), Syntax::Json).is_err(), "{text}");
        }
    }
}
