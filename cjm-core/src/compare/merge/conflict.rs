//! [`Conflict`]: what two people cannot both have.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::Any;

/// One of the three documents of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Side {
    /// What both began with.
    #[default]
    Base,
    /// Ours.
    Ours,
    /// Theirs.
    Theirs,
}

/// Something that both sides changed, each differently. In the merged document it is as the policy
/// says until somebody chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    /// Stable: the same for the same conflict, whoever merges.
    pub id: String,
    /// What sort of conflict it is.
    pub kind: ConflictKind,
    /// The map in which it is; absent = in the libraries or the document itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<String>,
    /// The id of the thing; for things without one the path from the nearest id; empty = the document.
    pub entity: String,
    /// What the thing is.
    pub entity_kind: String,
    /// Its name, for people to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The member, or the list whose order is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What both began with; absent = nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Any>,
    /// What we made of it; absent = nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ours: Option<Any>,
    /// What they made of it; absent = nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Any>,
    /// What stands in the merged document.
    pub default: Side,
    /// What can be chosen.
    pub choices: Vec<Side>,
}

/// What sort of conflict it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ConflictKind {
    /// Both set a member to different values.
    FieldField,
    /// One removed a thing in which the other changed or added something.
    EditDelete,
    /// One removed a thing that the other moved.
    MoveDelete,
    /// One removed a thing that the other newly refers to.
    RefDelete,
    /// Both moved a thing, to different places.
    MoveMove,
    /// Both put the same neighbours into a different order.
    Order,
    /// Both added a thing of the same id that says different things.
    AddAdd,
}

impl ConflictKind {
    /// All words, as JSON writes them.
    pub(super) const WORDS: &[&str] =
        &["fieldField", "editDelete", "moveDelete", "refDelete", "moveMove", "order", "addAdd"];

    fn word(self) -> &'static str {
        match self {
            Self::FieldField => "fieldField",
            Self::EditDelete => "editDelete",
            Self::MoveDelete => "moveDelete",
            Self::RefDelete => "refDelete",
            Self::MoveMove => "moveMove",
            Self::Order => "order",
            Self::AddAdd => "addAdd",
        }
    }
}

impl Conflict {
    /// Gives the conflict its id: of what it is about, not of what the sides say.
    pub(super) fn named(mut self) -> Self {
        let about = format!(
            "{}\n{}\n{}\n{}",
            self.kind.word(),
            self.map.as_deref().unwrap_or_default(),
            self.entity,
            self.field.as_deref().unwrap_or_default()
        );
        let mut id = String::from("c");
        for byte in Sha256::digest(about.as_bytes()).iter().take(5) {
            // Writing to a String cannot fail.
            let _ = write!(id, "{byte:02x}");
        }
        self.id = id;
        self
    }

    /// What a side says.
    pub fn side(&self, side: Side) -> Option<&Any> {
        match side {
            Side::Base => self.base.as_ref(),
            Side::Ours => self.ours.as_ref(),
            Side::Theirs => self.theirs.as_ref(),
        }
    }
}
