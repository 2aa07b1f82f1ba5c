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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeSet {
    /// The format and its version.
    format: Format,
    /// The map that it starts from.
    pub from: End,
    /// The map that it leads to.
    pub to: End,
    /// Things that were matched other than by the same id.
    pub matches: Vec<Matched>,
    /// Whether neither the hashes of the ends nor what the changes mean were worked out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub bare: bool,
    /// Things that may be the same, for a human to decide: put them into a mapping.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub possible: Vec<Matched>,
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct End {
    /// The id of the map.
    pub map: String,
    /// The content hash of a document that holds this map and the library entries that it reaches.
    /// In a bare change set empty, and absent from the JSON.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum MatchedBy {
    /// The caller said so.
    Mapping,
    /// They say the same, ids aside.
    Content,
    /// They have the same name, case and punctuation aside.
    Name,
    /// They say much the same, and more so than any other two.
    Similarity,
}

impl MatchedBy {
    /// All words, as JSON writes them.
    pub(super) const WORDS: &[&str] = &["mapping", "content", "name", "similarity"];

    /// What a word of [`Self::WORDS`] means.
    pub(super) fn of(word: &str) -> Self {
        match word {
            "content" => Self::Content,
            "name" => Self::Name,
            "similarity" => Self::Similarity,
            _ => Self::Mapping,
        }
    }
}

/// Sets that hold the same in another order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Format {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Format".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": CHANGE_SET_FORMAT, "description": "The format and its version." })
    }
}

impl ChangeSet {
    /// A change set of these parts; checks and summary are derived.
    pub(super) fn new(
        [from, to]: [End; 2],
        [matches, possible]: [Vec<Matched>; 2],
        ops: Vec<Op>,
        order: Vec<Arrangement>,
    ) -> Self {
        let summary = Summary::of(&ops);
        let (bare, checks) = (false, Vec::new());
        Self { format: Format, from, to, matches, bare, possible, ops, order, checks, summary }
    }

    /// The same with what the changes mean.
    pub(super) fn with_checks(mut self, checks: Vec<Check>, emotion: Option<f64>) -> Self {
        self.checks = checks;
        self.summary.emotion = emotion;
        self
    }

    /// The same, marked as a bare one or a full one.
    pub(super) fn marked_bare(self, bare: bool) -> Self {
        Self { bare, ..self }
    }

    /// Whether both maps say the same.
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }
}
