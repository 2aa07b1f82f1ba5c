//! The style sheet of an HTML picture.

use std::fmt::Write as _;

use super::super::Theme;
use super::super::colour::Colour;
use super::super::table::Table;

const RULES: &str = include_str!("map.css");

/// What only a page of its own may say.
pub(super) const PAGE: &str = "body{margin:0}\n.cjm{min-height:100vh;box-sizing:border-box}\n@page{size:A3 landscape;margin:10mm}\n\
     @media print{.cjm{padding:0!important;min-height:0!important}}\n";

/// The rules, the colours of all themes and the widths of this map's tables.
pub(super) fn sheet(table: &Table) -> String {
    let mut out = String::new();
    let _ = writeln!(out, ".cjm{{color-scheme:light;{}}}", values(Theme::Light));
    let _ = writeln!(
        out,
        "@media (prefers-color-scheme:dark){{.cjm[data-theme=auto]{{color-scheme:dark;{}}}}}",
        values(Theme::Dark)
    );
    for theme in [Theme::Dark, Theme::Print, Theme::Contrast] {
        let scheme = if theme == Theme::Dark { "color-scheme:dark;" } else { "" };
        let _ = writeln!(out, ".cjm[data-theme={}]{{{scheme}{}}}", theme.as_str(), values(theme));
    }
    let _ = writeln!(out, "@media print{{.cjm[data-theme]{{color-scheme:light;{}}}}}", values(Theme::Print));
    out.push_str(RULES);
    let mut widths: Vec<usize> = table.blocks().iter().map(|block| block.columns.len()).collect();
    widths.sort_unstable();
    widths.dedup();
    for columns in widths {
        let _ = writeln!(
            out,
            ".cjm .columns-{columns}{{min-width:calc(var(--labels) + {columns} * 116px);\
             max-width:calc(var(--labels) + {columns} * 360px)}}"
        );
    }
    out
}

/// Private properties, each the public one of the same name where somebody has set it.
fn values(theme: Theme) -> String {
    Colour::ALL.iter().fold(String::new(), |mut out, colour| {
        let name = colour.name();
        let _ = write!(out, "--{name}:var(--cjm-{name},{});", colour.value(theme));
        out
    })
}
