//! [`Department`]: a party on our side.

use super::entity::entity;
use super::{Id, Text};

entity! {
    /// A party on our side: a department, a team, a supplier, a single colleague. Every `owner` is
    /// one of these.
    Department {
        /// Stable id, unique in the document.
        id: Id,
        /// What it is called.
        name: Text,
        /// How to reach it: an address, a link, a name.
        contact: Option<String>,
    }
}
