//! [`Extra`]: the members of an object that the format does not know.

use serde::ser::SerializeMap;

use super::Any;

/// Members beyond the format, in the order in which they were written: `x-*` extensions, and
/// members of a later minor version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extra(Vec<(String, Any)>);

impl Extra {
    /// The member `name`.
    pub fn get(&self, name: &str) -> Option<&Any> {
        self.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Adds a member at the end.
    pub fn push(&mut self, name: impl Into<String>, value: Any) {
        self.0.push((name.into(), value));
    }

    /// All members, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Any)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))
    }
}
