//! [`Datum`]: a name or number behind a message.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Id;
use crate::write::json;

/// What stands in a message where its template has a name in braces.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Datum {
    /// A name or text of the document.
    Text(String),
    /// A number.
    Number(f64),
    /// Several names.
    List(Vec<String>),
}

impl Datum {
    /// More names than these are counted only.
    const SHOWN: usize = 3;
    /// Longer texts are cut in messages; the data keep them whole.
    const LONGEST: usize = 80;

    /// As it reads in a message.
    pub(super) fn show(&self) -> String {
        match self {
            Self::Text(text) => short(text),
            Self::Number(number) => json::number(*number),
            Self::List(names) => {
                let shown: Vec<String> =
                    names.iter().take(Self::SHOWN).map(|name| format!("`{}`", short(name))).collect();
                match names.len().saturating_sub(Self::SHOWN) {
                    0 => shown.join(", "),
                    more => format!("{} and {more} more", shown.join(", ")),
                }
            }
        }
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(Datum::LONGEST) {
        None => text.to_owned(),
        Some(_) => text.chars().take(Datum::LONGEST - 1).chain(['…']).collect(),
    }
}

/// Puts the data into a template: `{name}` becomes the datum of that name. Other braces stay as
/// they are, and so do braces in the data.
pub(super) fn fill(template: &str, data: &BTreeMap<&'static str, Datum>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let datum = after.split_once('}').and_then(|(name, after)| Some((data.get(name)?, after)));
        match datum {
            Some((datum, after)) => {
                out.push_str(&datum.show());
                rest = after;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Id> for Datum {
    fn from(id: &Id) -> Self {
        Self::Text(id.0.clone())
    }
}

impl From<f64> for Datum {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Datum {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<Vec<String>> for Datum {
    fn from(names: Vec<String>) -> Self {
        Self::List(names)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Datum, fill};

    #[test]
    fn braces_in_data_are_no_template() {
        let data = BTreeMap::from([("a", Datum::from("{b}")), ("b", Datum::from("x"))]);
        assert_eq!(fill("`{a}` and {b}", &data), "`{b}` and x");
        assert_eq!(fill("{a", &data), "{a");
        assert_eq!(fill("{ a: {b} }", &data), "{ a: x }");
    }

    #[test]
    fn many_names_are_counted_and_long_ones_cut() {
        let names: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).into();
        assert_eq!(Datum::from(names).show(), "`a`, `b`, `c` and 2 more");
        assert_eq!(Datum::from("é".repeat(81)).show(), "é".repeat(79) + "…");
        assert_eq!(Datum::from(1.0).show(), "1");
    }
}
