//! Lines and columns of all spans of a report, in one pass over the text: counting from the start of
//! the line for each would take forever where a document is one long line.

use super::{Diagnostic, Span};

/// Fills in lines and columns; the bytes of the spans are known.
pub(super) fn locate(text: &[u8], diagnostics: &mut [Diagnostic]) {
    let mut offsets: Vec<usize> = Vec::with_capacity(diagnostics.len() * 2);
    spans(diagnostics, |span| offsets.extend([span.start, span.end]));
    offsets.sort_unstable();
    offsets.dedup();
    let positions = positions(text, &offsets);
    let position = |byte: usize| {
        let at = offsets.binary_search(&byte).ok();
        at.and_then(|at| positions.get(at)).copied().unwrap_or((1, 1))
    };
    spans(diagnostics, |span| {
        (span.line, span.column) = position(span.start);
        (span.end_line, span.end_column) = position(span.end);
    });
}

fn spans(diagnostics: &mut [Diagnostic], mut visit: impl FnMut(&mut Span)) {
    for diagnostic in diagnostics {
        let related = diagnostic.related.iter_mut().filter_map(|related| related.span.as_mut());
        diagnostic.span.iter_mut().chain(related).for_each(&mut visit);
    }
}

/// Line and column of each offset, both from 1; the offsets ascend. Columns count Unicode scalar
/// values; a byte order mark takes none.
pub(crate) fn positions(text: &[u8], offsets: &[usize]) -> Vec<(usize, usize)> {
    let mut positions = Vec::with_capacity(offsets.len());
    let mark = if text.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let (mut line, mut column, mut at) = (1, 1, 0);
    for &offset in offsets {
        let end = offset.min(text.len());
        while let Some(&byte) = text.get(at).filter(|_| at < end) {
            let ends = match byte {
                b'\n' => true,
                b'\r' => text.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                line += 1;
                column = 1;
            } else if byte & 0xC0 != 0x80 && at >= mark {
                column += 1;
            }
            at += 1;
        }
        positions.push((line, column));
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::positions;

    /// Counted from the beginning, character by character.
    fn position(text: &str, byte: usize) -> (usize, usize) {
        let before = text.get(..byte).unwrap_or(text);
        let before = before.strip_prefix('\u{feff}').unwrap_or(before);
        // A carriage return whose line feed is still to come ends no line.
        let cut = text.get(byte..).is_some_and(|after| after.starts_with('\n')) && before.ends_with('\r');
        let lines = before.replace("\r\n", "\n");
        let lines = if cut { lines } else { lines.replace('\r', "\n") };
        let last = lines.rsplit('\n').next().unwrap_or_default();
        (lines.split('\n').count(), last.chars().count() + 1)
    }

    #[test]
    fn one_pass_gives_what_counting_from_the_beginning_gives() {
        for text in
            ["", "a\nb", "a\r\nbé\nc\n", "a\rb", "\u{feff}{\n\u{feff}日本}", "\n\n\r\n", "\u{feff}", "é"]
        {
            let offsets: Vec<usize> = (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)).collect();
            let expected: Vec<(usize, usize)> = offsets.iter().map(|&byte| position(text, byte)).collect();
            assert_eq!(positions(text.as_bytes(), &offsets), expected, "{text:?}");
        }
    }

    #[test]
    fn offsets_beyond_the_end_are_at_the_end() {
        assert_eq!(positions(b"a\nbc", &[9]), [(2, 3)]);
    }
}
