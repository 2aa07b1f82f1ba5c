//! The canonical model of a journey map: plain data, one noun a file.

mod any;
pub(crate) mod entity;
mod evidence;
mod extra;
mod measure;
mod note;
mod persona;
mod scalar;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod text;

pub use any::Any;
pub(crate) use any::TOKEN as ANY_TOKEN;
pub use evidence::{Evidence, EvidenceClass, EvidenceKind};
pub use extra::Extra;
pub use measure::Measure;
pub use note::Note;
pub use persona::Persona;
pub use scalar::{Amount, Count, Date, Fraction, Id, IsoDuration};
pub use text::Text;
