#![forbid(unsafe_code)]
//! Customer journey maps that compute: one model, validation, value gaps, diff and evidence.

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
mod error;
pub mod model;
pub mod wire;
pub mod write;

pub use error::Error;

/// The version of this library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the document format that this library writes.
pub const FORMAT: &str = "1.0";

/// Where the manual lives.
pub const DOCS_URL: &str = "https://cjm.example/docs";
