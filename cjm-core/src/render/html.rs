//! HTML: one real table, no script, readable with styles removed.

use std::fmt::Write as _;

use super::table::{Item, Lane, LaneKind, Table};
use super::{Options, Theme, attribute, markup};
use crate::model::Support;

const STYLE: &str = include_str!("map.css");

/// A page of its own.
pub(super) fn page(table: &Table, options: &Options) -> String {
    let language = table.language.as_deref().unwrap_or("en");
    let theme = match options.theme {
        Theme::Auto => "",
        Theme::Light => " data-theme=\"light\"",
        Theme::Dark => " data-theme=\"dark\"",
    };
    format!(
        "<!doctype html>\n<html lang=\"{}\"{theme}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main class=\"cjm\">\n{}</main>\n</body>\n</html>\n",
        attribute(language),
        markup(&table.title),
        body(table),
    )
}

fn body(table: &Table) -> String {
    let mut out = String::new();
    let title = markup(&table.title);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "<h1>{title}</h1>");
    if !table.subtitle.is_empty() {
        let lines: Vec<String> =
            table.subtitle.iter().map(|line| format!("<span>{}</span>", markup(line))).collect();
        let _ = writeln!(out, "<p class=\"about\">{}</p>", lines.join(" · "));
    }
    let columns = table.steps.len();
    if columns == 0 {
        out.push_str("<p>This map has no stages yet.</p>\n");
        return out;
    }
    let _ = writeln!(
        out,
        "<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table style=\"--columns:{columns}\">\n\
         <thead>\n<tr><th scope=\"col\">Stage</th>{}</tr>",
        attribute(&table.title),
        stages(table)
    );
    let steps: String =
        table.steps.iter().map(|name| format!("<th scope=\"col\">{}</th>", markup(name))).collect();
    let _ = writeln!(out, "<tr class=\"steps\"><th scope=\"row\">Step</th>{steps}</tr>\n</thead>\n<tbody>");
    for lane in &table.lanes {
        row(&mut out, lane);
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    footer(&mut out, table);
    out
}

fn stages(table: &Table) -> String {
    let mut out = String::new();
    for (at, stage) in table.stages.iter().enumerate() {
        let goal = match &stage.goal {
            Some(goal) => format!("<small>{}</small>", markup(goal)),
            None => String::new(),
        };
        let _ = write!(
            out,
            "<th scope=\"colgroup\" colspan=\"{}\" class=\"stage\"><span>{}. {}</span>{goal}</th>",
            stage.steps,
            at + 1,
            markup(&stage.name),
        );
    }
    out
}

fn row(out: &mut String, lane: &Lane) {
    let unit = if lane.kind == LaneKind::Emotion { "<small>−2 to +2 unless said</small>" } else { "" };
    let _ = write!(out, "<tr class=\"{}\"><th scope=\"row\">{}{unit}</th>", class(lane.kind), lane.name);
    for cell in &lane.cells {
        if cell.is_empty() && lane.kind == LaneKind::Emotion {
            out.push_str("<td><span class=\"none\">no data</span></td>");
            continue;
        }
        out.push_str("<td>");
        if !cell.is_empty() {
            out.push_str("<ul>");
            cell.iter().for_each(|entry| item(out, entry));
            out.push_str("</ul>");
        }
        out.push_str("</td>");
    }
    out.push_str("</tr>\n");
}

fn item(out: &mut String, item: &Item) {
    let support = match item.support {
        Support::Assumed => "assumed",
        Support::Reasoned => "reasoned",
        Support::Evidenced => "evidenced",
    };
    let level = match item.level {
        Some(level) if level < 0.2 => " worst",
        Some(level) if level < 0.4 => " bad",
        Some(level) if level <= 0.6 => " neutral",
        Some(level) if level <= 0.8 => " good",
        Some(_) => " best",
        None => "",
    };
    let _ = write!(out, "<li class=\"{support}{level}\">");
    if let Some(lead) = &item.lead {
        let _ = write!(out, "<b>{}:</b> ", markup(lead));
    }
    let _ = write!(out, "<span>{}</span>", markup(&item.text));
    if let Some(detail) = &item.detail {
        let _ = write!(out, " <small>{}</small>", markup(detail));
    }
    out.push_str("</li>");
}

fn footer(out: &mut String, table: &Table) {
    if !table.sources.is_empty() {
        let sources: Vec<String> = table.sources.iter().map(|source| markup(source)).collect();
        let _ = writeln!(out, "<p class=\"about\">Evidence: {}.</p>", sources.join("; "));
    }
    out.push_str(
        "<p class=\"about\">Solid edge: evidenced. Dotted edge: reasoned. Dashed edge: assumed.</p>\n",
    );
}

fn class(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Action => "action",
        LaneKind::Thought => "thought",
        LaneKind::Emotion => "emotion",
        LaneKind::Channel => "channel",
        LaneKind::Frontstage => "frontstage",
        LaneKind::Backstage => "backstage",
        LaneKind::Support => "support",
        LaneKind::Physical => "physical",
        LaneKind::Pain => "pain",
        LaneKind::Gain => "gain",
        LaneKind::Opportunity => "opportunity",
    }
}
