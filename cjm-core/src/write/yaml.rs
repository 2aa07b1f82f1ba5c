//! A document as YAML: block style, members in house order, lists of plain words on one line.

use std::fmt::Write as _;

use crate::Error;
use crate::model::Document;
use crate::read::{Kind, Tape, parse_json};
use crate::write::json;

/// A list of plain words or numbers stays on one line up to this width.
const WIDTH: usize = 100;

/// The text of a document.
pub(super) fn yaml(document: &Document) -> Result<String, Error> {
    let text = json::compact(document)?;
    let tape = parse_json(&text).map_err(|fault| Error::Internal(fault.message))?;
    let mut printer = Printer { tape: &tape, out: String::with_capacity(text.len() * 2) };
    if tape.members(0).next().is_none() {
        return Ok("{}\n".to_owned());
    }
    printer.members(0, 0);
    Ok(printer.out)
}

struct Printer<'t, 'a> {
    tape: &'t Tape<'a>,
    out: String,
}

impl Printer<'_, '_> {
    /// The members of an object, each on lines of its own; the first goes on where the text stands.
    fn members(&mut self, node: u32, indent: usize) {
        for (at, (key, value)) in self.tape.members(node).enumerate() {
            if at > 0 {
                self.indent(indent);
            }
            let name = self.tape.string(key).unwrap_or_default();
            self.out.push_str(&scalar(&name));
            self.out.push(':');
            self.value(value, indent);
        }
    }

    /// A value behind `name:`, to the end of its last line.
    fn value(&mut self, node: u32, indent: usize) {
        match self.tape.kind(node) {
            Kind::Object if self.tape.members(node).next().is_some() => {
                self.out.push('\n');
                self.indent(indent + 2);
                self.members(node, indent + 2);
            }
            Kind::List if self.tape.items(node).next().is_some() => match self.flow(node) {
                Some(line) => {
                    let _ = writeln!(self.out, " {line}");
                }
                None => {
                    self.out.push('\n');
                    self.items(node, indent + 2);
                }
            },
            _ => {
                let _ = writeln!(self.out, " {}", self.leaf(node));
            }
        }
    }

    fn items(&mut self, node: u32, indent: usize) {
        for item in self.tape.items(node) {
            self.indent(indent);
            self.out.push('-');
            match self.tape.kind(item) {
                Kind::Object if self.tape.members(item).next().is_some() => {
                    self.out.push(' ');
                    self.members(item, indent + 2);
                }
                Kind::List if self.tape.items(item).next().is_some() && self.flow(item).is_none() => {
                    self.out.push('\n');
                    self.items(item, indent + 2);
                }
                _ => {
                    let line = self.flow(item).unwrap_or_else(|| self.leaf(item));
                    let _ = writeln!(self.out, " {line}");
                }
            }
        }
    }

    /// A list of scalars on one line, if it is one and short.
    fn flow(&self, node: u32) -> Option<String> {
        let mut items = Vec::new();
        let mut width = 0;
        if self.tape.kind(node) != Kind::List {
            return None;
        }
        for item in self.tape.items(node) {
            if matches!(self.tape.kind(item), Kind::Object | Kind::List) {
                return None;
            }
            let text = match self.tape.string(item) {
                Some(text) if text.contains([',', '[', ']', '{', '}']) => quoted(&text),
                _ => self.leaf(item),
            };
            width += text.len() + 2;
            items.push(text);
        }
        (width <= WIDTH).then(|| format!("[{}]", items.join(", ")))
    }

    /// A scalar, or an empty list or object.
    fn leaf(&self, node: u32) -> String {
        match self.tape.kind(node) {
            Kind::Object => "{}".to_owned(),
            Kind::List => "[]".to_owned(),
            _ => match self.tape.string(node) {
                Some(text) => scalar(&text),
                None => self.tape.source(node).to_owned(),
            },
        }
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }
}

/// A text, plain where YAML reads it as that text and nothing else.
fn scalar(text: &str) -> String {
    let first = text.chars().next();
    let plain = first.is_some_and(char::is_alphanumeric)
        && !text.ends_with(' ')
        && text
            .chars()
            .all(|character| character.is_alphanumeric() || " ,.;!?/()'_%&+=-–’".contains(character))
        && !is_special(text);
    if plain { text.to_owned() } else { quoted(text) }
}

/// Whether YAML, in any of its versions, may read a plain text as something else.
fn is_special(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let number = text.bytes().all(|byte| byte.is_ascii_hexdigit() || b"xXoO_.+-".contains(&byte))
        && text.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && !is_day(text);
    number || text.parse::<f64>().is_ok() || words.contains(&text.to_ascii_lowercase().as_str())
}

/// `2026-07-01`: a text in the core schema.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| (byte == b'-') == matches!(at, 4 | 7))
}

/// A text in double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            special if special.is_control() || matches!(special, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(special));
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::yaml;
    use crate::read::{Limits, Syntax, read};
    use crate::write::canonical;

    fn round(text: &str) -> String {
        let document = read(text.as_bytes(), Syntax::Json, &Limits::default()).document.unwrap();
        let printed = yaml(&document).unwrap();
        let again = read(printed.as_bytes(), Syntax::Yaml, &Limits::default());
        let again = again.document.unwrap_or_else(|| panic!("{:?}\n{printed}", again.faults));
        assert_eq!(canonical(&again).unwrap(), canonical(&document).unwrap(), "{printed}");
        printed
    }

    #[test]
    fn every_member_survives() {
        round(&crate::model::everything());
    }

    #[test]
    fn texts_that_look_like_something_else_survive() {
        let texts = [
            "",
            " ",
            "a ",
            " a",
            "null",
            "Yes",
            "1",
            "1.5",
            "0x1F",
            "1e3",
            ".5",
            "2026-07-01",
            "12:30",
            "a: b",
            "a #b",
            "#",
            "- a",
            "[a",
            "{a",
            "a, b",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "'a",
            "\"a",
            "a\nb",
            "a\tb",
            "\u{7f}\u{85}\u{a0}\u{2028}\u{feff}",
            "\\n",
            "𝄞 é",
            "a  b",
            "---",
            "...",
            "?",
            "? a",
            "~",
            "=",
            "<<",
            "NaN",
            "inf",
            "+1",
            "1_000",
            "a:",
            ":a",
            "é: x",
        ];
        let list: Vec<String> = texts.iter().map(|text| serde_json::to_string(text).unwrap()).collect();
        let names: Vec<String> = list.iter().map(|text| format!("{text}:{text}")).collect();
        round(&format!(
            r#"{{"maps":[{{"id":"m","title":"T","stages":[{{"id":"s","steps":[{{"id":"t","devices":[{}]}}]}}],"x-n":{{{}}}}}]}}"#,
            list.join(","),
            names.join(",")
        ));
    }

    #[test]
    fn it_reads_like_written_by_hand() {
        let text = round(
            r#"{"cjm":"1.0","maps":[{"id":"buy","title":"Buying","stages":[{"id":"s","steps":[
            {"id":"pay","channels":["web","email"],"actions":["pays",{"text":"asks","votes":2}],"x-n":[[1.5,[{"a":[]}]]]}]}]}]}"#,
        );
        assert_eq!(
            text,
            "cjm: \"1.0\"\nmaps:\n  - id: buy\n    title: Buying\n    stages:\n      - id: s\n        steps:\n          - id: pay\n            channels: [web, email]\n            actions:\n              - pays\n              - text: asks\n                votes: 2\n            x-n:\n              -\n                - 1.5\n                -\n                  - a: []\n"
        );
        assert_eq!(round("{}"), "{}\n");
    }
}
