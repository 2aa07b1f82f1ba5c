//! What changes in which step, in words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Line, Side, Union};
use crate::compare::{Change, ChangeSet, Op, Subject, cosmetic_changes, inner};
use crate::model::{Id, Map};

/// The changes, by the step that they are about.
pub(super) struct Told<'d> {
    pub(super) lines: BTreeMap<&'d str, Vec<Line>>,
    pub(super) moved: BTreeSet<&'d str>,
    pub(super) changed: BTreeSet<&'d str>,
    pub(super) elsewhere: Vec<Line>,
}

impl<'d> Told<'d> {
    pub(super) fn new(union: &Union<'d>, changes: &'d ChangeSet) -> Self {
        let mut told = Self {
            lines: BTreeMap::new(),
            moved: BTreeSet::new(),
            changed: BTreeSet::new(),
            elsewhere: Vec::new(),
        };
        let mut homes = homes(union.from.1);
        homes.extend(homes_of(union.to.1));
        for op in changes.ops.iter().filter(|op| !op.is_cosmetic()) {
            let (_, id) = op.subject.nearest();
            let Some(&step) = homes.get(id) else {
                // The band of a stage says so itself.
                let whole = matches!(&op.change, Change::Insert { .. } | Change::Remove { .. });
                if op.subject.kind == "stage" && whole {
                    continue;
                }
                told.elsewhere.extend(lines(op, true));
                continue;
            };
            let is_step = op.subject.id == step;
            match &op.change {
                Change::Rekey { .. } => continue,
                Change::Insert { .. } | Change::Remove { .. } if is_step => continue,
                Change::Move { from, to } if is_step => {
                    told.moved.insert(step);
                    let was = if from.parent == to.parent {
                        match from.after.as_deref() {
                            Some(after) => format!("stood after {}", name_of(union.from, after)),
                            None => "stood first".to_owned(),
                        }
                    } else {
                        format!(
                            "stood in {}",
                            name_of(union.from, from.parent.as_deref().unwrap_or_default())
                        )
                    };
                    told.lines.entry(step).or_default().push(Line { sign: '⇄', text: was });
                    continue;
                }
                _ => {}
            }
            told.changed.insert(step);
            // The curve shows these.
            if !is_feeling(op) {
                told.lines.entry(step).or_default().extend(lines(op, id != step));
            }
        }
        told.lines.values_mut().for_each(fold_evidence);
        fold_evidence(&mut told.elsewhere);
        told.elsewhere.extend(cosmetic_changes(changes).map(|text| Line { sign: '~', text }));
        told
    }
}

/// What rests on which evidence is told in one line.
fn fold_evidence(lines: &mut Vec<Line>) {
    let is_evidence = |line: &Line| {
        let text = line.text.rsplit_once(": ").map_or("", |(about, _)| about);
        text == "evidence" || text.ends_with(": evidence")
    };
    let all = lines.len();
    lines.retain(|line| !is_evidence(line));
    match all - lines.len() {
        0 => {}
        1 => lines.push(Line { sign: '~', text: "evidence: 1 change".to_owned() }),
        several => lines.push(Line { sign: '~', text: format!("evidence: {several} changes") }),
    }
}

/// The step in which each thing with an id stands; of a step itself the step.
fn homes(map: &Map) -> BTreeMap<&str, &str> {
    homes_of(map).collect()
}

fn homes_of(map: &Map) -> impl Iterator<Item = (&str, &str)> {
    map.steps().flat_map(|(_, step)| {
        let home = step.id.as_str();
        let cells = step.cells().map(|(_, cell)| cell);
        let failures = step.cells().flat_map(|(_, cell)| &cell.failures).map(|failure| failure.id.as_str());
        std::iter::once(home)
            .chain(step.pains.iter().map(|pain| pain.id.as_str()))
            .chain(step.gains.iter().map(|gain| gain.id.as_str()))
            .chain(cells.filter_map(|cell| cell.id.as_ref().map(Id::as_str)))
            .chain(failures)
            .map(move |id| (id, home))
    })
}

/// An operation in lines, with what it is about where that is not clear from the place.
fn lines(op: &Op, named: bool) -> Vec<Line> {
    let subject = &op.subject;
    let whole = |sign| vec![Line { sign, text: called(subject) }];
    match &op.change {
        Change::Rekey { to } => {
            vec![Line { sign: '~', text: format!("{}: the id is now {to}", called(subject)) }]
        }
        Change::Insert { .. } if subject.has_id() => whole('+'),
        Change::Remove { .. } if subject.has_id() => whole('−'),
        Change::Move { .. } if subject.has_id() => whole('⇄'),
        _ => inner(op)
            .into_iter()
            .map(|line| {
                let line = line.replace(" -> ", " → ");
                let (sign, rest) = match line.split_once(' ') {
                    Some(("+", rest)) => ('+', rest),
                    Some(("-", rest)) => ('−', rest),
                    Some((">", rest)) => ('⇄', rest),
                    _ => ('~', line.as_str()),
                };
                let about = if named { format!("{}: ", holder(subject)) } else { String::new() };
                Line { sign, text: format!("{about}{rest}") }
            })
            .collect(),
    }
}

/// `pain: no price on the page`
pub(super) fn called(subject: &Subject) -> String {
    format!("{}: {}", subject.kind, subject.name.as_deref().unwrap_or(&subject.id))
}

/// The nearest thing with an id.
fn holder(subject: &Subject) -> String {
    match &subject.within {
        Some(holder) if !subject.has_id() => {
            format!("{} {}", holder.kind, holder.name.as_deref().unwrap_or(&holder.id))
        }
        _ => format!("{} {}", subject.kind, subject.name.as_deref().unwrap_or(&subject.id)),
    }
}

fn is_feeling(op: &Op) -> bool {
    let path = op.subject.id.split_once('/').map_or("", |(_, path)| path);
    path.split('/').next() == Some("emotions")
        || matches!(&op.change, Change::Set { field, .. } if field == "emotions")
}

/// What a stage or step of a map is called.
fn name_of((document, map): Side<'_>, id: &str) -> String {
    let language = document.language.as_deref();
    let step = map.step(id).and_then(|(stage, step)| stage.name_of(step));
    let stage = map.stage(id).and_then(|stage| stage.name.as_ref());
    step.or(stage).map_or_else(|| id.to_owned(), |name| name.in_language(language).to_owned())
}
