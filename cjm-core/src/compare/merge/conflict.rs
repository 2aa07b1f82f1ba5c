//! [`Conflict`]: what two people cannot both have.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::tree::Name;
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
    /// One removed a thing in which the other changed or added something, or put another beside it that
    /// says the same.
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
    /// Two different things have the same id.
    KindEdit,
    /// What each side made is in order; together it breaks a rule.
    Invariant,
}

impl ConflictKind {
    /// All words, as JSON writes them.
    pub(super) const WORDS: &[&str] = &[
        "fieldField",
        "editDelete",
        "moveDelete",
        "refDelete",
        "moveMove",
        "order",
        "addAdd",
        "kindEdit",
        "invariant",
    ];

    /// What a word of [`Self::WORDS`] means.
    pub(super) fn of(word: &str) -> Self {
        match word {
            "editDelete" => Self::EditDelete,
            "moveDelete" => Self::MoveDelete,
            "refDelete" => Self::RefDelete,
            "moveMove" => Self::MoveMove,
            "order" => Self::Order,
            "addAdd" => Self::AddAdd,
            "kindEdit" => Self::KindEdit,
            "invariant" => Self::Invariant,
            _ => Self::FieldField,
        }
    }

    /// The word that JSON writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FieldField => "fieldField",
            Self::EditDelete => "editDelete",
            Self::MoveDelete => "moveDelete",
            Self::RefDelete => "refDelete",
            Self::MoveMove => "moveMove",
            Self::Order => "order",
            Self::AddAdd => "addAdd",
            Self::KindEdit => "kindEdit",
            Self::Invariant => "invariant",
        }
    }
}

impl Side {
    /// The words that JSON writes.
    pub(super) const WORDS: &[&str] = &["base", "ours", "theirs"];

    /// What a word of [`Self::WORDS`] means.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "base" => Some(Self::Base),
            "ours" => Some(Self::Ours),
            "theirs" => Some(Self::Theirs),
            _ => None,
        }
    }

    /// The word that JSON writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }

    /// The other of the two sides; of the base itself.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Base => Self::Base,
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// Something that both sides changed alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Agreed {
    /// The map in which it is; absent = in the libraries or the document itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<String>,
    /// The id of the thing; for things without one the path from the nearest id.
    pub entity: String,
    /// `added`, `removed`, `moved` or `set`.
    pub change: &'static str,
    /// The member that was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl Agreed {
    pub(super) fn new(name: &Name, change: &'static str, field: Option<&str>) -> Self {
        Self { map: name.map(), entity: name.address.clone(), change, field: field.map(str::to_owned) }
    }
}

/// Something that merging had to do and that is worth knowing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MergeNote {
    /// The map in which it is; absent = in the libraries or the document itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<String>,
    /// The id of the thing; for things without one the path from the nearest id.
    pub entity: String,
    /// `kept`: one side moved it out of something that the other removed. `unlinked`: it no longer
    /// refers to `target`, which is gone. `rule`: the changes of both together broke the rule `target`.
    pub note: &'static str,
    /// What it referred to; the code of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}

impl MergeNote {
    pub(super) fn new(name: &Name, note: &'static str, target: Option<&str>) -> Self {
        Self { map: name.map(), entity: name.address.clone(), note, target: target.map(str::to_owned) }
    }
}

impl Conflict {
    /// The same with what the three say. A side that says nothing can be chosen too: then it is gone. Of
    /// what both added only one or the other can be chosen.
    pub(super) fn with(mut self, [base, ours, theirs]: [Option<Any>; 3]) -> Self {
        let (one, place) = (ConflictKind::AddAdd, ConflictKind::MoveMove);
        if base.is_none() && (self.kind == one || self.kind == place) {
            self.choices.retain(|side| *side != Side::Base);
        }
        self.base = base;
        self.ours = ours;
        self.theirs = theirs;
        self
    }

    /// Gives the conflict its id: of what it is about, not of what the sides say.
    pub(super) fn named(mut self) -> Self {
        let about = format!(
            "{}\n{}\n{}\n{}",
            self.kind.as_str(),
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

    /// The same with ours called theirs and theirs ours.
    pub(super) fn turned(mut self) -> Self {
        std::mem::swap(&mut self.ours, &mut self.theirs);
        self.default = self.default.other();
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
