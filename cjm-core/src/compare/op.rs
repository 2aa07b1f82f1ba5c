//! [`Op`]: one step from a map to another.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::address::nearest_id;
use crate::model::Any;

/// One change to one thing. Old values stand beside new ones, so that every change can be undone
/// and none is applied to something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    /// What is changed.
    pub subject: Subject,
    /// How.
    pub change: Change,
}

/// What an operation is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subject {
    /// What it is: `step`, `pain`, `note`, …
    pub kind: String,
    /// Its id; for things without one the path from the nearest id: `clear-price/ratings/of=us`.
    pub id: String,
    /// Its name, title or text, for people to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it stands in: the nearest thing with an id.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<Holder>,
}

/// The thing that another stands in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Holder {
    /// What it is.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its name, for people to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Subject {
    /// Whether it has an id of its own.
    pub fn has_id(&self) -> bool {
        !self.id.contains('/')
    }

    /// Kind and id of itself, or of what it stands in when it has no id.
    pub(crate) fn nearest(&self) -> (&str, &str) {
        match &self.within {
            Some(holder) if !self.has_id() => (&holder.kind, &holder.id),
            _ => (&self.kind, nearest_id(&self.id)),
        }
    }
}

/// How a thing is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It comes to be, with all that is new inside it.
    Insert {
        /// Where.
        at: Place,
        /// The thing as a document writes it.
        value: Any,
    },
    /// It goes, with all that is still inside it.
    Remove {
        /// Where it stood.
        at: Place,
        /// The thing as a document writes it.
        value: Any,
    },
    /// It goes elsewhere, with all that is inside it.
    Move {
        /// Where it stood.
        from: Place,
        /// Where it goes.
        to: Place,
    },
    /// A member changes as a whole.
    Set {
        /// The member.
        field: String,
        /// What it said; absent = nothing.
        old: Option<Any>,
        /// What it says; absent = nothing.
        new: Option<Any>,
    },
    /// A list of ids or words gains one.
    SetAdd {
        /// The member.
        field: String,
        /// The id or word.
        item: String,
        /// The one before it; absent = it comes first.
        after: Option<String>,
    },
    /// A list of ids or words loses one.
    SetRemove {
        /// The member.
        field: String,
        /// The id or word.
        item: String,
        /// The one before it; absent = it came first.
        after: Option<String>,
    },
    /// Its id changes, and with it every reference.
    Rekey {
        /// The new id.
        to: String,
    },
}

/// A place in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// The thing that has the list; absent = the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The list.
    pub slot: String,
    /// What stands before it in the list; absent = it comes first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

impl Change {
    /// The name of the operation in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Insert { .. } => "insert",
            Self::Remove { .. } => "remove",
            Self::Move { .. } => "move",
            Self::Set { .. } => "set",
            Self::SetAdd { .. } => "setAdd",
            Self::SetRemove { .. } => "setRemove",
            Self::Rekey { .. } => "rekey",
        }
    }
}

impl Subject {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("kind", &self.kind)?;
        map.serialize_entry("id", &self.id)?;
        if let Some(name) = &self.name {
            map.serialize_entry("name", name)?;
        }
        if let Some(within) = &self.within {
            map.serialize_entry("in", within)?;
        }
        Ok(())
    }
}

impl Serialize for Op {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fn some<M: SerializeMap>(
            map: &mut M,
            name: &str,
            value: Option<&impl Serialize>,
        ) -> Result<(), M::Error> {
            value.map_or(Ok(()), |value| map.serialize_entry(name, value))
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("op", self.change.name())?;
        self.subject.write(&mut map)?;
        match &self.change {
            Change::Insert { at, value } | Change::Remove { at, value } => {
                map.serialize_entry("at", at)?;
                map.serialize_entry("value", value)?;
            }
            Change::Move { from, to } => {
                map.serialize_entry("from", from)?;
                map.serialize_entry("to", to)?;
            }
            Change::Set { field, old, new } => {
                map.serialize_entry("field", field)?;
                some(&mut map, "old", old.as_ref())?;
                some(&mut map, "new", new.as_ref())?;
            }
            Change::SetAdd { field, item, after } | Change::SetRemove { field, item, after } => {
                map.serialize_entry("field", field)?;
                map.serialize_entry("item", item)?;
                some(&mut map, "after", after.as_ref())?;
            }
            Change::Rekey { to } => map.serialize_entry("to", to)?,
        }
        map.end()
    }
}

#[cfg(feature = "schema")]
mod schema {
    //! The shape of an operation as JSON writes it: one object, of which `op` says what it is.

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use super::{Any, Holder, Op, Place};

    #[derive(JsonSchema)]
    #[serde(rename_all = "camelCase")]
    #[expect(dead_code, reason = "only its shape is of use")]
    struct Written {
        /// How the thing is changed.
        op: Word,
        /// What it is: `step`, `pain`, `note`, …
        kind: String,
        /// Its id; for things without one the path from the nearest id: `clear-price/ratings/of=us`.
        id: String,
        /// Its name, title or text, for people to read.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// What it stands in: the nearest thing with an id.
        #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
        within: Option<Holder>,
        /// Of `insert` and `remove`: where.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<Place>,
        /// Of `insert` and `remove`: the thing as a document writes it.
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<Any>,
        /// Of `move`: where it stood.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<Place>,
        /// Of `move`: where it goes; of `rekey`: the new id.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<To>,
        /// Of `set`, `setAdd` and `setRemove`: the member.
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<String>,
        /// Of `set`: what it said; absent = nothing.
        #[serde(skip_serializing_if = "Option::is_none")]
        old: Option<Any>,
        /// Of `set`: what it says; absent = nothing.
        #[serde(skip_serializing_if = "Option::is_none")]
        new: Option<Any>,
        /// Of `setAdd` and `setRemove`: the id or word.
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<String>,
        /// Of `setAdd` and `setRemove`: the one before it; absent = it comes first.
        #[serde(skip_serializing_if = "Option::is_none")]
        after: Option<String>,
    }

    /// A place, or a new id.
    #[derive(JsonSchema)]
    #[serde(untagged)]
    #[expect(dead_code, reason = "only its shape is of use")]
    enum To {
        /// Where a thing goes.
        Place(Place),
        /// The new id.
        Id(String),
    }

    /// How a thing is changed.
    #[derive(JsonSchema)]
    #[serde(rename_all = "camelCase")]
    #[expect(dead_code, reason = "only its shape is of use")]
    enum Word {
        /// It comes to be, with all that is new inside it.
        Insert,
        /// It goes, with all that is still inside it.
        Remove,
        /// It goes elsewhere, with all that is inside it.
        Move,
        /// A member changes as a whole.
        Set,
        /// A list of ids or words gains one.
        SetAdd,
        /// A list of ids or words loses one.
        SetRemove,
        /// Its id changes, and with it every reference.
        Rekey,
    }

    impl JsonSchema for Op {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Op".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let mut schema = Written::json_schema(generator);
            schema.insert("description".to_owned(), "One change to one thing.".into());
            schema
        }
    }
}
