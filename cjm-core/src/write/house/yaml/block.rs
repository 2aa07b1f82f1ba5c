//! A block of members, each with the lines that belong to it.

use std::ops::Range;

use super::{Ordered, Rewriter};

/// A member and the lines that move with it.
struct Lines {
    member: Ordered,
    /// The lines above it: comments without their indentation, empty for a blank line.
    above: Vec<String>,
    /// From its name to the end of its last line.
    bytes: Range<usize>,
    /// Whether a blank line behind it would become part of it.
    keeps: bool,
}

impl Rewriter<'_, '_> {
    /// The block in house order, from its first byte or the comment above it.
    pub(super) fn block(&self, node: u32, start: usize, members: Vec<Ordered>) -> String {
        let first = self.tape.bytes(node).start;
        let column = first - self.line_start(first);
        let mut places: Vec<(usize, Ordered)> = members.into_iter().enumerate().collect();
        places.sort_by_key(|(_, member)| member.key);
        let mut blocks: Vec<(usize, Lines)> = Vec::with_capacity(places.len());
        for (place, member) in places {
            let lines = match blocks.last_mut() {
                None => {
                    let above = self.text(start..first).lines().map(|line| line.trim().to_owned());
                    let above = above.filter(|line| !line.is_empty()).collect();
                    self.lines(member, first, above)
                }
                Some((_, before)) => {
                    let key = self.tape.bytes(member.key).start;
                    // An explicit name begins at its question mark, one with an anchor there.
                    let line = self.line_start(key);
                    let own = self.text(line..key);
                    let above = self.share(before, line, column);
                    self.lines(member, line + own.len() - own.trim_start().len(), above)
                }
            };
            blocks.push((place, lines));
        }
        blocks.sort_by_key(|&(place, _)| place);
        self.print(blocks.into_iter().map(|(_, lines)| lines), column)
    }

    fn lines(&self, member: Ordered, start: usize, above: Vec<String>) -> Lines {
        let end = self.end(member.value).max(self.line_end(self.tape.bytes(member.key).end));
        let keeps = self.keeps(self.last(member.value));
        Lines { member, above, bytes: start..end, keeps }
    }

    /// Shares out the lines between a member and the line at which the next one begins: comments that
    /// are indented deeper than the members stay with the former, the others go with the latter.
    fn share(&self, before: &mut Lines, next: usize, column: usize) -> Vec<String> {
        let from = before.bytes.end;
        let gap = self.text(from..next);
        let mut at = from;
        for line in gap.split_inclusive('\n') {
            let comment = line.trim_start();
            if comment.starts_with('#') && at > from && line.len() - comment.len() > column {
                before.bytes.end = self.line_end(at);
                before.keeps = false;
            }
            at += line.len();
        }
        let gap = self.text(before.bytes.end..next);
        let mut above: Vec<String> = Vec::new();
        for line in gap.lines().skip(1).map(str::trim) {
            if !line.is_empty() || above.last().is_none_or(|last| !last.is_empty()) {
                above.push(line.to_owned());
            }
        }
        above
    }

    fn print(&self, blocks: impl Iterator<Item = Lines>, column: usize) -> String {
        let indent = " ".repeat(column);
        let mut out = String::new();
        // Nothing stands before the first line, and a blank line there would be odd.
        let mut bare = true;
        for Lines { member, above, bytes, keeps } in blocks {
            let text = self.range(bytes, &[(member.value, member.shape)], false);
            let leading = above.iter().take_while(|line| bare && line.is_empty()).count();
            for line in above.iter().skip(leading).map(String::as_str).chain([text.as_str()]) {
                if !out.is_empty() {
                    out.push_str(self.line_break);
                    out.push_str(if line.is_empty() { "" } else { &indent });
                }
                out.push_str(line);
            }
            bare = keeps;
        }
        out
    }

    /// Where the comments directly above a block begin, if they are indented like it; otherwise where
    /// the block does. What stands above the whole document stays there.
    pub(super) fn first_comment(&self, node: u32) -> usize {
        let start = self.tape.bytes(node).start;
        let line = self.line_start(start);
        let column = start - line;
        if node == 0 || !self.text(line..start).trim().is_empty() {
            return start;
        }
        let mut first = line;
        while let Some(end) = first.checked_sub(1) {
            let above = self.line_start(end);
            let comment = self.text(above..end).trim_start();
            if !comment.starts_with('#') || end - above - comment.len() != column {
                break;
            }
            first = above;
        }
        first + column
    }
}
