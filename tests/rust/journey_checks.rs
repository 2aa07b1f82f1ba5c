//! Each journey check is found in its example, is found the other way round on the way back, and is not
//! found where it says nothing.

use std::collections::BTreeSet;

use cjm_core::compare::{ChangeSet, CheckDefinition, Options, checks, diff};
use cjm_core::model::Document;
use cjm_tests::generate::check_examples::{EXAMPLES, Line, document};

fn read(lines: &[&[Line]]) -> Document {
    let text = document(lines);
    cjm_core::read(text.as_bytes(), cjm_core::Syntax::Yaml)
        .unwrap_or_else(|fault| panic!("{fault:?}: {text}"))
}

fn compare(from: &Document, to: &Document) -> ChangeSet {
    diff((from, &from.maps[0]), (to, &to.maps[0]), &Options::default()).expect("comparable")
}

fn names(changes: &ChangeSet) -> BTreeSet<&str> {
    changes.checks.iter().map(|check| check.check.as_str()).collect()
}

fn definition(name: &str) -> &'static CheckDefinition {
    checks().find(|it| it.names[0] == name).unwrap_or_else(|| panic!("{name} is the example of no check"))
}

#[test]
fn every_check_has_an_example() {
    let known: BTreeSet<&str> = EXAMPLES.iter().map(|example| example.name).collect();
    for definition in checks() {
        assert!(known.contains(definition.names[0]), "{} has no example", definition.names[0]);
    }
    assert_eq!(known.len(), EXAMPLES.len());
}

#[test]
fn a_check_is_found_in_its_example_and_the_other_way_round_on_the_way_back() {
    for example in EXAMPLES {
        let definition = definition(example.name);
        let (before, after) =
            (read(&[example.around, example.before]), read(&[example.around, example.after]));
        for (changes, way) in [(compare(&before, &after), 0), (compare(&after, &before), 1)] {
            let name = definition.names[way];
            let found = changes.checks.iter().find(|check| check.check == name);
            let found = found.unwrap_or_else(|| panic!("{name} is not found: {:?}", names(&changes)));
            assert_eq!(
                (found.direction, found.severity),
                (definition.directions[way], definition.severities[way])
            );
            assert!(!found.subject.id.is_empty(), "{name}");
        }
    }
}

#[test]
fn a_check_is_not_found_where_it_says_nothing() {
    for example in EXAMPLES {
        let names = definition(example.name).names;
        let (before, quiet) =
            (read(&[example.around, example.before]), read(&[example.around, example.quiet]));
        for (changes, from) in [(compare(&before, &quiet), "there"), (compare(&quiet, &before), "back")] {
            let wrong = changes.checks.iter().find(|check| names.contains(&check.check.as_str()));
            assert!(wrong.is_none(), "{} is found {from}: {wrong:?}", example.name);
        }
    }
}
