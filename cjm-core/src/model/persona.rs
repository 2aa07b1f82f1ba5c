//! [`Persona`]: somebody for whom a map is drawn.

use std::collections::BTreeMap;

use super::entity::entity;
use super::{Amount, Date, Id, Image, Note, Text, Trait};

entity! {
    /// Somebody for whom a map is drawn: a customer type, not a market segment's average.
    Persona {
        /// Stable id, unique in the document.
        id: Id,
        /// What we call them.
        name: Text,
        /// What they do, in a line.
        role: Option<Text>,
        /// Their weight among the customers that matter most; relative to the others'.
        share: Option<Amount>,
        /// The segment they stand for, as the data name it.
        segment: Option<String>,
        /// What they want to reach.
        goals: Vec<Note>,
        /// What annoys them, anywhere.
        frustrations: Vec<Note>,
        /// What delights them.
        delights: Vec<Note>,
        /// What they habitually do.
        behaviours: Vec<Note>,
        /// Facts by name: `{ age: 34, city: Lyon }`.
        traits: BTreeMap<String, Trait>,
        /// Something they would say, or said.
        quote: Option<Text>,
        /// A portrait.
        image: Option<Image>,
        /// When somebody last checked that this is still true.
        reviewed: Option<Date>,
        /// What the portrait rests on; absent = imagined.
        evidence: Vec<Id>,
    }
}
