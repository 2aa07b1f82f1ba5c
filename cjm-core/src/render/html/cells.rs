//! The entries of a cell.

use std::fmt::Write as _;

use super::super::Lane;
use super::super::number::rounded;
use super::super::table::{Item, Table};
use super::head::{details, linked};
use super::{attribute, markup, spoken, words};
use crate::model::Support;
use crate::write::json;

pub(super) fn list(out: &mut String, table: &Table, lane: Lane, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    out.push_str("<ul>");
    for item in items {
        entry(out, table, lane, item);
    }
    out.push_str("</ul>");
}

fn entry(out: &mut String, table: &Table, lane: Lane, item: &Item) {
    let mut class = item.support.map_or_else(String::new, |support| support.to_string());
    if item.warning {
        class.push_str(" warning");
    }
    match class.trim() {
        "" => out.push_str("<li>"),
        class => {
            let _ = write!(out, "<li class=\"{class}\">");
        }
    }
    if let Some(picture) = picture(item) {
        let _ = write!(out, "{picture}</li>");
        return;
    }
    if let Some(share) = item.share {
        let share = json::number(rounded(share * 100.0, 1));
        let _ = write!(
            out,
            "<svg class=\"bar\" width=\"100%\" height=\"8\" aria-hidden=\"true\"><rect width=\"100%\" height=\"8\" rx=\"4\"/>\
             <rect class=\"part\" width=\"{share}%\" height=\"8\" rx=\"4\"/></svg>"
        );
    }
    let value = matches!(lane, Lane::Metric | Lane::Time);
    if let Some(lead) = &item.lead {
        let lead = words(lead);
        let _ = if value { write!(out, "<span>{lead}</span> ") } else { write!(out, "<b>{lead}:</b> ") };
    }
    let _ = if value { write!(out, "<b>{}</b>", linked(item)) } else { write!(out, "{}", linked(item)) };
    out.push_str(&details(&item.details));
    if let Some(support) = item.support.filter(|support| *support != Support::Evidenced) {
        let _ = write!(out, " <span class=\"said\">({})</span>", markup((table.words.support)(support)));
    }
    out.push_str("</li>");
}

/// A picture, if it can be shown; its words stand in place of it, not beside it.
pub(super) fn picture(item: &Item) -> Option<String> {
    let href = item.image.as_deref().filter(|href| shown(href))?;
    Some(format!(
        "<img src=\"{}\" alt=\"{}\"{} loading=\"lazy\" referrerpolicy=\"no-referrer\">",
        attribute(href),
        attribute(&item.text.text),
        spoken(&item.text),
    ))
}

/// Whether a picture can be shown: it comes over the web, from beside the page, or with it.
fn shown(href: &str) -> bool {
    // What no address may hold is no address: the picture would only be asked for in vain.
    if href.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\')) {
        return false;
    }
    let lower = href.to_ascii_lowercase();
    let scheme =
        lower.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
    match scheme {
        None => !lower.is_empty(),
        Some("http" | "https") => true,
        Some("data") => ["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"]
            .iter()
            .any(|kind| lower.starts_with(kind)),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn pictures_come_from_the_web_or_from_beside_the_page() {
        for href in
            ["https://example.org/a.png", "images/a.png", "/a.png?x=1:2", "data:image/png;base64,AA=="]
        {
            assert!(shown(href), "{href}");
        }
        for href in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "data:image/svg+xml;base64,AA==",
            "data:text/html,x",
            "",
        ] {
            assert!(!shown(href), "{href}");
        }
    }
}
