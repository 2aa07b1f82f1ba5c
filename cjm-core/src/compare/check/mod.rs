//! What changes mean to the customer.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::op::Subject;
use crate::model::Any;

/// One finding about a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Its name: `pain-introduced`.
    pub check: String,
    /// Whether the customer is better off.
    pub direction: Direction,
    /// What it is about.
    pub subject: Subject,
    /// The member, where it is about one.
    pub field: Option<String>,
    /// What was.
    pub old: Option<Any>,
    /// What is.
    pub new: Option<Any>,
    /// By how much, in the unit of the check; more than 0 = more.
    pub delta: Option<f64>,
}

/// Whether the customer is better off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// Better.
    Improvement,
    /// Worse.
    Regression,
    /// Neither, or not known.
    Neutral,
}

impl Check {
    /// The finding of the way back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        self.clone()
    }
}

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("check", &self.check)?;
        map.serialize_entry("direction", &self.direction)?;
        map.serialize_entry("subject", &self.subject)?;
        if let Some(field) = &self.field {
            map.serialize_entry("field", field)?;
        }
        if let Some(old) = &self.old {
            map.serialize_entry("old", old)?;
        }
        if let Some(new) = &self.new {
            map.serialize_entry("new", new)?;
        }
        if let Some(delta) = &self.delta {
            map.serialize_entry("delta", delta)?;
        }
        map.end()
    }
}
