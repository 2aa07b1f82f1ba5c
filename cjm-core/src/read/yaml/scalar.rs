//! What a plain scalar means: the core schema (YAML 1.2.2, section 10.3).

/// A plain scalar, resolved.
pub(super) enum Scalar {
    Null,
    Bool(bool),
    /// The text is a JSON number already.
    Number,
    /// A number that JSON writes like this.
    Written(String),
    /// A number that JSON does not have: infinity, not a number, more than 128 bits of hexadecimal.
    Unwritable,
    Text,
}

impl Scalar {
    /// The names of the core tags that say what this is.
    pub(super) fn tags(&self, text: &str) -> &'static [&'static str] {
        match self {
            Self::Null => &["null"],
            Self::Bool(_) => &["bool"],
            Self::Written(_) if text.starts_with("0x") => &["int"],
            Self::Number | Self::Written(_) if text.contains(['.', 'e', 'E']) => &["float"],
            Self::Number | Self::Written(_) | Self::Unwritable => &["int", "float"],
            Self::Text => &["str"],
        }
    }
}

/// What a plain scalar is.
pub(super) fn resolve(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "true" | "True" | "TRUE" => Scalar::Bool(true),
        "false" | "False" | "FALSE" => Scalar::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Scalar::Unwritable,
        _ => number(text).unwrap_or(Scalar::Text),
    }
}

fn number(text: &str) -> Option<Scalar> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return Some(Scalar::Unwritable);
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let whole = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
            let value = u128::from_str_radix(digits, radix);
            return whole
                .then(|| value.map_or(Scalar::Unwritable, |value| Scalar::Written(value.to_string())));
        }
    }
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (unsigned.get(..at)?, unsigned.get(at + 1..)),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) =
        mantissa.split_once('.').map_or((mantissa, None), |(whole, part)| (whole, Some(part)));
    if !digits(whole) || !part.is_none_or(digits) || (whole.is_empty() && part.is_none_or(str::is_empty)) {
        return None;
    }
    let power = exponent.map(|power| power.strip_prefix(['-', '+']).unwrap_or(power));
    if power.is_some_and(|power| power.is_empty() || !digits(power)) {
        return None;
    }
    let json = !text.starts_with('+')
        && !whole.is_empty()
        && (whole == "0" || !whole.starts_with('0'))
        && part.is_none_or(|part| !part.is_empty());
    if json {
        return Some(Scalar::Number);
    }
    let whole = whole.trim_start_matches('0');
    let sign = if text.starts_with('-') { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { whole };
    let part = part.filter(|part| !part.is_empty()).map(|part| format!(".{part}")).unwrap_or_default();
    let exponent = exponent.map(|power| format!("e{power}")).unwrap_or_default();
    Some(Scalar::Written(format!("{sign}{whole}{part}{exponent}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_words(text: &str) -> String {
        match resolve(text) {
            Scalar::Null => "null".to_owned(),
            Scalar::Bool(value) => value.to_string(),
            Scalar::Number => text.to_owned(),
            Scalar::Written(number) => number,
            Scalar::Unwritable => "unwritable".to_owned(),
            Scalar::Text => "text".to_owned(),
        }
    }

    #[test]
    fn plain_scalars_are_resolved_by_the_core_schema() {
        let cases = [
            ("null", "", "null"),
            ("null", "~", "null"),
            ("null", "Null", "null"),
            ("null", "nULL", "text"),
            ("bool", "True", "true"),
            ("bool", "FALSE", "false"),
            ("bool", "yes", "text"),
            ("bool", "On", "text"),
            ("bool", "tRUE", "text"),
            ("int", "0", "0"),
            ("int", "-0", "-0"),
            ("int", "+1", "1"),
            ("int", "012", "12"),
            ("int", "-012", "-12"),
            ("int", "00", "0"),
            ("int", "1_000", "text"),
            ("int", "1:30", "text"),
            ("int", "+", "text"),
            ("int", "123456789012345678901234567890", "123456789012345678901234567890"),
            ("octal", "0o17", "15"),
            ("octal", "0o18", "text"),
            ("octal", "0o", "text"),
            ("octal", "-0o17", "text"),
            ("hex", "0x1F", "31"),
            ("hex", "0xg", "text"),
            ("hex", "0x", "text"),
            ("hex", "0x+5", "text"),
            ("hex", "0xFFFFFFFFFFFFFFFFF", "295147905179352825855"),
            ("hex", "-0x1E5", "text"),
            ("binary", "0b1", "text"),
            ("hex", "0x1000000000000000000000000000000000", "unwritable"),
            ("float", "1.50", "1.50"),
            ("float", "1.", "1"),
            ("float", ".5", "0.5"),
            ("float", "-.5", "-0.5"),
            ("float", "+.5e1", "0.5e1"),
            ("float", "1e3", "1e3"),
            ("float", "1E+3", "1E+3"),
            ("float", "01.5e-3", "1.5e-3"),
            ("float", ".", "text"),
            ("float", "e3", "text"),
            ("float", "1e", "text"),
            ("float", "1e+", "text"),
            ("float", "1.2.3", "text"),
            ("float", "1e5.5", "text"),
            ("float", "1.e5", "1e5"),
            ("float", "-", "text"),
            ("none", ".inf", "unwritable"),
            ("none", "-.INF", "unwritable"),
            ("none", "+.Inf", "unwritable"),
            ("none", ".nan", "unwritable"),
            ("none", "-.nan", "text"),
            ("none", "inf", "text"),
            ("none", "NaN", "text"),
            ("date", "2026-07-01", "text"),
            ("date", "2026-07-01T09:30:00Z", "text"),
            ("merge", "<<", "text"),
        ];
        for (what, text, expected) in cases {
            assert_eq!(in_words(text), expected, "{what}: {text:?}");
        }
    }
}
