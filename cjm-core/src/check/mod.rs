//! Validation: every fault of a document as a [`Diagnostic`].

mod diagnostic;

pub use diagnostic::{Diagnostic, Place, Related, Severity, Span, Subject};
