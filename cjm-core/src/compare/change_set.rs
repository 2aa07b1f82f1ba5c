//! [`ChangeSet`]: everything that leads from one map to another, and back.

use serde::Serialize;

use super::check::Check;
use super::op::Op;
use super::summary::Summary;
use crate::model::Any;

/// The format of a change set.
pub const CHANGE_SET_FORMAT: &str = "cjm-diff/1";

/// Everything that leads from one map to another: it can be read, applied and undone without either.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeSet {
    format: Format,
    /// The map that it starts from.
    pub from: End,
    /// The map that it leads to.
    pub to: End,
    /// Things that were matched other than by the same id.
    pub matches: Vec<Matched>,
    /// The changes, to be made one after the other. Rekeys stand first (then all ids behind them are
    /// the new ones) or last (then all before them are the old ones).
    pub ops: Vec<Op>,
    /// What says the same in another order. This is no difference; it is kept so that applying gives
    /// the target byte for byte.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Arrangement>,
    /// What the changes mean to the customer.
    pub checks: Vec<Check>,
    /// How many there are of each.
    pub summary: Summary,
}

/// One end of a change set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct End {
    /// The id of the map.
    pub map: String,
    /// The content hash of a document that holds this map and the library entries that it reaches.
    pub hash: String,
    /// The map's `state`, where the two ends have different ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The map's `futureOf`, where the two ends have different ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub future_of: Option<String>,
}

/// Two things taken for the same although their ids differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Matched {
    /// What they are.
    pub kind: String,
    /// The id in the first map.
    pub from: String,
    /// The id in the second map.
    pub to: String,
    /// Why they were taken for the same.
    pub by: MatchedBy,
    /// How sure that is, 0 to 1.
    pub score: f64,
}

/// Why two things were taken for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MatchedBy {
    /// The caller said so.
    Mapping,
}

impl MatchedBy {
    /// All words, as JSON writes them.
    pub(super) const WORDS: &[&str] = &["mapping"];

    /// What a word of [`Self::WORDS`] means.
    pub(super) fn of(_word: &str) -> Self {
        Self::Mapping
    }
}

/// Sets that hold the same in another order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Arrangement {
    /// The thing.
    pub id: String,
    /// Its member; absent = the thing as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The old order.
    pub old: Any,
    /// The new order.
    pub new: Any,
}

/// Always [`CHANGE_SET_FORMAT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Format;

impl Serialize for Format {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(CHANGE_SET_FORMAT)
    }
}

impl ChangeSet {
    /// A change set of these parts; checks and summary are derived.
    pub(super) fn new(
        from: End,
        to: End,
        matches: Vec<Matched>,
        ops: Vec<Op>,
        order: Vec<Arrangement>,
    ) -> Self {
        let summary = Summary::of(&ops);
        Self { format: Format, from, to, matches, ops, order, checks: Vec::new(), summary }
    }

    /// Whether both maps say the same.
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }
}
