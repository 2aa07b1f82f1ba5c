//! Documents and reports as text: canonical and house form, content hash.

mod canonical;
mod document;
mod hash;
mod house;
pub mod json;
mod shape;
#[cfg(feature = "yaml")]
mod yaml;

pub(crate) use crate::model::canonical::by_utf16;
pub use canonical::canonical;
pub(crate) use document::text;
#[cfg(any(feature = "evidence", feature = "survey"))]
pub(crate) use hash::digest;
pub(crate) use hash::digest_of;
pub use hash::hash;
pub(crate) use house::house;
