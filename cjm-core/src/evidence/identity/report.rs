//! [`IdentityFigures`]: how ids were linked to customers.

use serde::{Deserialize, Serialize};

use super::NamedId;

/// How ids were linked to customers. It holds no id, but where `why` was asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IdentityFigures {
    /// How many customers have an event.
    pub customers: u64,
    /// How many of them have more than one id.
    pub linked: u64,
    /// The rules by which ids were linked, in words.
    pub rules: Vec<String>,
    /// The kinds of ids, most trusted first.
    #[serde(default)]
    pub kinds: Vec<KindFigures>,
    /// Rows without an id that can be used: they belong to nobody.
    #[serde(default)]
    pub without: u64,
    /// Pairs of ids that somebody else had linked, and that were taken over.
    #[serde(default)]
    pub pairs: u64,
    /// Links that were not made, because they would have made one customer of ids that never are.
    #[serde(default)]
    pub unlinked: u64,
    /// Answers to `why`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

impl IdentityFigures {
    /// The figures of both; no customer is in both.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.customers += other.customers;
        self.linked += other.linked;
        self.without += other.without;
        self.pairs += other.pairs;
        self.unlinked += other.unlinked;
        for theirs in other.kinds {
            match self.kinds.iter_mut().find(|own| own.kind == theirs.kind) {
                Some(own) => {
                    own.ids += theirs.ids;
                    own.guarded += theirs.guarded;
                    own.placeholders += theirs.placeholders;
                    own.doubted += theirs.doubted;
                }
                None => self.kinds.push(theirs),
            }
        }
        self.rules.extend(other.rules);
        self.rules.sort();
        self.rules.dedup();
        self.why.extend(other.why);
        self.why.sort_by(|a, b| a.about.cmp(&b.about));
        self
    }
}

/// What became of the ids of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindFigures {
    /// The kind.
    pub kind: String,
    /// How many different ids.
    pub ids: u64,
    /// Whether they link.
    pub links: bool,
    /// How many of this kind one customer may have.
    pub per_person: u64,
    /// Ids that link nothing, because they were seen with more ids of another kind than one customer may
    /// have: shared devices, collective addresses.
    pub guarded: u64,
    /// Rows in which something else filled the column: `unknown`, `0`, `test@…`
    pub placeholders: u64,
    /// Customers who, all links taken together, have more ids of this kind than one may have.
    pub doubted: u64,
}

/// Why two ids are one customer, or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Why {
    /// The ids that were asked about.
    pub about: [NamedId; 2],
    /// Whether they are one customer.
    pub one: bool,
    /// The shortest chain of links from the one to the other, both included; each two neighbours were seen
    /// in one row or given as a pair. Of equally short ones that over the most trusted ids. Ids that are kept
    /// hashed are told so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<NamedId>,
    /// Why they are not one customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}
