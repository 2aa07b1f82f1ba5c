//! HTML: real tables, no script, readable with styles removed.

mod before_after;
mod bows;
mod cells;
mod curve;
mod head;
mod style;

use std::fmt::Write as _;

use super::phrase::Phrase;
use super::table::{Block, Row, Table};
use super::{Options, attribute, identity, markup};

/// A page of its own.
pub(super) fn page(table: &Table, options: &Options) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{}{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        attribute(&table.language),
        direction(table),
        markup(&table.title.text),
        style::PAGE,
        style::sheet(table),
        section(table, options, 1),
    )
}

/// A part of somebody else's page: a style sheet that reaches no further than the map, and the map.
pub(super) fn fragment(table: &Table, options: &Options) -> String {
    format!("<style>\n{}</style>\n{}", style::sheet(table), section(table, options, 2))
}

/// Two states of a map as a page of its own: their picture, and tables.
pub(super) fn before_after_page(
    both: &super::before_after::BeforeAfter,
    table: &Table,
    picture: &str,
    options: &Options,
) -> String {
    before_after::page(both, table, picture, options)
}

fn direction(table: &Table) -> &'static str {
    if table.right_to_left { "rtl" } else { "ltr" }
}

fn section(table: &Table, options: &Options, level: u8) -> String {
    // No text holds a NUL: it keeps the place of what is only known once all is written.
    let id = format!("cjm-html-{}-\0", table.id);
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "<section class=\"cjm\" id=\"{id}\" aria-labelledby=\"{id}-title\" lang=\"{}\" dir=\"{}\" data-theme=\"{}\">",
        attribute(&table.language),
        direction(table),
        options.theme.as_str(),
    );
    let _ = writeln!(out, "<h{level} id=\"{id}-title\">{}</h{level}>", words(&table.title));
    head::portraits(&mut out, table);
    head::facts(&mut out, table);
    head::legend(&mut out, table);
    if table.columns.is_empty() {
        let _ = writeln!(out, "<p{}>{}</p>", own(table), markup(table.words.empty));
    }
    let blocks = table.blocks();
    for (at, block) in blocks.iter().enumerate() {
        let part = (blocks.len() > 1).then(|| (table.words.part)(at + 1, blocks.len()));
        map(&mut out, table, block, &id, part.as_deref());
    }
    head::lists(&mut out, table, level + 1);
    head::sources(&mut out, table);
    out.push_str("</section>\n");
    out.replace('\0', &identity::mark(&[&out]))
}

fn map(out: &mut String, table: &Table, block: &Block, id: &str, part: Option<&str>) {
    let columns = block.columns.len();
    let _ = write!(
        out,
        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"{id}-title\" tabindex=\"0\">\n\
         <table class=\"columns-{columns}\">\n<caption{}><span>",
        own(table),
    );
    match part {
        Some(part) if block.columns.start > 0 => out.push_str(&markup(part)),
        Some(part) => {
            let _ = write!(out, "<bdi>{} ({})</bdi>", markup(&table.summary), markup(part));
        }
        None => {
            let _ = write!(out, "<bdi>{}</bdi>", markup(&table.summary));
        }
    }
    out.push_str("</span></caption>\n<thead>\n");
    head::stages(out, table, block);
    head::steps(out, table, block);
    out.push_str("</thead>\n<tbody>\n");
    for row in table.rows.iter().filter(|row| row.shows_in(&block.columns)) {
        self::row(out, table, row, block);
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn row(out: &mut String, table: &Table, row: &Row, block: &Block) {
    let own = own(table);
    let cells = row.within(&block.columns);
    if !row.lines.is_empty() {
        let words = row.lines.join(" · ");
        let columns = block.columns.len() + 1;
        let _ = writeln!(
            out,
            "<tr class=\"line\"><td colspan=\"{columns}\"><span>{}</span></td></tr>",
            markup(&words)
        );
    }
    let name = row.lane.as_str();
    let note = row.note.map_or_else(String::new, |note| format!(" <small>{}</small>", markup(note)));
    let drawn = match &row.curve {
        Some(curve) => Some((curve::personas(curve) + &curve::axis(curve), curve::pictures(curve, block))),
        None => bows::picture(&row.bows(&block.columns), &block.columns).map(|lines| (String::new(), lines)),
    };
    match drawn {
        Some((legend, picture)) => {
            let class = if row.curve.is_some() { "curve" } else { "bows" };
            let columns = block.columns.len();
            let _ = writeln!(
                out,
                "<tr class=\"{class}\"><th scope=\"row\" rowspan=\"2\"{own}>{}{note}{legend}</th>\
                 <td colspan=\"{columns}\">{picture}</td></tr>\n<tr class=\"{name}\">",
                markup(row.name),
            );
        }
        None => {
            let _ =
                write!(out, "<tr class=\"{name}\"><th scope=\"row\"{own}>{}{note}</th>", markup(row.name));
        }
    }
    let mut column = block.columns.start;
    for (span, items) in cells {
        let class = if block.begins_stage(column) { " class=\"from\"" } else { "" };
        let _ = match span {
            1 => write!(out, "<td{class}>"),
            _ => write!(out, "<td{class} colspan=\"{span}\">"),
        };
        if let Some(curve) = &row.curve {
            curve::feelings(out, table, curve, column);
        }
        cells::list(out, table, row.lane, items);
        out.push_str("</td>");
        column += span;
    }
    out.push_str("</tr>\n");
}

/// ` lang="…"` where our own words are in another language than the picture.
fn own(table: &Table) -> String {
    table.foreign.map_or_else(String::new, |language| format!(" lang=\"{language}\""))
}

/// ` lang="…"` where a phrase is in another language than the picture.
fn spoken(phrase: &Phrase) -> String {
    phrase.language.as_ref().map_or_else(String::new, |language| format!(" lang=\"{}\"", attribute(language)))
}

/// A phrase as an element's content: it runs its own way, and turns nothing around it.
fn words(phrase: &Phrase) -> String {
    format!("<bdi{}>{}</bdi>", spoken(phrase), markup(&phrase.text))
}
