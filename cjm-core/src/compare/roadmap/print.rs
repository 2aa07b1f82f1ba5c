//! A roadmap for people: text, Markdown, CSV.

use std::fmt::Write as _;

use super::{Problem, ProblemKind, Roadmap};
use crate::compare::csv;
use crate::compare::markdown::escape;
use crate::write::json::number;

impl Roadmap {
    /// The roadmap as plain text.
    pub fn text(&self) -> String {
        let mut out = format!("Roadmap from {} to {}\n", self.from, self.to);
        if let Some(score) = &self.score {
            let _ = writeln!(
                out,
                "net value gap {:+.3} ({})",
                score.delta,
                if score.delta < 0.0 { "better" } else { "not better" }
            );
        }
        if !self.initiatives.is_empty() {
            out.push_str("\nInitiatives, best first\n");
        }
        for it in &self.initiatives {
            let effort = it.effort.map_or_else(|| "?".to_owned(), number);
            let _ = writeln!(
                out,
                "{:>3}. {} [{}] value {:.3}, relief {:.2}, effort {effort}, closes {}",
                it.rank,
                it.name,
                it.id,
                it.value,
                it.relief,
                list(&it.closes)
            );
            if !it.after.is_empty() {
                let _ = writeln!(out, "     after {}", list(&it.after));
            }
        }
        if !self.problems.is_empty() {
            out.push_str("\nProblems\n");
        }
        for problem in &self.problems {
            let _ = writeln!(
                out,
                "{:<10} {} {} [{}] by {}",
                problem.status.as_str(),
                kind(problem),
                problem.name,
                problem.id,
                list(&problem.claimed_by)
            );
        }
        for (name, ids) in self.lists() {
            let _ = writeln!(out, "\n{name}: {}", list(ids));
        }
        out
    }

    /// The roadmap as Markdown tables (GitHub flavoured).
    pub fn markdown(&self) -> String {
        let mut out = format!("## Roadmap\n\nFrom `{}` to `{}`.\n", self.from, self.to);
        out.push_str("\n| # | Initiative | Value | Relief | Effort | Closes | After |\n|---|---|---|---|---|---|---|\n");
        for it in &self.initiatives {
            let effort = it.effort.map(number).unwrap_or_default();
            let _ = writeln!(
                out,
                "| {} | {} `{}` | {:.3} | {:.2} | {effort} | {} | {} |",
                it.rank,
                escape(&it.name),
                it.id,
                it.value,
                it.relief,
                it.closes.join(", "),
                it.after.join(", ")
            );
        }
        out.push_str("\n| Problem | | Becomes | By |\n|---|---|---|---|\n");
        for problem in &self.problems {
            let _ = writeln!(
                out,
                "| {} `{}` | {} | {} | {} |",
                escape(&problem.name),
                problem.id,
                kind(problem),
                problem.status.as_str(),
                problem.claimed_by.join(", ")
            );
        }
        for (name, ids) in self.lists() {
            let _ = writeln!(out, "\n**{name}:** {}", list(ids));
        }
        out
    }

    /// The problems as CSV (RFC 4180) with a header. A text that a spreadsheet would run as a formula
    /// gets an apostrophe in front.
    pub fn csv(&self) -> String {
        let mut out = String::from("kind,id,name,status,before,after,claimedBy\r\n");
        for problem in &self.problems {
            let value = |value: Option<f64>| value.map(number).unwrap_or_default();
            let _ = write!(out, "{},{},", kind(problem), problem.id);
            csv::push(&mut out, &problem.name);
            let _ = write!(
                out,
                ",{},{},{},{}\r\n",
                problem.status.as_str(),
                value(problem.before),
                value(problem.after),
                problem.claimed_by.join(" ")
            );
        }
        out
    }

    /// The lists that a plan should not keep to itself.
    fn lists(&self) -> [(&'static str, &Vec<String>); 6] {
        [
            ("Wishful, nobody does it", &self.wishful),
            ("Idle, nothing gets better by it", &self.idle),
            ("Unaddressed", &self.unaddressed),
            ("Side effects", &self.side_effects),
            ("In this order", &self.order),
            ("Wait for each other in a circle", &self.cycles),
        ]
    }
}

fn kind(problem: &Problem) -> &'static str {
    match problem.kind {
        ProblemKind::Pain => "pain",
        ProblemKind::Gap => "gap",
    }
}

fn list(ids: &[String]) -> String {
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}
