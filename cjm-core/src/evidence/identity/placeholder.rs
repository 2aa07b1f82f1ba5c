//! What stands in columns of ids where there is none.

/// Words that stand for no id, in small letters.
const WORDS: [&str; 19] = [
    "n/a",
    "na",
    "#n/a",
    "nan",
    "null",
    "<null>",
    "nil",
    "none",
    "(none)",
    "(null)",
    "undefined",
    "unknown",
    "(not set)",
    "not set",
    "anonymous",
    "anon",
    "guest",
    "test",
    "xxx",
];

/// Whether a value only fills a column of ids: an id that all would share who have none. Written with
/// nothing but one digit `0` and signs (`0`, `00000000-0000-…`), as one of the usual words, or as an address
/// that nobody reads. `NA` is among them: as an id it is what tables write where they know none.
pub(super) fn is_placeholder(value: &str) -> bool {
    const LONGEST: usize = 64;
    if value.len() > LONGEST {
        return false;
    }
    let value = value.trim();
    if value.bytes().all(|byte| byte == b'0' || byte.is_ascii_punctuation()) {
        return true;
    }
    let lower = value.to_ascii_lowercase();
    let nobody = |name: &str| {
        matches!(
            name,
            "test"
                | "noreply"
                | "no-reply"
                | "donotreply"
                | "do-not-reply"
                | "nobody"
                | "none"
                | "null"
                | "na"
        )
    };
    match lower.split_once('@') {
        Some((name, domain)) => {
            nobody(name) || matches!(domain, "example.com" | "example.org" | "example.net" | "test.com")
        }
        None => WORDS.contains(&lower.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn what_fills_a_column_is_no_id() {
        for value in ["", " ", "NULL", "Unknown", "0", "NA", "test@shop.de", "noreply@x.org", "a@example.com"]
        {
            assert!(is_placeholder(value), "{value}");
        }
        assert!(is_placeholder("00000000-0000-0000-0000-000000000000"));
        for value in ["10", "c0ffee", "anna@shop.de", "nato", "007", "testa@shop.de", "ü"] {
            assert!(!is_placeholder(value), "{value}");
        }
    }
}
