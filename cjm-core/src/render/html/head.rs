//! What stands above and below the tables, and the tables' own heads.

use std::fmt::Write as _;

use super::super::phrase::Phrase;
use super::super::table::{Block, Curve, Item, MarkKind, Table};
use super::{cells, curve, markup, own, words};
use crate::model::Support;

pub(super) fn portraits(out: &mut String, table: &Table) {
    if table.portraits.is_empty() {
        return;
    }
    out.push_str("<ul class=\"portraits\">\n");
    for portrait in &table.portraits {
        let name = portrait.lead.as_ref().map_or_else(String::new, words);
        let picture = cells::picture(portrait).unwrap_or_else(|| words(&portrait.text));
        let _ = writeln!(out, "<li>{picture}{name}</li>");
    }
    out.push_str("</ul>\n");
}

pub(super) fn facts(out: &mut String, table: &Table) {
    if table.facts.is_empty() {
        return;
    }
    out.push_str("<dl class=\"facts\">\n");
    for fact in &table.facts {
        let values: Vec<String> =
            fact.values.iter().map(|value| format!("<dd>{}</dd>", words(value))).collect();
        let _ = writeln!(out, "<div><dt{}>{}</dt>{}</div>", own(table), markup(&fact.label), values.concat());
    }
    out.push_str("</dl>\n");
}

/// What faces and edges mean, as far as the picture has any.
pub(super) fn legend(out: &mut String, table: &Table) {
    let curved = table.rows.iter().any(|row| row.curve.is_some());
    let mut items = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.items);
    if !curved && !items.any(|item| item.support.is_some()) {
        return;
    }
    let _ = writeln!(out, "<ul class=\"legend\"{}>", own(table));
    if curved {
        for (face, words) in (0..5).rev().zip(table.words.feelings.iter().rev()) {
            let _ = writeln!(out, "<li>{} {}</li>", curve::face(face), markup(words));
        }
    }
    if table.rows.iter().filter_map(|row| row.curve.as_ref()).any(Curve::has_intervals) {
        let _ = writeln!(out, "<li class=\"interval\"><i></i> {}</li>", markup(table.words.interval));
    }
    for support in Support::ALL.iter().rev() {
        let _ = writeln!(
            out,
            "<li class=\"{support}\"><i></i> {}</li>",
            markup((table.words.support_mark)(*support))
        );
    }
    out.push_str("</ul>\n");
}

pub(super) fn stages(out: &mut String, table: &Table, block: &Block) {
    let _ = write!(out, "<tr><th scope=\"col\"{}>{}</th>", own(table), markup(table.words.stage));
    for part in &block.stages {
        let Some(stage) = table.stages.get(part.stage) else { continue };
        let piece = (part.pieces > 1).then(|| (table.words.part)(part.piece, part.pieces));
        let piece = piece.map_or_else(String::new, |words| format!(" <small>({})</small>", markup(&words)));
        let goal = stage.goal.as_ref().filter(|_| part.piece == 1);
        let goal = goal.map_or_else(String::new, |goal| format!("<small>{}</small>", words(goal)));
        let _ = write!(
            out,
            "<th scope=\"colgroup\" colspan=\"{}\" class=\"stage\"><div><span><bdi>{}</bdi>. {}{piece}</span>{goal}</div></th>",
            part.columns,
            stage.number,
            words(&stage.name),
        );
    }
    out.push_str("</tr>\n");
}

pub(super) fn steps(out: &mut String, table: &Table, block: &Block) {
    let columns = table.columns.get(block.columns.clone()).unwrap_or_default();
    if columns.iter().all(|column| column.name.is_empty()) {
        return;
    }
    let _ =
        write!(out, "<tr class=\"steps\"><th scope=\"row\"{}>{}</th>", own(table), markup(table.words.step));
    for (place, column) in columns.iter().enumerate() {
        let class = if block.begins_stage(block.columns.start + place) { " class=\"from\"" } else { "" };
        let _ = write!(out, "<th scope=\"col\"{class}>{}", words(&column.name));
        for mark in &column.marks {
            let class = match mark.kind {
                MarkKind::MomentOfTruth => "moment",
                MarkKind::Reason => "reason",
                MarkKind::Entry => "entry",
                MarkKind::Exit => "exit",
                MarkKind::Other => "mark",
            };
            let _ = write!(out, " <small class=\"{class}\">{}</small>", words(&mark.text));
        }
        out.push_str("</th>");
    }
    out.push_str("</tr>\n");
}

pub(super) fn lists(out: &mut String, table: &Table, level: u8) {
    for (heading, items) in &table.lists {
        let _ = writeln!(out, "<h{level}{}>{}</h{level}>\n<ul class=\"list\">", own(table), markup(heading));
        for item in items {
            let _ = writeln!(out, "<li>{}{}</li>", linked(item), details(&item.details));
        }
        out.push_str("</ul>\n");
    }
}

pub(super) fn sources(out: &mut String, table: &Table) {
    if table.columns.is_empty() && table.sources.is_empty() {
        return;
    }
    if table.sources.is_empty() {
        let _ = writeln!(out, "<p class=\"sources\"{}>{}</p>", own(table), markup(table.words.no_sources));
        return;
    }
    let _ = write!(out, "<p class=\"sources\"><b>{}:</b> ", markup(table.words.sources));
    for (at, source) in table.sources.iter().enumerate() {
        if at > 0 {
            out.push_str("; ");
        }
        let parts: Vec<String> = source.details.iter().map(words).collect();
        out.push_str(&words(&source.text));
        if !parts.is_empty() {
            let _ = write!(out, " ({})", parts.join(", "));
        }
        if let Some(link) = &source.link {
            let _ = write!(out, " {}", anchor(link, &markup(link)));
        }
    }
    out.push_str("</p>\n");
}

/// Details, small, with middle dots between them.
pub(super) fn details(details: &[Phrase]) -> String {
    if details.is_empty() {
        return String::new();
    }
    let parts: Vec<String> = details.iter().map(words).collect();
    format!(" <small>{}</small>", parts.join("\u{a0}· "))
}

/// The text, as a link where the item has one.
pub(super) fn linked(item: &Item) -> String {
    match &item.link {
        Some(link) => anchor(link, &words(&item.text)),
        None => words(&item.text),
    }
}

/// A link, if it leads to a page or a mailbox; any other address stays text.
fn anchor(link: &str, content: &str) -> String {
    let lower = link.trim_start().to_ascii_lowercase();
    if ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\">{content}</a>",
            super::attribute(link.trim_start())
        )
    } else {
        content.to_owned()
    }
}
