//! YAML text in every style at random: block and flow, quoted, folded and literal, with comments,
//! blank lines, anchors and aliases.

use std::fmt::Write as _;

use cjm_core::model::Any;

use super::Choices;

/// A YAML text and the comments in it.
#[derive(Debug, Clone)]
pub struct Printed {
    /// The text.
    pub text: String,
    /// Its comments, each different from the others, in their order.
    pub comments: Vec<String>,
}

/// The value as YAML text; without choices in plain block style.
pub fn print_yaml(value: &Any, choices: &mut Choices) -> Printed {
    let mut printer = Printer { choices, out: String::new(), comments: Vec::new(), anchors: Vec::new() };
    printer.document(value);
    let Printer { choices, mut out, comments, .. } = printer;
    if choices.chance(10) {
        out = out.replace('\n', "\r\n");
    }
    if choices.chance(5) {
        out.insert(0, '\u{feff}');
    }
    Printed { text: out, comments }
}

struct Printer<'c> {
    choices: &'c mut Choices,
    out: String,
    comments: Vec<String>,
    /// The JSON text of each value that has an anchor, and the anchor.
    anchors: Vec<(String, String)>,
}

/// What stands before a value.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Name,
    Dash,
}

const ROOT: isize = -1;

impl Printer<'_> {
    fn document(&mut self, value: &Any) {
        if self.choices.chance(10) {
            self.comment_line(0);
        }
        if self.choices.chance(10) {
            self.out.push_str("%YAML 1.2\n---\n");
        } else if self.choices.chance(10) {
            self.out.push_str("---\n");
        }
        self.node(value, ROOT, Before::Nothing);
        if self.choices.chance(10) {
            self.out.push('\n');
            self.comment_line(0);
        }
        if self.choices.chance(5) {
            self.out.push_str("...\n");
        } else if self.choices.chance(10) && !self.out.ends_with("\n\n") && !self.out.contains(['|', '>']) {
            self.out.pop();
        }
    }

    /// A value behind a name or dash at `column`, to the end of its last line.
    fn node(&mut self, value: &Any, column: isize, before: Before) {
        let gap = if before == Before::Nothing { "" } else { " " };
        if let Some(alias) = self.alias(value).filter(|_| before != Before::Nothing) {
            let _ = write!(self.out, " *{alias}");
            return self.end_of_line();
        }
        let anchor = self.anchor(value, before);
        match value {
            Any::Object(members) if !members.is_empty() && !self.choices.chance(15) => {
                let compact = before == Before::Dash && anchor.is_none() && self.choices.chance(80);
                let inner = self.begin_block(column, before, anchor, compact);
                for (at, (name, value)) in members.iter().enumerate() {
                    self.begin_line(inner, at == 0 && compact);
                    self.name(name, inner);
                    self.node(value, inner, Before::Name);
                }
            }
            Any::List(items) if !items.is_empty() && !self.choices.chance(25) => {
                let compact = before == Before::Dash && anchor.is_none() && self.choices.chance(50);
                let flush = before == Before::Name && self.choices.chance(30);
                let inner = self.begin_block(column, before, anchor, compact);
                let inner = if flush { column } else { inner };
                for (at, item) in items.iter().enumerate() {
                    self.begin_line(inner, at == 0 && compact);
                    self.out.push('-');
                    self.node(item, inner, Before::Dash);
                }
            }
            Any::Object(_) | Any::List(_) => {
                self.out.push_str(gap);
                self.put_anchor(anchor);
                self.flow(value, column);
                self.end_of_line();
            }
            scalar => {
                self.out.push_str(gap);
                self.put_anchor(anchor);
                if !self.block_scalar(scalar, column) {
                    self.scalar(scalar, Some(column));
                    self.end_of_line();
                }
            }
        }
    }

    /// What stands before the first line of a block, and the column of the block.
    fn begin_block(&mut self, column: isize, before: Before, anchor: Option<String>, compact: bool) -> isize {
        if before == Before::Nothing {
            return 0;
        }
        if compact {
            let blanks = 1 + self.choices.below(2);
            self.out.extend(std::iter::repeat_n(' ', blanks));
            return column + 1 + blanks as isize;
        }
        if let Some(anchor) = anchor {
            let _ = write!(self.out, " &{anchor}");
        }
        self.end_of_line();
        let deeper = self.choices.one(&[2, 2, 1, 4]);
        column + deeper
    }

    /// Blank lines, comments and blanks before a member or item at `column`.
    fn begin_line(&mut self, column: isize, compact: bool) {
        if compact {
            return;
        }
        // A block scalar that keeps its last line breaks would take the blank line for its own.
        if self.choices.chance(8)
            && !self.out.is_empty()
            && self.out.ends_with('\n')
            && !self.out.contains('+')
        {
            self.out.push('\n');
        }
        if self.choices.chance(10) {
            self.comment_line(column);
        }
        self.blanks(column);
    }

    fn blanks(&mut self, count: isize) {
        self.out.extend(std::iter::repeat_n(' ', count.max(0) as usize));
    }

    fn comment_line(&mut self, column: isize) {
        self.blanks(column);
        let comment = self.comment();
        self.out.push_str(&comment);
        self.out.push('\n');
    }

    fn comment(&mut self) -> String {
        let words = ["", " note", " it's \"quoted\"", " a: b", " - x", " é😀", "#", " {"];
        let comment = format!("#c{}{}.", self.comments.len(), self.choices.one(&words));
        self.comments.push(comment.clone());
        comment
    }

    fn end_of_line(&mut self) {
        if self.choices.chance(8) {
            let comment = self.comment();
            let _ = write!(self.out, " {comment}");
        }
        self.out.push('\n');
    }

    fn name(&mut self, name: &str, column: isize) {
        let explicit = self.choices.chance(2);
        if explicit {
            self.out.push_str("? ");
        }
        self.scalar(&Any::String(name.to_owned()), None);
        if explicit {
            self.out.push('\n');
            self.blanks(column);
        }
        self.out.push(':');
    }

    fn alias(&mut self, value: &Any) -> Option<String> {
        if self.anchors.is_empty() || !self.choices.chance(50) {
            return None;
        }
        let text = super::print_json(value, &mut Choices::new(Vec::new()));
        self.anchors.iter().find(|(known, _)| *known == text).map(|(_, anchor)| anchor.clone())
    }

    fn anchor(&mut self, value: &Any, before: Before) -> Option<String> {
        if before == Before::Nothing || !self.choices.chance(3) {
            return None;
        }
        let anchor = format!("a{}", self.anchors.len());
        self.anchors.push((super::print_json(value, &mut Choices::new(Vec::new())), anchor.clone()));
        Some(anchor)
    }

    fn put_anchor(&mut self, anchor: Option<String>) {
        if let Some(anchor) = anchor {
            let _ = write!(self.out, "&{anchor} ");
        }
    }

    /// A list or object between brackets.
    fn flow(&mut self, value: &Any, column: isize) {
        let brackets = if matches!(value, Any::Object(_)) { ['{', '}'] } else { ['[', ']'] };
        let parts: Vec<(Option<&str>, &Any)> = match value {
            Any::Object(members) => {
                members.iter().map(|(name, value)| (Some(name.as_str()), value)).collect()
            }
            Any::List(items) => items.iter().map(|item| (None, item)).collect(),
            scalar => return self.scalar(scalar, None),
        };
        self.out.push(brackets[0]);
        for (at, (name, value)) in parts.iter().enumerate() {
            self.flow_gap(column);
            if let Some(name) = name {
                self.scalar(&Any::String((*name).to_owned()), None);
                self.out.push_str(": ");
            }
            self.flow(value, column);
            if at + 1 < parts.len() || self.choices.chance(5) {
                self.out.push(',');
            }
        }
        self.flow_gap(column);
        self.out.push(brackets[1]);
    }

    fn flow_gap(&mut self, column: isize) {
        if self.choices.chance(5) {
            self.end_of_line();
            self.blanks(column + 2);
        } else if self.choices.chance(70) {
            self.out.push(' ');
        }
    }

    /// A literal or folded text, if it can be one and is drawn.
    fn block_scalar(&mut self, value: &Any, column: isize) -> bool {
        let Any::String(text) = value else { return false };
        let body = text.trim_end_matches('\n');
        let printable = text.chars().all(|c| c == '\n' || c == '\t' || is_printable(c));
        let blank_line =
            body.split('\n').any(|line| !line.is_empty() && line.trim_matches([' ', '\t']).is_empty());
        if column == ROOT || body.is_empty() || !printable || blank_line || !self.choices.chance(40) {
            return false;
        }
        let deeper = 1 + self.choices.below(4) as isize;
        let words = body.split(' ').all(|word| !word.is_empty()) && !body.contains(['\n', '\t']);
        let folded = words && self.choices.chance(50);
        self.out.push(if folded { '>' } else { '|' });
        if body.starts_with([' ', '\t', '\n']) {
            let _ = write!(self.out, "{deeper}");
        }
        self.out.push_str(match text.len() - body.len() {
            0 => "-",
            1 => "",
            _ => "+",
        });
        self.end_of_line();
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            if !line.is_empty() {
                self.blanks(column + deeper);
            }
            if folded {
                for (at, word) in line.split(' ').enumerate() {
                    if at > 0 && self.choices.chance(30) {
                        self.out.push('\n');
                        self.blanks(column + deeper);
                    } else if at > 0 {
                        self.out.push(' ');
                    }
                    self.out.push_str(word);
                }
            } else {
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
        true
    }

    /// A scalar on one line; a plain one may go on below its parent's column.
    fn scalar(&mut self, value: &Any, column: Option<isize>) {
        let text = match value {
            Any::Null => return self.out.push_str(self.choices.one(&["null", "~", "Null", "NULL"])),
            Any::Bool(true) => return self.out.push_str(self.choices.one(&["true", "True", "TRUE"])),
            Any::Bool(false) => return self.out.push_str(self.choices.one(&["false", "False", "FALSE"])),
            Any::Number(text) => return self.out.push_str(text),
            Any::String(text) => text,
            Any::List(_) | Any::Object(_) => unreachable!("no scalar"),
        };
        if is_plain(text, column.is_some()) && !self.choices.chance(20) {
            for (at, word) in text.split(' ').enumerate() {
                if let Some(column) = column.filter(|_| at > 0 && self.choices.chance(10)) {
                    self.out.push('\n');
                    let deeper = 1 + self.choices.below(3) as isize;
                    self.blanks(column + deeper);
                } else if at > 0 {
                    self.out.push(' ');
                }
                self.out.push_str(word);
            }
            return;
        }
        if text.chars().all(is_printable) && self.choices.chance(40) {
            let _ = write!(self.out, "'{}'", text.replace('\'', "''"));
            return;
        }
        self.double_quoted(text);
    }

    fn double_quoted(&mut self, text: &str) {
        self.out.push('"');
        for character in text.chars() {
            let code = u32::from(character);
            match character {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\0' => self.out.push_str("\\0"),
                '\t' if self.choices.chance(50) => self.out.push('\t'),
                '\u{85}' => self.out.push_str("\\N"),
                _ if is_printable(character) && !self.choices.chance(3) => self.out.push(character),
                _ if code < 0x100 => {
                    let _ = write!(self.out, "\\x{code:02x}");
                }
                _ if code < 0x1_0000 => {
                    let _ = write!(self.out, "\\u{code:04x}");
                }
                _ => {
                    let _ = write!(self.out, "\\U{code:08x}");
                }
            }
        }
        self.out.push('"');
    }
}

/// Whether a character may stand unescaped on one line of a text.
fn is_printable(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
        && !matches!(character, '\u{2028}' | '\u{2029}')
        || character >= '\u{10000}'
}

/// Whether a text means itself without quotes; `block`: outside brackets and names.
fn is_plain(text: &str, block: bool) -> bool {
    const ODD: &[&str] = &["yes", "No", "on", "2026-07-01", "12:30:45", "<<", "=", "it's", "日本語", "é"];
    const BLOCK: &[&str] = &["{a", "a/b~c", "C:\\new", "1.2.3", "-x", "?x", ":x", "a#b", "P11D"];
    const RESOLVED: &[&str] = &["null", "true", "false"];
    if ODD.contains(&text) || (block && BLOCK.contains(&text) && !text.starts_with('{')) {
        return true;
    }
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !RESOLVED.contains(&text.to_ascii_lowercase().as_str())
        && text.split(' ').all(|word| {
            !word.is_empty()
                && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        })
}
