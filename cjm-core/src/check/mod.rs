//! Validation: every fault of a document, with its place, its reason and what to do.
//!
//! ```
//! use cjm_core::check::{Options, check};
//!
//! let report = check(br#"{ "cjm": "1.0", "maps": [{ "id": "buy" }] }"#, &Options::default())?;
//! let finding = &report.diagnostics[0];
//! assert_eq!((finding.code, finding.pointer.as_str()), ("CJM101", "/maps/0"));
//! assert_eq!(finding.message, "map `title` is missing");
//! # Ok::<(), cjm_core::Error>(())
//! ```

mod ceilings;
mod config;
mod context;
mod datum;
mod diagnostic;
mod finding;
mod fingerprint;
mod fix;
mod gathered;
mod ids;
mod locate;
mod page;
mod places;
mod plan;
mod reader;
mod registry;
mod report;
mod rule;
mod rules;
mod setting;
mod sources;
mod suppression;
mod walk;

pub use ceilings::Ceilings;
pub use config::{Options, Profile};
pub(crate) use context::Context;
pub use datum::Datum;
pub use diagnostic::{Diagnostic, Related, Severity, Span, Subject};
pub(crate) use finding::Finding;
pub(crate) use fix::patched;
pub use fix::{Fix, Mended, Operation, Safety, mend};
pub(crate) use ids::{Scope, is_visible};
pub(crate) use locate::positions;
pub use page::select;
use places::Places;
pub use registry::rules;
pub use report::{Report, Summary};
pub use rule::{Family, Rule};
pub(crate) use rules::evidence::evidence_stale::EVIDENCE_DAYS;
pub use setting::Setting;

use crate::Error;
use crate::read::{Fault, Reading, read};
use context::Found;
use locate::locate;
use reader::from_fault;
use walk::walk;

/// Checks one document. Whatever is wrong with it stands in the report.
///
/// # Errors
/// [`Error::UnknownRule`] if the options name a rule that does not exist, [`Error::Unusable`] if a
/// number or day in them is out of range.
pub fn check(bytes: &[u8], options: &Options) -> Result<Report, Error> {
    options.verify()?;
    let reading = read(bytes, options.syntax, &options.limits.reading());
    let places = Places { tape: &reading.tape, broken: &reading.broken, file: options.file.as_deref() };
    let faults = reading.faults.iter().filter_map(|fault| from_fault(fault, &places, options));
    let mut found: Vec<Found> = faults.collect();
    let mut more = Summary { error: reading.more, ..Summary::default() };
    let mut suppressed = 0;
    if let (Some(document), Some(rule)) = (&reading.document, registry::rules().next()) {
        let mut context = walk(document, Context::new(document, rule, options, places), options);
        context.found.append(&mut found);
        suppressed = suppression::suppress(&mut context, options);
        found = context.found;
        more += context.more;
    }
    let mut report = Report::new(found, more, &reading.tape, &options.baseline);
    report.suppressed = suppressed;
    if options.spans != Some(false) {
        locate(bytes, &mut report.diagnostics);
    } else {
        for diagnostic in &mut report.diagnostics {
            diagnostic.span = None;
            for related in &mut diagnostic.related {
                related.span = None;
            }
        }
    }
    Ok(report)
}

/// The first fault that keeps a text from being read as a document, if there is one.
pub(crate) fn first_error(reading: &Reading<'_>, bytes: &[u8]) -> Option<Diagnostic> {
    let is_error = |fault: &&Fault| {
        let mut rules = registry::rules();
        rules.any(|rule| rule.code == fault.code && rule.severity == Severity::Error)
    };
    reading
        .faults
        .iter()
        .filter(is_error)
        .min_by_key(|fault| fault.bytes.start)
        .and_then(|fault| told(fault, reading, bytes))
}

/// The first fault of a text that is no document, whatever a document would make of it.
pub(crate) fn first_fault(reading: &Reading<'_>, bytes: &[u8]) -> Option<Diagnostic> {
    let first = reading.faults.iter().min_by_key(|fault| fault.bytes.start)?;
    Some(Diagnostic { severity: Severity::Error, ..told(first, reading, bytes)? })
}

/// A fault as a diagnostic, under the default options.
pub(crate) fn told(fault: &Fault, reading: &Reading<'_>, bytes: &[u8]) -> Option<Diagnostic> {
    let places = Places { tape: &reading.tape, broken: &reading.broken, file: None };
    let mut told = from_fault(fault, &places, &Options::default())?.diagnostic;
    locate(bytes, std::slice::from_mut(&mut told));
    Some(told)
}
