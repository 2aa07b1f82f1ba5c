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
pub use fix::{Fix, Mended, Operation, Safety, mend};
pub use page::select;
use places::Places;
pub use registry::rules;
pub use report::{Report, Summary};
pub use rule::{Family, Rule};
pub use setting::Setting;

use crate::Error;
use crate::read::{Lines, Reading, read};
use context::Found;
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
    let lines = Lines::new(bytes);
    let places =
        Places { tape: &reading.tape, broken: &reading.broken, lines: &lines, file: options.file.as_deref() };
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
    if options.spans == Some(false) {
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
    faults(reading, bytes)
        .into_iter()
        .filter(|fault| fault.severity == Severity::Error)
        .min_by_key(|fault| fault.span.map(|span| span.start))
}

/// The first fault of a text that is no document, whatever a document would make of it.
pub(crate) fn first_fault(reading: &Reading<'_>, bytes: &[u8]) -> Option<Diagnostic> {
    let first = faults(reading, bytes).into_iter().min_by_key(|fault| fault.span.map(|span| span.start));
    first.map(|fault| Diagnostic { severity: Severity::Error, ..fault })
}

fn faults(reading: &Reading<'_>, bytes: &[u8]) -> Vec<Diagnostic> {
    let lines = Lines::new(bytes);
    let places = Places { tape: &reading.tape, broken: &reading.broken, lines: &lines, file: None };
    let options = Options::default();
    let found = reading.faults.iter().filter_map(|fault| from_fault(fault, &places, &options));
    found.map(|found| found.diagnostic).collect()
}
