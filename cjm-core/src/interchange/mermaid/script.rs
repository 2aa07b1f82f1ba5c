//! Characters and numbers as ECMAScript has them, which is what Mermaid is written in.

/// What `\s` matches and `trim` takes away.
pub(super) fn is_space(character: char) -> bool {
    character == '\u{feff}' || (character.is_whitespace() && character != '\u{85}')
}

/// What `\w` matches.
pub(super) fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// `trim`.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// How many bytes at the start of `text` are white space.
pub(super) fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_space).len()
}

/// `Number(text)` (ECMA-262, `StringToNumber`): nothing is 0, and what is no number is NaN.
pub(super) fn number(text: &str) -> f64 {
    let text = trim(text);
    if text.is_empty() {
        return 0.0;
    }
    let digits = |prefix: [&str; 2]| prefix.iter().find_map(|prefix| text.strip_prefix(prefix));
    for (prefix, radix) in [(["0x", "0X"], 16), (["0o", "0O"], 8), (["0b", "0B"], 2)] {
        if let Some(digits) = digits(prefix) {
            return whole(digits, radix);
        }
    }
    match text.strip_prefix(['+', '-']).unwrap_or(text) {
        "Infinity" if text.starts_with('-') => f64::NEG_INFINITY,
        "Infinity" => f64::INFINITY,
        // Rust takes words that ECMAScript does not.
        unsigned
            if unsigned
                .bytes()
                .any(|byte| !matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')) =>
        {
            f64::NAN
        }
        _ => text.parse().unwrap_or(f64::NAN),
    }
}

fn whole(digits: &str, radix: u32) -> f64 {
    if digits.is_empty() {
        return f64::NAN;
    }
    let mut value = 0.0;
    for character in digits.chars() {
        match character.to_digit(radix) {
            Some(digit) => value = value * f64::from(radix) + f64::from(digit),
            None => return f64::NAN,
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_what_ecmascript_makes_of_them() {
        for (text, value) in [
            ("", 0.0),
            (" \u{feff}\t", 0.0),
            (" 3 ", 3.0),
            ("+4", 4.0),
            ("-2", -2.0),
            ("5e-1", 0.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("0x5", 5.0),
            ("0B11", 3.0),
            ("0o17", 15.0),
            ("1e400", f64::INFINITY),
            ("-Infinity", f64::NEG_INFINITY),
        ] {
            assert_eq!(number(text), value, "{text:?}");
        }
        for text in [
            "happy", "3,5", "4/5", "inf", "NaN", "infinity", "0x", "-0x5", "0b2", "1_0", ".", "e5", "--1",
            "3 4",
        ] {
            assert!(number(text).is_nan(), "{text:?}");
        }
    }
}
