//! [`Definition`]: what a check looks for.

use super::{Check, DEFINITIONS, Direction, Maps};
use crate::compare::op::Subject;
use crate::model::Any;

/// A check, there and back. Names never change their meaning.
pub struct Definition {
    /// What is found, and what is found with the maps swapped. The same name twice: it means the same
    /// both ways.
    pub names: [&'static str; 2],
    /// Whether the customer is better off, each way.
    pub directions: [Direction; 2],
    /// When it is found, in a sentence; the unit of `delta`.
    pub about: &'static str,
    pub(super) find: fn(&Maps<'_>, &mut Vec<Found>),
}

/// What a check found, before it has a name.
#[derive(Default)]
pub(super) struct Found {
    pub(super) subject: Subject,
    pub(super) field: Option<&'static str>,
    pub(super) persona: Option<String>,
    pub(super) old: Option<Any>,
    pub(super) new: Option<Any>,
    pub(super) delta: Option<f64>,
}

impl Definition {
    pub(super) fn run(&self, maps: &Maps<'_>, checks: &mut Vec<Check>) {
        let mut found = Vec::new();
        (self.find)(maps, &mut found);
        checks.extend(found.into_iter().map(|found| self.check(found)));
        if self.names[0] != self.names[1] {
            let mut found = Vec::new();
            let swapped = maps.swapped();
            (self.find)(&swapped, &mut found);
            for found in found {
                let mut check = self.check(found).inverse();
                check.direction = self.directions[1];
                // What is in both maps is called as in the second.
                check.subject = swapped.turned(check.subject);
                checks.push(check);
            }
        }
    }

    fn check(&self, found: Found) -> Check {
        Check {
            check: self.names[0].to_owned(),
            direction: self.directions[0],
            subject: found.subject,
            field: found.field.map(str::to_owned),
            persona: found.persona,
            old: found.old,
            new: found.new,
            delta: found.delta,
        }
    }
}

/// The name of the same finding on the way back.
pub(super) fn inverse(name: &str) -> &str {
    let names = DEFINITIONS.iter().map(|definition| definition.names);
    names
        .flat_map(|[there, back]| [(there, back), (back, there)])
        .find(|(known, _)| *known == name)
        .map_or(name, |(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::{DEFINITIONS, inverse};

    #[test]
    fn names_are_unique_and_turn_around() {
        let mut seen = std::collections::BTreeSet::new();
        for definition in DEFINITIONS {
            let [there, back] = definition.names;
            assert!(seen.insert(there) && (there == back || seen.insert(back)), "{there}");
            assert_eq!((inverse(there), inverse(back)), (back, there));
            assert!(there.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{there}");
            assert!(!definition.about.is_empty(), "{there}");
        }
        assert_eq!(inverse("of-a-later-version"), "of-a-later-version");
    }
}
