//! Two states of a map as a page: the picture, and the same as tables.

use std::fmt::Write as _;

use super::super::before_after::{BeforeAfter, Both, Line};
use super::super::colour::Colour;
use super::super::table::{Feeling, Table};
use super::super::{Options, Theme};
use super::{attribute, direction, markup, own, words};
use crate::compare::Direction;

/// A page of its own.
pub(super) fn page(both: &BeforeAfter, table: &Table, picture: &str, options: &Options) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{}</style>\n</head>\n<body>\n<main>\n<div class=\"picture\" tabindex=\"0\">\n{picture}</div>\n",
        attribute(&table.language),
        direction(table),
        markup(&table.title.text),
        sheet(options.theme),
    );
    let own = own(table);
    if !both.findings.is_empty() {
        let _ = write!(
            out,
            "<h2{own}>For the customer</h2>\n<table>\n<thead><tr{own}><th scope=\"col\"></th><th scope=\"col\">What</th>\
             <th scope=\"col\">Of what</th><th scope=\"col\">Before → after</th></tr></thead>\n<tbody>\n"
        );
        for finding in &both.findings {
            let (class, verdict) = match finding.direction {
                Direction::Improvement => ("better", "▲ better"),
                Direction::Regression => ("worse", "▼ worse"),
                Direction::Neutral => ("neutral", "= neither or not known"),
            };
            let _ = writeln!(
                out,
                "<tr><td class=\"{class}\"{own}>{verdict}</td><td{own}>{}</td><td><bdi>{}</bdi></td><td><bdi>{}</bdi></td></tr>",
                markup(&finding.check),
                markup(&finding.subject),
                markup(&finding.values)
            );
        }
        out.push_str("</tbody>\n</table>\n");
    }
    steps(&mut out, both, table);
    if !both.elsewhere.is_empty() {
        let _ = write!(out, "<h2{own}>Beside the steps</h2>\n<ul>\n{}</ul>\n", items(&both.elsewhere));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The steps as a table: what became of each, how both feel, what changes.
fn steps(out: &mut String, both: &BeforeAfter, table: &Table) {
    let own = own(table);
    let _ = write!(
        out,
        "<h2{own}>Step by step</h2>\n<div class=\"picture\" tabindex=\"0\">\n<table>\n<thead><tr{own}>\
         <th scope=\"col\">Step</th><th scope=\"col\">What became of it</th>"
    );
    for band in &both.bands {
        let name = band.name.as_ref().map_or_else(String::new, |name| format!(" ({})", words(name)));
        let _ = write!(out, "<th scope=\"col\">Emotion{name}: before → after</th>");
    }
    out.push_str("<th scope=\"col\">What changes</th></tr></thead>\n<tbody>\n");
    let mut column = 0;
    for stage in &table.stages {
        let across = 3 + both.bands.len();
        let _ = writeln!(
            out,
            "<tr class=\"stage\"><th colspan=\"{across}\" scope=\"rowgroup\">{}. {}</th></tr>",
            stage.number,
            words(&stage.name)
        );
        for at in column..column + stage.columns {
            let Some(step) = both.steps.get(at).filter(|step| !step.name.is_empty()) else { continue };
            let _ =
                write!(out, "<tr><th scope=\"row\">{}</th><td{own}>{}</td>", words(&step.name), states(step));
            for band in &both.bands {
                let side = |points: &[Option<Feeling>]| value(points.get(at));
                let by = band.deltas.get(at).and_then(Option::as_ref);
                let by = by.map_or_else(String::new, |(_, text)| format!(" ({})", markup(text)));
                let _ = write!(out, "<td{own}>{} → {}{by}</td>", side(&band.before), side(&band.after));
            }
            let _ = writeln!(out, "<td><ul>\n{}</ul></td></tr>", items(&step.changes));
        }
        column += stage.columns;
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn states(step: &Both) -> String {
    let words: Vec<&str> = step.states.iter().map(|state| state.words()).collect();
    if words.is_empty() { "as before".to_owned() } else { markup(&words.join(", ")) }
}

fn value(point: Option<&Option<Feeling>>) -> String {
    match point {
        Some(Some(Feeling::Known { value, .. })) => markup(value),
        Some(Some(Feeling::Unknown)) => "unknown".to_owned(),
        _ => "–".to_owned(),
    }
}

fn items(lines: &[Line]) -> String {
    lines
        .iter()
        .map(|line| format!("<li><b>{}</b> <bdi>{}</bdi></li>\n", line.sign, markup(&line.text)))
        .collect()
}

fn sheet(theme: Theme) -> String {
    let colours = |theme: Theme| {
        let all = [
            Colour::Bg,
            Colour::Text,
            Colour::Border,
            Colour::Surface,
            Colour::OpportunityText,
            Colour::PainText,
        ];
        all.iter().fold(String::new(), |mut out, colour| {
            let _ = write!(out, "--{}:{};", colour.name(), colour.value(theme));
            out
        })
    };
    let mut out = format!(":root{{{}}}\n", colours(theme));
    if theme == Theme::Auto {
        let _ = writeln!(out, "@media (prefers-color-scheme:dark){{:root{{{}}}}}", colours(Theme::Dark));
    }
    out.push_str(
        "body{margin:1rem;background:var(--bg);color:var(--text);font:14px/1.45 Inter,system-ui,'Noto Sans',sans-serif}\n\
         main{max-width:93rem;margin:auto}\n.picture{overflow-x:auto}\nh2{font-size:16px;margin:1.6rem 0 .4rem}\n\
         table{border-collapse:collapse}\ntd,th{padding:.3rem .7rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--border)}\n\
         .stage th{background:var(--surface)}\nul{margin:0;padding:0;list-style:none}\n\
         .better{color:var(--opp-fg);font-weight:600}\n.worse{color:var(--pain-fg);font-weight:600}\n",
    );
    out
}
