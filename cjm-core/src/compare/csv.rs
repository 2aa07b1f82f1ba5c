//! A change set as a table (RFC 4180), one finding or operation a row.

use super::change_set::ChangeSet;
use super::check::Direction;
use super::op::{Change, Place, Subject};
use super::value::print;
use crate::model::Any;

const COLUMNS: &str = "row,name,direction,severity,kind,id,title,in,field,persona,old,new,delta\r\n";

impl ChangeSet {
    /// The change set as CSV with a header: rows `check` say what changes mean, rows `op` what they are.
    /// A text that a spreadsheet would run as a formula gets an apostrophe in front.
    pub fn csv(&self) -> String {
        let mut out = COLUMNS.to_owned();
        for check in &self.checks {
            let direction = match check.direction {
                Direction::Improvement => "improvement",
                Direction::Regression => "regression",
                Direction::Neutral => "neutral",
            };
            let delta = check.delta.map(crate::write::json::number).unwrap_or_default();
            let field = check.field.as_deref().unwrap_or_default();
            let persona = check.persona.as_deref().unwrap_or_default();
            let sides = [side(check.old.as_ref()), side(check.new.as_ref())];
            row(
                &mut out,
                ["check", &check.check, direction, check.severity.as_str()],
                &check.subject,
                [field, persona],
                &sides,
                &delta,
            );
        }
        for op in &self.ops {
            let (field, sides) = match &op.change {
                Change::Insert { at, value } => (at.slot.as_str(), [String::new(), print(value)]),
                Change::Remove { at, value } => (at.slot.as_str(), [print(value), String::new()]),
                Change::Move { from, to } => (to.slot.as_str(), [place(from), place(to)]),
                Change::Set { field, old, new } => (field.as_str(), [side(old.as_ref()), side(new.as_ref())]),
                Change::SetAdd { field, item, .. } => (field.as_str(), [String::new(), item.clone()]),
                Change::SetRemove { field, item, .. } => (field.as_str(), [item.clone(), String::new()]),
                Change::Rekey { to } => ("id", [op.subject.id.clone(), to.clone()]),
            };
            row(&mut out, ["op", op.change.name(), "", ""], &op.subject, [field, ""], &sides, "");
        }
        out
    }
}

fn row(
    out: &mut String,
    [row, name, direction, severity]: [&str; 4],
    subject: &Subject,
    [field, persona]: [&str; 2],
    [old, new]: &[String; 2],
    delta: &str,
) {
    let title = subject.name.as_deref().unwrap_or_default();
    let within = subject.within.as_ref().map_or("", |holder| &holder.id);
    let subject = [&subject.kind, &subject.id, title, within];
    let cells = [&[row, name, direction, severity][..], &subject, &[field, persona, old, new]].concat();
    for cell in cells {
        push(out, cell);
        out.push(',');
    }
    out.push_str(delta);
    out.push_str("\r\n");
}

/// Adds a cell, quoted where it must be.
pub(super) fn push(out: &mut String, cell: &str) {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let guard = if formula { "'" } else { "" };
    if formula || cell.contains(['"', ',', '\r', '\n']) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

/// A text as it is, anything else as JSON.
fn side(value: Option<&Any>) -> String {
    match value {
        None => String::new(),
        Some(Any::String(text)) => text.clone(),
        Some(value) => print(value),
    }
}

fn place(place: &Place) -> String {
    let parent = place.parent.as_deref().unwrap_or_default();
    match &place.after {
        Some(after) => format!("{parent} after {after}"),
        None => format!("{parent} first"),
    }
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn cells_are_quoted_and_no_text_is_a_formula() {
        let cell = |text: &str| {
            let mut out = String::new();
            push(&mut out, text);
            out
        };
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("a,\"b\"\nc"), "\"a,\"\"b\"\"\nc\"");
        assert_eq!(cell("-1.5"), "-1.5");
        assert_eq!(cell("=SUM(A1)"), "\"'=SUM(A1)\"");
        assert_eq!(cell("-cmd|x"), "\"'-cmd|x\"");
    }
}
