//! [`Definition`]: what a check looks for.

use super::{Check, DEFINITIONS, Direction, Maps, Severity};
use crate::compare::op::Subject;
use crate::model::Any;

/// A check, there and back. Names never change their meaning.
pub struct Definition {
    /// What is found, and what is found with the maps swapped. The same name twice: it means the same
    /// both ways.
    pub names: [&'static str; 2],
    /// Whether the customer is better off, each way.
    pub directions: [Direction; 2],
    /// How much it weighs, each way.
    pub severities: [Severity; 2],
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
                [_, check.direction] = self.directions;
                [_, check.severity] = self.severities;
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
            severity: self.severities[0],
            subject: found.subject,
            field: found.field.map(str::to_owned),
            persona: found.persona,
            old: found.old,
            new: found.new,
            delta: found.delta,
        }
    }
}

/// The name and the severity of the same finding on the way back; nothing for what a later version finds.
pub(super) fn inverse(name: &str) -> Option<(&'static str, Severity)> {
    DEFINITIONS.iter().find_map(|definition| {
        let ([there, back], [first, second]) = (definition.names, definition.severities);
        if there == name { Some((back, second)) } else { (back == name).then_some((there, first)) }
    })
}

/// How much a finding of this name weighs; nothing for what a later version finds.
pub(in crate::compare) fn severity_of(name: &str) -> Option<Severity> {
    inverse(name).and_then(|(back, _)| inverse(back)).map(|(_, severity)| severity)
}

/// A number that was worked out, to the nearest millionth: what differs by less is the same.
pub(super) fn to_millionth(value: f64) -> f64 {
    // Not -0.
    (value * 1e6).round() / 1e6 + 0.0
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
            assert_eq!(inverse(there), Some((back, definition.severities[1])));
            assert_eq!(inverse(back), Some((there, definition.severities[0])));
            assert!(there.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{there}");
            assert!(!definition.about.is_empty(), "{there}");
        }
        assert_eq!(inverse("of-a-later-version"), None);
    }
}
