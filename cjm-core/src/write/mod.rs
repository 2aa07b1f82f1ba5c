//! Documents and reports as text: canonical and house form, content hash.

mod canonical;
mod hash;
mod house;
pub mod json;
mod shape;

pub(crate) use canonical::by_utf16;
pub use canonical::canonical;
pub(crate) use hash::digest;
pub use hash::hash;
pub(crate) use house::house;
