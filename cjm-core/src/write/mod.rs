//! Documents and reports as text: canonical and house form, content hash.

mod canonical;
mod document;
mod hash;
mod house;
pub mod json;
mod shape;
mod sorted;
#[cfg(feature = "yaml")]
mod yaml;

pub(crate) use canonical::by_utf16;
pub use canonical::canonical;
pub(crate) use document::text;
pub(crate) use hash::digest;
pub use hash::hash;
pub(crate) use house::house;
pub(crate) use sorted::Sorted;
