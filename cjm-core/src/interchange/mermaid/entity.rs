//! Characters by number or name: `#58;`, `#colon;`. Mermaid hides them behind marks while it parses and
//! shows what HTML makes of them.

use std::fmt::Write as _;

/// Marks as Mermaid has them.
pub(super) const NUMBER: &str = "ﬂ°°";
pub(super) const NAME: &str = "ﬂ°";
pub(super) const END: &str = "¶ß";

/// Names of HTML 5 for what people put into a diagram.
const NAMES: [(&str, &str); 20] = [
    ("amp", "&"),
    ("apos", "'"),
    ("colon", ":"),
    ("comma", ","),
    ("copy", "©"),
    ("equals", "="),
    ("euro", "€"),
    ("gt", ">"),
    ("hellip", "…"),
    ("infin", "∞"),
    ("lt", "<"),
    ("mdash", "—"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("num", "#"),
    ("percnt", "%"),
    ("pound", "£"),
    ("quot", "\""),
    ("semi", ";"),
    ("trade", "™"),
];

/// A text as Mermaid shows it. What has no name here stays as it was written.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(NAME) {
        out.push_str(before);
        let Some((name, behind)) = after.split_once(END) else {
            // Nor does any mark behind it end.
            out.push_str(NAME);
            rest = after;
            break;
        };
        match character(name) {
            Some(found) => out.push_str(&found),
            None => {
                let _ = write!(out, "#{};", name.trim_start_matches('°'));
            }
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<String> {
    if let Some(digits) = name.strip_prefix('°') {
        let code: u32 = digits.parse().ok()?;
        return char::from_u32(code).filter(|character| !character.is_control()).map(String::from);
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, character)| (*character).to_owned())
}

/// A character that Mermaid's grammar would take for something else.
pub(super) fn encoded(character: char) -> String {
    format!("#{};", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::{decode, encoded};

    #[test]
    fn marks_become_characters_again() {
        assert_eq!(decode("At 10ﬂ°°58¶ß30 ﬂ°quot¶ßxﬂ°quot¶ß"), "At 10:30 \"x\"");
        assert_eq!(
            decode("ﬂ°heartsuit¶ß ﬂ°°0¶ß ﬂ°°99999999999¶ß ﬂ° ﬂ°a"),
            "#heartsuit; #0; #99999999999; ﬂ° ﬂ°a"
        );
        assert_eq!(encoded(':'), "#58;");
    }
}
