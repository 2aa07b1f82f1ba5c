//! The style sheet of an SVG: the same colours once more, as custom properties.

use std::collections::BTreeSet;

use super::super::Theme;
use super::super::colour::Colour;

/// Rules for the classes in use. All stand inside an at-rule, so that programs which know no custom
/// properties pass over them and keep the plain colours.
pub(super) fn sheet(id: &str, used: &BTreeSet<(char, Colour)>, theme: Theme) -> String {
    let rules = |theme: Theme| -> String {
        used.iter()
            .map(|(kind, colour)| {
                let property = if *kind == 'f' { "fill" } else { "stroke" };
                let name = colour.name();
                format!("#{id} .{kind}-{name}{{{property}:var(--cjm-{name},{})}}\n", colour.value(theme))
            })
            .collect()
    };
    let mut out = format!("@supports (color:var(--c)){{\n{}}}\n", rules(theme));
    if theme == Theme::Auto {
        out.push_str(&format!("@media (prefers-color-scheme:dark){{\n{}}}\n", rules(Theme::Dark)));
    }
    out
}
