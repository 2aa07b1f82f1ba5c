//! Documents and reports as text: canonical and house form, content hash.

mod canonical;
mod hash;
mod house;
pub mod json;
mod shape;

pub use canonical::canonical;
pub use hash::hash;
pub(crate) use house::house;
