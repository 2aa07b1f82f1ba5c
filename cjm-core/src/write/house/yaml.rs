//! YAML in house form: members are reordered as blocks of text, so that comments, quotes and
//! layout stay as written.

use std::ops::Range;

use super::{Ordered, ordered};
use crate::read::{Kind, Shape, Tape, document_shape};
use crate::write::shape::item_of;

pub(super) fn house(tape: &Tape<'_>) -> String {
    let whole = 0..tape.text().len();
    let mut out = Rewriter { tape }.range(whole, &[(0, document_shape())]);
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

struct Rewriter<'t, 'a> {
    tape: &'t Tape<'a>,
}

impl<'a> Rewriter<'_, 'a> {
    fn text(&self, range: Range<usize>) -> &'a str {
        self.tape.text().get(range).unwrap_or_default()
    }

    /// The text of `range`, the values inside it rewritten.
    fn range(&self, range: Range<usize>, values: &[(u32, &'static Shape)]) -> String {
        let mut out = String::with_capacity(range.len());
        let mut at = range.start;
        for &(node, shape) in values {
            let bytes = self.extent(node);
            // An alias stands elsewhere: its text is not here.
            if bytes.start < at || bytes.end > range.end || self.tape.after(node) == node + 1 {
                continue;
            }
            out.push_str(self.text(at..bytes.start));
            out.push_str(&self.container(node, shape));
            at = bytes.end;
        }
        out.push_str(self.text(at..range.end));
        out
    }

    fn container(&self, node: u32, shape: &'static Shape) -> String {
        let bytes = self.extent(node);
        if self.tape.kind(node) == Kind::List {
            let items: Vec<_> = self.tape.items(node).map(|item| (item, item_of(shape))).collect();
            return self.range(bytes, &items);
        }
        let members = ordered(self.tape, node, shape);
        let keys: Vec<u32> = members.iter().map(|member| member.key).collect();
        if keys.is_sorted() {
            let values: Vec<_> = members.iter().map(|member| (member.value, member.shape)).collect();
            return self.range(bytes, &values);
        }
        if self.text(bytes.clone()).starts_with('{') {
            self.flow(bytes, &members)
        } else {
            self.block(bytes, &members)
        }
    }

    /// `{ a: 1, b: 2 }`: what stands between the members stays in place.
    fn flow(&self, bytes: Range<usize>, members: &[Ordered]) -> String {
        let mut places: Vec<Range<usize>> = members.iter().map(|member| self.member(member)).collect();
        places.sort_by_key(|place| place.start);
        let mut out = String::new();
        let mut at = bytes.start;
        for (place, member) in places.iter().zip(members) {
            out.push_str(self.text(at..place.start));
            out.push_str(&self.range(self.member(member), &[(member.value, member.shape)]));
            at = place.end;
        }
        out.push_str(self.text(at..bytes.end));
        out
    }

    /// One member a line: each takes along the comments above it and behind it.
    fn block(&self, bytes: Range<usize>, members: &[Ordered]) -> String {
        let column = bytes.start - self.text(0..bytes.start).rfind('\n').map_or(0, |at| at + 1);
        let indent = " ".repeat(column);
        let mut starts: Vec<usize> = members.iter().map(|member| self.tape.bytes(member.key).start).collect();
        starts.sort_unstable();
        let mut out = String::new();
        for (at, member) in members.iter().enumerate() {
            let place = self.member(member);
            let rank = starts.partition_point(|&start| start < place.start);
            // Comments above: from the end of the line on which the member before ends.
            let above = match rank.checked_sub(1).and_then(|before| starts.get(before)) {
                Some(&start) => {
                    let before = members.iter().find(|other| self.tape.bytes(other.key).start == start);
                    let end = before.map_or(start, |other| self.line_end(self.member(other).end));
                    self.text(end..place.start).trim()
                }
                None => "",
            };
            if at > 0 {
                out.push('\n');
                out.push_str(&indent);
            }
            if !above.is_empty() {
                out.push_str(above);
                out.push('\n');
                out.push_str(&indent);
            }
            let end = self.line_end(place.end);
            out.push_str(self.range(place.start..end, &[(member.value, member.shape)]).trim_end());
        }
        out
    }

    fn member(&self, member: &Ordered) -> Range<usize> {
        let key = self.tape.bytes(member.key);
        let value = self.extent(member.value);
        key.start..value.end.max(key.end)
    }

    /// The bytes of a value; those of a block go on to the end of its last line, so that a comment
    /// there stays with it.
    fn extent(&self, node: u32) -> Range<usize> {
        let bytes = self.tape.bytes(node);
        let container = matches!(self.tape.kind(node), Kind::Object | Kind::List);
        if !container || self.text(bytes.clone()).starts_with(['{', '[']) {
            return bytes;
        }
        bytes.start..self.line_end(bytes.end)
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.text(at..self.tape.text().len());
        at + rest.find('\n').unwrap_or(rest.len())
    }
}
