//! Fixes: changes that mend a finding, as JSON Patch and as edits that leave all other bytes alone.

mod change;
mod edit;
mod layout;
mod patch;
mod rounds;

use serde::{Deserialize, Serialize};

pub(crate) use change::Change;
pub(super) use change::{any as value_at, shape_at};
pub use patch::Operation;
pub(crate) use rounds::patched;
pub use rounds::{Mended, mend};

/// Whether a fix can be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Safety {
    /// It only writes down what holds already, or takes out what says nothing.
    Safe,
    /// It is a good guess: somebody should look at it.
    Unsafe,
}

impl Safety {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// A change that mends a finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// Whether it can be applied without asking.
    pub safety: Safety,
    /// A JSON Patch (RFC 6902) of the document; it begins with tests of what it changes.
    pub patch: Vec<Operation>,
}
