//! A change set as Markdown: a headline, what it means to the customer, what changed.

use std::fmt::Write as _;

use super::change_set::ChangeSet;
use super::check::Direction;
use super::op::Subject;
use super::text::{changed, cosmetic_changes, line_of, shown};
use crate::model::Any;

impl ChangeSet {
    /// The change set as Markdown tables (GitHub flavoured). Texts of the maps are escaped: they cannot
    /// add pictures, tables or markup of their own.
    pub fn markdown(&self) -> String {
        let mut out = format!("## {}\n", escape(&self.headline()));
        if self.from.map != self.to.map {
            let _ = writeln!(out, "\nFrom `{}` to `{}`.", self.from.map, self.to.map);
        }
        if !self.checks.is_empty() {
            out.push_str(
                "\n### For the customer\n\n| | What | Where | Before | After |\n|---|---|---|---|---|\n",
            );
        }
        for check in &self.checks {
            let sign = match check.direction {
                Direction::Improvement => "better",
                Direction::Regression => "worse",
                Direction::Neutral => "",
            };
            let persona = check.persona.as_ref().map_or_else(String::new, |id| format!(" for `{id}`"));
            let side =
                |value: &Option<Any>| value.as_ref().map_or_else(String::new, |value| escape(&shown(value)));
            let _ = writeln!(
                out,
                "| {sign} | {} | {}{persona} | {} | {} |",
                check.check,
                subject(&check.subject),
                side(&check.old),
                side(&check.new)
            );
        }
        if !self.ops.is_empty() {
            out.push_str("\n### In the map\n\n| | Change |\n|---|---|\n");
        }
        for op in &self.ops {
            if let Some(line) = line_of(op) {
                let (sign, rest) = line.split_at_checked(1).unwrap_or_default();
                let _ = writeln!(out, "| `{sign}` | {} |", escape(rest.trim_start()));
            }
        }
        for (about, lines) in changed(self) {
            let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
            let _ = writeln!(out, "| `~` | {}<br>{} |", escape(&about), lines.join("<br>"));
        }
        if let Some(line) = cosmetic_changes(self) {
            let _ = writeln!(out, "\nand {line}");
        }
        out
    }
}

fn subject(subject: &Subject) -> String {
    let name = subject.name.as_ref().map_or_else(String::new, |name| format!(" {}", escape(name)));
    let within = subject
        .within
        .as_ref()
        .map_or_else(String::new, |holder| format!(" in {} `{}`", holder.kind, holder.id));
    format!("{}{name} `{}`{within}", subject.kind, subject.id)
}

/// A text that Markdown shows as it is.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '~' => {
                out.push('\\');
                out.push(character);
            }
            plain => out.push(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escape("a|b"), "a\\|b");
        assert_eq!(escape("![x](http://y)"), "\\!\\[x\\]\\(http://y\\)");
        assert_eq!(escape("<img>\n# h"), "&lt;img&gt; \\# h");
    }
}
