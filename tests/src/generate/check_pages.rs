//! The page of the journey checks: what `diff` says that changes mean to the customer.

use std::fmt::Write as _;

use cjm_core::compare::{CheckDefinition, Direction, checks};

const INTRODUCTION: &str = "# Journey checks

`cjm diff` says what changed in a map, and what that means to the customer: its `checks`. Each has a name that never
changes its meaning, and a direction. A check is looked for in both directions: what one map introduces, the way back
resolves. `cjm diff --fail-on regression` exits with 1 if anything is worse, and with 0 if the maps differ only in what
customers do not meet.

A finding names its `subject`, and where it is about one member the `field`, with `old`, `new` and `delta` (new less
old). Something that only one map knows has not changed: unknown is never taken for 0.
";

/// The page.
pub fn page() -> String {
    let mut out = format!("<!-- {} -->\n\n{INTRODUCTION}", super::COMMAND);
    for direction in [Direction::Improvement, Direction::Regression, Direction::Neutral] {
        let mut named: Vec<(&str, &CheckDefinition, bool)> = Vec::new();
        for definition in checks() {
            let [there, back] = definition.names;
            if definition.directions[0] == direction {
                named.push((there, definition, true));
            }
            if definition.directions[1] == direction && there != back {
                named.push((back, definition, false));
            }
        }
        let _ = write!(out, "\n## {}\n\n| check | found when |\n|---|---|\n", heading(direction));
        for (name, definition, there) in named {
            let [first, _] = definition.names;
            let about = if there {
                definition.about.to_owned()
            } else {
                format!("the other way round of `{first}`: with the maps swapped, {}", definition.about)
            };
            let _ = writeln!(out, "| `{name}` | {} |", about.replace('|', "\\|"));
        }
    }
    out
}

fn heading(direction: Direction) -> &'static str {
    match direction {
        Direction::Improvement => "Better for the customer",
        Direction::Regression => "Worse for the customer",
        Direction::Neutral => "Neither, or not known",
    }
}
