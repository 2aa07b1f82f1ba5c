//! Text that becomes markup, and never more than text.

/// For element content. Characters that markup cannot hold become U+FFFD.
pub(crate) fn markup(text: &str) -> String {
    escape(text, false)
}

/// For attribute values in double quotes.
pub(crate) fn attribute(text: &str) -> String {
    escape(text, true)
}

fn escape(text: &str, quotes: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if quotes => out.push_str("&quot;"),
            '\'' if quotes => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

/// For a Markdown paragraph, heading or table cell: nothing in it is a sign any more, and it stays on
/// one line.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut number = true;
    let mut rest = text.trim().chars().peekable();
    while let Some(character) = rest.next() {
        let first = out.is_empty();
        let ends_word = rest.peek().is_none_or(|next| next.is_whitespace());
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(character);
            }
            // Signs of a list or a rule, where a line begins with them.
            '-' | '+' | '=' | ':' if first => {
                out.push('\\');
                out.push(character);
            }
            '.' | ')' if !first && number && ends_word => {
                out.push('\\');
                out.push(character);
            }
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            other => out.push(printable(other)),
        }
        number &= character.is_ascii_digit();
    }
    out
}

/// For a terminal: one line, without characters that steer it or turn the writing direction.
pub(super) fn line(text: &str) -> String {
    let plain = |character| match character {
        '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' => '\u{fffd}',
        other => printable(other),
    };
    text.trim().chars().map(plain).collect()
}

fn printable(character: char) -> char {
    if character.is_control() { '\u{fffd}' } else { character }
}

#[cfg(test)]
mod tests {
    use super::{attribute, line, markdown, markup};

    #[test]
    fn text_never_becomes_markup() {
        assert_eq!(markup("<b>&amp;\u{7}"), "&lt;b&gt;&amp;amp;\u{fffd}");
        assert_eq!(attribute("\" onload='x'"), "&quot; onload=&#39;x&#39;");
        assert_eq!(markdown("# [a](b) | `c`\n<i>"), "\\# \\[a\\](b) \\| \\`c\\` &lt;i&gt;");
        assert_eq!(markdown("- 1"), "\\- 1");
        assert_eq!(markdown("12. x"), "12\\. x");
        assert_eq!(markdown("2.9"), "2.9");
    }

    #[test]
    fn text_never_steers_a_terminal() {
        assert_eq!(line("a\u{1b}[2Jb\u{202e}c\nd"), "a\u{fffd}[2Jb\u{fffd}c d");
    }
}
