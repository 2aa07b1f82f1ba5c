//! A change set for people to read.
//!
//! The first line has a fixed grammar: `Journey diff: 3 added, 2 removed, 5 moved, 8 changed`, then,
//! where there is something to say, `; pains 4 resolved, 1 new` and `; emotion +0.42`.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::change_set::ChangeSet;
use super::check::{Check, Direction};
use super::op::{Change, Holder, Op, Subject};
use super::summary::things;
use super::value::print;
use crate::model::Any;

/// The longest value that is shown; the rest is cut.
const LONGEST: usize = 72;

impl ChangeSet {
    /// The change set as text: `+` came, `-` went, `~` changed, `>` moved.
    pub fn text(&self) -> String {
        let mut out = self.headline();
        out.push('\n');
        if self.from.map != self.to.map {
            let _ = writeln!(out, "maps: {} -> {}", self.from.map, self.to.map);
        }
        if !self.checks.is_empty() {
            out.push_str("\nfor the customer (^ better, v worse, = neither or not known)\n");
            for check in &self.checks {
                let _ = writeln!(out, "{}", finding(check));
            }
        }
        if !self.ops.is_empty() {
            out.push_str("\nin the map (+ came, - went, ~ changed, > moved)\n");
        }
        for line in self.ops.iter().filter_map(line_of) {
            out.push_str(&line);
            out.push('\n');
        }
        for (about, lines) in changed(self) {
            let _ = writeln!(out, "~ {about}");
            for line in lines {
                let _ = writeln!(out, "    {line}");
            }
        }
        if let Some(line) = cosmetic_changes(self) {
            let _ = writeln!(out, "and {line}");
        }
        out
    }

    /// The first line.
    pub fn headline(&self) -> String {
        let summary = &self.summary;
        let mut out = format!(
            "Journey diff: {} added, {} removed, {} moved, {} changed",
            summary.added, summary.removed, summary.moved, summary.changed
        );
        if summary.rekeyed > 0 {
            let _ = write!(out, ", {} rekeyed", summary.rekeyed);
        }
        let count = |name: &str| self.checks.iter().filter(|check| check.check == name).count();
        let pains: Vec<String> = [
            (count("pain-resolved"), "resolved"),
            (count("pain-introduced"), "new"),
            (count("pain-mitigated"), "milder"),
            (count("pain-worsened"), "worse"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
        if !pains.is_empty() {
            let _ = write!(out, "; pains {}", pains.join(", "));
        }
        if let Some(delta) = summary.emotion.filter(|delta| *delta != 0.0) {
            let _ = write!(out, "; emotion {delta:+.2}");
        }
        out
    }
}

/// What is not listed: changes that say nothing about the journey.
pub(crate) fn cosmetic_changes(changes: &ChangeSet) -> Option<String> {
    let count = changes.summary.cosmetic;
    let changes = if count == 1 { "change" } else { "changes" };
    (count > 0).then(|| format!("{count} cosmetic {changes}: pictures, authors, links, extensions"))
}

/// What changed inside each thing, cosmetic changes apart: what it is called, and a line for each change.
pub(super) fn changed(changes: &ChangeSet) -> Vec<(String, Vec<String>)> {
    let mut things: Vec<((&str, &str), Vec<String>)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut index: HashMap<(&str, &str), usize> = HashMap::new();
    for op in changes.ops.iter().filter(|op| line_of(op).is_none() && !op.is_cosmetic()) {
        let about = op.subject.nearest();
        let at = *index.entry(about).or_insert_with(|| {
            things.push((about, Vec::new()));
            names.push(nearest_called(&op.subject, about));
            things.len() - 1
        });
        if let Some((_, lines)) = things.get_mut(at) {
            lines.extend(inner(op));
        }
    }
    names.into_iter().zip(things.into_iter().map(|(_, lines)| lines)).collect()
}

/// Kind, name and id of the nearest thing with an id.
fn nearest_called(subject: &Subject, (kind, id): (&str, &str)) -> String {
    let name = if subject.has_id() {
        subject.name.as_deref()
    } else {
        subject.within.as_ref().and_then(|holder| holder.name.as_deref())
    };
    called(kind, id, name)
}

/// `^ pain-resolved: pain no price [no-price] in step Pricing page [pricing-page]`
fn finding(check: &Check) -> String {
    let sign = match check.direction {
        Direction::Improvement => '^',
        Direction::Regression => 'v',
        Direction::Neutral => '=',
    };
    let subject = &check.subject;
    let mut out =
        format!("{sign} {}: {}", check.check, called(&subject.kind, &subject.id, subject.name.as_deref()));
    out.push_str(&within(subject.within.as_ref()));
    if let Some(persona) = &check.persona {
        let _ = write!(out, " for [{persona}]");
    }
    let side = |value: &Option<Any>| value.as_ref().map_or_else(|| "(nothing)".to_owned(), shown);
    if check.old.is_some() || check.new.is_some() {
        let field = check.field.as_ref().map_or_else(String::new, |field| format!("{field} "));
        let _ = write!(out, ": {field}{} -> {}", side(&check.old), side(&check.new));
    }
    out
}

/// `step Pricing page [pricing-page]`
fn called(kind: &str, id: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{kind} {name} [{id}]"),
        None => format!("{kind} [{id}]"),
    }
}

fn within(holder: Option<&Holder>) -> String {
    holder.map_or_else(String::new, |holder| {
        format!(" in {}", called(&holder.kind, &holder.id, holder.name.as_deref()))
    })
}

/// What comes, goes and moves as a whole has a line of its own.
pub(super) fn line_of(op: &Op) -> Option<String> {
    let subject = &op.subject;
    if !subject.has_id() {
        return None;
    }
    let name = called(&subject.kind, &subject.id, subject.name.as_deref());
    match &op.change {
        Change::Insert { value, .. } => {
            Some(format!("+ {name}{}{}", within(subject.within.as_ref()), inside(op, value)))
        }
        Change::Remove { value, .. } => {
            Some(format!("- {name}{}{}", within(subject.within.as_ref()), inside(op, value)))
        }
        Change::Move { from, to } if from.parent == to.parent && from.slot == to.slot => {
            let place = match &to.after {
                Some(after) => format!("now after [{after}]"),
                None => "now first".to_owned(),
            };
            Some(format!("> {name}{}: {place}", within(subject.within.as_ref())))
        }
        Change::Move { from, to } => {
            let at = |place: &super::op::Place| {
                format!("{} of [{}]", place.slot, place.parent.as_deref().unwrap_or("the document"))
            };
            Some(format!("> {name}: from {} to {}", at(from), at(to)))
        }
        Change::Rekey { to } => Some(format!("~ {name}: the id is now [{to}]")),
        Change::Set { .. } | Change::SetAdd { .. } | Change::SetRemove { .. } => None,
    }
}

/// What else comes or goes with a thing: ` with 2 steps and 1 pain`.
fn inside(op: &Op, value: &Any) -> String {
    let mut counts: Vec<(String, usize)> = Vec::new();
    things(&op.subject.kind, value, &mut |kind| match counts.iter_mut().find(|(name, _)| name == kind) {
        Some((_, count)) => *count += 1,
        None => counts.push((kind.to_owned(), 1)),
    });
    if let Some((_, own)) = counts.first_mut() {
        *own -= 1;
    }
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{count} {kind}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    if parts.is_empty() { String::new() } else { format!(", with {}", parts.join(", ")) }
}

/// What changes inside a thing, a line a change.
pub(crate) fn inner(op: &Op) -> Vec<String> {
    // `ratings/of=us`, for what has no id of its own.
    let path = op.subject.id.split_once('/').map(|(_, path)| path);
    let list = path.and_then(|path| path.rsplit_once('/')).map_or("", |(list, _)| list);
    let words =
        |value: &Any| if op.subject.has_id() { shown(value) } else { format!("{list}: {}", shown(value)) };
    match &op.change {
        Change::Set { field, old, new } => {
            let field = match path {
                Some(path) => format!("{path}/{field}"),
                None => field.clone(),
            };
            let side = |value: &Option<Any>| value.as_ref().map_or_else(|| "(nothing)".to_owned(), shown);
            vec![format!("{field}: {} -> {}", side(old), side(new))]
        }
        Change::SetAdd { field, item, .. } => vec![format!("+ {field}: {item}")],
        Change::SetRemove { field, item, .. } => vec![format!("- {field}: {item}")],
        Change::Insert { value, .. } => vec![format!("+ {}", words(value))],
        Change::Remove { value, .. } => vec![format!("- {}", words(value))],
        Change::Move { to, .. } => {
            let name = op.subject.name.as_deref().unwrap_or_default();
            vec![format!("> {list}: {name}{}", if to.after.is_some() { "" } else { ", now first" })]
        }
        Change::Rekey { .. } => Vec::new(),
    }
}

/// A value in one line: its words first, then what else it says.
pub(crate) fn shown(value: &Any) -> String {
    let text = match value {
        Any::Object(members) => {
            let main = ["text", "feeling", "value", "counts", "event", "metric", "need", "from"]
                .iter()
                .find_map(|name| members.iter().position(|(member, _)| member == name));
            let rest = members.iter().enumerate().filter(|(at, _)| main != Some(*at));
            let rest: Vec<String> =
                rest.map(|(_, (name, value))| format!("{name} {}", bare(value))).collect();
            match main.and_then(|at| members.get(at)) {
                Some((_, words)) if rest.is_empty() => shown(words),
                Some((_, words)) => format!("{} ({})", shown(words), rest.join(", ")),
                None => print(value),
            }
        }
        value => print(value),
    };
    if text.chars().nth(LONGEST).is_none() {
        return text;
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// A text without quotes, anything else as JSON.
fn bare(value: &Any) -> String {
    match value {
        Any::String(text) => super::name::shorten(text),
        Any::List(items) => items.iter().map(bare).collect::<Vec<_>>().join(" "),
        value => print(value),
    }
}
