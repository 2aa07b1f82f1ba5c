#![forbid(unsafe_code)]
//! Customer journey maps that compute: one model, validation, value gaps, diff and evidence.

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
mod date;
mod error;
#[cfg(feature = "evidence")]
pub mod evidence;
mod input;
pub mod interchange;
#[cfg(feature = "testing")]
#[doc(hidden)]
pub mod internals;
pub mod migrate;
pub mod model;
mod read;
#[cfg(feature = "render")]
pub mod render;
pub mod schema;
pub mod score;
#[cfg(feature = "survey")]
pub mod survey;
mod template;
pub mod wire;
pub mod write;

pub use error::Error;
pub use input::read;
pub use read::{Limits, Syntax};
pub use template::SAMPLE;

/// The version of this library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the document format that this library writes.
pub const FORMAT: &str = "1.0";

/// Where the manual lives.
pub const DOCS_URL: &str = "https://cjm.example/docs";
