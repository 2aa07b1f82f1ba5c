//! YAML in house form: members are reordered as blocks of lines, so that comments, quotes and layout
//! stay as written.

mod block;

use std::ops::Range;

use super::{Ordered, line_break, ordered};
use crate::read::{Kind, Shape, Tape, document_shape};
use crate::write::shape::item_of;

pub(super) fn house(tape: &Tape<'_>) -> String {
    let text = tape.text();
    let start = if text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
    let rewriter = Rewriter { tape, line_break: line_break(text) };
    let mut out = rewriter.range(start..text.len(), &[(0, document_shape())], false);
    if !out.ends_with('\n') {
        out.push_str(rewriter.line_break);
    }
    out
}

/// The byte order mark, which no house form has.
const MARK: char = '\u{feff}';

struct Rewriter<'t, 'a> {
    tape: &'t Tape<'a>,
    line_break: &'static str,
}

impl<'a> Rewriter<'_, 'a> {
    /// The text of `range`, the values inside it rewritten; `flow`: inside brackets.
    fn range(&self, range: Range<usize>, values: &[(u32, &'static Shape)], flow: bool) -> String {
        let mut out = String::with_capacity(range.len());
        let mut at = range.start;
        for &(node, shape) in values {
            let bytes = self.extent(node, flow);
            if self.is_leaf(node) || bytes.start < at || bytes.end > range.end {
                continue;
            }
            out.push_str(self.text(at..bytes.start));
            out.push_str(&self.container(node, shape, flow));
            at = bytes.end;
        }
        out.push_str(self.text(at..range.end));
        out
    }

    fn container(&self, node: u32, shape: &'static Shape, flow: bool) -> String {
        let bytes = self.extent(node, flow);
        let flow = flow || self.is_flow(node);
        if self.tape.kind(node) == Kind::List {
            let items: Vec<_> = self.tape.items(node).map(|item| (item, item_of(shape))).collect();
            return self.range(bytes, &items, flow);
        }
        let members = ordered(self.tape, node, shape);
        if members.is_sorted_by_key(|member| member.key) {
            let values: Vec<_> = members.iter().map(|member| (member.value, member.shape)).collect();
            return self.range(bytes, &values, flow);
        }
        if flow { self.flow(bytes, &members) } else { self.block(node, bytes.start, members) }
    }

    /// `{ a: 1, b: 2 }`: what stands between the members stays in place.
    fn flow(&self, bytes: Range<usize>, members: &[Ordered]) -> String {
        let place = |member: &Ordered| {
            let (key, value) = (self.tape.bytes(member.key), self.tape.bytes(member.value));
            key.start..value.end.max(key.end)
        };
        let mut places: Vec<Range<usize>> = members.iter().map(place).collect();
        places.sort_by_key(|place| place.start);
        let mut out = String::new();
        let mut at = bytes.start;
        for (old, member) in places.iter().zip(members) {
            out.push_str(self.text(at..old.start));
            out.push_str(&self.range(place(member), &[(member.value, member.shape)], true));
            at = old.end;
        }
        out.push_str(self.text(at..bytes.end));
        out
    }

    /// The bytes of a value. Those of a block begin at the comments above its first line and go on to
    /// the end of its last line, so that a comment there stays with it.
    fn extent(&self, node: u32, flow: bool) -> Range<usize> {
        let bytes = self.tape.bytes(node);
        if flow || self.is_leaf(node) || self.is_flow(node) {
            return bytes;
        }
        self.first_comment(node)..self.end(node)
    }

    /// The end of the last line of a value in a block.
    fn end(&self, node: u32) -> usize {
        let last = self.last(node);
        let mut end = self.line_end(self.tape.bytes(last).end);
        while self.keeps(last) {
            let next = self.line_end(end + self.text(end..).find('\n').map_or(0, |at| at + 1));
            if next == end || !self.text(end..next).trim().is_empty() {
                break;
            }
            end = next;
        }
        end
    }

    /// The value that ends where `node` ends.
    fn last(&self, node: u32) -> u32 {
        let below = match self.tape.kind(node) {
            _ if self.is_leaf(node) || self.is_flow(node) => None,
            Kind::List => self.tape.items(node).last(),
            _ => self.tape.members(node).last().map(|(_, value)| value),
        };
        below.map_or(node, |below| self.last(below))
    }

    /// Whether a value is a block of text that keeps its last line breaks (`|+`): a blank line behind
    /// it is part of it.
    fn keeps(&self, node: u32) -> bool {
        let source = self.tape.source(node);
        let header = source.split(['\n', ' ']).next().unwrap_or_default();
        source.starts_with(['|', '>']) && header.contains('+')
    }

    /// Whether nothing inside a value can be rewritten: a scalar, something empty, an alias.
    fn is_leaf(&self, node: u32) -> bool {
        self.tape.after(node) == node + 1 || self.tape.source(node).starts_with('*')
    }

    fn is_flow(&self, node: u32) -> bool {
        self.tape.source(node).starts_with(['{', '['])
    }

    fn text(&self, range: impl std::slice::SliceIndex<str, Output = str>) -> &'a str {
        self.tape.text().get(range).unwrap_or_default()
    }

    /// The end of a line, before its line break.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.text(at..);
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// The first byte of a line; a byte order mark is none.
    fn line_start(&self, at: usize) -> usize {
        match self.text(..at).rfind('\n') {
            Some(before) => before + 1,
            None if self.text(..).starts_with(MARK) => MARK.len_utf8(),
            None => 0,
        }
    }
}
