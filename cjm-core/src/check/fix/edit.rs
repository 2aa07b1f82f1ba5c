//! [`Edit`]: an operation as a change of a few bytes of the text.

use std::ops::Range;

use super::change::{resolve, shape_at};
use super::layout::Layout;
use super::patch::{Operation, split};
use crate::model::Any;
use crate::read::{Kind, Tape};

/// Bytes to replace, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// Turns operations into edits. What would need more than a few bytes (an alias, a comment in the
/// way) has none.
pub(super) struct Editor<'t, 'a> {
    pub(super) tape: &'t Tape<'a>,
    pub(super) layout: Layout,
}

impl<'a> Editor<'_, 'a> {
    /// The edits of a patch; nothing if one of its steps has none.
    pub(super) fn edits(&self, patch: &[Operation]) -> Option<Vec<Edit>> {
        let changes = patch.iter().filter(|operation| !matches!(operation, Operation::Test { .. }));
        changes.map(|operation| self.edit(operation)).collect()
    }

    fn edit(&self, operation: &Operation) -> Option<Edit> {
        match operation {
            Operation::Test { .. } => None,
            Operation::Add { path, value } => {
                let (parent, name) = split(path)?;
                self.add(resolve(self.tape, parent)?, &name, value)
            }
            Operation::Replace { path, value } => {
                let range = self.scalar(resolve(self.tape, path)?)?;
                Some(Edit { range, text: self.layout.value(value) })
            }
            Operation::Remove { path } => {
                let (parent, name) = split(path)?;
                self.remove(resolve(self.tape, parent)?, &name)
            }
            Operation::Move { from, path } => {
                let ((parent, old), (same, new)) = (split(from)?, split(path)?);
                let object = resolve(self.tape, parent).filter(|_| parent == same)?;
                let (key, _) = self.tape.members(object).find(|&(key, _)| self.is_named(key, &old))?;
                Some(Edit { range: self.tape.bytes(key), text: self.layout.name(&new) })
            }
        }
    }

    fn is_named(&self, key: u32, name: &str) -> bool {
        self.tape.string(key).is_some_and(|key| key == name)
    }

    /// The bytes of a text, number or word on one line.
    fn scalar(&self, node: u32) -> Option<Range<usize>> {
        let source = self.tape.source(node);
        let simple = self.tape.after(node) == node + 1
            && !source.is_empty()
            && !source.contains(['\n', '\r'])
            && !source.starts_with(['|', '>', '*', '&', '!', '{', '[']);
        simple.then(|| self.tape.bytes(node))
    }

    fn add(&self, object: u32, name: &str, value: &Any) -> Option<Edit> {
        let order = shape_at(self.tape, object).map(|(shape, _)| shape.members()).unwrap_or_default();
        let rank = |name: &str| order.iter().position(|known| *known == name);
        let mine = rank(name).unwrap_or(usize::MAX);
        let entries: Vec<(u32, u32)> = self.tape.members(object).collect();
        let member = self.layout.member(name, value);
        let Some(&(first, _)) = entries.first() else {
            let inner = if self.layout.blanks { " " } else { "" };
            let text = format!("{{{inner}{member}{inner}}}");
            return (self.source(object).starts_with('{'))
                .then(|| Edit { range: self.tape.bytes(object), text });
        };
        let before = entries
            .iter()
            .enumerate()
            .filter_map(|(at, &(key, _))| {
                Some((rank(&self.tape.string(key)?).filter(|&rank| rank < mine)?, at))
            })
            .max();
        let flow = self.is_flow(object);
        let Some((_, at)) = before else {
            let start = self.tape.bytes(first).start;
            let text = match (flow, self.own_line(start)) {
                (true, None) => format!("{member}{}", self.comma()),
                (true, Some(indent)) => format!("{member},{}{indent}", self.layout.newline),
                (false, _) => format!("{member}{}{}", self.layout.newline, self.indent(start)),
            };
            return Some(Edit { range: start..start, text });
        };
        let &(key, value) = entries.get(at)?;
        let start = self.tape.bytes(key).start;
        if !flow {
            let end = self.line_end(self.block_end(key, value)?);
            let text = format!("{}{}{member}", self.layout.newline, self.indent(start));
            return Some(Edit { range: end..end, text });
        }
        let end = self.tape.bytes(value).end;
        let next =
            entries.get(at + 1).map_or(self.tape.bytes(object).end, |&(key, _)| self.tape.bytes(key).start);
        let wrapped = self.text(end..next)?.contains('\n');
        let text = match self.own_line(start).filter(|_| wrapped) {
            Some(indent) => format!(",{}{indent}{member}", self.layout.newline),
            None => format!("{}{member}", self.comma()),
        };
        (start < end).then_some(Edit { range: end..end, text })
    }

    fn remove(&self, parent: u32, name: &str) -> Option<Edit> {
        // Where each entry begins, and where it ends.
        let entries: Vec<(usize, usize)> = match self.tape.kind(parent) {
            Kind::Object => {
                let members = self.tape.members(parent);
                members
                    .map(|(key, value)| Some((self.tape.bytes(key).start, self.end(key, value)?)))
                    .collect()
            }
            Kind::List => self
                .tape
                .items(parent)
                .map(|item| Some((self.item_start(parent, item)?, self.end(item, item)?)))
                .collect(),
            _ => None,
        }?;
        let index = match self.tape.kind(parent) {
            Kind::Object => self.tape.members(parent).position(|(key, _)| self.is_named(key, name))?,
            _ => name.parse::<usize>().ok()?,
        };
        let &(start, end) = entries.get(index)?;
        let next = entries.get(index + 1);
        let before = index.checked_sub(1).and_then(|before| entries.get(before));
        let range = match (next, before) {
            (Some(&(next, _)), _) => start..next,
            (None, Some(&(_, before))) => before..end,
            (None, None) if self.is_flow(parent) => start..end,
            (None, None) => return None,
        };
        // A comment between two entries belongs to somebody.
        let around =
            [self.text(range.start..start.max(range.start)), self.text(end.min(range.end)..range.end)];
        let clear =
            around.into_iter().all(|text| text.is_some_and(|text| !self.layout.yaml || !text.contains('#')));
        clear.then(|| Edit { range, text: String::new() })
    }

    /// Where an item of a list begins: in a block at its dash.
    fn item_start(&self, list: u32, item: u32) -> Option<usize> {
        let start = self.tape.bytes(item).start;
        if self.is_flow(list) {
            return Some(start);
        }
        let line = self.text(0..start)?;
        let dash = line.rfind('-')?;
        line.get(dash + 1..)?.trim().is_empty().then_some(dash)
    }

    fn end(&self, key: u32, value: u32) -> Option<usize> {
        if self.is_flow(value) { Some(self.tape.bytes(value).end) } else { self.block_end(key, value) }
    }

    /// Where a member or item of a block ends, without blanks behind it. An alias ends elsewhere.
    fn block_end(&self, key: u32, value: u32) -> Option<usize> {
        let start = self.tape.bytes(key).start;
        let end = self.tape.bytes(value).end.max(self.tape.bytes(key).end);
        let text = self.text(start..end)?.trim_end();
        let end = start + text.len();
        // `key:` without a value ends behind its colon.
        let colon = self.text(end..self.tape.text().len())?.trim_start_matches(' ').starts_with(':');
        if colon && self.tape.kind(value) == Kind::Null { Some(end + 1) } else { Some(end) }
    }

    fn is_flow(&self, node: u32) -> bool {
        !self.layout.yaml || self.source(node).starts_with(['{', '['])
    }

    fn source(&self, node: u32) -> &'a str {
        self.tape.source(node)
    }

    fn comma(&self) -> &'static str {
        if self.layout.blanks { ", " } else { "," }
    }

    fn text(&self, range: Range<usize>) -> Option<&'a str> {
        self.tape.text().get(range)
    }

    /// The blanks before a byte, if nothing else stands before it on its line.
    fn own_line(&self, at: usize) -> Option<&'a str> {
        let before = self.text(0..at)?;
        let line = before.get(before.rfind('\n')? + 1..)?;
        line.trim().is_empty().then_some(line)
    }

    /// Blanks up to the column of a byte.
    fn indent(&self, at: usize) -> String {
        let before = self.text(0..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        " ".repeat(line.chars().count())
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.text(at..self.tape.text().len()).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }
}
