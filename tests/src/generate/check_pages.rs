//! The page of the journey checks: what `diff` says that changes mean to the customer.

use std::fmt::Write as _;

use cjm_core::compare::{CheckDefinition, Direction, checks};

use super::check_examples::{EXAMPLES, Line, Place};

const INTRODUCTION: &str = "# Journey checks

`cjm diff` says what changed in a map, and what that means to the customer: its `checks`. Each has a name that never
changes its meaning, and a direction. A check is looked for in both directions: what one map introduces, the way back
resolves. `cjm diff --fail-on regression` exits with 1 if anything is worse, and with 0 if the maps differ only in what
customers do not meet.

A finding names its `subject`, and where it is about one member the `field`, with `old`, `new` and `delta` (new less
old). Its `severity` belongs to the name: `major` where customers meet it and it counts most, `minor` where they meet
it, `info` where they need not notice. Something that only one map knows has not changed: unknown is never taken for
0. A curve of emotions has no point made up: a step that both maps hold and of which one does not say how it feels is
on neither curve. Value gaps are compared like with like, persona by persona and stage by stage, where both maps know
them, measured as `rank` does.

The example of each check is a map of one stage with one step; nothing else differs.
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
        let _ = write!(
            out,
            "\n## {}\n\n| check | severity | found when | for example |\n|---|---|---|---|\n",
            heading(direction)
        );
        for (name, definition, there) in named {
            let [first, _] = definition.names;
            let about = if there {
                definition.about.to_owned()
            } else {
                format!("the other way round of `{first}`: with the maps swapped, {}", definition.about)
            };
            let severity = definition.severities[usize::from(!there)].as_str();
            let about = about.replace('|', "\\|");
            let _ = writeln!(out, "| `{name}` | {severity} | {about} | {} |", example(first, there));
        }
    }
    out
}

/// What stands where before and after, or the other way round.
fn example(name: &str, there: bool) -> String {
    let example = EXAMPLES.iter().find(|example| example.name == name).expect("an example of each check");
    let (before, after) =
        if there { (example.before, example.after) } else { (example.after, example.before) };
    let told = |lines: &[Line]| {
        if lines.is_empty() {
            return "without it".to_owned();
        }
        let mut told = String::new();
        let mut last: Option<Place> = None;
        for (place, line) in lines {
            let here = if last == Some(*place) { String::new() } else { format!("{} ", place.words()) };
            let comma = if told.is_empty() { "" } else { ", " };
            let _ = write!(told, "{comma}{here}`{line}`");
            last = Some(*place);
        }
        told
    };
    format!("{}, then {}", told(before), told(after))
}

fn heading(direction: Direction) -> &'static str {
    match direction {
        Direction::Improvement => "Better for the customer",
        Direction::Regression => "Worse for the customer",
        Direction::Neutral => "Neither, or not known",
    }
}
