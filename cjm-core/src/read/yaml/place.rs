//! Where a value of YAML stands. The parser's own places are those of its tokens, which begin and end
//! elsewhere for block scalars, empty values and some lists.

use std::ops::Range;

use granit_parser::ScalarStyle;

/// The bytes of a scalar: a block scalar from its `|` or `>` to the end of its last line, an empty
/// value behind its colon. `reached` is where the value or name before it ends; `value`: whether this
/// is the value of a member.
pub(super) fn scalar(
    text: &str,
    bytes: Range<usize>,
    style: ScalarStyle,
    reached: usize,
    value: bool,
) -> Range<usize> {
    match style {
        ScalarStyle::Literal | ScalarStyle::Folded => block(text, bytes, reached),
        ScalarStyle::Plain if bytes.is_empty() && value => {
            let rest = text.get(reached..).unwrap_or_default();
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let colon = rest.get(blanks..).is_some_and(|rest| rest.starts_with(':'));
            let at = if colon { reached + blanks + 1 } else { reached };
            at..at
        }
        _ => bytes,
    }
}

fn block(text: &str, bytes: Range<usize>, reached: usize) -> Range<usize> {
    let before = text.get(reached..bytes.start).unwrap_or_default();
    // The header ends the last line that is neither blank nor a comment of its own.
    let mut from = bytes.start;
    let mut line_end = before.len();
    loop {
        let line_start = before.get(..line_end).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
        let line = before.get(line_start..line_end).unwrap_or_default();
        let found = if line.trim_start().starts_with('#') { None } else { header(line) };
        if let Some(at) = found {
            from = reached + line_start + at;
            break;
        }
        match line_start.checked_sub(1) {
            Some(end) => line_end = end,
            None => break,
        }
    }
    let content = text.get(bytes.clone()).unwrap_or_default();
    let last = content.trim_end_matches([' ', '\t', '\n', '\r']).len();
    if last == 0 {
        // Nothing but its header.
        let header = text.get(from..).unwrap_or_default();
        let length =
            header.find(|c: char| !matches!(c, '|' | '>' | '+' | '-' | '0'..='9')).unwrap_or(header.len());
        return from..from + length;
    }
    let rest = content.get(last..).unwrap_or_default();
    from..bytes.start + last + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// Where the `|` or `>` of a block scalar stands in a line, if one does.
fn header(line: &str) -> Option<usize> {
    let line = line.trim_end_matches('\r');
    line.match_indices(['|', '>']).map(|(at, _)| at).find(|&at| {
        let before = line.get(..at).unwrap_or_default();
        let rest = line.get(at + 1..).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
        let comment = rest.trim_start_matches([' ', '\t']);
        let separate = before.is_empty() || before.ends_with([' ', '\t', ':']);
        separate && (comment.is_empty() || (comment.starts_with('#') && comment.len() < rest.len()))
    })
}

/// The bytes of a list that is the value of a member: it begins at its first dash, also where it is
/// not indented under the name.
pub(super) fn list(text: &str, bytes: Range<usize>) -> Range<usize> {
    let line = text.get(..bytes.start).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(line..).unwrap_or_default();
    let dash = line + rest.len() - rest.trim_start_matches(' ').len();
    if text.get(dash..).is_some_and(|rest| rest.starts_with('-')) { dash..bytes.end } else { bytes }
}
